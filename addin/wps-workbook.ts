/** The workbook of WPS: what the pane asks for, through its synchronous objects, which are those of COM. */
import { addressOf, inParts, isEmpty, keptOf, mostSelected, settingsKey, typedCells } from './cells.ts'
import {
  type Bars,
  type Cells,
  type FormulaCell,
  type NewSheet,
  type Place,
  trouble,
  type Value,
  type Workbook,
} from './host.ts'

type Many<T> = { Count: number; Item(index: number | string): T }
/** Of the objects of WPS what is used here; rows and columns count from 1, and what a program lacks is undefined. */
export type WpsRange = {
  Row: number
  Column: number
  Rows: { Count: number }
  Columns: { Count: number }
  Areas: { Count: number }
  Worksheet: WpsSheet
  Value2: unknown
  Formula: unknown
  FormulaArray: unknown
  Text: string
  NumberFormat: string
  WrapText: boolean
  ColumnWidth: number
  Left: number
  Top: number
  Width: number
  Font: { Bold: boolean; Size: number; Color: number }
  Interior: { Color: number }
  Borders: { LineStyle: number; Color: number }
  HasSpill?: boolean
  SpillingToRange?: WpsRange
  HasArray?: boolean
  CurrentArray?: WpsRange
  Resize(height: number, width: number): WpsRange
}
type WpsChart = {
  SetSourceData(range: WpsRange): void
  HasTitle: boolean
  HasLegend: boolean
  ChartTitle: { Text: string }
  Axes(kind: number): { ReversePlotOrder: boolean }
}
export type WpsSheet = {
  Name: string
  ProtectContents: boolean
  UsedRange: WpsRange
  Cells: { Item(row: number, column: number): WpsRange }
  Shapes: {
    AddChart2(
      style: number,
      kind: number,
      left: number,
      top: number,
      width: number,
      height: number,
    ): { Chart: WpsChart }
  }
  Activate(): void
  Delete(): void
}
export type WpsApp = {
  ActiveWorkbook: {
    Worksheets: Many<WpsSheet> & { Add(before: null, after: WpsSheet): WpsSheet }
    CustomDocumentProperties?: {
      Item(name: string): { Value: unknown } | undefined
      Add(name: string, linked: boolean, kind: number, value: string): void
    }
  } | null
  ActiveWindow?: { SplitRow: number; FreezePanes: boolean } | null
  Selection: WpsRange | null
  Workbooks: { Open(url: string): unknown }
  DisplayAlerts: boolean
  Intersect(a: WpsRange, b: WpsRange): WpsRange | null
}

/** Errors in cells are these numbers. */
const errorNames: Readonly<Record<number, string>> = {
  [-2146826288]: '#NULL!',
  [-2146826281]: '#DIV/0!',
  [-2146826273]: '#VALUE!',
  [-2146826265]: '#REF!',
  [-2146826259]: '#NAME?',
  [-2146826252]: '#NUM!',
  [-2146826246]: '#N/A',
}
const cellValue = (raw: unknown): Value =>
  raw === null || raw === undefined ? '' : (typeof raw === 'number' && errorNames[raw]) || (raw as Value)
/** One cell is no array. */
const matrix = (raw: unknown): Value[][] =>
  (Array.isArray(raw) ? (raw as unknown[][]) : [[raw]]).map((row) => row.map(cellValue))

