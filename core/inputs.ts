/** What follows from the definition of an input alone, for those that ask before anything is computed. */
import type { Cell, Input, List, Rows } from './method.ts'

/** A text may be this long where its definition does not say. */
export const longestText = 200

/** Must this be given, where its condition holds? */
export const needed = (input: Input) =>
  !(input.optional || 'default' in input || input.kind === 'matrix' || (input.kind === 'factor' && !input.chosen))

export const isGroup = (input: Input): input is Rows | List => input.kind === 'rows' || input.kind === 'list'
/** The columns of rows; a list has the one column `value`. */
export const columnsOf = (input: Rows | List): Readonly<Record<string, Cell>> =>
  input.kind === 'rows' ? input.columns : { value: input.value }
