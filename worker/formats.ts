/** A result as flat text, for programs that read one URL into cells. */
import type { Result } from '#core'

/** Key, value and unit of everything a flat answer says, the outputs first. */
function lines({
  outputs,
  columns = {},
  method,
  edition,
  factors,
  warnings,
  digest,
}: Result): [string, string, string][] {
  const values = Object.entries(outputs).map(([key, { value, unit }]): [string, string, string] => [
    key,
    String(value),
    unit,
  ])
  const lists = Object.entries(columns).flatMap(([key, { values, unit }]) =>
    values.map((value, i): [string, string, string] => [`${key}_${i + 1}`, String(value), unit]),
  )
  const codes = [...new Set(warnings.map(({ code }) => code))].join(' ')
  return [
    ...values,
    ...lists,
    ['method', method, ''],
    ['edition', edition, ''],
    ['factors', factors, ''],
    ['warnings', codes, ''],
    ['digest', digest, ''],
  ]
}

const csvCell = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
export const csv = (result: Result): string =>
  [['key', 'value', 'unit'], ...lines(result)].map((line) => `${line.map(csvCell).join(',')}\r\n`).join('')

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const xmlText = (text: string) => text.replaceAll(/[&<>"]/g, (character) => entities[character] ?? '')
export const xml = (result: Result): string => {
  const elements = lines(result).map(
    ([key, value, unit]) => `<${key}${unit ? ` unit="${xmlText(unit)}"` : ''}>${xmlText(value)}</${key}>\n`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>\n<result>\n${elements.join('')}</result>\n`
}
