/** The sheet functions in a browser, through the real custom functions runtime and a stand-in for Excel, beside functions that do nothing but answer as many cells. */
import type { CDPSession, Page } from 'playwright-core'
import { launch, openAsExcel } from '../e2e/host/browser.ts'
import { startServer } from '../e2e/host/server.ts'

export const calls = 100_000
export const rows = 10_000

/** Milliseconds by the clock, in which the runtime also waits, and of the processor, which other programs do not lengthen. */
type Time = { clock: number; processor: number }
type Pair = { ours: Time[]; nothing: Time[] }
export type Times = Record<'cells' | 'table', Pair>
type Kind = keyof Times

/** Runs inside the page: calls a function as Excel would and answers the time by the clock. */
const timed = async ({ kind, name, calls, rows }: { kind: Kind; name: string; calls: number; rows: number }) => {
  const column = Array.from({ length: rows }, () => [1, ''])
  CustomFunctions.associate('NOTHING', () => (kind === 'cells' ? [[1]] : column))
  const cases = Array.from({ length: rows }, (_, i) => [
    `rail:${1200 + (i % 7)};air-domestic:800`,
    'measured',
    2 + (i % 3),
    0.5,
  ])
  const all =
    kind === 'cells'
      ? Array.from({ length: calls }, (_, i) => ({ name, args: [[[900 + (i % 100)]], 0.7, 0.6, null] }))
      : [{ name, args: [[['trips', 'peRoute', 'EG', 'R'], ...cases], null, null, null] }]
  const start = performance.now()
  const answers = await window.__excel.call(all)
  const clock = performance.now() - start
  const bad = answers.find(({ ok }) => !ok)
  if (bad) throw new Error(JSON.stringify(bad))
  return clock
}

async function timeOf(page: Page, session: CDPSession, kind: Kind, name: string): Promise<Time> {
  const spent = async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    return 1000 * (metrics.find((one) => one.name === 'TaskDuration')?.value ?? 0)
  }
  const before = await spent()
  const clock = await page.evaluate(timed, { kind, name, calls, rows })
  return { clock, processor: (await spent()) - before }
}

/** Each by turns, in the same page, with the same arguments. */
export async function sheetTimes(page: Page, rounds: number): Promise<Times> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  const found: Times = { cells: { ours: [], nothing: [] }, table: { ours: [], nothing: [] } }
  for (let round = 0; round < rounds; round++)
    for (const kind of ['cells', 'table'] as const) {
      found[kind].nothing.push(await timeOf(page, session, kind, 'NOTHING'))
      found[kind].ours.push(await timeOf(page, session, kind, 'MEETING_ER'))
    }
  await session.detach()
  return found
}

/** The same with a server and a browser of its own. */
export async function measured(rounds: number): Promise<Times> {
  const server = await startServer()
  const browser = await launch()
  try {
    const page = await browser.newPage()
    await openAsExcel(page, server.url)
    return await sheetTimes(page, rounds)
  } finally {
    await browser.close()
    await server.stop()
  }
}
