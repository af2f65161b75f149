/** A workbook as an xlsx file. hucre writes the frame, which is everything but the cells; they are written into it here, sheet by sheet. */
import {
  type Cell,
  type CellStyle,
  type ConditionalRule,
  type DataValidation,
  type SheetChart,
  type WriteSheet,
  writeXlsx,
} from 'hucre/xlsx'
import { archived, type Part, packed } from './archive.ts'
import { columnLetters, rowPieces, textPieces } from './cells.ts'
import { heightOf } from './heights.ts'
import { face, highlighted, styles } from './looks.ts'
import {
  type BarChart,
  general,
  type Highlight,
  type Sheet,
  type Validation,
  type Workbook,
  type WorkbookCell,
} from './model.ts'
import { pagesOf } from './pages.ts'
import { partNames } from './reading/package.ts'
import { isRefused } from './reading/refusals.ts'
import { unpack } from './reading/unpack.ts'
import { readDirectory } from './reading/zip.ts'

declare const TextDecoder: new () => { decode(bytes?: Uint8Array): string }

/** Equal models give equal bytes, so files carry no time of their own. */
const made = '2026-01-01T00:00:00Z'

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to replace
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g
const halves = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g
/** What a file may hold of a text: no control characters, no halves of characters, and not more than a cell takes. */
export const cellText = (text: string) =>
  text.replaceAll(forbidden, '\ufffd').slice(0, 32_767).replaceAll(halves, '\ufffd')

/** Numbers stand right; a plain one is rounded to the width of its column and need not be small. */
const numberLook = ({ alignment }: CellStyle, format: string): CellStyle => {
  const { horizontal, indent: _, shrinkToFit, ...rest } = alignment ?? {}
  const centred = horizontal === 'center' ? { horizontal } : {}
  return {
    numFmt: format,
    alignment: { ...rest, ...centred, ...(shrinkToFit && format !== general ? { shrinkToFit } : {}) },
  }
}

function written({ role, value, formula, format, note, array, dynamic }: WorkbookCell): Partial<Cell> {
  const plain = typeof value === 'string' ? cellText(value) : (value ?? null)
  const style = format === undefined ? styles[role] : { ...styles[role], ...numberLook(styles[role], format) }
  return {
    value: plain,
    style,
    ...(formula === undefined ? {} : { formula, formulaResult: plain }),
    ...(array === undefined ? {} : { formulaType: 'array', formulaRef: array.replaceAll('$', '') }),
    ...(dynamic ? { formulaDynamic: true } : {}),
    ...(note === undefined ? {} : { comment: { text: note } }),
  }
}

/** Lists of numbers between two ends take both ends. */
const tiny = 1e-12

