/** The sheet functions in a browser, through the real custom functions runtime and a stand-in for Excel, beside functions that do nothing but answer as many cells. */
import type { Page } from 'playwright-core'
import { launch, openAsExcel } from '../e2e/host/browser.ts'
import { startServer } from '../e2e/host/server.ts'

export const calls = 100_000
export const rows = 10_000

/** Milliseconds of each round, ours and those of the function that does nothing. */
export type Times = Record<'calls' | 'table', { ours: number[]; nothing: number[] }>

/** Each by turns, in the same page, with the same arguments. */
export const sheetTimes = (page: Page, rounds: number): Promise<Times> =>
  page.evaluate(
    async ({ calls, rows, rounds }) => {
      const column = Array.from({ length: rows }, () => [1, ''])
      CustomFunctions.associate('NOTHING_CELL', () => [[1]])
      CustomFunctions.associate('NOTHING_TABLE', () => column)
      const scalars = (name: string) =>
        Array.from({ length: calls }, (_, i) => ({ name, args: [[[900 + (i % 100)]], 0.7, 0.6, null] }))
      const cases = Array.from({ length: rows }, (_, i) => [
        `rail:${1200 + (i % 7)};air-domestic:800`,
        'measured',
        2 + (i % 3),
        0.5,
      ])
      const table = (name: string) => [{ name, args: [[['trips', 'peRoute', 'EG', 'R'], ...cases], null, null, null] }]
      const time = async (all: { name: string; args: unknown[] }[]) => {
        const start = performance.now()
        const answers = await window.__excel.call(all)
        const spent = performance.now() - start
        const bad = answers.find(({ ok }) => !ok)
        if (bad) throw new Error(JSON.stringify(bad))
        return spent
      }
      const found: Times = { calls: { ours: [], nothing: [] }, table: { ours: [], nothing: [] } }
      for (let round = 0; round < rounds; round++) {
        found.calls.nothing.push(await time(scalars('NOTHING_CELL')))
        found.calls.ours.push(await time(scalars('MEETING_ER')))
        found.table.nothing.push(await time(table('NOTHING_TABLE')))
        found.table.ours.push(await time(table('MEETING_ER')))
      }
      return found
    },
    { calls, rows, rounds },
  )

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
