/** The rows of an input from a CSV file whose first row names the columns, and such a file from rows. */
import { pointer, strange } from '../explain.ts'

import { columnsOf, longestText } from '../inputs.ts'
import type { Cell, List, Rows } from '../method.ts'
import { plainText } from '../number-text.ts'
import { type Problem, problem } from '../problem.ts'
import { type CsvCell, csvReader, csvText } from './csv.ts'
import type { Encoding } from './decode.ts'
import { isBlank } from './readings.ts'
import { columnNamed, read, readRow } from './rows.ts'
import { wrongUnit } from './units.ts'

const mostProblems = 100

/** `lines` are those of the file in which the rows begin. A `fault` is why the file could not be read to its end. */
export type RowsRead =
  | { ok: true; value: unknown[]; lines: readonly number[] }
  | { ok: false; problems: Problem[]; fault?: true }
export type RowsReader = { push(bytes: Uint8Array): Problem | undefined; end(): RowsRead }

/** The key of each column; empty where the header names none that exists, undefined where it says nothing. */
type Names = readonly (string | undefined)[]

/** Reads the bytes of a file as the rows or the list called `key`. Blank rows are left out; of more rows than `most` it only says so. */
export function rowsReader(
  input: Rows | List,
  key: string,
  { encoding, most = Number.POSITIVE_INFINITY }: { encoding?: Encoding | undefined; most?: number } = {},
): RowsReader {
  const value: unknown[] = []
  const lines: number[] = []
  const problems: Problem[] = []
  let names: Names | undefined
  /** Columns without a header are told once. */
  const strays = new Set<number>()
  let more = false

  function tell(line: number, found: readonly Problem[]) {
    problems.push(...found.slice(0, mostProblems - problems.length).map((each) => atLine(each, line)))
  }

  function takeRow(names: Names, cells: readonly string[], line: number) {
    const found: Problem[] = []
    const stray = cells.findIndex((cell, j) => names[j] === undefined && !isBlank(cell))
    if (stray >= 0 && !strays.has(stray)) found.push(unnamed(key, stray))
    strays.add(stray)
    value.push(rowOf(input, names, cells, `/${key}/${value.length}`, found))
    lines.push(line)
    tell(line, found)
  }

  const reader = csvReader((cells, line) => {
    if (cells.every(isBlank)) return
    if (names === undefined) {
      const header = headerOf(input, key, cells)
      names = header.names
      tell(line, header.problems)
    } else if (value.length >= most) more = true
    else if (names.some(Boolean)) takeRow(names, cells, line)
  }, encoding)

  return {
    push: reader.push,
    end() {
      const fault = reader.end() ?? (names ? undefined : noHeader(input))
      if (fault) return { ok: false, problems: [fault], fault: true }
      const all = [...(more ? [tooMany(key, most)] : []), ...problems].slice(0, mostProblems)
      return all.length > 0 ? { ok: false, problems: all } : { ok: true, value, lines }
    },
  }
}

/** A list has one value a row. */
function rowOf(input: Rows | List, names: Names, cells: readonly string[], path: string, problems: Problem[]): unknown {
  return input.kind === 'list'
    ? read(input.value, cells[names.indexOf('value')], path, problems)
    : readRow(input.columns, names, cells, path, problems)
}

/** A header cell is a key or a title, a unit or the other of the two in brackets behind it: `L（pkm）`, `Travel [pkm]`. */
function headerOf(input: Rows | List, key: string, cells: readonly string[]): { names: Names; problems: Problem[] } {
  const columns = columnsOf(input)
  const found = cells.map((cell) => columnOf(input, key, cell))
  const names = found.map((each) => each?.name)
  if (!names.some(Boolean)) return { names, problems: [noNames(key, columns)] }
  const problems = found.flatMap((each, j): Problem[] => {
    if (each === undefined) return []
    const { name, text, unit } = each
    if (name === '') return [strange(pointer([key, text.slice(0, longestText)]), text, columns)]
    if (names.indexOf(name) < j) return [twice(key, name)]
    return unit === '' ? [] : headerUnit(columns[name] as Cell, `/${key}`, name, unit)
  })
  return { names, problems }
}

