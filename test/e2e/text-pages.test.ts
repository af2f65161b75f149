/** The pages to read in a browser: documentation, help and the API, in both themes, wide and narrow. */
import type { BrowserContextOptions, Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { definitions } from '#core'
import { inBothThemes, violations } from './host/axe.ts'
import { siteTests } from './host/site.ts'

const { site, test } = siteTests()

const narrow = { width: 350, height: 700 }

const onPage = (path: string, options: BrowserContextOptions, run: (page: Page) => Promise<void>) =>
  site.visit(options, async ({ page }) => {
    await page.goto(site.server.url + path)
    await run(page)
  })

describe.each([
  '/help/',
  '/help/index.en.html',
  '/help/PCF_STAGE',
  '/help/MEETING_ER.en.html',
  '/help/recipes',
  '/help/recipes.en.html',
  '/docs/methods/server',
  '/docs/deployment',
  '/docs/deployment.en.html',
  '/docs/methods/meeting.en.html',
  '/templates/',
  '/wps/publish.html',
  '/wps/publish.en.html',
  '/en/templates/',
])('%s', (path) => {
  test('narrow, light and dark: every table has its whole frame within the page', () =>
    onPage(path, { viewport: narrow }, async (page) => {
      await inBothThemes(page)
      const frames = await page.locator('.scroll').evaluateAll((all) =>
        all.map((each) => ({
          right: Math.ceil(each.getBoundingClientRect().right),
          border: getComputedStyle(each).borderRightWidth,
          overflow: each.classList.contains('pair') ? each.scrollWidth - each.clientWidth : 0,
        })),
      )
      for (const { right, border, overflow } of frames) {
        expect(right).toBeLessThanOrEqual(narrow.width)
        expect(border).toBe('1px')
        expect(overflow).toBe(0)
      }
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    }))
})

test.each(['/templates/', '/en/templates/'])(
  '%s: pictures end in data or results, and words stay in their cells',
  (path) =>
    onPage(path, {}, async (page) => {
      const pictures = await page.locator('.book').evaluateAll((all) =>
        all.map((book) => {
          const words = [...book.querySelectorAll<SVGTextElement>('rect + text:not(.edge)')]
          const rects = [...book.querySelectorAll('rect')]
          const last = rects.filter((rect) => rect.getAttribute('y') === rects.at(-1)?.getAttribute('y'))
          return {
            last: last.map((rect) => rect.getAttribute('class')),
            outside: words.flatMap((each) => {
              const [text, cell] = [each, each.previousElementSibling as SVGRectElement].map((one) => one.getBBox())
              const room = text && cell ? [text.x - cell.x, cell.x + cell.width - text.x - text.width] : []
              return Math.min(...room) < 2 ? [each.textContent] : []
            }),
            cut: words.flatMap(({ classList, textContent }) =>
              classList.contains('number') && textContent?.includes('…') ? [textContent] : [],
            ),
          }
        }),
      )
      expect(pictures).toHaveLength(2 * definitions.length)
      pictures.forEach(({ last, outside, cut }, i) => {
        expect({ outside, cut }).toEqual({ outside: [], cut: [] })
        if (i % 2 === 0) expect(last.filter((each) => each === 'of-head' || each === 'of-heading')).toEqual([])
        else expect(last).toContain('of-result')
      })
    }),
)

test('narrow: a dot between files ends its line', () =>
  onPage('/en/templates/', { viewport: narrow }, async (page) => {
    const lists = await page
      .locator('.downloads li')
      .evaluateAll((all) => all.map((each) => [...each.children].map(({ textContent }) => textContent?.endsWith('·'))))
    expect(lists.length).toBe(4 * definitions.length)
    for (const each of lists) expect(each).toEqual([true, false])
  }))

test('narrow: what scrolls shows it at the edges that hide more, on both sides in the middle', () =>
  onPage('/docs/methods/meeting', { viewport: narrow }, async (page) => {
    const edges = await page.evaluate(async () => {
      const seen = (each: Element) =>
        ['::before', '::after'].map((edge) => Number(getComputedStyle(each, edge).opacity) > 0.9).join()
      const frames = [...document.querySelectorAll('.scroll, pre[tabindex]')]
      const found = new Set<string>()
      for (const each of frames) {
        const room = each.scrollWidth - each.clientWidth
        if (room > 0 && room < 60) continue
        for (const part of [0, 0.5, 1]) {
          each.scrollLeft = room * part
          await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
          found.add(`${room > 0 ? part : 'all is seen'}: ${seen(each)}`)
        }
      }
      return [...found].sort()
    })
    expect(edges).toEqual(['0.5: true,true', '0: false,true', '1: true,false', 'all is seen: false,false'])
  }))

test('the shadows of what scrolls stand at its edge: no padding holds them off', () =>
  onPage('/docs/deployment', { viewport: narrow }, async (page) => {
    const paddings = await page
      .locator('.scroll, pre[tabindex]')
      .evaluateAll((all) => all.map((each) => getComputedStyle(each).padding))
    expect(new Set(paddings)).toEqual(new Set(['0px']))
  }))

test.each([350, 1280])('at %i px a row of a sheet is one line, with its number on it', (width) =>
  onPage('/help/PCF_STAGE', { viewport: { width, height: 700 } }, async (page) => {
    const rows = await page.locator('.sheet thead ~ tbody tr').evaluateAll((all) => {
      const text = (cell: Element) => {
        const range = document.createRange()
        range.selectNodeContents(cell)
        return range.getBoundingClientRect()
      }
      return all.map((row) => {
        const [number, first] = [...row.children].map(text) as [DOMRect, DOMRect]
        return { height: row.getBoundingClientRect().height, off: Math.abs(number.bottom - first.bottom) }
      })
    })
    expect(rows.length).toBeGreaterThan(20)
    for (const { height, off } of rows) {
      expect(height).toBeLessThan(36)
      expect(off).toBeLessThan(4)
    }
  }),
)

test('lists of functions have the same columns, and lists end where paragraphs do', async () => {
  await onPage('/help/', {}, async (page) => {
    const widths = await page
      .locator('.functions th:first-child')
      .evaluateAll((all) => all.map((each) => Math.round(each.getBoundingClientRect().width)))
    expect(new Set(widths).size).toBe(1)
  })
  await onPage('/docs/deployment', {}, async (page) => {
    const ends = await page
      .locator('main > p, main > ul, main > ol')
      .evaluateAll((all) => all.map((each) => Math.round(each.getBoundingClientRect().right)))
    expect(new Set(ends).size).toBe(1)
  })
})

test('the contrast of text in what scrolls is judged', () =>
  onPage('/docs/methods/meeting', { viewport: narrow }, async (page) => {
    expect(await violations(page, ['color-contrast'])).toEqual([])
    await page.locator('.scroll td:first-child').evaluateAll((all) => {
      for (const each of all as HTMLElement[]) each.style.color = 'lightgrey'
    })
    const found = await violations(page, ['color-contrast'])
    expect(found.length).toBeGreaterThan(5)
    expect(found[0]).toContain('foreground color: #d3d3d3')
  }))

test.each(['/docs/methods/server.en.html', '/docs/methods/cloud', '/docs/basis', '/docs/basis.en.html'])(
  '%s, narrow: no column with many words is crushed',
  (path) =>
    onPage(path, { viewport: narrow }, async (page) => {
      const crushed = await page.locator('.scroll td').evaluateAll((all) =>
        all.flatMap((each) => {
          const { length = 0 } = each.textContent ?? {}
          return length > 100 && (each as HTMLElement).offsetWidth < 150 ? [each.textContent] : []
        }),
      )
      expect(crushed).toEqual([])
    }),
)

test('narrow: no code runs over its neighbour', () =>
  onPage('/docs/methods/meeting', { viewport: narrow }, async (page) => {
    const seen = await page.evaluate(() => ({
      // longer than their cells
      over: [...document.querySelectorAll('td:first-child code')].flatMap((code) => {
        const cell = code.closest('td') as Element
        return code.getBoundingClientRect().right > cell.getBoundingClientRect().right ? [code.textContent] : []
      }),
      // the codes that all methods share: three columns of text
      codes: [...document.querySelectorAll('[aria-label="代码 · 级别 · 说明"]')].map(
        (each) => each.scrollWidth - each.clientWidth,
      ),
    }))
    expect(seen.over).toEqual([])
    expect(seen.codes).toEqual([0])
  }))

test.each([350, 1280])('at %i px programs keep their lines, and addresses break between their parts', (width) =>
  onPage('/help/recipes', { viewport: { width, height: 700 } }, async (page) => {
    const { programs, addresses, copied } = await page.evaluate(() => {
      const linesOf = (element: Element) => {
        const range = document.createRange()
        range.selectNodeContents(element)
        return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size
      }
      const programs = [...document.querySelectorAll('pre[tabindex] code')].map((code) => ({
        lines: code.textContent?.split('\n').length,
        seen: linesOf(code),
      }))
      const parts = [...document.querySelectorAll('pre:not([tabindex]) span')]
      const addresses = parts.filter((part) => linesOf(part) > 1).map((part) => part.textContent ?? '')
      const [first] = document.querySelectorAll('pre:not([tabindex])')
      getSelection()?.selectAllChildren(first as Element)
      return { programs, addresses, copied: [String(getSelection()), first?.textContent] }
    })
    expect(programs.length).toBeGreaterThan(6)
    for (const { lines, seen } of programs) expect(seen).toBeLessThanOrEqual(lines ?? 0)
    // but for names in Chinese, which are long when they are encoded
    expect(addresses.filter((part) => !/%[0-9A-F]{2}/.test(part))).toEqual([])
    expect(copied[0]).toBe(copied[1])
  }),
)

test.each(['light', 'dark'] as const)(
  'the page of the API in %s: colours, links back, a folded group for each method',
  (colorScheme) =>
    onPage('/docs/', { viewport: narrow, colorScheme }, async (page) => {
      await page.waitForSelector('.opblock-tag')
      const groups = await page.locator('.opblock-tag').evaluateAll((all) => all.map((each) => each.dataset.tag))
      expect(groups).toEqual(['methods', ...definitions.map(({ id }) => id), 'factors', 'add-in'])
      expect(await page.locator('.opblock').count()).toBe(0)
      await page.click('[data-tag="meeting"]')
      await page.waitForSelector('.opblock')
      expect(await page.locator('.opblock').count()).toBe(8)

      const lightness = await page.evaluate(() =>
        [document.body, document.querySelector('.opblock-tag') as Element].map((element, i) => {
          const style = getComputedStyle(element)
          const [red = 0, green = 0, blue = 0] =
            (i === 0 ? style.backgroundColor : style.color).match(/\d+/g)?.map(Number) ?? []
          return (red + green + blue) / 3
        }),
      )
      const [back = 0, text = 0] = lightness
      expect(colorScheme === 'dark' ? text - back : back - text).toBeGreaterThan(120)
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
      await page.locator('header nav a').first().click()
      await page.waitForSelector('form')
    }),
)

test('the page of the API is accessible, folded, unfolded and tried out', () =>
  onPage('/docs/', {}, async (page) => {
    await page.waitForSelector('.opblock-tag')
    await inBothThemes(page, 'folded')
    await page.click('[data-tag="meeting"]')
    await page.locator('.opblock-post .opblock-summary-control').first().click()
    await page.waitForSelector('.try-out__btn')
    await inBothThemes(page, 'a request')
    await page.click('.try-out__btn')
    await page.click('button.execute')
    await page.waitForSelector('.live-responses-table')
    await inBothThemes(page, 'an answer')
  }))

test.each([
  ['/docs/', /[a-z]{3,} [a-z]{3,}/],
  ['/docs/index.en.html', /[一-鿿]/],
])('%s says in its own language alone what groups and requests are', (path, other) =>
  onPage(path, {}, async (page) => {
    await page.waitForSelector('.opblock-tag')
    for (const tag of ['methods', 'meeting']) await page.click(`[data-tag="${tag}"]`)
    await page.waitForSelector('.opblock')
    const said = page.locator('.info .title, .info .description, .opblock-tag small, .opblock-summary-description')
    const texts = await said.allTextContents()
    expect(texts.length).toBeGreaterThan(definitions.length + 10)
    expect(texts.filter((text) => text === '' || other.test(text))).toEqual([])
  }),
)

test.each([350, 1280])('at %i px the page of the API stands in the column of the others, in one letter', (width) =>
  onPage('/docs/', { viewport: { width, height: 700 } }, async (page) => {
    await page.waitForSelector('section.models')
    const seen = await page.evaluate(() => {
      const box = (selector: string) => (document.querySelector(selector) as Element).getBoundingClientRect()
      const styles = [...document.querySelectorAll('.title, .title pre, .opblock-tag, .opblock-tag small, .models h4')]
      return {
        left: box('.opblock-tag').left - box('h1').left,
        below: box('body > main').bottom - box('section.models').bottom,
        fonts: new Set(styles.map((each) => getComputedStyle(each).fontFamily)).size,
        sizes: ['h1', '.title', '.opblock-tag'].map((each) =>
          Number.parseFloat(getComputedStyle(document.querySelector(each) as Element).fontSize),
        ),
      }
    })
    expect(seen.left).toBe(0)
    expect(seen.below).toBeLessThan(100)
    expect(seen.fonts).toBe(1)
    expect(seen.sizes).toEqual([...seen.sizes].sort((a, b) => b - a))
  }),
)

describe('the pages of the API and of WPS stand in the frame of the others', () => {
  const framed = (page: Page) =>
    page.evaluate(() => {
      const top = document.querySelector('header') as HTMLElement
      const { left, width } = (document.querySelector('h1') as Element).getBoundingClientRect()
      const mark = (text: string) => text.replace('English', '中文')
      return {
        ways: [...top.querySelectorAll('a')].map(({ textContent }) => mark(textContent ?? '')),
        height: top.offsetHeight,
        left,
        width,
        back: getComputedStyle(document.body).backgroundColor,
      }
    })
  const models = {
    '/docs/': '/help/',
    '/wps/publish.html': '/help/',
    '/wps/publish.en.html': '/help/index.en.html',
    ...(process.env.TANBIAO_FULL && { '/docs/index.en.html': '/help/index.en.html' }),
  }
  test.each(Object.entries(models))('%s', async (path, model) => {
    for (const [width, colorScheme] of [
      [350, 'light'],
      [1280, 'dark'],
    ] as const)
      await onPage(model, { viewport: { width, height: 700 }, colorScheme }, async (page) => {
        const wanted = await framed(page)
        await page.goto(site.server.url + path)
        expect(await framed(page)).toEqual(wanted)
        await page.click('header nav a:last-child')
        expect(await page.getAttribute('html', 'lang')).toBe(path.includes('.en.') ? 'zh-CN' : 'en')
      })
  })
})

test.each(['/templates/', '/wps/publish.html', '/help/recipes.en.html', '/help/PCF_STAGE', '/docs/deployment'])(
  '%s: lines that scroll are reached by keyboard and have a name',
  (path) =>
    onPage(path, { viewport: narrow }, async (page) => {
      await page.locator('details').evaluateAll((all) => {
        for (const each of all as HTMLDetailsElement[]) each.open = true
      })
      const unnamed = await page.locator('pre, .scroll').evaluateAll((all) =>
        all.flatMap((each) => {
          const reached = each.matches('[tabindex="0"][role="group"][aria-label]:not([aria-label=""])')
          return reached || (!each.hasAttribute('tabindex') && each.scrollWidth <= each.clientWidth)
            ? []
            : [each.outerHTML.slice(0, 120)]
        }),
      )
      expect(unnamed).toEqual([])
    }),
)

test('the help pages lead to the other language and back', () =>
  onPage('/help/MEETING_ER', {}, async (page) => {
    await page.getByRole('link', { name: 'English' }).click()
    expect(await page.getAttribute('html', 'lang')).toBe('en')
    await page.getByRole('link', { name: 'All functions' }).click()
    await page.getByRole('link', { name: '中文' }).click()
    expect(await page.textContent('h1')).toBe('函数')
  }))
