/** JSON Schemas of what the API gives, for the OpenAPI document. Tests hold every answer against them. */
import type { Json } from './definition.ts'
import { httpCodes, kinds } from './problems.ts'
import { languages, variants } from './workbook-names.ts'

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
  value: { anyOf: [{ type: ['number', 'string', 'boolean'] }, listOf(number)] },
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
  'boundary?': string,
  certainty: string,
  source,
  'note?': text,
  paths: { ...listOf(string), description: '用到它的输入 / The inputs it went into' },
})

const cell: Json = { anyOf: [{ type: ['number', 'string', 'boolean', 'null'] }, text] }
const reportSchema = object(
  {
    title: text,
    method: string,
    edition: string,
    status: string,
    draft: text,
    standard: object({ title: text, issuer: text, plan: string, held: text }),
    factors: string,
    digest: string,
    sections: listOf(
      object({
        key: string,
        title: text,
        paragraphs: listOf(text),
        lines: listOf(
          object({
            key: string,
            label: text,
            value: cell,
            unit: string,
            'format?': string,
            'status?': oneOf('given', 'default', 'factor', 'derived'),
            'factor?': string,
            'basis?': basis,
            'clause?': string,
            'share?': number,
          }),
        ),
        tables: listOf(
          object({
            title: text,
            columns: listOf(object({ key: string, label: text, unit: string })),
            rows: listOf(listOf(cell)),
          }),
        ),
      }),
    ),
    charts: listOf(
      object({
        title: text,
        unit: string,
        format: string,
        bars: listOf(object({ label: text, value: number })),
        told: { ...text, description: '图的文字说明 / The chart in words' },
        'over?': {
          ...object({
            label: text,
            unit: string,
            places: listOf(object({ label: text, at: number, format: string })),
            'zero?': object({ label: text, at: number, format: string }),
          }),
          description: '各值所在的位置 / Where each bar stands, as values of one line',
        },
      }),
    ),
  },
  '报告：各节依次，空值为未填或不存在 / The report, section by section; null is what was not given or does not exist',
)
const percent = { ...number, description: '百分数 / Per cent' }
const pact = object(
  {
    source: object({ method: string, edition: string, factors: string, digest: string, status: string }),
    comment: string,
    'companyName?': string,
    'productName?': string,
    'productDescription?': string,
    pcf: object({
      declaredUnit: oneOf('piece'),
      unitaryProductAmount: number,
      pCfExcludingBiogenic: {
        ...number,
        description: '化石、土地利用变化与航空器之和 / Fossil, land use change and aircraft together',
      },
      pCfIncludingBiogenic: { ...number, description: '产品碳足迹 total / The output total' },
      fossilGhgEmissions: number,
      dLucGhgEmissions: number,
      otherBiogenicGhgEmissions: number,
      aircraftGhgEmissions: number,
      removals: { ...number, description: '清除量，为负数或零，不是 PACT 的名称 / Negative or zero; the name is ours' },
      characterizationFactors: string,
      crossSectoralStandardsUsed: listOf(string),
      productOrSectorSpecificRules: listOf(
        object({ operator: oneOf('Other'), otherOperatorName: string, ruleNames: listOf(string) }),
      ),
      boundaryProcessesDescription: string,
      'referencePeriodStart?': string,
      'referencePeriodEnd?': string,
      'geographyCountry?': {
        ...string,
        description: '各行都写明地点且同属一国时 / Where every row names a place, all of one country',
      },
      'exemptedEmissionsPercent?': percent,
      'primaryDataShare?': percent,
      'dqi?': object({ coveragePercent: percent, rating: number }),
    }),
  },
  '字段名参照 PACT 数据模型，不声称符合该规范；数为 JSON 数而不是文本，source 与 removals 为自有名称 / Field names after the PACT data model, not a claim of conformance: numbers are JSON numbers and no texts, source and removals are names of ours',
)

const summary = {
  id: string,
  href: string,
  title: text,
  edition: string,
  editions: listOf(string),
  factors: string,
  standard: object({ id: string, title: text, issuer: text, plan: string, status: string, held: text }),
  outputs: listOf(object({ key: string, label: text, unit: string, format: string, 'list?': oneOf(true) })),
}

const problems = {
  type: { enum: Object.keys(kinds).map((kind) => `/docs/problems#${kind}`) },
  title: string,
  status: whole,
  detail: string,
  total: { ...whole, description: 'How many problems there are; `errors` has at most 100 of them and 16 KB' },
  errors: listOf(object(problem)),
}

