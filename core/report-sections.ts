/** The sections of a report: values, tables and sentences, each taken from the definition, the result and its trace. */
import { basisNames } from './basis-names.ts'
import type { Method, Result } from './calculate.ts'
import { certaintyNames } from './certainty-names.ts'
import { commonCodes } from './codes.ts'
import { applies } from './condition.ts'
import { readable, readableNumbers } from './display.ts'
import { parseFactorText } from './factors/lookup.ts'
import { modeKey, modesOf } from './factors/modes.ts'
import { placeTitle } from './factors/places.ts'
import type { Certainty } from './factors/record.ts'
import type { Loaded } from './graph.ts'
import {
  aboutInputs,
  type Basis,
  type CommonSection,
  type Input,
  type Cell as InputCell,
  type Inputs,
  type OwnSection,
  type ReportSpec,
} from './method.ts'
import { placeOf, unitAt } from './place.ts'
import type { Text } from './problem.ts'
import { contributionName } from './rows-named.ts'
import { standards } from './standards.ts'
import type { TraceStep } from './trace.ts'

/** What stands in one place of a report; null is what was not given or does not exist. */
export type Cell = number | string | boolean | Text | null
/** `share` is of the total that its section names. */
export type Line = {
  key: string
  label: Text
  value: Cell
  unit: string
  /** How an output is shown, as sheets write it. */
  format?: string
  status?: TraceStep['status']
  factor?: string
  basis?: Basis['basis']
  clause?: string
  share?: number
}
export type ReportTable = { title: Text; columns: { key: string; label: Text; unit: string }[]; rows: Cell[][] }
export type Section = { key: string; title: Text; paragraphs: Text[]; lines: Line[]; tables: ReportTable[] }

/** What the sections are told from. `steps` are the lines of the trace by the place they speak of. */
export type Teller = Method & { result: Result; trace: readonly TraceStep[]; steps: ReadonlyMap<string, TraceStep> }
export const tellerOf = (method: Method, result: Result): Teller => {
  const { trace } = result
  if (!trace) throw new Error('A report needs the trace of its result')
  return { ...method, result, trace, steps: new Map(trace.map((step) => [step.path, step])) }
}

const text = (zh: string, en: string): Text => ({ zh, en })
const section = (key: string, zh: string, en: string, parts: Partial<Section>): Section => ({
  key,
  title: text(zh, en),
  paragraphs: [],
  lines: [],
  tables: [],
  ...parts,
})
/** Several places as one text. */
function placesOf(loaded: Loaded, paths: readonly string[]): Text {
  const places = paths.map((path) => placeOf(loaded, path))
  return text(places.map(({ zh }) => zh).join('；'), places.map(({ en }) => en).join('; '))
}
const column = (key: string, zh: string, en: string, unit = '') => ({ key, label: text(zh, en), unit })

const severities = { error: text('错误', 'Error'), warn: text('警告', 'Warning'), info: text('提示', 'Note') }
const statuses: Readonly<Record<TraceStep['status'], Text>> = {
  given: text('填报', 'Given'),
  default: text('默认', 'Default'),
  factor: text('因子库', 'Factor library'),
  derived: text('计算', 'Computed'),
}

/** A choice by its title, a list as one text. */
function cellOf(value: TraceStep['value'] | undefined, input?: InputCell): Cell {
  if (value === undefined) return null
  if (typeof value === 'object') return value.map((each) => readable(each)).join('; ')
  const option = input?.kind === 'choice' ? input.options[String(value)] : undefined
  return option ? text(option.zh, option.en) : value
}

function lineOf({ loaded, steps, result }: Teller, name: string): Line | undefined {
  const entry = loaded.entries.get(name)
  const step = steps.get(`/${name}`)
  if (!entry || applies(entry.when, loaded.definition, result.inputs) === false) return undefined
  const value = cellOf(step?.value, entry.input)
  const { label, unit } = entry
  const format = loaded.definition.outputs[name]
  const shown = format === undefined ? {} : { format }
  if (!step) return { key: name, label, value, unit, ...shown }
  const { status, factor, basis, clause } = step
  return {
    key: name,
    label,
    value,
    unit,
    ...shown,
    status,
    ...(factor === undefined ? {} : { factor }),
    ...(basis === undefined ? {} : { basis }),
    ...(clause === undefined ? {} : { clause }),
  }
}
const linesOf = (teller: Teller, names: readonly string[]) => names.flatMap((name) => lineOf(teller, name) ?? [])

