/** How units are shown: those that are words in each language, all others as the symbols they are. */
import type { Text } from './problem.ts'

const words: Readonly<Record<string, Text>> = {
  '-': { zh: '', en: '' },
  person: { zh: '人', en: 'persons' },
  currency: { zh: '货币', en: 'currency' },
  year: { zh: '年', en: 'years' },
  d: { zh: '天', en: 'days' },
  driver: { zh: '用量单位', en: 'units of use' },
  'kgCO2e/driver': { zh: 'kgCO2e/用量单位', en: 'kgCO2e/unit of use' },
  amount: { zh: '本行单位', en: 'unit of the row' },
  'kgCO2e/amount': { zh: 'kgCO2e/本行单位', en: 'kgCO2e/unit of the row' },
}

/** `本行单位` and `unit of the row` for `amount`; symbols as they are typed: `kgCO2e/pkm`. */
export const unitName = (unit: string): Text =>
  (Object.hasOwn(words, unit) ? words[unit] : undefined) ?? { zh: unit, en: unit }

/** The same to be looked at: `kgCO₂e/pkm`. */
export const unitShown = (unit: string): Text => {
  const { zh, en } = unitName(unit)
  return { zh: zh.replaceAll('CO2', 'CO₂'), en: en.replaceAll('CO2', 'CO₂') }
}
