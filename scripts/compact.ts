/** Inputs as the short texts that URLs and single cells take: rows parted by `;`, their cells by `:`. */
import type { Definition, Inputs } from '#core'
import { orderOf } from '#core/tables/rows'
import type { Cell, Range } from './ranges.ts'

type Row = Readonly<Record<string, Cell>>
/** `left` are the columns of rows that have no place in compact text. */
export type Compact = { text: Cell; left: readonly string[] }

const joined = (rows: readonly (readonly Cell[])[]): string | undefined => {
  const parted = rows.flat().some((cell) => /[:;]/.test(String(cell)))
  return parted ? undefined : rows.map((row) => row.join(':').replace(/:+$/, '')).join(';')
}

/** One input as text; undefined where a cell holds what parts cells. */
export function compact({ inputs }: Definition, key: string, value: unknown): Compact | undefined {
  const input = inputs[key]
  if (!Array.isArray(value)) return { text: value as Cell, left: [] }
  if (input?.kind !== 'rows') {
    const text = joined(value.map((row: Cell | Cell[]) => [row].flat()))
    return text === undefined ? undefined : { text, left: [] }
  }
  const rows = value as readonly Row[]
  const order = orderOf(input).map((place) => [place].flat())
  const text = joined(
    rows.map((row) => order.map((names) => row[names.find((name) => row[name] !== undefined) ?? ''] ?? '')),
  )
  const used = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  return text === undefined ? undefined : { text, left: used.filter((name) => !order.flat().includes(name)) }
}

/** All inputs of a case as texts, and what had to be left out. */
export function compactCase(definition: Definition, inputs: Inputs): { texts: Cell[]; left: string[] } | undefined {
  const all = Object.entries(inputs).map(([key, value]) => compact(definition, key, value))
  const fitting = all.flatMap((each) => each ?? [])
  return fitting.length < all.length
    ? undefined
    : { texts: fitting.map(({ text }) => text), left: [...new Set(fitting.flatMap(({ left }) => left))] }
}

const half = (value: unknown): unknown => {
  if (typeof value === 'number') return value / 2
  if (Array.isArray(value)) return value.map(half)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, half(one)]))
}

/** Other values of an input: half of it; of rows half of one column, the main quantity first, so that the answer changes by what one sees. */
function others(value: unknown, spread: string | undefined): unknown[] {
  const rows = Array.isArray(value)
    ? value.filter((row): row is Row => typeof row === 'object' && !Array.isArray(row))
    : []
  if (rows.length === 0) return [half(value)]
  const columns = [...new Set([...(spread === undefined ? [] : [spread]), ...rows.flatMap((row) => Object.keys(row))])]
  return columns
    .filter((key) => rows.some((row) => typeof row[key] === 'number'))
    .map((key) => rows.map((row) => (row[key] === undefined ? row : { ...row, [key]: half(row[key]) })))
}

const spreadOf = ({ inputs }: Definition, key: string) => {
  const input = inputs[key]
  return input?.kind === 'rows' ? input.spread : undefined
}

/** A table of two cases, the second with the last input halved that makes a difference; undefined where rows do not fit into one cell. */
export function casesRange(
  definition: Definition,
  inputs: Inputs,
  differ: (range: Range) => boolean,
): { range: Range; left: string[] } | undefined {
  const first = compactCase(definition, inputs)
  if (!first) return undefined
  const changed = Object.entries(inputs)
    .reverse()
    .flatMap(([key, value]) => others(value, spreadOf(definition, key)).map((other) => ({ ...inputs, [key]: other })))
  for (const each of changed) {
    const second = compactCase(definition, each)
    const range = [Object.keys(inputs), first.texts, ...(second ? [second.texts] : [])]
    // a first column of texts that are keys as well would be read as a block: then the columns stand the other way round
    for (const one of [range, range.map((row) => row.toReversed())])
      if (differ(one)) return { range: one, left: first.left }
  }
  return undefined
}
