/** Overrides on the sheet of factors: what somebody takes in the stead of a record becomes a number given wherever the calculation takes that record. */
import type { Method } from '../../calculate.ts'
import { isRecord } from '../../explain.ts'
import { longestText } from '../../inputs.ts'
import type { Inputs, Quantity, TextInput } from '../../method.ts'
import { plainText } from '../../number-text.ts'
import { placeOf } from '../../place.ts'
import { type Problem, problem } from '../../problem.ts'
import { entering, type Used } from '../../settle.ts'
import { factorNames } from '../places.ts'
import type { ReadCell, ReadWorkbook } from '../reading/read.ts'
import { inCell, isEmpty, readGiven } from './cell.ts'
import type { Gathered } from './inputs.ts'

/** `path` is told in the workbook of a calculation, where a number stands as it goes in; else it is in the unit of its record. */
type Override = { cell: ReadCell; id: string; path: string | undefined; value: number; source: string }

const label = { zh: '自行采用值', en: 'Override' }
/** The unit is that of its row on the sheet of factors. */
const asNumber: Quantity = { kind: 'quantity', unit: 'amount', label }
const asSource: TextInput = { kind: 'text', label: { zh: '自行采用值的来源', en: 'Source of the override' } }

/** The inputs with the overrides in them; what is said of such a place afterwards names the cell of the override. */
export function overridden(method: Method, workbook: ReadWorkbook, gathered: Gathered): Gathered {
  const { overrides, findings } = readOverrides(workbook, gathered)
  if (overrides.length === 0) return { ...gathered, findings: [...gathered.findings, ...findings] }
  const used = usedBy(method, gathered.inputs)
  const cells = new Map(gathered.cells)
  let { inputs } = gathered
  for (const override of overrides) {
    const { cell, path, id } = override
    const taken = used?.filter((each) => (path === undefined ? each.record.id === id : each.path === path))
    const places = (taken ?? []).map((each) => placed(method, override, each))
    for (const place of places) {
      inputs = within(inputs, place.path, (row) => changedRow(place, row))
      cells.set(place.path, cell)
    }
    findings.push(told(method, override, places, used !== undefined))
  }
  return { ...gathered, inputs, cells, findings: [...gathered.findings, ...findings] }
}

function readOverrides({ names, dates }: ReadWorkbook, { rows }: Gathered) {
  const column = (key: keyof typeof factorNames) =>
    (names.get(factorNames[key]) ?? []).flatMap(([first]) => first ?? [])
  const [paths, ids, values, sources] = [column('path'), column('id'), column('override'), column('source')]
  const overrides: Override[] = []
  const findings: Problem[] = []
  const read = (as: Quantity | TextInput, cell: ReadCell) => {
    const given = readGiven(as, cell, '/override', dates)
    findings.push(...given.findings.map((each) => ({ ...each, path: '' })))
    return given.value
  }
  values.forEach((cell, i) => {
    if (isEmpty(cell)) return
    const id = plainText(ids[i]?.value)
    const value = read(asNumber, cell)
    const from = sources[i]
    const source = from && read(asSource, from)
    if (typeof value !== 'number') return
    if (typeof source === 'string' && source !== '')
      overrides.push({ cell, id, path: paths[i] && pathOf(plainText(paths[i].value), rows), value, source })
    else findings.push(inCell(from ?? cell, noSource(id, value)))
  })
  return { overrides, findings }
}

/** Rows are told by where they stood in the calculation, from 1; blank ones are left out of what is read. */
function pathOf(told: string, rows: Gathered['rows']): string {
  const [key = '', row, column] = told.split('/')
  const at = rows.get(key)?.filled.indexOf(Number(row) - 1)
  return column === undefined ? `/${key}` : `/${key}/${at}/${column}`
}

const noSource = (id: string, value: number) =>
  problem(
    '',
    'MISSING',
    `自行采用 ${value}（代替 ${id}）没有写明来源：请填写来源，或删去这个值`,
    `${value} in the stead of ${id} names no source: give the source, or delete the value`,
  )

