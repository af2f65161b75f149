/** The pages of the site that hold text: the documentation as HTML, and a help page for each sheet function. */

import { Marked } from 'marked'
import { calculate, type Definition, definitions, type Inputs, type Method, prepare, standards, type Text } from '#core'
import { applies } from '#core/condition'
import { type FunctionSpec, givenBy, sayingsOf } from '#core/method'
import {
  errorCode,
  errorText,
  type Parameter,
  type SheetAnswer,
  type SheetFunction,
  sheetFunctions,
} from '#core/sheet/index'
import { columnKey, parameterInput, slice } from '#core/slice'
import { orderOf } from '#core/tables/rows'
import { kinds } from '../worker/problems.ts'
import { clauseAnchor, docsPages, type Language, syntaxOf } from './docs.ts'
import { frame, helpOf, html, type Page, scrolling, suffix, type Words, words } from './frame.ts'

type Cell = string | number | boolean
type Range = Cell[][]
/** Arguments of a call as they are typed, and the cells they point to. */
type Call = { text: string; args: unknown[]; cells: Range }

const methods = definitions.map((definition) => prepare(definition))
const functions = sheetFunctions(methods)
const functionNames = new Set(functions.map(({ name }) => name))
/** What the definition says of a function. */
const keyOf = ({ prefix }: Definition, { name }: SheetFunction) => name.slice(prefix.length + 1)
const specOf = (definition: Definition, fn: SheetFunction) => definition.functions[keyOf(definition, fn)]
const methodOf = (id: string | undefined) => methods.find(({ definition }) => definition.id === id)

/** Chinese and English in one line. */
const inLine = ({ zh, en }: Text) => (zh === en ? html(zh) : `${html(zh)} <span lang="en">${html(en)}</span>`)

// ---- documentation from markdown ----

const anchor = /^<a id="[\w-]+">$|^<\/a>$/

const markdownIn = (language: Language) =>
  new Marked({
    gfm: true,
    renderer: {
      // the only HTML that our markdown holds are anchors; anything else is text
      html: ({ text }) => (anchor.test(text) ? text : html(text)),
      codespan({ text }) {
        const code = `<code>${html(text)}</code>`
        return functionNames.has(text) ? `<a href="${helpOf(text, language)}">${code}</a>` : code
      },
      link({ href, tokens }) {
        const text = this.parser.parseInline(tokens)
        if (/^https?:/.test(href)) return `<a href="${html(href)}" rel="noreferrer">${text}</a>`
        const page = href.replace(/(\.zh-CN)?\.md$/, (_, zh) => `${zh ? '' : '.en'}.html`)
        return `<a href="${html(page)}">${text}</a>`
      },
      table({ header, rows }) {
        const row = (cells: typeof header, tag: string) =>
          `<tr>${cells.map((cell) => `<${tag}>${this.parser.parseInline(cell.tokens)}</${tag}>`).join('')}</tr>`
        const head = header.map(({ text }) => text).join(' · ')
        return `${scrolling(`<table><thead>${row(header, 'th')}</thead><tbody>${rows.map((cells) => row(cells, 'td')).join('\n')}</tbody></table>`, head, header.length)}\n`
      },
    },
  })

const markdown = { zh: markdownIn('zh'), en: markdownIn('en') }

const sectionHeading = /^## <a id="([\w-]+)"><\/a>(.+)$/gm

