/** How results and values of any kind are shown. Formats are written as sheets write them: `#,##0.0000`, `0.00%`. */
import type { Text } from '#core'
import { readable } from '#core/display'
import { texts } from './texts.ts'

/** A value by a sheet's number format; what the format rounds away stays in the full value. */
export function byFormat(value: number, format: string): string {
  const [, yes, no] = /^"(.+)";;"(.+)"$/.exec(format) ?? []
  if (yes !== undefined && no !== undefined) return value > 0 ? yes : no
  const [, decimals = ''] = /\.(0+)/.exec(format) ?? []
  if (format.includes('E')) return value === 0 ? '0' : value.toExponential(decimals.length).replace('e', 'E')
  const text = new Intl.NumberFormat('en', {
    style: format.includes('%') ? 'percent' : 'decimal',
    useGrouping: format.includes(','),
    minimumFractionDigits: decimals.length,
    maximumFractionDigits: decimals.length,
  }).format(value)
  // a small negative number that rounds to nothing has no sign
  return /[1-9]/.test(text) ? text : text.replace('-', '')
}

/** A value of any kind as a text. */
export const anyValue = (value: number | string | boolean | readonly number[]): Text => {
  if (typeof value === 'object') {
    const text = value.map((each) => readable(each)).join('; ')
    return { zh: text, en: text }
  }
  if (typeof value === 'boolean') return value ? texts.yes : texts.no
  const text = typeof value === 'number' ? readable(value) : value
  return { zh: text, en: text }
}
