/** What a result's charts show: values with labels, derived from the definition; surfaces only draw them. */
import type { Method, Result } from './calculate.ts'
import { amount, inBoth, listed, percent } from './chart-words.ts'
import type { Bound } from './graph.ts'
import type { ChartSpec } from './method.ts'
import { formatOfSteps } from './outputs.ts'
import type { Text } from './problem.ts'
import { rowLabels } from './rows-named.ts'

/** Bars that are values of one line stand over another quantity, each at its own place; it comes to zero at `zero`. A place has a format of its own where it is an output. */
export type Over = { label: Text; unit: string; places: Spot[]; zero?: Spot }
export type Spot = { label: Text; at: number; format: string }
/** `format` is how its values are shown among the outputs, as sheets write it; `told` is the chart in words. */
export type Chart = {
  title: Text
  unit: string
  format: string
  bars: { label: Text; value: number }[]
  told: Text
  over?: Over
}

/** The charts that the definition asks for, and for each output that sums rows, its rows. The result must carry its trace. */
export function chartsOf({ definition, loaded }: Method, { outputs, trace = [], inputs }: Result): Chart[] {
  const keys = Object.keys(outputs)
  const last = outputs[keys.at(-1) ?? '']?.unit ?? ''
  const labelOf = (key: string): Text => loaded.entries.get(key)?.label ?? { zh: key, en: key }
  const unitOf = (key: string) => loaded.entries.get(key)?.unit ?? ''
  const comparable = keys.filter((key) => outputs[key]?.unit === last)
  const single = (name: string) => {
    const value = trace.find(({ key }) => key === name)?.value
    return typeof value === 'number' ? value : undefined
  }
  const barsOf = (name: string): Chart['bars'] => {
    const group = loaded.entries.get(name)?.group
    const lines = trace.filter(({ key }) => key === name)
    const rows = group === undefined ? [] : rowLabels(definition, inputs, group, lines.length)
    return lines.map(({ value }, i) => ({
      label: rows[i] ?? labelOf(name),
      value: Number(value),
    }))
  }
  const overOf = ({ of, at, zero = '' }: NonNullable<ChartSpec['over']>, bars: readonly string[]): Over => {
    const crossing = single(zero)
    return {
      label: labelOf(of),
      unit: unitOf(of),
      // where the quantity is as it was given, the value is told and not the place
      places: at.flatMap((name, i) => {
        const place = single(name)
        return place === undefined
          ? []
          : [{ label: labelOf((name === of && bars[i]) || name), at: place, format: formatOfSteps(definition, [name]) }]
      }),
      ...(crossing === undefined
        ? {}
        : { zero: { label: labelOf(zero), at: crossing, format: formatOfSteps(definition, [zero]) } }),
    }
  }
  const chart = ({ zh, en, bars: names, of, over }: ChartSpec, format = formatOfSteps(definition, names)): Chart => {
    const bars = names.flatMap(barsOf)
    const unit = unitOf(names[0] ?? '')
    const line = over && overOf(over, names)
    // an intensity that is not in the trace cannot be drawn over
    const drawn = line?.places.length === bars.length ? line : undefined
    const told = drawn
      ? lineTold(bars, drawn, unit, format)
      : barsTold(bars, unit, format, of === undefined ? undefined : single(of))
    return { title: { zh, en }, unit, format, bars, told, ...(drawn ? { over: drawn } : {}) }
  }
  const whole = definition.charts ?? [{ ...definition.title, bars: comparable }]
  const parts = comparable.flatMap((key) => {
    const node = loaded.entries.get(key)?.formula && loaded.steps.find((step) => step.entry.name === key)?.node
    if (node?.k !== 'call' || node.fn !== 'SUM') return []
    const { name } = (node.args[0] as Bound & { k: 'name' }).entry
    return chart({ ...labelOf(key), bars: [name], of: key }, definition.outputs[key])
  })
  // what is all of a result parts nothing
  return [...whole.map((spec) => chart(spec)), ...parts].filter(
    ({ bars }) => bars.filter(({ value }) => value !== 0).length > 1,
  )
}

/** The largest part and its share of the whole; of bars that part nothing, all of them. */
function barsTold(bars: Chart['bars'], unit: string, format: string, whole: number | undefined): Text {
  const said = ({ label, value }: Chart['bars'][number]): Text =>
    inBoth((say) => `${say(label)} ${say(amount(value, unit, format))}`)
  const bySize = [...bars].sort((a, b) => Math.abs(b.value) - Math.abs(a.value))
  const [largest] = bySize
  if (!largest) return { zh: '', en: '' }
  if (whole === undefined) {
    const all = listed(bars.map(said))
    return { zh: `${all.zh}。`, en: `${all.en}.` }
  }
  const share = whole > 0 && bars.every(({ value }) => value >= 0) ? percent(largest.value / whole) : ''
  const { zh, en } = said(largest)
  return {
    zh: `最大的一项：${zh}${share && `，占 ${share}`}。`,
    en: `The largest: ${en}${share && `, ${share} of the whole`}.`,
  }
}

function lineTold(bars: Chart['bars'], { label, unit, places, zero }: Over, of: string, shown: string): Text {
  const points = places
    .map((place, i) => ({ ...place, value: bars[i]?.value ?? 0 }))
    .sort((a, b) => a.at - b.at)
    .map(
      ({ at, format, value }): Text => ({
        zh: `${amount(at, unit, format).zh} 时 ${amount(value, of, shown).zh}`,
        en: `${amount(value, of, shown).en} at ${amount(at, unit, format).en}`,
      }),
    )
  const crossing = zero
    ? inBoth((say) => `${say(zero.label)} ${say(amount(zero.at, unit, zero.format))}`)
    : { zh: '没有使之为零的值', en: 'no value brings it to zero' }
  return {
    zh: `${label.zh}：${listed(points).zh}；${crossing.zh}。`,
    en: `${label.en}: ${listed(points).en}; ${crossing.en}.`,
  }
}
