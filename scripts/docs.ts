/** The documentation of the methods and of the factor library as markdown, in Chinese and English. It is written from the definitions; no fact of a method stands in here. */
import {
  calculate,
  type Definition,
  definitions,
  type FactorRecord,
  factorById,
  factorSet,
  type Input,
  type Inputs,
  type Method,
  type ModeFamily,
  modesOf,
  placeTitle,
  prepare,
  type Result,
  records,
  type Severity,
  standards,
  type Text,
  type TraceStep,
  wanted,
} from '#core'
import { askedBy } from '#core/asked'
import { certaintyNames } from '#core/certainty-names'
import { commonCodes } from '#core/codes'
import { readable, readableNumbers } from '#core/display'
import { exampleIn } from '#core/example'
import { expand, series } from '#core/factors/data'
import { leftOut } from '#core/factors/left-out'
import type { Certainty, Column, Series } from '#core/factors/record'
import { setTitles } from '#core/factors/set-titles'
import { sources } from '#core/factors/sources'
import { type Node, parse, print } from '#core/language/parse'
import { type Check, givenBy, never, sayingsOf } from '#core/method'
import { withSymbols } from '#core/problem'
import { type SheetFunction, sheetFunctions } from '#core/sheet/index'
import { unitShown } from '#core/unit-names'
import { basisPages } from './basis-page.ts'
import { indexPages } from './methods-index.ts'
import { uncertaintyPages } from './uncertainty-page.ts'

export type Language = keyof Text
type When = Input['when']

/** The id under which a page holds a clause. */
export const clauseAnchor = (clause: string) => `clause-${clause.replace(/[^0-9A-Za-z]+/g, '-').replace(/^-|-$/g, '')}`

/** A text of several lines: the first as it is, the others as a list. */
const paragraphs = (text: string) => {
  const [first = '', ...more] = text.split('\n').map(plain)
  return [first, ...(more.length > 0 ? [more.map((line) => `- ${line}`).join('\n')] : [])].join('\n\n')
}

