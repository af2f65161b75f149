/** The help pages: one for each sheet function, with all that its definition says and examples that were computed. */
import { type Definition, type Inputs, type Method, prepare, standards, type Text } from '#core'
import { askedBy } from '#core/asked'
import { givenBy } from '#core/method'
import type { SheetFunction } from '#core/sheet/index'
import { parameterInput, slice } from '#core/slice'
import { unitShown } from '#core/unit-names'
import { casesRange } from './compact.ts'
import {
  clauseAnchor,
  codeColumns,
  codeRows,
  constantTable,
  words as documentWords,
  formulaTable,
  inputTable,
  syntaxOf,
  table,
} from './docs.ts'
import { frame, helpOf, html, type Page, scrolling, suffix, type Words, withSubscript, words } from './frame.ts'
import { type Call, commonCall, exampleInputs, exampleValues, methodCall, selected } from './function-examples.ts'
import { functions, keyOf, methodOf, ownersOf, specOf } from './functions.ts'
import { helpIndex, within } from './help-index.ts'
import { markdown } from './markdown.ts'
import { address, blockRange, type Range, typed } from './ranges.ts'
import { answer, formula, sheet } from './sheet-table.ts'

const heading = (text: string, id: string) => `<h2 id="${id}">${html(text)}</h2>`

/** Text in which names of functions lead to their help. */
const linked = (text: string, { language }: Words) =>
  withSubscript(html(text)).replaceAll(
    /\bGHG_[A-Z_]+\b/g,
    (name) => `<a href="${helpOf(name, language)}"><code>${name}</code></a>`,
  )
const paragraph = (text: string, w: Words) => `<p>${linked(text, w)}</p>`

/** A name and what is said of it. */
const line = (name: string, text: string, w: Words) =>
  `<tr><th scope="row"><code>${html(name)}</code></th><td>${linked(text, w)}</td></tr>`

const tableOf = (head: readonly string[], rows: readonly string[], label: string) =>
  scrolling(
    `<table><thead><tr>${head.map((text) => `<th scope="col">${text}</th>`).join('')}</tr></thead><tbody>${rows.join('\n')}</tbody></table>`,
    label,
    head.length,
  )

/** The unit of the one number that a function gives. */
function unitOf(fn: SheetFunction, { definition }: Method, { language }: Words): string {
  const spec = specOf(definition, fn)
  const [first = ''] = spec ? givenBy(spec) : []
  return unitShown(definition.formulas[first]?.unit ?? '')[language]
}

/** How to try a formula in a sheet, with the cells that it reads, if any. */
const howToTry = (cells: Range, w: Words) =>
  paragraph(
    cells.length === 0
      ? w.say('试算：在任一空单元格里输入公式。', 'To try it, type the formula into any empty cell.')
      : w.say(
          '试算：把上面“可粘贴到 A1 的文本”粘贴到空工作表的 A1，再在旁边的空单元格里输入公式。',
          'To try it, paste the lines folded in “Text to paste into A1” above into A1 of an empty sheet, then type the formula into an empty cell beside it.',
        ),
    w,
  )

/** Of a function of a method: unit, range, default and need of each parameter, and of the columns of rows. */
function methodParameters(fn: SheetFunction, { definition }: Method, { language }: Words): string {
  const spec = specOf(definition, fn)
  if (!spec) return ''
  const part = slice(definition, keyOf(definition, fn))
  const selects = spec.selects?.split('.')
  const inputs = fn.parameters.map(({ name, key }) => {
    const of = key ?? selects?.join('.') ?? name
    return [name, part.inputs[of] ?? parameterInput(definition, of, spec)] as const
  })
  const parameters = inputTable(
    inputs.map(([name, input]) => [name, input]),
    documentWords(language),
    askedBy(part),
  )
  return markdown[language].parse(parameters) as string
}

function parametersPart(fn: SheetFunction, method: Method | undefined, w: Words): string {
  const { language, say } = w
  if (fn.parameters.length === 0) return paragraph(say('没有参数。', 'No parameters.'), w)
  if (method) return methodParameters(fn, method, w)
  const rows = fn.parameters.map(({ name, help }) => line(name, help[language], w))
  return tableOf([say('参数', 'Parameter'), say('说明', 'Help')], rows, say('参数', 'Parameters'))
}

