/** How numbers are shown to read along, the same on every surface; the full value stands in the JSON. */
import type { Text } from './problem.ts'

/** The format of an output that is 1 for yes and 0 for no, as sheets write it. */
export const yesOrNo = '"yes";;"no"'
/** A format with its words in a language. */
export const formatIn = (format: string, language: keyof Text): string =>
  format === yesOrNo && language === 'zh' ? '"是";;"否"' : format

const superscript = (exponent: string) => [...exponent].map((sign) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(sign)] ?? '⁻').join('')
/** Whole numbers without a unit within these are years, which are not parted. */
const isYear = (value: number, unit: string) =>
  unit === '-' && Number.isInteger(value) && value >= 1900 && value <= 2100

const digits = 10

/** The numbers of a formula's text, at as many digits as a value is shown with; they stay as one would type them. */
export const readableNumbers = (text: string): string =>
  text.replace(/\d+\.\d+(e[-+]?\d+)?/g, (number) => String(Number(Number(number).toPrecision(digits))))

/** Ten digits, parted in thousands; what is closer to nothing than a millionth by its power of ten. */
export function readable(value: number, unit = '-'): string {
  if (value !== 0 && Math.abs(value) < 1e-6) {
    const [figures = '', exponent = ''] = value.toExponential(3).split('e')
    return `${Number(figures)} × 10${superscript(exponent)}`
  }
  const useGrouping = !isYear(value, unit)
  return new Intl.NumberFormat('en', { maximumSignificantDigits: digits, useGrouping }).format(value)
}

/** A value by a number format as sheets write it, such as `#,##0.0000` or `0.00%`; without one, to read along. What the format rounds away stays in the full value. */
export function byFormat(value: number, format: string): string {
  if (format === '') return readable(value)
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
