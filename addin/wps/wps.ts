/** The part of WPS's own object that we use, as its documentation describes it: the spreadsheet program answers at once, nothing is a promise. */
import type { FunctionHost } from '../wps.ts'

export type Pane = { readonly ID: number; Visible: boolean; DockPosition: number }
/** A single cell's formula is a text; that of more is rows of them. */
export type Range = { Formula: unknown; readonly Row: number; readonly Column: number }
export type Sheet = {
  readonly Name: string
  readonly UsedRange: Range
  readonly Cells: { Item(row: number, column: number): Range }
}
export type Workbook = { readonly Worksheets: { readonly Count: number; Item(index: number): Sheet } }

export type Wps = FunctionHost & {
  readonly ActiveWorkbook?: Workbook | null
  readonly LanguageSettings?: { LanguageID(id: number): number }
  readonly PluginStorage: { getItem(key: string): unknown; setItem(key: string, value: unknown): void }
  CreateTaskPane(url: string, title?: string): Pane
  GetTaskPane(id: number): Pane | null | undefined
  ShowDialog(url: string, title?: string, width?: number, height?: number, isModal?: boolean): void
}
