/** How numbers are shown to read along, the same on every surface: typed ones as they are, computed ones with the digits that mean something. The full value stands in the JSON. */
import type { Text } from './problem.ts'
import type { TraceStep } from './trace.ts'

/** The format of an output that is 1 for yes and 0 for no, as sheets write it. */
export const yesOrNo = '"yes";;"no"'
/** A format with its words in a language. */
export const formatIn = (format: string, language: keyof Text): string =>
  format === yesOrNo && language === 'zh' ? '"是";;"否"' : format

const superscript = (exponent: string) => [...exponent].map((sign) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(sign)] ?? '⁻').join('')
/** Whole numbers without a unit within these are years, which are not parted. */
const isYear = (value: number, unit: string) =>
  unit === '-' && Number.isInteger(value) && value >= 1900 && value <= 2100

/** More digits than these nobody types: the number came of computing. */
const typed = 10
/** What a step computes, which others are computed from. */
const inSteps = 7
/** What a result comes to. */
const inResults = 5

/** Rounded to so many digits, the whole part never. */
function rounded(value: number, digits: number): number {
  const whole = Math.floor(Math.log10(Math.abs(value))) + 1
  return value === 0 ? 0 : Number(value.toFixed(Math.min(100, Math.max(0, digits - whole))))
}
const figures = (value: number) => (Number(value.toPrecision(typed)) === value ? value : rounded(value, inSteps))

/** The numbers of a formula's text, at as many digits as a value is shown with; they stay as one would type them. */
export const readableNumbers = (text: string): string =>
  text.replace(/\d+\.\d+(e[-+]?\d+)?/g, (number) => String(figures(Number(number))))

/** Parted in thousands; what is closer to nothing than a millionth by its power of ten. */
export function readable(value: number, unit = '-'): string {
  if (value !== 0 && Math.abs(value) < 1e-6) {
    const [figures = '', exponent = ''] = value.toExponential(3).split('e')
    return `${Number(figures)} × 10${superscript(exponent)}`
  }
  const useGrouping = !isYear(value, unit)
  return new Intl.NumberFormat('en', { maximumSignificantDigits: 21, useGrouping }).format(figures(value))
}

/** A number within a sentence, as one would type it: with the digits of a result, or where it is wrong with those that may tell why. */
export const inText = (value: number, isWrong: boolean): string =>
  String(isWrong ? figures(value) : rounded(value, inResults))

/** A result, with the digits that mean something; shares and yes or no by the format of the output. */
export function asResult(value: number, format: string): string {
  if (!/^"|%$/.test(format)) return readable(rounded(value, inResults), '')
  const text = byFormat(value, format)
  // what is little is not called nothing
  return value > 0 && /^[0.]+%$/.test(text) ? `<${text.replace('0%', '1%')}` : text
}

/** What is left where larger steps of its unit cancel is their rounding, and shown as nothing. */
export const withoutResidue = (value: number, unit: string, trace: readonly TraceStep[] = []): number =>
  trace.some(
    (step) => step.status === 'derived' && step.unit === unit && Math.abs(value) < 1e-12 * Math.abs(Number(step.value)),
  )
    ? 0
    : value

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
