/** How numbers and units are shown to read along, the same on every surface; the full value stands in the JSON. */
import type { Text } from './problem.ts'

const superscript = (exponent: string) => [...exponent].map((sign) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(sign)] ?? '⁻').join('')
/** Whole numbers without a unit within these are years, which are not parted. */
const isYear = (value: number, unit: string) =>
  unit === '-' && Number.isInteger(value) && value >= 1900 && value <= 2100

/** Ten digits, parted in thousands; what is closer to nothing than a millionth by its power of ten. */
export function readable(value: number, unit = '-'): string {
  if (value !== 0 && Math.abs(value) < 1e-6) {
    const [digits = '', exponent = ''] = value.toExponential(3).split('e')
    return `${Number(digits)} × 10${superscript(exponent)}`
  }
  const useGrouping = !isYear(value, unit)
  return new Intl.NumberFormat('en', { maximumSignificantDigits: 10, useGrouping }).format(value)
}

/** Units that are words, one and several; all others are symbols and the same in every language. */
const words: Readonly<Record<string, { zh: string; en: readonly [one: string, several: string] }>> = {
  '-': { zh: '', en: ['', ''] },
  flag: { zh: '', en: ['', ''] },
  person: { zh: '人', en: ['person', 'persons'] },
  currency: { zh: '货币', en: ['currency', 'currency'] },
  year: { zh: '年', en: ['year', 'years'] },
  d: { zh: '天', en: ['day', 'days'] },
  driver: { zh: '用量单位', en: ['unit of use', 'units of use'] },
  amount: { zh: '本行单位', en: ['unit of the row', 'unit of the row'] },
}
const wordOf = (unit: string) => (Object.hasOwn(words, unit) ? words[unit] : undefined)

/** `kgCO2e/pkm` with its subscript; what is a word in its language, also within (`kWh/year`). */
export function unitName(unit: string): Text {
  const whole = wordOf(unit)
  if (whole) return { zh: whole.zh, en: whole.en[1] }
  const parts = unit.split(/([/*])/)
  return {
    zh: parts.map((part) => wordOf(part)?.zh ?? part.split('CO2').join('CO₂')).join(''),
    en: parts.map((part) => wordOf(part)?.en[0] ?? part.split('CO2').join('CO₂')).join(''),
  }
}
