/** What formulas do with tables of numbers, the same for closures and generated code: a table is one array, row after row. */

/** The sum of `count` numbers, `step` apart: a row of a table, a column of it, or a whole column. */
export function sumOf(x: readonly number[], at: number, step: number, count: number): number {
  let total = 0
  for (let i = 0; i < count; i++) total += x[at + i * step] as number
  return total
}

/** The sum of the products of two such sequences. */
export function productOf(
  x: readonly number[],
  xAt: number,
  xStep: number,
  y: readonly number[],
  yAt: number,
  yStep: number,
  count: number,
): number {
  let total = 0
  for (let i = 0; i < count; i++) total += (x[xAt + i * xStep] as number) * (y[yAt + i * yStep] as number)
  return total
}

/** The columns from `from` on, `width` of them, of rows as they are given. */
export const block = (given: readonly (readonly number[])[], from: number, width: number): number[] =>
  given.flatMap((row) => row.slice(from, from + width))

/** As many empty rows as a table has columns beside those that are known: what the columns are called need not be given. */
export const unnamed = <T>(given: readonly (readonly number[])[] | undefined, known: number, empty: T): T[] =>
  Array.from({ length: Math.max(0, (given?.[0]?.length ?? 0) - known) }, () => empty)

/** A pivot this small beside 1 means that some hand everything on among each other. */
const smallest = 1e-12

/**
 * What each has when all hand on to each other at once: x = d + A'x, where `shares` is A, its row i saying what part of x of i goes to each other.
 * Gauss with row pivots; where there is no solution every value is NaN.
 */
export function reciprocal(d: readonly number[], shares: readonly number[]): number[] {
  const n = d.length
  const rows = d.map((own, j) => [...d.map((_, i) => (i === j ? 1 : 0) - (shares[i * n + j] as number)), own])
  for (let k = 0; k < n; k++) {
    let best = k
    for (let i = k + 1; i < n; i++) if (Math.abs(at(rows, i, k)) > Math.abs(at(rows, best, k))) best = i
    const pivotRow = rows[best] as number[]
    rows[best] = rows[k] as number[]
    rows[k] = pivotRow
    const pivot = pivotRow[k] as number
    if (!(Math.abs(pivot) > smallest)) return d.map(() => Number.NaN)
    for (let i = k + 1; i < n; i++) {
      const row = rows[i] as number[]
      const factor = (row[k] as number) / pivot
      if (factor !== 0) for (let j = k; j <= n; j++) row[j] = (row[j] as number) - factor * (pivotRow[j] as number)
    }
  }
  const x = d.map(() => 0)
  for (let k = n - 1; k >= 0; k--) {
    let rest = at(rows, k, n)
    for (let j = k + 1; j < n; j++) rest -= at(rows, k, j) * (x[j] as number)
    x[k] = rest / at(rows, k, k)
  }
  return x
}
const at = (rows: readonly (readonly number[])[], i: number, j: number) => (rows[i] as readonly number[])[j] as number