/** How many rows there are of a kind, and whether one is told. */
const counted = ({ result }: Teller, group: string) => ((result.inputs[group] ?? []) as readonly unknown[]).length

/** The factor that is looked up by what stands in a column, where it holds modes of transport. */
function looked(input: Input, mode: string): { column: string; family: string } | undefined {
  const cells = input.kind === 'rows' ? Object.entries(input.columns) : []
  return cells.flatMap(([column, cell]) =>
    cell.kind === 'factor' && cell.by.mode === mode ? [{ column, family: cell.family }] : [],
  )[0]
}

/** A table of columns of one kind of rows; columns that are blank throughout are left out, and so is a table without rows. */
function rowsTable(teller: Teller, names: readonly string[], where?: string): ReportTable[] {
  const { loaded, steps, definition, result } = teller
  const group = names[0]?.split('.')[0] ?? ''
  const input = definition.inputs[group]
  if (!input) return []
  const valueAt = (name: string, i: number): Cell => {
    const key = name.slice(group.length + 1)
    const path = input.kind === 'list' && key === 'value' ? `/${group}/${i}` : `/${group}/${i}/${key}`
    const value = steps.get(path)?.value
    const by = looked(input, key)
    if (!by || typeof value !== 'string') return cellOf(value, loaded.entries.get(name)?.input)
    const given = (result.inputs[group] as readonly Inputs[])[i]?.[by.column]
    // a factor that is named by its id was not looked up
    if (typeof given === 'string' && parseFactorText(given).kind === 'id') return null
    return modesOf(by.family)?.modes[modeKey(by.family, value) ?? ''] ?? value
  }
  const told = Array.from({ length: counted(teller, group) }, (_, i) => i).filter((i) => {
    const value = where === undefined ? true : valueAt(where, i)
    return value !== null && value !== false
  })
  const used = names.filter((name) => told.some((i) => valueAt(name, i) !== null))
  if (told.length === 0 || used.length === 0) return []
  const columns = used.map((name) => {
    const { label = text(name, name), unit = '' } = loaded.entries.get(name) ?? {}
    const units = new Set(told.map((i) => unitAt(loaded, result.inputs, `/${group}/${i}`, unit)))
    return { key: name, label, unit: units.size === 1 ? [...units].join() : unit }
  })
  return [
    {
      title: input.label,
      columns: [column('row', '行', 'Row'), ...columns],
      rows: told.map((i) => [i + 1, ...used.map((name) => valueAt(name, i))]),
    },
  ]
}

/** A table of numbers, a row of it in one cell. */
const matrixTable = ({ steps, result }: Teller, key: string, label: Text, unit: string): ReportTable[] => {
  const rows = (result.inputs[key] ?? []) as readonly unknown[]
  if (rows.length === 0) return []
  return [
    {
      title: label,
      columns: [column('row', '行', 'Row'), { key, label, unit }],
      rows: rows.map((_, i) => [i + 1, cellOf(steps.get(`/${key}/${i}`)?.value)]),
    },
  ]
}

function about(teller: Teller): Section {
  const { definition, result } = teller
  const { title, issuer, plan, held } = standards[definition.standard]
  const fixed = (key: string, zh: string, en: string, value: Cell): Line => ({
    key,
    label: text(zh, en),
    value,
    unit: '',
  })
  return section('about', '概况', 'Overview', {
    lines: [
      fixed('method', '方法', 'Method', definition.title),
      fixed('standard', '标准', 'Standard', title),
      fixed('issuer', '发布单位', 'Issuer', issuer),
      fixed('plan', '计划号', 'Plan', plan),
      fixed('status', '状态', 'Status', text('征求意见稿', 'Draft for comment')),
      fixed('held', '所见文本', 'Text seen', held),
      fixed('edition', '方法版本', 'Edition', result.edition),
      fixed('factors', '因子集', 'Factor set', result.factors),
      fixed('digest', '摘要', 'Digest', result.digest),
      ...linesOf(teller, Object.keys(aboutInputs)),
    ],
  })
}

