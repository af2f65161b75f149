/** Charts of results in a browser: drawn when they come into view, told in words, with a table that stands where nothing can be drawn. */
import { readdirSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { texts } from '../../addin/app/texts.ts'
import { at } from '../../scripts/root.mjs'
import { violations } from './host/axe.ts'
import { type Opened, siteTests } from './host/site.ts'

const { site, test } = siteTests()

type Options = BrowserContextOptions & { method: string; english?: boolean; blocked?: boolean }

const library = '**/assets/charts-*.js'

/** The calculator with the sample of a method and its result. */
const onSample = (
  { method, english = false, blocked = false, ...options }: Options,
  run: (opened: Opened) => unknown,
) =>
  site.visit(
    { viewport: { width: 1280, height: 800 }, locale: english ? 'en-US' : 'zh-CN', ...options },
    async (opened) => {
      const { page } = opened
      if (blocked) await page.route(library, (route) => route.abort())
      await page.addInitScript(noteTexts)
      await page.goto(`${site.server.url}/#${method}`)
      await page.waitForSelector('form')
      await page.click('.buttons button:last-child')
      await page.waitForSelector('.analysis')
      await run(opened)
    },
  )

const button = (page: Page, text: { zh: string; en: string }) =>
  page.getByRole('button', { name: new RegExp(`^(${text.zh}|${text.en})$`) })

/** Keeps what is written in each picture, with its place there. */
const noteTexts = () => {
  type Written = { text: string; left: number; right: number; top: number; bottom: number }
  const all = new Map<HTMLCanvasElement, Written[]>()
  const { fillText, clearRect } = CanvasRenderingContext2D.prototype
  CanvasRenderingContext2D.prototype.clearRect = function (...box) {
    all.set(this.canvas, [])
    clearRect.apply(this, box)
  }
  CanvasRenderingContext2D.prototype.fillText = function (text, x, y) {
    const { actualBoundingBoxLeft, actualBoundingBoxRight, actualBoundingBoxAscent, actualBoundingBoxDescent } =
      this.measureText(text)
    const { e, f } = this.getTransform()
    all.get(this.canvas)?.push({
      text,
      left: e + x - actualBoundingBoxLeft,
      right: e + x + actualBoundingBoxRight,
      top: f + y - actualBoundingBoxAscent,
      bottom: f + y + actualBoundingBoxDescent,
    })
    fillText.call(this, text, x, y)
  }
  /** What cannot be read: cut, hidden, beyond the edge, over another text or over the mark of the crossing. */
  window.__unread = (canvas, mark) => {
    const written = all.get(canvas) ?? []
    const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? []
    const at = (x: number, y: number) => {
      const first = 4 * (Math.round(y) * canvas.width + Math.round(x))
      return pixels.slice(first, first + 3)
    }
    if (written.length === 0) return ['nothing is written']
    return written.flatMap((one, i) => {
      const { text, left, right, top, bottom } = one
      const told: string[] = []
      if (text.includes('…')) told.push(`${text} is cut`)
      if (left < -1 || top < -1 || right > canvas.width + 1 || bottom > canvas.height + 1) told.push(`${text} leaves`)
      for (const other of written.slice(i + 1))
        if (left < other.right && other.left < right && top < other.bottom && other.top < bottom)
          told.push(`${text} over ${other.text}`)
      let darkest = 255
      for (let x = left; x < right; x++)
        for (let y = top; y < bottom; y++) {
          const colour = at(x, y)
          darkest = Math.min(darkest, Math.max(...colour))
          if (mark.every((part, i) => colour[i] === part)) return [...told, `${text} over the mark`]
        }
      return darkest > 160 ? [...told, `${text} is hidden`] : told
    })
  }
}
declare global {
  interface Window {
    __unread: (canvas: HTMLCanvasElement, mark: readonly number[]) => string[]
  }
}
const orange = [0xb3, 0x5a, 0x00]
const unread = (page: Page) =>
  page
    .locator('figure canvas')
    .evaluateAll((all, mark) => all.flatMap((each) => window.__unread(each as HTMLCanvasElement, mark)), orange)

/** Brings every figure into view until it is drawn, once there are so many. */
async function drawn(page: Page, count: number) {
  await expect.poll(() => page.locator('figure').count()).toBe(count)
  const figures = await page.locator('figure').all()
  for (const figure of figures) {
    await figure.scrollIntoViewIfNeeded()
    await figure.locator('canvas').first().waitFor()
  }
}
const pixels = (page: Page) =>
  page
    .locator('figure canvas')
    .first()
    .evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL())

const looks: [english: boolean, width: number][] = [
  [false, 1280],
  [true, 350],
]
if (process.env.TANBIAO_FULL) looks.push([true, 1280])

