/** Reads the query of a URL: keys that steer the answer apart from keys that are inputs. */
import { factorSet, type Method, type Problem, problem, type Text } from '#core'
import { defaultDraws, defaultSeed, mostDraws, mostSeed } from '#core/uncertainty'
import { languages, variants } from './workbook-names.ts'

const kindsOf = (language: keyof Text) =>
  Object.entries(variants)
    .map(([key, title]) => `${key} ${title[language]}`)
    .join(' / ')

/** The inputs of a method that are rows or lists, which a CSV body may give. */
export const rowsOf = ({ definition }: Method): string[] =>
  Object.entries(definition.inputs).flatMap(([key, { kind }]) => (kind === 'rows' || kind === 'list' ? [key] : []))

/** Keys that steer an answer; each has its few values. */
export const controls = {
  out: {
    zh: '要哪一个结果，仅 .txt',
    en: 'Which output, .txt only',
    values: ({ definition }: Method) => Object.keys(definition.outputs),
  },
  err: {
    zh: '以 200 与 ERR:代码 报错，供单元格使用',
    en: 'Answer refusals as 200 with ERR:CODE, for cells',
    values: () => ['text'],
  },
  trace: { zh: '附上计算过程', en: 'Add the trace', values: () => ['1'] },
  edition: { zh: '方法的版本', en: 'Edition of the method', values: ({ definition }: Method) => [definition.edition] },
  factors: { zh: '因子集的版本', en: 'Version of the factor set', values: () => [factorSet] },
  uncertainty: {
    zh: '附上结果的不确定度，按 uncertainty、pedigree 与 u 列',
    en: 'Add the uncertainty of the result, from uncertainty, pedigree and the columns u',
    values: () => ['1'],
  },
  seed: {
    zh: `抽样的种子，默认 ${defaultSeed}，须有 uncertainty=1`,
    en: `Seed of the draws, ${defaultSeed} by default; with uncertainty=1`,
    whole: { least: 0, most: mostSeed },
    beside: 'uncertainty',
  },
  draws: {
    zh: `抽样次数，默认 ${defaultDraws}，须有 uncertainty=1`,
    en: `Number of draws, ${defaultDraws} by default; with uncertainty=1`,
    whole: { least: 1, most: mostDraws },
    beside: 'uncertainty',
  },
  sensitivity: {
    zh: '附上每个输入增减 10% 的影响',
    en: 'Add the effect of 10 % more and less of each input',
    values: () => ['1'],
  },
  output: {
    zh: '对哪一个结果的影响，默认为最后一个，须有 sensitivity=1',
    en: 'The effect on which output, the last by default; with sensitivity=1',
    values: ({ definition }: Method) => Object.keys(definition.outputs),
    beside: 'sensitivity',
  },
  report: {
    zh: '附上报告；请求头 Accept 含 text/html 时或值为 html 时为可打印的网页；产品碳足迹的方法另有 pact：交换数据',
    en: 'Add the report; a page to print where Accept names text/html or the value is html; methods of product footprints also have pact, data for exchange',
    values: ({ definition }: Method) => ['1', 'html', ...(definition.report?.pact ? ['pact'] : [])],
  },
  lang: {
    zh: '语言：工作簿默认中文；报告网页默认中英文对照，须有 report',
    en: 'Language: of a workbook, Chinese by default; of the page of a report, both by default, with report',
    values: () => languages,
    beside: 'report',
  },
  variant: {
    zh: `哪一种工作簿，默认 base：${kindsOf('zh')}`,
    en: `Which workbook, base by default: ${kindsOf('en')}`,
    values: () => Object.keys(variants),
  },
  rows: {
    zh: '请求体（text/csv）是哪一个输入的各行；其余输入写作参数，同 .json 地址',
    en: 'Which input the rows of a text/csv body are; all other inputs are parameters, as at the .json address',
    values: rowsOf,
  },
} satisfies Record<string, Text & ControlValues>

