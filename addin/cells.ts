/** Cells as both programs take them: addresses, texts that stay texts, work in parts. */
import { cellAt } from '#core/workbook/model'
import type { Cells, Content, Kept, Place, Step, Value } from './host.ts'

/** More cells than this are not read from a selection at once. */
export const mostSelected = 200_000
/** So many cells are read or written before the page may draw again. */
const part = 20_000

/** Could a name of a sheet stand in a formula without quotes? */
const isPlain = (sheet: string) =>
  /^[\p{L}_][\p{L}\p{N}_]*$/u.test(sheet) && !/^([a-z]{1,3}\d+|r\d*c?\d*|c\d*)$/i.test(sheet)
const sheetText = (sheet: string) => (isPlain(sheet) ? sheet : `'${sheet.split("'").join("''")}'`)

/** A range as formulas on the same sheet write it. */
export function rangeText({ sheet, row, column }: Place, height: number, width: number): string {
  const [first, last] = [
    cellAt({ sheet, row, column }, sheet),
    cellAt({ sheet, row: row + height - 1, column: column + width - 1 }, sheet),
  ]
  return height * width === 1 ? first : `${first}:${last}`
}
export const addressOf = (place: Place, height: number, width: number): string =>
  `${sheetText(place.sheet)}!${rangeText(place, height, width)}`

/** A text that a program might take for a number, a date or a formula gets the sign that it is a text. */
export const asTyped = (content: Content): Value => {
  if (typeof content === 'object') return content.typed
  if (typeof content !== 'string' || content === '') return content
  const isWord = /^[\p{L}_[（(][^\d]*$/u.test(content) && !/^(true|false)$/i.test(content)
  return isWord ? content : `'${content}`
}
export const typedCells = (cells: Cells): Value[][] => cells.map((row) => row.map(asTyped))

export const isEmpty = (cells: Cells<unknown>) =>
  cells.every((row) => row.every((cell) => cell === '' || cell === null || cell === undefined))

/** Rows in parts of so many cells, the row each begins at, and how far the work is. */
export async function inParts(
  height: number,
  width: number,
  step: Step,
  work: (row: number, height: number) => void | Promise<void>,
): Promise<void> {
  const rows = Math.max(1, Math.floor(part / Math.max(1, width)))
  for (let row = 0; row < height; row += rows) {
    await work(row, Math.min(rows, height - row))
    await step(Math.min(height, row + rows), height)
  }
}

/** Under this name the settings stand in the file. */
export const settingsKey = 'tanbiao'

/** Somebody else may have put anything there: of it the texts. */
export function keptOf(found: unknown): Kept {
  const pairs = typeof found === 'object' && found !== null ? Object.entries(found) : []
  return Object.fromEntries(pairs.filter((pair): pair is [string, string] => typeof pair[1] === 'string'))
}
