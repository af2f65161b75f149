/** Which column of a range of cells is meant as which column of an input, before anything is taken over. */
import { columnsOf } from '../inputs.ts'
import type { List, Rows } from '../method.ts'
import { nearest } from '../near.ts'
import { isBlank, readCell } from './readings.ts'
import { columnNamed, type Matrix, orderOf } from './rows.ts'

/** One column of the range: what its head says, the key it is taken as, and the keys that may have been meant where it says none. */
export type MatchedColumn = { head: string; key?: string; near: readonly string[] }
export type MatchedRange = { withHeader: boolean; columns: readonly MatchedColumn[]; body: Matrix }

/** The keys that a head comes near to, by its key or its titles. */
function nearKeys(input: Rows | List, head: string): string[] {
  const names = Object.entries(columnsOf(input)).flatMap(([key, { label }]) =>
    [key, label.zh, label.en].map((name) => [name, key] as const),
  )
  const found = nearest(
    head,
    names.map(([name]) => name),
  )
  return [...new Set(names.flatMap(([name, key]) => (found.includes(name) ? [key] : [])))]
}

/** The first row is a header where it holds texts alone and at least one of them names a column, or nearly. Without one columns stand in the order of the input. */
export function matchColumns(input: Rows | List, key: string, matrix: Matrix): MatchedRange {
  const filled = matrix.filter((row) => !row.every(isBlank))
  const width = Math.max(0, ...filled.map((row) => row.findLastIndex((cell) => !isBlank(cell)) + 1))
  const [first = []] = filled
  const heads = Array.from({ length: width }, (_, j) => (isBlank(first[j]) ? '' : String(first[j]).trim()))
  const named = heads.map((head) => (head === '' ? undefined : columnNamed(input, key, head)))
  const near = heads.map((head, j) => (head === '' || named[j] !== undefined ? [] : nearKeys(input, head)))
  const isText = first.every((cell) => isBlank(cell) || typeof cell === 'string')
  if (isText && heads.some((_, j) => named[j] !== undefined || (near[j]?.length ?? 0) > 0)) {
    const columns = heads.map((head, j): MatchedColumn => {
      const found = named[j]
      // a column that stands twice is taken once
      const own = found !== undefined && named.indexOf(found) === j ? { key: found } : {}
      return { head, ...own, near: near[j] ?? [] }
    })
    return { withHeader: true, columns, body: filled.slice(1) }
  }
  const order = orderOf(input)
  const columns = Array.from({ length: width }, (_, j): MatchedColumn => {
    const place = order[j]
    if (place === undefined) return { head: '', near: [] }
    if (typeof place === 'string') return { head: '', key: place, near: [] }
    const isNumber = filled.every((row) => isBlank(row[j]) || typeof row[j] === 'number')
    return { head: '', key: isNumber ? place[1] : place[0], near: [] }
  })
  return { withHeader: false, columns, body: filled }
}

/** The rows of the range under the keys that were settled on; what cannot be read stays as it stands, for the form to point at. Columns without a key are left out. */
export function rowsUnder(input: Rows | List, keys: readonly (string | undefined)[], body: Matrix) {
  const cells = columnsOf(input)
  return body.map((row) =>
    Object.fromEntries(
      keys.flatMap((key, j): [string, unknown][] => {
        const cell = key === undefined ? undefined : cells[key]
        if (key === undefined || !cell || isBlank(row[j])) return []
        const reading = readCell(cell, row[j], `/${key}`)
        return [[key, reading.ok ? reading.value : row[j]]]
      }),
    ),
  )
}
