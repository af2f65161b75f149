/** The pages of templates in a browser: every method with its pictures, its files, and ways from and to the other pages. */
import { statSync } from 'node:fs'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { definitions } from '#core'
import { variants } from '../../worker/workbook-names.ts'
import { violations } from './host/axe.ts'
import { siteTests } from './host/site.ts'

const { site, test } = siteTests()

const onPage = (path: string, options: BrowserContextOptions, run: (page: Page) => Promise<void>) =>
  site.visit(options, async ({ page }) => {
    await page.goto(site.server.url + path)
    await run(page)
  })

const languages = { zh: '/templates/', en: '/en/templates/' } as const

describe.each(Object.entries(languages))('in %s', (language, path) => {
  const [narrow, wide] = language === 'zh' ? (['light', 'dark'] as const) : (['dark', 'light'] as const)
  test.each([
    [350, narrow],
    [1280, wide],
  ] as const)('%i pixels wide and %s', (width, colorScheme) =>
    onPage(path, { viewport: { width, height: 900 }, colorScheme }, async (page) => {
      // the narrow page is asked in both themes among the pages to read
      if (width > 350) expect(await violations(page)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
      const pictures = await page.locator('svg.book').evaluateAll((all) =>
        all.map((each) => ({
          says: each.getAttribute('aria-label'),
          right: each.closest('.scroll')?.getBoundingClientRect().right ?? Number.NaN,
          // on a narrow screen it scrolls and stays readable
          letters: each.getBoundingClientRect().width / (each as SVGSVGElement).viewBox.baseVal.width,
          // a text that reaches beyond the frame of its picture would be cut
          beyond: [...each.querySelectorAll('text')].filter(
            (text) => text.getBoundingClientRect().right > each.getBoundingClientRect().right + 1,
          ).length,
          inside: getComputedStyle(each.querySelector('rect.of-result, rect.of-input, rect.of-inputText') as Element)
            .fill,
        })),
      )
      expect(pictures).toHaveLength(definitions.length * 2)
      for (const { says, right, letters, beyond, inside } of pictures) {
        expect(says?.length).toBeGreaterThan(20)
        expect(right).toBeLessThanOrEqual(width)
        expect(letters).toBeGreaterThan(0.95)
        expect(beyond).toBe(0)
        const brightness = (inside.match(/\d+/g) ?? []).reduce((sum, each) => sum + Number(each), 0) / 3
        expect(brightness > 128).toBe(colorScheme === 'light')
      }
    }),
  )

  test('the numbers of the sample are in the words of its picture', () =>
    onPage(path, {}, async (page) => {
      const says = await page.locator('section[aria-labelledby="meeting"] svg').nth(1).getAttribute('aria-label')
      expect(says).toContain('570.3101 kgCO2e')
    }))

  test('each method has a file of each variant in both languages, and a link saves it under a name', () =>
    onPage(path, { acceptDownloads: true }, async (page) => {
      const links = page.locator('.downloads a')
      expect(await links.count()).toBe(definitions.length * Object.keys(variants).length * 2)
      const [download] = await Promise.all([page.waitForEvent('download'), links.first().click()])
      expect(download.suggestedFilename()).toBe('在线会议减排量 空白模板.xlsx')
      expect(statSync(await download.path()).size).toBeGreaterThan(10_000)
    }))

  test('leads to the other language and back', () =>
    onPage(path, {}, async (page) => {
      await page.locator('header nav a').last().click()
      expect(await page.getAttribute('html', 'lang')).toBe(language === 'zh' ? 'en' : 'zh-CN')
      await page.locator('header nav a').last().click()
      expect(new URL(page.url()).pathname).toBe(path)
    }))
})

test.each([
  ['/', '.foot a[href$="templates/"]'],
  ['/help/', 'header nav a[href="/templates/"]'],
  ['/help/index.en.html', 'header nav a[href="/en/templates/"]'],
])('%s leads here', (path, link) =>
  onPage(path, {}, async (page) => {
    const to = await page.locator(link).getAttribute('href')
    await page.goto(site.server.url + to)
    expect(await page.locator('svg.book').count()).toBe(definitions.length * 2)
  }),
)
