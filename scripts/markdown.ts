/** Our markdown as HTML: its links lead to pages of the site, names of sheet functions to their help, tables scroll in their own frame. */
import { Marked } from 'marked'
import type { Language } from './docs.ts'
import { helpOf, html, scrolling, withSubscript, words } from './frame.ts'
import { functions } from './functions.ts'
import { program } from './sheet-table.ts'

const functionNames = new Set(functions.map(({ name }) => name))

/** The address of this site, as the guides name it. */
const ownAddress = /^https:\/\/(?:your-address|你的地址)(?=\/)/

/** Chinese runs on over the end of a line, where a browser would leave a gap. */
const gap = /(?<=[“”‘’…—\u2e80-\uffef])\n(?=[“”‘’…—\u2e80-\uffef])/g

/** A few characters that no line should break. */
const isShort = /^[\u4e00-\u9fff]{2,6}$/

const anchor = /^<a id="[\w-]+">$|^<\/a>$/

const markdownIn = (language: Language) =>
  new Marked({
    gfm: true,
    walkTokens(token) {
      if (token.type === 'text') token.text = withSubscript(token.text.replaceAll(gap, ''))
    },
    renderer: {
      // the only HTML that our markdown holds are anchors; anything else is text
      html: ({ text }) => (anchor.test(text) ? text : html(text)),
      code: ({ text }) => `${program(text, words(language))}\n`,
      codespan({ text }) {
        const code = `<code>${html(text)}</code>`
        return functionNames.has(text) ? `<a href="${helpOf(text, language)}">${code}</a>` : code
      },
      link({ href, tokens }) {
        const text = this.parser.parseInline(tokens)
        const own = href.replace(ownAddress, '')
        if (/^https?:/.test(own)) return `<a href="${html(own)}" rel="noreferrer">${text}</a>`
        const page = own.replace(/(\.zh-CN)?\.md$/, (_, zh) => `${zh ? '' : '.en'}.html`)
        return `<a href="${html(page)}">${text}</a>`
      },
      table({ header, rows }) {
        const row = (cells: typeof header, tag: string) =>
          `<tr>${cells.map((cell) => `<${tag}${tag === 'td' && isShort.test(cell.text) ? ' class="short"' : ''}>${this.parser.parseInline(cell.tokens)}</${tag}>`).join('')}</tr>`
        const head = header.map(({ text }) => text).join(' · ')
        return `${scrolling(`<table><thead>${row(header, 'th')}</thead><tbody>${rows.map((cells) => row(cells, 'td')).join('\n')}</tbody></table>`, head, header.length)}\n`
      },
    },
  })

export const markdown = { zh: markdownIn('zh'), en: markdownIn('en') }
