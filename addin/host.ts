/** What the program around the calculator can do. Excel and WPS answer alike; a browser has no workbook, so what needs one is not offered there. */

/** Cells in rows; an empty cell is an empty text. A text that begins with `=` is a formula. */
export type Cells = readonly (readonly (string | number | boolean)[])[]

/** A range of one sheet with what stands in it. `address` is as formulas write it: `Sheet1!A1:C5`. */
export type Area = { address: string; values: Cells }

/** What is kept in the file of the workbook itself, so that it travels with it. */
export type Settings = {
  read(): Promise<Readonly<Record<string, string>>>
  write(settings: Readonly<Record<string, string>>): Promise<void>
}

/** A formula somewhere in the workbook; `shown` is what its cell shows. */
export type FormulaCell = { sheet: string; row: number; column: number; formula: string; shown: string }

export type Workbook = {
  settings: Settings
  /** The range that is selected. */
  selected(): Promise<Area>
  /** Writes from the first selected cell on, and answers the range; refuses where something stands there already, unless told to replace it. */
  write(cells: Cells, options?: { replace?: boolean }): Promise<Area>
  /** Every formula of the workbook that `wanted` takes. */
  formulas(wanted: (formula: string) => boolean): Promise<FormulaCell[]>
  /** Enters formulas or values into cells; answers the sheets that are protected, which stay as they are. */
  enter(
    cells: readonly (Omit<FormulaCell, 'shown' | 'formula'> & { content: string | number | boolean })[],
  ): Promise<string[]>
}

export type Host = {
  name: 'excel' | 'wps' | 'browser'
  /** The language of the program, where it tells. */
  language?: string
  workbook?: Workbook
}
