/** A picture of a sheet: its first filled rows and columns as a small spreadsheet, drawn from the workbook model. */
import { byFormat, readable } from '#core/display'
import type { Sheet, WorkbookCell } from '#core/workbook/model'
import { html } from './frame.ts'

const [rowsShown, columnsShown] = [12, 4]
const [gutter, width, line] = [22, 400, 20]
const widestLabel = 0.5 * width

/** About how wide a text is in the picture; no font is measured here. */
const widthOf = (text: string): number =>
  [...text].reduce(
    (sum, each) =>
      sum +
      (/[mMW…“”\u2e80-\uffef]/.test(each)
        ? 11
        : /[A-Zw%]/.test(each)
          ? 7.7
          : /[ijlrtf.,:;' ()-]/.test(each)
            ? 3.9
            : 6.2),
    0,
  )

/** What is left of rounding is nothing to show. */
const noise = 1e-9

function textOf({ value, format }: WorkbookCell): string {
  if (typeof value === 'boolean') return String(value).toUpperCase()
  if (typeof value !== 'number') return value ?? ''
  if (value !== 0 && Math.abs(value) < noise) return ''
  return format === undefined ? readable(Number(value.toPrecision(6))) : byFormat(value, format)
}

/** How much wider bold letters are. */
const boldOf = ({ role }: WorkbookCell) => (['title', 'heading', 'head', 'result'].includes(role) ? 1.08 : 1)
/** Left and right of a text in its cell. */
const padding = 5
const spaceOf = (cell: WorkbookCell) => widthOf(textOf(cell)) * boldOf(cell) + 2 * padding

/** As much of the text of a cell as fits. */
function fitting(cell: WorkbookCell, width: number): string {
  const text = textOf(cell)
  if (spaceOf(cell) <= width) return text
  const characters = [...text]
  const room = (width - 2 * padding) / boldOf(cell)
  while (characters.length > 0 && widthOf(`${characters.join('')}…`) > room) characters.pop()
  return `${characters.join('')}…`
}

type Cells = readonly (WorkbookCell | undefined)[]
type Column = { left: number; width: number }

const isTitle = (cells: Cells) => cells[0]?.role === 'title'
const isHeading = (cells: Cells) => cells[0]?.role === 'heading'
const isLine = (cells: Cells) => isTitle(cells) || isHeading(cells)
const isHead = (cells: Cells) => cells.some((cell) => cell?.role === 'head')
const isFilled = (cells: Cells) =>
  cells.some((cell) => cell && !['label', 'unit', 'count'].includes(cell.role) && textOf(cell) !== '')

type Row = { at: number; cells: Cells }
const isResult = ({ cells }: Row) => cells.some((cell) => cell?.role === 'result')

/** So many rows, less a head below which none is left. */
function first(rows: readonly Row[], count: number): readonly Row[] {
  const shown = rows.slice(0, count)
  return shown.slice(0, shown.findLastIndex(({ cells }) => !isLine(cells) && !isHead(cells)) + 1)
}

/** The rows that hold something, with their title and heads; the last result is the one that is asked for, so it is always among them, and nothing follows it. */
function chosenRows({ rows }: Sheet): readonly Row[] {
  const found: Row[] = []
  let above: Row[] = []
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
  const last = found.findLastIndex(isResult)
  if (last < 0) return first(found, rowsShown)
  return last < rowsShown ? found.slice(0, last + 1) : [...first(found, rowsShown - 1), ...found.slice(last, last + 1)]
}

const roomBeside = (widths: readonly number[]) => widths.reduce((left, each) => left - each, width - gutter)

/** As wide as they ask for, at least what they have; what is too much is taken from the widest. */
function shared(asked: readonly number[], least: readonly number[]): readonly number[] {
  const within = (limit: number) => asked.map((each, i) => Math.max(least[i] ?? 0, Math.min(each, limit)))
  let limit = width
  while (limit > 0 && roomBeside(within(limit)) < 0) limit -= 2
  return within(limit).map(Math.floor)
}

/** First numbers and units, which are not cut, then labels are given what they ask for, then other words, then heads; what is left goes to the labels. */
function columnsOf(rows: readonly Cells[]): readonly Column[] {
  const grid = rows.filter((cells) => !isLine(cells))
  const askedBy = (isAsked: (cell: WorkbookCell) => boolean) =>
    Array.from({ length: columnsShown }, (_, i) => {
      const cells = grid.map((row) => row[i]).filter((cell) => cell !== undefined)
      return Math.ceil(Math.max(24, ...cells.filter(isAsked).map(spaceOf)))
    })
  const [ofLabels = 0, ...words] = askedBy(({ role }) => role !== 'head')
  const [, ...kept] = askedBy(({ value, role }) => typeof value === 'number' || role === 'unit')
  const labels = Math.min(ofLabels, widestLabel, roomBeside(kept))
  const byWords = shared([labels, ...words], [labels, ...kept])
  const widths = shared([labels, ...askedBy(() => true).slice(1)], byWords)
  const spare = roomBeside(widths)
  let left = gutter
  return widths.map((each, i) => {
    const column = { left, width: each + (i === 0 ? spare : 0) }
    left += column.width
    return column
  })
}

type Box = Column & { cell: WorkbookCell | undefined }

/** A title lies over its whole row, and words run on over empty cells, as in a spreadsheet. */
function boxesOf(cells: Cells, columns: readonly Column[]): readonly Box[] {
  if (isLine(cells)) return [{ cell: cells[0], left: gutter, width: width - gutter }]
  const boxes: Box[] = []
  columns.forEach((column, i) => {
    const [cell, before] = [cells[i], boxes.at(-1)]
    if (!cell && typeof before?.cell?.value === 'string' && spaceOf(before.cell) > before.width)
      before.width += column.width
    else boxes.push({ cell, ...column })
  })
  return boxes
}

/** A cell with its words. */
function drawn({ cell, left, width }: Box, top: number): string {
  const box = `x="${left}" y="${top}" width="${width}" height="${line}"/>`
  if (!cell) return `<rect ${box}`
  const isNumber = typeof cell.value === 'number'
  const x = isNumber ? left + width - padding : left + padding
  const text = html(fitting(cell, width))
  const words =
    text && `<text class="of-${cell.role}${isNumber ? ' number' : ''}" x="${x}" y="${top + 14}">${text}</text>`
  return `<rect class="of-${cell.role}" ${box}${words}`
}

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
      ...boxesOf(row, columns).map((box) => drawn(box, top)),
    ]
  })
  return `<svg class="book" viewBox="-0.5 -0.5 ${width + 1} ${height + 1}" role="img" aria-label="${html(`${says}: ${described(rows)}`)}">
<rect class="edges" width="${width}" height="${height}"/>
${[...letters, ...cells].join('')}
</svg>`
}
