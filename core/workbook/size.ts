/** How many cells an audit workbook takes, known before any is made. */
import type { Entry } from '../graph.ts'
import type { Writer } from './writer.ts'

/** Cells of a line of each of these sheets. */
const line = { trace: 9, result: 4, factor: 13, quality: 8 }

/** Never less than it comes to; sheets of a fixed size come to some hundred. */
export function auditCells({ places, loaded, factorRows }: Writer): number {
  const { entries, definition, checks, steps } = loaded
  const sum = (numbers: Iterable<number>) => [...numbers].reduce((total, each) => total + each, 0)
  const count = (entry: Entry | undefined) => places.count(entry?.group ?? '')
  const givenBlocks = [...places.givenBlocks.values(), ...places.givenTables.values()]
  const given = sum(givenBlocks.map(({ height, width }) => (height + 4) * (width + 1)))
  const traced = (names: readonly string[]) => names.filter((name) => entries.get(name)?.source === 'formula').length
  const rows = sum(
    [...places.rowBlocks.values()].map(
      ({ height, width, names }) => (height + 4) * (width + 1) + height * traced(names) * line.trace,
    ),
  )
  const tables = sum(
    places.tables.map((name) => {
      const [height = '', width = ''] = entries.get(name)?.over ?? []
      return (places.count(height) + 4) * (places.count(width) + 1)
    }),
  )
  const solved = steps.filter(({ node }) => node.k === 'call' && node.fn === 'RECIPROCAL')
  const solves = sum(solved.map(({ entry }) => (count(entry) + 4) * (count(entry) + 2)))
  const ruled = sum(checks.map(({ check }) => 6 + places.count(check.rows ?? '')))
  const bars = (definition.charts ?? []).flatMap((chart) => chart.bars)
  const results = sum(Object.values(definition.columns).map(({ of }) => count(entries.get(of)) * line.result))
  const drawn = sum(bars.map((name) => count(entries.get(name)) * line.result))
  const scalars = places.scalars.length * (line.trace + 9) + places.givenScalars.size * 12
  const factors = factorRows.size * line.factor
  const quality = sum(givenBlocks.map(({ names }) => (names.length + 1) * line.quality))
  return given + factors + quality + rows + tables + solves + ruled + results + drawn + scalars + 500
}
