/** JSON Schemas of what the API gives, for the OpenAPI document. Tests hold every answer against them. */
import type { Json } from './definition.ts'
import { httpCodes, kinds } from './problems.ts'

const ref = (name: string): Json => ({ $ref: `#/components/schemas/${name}` })
const string = { type: 'string' }
const number = { type: 'number' }
const whole = { type: 'integer' }
const anything: Json = {}
const listOf = (items: Json): Json => ({ type: 'array', items })
const oneOf = (...values: (string | boolean)[]): Json => ({ enum: values })

/** An object with exactly these members; a `?` after a name: it may be absent. */
const object = (members: Record<string, Json>, description?: string): Json => ({
  type: 'object',
  ...(description === undefined ? {} : { description }),
  properties: Object.fromEntries(Object.entries(members).map(([name, schema]) => [name.replace('?', ''), schema])),
  required: Object.keys(members).filter((name) => !name.endsWith('?')),
  additionalProperties: false,
})

const text = ref('Text')
const severity = oneOf('error', 'warn', 'info')
const basis = oneOf('seed', 'standard', 'inference')
const problem = {
  path: { ...string, description: 'JSON pointer into the inputs, or the query key after a slash' },
  code: string,
  severity,
  'clause?': { ...string, description: '标准条款 / Clause of the standard' },
  zh: string,
  en: string,
}

const source = object({
  document: text,
  issuer: text,
  url: string,
  licence: string,
  published: string,
})
const traceStep = object({
  key: string,
  path: string,
  label: text,
  value: { type: ['number', 'string', 'boolean'] },
  unit: string,
  status: oneOf('given', 'default', 'factor', 'derived'),
  'formula?': string,
  'numbers?': string,
  'basis?': basis,
  'clause?': string,
  'remark?': text,
  'factor?': string,
})
const usedFactor = object({
  id: string,
  title: text,
  value: number,
  unit: string,
  'gases?': string,
  year: whole,
  place: string,
  boundary: string,
  certainty: string,
  source,
  'note?': text,
  paths: { ...listOf(string), description: '用到它的输入 / The inputs it went into' },
})

const summary = {
  id: string,
  href: string,
  title: text,
  edition: string,
  editions: listOf(string),
  factors: string,
  standard: object({ id: string, title: text, issuer: text, plan: string, status: string, held: text }),
  outputs: listOf(object({ key: string, label: text, unit: string, format: string })),
}

export const schemas: Record<string, Json> = {
  Text: object({ zh: string, en: string }),
  Problem: object(
    {
      type: { enum: Object.keys(kinds).map((kind) => `/docs/problems#${kind}`) },
      title: string,
      status: whole,
      detail: string,
      total: { ...whole, description: 'How many problems there are; `errors` has at most 100 of them and 16 KB' },
      errors: listOf(object(problem)),
    },
    `RFC 9457. Codes besides those of a method: ${Object.keys(httpCodes).join(', ')}`,
  ),
  Result: object({
    method: string,
    edition: string,
    status: string,
    factors: { ...string, description: '因子集的版本 / Version of the factor set' },
    outputs: { type: 'object', additionalProperties: object({ value: number, unit: string }) },
    'tables?': {
      type: 'object',
      description:
        '贡献表：最大的在前，name 为空表示未写名称 / Tables of contributions, the largest first; an empty name is of rows that name nothing',
      additionalProperties: object({
        unit: string,
        rows: listOf(object({ name: string, value: number, 'share?': number })),
      }),
    },
    warnings: listOf(object(problem)),
    used: listOf(usedFactor),
    inputs: { type: 'object' },
    digest: { type: 'string', pattern: '^sha256:[0-9a-f]{64}$' },
    'trace?': listOf(traceStep),
  }),
  Replay: {
    anyOf: [
      object({ equal: oneOf(true), result: ref('Result') }),
      object({ equal: oneOf(false), path: string, 'stored?': anything, 'computed?': anything, result: ref('Result') }),
    ],
  },
  MethodList: object({ methods: listOf(object(summary)) }),
  Definition: object({
    ...summary,
    boundary: text,
    inputs: { type: 'object', description: 'A JSON Schema; keys that begin with x- say what it has no words for' },
    constants: listOf(object({ key: string, value: number, unit: string, label: text })),
    formulas: listOf(
      object({
        key: string,
        formula: string,
        unit: string,
        basis,
        'clause?': string,
        label: text,
        'when?': { type: 'object' },
        'remark?': text,
      }),
    ),
    'tables?': listOf(object({ key: string, label: text, of: string, by: string, basis, 'clause?': string })),
    codes: listOf(object({ code: string, severity, 'basis?': basis, 'clause?': string, zh: string, en: string })),
    functions: listOf(
      object({
        name: string,
        gives: { type: ['string', 'array'], items: string },
        'selects?': string,
        'with?': { type: 'object' },
        takes: listOf(string),
        'help?': text,
      }),
    ),
    example: { type: 'object' },
  }),
  Factor: object({
    id: string,
    family: string,
    key: string,
    'set?': string,
    place: string,
    title: text,
    value: number,
    unit: string,
    'gases?': oneOf('CO2', 'CO2e'),
    'gwp?': string,
    boundary: string,
    'rf?': oneOf(true),
    year: whole,
    published: string,
    source: object({
      id: string,
      document: text,
      issuer: text,
      url: string,
      licence: string,
      published: string,
      'docNo?': string,
      read: text,
    }),
    certainty: oneOf('S1', 'S2', 'C', 'M'),
    'printed?': string,
    reviewed: string,
    'supersedes?': string,
    'note?': text,
  }),
  FactorList: object({ factors: string, total: whole, records: listOf(ref('Factor')) }),
}
