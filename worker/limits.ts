import { limits as workbook } from '#core/workbook/reading/limits'

/** The limits of a request. Each holds on the dot: the limit itself passes, one more does not. */
export const limits = {
  /** Bytes of a JSON body. */
  body: 1_048_576,
  /** Bytes of a workbook. */
  workbook: workbook.file,
  /** Objects and arrays inside each other. */
  depth: 32,
  /** Keys of one object. */
  keys: 256,
  /** Characters of one key. */
  keyLength: 200,
  /** Rows of one array. */
  rows: 5_000,
  /** Cells of a calculation as a workbook: more than 2 000 rows of any method, which a heap of 96 MB has room for. */
  workbookCells: 450_000,
  /** Characters of a URL. */
  url: 16_384,
  /** Entries of a problem list. */
  problems: 100,
  /** Bytes of an answer that lists problems. */
  problemBytes: 16_384,
} as const
