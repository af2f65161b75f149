/** Tables of contributions: the values of a column of rows summed by another column, the largest first. */
import type { Evaluator } from './evaluate.ts'
import { placeCode } from './factors/places.ts'
import type { Loaded } from './graph.ts'
import type { Inputs } from './method.ts'

/** `name` is as it was first spelled, and empty for the rows that name nothing. `share` is of the sum of all rows, and absent where that is zero. */
export type Contribution = { name: string; value: number; share?: number }
export type Contributions = { unit: string; rows: Contribution[] }

/** After a run: every table of the definition. A sum that is no finite number cannot occur here, since the total of the same column is an output. */
export function contributionsOf(loaded: Loaded, evaluate: Evaluator, inputs: Inputs): Record<string, Contributions> {
  const { tables = {} } = loaded.definition
  return Object.fromEntries(
    Object.entries(tables).map(([key, { by, of, places }]) => {
      const [group = '', column = ''] = by.split('.')
      const entry = loaded.entries.get(of)
      if (!entry) throw new Error(`${key}: ${of} is not defined`)
      const sums = new Map<string, { name: string; value: number }>()
      for (const [i, row] of ((inputs[group] ?? []) as readonly Inputs[]).entries()) {
        const name = String(row[column] ?? '').trim()
        const one = places ? (placeCode(name) ?? name) : name
        const sum = sums.get(one) ?? { name, value: 0 }
        sums.set(one, { ...sum, value: sum.value + (evaluate.value(entry, i) ?? 0) })
      }
      const all = [...sums.values()]
      const whole = all.reduce((sum, { value }) => sum + value, 0)
      const rows = all.map(({ name, value }) => ({ name, value, ...(whole === 0 ? {} : { share: value / whole }) }))
      return [key, { unit: entry.unit, rows: rows.sort((a, b) => b.value - a.value || (a.name < b.name ? -1 : 1)) }]
    }),
  )
}
