/** Requests to the API from examples of methods, as they are written in cells, scripts and on command lines, with what the API answers. */
import { calculate, type Definition, type Inputs, type Method } from '#core'
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

/** What the API answers for a case: the output that is asked for, else the last that there is. Throws where it has no number: an example must have one. */
export function numberOf(method: Method, inputs: Inputs, asked?: string) {
  const { definition } = method
  const answer = calculate(method, inputs)
  const outputs = answer.ok ? answer.result.outputs : {}
  const out = asked ?? Object.keys(outputs).at(-1) ?? ''
  const output = outputs[out]
  if (!output) throw new Error(`${definition.id}: the example gives no ${out}`)
  return { out, ...output }
}
