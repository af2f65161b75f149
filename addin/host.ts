/** What a program around the calculator can do. Excel and WPS answer alike; a browser has no workbook, so what needs one is not offered there. */

export type Value = string | number | boolean
/** What a cell is given: a number, a truth value, a text that stays one (an empty text empties the cell), or what a person would type: a formula, the name of an error. */
export type Content = Value | { typed: string }
export type Cells<C = Content> = readonly (readonly C[])[]

/** A cell of a sheet; rows and columns count from 0. */
export type Place = { sheet: string; row: number; column: number }
/** The first selected cell, and of the selection the part that holds anything. `address` is as formulas write it: `Sheet1!A1:C5`. */
export type Selection = Place & { address: string; values: Cells<Value> }
/** A formula and what its cells show, those it spills into among them. On a protected sheet it is `locked`. */
export type FormulaCell = Place & { formula: string; values: Cells<Value>; locked: boolean }

/** Bars of rows that are written: names in the first column, values in the second, what they are above. */
export type Bars = { title: string; row: number; height: number }

export type Look = {
  bold?: boolean
  size?: number
  color?: string
  fill?: string
  line?: string
  wrap?: boolean
  format?: string
}
export type Looks = { row: number; column: number; height: number; width: number; look: Look }
/** `arrays` are formulas of which each fills a range; `widths` count characters. */
export type NewSheet = {
  name: string
  cells: Cells
  widths: readonly number[]
  looks: readonly Looks[]
  arrays: readonly { row: number; column: number; height: number; width: number; formula: string }[]
  frozen: number
}

/** Told between the parts of long work: it lets the page draw, and throws when the person wants it to end. */
export type Step = (done: number, of: number) => Promise<void>

/** Texts that are kept in the file of the workbook, so that they travel with it. */
export type Kept = Readonly<Record<string, string>>

export type Workbook = {
  settings: { read(): Promise<Kept>; write(kept: Kept): Promise<void> }
  /** What stands before the names of our functions in this program. */
  prefix: string
  selected(): Promise<Selection>
  /** Writes cells from a place on; refuses where anything stands already, unless told to replace it. Answers the address. */
  write(at: Place, cells: Cells, options?: { replace?: boolean; bars?: Bars }): Promise<string>
  sheetNames(): Promise<string[]>
  /** Adds sheets with all they hold and shows the first; all of them or none. */
  addSheets(sheets: readonly NewSheet[], step: Step): Promise<void>
  /** Every formula of the workbook that `wanted` takes. */
  formulas(wanted: (formula: string) => boolean, step: Step): Promise<FormulaCell[]>
  /** Enters cells in many places. */
  enter(entries: readonly { at: Place; cells: Cells }[], step: Step): Promise<void>
  /** Opens a file of this site as a new workbook. */
  open(url: string): Promise<void>
}

export type Host = {
  name: 'excel' | 'wps' | 'browser'
  workbook?: Workbook
}

/** Why a program did not do something. */
export type Trouble =
  | 'stopped'
  | 'selection'
  | 'editing'
  | 'protected'
  | 'occupied'
  | 'large'
  | 'old'
  | 'reach'
  | 'other'
export const trouble = (is: Trouble, where = ''): Error => Object.assign(new Error(`${is} ${where}`), { is, where })
export const troubleOf = (error: unknown): { is: Trouble; where: string } => {
  const { is = 'other', where, message = '' } = error as { is?: Trouble; where?: string; message?: string }
  return { is, where: where ?? message }
}
