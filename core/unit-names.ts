/** How units are shown: those that are words in each language, all others as the symbols they are. */
import type { Text } from './problem.ts'

/** Units that are words, one and several. */
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

/** `本行单位` and `unit of the row` for `amount`, also within (`kWh/year`); symbols as they are typed: `kgCO2e/pkm`. */
export function unitName(unit: string): Text {
  const whole = wordOf(unit)
  if (whole) return { zh: whole.zh, en: whole.en[1] }
  const parts = unit.split(/([/*])/)
  return {
    zh: parts.map((part) => wordOf(part)?.zh ?? part).join(''),
    en: parts.map((part) => wordOf(part)?.en[0] ?? part).join(''),
  }
}

/** The units in a text to be looked at: `kgCO₂e/pkm`; a key such as `GWP_CO2` stays as it is typed. */
export const withUnitsShown = (text: Text): Text => ({
  zh: text.zh.replace(/([gt])CO2/g, '$1CO₂'),
  en: text.en.replace(/([gt])CO2/g, '$1CO₂'),
})
/** A unit to be looked at. */
export const unitShown = (unit: string): Text => {
  const { zh, en } = unitName(unit)
  return { zh: zh.replaceAll('CO2', 'CO₂'), en: en.replaceAll('CO2', 'CO₂') }
}
