/** What stands around the text of every page to read: its head, the ways to the others, the languages. */
import type { Language } from './docs.ts'

export type Page = { path: string; html: string }

/** Text as HTML. */
export const html = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** Words about gases as they are written beside units: what is typed, in code, stays as it is. */
export const withSubscript = (text: string) => text.replaceAll(/CO2(?=e\/|e?(?![\w/@]))/g, 'CO₂')

const languageTags = { zh: 'zh-CN', en: 'en' } as const
export const suffix = { zh: '', en: '.en' } as const

/** How a page in one language speaks. */
export const words = (language: Language) => ({
  language,
  other: language === 'zh' ? ('en' as const) : ('zh' as const),
  say: (zh: string, en: string) => (language === 'zh' ? zh : en),
})
export type Words = ReturnType<typeof words>

/** The address of a help page. */
export const helpOf = (name: string, language: Language) =>
  name === 'index' && language === 'zh' ? '/help/' : `/help/${name}${suffix[language]}.html`

/** The address of the page of templates. */
export const galleryOf = (language: Language) => (language === 'zh' ? '/templates/' : '/en/templates/')

/** The address of the page of the API. */
export const apiOf = (language: Language) => (language === 'zh' ? '/docs/' : '/docs/index.en.html')

/** The calculator, in the language of the page that leads to it. */
export const calculatorOf = (language: Language) => (language === 'zh' ? '/' : '/en/')

/** Where a page stands, whatever its language. */
const placeOf = (address: string) =>
  address
    .replace('.en.html', '.html')
    .replace('/en/', '/')
    .replace(/index\.html$/, '')

/** The ways to the parts of the site; of a page that is named by its address in the other language, with a mark where it stands. */
export function ways(language: Language, other?: string): string {
  const zh = language === 'zh'
  const s = suffix[language]
  // pages that stand below the lists that lead to them
  const links: [href: string, text: string, above?: readonly string[]][] = [
    [calculatorOf(language), zh ? '计算器' : 'Calculator'],
    [`/docs/methods/index${s}.html`, zh ? '方法' : 'Methods', ['/docs/methods/']],
    [`/docs/factors${s}.html`, zh ? '因子库' : 'Factors'],
    [helpOf('index', language), zh ? '函数' : 'Functions', ['/help/', '/docs/deployment']],
    [helpOf('recipes', language), zh ? '做法' : 'Recipes'],
    [galleryOf(language), zh ? '模板' : 'Templates'],
    [apiOf(language), zh ? '接口' : 'API'],
  ]
  const place = other && placeOf(other)
  const isListed = links.some(([href]) => placeOf(href) === place)
  const current = (href: string, above: readonly string[] = []) => {
    if (isListed) return placeOf(href) === place ? ' aria-current="page"' : ''
    return above.some((start) => place?.startsWith(start)) ? ' aria-current="true"' : ''
  }
  return links.map(([href, text, above]) => `<a href="${href}"${current(href, above)}>${text}</a>`).join('\n')
}

const looks = '<link rel="stylesheet" href="/pages.css">'

/** A page with its frame; its head holds the looks of pages of text unless it brings its own. */
export function frame(language: Language, title: string, main: string, other?: string, head = looks): string {
  const zh = language === 'zh'
  return `<!doctype html>
<html lang="${languageTags[language]}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${html(title)} · ${zh ? '碳表 Tanbiao' : 'Tanbiao 碳表'}</title>
<link rel="icon" href="/favicon.svg">
${head}
</head>
<body>
<header>
<a class="home" href="${calculatorOf(language)}">碳表 <span lang="en">Tanbiao</span></a>
<nav aria-label="${zh ? '全站' : 'Site'}">
${ways(language, other)}
${other ? `<a href="${html(other)}" lang="${zh ? 'en' : 'zh-CN'}" hreflang="${zh ? 'en' : 'zh-CN'}">${zh ? 'English' : '中文'}</a>` : ''}
</nav>
</header>
<main>
${main}
</main>
</body>
</html>
`
}

/** Lines that stay as they are and scroll inside their own frame, with the keyboard too. */
export const lines = (text: string, label: string, id = '') =>
  `<pre role="group" aria-label="${html(label)}" tabindex="0"><code${id && ` id="${id}"`}>${html(text)}</code></pre>`

/** A table that scrolls inside its own frame on a narrow screen, with the keyboard too; one of two columns fits there, one of three where its words allow. */
export const scrolling = (table: string, label: string, columns = 0) =>
  `<div class="scroll${{ 2: ' pair', 3: ' three' }[columns] ?? ''}" role="group" aria-label="${html(label)}" tabindex="0">${table}</div>`
