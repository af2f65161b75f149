/** A workbook model as an xlsx file: the one place that writes the format. */
import {
  type Cell,
  type CellStyle,
  type ConditionalRule,
  type DataValidation,
  type SheetChart,
  type WriteSheet,
  writeXlsx,
} from 'hucre/xlsx'
import type { BarChart, Highlight, Role, Sheet, Validation, WorkbookCell, WorkbookModel } from './model.ts'

/** Equal models give equal bytes, so files carry no time of their own. */
const made = '2026-01-01T00:00:00Z'

const thin = { style: 'thin', color: { rgb: 'D0D0D0' } } as const
const framed = { top: thin, bottom: thin, left: thin, right: thin }
const fill = (rgb: string) => ({ type: 'pattern', pattern: 'solid', fgColor: { rgb } }) as const
const wrap = { vertical: 'top', wrapText: true } as const

const face = { name: 'Microsoft YaHei', size: 10 }
const top = { vertical: 'top' } as const
const plain = { font: face, alignment: wrap }
const grey = { ...face, color: { rgb: '5F5F5F' } }
const blue = { ...face, color: { rgb: '1F3FA6' } }
const headline = (size: number) => ({ font: { ...face, bold: true, size, color: { rgb: '0B6A5B' } } })

const styles: Readonly<Record<Role, CellStyle>> = {
  title: headline(14),
  heading: headline(12),
  head: { font: { ...face, bold: true }, fill: fill('E8F3F0'), border: framed, alignment: wrap },
  label: plain,
  text: { ...plain, numFmt: '@' },
  unit: { font: grey, alignment: wrap },
  input: { font: blue, fill: fill('FFFBE0'), border: framed, alignment: top, protection: { locked: false } },
  inputText: {
    font: blue,
    fill: fill('FFFBE0'),
    border: framed,
    numFmt: '@',
    alignment: wrap,
    protection: { locked: false },
  },
  formula: { font: face, alignment: top, fill: fill('F4F4F4'), border: framed },
  factor: { font: face, alignment: top, fill: fill('E9F5E1'), border: framed },
  result: { font: { ...face, bold: true }, alignment: top, fill: fill('D9EFE8'), border: framed },
  check: { font: face, alignment: top, fill: fill('F4F4F4'), border: framed },
}

/** Height of a line, in points. */
const lineHeight = 15
/** Of a text in a column so many characters wide; a Chinese character is as wide as two others. */
const linesOf = (text: string, width: number) =>
  text
    .split('\n')
    .reduce(
      (sum, line) =>
        sum + Math.max(1, Math.ceil((line.length + line.replaceAll(/[^\u2e80-\uffff]/g, '').length) / width)),
      0,
    )
/** Rows with wrapped texts need their height said: not every program works it out when it opens a file. */
const mostLines = 20
function heightOf(line: readonly (WorkbookCell | undefined)[], widths: readonly number[]): number | undefined {
  const lines = line.map((cell, column) =>
    typeof cell?.value === 'string' && cell.formula === undefined && styles[cell.role].alignment?.wrapText
      ? linesOf(cell.value, Math.max(4, (widths[column] ?? 9) - 1))
      : 1,
  )
  const most = Math.min(mostLines, Math.max(1, ...lines))
  return most > 1 ? most * lineHeight : undefined
}