describe.each([
  ['meeting', 0],
  ['clouddoc', 1],
  ['cloud', 1],
  ['storage', 1],
  ['server', 1],
] as const)('%s', (method, figures) => {
  test.each(looks)('its charts, their words and the sensitivity; English: %s, %d wide', (english, width) =>
    onSample({ method, english, viewport: { width, height: 800 } }, async ({ page }) => {
      expect(await page.locator('table.chart').count()).toBeGreaterThan(0)
      await drawn(page, figures)
      await button(page, texts.sensitivity).click()
      await drawn(page, figures + 1)
      expect(await page.locator('.legend').innerText()).toMatch(/10/)
      // once nothing moves any more
      await page.waitForTimeout(600)
      expect(await unread(page)).toEqual([])
      const language = english ? 'en' : 'zh'
      for (const figure of await page.locator('figure').all()) {
        expect(await figure.locator('.told').textContent()).toMatch(
          english ? /[a-z].*\d.*\./ : /\p{Script=Han}.*\d.*。/u,
        )
        expect(await figure.locator('details[open]').count()).toBe(0)
        await figure.getByText(texts.valuesTable[language]).click()
        expect(await figure.locator('td.number').first().innerText()).toMatch(/\d/)
      }
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    }),
  )

  test('where the library does not come, the result and the tables do', () =>
    onSample({ method, blocked: true }, async ({ page, seen }) => {
      await button(page, texts.sensitivity).click()
      await expect.poll(() => page.locator('figure').count()).toBe(figures + 1)
      for (const figure of await page.locator('figure').all()) {
        await figure.scrollIntoViewIfNeeded()
        await figure.locator('details[open] td.number').first().waitFor()
      }
      expect(await page.locator('figure canvas, figure .canvas').count()).toBe(0)
      expect(await page.locator('.outputs td.number').first().innerText()).toMatch(/\d/)
      // the browser itself reports the refusal
      expect(seen.errors.splice(0).every((error) => error.includes('Failed to load resource'))).toBe(true)
    }))
})

test('the output whose sensitivity is shown can be chosen, and the bars follow the inputs', () =>
  onSample({ method: 'meeting' }, async ({ page }) => {
    const told = page.locator('figure .told')
    await button(page, texts.sensitivity).click()
    await expect.poll(() => told.textContent()).toContain('减排量为 570.31')
    await page.selectOption('#sensitivity-of', 'BE')
    await expect.poll(() => told.textContent()).toContain('基准线排放量为 951.26')
    await page.fill('#at-trips-0-L', '0')
    await expect.poll(() => told.textContent()).toContain('基准线排放量为 781.')
    await button(page, texts.sensitivity).click()
    expect(await page.locator('figure').count()).toBe(0)
  }))

test('rows that say how uncertain they are lead to intervals of the result', () =>
  onSample({ method: 'meeting' }, async ({ page }) => {
    expect(await button(page, texts.uncertainty).count()).toBe(0)
    expect(await page.textContent('.analysis')).toContain(texts.sayUncertainty.zh)
    for (const details of await page.locator('form details').all())
      await details.evaluate((each) => each.setAttribute('open', ''))
    await page.fill('#at-trips-1-u', '10')
    await button(page, texts.uncertainty).click()
    await expect.poll(() => page.locator('.analysis .told').textContent()).toMatch(/减排量 95% 区间：\d.* 至 \d/)
    expect(await page.locator('.ranges tbody tr').count()).toBeGreaterThan(1)
    expect(await violations(page)).toEqual([])
  }))

test('a chart is drawn anew in the other language, in the other theme and at another width', () =>
  onSample({ method: 'cloud' }, async ({ page }) => {
    await drawn(page, 1)
    const seen = new Set<string>()
    const changes = async () => {
      await expect.poll(async () => seen.has(await pixels(page))).toBe(false)
      // until nothing moves any more
      await page.waitForTimeout(600)
      seen.add(await pixels(page))
    }
    await changes()
    await page.getByRole('button', { name: 'English' }).click()
    await changes()
    await page.emulateMedia({ colorScheme: 'dark' })
    await changes()
    await page.evaluate(() => {
      document.documentElement.dataset.theme = 'light'
    })
    await page.setViewportSize({ width: 350, height: 800 })
    await changes()
    const box = await page.locator('figure canvas').first().boundingBox()
    expect(box?.width).toBeLessThan(350)
  }))

test('where a reader forces colours, the table stands instead of a picture', () =>
  onSample({ method: 'cloud', forcedColors: 'active' }, async ({ page }) => {
    await page.locator('figure details[open] td.number').first().waitFor()
    expect(await page.locator('figure .canvas').count()).toBe(0)
  }))

test('a picture can be kept as a file', () =>
  onSample({ method: 'clouddoc' }, async ({ page }) => {
    await drawn(page, 1)
    const [file] = await Promise.all([page.waitForEvent('download'), page.locator('figure .save').click()])
    expect(file.suggestedFilename()).toBe('不同网络强度下的减排量.png')
    expect((await readFile(await file.path())).subarray(1, 4).toString()).toBe('PNG')
  }))

test('the library comes with the first chart and not before, and of the methods only the one that is open', () =>
  onSample({ method: 'meeting' }, async ({ page }) => {
    const files = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name))
    expect(files.filter((name) => /\/(cloud|clouddoc|footprint|uncertainty)-/.test(name))).toEqual([])
    const fetched = () =>
      page.evaluate(
        () => performance.getEntriesByType('resource').filter(({ name }) => name.includes('/charts-')).length,
      )
    expect(await fetched()).toBe(0)
    await button(page, texts.sensitivity).click()
    await drawn(page, 1)
    expect(await fetched()).toBe(1)
    const name = readdirSync(at('dist/site/assets')).find((each) => /^charts-.*\.js$/.test(each)) ?? ''
    const kilobytes = gzipSync(readFileSync(at('dist/site/assets', name)), { level: 9 }).length / 1024
    console.log(`charts: ${kilobytes.toFixed(1)} KB (gzip)`)
    expect(kilobytes).toBeLessThan(200)
  }))
