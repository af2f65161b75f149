/** The one table of routes, from which the app, its refusals of other methods and the OpenAPI document are made. */
import type { Method, Text } from '#core'
import { type Format, formats, getCalculation, postCalculation, postReplay } from './calculation.ts'
import { getMethod, listMethods } from './definition.ts'
import type { Handler } from './env.ts'
import { getFunctions, getManifest, getPlugins } from './files.ts'
import { types } from './headers.ts'
import { postImport, workbookTypes } from './import.ts'
import { filters, getRecord, listRecords } from './library.ts'
import { methods } from './methods.ts'
import { postControlsOf } from './posted.ts'
import type { Kind } from './problems.ts'
import { type Control, controls } from './query.ts'
import { getTemplate, listTemplates, templateControls } from './templates.ts'
import { postWorkbook, workbookControls } from './workbook.ts'

export type Parameter = Text & {
  name: string
  in: 'path' | 'query'
  values?: readonly string[]
  whole?: { least: number; most: number }
  required?: true
}

export type Route = {
  method: 'GET' | 'POST'
  /** A name in braces stands for the rest of the path. */
  path: string
  operation: string
  /** A group of its own for each method, named by its id; `methods`, `factors` or `add-in` for the rest. */
  tag: string
  summary: Text
  parameters: readonly Parameter[]
  /** The method whose inputs this route takes, as a body or as query keys. */
  inputs?: Method
  /** What a POST takes, by the name of its schema. */
  takes?: string
  /** The media types of a body that is no JSON. */
  uploads?: readonly string[]
  /** What it gives: the media type, and for JSON the name of the schema. */
  gives: { type: string; schema?: string }
  /** Another media type that it gives as well. */
  also?: string
  refuses: readonly Kind[]
  /** The schema of what it says where there is no result, if that is more than the problems. */
  withoutResult?: string
  answer: Handler
}

const valuesOf = (method: Method, name: Control) => {
  const control = controls[name]
  return 'whole' in control ? { whole: control.whole } : { values: control.values(method) }
}
const controlsOf = (method: Method, names: readonly Control[], required?: Control): Parameter[] =>
  names.map((name) => ({
    name,
    in: 'query',
    zh: controls[name].zh,
    en: controls[name].en,
    ...valuesOf(method, name),
    ...(name === required ? { required: true } : {}),
  }))

const reads = ['query'] as const
const posts = ['query', 'body', 'size', 'media-type', 'inputs'] as const

const formatNames: Record<Format, Text> = {
  json: { zh: '结果（JSON）', en: 'result as JSON' },
  txt: { zh: '一个数', en: 'one bare number' },
  csv: { zh: '结果（CSV）', en: 'result as CSV' },
  xml: { zh: '结果（XML）', en: 'result as XML' },
}

const formatRoute = (method: Method, format: Format): Route => {
  const { id, title } = method.definition
  return {
    method: 'GET',
    path: `/v1/methods/${id}.${format}`,
    operation: `${id}-${format}`,
    tag: id,
    summary: {
      zh: `${title.zh}：用网址计算，${formatNames[format].zh}`,
      en: `${title.en}: computed from a URL, ${formatNames[format].en}`,
    },
    parameters: controlsOf(method, formats[format], format === 'txt' ? 'out' : undefined),
    inputs: method,
    gives: { type: types[format], ...(format === 'json' ? { schema: 'Result' } : {}) },
    refuses: ['query', 'inputs'],
    answer: getCalculation(method, format),
  }
}

const methodRoutes = (method: Method): Route[] => {
  const { id, title } = method.definition
  return [
    {
      method: 'GET',
      path: `/v1/methods/${id}`,
      operation: `${id}-definition`,
      tag: id,
      summary: { zh: `${title.zh}：定义`, en: `${title.en}: definition` },
      parameters: [],
      gives: { type: types.json, schema: 'Definition' },
      refuses: reads,
      answer: getMethod(method),
    },
    {
      method: 'POST',
      path: `/v1/methods/${id}`,
      operation: id,
      tag: id,
      summary: { zh: `${title.zh}：计算`, en: `${title.en}: calculation` },
      parameters: controlsOf(method, postControlsOf(method)),
      inputs: method,
      gives: { type: types.json, schema: method.definition.report?.pact ? 'FootprintAnswer' : 'Result' },
      also: types.html,
      refuses: posts,
      answer: postCalculation(method),
    },
    ...Object.keys(formats).map((format) => formatRoute(method, format as Format)),
    {
      method: 'POST',
      path: `/v1/methods/${id}/workbook`,
      operation: `${id}-workbook`,
      tag: id,
      summary: {
        zh: `${title.zh}：核算表，每个数都带公式`,
        en: `${title.en}: the calculation as a workbook, each number with its formula`,
      },
      parameters: controlsOf(method, workbookControls),
      inputs: method,
      gives: { type: types.xlsx },
      refuses: posts,
      answer: postWorkbook(method),
    },
    {
      method: 'GET',
      path: `/v1/templates/${id}.xlsx`,
      operation: `${id}-template`,
      tag: id,
      summary: { zh: `${title.zh}：填报模板`, en: `${title.en}: workbook to fill in` },
      parameters: controlsOf(method, templateControls),
      gives: { type: types.xlsx },
      refuses: ['query', 'not-found'],
      answer: getTemplate(method),
    },
  ]
}

