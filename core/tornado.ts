/** The inputs that move an output most, as bars around its value, with the chart in words. */
import type { Method } from './calculate.ts'
import { amount } from './chart-words.ts'
import type { Inputs } from './method.ts'
import { formatOf } from './outputs.ts'
import type { Text } from './problem.ts'
import { rowLabel } from './rows-named.ts'
import type { Bar, End, Sensitivity } from './sensitivity.ts'

/** Bars around the value that the output has; `low` and `high` are outputs, of the lower and of the higher input, which `ends` name; undefined where the method takes no such input. */
export type Tornado = {
  title: Text
  unit: string
  format: string
  value: number
  ends: { low: Text; high: Text }
  bars: { label: Text; low: number | undefined; high: number | undefined }[]
  told: Text
}

/** More bars than this nobody tells apart; the least are left out. */
const mostBars = 12

/** The input that moves the output most stands first. */
export function tornadoOf(method: Method, sensitivity: Sensitivity, inputs: Inputs): Tornado {
  const { output, label, value, unit, change } = sensitivity
  const bars = sensitivity.bars.slice(0, mostBars).map((bar) => ({
    label: placed(method, inputs, bar),
    low: endOf(bar, bar.low),
    high: endOf(bar, bar.high),
  }))
  const ends = {
    low: { zh: `输入减 ${change}%`, en: `input ${change} % lower` },
    high: { zh: `输入增 ${change}%`, en: `input ${change} % higher` },
  }
  const rest = sensitivity.bars.length - bars.length + sensitivity.left.length
  const tornado = { title: label, unit, format: formatOf(method, output), value, ends, bars }
  return { ...tornado, told: toldOf(tornado, rest) }
}

/** An input at the limit of what it may be was not moved. */
const endOf = ({ value }: Bar, end: End | undefined) => (end?.clipped && end.input === value ? undefined : end?.output)

function toldOf({ title, unit, format, value, ends, bars: [first] }: Omit<Tornado, 'told'>, rest: number): Text {
  const now = amount(value, unit, format)
  const [zh, en] = [`${title.zh} ${now.zh}`, `${title.en} ${now.en}`]
  if (!first) return { zh: `${zh}；没有可以单独改变的输入。`, en: `${en}; no input can be varied by itself.` }
  const outside = { zh: '不可取值', en: 'nothing, as the input may not be so,' }
  const [low, high] = [first.low, first.high].map((end) =>
    end === undefined ? outside : amount(end, unit, format),
  ) as [Text, Text]
  const more = rest > 0 ? { zh: `另有 ${rest} 项没有列出。`, en: ` ${rest} more are not shown.` } : { zh: '', en: '' }
  return {
    zh: `${zh}；影响最大的是${first.label.zh}：${ends.low.zh} 时为 ${low.zh}，${ends.high.zh} 时为 ${high.zh}。${more.zh}`,
    en: `${en}; moved most by ${first.label.en}: ${low.en} with the ${ends.low.en}, ${high.en} with the ${ends.high.en}.${more.en}`,
  }
}

/** Inputs of rows carry what their row is called, and its number where others are called the same. */
function placed({ definition }: Method, inputs: Inputs, { label, key, factor }: Bar): Text {
  const [, group = '', index] = /^([^/]+)\/(\d+)/.exec(key) ?? []
  if (index === undefined || factor !== undefined) return label
  const at = Number(index)
  const names = ((inputs[group] ?? []) as readonly unknown[]).map((_, i) => rowLabel(definition, inputs, group, i))
  const { zh = '', en = '' } = names[at] ?? {}
  const alike = names.filter((each) => each.zh === zh).length > 1
  const [inZh, inEn] = alike ? [`（第 ${at + 1} 行）`, ` (row ${at + 1})`] : ['', '']
  return { zh: `${zh}${inZh}：${label.zh}`, en: `${en}${inEn}: ${label.en}` }
}