/** What a file may hold of a text: no control characters, no halves of characters, and not more than a cell takes. */
export const cellText = (text: string) =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to replace
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
    .slice(0, 32_767)
    .replaceAll(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')

function written({ role, value, formula, format, note, array }: WorkbookCell): Partial<Cell> {
  const plain = typeof value === 'string' ? cellText(value) : (value ?? null)
  const style = format === undefined ? styles[role] : { ...styles[role], numFmt: format }
  return {
    value: plain,
    style,
    ...(formula === undefined ? {} : { formula, formulaResult: plain }),
    ...(array === undefined ? {} : { formulaType: 'array', formulaRef: array.replaceAll('$', '') }),
    ...(note === undefined ? {} : { comment: { text: note } }),
  }
}

function validation(one: Validation): DataValidation {
  const prompt = one.prompt === undefined ? {} : { showInputMessage: true, inputMessage: one.prompt.slice(0, 255) }
  const common = { range: one.range, allowBlank: true, ...prompt }
  if ('list' in one) return { ...common, type: 'list', formula1: one.list, showErrorMessage: !one.free }
  const { least, most, whole } = one as { least?: number; most?: number; whole?: boolean }
  const type = whole ? 'whole' : 'decimal'
  const [operator, formula1, formula2] =
    least === undefined
      ? (['lessThanOrEqual', most ?? 1e300, undefined] as const)
      : most === undefined
        ? (['greaterThanOrEqual', least, undefined] as const)
        : (['between', least, most] as const)
  return {
    ...common,
    type,
    operator,
    formula1: String(formula1),
    ...(formula2 === undefined ? {} : { formula2: String(formula2) }),
    showErrorMessage: true,
  }
}

/** Programs take the one colour or the other for the fill of such a look. */
const look = (back: string, text: string): CellStyle => ({
  font: { color: { rgb: text } },
  fill: { ...fill(back), bgColor: { rgb: back } },
})
const looks: Readonly<Record<Highlight['as'], CellStyle>> = {
  good: look('C6EFCE', '0B5A1E'),
  odd: look('FFEB9C', '7A4B00'),
  bad: look('FFC7CE', '9C0006'),
}
/** Of several that hold for a cell the first one shows. */
const rule = ({ range, where, as }: Highlight, i: number): ConditionalRule => ({
  type: 'expression',
  priority: i + 1,
  range: range.replaceAll('$', ''),
  formula: where,
  style: looks[as],
  stopIfTrue: true,
})

/** File, sheet and page; texts of users never stand here, as programs read signs in them. */
const footer = '&L&F&C&A&R&P / &N'

/** Charts stand right of the cells, one below the other. */
const chartHeight = 16
const chart = ({ title, names, values }: BarChart, i: number, column: number): SheetChart => ({
  type: 'bar',
  title,
  series: [{ name: title, values, categories: names, color: '0B6A5B' }],
  legend: false,
  anchor: {
    from: { row: 2 + i * (chartHeight + 1), col: column },
    to: { row: 2 + i * (chartHeight + 1) + chartHeight, col: column + 6 },
  },
})

function sheetOf({ name, widths, rows, frozen, validations, highlights, charts, hidden }: Sheet): WriteSheet {
  const cells = new Map<string, Partial<Cell>>()
  rows.forEach((line, row) => {
    line.forEach((cell, column) => {
      if (cell) cells.set(`${row},${column}`, written(cell))
    })
  })
  const width = Math.max(1, ...rows.map((line) => line.length))
  const heights = rows.flatMap((line, row) => {
    const height = heightOf(line, widths)
    return height === undefined ? [] : [[row, { height }] as const]
  })
  return {
    name,
    columns: widths.map((each) => ({ width: each })),
    rows: rows.map(() => Array.from({ length: width }, () => null)),
    cells,
    rowDefs: new Map(heights),
    ...(frozen > 0 ? { freezePane: { rows: frozen } } : {}),
    ...(charts.length > 0 ? { charts: charts.map((one, i) => chart(one, i, width + 1)) } : {}),
    dataValidations: validations.map(validation),
    ...(highlights.length > 0 ? { conditionalRules: highlights.map(rule) } : {}),
    headerFooter: { oddFooter: footer },
    protection: { sheet: true, formatColumns: true, formatRows: true },
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      ...(frozen > 0 ? { printTitlesRow: `$1:$${frozen}` } : {}),
    },
    ...(hidden ? { hidden } : {}),
  }
}

export function renderWorkbook({ title, sheets, names }: WorkbookModel): Promise<Uint8Array> {
  return writeXlsx({
    defaultFont: face,
    sheets: sheets.map(sheetOf),
    namedRanges: [...names].map(([name, range]) => ({ name, range })),
    properties: { title, creator: 'Tanbiao', created: new Date(made), modified: new Date(made) },
  })
}
