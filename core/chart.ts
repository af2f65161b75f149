/** What a result's charts show: values with labels, derived from the definition; surfaces only draw them. */
import type { Method, Result } from './calculate.ts'
import { modeKey, modesOf } from './factors/index.ts'
import type { Bound } from './graph.ts'
import type { Input } from './method.ts'
import type { Text } from './problem.ts'

export type Chart = { title: Text; unit: string; bars: { label: Text; value: number }[] }

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
