/** Settles the factors of an input before anything is computed: given numbers stay, ids and places and modes become the figures they stand for. */
import { type Condition, conditionOf } from './condition.ts'
import { perAmount, perOf } from './factors/amounts.ts'
import { type FactorRecord, findFactor, findFactorById, parseFactorText } from './factors/index.ts'
import type { Loaded } from './graph.ts'
import type { Definition, Factor, Inputs } from './method.ts'
import { type Problem, problem, type Text } from './problem.ts'

/** A factor that a result used: the record, where it went in, and the number that went in (a factor per vehicle is divided by its occupancy, one `per` another unit is converted). */
export type Used = { path: string; record: FactorRecord; value: number; occupancy?: number; per?: string }
type Turning = { occupancy?: number | undefined; per?: string | undefined }
/** What goes in of a figure in the unit of the record. */
export const entering = (figure: number, { record, occupancy, per }: Pick<Used, 'record'> & Turning) =>
  per === undefined ? figure / (occupancy ?? 1) : perAmount(figure, record.unit, per)
/** `told` holds what was remarked on already: a record, or a given number, is told once for each input of the definition. */
export type Settled = { inputs: Inputs; used: Used[]; remarks: Problem[]; problems: Problem[]; told: Set<string> }

/** A factor input made ready: what the definition says of it, once. */
type Slot = {
  name: string
  key: string
  input: Factor
  clause: string | undefined
  applies: Condition
  /** The options of the input that names a set. */
  sets: Readonly<Record<string, Text>> | undefined
  valueOf: (key: string | undefined, row: Inputs, inputs: Inputs) => unknown
  /** What is said of a factor of CO2 alone, by its unit: said so often that it is made once. */
  co2Only: Map<string, Problem>
  remarks: readonly FactorRemark[]
}
/** A remark on records of a kind, with its texts for each record that it was made of. */
type FactorRemark = {
  code: string
  check: Definition['factorChecks'][string]
  isInfo: Condition | undefined
  texts: Map<string, Text>
}
/** One place a slot is filled: a row, or the inputs themselves. */
type Place = { slot: Slot; path: string; row: Inputs; inputs: Inputs }

function slotOf({ definition, clauses }: Loaded, name: string, key: string, input: Factor): Slot {
  const defaults = new Map(
    Object.entries(definition.inputs).flatMap(([each, one]) =>
      'default' in one ? [[each, one.default as unknown]] : [],
    ),
  )
  const set = definition.inputs[input.by.set ?? '']
  return {
    name,
    key,
    input,
    clause: clauses.get(name),
    sets: set?.kind === 'choice' ? set.options : undefined,
    co2Only: new Map(),
    applies: conditionOf(input.when, definition),
    valueOf: (asked, row, inputs) =>
      asked === undefined ? undefined : (row[asked] ?? inputs[asked] ?? defaults.get(asked)),
    remarks: Object.entries(definition.factorChecks).flatMap(([code, check]) =>
      check.input === name
        ? [{ code, check, isInfo: check.informWhen && conditionOf(check.informWhen, definition), texts: new Map() }]
        : [],
    ),
  }
}

/** Makes the settling of a method's factors. Nothing is looked up for a route that was not chosen. */
export function settler(loaded: Loaded): (inputs: Inputs) => Settled {
  const { definition } = loaded
  const scalars = Object.entries(definition.inputs).flatMap(([key, input]) =>
    input.kind === 'factor' ? [slotOf(loaded, key, key, input)] : [],
  )
  const groups = Object.entries(definition.inputs).flatMap(([key, input]) => {
    if (input.kind !== 'rows') return []
    const slots = Object.entries(input.columns).flatMap(([column, cell]) =>
      cell.kind === 'factor' ? [slotOf(loaded, `${key}.${column}`, column, cell)] : [],
    )
    return slots.length > 0 ? [{ key, slots, applies: conditionOf(input.when, definition) }] : []
  })
  const told = new Set<string>()
  if (scalars.length + groups.length === 0) return (inputs) => ({ inputs, used: [], remarks: [], problems: [], told })
  return (inputs) => {
    const changed: Record<string, unknown> = { ...inputs }
    const settled: Settled = { inputs: changed, used: [], remarks: [], problems: [], told: new Set() }
    for (const slot of scalars) {
      if (slot.applies(inputs) === true)
        changed[slot.key] = number({ slot, path: `/${slot.key}`, row: inputs, inputs }, settled)
    }
    for (const { key, slots, applies } of groups) {
      const rows = inputs[key] as readonly Inputs[] | undefined
      if (rows === undefined || applies(inputs) !== true) continue
      changed[key] = rows.map((row, i) => {
        let filled: Record<string, unknown> | undefined
        for (const slot of slots) {
          if (slot.applies(inputs) !== true) continue
          const value = number({ slot, path: `/${key}/${i}/${slot.key}`, row, inputs }, settled)
          if (value !== row[slot.key]) {
            filled ??= { ...row }
            filled[slot.key] = value
          }
        }
        return filled ?? row
      })
    }
    return settled
  }
}