/** The records that a calculation takes; undefined where it has none yet, because an input does not hold. */
function usedBy({ spell, check, settle }: Method, given: Inputs): Used[] | undefined {
  const inputs = spell(given)
  return isRecord(inputs) && check(inputs).length === 0 ? settle(inputs).used : undefined
}

/** What becomes of one place: its number, the keys beside it that must go, and the one that takes the source. */
type Placed = {
  path: string
  key: string
  value: number
  without: string | undefined
  beside: string | undefined
} & Pick<Override, 'source'>

function placed({ loaded }: Method, { path: asItGoesIn, value, source }: Override, used: Used): Placed {
  const steps = used.path.split('/').slice(1)
  const key = steps.at(-1) ?? ''
  const name = steps.length === 1 ? key : `${steps[0]}.${key}`
  const input = loaded.entries.get(name)?.input
  const { perVehicle, source: beside } = input?.kind === 'factor' ? input : {}
  return {
    path: used.path,
    key,
    value: asItGoesIn === undefined ? (entering(value, used) ?? value) : value,
    // a number given is per person already
    without: used.occupancy === undefined ? undefined : perVehicle,
    beside: source.length > longestText ? undefined : beside,
    source,
  }
}

function changedRow({ key, value, without, beside, source }: Placed, row: Inputs): Inputs {
  const { [without ?? '']: _, ...kept } = row
  const told = beside !== undefined && kept[beside] === undefined ? { [beside]: source } : {}
  return { ...kept, ...told, [key]: value }
}

/** Changes the row in which a place stands, or the inputs themselves. */
function within(inputs: Inputs, path: string, change: (row: Inputs) => Inputs): Inputs {
  const [key = '', index] = path.split('/').slice(1, -1)
  if (key === '') return change(inputs)
  const rows: unknown = inputs[key]
  if (!Array.isArray(rows)) return inputs
  return { ...inputs, [key]: rows.map((row, i) => (i === Number(index) && isRecord(row) ? change(row) : row)) }
}

/** So many places are named; of more it is said that there are. */
const most = 5

function told({ loaded }: Method, override: Override, places: readonly Placed[], isComplete: boolean): Problem {
  const { cell, id, value, source } = override
  const zh = `自行采用 ${value}，代替 ${id}，来源：${source}`
  const en = `${value} in the stead of ${id}, source: ${source}`
  const [first] = places
  if (!isComplete)
    return inCell(
      cell,
      problem(
        '',
        'W-LEFT',
        `${zh}；还没有写入 inputs：请先改正其他输入，再提交工作簿`,
        `${en}; not put into the inputs yet: correct the other inputs and send the workbook again`,
      ),
    )
  if (first === undefined)
    return inCell(
      cell,
      problem('', 'W-OVERRIDE', `${zh}；这次计算没有用到它`, `${en}; this calculation does not take it`),
    )
  const named = places.slice(0, most).map((place) => {
    const at = placeOf(loaded, place.path)
    const number = place.value === value ? '' : ` = ${place.value}`
    return { zh: `${at.zh}（${place.path}${number}）`, en: `${at.en} (${place.path}${number})` }
  })
  const more = places.length > most
  const without = places.find((place) => place.without !== undefined)?.without
  const [goneZh, goneEn] = without === undefined ? ['', ''] : [`，略去 ${without}`, `, without ${without}`]
  return inCell(
    cell,
    problem(
      first.path,
      'W-OVERRIDE',
      `${zh}；作为给定值用于 ${named.map((each) => each.zh).join('、')}${more ? ` 等 ${places.length} 处` : ''}${goneZh}`,
      `${en}; a number given in ${named.map((each) => each.en).join(', ')}${more ? ` and others, ${places.length} in all` : ''}${goneEn}`,
    ),
  )
}
