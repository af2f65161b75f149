/** The uncertainty of inputs from cells and compact text: rows of a key with one percentage, or with five scores (`R:5;trips.L:10`). */
import { pointer } from '../explain.ts'
import type { Inputs } from '../method.ts'
import { plainText } from '../number-text.ts'
import { type Problem, problem } from '../problem.ts'
import { isSpread, type SpreadInput, spreadInputs } from '../spread-inputs.ts'
import { isBlank, readCell } from './readings.ts'
import type { Matrix, Read } from './rows.ts'

/** The input that a typed name means: its key, or its title in either language. */
export function spreadNamed(raw: unknown): SpreadInput | undefined {
  const text = plainText(raw)
  if (isSpread(text)) return text
  const same = (title: string) => title.toLowerCase() === text.toLowerCase()
  return Object.keys(spreadInputs)
    .filter(isSpread)
    .find((key) => same(spreadInputs[key].label.zh) || same(spreadInputs[key].label.en))
}

/** Rows of a key and its values; a first row that says `key` names the columns. */
export function readSpread(name: SpreadInput, matrix: Matrix): Read<Inputs | undefined> {
  const columns = Object.entries(spreadInputs[name].columns)
  const problems: Problem[] = []
  const value: Record<string, unknown> = {}
  for (const [i, row] of matrix.entries()) {
    const key = plainText(row[0])
    if (row.every(isBlank) || (i === 0 && /^(key|键)$/i.test(key))) continue
    const path = pointer([name, key])
    if (Object.hasOwn(value, key))
      problems.push(problem(path, 'CONFLICT', `${name} 的 ${key} 给了两次`, `${key} of ${name} is given twice`))
    const cells = columns.map(([, cell], j) => {
      const reading = readCell(cell, row[j + 1], path)
      if (!reading.ok) problems.push(reading.problem)
      return reading.ok ? reading.value : undefined
    })
    const wide = row.findLastIndex((cell) => !isBlank(cell))
    if (cells.includes(undefined) || wide > columns.length) {
      const wants = spreadInputs[name].wants
      problems.push(problem(path, 'TYPE', `${name} 的 ${key} 应为${wants.zh}`, `${key} of ${name} takes ${wants.en}`))
    }
    // a key of this name would become the prototype
    Object.defineProperty(value, key, {
      value: cells.length === 1 ? cells[0] : cells,
      enumerable: true,
      configurable: true,
    })
  }
  return { value: Object.keys(value).length > 0 ? value : undefined, problems }
}

export const readSpreadText = (name: SpreadInput, text: string): Read<Inputs | undefined> =>
  readSpread(
    name,
    plainText(text)
      .split(';')
      .map((row) => row.split(':').map((cell) => cell.trim())),
  )
