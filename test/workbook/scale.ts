/** How large the numbers are that a value is put together from: where they cancel, more digits than its own are lost. */
import type { Method } from '../../core/calculate.ts'
import type { Bound } from '../../core/graph.ts'

/** For each name the largest addend behind it, of the calculation that the method made last. */
export function scalesOf({ loaded, evaluate }: Method): (name: string) => number {
  const scales = new Map<string, number>()
  const rowsOf = (group: string | undefined) => (group === undefined ? 1 : evaluate.count(group))
  const sizes = (node: Bound, group: string | undefined, over: readonly string[] = []) => {
    const [height, width] = [rowsOf(over[0] ?? group), rowsOf(over[1])]
    return Array.from({ length: height * width }, (_, k) => {
      const value = evaluate.part(node, Math.floor(k / width), k % width, over[0] ?? group)
      return Number.isFinite(value) ? Math.abs(value) : 0
    })
  }
  for (const { name, group, over = [], source } of loaded.entries.values()) {
    if (source === 'formula') continue
    const found = Array.from({ length: rowsOf(over[0] ?? group) }, (_, row) =>
      Array.from({ length: rowsOf(over[1]) }, (_, column) =>
        Math.abs(evaluate.value(loaded.entries.get(name) as never, row, column) ?? 0),
      ),
    ).flat()
    scales.set(name, Math.max(0, ...found))
  }
  for (const { entry, node } of loaded.steps) {
    const { group, over } = entry
    const of = (each: Bound): number => {
      if (each.k === 'number') return Math.abs(each.value)
      if (each.k === 'name') return scales.get(each.entry.name) ?? 0
      if (each.k === 'minus') return of(each.x)
      if (each.k === 'text') return 0
      if (each.k === 'call') {
        const count = each.fn.startsWith('SUM')
          ? Math.max(1, ...[...loaded.groups.keys()].map((key) => evaluate.count(key)))
          : 1
        const product =
          each.fn === 'SUMPRODUCT' ? each.args.map(of).reduce((a, b) => a * b, 1) : Math.max(0, ...each.args.map(of))
        return count * (each.fn === 'SUMSQ' ? product ** 2 : product)
      }
      if (each.op === '*') return of(each.a) * of(each.b)
      if (each.op === '/') return of(each.a) / Math.min(...sizes(each.b, group, over).filter((x) => x > 0), 1)
      return Math.max(of(each.a), of(each.b))
    }
    scales.set(entry.name, Math.max(of(node), scales.get(entry.name) ?? 0, ...sizes(node, group, over)))
  }
  return (name) => scales.get(name) ?? 0
}
