/** Cells of a sheet and what formulas in it answer, as HTML. */
import { errorCode, errorText, type SheetAnswer } from '#core/sheet/index'
import type { Language } from './docs.ts'
import { html, scrolling, type Words } from './frame.ts'
import { columnName, type Range, width } from './ranges.ts'

export const formula = (text: string) => `<pre><code>${html(text)}</code></pre>`

/** Text that a sheet takes apart into cells when it is pasted: no script may stand in a page that would copy it. */
const pasted = (cells: Range, { say }: Words) =>
  `<details><summary>${say('可粘贴到 A1 的文本', 'Text to paste into A1')}</summary><pre>${html(cells.map((row) => row.join('\t')).join('\n'))}</pre></details>`

/** Cells with the names of their columns and the numbers of their rows, and the same to copy. */
export function sheet(cells: Range, label: string, w: Words): string {
  const columns = Array.from({ length: width(cells) }, (_, i) => i)
  const head = `<tr><td></td>${columns.map((i) => `<th scope="col">${columnName(i)}</th>`).join('')}</tr>`
  const rows = cells.map(
    (row, r) =>
      `<tr><th scope="row">${r + 1}</th>${columns.map((i) => `<td>${html(String(row[i] ?? ''))}</td>`).join('')}</tr>`,
  )
  const table = `<table class="sheet"><thead>${head}</thead><tbody>${rows.join('\n')}</tbody></table>`
  return `${scrolling(table, label)}\n${pasted(cells, w)}`
}

/** A cell as a sheet shows it: numbers with the 15 digits that sheets keep. */
const shownCell = (cell: SheetAnswer[number][number], language: Language) =>
  typeof cell !== 'object'
    ? html(String(typeof cell === 'number' ? Number(cell.toPrecision(15)) : cell))
    : `<strong>${errorCode(cell.problems)}</strong> ${html(errorText(cell.problems, language))}`

/** What a call answers, a single number with its unit; long answers are cut. */
export function answer(rows: SheetAnswer, { language, say }: Words, unit = ''): string {
  const most = 12
  const [[first = ''] = []] = rows
  if (rows.length === 1 && rows[0]?.length === 1) {
    const named = typeof first === 'number' && unit !== '' ? ` ${html(unit)}` : ''
    return `<p class="result"><output>${shownCell(first, language)}</output>${named}</p>`
  }
  const lines = rows
    .slice(0, most)
    .map((row) => `<tr>${row.map((cell) => `<td>${shownCell(cell, language)}</td>`).join('')}</tr>`)
  const more = rows.length - most
  const rest = more > 0 ? `\n<p class="note">${say(`另有 ${more} 行。`, `${more} more rows.`)}</p>` : ''
  return scrolling(`<table class="sheet"><tbody>${lines.join('\n')}</tbody></table>`, say('结果', 'Result')) + rest
}