const clustered = 57
/** msoPropertyTypeString */
const textProperty = 4
/** Colours are numbers with blue first. */
const colour = (rgb: string) => Number.parseInt(rgb.replace(/^#?(..)(..)(..)$/, '$3$2$1'), 16)

/** @param prefix what our functions are called with, where they could not be registered by their bare names. */
export function wpsWorkbook(app: WpsApp, prefix = ''): Workbook {
  const sheets = () => {
    const found = app.ActiveWorkbook?.Worksheets
    if (!found) throw trouble('selection')
    return found
  }
  const allSheets = () => Array.from({ length: sheets().Count }, (_, i) => sheets().Item(i + 1))
  const rangeOf = ({ sheet, row, column }: Place, height: number, width: number) =>
    sheets()
      .Item(sheet)
      .Cells.Item(row + 1, column + 1)
      .Resize(height, width)
  const placeOf = ({ Worksheet, Row, Column }: WpsRange): Place => ({
    sheet: Worksheet.Name,
    row: Row - 1,
    column: Column - 1,
  })

  /** Whatever is thrown here has no known form: its text is told as it stands. */
  const asking =
    <A extends unknown[], T>(work: (...args: A) => T | Promise<T>) =>
    async (...args: A): Promise<T> => {
      try {
        return await work(...args)
      } catch (error) {
        throw error instanceof Error ? error : trouble('other', String(error))
      }
    }

  const selected = (): ReturnType<Workbook['selected']> => {
    const range = app.Selection
    // a shape or a chart may be selected, which has no cells
    if (!range || typeof range.Row !== 'number' || range.Areas.Count > 1) throw trouble('selection')
    const at = placeOf(range)
    const used = app.Intersect(range, range.Worksheet.UsedRange)
    if (!used) return Promise.resolve({ ...at, address: addressOf(at, 1, 1), values: [] })
    const [height, width] = [used.Rows.Count, used.Columns.Count]
    const address = addressOf(placeOf(used), height, width)
    if (height * width > mostSelected) throw trouble('large', address)
    const values = matrix(used.Value2)
    return Promise.resolve({ ...at, address, values: isEmpty(values) ? [] : values })
  }

  const drawBars = (at: Place, width: number, { title, row, height }: Bars) => {
    const sheet = sheets().Item(at.sheet)
    const beside = rangeOf({ ...at, column: at.column + width + 1 }, 1, 1)
    const { Chart } = sheet.Shapes.AddChart2(-1, clustered, beside.Left, beside.Top, 420, 40 + 20 * Math.max(8, height))
    Chart.SetSourceData(rangeOf({ ...at, row: at.row + row - 1 }, height + 1, 2))
    Chart.HasLegend = false
    Chart.HasTitle = true
    Chart.ChartTitle.Text = title
    Chart.Axes(1).ReversePlotOrder = true
  }

  const write: Workbook['write'] = async (at, cells, { replace = false, bars } = {}) => {
    const [height, width] = [cells.length, cells[0]?.length ?? 0]
    const range = rangeOf(at, height, width)
    const address = addressOf(at, height, width)
    if (sheets().Item(at.sheet).ProtectContents) throw trouble('protected', at.sheet)
    if (!replace && !isEmpty(matrix(range.Formula))) throw trouble('occupied', address)
    range.Formula = typedCells(cells)
    if (bars) drawBars(at, width, bars)
    return address
  }

  const paint = (own: WpsSheet, { name, looks, widths, frozen }: NewSheet) => {
    for (const { row, column, height, width, look } of looks) {
      const range = rangeOf({ sheet: name, row, column }, height, width)
      if (look.bold) range.Font.Bold = true
      if (look.size) range.Font.Size = look.size
      if (look.color) range.Font.Color = colour(look.color)
      if (look.fill) range.Interior.Color = colour(look.fill)
      if (look.wrap) range.WrapText = true
      if (look.format) range.NumberFormat = look.format
      if (look.line) Object.assign(range.Borders, { LineStyle: 1, Color: colour(look.line) })
    }
    widths.forEach((width, column) => {
      rangeOf({ sheet: name, row: 0, column }, 1, 1).ColumnWidth = width
    })
    if (frozen > 0) {
      own.Activate()
      // panes belong to the window, which shows this sheet now
      if (app.ActiveWindow) Object.assign(app.ActiveWindow, { SplitRow: frozen, FreezePanes: true })
    }
  }

  const addSheets: Workbook['addSheets'] = async (wanted, step) => {
    const added: WpsSheet[] = []
    try {
      for (const { name } of wanted) {
        const all = sheets()
        added.push(Object.assign(all.Add(null, all.Item(all.Count)), { Name: name }))
      }
      for (const [i, sheet] of wanted.entries()) {
        const width = Math.max(1, ...sheet.cells.map((row) => row.length))
        await inParts(
          sheet.cells.length,
          width,
          (done, of) => step(i + done / of, wanted.length),
          (row, height) => {
            rangeOf({ sheet: sheet.name, row, column: 0 }, height, width).Formula = typedCells(
              sheet.cells.slice(row, row + height),
            )
          },
        )
        for (const { row, column, height, width: wide, formula } of sheet.arrays)
          rangeOf({ sheet: sheet.name, row, column }, height, wide).FormulaArray = `=${formula}`
        paint(added[i] as WpsSheet, sheet)
      }
      added[0]?.Activate()
    } catch (error) {
      const alerts = app.DisplayAlerts
      app.DisplayAlerts = false
      for (const each of added) each.Delete()
      app.DisplayAlerts = alerts
      throw error
    }
  }

  /** What a formula fills: the cells it spills into, or those of its array. */
  const filled = (cell: WpsRange) =>
    (cell.HasSpill && cell.SpillingToRange) || (cell.HasArray && cell.CurrentArray) || cell

  const formulas: Workbook['formulas'] = async (wanted, step) => {
    const all = allSheets()
    const found: FormulaCell[] = []
    for (const [i, sheet] of all.entries()) {
      const used = sheet.UsedRange
      const width = used.Columns.Count
      await inParts(
        used.Rows.Count,
        width,
        (done, of) => step(i + done / of, all.length),
        (from, height) => {
          const top = { sheet: sheet.Name, row: used.Row - 1 + from, column: used.Column - 1 }
          matrix(rangeOf(top, height, width).Formula).forEach((line, y) => {
            line.forEach((formula, x) => {
              if (typeof formula !== 'string' || !formula.startsWith('=') || !wanted(formula)) return
              const at = { ...top, row: top.row + y, column: top.column + x }
              const values: Cells<Value> = matrix(filled(rangeOf(at, 1, 1)).Value2)
              found.push({ ...at, formula, values, locked: sheet.ProtectContents })
            })
          })
        },
      )
    }
    return found
  }

  const enter: Workbook['enter'] = (entries, step) =>
    inParts(entries.length, 100, step, (from, count) => {
      for (const { at, cells } of entries.slice(from, from + count)) {
        const range = rangeOf(at, cells.length, cells[0]?.length ?? 0)
        range.Formula = typedCells(cells)
      }
    })

  /** A custom property of the document; there is none before it is first set. */
  const property = () => {
    try {
      return app.ActiveWorkbook?.CustomDocumentProperties?.Item(settingsKey)
    } catch {
      return undefined
    }
  }
  const settings: Workbook['settings'] = {
    read: async () => {
      try {
        return keptOf(JSON.parse(String(property()?.Value ?? '{}')))
      } catch {
        return {}
      }
    },
    write: asking(async (kept) => {
      const text = JSON.stringify(kept)
      const known = property()
      if (known) known.Value = text
      else app.ActiveWorkbook?.CustomDocumentProperties?.Add(settingsKey, false, textProperty, text)
    }),
  }

  return {
    settings,
    prefix,
    selected: asking(selected),
    write: asking(write),
    sheetNames: asking(() => allSheets().map(({ Name }) => Name)),
    addSheets: asking(addSheets),
    formulas: asking(formulas),
    enter: asking(enter),
    open: asking(async (url) => {
      app.Workbooks.Open(new URL(url, location.href).href)
    }),
  }
}
