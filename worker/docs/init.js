/** Shows /openapi.json with Swagger UI, a group for each method, in the language of the page and the colours that the reader's system asks for; nothing is fetched from anywhere else. */
const dark = matchMedia('(prefers-color-scheme: dark)')
const follow = () => document.documentElement.classList.toggle('dark-mode', dark.matches)
dark.addEventListener('change', follow)
follow()

/** The half of a text that is in the language of the page: Chinese comes first. */
const english = document.documentElement.lang === 'en'
const own = (text, between = ' / ') => {
  const parts = text.split(between)
  const half = parts.length / 2
  return (english ? parts.slice(half) : parts.slice(0, half)).join(between)
}
function inOwnLanguage({ info, tags, paths, ...rest }) {
  info.title = own(info.title, ' ')
  info.description = own(info.description, '\n\n')
  const summaries = Object.values(paths).flatMap((path) => Object.values(path))
  for (const each of summaries) each.summary = own(each.summary)
  for (const each of tags) each.description = own(each.description)
  return { info, tags, paths, ...rest }
}

globalThis.SwaggerUIBundle({
  url: '/openapi.json',
  responseInterceptor: (response) => {
    if (new URL(response.url, location.href).pathname === '/openapi.json')
      response.text = JSON.stringify(inOwnLanguage(JSON.parse(response.text)))
    return response
  },
  dom_id: '#docs',
  deepLinking: true,
  validatorUrl: null,
  docExpansion: 'none',
  defaultModelsExpandDepth: 0,
})
