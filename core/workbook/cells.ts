/** The cells of a sheet in the words of the format, piece by piece: of a large sheet no more than one piece is in memory. */
import type { WorkbookCell } from './model.ts'

/** Characters of a piece. */
const longest = 64 * 1024

type Line = readonly (WorkbookCell | undefined)[]
export type Writing = {
  /** The number of a cell's looks. */
  looks: (cell: WorkbookCell) => number
  /** A text as files may hold it. */
  text: (text: string) => string
  /** The place of a text among those that cells share. */
  place: (text: string) => number
  /** Of a row that needs one, in points. */
  height: (line: Line) => number | undefined
}

const special = /[&<>\r]/
const names: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '_x000D_' }
/** A text between tags; nearly none has anything to replace. */
export const escaped = (text: string) =>
  special.test(text) ? text.replaceAll(/[&<>\r]/g, (found) => names[found] as string) : text

/** A, B, … Z, AA and so on. */
export const columnLetters = (column: number): string =>
  column < 26
    ? String.fromCharCode(65 + column)
    : columnLetters(Math.floor(column / 26) - 1) + columnLetters(column % 26)

const isBlank = (value: WorkbookCell['value']) =>
  value === undefined || (typeof value === 'number' && !Number.isFinite(value))

const number = (value: WorkbookCell['value']) => `<v>${Number(value)}</v>`

/** A cell from behind its place on, with its looks; where nothing stands in it, it only looks. */
function rest(cell: WorkbookCell, { looks, text, place }: Writing): string {
  const { value, formula, array } = cell
  // an array that grows is the first kind of cell that the part of metadata knows
  const style = `${cell.dynamic ? ' cm="1"' : ''} s="${looks(cell)}"`
  if (formula === undefined) {
    if (isBlank(value)) return `${style}/>`
    if (typeof value === 'string') return ` t="s"${style}><v>${place(text(value))}</v></c>`
    return `${typeof value === 'boolean' ? ' t="b"' : ''}${style}>${number(value)}</c>`
  }
  const tag = array === undefined ? '<f>' : `<f t="array" ref="${array.replaceAll('$', '')}">`
  const written = `${tag}${escaped(formula)}</f>`
  if (isBlank(value)) return `${style}>${written}</c>`
  if (value === '') return `${style} t="str">${written}<v/></c>`
  if (typeof value === 'string') return `${style} t="str">${written}<v>${escaped(text(value))}</v></c>`
  return `${style}${typeof value === 'boolean' ? ' t="b"' : ''}>${written}${number(value)}</c>`
}

/** The rows of a sheet. */
export function* rowPieces(rows: readonly Line[], writing: Writing): Generator<string> {
  const letters: string[] = []
  let piece = ''
  for (const [i, line] of rows.entries()) {
    let cells = ''
    for (const [column, cell] of line.entries()) {
      if (!cell) continue
      letters[column] ??= columnLetters(column)
      cells += `<c r="${letters[column]}${i + 1}"${rest(cell, writing)}`
    }
    const height = writing.height(line)
    if (cells === '' && height === undefined) continue
    piece += `<row r="${i + 1}"${height === undefined ? '' : ` ht="${height}" customHeight="1"`}>${cells}</row>`
    if (piece.length < longest) continue
    yield piece
    piece = ''
  }
  yield piece
}

/** The texts that cells share, in the order of their places. */
export function* textPieces(texts: Iterable<string>, count: number): Generator<string> {
  const root = 'sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
  let piece = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><${root} count="${count}" uniqueCount="${count}">`
  for (const text of texts) {
    const keeps = /^ | $|[\n\t]/.test(text) ? ' xml:space="preserve"' : ''
    piece += text === '' ? '<si><t/></si>' : `<si><t${keeps}>${escaped(text)}</t></si>`
    if (piece.length < longest) continue
    yield piece
    piece = ''
  }
  yield `${piece}</sst>`
}
