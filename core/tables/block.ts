/** The two forms in which a range of cells holds a whole method's inputs: a block (names and values downwards) and a table (one case a row). */
import type { Method } from '../calculate.ts'
import { isGroup } from '../inputs.ts'
import { plainText } from '../number-text.ts'
import { type Problem, problem } from '../problem.ts'
import { keyNamed } from './names.ts'
import { inputNamed, type Named, type ReadInputs, readInput, readNamed, unknownKey } from './params.ts'
import { isBlank } from './readings.ts'
import { isHeader, type Matrix, readRows, readTableCells } from './rows.ts'
import { readSpread, readSpreadText, spreadNamed } from './spreads.ts'
import { wrongUnit } from './units.ts'

const section = (raw: unknown) => (typeof raw === 'string' ? /^\[(.+)\]$/.exec(plainText(raw))?.[1] : undefined)
const emptyRow = (row: readonly unknown[]) => row.every(isBlank)

/**
 * Which form a range is in: every name of the first column (outside sections) known is a block, a first row of known names above further rows is a table.
 * With a misspelled name among known ones the form is still seen, so that the name can be pointed out.
 */
export function formOf({ definition }: Method, matrix: Matrix): 'block' | 'table' | undefined {
  const { refused, inputs } = definition
  const known = (cell: unknown) =>
    typeof cell === 'string' && (keyNamed(inputs, cell) ?? keyNamed(refused, cell)) !== undefined
  if (matrix.some((row) => section(row[0]) !== undefined)) return 'block'
  const mostly = (cells: readonly unknown[]) => {
    const filled = cells.filter((cell) => !isBlank(cell))
    return (
      filled.length > 0 &&
      filled.every((cell) => typeof cell === 'string') &&
      filled.filter(known).length * 2 > filled.length
    )
  }
  if (matrix.some((row) => row.length > 1) && mostly(matrix.map((row) => row[0]))) return 'block'
  return matrix.length > 1 && mostly(matrix[0] ?? []) ? 'table' : undefined
}

/** A block: rows of name, value and (optional, checked) unit; rows and lists as sections `[trips]`, a header row, rows until a blank row; a table of numbers as a section without a header. */
export function readBlock(method: Method, matrix: Matrix): ReadInputs {
  const { inputs: known } = method.definition
  const inputs: Record<string, unknown> = {}
  const problems: Problem[] = []
  const add = (key: string, value: unknown) => {
    if (Object.hasOwn(inputs, key))
      problems.push(problem(`/${key}`, 'CONFLICT', `${key} 给了两次`, `${key} is given twice`))
    else if (value !== undefined) inputs[key] = value
  }
  for (let i = 0; i < matrix.length; i++) {
    const row = matrix[i] ?? []
    if (emptyRow(row)) continue
    const title = section(row[0])
    const name = title ?? plainText(row[0])
    const spread = spreadNamed(name)
    const key = spread ?? keyNamed(known, name)
    const input = key === undefined ? undefined : known[key]
    if (title === undefined && spread) {
      const read = isBlank(row[1]) ? { value: undefined, problems: [] } : readSpreadText(spread, String(row[1]))
      problems.push(...read.problems)
      add(spread, read.value)
      continue
    }
    if (title === undefined) {
      if (key === undefined || !input) problems.push(unknownKey(method.definition, name))
      else {
        const value = isGroup(input) && isBlank(row[1]) ? undefined : readInput(input, key, row[1], problems)
        problems.push(...wrongUnit(`/${key}`, key, 'unit' in input ? input.unit : '', row[2]))
        add(key, value)
      }
      continue
    }
    const end = matrix.findIndex((each, j) => j > i && (emptyRow(each) || section(each[0]) !== undefined))
    const body = matrix.slice(i + 1, end < 0 ? undefined : end)
    i = (end < 0 ? matrix.length : end) - 1
    if (spread) {
      const read = readSpread(spread, body)
      problems.push(...read.problems)
      add(spread, read.value)
    } else if (key !== undefined && input?.kind === 'matrix') {
      const read = readTableCells(input, key, body)
      problems.push(...read.problems)
      add(key, read.value)
    } else if (key === undefined || !input || !isGroup(input)) problems.push(unknownKey(method.definition, name))
    else if (input.kind === 'rows' && !isHeader(input, key, body[0] ?? [])) {
      const columns = Object.keys(input.columns).join(', ')
      problems.push(
        problem(
          `/${key}`,
          'UNKNOWN-KEY',
          `[${name}] 下一行应是列名，可用：${columns}`,
          `The row below [${name}] must name the columns: ${columns}`,
        ),
      )
    } else {
      const read = readRows(input, key, body)
      problems.push(...read.problems)
      add(key, read.value)
    }
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, inputs }
}

/** A table: a header of names, one case in each further row; rows and lists stand in their cell as compact text. Blank rows answer undefined. */
export function readTable(method: Method, matrix: Matrix): (ReadInputs | undefined)[] {
  const [header = [], ...cases] = matrix
  const names = header.map((cell) => inputNamed(method.definition, plainText(cell)))
  return cases.map((row) => {
    if (emptyRow(row)) return undefined
    const given: [Named, unknown][] = []
    for (let j = 0; j < row.length; j++) {
      const named = names[j]
      if (isBlank(row[j]) || !named) continue
      if (named.name === '') {
        const problems = [problem('', 'UNKNOWN-KEY', `第 ${j + 1} 列没有表头`, `Column ${j + 1} has no header`)]
        return { ok: false, problems }
      }
      given.push([named, row[j]])
    }
    return readNamed(method, given)
  })
}
