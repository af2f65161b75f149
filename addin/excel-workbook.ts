/** The workbook of Excel: what the pane asks for, as batches of Office. */
import { addressOf, inParts, isEmpty, keptOf, mostSelected, settingsKey, typedCells } from './cells.ts'
import {
  type Bars,
  type Cells,
  type FormulaCell,
  type NewSheet,
  type Place,
  type Trouble,
  trouble,
  type Value,
  type Workbook,
} from './host.ts'

type Context = Excel.RequestContext

const causes: Readonly<Record<string, Trouble>> = {
  InvalidSelection: 'selection',
  InvalidOperationInCellEditMode: 'editing',
  AccessDenied: 'protected',
  RequestPayloadSizeLimitExceeded: 'large',
  ResponsePayloadSizeLimitExceeded: 'large',
  ApiNotFound: 'old',
}

/** What Excel says went wrong, in our own terms. */
async function run<T>(work: (excel: Context) => Promise<T>): Promise<T> {
  try {
    return await Excel.run(work)
  } catch (error) {
    const { code = '', message } = error as { code?: string; message?: string }
    throw 'is' in (error as object) ? error : trouble(causes[code] ?? 'other', message)
  }
}

const supports = (version: string) => Office.context.requirements.isSetSupported('ExcelApi', version)
const rangeOf = (excel: Context, { sheet, row, column }: Place, height: number, width: number) =>
  excel.workbook.worksheets.getItem(sheet).getRangeByIndexes(row, column, height, width)

/** Document settings are saved with the file; anything may stand there. */
const settings: Workbook['settings'] = {
  read: async () => keptOf(Office.context.document.settings.get(settingsKey)),
  write: (kept) =>
    new Promise((resolve, reject) => {
      const { settings: all } = Office.context.document
      all.set(settingsKey, kept)
      all.saveAsync(({ status, error }) =>
        String(status) === 'failed' ? reject(trouble('other', error?.message)) : resolve(),
      )
    }),
}

const selected: Workbook['selected'] = () =>
  run(async (excel) => {
    const range = excel.workbook.getSelectedRange()
    const first = range.getCell(0, 0).load('rowIndex,columnIndex')
    const sheet = range.worksheet.load('name')
    const used = range.getUsedRangeOrNullObject(true).load('rowIndex,columnIndex,rowCount,columnCount')
    await excel.sync()
    const at = { sheet: sheet.name, row: first.rowIndex, column: first.columnIndex }
    if (used.isNullObject) return { ...at, address: addressOf(at, 1, 1), values: [] }
    const { rowIndex: row, columnIndex: column, rowCount, columnCount } = used
    const address = addressOf({ sheet: sheet.name, row, column }, rowCount, columnCount)
    if (rowCount * columnCount > mostSelected) throw trouble('large', address)
    used.load('values')
    await excel.sync()
    return { ...at, address, values: used.values as Value[][] }
  })

/** Bars beside the cells they are drawn from, in their order. */
function drawBars(excel: Context, at: Place, width: number, { title, row, height }: Bars) {
  const sheet = excel.workbook.worksheets.getItem(at.sheet)
  const source = sheet.getRangeByIndexes(at.row + row - 1, at.column, height + 1, 2)
  const chart = sheet.charts.add('BarClustered', source, 'Columns')
  chart.title.text = title
  chart.legend.visible = false
  chart.axes.categoryAxis.reversePlotOrder = true
  const beside = sheet.getRangeByIndexes(at.row, at.column + width + 1, Math.max(12, height + 4), 7)
  chart.setPosition(beside)
}

const write: Workbook['write'] = (at, cells, { replace = false, bars } = {}) =>
  run(async (excel) => {
    const [height, width] = [cells.length, cells[0]?.length ?? 0]
    const range = rangeOf(excel, at, height, width).load('formulas,values')
    const { protection } = excel.workbook.worksheets.getItem(at.sheet)
    protection.load('protected')
    await excel.sync()
    const address = addressOf(at, height, width)
    if (protection.protected) throw trouble('protected', at.sheet)
    if (!replace && !(isEmpty(range.formulas) && isEmpty(range.values))) throw trouble('occupied', address)
    range.formulas = typedCells(cells)
    if (bars) drawBars(excel, at, width, bars)
    await excel.sync()
    return address
  })

const sheetNames = () =>
  run(async (excel) => {
    const { worksheets } = excel.workbook
    worksheets.load('items/name')
    await excel.sync()
    return worksheets.items.map(({ name }) => name)
  })

/** About as wide as a digit, in points. */
const characterWidth = 6

