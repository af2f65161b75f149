/** Inputs that several methods share word for word. */
import { constant, factor, quantity, textInput } from '../method.ts'

export const GWP_CO2 = constant(1, 'kgCO2e/kgCO2', '二氧化碳的全球增温潜势', 'Global warming potential of CO2')

/** What a place that factors are looked up by says of itself. */
export const placeHint = { zh: '默认全国；只用来查取留空的因子', en: 'China by default; only factors left blank are looked up by it' }
export const region = textInput('地区', 'Region', { optional: true, hint: placeHint })

export const year = quantity('-', '年份', 'Year', {
  min: 2000,
  max: 2100,
  whole: true,
  optional: true,
  hint: {
    zh: '默认取因子集中最新数据年；填写时取不晚于该年的最新数据，相差超过两年会提示',
    en: 'The newest data year of the factor set by default; given a year, the newest data up to it, and a note where they are over two years older',
  },
})

/** The years in use, the building and the electricity of equipment of either kind. */
export const useStage = {
  lifetime: quantity('year', '参考使用寿命', 'Reference service life', { min: 0, max: 50 }),
  PUE: quantity('-', 'PUE', 'PUE', { min: 1, max: 3, optional: true, hint: { zh: '空白则不列机房设施', en: 'Blank: no line for the building' } }),
  EF: factor('footprint', 'kgCO2e/kWh', '电力碳足迹因子', 'Carbon footprint of electricity', { place: 'region', year: 'year' }, { max: 2 }),
  region: textInput('地区', 'Region', { optional: true, hint: { zh: '只有全国值', en: 'National figures only' } }),
  year,
}
