/** What a result's charts show: values with labels, derived from the definition; surfaces only draw them. */
import { type Method, type Result, rowName } from './calculate.ts'
import { modeKey, modesOf } from './factors/index.ts'
import type { Bound } from './graph.ts'
import type { Definition, Input } from './method.ts'
import type { Text } from './problem.ts'
import type { Sensitivity } from './sensitivity.ts'

/** `format` is how its values are shown among the outputs, as sheets write it. */
export type Chart = { title: Text; unit: string; format: string; bars: { label: Text; value: number }[] }
/** Bars around the value that the output has; `low` and `high` are outputs, of the lower and of the higher input. */
export type Tornado = {
  title: Text
  unit: string
  value: number
  bars: { label: Text; low: number; high: number }[]
}

/** The charts that the definition asks for, and for each output that sums rows, its rows. The result must carry its trace. */
export function chartsOf({ definition, loaded }: Method, { outputs, trace = [], inputs }: Result): Chart[] {
  const keys = Object.keys(outputs)
  const last = outputs[keys.at(-1) ?? '']?.unit ?? ''
  const labelOf = (key: string): Text => loaded.entries.get(key)?.label ?? { zh: key, en: key }
  const comparable = keys.filter((key) => outputs[key]?.unit === last)
  const barsOf = (name: string): Chart['bars'] => {
    const group = loaded.entries.get(name)?.group
    return trace
      .filter(({ key }) => key === name)
      .map(({ value }, i) => ({
        label: group === undefined ? labelOf(name) : rowLabel(definition.inputs[group], inputs[group], i),
        value: Number(value),
      }))
  }
  const chart = (title: Text, names: readonly string[], format = formatOf(definition, names)): Chart => ({
    title,
    unit: loaded.entries.get(names[0] ?? '')?.unit ?? '',
    format,
    bars: names.flatMap(barsOf),
  })
  const whole = definition.charts ?? [{ ...definition.title, bars: comparable }]
  const parts = comparable.flatMap((key) => {
    const node = loaded.entries.get(key)?.formula && loaded.steps.find((step) => step.entry.name === key)?.node
    if (node?.k !== 'call' || node.fn !== 'SUM') return []
    const { name } = (node.args[0] as Bound & { k: 'name' }).entry
    return chart(labelOf(key), [name], definition.outputs[key])
  })
  // what is all of a result parts nothing
  return [...whole.map(({ zh, en, bars }) => chart({ zh, en }, bars)), ...parts].filter(
    ({ bars }) => bars.filter(({ value }) => value !== 0).length > 1,
  )
}

/** How the first of these that is an output, or a column that is one, is shown. */
function formatOf({ outputs, columns }: Definition, names: readonly string[]): string {
  const formats = new Map([
    ...Object.entries(outputs),
    ...Object.values(columns).map(({ of, format }) => [of, format] as const),
  ])
  return formats.get(names.find((name) => formats.has(name)) ?? '') ?? ''
}

/** More bars than this nobody tells apart; the least are left out. */
const mostBars = 12

/** The inputs that move the output most, the first of them on top. A side that the method refuses stands at the value itself. */
export const tornadoOf = ({ label, value, unit, bars }: Sensitivity): Tornado => ({
  title: label,
  unit,
  value,
  bars: bars.slice(0, mostBars).map((bar) => ({
    label: placed(bar.label, bar.factor === undefined ? bar.key : ''),
    low: bar.low?.output ?? value,
    high: bar.high?.output ?? value,
  })),
})

/** Inputs of rows carry the number of their row as people count. */
function placed({ zh, en }: Text, key: string): Text {
  const row = /\/(\d+)/.exec(key)?.[1]
  return row === undefined
    ? { zh, en }
    : { zh: `${zh}（第 ${Number(row) + 1} 行）`, en: `${en} (row ${Number(row) + 1})` }
}

/** A row is called by its first text, else by its number. */
function rowLabel(input: Input | undefined, rows: unknown, i: number): Text {
  const text = rowName((rows as readonly unknown[] | undefined)?.[i])
  if (text === undefined)
    return input?.kind === 'rows'
      ? { zh: `第 ${i + 1} 行`, en: `Row ${i + 1}` }
      : { zh: `第 ${i + 1} 项`, en: `No. ${i + 1}` }
  const families = Object.values(input?.kind === 'rows' ? input.columns : {}).flatMap((cell) =>
    cell.kind === 'factor' && cell.by.mode !== undefined ? [cell.family] : [],
  )
  const titles = families.map((family) => modesOf(family)?.modes[modeKey(family, text) ?? ''])
  return titles.find((title) => title !== undefined) ?? { zh: text, en: text }
}
