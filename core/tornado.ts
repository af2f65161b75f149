/** The inputs that move an output most, as bars around its value, with the chart in words. */
import type { Method } from './calculate.ts'
import { amount, listed } from './chart-words.ts'
import type { Inputs } from './method.ts'
import { formatOf } from './outputs.ts'
import type { Text } from './problem.ts'
import { rowLabels } from './rows-named.ts'
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

/** More bars than this nobody tells apart, nor any that is less than a hundredth as long as the longest; they are left out. */
const mostBars = 12
const leastLength = 0.01

/** The input that moves the output most stands first. */
export function tornadoOf(method: Method, sensitivity: Sensitivity, inputs: Inputs): Tornado {
  const { output, label, value, unit, change } = sensitivity
  const lengths = sensitivity.bars.map(({ low, high }) =>
    Math.max(...[low, high].map((end) => Math.abs((end?.output ?? value) - value))),
  )
  const bars = sensitivity.bars
    .filter((_, i) => (lengths[i] as number) >= leastLength * (lengths[0] as number))
    .slice(0, mostBars)
    .map((bar) => ({
      label: placed(method, inputs, bar),
      low: endOf(bar, bar.low),
      high: endOf(bar, bar.high),
    }))
  const ends = {
    low: { zh: `输入减 ${change}%`, en: `input ${change}% lower` },
    high: { zh: `输入增 ${change}%`, en: `input ${change}% higher` },
  }
  const rest = sensitivity.bars.length - bars.length + sensitivity.left.length
  const tornado = { title: label, unit, format: formatOf(method, output), value, ends, bars }
  const tables = Object.entries(method.definition.inputs).flatMap(([key, { kind, label }]) =>
    kind === 'matrix' && inputs[key] !== undefined ? [label] : [],
  )
  return { ...tornado, told: toldOf(tornado, rest, tables) }
}

/** An input at the limit of what it may be was not moved. */
const endOf = ({ value }: Bar, end: End | undefined) => (end?.clipped && end.input === value ? undefined : end?.output)

function toldOf(
  { title, unit, format, value, ends, bars }: Omit<Tornado, 'told'>,
  rest: number,
  tables: readonly Text[],
): Text {
  const now = amount(value, unit, format)
  const [zh, en] = [`${title.zh}为 ${now.zh}`, `${title.en}: ${now.en}`]
  const [first] = bars
  if (!first) return { zh: `${zh}；没有可以单独改变的输入。`, en: `${en}; no input can be varied by itself.` }
  const at = (end: number | undefined, side: Text) => {
    const to = end === undefined ? undefined : amount(end, unit, format)
    return {
      zh: `${side.zh} 时${to ? `为 ${to.zh}` : '没有结果'}`,
      en: `${to ? to.en : 'no result'} with the ${side.en}`,
    }
  }
  const [low, high] = [at(first.low, ends.low), at(first.high, ends.high)]
  const also = [
    ...(bars.some(({ low, high }) => low === undefined || high === undefined)
      ? [
          {
            zh: '只有一端的条形：输入不可取另一端的值。',
            en: 'A bar with one end: the input may not have the other value.',
          },
        ]
      : []),
    ...(tables.length > 0
      ? [{ zh: `表（${listed(tables).zh}）没有改变。`, en: `Tables (${listed(tables).en}) are not varied.` }]
      : []),
    ...(rest > 0 ? [{ zh: `另有 ${rest} 项没有列出。`, en: `${rest} more are not shown.` }] : []),
  ]
  return {
    zh: `${zh}；影响最大的是“${first.label.zh}”：${low.zh}，${high.zh}。${also.map((each) => each.zh).join('')}`,
    en: [`${en}; moved most by “${first.label.en}”: ${low.en}, ${high.en}.`, ...also.map((each) => each.en)].join(' '),
  }
}

/** Inputs of rows carry what their row is called, and its number where others are called the same. */
function placed({ definition }: Method, inputs: Inputs, { label, key, factor }: Bar): Text {
  const [, group = '', index] = /^([^/]+)\/(\d+)/.exec(key) ?? []
  if (index === undefined || factor !== undefined) return label
  const rows = (inputs[group] ?? []) as readonly unknown[]
  const { zh = '', en = '' } = rowLabels(definition, inputs, group, rows.length)[Number(index)] ?? {}
  return { zh: `${zh}：${label.zh}`, en: `${en}: ${label.en}` }
}
