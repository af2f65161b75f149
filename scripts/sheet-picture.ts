/** A picture of a sheet: its first rows and columns as a small spreadsheet, drawn from the workbook model. */
import { byFormat, readable } from '#core/display'
import type { Sheet, WorkbookCell } from '#core/workbook/model'
import { html } from './frame.ts'

const [rowsShown, columnsShown] = [10, 4]
const [gutter, width, line] = [22, 400, 20]

/** About how wide a text is in the picture; no font is measured here. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, each) => sum + (/[\u2e80-\uffef]/.test(each) ? 11.3 : /[A-Zmw%…]/.test(each) ? 8.5 : 6.1), 0)

/** As much of a text as fits. */
function fitting(text: string, room: number): string {
  if (widthOf(text) <= room) return text
  const characters = [...text]
  while (characters.length > 0 && widthOf(`${characters.join('')}…`) > room) characters.pop()
  return `${characters.join('')}…`
}

function textOf({ value, format }: WorkbookCell): string {
  if (typeof value === 'boolean') return String(value).toUpperCase()
  if (typeof value !== 'number') return value ?? ''
  return format === undefined ? readable(Number(value.toPrecision(6))) : byFormat(value, format)
}

type Column = { left: number; width: number }

function columnsOf({ widths }: Sheet): Column[] {
  const shown = widths.slice(0, columnsShown)
  const whole = shown.reduce((sum, each) => sum + each, 0)
  let left = gutter
  return shown.map((each) => {
    const column = { left, width: Math.round((each / whole) * (width - gutter)) }
    left += column.width
    return column
  })
}

/** The words of a cell; they run on over empty cells, as in a spreadsheet. */
function label(cells: readonly (WorkbookCell | undefined)[], columns: readonly Column[], i: number, top: number) {
  const cell = cells[i] as WorkbookCell
  const text = textOf(cell)
  if (text === '') return ''
  const next = columns.findIndex((_, j) => j > i && cells[j])
  const own = columns[i] as Column
  const end = next < 0 ? width : (columns[next] as Column).left
  const isNumber = typeof cell.value === 'number'
  const x = isNumber ? own.left + own.width - 5 : own.left + 5
  const room = (isNumber ? own.width : end - own.left) - 7
  return `<text class="of-${cell.role}${isNumber ? ' number' : ''}" x="${x}" y="${top + 14}">${html(fitting(text, room))}</text>`
}

/** A title lies over its whole row. */
const grid = (row: readonly (WorkbookCell | undefined)[], columns: readonly Column[]): readonly Column[] =>
  row[0]?.role === 'title' || row[0]?.role === 'heading' ? [{ left: gutter, width: width - gutter }] : columns

/** What the picture shows, in words. */
const described = (rows: readonly (readonly (WorkbookCell | undefined)[])[]) =>
  rows
    .slice(3)
    .map((cells) =>
      [cells[0], cells[2], cells[3]]
        .map((cell) => (cell ? textOf(cell) : ''))
        .filter(Boolean)
        .join(' '),
    )
    .filter(Boolean)
    .join('; ')

/** @param says what it is a picture of */
export function sheetPicture(sheet: Sheet, says: string): string {
  const rows = Array.from({ length: rowsShown }, (_, i) => (sheet.rows[i] ?? []).slice(0, columnsShown))
  const columns = columnsOf(sheet)
  const height = (rowsShown + 1) * line
  const letters = columns.map(
    ({ left, width }, i) => `<text class="edge" x="${left + width / 2}" y="14">${String.fromCharCode(65 + i)}</text>`,
  )
  const cells = rows.flatMap((row, r) => {
    const top = (r + 1) * line
    return [
      `<text class="edge" x="${gutter / 2}" y="${top + 14}">${r + 1}</text>`,
      ...grid(row, columns).map(({ left, width }, i) => {
        const role = row[i]?.role
        return `<rect${role ? ` class="of-${role}"` : ''} x="${left}" y="${top}" width="${width}" height="${line}"/>`
      }),
      ...columns.map((_, i) => (row[i] ? label(row, columns, i, top) : '')),
    ]
  })
  return `<svg class="book" viewBox="-0.5 -0.5 ${width + 1} ${height + 1}" role="img" aria-label="${html(`${says}: ${described(rows)}`)}">
<rect class="edges" width="${width}" height="${height}"/>
${[...letters, ...cells].filter(Boolean).join('')}
</svg>`
}