/** Its values, or the whole numbers it takes; `beside` names the control without which it means nothing, on the routes that have it. */
type ControlValues = { beside?: string } & (
  | { values: (method: Method) => readonly string[] }
  | { whole: { least: number; most: number } }
)

export type Control = keyof typeof controls
export type Pair = readonly [string, string]

const shown = (text: string) => (text.length > 40 ? `${text.slice(0, 40)}…` : text)
export const at = (key: string) => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`

/** The pairs of a URL's query. Bytes that are not UTF-8 are told, since they would only be lost. */
export function pairsOf(url: string): { pairs: Pair[]; problems: Problem[] } {
  const start = url.indexOf('?')
  const pairs = start < 0 ? [] : [...new URLSearchParams(url.slice(start))]
  const problems = pairs
    .filter((pair) => pair.join().includes('\ufffd'))
    .map(([key]) =>
      problem(
        at(key),
        'BODY',
        `参数 ${shown(key)} 不是 UTF-8：网址中的文字请按 UTF-8 编码`,
        `The parameter ${shown(key)} is not UTF-8: encode texts in URLs as UTF-8`,
      ),
    )
  return { pairs, problems }
}

/** A key that has no place in this query; `instead` says where it may have one. */
export const unknown = (key: string, known: readonly string[], instead: Text = { zh: '', en: '' }): Problem => {
  const zh = known.length > 0 ? `可用的有 ${known.join('、')}` : `此地址没有参数${instead.zh}`
  const en = known.length > 0 ? `there are ${known.join(', ')}` : `this address takes none${instead.en}`
  return problem(
    at(key),
    'UNKNOWN-KEY',
    `未知的参数 ${shown(key)}：${zh}`,
    `The parameter ${shown(key)} is not known: ${en}`,
  )
}

export const twice = (key: string): Problem =>
  problem(at(key), 'CONFLICT', `参数 ${key} 给了两次`, `The parameter ${key} is given twice`)

export type Query = { controls: Partial<Record<Control, string>>; rest: Pair[]; problems: Problem[] }

/** Takes the controls that a route knows out of the query; `rest` is everything else. */
export function readQuery(url: string, method: Method, known: readonly Control[]): Query {
  const { pairs, problems } = pairsOf(url)
  const query: Query = { controls: {}, rest: [], problems }
  for (const [key, value] of pairs) {
    const control = known.find((one) => one === key)
    if (control === undefined) {
      query.rest.push([key, value])
      continue
    }
    if (query.controls[control] !== undefined) problems.push(twice(key))
    else problems.push(...wrongValue(control, value, method))
    query.controls[control] = value
  }
  for (const key of Object.keys(query.controls) as Control[]) {
    const { beside }: ControlValues = controls[key]
    if (beside === undefined || !known.includes(beside as Control)) continue
    if (query.controls[beside as Control] !== undefined) continue
    const zh = `参数 ${key} 只与 ${beside}=1 同用：请加上它，或删去 ${key}`
    const en = `The parameter ${key} goes with ${beside}=1 only: add that, or remove ${key}`
    problems.push(problem(`/${key}`, 'CONFLICT', zh, en))
  }
  return query
}

function wrongValue(key: Control, value: string, method: Method): Problem[] {
  const control: ControlValues = controls[key]
  if ('whole' in control) {
    const { least, most } = control.whole
    if (/^\d{1,10}$/.test(value) && Number(value) >= least && Number(value) <= most) return []
    const zh = `参数 ${key} 不能是 ${shown(value)}：请填写 ${least} 到 ${most} 的整数`
    const en = `The parameter ${key} cannot be ${shown(value)}: give a whole number from ${least} to ${most}`
    return [problem(`/${key}`, 'RANGE', zh, en)]
  }
  const values = control.values(method)
  if (values.includes(value)) return []
  return [
    problem(
      `/${key}`,
      'CHOICE',
      `参数 ${key} 没有 ${shown(value)}：可用 ${values.join('、')}`,
      `The parameter ${key} has no ${shown(value)}: there is ${values.join(', ')}`,
    ),
  ]
}
