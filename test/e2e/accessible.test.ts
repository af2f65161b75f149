/** What the other tests of pages do not see of access: each method with its charts and its sensitivity in both languages and both themes, colours that a reader forces, and all of it by keyboard alone. */
import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { texts } from '../../addin/app/texts.ts'
import { inEveryLook, violations } from './host/axe.ts'
import { faint } from './host/contrast.ts'
import { siteTests } from './host/site.ts'

const { site, test } = siteTests()

const narrow = { width: 350, height: 600 }

const named = (page: Page, { zh }: { zh: string }) => page.getByRole('button', { name: zh, exact: true })

const openSample = async (page: Page, method: string) => {
  await page.goto(`${site.server.url}/#${method}`)
  await named(page, texts.sample).click()
  await page.waitForSelector('.analysis')
}

const openSensitivity = async (page: Page) => {
  await named(page, texts.sensitivity).click()
  await page.waitForSelector('figure canvas, figure details[open]')
}

/** The forms of storage and server are one form with other stages: one of them stands for both where time is short. */
const shown = ['meeting', 'clouddoc', 'cloud', 'server', ...(process.env.TANBIAO_FULL ? ['storage'] : [])]
describe.each(shown)('%s', (method) => {
  test('with its sample and its sensitivity, both languages, both themes', () =>
    site.visit({ viewport: narrow, locale: 'zh-CN', colorScheme: 'light' }, async ({ page }) => {
      await openSample(page, method)
      await openSensitivity(page)
      await inEveryLook(page)
    }))
})

test('the empty form with a notice of other versions, the settings and the search for factors', () =>
  site.visit({ viewport: narrow, locale: 'zh-CN', colorScheme: 'light' }, async ({ page }) => {
    await page.addInitScript(() => {
      if (!localStorage.length) localStorage.setItem('tanbiao.settings', JSON.stringify({ factors: '2020-01' }))
    })
    await page.goto(`${site.server.url}/#clouddoc`)
    await page.waitForSelector('.pinned')
    await page.click('.settings summary')
    await page.locator('.find').first().click()
    await page.waitForSelector('dialog.search li')
    await inEveryLook(page)
    await page.keyboard.press('Escape')
    await inEveryLook(page)
  }))

describe('with forced colours', () => {
  test('nothing that is seen by its colour alone is lost, and tables stand for pictures', () =>
    site.visit({ viewport: narrow, locale: 'zh-CN' }, async ({ page }) => {
      await openSample(page, 'clouddoc')
      await openSensitivity(page)
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ forcedColors: 'active', colorScheme })
        await page.waitForSelector('figure details[open] td.number')
        await page.waitForSelector('figure .canvas', { state: 'detached' })
        expect(await violations(page)).toEqual([])
        const seen =
          '.badge, .remarks > li, .main, .chart rect, .chart line, button, select, input:not([type="checkbox"])'
        expect(await page.evaluate(faint, seen)).toEqual([])
        await page.keyboard.press('Tab')
        expect(await page.evaluate(faint, ':focus')).toEqual([])
      }
      // and back
      await page.emulateMedia({ forcedColors: 'none' })
      await page.waitForSelector('figure .canvas')
      await page.locator('figure .canvas').first().scrollIntoViewIfNeeded()
      await page.waitForSelector('figure canvas')
    }))

  test.each(['/templates/', '/help/MEETING_ER', '/wps/publish.html'])('%s keeps its frames and its focus', (path) =>
    site.visit({ viewport: narrow, forcedColors: 'active', colorScheme: 'dark' }, async ({ page }) => {
      await page.goto(site.server.url + path)
      expect(await page.evaluate(faint, '.scroll, button')).toEqual([])
      await page.keyboard.press('Tab')
      expect(await page.evaluate(faint, ':focus')).toEqual([])
      expect(await violations(page)).toEqual([])
    }),
  )
})

/** Presses Tab until this has the focus; on the way the focus is always seen, and never wholly below the bar. */
async function tabTo(page: Page, selector: string, key: 'Tab' | 'Shift+Tab' = 'Tab') {
  for (let i = 0; i < 150; i += 1) {
    await page.keyboard.press(key)
    const { found, hidden } = await page.evaluate((selector) => {
      const at = document.activeElement as HTMLElement
      const { top } = at.getBoundingClientRect()
      const bar = document.querySelector('.actions')
      const below =
        !bar?.contains(at) && at.closest('form') !== null && top >= (bar?.getBoundingClientRect().top ?? 1e6)
      const isSeen = at === document.body || getComputedStyle(at).outlineStyle === 'solid'
      return { found: at.matches(selector), hidden: below || !isSeen ? at.outerHTML.slice(0, 200) : '' }
    }, selector)
    expect(hidden).toBe('')
    if (found) return
  }
  throw new Error(`${selector} was not reached`)
}

test('by keyboard alone: a method, its sample, its sensitivity, a factor of the library, a link to copy', () =>
  site.visit(
    { viewport: narrow, locale: 'zh-CN', permissions: ['clipboard-read', 'clipboard-write'] },
    async ({ page }) => {
      const focused = (selector: string) =>
        expect.poll(() => page.evaluate((at) => document.activeElement?.matches(at), selector)).toBe(true)
      await page.goto(site.server.url)
      await page.waitForSelector('.find')
      await tabTo(page, '#method')
      while ((await page.inputValue('#method')) !== 'clouddoc') await page.keyboard.press('ArrowDown')
      await page.waitForSelector('[name="/I_net"]')
      await tabTo(page, '.title .buttons button:last-child')
      await page.keyboard.press('Enter')
      await page.waitForSelector('.main output')

      await tabTo(page, '.actions .primary')
      await page.keyboard.press('Enter')
      await focused('#result')
      await tabTo(page, '.analysis button')
      await page.keyboard.press('Enter')
      await page.waitForSelector('#sensitivity-of')
      await tabTo(page, '#sensitivity-of')
      await page.keyboard.press('ArrowDown')

      await tabTo(page, '[name="/I_net"] + .find', 'Shift+Tab')
      await page.keyboard.press('Enter')
      await focused('#search-words')
      await page.keyboard.type('network central')
      await tabTo(page, 'dialog.search li:first-child button')
      await page.keyboard.press('Enter')
      await focused('[name="/I_net"] + .find')
      expect(await page.inputValue('[name="/I_net"]')).toMatch(/^network\/central\//)

      await tabTo(page, '.next .copy button')
      await page.keyboard.press('Enter')
      await expect.poll(() => page.textContent('.next .copy [role=status]')).toBe(texts.copied.zh)
      expect(decodeURIComponent(await page.evaluate(() => navigator.clipboard.readText()))).toContain(
        'network/central/',
      )
    },
  ))
