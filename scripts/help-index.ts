/** The list of the sheet functions, by method: how each is typed, what it gives and in which unit. */
import { type Definition, definitions, type Text } from '#core'
import { givenBy } from '#core/method'
import type { SheetFunction } from '#core/sheet/index'
import { unitShown } from '#core/unit-names'
import { type Language, syntaxOf } from './docs.ts'
import { frame, helpOf, html, type Page, scrolling, suffix, type Words, withSubscript, words } from './frame.ts'
import { firstSentence, functions, specOf } from './functions.ts'

/** The titles of the choices that a function fixes, which tell functions of the same output apart. */
function fixedOf(definition: Definition, fn: SheetFunction): Text[] {
  return Object.entries(specOf(definition, fn)?.with ?? {}).flatMap(([key, option]) => {
    const input = definition.inputs[key]
    const title = input?.kind === 'choice' ? input.options[option] : undefined
    return title ? [title] : []
  })
}

/** A title within a phrase: its capital stays where it begins more than a word (AI, R, kWh). */
export const within = (text: string) => (/^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text)

/** What a function gives: labels, the choices it stands for, and the unit. */
function givesOf(definition: Definition, fn: SheetFunction, { language, say }: Words): string {
  const spec = specOf(definition, fn)
  const given = (spec ? givenBy(spec) : []).flatMap((key) => definition.formulas[key] ?? [])
  const labels = given.map(({ label }, i) => (i === 0 ? label[language] : within(label[language])))
  const selector = spec?.selects?.split('.')[1]
  const fixed = fixedOf(definition, fn).map((title) => within(title[language]))
  const units = [...new Set(given.map(({ unit }) => unitShown(unit)[language]))].filter(Boolean)
  const name = html(spec?.help?.[language] ?? labels.join(say('、', ', ')))
  const one =
    selector && say(`，由 <code>${selector}</code> 选定其中一个`, `: the one that <code>${selector}</code> names`)
  const under = fixed.length > 0 ? say(`（${fixed.join('、')}）`, ` (${fixed.join(', ')})`) : ''
  return [`${name}${one ?? ''}${html(under)}`, ...units.map(html)].join(say('，', ', '))
}

function functionTable(of: readonly SheetFunction[], gives: (fn: SheetFunction) => string, w: Words): string {
  const { language, say } = w
  const rows = of.map((fn) => {
    const [name, rest] = [fn.name, syntaxOf(fn).slice(fn.name.length + 1)]
    return `<tr><td><code><a href="${helpOf(name, language)}">${name}</a><wbr>${html(rest)}</code></td><td>${gives(fn)}</td></tr>`
  })
  const head = `<tr><th scope="col">${say('函数', 'Function')}</th><th scope="col">${say('得出', 'Gives')}</th></tr>`
  const label = say('函数', 'Functions')
  return scrolling(`<table class="functions"><thead>${head}</thead><tbody>${rows.join('\n')}</tbody></table>`, label, 2)
}

/** The functions of a method; those of a prefix stand with the first method that has it, and the others say so. */
function functionsOf(definition: Definition, w: Words): string {
  const { language, say } = w
  const own = functions.filter(({ method }) => method === definition.id)
  if (own.length > 0) return functionTable(own, (fn) => givesOf(definition, fn, w), w)
  const first = definitions.find((each) => each.prefix === definition.prefix && each.id !== definition.id)
  if (!first) return ''
  const link = `<a href="#${first.id}">${html(first.title[language])}</a>`
  return `<p>${say(`函数与${link}相同。`, `The same functions as ${link}.`)}</p>`
}

export function helpIndex(language: Language): Page {
  const w = words(language)
  const { say } = w
  const common = functions.filter(({ method }) => method === undefined)
  const shared = say('所有方法共用', 'For all methods')
  const contents = definitions
    .map(({ id, title }) => `<a href="#${id}">${html(title[language])}</a>`)
    .concat(`<a href="#common">${shared}</a>`)
  const main = [
    `<h1>${say('函数', 'Functions')}</h1>`,
    `<p>${say(
      '在单元格里直接输入函数名即可，例如 <code>=MEETING_ER(…)</code>。计算在本机完成，不发送数据。',
      'Type a function by its name, such as <code>=MEETING_ER(…)</code>. It computes on your computer and sends no data.',
    )}</p>`,
    `<p>${say('方括号中的参数可以省略。', 'Arguments in square brackets are optional.')}</p>`,
    `<p>${say(
      `没有加载项时，见<a href="${helpOf('recipes', language)}">做法</a>：用网址取数、Power Query、脚本与命令行。`,
      `Without the add-in see the <a href="${helpOf('recipes', language)}">recipes</a>: numbers from a URL, Power Query, scripts and the command line.`,
    )}</p>`,
    `<p>${say(
      `给全公司安装，见<a href="/docs/deployment${suffix[language]}.html">部署</a>。`,
      `To install it for a company see <a href="/docs/deployment${suffix[language]}.html">deployment</a>.`,
    )}</p>`,
    `<nav class="contents" aria-label="${say('本页', 'This page')}">${contents.join(' ')}</nav>`,
    ...definitions.flatMap((definition) => [
      `<h2 id="${definition.id}">${html(definition.title[language])}</h2>`,
      functionsOf(definition, w),
    ]),
    `<h2 id="common">${shared}</h2>`,
    functionTable(common, (fn) => withSubscript(html(firstSentence(fn.help)[language])), w),
  ]
  const path = `help/index${suffix[language]}.html`
  return { path, html: frame(language, say('函数', 'Functions'), main.join('\n'), helpOf('index', w.other)) }
}
