/** The inputs of a method from what is filled in under the names of its template. */
import type { Method } from '../../calculate.ts'
import { columnsOf, isGroup } from '../../inputs.ts'
import type { Cell, Inputs, List, Matrix, Rows } from '../../method.ts'
import { type Problem, problem } from '../../problem.ts'
import type { Range, ReadCell, ReadWorkbook } from '../reading/read.ts'
import { addressOf, inCell, isEmpty, readGiven } from './cell.ts'
import { firstCell } from './names.ts'

/** The rows of a template by their numbers from 0: how many there is room for, and those that are filled in. */
export type RowsOf = { room: number; filled: readonly number[] }

/** `cells` has the cell of every place in the inputs that stands in one. */
export type Gathered = {
  inputs: Inputs
  findings: Problem[]
  cells: ReadonlyMap<string, ReadCell>
  rows: ReadonlyMap<string, RowsOf>
}

type Reader = ReadWorkbook & { findings: Problem[]; cells: Map<string, ReadCell>; rows: Map<string, RowsOf> }

export function gather({ definition, loaded }: Method, { names, dates }: ReadWorkbook): Gathered {
  const rows = new Map([...loaded.groups].map(([group, input]) => [group, rowsIn(columnsIn(names, group, input))]))
  const reader: Reader = { names, dates, findings: [], cells: new Map(), rows }
  const inputs = Object.entries(definition.inputs).flatMap(([key, input]) => {
    const value = isGroup(input)
      ? readGroup(reader, key, input)
      : input.kind === 'matrix'
        ? readTable(reader, key, input)
        : read(reader, input, firstCell(names.get(`in_${key}`)), `/${key}`)
    return value === undefined ? [] : [[key, value] as const]
  })
  return { inputs: Object.fromEntries(inputs), findings: reader.findings, cells: reader.cells, rows }
}

function read({ findings, cells, dates }: Reader, cell: Cell, from: ReadCell | undefined, path: string): unknown {
  if (from === undefined) return undefined
  cells.set(path, from)
  const given = readGiven(cell, from, path, dates)
  findings.push(...given.findings)
  return given.value
}

type Column = { key: string; cell: Cell; cells: readonly ReadCell[] }

const columnsIn = (names: ReadWorkbook['names'], group: string, input: Rows | List): Column[] =>
  Object.entries(columnsOf(input)).map(([key, cell]) => {
    const range = names.get(`in_${group}_${key}`) ?? []
    return { key, cell, cells: range.flatMap(([first]) => first ?? []) }
  })

function rowsIn(columns: readonly Column[]): RowsOf {
  const room = Math.max(0, ...columns.map(({ cells }) => cells.length))
  const all = Array.from({ length: room }, (_, row) => row)
  const isFilled = (row: number) => columns.some(({ cells }) => cells[row] && !isEmpty(cells[row]))
  return { room, filled: all.filter(isFilled) }
}

/** A place is told even where its own cell is blank. */
const mark = ({ cells }: Reader, path: string, cell: ReadCell | undefined) => cell && cells.set(path, cell)

function readGroup(reader: Reader, group: string, input: Rows | List): unknown[] | undefined {
  const columns = columnsIn(reader.names, group, input)
  const { filled } = reader.rows.get(group) as RowsOf
  const cellIn = (row: number) => columns.find(({ cells }) => cells[row])?.cells[row]
  mark(reader, `/${group}`, cellIn(filled[0] ?? 0))
  if (filled.length === 0) return undefined
  sayGaps(reader, group, filled, cellIn)
  return filled.map((row, i) => {
    const path = `/${group}/${i}`
    if (input.kind === 'list') return read(reader, input.value, cellIn(row), path)
    mark(reader, path, cellIn(row))
    const entries = columns.flatMap(({ key, cell, cells }) => {
      const value = read(reader, cell, cells[row], `${path}/${key}`)
      return value === undefined ? [] : [[key, value] as const]
    })
    return Object.fromEntries(entries)
  })
}

/** So many cells are named; of more it is said that there are. */
const most = 5

const listed = (cells: readonly ReadCell[]) => {
  const first = cells.slice(0, most).map(addressOf)
  const rest = cells.length > most
  return {
    zh: `${first.join('、')}${rest ? ` 等 ${cells.length} 处` : ''}`,
    en: `${first.join(', ')}${rest ? ` and others, ${cells.length} in all` : ''}`,
  }
}

