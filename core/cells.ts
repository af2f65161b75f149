/** A private copy of the inputs of one calculation in which numbers can be varied: every place where one stands. */
import type { Method } from './calculate.ts'
import { derived, type Loaded, needs } from './graph.ts'
import type { Cell, Factor, Inputs, Quantity } from './method.ts'
import { cellKey, type Uncertain, uncertainInputs } from './spread.ts'

type Holder = Record<string | number, unknown>

/** One number: `holder[at]` is where executors read it. */
export type Place = {
  key: string
  row: number
  uncertain: Uncertain
  value: number
  min: number
  max: number
  holder: Holder
  at: string | number
  /** The id of the factor that stands there, where it came from the library. */
  factor?: string
}
export type Cells = { inputs: Inputs; places: readonly Place[] }

/** Lays out a calculation that has a result. Afterwards the evaluator of the method holds its values. */
export function cellsOf({ loaded, evaluate, settle }: Method, inputs: Inputs): Cells {
  const settled = settle(inputs)
  evaluate.run(settled.inputs)
  const factors = new Map(settled.used.map(({ path, record }) => [path, record.id]))
  const copy = copied(settled.inputs)
  for (const [group, { kind }] of loaded.groups) {
    const rows = settled.inputs[group] as readonly unknown[] | undefined
    if (rows) copy[group] = kind === 'list' ? [...rows] : rows.map((row) => copied(row as Inputs))
  }
  const asked = askedFor(loaded)
  const placeOf = (uncertain: Uncertain, row: number): Place[] => {
    const value = evaluate.value(uncertain.entry, row)
    if (value === undefined) return []
    const key = cellKey(uncertain, row)
    const factor = factors.get(`/${key}`)
    const where = whereOf(loaded, copy, uncertain, row)
    // given in the place of its parts it would be another input: formulas ask whether the parts are there
    if (where.holder[where.at] === undefined && asked.has(uncertain.entry.name)) return []
    const range = rangeOf(uncertain.entry.input as Cell, value)
    return [{ key, row, uncertain, value, ...range, ...where, ...(factor === undefined ? {} : { factor }) }]
  }
  const places = uncertainInputs(loaded).flatMap((uncertain) => {
    const { group } = uncertain.entry
    const count = group === undefined ? 1 : evaluate.count(group)
    return Array.from({ length: count }, (_, row) => row).flatMap((row) => placeOf(uncertain, row))
  })
  return { inputs: copy, places }
}

/** Values worked out from parts that formulas read too. */
function askedFor({ partOf, steps }: Loaded): Set<string> {
  const read = new Set(steps.filter(({ kind }) => kind === 'formula').flatMap(needs))
  return new Set([...partOf].flatMap(([part, whole]) => (read.has(part) ? [whole] : [])))
}

/** Key by key: engines give every object made by spreading a shape of its own, and code that has met many shapes is slow. */
function copied(inputs: Inputs): Holder {
  const copy: Holder = {}
  for (const key of Object.keys(inputs)) copy[key] = inputs[key]
  return copy
}

function whereOf({ groups }: Loaded, copy: Holder, { entry }: Uncertain, row: number): Pick<Place, 'holder' | 'at'> {
  const { group, key } = entry
  if (group === undefined) return { holder: copy, at: key }
  const rows = copy[group] as Holder
  return groups.get(group)?.kind === 'list' ? { holder: rows, at: row } : { holder: rows[row] as Holder, at: key }
}

/** Where a quantity must be above something, its range ends there; a factor is never negative. A value that was worked out may lie outside what may be given: its range reaches to it. */
function rangeOf(input: Cell, value: number): Pick<Place, 'min' | 'max'> {
  const { min, max } = input as Quantity | Factor
  const least = min ?? (input.kind === 'quantity' ? input.above : 0)
  return {
    min: Math.min(least ?? Number.NEGATIVE_INFINITY, value),
    max: Math.max(max ?? Number.POSITIVE_INFINITY, value),
  }
}

/** Was this worked out from its parts? Then the parts are what was put in. */
export const isDerived = ({ uncertain, holder, at }: Place) =>
  derived(uncertain.entry.input as Cell) !== undefined && holder[at] === undefined

export const clipped = (x: number, { min, max }: Place) => (x < min ? min : x > max ? max : x)

/** Puts every place back to the value it had. */
export function restore(places: Iterable<Place>) {
  for (const { holder, at, value } of places) holder[at] = value
}
