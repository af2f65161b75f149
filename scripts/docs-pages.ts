/** The documentation as pages of the site: what is written from the definitions, and what is written by hand. */
import { readFileSync } from 'node:fs'
import { type Definition, definitions, standards } from '#core'
import { docsPages, type Language, words, written } from './docs.ts'
import { apiOf, calculatorOf, frame, galleryOf, html, type Page, suffix } from './frame.ts'
import { markdown } from './markdown.ts'
import { at } from './root.mjs'

const sectionHeading = /^## <a id="([\w-]+)"><\/a>(.+)$/gm

/** Where a method can be used: its form, its workbook, its address for programs. */
function uses(id: string, language: Language): string {
  const zh = language === 'zh'
  const links = [
    `<a href="${calculatorOf(language)}#${id}">${zh ? '计算器' : 'Calculator'}</a>`,
    `<a href="${galleryOf(language)}#${id}">${zh ? '模板' : 'Template'}</a>`,
    `<a href="${apiOf(language)}#/${id}"><code>POST /v1/methods/${id}</code></a>`,
  ]
  return `<p>${zh ? '使用：' : 'Use it: '}${links.join(' · ')}</p>`
}

function docsPage({ path, text }: { path: string; text: string }): Page {
  const language: Language = path.endsWith('.zh-CN.md') ? 'zh' : 'en'
  const base = path.replace(/(\.zh-CN)?\.md$/, '')
  const [title = ''] = /(?<=^# ).+/m.exec(text) ?? []
  // the links to the other language and to the factors stand in the frame; the note at the end is of the file
  const body = text.replace(/^# .+\n\n\[.+\n/, '').replace(written(words(language)), '')
  const { id } = definitions.find((each) => base === `docs/methods/${each.id}`) ?? {}
  const sections = [...body.matchAll(sectionHeading)].map(
    ([, id, name = '']) => `<a href="#${id}">${html(name.replaceAll(/ `[^`]*`/g, ''))}</a>`,
  )
  const contents = `<nav class="contents" aria-label="${language === 'zh' ? '本页' : 'This page'}">${sections.join(' ')}</nav>`
  const main = `<h1>${markdown[language].parseInline(title)}</h1>\n${id ? `${uses(id, language)}\n` : ''}${contents}\n${markdown[language].parse(body)}`
  const other = `/${base}${suffix[language === 'zh' ? 'en' : 'zh']}.html`
  return { path: `${base}${suffix[language]}.html`, html: frame(language, title, main, other) }
}

/** The title of the standard of a method, with what kind of text it is. */
export function standardOf({ standard }: Definition, language: Language): string {
  const { title, status } = standards[standard]
  const state = { draft: { zh: '，征求意见稿', en: ', draft for comment' } }[status]
  return title[language] + state[language]
}

function methodsPage(language: Language): Page {
  const zh = language === 'zh'
  const items = definitions.map((definition) => {
    const { id, edition, title } = definition
    return `<li><a href="/docs/methods/${id}${suffix[language]}.html">${html(title[language])}</a> <code>${id}@${edition}</code><br>${html(standardOf(definition, language))}</li>`
  })
  const title = zh ? '方法' : 'Methods'
  const intro = zh
    ? '每个方法写明输入、公式、条款、依据、代码与一个算例，全部由同一份定义写成。'
    : 'Each method with its inputs, formulas, clauses, basis, codes and a worked example, all written from one definition.'
  const main = `<h1>${title}</h1>\n<p>${intro}</p>\n<ul class="list">\n${items.join('\n')}\n</ul>`
  const other = `/docs/methods/index${suffix[zh ? 'en' : 'zh']}.html`
  return { path: `docs/methods/index${suffix[language]}.html`, html: frame(language, title, main, other) }
}

/** Written by hand, in both languages. */
const byHand = ['docs/deployment.md', 'docs/deployment.zh-CN.md']

export const documentation = (): Page[] => [
  ...docsPages().map(docsPage),
  ...byHand.map((path) => docsPage({ path, text: readFileSync(at(path), 'utf8') })),
  methodsPage('zh'),
  methodsPage('en'),
]