function sayGaps(
  { findings }: Reader,
  group: string,
  filled: readonly number[],
  cellIn: (row: number) => ReadCell | undefined,
) {
  const isFilled = new Set(filled)
  const before = Array.from({ length: filled.at(-1) as number }, (_, row) => row)
  const gaps = before.filter((row) => !isFilled.has(row)).flatMap((row) => cellIn(row) ?? [])
  if (gaps.length === 0) return
  const { zh, en } = listed(gaps)
  findings.push(
    problem(
      `/${group}`,
      'W-GAP',
      `${zh}：${group} 的空行已跳过；如果遗漏了数据，请补上`,
      `${en}: blank rows of ${group} were skipped; if data are missing there, fill them in`,
    ),
  )
}

/** Of a table what stands in rows and columns that are in use: its columns stand side by side, with room for each group. */
function readTable(reader: Reader, key: string, matrix: Matrix): unknown[][] | undefined {
  const { names, rows, findings } = reader
  const range = names.get(`in_${key}`)
  if (range === undefined) return undefined
  mark(reader, `/${key}`, firstCell(range))
  const down = rows.get(matrix.rows) as RowsOf
  const across = sideBySide(matrix.columns.map((group) => rows.get(group) as RowsOf))
  const filled = range.flat().filter((cell) => !isEmpty(cell))
  if (filled.length === 0) return undefined
  if (range.length !== down.room || range[0]?.length !== across.room) {
    findings.push(wrongShape(key, range, down.room, across.room))
    return asItStands(range)
  }
  const used = new Set(down.filled.flatMap((row) => across.filled.map((column) => range[row]?.[column])))
  const outside = filled.filter((cell) => !used.has(cell) && cell.value !== 0)
  if (outside.length > 0) findings.push(outsideRows(key, matrix, outside))
  const { rows: _, columns: __, ...common } = matrix
  const cell: Cell = { ...common, kind: 'quantity' }
  return down.filled.map((row, i) =>
    across.filled.map((column, j) => {
      const path = `/${key}/${i}/${j}`
      const from = range[row]?.[column]
      const value = read(reader, cell, from, path)
      if (from && isEmpty(from)) findings.push(inCell(from, blankIn(key, path)))
      return value
    }),
  )
}

const sideBySide = (groups: readonly RowsOf[]): RowsOf =>
  groups.reduce(
    ({ room, filled }, next) => ({
      room: room + next.room,
      filled: [...filled, ...next.filled.map((column) => room + column)],
    }),
    { room: 0, filled: [] as readonly number[] },
  )

/** It could mean 0 or something forgotten. */
const blankIn = (key: string, path: string) =>
  problem(
    path,
    'MISSING',
    `${key} 的此格为空：没有时请填 0`,
    `this cell of ${key} is blank: write 0 where there is nothing`,
  )

/** Nothing says which row or column these belong to. */
function outsideRows(key: string, { rows, columns }: Matrix, outside: readonly ReadCell[]): Problem {
  const { zh, en } = listed(outside)
  const groups = [...new Set([rows, ...columns])]
  return problem(
    `/${key}`,
    'CONFLICT',
    `${zh}：${key} 在此填有值，而对应的行没有填（${groups.join('、')}）：请补填那些行，或删去这些值`,
    `${en}: ${key} has values here, but the rows they belong to are blank (${groups.join(', ')}): fill those rows in, or delete the values`,
  )
}

/** Rows that somebody put into one of the blocks shift what belongs together. */
function wrongShape(key: string, range: Range, height: number, width: number): Problem {
  const wide = range[0]?.length ?? 0
  return inCell(
    firstCell(range) as ReadCell,
    problem(
      `/${key}`,
      'TYPE',
      `${key} 有 ${range.length} 行 ${wide} 列，应为 ${height} 行 ${width} 列：请勿在模板中增删行列，请在新模板中填写`,
      `${key} has ${range.length} rows and ${wide} columns, not ${height} and ${width}: do not add or delete rows and columns of the template; fill in a new one`,
    ),
  )
}

/** The values of a table that cannot be told apart, so that they are not lost. */
function asItStands(range: Range): unknown[][] {
  const columns = new Set(range.flatMap((row) => row.flatMap((cell, column) => (isEmpty(cell) ? [] : [column]))))
  const rows = range.filter((row) => row.some((cell) => !isEmpty(cell)))
  return rows.map((row) => row.filter((_, column) => columns.has(column)).map(({ value, error }) => error ?? value))
}
