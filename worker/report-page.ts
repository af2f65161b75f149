/** A report as a page to print: Chinese first and English beside it, or one of them alone; no script, every text escaped. */
import type { Text } from '#core'
import { basisNames } from '#core/basis-names'
import type { Chart } from '#core/chart'
import { readable, yesOrNo } from '#core/display'
import type { Cell, Line, Report, ReportTable, Section } from '#core/report'
import { unitShown } from '#core/unit-names'
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

export type Language = keyof Text
/** A text as the page has it, escaped. */
type Say = (text: Text) => string
const sayIn =
  (language: Language | undefined): Say =>
  (text) => {
    if (language) return escaped(text[language])
    return text.zh === text.en ? escaped(text.zh) : `${escaped(text.zh)} <span lang="en">${escaped(text.en)}</span>`
  }

const percent = (share: number) => `${readable(Number((100 * share).toPrecision(4)))}%`
const truth = { true: { zh: '是', en: 'Yes' }, false: { zh: '否', en: 'No' } }

function shown(say: Say, value: Cell, unit = ''): string {
  if (value === null) return '—'
  if (typeof value === 'number') return readable(value, unit)
  if (typeof value === 'boolean') return say(truth[`${value}`])
  return typeof value === 'string' ? escaped(value) : say(value)
}
const unitOf = (say: Say, unit: string) => say(unitShown(unit))

const statuses = {
  given: { zh: '填报', en: 'given' },
  default: { zh: '默认', en: 'default' },
  factor: { zh: '因子库', en: 'library' },
  derived: { zh: '计算', en: 'computed' },
}

/** Where a value comes from: its status, its factor, the basis and clause of its formula. */
const origin = (say: Say, { status, factor, basis, clause, share }: Line): string =>
  [
    ...(share === undefined ? [] : [percent(share)]),
    ...(status === undefined ? [] : [say(statuses[status])]),
    ...(factor === undefined ? [] : [escaped(factor)]),
    ...(basis === undefined ? [] : [say(basisNames[basis])]),
    ...(clause === undefined ? [] : [escaped(clause)]),
  ].join(' · ')

/** Outputs that are shown in per cent, or by yes and no, are so here. */
function amountOf(say: Say, { value, unit, format = '' }: Line): string {
  if (typeof value !== 'number') return shown(say, value, unit)
  if (format === yesOrNo) return shown(say, value > 0)
  return format.endsWith('%') ? percent(value) : shown(say, value, unit)
}
function line(say: Say, one: Line): string {
  const value = `${amountOf(say, one)}${one.value === null ? '' : ` ${unitOf(say, one.unit)}`}`
  const from = origin(say, one)
  // a value without an origin has the whole width
  const cells = from === '' ? `<td colspan="2">${value}</td>` : `<td>${value}</td><td><small>${from}</small></td>`
  return `<tr><th scope="row">${say(one.label)}</th>${cells}</tr>`
}
const linesTable = (say: Say, lines: readonly Line[]): string =>
  lines.length === 0
    ? ''
    : `<table class="lines"><tbody>${lines.map((one) => line(say, one)).join('\n')}</tbody></table>\n`

/** Words this long must break, or they push a table off its page. */
const longWord = /[!-~]{16}/
const classOf = (value: Cell, numbers = false): string => {
  if (numbers || typeof value === 'number') return ' class="number"'
  const texts = typeof value === 'object' && value !== null ? [value.zh, value.en] : [String(value)]
  return texts.some((text) => longWord.test(text)) ? ' class="long"' : ''
}
/** @param unit of the number in the cell */
function cell(say: Say, value: Cell, key: string, unit: string): string {
  if (key === 'share' && typeof value === 'number') return percent(value)
  return key === 'unit' && typeof value === 'string' ? unitOf(say, value) : shown(say, value, unit)
}

/** More columns than this need a smaller type. */
const mostColumns = 8
const table = (say: Say, { title, columns, rows }: ReportTable): string => {
  const areNumbers = columns.map((_, i) => {
    const values = rows.flatMap((row) => row[i] ?? [])
    return values.length > 0 && values.every((value) => typeof value === 'number')
  })
  const unitAt = columns.findIndex(({ key }) => key === 'unit')
  const heads = columns.map(({ label, unit }, i) => {
    return `<th scope="col"${classOf(unit, areNumbers[i])}>${say(label)} <small>${unitOf(say, unit)}</small></th>`
  })
  const body = rows.map((row) => {
    const cells = row.map((value, i) => {
      const { key = '', unit = '' } = columns[i] ?? {}
      return `<td${classOf(value, areNumbers[i])}>${cell(say, value, key, unit || String(row[unitAt] ?? ''))}</td>`
    })
    return `<tr>${cells.join('')}</tr>`
  })
  const wide = columns.length > mostColumns ? ' class="wide"' : ''
  return `<div class="scrolls" tabindex="0"><table${wide}><caption>${say(title)}</caption><thead><tr>${heads.join('')}</tr></thead><tbody>${body.join('\n')}</tbody></table></div>\n`
}

const paragraph = (language: Language | undefined, { zh, en }: Text) =>
  language
    ? `<p>${escaped({ zh, en }[language])}</p>\n`
    : `<div class="pair"><p>${escaped(zh)}</p>\n<p lang="en">${escaped(en)}</p></div>\n`
const section = (
  say: Say,
  language: Language | undefined,
  { key, title, paragraphs, lines, tables }: Section,
): string =>
  `<section id="${escaped(key)}">\n<h2>${say(title)}</h2>\n${paragraphs.map((each) => paragraph(language, each)).join('')}${linesTable(say, lines)}${tables.map((each) => table(say, each)).join('')}</section>\n`

function chart(say: Say, { title, unit, bars }: Chart): string {
  const values = bars.map(({ value }) => value)
  const low = Math.min(0, ...values)
  const span = Math.max(0, ...values) - low || 1
  const along = (value: number) => (100 * (value - low)) / span
  const rows = bars.map(({ label, value }) => {
    const start = along(Math.min(0, value))
    const rect = `<rect class="${value < 0 ? 'minus' : 'plus'}" x="${start}" y="0" width="${along(Math.max(0, value)) - start}" height="10"/>`
    const zero = low < 0 ? `<line x1="${along(0)}" x2="${along(0)}" y1="-2" y2="12"/>` : ''
    const svg = `<svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">${rect}${zero}</svg>`
    return `<tr><th scope="row">${say(label)}</th><td class="bar">${svg}</td><td class="number">${readable(value)}</td></tr>`
  })
  return `<table class="chart"><caption>${say(title)} <small>${unitOf(say, unit)}</small></caption><tbody>${rows.join('\n')}</tbody></table>\n`
}

const chartsSection = (say: Say, charts: readonly Chart[]): string =>
  charts.length === 0
    ? ''
    : `<section id="charts">\n<h2>${say({ zh: '图', en: 'Charts' })}</h2>\n${charts.map((each) => chart(say, each)).join('')}</section>\n`

/** @param language of the page; without it both */
export function reportPage({ title, method, draft, sections, charts }: Report, language?: Language): string {
  const say = sayIn(language)
  return `<!doctype html>
<html lang="${language === 'en' ? 'en' : 'zh-CN'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title[language ?? 'zh'])} · ${escaped(method)}</title>
<style>${reportStyle}</style>
</head>
<body>
<main>
<h1>${say(title)}</h1>
<div class="draft">${paragraph(language, draft)}</div>
${sections.map((each) => section(say, language, each)).join('')}${chartsSection(say, charts)}</main>
</body>
</html>
`
}
