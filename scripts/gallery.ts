/** The page of templates: of each method what it is for, what its workbook looks like, what it takes and gives, and the files. */
import { calculate, type Definition, definitions, type Input, prepare, type Text } from '#core'
import { byFormat } from '#core/display'
import { unitShown } from '#core/unit-names'
import { sheetNames } from '#core/workbook/language'
import type { Sheet } from '#core/workbook/model'
import { type Variant, variants } from '../worker/workbook-names.ts'
import type { Language } from './docs.ts'
import { standardOf } from './docs-pages.ts'
import {
  apiOf,
  calculatorOf,
  frame,
  galleryOf,
  html,
  type Page,
  scrolling,
  suffix,
  type Words,
  words,
} from './frame.ts'
import { sheetPicture } from './sheet-picture.ts'
import { program } from './sheet-table.ts'
import type { Template } from './templates.ts'

const tags = { zh: 'zh-CN', en: 'en' } as const
const inTheirOwn = { zh: '中文', en: 'English' } as const

/** Inputs without which there is no result on any route. */
const isRequired = (input: Input) =>
  !input.optional && !input.when && !('default' in input) && !(input.kind === 'factor' && !input.chosen)

const label = ({ language }: Words, { label }: { label: Text }) => html(label[language])

function takes({ inputs }: Definition, w: Words): string {
  const all = Object.values(inputs)
  const required = all.filter(isRequired)
  const others = all.length - required.length
  const named = required.map((input) => label(w, input)).join(w.say('、', ', '))
  const more = w.say(`另有 ${others} 项按路线填写或选填`, `${others} more, by route or optional`)
  return [named, ...(others > 0 ? [more] : [])].join(w.say('；', '; '))
}

function gives({ definition, loaded }: ReturnType<typeof prepare>, w: Words): string {
  const names = [...Object.keys(definition.outputs), ...Object.values(definition.columns).map(({ of }) => of)]
  return names
    .map((name) => {
      const entry = loaded.entries.get(name)
      const shown = html(unitShown(entry?.unit ?? '-')[w.language])
      const unit = shown && w.say(`（${shown}）`, ` (${shown})`)
      return entry ? `${label(w, entry)}${unit}` : ''
    })
    .join(w.say('、', ', '))
}

const kilobytes = (bytes: number) => `${Math.ceil(bytes / 1000)} KB`

/** A file in its own words, so that readers of either language find theirs. */
const link = ({ language, title, url, bytes, variant }: Template) =>
  `<a href="${html(url)}" lang="${tags[language]}" hreflang="${tags[language]}" download aria-label="${html(`${title[language]}: ${variants[variant][language]}, ${inTheirOwn[language]}, xlsx, ${kilobytes(bytes)}`)}">${inTheirOwn[language]}</a> <span class="note">${kilobytes(bytes)}</span>`

const downloads = (files: readonly Template[], { language, say }: Words) =>
  (Object.keys(variants) as Variant[])
    .map((variant) => {
      const links = files.filter((file) => file.variant === variant).map(link)
      return `<li>${variants[variant][language]}${say('：', ': ')}<span>${links.join(' ·</span> <span>')}</span></li>`
    })
    .join('\n')

function pictures(files: readonly Template[], { language, say }: Words): string {
  const sample = files.find((file) => file.variant === 'sample' && file.language === language) as Template
  const pictureOf = (key: 'inputs' | 'results') => {
    const name = sheetNames[key][language]
    const sheet = sample.workbook.sheets.find((each) => each.name === name) as Sheet
    const says = say(`算例的工作表“${name}”中填有内容的几行`, `Filled rows of the sheet ${name} of the sample`)
    return `<figure>${scrolling(sheetPicture(sheet, says), name)}<figcaption>${name}</figcaption></figure>`
  }
  return `<div class="books">${pictureOf('inputs')}${pictureOf('results')}</div>`
}

/** A sample whose last result is negative says so, lest it be taken for a mistake. */
function loss(definition: Definition, { language, say }: Words): string {
  const method = prepare(definition)
  const answer = calculate(method, definition.example)
  const [key = '', output] = (answer.ok && Object.entries(answer.result.outputs).at(-1)) || []
  if (typeof output?.value !== 'number' || output.value >= 0) return ''
  const name = html(method.loaded.entries.get(key)?.label[language] ?? key)
  const value = `${byFormat(output.value, definition.outputs[key] ?? '')} ${unitShown(output.unit)[language]}`
  return `<p>${say(`算例的${name}为负（${value}）：这份样例没有净减排。`, `${name} is negative in the sample (${value}): there is no net reduction in it.`)}</p>`
}

