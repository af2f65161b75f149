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

const [requests, body, text] = english ? ['Requests', 'Body of the request', 'Text'] : ['请求', '请求体', '文本']
/** The component's own parts where a screen reader or the keyboard would stumble over them. */
const accessible = ({ React: { createElement: element } }) => ({
  components: {
    // ours is the page that has the landmarks; groups are one level below this heading
    Layout: ({ getComponent, specSelectors }) => {
      const part = (name) => element(getComponent(name, true))
      if (specSelectors.loadingStatus() !== 'success')
        return element('div', { className: 'swagger-ui' }, part('errors'))
      return element(
        'div',
        { className: 'swagger-ui' },
        part('SvgAssets'),
        part('errors'),
        element('div', { className: 'information-container' }, part('InfoContainer')),
        element('h2', null, requests),
        part('operations'),
        part('Models'),
      )
    },
  },
  wrapComponents: {
    // the line of a request is a button, which may hold no link
    DeepLink: (Original) => (props) =>
      props.path.includes('/') ? element('span', null, props.text) : element(Original, props),
    // a choice among words has no name of its own
    JsonSchemaForm: (Original) => (props) => {
      const form = element(Original, props)
      const isChoice = props.schema.get('enum') || props.schema.get('type') === 'boolean'
      return isChoice ? element('label', null, element('span', { className: 'unseen' }, props.description), form) : form
    },
    TextArea: (Original) => (props) => element(Original, { 'aria-label': body, ...props }),
    // what scrolls is reached by keyboard
    SyntaxHighlighter: (Original) => (props) =>
      element(
        'div',
        { className: 'scrolled', tabIndex: 0, role: 'group', 'aria-label': text },
        element(Original, props),
      ),
  },
})

globalThis.SwaggerUIBundle({
  url: '/openapi.json',
  responseInterceptor: (response) => {
    if (new URL(response.url, location.href).pathname === '/openapi.json')
      response.text = JSON.stringify(inOwnLanguage(JSON.parse(response.text)))
    return response
  },
  dom_id: '#docs',
  plugins: [accessible],
  layout: 'Layout',
  deepLinking: true,
  validatorUrl: null,
  docExpansion: 'none',
  defaultModelsExpandDepth: 0,
  // its colours are too dark on its grey
  syntaxHighlight: false,
})
