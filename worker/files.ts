/** The static files: which file a path means, its headers, and the manifest for this origin. */
import type { Call, Env, Handler } from './env.ts'
import { fileHeaders, manifest, types } from './headers.ts'
import { manifestFor, manifestOrigin, withOrigin } from './manifest.ts'
import { httpProblem, refuse } from './problems.ts'

/** Without its slash the links of a folder's page would lead elsewhere. */
const folders = ['/docs', '/docs/methods', '/help', '/wps', '/templates', '/en/templates']

/** Where readers of English look for the calculator. */
const english = ['/en', '/en/']

/** The pages to read stand in one folder for both languages; below /en/ they are found too. */
function englishOf(path: string): string | undefined {
  const [, folder, rest = ''] = /^\/en\/(docs|help)(?:\/(.*?))?(?:\.html)?$/.exec(path) ?? []
  return folder && `/${folder}/${rest.replace(/(?<=^|\/)$/, 'index')}.en.html`
}

/** A folder is its index.html; pages to read go without their ending. */
function fileOf(path: string): string {
  if (path.endsWith('/')) return `${path}index.html`
  return /^\/(docs|help)\/(.*\/)?[^./]+$/.test(path) ? `${path}.html` : path
}

export const assetAt = (c: Call, path: string): Promise<Response> => {
  const url = new URL(path, c.req.url)
  const { headers, method } = c.req.raw
  return c.env.ASSETS.fetch(new Request(url, { headers, method }))
}

export function withHeaders(answer: Response, status: number, headers: Readonly<Record<string, string>>): Response {
  const ours = new Headers(headers)
  for (const name of ['Content-Type', 'Content-Length', 'ETag']) {
    const value = answer.headers.get(name)
    if (value !== null && !ours.has(name)) ours.set(name, value)
  }
  return new Response(answer.body, { status, headers: ours })
}

async function notFound(c: Call): Promise<Response> {
  const isEnglish = /^\/en\/|\.en\.html$/.test(new URL(c.req.url).pathname)
  const page = await assetAt(c, isEnglish ? '/404.en.html' : '/404.html')
  if (page.status !== 200) return refuse(c, 'not-found', [httpProblem('NOT-FOUND')])
  return withHeaders(page, 404, fileHeaders('/404.html', c.env))
}

/** A text among the static files, with the origin that users see put in. */
const filled =
  (
    path: string,
    fill: (template: string, origin: string) => string,
    headers: (env: Env) => Readonly<Record<string, string>>,
  ): Handler =>
  async (c) => {
    const template = await c.env.ASSETS.fetch(new Request(new URL(path, c.req.url)))
    const { PUBLIC_ORIGIN = '' } = c.env
    const origin = manifestOrigin(PUBLIC_ORIGIN) ?? manifestOrigin(new URL(c.req.url).origin)
    if (template.status !== 200 || origin === undefined) return notFound(c)
    return new Response(fill(await template.text(), origin), { headers: headers(c.env) })
  }

/** Pages whose examples are addresses of this origin. */
const named = ['/help/recipes.html', '/help/recipes.en.html', '/templates/index.html', '/en/templates/index.html']

/** Everything that is no route of the API. */
export const file: Handler = async (c) => {
  const { pathname, search } = new URL(c.req.url)
  const moved = (to: string) =>
    new Response(null, { status: 308, headers: { ...fileHeaders('/', c.env), Location: to } })
  if (folders.includes(pathname)) return moved(`${pathname}/${search}`)
  if (english.includes(pathname)) return moved(`/?lang=en${search.replace('?', '&')}`)
  const inEnglish = englishOf(pathname)
  if (inEnglish) return moved(`${inEnglish}${search}`)
  const path = fileOf(pathname)
  if (named.includes(path))
    return filled(path, withOrigin, (env) => ({ ...fileHeaders(path, env), 'Content-Type': types.html }))(c)
  const answer = await assetAt(c, path)
  if (answer.status !== 200 && answer.status !== 304) return notFound(c)
  return withHeaders(answer, answer.status, fileHeaders(path, c.env))
}

export const getManifest = filled('/manifest.xml', manifestFor, () => manifest)

export const getPlugins = filled('/wps/jsplugins.xml', withOrigin, () => manifest)

/** The metadata of the sheet functions, whose help links must name this origin. */
export const getFunctions = (path: string): Handler =>
  filled(path, withOrigin, (env) => ({ ...fileHeaders(path, env), 'Content-Type': types.json }))
