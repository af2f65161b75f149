/** Methods as data for other programs: the list, and everything a definition says. */

import * as z from 'zod/mini'
import { type Cell, factorSet, type Input, type Method, standards, type Text } from '#core'
import { commonCodes } from '#core/codes'
import { sayingsOf } from '#core/method'
import { spreadInputs } from '#core/spread-inputs'
import { formats } from './calculation.ts'
import type { Call, Handler } from './env.ts'
import { answers } from './headers.ts'
import { refuse } from './problems.ts'
import { pairsOf, unknown } from './query.ts'

export type Json = { [key: string]: unknown }

/** What JSON Schema has no words for stands in keys that begin with `x-`. */
function annotated(schema: Json, input: Input | Cell, name: string, { loaded }: Method): Json {
  const clause = loaded.clauses.get(name)
  const fixed = 'default' in input && typeof input.default !== 'object' ? { default: input.default } : {}
  const derived = 'default' in input && typeof input.default === 'object' ? { 'x-default': input.default } : {}
  return {
    ...schema,
    ...fixed,
    'x-label': input.label,
    ...('unit' in input ? { 'x-unit': input.unit } : {}),
    ...(clause === undefined ? {} : { 'x-clause': clause }),
    ...(input.when ? { 'x-when': input.when } : {}),
    ...(input.kind === 'factor'
      ? { 'x-factor': { family: input.family, by: input.by, ...(input.key ? { key: input.key } : {}) } }
      : {}),
    ...('options' in input ? { 'x-options': input.options } : {}),
    ...derived,
  }
}

/** The inputs of a method as JSON Schema. */
export function inputSchema(method: Method): Json {
  const schema = z.toJSONSchema(method.schema, { io: 'input' }) as Json & { properties: Record<string, Json> }
  const properties = Object.entries(method.definition.inputs).map(([key, input]) => {
    const own = annotated(schema.properties[key] ?? {}, input, key, method)
    if (input.kind !== 'rows') return [key, own]
    const items = own.items as Json & { properties: Record<string, Json> }
    const columns = Object.entries(input.columns).map(([column, cell]) => [
      column,
      annotated(items.properties[column] ?? {}, cell, `${key}.${column}`, method),
    ])
    return [key, { ...own, items: { ...items, properties: Object.fromEntries(columns) } }]
  })
  return { ...schema, properties: { ...Object.fromEntries(properties), ...spreadProperties(schema.properties) } }
}

/** The inputs that say how uncertain the others are stand beside those of the definition. */
const spreadProperties = (properties: Record<string, Json>): Json =>
  Object.fromEntries(
    Object.entries(spreadInputs).map(([key, { label }]) => [key, { ...properties[key], 'x-label': label }]),
  )

/** Every code an answer of this method may carry. */
const codesOf = ({ definition }: Method) => {
  const own = [...Object.entries(definition.checks), ...Object.entries(definition.factorChecks)].map(([id, check]) => {
    const { severity, basis, clause, zh, en } = check
    const code = ('code' in check ? check.code : undefined) ?? id
    return { code, severity, basis, ...(clause === undefined ? {} : { clause }), zh, en }
  })
  const said = new Map(
    sayingsOf(definition).map(({ saying: { code, basis, clause, zh, en } }) => [
      code,
      { code, severity: 'error', basis, ...(clause === undefined ? {} : { clause }), zh, en },
    ]),
  )
  const common = Object.entries(commonCodes).map(([code, { severity, zh, en }]) => ({ code, severity, zh, en }))
  return [...own, ...said.values(), ...common]
}

const outputsOf = ({ definition, loaded }: Method) => {
  const single = Object.entries(definition.outputs).map(([key, format]) => ({ key, of: key, format }))
  const lists = Object.entries(definition.columns).map(([key, { of, format }]) => ({ key, of, format, list: true }))
  return [...single, ...lists].map(({ key, of, format, ...more }) => {
    const entry = loaded.entries.get(of)
    return { key, label: entry?.label, unit: entry?.unit, format, ...more }
  })
}

function listed(method: Method) {
  const { id, edition, standard, title } = method.definition
  return {
    id,
    href: `/v1/methods/${id}`,
    title,
    edition,
    editions: [edition],
    factors: factorSet,
    standard: { id: standard, ...standards[standard] },
    outputs: outputsOf(method),
  }
}

function described(method: Method) {
  const { boundary, constants, formulas, tables, functions, prefix, example } = method.definition
  return {
    ...listed(method),
    boundary,
    inputs: inputSchema(method),
    constants: Object.entries(constants).map(([key, constant]) => ({ key, ...constant })),
    formulas: Object.entries(formulas).map(([key, { is, ...formula }]) => ({ key, formula: is, ...formula })),
    ...(tables ? { tables: Object.entries(tables).map(([key, table]) => ({ key, ...table })) } : {}),
    codes: codesOf(method),
    functions: Object.entries(functions).map(([key, spec]) => ({ name: `${prefix}_${key}`, ...spec })),
    example,
  }
}

/** An answer that takes no parameters. */
const plain = (c: Call, value: () => unknown, instead?: Text): Response => {
  const keys = pairsOf(c.req.url).pairs.map(([key]) => unknown(key, [], instead))
  if (keys.length > 0) return refuse(c, 'query', keys)
  return new Response(JSON.stringify(value()), { headers: answers.json.short })
}

export const listMethods =
  (methods: readonly Method[]): Handler =>
  (c) =>
    plain(c, () => ({ methods: methods.map(listed) }))

/** Who sends inputs here wants a result. */
const toCompute = ({ definition: { id } }: Method): Text => {
  const path = `/v1/methods/${id}`
  const others = Object.keys(formats).map((format) => `${path}.${format}`)
  return {
    zh: `，只给出定义：要计算，请用 ${others.join('、')}，或以 POST 把输入发到 ${path}`,
    en: `, it gives the definition; to compute, use ${others.join(', ')}, or POST the inputs to ${path}`,
  }
}
export const getMethod =
  (method: Method): Handler =>
  (c) =>
    plain(c, () => described(method), toCompute(method))
