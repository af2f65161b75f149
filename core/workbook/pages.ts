/** How a sheet is printed: on which paper, what every page repeats, and where a page begins. */
import type { WriteSheet } from 'hucre/xlsx'
import { columnLetters } from './cells.ts'
import { lineHeight } from './heights.ts'
import type { Part, Sheet } from './model.ts'

/** Room between the margins of a page that lies across, in points. */
const papers = { a4: { width: 740, height: 480 }, a3: { width: 1090, height: 730 } }
/** A sheet with more characters side by side would be too small to read on A4. */
const widest = 290
/** Of a character, in points: programs differ, and where it is wider there is more room on a page that is made smaller. */
const character = 5.3
/** Behind a part of several pages nobody knows well how far the last of them is filled; so much of it may be nothing. */
const unsure = 0.3

type Pages = { setup: NonNullable<WriteSheet['pageSetup']>; breaks: number[] }

/** @param across how many columns charts and cells take. @param height of a row that needs more than others. */
export function pagesOf(sheet: Sheet, across: number, height: (row: number) => number | undefined): Pages {
  const { rows, widths, frozen, parts = [], printed = across, printedRows = sheet.rows.length, single } = sheet
  const characters = Array.from({ length: printed }, (_, i) => widths[i] ?? 9).reduce((sum, each) => sum + each, 0)
  const paperSize = characters > widest ? ('a3' as const) : ('a4' as const)
  const { width, height: tall } = papers[paperSize]
  const room = tall * Math.max(1, (characters * character) / width)
  const last = rows.findLastIndex(
    (line, row) => row < printedRows && line.some((cell, column) => cell && column < printed),
  )
  const headed = parts.filter(({ heads }) => heads > 0)
  const [only] = headed.length === 1 ? headed : []
  // the heads of one part say nothing of another one
  const repeated = only
    ? `$${only.row + 1}:$${only.row + only.heads}`
    : headed.length > 0
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
    ...(printed < across || printedRows < rows.length
      ? { printArea: `$A$1:$${columnLetters(printed - 1)}$${last + 1}` }
      : {}),
  }
  return { setup, breaks: breaksOf(parts, room, (row) => height(row) ?? lineHeight) }
}

/** The rows, from 0, behind which a page ends so that a part is not torn where it need not be; what no page holds begins on the second half of none. */
function breaksOf(parts: readonly Part[], room: number, height: (row: number) => number): number[] {
  const breaks: number[] = []
  let filled = 0
  let row = 0
  for (const part of parts) {
    for (; row < part.row; row++) filled += height(row)
    const isTop = filled >= room && (filled % room) / room < unsure
    filled %= room
    let all = 0
    for (; row < part.row + part.heads + part.height; row++) all += height(row)
    const left = room - filled
    if (isTop || (all > left && (all <= room || left < room / 2))) {
      // a break stands behind a row
      breaks.push(part.row - 1)
      filled = 0
    }
    filled += all
  }
  return breaks
}
