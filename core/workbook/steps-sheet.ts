/** The sheets of steps and of results. */
import { basisNames } from '../basis-names.ts'
import { formatIn } from '../display.ts'
import type { Entry } from '../graph.ts'
import { cellAt, put, rangeAt, type Sheet, type Spot, type Value, type WorkbookCell } from './model.ts'
import { goodAt, idCell, stateAt, valueCell } from './used.ts'
import { coreValue, entryOf, text, titled, unitText, type Writer, words } from './writer.ts'

export function stepsSheet(writer: Writer): Sheet {
  const { loaded, places, say, library } = writer
  const heads = [
    text('序号', 'No.'),
    text('符号', 'Symbol'),
    text('名称', 'Name'),
    text('公式', 'Formula'),
    text('数值', 'Value'),
    text('单位', 'Unit'),
    text('条款', 'Clause'),
    text('依据', 'Basis'),
    ...(library ? [text('采用的因子', 'Factor used')] : []),
  ]
  const sheet = titled(writer, 'steps', [6, 18, 30, 48, 20, 18, 18, 16, 44], heads)
  const here = { sheet: sheet.name }
  places.scalars.forEach((name, i) => {
    const entry = entryOf(writer, name)
    const { row } = places.scalar(name)
    const step = loaded.steps.find((each) => each.entry === entry)
    put(sheet, row, 0, words('count', i + 1), words('unit', name), words('label', say(entry.label)))
    put(sheet, row, 3, words('text', step?.text ?? ''), valueCell(writer, entry, here))
    put(
      sheet,
      row,
      5,
      words('unit', unitText(writer, entry.unit)),
      words('unit', step?.clause ?? loaded.clauses.get(name) ?? ''),
    )
    put(sheet, row, 7, words('unit', step ? say(basisNames[step.basis]) : ''))
    if (library && entry.input?.kind === 'factor') put(sheet, row, 8, idCell(writer, entry, here))
  })
  return sheet
}

/** Of numbers that are no outputs. */
const plainFormat = '#,##0.0000'
/** More rows on one page would be too small to read. */
const mostOfPage = 75

/** A row of results; `index` is the row of a column that it is of. */
export type ResultLine = { row: number; key: string; index?: number; entry: Entry; value: Value; format: string }

/** Outputs, under names of the workbook; in a template none before all is filled in and nothing is refused. @param beside puts more into their rows. */
export function resultsSheet(
  writer: Writer,
  names: Map<string, string>,
  beside?: (sheet: Sheet, lines: readonly ResultLine[]) => void,
): Sheet {
  const { loaded, places, say, library } = writer
  const { outputs, columns } = loaded.definition
  const heads = [text('结果', 'Result'), text('符号', 'Symbol'), text('数值', 'Value'), text('单位', 'Unit')]
  const sheet = titled(writer, 'results', beside ? [36, 18, 22, 16, 22, 22, 3] : [36, 18, 22, 16, 3], heads)
  const good = goodAt(writer, { sheet: sheet.name })
  let row = 3
  const lines: ResultLine[] = []
  const line = (entry: Entry, key: string, label: string, at: string, format: string, index?: number) => {
    const value = coreValue(writer, entry, index)
    lines.push({
      row,
      key: key.split(' ')[0] as string,
      ...(index === undefined ? {} : { index }),
      entry,
      value,
      format,
    })
    const cell: WorkbookCell = { role: 'result', formula: `IF(${good},${at},"")`, value, format }
    put(sheet, row, 0, words('label', label), words('unit', key), cell, words('unit', unitText(writer, entry.unit)))
    row++
  }
  for (const [key, format] of Object.entries(outputs)) {
    const entry = entryOf(writer, key)
    names.set(`out_${key}`, cellAt({ sheet: sheet.name, row, column: 2 }, '', true))
    line(entry, key, say(entry.label), cellAt(places.scalar(key), sheet.name), formatIn(format, writer.language))
  }
  for (const [key, { of, format }] of Object.entries(columns)) {
    const entry = entryOf(writer, of)
    const height = places.count(entry.group ?? '')
    if (height === 0) continue
    names.set(`out_${key}`, rangeAt({ sheet: sheet.name, row, column: 2 }, height, 1))
    for (let i = 0; i < height; i++) {
      const spot = places.column(of)
      const at = cellAt({ ...spot, row: spot.row + i }, sheet.name)
      // rows that nobody has begun are part of the one array that solves for all
      const own = library ? `IF(${stateAt(writer, entry.group ?? '', i, { sheet: sheet.name })}=1,${at},"")` : at
      line(entry, `${key} ${i + 1}`, `${say(entry.label)} ${i + 1}`, own, format, i)
    }
  }
  beside?.(sheet, lines)
  chartRows(writer, sheet, row + 1, good)
  // a page must not end within a chart
  if (sheet.charts.length > 0 && sheet.rows.length <= mostOfPage) sheet.single = true
  return sheet
}

/** Below the results what charts draw, and the charts beside them. */
function chartRows(writer: Writer, sheet: Sheet, from: number, good: string) {
  const { loaded, places, say, language } = writer
  const { definition, entries } = loaded
  const main = entries.get(Object.keys(definition.outputs).at(-1) ?? '')?.unit
  const comparable = Object.keys(definition.outputs).filter((key) => entries.get(key)?.unit === main)
  let row = from
  for (const { bars, ...title } of definition.charts ?? [{ ...definition.title, bars: comparable }]) {
    const spots = bars.flatMap((name): [string, Entry, Spot, number][] => {
      const entry = entryOf(writer, name)
      if (entry.group === undefined) return [[say(entry.label), entry, places.scalar(name), 0]]
      const at = places.rowBlocks.has(entry.group) ? places.column(name) : undefined
      return Array.from({ length: at ? places.count(entry.group) : 0 }, (_, i) => {
        const spot = { ...(at as Spot), row: (at as Spot).row + i }
        return [`${say(entry.label)} ${i + 1}`, entry, spot, i]
      })
    })
    if (spots.length < 2) continue
    put(sheet, row++, 0, words('heading', say(title)))
    const first = row
    // bars of one chart are of one unit
    const unit = unitText(writer, spots[0]?.[1].unit ?? '')
    const format = spots.map(([, { name }]) => definition.outputs[name]).find(Boolean) ?? plainFormat
    for (const [label, entry, spot, i] of spots) {
      const at = cellAt(spot, sheet.name)
      const formula = `IF(${good},IF(ISNUMBER(${at}),${at},""),"")`
      const value = coreValue(writer, entry, i)
      const cell: WorkbookCell = { role: 'formula', formula, value: typeof value === 'number' ? value : '', format }
      put(sheet, row++, 0, words('label', label), undefined, cell, words('unit', unit))
    }
    const range = (column: number) => rangeAt({ sheet: sheet.name, row: first, column }, spots.length, 1)
    sheet.charts.push({ title: title[language], names: range(0), values: range(2), bars: spots.length, unit })
    row++
  }
}