function docsPage({ path, text }: { path: string; text: string }): Page {
  const language: Language = path.endsWith('.zh-CN.md') ? 'zh' : 'en'
  const base = path.replace(/(\.zh-CN)?\.md$/, '')
  const [title = ''] = /(?<=^# ).+/m.exec(text) ?? []
  // the links to the other language and to the factors stand in the frame
  const body = text.replace(/^# .+\n\n\[.+\n/, '')
  const sections = [...body.matchAll(sectionHeading)].map(
    ([, id, name = '']) => `<a href="#${id}">${html(name.replaceAll(/ `[^`]*`/g, ''))}</a>`,
  )
  const contents = `<nav class="contents" aria-label="${language === 'zh' ? '本页' : 'This page'}">${sections.join(' ')}</nav>`
  const main = `<h1>${markdown[language].parseInline(title)}</h1>\n${contents}\n${markdown[language].parse(body)}`
  const other = `/${base}${suffix[language === 'zh' ? 'en' : 'zh']}.html`
  return { path: `${base}${suffix[language]}.html`, html: frame(language, title, main, other) }
}

function methodsPage(language: Language): Page {
  const zh = language === 'zh'
  const items = definitions.map(({ id, edition, title, standard }) => {
    const { title: of, status } = standards[standard]
    const state = { draft: zh ? '征求意见稿' : 'draft for comment' }[status]
    return `<li><a href="/docs/methods/${id}${suffix[language]}.html">${html(title[language])}</a> <code>${id}@${edition}</code><br>${html(of[language])}${zh ? '，' : ', '}${state}</li>`
  })
  const title = zh ? '方法' : 'Methods'
  const intro = zh
    ? '每个方法写明输入、公式、条款、依据、代码与一个算例，全部由同一份定义写成。'
    : 'Each method with its inputs, formulas, clauses, basis, codes and a worked example, all written from one definition.'
  const main = `<h1>${title}</h1>\n<p>${intro}</p>\n<ul class="list">\n${items.join('\n')}\n</ul>`
  const other = `/docs/methods/index${suffix[zh ? 'en' : 'zh']}.html`
  return { path: `docs/methods/index${suffix[language]}.html`, html: frame(language, title, main, other) }
}

// ---- ranges for the examples ----

const columnName = (index: number) => String.fromCharCode(65 + index)
const width = (range: Range) => Math.max(...range.map((row) => row.length))
const address = (range: Range, column = 0) =>
  `${columnName(column)}1:${columnName(column + width(range) - 1)}${range.length}`
const typed = (value: Cell) =>
  typeof value === 'string' ? `"${value}"` : typeof value === 'boolean' ? String(value).toUpperCase() : String(value)

/** Rows of an example as cells: a header of the columns they use, then their values. */
function rowsRange(rows: readonly Readonly<Record<string, Cell>>[]): Range {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  return [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))]
}
const groupRange = (value: unknown): Range => {
  const rows = value as readonly (Cell | readonly Cell[] | Readonly<Record<string, Cell>>)[]
  if (rows.every((row) => Array.isArray(row))) return rows.map((row) => [...row])
  return rows.every((row) => typeof row === 'object')
    ? rowsRange(rows as readonly Readonly<Record<string, Cell>>[])
    : rows.map((cell) => [cell as Cell])
}

/** Inputs of a method as a block: names and values, then the rows. */
function blockRange(inputs: Inputs): Range {
  const isGroup = ([, value]: [string, unknown]) => Array.isArray(value)
  const entries = Object.entries(inputs)
  return [
    ...entries.filter((entry) => !isGroup(entry)).map(([key, value]): Cell[] => [key, value as Cell]),
    ...entries.filter(isGroup).flatMap(([key, value]) => [[`[${key}]`], ...groupRange(value)]),
  ]
}

/** The same as a table of two cases, the second with one input halved so that the answer differs; undefined where rows do not fit into one cell. */
function tableRange(fn: SheetFunction, { definition }: Method, inputs: Inputs): Range | undefined {
  const cell = (key: string, value: unknown): Cell | undefined => {
    const input = definition.inputs[key]
    if (input?.kind === 'matrix') return (value as number[][]).map((row) => row.join(':')).join(';')
    if (input?.kind !== 'rows') return Array.isArray(value) ? value.join(';') : (value as Cell)
    const rows = value as readonly Readonly<Record<string, Cell>>[]
    const order = orderOf(input).map((place) => [place].flat())
    const fits = rows.every((row) => Object.keys(row).every((key) => order.some((names) => names.includes(key))))
    const compact = (row: Readonly<Record<string, Cell>>) =>
      order
        .map((names) => row[names.find((name) => row[name] !== undefined) ?? ''] ?? '')
        .join(':')
        .replace(/:+$/, '')
    return fits ? rows.map(compact).join(';') : undefined
  }
  const half = (value: unknown): unknown => {
    if (typeof value === 'number') return value / 2
    if (Array.isArray(value)) return value.map(half)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, half(one)]))
  }
  const caseOf = (each: Inputs) => Object.entries(each).map(([key, value]) => cell(key, value))
  for (const [key, value] of Object.entries(inputs).reverse()) {
    const rows = [caseOf(inputs), caseOf({ ...inputs, [key]: half(value) })]
    if (rows.flat().includes(undefined)) return undefined
    const range = [Object.keys(inputs), ...rows] as Range
    const [first, second] = fn.run([range, ...selected(definition, fn, 'zh')]).map(([result]) => result)
    if (typeof first === 'number' && typeof second === 'number' && first !== second) return range
  }
  return undefined
}

/** Numbers of a unit for examples where the method's own gives none, a part before its whole. */
const samples: Readonly<Record<string, readonly number[]>> = {
  kWh: [1000],
  kgCO2e: [500_000],
  currency: [2000, 5_000_000],
  person: [40, 160],
}
const anySample = 60
const listShape = [0.4, 0.75, 1, 1.5, 2]

/** The required parameters of a function with a value for each: that of the method's example, given or computed, else a sample. */
function exampleValues(method: Method, fn: SheetFunction, language: Language): Map<string, unknown> {
  const { definition } = method
  const example = specOf(definition, fn)?.example ?? definition.example
  const answer = calculate(method, example, { trace: true })
  const column = (key: string): unknown[] | undefined => {
    const { group, key: name } = columnKey(definition, key) ?? {}
    const rows = group === undefined ? undefined : (example[group] as readonly Inputs[] | undefined)
    const found = rows?.map((row, i) => row[name ?? ''] ?? computed.get(`/${group}/${i}/${name}`))
    return found?.every((each) => each !== undefined) ? found : undefined
  }
  const computed = new Map(answer.ok ? answer.result.trace?.map(({ path, value }) => [path, value]) : [])
  const taken = new Map<string, number>()
  const sample = (unit: string) => {
    const times = taken.get(unit) ?? 0
    taken.set(unit, times + 1)
    return samples[unit]?.[times] ?? anySample
  }
  // one that stands after optional parameters may still have to be given
  const asked = (key: string) => definition.inputs[key]?.unset !== undefined
  const chosen = selection(definition, fn, language)
  const valuesOf = (wanted: (parameter: Parameter & { key: string }) => boolean) => {
    const keys = fn.parameters
      .map((parameter) => ({ key: parameter.name, ...parameter }))
      .filter(wanted)
      .map(({ key }) => key)
    return new Map<string, unknown>(
      keys.map((key) => {
        if (chosen && chosen[0] === key) return chosen
        const input = parameterInput(definition, key, specOf(definition, fn) as FunctionSpec)
        const derived = computed.get(`/${key}`)
        const given = example[key] ?? column(key)
        if (given !== undefined) return [key, given]
        if (typeof derived === 'number') return [key, Number(derived.toPrecision(9))]
        if (input.kind !== 'list') return [key, sample('unit' in input ? input.unit : '')]
        const one = sample('unit' in input.value ? input.value.unit : '')
        return [key, listShape.map((share) => Number((one * share).toPrecision(3)))]
      }),
    )
  }
  const required = valuesOf((each) => each.required || asked(each.key))
  // where the rows of the example need more (a service life), it is shown too
  const [[first] = []] = fn.run(methodCall(fn, required).args)
  return typeof first === 'object'
    ? valuesOf((each) => each.required || asked(each.key) || example[each.key] !== undefined)
    : required
}

/** What must be said beside a block or a table. */
const selected = (definition: Definition, fn: SheetFunction, language: Language): string[] =>
  selection(definition, fn, language)?.slice(1) ?? []

/** The parameter that selects what a function gives, with a value of it. */
function selection(definition: Definition, fn: SheetFunction, language: Language): [string, string] | undefined {
  const spec = specOf(definition, fn)
  const key = spec?.selects?.split('.')[1]
  const { options = {} } = fn.parameters.find(({ name }) => name === key) ?? {}
  const [first] = Object.values(options)
  return key === undefined || !first ? undefined : [key, first[language]]
}

/** The inputs of the whole method for a function: the method's example under the choices that the function fixes. */
function exampleInputs({ definition }: Method, fn: SheetFunction, values: ReadonlyMap<string, unknown>): Inputs {
  const fixed = specOf(definition, fn)?.with ?? {}
  const all = { ...(specOf(definition, fn)?.example ?? definition.example), ...Object.fromEntries(values), ...fixed }
  const entries = Object.entries(definition.inputs).flatMap(([key, input]) =>
    all[key] === undefined || applies(input.when, definition, all) === false ? [] : [[key, all[key]] as const],
  )
  return Object.fromEntries(entries)
}

/** A call of a function of a method with the arguments that it needs; those left out before the last are blank. */
function methodCall(fn: SheetFunction, values: ReadonlyMap<string, unknown>): Call {
  const cells: Range = []
  let column = 0
  const placed = (range: Range): string => {
    const at = address(range, column)
    range.forEach((row, i) => {
      cells[i] = [...(cells[i] ?? []), ...Array(column - (cells[i]?.length ?? 0)).fill(''), ...row]
    })
    column += width(range) + 1
    return at
  }
  const last = fn.parameters.findLastIndex(({ name, key = name }) => values.has(key))
  const args = fn.parameters.slice(0, last + 1).map(({ name, key = name }) => {
    const value = values.get(key)
    return Array.isArray(value) ? groupRange(value) : value
  })
  const texts = args.map((value) =>
    value === undefined ? '' : Array.isArray(value) ? placed(value as Range) : typed(value as Cell),
  )
  return { text: `=${fn.name}(${texts.join(', ')})`, args, cells }
}

/** The example of a common function; a range in it is the block of the method it names. */
function commonCall(fn: SheetFunction): Call {
  const inner = fn.example.slice(fn.name.length + 2, -1)
  const texts = inner === '' ? [] : inner.split(/,\s*/)
  let cells: Range = []
  const args = texts.map((text) => {
    if (!/^[A-Z]+\d+:[A-Z]+\d+$/.test(text)) return text.startsWith('"') ? text.slice(1, -1) : Number(text)
    const { example } = (methodOf(texts[0]?.slice(1, -1)) as Method).definition
    cells = blockRange({ ...example, ...fn.exampleBeside })
    return cells
  })
  const shown = texts.map((text, i) => (Array.isArray(args[i]) ? address(cells) : text))
  return { text: `=${fn.name}(${shown.join(', ')})`, args, cells }
}

// ---- help pages ----

/** Cells with the names of their columns and the numbers of their rows. */
function sheet(cells: Range, label: string): string {
  const columns = Array.from({ length: width(cells) }, (_, i) => i)
  const head = `<tr><td></td>${columns.map((i) => `<th scope="col">${columnName(i)}</th>`).join('')}</tr>`
  const rows = cells.map(
    (row, r) =>
      `<tr><th scope="row">${r + 1}</th>${columns.map((i) => `<td>${html(String(row[i] ?? ''))}</td>`).join('')}</tr>`,
  )
  return scrolling(`<table class="sheet"><thead>${head}</thead><tbody>${rows.join('\n')}</tbody></table>`, label)
}

/** A cell as a sheet shows it: numbers with the 15 digits that sheets keep. */
const shownCell = (cell: SheetAnswer[number][number], language: Language) =>
  typeof cell !== 'object'
    ? html(String(typeof cell === 'number' ? Number(cell.toPrecision(15)) : cell))
    : `<strong>${errorCode(cell.problems)}</strong> ${html(errorText(cell.problems, language))}`

/** What a call answers; long answers are cut. */
function answer(rows: SheetAnswer, { language, say }: Words): string {
  const most = 12
  if (rows.length === 1 && rows[0]?.length === 1)
    return `<p class="result"><output>${shownCell(rows[0][0] ?? '', language)}</output></p>`
  const lines = rows
    .slice(0, most)
    .map((row) => `<tr>${row.map((cell) => `<td>${shownCell(cell, language)}</td>`).join('')}</tr>`)
  const more = rows.length - most
  const rest = more > 0 ? `\n<p class="note">${say(`另有 ${more} 行。`, `${more} more rows.`)}</p>` : ''
  return scrolling(`<table class="sheet"><tbody>${lines.join('\n')}</tbody></table>`, say('结果', 'Result')) + rest
}

const heading = (text: string) => `<h2>${html(text)}</h2>`
const paragraph = (text: string) => `<p>${html(text)}</p>`
const formula = (text: string) => `<pre><code>${html(text)}</code></pre>`

/** A name and what is said of it. */
const line = (name: string, text: string) =>
  `<tr><th scope="row"><code>${html(name)}</code></th><td>${html(text)}</td></tr>`

function parametersPart({ parameters }: SheetFunction, { language, say }: Words): string {
  if (parameters.length === 0) return paragraph(say('没有参数。', 'No parameters.'))
  const rows = parameters.map(({ name, help }) => line(name, help[language]))
  const head = `<tr><th scope="col">${say('参数', 'Parameter')}</th><th scope="col">${say('说明', 'Help')}</th></tr>`
  return scrolling(
    `<table><thead>${head}</thead><tbody>${rows.join('\n')}</tbody></table>`,
    say('参数', 'Parameters'),
    2,
  )
}

/** The forms in which a function of a method takes its inputs. */
function formsPart(fn: SheetFunction, method: Method, call: Call, inputs: Inputs, w: Words): string {
  const { language, say } = w
  const block = blockRange(inputs)
  const more = selected(method.definition, fn, language)
  const cases = tableRange(fn, method, inputs)
  const form = (title: string, text: string, range: Range) =>
    [
      `<h3>${title}</h3>`,
      paragraph(text),
      sheet(range, title),
      formula(`=${fn.name}(${[address(range), ...more.map(typed)].join(', ')})`),
      answer(fn.run([range, ...more]), w),
    ].join('\n')
  return [
    heading(say('三种写法', 'Three forms')),
    `<h3>${say('逐个参数', 'Arguments')}</h3>`,
    paragraph(
      say(
        '每个参数一个单元格或一个数；行输入是一个区域，首行为列名。上面的示例就是这种写法，答案是一个单元格。',
        'A cell or a number for each parameter; rows are a range with column names in its first row. The example above is of this form and answers one cell.',
      ),
    ),
    formula(call.text),
    form(
      say('整块输入', 'Block'),
      say(
        '一个区域，两列“名称、值”，写下整个方法的输入；行输入以 [名称] 起头，接一行列名。名称可用键，也可用中文或英文名称。答案占两个单元格：数值和提示代码。',
        'One range of two columns, names and values, with all inputs of the method; rows start with [name] and a line of column names. Names are keys, or titles in Chinese or English. The answer takes two cells: the value and the codes.',
      ),
      block,
    ),
    ...(cases
      ? [
          form(
            say('表', 'Table'),
            say(
              '首行是名称，每行一个算例；行输入写成紧凑文本，行以分号、格以冒号分开。一个公式算完全部行，每行给出数值和代码。',
              'Names in the first row, one case in each further row; rows are compact text, parted by semicolons and colons. One formula answers all rows, each with its value and codes.',
            ),
            cases,
          ),
        ]
      : []),
  ].join('\n')
}

const cellErrors: [string, Text][] = [
  [
    '#VALUE!',
    {
      zh: '输入缺失或有误。点开单元格旁的提示可看到代码与原因，照原因改正；也可用 GHG_WARNINGS 列出全部问题。',
      en: 'An input is missing or wrong. The mark beside the cell shows the code and the reason: do what it says. GHG_WARNINGS lists all problems.',
    },
  ],
  [
    '#N/A',
    {
      zh: '没有这个因子，或此情形下没有这个结果。请换一个地区、出行工具或年份，或直接填写因子数值。',
      en: 'There is no such factor, or no such result in this case. Take another place, mode or year, or give the factor as a number.',
    },
  ],
  [
    '#NAME?',
    {
      zh: '函数不认识：加载项未加载，或名称拼错。请先打开碳表任务窗格。',
      en: 'The function is not known: the add-in is not loaded, or the name is misspelled. Open the Tanbiao task pane first.',
    },
  ],
  [
    '#SPILL!',
    {
      zh: '答案右侧或下方的单元格被占用。请清空它们。',
      en: 'Cells to the right of or below the answer are in use. Clear them.',
    },
  ],
]

function errorsPart(fn: SheetFunction, method: Method | undefined, w: Words): string {
  const { language, say } = w
  const cells = cellErrors.map(([name, text]) => line(name, text[language]))
  const part = method && slice(method.definition, keyOf(method.definition, fn))
  const reads = (input: string) => part !== undefined && Object.hasOwn(part.inputs, input.split('.')[0] ?? '')
  const own = part
    ? [
        ...Object.entries(part.checks).map(([id, check]) => [check.code ?? id, check] as const),
        ...Object.entries(part.factorChecks).filter(([, check]) => reads(check.input)),
        ...sayingsOf(part).map(({ saying }) => [saying.code, saying] as const),
      ]
    : []
  const rows = own.map(([id, text]) => line(id, text[language]))
  const missing = fn.parameters.some(({ required }) => required)
    ? [formula(`=${fn.name}()`), answer(fn.run([]), w)]
    : []
  return [
    heading(say('错误与处理', 'Errors and what to do')),
    scrolling(`<table><tbody>${cells.join('\n')}</tbody></table>`, say('错误', 'Errors'), 2),
    ...missing,
    ...(rows.length > 0
      ? [
          paragraph(
            say(
              '本函数还可能给出以下代码；警告和提示不影响数值，在整块与表的写法、GHG_WARNINGS 中可见：',
              'This function may also give these codes. Warnings and information leave the number as it is; the block and table forms and GHG_WARNINGS show them:',
            ),
          ),
          scrolling(`<table><tbody>${rows.join('\n')}</tbody></table>`, say('代码', 'Codes'), 2),
        ]
      : []),
  ].join('\n')
}

function clausePart(fn: SheetFunction, { definition }: Method, { language, say }: Words): string {
  const spec = specOf(definition, fn)
  const given = spec ? givenBy(spec).flatMap((key) => ({ key, ...definition.formulas[key] })) : []
  const { clause } = given[0] ?? {}
  const { title, status } = standards[definition.standard]
  const page = `/docs/methods/${definition.id}${suffix[language]}.html${clause ? `#${clauseAnchor(clause)}` : ''}`
  const state = { draft: say('征求意见稿', 'draft for comment') }[status]
  const link = `<a href="${page}">${html(definition.title[language])}</a>`
  const where = clause ? html(clause) : ''
  return [
    heading(say('条款与方法', 'Clause and method')),
    `<p>${say(`《${html(title.zh)}》${[state, where].filter(Boolean).join('，')}：`, `${[html(title.en), state, where].filter(Boolean).join(', ')}: `)}${link}</p>`,
    ...given.map(({ key, is }) => (is === undefined ? '' : formula(`${key} = ${is}`))),
  ].join('\n')
}

const firstSentence = ({ zh, en }: Text): Text => ({ zh: zh.split('。')[0] ?? zh, en: en.split('. ')[0] ?? en })

function helpPage(fn: SheetFunction, language: Language): Page {
  const w = words(language)
  const { say } = w
  const method = methodOf(fn.method)
  const values = method ? exampleValues(method, fn, language) : new Map<string, unknown>()
  const call = method ? methodCall(fn, values) : commonCall(fn)
  const result = fn.run(call.args)
  const main = [
    `<h1><code>${fn.name}</code></h1>`,
    paragraph((method ? firstSentence(fn.help) : fn.help)[language]),
    heading(say('语法', 'Syntax')),
    formula(syntaxOf(fn)),
    heading(say('参数', 'Parameters')),
    parametersPart(fn, w),
    heading(say('示例', 'Example')),
    call.cells.length > 0 ? sheet(call.cells, say('示例', 'Example')) : '',
    formula(call.text),
    answer(result, w),
    method ? formsPart(fn, method, call, exampleInputs(method, fn, values), w) : '',
    errorsPart(fn, method, w),
    method ? clausePart(fn, method, w) : '',
    `<p><a href="${helpOf('index', language)}">${say('全部函数', 'All functions')}</a></p>`,
  ]
  const path = `help/${fn.name}${suffix[language]}.html`
  return { path, html: frame(language, fn.name, main.filter(Boolean).join('\n'), helpOf(fn.name, w.other)) }
}

function functionList(of: readonly SheetFunction[], language: Language): string {
  const item = (fn: SheetFunction) =>
    `<li><a href="${helpOf(fn.name, language)}"><code>${fn.name}</code></a><br>${html(firstSentence(fn.help)[language])}</li>`
  return `<ul class="list">\n${of.map(item).join('\n')}\n</ul>`
}

/** The functions of a method in the list; those of a prefix stand with the first method that has it, and the others say so. */
function functionsOf({ id, prefix }: Definition, { language, say }: Words): string {
  const own = functions.filter(({ method }) => method === id)
  if (own.length > 0) return functionList(own, language)
  const first = definitions.find((each) => each.prefix === prefix && each.id !== id)
  if (!first) return ''
  const link = `<a href="#${first.id}">${html(first.title[language])}</a>`
  return `<p>${say(`函数与${link}相同。`, `The same functions as ${link}.`)}</p>`
}

function helpIndex(language: Language): Page {
  const w = words(language)
  const { say } = w
  const common = functions.filter(({ method }) => method === undefined)
  const main = [
    `<h1>${say('函数', 'Functions')}</h1>`,
    paragraph(
      say(
        '在单元格里直接输入函数名即可，例如 =MEETING_ER(...)。计算在本机完成，不发送数据。',
        'Type a function by its name, such as =MEETING_ER(...). It computes on your computer and sends no data.',
      ),
    ),
    ...definitions.flatMap((definition) => [
      `<h2 id="${definition.id}">${html(definition.title[language])}</h2>`,
      functionsOf(definition, w),
    ]),
    heading(say('所有方法共用', 'For all methods')),
    functionList(common, language),
  ]
  const path = `help/index${suffix[language]}.html`
  return { path, html: frame(language, say('函数', 'Functions'), main.join('\n'), helpOf('index', w.other)) }
}

/** What the kinds of refusals mean; the `type` of each refusal leads to its line. */
function problemsPage(): Page {
  const rows = Object.entries(kinds).map(
    ([kind, { status, zh, en }]) =>
      `<tr id="${kind}"><th scope="row"><code>${kind}</code></th><td>${status}</td><td>${inLine({ zh, en })}</td></tr>`,
  )
  const head = `<tr><th scope="col">${inLine({ zh: '种类', en: 'Kind' })}</th><th scope="col">HTTP</th><th scope="col">${inLine({ zh: '含义', en: 'Meaning' })}</th></tr>`
  const title = '接口的报错 Refusals of the API'
  const table = `<table><thead>${head}</thead><tbody>${rows.join('\n')}</tbody></table>`
  return { path: 'docs/problems.html', html: frame('zh', title, `<h1>${title}</h1>\n${scrolling(table, title)}`) }
}

/** Every page, with its path below the root of the site. */
export const pages = (): Page[] => [
  problemsPage(),
  ...docsPages().map(docsPage),
  methodsPage('zh'),
  methodsPage('en'),
  ...(['zh', 'en'] as const).flatMap((language) => [
    ...functions.map((fn) => helpPage(fn, language)),
    helpIndex(language),
  ]),
]
