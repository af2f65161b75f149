/** The page of recipes holds what the Worker answers: every address, query and program in it is read from the page and asked, and the number below it is compared. */
import { describe, expect, test } from 'vitest'
import { calculate, definitions, prepare } from '#core'
import { exampleIn } from '#core/example'
import { recipes } from '../../scripts/recipes.ts'
import { call, post, postJson } from './app.ts'

const methods = definitions.map((definition) => prepare(definition))
const origin = 'https://tanbiao.example'
const plain = (html: string) =>
  html
    .replace(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')

type Piece = { kind: 'code' | 'number' | 'paste'; text: string }
/** The codes of a page, the texts to paste and the numbers, as they stand below each other. */
const pieces = (html: string): Piece[] =>
  [
    ...html.matchAll(
      /<pre[^>]*><code>([\s\S]*?)<\/code><\/pre>|<output>([\s\S]*?)<\/output>|<\/summary><pre[^>]*><code>([\s\S]*?)<\/code><\/pre>/g,
    ),
  ].map(([, code, number, paste]) =>
    code !== undefined
      ? { kind: 'code', text: plain(code) }
      : { kind: number === undefined ? 'paste' : 'number', text: plain(number ?? paste ?? '') },
  )

type Recipe = { code: string; numbers: string[]; cells: string[][]; url: string }
/** A number with the 15 digits that sheets keep; anything else as it is. */
const shown = (text: string) =>
  text === '' || Number.isNaN(Number(text)) ? text : String(Number(Number(text).toPrecision(15)))

/** What leads to numbers: the last code before them, the table to paste before it, and the address that a cell above holds. */
function recipesOf(html: string): Recipe[] {
  const all: Recipe[] = []
  const now = { code: '', url: '', cells: [] as string[][] }
  let before: Piece['kind'] | undefined
  for (const { kind, text } of pieces(html)) {
    if (kind === 'code') {
      now.code = text
      if (text.startsWith('https:')) now.url = text
    }
    if (kind === 'paste') now.cells = text.split('\n').map((row) => row.split('\t'))
    if (kind === 'number' && before === 'number') all.at(-1)?.numbers.push(text)
    else if (kind === 'number') all.push({ ...now, numbers: [text] })
    before = kind
  }
  return all
}

const get = async (url: string) => {
  expect(url.startsWith(`${origin}/v1/`), url).toBe(true)
  const { status, text } = await call(url)
  expect(status, url).toBe(200)
  return text
}
const outputIn = (text: string, out: string) => String(JSON.parse(text).outputs[out].value)

/** What a field of a query in M says: `name = "text"`. */
const fieldsOf = (record: string) =>
  [...record.matchAll(/(\w+) = "((?:[^"]|"")*)"/g)].map(([, key = '', text = '']) => [key, text.replaceAll('""', '"')])
const part = (code: string, pattern: RegExp) => pattern.exec(code)?.[1] ?? ''
const typed = (text: string) => (text !== '' && Number.isFinite(Number(text)) ? Number(text) : text)
const casesOf = ([keys = [], ...rows]: string[][]) =>
  rows.map((row) => Object.fromEntries(keys.map((key, i) => [key, typed(row[i] ?? '')])))

