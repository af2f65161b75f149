/** The intervals of a result whose inputs are uncertain, as ranges around its values, with each in words. */
import type { Method } from './calculate.ts'
import { brief, percent, withUnit } from './chart-words.ts'
import { formatOf } from './outputs.ts'
import type { Text } from './problem.ts'
import type { Uncertainty } from './uncertainty.ts'

/** 95 of 100 draws lie between `low` and `high`. */
export type Interval = {
  key: string
  label: Text
  unit: string
  format: string
  value: number
  low: number
  high: number
  told: Text
}

/** Ranges narrower than this part of the largest value are rounding. */
const rounding = 1e-9

/** Of every output that the draws moved, the result proper first. */
export function intervalsOf(method: Method, { outputs }: Uncertainty): Interval[] {
  const largest = Math.max(...Object.values(outputs).map(({ value }) => Math.abs(value)))
  const all = Object.entries(outputs).flatMap(([key, { label, unit, value, simulated }]): Interval[] => {
    if (!simulated || simulated.high - simulated.low <= rounding * largest) return []
    const { low, high, positive } = simulated
    return [
      { key, label, unit, format: formatOf(method, key), value, low, high, told: toldOf(low, high, unit, positive) },
    ]
  })
  const group = ({ key }: Interval) => key.split('/')[0]
  return [...new Set(all.map(group))].reverse().flatMap((each) => all.filter((one) => group(one) === each))
}

function toldOf(low: number, high: number, unit: string, positive: number): Text {
  // draws know no more digits
  const [from, to] = [withUnit(brief(low), unit), withUnit(brief(high), unit)]
  const mixed = low < 0 && high > 0 ? percent(positive) : ''
  return {
    zh: `95% 区间：${from.zh} 至 ${to.zh}${mixed && `，大于零的概率 ${mixed}`}。`,
    en: `95% interval: ${from.en} to ${to.en}${mixed && `, above zero in ${mixed} of the draws`}.`,
  }
}
