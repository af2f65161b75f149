/** A report as a page to print: Chinese first, English beside it, no script, every text escaped. */
import type { Text } from '#core'
import type { Chart } from '#core/chart'
import { readable, unitName } from '#core/display'
import type { Cell, Line, Report, ReportTable, Section } from '#core/report'
import { reportStyle } from './report-style.ts'

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
/** Text for an element or a quoted attribute; characters that no document may hold are replaced. */
const escaped = (text: string) =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to replace
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g, '\ufffd')
    .replaceAll(/[&<>"']/g, (character) => entities[character] ?? '')

const both = ({ zh, en }: Text, between = ' '): string =>
  zh === en ? escaped(zh) : `${escaped(zh)}${between}<span lang="en">${escaped(en)}</span>`

const percent = (share: number) => `${readable(Number((100 * share).toPrecision(4)))} %`
const truth = { true: { zh: '是', en: 'Yes' }, false: { zh: '否', en: 'No' } }

function shown(value: Cell, unit = ''): string {
  if (value === null) return '—'
  if (typeof value === 'number') return readable(value, unit)
  if (typeof value === 'boolean') return both(truth[`${value}`])
  return typeof value === 'string' ? escaped(value) : both(value)
}
const unitOf = (unit: string) => both(unitName(unit))

const statuses = {
  given: { zh: '填报', en: 'given' },
  default: { zh: '默认', en: 'default' },
  factor: { zh: '因子库', en: 'library' },
  derived: { zh: '计算', en: 'computed' },
}
const bases = {
  seed: { zh: '编制说明', en: 'drafting note' },
  standard: { zh: '其他公开文本', en: 'other published text' },
  inference: { zh: '推断', en: 'inference' },
}

/** Where a value comes from: its status, its factor, the basis and clause of its formula. */
const origin = ({ status, factor, basis, clause, share }: Line): string =>
  [
    ...(share === undefined ? [] : [percent(share)]),
    ...(status === undefined ? [] : [both(statuses[status])]),
    ...(factor === undefined ? [] : [escaped(factor)]),
    ...(basis === undefined ? [] : [both(bases[basis])]),
    ...(clause === undefined ? [] : [escaped(clause)]),
  ].join(' · ')

/** Outputs that are shown in per cent are so here. */
const amountOf = ({ value, unit, format = '' }: Line): string =>
  typeof value === 'number' && format.endsWith('%') ? percent(value) : shown(value, unit)
const line = (one: Line): string =>
  `<tr><th scope="row">${both(one.label)}</th><td>${amountOf(one)}${one.value === null ? '' : ` ${unitOf(one.unit)}`}</td><td><small>${origin(one)}</small></td></tr>`
const linesTable = (lines: readonly Line[]): string =>
  lines.length === 0 ? '' : `<table class="lines"><tbody>${lines.map(line).join('\n')}</tbody></table>\n`

/** Words this long must break, or they push a table off its page. */
const longWord = /[!-~]{16}/
const classOf = (value: Cell, numbers = false): string => {
  if (numbers || typeof value === 'number') return ' class="number"'
  const texts = typeof value === 'object' && value !== null ? [value.zh, value.en] : [String(value)]
  return texts.some((text) => longWord.test(text)) ? ' class="long"' : ''
}
/** @param unit of the number in the cell */
function cell(value: Cell, key: string, unit: string): string {
  if (key === 'share' && typeof value === 'number') return percent(value)
  return key === 'unit' && typeof value === 'string' ? unitOf(value) : shown(value, unit)
}

/** More columns than this need a smaller type. */
const mostColumns = 8
const table = ({ title, columns, rows }: ReportTable): string => {
  const areNumbers = columns.map((_, i) => {
    const values = rows.flatMap((row) => row[i] ?? [])
    return values.length > 0 && values.every((value) => typeof value === 'number')
  })
  const unitAt = columns.findIndex(({ key }) => key === 'unit')
  const heads = columns.map(({ label, unit }, i) => {
    return `<th scope="col"${classOf(unit, areNumbers[i])}>${both(label)} <small>${unitOf(unit)}</small></th>`
  })
  const body = rows.map((row) => {
    const cells = row.map((value, i) => {
      const { key = '', unit = '' } = columns[i] ?? {}
      return `<td${classOf(value, areNumbers[i])}>${cell(value, key, unit || String(row[unitAt] ?? ''))}</td>`
    })
    return `<tr>${cells.join('')}</tr>`
  })
  const wide = columns.length > mostColumns ? ' class="wide"' : ''
  return `<div class="scrolls" tabindex="0"><table${wide}><caption>${both(title)}</caption><thead><tr>${heads.join('')}</tr></thead><tbody>${body.join('\n')}</tbody></table></div>\n`
}

const paragraph = ({ zh, en }: Text) =>
  `<div class="pair"><p>${escaped(zh)}</p>\n<p lang="en">${escaped(en)}</p></div>\n`
const section = ({ key, title, paragraphs, lines, tables }: Section): string =>
  `<section id="${escaped(key)}">\n<h2>${both(title)}</h2>\n${paragraphs.map(paragraph).join('')}${linesTable(lines)}${tables.map(table).join('')}</section>\n`

function chart({ title, unit, bars }: Chart): string {
  const values = bars.map(({ value }) => value)
  const low = Math.min(0, ...values)
  const span = Math.max(0, ...values) - low || 1
  const along = (value: number) => (100 * (value - low)) / span
  const rows = bars.map(({ label, value }) => {
    const start = along(Math.min(0, value))
    const rect = `<rect class="${value < 0 ? 'minus' : 'plus'}" x="${start}" y="0" width="${along(Math.max(0, value)) - start}" height="10"/>`
    const zero = low < 0 ? `<line x1="${along(0)}" x2="${along(0)}" y1="-2" y2="12"/>` : ''
    const svg = `<svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">${rect}${zero}</svg>`
    return `<tr><th scope="row">${both(label)}</th><td class="bar">${svg}</td><td class="number">${readable(value)}</td></tr>`
  })
  return `<table class="chart"><caption>${both(title)} <small>${unitOf(unit)}</small></caption><tbody>${rows.join('\n')}</tbody></table>\n`
}

const chartsSection = (charts: readonly Chart[]): string =>
  charts.length === 0
    ? ''
    : `<section id="charts">\n<h2>${both({ zh: '图', en: 'Charts' })}</h2>\n${charts.map(chart).join('')}</section>\n`

export const reportPage = ({ title, method, draft, sections, charts }: Report): string =>
  `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title.zh)} · ${escaped(method)}</title>
<style>${reportStyle}</style>
</head>
<body>
<main>
<h1>${both(title)}</h1>
<div class="draft">${paragraph(draft)}</div>
${sections.map(section).join('')}${chartsSection(charts)}</main>
</body>
</html>
`
