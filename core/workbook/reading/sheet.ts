/** What a sheet may hold: cells in order and within bounds, not too many and not too far out; and the piece of it that is read. */
import { limits } from './limits.ts'
import { columnOf, lettersOf } from './reference.ts'
import { broken, type Refused, tooLarge } from './refusals.ts'
import { attributesOf, codes, isNamed, type Tag, type Visitor } from './xml.ts'

/** Cells and area of all sheets so far. */
export type Totals = { cells: number; area: number }

const names = { row: codes('row'), cell: codes('c'), data: codes('sheetData') }

function joined(...pieces: Uint8Array[]) {
  const whole = new Uint8Array(pieces.reduce((size, { length }) => size + length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}

/** Hears the elements of a sheet; `piece` then gives the sheet with nothing but its rows. */
export function sheetVisitor(bytes: Uint8Array, totals: Totals): { visitor: Visitor; piece(): Uint8Array } {
  const root = { from: 0, nameEnd: 0, end: 0 }
  const data = { from: 0, end: 0 }
  let rows = 0
  let row = 0
  let column = 0
  let lastRow = 0
  let lastColumn = 0

  const area = () => lastRow * (lastColumn + limits.row) + rows * limits.row
  const isTooFar = () => totals.area + area() > limits.area

  const newRow = (tag: Tag): Refused | undefined => {
    const at = attributesOf(bytes, tag).get('r')
    const to = at === undefined ? row + 1 : Number(at)
    if (!Number.isInteger(to) || to <= row || to > limits.rows) return broken.cell(at ?? '')
    rows++
    row = to
    column = 0
    return isTooFar() ? tooLarge.area(`${row}`) : undefined
  }

  /** Cells come in order, row by row; one that does not say where it is follows the last one. */
  const newCell = (tag: Tag): Refused | undefined => {
    totals.cells++
    if (totals.cells > limits.cells) return tooLarge.cells
    const at = attributesOf(bytes, tag).get('r') ?? `${lettersOf(column + 1)}${row}`
    const [, letters = '', digits = ''] = /^([a-z]{1,3})([1-9]\d{0,6})$/i.exec(at) ?? []
    const to = columnOf(letters)
    if (Number(digits) !== row || to <= column || to > limits.columns) return broken.cell(at)
    column = to
    lastRow = row
    lastColumn = Math.max(lastColumn, column)
    return isTooFar() ? tooLarge.area(`${lettersOf(lastColumn)}${lastRow}`) : undefined
  }

  const visitor: Visitor = {
    open(tag) {
      if (tag.depth === 1) Object.assign(root, tag)
      // hucre looks for rows and cells by name alone, so they count wherever they are.
      if (isNamed(bytes, tag, names.cell)) return newCell(tag)
      if (isNamed(bytes, tag, names.row)) return newRow(tag)
      if (tag.depth !== 2 || !isNamed(bytes, tag, names.data)) return undefined
      if (data.from > 0) return broken.content
      data.from = tag.from
      return undefined
    },
    close(depth, end) {
      if (depth === 2 && data.from > 0 && data.end === 0) data.end = end
      if (depth === 1) totals.area += area()
    },
  }

  const piece = () => {
    // An empty root has no end tag.
    if (root.end === bytes.length || data.from === 0) return bytes
    const name = bytes.subarray(root.from + 1, root.nameEnd)
    const ends = [Uint8Array.from(codes('</')), name, Uint8Array.from(codes('>'))]
    return joined(bytes.subarray(0, root.end), bytes.subarray(data.from, data.end), ...ends)
  }
  return { visitor, piece }
}
