/** The pages of the site that hold text: the documentation as HTML, help for each sheet function, recipes, the refusals of the API. */
import type { Text } from '#core'
import { kinds } from '../worker/problems.ts'
import { documentation } from './docs-pages.ts'
import { frame, html, type Page, scrolling, ways } from './frame.ts'
import { helpPages } from './help-pages.ts'
import { recipes } from './recipes.ts'

/** Chinese and English in one line. */
const inLine = ({ zh, en }: Text) => (zh === en ? html(zh) : `${html(zh)} <span lang="en">${html(en)}</span>`)

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

/** What an address that leads nowhere shows. */
const notFound = (): Page => ({
  path: '404.html',
  html: frame(
    'zh',
    '没有这个页面',
    `<h1>没有这个页面</h1>
<p>请检查地址，或从上方选择。</p>
<section lang="en">
<h2>This page does not exist</h2>
<p>Check the address, or go on from here:</p>
<nav class="contents" aria-label="Site">
${ways('en')}
</nav>
</section>`,
  ),
})

/** Every page, with its path below the root of the site. */
export const pages = (): Page[] => [notFound(), problemsPage(), ...documentation(), ...helpPages(), ...recipes()]
