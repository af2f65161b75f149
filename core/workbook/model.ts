/** A workbook as its parts, whatever file format it becomes: sheets of cells by role, names, lists to choose from, charts. */

/** What a cell is, from which its looks and its protection follow. */
export type Role =
  | 'title'
  | 'heading'
  | 'head'
  | 'label'
  | 'text'
  | 'unit'
  | 'count'
  | 'input'
  | 'inputText'
  | 'formula'
  | 'factor'
  | 'result'
  | 'check'
export type Value = number | string | boolean
/** The format of a number that has none of its own. */
export const general = 'General'
/** `value` is what stands there, of a formula what it comes to. `array` is the range that an array formula fills, of which this cell is the first; where it is `dynamic` the formula itself decides how far it goes. */
export type WorkbookCell = {
  role: Role
  value?: Value
  formula?: string
  format?: string
  note?: string
  array?: string
  dynamic?: true
}
/** `list` names a range of options; where the cell is free it may hold others. */
export type Validation = { range: string; prompt?: string } & (
  | { list: string; free?: boolean }
  | { least?: number; above?: number; most?: number; whole?: boolean }
)
/** Cells look otherwise where a formula holds; it is written as for the first of them and reads their own sheet alone, as not every program reads others there. */
export type Highlight = { range: string; where: string; as: 'good' | 'odd' | 'bad' }
/** A row of a sheet where a part begins, how many rows of heads it has and how many more; where none has heads those of the sheet stand for all. */
export type Part = { row: number; heads: number; height: number }
/** So many bars: a range of values of one unit, with a range of names. */
export type BarChart = { title: string; names: string; values: string; bars: number; unit: string }
export type Sheet = {
  name: string
  widths: readonly number[]
  rows: (WorkbookCell | undefined)[][]
  /** So many rows stay in view; they are printed on every page where the sheet has no parts of its own. */
  frozen: number
  /** Parts that stand below each other, each with heads of its own. */
  parts?: readonly Part[]
  /** Only so many columns are printed, as those behind help formulas alone. */
  printed?: number
  /** Only so many rows are printed. */
  printedRows?: number
  /** Printed on one page, however small. */
  single?: true
  validations: Validation[]
  highlights: Highlight[]
  charts: BarChart[]
  hidden?: true
}
/**
 * Names stand for cells, or for functions; they are complete once all sheets were gone through, each of which may be made anew then, so that large ones need not stay.
 * Where `keeps` is set a file is not computed anew when it is opened.
 */
export type Workbook = { title: string; sheets: Iterable<Sheet>; names: Map<string, string>; keeps?: true }
export type WorkbookModel = Workbook & { sheets: Sheet[] }

/** A place on a sheet; rows and columns count from 0. */
export type Spot = { sheet: string; row: number; column: number }

const letters = (column: number): string =>
  column < 26 ? String.fromCharCode(65 + column) : letters(Math.floor(column / 26) - 1) + letters(column % 26)
const address = (row: number, column: number, fixed: boolean) =>
  fixed ? `$${letters(column)}$${row + 1}` : `${letters(column)}${row + 1}`
const sheetOf = (sheet: string, on: string) => (sheet === on ? '' : `'${sheet}'!`)

/** A cell as a formula on the sheet `on` names it. */
export const cellAt = ({ sheet, row, column }: Spot, on = '', fixed = false) =>
  `${sheetOf(sheet, on)}${address(row, column, fixed)}`
/** A range of so many rows and columns. */
export const rangeAt = ({ sheet, row, column }: Spot, height: number, width: number, on = '') =>
  `${sheetOf(sheet, on)}${address(row, column, true)}:${address(row + height - 1, column + width - 1, true)}`

export const newSheet = (name: string, widths: readonly number[], frozen = 0): Sheet => ({
  name,
  widths,
  rows: [],
  frozen,
  validations: [],
  highlights: [],
  charts: [],
})

/** Puts cells side by side into a row that exists or is made. */
export function put({ rows }: Sheet, row: number, column: number, ...cells: (WorkbookCell | undefined)[]) {
  while (rows.length <= row) rows.push([])
  const line = rows[row] as (WorkbookCell | undefined)[]
  cells.forEach((cell, i) => {
    line[column + i] = cell
  })
}