function boundary({ definition }: Teller): Section {
  const zh = definition.boundary.zh.split('\n')
  const en = definition.boundary.en.split('\n')
  return section('boundary', '系统边界', 'Boundary', {
    paragraphs: zh.map((each, i) => text(each, en[i] ?? '')),
  })
}

/** A table of contributions, or the first rows of it, which are the largest. */
function contributionTable({ definition, result }: Teller, key: string, most?: number): ReportTable[] {
  const found = result.tables?.[key]
  if (!found) return []
  const label = definition.tables?.[key]?.label ?? text(key, key)
  const unnamed = text('未写名称', 'Not named')
  return [
    {
      title: label,
      columns: [
        column('name', '名称', 'Name'),
        column(key, '排放量', 'Emissions', found.unit),
        column('share', '占比', 'Share', '-'),
      ],
      rows: found.rows
        .slice(0, most)
        .map(({ name, value, share = null }) => [
          name === '' ? unnamed : contributionName(definition, key, name),
          value,
          share,
        ]),
    },
  ]
}

function results(teller: Teller): Section {
  const { definition, result, loaded } = teller
  const lines = Object.entries(result.outputs).map(
    ([key, { value, unit }]): Line => ({ ...(lineOf(teller, key) as Line), value, unit }),
  )
  const columns = Object.entries(result.columns ?? {}).map(([key, { values, names, unit }]): ReportTable => {
    const label = loaded.entries.get(definition.columns[key]?.of ?? '')?.label ?? text(key, key)
    return {
      title: label,
      columns: [column('name', '名称', 'Name'), { key, label, unit }],
      rows: values.map((value, i) => [names[i] ?? null, value]),
    }
  })
  const tables = Object.keys(result.tables ?? {}).flatMap((key) => contributionTable(teller, key))
  return section('results', '结果', 'Results', { lines, tables: [...columns, ...tables] })
}

function data(teller: Teller): Section {
  const inputs = Object.entries(teller.definition.inputs).filter(([key]) => !Object.hasOwn(aboutInputs, key))
  const single = inputs.flatMap(([key, { kind }]) =>
    kind === 'rows' || kind === 'list' || kind === 'matrix' ? [] : [key],
  )
  const tables = inputs.flatMap(([key, input]) => {
    if (input.kind === 'matrix') return matrixTable(teller, key, input.label, input.unit)
    if (input.kind === 'rows')
      return rowsTable(
        teller,
        Object.keys(input.columns).map((each) => `${key}.${each}`),
      )
    return input.kind === 'list' ? rowsTable(teller, [`${key}.value`]) : []
  })
  return section('data', '活动数据', 'Activity data', {
    paragraphs: [
      text(
        '所列为全部输入：填报的、默认的、取自因子库的与由其他输入算出的。原始凭证由编制人保存，凭证编号可写在备注与佐证栏。',
        'These are all inputs: given, by default, from the factor library, or worked out from others. Records are kept by whoever prepared the report; they are referred to in the note and in the columns of evidence.',
      ),
    ],
    lines: linesOf(teller, single).filter(({ value }) => value !== null),
    tables,
  })
}

/** How figures were read, with the code that answers and the library give. */
const howRead = (all: readonly Certainty[]): Text => {
  const named = (language: keyof Text) => all.map((each) => `${each} ${certaintyNames[each][language]}`)
  return text(named('zh').join('；'), named('en').join('; '))
}
const seen = (told: string): Cell => (told === 'not seen' ? text('未见', 'not seen') : told)

