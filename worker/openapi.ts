/** The OpenAPI 3.1 document, made from the route table. The Worker serves it as a file and never makes it itself. */
import { calculate, factorSet, type Method } from '#core'
import { spreadInputs } from '#core/spread-inputs'
import { longestCell, rowsCsv, widestRow } from '#core/tables/index'
import pack from '../package.json' with { type: 'json' }
import { inputSchema, type Json } from './definition.ts'
import { types } from './headers.ts'
import { limits } from './limits.ts'
import { methods } from './methods.ts'
import { kinds } from './problems.ts'
import { controls, rowsOf } from './query.ts'
import { type Parameter, type Route, routesOf } from './routes.ts'
import { schemas } from './schemas.ts'

const ref = (name: string): Json => ({ $ref: `#/components/schemas/${name}` })
const inputsName = ({ definition }: Method) => `${definition.id}-inputs`
const mediaType = (type: string) => type.replace(/;.*/, '')
const contentOf = ({ type, schema }: Route['gives']): Json => {
  if (schema !== undefined) return ref(schema)
  return { type: 'string', ...(type === types.xlsx ? { format: 'binary' } : {}) }
}

const resultOf = (method: Method): unknown => {
  const answer = calculate(method, method.definition.example)
  if (!answer.ok) throw new Error(`The example of ${method.definition.id} cannot be computed`)
  return answer.result
}

const parameter = ({ name, in: where, zh, en, values, whole, required }: Parameter): Json => ({
  name,
  in: where,
  description: `${zh} / ${en}`,
  ...(where === 'path' || required ? { required: true } : {}),
  schema: whole
    ? { type: 'integer', minimum: whole.least, maximum: whole.most }
    : { type: 'string', ...(values ? { enum: values } : {}) },
})

/** The inputs as query keys: texts, rows and lists compact (`rail:1200;taxi:30`). */
const inputParameters = (method: Method): Json[] =>
  [
    ...Object.entries(method.definition.inputs).map(([name, { label, kind }]) => {
      return { name, label, compact: kind === 'rows' || kind === 'list' ? '（a:1;b:2）' : '' }
    }),
    {
      name: 'uncertainty',
      label: {
        zh: `${spreadInputs.uncertainty.label.zh}，只随结果回显，区间由 POST 与 ?uncertainty=1 给出`,
        en: `${spreadInputs.uncertainty.label.en}, echoed with the result; POST with ?uncertainty=1 gives the interval`,
      },
      compact: '（a:5;rows.b:10）',
    },
    { name: 'pedigree', label: spreadInputs.pedigree.label, compact: '（a:1:2:1:1:3）' },
  ].map(({ name, label, compact }) => ({
    name,
    in: 'query',
    description: `${label.zh} / ${label.en}${compact}`,
    schema: { type: 'string' },
  }))

/** The names of the inputs that a route takes as CSV. */
const asRows = ({ inputs, parameters }: Route): string[] =>
  inputs && parameters.some(({ name }) => name === 'rows') ? rowsOf(inputs) : []

/** Beside rows as CSV the other inputs are query keys; `uncertainty` there asks for the interval. */
const besideRows = (method: Method): Json[] =>
  inputParameters(method).flatMap(({ description, ...rest }) =>
    Object.hasOwn(controls, String(rest.name))
      ? []
      : [{ ...rest, description: `${description}（只与 text/csv 同用 / with text/csv only）` }],
  )

/** The first rows of the example as CSV, for methods that take rows. */
function rowsOfExample({ definition: { inputs, example } }: Method, [key]: readonly string[]): Json {
  const input = key === undefined ? undefined : inputs[key]
  if (key === undefined || (input?.kind !== 'rows' && input?.kind !== 'list')) return {}
  const text = rowsCsv(input, key, (example[key] as unknown[] | undefined) ?? [])
  return { 'text/csv': { schema: { type: 'string' }, example: text } }
}

function bodyOf(route: Route): Json | undefined {
  const { inputs, takes, uploads } = route
  if (uploads) {
    const content = uploads.map((type) => [type, { schema: { type: 'string', format: 'binary' } }])
    return { required: true, content: Object.fromEntries(content) }
  }
  const name = inputs ? inputsName(inputs) : takes
  if (name === undefined) return undefined
  const example = inputs ? inputs.definition.example : resultOf(methods[0] as Method)
  const rows = inputs ? rowsOfExample(inputs, asRows(route)) : {}
  return { required: true, content: { 'application/json': { schema: ref(name), example }, ...rows } }
}

function success({ gives, inputs, also }: Route): Json {
  const example =
    (gives.schema === 'Result' || gives.schema === 'FootprintAnswer') && inputs ? { example: resultOf(inputs) } : {}
  const other = also === undefined ? {} : { [mediaType(also)]: { schema: { type: 'string' } } }
  return {
    description: '成功 / Success',
    content: { [mediaType(gives.type)]: { schema: contentOf(gives), ...example }, ...other },
  }
}

const refusal = (description: string, schema: string): Json => ({
  description,
  content: { 'application/problem+json': { schema: ref(schema) } },
})