function entry(definition: Definition, all: readonly Template[], w: Words): string {
  const { language, say } = w
  const { id, title, boundary } = definition
  const files = all.filter(({ method }) => method === id)
  return `<section aria-labelledby="${id}">
<h2 id="${id}">${html(title[language])}</h2>
<p class="note">${html(standardOf(definition, language))}</p>
${boundary[language]
  .split('\n')
  .map((line) => `<p>${html(line)}</p>`)
  .join('\n')}
<ul class="downloads">
${downloads(files, w)}
</ul>
<dl>
<dt>${say('填写', 'Takes')}</dt><dd>${takes(definition, w)}</dd>
<dt>${say('给出', 'Gives')}</dt><dd>${gives(prepare(definition), w)}</dd>
</dl>
${pictures(files, w)}
${loss(definition, w)}
<p><a href="/docs/methods/${id}${suffix[language]}.html">${say(`${html(title.zh)}的公式与条款`, `Formulas and clauses: ${html(title.en)}`)}</a></p>
</section>`
}

/** The colours with their words, as on the sheets. */
const legend = ({ say }: Words) =>
  (
    [
      ['input', say('填写', 'to fill in')],
      ['formula', say('公式', 'formula')],
      ['result', say('结果', 'result')],
    ] as const
  )
    .map(([role, text]) => `<span class="swatch of-${role}">${text}</span>`)
    .join(' ')

const back = (w: Words) => `<h2 id="back">${w.say('填好之后', 'Once it is filled in')}</h2>
<p>${w.say('在<a href="/">计算器</a>里用“读取填好的模板”打开；或者把文件发给本站的接口，得到读到的输入、结果，以及文件中不对劲的地方（缺失的单元格、文本数字、被改写的公式、与本站不同的结果），逐处写明单元格：', `Open it in the <a href="${calculatorOf('en')}">calculator</a> with “Read a filled template”, or send the file to the API of this site: it answers with the inputs that were read, the result, and what is odd about the file (missing cells, numbers as texts, formulas that were overwritten, results that differ), cell by cell:`)}</p>
${program("curl https://tanbiao.example/v1/import -H 'content-type: application/octet-stream' --data-binary @meeting.xlsx", w)}`

const check = ({ say }: Words) => `<h2 id="check">${say('怎样核对', 'How to check a workbook')}</h2>
<p>${say('不需要加载项，也不需要联网：每个数都由单元格里的公式算出，公式都看得到。', 'No add-in and no network: every number is worked out by a formula in its cell, and every formula can be read.')}</p>
<ol>
<li>${say('打开算例，让程序全部重算：Excel 按 Ctrl+Alt+F9，LibreOffice 按 Ctrl+Shift+F9，WPS 改动一个输入再撤销。结果应当不变。', 'Open the sample and have everything computed again: Ctrl+Alt+F9 in Excel, Ctrl+Shift+F9 in LibreOffice; in WPS change an input and undo it. The results must stay as they are.')}</li>
<li>${say('“核对”表说明哪些检查未通过；有输入不被接受时，“结果”表不给出数。', 'The sheet Checks says what does not hold; where an input is refused, Results shows no number.')}</li>
<li>${say('“计算”表每行一个公式，写明条款与依据；工作表的保护没有密码，可以取消后追踪引用。', 'The sheet Steps has one formula a row, with its clause and basis; the protection of the sheets has no password: lift it and trace the references.')}</li>
<li>${say('把同样的输入填入<a href="/">计算器</a>，或发给<a href="/docs/">接口</a>，结果应当相同。', `Enter the same inputs in the <a href="${calculatorOf('en')}">calculator</a> or send them to the <a href="${apiOf('en')}">API</a>: the results must be the same.`)}</li>
</ol>
<p class="note">${say('我们在 LibreOffice 中重算过这些算例，尚未在 Excel 与 WPS 中打开过。', 'We have computed the samples again in LibreOffice; we have not opened them in Excel or WPS.')}</p>`

function galleryPage(language: Language, all: readonly Template[]): Page {
  const w = words(language)
  const { say } = w
  const title = say('模板', 'Templates')
  const contents = definitions
    .map(({ id, title }) => `<a href="#${id}">${html(title[language])}</a>`)
    .concat(`<a href="#back">${say('填好之后', 'Once it is filled in')}</a>`)
    .concat(`<a href="#check">${say('怎样核对', 'How to check')}</a>`)
  const main = [
    `<h1>${title}</h1>`,
    `<p>${say('每个方法一个工作簿（xlsx），用 Excel、WPS 或 LibreOffice 打开填写，全部是普通公式。空白模板用来填报；算例填好了该方法的样例。另有两种模板：一种带该方法的函数（LAMBDA，仅 Excel 365），一种在结果旁列出加载项的值。', 'A workbook (xlsx) for each method, to fill in with Excel, WPS or LibreOffice; plain formulas throughout. The blank template is for your own data, the sample holds the example of the method. Two more have the functions of the method (LAMBDAs, Excel 365 only), or the values of the add-in beside the results.')}</p>`,
    `<p>${say('颜色：', 'Colours: ')}${legend(w)}</p>`,
    `<nav class="contents" aria-label="${say('本页', 'This page')}">${contents.join(' ')}</nav>`,
    ...definitions.map((definition) => entry(definition, all, w)),
    back(w),
    check(w),
  ].join('\n')
  const path = `${galleryOf(language).slice(1)}index.html`
  return { path, html: frame(language, title, main, galleryOf(w.other)) }
}

export const gallery = (all: readonly Template[]): Page[] => [galleryPage('zh', all), galleryPage('en', all)]
