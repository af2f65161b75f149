/** What it takes until the calculator can be used: bytes that come over the network, and time spent in scripts on a slow computer, which is printed and not judged here. */
import { gzipSync } from 'node:zlib'
import type { Page, Response } from 'playwright-core'
import { expect } from 'vitest'
import { siteTests } from './host/site.ts'

const { site, test } = siteTests()

declare global {
  interface Window {
    /** What had been asked for when the form came to stand. */
    __before?: string[]
  }
}

/** Runs inside the page. */
const noteForm = () => {
  const look = new MutationObserver(() => {
    if (!document.querySelector('form')) return
    look.disconnect()
    window.__before = performance.getEntriesByType('resource').map(({ name }) => name)
  })
  look.observe(document, { childList: true, subtree: true })
}

/** The compressed size of every script and style that comes, and of the page itself, by address. */
function coming(page: Page) {
  const all = new Map<string, Promise<number>>()
  const zipped = async (answer: Response) => gzipSync(await answer.body(), { level: 9 }).length
  page.on('response', (answer) => {
    if (/\.(js|css)$|\/$/.test(new URL(answer.url()).pathname)) all.set(answer.url(), zipped(answer))
  })
  return async (counts: (address: string) => boolean = () => true) => {
    const sizes = await Promise.all([...all].flatMap(([address, size]) => (counts(address) ? [size] : [])))
    return sizes.reduce((sum, size) => sum + size, 0)
  }
}
const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} KB`

test('the form of the first method comes with at most 60 KB, its result with at most 110 KB', () =>
  site.visitAnew({}, async ({ page }) => {
    const size = coming(page)
    await page.addInitScript(noteForm)
    await page.goto(site.server.url)
    await page.click('.buttons button:last-child')
    await page.waitForSelector('.main output')
    await page.click('.find >> nth=0')
    const before = await page.evaluate(() => window.__before ?? [])
    expect(before.length).toBeGreaterThan(3)
    const form = await size((address) => before.includes(address) || address.endsWith('/'))
    const all = await size()
    console.log(`form ${kilobytes(form)}, with its result ${kilobytes(all)} (gzip)`)
    expect(form).toBeLessThanOrEqual(60_000)
    expect(all).toBeLessThanOrEqual(110_000)
  }))

test('how long scripts run until the form can be used, four times slower than here', () =>
  site.visitAnew({}, async ({ page }) => {
    const tools = await page.context().newCDPSession(page)
    await tools.send('Performance.enable')
    await tools.send('Emulation.setCPUThrottlingRate', { rate: 4 })
    await page.goto(site.server.url)
    await page.waitForSelector('form')
    const { metrics } = await tools.send('Performance.getMetrics')
    const seconds = metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0
    console.log(`scripts until the form can be used: ${Math.round(1000 * seconds)} ms`)
    expect(seconds).toBeGreaterThan(0)
  }))