/** Text in markdown, in a table as well. */
export const plain = (text: string) =>
  text
    .replace(/[\\`*~|]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('\n', ' ')
export const code = (text: string) => (text === '' ? '' : `\`${text.replaceAll('|', '\\|')}\``)
const linked = (text: string, url: string) => `[${text}](<${url}>)`
export const table = (header: string[], rows: string[][]) =>
  [header, header.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
export const section = (id: string, title: string, ...parts: string[]) =>
  [`## <a id="${id}"></a>${title}`, ...parts.filter(Boolean)].join('\n\n')

/** A bound of a range: powers of ten from a million on as such, so that nobody counts zeros. */
const bound = (value: number, unit: string) =>
  value >= 1e6 && /^10+$/.test(String(value))
    ? `1e${String(value).length - 1}`
    : readable(value, unit).replace(/^-/, '−')

/** What follows a semicolon within a sentence: its first word small, unless it is a symbol. */
const running = (text: string) => text.replace(/^(?:A (?=[a-z])|[A-Z][a-z])/, (start) => start.toLowerCase())

/** The words around the facts, in one language. */
export function words(language: Language) {
  const say = (zh: string, en: string) => (language === 'zh' ? zh : en)
  const other: Language = language === 'zh' ? 'en' : 'zh'
  const read = (text: Text) => plain(text[language])
  const severity: Record<Severity, string> = {
    error: say('错误', 'error'),
    warn: say('警告', 'warning'),
    info: say('提示', 'information'),
  }
  const basis = {
    seed: say('编制说明原文', 'the drafting note'),
    standard: say('其他公开文本', 'another published text'),
    inference: say('本工具推定', 'our inference'),
  }
  const status: Record<TraceStep['status'], string> = {
    given: say('给定', 'given'),
    default: say('默认', 'default'),
    factor: say('因子库', 'factor library'),
    derived: say('计算', 'derived'),
  }
  const boundaries: Record<string, string> = {
    generation: say('发电', 'generation'),
    operation: say('运行', 'operation'),
    lifeCycle: say('生命周期', 'life cycle'),
    gateToGate: say('大门到大门', 'gate to gate'),
    gateToGrave: say('大门到坟墓', 'gate to grave'),
    cradleToGate: say('摇篮到大门', 'cradle to gate'),
    cradleToGrave: say('摇篮到坟墓', 'cradle to grave'),
    notStated: say('未说明', 'not stated'),
  }
  const boundaryOf = ({ boundary }: Pick<FactorRecord, 'boundary'>) =>
    boundary === undefined ? '' : (boundaries[boundary] ?? plain(boundary))
  const certainty = Object.fromEntries(
    Object.entries(certaintyNames).map(([key, name]) => [key, read(name)]),
  ) as Record<Certainty, string>
  const licence = (text: string) => (text === 'not seen' ? say('未见', 'not seen') : plain(text))
  const list = (items: string[]) => items.join(say('、', ', '))
  const when = (condition: When) =>
    list(
      Object.entries(condition ?? {}).map(
        ([key, options]) => `${code(key)} = ${[options].flat().map(code).join(say(' 或 ', ' or '))}`,
      ),
    )
  const unit = (name: string) => plain(unitShown(name)[language])
  const flag = (value: boolean) => (value ? say('是', 'yes') : say('否', 'no'))
  return { say, other, read, severity, basis, status, boundaryOf, certainty, licence, list, when, unit, flag }
}
export type Words = ReturnType<typeof words>

export const fileOf = (name: string, language: Language) => `${name}${language === 'zh' ? '.zh-CN' : ''}.md`
export const written = ({ say }: Words) =>
  say(
    '本页由 `npm run generate` 根据方法定义与因子数据写成，请勿手工修改。',
    'Written by `npm run generate` from the definitions and the factor data; not to be edited by hand.',
  )

// ---- a method ----

function range(input: Input, w: Words): string {
  const { say, list, read } = w
  if (input.kind === 'rows') {
    return input.min ? say(`至少 ${input.min} 行`, `at least ${input.min} row${input.min > 1 ? 's' : ''}`) : ''
  }
  if (input.kind === 'list') return range(input.value, w)
  if (input.kind === 'choice') {
    const also = (others: readonly string[] = []) =>
      others.length > 0
        ? say(`（又作：${others.map(plain).join(' / ')}）`, ` (also ${others.map(plain).join(' / ')})`)
        : ''
    return list(Object.entries(input.options).map(([key, label]) => `${code(key)} ${read(label)}${also(label.also)}`))
  }
  if (input.kind === 'flag') return `${w.flag(true)} ${code('true')}${say('，', ', ')}${w.flag(false)} ${code('false')}`
  if (input.kind === 'text') return read(wanted(input))
  const { min, max } = input.kind === 'factor' ? { min: 0, ...input } : input
  const { above, whole } = input.kind === 'quantity' ? input : {}
  const limits =
    min !== undefined && max !== undefined
      ? [[min, max].map((each) => bound(each, input.unit)).join(min < 0 ? say(' 至 ', ' to ') : '–')]
      : [
          ...(above === undefined ? [] : [`&gt; ${bound(above, input.unit)}`]),
          ...(min === undefined ? [] : [`≥ ${bound(min, input.unit)}`]),
          ...(max === undefined ? [] : [`≤ ${bound(max, input.unit)}`]),
        ]
  return [...limits, ...(whole ? [say('整数', 'whole')] : [])].join(say('，', ', '))
}

/** Required, a default, the choice under which it is asked for, or the check that asks for it; where there is a hint, that says when. */
function need(input: Input, w: Words, asks: Check | undefined): string {
  const { say, list, read, when } = w
  const why = asks && !input.hint ? say(`：${read(asks)}`, `: ${running(read(asks))}`) : ''
  const optional = asks ? say('视情况必填', 'sometimes required') + why : say('选填', 'optional')
  const only = input.when ? say(`仅当 ${when(input.when)}`, `only with ${when(input.when)}`) : ''
  const join = (text: string) => [text, only].filter(Boolean).join(say('；', '; '))
  if (input.kind === 'factor') {
    const keys = list(Object.values(input.by).map(code))
    const per =
      input.per === undefined
        ? say(`：数或 ${code(input.family)} 类的因子`, `: a number or a factor of ${code(input.family)}`)
        : say(
            `；因子编号按 ${code(input.per)} 换算，地区取 ${code(input.family)} 类`,
            `; a factor id is converted to ${code(input.per)}, a place gives the family ${code(input.family)}`,
          )
    if (input.chosen) return join((input.optional ? optional : say('必填', 'required')) + per)
    if (input.key !== undefined)
      return join(
        say(`默认 ${code(`${input.family}/${input.key}`)}`, `default ${code(`${input.family}/${input.key}`)}`),
      )
    const divided = input.perVehicle
      ? say(
          `；按车公里计的因子除以 ${code(input.perVehicle)}`,
          `; a factor per vehicle-km is divided by ${code(input.perVehicle)}`,
        )
      : ''
    return join(
      say(
        `默认按 ${keys} 在 ${code(input.family)} 类中查取`,
        `default: looked up in the family ${code(input.family)} by ${keys}`,
      ) + divided,
    )
  }
  if ('default' in input && input.default !== undefined) {
    const value = input.default
    if (typeof value === 'boolean') return join(`${say('默认', 'default ')}${w.flag(value)}`)
    return join(`${say('默认', 'default')} ${code(typeof value === 'object' ? value.is : String(value))}`)
  }
  return join(input.optional ? optional : say('必填', 'required'))
}

/** The title of an output that is a column. */
const labelOf = ({ definition, loaded }: Method, key: string): Text =>
  loaded.entries.get(definition.columns[key]?.of ?? '')?.label ?? { zh: key, en: key }

export function inputTable(inputs: [string, Input][], w: Words, asked: ReadonlyMap<string, Check>): string {
  const { say, read } = w
  const row = (name: string, input: Input): string[] => {
    const own = input.kind === 'list' ? input.value : input
    const unit = 'unit' in own ? own.unit : ''
    return [
      code(name),
      read(input.label),
      w.unit(unit),
      range(input, w),
      need(input, w, asked.get(name)),
      input.hint ? read(input.hint) : '',
    ]
  }
  const rows = inputs.flatMap(([key, input]) => [
    row(key, input),
    ...(input.kind === 'rows'
      ? Object.entries(input.columns).map(([column, cell]) => row(`${key}.${column}`, cell))
      : []),
  ])
  return table(
    [
      say('键', 'Key'),
      say('名称', 'Name'),
      say('单位', 'Unit'),
      say('范围', 'Range'),
      say('必填、默认或条件', 'Required, default or condition'),
      say('说明', 'Note'),
    ],
    rows,
  )
}

type Anchors = (clause: string | undefined) => string
/** An anchor before the first line of each clause. */
const anchors = (): Anchors => {
  const seen = new Set<string>()
  return (clause) => {
    const id = clause === undefined ? 'clause-' : clauseAnchor(clause)
    if (id === 'clause-' || seen.has(id)) return ''
    seen.add(id)
    return `<a id="${id}"></a>`
  }
}

export function formulaTable({ loaded }: Method, w: Words, anchor: Anchors): string {
  const { say, read, basis, when } = w
  const rows = loaded.steps.map(({ entry, kind, text, clause, basis: from }) => {
    const condition = entry.formula?.when ?? entry.when
    const note =
      kind === 'default'
        ? say('（未给出时）', ' (where not given)')
        : condition
          ? say(`（仅当 ${when(condition)}）`, ` (only with ${when(condition)})`)
          : ''
    return [
      `${anchor(clause)}${code(entry.name)}`,
      code(text),
      entry.unit ? w.unit(entry.unit) : say('是或否', 'yes or no'),
      read(entry.label) + note,
      basis[from] + (entry.formula?.remark ? say('；', '; ') + running(read(entry.formula.remark)) : ''),
      plain(clause ?? ''),
    ]
  })
  return table(
    [
      say('键', 'Key'),
      say('公式', 'Formula'),
      say('单位', 'Unit'),
      say('含义', 'Meaning'),
      say('依据', 'Basis'),
      say('条款', 'Clause'),
    ],
    rows,
  )
}

export const constantTable = (constants: Definition['constants'], w: Words) =>
  table(
    [w.say('名称', 'Name'), w.say('值', 'Value'), w.say('含义', 'Meaning')],
    Object.entries(constants).map(([name, { value, unit, label }]) => [
      code(name),
      [code(bound(value, unit)), w.unit(unit)].filter(Boolean).join(' '),
      w.read(label),
    ]),
  )

export const codeColumns = ({ say }: Words) => [
  say('代码', 'Code'),
  say('级别', 'Severity'),
  say('条件', 'Condition'),
  say('条款', 'Clause'),
  say('依据', 'Basis'),
  say('说明', 'Text'),
]

/** When a check speaks. */
function broken(holds: string, { say }: Words): string {
  if (holds === never) return say('总是', 'always')
  const node = parse(holds)
  if (node.k !== 'call' || node.fn !== 'NOT') return say(`不成立时：${code(holds)}`, `unless ${code(holds)}`)
  const is = code(print(node.args[0] as Node))
  return say(`成立时：${is}`, `where ${is}`)
}

/** The codes of a definition's own, with when each applies: several checks may share one. */
export function codeRows(definition: Definition, w: Words, anchor: Anchors): string[][] {
  const { say, read, severity, basis, when } = w
  const told = ({ zh, en }: Text) => read({ zh: withSymbols(zh), en: withSymbols(en) })
  const own = Object.entries(definition.checks).map(([id, check]) => {
    const rows = check.rows ? say(`（${code(check.rows)} 的每一行）`, ` (each row of ${code(check.rows)})`) : ''
    const only = check.when ? say(`（仅当 ${when(check.when)}）`, ` (only with ${when(check.when)})`) : ''
    return [
      `${anchor(check.clause)}${code(check.code ?? id)}`,
      severity[check.severity],
      broken(check.holds, w) + rows + only,
      plain(check.clause ?? ''),
      basis[check.basis],
      told(check),
    ]
  })
  const onFactors = Object.entries(definition.factorChecks).map(([id, check]) => {
    const { rf, outside, boundary, gwpOtherThan } = check.record
    const parts = [
      ...(outside
        ? [
            say(
              `${code(check.input)} 取自 ${outside} 以外地区的因子`,
              `${code(check.input)} took a factor of a place outside ${outside}`,
            ),
          ]
        : []),
      ...(boundary
        ? [
            say(
              `${code(check.input)} 取自边界为${w.boundaryOf({ boundary })}的因子`,
              `${code(check.input)} took a factor ${w.boundaryOf({ boundary })}`,
            ),
          ]
        : []),
      ...(gwpOtherThan
        ? [
            say(
              `${code(check.input)} 取自 GWP 数据集与 ${code(gwpOtherThan)} 不同的因子`,
              `${code(check.input)} took a factor of another GWP set than ${code(gwpOtherThan)}`,
            ),
          ]
        : []),
      ...(rf
        ? [
            say(
              `${code(check.input)} 取自含辐射强迫的因子`,
              `${code(check.input)} took a factor with radiative forcing`,
            ),
          ]
        : []),
    ]
    const softer = check.informWhen
      ? say(`；${when(check.informWhen)} 时为${severity.info}`, `; ${severity.info} with ${when(check.informWhen)}`)
      : ''
    return [
      `${anchor(check.clause)}${code(id)}`,
      severity[check.severity],
      parts.join(say('，', ', ')) + softer,
      plain(check.clause ?? ''),
      basis[check.basis],
      told(check),
    ]
  })
  const said = sayingsOf(definition).map(({ at, saying }) => {
    const isRefused = Object.hasOwn(definition.refused, at)
    return [
      `${anchor(saying.clause)}${code(saying.code)}`,
      severity.error,
      isRefused
        ? say(`给出 ${code(at)} 时`, `where ${code(at)} is given`)
        : say(`${code(at)} 未给出时`, `where ${code(at)} is not given`),
      plain(saying.clause ?? ''),
      basis[saying.basis],
      told(saying),
    ]
  })
  return [...own, ...onFactors, ...said]
}

function codeTables({ definition }: Method, w: Words, anchor: Anchors): string {
  const { say, read, severity } = w
  const common = Object.entries(commonCodes).map(([id, text]) => [code(id), severity[text.severity], read(text)])
  const ownRows = codeRows(definition, w, anchor)
  return [
    say(
      '错误：没有数值；警告：有数值，请核对；提示：供了解。方括号中的名称在结果中换成实际内容。',
      'Error: there is no number. Warning: there is a number, look at it. Information: good to know. In a result, values stand in place of the names in square brackets.',
    ),
    ownRows.length > 0 ? table(codeColumns(w), ownRows) : '',
    say('各方法共用的代码：', 'Codes that all methods share:'),
    table([say('代码', 'Code'), say('级别', 'Severity'), say('说明', 'Text')], common),
  ]
    .filter(Boolean)
    .join('\n\n')
}

/** `NAME(a, [b])`. */
export const syntaxOf = ({ name, parameters }: SheetFunction) =>
  `=${name}(${parameters.map((each) => (each.required ? each.name : `[${each.name}]`)).join(', ')})`

function functionParts(method: Method, w: Words): string[] {
  const { say, read } = w
  const { definition } = method
  return sheetFunctions([method])
    .filter((each) => each.method === definition.id)
    .map((each) => {
      const spec = definition.functions[each.name.slice(definition.prefix.length + 1)]
      const given = spec ? givenBy(spec) : []
      const what = (key: string) =>
        `${code(key)}${say(' ', ', ')}${read(definition.formulas[key]?.label ?? { zh: '', en: '' })}`
      const selector = spec?.selects?.split('.')[1]
      const one = selector ? say(`，由 ${code(selector)} 选定其中一个`, `, the one that ${code(selector)} names`) : ''
      const fixed = spec?.with ? say(`；固定 ${w.when(spec.with)}`, `; fixed: ${w.when(spec.with)}`) : ''
      return [
        `### ${code(each.name)}`,
        `${code(syntaxOf(each))}${say('，', ' ')}${say(`得出 ${w.list(given.map(what))}`, `gives ${w.list(given.map(what))}`)}${one}${fixed}`,
        table(
          [say('参数', 'Parameter'), say('说明', 'Help')],
          each.parameters.map(({ name, help }) => [code(name), read(help)]),
        ),
      ].join('\n\n')
    })
}

/** The number of the row a line is of, as people count. */
const rowOf = ({ path }: TraceStep) => {
  const row = /^\/[^/]+\/(\d+)/.exec(path)?.[1]
  return row === undefined ? undefined : Number(row) + 1
}
const lineName = (line: TraceStep, { say }: Words) => {
  const row = rowOf(line)
  return code(line.key) + (row === undefined ? '' : say(`（第 ${row} 行）`, ` (row ${row})`))
}
/** A value as people read it, lists parted by semicolons. */
const shown = (value: TraceStep['value'], unit: string, { flag }: Words): string => {
  if (typeof value === 'boolean') return flag(value)
  if (typeof value === 'string') return value
  return [value]
    .flat()
    .map((each) => readable(each, unit))
    .join('; ')
}
const withUnit = (value: TraceStep['value'], unit: string, w: Words) =>
  [typeof value === 'boolean' ? w.flag(value) : code(shown(value, unit, w)), w.unit(unit)].filter(Boolean).join(' ')

/** Inputs as JSON, one row of a list on one line. */
const json = (inputs: Inputs) => {
  const inLine = (value: unknown) => JSON.stringify(value, null, 1).replaceAll(/\n\s*/g, ' ')
  const entries = Object.entries(inputs).map(([key, value]) =>
    Array.isArray(value)
      ? `  "${key}": [\n${value.map((row) => `    ${inLine(row)}`).join(',\n')}\n  ]`
      : `  "${key}": ${JSON.stringify(value)}`,
  )
  return `{\n${entries.join(',\n')}\n}`
}

function resultOf(method: Method, language: Language): Result {
  const { definition } = method
  const answer = calculate(method, exampleIn(definition, language), { trace: true })
  if (!answer.ok) throw new Error(`${definition.id}: the example is refused: ${answer.problems[0]?.en}`)
  return answer.result
}

function example(method: Method, language: Language, w: Words): string[] {
  const { say, read, severity, basis, status, licence } = w
  const { outputs, columns = {}, tables = {}, warnings, used, inputs, trace = [], digest } = resultOf(method, language)
  const isStep = (line: TraceStep) => line.formula !== undefined
  // rows of many columns: what was left at its default stands in the table of inputs already
  const isLong = trace.filter((line) => !isStep(line)).length > 60
  const given = trace
    .filter((line) => !isStep(line) && !(isLong && line.status === 'default' && rowOf(line) !== undefined))
    .map((line) => [
      lineName(line, w),
      read(line.label),
      withUnit(line.value, line.unit, w) +
        (line.numbers
          ? say(`（${code(readableNumbers(line.numbers))}）`, ` (${code(readableNumbers(line.numbers))})`)
          : ''),
      line.factor ? code(line.factor) : status[line.status],
    ])
  const steps = [...new Set(trace.filter(isStep).map(({ key }) => key))].map((key, i) => {
    const lines = trace.filter((line) => isStep(line) && line.key === key)
    const [first] = lines as [TraceStep]
    const from = [basis[first.basis ?? 'inference'], ...(first.clause ? [plain(first.clause)] : [])]
    const numbers = (line: TraceStep) =>
      `${code(readableNumbers(line.numbers ?? ''))} = **${plain(shown(line.value, line.unit, w))}** ${w.unit(line.unit)}`.trim()
    const head = `${i + 1}. ${code(key)} ${read(first.label)}${say(`（${from.join('，')}）：`, ` (${from.join(', ')}): `)}${code(first.formula ?? '')}`
    const row = rowOf(first)
    if (row === undefined) return `${head} = ${numbers(first)}`
    return [
      head,
      ...lines.map((line) => `   - ${say(`第 ${rowOf(line)} 行：`, `Row ${rowOf(line)}: `)}${numbers(line)}`),
    ].join('\n')
  })
  return [
    say('输入：', 'Inputs:'),
    `\`\`\`json\n${json(inputs)}\n\`\`\``,
    say(
      '结果（算出的数显示七位有效数字，计算中不作舍入）：',
      'Outputs (what was computed is shown to seven digits; nothing is rounded on the way):',
    ),
    table(
      [say('键', 'Key'), say('名称', 'Name'), say('值', 'Value')],
      Object.entries(outputs).map(([key, { value, unit }]) => [
        code(key),
        read(method.loaded.entries.get(key)?.label ?? { zh: key, en: key }),
        withUnit(value, unit, w),
      ]),
    ),
    ...Object.entries(columns).map(([key, { values, names, unit }]) =>
      table(
        [code(key), read(labelOf(method, key)), say('值', 'Value')],
        values.map((value, i) => ['', plain(names[i] ?? ''), withUnit(value, unit, w)]),
      ),
    ),
    ...Object.entries(tables).flatMap(([key, { unit, rows }]) => [
      `${code(key)} ${read(method.definition.tables?.[key]?.label ?? { zh: '', en: '' })}${say('：', ':')}`,
      table(
        [say('名称', 'Name'), say('值', 'Value'), say('占比', 'Share')],
        rows.map(({ name, value, share }) => [
          name === '' ? say('（未说明）', '(not stated)') : plain(name),
          withUnit(value, unit, w),
          share === undefined ? '' : `${(share * 100).toFixed(2)} %`,
        ]),
      ),
    ]),
    say('代入的输入及其来历：', 'The inputs that went in, and where each comes from:'),
    isLong ? say('各行取默认值的列从略。', 'Columns that took their default are left out.') : '',
    table([say('键', 'Key'), say('名称', 'Name'), say('值', 'Value'), say('来历', 'From')], given),
    say('逐步计算：', 'Step by step:'),
    steps.join('\n'),
    say('提示与警告：', 'Warnings and information:'),
    warnings.length > 0
      ? table(
          [
            say('代码', 'Code'),
            say('级别', 'Severity'),
            say('位置', 'Place'),
            say('条款', 'Clause'),
            say('说明', 'Text'),
          ],
          warnings.map((each) => [
            code(each.code),
            severity[each.severity],
            code(each.path),
            plain(each.clause ?? ''),
            read(each),
          ]),
        )
      : say('无。', 'None.'),
    used.length > 0 ? say('用到的因子：', 'Factors used:') : '',
    used.length > 0
      ? table(
          [say('编号', 'Id'), say('名称', 'Name'), say('值', 'Value'), say('文件', 'Document'), say('许可', 'Licence')],
          used.map(({ id, title, value, unit, source }) => [
            code(id),
            read(title),
            withUnit(value, unit, w),
            linked(read(source.document), source.url),
            licence(source.licence),
          ]),
        )
      : '',
    say(`因子集 ${code(factorSet)}，摘要 ${code(digest)}。`, `Factor set ${code(factorSet)}, digest ${code(digest)}.`),
  ]
}

/** What of the method stands in the text and what is ours. */
function basisTable({ loaded }: Method, w: Words): string {
  const { say, basis, list } = w
  const rows = (['seed', 'standard', 'inference'] as const).flatMap((which) => {
    const formulas = loaded.steps.filter((step) => step.basis === which).map(({ entry }) => code(entry.name))
    const { checks: own, factorChecks } = loaded.definition
    const said = sayingsOf(loaded.definition).map(({ saying }) => [saying.code, saying] as const)
    const found = [...Object.entries(own), ...Object.entries(factorChecks), ...said]
    const checks = [...new Set(found.flatMap(([id, check]) => (check.basis === which ? [code(id)] : [])))]
    return formulas.length + checks.length === 0 ? [] : [[basis[which], list(formulas), list(checks)]]
  })
  return table([say('依据', 'Basis'), say('公式', 'Formulas'), say('检查', 'Checks')], rows)
}

function methodPage(definition: Definition, language: Language): string {
  const w = words(language)
  const { say, other, read } = w
  const method = prepare(definition)
  const asked = askedBy(definition)
  const { id, edition, title, boundary, inputs, constants, outputs, tables } = definition
  const held = standards[definition.standard]
  const anchor = anchors()
  const [about, own] = [true, false].map((is) =>
    Object.entries(inputs).filter(([, input]) => (input.kind === 'text' && input.about === true) === is),
  ) as [[string, Input][], [string, Input][]]
  return [
    `# ${read(title)}`,
    `[${say('English', '中文')}](${fileOf(id, other)}) · [${say('因子库', 'Factor library')}](${fileOf('../factors', language)}) · [${say('不确定度与敏感性', 'Uncertainty and sensitivity')}](${fileOf('../uncertainty', language)}) · [${say('依据与未决问题', 'Basis and open questions')}](${fileOf('../basis', language)})`,
    table(
      [say('项目', 'Item'), say('内容', 'Content')],
      [
        [say('方法与版次', 'Method and edition'), code(`${id}@${edition}`)],
        [
          say('标准', 'Standard'),
          language === 'zh' ? `《${read(held.title)}》` : `${plain(held.title.zh)} (${read(held.title)})`,
        ],
        [say('发布机构', 'Issuer'), read(held.issuer)],
        [say('计划编号', 'Plan number'), plain(held.plan)],
        [say('状态', 'Status'), { draft: say('征求意见稿', 'draft for comment') }[held.status]],
        [say('我们持有的文本', 'Text we hold'), read(held.held)],
      ],
    ),
    section('boundary', say('边界', 'Boundary'), paragraphs(boundary[language])),
    section(
      'inputs',
      say('输入', 'Inputs'),
      inputTable(own, w, asked),
      say(
        '下列输入只作说明，不参与计算：',
        'These inputs say what the calculation is about; nothing is computed with them:',
      ),
      inputTable(about, w, asked),
      say(
        `另有 ${code('uncertainty')} 与 ${code('pedigree')}，写明输入有多不确定：见[不确定度与敏感性](${fileOf('../uncertainty', language)})。`,
        `Beside these, ${code('uncertainty')} and ${code('pedigree')} say how uncertain the inputs are: see [uncertainty and sensitivity](${fileOf('../uncertainty', language)}).`,
      ),
    ),
    section(
      'formulas',
      say('公式', 'Formulas'),
      say(
        '单独的名称指本行，`行.列` 指整列。公式不含因子数值；全过程不作舍入。',
        'A bare name is of the same row, `rows.column` the whole column. No formula holds a factor; nothing is rounded on the way.',
      ),
      formulaTable(method, w, anchor),
      Object.keys(constants).length > 0 ? `${say('常数：', 'Constants:')}\n\n${constantTable(constants, w)}` : '',
    ),
    section(
      'basis',
      say('哪些出自编制说明，哪些是推断', 'Drafting note or inference'),
      say(
        '“编制说明原文”指说明中印出的公式或文字规则；其余逐条标明。标准正文公布后，另立新版次，旧版次保留。',
        '“The drafting note” means an equation or a rule in words that the note prints; all else is marked one by one. When the text of the standard appears, it becomes a new edition beside this one.',
      ),
      basisTable(method, w),
      say(
        `各方法的依据与未决问题：见[依据与未决问题](${fileOf('../basis', language)})。`,
        `All methods, and what is not known: see [basis and open questions](${fileOf('../basis', language)}).`,
      ),
    ),
    section(
      'outputs',
      say('结果', 'Outputs'),
      table(
        [say('键', 'Key'), say('名称', 'Name'), say('单位', 'Unit'), say('显示格式', 'Display format')],
        [
          ...Object.entries(outputs).map(([key, format]) => ({ key, of: key, format })),
          ...Object.entries(definition.columns).map(([key, column]) => ({ key, ...column })),
        ].map(({ key, of, format }) => {
          const entry = method.loaded.entries.get(of)
          return [code(key), entry ? read(entry.label) : '', w.unit(entry?.unit ?? ''), code(format)]
        }),
      ),
      tables
        ? say('贡献表，最大的在前，附占比：', 'Tables of contributions, the largest first, each with its share:')
        : '',
      tables
        ? table(
            [
              say('键', 'Key'),
              say('名称', 'Name'),
              say('合计', 'Sum of'),
              say('按', 'By'),
              say('依据', 'Basis'),
              say('条款', 'Clause'),
            ],
            Object.entries(tables).map(([key, { label, of, by, basis, clause }]) => [
              code(key),
              read(label),
              code(of),
              code(by),
              w.basis[basis],
              plain(clause ?? ''),
            ]),
          )
        : '',
    ),
    section('codes', say('代码', 'Codes'), codeTables(method, w, anchor)),
    section('functions', say('表格函数', 'Sheet functions'), ...functionParts(method, w)),
    section('example', say('算例', 'Worked example'), ...example(method, language, w)),
    written(w),
  ].join('\n\n')
}

// ---- the factor library ----

const printed = ({ printed, value }: FactorRecord) => printed ?? String(value)

/** What is the same for all figures of a series. */
const particulars = (one: Series, { say, read, boundaryOf, unit: name }: Words) => {
  const { unit, gases, reviewed, rf, gwp, boundary } = one
  return [
    ...(one.by === 'key' ? [say(`地区 ${read(placeTitle(one.place))}`, `place ${read(placeTitle(one.place))}`)] : []),
    ...(unit === '-' ? [] : [say(`单位 ${name(unit)}`, `unit ${name(unit)}`)]),
    ...(gases ? [say(`气体 ${gases}`, `gases ${gases}`)] : []),
    ...(gwp ? [`GWP ${gwp}`] : []),
    ...(boundary ? [say(`边界：${boundaryOf(one)}`, `boundary: ${boundaryOf(one)}`)] : []),
    ...(rf ? [say('含辐射强迫', 'radiative forcing included')] : []),
    say(`复核 ${reviewed}`, `reviewed ${reviewed}`),
  ].join(say('，', ', '))
}

/** One table for each series: places or keys x years or sets. A title that is that of the series before is not said again. */
function seriesTables(family: string, w: Words): string[] {
  const { say, read, certainty, list } = w
  const all = series.filter((one) => one.family === family)
  return all.flatMap((one, index) => {
    const values = (line: string) => line.split(' ').map((text) => (text === '-' ? '' : text))
    const id = code(expand(one)[0]?.id ?? '')
    const sourceOf = (each: Column) => `${code(each.source)}${say('，', ', ')}${certainty[each.certainty]}`
    const from = [...new Set(one.columns.map(sourceOf))]
    const name = (row: string) => (one.by === 'place' ? placeTitle(row) : (one.names?.[row] ?? { zh: row, en: row }))
    const notes = one.notes ?? {}
    const noted = Object.keys(notes).length > 0
    const about = particulars(one, w)
    return [
      ...(read(one.title) === (all[index - 1] ? read((all[index - 1] as Series).title) : '')
        ? []
        : [`### ${read(one.title)}`]),
      say(`编号形如 ${id}。`, `Ids such as ${id}. `) +
        say(`${about}。`, `${about.charAt(0).toUpperCase()}${about.slice(1)}.`) +
        (one.note ? ` ${read(one.note)}` : ''),
      from
        .map((source) => {
          const columns = one.columns.filter((each) => source === sourceOf(each))
          const named = columns.map(({ set, year }) => (set === undefined ? String(year) : `${code(set)} (${year})`))
          return `- ${list(named)}${say('：', ': ')}${source}`
        })
        .join('\n'),
      table(
        [
          one.by === 'place' ? say('地区', 'Place') : say('名称', 'Name'),
          one.by === 'place' ? say('代码', 'Code') : say('键', 'Key'),
          ...one.columns.map((each) => (each.set === undefined ? String(each.year) : code(each.set))),
          ...(noted ? [say('说明', 'Note')] : []),
        ],
        Object.entries(one.rows).map(([row, line]) => {
          const note = notes[row]
          return [read(name(row)), code(row), ...values(line), ...(noted ? [note ? read(note) : ''] : [])]
        }),
      ),
    ]
  })
}

/** Figures by mode: those of sets as modes x sets, the others one by one. */
function modeTables(family: string, moded: ModeFamily, w: Words): string[] {
  const { say, read, certainty, boundaryOf } = w
  const sets = Object.entries(moded.sets)
  const inSet = new Set(sets.flatMap(([, { modes }]) => Object.values(modes)))
  const modes = [...new Set(sets.flatMap(([, set]) => Object.keys(set.modes)))]
  const rest = records().filter((record) => record.family === family && !inSet.has(record.id))
  const setRows = modes.map((mode) => {
    const found = sets.map(([, set]) => (set.modes[mode] === undefined ? undefined : factorById(set.modes[mode])))
    const units = [...new Set(found.flatMap((record) => record?.unit ?? []))]
    return [
      read(moded.modes[mode] ?? { zh: mode, en: mode }),
      code(mode),
      units.map(w.unit).join(' / '),
      ...found.map((record) => (record ? printed(record) + (units.length > 1 ? ` (${record.gases})` : '') : '')),
    ]
  })
  const setParts = sets.map(([id, set]) => {
    const chosen = Object.values(set.modes).flatMap((one) => factorById(one) ?? [])
    const readings = [...new Set(chosen.map((record) => certainty[record.certainty]))]
    const inside = [...new Set(chosen.map(boundaryOf))]
    const from = [...new Set(chosen.map(({ source }) => code(source)))]
    const about = setTitles[family]?.[id]
    if (!about) throw new Error(`${id} has no title`)
    const basis = about.basis === 'inference' ? say('（本工具推定）', ' (our inference)') : ''
    return `- ${code(id)} ${read(about.title)}${basis}${say('：', ': ')}${read(about.note)}${say(` 来源 ${w.list(from)}（${w.list(readings)}），边界：${w.list(inside)}。`, ` Sources: ${w.list(from)} (${w.list(readings)}); boundary: ${w.list(inside)}.`)}`
  })
  return [
    `### ${say('因子集：方式 × 集', 'Sets: modes x sets')}`,
    setParts.join('\n'),
    table([say('方式', 'Mode'), say('键', 'Key'), say('单位', 'Unit'), ...sets.map(([id]) => code(id))], setRows),
    `### ${say('不在任何集中的因子', 'Figures in no set')}`,
    table(
      [
        say('编号', 'Id'),
        say('名称', 'Name'),
        say('值', 'Value'),
        say('年份', 'Year'),
        say('边界', 'Boundary'),
        say('来源', 'Source'),
        say('可信程度', 'How it was read'),
        say('说明', 'Note'),
      ],
      rest.map((record) => [
        code(record.id),
        read(record.title),
        `${printed(record)} ${w.unit(record.unit)}`,
        String(record.year),
        boundaryOf(record),
        code(record.source),
        certainty[record.certainty],
        record.note ? read(record.note) : '',
      ]),
    ),
  ]
}

const familyTables = (family: string, w: Words): string[] => {
  const moded = modesOf(family)
  return moded ? modeTables(family, moded, w) : seriesTables(family, w)
}

function factorsPage(language: Language): string {
  const w = words(language)
  const { say, other, read, licence, list, certainty } = w
  const letters = list(Object.entries(certainty).map(([letter, meaning]) => `${code(letter)} ${meaning}`))
  const familyTitle: Record<string, string> = {
    grid: say('电网电力', 'Grid electricity'),
    footprint: say('电力碳足迹', 'Carbon footprint of electricity'),
    travel: say('客运出行', 'Passenger travel'),
    pue: say('数据中心电能利用效率', 'PUE of data centres'),
    material: say('材料与包装', 'Materials and packaging'),
    water: say('供水与污水', 'Water and sewage'),
    waste: say('废弃物', 'Waste'),
    gwp: say('全球增温潜势', 'Global warming potential'),
    freight: say('货运', 'Freight'),
    network: say('网络', 'Networks'),
    part: say('部件', 'Parts'),
    'storage-power': say('存储功耗', 'Power of storage'),
    'vcpu-power': say('虚拟处理器功耗', 'Power of virtual processors'),
    'memory-power': say('内存功耗', 'Power of memory'),
    other: say('其他', 'Other'),
  }
  const why = {
    conflict: say('互相矛盾', 'contradiction'),
    unclear: say('含义不明', 'unclear'),
    unusable: say('不适用', 'not usable'),
    memory: say('仅凭记忆', 'from memory'),
    'not-seen': say('原文未见', 'not seen'),
    none: say('没有数值', 'no figure'),
  }
  const families = [...new Set(records().map(({ family }) => family))]
  const order = (family: string) => (families as string[]).indexOf(family) + 1 || families.length + 1
  const sorted = leftOut.toSorted((a, b) => order(a.family) - order(b.family))
  return [
    `# ${say('因子库', 'Factor library')}`,
    `[${say('English', '中文')}](${fileOf('factors', other)})`,
    say(
      `因子集 ${code(factorSet)}，共 ${records().length} 个因子。数值从不修改，更正另立新记录并注明取代哪一条；同一因子集的结果不会改变。kgCO₂ 与 kgCO₂e 是不同的单位。`,
      `Factor set ${code(factorSet)}, ${records().length} figures. A figure is never edited: a correction is a new record that names the one it supersedes, and one factor set never changes a result. kgCO₂ and kgCO₂e are different units.`,
    ),
    say(
      `结果与接口中的 ${code('certainty')} 说明数值是怎样读到的：${letters}。`,
      `${code('certainty')} in results and answers tells how a figure was read: ${letters}.`,
    ),
    section(
      'sources',
      say('来源与许可', 'Sources and licences'),
      say(
        '许可一栏写“未见”的，是我们没有看到许可条款；使用或转载这些数值前请自行确认。',
        'Where the licence reads “not seen”, we have not seen any terms: make sure yourself before you publish these figures further.',
      ),
      table(
        [
          say('编号', 'Id'),
          say('文件', 'Document'),
          say('机构', 'Issuer'),
          say('文号', 'Number'),
          say('发布', 'Published'),
          say('许可', 'Licence'),
          say('如何读到', 'How it was read'),
        ],
        sources.map((source) => [
          code(source.id),
          linked(read(source.document), source.url),
          read(source.issuer),
          plain(source.docNo ?? ''),
          licence(source.published),
          licence(source.licence),
          read(source.read),
        ]),
      ),
    ),
    ...families.map((family) =>
      section(family, `${familyTitle[family] ?? family} ${code(family)}`, ...familyTables(family, w)),
    ),
    section(
      'left-out',
      say('没有收入的数值', 'What was left out'),
      table(
        [say('类别', 'Family'), say('数值', 'Figure'), say('原因', 'Why'), say('说明', 'Reason')],
        sorted.map(({ family, what, why: kind, reason }) => [
          familyTitle[family] ?? family,
          read(what),
          why[kind],
          read(reason),
        ]),
      ),
    ),
    written(w),
  ].join('\n\n')
}

/** Every page of documentation that follows from the definitions, as markdown. */
export function docsPages(list: readonly Definition[] = definitions): { path: string; text: string }[] {
  const languages = ['zh', 'en'] as const
  const methods = list.flatMap((definition) =>
    languages.map((language) => ({
      path: `docs/methods/${fileOf(definition.id, language)}`,
      text: `${methodPage(definition, language)}\n`,
    })),
  )
  const factors = languages.map((language) => ({
    path: `docs/${fileOf('factors', language)}`,
    text: `${factorsPage(language)}\n`,
  }))
  return [...methods, ...indexPages(list), ...factors, ...uncertaintyPages(list), ...basisPages(list)]
}
