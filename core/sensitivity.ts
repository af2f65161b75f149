/** How much an output moves when each input is 10 % lower and 10 % higher, one at a time, for any method. */
import { compute, type Method } from './calculate.ts'
import { type Cells, cellsOf, clipped, isDerived, type Place, restore } from './cells.ts'
import type { Execution } from './evaluate.ts'
import { type Executor, executorOf, refusalOf } from './executor.ts'
import { shown } from './explain.ts'
import { findFactorById } from './factors/index.ts'
import { flatOutputs, headline, outputNamed, withColumns } from './outputs.ts'
import { type Problem, problem, type Text } from './problem.ts'

/** In per cent. */
export const change = 10
/** With more cells than this a column of rows is varied as a whole. */
export const mostCells = 200

/** One end of a bar: the input (absent where several are varied at once) and the output it gives. */
export type End = { input?: number; output: number; clipped?: true }
/** `low` is of the lower input, whatever it does to the output; an end that is refused is absent, and `refused` says by which code. */
export type Bar = {
  key: string
  label: Text
  value?: number
  unit: string
  factor?: string
  low?: End
  high?: End
  refused?: string[]
}
/** An input without a bar, and why: it is zero, or the method refuses both ends (shares that must sum to one). */
export type LeftOut = { key: string; label: Text; why: 'zero' | 'refused'; codes?: string[] }
export type Sensitivity = {
  output: string
  label: Text
  value: number
  unit: string
  change: number
  /** The largest effect first. */
  bars: Bar[]
  left: LeftOut[]
}
export type SensitivityAnswer = { ok: true; sensitivity: Sensitivity } | { ok: false; problems: Problem[] }

/** What is varied together: a factor of the library wherever it is used, one cell, or a whole column. */
type Group = { key: string; label: Text; places: Place[]; factor?: string }

export function sensitivity(
  method: Method,
  inputs: unknown,
  { output, executor = executorOf(method) }: { output?: unknown; executor?: Executor } = {},
): SensitivityAnswer {
  const computed = compute(method, inputs)
  if (!computed.ok) return computed
  const outputs = flatOutputs(computed.outputs, computed.columns)
  const key = output === undefined ? headline(method, outputs) : output
  const value = typeof key === 'string' ? outputs[key] : undefined
  if (typeof key !== 'string' || value === undefined) return { ok: false, problems: [noOutput(outputs, output)] }
  const cells = cellsOf(method, computed.inputs)
  const vary = variation(cells, withColumns(method, executor), refusalOf(method), key)
  const bars: Bar[] = []
  const left: LeftOut[] = []
  for (const group of groupsOf(cells)) {
    const one = barOf(group, vary)
    if ('why' in one) left.push(one)
    else bars.push(one)
  }
  const size = ({ low, high }: Bar) =>
    Math.max(Math.abs((low?.output ?? value) - value), Math.abs((high?.output ?? value) - value))
  bars.sort((a, b) => size(b) - size(a))
  const { label, unit } = outputNamed(method, computed.inputs, key)
  return { ok: true, sensitivity: { output: key, label, value, unit, change, bars, left } }
}

/** Values that were worked out are moved by their parts; what results are given for is not moved. */
function groupsOf({ places }: Cells): Group[] {
  const given = places.filter((place) => !isDerived(place) && !isReference(place))
  const byCell = given.length <= mostCells
  const groups = new Map<string, Group>()
  for (const place of given) {
    const { entry, key: column } = place.uncertain
    const key = place.factor ?? (byCell ? place.key : column)
    const group = groups.get(key)
    if (group) group.places.push(place)
    else {
      const { factor } = place
      const found = factor === undefined ? undefined : findFactorById(factor, '')
      const label = found && 'record' in found ? found.record.title : entry.label
      groups.set(key, { key, label, places: [place], ...(factor === undefined ? {} : { factor }) })
    }
  }
  return [...groups.values()]
}

const isReference = ({ uncertain: { entry } }: Place) =>
  entry.input?.kind === 'quantity' && entry.input.reference === true

type Varied = { end?: End; code?: string }

/** Moves all places of a group by a factor and computes. */
const variation =
  (
    { inputs }: Cells,
    run: Executor,
    refusal: (run: Execution) => string | undefined,
    key: string,
  ): ((group: Group, times: number) => Varied) =>
  ({ places }, times) => {
    let isClipped = false
    let input = 0
    for (const place of places) {
      const wanted = place.value * times
      input = clipped(wanted, place)
      if (input !== wanted) isClipped = true
      place.holder[place.at] = input
    }
    const execution = run(inputs)
    restore(places)
    const code = refusal(execution)
    const output = execution.outputs[key]
    if (code !== undefined || output === undefined) return { code: code ?? 'NO-OUTPUT' }
    return {
      end: { ...(allSame(places) ? { input } : {}), output, ...(isClipped ? { clipped: true } : {}) },
    }
  }

const allSame = (places: readonly Place[]) => places.every(({ value }) => value === places[0]?.value)

function barOf(group: Group, vary: (group: Group, times: number) => Varied): Bar | LeftOut {
  const { key, label, places, factor } = group
  const [first] = places as [Place]
  if (places.every(({ value }) => value === 0)) return { key, label, why: 'zero' }
  const rise = change / 100
  const [low, high] = [vary(group, 1 - rise), vary(group, 1 + rise)]
  const codes = [low, high].flatMap(({ code }) => (code === undefined ? [] : [code]))
  if (!low.end && !high.end) return { key, label, why: 'refused', codes: [...new Set(codes)] }
  return {
    key,
    label,
    ...(allSame(places) ? { value: first.value } : {}),
    unit: first.uncertain.entry.unit,
    ...(factor === undefined ? {} : { factor }),
    ...(low.end ? { low: low.end } : {}),
    ...(high.end ? { high: high.end } : {}),
    ...(codes.length > 0 ? { refused: codes } : {}),
  }
}

function noOutput(outputs: Readonly<Record<string, unknown>>, output: unknown): Problem {
  const known = Object.keys(outputs).filter((key) => outputs[key] !== undefined)
  return problem(
    '/output',
    'CHOICE',
    `按这些输入没有结果 ${shown(output)}：有 ${known.join('、')}`,
    `There is no output ${shown(output)} for these inputs: there is ${known.join(', ')}`,
  )
}
