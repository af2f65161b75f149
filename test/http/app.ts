/** The Worker in Node: calls the app with static files from memory, and holds every answer against the OpenAPI document. */
import * as z from 'zod'
import type { Env } from '../../worker/env.ts'
import app from '../../worker/index.ts'
import { openapi } from '../../worker/openapi.ts'

const html = 'text/html; charset=utf-8'
const files: Record<string, [type: string, text: string]> = {
  '/index.html': [html, 'the calculator'],
  '/taskpane.html': [html, 'the pane'],
  '/404.html': [html, 'nothing here'],
  '/404.en.html': [html, 'nothing here in English'],
  '/docs/index.html': [html, 'the docs'],
  '/docs/methods/meeting.html': [html, 'the method'],
  '/help/MEETING_ER.html': [html, 'the function'],
  '/wps/index.html': [html, 'the page of WPS'],
  '/wps/publish.html': [html, 'how to install'],
  '/wps/publish.en.html': [html, 'how to install in English'],
  '/wps/ribbon.xml': ['application/xml', '<customUI/>'],
  '/wps/jsplugins.xml': ['application/xml', '<jspluginonline url="https://tanbiao.example/wps/"/>'],
  '/assets/main-1a2b3c.js': ['text/javascript', 'code'],
  '/functions.json': ['application/json', '{}'],
  '/openapi.json': ['application/json', '{}'],
  '/icons/icon-16.png': ['image/png', 'icon'],
  '/templates/meeting.xlsx': ['application/octet-stream', 'workbook'],
  '/templates/meeting.zh.xlsx': ['application/octet-stream', 'the template'],
  '/templates/meeting.en.sample.xlsx': ['application/octet-stream', 'the sample'],
  '/templates/index.json': ['application/json', JSON.stringify({ templates: [] })],
  '/manifest.xml': ['application/xml', '<?xml version="1.0"?>\n<a href="https://tanbiao.example/x"/>'],
}

export const env: Env = {
  ASSETS: {
    fetch: async (request) => {
      const { pathname } = new URL(request.url)
      const file = Object.hasOwn(files, pathname) ? files[pathname] : undefined
      return file
        ? new Response(file[1], { headers: { 'Content-Type': file[0] } })
        : new Response('none', { status: 404 })
    },
  },
}

type Operation = { responses: Record<string, { content: Record<string, { schema: { $ref?: string } }> }> }
export const document = openapi() as {
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, object> }
}

const local = (schema: object) =>
  JSON.parse(JSON.stringify(schema).replaceAll('#/components/schemas/', '#/$defs/')) as z.core.JSONSchema.JSONSchema
const made = new Map<string, z.ZodType>()
const schemaNamed = (name: string): z.ZodType => {
  const found =
    made.get(name) ??
    z.fromJSONSchema({
      $ref: `#/$defs/${name}`,
      $defs: local(document.components.schemas),
    } as z.core.JSONSchema.JSONSchema)
  made.set(name, found)
  return found
}

/** What the document says of this path, or undefined where it says nothing. */
function operationOf(method: string, path: string): Operation | undefined {
  const found = Object.keys(document.paths).find((one) =>
    new RegExp(`^${one.replaceAll('.', '\\.').replace(/\{\w+\}/, '.+')}$`).test(path),
  )
  return found === undefined ? undefined : document.paths[found]?.[method === 'HEAD' ? 'get' : method.toLowerCase()]
}

function hold(method: string, path: string, status: number, type: string, body: string) {
  const operation = operationOf(method, path)
  const schemas = type === 'application/problem+json' ? 'Problem' : undefined
  if (!operation) {
    if (schemas && method !== 'HEAD') schemaNamed(schemas).parse(JSON.parse(body))
    return
  }
  const said = operation.responses[status]?.content[type]
  // A cell asks for refusals as text: that is no answer of its format.
  if (body.startsWith('ERR:')) return
  if (!said) throw new Error(`${method} ${path}: the document has no ${status} ${type}`)
  const name = said.schema.$ref?.split('/').at(-1)
  if (name !== undefined && method !== 'HEAD') schemaNamed(name).parse(JSON.parse(body))
}

export type Entry = { path: string; code: string; severity: string; clause?: string; zh: string; en: string }
export type Answer = {
  status: number
  headers: Headers
  type: string
  bytes: Uint8Array
  text: string
  // biome-ignore lint/suspicious/noExplicitAny: tests read what they expect
  json: any
  errors: Entry[]
}

export async function call(path: string, init: RequestInit = {}, settings: Partial<Env> = {}): Promise<Answer> {
  const response = await app.request(
    path,
    { ...init, ...(init.body instanceof ReadableStream ? { duplex: 'half' } : {}) } as RequestInit,
    { ...env, ...settings },
  )
  const bytes = new Uint8Array(await response.arrayBuffer())
  const text = new TextDecoder().decode(bytes)
  const type = response.headers.get('content-type')?.replace(/;.*/, '') ?? ''
  hold(init.method ?? 'GET', new URL(path, 'http://localhost').pathname, response.status, type, text)
  const json = /json$/.test(type) && text !== '' ? JSON.parse(text) : undefined
  return { status: response.status, headers: response.headers, type, bytes, text, json, errors: json?.errors ?? [] }
}

export const post = (
  path: string,
  body: BodyInit,
  headers: Record<string, string> = { 'Content-Type': 'application/json' },
) => call(path, { method: 'POST', body, headers })
export const postJson = (path: string, value: unknown) => post(path, JSON.stringify(value))