/** The number of one factor; undefined after a problem. */
function number(place: Place, settled: Settled): number | undefined {
  const { slot, path, row, inputs } = place
  const { input, key } = slot
  const given = row[key]
  const occupancy = slot.valueOf(input.perVehicle, row, inputs) as number | undefined
  if (typeof given === 'number') {
    if (occupancy !== undefined) settled.problems.push(noVehicle(place))
    else if (isNew(slot, 'given', settled)) remarkUnit(place, input.unit, settled)
    return given
  }
  if (given === undefined && input.chosen) return undefined
  const found = find(place, given)
  if ('problems' in found) {
    const at = given === undefined ? askedAt(place) : path
    for (const each of found.problems) {
      const own = each.code === 'EF-UNKNOWN' ? { ...each, path: at } : each
      // two factors may be looked up by one place
      if (settled.problems.some((other) => other.path === own.path && other.en === own.en)) continue
      settled.problems.push(withClause(own, slot))
    }
    return undefined
  }
  const { record, warnings } = found
  const known = !isNew(slot, record.id, settled)
  const per =
    input.per === undefined ? turned(record, input) : (slot.valueOf(input.per, row, inputs) as string | undefined)
  const value =
    input.per === undefined
      ? inUnit(place, record, { per, occupancy }, settled, known)
      : perUnit(place, record, per, settled, known)
  if (value === undefined) return undefined
  // what is to be said of a record is said where it is used first, and of how it was found where it is first found so
  const news = warnings.filter(({ zh }) => isNew(slot, zh, settled))
  settled.remarks.push(...news.map((each) => withClause(each, slot)), ...(known ? [] : remarksOn(place, record)))
  settled.used.push({
    path,
    record,
    value,
    ...(occupancy === undefined ? {} : { occupancy }),
    ...(per === undefined ? {} : { per }),
  })
  return value
}

const isNew = ({ name }: Slot, what: string, { told }: Settled) => {
  const before = told.size
  return told.add(`${name} ${what}`).size > before
}

const withClause = (each: Problem, { clause }: Slot): Problem => (clause === undefined ? each : { clause, ...each })

/** Where the text stands that a blank factor was looked up by: what is not known there is to be mended there. */
function askedAt({ slot, path, row, inputs }: Place): string {
  const { mode, place } = slot.input.by
  const asked = mode ?? place
  if (asked === undefined || (row[asked] ?? inputs[asked]) === undefined) return path
  return row[asked] === undefined ? `/${asked}` : path.replace(/[^/]+$/, asked)
}

/** By what was typed (an id, a place, a mode), else by the inputs the definition names. */
function find({ slot, path, row, inputs }: Place, given: unknown) {
  const { by, family } = slot.input
  const year = slot.valueOf(by.year, row, inputs) as number | undefined
  const set = slot.valueOf(by.set, row, inputs) as string | undefined
  const { key, chosen } = slot.input
  const titles = slot.sets
  if (typeof given !== 'string') {
    if (key !== undefined) return findFactor({ family, key, year }, path)
    if (by.mode)
      return findFactor(
        { family, year, set, titles, mode: slot.valueOf(by.mode, row, inputs) as string | undefined },
        path,
      )
    return findFactor(
      { family, year, place: (slot.valueOf(by.place, row, inputs) as string | undefined) ?? 'CN' },
      path,
    )
  }
  const read = parseFactorText(given)
  if (read.kind === 'id') return findFactorById(read.id, path, year, family)
  if (key !== undefined || (chosen && slot.input.per === undefined))
    return findFactor({ family, key: given.trim(), year }, path)
  // what cannot be a place or a mode here is looked up as one, so that the answer says what would be accepted
  return findFactor(by.mode ? { family, year, set, titles, mode: given } : { family, year, place: given }, path)
}