function factors({ result, trace, loaded }: Teller): Section {
  const used: ReportTable = {
    title: text('因子库的因子', 'Factors of the library'),
    columns: [
      column('id', '编号', 'Id'),
      column('title', '名称', 'Title'),
      column('value', '数值', 'Value'),
      column('unit', '单位', 'Unit'),
      column('year', '年份', 'Year'),
      column('place', '地区', 'Place'),
      column('document', '文件', 'Document'),
      column('issuer', '发布单位', 'Issuer'),
      column('licence', '许可', 'Licence'),
      column('certainty', '可信度', 'Certainty'),
      column('paths', '用于', 'Used by'),
    ],
    rows: result.used.map(({ id, title, value, unit, year, place, source, certainty, paths }) => [
      id,
      title,
      value,
      unit,
      String(year),
      placeTitle(place),
      source.document,
      source.issuer,
      seen(source.licence),
      howRead([certainty]),
      placesOf(loaded, paths),
    ]),
  }
  const sources: ReportTable = {
    title: text('因子的来源', 'Where the factors come from'),
    columns: [
      column('id', '编号', 'Id'),
      column('published', '发布日期', 'Published'),
      column('url', '网址', 'Address'),
      column('note', '说明', 'Remark'),
    ],
    rows: result.used.map(({ id, source, note = null }) => [id, seen(source.published), source.url, note]),
  }
  const own = trace.filter(({ key, status }) => status === 'given' && loaded.entries.get(key)?.input?.kind === 'factor')
  const given: ReportTable = {
    title: text('填报的因子', 'Factors given'),
    columns: [column('path', '输入', 'Input'), column('value', '数值', 'Value'), column('unit', '单位', 'Unit')],
    rows: own.map(({ path, value, unit }) => [
      placeOf(loaded, path),
      cellOf(value),
      unitAt(loaded, result.inputs, path, unit),
    ]),
  }
  const none = text('没有用到因子。', 'No factor was used.')
  const unsourced = text(
    '填报的因子没有库中的来源，其来源由编制人说明。',
    'Factors given have no source in the library: whoever prepared the report states it.',
  )
  const tables = [used, sources, given].filter(({ rows }) => rows.length > 0)
  return section('factors', '排放因子', 'Factors', {
    paragraphs: tables.length === 0 ? [none] : own.length > 0 ? [unsourced] : [],
    tables,
  })
}

function warnings({ result, loaded }: Teller): Section {
  const rows = result.warnings.map(({ code, severity, clause = null, path, zh, en }): Cell[] => [
    code,
    severities[severity],
    clause,
    placeOf(loaded, path),
    text(zh, en),
  ])
  const columns = [
    column('code', '代码', 'Code'),
    column('severity', '级别', 'Severity'),
    column('clause', '条款', 'Clause'),
    column('path', '位置', 'Place'),
    column('text', '说明', 'Text'),
  ]
  const title = text('警告与提示', 'Warnings and notes')
  return section('warnings', title.zh, title.en, {
    paragraphs: rows.length === 0 ? [text('没有警告。', 'There are no warnings.')] : [],
    tables: rows.length === 0 ? [] : [{ title, columns, rows }],
  })
}

function uncertaintyTables({ result: { uncertainty, inputs: given }, loaded }: Teller): ReportTable[] {
  if (!uncertainty) return []
  const inputs: ReportTable = {
    title: text('输入的不确定度', 'Uncertainty of the inputs'),
    columns: [
      column('key', '输入', 'Input'),
      column('value', '数值', 'Value'),
      column('unit', '单位', 'Unit'),
      column('percent', '95% 区间半宽', 'Half of the 95% interval', '%'),
    ],
    rows: uncertainty.inputs.map(({ key, value, unit, percent }) => [
      placeOf(loaded, `/${key}`),
      value,
      unitAt(loaded, given, `/${key}`, unit),
      percent,
    ]),
  }
  const outputs: ReportTable = {
    title: text('结果的不确定度', 'Uncertainty of the results'),
    columns: [
      column('key', '结果', 'Output'),
      column('value', '数值', 'Value'),
      column('unit', '单位', 'Unit'),
      column('half', '传播法半宽', 'Half, by propagation'),
      column('low', 'P2.5', 'P2.5'),
      column('median', 'P50', 'P50'),
      column('high', 'P97.5', 'P97.5'),
      column('positive', '大于零的概率', 'Probability of being above zero'),
    ],
    rows: Object.values(uncertainty.outputs).map(({ label, value, unit, propagated, simulated }) => [
      label,
      value,
      unit,
      propagated.half,
      simulated?.low ?? null,
      simulated?.median ?? null,
      simulated?.high ?? null,
      simulated?.positive ?? null,
    ]),
  }
  return [inputs, outputs]
}

