/** Rows and lists from ranges of cells and from compact text (`rail:1200;taxi:30`). */
import { columnsOf } from '../inputs.ts'
import type { Cell, List, Rows, Matrix as Table } from '../method.ts'
import { plainText } from '../number-text.ts'
import { type Problem, problem } from '../problem.ts'
import { keyNamed } from './names.ts'
import { isBlank, readCell } from './readings.ts'

export type Matrix = readonly (readonly unknown[])[]
/** What was read; with problems nothing may be computed. */
export type Read<T> = { value: T; problems: Problem[] }

/** The columns of rows without a header; two names are alternatives, a text going to the first and a number to the second. */
export const orderOf = (input: Rows | List): readonly (string | readonly [string, string])[] =>
  (input.kind === 'rows' ? input.order : undefined) ?? Object.keys(columnsOf(input))

const looksNumeric = (raw: unknown) =>
  typeof raw === 'number' || (typeof raw === 'string' && /^[-+.]?\d/.test(plainText(raw)))
const columnAt = (place: string | readonly [string, string], raw: unknown) =>
  typeof place === 'string' ? place : looksNumeric(raw) ? place[1] : place[0]

/** The key of the column a header cell names; a list may stand below its own name (`key` or title) as well. */
export const columnNamed = (input: Rows | List, key: string, cell: unknown): string | undefined =>
  keyNamed(columnsOf(input), cell) ?? (input.kind === 'list' && keyNamed({ [key]: input }, cell) ? 'value' : undefined)

/** Is this row a header of the columns of the input called `key`? */
export const isHeader = (input: Rows | List, key: string, row: readonly unknown[]): boolean => {
  const cells = row.filter((cell) => !isBlank(cell))
  return (
    cells.length > 0 && cells.every((cell) => typeof cell === 'string' && columnNamed(input, key, cell) !== undefined)
  )
}

const refused = (path: string, code: 'UNKNOWN-KEY' | 'CONFLICT', zh: string, en: string): Read<unknown[]> => ({
  value: [],
  problems: [problem(path, code, zh, en)],
})

/** Rows from a range: by its header row, else by the stated order. Blank rows are left out. */
export function readRows(input: Rows | List, key: string, matrix: Matrix): Read<unknown[]> {
  const path = `/${key}`
  const columns = columnsOf(input)
  const [first = []] = matrix
  const withHeader = isHeader(input, key, first)
  const header = withHeader
    ? first.map((cell) => (isBlank(cell) ? undefined : columnNamed(input, key, cell)))
    : undefined
  const body = (withHeader ? matrix.slice(1) : matrix).filter((row) => !row.every(isBlank))
  const problems: Problem[] = []
  if (input.kind === 'list') {
    const cells = body.flat().filter((cell) => !isBlank(cell))
    return { value: cells.map((cell, i) => read(input.value, cell, `${path}/${i}`, problems)), problems }
  }
  const order = orderOf(input)
  const twice = header?.find((name, j) => name !== undefined && header.indexOf(name) < j)
  if (twice !== undefined)
    return refused(path, 'CONFLICT', `${key} 的列 ${twice} 出现了两次`, `The column ${twice} of ${key} stands twice`)
  const stray = body.map((row) =>
    row.findIndex((cell, j) => !isBlank(cell) && (header ? header[j] === undefined : j >= order.length)),
  )
  const [unnamed] = stray.filter((j) => j >= 0)
  if (unnamed !== undefined) {
    const names = (header ? Object.keys(columns) : order.flat()).join(', ')
    return refused(
      path,
      'UNKNOWN-KEY',
      `${key} 的第 ${unnamed + 1} 列没有列名：请在首行写上列名，可用 ${names}`,
      `Column ${unnamed + 1} of ${key} has no name: name the columns in the first row, there is ${names}`,
    )
  }
  const value = body.map((row, i) => {
    const names = header ?? row.map((raw, j) => columnAt(order[j] ?? '', raw))
    return readRow(columns, names, row, `${path}/${i}`, problems)
  })
  return { value, problems }
}

/** One row, by the keys of its columns. */
export function readRow(
  columns: Readonly<Record<string, Cell>>,
  names: readonly (string | undefined)[],
  row: readonly unknown[],
  path: string,
  problems: Problem[],
): Record<string, unknown> {
  const found: Record<string, unknown> = {}
  for (let j = 0; j < row.length; j++) {
    const name = names[j]
    const cell = name === undefined ? undefined : columns[name]
    const value = cell && read(cell, row[j], `${path}/${name}`, problems)
    if (name !== undefined && value !== undefined) found[name] = value
  }
  return found
}

export function read(cell: Cell, raw: unknown, path: string, problems: Problem[]): unknown {
  const reading = readCell(cell, raw, path)
  if (reading.ok) return reading.value
  problems.push(reading.problem)
  return undefined
}

/** The numbers of a table: as they stand, without a header. A cell that is left blank is asked for, since it could mean 0 or something forgotten. */
export function readTableCells({ label, unit, min, max }: Table, key: string, matrix: Matrix): Read<unknown[]> {
  const body = matrix.filter((row) => !row.every(isBlank))
  const width = body.reduce((most, row) => Math.max(most, row.findLastIndex((cell) => !isBlank(cell)) + 1), 0)
  const problems: Problem[] = []
  const cell: Cell = {
    kind: 'quantity',
    label,
    unit,
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
    ...(min === 0 && max === 1 ? { share: true } : {}),
  }
  const value = body.map((row, i) =>
    Array.from({ length: width }, (_, j) => {
      if (!isBlank(row[j])) return read(cell, row[j], `/${key}/${i}/${j}`, problems)
      const [zh, en] = [
        `${key} 第 ${i + 1} 行第 ${j + 1} 列为空：没有时请填 0`,
        `${key}, row ${i + 1}, column ${j + 1}, is blank: write 0 where there is nothing`,
      ]
      problems.push(problem(`/${key}/${i}/${j}`, 'MISSING', zh, en))
      return undefined
    }),
  )
  return { value, problems }
}

/** The cells of compact text: rows parted by `;`, cells by `:`. */
const cellsOf = (text: string): Matrix => {
  const rows = plainText(text).split(';')
  return rows.filter((row) => row.trim() !== '').map((row) => row.split(':').map((cell) => cell.trim()))
}
export const readCompactTable = (input: Table, key: string, text: string) => readTableCells(input, key, cellsOf(text))

/** Rows from compact text: rows parted by `;`, cells by `:`. */
export function readCompact(input: Rows | List, key: string, text: string): Read<unknown[]> {
  return readRows(input, key, cellsOf(text))
}
