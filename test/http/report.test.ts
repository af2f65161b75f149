/** Reports over HTTP: beside the result, as a page to print, and as data for exchange. */
import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { definitions } from '#core'
import { call, postJson } from './app.ts'

const pathOf = (id: string) => `/v1/methods/${id}`
const exampleOf = (id: string) => definitions.find((each) => each.id === id)?.example ?? {}
const asPage = (path: string, inputs: unknown) =>
  call(path, {
    method: 'POST',
    body: JSON.stringify(inputs),
    headers: { 'Content-Type': 'application/json', Accept: 'text/html,*/*;q=0.8' },
  })

/** The tags of a page in order, and that each is closed where it must be. */
function unclosed(html: string): string[] {
  const open: string[] = []
  for (const [, close, name = '', own] of html.matchAll(
    /<(\/?)([a-z][a-z0-9]*)(?:\s[a-z-]+="[^"<>]*"|\s[a-zA-Z-]+="[^"<>]*")*\s*(\/?)>/g,
  )) {
    if (name === 'meta' || own === '/') continue
    if (close === '') open.push(name)
    else if (open.pop() !== name) return [...open, `/${name}`]
  }
  return open
}

describe.each(definitions.map(({ id }) => id))('%s', (id) => {
  test('report=1 puts the report beside the result', async () => {
    const { status, json, headers } = await postJson(`${pathOf(id)}?report=1`, exampleOf(id))
    const { report, ...result } = json
    expect([status, report.method, headers.get('vary')]).toEqual([200, id, 'Accept'])
    expect(result).toEqual((await postJson(pathOf(id), exampleOf(id))).json)
  })

  test('as a page it is well-formed, in both languages, and nothing in it runs', async () => {
    const { status, type, text } = await asPage(`${pathOf(id)}?report=1`, exampleOf(id))
    expect([status, type]).toEqual([200, 'text/html'])
    expect(unclosed(text)).toEqual([])
    expect(text).toMatch(/^<!doctype html>\n<html lang="zh-CN">/)
    expect(text).toContain('公式与依据')
    expect(text).toContain('Formulas and their basis')
    expect(text).not.toMatch(/<script|<link|<img|\son\w+=|style=|href=|src=/i)
  })
})

test('html is a page whatever Accept says, and a result without a report is none', async () => {
  expect((await postJson(`${pathOf('meeting')}?report=html`, exampleOf('meeting'))).type).toBe('text/html')
  expect((await asPage(pathOf('meeting'), exampleOf('meeting'))).type).toBe('application/json')
})

test('a number that is not there stands where the numbers stand, and without a unit', async () => {
  const { text } = await asPage(`${pathOf('server')}?report=1`, exampleOf('server'))
  const cells = [...text.matchAll(/<td([^>]*)>—<\/td>/g)].map(([, attributes]) => attributes)
  expect(cells).toContain(' class="number"')
  expect(text).toMatch(/(<td class="number">—<\/td>){5}/)
  expect((await asPage(`${pathOf('cloud')}?report=1`, exampleOf('cloud'))).text).not.toMatch(/— *kgCO/)
})

describe.each(definitions.map(({ id }) => id))('%s in one language', (id) => {
  const chinese = /[\u3400-\u9fff]/
  const page = async (lang: string) => (await postJson(`${pathOf(id)}?report=html&lang=${lang}`, exampleOf(id))).text

  test('Chinese alone has no English beside it', async () => {
    const text = await page('zh')
    expect(text).toMatch(/^<!doctype html>\n<html lang="zh-CN">/)
    expect(text).not.toContain('lang="en"')
    expect(text).toContain('公式与依据')
    expect(text).not.toContain('Formulas and their basis')
    expect(unclosed(text)).toEqual([])
  })

  test('English alone has no Chinese but what people wrote', async () => {
    const text = await page('en')
    expect(text).toMatch(/^<!doctype html>\n<html lang="en">/)
    expect(text).toContain('Formulas and their basis')
    const said = [...text.matchAll(/<(?:title|h1|h2|p|caption|small)[^>]*>([^<]*)/g)].map(([, words = '']) => words)
    expect(said.filter((words) => chinese.test(words))).toEqual([])
  })
})

