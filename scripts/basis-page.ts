/** The page on what stands in the drafting notes, what in other standards and what is inference, with the open questions, as markdown in Chinese and English. */
import { type Definition, type Method, prepare, type Text } from '#core'
import { commonCodes } from '#core/codes'
import { sayingsOf } from '#core/method'
import { code, fileOf, type Language, plain, section, table, type Words, words, written } from './docs.ts'
import { type OpenQuestion, openQuestions } from './open-questions.ts'

const bases = ['seed', 'standard', 'inference'] as const
type Basis = (typeof bases)[number]

const stepsOf = ({ loaded }: Method) =>
  loaded.steps.map(({ entry, kind, text, clause, basis }) => ({
    key: entry.name,
    label: entry.label,
    remark: entry.formula?.remark,
    isDefault: kind === 'default',
    text,
    clause,
    basis,
  }))

/** The basis of each check, remark on a factor and refusal of a method. */
const checksOf = ({ checks, factorChecks, ...definition }: Definition): Basis[] =>
  [
    ...Object.values(checks),
    ...Object.values(factorChecks),
    ...sayingsOf({ checks, factorChecks, ...definition }).map(({ saying }) => saying),
  ].map(({ basis }) => basis)

const counted = (found: readonly Basis[]) => bases.map((basis) => found.filter((each) => each === basis).length)

function counts(methods: readonly Method[], { say, basis }: Words): string {
  const rows = methods.map((method) => ({
    name: code(method.definition.id),
    formulas: counted(stepsOf(method).map((step) => step.basis)),
    checks: counted(checksOf(method.definition)),
  }))
  const sum = (of: 'formulas' | 'checks') => bases.map((_, i) => rows.reduce((all, row) => all + (row[of][i] ?? 0), 0))
  const total = { name: say('合计', 'All'), formulas: sum('formulas'), checks: sum('checks') }
  const head = (of: string) => bases.map((each) => `${of}${say('：', ': ')}${basis[each]}`)
  return table(
    [say('方法', 'Method'), ...head(say('公式', 'Formulas')), ...head(say('检查', 'Checks'))],
    [...rows, total].map(({ name, formulas, checks }) => [name, ...[...formulas, ...checks].map(String)]),
  )
}

function formulasOf(method: Method, before: readonly Method[], language: Language): string[] {
  const w = words(language)
  const { say, read, basis, list } = w
  const { definition } = method
  const steps = stepsOf(method)
  const [seed, standard, inference] = counted(steps.map((step) => step.basis))
  const found = JSON.stringify(steps)
  const same = before.find((each) => JSON.stringify(stepsOf(each)) === found)
  const page = `[${read(definition.title)}](methods/${fileOf(definition.id, language)})`
  const numbers = list([`${basis.seed} ${seed}`, `${basis.standard} ${standard}`, `${basis.inference} ${inference}`])
  return [
    say(
      `${page}，${steps.length} 条公式：${numbers}。`,
      `${page}, ${steps.length} formula${steps.length === 1 ? '' : 's'}: ${numbers}.`,
    ),
    same
      ? say(`公式与 ${code(same.definition.id)} 相同。`, `The formulas are those of ${code(same.definition.id)}.`)
      : table(
          [
            say('键', 'Key'),
            say('含义', 'Meaning'),
            say('公式', 'Formula'),
            say('依据', 'Basis'),
            say('条款', 'Clause'),
            say('说明', 'Remark'),
          ],
          steps.map(({ key, label, isDefault, text, clause, basis: from, remark }) => [
            code(key),
            read(label) + (isDefault ? say('（未给出时）', ' (where not given)') : ''),
            code(text),
            basis[from],
            plain(clause ?? ''),
            remark ? read(remark) : '',
          ]),
        ),
  ]
}

/** Every name that a question points to is an input, a formula or a code of its method. */
function hold({ definition, loaded }: Method, name: string): string {
  const { inputs, formulas, checks, factorChecks } = definition
  const [group = '', column = ''] = name.split('.')
  const input = inputs[group]
  const isCell = input?.kind === 'rows' && Object.hasOwn(input.columns, column)
  const codes = [
    ...Object.entries(checks).map(([id, check]) => check.code ?? id),
    ...Object.keys(factorChecks),
    ...sayingsOf(definition).map(({ saying }) => saying.code),
    ...Object.keys(commonCodes),
  ]
  const isKnown = Object.hasOwn(inputs, name) || isCell || Object.hasOwn(formulas, name) || loaded.entries.has(name)
  if (!isKnown && !codes.includes(name)) throw new Error(`${definition.id} has no ${name}`)
  return code(name)
}

function question(one: OpenQuestion, methods: readonly Method[], w: Words): string {
  const { say, list } = w
  const said = (text: Text) => text[language(w)]
  const places = Object.entries(one.shows).flatMap(([id, names]) => {
    const method = methods.find(({ definition }) => definition.id === id)
    if (!method) throw new Error(`There is no method ${id}`)
    return [`${code(id)}${say('：', ': ')}${list(names.map((name) => hold(method, name)))}`]
  })
  return [
    `### ${said(one.title)}`,
    [
      `- ${say('不知道的：', 'Not known: ')}${said(one.unknown)}`,
      `- ${say('我们的做法：', 'What we assume: ')}${said(one.assumed)}`,
      ...(places.length > 0
        ? [`- ${say('体现在：', 'Where it shows: ')}${places.join(say('；', '; '))}${say('。', '.')}`]
        : []),
      ...(one.also ? [`- ${said(one.also)}`] : []),
    ].join('\n'),
  ].join('\n\n')
}
const language = ({ other }: Words): Language => (other === 'zh' ? 'en' : 'zh')

function page(definitions: readonly Definition[], language: Language): string {
  const w = words(language)
  const { say, other } = w
  const methods = definitions.map((definition) => prepare(definition))
  return [
    `# ${say('依据与未决问题', 'Basis and open questions')}`,
    `[${say('English', '中文')}](${fileOf('basis', other)})`,
    say(
      '五份标准都是征求意见稿，我们持有编制说明，没有见到标准正文。下面逐条列出：哪些公式由编制说明印出（公式或文字规则），哪些出自已发布的其他标准或方法，哪些是本工具推定。',
      'All five standards are drafts for comment. We hold the drafting notes and have not seen the texts. This page lists, formula by formula, what a note prints (as an equation or a rule in words), what another published standard or method says, and what is our inference.',
    ),
    section('counts', say('条数', 'Counts'), counts(methods, w)),
    section(
      'open',
      say('未决问题', 'Open questions'),
      say('按价值排列：最前面的答案会改变最多。', 'In order of value: the first answers would change the most.'),
      ...openQuestions.map((one) => question(one, methods, w)),
    ),
    ...methods.map((method, i) =>
      section(method.definition.id, code(method.definition.id), ...formulasOf(method, methods.slice(0, i), language)),
    ),
    written(w),
  ].join('\n\n')
}

export const basisPages = (definitions: readonly Definition[]) =>
  (['zh', 'en'] as const).map((language) => ({
    path: `docs/${fileOf('basis', language)}`,
    text: `${page(definitions, language)}\n`,
  }))