function columnOf(input: Rows | List, key: string, cell: string) {
  if (isBlank(cell)) return undefined
  const text = plainText(cell)
  const whole = columnNamed(input, key, text)
  if (whole !== undefined) return { name: whole, text, unit: '' }
  const open = Math.max(text.lastIndexOf('('), text.lastIndexOf('['))
  if (open <= 0 || !/[)\]]$/.test(text)) return { name: '', text, unit: '' }
  const name = columnNamed(input, key, text.slice(0, open)) ?? ''
  const unit = text.slice(open + 1, -1).trim()
  return { name, text, unit: columnNamed(input, key, unit) === name ? '' : unit }
}

/** Units without a name of their own: whatever stands beside them says more. */
const unnamedUnits = ['-', 'currency', 'driver', 'amount']
/** Beside a mere number anything may stand but a percentage, which would make it another number. */
function headerUnit(cell: Cell, path: string, name: string, unit: string): Problem[] {
  if (!('unit' in cell) || (unnamedUnits.includes(cell.unit) && !/[%‰]/.test(unit))) return []
  return wrongUnit(path, name, cell.unit, unit)
}

const atLine = (found: Problem, line: number): Problem => ({
  ...found,
  zh: `第 ${line} 行：${found.zh}`,
  en: `Line ${line}: ${found.en}`,
})

/** Problems of a calculation whose rows came from a file, those of a row with its line. */
export const atLines = (problems: readonly Problem[], key: string, lines: readonly number[]): Problem[] =>
  problems.map((each) => {
    const [, first, row] = each.path.split('/')
    const line = first === key ? lines[Number(row)] : undefined
    return line === undefined ? each : atLine(each, line)
  })

const unnamed = (key: string, column: number) =>
  problem(
    `/${key}`,
    'UNKNOWN-KEY',
    `第 ${column + 1} 列没有表头：请在首行写上列名`,
    `Column ${column + 1} has no header: name it in the first row`,
  )

const twice = (key: string, name: string) =>
  problem(`/${key}`, 'CONFLICT', `${key} 的列 ${name} 出现了两次`, `The column ${name} of ${key} stands twice`)

const noNames = (key: string, columns: object) => {
  const names = Object.keys(columns).join(', ')
  return problem(
    `/${key}`,
    'UNKNOWN-KEY',
    `首行应是 ${key} 的列名，可用：${names}`,
    `The first row must name the columns of ${key}: ${names}`,
  )
}

const noHeader = (input: Rows | List) => {
  const names = Object.keys(columnsOf(input)).join(', ')
  return problem(
    '',
    'BODY',
    `文件是空的：首行应是列名，可用：${names}`,
    `The file is empty: its first row names the columns: ${names}`,
  )
}

const tooMany = (key: string, most: number) =>
  problem(`/${key}`, 'LIMIT', `/${key} 超过 ${most} 行`, `/${key} has more than ${most} rows`)

/** Rows or a list as a file, in the columns that some row fills: keys above, values as the definition has them. */
export function rowsCsv(input: Rows | List, key: string, value: readonly unknown[], options: { bom?: boolean } = {}) {
  if (input.kind === 'list') return csvText([[key], ...value.map((each) => [each as CsvCell])], options)
  const rows = value as readonly Readonly<Record<string, CsvCell>>[]
  const columns = Object.keys(input.columns)
  const filled = columns.filter((name) => rows.some((row) => row[name] !== undefined))
  const header = filled.length > 0 ? filled : columns
  const cells = rows.map((row) => header.map((name) => factorText(input.columns[name] as Cell, row[name])))
  return csvText([header, ...cells], options)
}

/** A factor of six digits would be read as the code of a place. */
const factorText = ({ kind }: Cell, value: CsvCell): CsvCell =>
  kind === 'factor' && typeof value === 'number' && /^\d{6}$/.test(String(value)) ? `${value}.0` : value
