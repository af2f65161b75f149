/** The outputs that an analysis is of: those of a result, and each value of its columns as `customer/0`. */
import { type Method, type Result, rowName } from './calculate.ts'
import type { Execution } from './evaluate.ts'
import type { Executor } from './executor.ts'
import type { Entry } from './graph.ts'
import type { Definition, Inputs } from './method.ts'
import type { Text } from './problem.ts'

type Outputs = Execution['outputs']
type Columns = Execution['columns']

export function flatOutputs(outputs: Outputs, columns: Columns = {}): Outputs {
  const flat: Record<string, number | undefined> = { ...outputs }
  for (const key in columns)
    columns[key]?.forEach((value, i) => {
      flat[`${key}/${i}`] = value
    })
  return flat
}

/** An executor whose outputs hold the values of its columns as well. */
export const withColumns = ({ definition }: Method, run: Executor): Executor =>
  Object.keys(definition.columns).length === 0
    ? run
    : (inputs) => {
        const execution = run(inputs)
        return { ...execution, outputs: flatOutputs(execution.outputs, execution.columns) }
      }

/** What an output is called, in which unit. */
export function outputNamed(
  { loaded, definition }: Method,
  inputs: Inputs,
  key: string,
): { label: Text; unit: string } {
  const [column = '', row] = key.split('/')
  const { group = '', label, unit } = loaded.entries.get(definition.columns[column]?.of ?? key) as Entry
  if (row === undefined) return { label, unit }
  const name = rowName((inputs[group] as readonly unknown[] | undefined)?.[Number(row)]) ?? String(Number(row) + 1)
  return { label: { zh: `${label.zh} ${name}`, en: `${label.en} ${name}` }, unit }
}

/** How an output is shown, as sheets write it. */
export const formatOf = ({ definition: { outputs, columns } }: Method, key: string): string =>
  columns[key.split('/')[0] ?? '']?.format ?? outputs[key] ?? ''

/** How the first of these steps that is an output, or a column that is one, is shown. */
export function formatOfSteps({ outputs, columns }: Definition, names: readonly string[]): string {
  const formats = new Map([
    ...Object.entries(outputs),
    ...Object.values(columns).map(({ of, format }) => [of, format] as const),
  ])
  return formats.get(names.find((name) => formats.has(name)) ?? '') ?? ''
}

/** The result proper: the first value of the last column, else the last output; one that may be missing is an addition to those before it. */
export function headline({ definition, loaded }: Method, outputs: Outputs): string | undefined {
  const first = `${Object.keys(definition.columns).at(-1)}/0`
  if (outputs[first] !== undefined) return first
  const given = Object.keys(definition.outputs).filter((key) => outputs[key] !== undefined)
  // findLast is not known to the oldest browser
  return given.filter((key) => !loaded.entries.get(key)?.optional).at(-1) ?? given.at(-1)
}

/** Every output of a result by its key, with what it is called. */
export const outputsNamed = (method: Method, { outputs, columns = {}, inputs }: Result) =>
  [
    ...Object.keys(outputs),
    ...Object.entries(columns).flatMap(([key, { values }]) => values.map((_, i) => `${key}/${i}`)),
  ].map((key) => ({ key, ...outputNamed(method, inputs, key) }))