function uncertainty(teller: Teller): Section {
  const { uncertainty: found, sensitivity } = teller.result
  const bars: ReportTable[] = sensitivity
    ? [
        {
          title: text(`敏感性：${sensitivity.label.zh}`, `Sensitivity of: ${sensitivity.label.en}`),
          columns: [
            column('key', '输入', 'Input'),
            column('low', `减 ${sensitivity.change}%`, `${sensitivity.change}% less`, sensitivity.unit),
            column('high', `增 ${sensitivity.change}%`, `${sensitivity.change}% more`, sensitivity.unit),
          ],
          rows: sensitivity.bars.map(({ key, label, factor, low, high }) => [
            factor === undefined
              ? placeOf(teller.loaded, `/${key}`)
              : text(`${label.zh}（${factor}）`, `${label.en} (${factor})`),
            low?.output ?? null,
            high?.output ?? null,
          ]),
        },
      ]
    : []
  const paragraphs = [
    found
      ? text(
          `按误差传播与 ${found.draws} 次抽样计算，种子为 ${found.seed}。`,
          `By propagation and by ${found.draws} draws from seed ${found.seed}.`,
        )
      : text('未做不确定度分析。', 'Uncertainty was not analysed.'),
    ...(sensitivity ? [] : [text('未做敏感性分析。', 'Sensitivity was not analysed.')]),
  ]
  return section('uncertainty', '不确定度与敏感性', 'Uncertainty and sensitivity', {
    paragraphs,
    tables: [...uncertaintyTables(teller), ...bars],
  })
}

/** Each formula once, with its numbers where it is computed once. */
function formulas({ trace }: Teller): Section {
  const seen = new Map<string, { step: TraceStep; single: boolean }>()
  for (const step of trace) {
    if (step.formula === undefined) continue
    const known = seen.get(step.key)
    if (known) known.single = false
    else seen.set(step.key, { step, single: true })
  }
  const rows = [...seen.values()].map(({ step, single }): Cell[] => {
    const { key, label, formula = '', numbers = null, value, unit, basis, clause = null, remark = null } = step
    return [
      key,
      label,
      formula,
      single && numbers !== null ? readableNumbers(numbers) : null,
      single ? cellOf(value) : null,
      unit,
      basis ? basisNames[basis] : null,
      clause,
      remark,
    ]
  })
  return section('formulas', '公式与依据', 'Formulas and their basis', {
    paragraphs: [
      text(
        '依据分三种：编制说明、其他公开文本、本工具推定。逐行计算的公式只列一次。',
        'There are three bases: the drafting note, another published text, and inference, which is ours. A formula of rows is listed once.',
      ),
    ],
    tables: [
      {
        title: text('公式', 'Formulas'),
        columns: [
          column('key', '符号', 'Symbol'),
          column('label', '名称', 'Title'),
          column('formula', '公式', 'Formula'),
          column('numbers', '代入', 'Numbers put in'),
          column('value', '数值', 'Value'),
          column('unit', '单位', 'Unit'),
          column('basis', '依据', 'Basis'),
          column('clause', '条款', 'Clause'),
          column('remark', '说明', 'Remark'),
        ],
        rows,
      },
    ],
  })
}

