/** A result as flat text, for programs that read one URL into cells. */
import type { Result } from '#core'
import { quotedCell } from '#core/tables/index'

/** Key, value and unit of everything a flat answer says, the outputs first; a row of a table of contributions has its name too. */
type Line = [key: string, value: string, unit: string, name?: string]
function lines({ outputs, columns = {}, tables = {}, method, edition, factors, warnings, digest }: Result): Line[] {
  const values = Object.entries(outputs).map(([key, { value, unit }]): Line => [key, String(value), unit])
  const lists = Object.entries(columns).flatMap(([key, { values, unit }]) =>
    values.map((value, i): Line => [`${key}_${i + 1}`, String(value), unit]),
  )
  const parts = Object.entries(tables).flatMap(([key, { unit, rows }]) =>
    rows.map(({ name, value }): Line => [key, String(value), unit, name]),
  )
  const codes = [...new Set(warnings.map(({ code }) => code))].join(' ')
  return [
    ...values,
    ...lists,
    ...parts,
    ['method', method, ''],
    ['edition', edition, ''],
    ['factors', factors, ''],
    ['warnings', codes, ''],
    ['digest', digest, ''],
  ]
}

export const csv = (result: Result): string =>
  [
    ['key', 'value', 'unit'],
    ...lines(result).map(([key, value, unit, name]) => [name === undefined ? key : `${key}: ${name}`, value, unit]),
  ]
    .map((line) => `${line.map(quotedCell).join(',')}\r\n`)
    .join('')

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const xmlText = (text: string) => text.replaceAll(/[&<>"]/g, (character) => entities[character] ?? '')
export const xml = (result: Result): string => {
  const elements = lines(result).map(
    ([key, value, unit, name]) =>
      `<${key}${name === undefined ? '' : ` name="${xmlText(name)}"`}${unit ? ` unit="${xmlText(unit)}"` : ''}>${xmlText(value)}</${key}>\n`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>\n<result>\n${elements.join('')}</result>\n`
}
