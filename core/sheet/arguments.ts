/** The arguments of a method's function: what each is, worked out once, and how those of a call are read. */
import { isGroup } from '../inputs.ts'
import type { Definition, FunctionSpec, Input } from '../method.ts'
import { type Problem, problem } from '../problem.ts'
import { columnKey, parameterInput, parameterKey } from '../slice.ts'
import type { ReadInputs } from '../tables/params.ts'
import { readCell } from '../tables/readings.ts'
import { readRows, readTableCells } from '../tables/rows.ts'
import { asMatrix } from './answers.ts'

/** `column` where the argument fills a column of rows. */
export type Argument = { key: string; path: string; input: Input; column: { group: string; key: string } | undefined }

export const argumentsOf = (definition: Definition, spec: FunctionSpec): Argument[] =>
  spec.takes.map((take) => {
    const key = parameterKey(take)
    return { key, path: `/${key}`, input: argumentInput(definition, key, spec), column: columnKey(definition, key) }
  })

/** A parameter as it is read from cells: a column stands alone, as a list. */
export function argumentInput(definition: Definition, name: string, spec: FunctionSpec): Input {
  const input = parameterInput(definition, name, spec)
  return columnKey(definition, name) && input.kind === 'quantity'
    ? { kind: 'list', label: input.label, value: input, ...(input.optional ? { optional: true } : {}) }
    : input
}

/** Each argument is one parameter; the columns of the same rows are put side by side. */
export function readArguments(list: readonly Argument[], args: readonly unknown[]): ReadInputs {
  const problems: Problem[] = []
  const inputs: Record<string, unknown> = {}
  for (let i = 0; i < list.length; i++) {
    const raw = args[i]
    if (raw === undefined || raw === null) continue
    const { key, path, input, column } = list[i] as Argument
    if (isGroup(input) || input.kind === 'matrix') {
      const matrix = asMatrix(raw)
      const read = isGroup(input) ? readRows(input, key, matrix) : readTableCells(input, key, matrix)
      problems.push(...read.problems)
      if (read.value.length === 0) continue
      if (column) addColumn(inputs, column, read.value)
      else inputs[key] = read.value
      continue
    }
    const cell = onlyCell(raw)
    if (cell === many) {
      problems.push(problem(path, 'TYPE', `${key} 应为一个单元格`, `${key} takes one cell`))
      continue
    }
    const reading = readCell(input, cell, path)
    if (!reading.ok) problems.push(reading.problem)
    else if (reading.value !== undefined) inputs[key] = reading.value
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, inputs }
}

const many = Symbol('more than one cell')
const onlyCell = (raw: unknown): unknown => {
  if (!Array.isArray(raw)) return raw
  const [row = []] = raw as unknown[][]
  return raw.length > 1 || row.length > 1 ? many : row[0]
}

function addColumn(inputs: Record<string, unknown>, { group, key }: { group: string; key: string }, values: unknown[]) {
  const rows = (inputs[group] ?? []) as Record<string, unknown>[]
  inputs[group] = values.map((each, i) => ({ ...rows[i], [key]: each }))
}
