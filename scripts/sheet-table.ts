/** Cells of a sheet and what formulas in it answer, as HTML. */
import { errorCode, errorText, type SheetAnswer } from '#core/sheet/index'
import type { Language } from './docs.ts'
import { html, lines, scrolling, type Words } from './frame.ts'
import { columnName, type Range, width } from './ranges.ts'

/** The parts of an address or a formula between which its lines may break. */
const partsOf = (text: string) => text.split(/(?<=[?&;(]|,(?! )|, |[^/:]\/)(?!\/)/)

/** What is typed into one cell. */
export const formula = (text: string) =>
  `<pre><code>${partsOf(text)
    .map((part) => `<span>${html(part)}</span>`)
    .join('')}</code></pre>`

/** A program: its lines stay as they are. */
export const program = (text: string, { say }: Words) => lines(text, say('代码', 'Code'))

/** Text that a sheet takes apart into cells when it is pasted: no script may stand in a page that would copy it. */
function pasted(cells: Range, { say }: Words): string {
  const title = say('可粘贴到 A1 的文本', 'Text to paste into A1')
  return `<details><summary>${title}</summary>${lines(cells.map((row) => row.join('\t')).join('\n'), title)}</details>`
}

/** Numbers stand to the right, as in sheets. */
const aligned = (cell: unknown) => (typeof cell === 'number' ? ' class="number"' : '')

/** Cells with the names of their columns and the numbers of their rows, and the same to copy. */
export function sheet(cells: Range, label: string, w: Words): string {
  const columns = Array.from({ length: width(cells) }, (_, i) => i)
  const head = `<tr><td></td>${columns.map((i) => `<th scope="col">${columnName(i)}</th>`).join('')}</tr>`
  const rows = cells.map(
    (row, r) =>
      `<tr><th scope="row">${r + 1}</th>${columns.map((i) => `<td${aligned(row[i])}>${html(String(row[i] ?? ''))}</td>`).join('')}</tr>`,
  )
  const table = `<table class="sheet"><thead>${head}</thead><tbody>${rows.join('\n')}</tbody></table>`
  return `${scrolling(table, label)}\n${pasted(cells, w)}`
}

/** A number with the 15 digits that sheets keep. */
export const shownNumber = (value: number) => String(Number(value.toPrecision(15)))

/** A cell as a sheet shows it. */
const shownCell = (cell: SheetAnswer[number][number], language: Language) =>
  typeof cell !== 'object'
    ? html(typeof cell === 'number' ? shownNumber(cell) : String(cell))
    : `<strong>${errorCode(cell.problems)}</strong> ${toldOf(cell.problems, language)}`

/** Why a cell is refused, with the codes of the problems as code. */
const toldOf = (problems: Parameters<typeof errorText>[0], language: Language) =>
  html(errorText(problems, language)).replaceAll(/^[A-Z][A-Z0-9-]+(?= )/gm, '<code>$&</code>')

/** What stands below the code that leads to it, with HTML beside it. */
export const result = (shown: string, more = '', refused = false) =>
  `<p class="result${refused ? ' refused' : ''}"><output>${shown}</output>${more && ` ${more}`}</p>`

/** What a call answers, a single number with its unit; long answers are cut. */
export function answer(rows: SheetAnswer, { language, say }: Words, unit = ''): string {
  const most = 12
  const [[first = ''] = []] = rows
  if (rows.length === 1 && rows[0]?.length === 1) {
    if (typeof first === 'object') return result(errorCode(first.problems), toldOf(first.problems, language), true)
    return result(shownCell(first, language), typeof first === 'number' ? html(unit) : '')
  }
  const shown = rows
    .slice(0, most)
    .map((row) => `<tr>${row.map((cell) => `<td${aligned(cell)}>${shownCell(cell, language)}</td>`).join('')}</tr>`)
  const more = rows.length - most
  const rest = more > 0 ? `\n<p class="note">${say(`另有 ${more} 行。`, `${more} more rows.`)}</p>` : ''
  const table = `<table class="sheet"><tbody>${shown.join('\n')}</tbody></table>`
  return scrolling(table, say('结果', 'Result'), rows[0]?.length) + rest
}
