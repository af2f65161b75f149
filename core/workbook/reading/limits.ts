/** How large a workbook may be that somebody sends us: a Worker has 128 MB for several requests at once, and two seconds are long. */

const mebibyte = 2 ** 20

export const limits = {
  /** Bytes of the file, of one part unpacked, and of all parts unpacked. */
  file: 2 * mebibyte,
  part: 16 * mebibyte,
  unpacked: 24 * mebibyte,
  parts: 256,
  /** A part of more than `small` bytes that is packed better than this is no sheet: 60 000 empty cells of one style come to 10. */
  ratio: 200,
  small: mebibyte,
  sheets: 64,
  cells: 60_000,
  /** Of the sheets together: the rectangles up to their last used cell, where a row counts as `row` cells more. */
  area: 4_000_000,
  row: 25,
  /** Elements and attributes of all parts, and of those that are held as a tree while they are read. */
  nodes: 2_000_000,
  tree: 150_000,
  depth: 64,
  /** Bytes of one start tag, and of text without a tag in it: a cell has up to 32 767 characters. */
  tag: 64 * 1024,
  text: 256 * 1024,
  /** Cells that all defined names together point to: a table may have a name, and each of its columns another. */
  named: 120_000,
  rows: 1_048_576,
  columns: 16_384,
} as const
