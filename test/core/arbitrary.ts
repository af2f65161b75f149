/** Random inputs that a method accepts, derived from its definition. */
import fc from 'fast-check'
import type { Method } from '../../core/calculate.ts'
import { conditionOf } from '../../core/condition.ts'
import { amountUnit } from '../../core/factors/amounts.ts'
import { factorById, listFactors, modesOf, records } from '../../core/factors/index.ts'
import { derived } from '../../core/graph.ts'
import { columnsOf, isGroup, longestText, needed } from '../../core/inputs.ts'
import type { Cell, Choice, Factor, Input, Inputs, Quantity, TextInput } from '../../core/method.ts'

type Fields = Record<string, fc.Arbitrary<unknown>>
type Options = {
  /** Factors are given as numbers, or also as ids, places and modes, or left to be looked up. */
  factors?: 'numbers' | 'named'
}

/** Keeps what was made of plain data: to put generators together takes longer than to draw from them. */
function kept<T, R>(make: (from: T) => R): (from: T) => R {
  const made = new Map<string, R>()
  return (from) => {
    const key = JSON.stringify(from)
    const known = made.get(key) ?? make(from)
    made.set(key, known)
    return known
  }
}

/** The largest number tried where a definition sets no limit. */
const unlimited = 1e12
const most = 5

/** Numbers a quantity accepts, its ends among them. */
export function numbers({ min, above, max, whole }: Pick<Quantity, 'min' | 'above' | 'max' | 'whole'>) {
  const least = min ?? above ?? -unlimited
  const last = max ?? unlimited
  const excluded = above !== undefined
  const ends = [...(excluded ? [] : [least]), last]
  const between = whole
    ? fc.integer({ min: least, max: last })
    : fc.oneof(
        fc.double({ min: least, max: last, minExcluded: excluded, noNaN: true }),
        // everyday sizes, which a draw over the whole range hardly meets
        fc.double({ min: least, max: Math.min(last, least + 100), minExcluded: excluded, noNaN: true }),
        fc.integer({ min: Math.ceil(least) + (excluded ? 1 : 0), max: Math.floor(Math.min(last, least + 1e6)) }),
      )
  return fc.oneof({ weight: 1, arbitrary: fc.constantFrom(...ends) }, { weight: 4, arbitrary: between })
}