function validation(one: Validation): DataValidation {
  const prompt = one.prompt === undefined ? {} : { showInputMessage: true, inputMessage: one.prompt.slice(0, 255) }
  const common = { range: one.range, allowBlank: true, ...prompt }
  if ('list' in one) return { ...common, type: 'list', formula1: one.list, showErrorMessage: !one.free }
  const { least, above, most, whole } = one as { least?: number; above?: number; most?: number; whole?: boolean }
  const type = whole ? 'whole' : 'decimal'
  const [operator, formula1, formula2] =
    above !== undefined
      ? most === undefined
        ? (['greaterThan', above, undefined] as const)
        : // nobody means a number so little above
          (['between', above + tiny, most] as const)
      : least === undefined
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

/** Of several that hold for a cell the first one shows. */
const rule = ({ range, where, as }: Highlight, i: number): ConditionalRule => ({
  type: 'expression',
  priority: i + 1,
  range: range.replaceAll('$', ''),
  formula: where,
  style: highlighted[as],
  stopIfTrue: true,
})

/** File, sheet and page; texts of users never stand here, as programs read signs in them. */
const footer = '&L&F&C&A&R&P / &N'

/** Charts stand right of the cells, one below the other, high enough for the name of each bar; bars in the order of their cells, their names left of those below zero. */
const chartColumns = 8
const chartRows = ({ bars }: BarChart) => Math.max(16, 4 + Math.ceil(1.5 * bars))
const chart = (one: BarChart, row: number, column: number): SheetChart => ({
  type: 'bar',
  title: one.title,
  series: [{ name: one.title, values: one.values, categories: one.names, color: '0B6A5B' }],
  legend: false,
  axes: {
    x: { reverse: true, tickLblPos: 'low', majorTickMark: 'none', minorTickMark: 'none' },
    y: {
      title: one.unit,
      crosses: 'max',
      majorTickMark: 'out',
      minorTickMark: 'none',
      numberFormat: { formatCode: 'General' },
    },
  },
  anchor: { from: { row, col: column }, to: { row: row + chartRows(one), col: column + chartColumns } },
})
function chartsOf(charts: readonly BarChart[], column: number): SheetChart[] {
  let row = 2
  return charts.map((one) => {
    const from = row
    row += chartRows(one) + 1
    return chart(one, from, column)
  })
}

/** Cells with the same key look the same. */
const keyOf = ({ role, format }: WorkbookCell) => (format === undefined ? role : `${role} ${format}`)

/** What hucre is told of a sheet: of its cells the first of each look, which gives the look its number, the first text, which makes room for texts, and those with notes. `seen` knows the looks so far, and where the first cell of each is. */
function frameOf(sheet: Sheet, i: number, seen: Map<string, { sheet: number; cell: string }>): WriteSheet {
  const { name, widths, rows, frozen, validations, highlights, charts, hidden } = sheet
  const cells = new Map<string, Partial<Cell>>()
  let width = 1
  rows.forEach((line, row) => {
    width = Math.max(width, line.length)
    line.forEach((cell, column) => {
      if (!cell) return
      const isText = typeof cell.value === 'string' && cell.formula === undefined
      const news = [keyOf(cell), ...(isText ? ['a text'] : [])].filter((key) => !seen.has(key))
      for (const key of news) seen.set(key, { sheet: i, cell: `${columnLetters(column)}${row + 1}` })
      // a note or an array that grows has a part of its own
      if (news.length > 0 || cell.note !== undefined || cell.dynamic) cells.set(`${row},${column}`, written(cell))
    })
  })
  const across = charts.length > 0 ? width + 1 + chartColumns : width
  const { setup, breaks } = pagesOf(sheet, across, (row) => heightOf(rows[row] ?? [], widths))
  return {
    name,
    columns: widths.map((each) => ({ width: each })),
    rows: rows.map((_, row) => (row === 0 ? Array.from({ length: width }, () => null) : [])),
    cells,
    ...(frozen > 0 ? { freezePane: { rows: frozen } } : {}),
    ...(charts.length > 0 ? { charts: chartsOf(charts, width + 1) } : {}),
    dataValidations: validations.map(validation),
    ...(highlights.length > 0 ? { conditionalRules: highlights.map(rule) } : {}),
    headerFooter: { oddFooter: footer },
    protection: { sheet: true, formatColumns: true, formatRows: true },
    pageSetup: setup,
    ...(breaks.length > 0 ? { rowBreaks: breaks } : {}),
    ...(hidden ? { hidden } : {}),
  }
}

const sheetData = /<sheetData(?:\/>|>.*<\/sheetData>)/s
const sheetPart = /^xl\/worksheets\/sheet(\d+)\.xml$/

/** The parts of the frame as they are; those of the workbook and of its sheets, in their order, as texts too. */
async function partsOf(frame: Uint8Array): Promise<{ parts: Part[]; workbook: string; sheets: string[] }> {
  const parts = readDirectory(frame)
  if (isRefused(parts)) throw new Error(parts.refused.en)
  const sheets: string[] = []
  let workbook = ''
  for (const part of parts) {
    const [, number] = sheetPart.exec(part.name) ?? []
    if (part.name === partNames.workbook) workbook = new TextDecoder().decode(await unpack(part))
    if (number === undefined) continue
    const xml = new TextDecoder().decode(await unpack(part))
    if (!sheetData.test(xml)) throw new Error(`${part.name} has no place for rows`)
    sheets[Number(number) - 1] = xml
  }
  return { parts, workbook, sheets }
}

/** Excel also computes anew what an older engine stored than its own; this is the number that Excel 2019 and all later ones write. */
const calculation = '<calcPr calcId="191029"/>'

/** The part of the workbook so that stored values stand when it is opened: hucre asks for all to be computed, which would lose what only an add-in can compute. */
function keeping(xml: string): string {
  const changed = xml.replace(/<calcPr[^>]*\/>/, calculation)
  if (changed === xml) throw new Error('hucre writes workbooks in another way now')
  return changed
}

/** Goes through the sheets twice: for the frame, and for the cells. */
export async function renderWorkbook({ title, sheets, names, keeps }: Workbook): Promise<Uint8Array> {
  const seen: Parameters<typeof frameOf>[2] = new Map()
  const frames: WriteSheet[] = []
  for (const sheet of sheets) frames.push(frameOf(sheet, frames.length, seen))
  const frame = await partsOf(
    await writeXlsx({
      defaultFont: face,
      sheets: frames,
      namedRanges: [...names].map(([name, range]) => ({ name, range })),
      properties: { title, creator: 'Tanbiao', created: new Date(made), modified: new Date(made) },
    }),
  )
  const looks = new Map(
    [...seen].map(([key, { sheet, cell }]) => {
      const [, number] = new RegExp(`<c r="${cell}"[^>]* s="(\\d+)"`).exec(frame.sheets[sheet] as string) ?? []
      return [key, Number(number ?? 0)]
    }),
  )
  const texts = new Map<string, number>()
  const place = (text: string) => {
    const known = texts.get(text) ?? texts.size
    texts.set(text, known)
    return known
  }
  function* cellsOf({ rows, widths }: Sheet, xml: string) {
    const [head = '', tail = ''] = xml.split(sheetData)
    yield `${head}<sheetData>`
    yield* rowPieces(rows, {
      looks: (cell) => looks.get(keyOf(cell)) as number,
      text: cellText,
      place,
      height: (line) => heightOf(line, widths),
    })
    // else the foot of a page gets as small as what stands above it
    yield `</sheetData>${tail.replace('<headerFooter', '<headerFooter scaleWithDoc="0"')}`
  }
  const ours = new Map<string, Part>()
  const add = async (name: string, pieces: Iterable<string>) => ours.set(name, await packed(name, pieces))
  let count = 0
  for (const sheet of sheets) {
    const xml = frame.sheets[count++] as string
    await add(`xl/worksheets/sheet${count}.xml`, cellsOf(sheet, xml))
  }
  if (keeps) await add(partNames.workbook, [keeping(frame.workbook)])
  await add('xl/sharedStrings.xml', textPieces(texts.keys(), texts.size))
  return archived(frame.parts.map((part) => ours.get(part.name) ?? part))
}
