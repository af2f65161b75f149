/** Reports as pages in a browser: nothing hangs over, nothing runs, charts have a text, users' text stays text, and they print. */
import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { definitions, type Inputs } from '#core'
import { violations } from './host/axe.ts'
import { siteTests } from './host/site.ts'

const { site, test } = siteTests()

/** Opens the report with the headers that it came with, and asks that nothing went wrong. */
async function onReport(id: string, inputs: Inputs, run: (page: Page) => Promise<void>) {
  const answer = await fetch(`${site.server.url}/v1/methods/${id}?report=html`, {
    method: 'POST',
    body: JSON.stringify(inputs),
    headers: { 'Content-Type': 'application/json' },
  })
  expect(answer.status).toBe(200)
  const [body, headers] = [await answer.text(), Object.fromEntries(answer.headers)]
  await site.visit({ viewport: { width: 350, height: 800 } }, async ({ page }) => {
    await page.route('**/report', (route) => route.fulfill({ body, headers }))
    await page.goto(`${site.server.url}/report`)
    await run(page)
  })
}

const hangsOver = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

/** Helper methods have the common sections alone: one of them stands for all where time is short. */
const shown = process.env.TANBIAO_FULL
  ? definitions
  : definitions.filter(({ report, id }) => report || id === 'transport')
describe.each(shown.map(({ id, example }) => [id, example] as const))('%s', (id, example) => {
  test('at 350 px and at 1280 px', () =>
    onReport(id, example, async (page) => {
      expect(await hangsOver(page)).toBe(0)
      const bars = page.locator('svg')
      expect(await page.locator('tr:has(th):has(td.number) svg').count()).toBe(await bars.count())
      // the policy of the page lets no script run, and axe is one
      await site.visit({ viewport: page.viewportSize() }, async ({ page: same }) => {
        await same.goto('about:blank')
        await same.setContent(await page.content())
        expect(await violations(same)).toEqual([])
      })
      await page.setViewportSize({ width: 1280, height: 800 })
      expect(await hangsOver(page)).toBe(0)
    }))

  test('prints', () =>
    onReport(id, example, async (page) => {
      expect((await page.pdf({ format: 'A4' })).subarray(0, 5).toString()).toBe('%PDF-')
      await page.emulateMedia({ media: 'print' })
      // A4 less the margins of the page
      await page.setViewportSize({ width: 680, height: 1000 })
      expect(await hangsOver(page)).toBe(0)
      // a heading stays whole and with what it heads; both languages of a paragraph stay together
      const kept = await page
        .locator('h2')
        .evaluateAll((all) =>
          all
            .map((each) => getComputedStyle(each))
            .map(({ breakInside, breakAfter }) => `${breakInside} ${breakAfter}`),
        )
      expect(new Set(kept)).toEqual(new Set(['avoid avoid']))
      expect(await page.locator('section p:not(.pair > p)').count()).toBe(0)
    }))
})

test('what users write stays text', () => {
  const hostile = '<img src=x onerror="document.title=1"><script>document.title=2</script>&amp;'
  const meeting = definitions.find(({ id }) => id === 'meeting')?.example ?? {}
  return onReport('meeting', { ...meeting, entity: hostile, project: 'x'.repeat(200) }, async (page) => {
    expect(await page.title()).not.toMatch(/[12]$/)
    expect(await page.textContent('body')).toContain('<img src=x onerror="document.title=1">')
    expect(await page.locator('img, script').count()).toBe(0)
    expect(await hangsOver(page)).toBe(0)
  })
})
