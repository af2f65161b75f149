/** The stand-in for Excel itself: a page of a few functions, served from memory, answered by the real custom functions runtime. */

import type { Browser, Page } from 'playwright-core'
import { afterAll, test as always, beforeAll, describe, expect } from 'vitest'
import { program } from '../../scripts/find.mjs'
import {
  answerBatches,
  batches,
  invoke,
  invokeAll,
  openAsExcel,
  savedSettings,
  sharedBrowser,
  type Watch,
  watch,
} from './host/browser.ts'

const origin = 'https://host-test.example'

const html = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><link rel="icon" href="data:,">
<script src="https://appsforoffice.microsoft.com/lib/1/hosted/office.js"></script><script src="/functions.js"></script></head><body></body></html>`

const script = `
CustomFunctions.associate('T_ADD', (a, b, more) => a + b + (more ?? 100))
CustomFunctions.associate('T_ARGS', (...args) => JSON.stringify(args.slice(0, -1)))
CustomFunctions.associate('T_WHERE', (x, invocation) => invocation.address)
CustomFunctions.associate('T_DOUBLE', (rows) => rows.map((row) => row.map((cell) => cell * 2)))
CustomFunctions.associate('T_THROW', (code, text) => { throw new CustomFunctions.Error(CustomFunctions.ErrorCode[code], text ?? undefined) })
CustomFunctions.associate('T_REJECT', async (text) => { throw new CustomFunctions.Error(CustomFunctions.ErrorCode.invalidValue, text) })
CustomFunctions.associate('T_RETURN', (text) => new CustomFunctions.Error(CustomFunctions.ErrorCode.notAvailable, text))
CustomFunctions.associate('T_MIXED', () => [[1, new CustomFunctions.Error(CustomFunctions.ErrorCode.notAvailable, 'none')]])
CustomFunctions.associate('T_PLAIN', () => { throw new Error('secret') })
CustomFunctions.associate('T_VALUE', (word) => ({ nan: NaN, infinity: Infinity, undefined: undefined, text: 'text', true: true })[word])
`

// The policy of the product's own pages, so that the harness is known to work under it.
const policy =
  "default-src 'none'; script-src 'self' https://appsforoffice.microsoft.com; style-src 'self'; img-src 'self' data:; connect-src 'self'"

let browser: Browser
let page: Page
let seen: Watch

const chromium = program('chromium')
const test = always.skipIf(!chromium)

beforeAll(async () => {
  if (!chromium) return
  browser = await sharedBrowser()
  page = await browser.newPage()
  await page.route(`${origin}/**`, (route) => {
    const page = { status: 200, headers: { 'content-security-policy': policy } }
    const path = new URL(route.request().url()).pathname
    if (path === '/taskpane.html') return route.fulfill({ ...page, contentType: 'text/html', body: html })
    if (path === '/functions.js') return route.fulfill({ ...page, contentType: 'text/javascript', body: script })
    return route.fulfill({ status: 404 })
  })
  seen = await openAsExcel(page, origin)
}, 30_000)
afterAll(() => page?.close())

const answerOf = (name: string, ...args: unknown[]) => invoke(page, name, args)

test('Office sees Excel on a PC, its language and its requirement sets', async () => {
  const facts = await page.evaluate(async () => {
    const { requirements, displayLanguage } = Office.context
    const { host, platform } = await Office.onReady()
    const supports = (set: string, version: string) => requirements.isSetSupported(set, version)
    return [host, platform, displayLanguage, supports('SharedRuntime', '1.1'), supports('ExcelApi', '99.0')].map(String)
  })
  expect(facts).toEqual(['Excel', 'PC', 'zh-CN', 'true', 'false'])
})

describe.concurrent('arguments', () => {
  test('numbers, and null for a parameter left out', async () => {
    expect(await answerOf('T_ADD', 1, 2, 3)).toEqual({ ok: true, value: 6 })
    expect(await answerOf('T_ADD', 1, 2, null)).toEqual({ ok: true, value: 103 })
  })
  test('ranges arrive as rows of cells, an empty cell as an empty text', async () => {
    expect(
      await answerOf(
        'T_ARGS',
        [
          [1, ''],
          ['a', true],
        ],
        null,
      ),
    ).toEqual({ ok: true, value: '[[[1,""],["a",true]],null]' })
  })
  test('names are matched in any case, and the address of the cell is told', async () => {
    expect(await answerOf('t_add', 1, 2, 3)).toEqual({ ok: true, value: 6 })
    expect(await invoke(page, 'T_WHERE', [1], "'数据 1'!B2")).toEqual({ ok: true, value: "'数据 1'!B2" })
  })
})

describe.concurrent('answers', () => {
  test('a matrix', async () => {
    expect(
      await answerOf('T_DOUBLE', [
        [1, 2],
        [3, 4],
      ]),
    ).toEqual({
      ok: true,
      value: [
        [2, 4],
        [6, 8],
      ],
    })
  })
  test.each([
    ['text', { ok: true, value: 'text' }],
    ['true', { ok: true, value: true }],
    ['undefined', { ok: true, value: null }],
    ['nan', { ok: false, value: 'NaN', code: '#VALUE!', message: 'NaN', wire: 0 }],
    ['infinity', { ok: false, value: 'Infinity', code: '#NUM!', message: 'Infinity', wire: 6 }],
  ])('%s', async (word, expected) => expect(await answerOf('T_VALUE', word)).toEqual(expected))
})

describe.concurrent('errors', () => {
  test.each([
    ['invalidValue', '#VALUE!', 7],
    ['notAvailable', '#N/A', 1],
    ['divisionByZero', '#DIV/0!', 5],
    ['invalidNumber', '#NUM!', 6],
    ['nullReference', '#NULL!', 8],
  ])('thrown %s is %s', async (name, code, wire) => {
    expect(await answerOf('T_THROW', name, '文字')).toEqual({ ok: false, value: '文字', code, message: '文字', wire })
  })
  test('thrown without a text', async () => {
    expect(await answerOf('T_THROW', 'invalidValue', null)).toMatchObject({ ok: false, code: '#VALUE!', message: '' })
  })
  test('rejected', async () => {
    expect(await answerOf('T_REJECT', 'late')).toMatchObject({ ok: false, code: '#VALUE!', message: 'late', wire: 7 })
  })
  test('returned instead of thrown: a value, with the same code and text', async () => {
    const answer = await answerOf('T_RETURN', 'none')
    expect(answer).toMatchObject({ ok: false, code: '#N/A', message: 'none' })
    expect(answer).not.toHaveProperty('wire')
  })
  test('inside a matrix', async () => {
    const value = [[1, { valueType: 'CustomFunctionError', basicValue: '#N/A', message: 'none' }]]
    expect(await answerOf('T_MIXED')).toMatchObject({ ok: true, value })
  })
  test('any other exception is #VALUE! without its text', async () => {
    expect(await answerOf('T_PLAIN')).toEqual({ ok: false, value: '', code: '#VALUE!', message: '', wire: 2 })
  })
  test('a function nobody registered', async () => {
    expect(await answerOf('T_NOBODY')).toEqual({ ok: false, value: '', code: '#VALUE!', message: '', wire: 2 })
  })
})

test('thousands of calls in one message come back in order', async () => {
  const calls = Array.from({ length: 5000 }, (_, i) => ({ name: 'T_ADD', args: [i, 1, 0] }))
  const answers = await invokeAll(page, calls)
  expect(answers).toEqual(calls.map((_, i) => ({ ok: true, value: i + 1 })))
})

test('Excel.run sends readable batches, takes the answers of the test, and fails as told', async () => {
  const read = () =>
    page.evaluate(() =>
      Excel.run(async (excel) => {
        const range = excel.workbook.getSelectedRange().load('address,values')
        await excel.sync()
        return [range.address, range.values]
      }).catch((error: OfficeExtension.Error) => [error.code, error.message]),
    )
  await answerBatches(page, (action) =>
    action.ActionType === 2 ? { Address: 'Sheet1!A1:B1', Values: [[1, 2]] } : null,
  )
  expect(await read()).toEqual(['Sheet1!A1:B1', [[1, 2]]])
  expect((await batches(page)).at(-1)?.Actions.map(({ ActionType }) => ActionType)).toContain(2)
  await answerBatches(page, () => {
    throw Object.assign(new Error('The sheet is protected.'), { code: 'AccessDenied' })
  })
  expect(await read()).toEqual(['AccessDenied', 'The sheet is protected.'])
})

test('settings are saved in the document', async () => {
  await page.evaluate(() => {
    Office.context.document.settings.set('tanbiao', { set: '2025' })
    return new Promise((done) => Office.context.document.settings.saveAsync(done))
  })
  expect(await savedSettings(page)).toEqual({ tanbiao: '{"set":"2025"}' })
})

test('the page asked no other host for anything and logged no error', () => {
  expect(seen).toEqual({ foreign: [], errors: [] })
})

test('a request to another host is refused and recorded, an error of the page too', async () => {
  const other = await browser.newPage()
  await other.route(`${origin}/**`, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<link rel="icon" href="data:,">' }),
  )
  const seen = await watch(other, origin)
  await other.goto(`${origin}/`)
  await other.evaluate(() => fetch('https://elsewhere.example/x').catch(() => console.error('offline')))
  expect(seen).toEqual({ foreign: ['https://elsewhere.example/x'], errors: ['offline'] })
  await other.close()
})
