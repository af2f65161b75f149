/** The pages of the site that hold text: the documentation as HTML, help for each sheet function, recipes, the refusals of the API. */
import type { Text } from '#core'
import { kinds } from '../worker/problems.ts'
import type { Language } from './docs.ts'
import { documentation } from './docs-pages.ts'
import { apiOf, frame, html, type Page, scrolling, suffix, ways, words } from './frame.ts'
import { helpPages } from './help-pages.ts'
import { publishPages } from './publish-page.ts'
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

/** The page that shows /openapi.json; its script is in worker/docs/init.js, so that no inline script need be allowed. */
function apiPage(language: Language): Page {
  const { other, say } = words(language)
  const title = say('接口', 'API')
  const description = '<a href="/openapi.json">/openapi.json</a>'
  const main = `<h1>${title}</h1>
<div id="docs"></div>
<noscript>${say(`本页需要 JavaScript；接口描述见 ${description}。`, `This page needs JavaScript; the description itself is at ${description}.`)}</noscript>`
  const head = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'">
<link rel="stylesheet" href="/docs/swagger-ui.css">
<link rel="stylesheet" href="/docs/page.css">
<script src="/docs/swagger-ui-bundle.js" defer></script>
<script src="/docs/init.js" defer></script>`
  return { path: `docs/index${suffix[language]}.html`, html: frame(language, title, main, apiOf(other), head) }
}

/** What an address that leads nowhere shows below /en/. */
const notFoundInEnglish = (): Page => ({
  path: '404.en.html',
  html: frame(
    'en',
    'This page does not exist',
    '<h1>This page does not exist</h1>\n<p>Check the address, or go on from the links above.</p>',
  ),
})

/** What any other address that leads nowhere shows. */
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
export const pages = (): Page[] => [
  notFound(),
  notFoundInEnglish(),
  problemsPage(),
  apiPage('zh'),
  apiPage('en'),
  ...documentation(),
  ...helpPages(),
  ...publishPages(),
  ...recipes(),
]
