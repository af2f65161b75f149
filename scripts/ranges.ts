/** Inputs as cells of a sheet: rows below their columns, all inputs of a method as a block, addresses. */
import type { Inputs } from '#core'

export type Cell = string | number | boolean
export type Range = Cell[][]

export const columnName = (index: number) => String.fromCharCode(65 + index)
export const width = (range: Range) => Math.max(...range.map((row) => row.length))
export const address = (range: Range, column = 0) =>
  `${columnName(column)}1:${columnName(column + width(range) - 1)}${range.length}`
export const typed = (value: Cell) =>
  typeof value === 'string' ? `"${value}"` : typeof value === 'boolean' ? String(value).toUpperCase() : String(value)

/** Rows of an example as cells: a header of the columns they use, then their values. */
export function rowsRange(rows: readonly Readonly<Record<string, Cell>>[]): Range {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  return [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))]
}
export const groupRange = (value: unknown): Range => {
  const rows = value as readonly (Cell | readonly Cell[] | Readonly<Record<string, Cell>>)[]
  if (rows.every((row) => Array.isArray(row))) return rows.map((row) => [...row])
  return rows.every((row) => typeof row === 'object')
    ? rowsRange(rows as readonly Readonly<Record<string, Cell>>[])
    : rows.map((cell) => [cell as Cell])
}

/** Inputs of a method as a block: names and values, then the rows. */
export function blockRange(inputs: Inputs): Range {
  const isGroup = ([, value]: [string, unknown]) => Array.isArray(value)
  const entries = Object.entries(inputs)
  return [
    ...entries.filter((entry) => !isGroup(entry)).map(([key, value]): Cell[] => [key, value as Cell]),
    ...entries.filter(isGroup).flatMap(([key, value]) => [[`[${key}]`], ...groupRange(value)]),
  ]
}