function quality({ trace, result }: Teller): Section {
  const values = trace.filter(({ status, value }) => status !== 'derived' && typeof value === 'number')
  const count = (status: TraceStep['status']) => values.filter((step) => step.status === status).length
  const lines = (['given', 'default', 'factor'] as const).map(
    (status): Line => ({
      key: status,
      label: text(`数值：${statuses[status].zh}`, `Numbers: ${statuses[status].en}`),
      value: count(status),
      unit: '-',
    }),
  )
  const certainties = [...new Set(result.used.map(({ certainty }) => certainty))].sort()
  return section('quality', '数据质量管理', 'Data quality management', {
    paragraphs: [
      text(
        '每个数值都注明是填报、默认还是取自因子库；因子注明来源、年份、许可与可信度。以同一方法版本、因子集与输入重算，得到同一摘要与同一结果。',
        'Every number is marked as given, by default or from the factor library; factors name source, year, licence and certainty. The same edition, factor set and inputs give the same digest and the same result again.',
      ),
    ],
    lines: [
      ...lines,
      ...(certainties.length === 0
        ? []
        : [
            {
              key: 'certainty',
              label: text('因子的可信度', 'Certainty of the factors'),
              value: howRead(certainties),
              unit: '',
            },
          ]),
      { key: 'digest', label: text('摘要', 'Digest'), value: result.digest, unit: '' },
    ],
  })
}

export const commonSections: Readonly<Record<CommonSection, (teller: Teller) => Section>> = {
  about,
  boundary,
  results,
  data,
  factors,
  warnings,
  uncertainty,
  formulas,
  quality,
}

/** How many of the largest contributions an interpretation names. */
const mostRows = 5

/** That there are no rows of a kind, or none in which this column is given. */
function noRows({ definition, loaded }: Teller, name: string, where?: string): Line[] {
  const key = name.split('.')[0] ?? ''
  const rows = definition.inputs[key]?.label ?? text(key, key)
  const column = where === undefined ? undefined : loaded.entries.get(where)?.label
  const label = column ? text(`${rows.zh}：${column.zh}`, `${rows.en}: ${column.en}`) : rows
  return [{ key, label, value: text('没有', 'None'), unit: '' }]
}

/** A section that the definition asks for. A share is of an output that is not zero. */
export function ownSection(
  teller: Teller,
  { key, zh, en, notes = [], tells = [], of, rows = [], where, largest = [], codes = [] }: OwnSection,
): Section {
  const whole = of === undefined ? 0 : (teller.result.outputs[of]?.value ?? 0)
  const lines = linesOf(teller, tells).map((line) =>
    whole !== 0 && typeof line.value === 'number' ? { ...line, share: line.value / whole } : line,
  )
  const said = codes.map((code): Line => {
    const found = teller.definition.report?.findings?.[code] ?? commonCodes[code] ?? text(code, code)
    const { length: count } = teller.result.warnings.filter((each) => each.code === code)
    const raised = text(`有 ${count} 处，见“警告与提示”`, `${count} raised, see “Warnings and notes”`)
    return {
      key: code,
      label: text(`${found.zh}（${code}）`, `${found.en} (${code})`),
      value: count > 0 ? raised : text('未发现', 'None raised'),
      unit: '',
    }
  })
  const table = rowsTable(teller, rows, where)
  const none = rows.length > 0 && table.length === 0 ? noRows(teller, rows[0] ?? '', where) : []
  return section(key, zh, en, {
    paragraphs: [...notes],
    lines: [...lines, ...none, ...said],
    tables: [...table, ...largest.flatMap((each) => contributionTable(teller, each, mostRows))],
  })
}

/** What is declared for one unit. Whatever was given, it says that it compares nothing. */
export function declarationOf(teller: Teller, { zh, en, per, tells }: NonNullable<ReportSpec['declaration']>): Section {
  const { title, plan } = standards[teller.definition.standard]
  const standard: Line = {
    key: 'standard',
    label: text('标准', 'Standard'),
    value: text(`${title.zh}（${plan}，征求意见稿）`, `${title.en} (${plan}, draft for comment)`),
    unit: '',
  }
  return section('declaration', zh, en, {
    paragraphs: [
      ...boundary(teller).paragraphs.slice(0, 1),
      text(
        '依据不同产品种类规则得到的结果不得相互比较。本声明不含比较性声称，也不含碳抵消。',
        'Results of different product category rules must not be compared. This declaration makes no comparison and holds no offsets.',
      ),
    ],
    lines: [...linesOf(teller, [per, ...tells, 'product', 'periodFrom', 'periodTo']), standard],
  })
}
