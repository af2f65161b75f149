/** A calculation as workbooks show it: what was given, what was used, and what each formula came to. */
import { compute, type Method } from '../calculate.ts'
import { applies } from '../condition.ts'
import type { Entry, LoadedCheck } from '../graph.ts'
import type { Inputs } from '../method.ts'
import type { Problem } from '../problem.ts'
import type { Used } from '../settle.ts'
import type { Value } from './model.ts'

export type Filled = {
  inputs: Inputs
  used: ReadonlyMap<string, Used>
  warnings: readonly Problem[]
  /** What a name came to; undefined where it does not exist. Choices are keys, texts themselves. */
  value: (entry: Entry, row?: number, column?: number) => Value | undefined
  count: (group: string) => number
  /** In how many rows a check does not hold, or in this row. */
  failures: (check: LoadedCheck, row?: number) => number
}

/** Computes; the values stay those of this calculation until the method computes again. */
export function filled(
  method: Method,
  given: unknown,
): { ok: true; filled: Filled } | { ok: false; problems: Problem[] } {
  const computed = compute(method, given)
  if (!computed.ok) return computed
  const { inputs, used, warnings } = computed
  const { evaluate } = method
  const value = (entry: Entry, row = 0, column = 0): Value | undefined => {
    const found = evaluate.value(entry, row, column)
    if (found === undefined) return undefined
    if (entry.type.is === 'choice') return entry.type.options[found]
    if (entry.type.is === 'flag') return found === 1
    if (entry.type.is === 'number') return found
    const rows = entry.group === undefined ? inputs : (inputs[entry.group] as readonly unknown[])[row]
    return (typeof rows === 'object' ? (rows as Inputs)[entry.key] : rows) as string
  }
  const failing = new Map<LoadedCheck, readonly boolean[]>()
  const failingOf = (one: LoadedCheck): readonly boolean[] => {
    const known = failing.get(one)
    if (known) return known
    const { node, when, check } = one
    const count = check.rows === undefined ? 1 : evaluate.count(check.rows)
    const holds = (i: number) => evaluate.part(node, i, 0, check.rows) !== 0
    const applied = applies(when, method.definition, inputs) === true
    const rows = Array.from({ length: count }, (_, i) => applied && !holds(i))
    failing.set(one, rows)
    return rows
  }
  const failures = (check: LoadedCheck, row?: number): number =>
    row === undefined ? failingOf(check).filter(Boolean).length : Number(failingOf(check)[row] ?? false)
  const byPath = new Map(used.map((each) => [each.path, each]))
  return { ok: true, filled: { inputs, used: byPath, warnings, value, count: evaluate.count, failures } }
}