const imported = {
  method: string,
  edition: string,
  factors: { ...string, description: '现行因子集的版本 / Version of the factor set of today' },
  findings: {
    ...listOf(object(problem)),
    description:
      '对文件的说明，至多 100 条，错误在前 / What is to be said of the file: at most 100 findings, errors first',
  },
  inputs: {
    type: 'object',
    description: '读到的输入，读不懂的格子按原样 / The inputs as read; a cell that cannot be read as it stands',
  },
}

export const schemas: Record<string, Json> = {
  Text: object({ zh: string, en: string }),
  Problem: object(problems, `RFC 9457. Codes besides those of a method: ${Object.keys(httpCodes).join(', ')}`),
  Import: object({ ...imported, result: ref('Result') }),
  ImportProblem: object(
    { ...problems, ...imported },
    'RFC 9457，另有从工作簿读到的内容 / RFC 9457, with what was read of the workbook',
  ),
  Result: object({
    method: string,
    edition: string,
    status: string,
    factors: { ...string, description: '因子集的版本 / Version of the factor set' },
    outputs: { type: 'object', additionalProperties: object({ value: number, unit: string }) },
    'columns?': {
      type: 'object',
      additionalProperties: object({ values: listOf(number), names: listOf(string), unit: string }),
    },
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
    'uncertainty?': ref('Uncertainty'),
    'sensitivity?': ref('Sensitivity'),
    'report?': ref('Report'),
  }),
  Report: reportSchema,
  Pact: pact,
  FootprintAnswer: { anyOf: [ref('Result'), ref('Pact')] },
  Uncertainty: object({
    seed: whole,
    draws: whole,
    inputs: listOf(
      object({
        key: string,
        label: text,
        value: number,
        unit: string,
        percent: { ...number, description: '95% 区间半宽，百分数 / Half of the 95 % interval, per cent' },
        shape: oneOf('normal', 'lognormal'),
        by: oneOf('percent', 'pedigree'),
        source: { ...string, description: '同一来源一同抽样 / Inputs of one source are drawn together' },
        clipped: { ...whole, description: '落在范围之外的抽样数 / Draws outside the range, put on its end' },
      }),
    ),
    idle: { ...listOf(string), description: '在本次计算中不起作用的键 / Keys that name nothing of this calculation' },
    outputs: {
      type: 'object',
      description: '列的值写作 customer/0 / Values of a column as customer/0',
      additionalProperties: object({
        label: text,
        value: number,
        unit: string,
        propagated: object({
          half: number,
          'percent?': number,
          contributions: listOf(object({ source: string, half: number, share: number })),
          'omitted?': whole,
          'bends?': listOf(string),
        }),
        'simulated?': object({
          draws: whole,
          low: { ...number, description: '2.5%' },
          median: number,
          high: { ...number, description: '97.5%' },
          mean: number,
          sd: number,
          positive: { ...number, description: '大于零的概率 / Probability of being above zero' },
        }),
      }),
    },
    failed: {
      type: 'object',
      additionalProperties: whole,
      description: '没有结果的抽样数，按代码 / Draws without a result, by code',
    },
  }),
  Sensitivity: object({
    output: string,
    label: text,
    value: number,
    unit: string,
    change: { ...number, description: '百分数 / Per cent' },
    bars: listOf(
      object({
        key: string,
        label: text,
        'value?': number,
        unit: string,
        'factor?': string,
        'low?': ref('SensitivityEnd'),
        'high?': ref('SensitivityEnd'),
        'refused?': listOf(string),
      }),
    ),
    left: listOf(object({ key: string, label: text, why: oneOf('zero', 'refused'), 'codes?': listOf(string) })),
  }),
  SensitivityEnd: object({ 'input?': number, output: number, 'clipped?': oneOf(true) }),
  Replay: {
    anyOf: [
      object({ equal: oneOf(true), result: ref('Result') }),
      object({ equal: oneOf(false), path: string, 'stored?': anything, 'computed?': anything, result: ref('Result') }),
    ],
  },
  TemplateList: object({
    templates: listOf(
      object({
        method: string,
        title: text,
        language: oneOf(...languages),
        variant: oneOf(...Object.keys(variants)),
        url: string,
        bytes: whole,
      }),
    ),
  }),
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
        'over?': string,
        'fault?': object({ code: string, 'at?': string, zh: string, en: string }),
      }),
    ),
    'tables?': listOf(
      object({ key: string, label: text, of: string, by: string, basis, 'clause?': string, 'places?': oneOf(true) }),
    ),
    codes: listOf(object({ code: string, severity, 'basis?': basis, 'clause?': string, zh: string, en: string })),
    functions: listOf(
      object({
        name: string,
        gives: { type: ['string', 'array'], items: string },
        'selects?': string,
        'with?': { type: 'object' },
        takes: listOf(string),
        'help?': text,
        'across?': oneOf(true),
        'example?': { type: 'object' },
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
    'boundary?': string,
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