/** Gases are told, and not converted. */
export const gas = (unit: string) => (unit.startsWith('kgCO2e/') ? `kgCO2/${unit.slice(7)}` : unit)
const beside = ({ path, slot }: Place) => path.replace(/[^/]+$/, slot.input.perVehicle ?? '')

/** The record's figure per the unit that its row is measured in. */
function perUnit(
  { path, slot }: Place,
  record: FactorRecord,
  unit: string | undefined,
  { problems, remarks }: Settled,
  known: boolean,
): number | undefined {
  const { per = '' } = slot.input
  if (unit === undefined) {
    problems.push(
      problem(
        path.replace(/[^/]+$/, per),
        'MISSING',
        `${record.id} 的单位是 ${record.unit}：请填写 ${per}（活动数据的单位）`,
        `${record.id} is in ${record.unit}: give ${per}, the unit of the amount`,
        slot.clause,
      ),
    )
    return undefined
  }
  const value = gas(record.unit).startsWith('kgCO2') ? entering(record.value, { record, per: unit }) : undefined
  if (value === undefined) {
    problems.push(
      problem(
        path,
        'UNIT',
        `${record.id} 的单位是 ${record.unit}，不能换算为每 ${unit}：请改正 ${per}，或换一个因子`,
        `${record.id} is in ${record.unit}, which cannot be turned into one per ${unit}: correct ${per}, or take another factor`,
        slot.clause,
      ),
    )
  } else if (!known && record.gases === 'CO2') {
    remarks.push(
      problem(
        path,
        'EF-FAMILY',
        `${record.id}（${record.family} 类，${record.unit}）只含二氧化碳，不是生命周期的碳足迹因子：按 GWP 1 计入，请换用 ${slot.input.family} 类或其他以 kgCO2e 计的因子`,
        `${record.id} (family ${record.family}, ${record.unit}) covers CO2 only and is no factor of a life cycle: it enters by GWP 1; take one of the family ${slot.input.family} or another in kgCO2e`,
        slot.clause,
      ),
    )
  }
  return value
}

/** What a figure is turned into one per: a record per tonne for an input per kilogram. Undefined where it need not be, or cannot. */
export function turned({ unit }: Pick<FactorRecord, 'unit'>, input: Pick<Factor, 'unit'>): string | undefined {
  if (gas(unit) === gas(input.unit) || ![unit, input.unit].every((each) => gas(each).startsWith('kgCO2/')))
    return undefined
  return perAmount(1, unit, perOf(input.unit)) === undefined ? undefined : perOf(input.unit)
}