test('the policy lets in the style sheet of the page alone', async () => {
  const { text, headers } = await asPage(`${pathOf('server')}?report=1`, exampleOf('server'))
  const style = /<style>([\s\S]*?)<\/style>/.exec(text)?.[1] ?? ''
  const policy = headers.get('content-security-policy') ?? ''
  const hash = createHash('sha256').update(style).digest('base64')
  expect(policy).toContain(`default-src 'none'; style-src 'sha256-${hash}'`)
  expect(policy).toContain("frame-ancestors 'none'; sandbox")
  expect(headers.get('cache-control')).toBe('no-store')
  expect(headers.get('x-content-type-options')).toBe('nosniff')
})

test('whatever people write is text', async () => {
  const hostile = `"><script>alert('1')</script>&amp;<b onload=x>`
  const { flows, ...rest } = exampleOf('server') as { flows: object[] }
  const inputs = {
    ...rest,
    product: hostile,
    note: hostile,
    form: hostile,
    flows: flows.map((row) => ({ ...row, process: hostile, source: hostile })),
  }
  const { status, text } = await asPage(`${pathOf('server')}?report=1`, inputs)
  expect(status).toBe(200)
  expect(text).not.toMatch(/<script|<b\s/)
  expect(text).toContain('&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;amp;')
  expect(unclosed(text)).toEqual([])
})

test('a comparison that people write is echoed as their note, and the declaration forbids it', async () => {
  const note = '比竞品低 30%'
  const { json } = await postJson(`${pathOf('server')}?report=1`, { ...exampleOf('server'), note })
  const told = json.report.sections.filter((section: unknown) => JSON.stringify(section).includes(note))
  expect(told.map(({ key }: { key: string }) => key)).toEqual(['about'])
  const declaration = json.report.sections.at(-1)
  expect(JSON.stringify(declaration)).toContain('不得相互比较')
})

test('uncertainty and sensitivity asked for stand in the report', async () => {
  const inputs = { ...exampleOf('meeting'), uncertainty: { R: 10 } }
  const { json } = await postJson(`${pathOf('meeting')}?report=1&uncertainty=1&draws=100&sensitivity=1`, inputs)
  const section = json.report.sections.find(({ key }: { key: string }) => key === 'uncertainty')
  expect(section.tables).toHaveLength(3)
  expect(json.trace).toBeUndefined()
  expect((await postJson('/v1/replay', json)).json.equal).toBe(true)
})

test('pact gives a footprint as data, with the numbers of the result', async () => {
  for (const id of ['storage', 'server']) {
    const { json } = await postJson(`${pathOf(id)}?report=pact`, exampleOf(id))
    const { outputs, digest } = (await postJson(pathOf(id), exampleOf(id))).json
    expect(json.pcf.pCfIncludingBiogenic).toBe(outputs.total.value)
    expect(json.source.digest).toBe(digest)
  }
})

test.each([
  ['meeting', 'report=pact', '/report CHOICE', '1, html'],
  ['server', 'report=2', '/report CHOICE', '1, html, pact'],
  ['server', 'report=1&report=1', '/report CONFLICT', 'twice'],
  ['server', 'report=1&lang=fr', '/lang CHOICE', 'zh, en'],
  ['server', 'lang=zh', '/lang CONFLICT', 'report'],
])('%s?%s is refused', async (id, query, expected, more) => {
  const { status, errors } = await postJson(`${pathOf(id)}?${query}`, exampleOf(id))
  expect([status, ...errors.map(({ path, code }) => `${path} ${code}`)]).toEqual([400, expected])
  expect(errors[0]?.en).toContain(more)
  expect(errors[0]?.zh).not.toBe(errors[0]?.en)
})

test('inputs that are refused are refused as ever', async () => {
  const { status, type } = await asPage(`${pathOf('meeting')}?report=1`, {})
  expect([status, type]).toEqual([422, 'application/problem+json'])
})
