/** What stands in the form, as texts. */
import type { Cell, Definition, Inputs, Rows, Text } from '#core'
import { applies } from '#core/condition'
import { numberIn, plainText } from '#core/number-text'
import { keyNamed } from '#core/tables/names'
import { unitName, unitShown } from '#core/unit-names'

export type Row = Readonly<Record<string, string>>
/** Rows by their key; all else is a text, a list one item a line, a table one row a line with its cells parted by tabs. */
export type Draft = Readonly<Record<string, string | readonly Row[]>>

export const textAt = (draft: Draft, key: string): string => {
  const found = draft[key]
  return typeof found === 'string' ? found : ''
}
/** What stands in a list: one a line, or a row of a sheet. */
export const listItems = (text: string) => text.split(/[\n\t;；]+/).filter((item) => item.trim() !== '')
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

/** Columns side by side as `order` says, alternatives (a mode or its factor) in one place, then all others. */
const slotsOf = ({ columns, order = [] }: Rows): string[][] => {
  const slots = order.map((slot) => [slot].flat())
  const rest = Object.keys(columns).filter((column) => !slots.some((slot) => slot.includes(column)))
  return [...slots, ...rest.map((column) => [column])]
}
/** Of alternatives the one pasted into counts, else the first. */
const slotsFrom = (input: Rows, from: string): string[] => {
  const all = slotsOf(input)
  const start = all.findIndex((slot) => slot.includes(from))
  return all.slice(start).map((slot, i) => (i === 0 ? from : (slot[0] ?? '')))
}
/** How pasted columns are read where they have no heads: the first few, as their labels, and whether more follow. */
export function pasteOrder(input: Rows): { first: (readonly Text[])[]; more: boolean } {
  const all = slotsOf(input)
  const first = all.slice(0, Math.max(3, input.order?.length ?? 0))
  const labels = (slot: string[]) => slot.flatMap((key) => input.columns[key]?.label ?? [])
  return { first: first.map(labels), more: all.length > first.length }
}

/** The column that a head names, by key or title, with its own unit behind or none: `出行量（pkm）`. Nothing is converted, so that another unit names no column. */
function columnOf(columns: Rows['columns'], head: string): string | undefined {
  const own = keyNamed(columns, head)
  const [, name, behind = ''] = /^(.+?)\s*[（([]([^）)\]]+)[）)\]]$/.exec(head.trim()) ?? []
  const key = own ?? keyNamed(columns, name)
  const cell = key === undefined ? undefined : columns[key]
  if (own !== undefined || cell === undefined || !('unit' in cell)) return own
  const units = [cell.unit, ...Object.values(unitName(cell.unit)), ...Object.values(unitShown(cell.unit))]
  return units.includes(behind.trim()) ? key : undefined
}

const hasNumber = (line: string) => line.split('\t').some((cell) => numberIn(plainText(cell)) !== undefined)

/** The columns that the first line names, by key or title, with nothing where it names none; undefined where it is a line of values: no head is a number, and below heads some are. */
function headed({ columns }: Rows, [first = '', ...rest]: readonly string[]): (string | undefined)[] | undefined {
  if (rest.length === 0 || hasNumber(first)) return undefined
  const heads = first.split('\t')
  const named = heads.map((head) => columnOf(columns, head))
  return named.every((key) => key !== undefined) || (named.some((key) => key !== undefined) && rest.some(hasNumber))
    ? named
    : undefined
}

/** Choices stand in the form by their keys; pasted they are called as the form shows them. Any other spelling is left to the calculation. */
function inForm(cell: Cell | undefined, text: string): string {
  const options = cell?.kind === 'choice' ? Object.entries(cell.options) : []
  return options.find(([, { zh, en }]) => text === zh || text === en)?.[0] ?? text
}

/** A block of a sheet pasted at one cell: it fills to the right and down, and adds rows; heads above say which columns. `unknown` are the heads whose columns were left out, since they name no column. */
export function withBlock(
  draft: Draft,
  key: string,
  input: Rows,
  i: number,
  column: string,
  text: string,
): { draft: Draft; unknown: string[] } {
  const lines = text.replace(/\r/g, '').replace(/\n$/, '').split('\n')
  const heads = headed(input, lines)
  const columns = heads ?? slotsFrom(input, column)
  const first = heads ? lines.shift() : undefined
  const rows = [...rowsAt(draft, key)]
  lines.forEach((line, j) => {
    const cells = line.split('\t').flatMap((cell, k): [string, string][] => {
      const to = columns[k]
      return to === undefined ? [] : [[to, inForm(input.columns[to], cell.trim())]]
    })
    rows[i + j] = { ...rows[i + j], ...Object.fromEntries(cells) }
  })
  const unknown = (first ?? '').split('\t').filter((head, k) => columns[k] === undefined && head.trim() !== '')
  return { draft: { ...draft, [key]: rows }, unknown }
}

export const isBlankDraft = (draft: Draft): boolean =>
  Object.values(draft).every((each) =>
    typeof each === 'string' ? each === '' : each.every((row) => Object.values(row).every((text) => text === '')),
  )
