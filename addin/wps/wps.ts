/** The part of WPS's own object that we use, as its documentation describes it: the spreadsheet program answers at once, nothing is a promise. */
import type { FunctionHost } from '../wps.ts'

export type Pane = { readonly ID: number; Visible: boolean; DockPosition: number }
export type Wps = FunctionHost & {
  readonly LanguageSettings?: { LanguageID(id: number): number }
  readonly PluginStorage: { getItem(key: string): unknown; setItem(key: string, value: unknown): void }
  CreateTaskPane(url: string, title?: string): Pane
  GetTaskPane(id: number): Pane | null | undefined
  ShowDialog(url: string, title?: string, width?: number, height?: number, isModal?: boolean): void
}