/** The routes of a list of methods. */
export const routesOf = (list: readonly Method[]): readonly Route[] => [
  {
    method: 'GET',
    path: '/v1/methods',
    operation: 'methods',
    tag: 'methods',
    summary: { zh: '全部方法', en: 'All methods' },
    parameters: [],
    gives: { type: types.json, schema: 'MethodList' },
    refuses: reads,
    answer: listMethods(list),
  },
  ...list.flatMap(methodRoutes),
  {
    method: 'GET',
    path: '/v1/templates',
    operation: 'templates',
    tag: 'methods',
    summary: { zh: '全部填报模板', en: 'All workbooks to fill in' },
    parameters: [],
    gives: { type: types.json, schema: 'TemplateList' },
    refuses: ['query', 'not-found'],
    answer: listTemplates,
  },
  {
    method: 'POST',
    path: '/v1/replay',
    operation: 'replay',
    tag: 'methods',
    summary: { zh: '把保存的结果重算一遍并比较', en: 'Computes a stored result again and compares' },
    parameters: [],
    takes: 'Result',
    gives: { type: types.json, schema: 'Replay' },
    refuses: posts,
    answer: postReplay,
  },
  {
    method: 'POST',
    path: '/v1/import',
    operation: 'import',
    tag: 'methods',
    summary: {
      zh: '读取填好的模板（.xlsx）并计算，说明文件中的问题',
      en: 'Reads a filled template (.xlsx) and computes, with what is odd about the file',
    },
    parameters: [],
    uploads: workbookTypes,
    gives: { type: types.json, schema: 'Import' },
    refuses: posts,
    withoutResult: 'ImportProblem',
    answer: postImport,
  },
  {
    method: 'GET',
    path: '/v1/factors',
    operation: 'factors',
    tag: 'factors',
    summary: { zh: '排放因子与来源', en: 'Emission factors with their sources' },
    parameters: Object.entries(filters).map(([name, text]) => ({ name, in: 'query', ...text })),
    gives: { type: types.json, schema: 'FactorList' },
    refuses: reads,
    answer: listRecords,
  },
  {
    method: 'GET',
    path: '/v1/factors/{id}',
    operation: 'factor',
    tag: 'factors',
    summary: { zh: '一个因子', en: 'One factor' },
    parameters: [
      {
        name: 'id',
        in: 'path',
        zh: '编号，如 grid/average/CN-BJ/2023，斜杠可不转义',
        en: 'Id, such as grid/average/CN-BJ/2023; slashes may stand as they are',
      },
    ],
    gives: { type: types.json, schema: 'Factor' },
    refuses: ['query', 'not-found'],
    answer: getRecord,
  },
  {
    method: 'GET',
    path: '/manifest.xml',
    operation: 'manifest',
    tag: 'add-in',
    summary: { zh: '本站的 Excel 加载项清单', en: 'The Excel manifest of this origin' },
    parameters: [],
    gives: { type: types.xml },
    refuses: ['not-found'],
    answer: getManifest,
  },
  {
    method: 'GET',
    path: '/wps/jsplugins.xml',
    operation: 'jsplugins',
    tag: 'add-in',
    summary: { zh: '供 WPS 读取的加载项列表', en: 'The list of add-ins that WPS reads' },
    parameters: [],
    gives: { type: types.xml },
    refuses: ['not-found'],
    answer: getPlugins,
  },
  ...(['', '.zh-CN'] as const).map(
    (language): Route => ({
      method: 'GET',
      path: `/functions${language}.json`,
      operation: `functions${language.replace(/\W/g, '')}`,
      tag: 'add-in',
      summary: {
        zh: `表格函数的元数据${language && '（中文）'}`,
        en: `Metadata of the sheet functions${language && ' in Chinese'}`,
      },
      parameters: [],
      gives: { type: types.json },
      refuses: ['not-found'],
      answer: getFunctions(`/functions${language}.json`),
    }),
  ),
]

export const routes = routesOf(methods)

const patterns = [...new Set(routes.map(({ path }) => path))].map((path) => ({
  test: new RegExp(`^${path.replaceAll('.', '\\.').replace(/\{\w+\}/, '.+')}$`),
  methods: routes.filter((route) => route.path === path).map(({ method }) => method),
}))

/** The methods of a path that some route has, HEAD included; none for other paths. */
export const allowed = (path: string): string[] =>
  patterns.flatMap(({ test, methods }) =>
    test.test(path) ? methods.flatMap((one) => (one === 'GET' ? ['GET', 'HEAD'] : [one])) : [],
  )
