/** A picture of a sheet: its first filled rows and columns as a small spreadsheet, drawn from the workbook model. */
import { byFormat, readable } from '#core/display'
import type { Sheet, WorkbookCell } from '#core/workbook/model'
import { html } from './frame.ts'

const [rowsShown, columnsShown] = [10, 4]
const [gutter, width, line] = [22, 400, 20]
/** Results and heads are bold, which is wider. */
const bold = 1.05

/** About how wide a text is in the picture; no font is measured here. */
const widthOf = (text: string): number =>
  [...text].reduce(
    (sum, each) =>
      sum +
      (/[“”\u2e80-\uffef]/.test(each)
        ? 11.1
        : /[A-Zmw%…]/.test(each)
          ? 7.7
          : /[ijlrtf.,:;' ()-]/.test(each)
            ? 3.9
            : 6.2),
    0,
  )

/** As much of a text as fits. */
function fitting(text: string, room: number): string {
  if (widthOf(text) <= room) return text
  const characters = [...text]
  while (characters.length > 0 && widthOf(`${characters.join('')}…`) > room) characters.pop()
  return `${characters.join('')}…`
}

/** What is left of rounding is nothing to show. */
const noise = 1e-9

function textOf({ value, format }: WorkbookCell): string {
  if (typeof value === 'boolean') return String(value).toUpperCase()
  if (typeof value !== 'number') return value ?? ''
  if (value !== 0 && Math.abs(value) < noise) return ''
  return format === undefined ? readable(Number(value.toPrecision(6))) : byFormat(value, format)
}

type Cells = readonly (WorkbookCell | undefined)[]
type Column = { left: number; width: number }

const isTitle = (cells: Cells) => cells[0]?.role === 'title'
const isHeading = (cells: Cells) => cells[0]?.role === 'heading'
const isLine = (cells: Cells) => isTitle(cells) || isHeading(cells)
const isHead = (cells: Cells) => cells.some((cell) => cell?.role === 'head')
const isFilled = (cells: Cells) =>
  cells.some((cell) => cell && !['label', 'unit', 'count'].includes(cell.role) && textOf(cell) !== '')

/** The rows that hold something, with their title and heads; the last result is the one that is asked for, so it is always among them. */
function chosenRows({ rows }: Sheet): { at: number; cells: Cells }[] {
  const found: { at: number; cells: Cells }[] = []
  let above: typeof found = []
  rows.forEach((row, at) => {
    const cells = Array.from({ length: columnsShown }, (_, i) => row[i])
    if (isTitle(cells)) found.push({ at, cells })
    else if (isHeading(cells)) above = [{ at, cells }]
    else if (isHead(cells)) above.push({ at, cells })
    else if (isFilled(cells)) {
      found.push(...above, { at, cells })
      above = []
    }
  })
  const last = found.findLastIndex(({ cells }) => cells.some((cell) => cell?.role === 'result'))
  return last < rowsShown
    ? found.slice(0, rowsShown)
    : [...found.slice(0, rowsShown - 1), ...found.slice(last, last + 1)]
}

/** As wide as their words ask for: what is too much is taken from the widest, what is left goes to the first. */
function columnsOf(rows: readonly Cells[]): Column[] {
  const room = width - gutter
  const asked = Array.from({ length: columnsShown }, (_, i) =>
    Math.max(
      24,
      ...rows.filter((cells) => !isLine(cells)).map((cells) => (cells[i] ? widthOf(textOf(cells[i])) * bold + 14 : 0)),
    ),
  )
  const least = (limit: number) => asked.map((each) => Math.min(each, limit))
  let limit = room
  while (least(limit).reduce((sum, each) => sum + each, 0) > room) limit -= 2
  const widths = least(limit).map(Math.floor)
  const spare = room - widths.reduce((sum, each) => sum + each, 0)
  let left = gutter
  return widths.map((each, i) => {
    const column = { left, width: each + (i === 0 ? spare : 0) }
    left += column.width
    return column
  })
}

/** The words of a cell; they run on over empty cells, as in a spreadsheet. */
function label(cells: Cells, columns: readonly Column[], i: number, top: number) {
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
const grid = (row: Cells, columns: readonly Column[]): readonly Column[] =>
  isLine(row) ? [{ left: gutter, width: width - gutter }] : columns

/** What the picture shows, in words. */
const described = (rows: readonly Cells[]) =>
  rows
    .filter((cells) => !isLine(cells) && !isHead(cells))
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
  const chosen = chosenRows(sheet)
  const rows = chosen.map(({ cells }) => cells)
  const columns = columnsOf(rows)
  const height = (rows.length + 1) * line
  const letters = columns.map(
    ({ left, width }, i) => `<text class="edge" x="${left + width / 2}" y="14">${String.fromCharCode(65 + i)}</text>`,
  )
  const cells = chosen.flatMap(({ at, cells: row }, r) => {
    const top = (r + 1) * line
    return [
      `<text class="edge" x="${gutter / 2}" y="${top + 14}">${at + 1}</text>`,
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
