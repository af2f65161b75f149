/** Where everything stands in the workbook of a method: inputs as given, values as used, row by row and once for all. */

import type { Entry, Loaded } from '../graph.ts'
import { columnsOf, isGroup } from '../inputs.ts'
import { walk } from '../language/parse.ts'
import type { Cell, Input } from '../method.ts'
import { type Language, type SheetKey, sheetNames } from './language.ts'
import { cellAt, type Part, rangeAt, type Spot } from './model.ts'

/** Rows above the first row of values in a block: its title, labels, symbols, units. */
export const headRows = 4
const firstBlockRow = 2

export type Block = { key: string; at: Spot; height: number; width: number; names: readonly string[] }
export type Places = {
  sheet: (key: SheetKey) => string
  /** A value that is used once for all. */
  scalar: (name: string) => Spot
  /** The first cell of a column of values as they are used, or of those a row comes to. */
  column: (name: string) => Spot
  table: (name: string) => Spot
  count: (group: string) => number
  /** How many rows of a group are in use. */
  counted: (group: string, on: string) => string
  /** The first cell of the states of rows, in a template. */
  state: (group: string) => Spot
  givenScalars: ReadonlyMap<string, Spot>
  /** Rows of inputs as given, by group. */
  givenBlocks: ReadonlyMap<string, Block>
  /** Tables of inputs as given, by key. */
  givenTables: ReadonlyMap<string, Block>
  /** Values of rows, by group. */
  rowBlocks: ReadonlyMap<string, Block>
  /** Tables that are computed, by name. */
  tables: readonly string[]
  scalars: readonly string[]
}

/** A block as a part of its sheet. */
export const partOf = ({ at, height }: Pick<Block, 'at' | 'height'>): Part => ({
  row: at.row - headRows,
  heads: headRows,
  height,
})

/** The block beside a solve: its right side and its matrix. */
export const solveOf = (name: string) => `${name} I-A'`

/** Inputs that formulas, or the conditions of formulas, read. */
function readNames({ steps, checks, definition }: Loaded): Set<string> {
  const read = new Set<string>()
  for (const { node, when } of [...steps, ...checks]) {
    walk(node, (each) => each.k === 'name' && read.add((each as { entry: Entry } & typeof each).entry.name))
    for (const key of Object.keys(when)) read.add(key)
  }
  for (const input of Object.values(definition.inputs))
    for (const cell of [input, ...(isGroup(input) ? Object.values(columnsOf(input)) : [])])
      for (const key of Object.keys(cell.when ?? {})) read.add(key)
  return read
}

const isScalar = (input: Input): input is Cell => !isGroup(input) && input.kind !== 'matrix'

const stateName = (group: string) => `${group}. state`
/** The cells beside a column of factors that name the records. */
export const idsOf = (name: string) => `${name} id`
export const isIds = (name: string) => name.endsWith(' id')

