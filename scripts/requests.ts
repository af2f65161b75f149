/** Requests to the API from examples of methods, as they are written in cells, scripts and on command lines, with what the API answers. */
import { calculate, type Definition, type Inputs, type Method } from '#core'
import { headline, outputNamed } from '#core/outputs'
import { compact } from './compact.ts'

/** The origin written in pages; the server puts its own in its place. */
export const origin = 'https://tanbiao.example'

/** A text in a query: the signs that part rows and cells stay readable. */
const encoded = (text: string) =>
  encodeURIComponent(text).replaceAll('%3A', ':').replaceAll('%3B', ';').replaceAll('%2C', ',')

export type Pair = readonly [key: string, text: string]

/** A case as the pairs of a query, and the columns of its rows that have no place there; undefined where a text cannot be written so. */
export function pairsOf(definition: Definition, inputs: Inputs): { pairs: Pair[]; left: string[] } | undefined {
  const all = Object.entries(inputs).map(([key, value]) => ({ key, short: compact(definition, key, value) }))
  if (all.some(({ short }) => short === undefined)) return undefined
  return {
    pairs: all.map(({ key, short }) => [key, String(short?.text)]),
    left: [...new Set(all.flatMap(({ short }) => short?.left ?? []))],
  }
}

export const urlOf = ({ id }: Definition, format: 'json' | 'txt' | 'csv' | 'xml', pairs: readonly Pair[]) =>
  `${origin}/v1/methods/${id}.${format}?${pairs.map(([key, text]) => `${key}=${encoded(text)}`).join('&')}`

/** What the API answers for a case: the output that is asked for, else the result proper, with the other values of its column where it is one. Throws where there is no number: an example must have one. */
export function numberOf(method: Method, inputs: Inputs, asked?: string) {
  const answer = calculate(method, inputs)
  if (!answer.ok) throw new Error(`${method.definition.id}: the example is refused`)
  const { outputs, columns = {}, warnings } = answer.result
  const flat = new Map([
    ...Object.entries(outputs),
    ...Object.entries(columns).flatMap(([key, { values, unit }]) =>
      values.map((value, i) => [`${key}/${i}`, { value, unit }] as const),
    ),
  ])
  const values = Object.fromEntries([...flat].map(([key, { value }]) => [key, value]))
  const out = asked ?? headline(method, values) ?? ''
  const output = flat.get(out)
  if (!output) throw new Error(`${method.definition.id}: the example gives no ${out}`)
  const [column = ''] = out.split('/')
  return { out, ...output, label: outputNamed(method, inputs, out).label, column: columns[column], warnings }
}
