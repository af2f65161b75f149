/** A workbook model as an xlsx file: the one place that writes the format. */
import { type Cell, type DataValidation, type SheetChart, type WriteSheet, writeXlsx } from 'hucre/xlsx'
import { face, styles } from './looks.ts'
import type { BarChart, Sheet, Validation, WorkbookCell, WorkbookModel } from './model.ts'

/** Equal models give equal bytes, so files carry no time of their own. */
const made = '2026-01-01T00:00:00Z'

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

function sheetOf({ name, widths, rows, frozen, validations, charts, hidden }: Sheet): WriteSheet {
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
