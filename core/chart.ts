/** What a result's charts show: values with labels, derived from the definition; surfaces only draw them. */
import type { Method, Result } from './calculate.ts'
import { modeKey, modesOf } from './factors/index.ts'
import type { Bound } from './graph.ts'
import type { Input } from './method.ts'
import type { Text } from './problem.ts'
import type { Sensitivity } from './sensitivity.ts'

export type Chart = { title: Text; unit: string; bars: { label: Text; value: number }[] }
/** Bars around the value that the output has; `low` and `high` are outputs, of the lower and of the higher input. */
export type Tornado = {
  title: Text
  unit: string
  value: number
  bars: { label: Text; low: number; high: number }[]
}

/** The outputs that share the unit of the last one (the result proper), and for each output that sums rows, its rows. The result must carry its trace. */
export function chartsOf({ definition, loaded }: Method, { outputs, trace = [], inputs }: Result): Chart[] {
  const keys = Object.keys(outputs)
  const unit = outputs[keys.at(-1) ?? '']?.unit ?? ''
  const labelOf = (key: string): Text => loaded.entries.get(key)?.label ?? { zh: key, en: key }
  const comparable = keys.filter((key) => outputs[key]?.unit === unit)
  const whole: Chart = {
    title: definition.title,
    unit,
    bars: comparable.map((key) => ({ label: labelOf(key), value: outputs[key]?.value ?? 0 })),
  }
  const parts = comparable.flatMap((key): Chart[] => {
    const node = loaded.entries.get(key)?.formula && loaded.steps.find((step) => step.entry.name === key)?.node
    if (node?.k !== 'call' || node.fn !== 'SUM') return []
    const { name, group } = (node.args[0] as Bound & { k: 'name' }).entry
    const lines = trace.filter((line) => line.key === name)
    const bars = lines.map(({ value }, i) => ({
      label: rowLabel(definition.inputs[group ?? ''], inputs[group ?? ''], i),
      value: Number(value),
    }))
    return bars.length > 1 ? [{ title: labelOf(key), unit, bars }] : []
  })
  return [...(comparable.length > 1 ? [whole] : []), ...parts]
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
  const row = (rows as readonly Record<string, unknown>[] | undefined)?.[i]
  const text = Object.values(row ?? {}).find((value) => typeof value === 'string')
  if (text === undefined) return { zh: `第 ${i + 1} 行`, en: `Row ${i + 1}` }
  const families = Object.values(input?.kind === 'rows' ? input.columns : {}).flatMap((cell) =>
    cell.kind === 'factor' && cell.by.mode !== undefined ? [cell.family] : [],
  )
  const titles = families.map((family) => modesOf(family)?.modes[modeKey(family, text) ?? ''])
  return titles.find((title) => title !== undefined) ?? { zh: text, en: text }
}