/** The record's figure in the unit the formula wants. CO2 enters a CO2e formula through GWP 1 and is told; a figure per vehicle is shared by its occupants. */
function inUnit(
  place: Place,
  record: FactorRecord,
  { per, occupancy }: Turning,
  settled: Settled,
  known: boolean,
): number | undefined {
  const { path, slot } = place
  const { input, key } = slot
  const refuse = (each: Problem) => {
    settled.problems.push(each)
    return undefined
  }
  if (
    record.unit.endsWith('/vkm') &&
    gas(record.unit) === 'kgCO2/vkm' &&
    gas(input.unit) === 'kgCO2/pkm' &&
    input.perVehicle !== undefined
  ) {
    if (!known) remarkUnit(place, record.unit, settled)
    if (occupancy !== undefined) return entering(record.value, { record, occupancy })
    return refuse(
      problem(
        beside(place),
        'MISSING',
        `${record.id} 按车公里计（${record.unit}）：请填写 ${input.perVehicle}（载客人数）`,
        `${record.id} is per vehicle-km (${record.unit}): give ${input.perVehicle}`,
        slot.clause,
      ),
    )
  }
  if (per === undefined && gas(record.unit) !== gas(input.unit)) {
    return refuse(
      problem(
        path,
        'UNIT',
        `${record.id} 的单位是 ${record.unit}，这里需要 ${input.unit}：请换一个因子`,
        `${record.id} is in ${record.unit}, ${input.unit} is wanted here: take another factor`,
        slot.clause,
      ),
    )
  }
  if (occupancy !== undefined) return refuse(noVehicle(place))
  const lifeCycle = input.unit.startsWith('kgCO2/') && record.unit.startsWith('kgCO2e/')
  const value = entering(record.value, { record, per })
  if (known) return value
  const crossed = lifeCycle || record.family !== input.family
  if (crossed) {
    settled.remarks.push(
      problem(
        path,
        'EF-FAMILY',
        `${record.id}（${record.family} 类，${record.unit}）不是这里通常使用的因子：请把 ${key} 换成 ${input.family} 类、以 ${input.unit} 计的因子，或确认它适用并在报告中说明`,
        `${record.id} (family ${record.family}, ${record.unit}) is not the usual kind of factor here: for ${key} take one of the family ${input.family} in ${input.unit}, or make sure that it fits and say so in the report`,
        slot.clause,
      ),
    )
  }
  // a figure of another family in the very unit that is wanted says nothing new about its gases
  if (!crossed || record.unit !== input.unit) remarkUnit(place, record.unit, settled)
  return value
}

const remarkUnit = ({ path, slot }: Place, unit: string, { remarks }: Settled) => {
  if (!unit.startsWith('kgCO2/')) return
  let remark = slot.co2Only.get(unit)
  if (remark === undefined) {
    const { label } = slot.input
    const zh = `${slot.key}（${label.zh}）的单位为 ${unit}，只含二氧化碳：1 kgCO2 按 1 kgCO2e 计入结果（GWP_CO2 = 1）`
    const en = `${slot.key} (${label.en}) is in ${unit}, CO2 only: it enters the result as kgCO2e, one for one (GWP_CO2 = 1)`
    remark = problem(path, 'M-CO2-ONLY', zh, en, slot.clause)
    slot.co2Only.set(unit, remark)
  }
  remarks.push(remark.path === path ? remark : { ...remark, path })
}

const noVehicle = (place: Place): Problem => {
  const key = place.slot.input.perVehicle ?? ''
  return problem(
    beside(place),
    'CONFLICT',
    `${key} 只用于按车公里计的因子：请删去它`,
    `${key} belongs to factors per vehicle-km only: remove it`,
    place.slot.clause,
  )
}

/** What the definition says about records of a kind. */
const remarksOn = ({ path, slot, row, inputs }: Place, record: FactorRecord): Problem[] =>
  slot.remarks.flatMap(({ code, check: { record: kind, severity, clause, zh, en }, isInfo, texts }) => {
    const { rf, outside, boundary, gwpOtherThan } = kind
    const gwp = slot.valueOf(gwpOtherThan, row, inputs)
    const fits =
      (rf === undefined || record.rf === true) &&
      (outside === undefined || !`${record.place}-`.startsWith(`${outside}-`)) &&
      // electricity of its own family ends where it is used
      (boundary === undefined || (record.boundary === boundary && record.family !== slot.input.family)) &&
      (gwpOtherThan === undefined || (record.gwp !== undefined && record.gwp !== gwp))
    if (!fits) return []
    let filled = texts.get(record.id)
    if (filled === undefined) {
      const { id, title } = record
      filled = {
        // a Chinese bracket is followed by no space
        zh: zh.replaceAll(/\{id\} ?/g, `“${title.zh}”（${id}）`),
        en: en.replaceAll('{id}', `"${title.en}" (${id})`),
      }
      texts.set(record.id, filled)
    }
    return [
      {
        path,
        code,
        severity: isInfo?.(inputs) === true ? 'info' : severity,
        ...(clause === undefined ? {} : { clause }),
        zh: filled.zh,
        en: filled.en,
      },
    ]
  })