async function askQuery({ code, cells }: Recipe): Promise<string[]> {
  const path = `/${part(code, /RelativePath = "(.+?)"/)}`
  const query = new URLSearchParams(fieldsOf(part(code, /Query = \[(.+)\]/)))
  const out = part(code, /\[outputs\]\[(\w+)\]\[value\]/)
  expect(part(code, /Web\.Contents\("(.+?)"/)).toBe(origin)
  if (code.includes('Json.FromValue')) {
    const answers = await Promise.all(casesOf(cells).map((one) => postJson(path, one)))
    return answers.map(({ text }) => outputIn(text, out))
  }
  if (!code.includes('text/csv')) return [outputIn(await get(`${origin}${path}?${query}`), out)]
  const csv = cells.map((row) => row.join(',')).join('\n')
  return [outputIn((await post(`${path}?${query}`, csv, { 'Content-Type': 'text/csv' })).text, out)]
}

/** Runs a script against a sheet that stands in for the real one. Its requests wait for no answer, so they are asked after a first run and answered in the second. */
async function runScript({ code, cells }: Recipe): Promise<string[]> {
  const answers: unknown[] = []
  const asked: { url: string; inputs: unknown }[] = []
  const run = () => {
    const sheet = new Map<string, string | number>()
    for (const [r, row] of cells.entries())
      for (const [c, text] of row.entries()) sheet.set(`${String.fromCharCode(65 + c)}${r + 1}`, typed(text))
    const written: string[] = []
    const application = {
      Range: (address: string) => ({
        get Value2() {
          return sheet.get(address)
        },
        set Value2(value: unknown) {
          written.push(`${address} ${value}`)
        },
      }),
    }
    let times = 0
    const http = {
      post: (url: string, inputs: unknown) => {
        asked.push({ url, inputs })
        const answer = answers[times++] ?? { errors: [{ code: 'NONE', zh: '', en: '' }] }
        return { json: () => answer }
      },
    }
    new Function('Application', 'HTTP', code)(application, http)
    return written
  }
  run()
  for (const { url, inputs } of asked.splice(0)) answers.push((await postJson(url.replace(origin, ''), inputs)).json)
  const column = String.fromCharCode(65 + (cells[0]?.length ?? 0) + 1)
  return run().map((text, i) => {
    expect(text.startsWith(`${column}${i + 2} `)).toBe(true)
    return text.split(' ')[1] ?? ''
  })
}

async function ask(recipe: Recipe): Promise<string[]> {
  const { code, url } = recipe
  if (code.startsWith('let\n')) return askQuery(recipe)
  if (code.includes('Application.Range')) return runScript(recipe)
  if (code.includes(' -d ')) {
    const { json } = await postJson(part(code, /https:\/\/[^/]+(\S+)/), JSON.parse(part(code, /-d '(.+)'/)))
    const [[out = '', value] = []] = Object.entries(json.outputs).reverse()
    const { value: number, unit } = value as { value: number; unit: string }
    const exact = recipe.numbers[0]?.startsWith('"')
    return exact ? [`"${out}":${JSON.stringify({ value: Number(shown(String(number))), unit })}`] : [String(number)]
  }
  if (code.startsWith('import json')) {
    const body = JSON.parse(part(code, /r'''(.+)'''/))
    const { text } = await postJson(part(code, /"https:\/\/[^/]+(\S+?)"/), body)
    return [outputIn(text, part(code, /\["outputs"\]\["(\w+)"\]/))]
  }
  const inCode = part(code, /(https:\/\/[^"')]+)/)
  const text = await get(inCode || (code.includes('SUBSTITUTE') ? url + recipe.cells[0]?.[0] : url))
  const named = part(code, /FILTERXML\(A\$2,"\/\/(\w+)"/)
  if (named) return [part(text, new RegExp(`<${named}[^>]*>(.+?)</${named}>`))]
  if (code.includes('.csv?') && !code.startsWith('=')) {
    // a column whose key and number each line begins with; the last is the result proper
    const lines = text.split('\r\n').flatMap((line) => [...line.matchAll(/^(\w+)_\d+,([^,]+),/g)])
    return lines.filter(([, key]) => key === lines.at(-1)?.[1]).map(([, , value = '']) => value)
  }
  const looked = part(code, /VLOOKUP\("(\w+)"/)
  return [
    looked
      ? (text
          .split('\r\n')
          .find((line) => line.startsWith(`${looked},`))
          ?.split(',')[1] ?? '')
      : text,
  ]
}

describe.each(recipes().map(({ path, html }) => [path, html] as const))('%s', (_, html) => {
  const all = recipesOf(html)
  // the cell that a formula puts behind the address
  for (const recipe of all)
    if (recipe.code.includes('SUBSTITUTE')) recipe.cells = [[part(html, /<dt>B1<\/dt><dd><pre><code><span>(.+?)</)]]

  test('shows each way once at least', () => {
    const text = all.map(({ code }) => code).join('\n')
    for (const word of [
      'WEBSERVICE',
      'FILTERXML',
      'IMPORTDATA',
      'Web.Contents',
      'text/csv',
      'HTTP.post',
      'curl',
      'urlopen',
    ])
      expect(text).toContain(word)
    expect(all.length).toBeGreaterThan(20)
  })

  const zh = html.includes('<html lang="zh-CN">')

  test('the script writes refusals in the language of the page', () => {
    const { code = '' } = all.find(({ code }) => code.includes('Application.Range')) ?? {}
    expect(code.includes('.zh')).toBe(zh)
    expect(code.includes('.en')).toBe(!zh)
  })

  test('says before each program where it goes', () => {
    const before = html.split(/(?<!<\/summary>)<pre [^>]*tabindex="0"><code>/).slice(0, -1)
    expect(before.length).toBeGreaterThan(6)
    for (const text of before) expect(text.slice(-80)).toMatch(/(：|:|\.|。)<\/p>\n$|<\/a>(。|\.)<\/p>\n$/)
  })

  test('numbers of the methods are the results proper, with what they are called', () => {
    const part = html.slice(html.indexOf('id="methods"'))
    for (const method of methods) {
      const { definition } = method
      const title = definition.title[zh ? 'zh' : 'en']
      const own = part.split('<h3>').find((each) => each.startsWith(`${title}<`)) ?? ''
      const answer = calculate(method, exampleIn(definition, zh ? 'zh' : 'en'))
      const { outputs = {}, columns = {} } = answer.ok ? answer.result : {}
      const column = Object.entries(columns).at(-1)?.[1]
      const given = Object.entries(outputs)
      const sure = given.filter(([key]) => !method.loaded.entries.get(key)?.optional)
      const [key = '', last] = sure.at(-1) ?? given.at(-1) ?? []
      const label = method.loaded.entries.get(key)?.label[zh ? 'zh' : 'en']
      const values = column ? column.values : [last?.value ?? 0]
      for (const value of values) expect(own, title).toContain(`<output>${shown(String(value))}</output>`)
      for (const name of column ? column.names : [label ?? '']) expect(own, title).toContain(name)
      if (values.some((value) => value < 0)) expect(own, title).toMatch(/减排量为负|reduction is negative/)
    }
  })

  test.each(all.map((recipe) => [recipe.code.split('\n')[0], recipe] as const))('%s', async (_, recipe) => {
    expect((await ask(recipe)).map(shown)).toEqual(recipe.numbers)
  })

  test('every address in it is answered, and is short enough for a cell', async () => {
    const urls = new Set(
      pieces(html).flatMap(({ text }) => text.match(/https:\/\/[^\s"')]+\?[^\s"')]+(?<!=)(?=["'\s]|$)/g) ?? []),
    )
    expect(urls.size).toBeGreaterThan(10)
    for (const url of urls) {
      expect(url.length).toBeLessThanOrEqual(2048)
      await get(url)
    }
  })

  test('the table below IMPORTDATA is the beginning of its answer', async () => {
    const url = pieces(html).find(({ text }) => text.includes('.csv?'))?.text ?? ''
    const table = /aria-label="IMPORTDATA"[\s\S]+?<\/table>/.exec(html)?.[0] ?? ''
    const lines = [...table.matchAll(/<tr>(.+?)<\/tr>/g)].map(([, row = '']) =>
      row.split('</td>').slice(0, -1).map(plain).join(','),
    )
    expect(lines.length).toBeGreaterThan(2)
    const answered = (await get(url)).trim().split('\r\n')
    expect(answered.slice(0, lines.length).map((line) => line.split(',').map(shown).join(','))).toEqual(lines)
    // what is left out is counted
    const said = plain(html.slice(html.indexOf('aria-label="IMPORTDATA"')))
    expect(said).toMatch(new RegExp(`(下面还有 |^)${answered.length - lines.length}( 行| more rows)`, 'm'))
  })
})

test('the page is served with the addresses of the origin that was asked', async () => {
  const [page] = recipes()
  const headers = { 'Content-Type': 'text/html; charset=utf-8' }
  const ASSETS = { fetch: async () => new Response(page?.html, { headers }) }
  for (const path of ['/help/recipes', '/help/recipes.html']) {
    const answer = await call(`http://127.0.0.1:8080${path}`, {}, { ASSETS })
    expect(answer.text).toContain('http://127.0.0.1:8080/v1/methods/')
    expect(answer.text).not.toContain(origin)
    expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  }
})
