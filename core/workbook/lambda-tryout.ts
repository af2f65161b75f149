/** A call of each LAMBDA with numbers, and what core has for it: from the example of the method, and where that does not use an input, a number in its range. */
import type { Method } from '../calculate.ts'
import type { Entry } from '../graph.ts'
import { columnsOf, isGroup, needed } from '../inputs.ts'
import type { Cell, Inputs } from '../method.ts'
import { type Filled, filled } from './filled.ts'
import type { Lambda } from './lambda.ts'
import type { Value } from './model.ts'
import { quoted } from './print.ts'

/** `values` is what the call gives: rows of cells. */
export type Tryout = { call: string; values: Value[][] }

const literal = (value: Value | undefined) => {
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  return typeof value === 'number' ? String(value).toUpperCase() : quoted(value ?? '')
}

/** The values of a parameter, as somebody would write them into a call. */
function argument({ value, count }: Filled, entry: Entry): string {
  const { over, group } = entry
  if (!over && group === undefined) return literal(value(entry))
  const width = over ? count(over[1]) : 1
  const rows = Array.from({ length: count(over?.[0] ?? group ?? '') }, (_, i) =>
    Array.from({ length: width }, (_, j) => value(entry, i, j)),
  )
  // a column that nobody filled in is no column
  if (rows.flat().every((each) => each === undefined)) return '""'
  return `{${rows.map((row) => row.map(literal).join(',')).join(';')}}`
}

/** @param found a calculation of the function as a method of its own. */
export function callOf({ name, parameters, gives, spec }: Lambda, found: Filled, select = gives[0]?.name): Tryout {
  const call = `${name}(${parameters.map(({ entry }) => (entry ? argument(found, entry) : quoted(select ?? ''))).join(',')})`
  const cells = (entry: Entry): Value[] =>
    Array.from(
      { length: entry.group === undefined ? 1 : found.count(entry.group) },
      (_, i) => found.value(entry, i) ?? '',
    )
  const wanted = spec.selects === undefined ? gives : gives.filter((entry) => entry.name === select)
  const [first = [], ...more] = wanted.map(cells)
  if (more.length > 0) return { call, values: [[first, ...more].flat()] }
  return { call, values: spec.across ? [first] : first.map((value) => [value]) }
}

/** A number as somebody would type it who reads it off a sheet. */
const typed = (value: number) => Number(value.toPrecision(10))

/** A number of everyday size that a cell takes; of rows a larger one in each. */
function everyday(cell: Cell, row = 0): unknown {
  if (cell.kind === 'choice') return Object.keys(cell.options)[0]
  if (cell.kind === 'text') return 'A'
  if (cell.kind === 'flag') return cell.default
  const { min = 0, max = Number.POSITIVE_INFINITY } = cell
  return max <= 100 ? (min + max) / 2 : 40 * (row + 1)
}

/** The inputs of the function: those of an example of its method, and what the formulas of that come to. */
function inputsOf({ definition }: Method, found: Filled | undefined, loaded: Method['loaded']): Inputs {
  const one = (key: string, cell: Cell, group?: string, row = 0): [string, unknown][] => {
    const name = group === undefined ? key : `${group}.${key}`
    const entry = loaded.entries.get(name)
    const rows = group === undefined ? found?.inputs : (found?.inputs[group] as readonly unknown[] | undefined)?.[row]
    const said = typeof rows === 'object' ? (rows as Inputs | null)?.[key] : rows
    // nothing is looked up by a function: of a factor that is named it takes the number
    const isNamed = cell.kind === 'factor' && typeof said === 'string' && entry
    const given = isNamed ? found?.value(entry, row) : said
    const worked = entry?.source === 'formula' ? found?.value(entry, row) : undefined
    const value = given ?? (typeof worked === 'number' ? typed(worked) : worked)
    if (value !== undefined) return [[key, value]]
    return needed(cell) ? [[key, everyday(cell, row)]] : []
  }
  const all = Object.entries(definition.inputs).flatMap(([key, input]): [string, unknown][] => {
    if (input.kind === 'matrix') return found?.inputs[key] === undefined ? [] : [[key, found.inputs[key]]]
    if (!isGroup(input)) return one(key, input)
    const cells = Object.entries(columnsOf(input))
    const count = found?.count(key) || (input.optional ? 0 : 2)
    if (count === 0 || cells.length === 0) return []
    const rows = Array.from({ length: count }, (_, row) =>
      Object.fromEntries(cells.flatMap(([column, cell]) => one(column, cell, key, row))),
    )
    return [[key, input.kind === 'list' ? rows.map(({ value }) => value) : rows]]
  })
  return Object.fromEntries(all)
}

/** @throws where core refuses every one: then the function needs an example of its own. */
export function tryoutOf(method: Method, lambda: Lambda): Tryout {
  const { definition, loaded } = method
  const examples = [lambda.spec.example, definition.example].flatMap((example) => {
    const answer = example === undefined ? undefined : filled(method, example)
    return answer?.ok ? [inputsOf(lambda.part, answer.filled, loaded)] : []
  })
  for (const inputs of [...examples, inputsOf(lambda.part, undefined, loaded)]) {
    const own = filled(lambda.part, inputs)
    const tried = own.ok ? callOf(lambda, own.filled) : undefined
    if (tried?.values.flat().every((value) => value !== '')) return tried
  }
  throw new Error(`${lambda.name} has no example`)
}
