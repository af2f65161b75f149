/** How numbers and units are shown. Formats are written as sheets write them: `#,##0.0000`, `0.00%`. */
import type { Text } from '#core'
import { texts } from './texts.ts'

/** A value by a sheet's number format; what the format rounds away stays in the full value. */
export function byFormat(value: number, format: string): string {
  const [, decimals = ''] = /\.(0+)/.exec(format) ?? []
  const text = new Intl.NumberFormat('en', {
    style: format.includes('%') ? 'percent' : 'decimal',
    useGrouping: format.includes(','),
    minimumFractionDigits: decimals.length,
    maximumFractionDigits: decimals.length,
  }).format(value)
  // a small negative number that rounds to nothing has no sign
  return /[1-9]/.test(text) ? text : text.replace('-', '')
}

/** A number to read along: ten digits, the full value stands beside it. Four digits and years are not parted; no long row of zeros. */
export const readable = (value: number): string => {
  if (value !== 0 && Math.abs(value) < 1e-7) return String(Number(value.toPrecision(10)))
  return new Intl.NumberFormat('en', { maximumSignificantDigits: 10, useGrouping: Math.abs(value) >= 10_000 }).format(
    value,
  )
}

/** A value of any kind as a text. */
export const anyValue = (value: number | string | boolean | readonly number[]): Text => {
  if (typeof value === 'object') {
    const text = value.map(readable).join('; ')
    return { zh: text, en: text }
  }
  if (typeof value === 'boolean') return value ? texts.yes : texts.no
  const text = typeof value === 'number' ? readable(value) : value
  return { zh: text, en: text }
}
