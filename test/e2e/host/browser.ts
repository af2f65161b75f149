/** The browser of the end-to-end tests: the system's Chromium, and pages opened as if Excel had opened them. */

import { createRequire } from 'node:module'
import { dirname, join, normalize } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { program } from '../../../scripts/find.mjs'
import { type Batch, type BatchAction, type Call, type CellAnswer, fakeExcel } from './fake-excel-host.ts'

const require = createRequire(import.meta.url)
const officeFiles = join(dirname(require.resolve('@microsoft/office-js/package.json')), 'dist')
const officeHost = 'https://appsforoffice.microsoft.com/lib/1/hosted/'

/** A headless Chromium with a new empty profile; no name is ever looked up, so that nothing can reach the network unseen. */
export const launch = (): Promise<Browser> => {
  const executablePath = program('chromium')
  if (executablePath === undefined) throw new Error('Chromium was not found; install it or name it in CHROMIUM_PATH.')
  return chromium.launch({
    executablePath,
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
    ],
  })
}

let running: Promise<Browser> | undefined
/** The browser that all files of tests in this process share, each with pages and profiles of its own; it ends with the process. */
export const sharedBrowser = (): Promise<Browser> => {
  running ??= launch()
  return running
}

/** What a page did that it should not: requests to other hosts (they are refused) and errors of the console. */
export type Watch = { foreign: string[]; errors: string[] }

/** Serves office.js from the installed package, refuses every other foreign request, and keeps a record. */
export const watch = async (page: Page, origin: string): Promise<Watch> => {
  const seen: Watch = { foreign: [], errors: [] }
  page.on('pageerror', (error) => seen.errors.push(error.message))
  page.on('console', (message) => {
    // A refused foreign request stands in the other list already.
    if (message.type() === 'error' && !seen.foreign.includes(message.location().url)) seen.errors.push(message.text())
  })
  await page.route(
    (url) => url.origin !== origin && url.protocol.startsWith('http'),
    async (route) => {
      const url = route.request().url()
      const file = url.startsWith(officeHost) && normalize(new URL(url).pathname.slice('/lib/1/hosted/'.length))
      if (file && !file.startsWith('..')) return route.fulfill({ path: join(officeFiles, file) })
      seen.foreign.push(url)
      return route.abort()
    },
  )
  return seen
}

/** A requirement set left out counts as not supported. CustomFunctions is the runtime's own protocol, not a public set. */
const currentExcel = {
  ExcelApi: '1.21',
  CustomFunctions: '1.9',
  CustomFunctionsRuntime: '1.5',
  SharedRuntime: '1.2',
  AddinCommands: '1.3',
  Settings: '1.1',
}

export type ExcelOptions = { locale?: string; path?: string; sets?: Record<string, string> }

/** Opens the task pane as Excel on Windows would and waits until Office is ready; fails if the page does not see Excel. */
export const openAsExcel = async (page: Page, origin: string, options: ExcelOptions = {}): Promise<Watch> => {
  const { locale = 'zh-CN', path = '/taskpane.html', sets = currentExcel } = options
  const seen = await watch(page, origin)
  await page.addInitScript(fakeExcel, { locale, sets })
  await page.goto(`${origin}${path}?_host_Info=Excel$Win32$16.01$${locale}$telemetry$$$0`)
  await page.waitForFunction(() => typeof Office === 'object' && typeof Office.onReady === 'function')
  const { host } = await page.evaluate(() => Office.onReady())
  if (String(host) !== 'Excel') throw new Error(`The page came up in "${host}" instead of Excel.`)
  return seen
}

/** Calls custom functions through the real runtime, all in one message as Excel does at a recalculation; the answers come in order. */
export const invokeAll = (page: Page, calls: Call[]): Promise<CellAnswer[]> =>
  page.evaluate((calls) => window.__excel.call(calls), calls)

/** Calls one custom function. The runtime hands results over only twice a second: ask many at once, not one after the other. */
export const invoke = async (page: Page, name: string, args: unknown[], address?: string): Promise<CellAnswer> => {
  const [answer] = await invokeAll(page, [address === undefined ? { name, args } : { name, args, address }])
  if (answer === undefined) throw new Error('No answer')
  return answer
}

/** The Excel.run batches the page has sent so far. */
export const batches = (page: Page): Promise<Batch[]> => page.evaluate(() => window.__excel.batches)

/** Answers Excel.run batches from now on with a function that runs inside the page and may use nothing from outside its own body. */
export const answerBatches = async (
  page: Page,
  answer: (action: BatchAction, batch: Batch) => unknown,
): Promise<void> => {
  await page.evaluate(`window.__answer = ${answer}`)
}

/** The document settings as they would be saved in the workbook. */
export const savedSettings = (page: Page): Promise<Record<string, string>> =>
  page.evaluate(() => window.__excel.settings)
