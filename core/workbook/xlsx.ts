/** A workbook model as an xlsx file: the one place that writes the format. */
import { type Cell, type CellStyle, type DataValidation, type SheetChart, type WriteSheet, writeXlsx } from 'hucre/xlsx'
import type { BarChart, Role, Sheet, Validation, WorkbookCell, WorkbookModel } from './model.ts'

/** Equal models give equal bytes, so files carry no time of their own. */
const made = '2026-01-01T00:00:00Z'

const thin = { style: 'thin', color: { rgb: 'D0D0D0' } } as const
const framed = { top: thin, bottom: thin, left: thin, right: thin }
const fill = (rgb: string) => ({ type: 'pattern', pattern: 'solid', fgColor: { rgb } }) as const
const wrap = { vertical: 'top', wrapText: true } as const

const styles: Readonly<Record<Role, CellStyle>> = {
  title: { font: { bold: true, size: 14, color: { rgb: '0B6A5B' } } },
  heading: { font: { bold: true, size: 12, color: { rgb: '0B6A5B' } } },
  head: { font: { bold: true }, fill: fill('E8F3F0'), border: framed, alignment: wrap },
  label: { alignment: wrap },
  text: { alignment: wrap, numFmt: '@' },
  unit: { font: { color: { rgb: '5F5F5F' } }, alignment: wrap },
  input: { font: { color: { rgb: '1F3FA6' } }, fill: fill('FFFBE0'), border: framed, protection: { locked: false } },
  inputText: {
    font: { color: { rgb: '1F3FA6' } },
    fill: fill('FFFBE0'),
    border: framed,
    numFmt: '@',
    alignment: wrap,
    protection: { locked: false },
  },
  formula: { fill: fill('F4F4F4'), border: framed },
  factor: { fill: fill('E9F5E1'), border: framed },
  result: { font: { bold: true }, fill: fill('D9EFE8'), border: framed },
  check: { fill: fill('F4F4F4'), border: framed },
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
  return {
    name,
    columns: widths.map((each) => ({ width: each })),
    rows: rows.map(() => Array.from({ length: width }, () => null)),
    cells,
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
    sheets: sheets.map(sheetOf),
    namedRanges: [...names].map(([name, range]) => ({ name, range })),
    properties: { title, creator: 'Tanbiao', created: new Date(made), modified: new Date(made) },
  })
}