/** @param count how many rows each group has room for; a template has more room than rows, and tells which are filled in. `prefix` stands before the names of all sheets. */
export function placesOf(
  loaded: Loaded,
  language: Language,
  count: (group: string) => number,
  isTemplate: boolean,
  prefix = '',
): Places {
  const { definition, entries, groups, matrices, steps } = loaded
  const sheet = (key: SheetKey) => prefix + sheetNames[key][language]
  const read = readNames(loaded)
  const isUsed = ({ name, source }: Entry) => source !== 'input' || read.has(name)

  let row = firstBlockRow + 1
  const scalarInputs = Object.entries(definition.inputs).filter(([, input]) => isScalar(input))
  const givenScalars = new Map(
    scalarInputs.map(([key]) => [key, { sheet: sheet('inputs'), row: row++, column: 2 }] as const),
  )
  const block = (
    key: string,
    where: SheetKey,
    height: number,
    names: readonly string[],
    width = names.length,
  ): Block => {
    row += headRows
    const at = { sheet: sheet(where), row, column: 1 }
    row += height + 1
    return { key, at, height, width, names }
  }
  const present = [...groups].filter(([group]) => count(group) > 0)
  const givenBlocks = new Map(
    present.map(
      ([group, input]) => [group, block(group, 'inputs', count(group), Object.keys(columnsOf(input)))] as const,
    ),
  )
  const givenTables = new Map(
    [...matrices].flatMap(([key, { rows, columns }]) => {
      const width = columns.reduce((sum, each) => sum + count(each), 0)
      return count(rows) * width === 0 ? [] : [[key, block(key, 'inputs', count(rows), [], width)] as const]
    }),
  )

  row = firstBlockRow
  const rowBlocks = new Map(
    present.map(([group]) => {
      const own = [...entries.values()].filter((entry) => entry.group === group && isUsed(entry))
      const ids = own.filter(({ input }) => input?.kind === 'factor').map(({ name }) => idsOf(name))
      const names = [...own.map(({ name }) => name), ...(isTemplate ? [...ids, stateName(group)] : [])]
      return [group, block(group, 'rows', count(group), names)] as const
    }),
  )
  const spots = new Map<string, Spot>()
  for (const [key, { at }] of givenTables) {
    let before = 0
    for (const name of matrices.get(key)?.columns ?? []) {
      const entry = matrices.get(key)?.columns.length === 1 ? key : `${key}.${name}`
      spots.set(entry, { ...at, column: at.column + before })
      before += count(name)
    }
  }
  const tables = steps.flatMap(({ entry: { name, over } }) =>
    over && count(over[0]) * count(over[1]) > 0 ? [{ name, over }] : [],
  )
  for (const { name, over } of tables) spots.set(name, block(name, 'rows', count(over[0]), [], count(over[1])).at)
  for (const { entry, node } of steps) {
    const n = count(entry.group ?? '')
    if (node.k === 'call' && node.fn === 'RECIPROCAL' && n > 0)
      spots.set(solveOf(entry.name), block(solveOf(entry.name), 'rows', n, [], n + 1).at)
  }

  const order = new Map(steps.map(({ entry }, i) => [entry.name, i]))
  const scalars = [...entries.values()]
    .filter((entry) => entry.group === undefined && entry.over === undefined && isUsed(entry))
    .sort((a, b) => (a.formula ? (order.get(a.name) ?? 0) : -1) - (b.formula ? (order.get(b.name) ?? 0) : -1))
    .map(({ name }) => name)
  const scalarSpots = new Map(
    scalars.map((name, i) => [name, { sheet: sheet('steps'), row: firstBlockRow + 1 + i, column: 4 }] as const),
  )
  const found = <T>(map: ReadonlyMap<string, T>, name: string): T => {
    const one = map.get(name)
    if (one === undefined) throw new Error(`${definition.id}: ${name} has no place`)
    return one
  }
  const columns = new Map(
    [...rowBlocks.values()].flatMap(({ at, names }) =>
      names.map((name, i) => [name, { ...at, column: at.column + i }] as const),
    ),
  )
  const column = (name: string) => found(columns, name)
  const state = (group: string) => column(stateName(group))
  return {
    sheet,
    scalar: (name) => found(scalarSpots, name),
    column,
    state,
    table: (name) => found(spots, name),
    count,
    counted: (group, on) =>
      isTemplate ? `COUNTIF(${rangeAt(state(group), count(group), 1, on)},1)` : String(count(group)),
    givenScalars,
    givenBlocks,
    givenTables,
    rowBlocks,
    tables: tables.map(({ name }) => name),
    scalars,
  }
}

/** Names of what the sheet of factors tells of each: its record, what somebody takes in its stead, with the source; where it is used only in the workbook of a calculation. */
export const factorNames = {
  path: 'factor_path',
  id: 'factor_id',
  override: 'factor_override',
  source: 'factor_source',
} as const

/** A place in the inputs as sheets tell it, with rows counted from 1: `trips/1/EF_t` of `/trips/0/EF_t`. */
export const toldPath = (path: string) => path.slice(1).replace(/(?<=\/)\d+(?=\/)/, (row) => String(Number(row) + 1))

/** Names of the workbook for what people fill in; `in_` keeps them from looking like cells. */
export function namesOf(places: Places): Map<string, string> {
  const names = new Map<string, string>()
  for (const [key, spot] of places.givenScalars) names.set(`in_${key}`, cellAt(spot, '', true))
  for (const [group, { at, height, names: keys }] of places.givenBlocks)
    keys.forEach((key, i) => {
      names.set(`in_${group}_${key}`, rangeAt({ ...at, column: at.column + i }, height, 1))
    })
  for (const [key, { at, height, width }] of places.givenTables) names.set(`in_${key}`, rangeAt(at, height, width))
  return names
}