function paint(sheet: Excel.Worksheet, { looks, widths, frozen }: NewSheet) {
  for (const { row, column, height, width, look } of looks) {
    const range = sheet.getRangeByIndexes(row, column, height, width)
    const { format } = range
    if (look.bold) format.font.bold = true
    if (look.size) format.font.size = look.size
    if (look.color) format.font.color = look.color
    if (look.fill) format.fill.color = look.fill
    if (look.wrap) format.wrapText = true
    if (look.format)
      range.numberFormat = Array.from({ length: height }, () => Array<string>(width).fill(look.format ?? ''))
    if (look.line)
      for (const edge of [
        'EdgeTop',
        'EdgeBottom',
        'EdgeLeft',
        'EdgeRight',
        'InsideHorizontal',
        'InsideVertical',
      ] as const)
        format.borders.getItem(edge).color = look.line
  }
  widths.forEach((width, column) => {
    sheet.getRangeByIndexes(0, column, 1, 1).format.columnWidth = width * characterWidth
  })
  if (frozen > 0) sheet.freezePanes.freezeRows(frozen)
}

const addSheets: Workbook['addSheets'] = (sheets, step) =>
  run(async (excel) => {
    // Excel makes an array formula of what spills; before it could, such a formula would give its first cell alone
    if (sheets.some(({ arrays }) => arrays.length > 0) && !supports('1.12')) throw trouble('old')
    const added = sheets.map(({ name }) => excel.workbook.worksheets.add(name))
    await excel.sync()
    try {
      for (const [i, sheet] of sheets.entries()) {
        const own = added[i] as Excel.Worksheet
        const width = Math.max(1, ...sheet.cells.map((row) => row.length))
        await inParts(
          sheet.cells.length,
          width,
          (done, of) => step(i + done / of, sheets.length),
          async (row, height) => {
            own.getRangeByIndexes(row, 0, height, width).formulas = typedCells(sheet.cells.slice(row, row + height))
            await excel.sync()
          },
        )
        for (const { row, column, formula } of sheet.arrays)
          own.getRangeByIndexes(row, column, 1, 1).formulas = [[`=${formula}`]]
        paint(own, sheet)
        await excel.sync()
      }
      added[0]?.activate()
      await excel.sync()
    } catch (error) {
      for (const each of added) each.delete()
      await excel.sync()
      throw error
    }
  })

const formulas: Workbook['formulas'] = (wanted, step) =>
  run(async (excel) => {
    const { worksheets } = excel.workbook
    worksheets.load('items/name,items/protection/protected')
    await excel.sync()
    const all = worksheets.items.map((sheet) => ({
      sheet,
      used: sheet.getUsedRangeOrNullObject().load('rowIndex,columnIndex,rowCount,columnCount'),
    }))
    await excel.sync()
    const found: Omit<FormulaCell, 'values'>[] = []
    for (const [i, { sheet, used }] of all.entries()) {
      if (used.isNullObject) continue
      const { rowIndex, columnIndex, rowCount, columnCount } = used
      await inParts(
        rowCount,
        columnCount,
        (done, of) => step(i + done / of, all.length),
        async (row, height) => {
          const range = sheet.getRangeByIndexes(rowIndex + row, columnIndex, height, columnCount).load('formulas')
          await excel.sync()
          ;(range.formulas as Value[][]).forEach((line, y) => {
            line.forEach((formula, x) => {
              if (typeof formula !== 'string' || !formula.startsWith('=') || !wanted(formula)) return
              const at = { sheet: sheet.name, row: rowIndex + row + y, column: columnIndex + x }
              found.push({ ...at, formula, locked: sheet.protection.protected })
            })
          })
        },
      )
    }
    return withValues(excel, found)
  })

/** What the formulas show, in the cells they spill into too. */
async function withValues(excel: Context, found: readonly Omit<FormulaCell, 'values'>[]): Promise<FormulaCell[]> {
  const spills = supports('1.12')
  const ranges = found.map((at) => {
    const cell = rangeOf(excel, at, 1, 1).load('values')
    return { at, cell, spilled: spills ? cell.getSpillingToRangeOrNullObject().load('values') : undefined }
  })
  await excel.sync()
  return ranges.map(({ at, cell, spilled }) => {
    const { values } = spilled && !spilled.isNullObject ? spilled : cell
    return { ...at, values: values as Cells<Value> }
  })
}

const enter: Workbook['enter'] = (entries, step) =>
  run((excel) =>
    inParts(entries.length, 100, step, async (from, count) => {
      for (const { at, cells } of entries.slice(from, from + count))
        rangeOf(excel, at, cells.length, cells[0]?.length ?? 0).formulas = typedCells(cells)
      await excel.sync()
    }),
  )

const open: Workbook['open'] = async (url) => {
  const answer = await fetch(url).catch(() => undefined)
  if (!answer?.ok) throw trouble('reach')
  if (!supports('1.8')) throw trouble('old')
  const bytes = new Uint8Array(await answer.arrayBuffer())
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  await Excel.createWorkbook(btoa(text)).catch(({ message }: Error) => {
    throw trouble('other', message)
  })
}

export const excelWorkbook: Workbook = {
  settings,
  prefix: '',
  selected,
  write,
  sheetNames,
  addSheets,
  formulas,
  enter,
  open,
}
