/** How a sheet is printed: on which paper, what every page repeats, and where a page begins. */
import type { WriteSheet } from 'hucre/xlsx'
import { columnLetters } from './cells.ts'
import type { Part, Sheet } from './model.ts'

/** Room between the margins of a page that lies across, in points. */
const papers = { a4: { width: 740, height: 480 }, a3: { width: 1090, height: 730 } }
/** A sheet with more characters side by side would be too small to read on A4. */
const widest = 290
/** Of a character and of a row that needs no more, in points; programs differ, so these are rather large. */
const character = 5.8
const plainRow = 14
/** Behind a part of several pages nobody knows well how far the last of them is filled; so much of it may be nothing. */
const unsure = 0.15
/** A part that has no room for so many rows below its heads begins on the next page. */
const fewest = 5

type Pages = { setup: NonNullable<WriteSheet['pageSetup']>; breaks: number[] }

/** @param across how many columns charts and cells take. @param height of a row that needs more than others. */
export function pagesOf(sheet: Sheet, across: number, height: (row: number) => number | undefined): Pages {
  const { rows, widths, frozen, parts = [], printed = across, single } = sheet
  const characters = Array.from({ length: printed }, (_, i) => widths[i] ?? 9).reduce((sum, each) => sum + each, 0)
  const paperSize = characters > widest ? ('a3' as const) : ('a4' as const)
  const { width, height: tall } = papers[paperSize]
  const room = tall * Math.max(1, (characters * character) / width)
  const last = rows.findLastIndex((line) => line.some((cell, column) => cell && column < printed))
  const [only] = parts.length === 1 ? parts : []
  // the heads of one part say nothing of another one
  const repeated = only
    ? `$${only.row + 1}:$${only.row + only.heads}`
    : parts.length > 0
      ? '$1:$1'
      : frozen > 0
        ? `$1:$${frozen}`
        : undefined
  const setup: Pages['setup'] = {
    paperSize,
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: single ? 1 : 0,
    ...(repeated === undefined ? {} : { printTitlesRow: repeated }),
    ...(printed < across ? { printArea: `$A$1:$${columnLetters(printed - 1)}$${last + 1}` } : {}),
  }
  return { setup, breaks: breaksOf(parts, room, (row) => height(row) ?? plainRow) }
}

/** The rows, from 0, behind which a page ends so that a part is not torn where it need not be. */
function breaksOf(parts: readonly Part[], room: number, height: (row: number) => number): number[] {
  const breaks: number[] = []
  let filled = 0
  let row = 0
  for (const part of parts) {
    for (; row < part.row; row++) filled += height(row)
    const isTop = filled >= room && (filled % room) / room < unsure
    filled %= room
    let heads = 0
    for (; row < part.row + part.heads; row++) heads += height(row)
    const all = heads + part.height * plainRow
    const left = room - filled
    if (isTop || (all > left && (all <= room || heads + fewest * plainRow > left))) {
      // a break stands behind a row
      breaks.push(part.row - 1)
      filled = 0
    }
    filled += all
    row += part.height
  }
  return breaks
}