/** The answers of a route by status; two kinds of refusal may share one. */
function responses(route: Route): Json {
  const named = [...route.refuses, 'url', 'fault'] as const
  const byStatus = new Map<number, string[]>()
  for (const kind of named) {
    const { status, zh, en } = kinds[kind]
    byStatus.set(status, [...(byStatus.get(status) ?? []), `${zh} / ${en}`])
  }
  const schemaOf = (status: number) => (status === kinds.inputs.status && route.withoutResult) || 'Problem'
  const refusals = [...byStatus].map(([status, texts]) => [status, refusal(texts.join('; '), schemaOf(status))])
  return { 200: success(route), ...Object.fromEntries(refusals) }
}

function operation(route: Route): Json {
  const { operation: operationId, tag, summary, parameters, inputs, method } = route
  const read = inputs && method === 'GET' ? inputParameters(inputs) : []
  const beside = inputs && method === 'POST' && asRows(route).length > 0 ? besideRows(inputs) : []
  const body = method === 'POST' ? bodyOf(route) : undefined
  return {
    operationId,
    tags: [tag],
    summary: `${summary.zh} / ${summary.en}`,
    parameters: [...parameters.map(parameter), ...read, ...beside],
    ...(body ? { requestBody: body } : {}),
    responses: responses(route),
  }
}

/** Large numbers as people read them, never broken across lines. */
const size = (bytes: number) => `${bytes / 2 ** 20} MiB`
const count = (value: number) => String(value).replaceAll(/\B(?=(\d{3})+$)/g, '\u00a0')

const description = `碳表把温室气体团体标准变成表格函数、HTTP 接口和网页计算器。结果以 kgCO₂e 计；标准均为征求意见稿。

- 请求体：UTF-8 的 JSON，不超过 ${size(limits.body)}、${limits.depth} 层、每个对象 ${limits.keys} 个键（每个键 ${limits.keyLength} 个字符）、每个数组 ${count(limits.rows)} 行；没有 Content-Type 时按 JSON 读取。
- 各行也可为 CSV（text/csv，UTF-8 或 GB18030，不超过 ${size(limits.body)}、${count(limits.rows)} 行、每行 ${count(widestRow)} 格、每格 ${count(longestCell)} 个字符）：首行为列名，rows 写明是哪一个输入，其余输入写作参数。
- 读入的工作簿：.xlsx，不超过 ${size(limits.workbook)}，按名称读取；含宏或外部链接的工作簿拒收。
- 得出的工作簿：不超过 ${count(limits.workbookCells)} 个单元格，各方法都容得下 ${count(2000)} 行。
- 网址：不超过 ${count(limits.url)} 个字符。网址中同时写明 edition 与 factors 时，结果总是同一个，可长期缓存；该版次或因子集不再提供后，该网址被拒绝，不会给出别的数。
- 错误一次列全（RFC 9457），中英文都有。
- 因子集：${factorSet}

Tanbiao computes Chinese greenhouse-gas group standards as worksheet functions, over HTTP and in a web calculator. Results are in kgCO₂e; all standards are drafts.

- Bodies: JSON in UTF-8, at most ${size(limits.body)}, ${limits.depth} levels, ${limits.keys} keys an object (of ${limits.keyLength} characters each), ${count(limits.rows)} rows an array; without a Content-Type a body is read as JSON.
- Rows may come as CSV too (text/csv, UTF-8 or GB18030, at most ${size(limits.body)}, ${count(limits.rows)} rows, ${count(widestRow)} cells a row, ${count(longestCell)} characters a cell): column names in the first row, rows says which input they are, all other inputs are parameters.
- Workbooks sent: .xlsx, at most ${size(limits.workbook)}, read by their defined names; those with macros or external links are refused.
- Workbooks given: at most ${count(limits.workbookCells)} cells, which is room for ${count(2000)} rows of any method.
- URLs: at most ${count(limits.url)} characters. With edition and factors in the URL the answer is always the same and may be cached for long; once that edition or set is no longer offered the URL is refused, never answered with another number.
- Every problem is told at once (RFC 9457), in Chinese and English.
- Factor set: ${factorSet}`

export function openapi(list: readonly Method[] = methods): Json {
  const paths: Record<string, Json> = {}
  for (const route of routesOf(list)) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation(route) }
  }
  const inputs = list.map((method) => [inputsName(method), inputSchema(method)])
  return {
    openapi: '3.1.0',
    info: {
      title: '碳表 Tanbiao',
      version: pack.version,
      description,
      license: { name: pack.license, identifier: pack.license },
    },
    servers: [{ url: '/' }],
    tags: [
      { name: 'methods', description: '全部方法与重算 / All methods, and computing again' },
      ...list.map(({ definition: { id, title } }) => ({ name: id, description: `${title.zh} / ${title.en}` })),
      { name: 'factors', description: '因子库 / Factor library' },
      { name: 'add-in', description: '加载项 / Add-in' },
    ],
    paths,
    components: { schemas: { ...schemas, ...Object.fromEntries(inputs) } },
  }
}
