/** What stands in the form, as texts, and how it becomes the inputs of a method. Reading a text is core's business. */
import {
  type Answer,
  type Cell,
  calculate,
  type Definition,
  type Inputs,
  type Method,
  type Problem,
  type Rows,
} from '#core'
import { applies } from '#core/condition'
import { readCell, readTableCells } from '#core/tables/index'

export type Row = Readonly<Record<string, string>>
/** Rows by their key; all else is a text, a list one item a line, a table one row a line with its cells parted by tabs. */
export type Draft = Readonly<Record<string, string | readonly Row[]>>

export const textAt = (draft: Draft, key: string): string => {
  const found = draft[key]
  return typeof found === 'string' ? found : ''
}
export const rowsAt = (draft: Draft, key: string): readonly Row[] => {
  const found = draft[key]
  return typeof found === 'object' ? found : []
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
const textOf = (value: unknown) => (value === undefined || value === null || isObject(value) ? '' : String(value))
const rowOf = (row: unknown): Row =>
  isObject(row) ? Object.fromEntries(Object.entries(row).map(([column, value]) => [column, textOf(value)])) : {}

/** The form of given inputs; without any, a form to start with. */
export function draftOf({ inputs }: Definition, given: Inputs = {}): Draft {
  const entries = Object.entries(inputs).map(([key, input]): [string, string | readonly Row[]] => {
    const value = given[key]
    if (input.kind === 'rows') return [key, Array.isArray(value) ? value.map(rowOf) : input.optional ? [] : [{}]]
    const line = (item: unknown) => (Array.isArray(item) ? item.join('\t') : textOf(item))
    return [key, Array.isArray(value) ? value.map(line).join('\n') : textOf(value)]
  })
  return Object.fromEntries(entries)
}

/** The choices that conditions ask about, as far as they are made. */
export const choicesOf = ({ inputs }: Definition, draft: Draft): Inputs =>
  Object.fromEntries(
    Object.entries(inputs).flatMap(([key, input]) => {
      const text = textAt(draft, key)
      return input.kind === 'choice' && text !== '' ? [[key, text]] : []
    }),
  )

/** The inputs whose conditions hold: those that the form shows. */
export function shownInputs(definition: Definition, draft: Draft) {
  const choices = choicesOf(definition, draft)
  return Object.entries(definition.inputs).filter(([, { when }]) => applies(when, definition, choices) === true)
}
export const shownColumns = (definition: Definition, draft: Draft, { columns }: Rows): [string, Cell][] => {
  const choices = choicesOf(definition, draft)
  return Object.entries(columns).filter(([, { when }]) => applies(when, definition, choices) === true)
}

const tableCells = (text: string) =>
  text
    .split(/[\n;；]+/)
    .filter((line) => line.trim() !== '')
    .map((line) => line.trim().split(/[\t ]+/))
export const listItems = (text: string) => text.split(/[\n\t;；]+/).filter((item) => item.trim() !== '')

function inputsOf(definition: Definition, draft: Draft): { inputs: Inputs; problems: Problem[] } {
  const problems: Problem[] = []
  const read = (cell: Cell, text: string, path: string): unknown => {
    const reading = readCell(cell, text, path)
    if (reading.ok) return reading.value
    problems.push(reading.problem)
    return undefined
  }
  const given = (entries: [string, unknown][]): Inputs =>
    Object.fromEntries(entries.filter(([, value]) => value !== undefined))
  const entries = shownInputs(definition, draft).map(([key, input]): [string, unknown] => {
    if (input.kind === 'list') {
      const items = listItems(textAt(draft, key))
      return [key, items.length === 0 ? undefined : items.map((item, i) => read(input.value, item, `/${key}/${i}`))]
    }
    if (input.kind === 'matrix') {
      const found = readTableCells(input, key, tableCells(textAt(draft, key)))
      problems.push(...found.problems)
      return [key, found.value.length === 0 ? undefined : found.value]
    }
    if (input.kind !== 'rows') return [key, read(input, textAt(draft, key), `/${key}`)]
    const rows = rowsAt(draft, key)
    const columns = shownColumns(definition, draft, input)
    const values = rows.map((row, i) =>
      given(columns.map(([column, cell]) => [column, read(cell, row[column] ?? '', `/${key}/${i}/${column}`)])),
    )
    return [key, values.length === 0 && input.optional ? undefined : values]
  })
  return { inputs: given(entries), problems }
}

/** What the form computes to. A text that cannot be read is said once, not again as missing; problems stand in the order of the form. */
export function compute(method: Method, draft: Draft): { inputs: Inputs; answer: Answer } {
  const { inputs, problems } = inputsOf(method.definition, draft)
  const answer = calculate(method, inputs, { trace: true })
  if (answer.ok && problems.length === 0) return { inputs, answer }
  const said = new Set(problems.map(({ path }) => path))
  const others = answer.ok ? [] : answer.problems.filter(({ path }) => !said.has(path))
  const keys = Object.keys(method.definition.inputs)
  const place = ({ path }: Problem) => keys.indexOf(path.split('/')[1] ?? '')
  return { inputs, answer: { ok: false, problems: [...problems, ...others].sort((a, b) => place(a) - place(b)) } }
}

/** Is there anything in the field that a path points to? Before the user asks, only what was typed is judged. */
export function isTyped(draft: Draft, path: string): boolean {
  const [, key = '', row, column] = path.split('/')
  const found = draft[key]
  if (typeof found !== 'object') return textAt(draft, key).trim() !== ''
  return row !== undefined && column !== undefined && (found[Number(row)]?.[column] ?? '').trim() !== ''
}

export const withText = (draft: Draft, key: string, text: string): Draft => ({ ...draft, [key]: text })
export const withCell = (draft: Draft, key: string, i: number, column: string, text: string): Draft => ({
  ...draft,
  [key]: rowsAt(draft, key).map((row, j) => (i === j ? { ...row, [column]: text } : row)),
})
export const withRow = (draft: Draft, key: string): Draft => ({ ...draft, [key]: [...rowsAt(draft, key), {}] })
export const withoutRow = (draft: Draft, key: string, i: number): Draft => ({
  ...draft,
  [key]: rowsAt(draft, key).filter((_, j) => i !== j),
})

/** Columns side by side as `order` says: of alternatives (a mode or its factor) the one pasted into counts, else the first. */
const slotsFrom = ({ columns, order = [] }: Rows, from: string): string[] => {
  const slots = order.map((slot) => [slot].flat())
  const rest = Object.keys(columns).filter((column) => !slots.some((slot) => slot.includes(column)))
  const all = [...slots, ...rest.map((column) => [column])]
  const start = all.findIndex((slot) => slot.includes(from))
  return all.slice(start).map((slot, i) => (i === 0 ? from : (slot[0] ?? '')))
}

/** A block of a sheet pasted at one cell: it fills to the right and down, and adds rows. */
export function withBlock(draft: Draft, key: string, input: Rows, i: number, column: string, text: string): Draft {
  const lines = text.replace(/\r/g, '').replace(/\n$/, '').split('\n')
  const columns = slotsFrom(input, column)
  const rows = [...rowsAt(draft, key)]
  lines.forEach((line, j) => {
    const cells = line.split('\t').slice(0, columns.length)
    rows[i + j] = { ...rows[i + j], ...Object.fromEntries(cells.map((cell, k) => [columns[k] ?? '', cell.trim()])) }
  })
  return { ...draft, [key]: rows }
}

export const isBlankDraft = (draft: Draft): boolean =>
  Object.values(draft).every((each) =>
    typeof each === 'string' ? each === '' : each.every((row) => Object.values(row).every((text) => text === '')),
  )
