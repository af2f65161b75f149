/** References as defined names hold them: one cell or one range of one sheet. */
import { limits } from './limits.ts'

/** Rows and columns count from 1; both ends belong to it. */
export type Reference = { sheet: string; top: number; left: number; bottom: number; right: number }

/** 1 for A, 16384 for XFD; 0 for nothing. */
export function columnOf(letters: string): number {
  let column = 0
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64
  return column
}

/** A for 1. */
export function lettersOf(column: number): string {
  const rest = (column - 1) % 26
  return `${column > 26 ? lettersOf((column - 1 - rest) / 26) : ''}${String.fromCharCode(65 + rest)}`
}

/** `'输入 表'!$B$4:$C$9`: the sheet may stand in quotes, and once more before the second corner. */
const sheetName = /^=?\$?(?:'((?:[^']|'')*)'|([^'!:[\]]+))[!.](.*)$/s
const corner = /^\$?([A-Z]{1,3})?\$?([1-9]\d{0,6})?$/i

function split(text: string): { sheet: string; at: string } | undefined {
  const [, quoted, plain, at] = sheetName.exec(text) ?? []
  const sheet = quoted?.replaceAll("''", "'") ?? plain
  return sheet && at ? { sheet, at } : undefined
}

/** Whole columns have no rows, and whole rows no columns. */
function cornerOf(text: string) {
  const [found, letters, digits] = corner.exec(text) ?? []
  if (!found) return undefined
  return {
    column: letters === undefined ? undefined : columnOf(letters),
    row: digits === undefined ? undefined : Number(digits),
  }
}

/** Undefined where the text is anything but a plain reference: a formula, several areas, `#REF!`, another file. */
export function parseReference(text: string): Reference | undefined {
  const whole = split(text.trim())
  if (!whole) return undefined
  const [first = '', second, ...more] = whole.at.split(':')
  const again = second === undefined ? undefined : split(second)
  if (more.length > 0 || (again && again.sheet !== whole.sheet)) return undefined
  const from = cornerOf(first)
  const to = second === undefined ? from : cornerOf(again?.at ?? second)
  if (!from || !to) return undefined
  // A corner without its row or column belongs to a range of whole columns or rows, and there both corners do.
  const isWhole = from.row === undefined || from.column === undefined
  if (isWhole && second === undefined) return undefined
  if ((from.row === undefined) !== (to.row === undefined)) return undefined
  if ((from.column === undefined) !== (to.column === undefined)) return undefined
  const rows = [from.row ?? 1, to.row ?? limits.rows]
  const columns = [from.column ?? 1, to.column ?? limits.columns]
  const reference = {
    sheet: whole.sheet,
    top: Math.min(...rows),
    left: Math.min(...columns),
    bottom: Math.max(...rows),
    right: Math.max(...columns),
  }
  return reference.bottom <= limits.rows && reference.right <= limits.columns ? reference : undefined
}