/** The forms in which a function of a method takes its inputs. */
function formsPart(fn: SheetFunction, method: Method, call: Call, inputs: Inputs, w: Words): string {
  const { language, say } = w
  const selection = selected(method.definition, fn, language)
  const resultsOf = (range: Range) => fn.run([range, ...selection]).map(([result]) => result)
  const cases = casesRange(method.definition, inputs, (range) => {
    const [first, second] = resultsOf(range)
    return typeof first === 'number' && typeof second === 'number' && first !== second
  })
  const block = blockRange(inputs)
  const given = new Set(fn.parameters.flatMap(({ name, key = name }, i) => (call.args[i] === undefined ? [] : [key])))
  /** What the block gives and the arguments do not, where that is another number. */
  const more = Object.keys(inputs)
    .filter((key) => {
      const [without] = given.has(key) ? [] : resultsOf(blockRange({ ...inputs, [key]: undefined }))
      return typeof without === 'number' && without !== resultsOf(block)[0]
    })
    .join(say('、', ', '))
  const form = (title: string, text: string, range: Range) =>
    [
      `<h3>${title}</h3>`,
      paragraph(text, w),
      sheet(range, title, w),
      howToTry(range, w),
      formula(`=${fn.name}(${[address(range), ...selection.map(typed)].join(', ')})`),
      answer(fn.run([range, ...selection]), w),
    ].join('\n')
  const left = cases && cases.left.length > 0 ? cases.left.join(say('、', ', ')) : ''
  return [
    heading(say('三种写法', 'Three forms'), 'forms'),
    `<h3>${say('逐个参数', 'Arguments')}</h3>`,
    paragraph(
      say(
        '每个参数一个单元格或一个数；行输入是一个区域，首行为列名。上面的示例就是这种写法，答案是一个单元格。',
        'A cell or a number for each parameter; rows are a range with column names in its first row. The example above is of this form and answers one cell.',
      ),
      w,
    ),
    formula(call.text),
    form(
      say('整块输入', 'Block'),
      say(
        '一个区域，写下整个方法的输入：前两列是名称和值；行输入以 [名称] 起头，接一行列名，各行需要几列就占几列。名称可用键，也可用中文或英文名称。答案占两个单元格：数值和提示代码，没有提示时后者为空。',
        'One range with all inputs of the method: names and values in its first two columns; rows start with [name] and a line of column names, and take as many columns as they need. Names are keys, or titles in Chinese or English. The answer takes two cells: the value and the codes, empty where there are none.',
      ) +
        (more !== ''
          ? say(
              `这里还写了 ${more}，所以数与上面的不同：没有写的按默认，因子取最新一年的。`,
              ` Here ${more} is given too, so that the number differs from the one above: what is not given is taken by default, factors from the newest year.`,
            )
          : ''),
      block,
    ),
    ...(cases
      ? [
          form(
            say('表', 'Table'),
            say(
              '首行是名称，每行一个算例；行输入写成紧凑文本，行以分号、格以冒号分开。一个公式算完全部行，每行给出数值和代码。',
              'Names in the first row, one case in each further row; rows are compact text, parted by semicolons and colons. One formula answers all rows, each with its value and codes.',
            ) +
              (left === ''
                ? ''
                : say(
                    `紧凑文本没有这些列的位置，此处未写：${left}；要写它们，请用整块输入。`,
                    ` Compact text has no place for these columns, which are left out here: ${left}. To give them, use a block.`,
                  )) +
              (left === '' || resultsOf(block)[0] === resultsOf(cases.range)[0]
                ? ''
                : say(
                    '因此第一行的结果与整块写法不同。',
                    ' That is why the first case answers otherwise than the block does.',
                  )),
            cases.range,
          ),
        ]
      : [
          `<h3>${say('表', 'Table')}</h3>`,
          paragraph(
            say(
              '表的一行是一个算例，行输入写成紧凑文本。本函数要读的列在紧凑文本中没有位置，请用整块输入。',
              'A row of a table is one case, with rows as compact text. Columns that this function reads have no place in compact text: use a block.',
            ),
            w,
          ),
        ]),
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

/** The part of a method that a function computes, with what may be wrong with the factors that it reads. */
function partOf(fn: SheetFunction, { definition }: Method): Definition {
  const part = slice(definition, keyOf(definition, fn))
  const reads = (input: string) => Object.hasOwn(part.inputs, input.split('.')[0] ?? '')
  const factorChecks = Object.entries(part.factorChecks).filter(([, check]) => reads(check.input))
  return { ...part, factorChecks: Object.fromEntries(factorChecks) }
}

function errorsPart(fn: SheetFunction, method: Method | undefined, w: Words): string {
  const { language, say } = w
  const inDocument = documentWords(language)
  const cells = cellErrors.map(([name, text]) => line(name, text[language], w))
  const rows = method ? codeRows(partOf(fn, method), inDocument, () => '') : []
  const missing = fn.parameters.some(({ required }) => required)
    ? [formula(`=${fn.name}()`), answer(fn.run([]), w)]
    : []
  const common = method
    ? `<p><a href="/docs/methods/${method.definition.id}${suffix[language]}.html#codes">${say('所有方法共用的代码', 'Codes that all methods share')}</a></p>`
    : ''
  return [
    heading(say('错误与处理', 'Errors and what to do'), 'errors'),
    tableOf([say('单元格', 'Cell'), say('处理', 'What to do')], cells, say('错误', 'Errors')),
    ...missing,
    ...(rows.length > 0
      ? [
          paragraph(
            say(
              '本函数还可能给出以下代码；警告和提示不影响数值，在整块与表的写法、GHG_WARNINGS 中可见。方括号中的名称在结果中换成实际内容。',
              'This function may also give these codes. Warnings and information leave the number as it is; the block and table forms and GHG_WARNINGS show them. In a result, values stand in place of the names in square brackets.',
            ),
            w,
          ),
          markdown[language].parse(table(codeColumns(inDocument), rows)) as string,
        ]
      : []),
    common,
  ].join('\n')
}

/** The constants that formulas and checks name. */
const constantsIn = ({ loaded, definition }: Method) => {
  const texts = [...loaded.steps.map(({ text }) => text), ...Object.values(definition.checks).map(({ holds }) => holds)]
  const isNamed = (name: string) => texts.some((text) => new RegExp(`\\b${name}\\b`).test(text))
  return Object.fromEntries(Object.entries(definition.constants).filter(([name]) => isNamed(name)))
}

/** The standard of each method that has the function, and every formula between the parameters and the answer with its basis and clause. */
function clausePart(fn: SheetFunction, w: Words): string {
  const { language, say } = w
  const parts = ownersOf(fn).map(({ definition }) => {
    const spec = specOf(definition, fn)
    const [first = ''] = spec ? givenBy(spec) : []
    const { clause } = definition.formulas[first] ?? {}
    const { title, status } = standards[definition.standard]
    const page = `/docs/methods/${definition.id}${suffix[language]}.html${clause ? `#${clauseAnchor(clause)}` : ''}`
    const state = { draft: say('征求意见稿', 'draft for comment') }[status]
    const link = `<a href="${page}">${html(definition.title[language])}</a>`
    const note = `<a href="/docs/basis${suffix[language]}.html">${say('编制说明', 'drafting note')}</a>`
    // a number is of the drafting note, the only text that we hold; other texts are named by their clauses
    const where = clause && /^\d/.test(clause) ? `${note} ${html(clause)}` : ''
    const part = prepare(slice(definition, keyOf(definition, fn)))
    const inDocument = documentWords(language)
    const constants = constantsIn(part)
    return {
      standard: `<p>${say(`《${html(title.zh)}》${[state, where].filter(Boolean).join('，')}：`, `${[html(title.en), state, where].filter(Boolean).join(', ')}: `)}${link}</p>`,
      formulas: [
        markdown[language].parse(formulaTable(part, inDocument, () => '')),
        ...(Object.keys(constants).length > 0
          ? [
              paragraph(
                say('公式与代码条件中的常数：', 'The constants in these formulas and in the conditions of the codes:'),
                w,
              ),
              markdown[language].parse(constantTable(constants, inDocument)),
            ]
          : []),
      ].join('\n'),
    }
  })
  // methods that share their formulas show them once
  return [
    heading(say('条款与依据', 'Clauses and basis'), 'clauses'),
    paragraph(
      say(
        '公式为逐个参数的写法：不是参数的选项取本函数所固定的值或默认值，已经代入。',
        'The formulas are those of the form with arguments: choices that are no parameters are filled in, as the function fixes them or by default.',
      ),
      w,
    ),
  ]
    .concat(
      parts.flatMap(({ standard, formulas }, i) => [
        standard,
        ...(parts[i + 1]?.formulas === formulas ? [] : [formulas]),
      ]),
    )
    .join('\n')
}

/** What a function of a method gives, with its unit, as HTML. */
function lead(fn: SheetFunction, method: Method, w: Words): string {
  const { language, say } = w
  const { definition } = method
  const spec = specOf(definition, fn)
  const given = spec ? givenBy(spec) : []
  const selector = spec?.selects?.split('.')[1]
  const labels = given.map((key) => definition.formulas[key]?.label[language] ?? key)
  const names = html(
    labels.map((label, i) => (i === 0 && selector === undefined ? label : within(label))).join(say('、', ', ')),
  )
  const of = html(
    ownersOf(fn)
      .map(({ definition: { title } }) => title[language])
      .join(say('；', '; ')),
  )
  const units = [...new Set(given.map((key) => unitShown(definition.formulas[key]?.unit ?? '')[language]))]
  const unit = units.length === 1 && units[0] ? say(`，单位 ${html(units[0])}`, `, in ${html(units[0])}`) : ''
  if (selector === undefined) return say(`得出${names}${unit}（${of}）。`, `Result: ${names}${unit} (${of}).`)
  return say(
    `得出下列各项之一，由 <code>${selector}</code> 选定${unit}：${names}（${of}）。`,
    `Gives one of these, the one that <code>${selector}</code> names${unit}: ${names} (${of}).`,
  )
}

function helpPage(fn: SheetFunction, language: Words['language']): Page {
  const w = words(language)
  const { say } = w
  const method = methodOf(fn.method)
  const values = method ? exampleValues(method, fn, language) : new Map<string, unknown>()
  const call = method ? methodCall(fn, values) : commonCall(fn, language)
  const body = [
    method ? `<p>${withSubscript(lead(fn, method, w))}</p>` : paragraph(fn.help[language], w),
    heading(say('语法', 'Syntax'), 'syntax'),
    formula(syntaxOf(fn)),
    heading(say('参数', 'Parameters'), 'parameters'),
    parametersPart(fn, method, w),
    heading(say('示例', 'Example'), 'example'),
    call.cells.length > 0 ? sheet(call.cells, say('示例', 'Example'), w) : '',
    howToTry(call.cells, w),
    formula(call.text),
    answer(fn.run(call.args), w, method ? unitOf(fn, method, w) : ''),
    method ? formsPart(fn, method, call, exampleInputs(method, fn, values, language), w) : '',
    errorsPart(fn, method, w),
    method ? clausePart(fn, w) : '',
    `<p><a href="${helpOf('index', language)}">${say('全部函数', 'All functions')}</a></p>`,
  ]
    .filter(Boolean)
    .join('\n')
  const sections = [...body.matchAll(/<h2 id="(\w+)">(.+)<\/h2>/g)].map(
    ([, id, name]) => `<a href="#${id}">${name}</a>`,
  )
  const contents = `<nav class="contents" aria-label="${say('本页', 'This page')}">${sections.join(' ')}</nav>`
  const main = [`<h1><code>${fn.name}</code></h1>`, contents, body].join('\n')
  const path = `help/${fn.name}${suffix[language]}.html`
  return { path, html: frame(language, fn.name, main, helpOf(fn.name, w.other)) }
}

export const helpPages = (): Page[] =>
  (['zh', 'en'] as const).flatMap((language) => [...functions.map((fn) => helpPage(fn, language)), helpIndex(language)])