const day = fc
  .date({ min: new Date('1990-01-01T00:00:00Z'), max: new Date('2100-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

const texts = ({ date, longest = longestText }: TextInput): fc.Arbitrary<string> =>
  date
    ? day
    : fc.oneof(
        fc.string({ unit: 'grapheme', maxLength: Math.floor(longest / 16) }),
        fc.constantFrom('', '会议', 'x'.repeat(longest)),
      )

const options = ({ options }: Choice) => fc.constantFrom(...Object.keys(options))

/** Places with a grid figure, in several spellings. */
export const gridPlaces = fc.oneof(
  fc.constantFrom(...new Set(listFactors({ family: 'grid', key: 'average' }).map(({ place }) => place))),
  fc.constantFrom('北京', '110000', 'cn-bj', '华北', 'Inner Mongolia', '全国', ' ＣＮ '),
)

const anyCell = (cell: Cell): fc.Arbitrary<unknown> => {
  if (cell.kind === 'quantity') return numbers(cell)
  if (cell.kind === 'factor') return numbers({ min: 0, ...cell })
  if (cell.kind === 'choice') return options(cell)
  return cell.kind === 'flag' ? fc.boolean() : texts(cell)
}

const may = <T>(wanted: boolean, value: fc.Arbitrary<T>) => (wanted ? value : fc.option(value, { nil: undefined }))

/** What a factor reads when it is looked up: a place, or a mode of the chosen set. */
type Lookup = { given: string | undefined; by: Record<string, string>; id: string }

const gas = (text: string) => text.replace('kgCO2e', 'kgCO2')
/** The records that may be named in a factor input. */
const fitting = ({
  unit,
  family,
  perVehicle,
  max = Number.POSITIVE_INFINITY,
}: Pick<Factor, 'unit' | 'family' | 'perVehicle' | 'max'>) =>
  records().filter(
    (record) =>
      record.family === family &&
      record.value <= max &&
      (gas(record.unit) === gas(unit) || (perVehicle !== undefined && record.unit.endsWith('/vkm'))),
  )

function lookups(
  { by, unit, family, key, chosen: isChosen, per, perVehicle, max = Number.POSITIVE_INFINITY }: Factor,
  chosen: Inputs,
  inputs: Readonly<Record<string, Input>>,
): fc.Arbitrary<Lookup> {
  if (per !== undefined) {
    // any record of greenhouse gases, in the unit it is per; a place is electricity
    const perUnit = records().flatMap(({ id, unit: own }): Lookup[] => {
      const known = amountUnit(own.split('/')[1] ?? 'pcs')?.unit
      return gas(own).startsWith('kgCO2') && known ? [{ given: id, by: { [per]: known }, id }] : []
    })
    const places = gridPlaces.map((text): Lookup => ({ given: text, by: { [per]: 'MWh' }, id: '' }))
    return fc.oneof(fc.constantFrom(...perUnit), places)
  }
  const ids = fitting({ unit, family, max, ...(perVehicle === undefined ? {} : { perVehicle }) })
  const byId = fc.constantFrom(...ids.map(({ id }): Lookup => ({ given: id, by: {}, id })))
  if (isChosen) return byId
  if (key !== undefined) return fc.oneof(byId, fc.constant({ given: undefined, by: {}, id: '' }))
  const { mode, place, set } = by
  if (mode !== undefined) {
    const setInput = set === undefined ? undefined : inputs[set]
    const setKey = String(chosen[set ?? ''] ?? (setInput?.kind === 'choice' ? setInput.default : undefined))
    const modes = Object.entries(modesOf(family)?.sets[setKey]?.modes ?? {})
    const byMode = fc
      .constantFrom(...modes)
      .chain(([key, id]) =>
        fc.constantFrom<Lookup>({ given: undefined, by: { [mode]: key }, id }, { given: key, by: {}, id }),
      )
    return modes.length === 0 ? byId : fc.oneof(byId, byMode)
  }
  if (place === undefined) return byId
  // whatever place it is, a grid figure is per kWh
  const byPlace = gridPlaces.chain((text) =>
    fc.constantFrom<Lookup>(
      { given: undefined, by: { [place]: text }, id: '' },
      { given: text, by: {}, id: '' },
      { given: undefined, by: {}, id: '' },
    ),
  )
  return fc.oneof(byId, byPlace)
}

/** Does the library hold figures of the factor's family? */
const hasRecords = (cell: Factor) => fitting(cell).length > 0

/** One row, or the single cells of a method: each optional present or not, derived values whole or by their parts. */
function cells(
  method: Method,
  group: string | undefined,
  inputs: readonly (readonly [string, Cell])[],
  named: boolean,
  chosen: Inputs,
) {
  const { loaded, definition } = method
  const nameOf = (key: string) => (group === undefined ? key : `${group}.${key}`)
  const wholes = inputs.flatMap(([key, cell]) => (derived(cell) ? [nameOf(key)] : []))
  const factors = inputs.flatMap(([key, cell]) => (cell.kind === 'factor' ? [[key, cell] as const] : []))
  // with a factor that is looked up, what it is looked up by is drawn together with it
  const drawnWithFactor = new Set(
    factors.flatMap(([, { by, per, perVehicle }]) => [per, perVehicle, ...(named ? [by.place, by.mode] : [])]),
  )
  const byParts = fc.record(Object.fromEntries(wholes.map((name) => [name, fc.boolean()])))
  const withParts = kept((parts: Readonly<Record<string, boolean>>) => {
    const fields: Fields = {}
    for (const [key, cell] of inputs) {
      const whole = loaded.partOf.get(nameOf(key))
      const isPart = whole !== undefined && wholes.includes(whole)
      if (isPart && !parts[whole]) continue
      if (drawnWithFactor.has(key)) continue
      if (wholes.includes(nameOf(key)) && parts[nameOf(key)]) continue
      const wanted = isPart ? cell.optional === true : needed(cell) || wholes.includes(nameOf(key))
      fields[key] = may(wanted, anyCell(cell))
    }
    // a factor as a number needs nothing beside it; one that is looked up brings what it is looked up by
    const settled = factors.map(([key, cell]) => {
      const beside = inputs.find(([other]) => other === cell.per)?.[1]
      const number = fc
        .tuple(numbers({ min: 0, ...cell }), beside ? anyCell(beside) : fc.constant(undefined))
        .map(([value, unit]) => ({ [key]: value, ...(cell.per === undefined ? {} : { [cell.per]: unit }) }))
      const found = (
        hasRecords(cell)
          ? lookups(cell, chosen, definition.inputs)
          : fc.constant<Lookup>({ given: undefined, by: {}, id: '' })
      ).chain(({ given, by, id }): fc.Arbitrary<Record<string, unknown>> => {
        const base = { ...by, [key]: given }
        if (cell.perVehicle === undefined || !factorById(id)?.unit.endsWith('/vkm')) return fc.constant(base)
        const divides = inputs.find(([other]) => other === cell.perVehicle)?.[1]
        const occupancy = divides ? anyCell(divides) : fc.constant(undefined)
        return occupancy.map((value) => ({ ...base, [cell.perVehicle as string]: value }))
      })
      const asked = needed(cell) ? number : fc.option(number, { nil: {} })
      const isActive = conditionOf(cell.when, definition)(chosen) === true
      const sometimes = <T>(given: fc.Arbitrary<T>) => (isActive ? given : fc.oneof(given, fc.constant({})))
      if (cell.chosen) return named && hasRecords(cell) ? fc.oneof(asked, found) : asked
      return sometimes(named ? fc.oneof(number, found) : number)
    })
    for (const [key] of factors) delete fields[key]
    return fc.tuple(fc.record(fields), ...settled).map((all) => given(Object.assign({}, ...all)))
  })
  return byParts.chain(withParts)
}

/** Without the keys that were left out. */
const given = (inputs: Inputs): Inputs =>
  Object.fromEntries(Object.entries(inputs).filter(([, value]) => value !== undefined))

const isFirst = (input: Input): input is Choice => input.kind === 'choice' && !input.when
/** The choices of a method first: everything else depends on them. */
const choicesOf = (inputs: Readonly<Record<string, Input>>) =>
  fc.record(
    Object.fromEntries(
      Object.entries(inputs).flatMap(([key, input]) =>
        isFirst(input) ? [[key, may(needed(input), options(input))] as const] : [],
      ),
    ),
  )

/**
 * Inputs without a problem of their own: every choice, each optional present and absent, the ends of ranges, one to five rows.
 * Checks may still refuse them (a fee above the revenue), and a divisor may still be zero.
 */
export function validInputs(method: Method, { factors = 'numbers' }: Options = {}): fc.Arbitrary<Inputs> {
  const { inputs } = method.definition
  const withChoices = kept((chosen: Inputs) => {
    const active = Object.entries(inputs).filter(
      ([, { when }]) => conditionOf(when, method.definition)(chosen) === true,
    )
    const single = active.flatMap(([key, input]) =>
      isGroup(input) || input.kind === 'matrix' || isFirst(input) ? [] : [[key, input] as const],
    )
    const groups: Fields = {}
    for (const [key, input] of active) {
      if (!isGroup(input)) continue
      const item: fc.Arbitrary<unknown> =
        input.kind === 'list'
          ? anyCell(input.value)
          : cells(method, key, Object.entries(columnsOf(input)), factors === 'named', chosen)
      const least = input.kind === 'rows' ? (input.min ?? 0) : 1
      groups[key] = may(needed(input), fc.array(item, { minLength: least, maxLength: most }))
    }
    const drawn = fc
      .tuple(cells(method, undefined, single, factors === 'named', chosen), fc.record(groups))
      .map(([some, rows]) => inOrder(given({ ...chosen, ...some, ...rows })))
    return method.loaded.matrices.size === 0
      ? drawn
      : drawn.chain((found) => tables(method, found).map((more) => ({ ...found, ...more })))
  })
  return choicesOf(inputs).chain((choices) => withChoices(given(choices)))
}

/** Tables that fit the rows drawn; where numbers are shares, half of the tables have rows that add up to 1. */
function tables({ loaded }: Method, drawn: Inputs): fc.Arbitrary<Inputs> {
  const lengthOf = (group: string) => (drawn[group] as unknown[] | undefined)?.length
  const fields = [...loaded.matrices].flatMap(([key, { rows, columns, min = 0, max = 1e6 }]) => {
    const height = lengthOf(rows) ?? 0
    if (height === 0) return []
    const sides = columns.map(lengthOf)
    const widths = sides.includes(undefined)
      ? fc.integer({ min: 1, max: most })
      : fc.constant(sides.reduce<number>((sum, side) => sum + (side ?? 0), 0))
    const cell = fc.oneof(fc.constantFrom(min, max), fc.double({ min, max, noNaN: true }))
    const table = fc
      .tuple(widths, fc.boolean())
      .chain(([width, whole]) =>
        fc
          .array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: height, maxLength: height })
          .map((found) => (whole && max === 1 ? found.map(addingUp) : found)),
      )
    return [[key, table] as const]
  })
  return fc.record(Object.fromEntries(fields))
}
const addingUp = (row: readonly number[]) => {
  const sum = row.reduce((total, x) => total + x, 0)
  return sum > 0 ? row.map((x) => x / sum) : row.map(() => 1 / row.length)
}

/** The period runs forwards. */
const inOrder = (inputs: Inputs): Inputs => {
  const { periodFrom, periodTo } = inputs
  return typeof periodFrom === 'string' && typeof periodTo === 'string' && periodFrom > periodTo
    ? { ...inputs, periodFrom: periodTo, periodTo: periodFrom }
    : inputs
}
