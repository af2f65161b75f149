/** The calculator in a browser: what a person can do with it, in both languages, both themes, wide and narrow, by keyboard, and without Office. */
import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { renderWorkbook } from '#core/workbook/index'
import { texts } from '../../addin/app/texts.ts'
import { at } from '../../scripts/root.mjs'
import { filledTemplate, methodOf } from '../core/filled-templates.ts'
import { inEveryLook } from './host/axe.ts'
import { openAsExcel, watch } from './host/browser.ts'
import { type Opened, siteTests } from './host/site.ts'

const { site, test } = siteTests()

const wide = { width: 1280, height: 800 }
const narrow = { width: 350, height: 378 }

/** The calculator with its form. */
const onPage = (options: BrowserContextOptions, run: (opened: Opened) => Promise<void>, path = '/') =>
  site.visit({ viewport: wide, locale: 'zh-CN', ...options }, async (opened) => {
    await opened.page.goto(site.server.url + path)
    await opened.page.waitForSelector('form')
    await run(opened)
  })

/** The sample with its result: what computes may still be on its way. */
const fillSample = async (page: Page) => {
  await page.click('.buttons button:last-child')
  await page.waitForSelector('.facts')
}
/** Another method, whose definition comes by itself. */
const choose = async (page: Page, id: string) => {
  await page.selectOption('#method', id)
  await page.waitForSelector(`.method a:has-text("${id}@")`, { state: 'attached' })
}
const speakEnglish = (page: Page) => page.getByRole('button', { name: 'English' }).click()
const mainResult = (page: Page) => page.textContent('.main output')

test('the sample gives the reduction of the standard’s example, with breakdown, warnings, trace and sources', () =>
  onPage({}, async ({ page }) => {
    await fillSample(page)
    expect(await mainResult(page)).toBe('570.31')
    expect(await page.getAttribute('.main output', 'title')).toMatch(/^570\.31014/)
    expect(await page.textContent('.outputs')).toContain('951.26')
    expect(await page.textContent('.outputs')).toContain('0.0779%')
    expect(await page.textContent('.facts')).toMatch(/征求意见稿.*meeting@2023-10-08.*\d{4}-\d\d/)
    expect(await page.locator('.chart tbody tr').count()).toBe(7)
    expect(await page.textContent('.remarks')).toContain('M-FACTOR-FOREIGN')

    const step = page.locator('.step', { hasText: 'ER = IF(' })
    expect(await step.textContent()).toContain('= (951.2583 - ')
    expect(await step.textContent()).toContain('编制说明')
    expect(await step.locator('.clause').getAttribute('href')).toBe('/docs/methods/meeting#clause-2-3-6-3')
    expect(await page.textContent('.factors')).toContain('travel/rail/uk-2023/2023')
    expect(await page.textContent('.factors')).toContain('用于基准线出行第 1 行：出行排放因子 EF_t')
    expect(await page.textContent('.factors')).toMatch(/数据年份：2023.*地区：英国.*可信度：转抄自副本/)
    const ratio = page.locator('.step', { hasText: 'ratio = ' }).locator('.value')
    expect(await ratio.textContent()).toBe('0.0779%\u00a0')
    expect(await ratio.getAttribute('title')).toMatch(/^0\.000779/)
    expect(await page.textContent('.remarks')).toContain(
      '第 1 行：“铁路（英国政府排放因子）”（travel/rail/uk-2023/2023）是',
    )
    expect(await page.textContent('.row >> nth=0')).toContain('0.03546')
  }))

test('the outputs follow the result, then what to do next', () =>
  onPage({}, async ({ page }) => {
    await fillSample(page)
    const order = await page.locator('#result > *').evaluateAll((all) => all.map(({ className }) => className))
    expect(order.slice(1, 4)).toEqual(['main', 'outputs', 'next'])
  }))

test.each(['light', 'dark'] as const)('a result below zero has the colours of a warning, %s', (colorScheme) =>
  onPage(
    { colorScheme },
    async ({ page }) => {
      await fillSample(page)
      const coloursOf = (selector: string) =>
        page.locator(selector).evaluate((element) => {
          const { backgroundColor, color } = getComputedStyle(element)
          return [backgroundColor, color]
        })
      expect(await mainResult(page)).toMatch(/^-/)
      expect(await coloursOf('.main')).toEqual(await coloursOf('.remarks > .warn >> nth=0'))
      await page.fill('#at-I_net', '0.059')
      expect(await mainResult(page)).toBe('0.4412')
      expect(await page.locator('.below').count()).toBe(0)
      expect(await coloursOf('.main')).not.toEqual(await coloursOf('.remarks > .warn >> nth=0'))
    },
    '/#clouddoc',
  ),
)

test('cells of rows have the width of a narrow screen; on a wide one number and button stand beside them', () =>
  onPage({ viewport: { width: 350, height: 800 } }, async ({ page }) => {
    await fillSample(page)
    const boxOf = async (selector: string) => (await page.locator(selector).boundingBox()) ?? expect.fail(selector)
    const middleOf = async (selector: string) => {
      const { y, height } = await boxOf(selector)
      return y + height / 2
    }
    const row = await boxOf('#at-trips-1')
    const [mode, factor, volume] = [
      await boxOf('#at-trips-1-mode'),
      await boxOf('#at-trips-1-EF_t'),
      await boxOf('#at-trips-1-L'),
    ]
    expect(mode.x).toBe(row.x)
    expect(factor.x + factor.width).toBe(row.x + row.width)
    expect(mode.y).toBe(factor.y)
    expect(volume.width).toBe(row.width)
    await page.setViewportSize({ width: 1280, height: 800 })
    for (const i of [0, 1, 2]) {
      const middle = await middleOf(`#at-trips-${i}-L`)
      for (const beside of ['.number', '.remove'])
        expect(Math.abs((await middleOf(`#at-trips-${i} > ${beside}`)) - middle)).toBeLessThanOrEqual(2)
    }
  }))

test('a footprint lists its contributions, and tells what else is filled in a row without opening it', () =>
  onPage(
    {},
    async ({ page }) => {
      await fillSample(page)
      await page.waitForSelector('.outputs caption code')
      const [process, place] = await page.locator('.outputs:has(caption code)').allTextContents()
      expect(process).toMatch(/byProcess.*运行4,761\.6.*85\.3%/)
      expect(place).toMatch(/byPlace.*全国 CN.*%/)
      expect(await page.locator('.outputs ~ .next ~ .outputs').count()).toBe(0)
      const ends = await page
        .locator('.outputs:has(caption code)')
        .evaluateAll((all) => all.map((table) => table.querySelector('.number')?.getBoundingClientRect().right))
      expect(ends[0]).toBe(ends[1])
      expect(await page.locator('.row details[open]').count()).toBe(0)
      expect(await page.textContent('.row summary')).toMatch(/已填 .*地点/)
    },
    '/#server',
  ))

test('where the result is a list, no single number stands above it, and no step is undefined', () =>
  onPage(
    {},
    async ({ page }) => {
      await fillSample(page)
      expect(await page.locator('.main, .glance').count()).toBe(0)
      expect(await page.textContent('#result .outputs >> nth=0')).toMatch(/customer.*甲公司62\.663/)
      expect(await page.textContent('.chart >> nth=0')).toMatch(/甲公司.*62\.663.*未分配/)
      expect(await page.textContent('.chart >> nth=0')).not.toContain('残差')
      const steps = await page.textContent('.steps')
      expect(steps).toContain('0.1; 0')
      expect(steps).not.toContain('undefined')
    },
    '/#cloud',
  ))

test('the result stays in view beside the form and never lies over the steps', () =>
  onPage({}, async ({ page }) => {
    await fillSample(page)
    await page.waitForSelector('.steps')
    for (const share of [0, 0.25, 0.5, 0.75, 1]) {
      await page.evaluate((at) => scrollTo(0, at * document.body.scrollHeight), share)
      const [result, steps] = await page.evaluate(() =>
        ['#result', '.wide'].map((one) => document.querySelector(one)?.getBoundingClientRect().toJSON()),
      )
      expect(result.bottom).toBeLessThanOrEqual(steps.top)
    }
  }))

test('a missing value is told beside its field and in the summary, which leads to the field', () =>
  onPage({}, async ({ page }) => {
    await fillSample(page)
    await page.fill('#at-R', '')
    await page.click('.primary')
    expect(await page.textContent('#at-R-problems')).toContain('潜在替代率')
    expect(await page.getAttribute('#at-R', 'aria-invalid')).toBe('true')
    expect(await page.locator('.main').count()).toBe(0)
    await page.click('#problems button.link')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('at-R')
    await page.keyboard.type('60%')
    expect(await mainResult(page)).toBe('570.31')
    expect(await page.locator('#at-R-problems').count()).toBe(0)
  }))

test('what a problem names is not left folded, and what it may ask for is not called optional', () =>
  onPage(
    {},
    async ({ page }) => {
      await fillSample(page)
      expect(await page.textContent('label[for="at-lifetime"]')).toContain('视情况必填')
      expect(await page.textContent('label[for="at-size"]')).toContain('选填')
      await page.fill('#at-flows-0-share', '0.5')
      await page.click('.primary')
      expect(await page.textContent('#at-flows-0-share-problems')).toContain('allocBasis')
      expect(await page.isVisible('#at-flows-0-allocBasis')).toBe(true)
      expect(await page.locator('.row details[open]').count()).toBe(1)
    },
    '/#server',
  ))

test('what may stay blank says so, and a table tells what its columns and rows are', () =>
  onPage(
    {},
    async ({ page }) => {
      const legends = await page.locator('legend').allTextContents()
      expect(legends.map((each) => each.includes(texts.optional.zh))).toEqual([true, true, false])
      const use = page.locator('label[for="at-use"]')
      expect(await use.textContent()).toContain(texts.optional.zh)
      await fillSample(page)
      expect(await use.textContent()).not.toContain(texts.optional.zh)
      expect(await page.textContent('#at-use-hint')).toMatch(
        /^各列依次为：[^、；]+(、[^、；]+){4}；各行依次为：[^、；]+、[^、；]+每行/,
      )
      expect(await page.getAttribute('#at-use', 'rows')).toBe('3')
      await page.fill('#at-products-0-name', 'ECS')
      expect(await page.textContent('#at-usage-hint')).toContain('；各行依次为：ECS、')
      // the order of pasted columns is told without a cut, units as units
      expect((await page.locator('fieldset.rows .hint').allTextContents()).join()).not.toMatch(/…|[gt]CO2/)
    },
    '/#cloud',
  ))

test.each([wide, narrow])(
  'at $width px the values of rows stand beneath each other in each step, and bars have the room beside their numbers',
  (viewport) =>
    onPage(
      { viewport },
      async ({ page }) => {
        await fillSample(page)
        const lists = await page.locator('ul.numbers').evaluateAll((all) =>
          all.map((list) =>
            [...list.querySelectorAll('.value')].map((each) => {
              const { left, right } = each.getBoundingClientRect()
              return [left, right].map(Math.round)
            }),
          ),
        )
        expect(lists.length).toBeGreaterThan(5)
        const side = viewport === wide ? 0 : 1
        for (const edges of lists) expect(new Set(edges.map((each) => each[side])).size).toBe(1)
        const [bars, table] = await page
          .locator('table.chart')
          .first()
          .evaluate((each) => [each.querySelector('.bar')?.clientWidth ?? 0, each.clientWidth])
        expect((bars ?? 0) / (table ?? 1)).toBeGreaterThan(0.4)
      },
      '/#cloud',
    ),
)

test('a text that is no number is told at once, with what to write instead', () =>
  onPage({}, async ({ page }) => {
    await page.fill('#at-trips-0-L', '4.8万')
    expect(await page.textContent('#at-trips-0-L-problems')).toContain('48000')
    await page.fill('#at-trips-0-L', '４，８００')
    expect(await page.locator('#at-trips-0-L-problems').count()).toBe(0)
  }))

test('inputs follow the choices, rows can be added, pasted and removed, and clearing can be undone', () =>
  onPage({}, async ({ page }) => {
    await fillSample(page)
    await page.selectOption('#at-peRoute', 'measured')
    expect(await page.locator('#at-servers').count()).toBe(0)
    await page.fill('#at-EG', '1.3')
    expect(await mainResult(page)).toBe('570.31')

    await page.getByRole('button', { name: '添加一行' }).click()
    await page.locator('#at-trips-4-mode').evaluate((input) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text', 'bus\t10\r\nferry\t20\r\n')
      input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    })
    expect(await page.inputValue('#at-trips-4-L')).toBe('10')
    expect(await page.inputValue('#at-trips-5-mode')).toBe('ferry')
    await page.getByRole('button', { name: '删除第 1 行' }).click()
    expect(await page.inputValue('#at-trips-0-mode')).toBe('国内航空')

    await page.getByRole('button', { name: '清空' }).click()
    expect(await page.inputValue('#at-trips-0-mode')).toBe('')
    await page.getByRole('button', { name: '撤销' }).click()
    expect(await page.inputValue('#at-trips-0-mode')).toBe('国内航空')
  }))

test('pasted choices are chosen by their titles, words that name none stay to be mended, columns that are not known are told', () =>
  onPage({}, async ({ page }) => {
    await choose(page, 'server')
    await page.locator('#at-flows-0-amount').evaluate((input) => {
      const clipboardData = new DataTransfer()
      const lines = ['日期\t阶段\t活动数据\t计量口径', '1月\t原料获取\t2\t每年', '2月\t报废\t3\t每个产品']
      clipboardData.setData('text', lines.join('\n'))
      input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    })
    expect(await page.inputValue('#at-flows-0-stage')).toBe('materials')
    expect(await page.inputValue('#at-flows-0-per')).toBe('year')
    expect(await page.inputValue('#at-flows-1-stage')).toBe('报废')
    expect(await page.getByRole('status').filter({ hasText: '没有认出' }).textContent()).toContain('日期')
  }))

test('every method computes its sample, also one with lists', () =>
  onPage({}, async ({ page }) => {
    const ids = await page
      .locator('#method option')
      .evaluateAll((options) => options.map((each) => (each as HTMLOptionElement).value))
    for (const id of ids) {
      await choose(page, id)
      await fillSample(page)
      // the result proper, or the table where it is a list
      expect(await page.locator('.main output, .outputs td.number').first().textContent(), id).toMatch(/\d/)
    }
    await choose(page, 'meeting-rate')
    await page.selectOption('#at-route', 'duration')
    await page.fill('#at-minutes', '20\n45\n60\n90')
    await page.fill('#at-threshold', '50')
    expect(await mainResult(page)).toBe('66.67%')
    await page.fill('#at-minutes', '20\n4x')
    expect(await page.textContent('#at-minutes-problems')).toContain('第 2 行：')
    expect(await page.textContent('#problems')).toContain('第 2 行：')
  }))

test('the language is switched without leaving a word behind, and is remembered', () =>
  onPage({}, async ({ page }) => {
    await fillSample(page)
    const zh = await page.innerText('body')
    expect(
      Object.values(texts).filter(({ zh: own, en }) => own !== en && /[a-z]{3} [a-z]{3}/i.test(en) && zh.includes(en)),
    ).toEqual([])

    await speakEnglish(page)
    expect(await page.getAttribute('html', 'lang')).toBe('en')
    for (const link of await page.locator('footer a').all()) {
      const href = (await link.getAttribute('href')) ?? ''
      const isPage = href.endsWith('/') || href.endsWith('.html')
      if (isPage)
        expect(await (await page.request.get(site.server.url + href)).text(), href).toContain('<html lang="en"')
    }
    for (const details of await page.locator('details').all())
      await details.evaluate((each) => each.setAttribute('open', ''))
    // What stays Chinese says so by its lang, or is a number of a document.
    const left = await page.evaluate(() => {
      const walker = document.createTreeWalker(document.getElementById('app') as Element, NodeFilter.SHOW_TEXT)
      const found: string[] = []
      while (walker.nextNode()) {
        const { textContent, parentElement } = walker.currentNode
        if (
          /\p{Script=Han}/u.test(textContent ?? '') &&
          parentElement?.closest('[lang]')?.getAttribute('lang') !== 'zh-CN'
        )
          found.push(textContent ?? '')
      }
      const titles = [...document.querySelectorAll('[title], [aria-label]')].flatMap((each) => [
        each.getAttribute('title'),
        each.getAttribute('aria-label'),
      ])
      return [...found, ...titles.filter((title) => title !== null && /\p{Script=Han}/u.test(title))]
    })
    expect(left).toEqual([])

    await page.reload()
    await page.waitForSelector('form')
    expect(await page.title()).toContain('Emission reduction of online meetings')
  }))

test.each([
  ['en-US', 'en'],
  ['zh-CN', 'zh-CN'],
  ['zh-TW', 'zh-CN'],
  ['de-DE', 'en'],
])('a reader of %s is met in %s, until they choose', (locale, lang) =>
  onPage({ locale }, async ({ page }) => {
    expect(await page.getAttribute('html', 'lang')).toBe(lang)
    const other = lang === 'en' ? 'zh-CN' : 'en'
    await page.click('.top button')
    await page.reload()
    await page.waitForSelector('form')
    expect(await page.getAttribute('html', 'lang')).toBe(other)
  }),
)

test('a link carries the inputs, and the command line the same', () =>
  onPage({ permissions: ['clipboard-read', 'clipboard-write'] }, async ({ page }) => {
    await fillSample(page)
    await page.click('.about summary')
    await page.fill('#at-note', "it's 一份说明")
    await page.getByRole('button', { name: '复制链接' }).click()
    const link = await page.evaluate(() => navigator.clipboard.readText())
    await page.locator('.again summary').click()
    expect(await page.textContent('.again pre')).toContain(`/v1/methods/meeting`)
    expect(await page.textContent('.again pre')).toContain(String.raw`it'\''s`)
    await page.goto('about:blank')
    await page.goto(link)
    expect(await mainResult(page)).toBe('570.31')
    expect(await page.inputValue('#at-note')).toBe("it's 一份说明")
  }))

test('the report of a calculation is a file that prints, and where none comes it is said', () =>
  onPage({}, async ({ page, seen }) => {
    await fillSample(page)
    const digest = (await page.locator('.digest code').textContent()) ?? ''
    const get = page.getByRole('button', { name: texts.report.zh })
    const [file] = await Promise.all([page.waitForEvent('download'), get.click()])
    expect(file.suggestedFilename()).toBe('报告-meeting.html')
    const report = await readFile(await file.path(), 'utf8')
    expect(report).toContain(digest)
    expect(report).toContain('<style>')
    // in the language of the page alone
    expect(report).not.toContain('Emission reduction')
    await page.getByText(texts.reportHere.zh).waitFor()

    await page.fill('#at-R', '0.5')
    await page.getByText(texts.reportHint.zh).waitFor()
    await page.route('**/v1/**', (route) => route.fulfill({ status: 503 }))
    await get.click()
    await page.getByText(texts.reportFailed.zh).waitFor()
    // the browser itself reports the refusal
    expect(seen.errors.splice(0)).toEqual([expect.stringContaining('503')])
  }))

test('by keyboard alone: from an empty form to a result', () =>
  onPage({ viewport: narrow }, async ({ page }) => {
    const tabTo = async (id: string) => {
      for (let i = 0; i < 80; i += 1) {
        await page.keyboard.press('Tab')
        if ((await page.evaluate(() => document.activeElement?.id)) === id) return
      }
      throw new Error(`${id} was not reached`)
    }
    const outline = () => page.evaluate(() => getComputedStyle(document.activeElement as Element).outlineStyle)
    await tabTo('at-trips-0-mode')
    await page.keyboard.type('rail')
    expect(await outline()).toBe('solid')
    await tabTo('at-trips-0-L')
    await page.keyboard.type('1,000')
    await tabTo('at-peRoute')
    await page.keyboard.press('ArrowDown')
    await tabTo('at-EG')
    await page.keyboard.type('1')
    await tabTo('at-R')
    await page.keyboard.type('0.5')
    // The bar at the bottom does not hide the field that has the focus.
    const [field, bar] = await page.evaluate(() =>
      [document.activeElement, document.querySelector('.actions')].map((each) =>
        each?.getBoundingClientRect().toJSON(),
      ),
    )
    expect(field.bottom).toBeLessThanOrEqual(bar.top)
    await page.keyboard.press('Enter')
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('result')
    expect(await mainResult(page)).toMatch(/^17\.\d{3}$/)
    await expect.poll(() => page.locator('body > #app > [role=status]').textContent()).toContain('减排量 17.')
  }))

describe.each([1280, 350])('at %i px', (width) => {
  test('inputs side by side stand at one height, names keep off their units and close to what they name, and chosen options are read in full', () =>
    onPage({ viewport: { width, height: 800 } }, async ({ page }) => {
      await speakEnglish(page)
      for (const id of ['clouddoc', 'server', 'component']) {
        await choose(page, id)
        await fillSample(page)
        const faults = await page.evaluate(() => {
          const top = (element: Element | null) => Math.round(element?.getBoundingClientRect().top ?? 0)
          const fields = [...document.querySelectorAll('.fields > .field:not(.list), .cells > .field')]
          const heights = new Map<string, Set<number>>()
          for (const field of fields) {
            const line = `${[...document.querySelectorAll('div')].indexOf(field.parentElement as HTMLDivElement)} ${top(field)}`
            heights.set(line, new Set([...(heights.get(line) ?? []), top(field.querySelector('.entry'))]))
          }
          const uneven = [...heights].filter(([, tops]) => tops.size > 1).map(([line]) => line)
          const touching = [...document.querySelectorAll('.label')].flatMap((label) => {
            const [name, unit] = [...label.children].map((each) => each.getBoundingClientRect())
            const close = name && unit && unit.width > 0 && unit.top < name.bottom && unit.bottom > name.top
            return close && unit.left - name.right < 4 ? [label.textContent] : []
          })
          const far = fields.flatMap((field) => {
            const [label, entry] = [...field.children].map((each) => each.getBoundingClientRect())
            const end = field.querySelector('.label')?.lastElementChild?.getBoundingClientRect()
            const name = field.querySelector('.label > span')?.getBoundingClientRect()
            if (!label || !entry || !end || !name || label.height < 2) return []
            return entry.top - Math.max(end.bottom, name.bottom) > 6 ? [`far ${field.textContent}`] : []
          })
          const pen = document.createElement('canvas').getContext('2d') as CanvasRenderingContext2D
          const cut = [...document.querySelectorAll('select')].flatMap((select) => {
            const { font, paddingLeft, paddingRight } = getComputedStyle(select)
            pen.font = font
            const text = select.selectedOptions[0]?.text ?? ''
            const arrow = 18
            const room = select.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight) - arrow
            return room > 0 && pen.measureText(text).width > room ? [`${select.id} ${text}`] : []
          })
          return [...uneven, ...touching, ...far, ...cut]
        })
        expect(faults, id).toEqual([])
      }
    }))
})

test.each([wide, narrow])('accessible at $width px with all that is folded, and with a problem', (viewport) =>
  onPage({ viewport, colorScheme: 'light' }, async ({ page }) => {
    await fillSample(page)
    for (const details of await page.locator('details').all())
      await details.evaluate((each) => each.setAttribute('open', ''))
    await inEveryLook(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    await page.fill('#at-R', '7')
    await page.click('.primary')
    await page.waitForSelector('#problems')
    await inEveryLook(page)
  }),
)

test('a browser as old as the one inside WPS computes too', async () => {
  const context = await site.browser.newContext()
  await context.addInitScript(() => {
    for (const name of ['at', 'replaceAll', 'findLast', 'findLastIndex', 'toSorted', 'toReversed']) {
      Reflect.deleteProperty(Array.prototype, name)
      Reflect.deleteProperty(String.prototype, name)
    }
    Reflect.deleteProperty(Object, 'hasOwn')
  })
  const page = await context.newPage()
  const seen = await watch(page, site.server.url)
  await page.goto(site.server.url)
  expect(seen.errors).toEqual([])
  await page.waitForSelector('form')
  await fillSample(page)
  expect(await mainResult(page)).toBe('570.31')
  await page.locator('.analysis button').first().click()
  await page.locator('figure .canvas').scrollIntoViewIfNeeded()
  await page.waitForSelector('figure canvas')
  await context.close()
  expect(seen.errors).toEqual([])
})

describe('the task pane', () => {
  test('is the same calculator inside Excel', async () => {
    const context = await site.browser.newContext({ viewport: narrow })
    const page = await context.newPage()
    const seen = await openAsExcel(page, site.server.url)
    await fillSample(page)
    expect(await mainResult(page)).toBe('570.31')
    await context.close()
    expect(seen).toEqual({ foreign: [], errors: [] })
  })

  test('works while Office’s script is on its way, and when it cannot be reached', async () => {
    const context = await site.browser.newContext({ viewport: narrow })
    const page = await context.newPage()
    let give: () => void = () => {}
    const late = new Promise<void>((resolve) => {
      give = resolve
    })
    await page.route('https://appsforoffice.microsoft.com/**', async (route) => {
      await late
      await route.abort()
    })
    await page.goto(`${site.server.url}/taskpane.html`, { waitUntil: 'commit' })
    await page.waitForSelector('form')
    await fillSample(page)
    expect(await mainResult(page)).toBe('570.31')
    give()
    await page.waitForLoadState('load')
    expect(await mainResult(page)).toBe('570.31')
    await context.close()
  })
})

test('the scripts name no place of the machine they were built on', async () => {
  const scripts = readdirSync(at('dist/site/assets')).filter((name) => name.endsWith('.js'))
  expect(scripts.length).toBeGreaterThan(5)
  for (const name of scripts)
    expect(await readFile(at('dist/site/assets', name), 'utf8'), name).not.toMatch(/fileName:|\.tsx\b/)
})

test('an address that does not exist leads back', async () => {
  const page = await site.browser.newPage()
  const seen = await watch(page, site.server.url)
  await page.goto(`${site.server.url}/404.html`)
  await page.getByRole('link', { name: 'calculator' }).click()
  await page.waitForSelector('form')
  await page.close()
  expect(seen).toEqual({ foreign: [], errors: [] })
})

test('/en/ leads to the English calculator with what the address holds, until another language is chosen', () =>
  onPage(
    {},
    async ({ page }) => {
      expect(new URL(page.url()).search).toBe('?lang=en&from=x')
      expect(await page.inputValue('#method')).toBe('clouddoc')
      await expect.poll(() => page.getAttribute('html', 'lang')).toBe('en')
      await page.getByRole('button', { name: '中文' }).click()
      await page.reload()
      await expect.poll(() => page.getAttribute('html', 'lang')).toBe('zh-CN')
      expect(new URL(page.url()).search).toBe('?from=x')
      await page.goto(`${site.server.url}/en/`)
      await expect.poll(() => page.getAttribute('html', 'lang')).toBe('en')
    },
    '/en/?from=x#clouddoc',
  ))

test('a link is read in the language of who sent it, unless its reader has chosen one', () =>
  onPage({ locale: 'zh-CN' }, async ({ page }) => {
    await page.goto(`${site.server.url}/#clouddoc.en:%7B%7D`)
    await page.reload()
    await expect.poll(() => page.getAttribute('html', 'lang')).toBe('en')
    expect(await page.inputValue('#method')).toBe('clouddoc')
    await page.getByRole('button', { name: '中文' }).click()
    await page.reload()
    await expect.poll(() => page.getAttribute('html', 'lang')).toBe('zh-CN')
  }))

test('the way to the result leaves the form as it is', () =>
  onPage({}, async ({ page }) => {
    await choose(page, 'clouddoc')
    await page.keyboard.press('Tab')
    await page.locator('a.skip').press('Enter')
    await page.waitForTimeout(300)
    expect(await page.inputValue('#method')).toBe('clouddoc')
  }))

test('a result that goes on below says so until its end', () =>
  onPage({ viewport: { width: 1280, height: 700 } }, async ({ page }) => {
    const shade = () => page.locator('#result').evaluate((one) => Number(getComputedStyle(one, '::after').opacity))
    expect(await shade()).toBe(0)
    await fillSample(page)
    await expect.poll(shade).toBe(1)
    await page.locator('#result').evaluate((one) => one.scrollTo(0, one.scrollHeight))
    await expect.poll(shade).toBe(0)
  }))

test('what goes on below fades to the very edge of the card', () =>
  onPage(
    { viewport: { width: 1280, height: 700 } },
    async ({ page }) => {
      await fillSample(page)
      await page.evaluate(() => scrollTo(0, 200))
      const { x, y, width, height } = (await page.locator('#result').boundingBox()) ?? expect.fail()
      const edge = { x: x + 2, y: y + height - 6, width: width - 24, height: 4 }
      const pictures = new Set<string>()
      for (const top of [0, 40, 45, 50, 300]) {
        await page.locator('#result').evaluate((one, top) => one.scrollTo(0, top), top)
        pictures.add((await page.screenshot({ clip: edge })).toString('base64'))
      }
      expect(pictures.size).toBe(1)
    },
    '/#server',
  ))

test('on a narrow screen a value stands beside its name, the lines of a row beneath each other on a wide one', () =>
  onPage(
    { viewport: { width: 350, height: 800 }, locale: 'en-US' },
    async ({ page }) => {
      await fillSample(page)
      const heads = page.locator('.step .head:has(.value)')
      const tops = await heads.evaluateAll((all) =>
        all.map((head) => [...head.children].map((each) => Math.round(each.getBoundingClientRect().top))),
      )
      expect(tops.length).toBeGreaterThan(5)
      for (const [name = 0, value = 0] of tops) expect(Math.abs(name - value)).toBeLessThan(4)
      await page.setViewportSize(wide)
      const lists = await page
        .locator('ul.numbers')
        .evaluateAll((all) =>
          all.map((list) =>
            ['code', '.value'].map(
              (part) => new Set([...list.querySelectorAll(part)].map((each) => each.getBoundingClientRect().left)).size,
            ),
          ),
        )
      expect(lists.length).toBeGreaterThan(0)
      expect(lists.flat()).toEqual(lists.flat().map(() => 1))
    },
    '/#meeting',
  ))

test('where there are problems, the bar of a narrow screen says how many and leads to them', () =>
  onPage({ viewport: { width: 350, height: 800 } }, async ({ page }) => {
    await fillSample(page)
    const glance = page.locator('.glance')
    expect(await glance.textContent()).toBe('减排量 570.31 kgCO₂e')
    await page.fill('#at-R', '6')
    expect(await glance.textContent()).toBe('有 1 处需要改正')
    await glance.click()
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('problems')
  }))

test('what is yes or no is told by these words', () =>
  onPage({}, async ({ page }) => {
    await choose(page, 'server')
    await fillSample(page)
    const row = page.locator('.outputs tr', { hasText: 'cutMet' })
    expect(await row.locator('.number').textContent()).toBe('是')
    await speakEnglish(page)
    expect(await row.locator('.number').textContent()).toBe('yes')
    expect(await row.textContent()).not.toContain('1')
    expect(await page.locator('.step', { hasText: 'cutMet = ' }).locator('.value').textContent()).toBe('yes\u00a0')
  }))

test('a label that says the key already stands alone, modes and places are told by their titles, amounts in the unit of their row', () =>
  onPage({}, async ({ page }) => {
    await fillSample(page)
    expect(await page.inputValue('#at-trips-0-mode')).toBe('铁路')
    await page.getByRole('button', { name: 'English' }).click()
    await expect.poll(() => page.inputValue('#at-trips-0-mode')).toBe('Rail')
    expect(await page.locator('.again pre').textContent()).toContain('{"mode":"rail","L":4800}')
    await page.getByRole('button', { name: '中文' }).click()
    const given = page.locator('.values')
    expect(await given.locator('tr', { hasText: 'trips.mode' }).first().textContent()).toContain('铁路')
    await choose(page, 'server')
    await fillSample(page)
    await speakEnglish(page)
    expect(await page.locator('.outputs').first().textContent()).not.toMatch(/Use\s*use/)
    expect(await given.locator('tr', { hasText: 'flows.amount' }).first().locator('.unit').textContent()).toBe('pcs')
  }))

test('what cancels is shown as nothing, and stays in full behind', () =>
  onPage({}, async ({ page }) => {
    await choose(page, 'cloud')
    await fillSample(page)
    const cell = page.locator('tr', { hasText: 'residual' }).locator('.number')
    expect(await cell.textContent()).toBe('0')
    expect(await cell.getAttribute('title')).toMatch(/e-14$/)
  }))

test('nothing of a result is announced, or told of a file, once the form was cleared', () =>
  onPage({}, async ({ page }) => {
    await page.waitForSelector('.filled')
    await page.locator('.filled input').setInputFiles(at('dist/site/templates/server.zh.sample.xlsx'))
    const announced = page.locator('p.hidden[role="status"]')
    await expect.poll(() => announced.textContent()).toContain('5,582.9')
    await page.getByRole('button', { name: texts.clear.zh }).click()
    await expect.poll(() => announced.textContent(), { timeout: 400 }).toBe('')
    expect(await page.textContent('.filled .said')).toBe(texts.filledHint.zh)
  }))

test('the sample speaks the language of the page', () =>
  onPage({ locale: 'en-US' }, async ({ page }) => {
    await choose(page, 'cloud')
    await fillSample(page)
    expect(await page.inputValue('[name="/products/0/name"]')).toBe('Cloud server')
    await page.getByRole('button', { name: '中文' }).click()
    await fillSample(page)
    expect(await page.inputValue('[name="/products/0/name"]')).toBe('云服务器')
  }))

describe('a filled template', () => {
  const upload = (page: Page, file: string | { name: string; mimeType: string; buffer: Buffer }) =>
    page.locator('.filled input').setInputFiles(file)

  test('goes into the form of its method and is computed', () =>
    onPage({}, async ({ page, seen }) => {
      await page.waitForSelector('.filled')
      await upload(page, at('dist/site/templates/server.zh.sample.xlsx'))
      await expect.poll(() => page.textContent('.filled .said')).toBe('已读入 server.zh.sample.xlsx')
      expect(await page.inputValue('#method')).toBe('server')
      expect(await mainResult(page)).toBe('5,582.9')
      await upload(page, at('dist/site/templates/server.zh.xlsx'))
      await page.waitForSelector('.summary, .empty')
      // what is missing in it keeps the result back, and the browser itself reports that
      expect(seen.errors.splice(0).every((error) => error.includes('422'))).toBe(true)
      await page.getByRole('button', { name: texts.undo.zh }).click()
      expect(await mainResult(page)).toBe('5,582.9')
    }))

  test('what is said of it many times over is one line with a count, and the result stands close below', () =>
    onPage({}, async ({ page }) => {
      await page.waitForSelector('.filled')
      // as programs write files that they do not compute
      const model = filledTemplate(methodOf('server'))
      for (const { rows } of model.sheets)
        for (const cell of rows.flat()) if (cell?.formula !== undefined) delete cell.value
      const buffer = Buffer.from(await renderWorkbook(model))
      await upload(page, { name: 'a.xlsx', mimeType: '', buffer })
      expect(await mainResult(page)).toBe('5,582.9')
      const items = page.locator('.filled li')
      expect(await items.count()).toBe(1)
      expect(await items.locator('p:visible').count()).toBe(1)
      const [, more = ''] = /^同类还有 (\d+) 条$/.exec((await items.locator('summary').textContent()) ?? '') ?? []
      await items.locator('summary').click()
      expect(await items.locator('p:visible').count()).toBe(1 + Number(more))
      expect(Number(more)).toBeGreaterThan(5)
    }))

  test('a file that is none is refused in words', () =>
    onPage({}, async ({ page, seen }) => {
      await page.waitForSelector('.filled')
      await upload(page, { name: 'a.xlsx', mimeType: '', buffer: Buffer.from('no workbook') })
      await expect.poll(() => page.textContent('.filled .said')).toBe(texts.filledRefused.zh)
      expect(await page.textContent('.filled li')).toMatch(/xlsx/)
      // the browser itself reports the refusal
      expect(seen.errors.splice(0).every((error) => error.includes('Failed to load resource'))).toBe(true)
    }))
})

test('a comma between the numbers of a table is told and not read as thousands', () =>
  onPage({}, async ({ page }) => {
    await choose(page, 'cloud')
    await page.waitForSelector('[name="/usage"]')
    await page.fill('[name="/products/0/direct"]', '1000')
    for (const text of ['300,500', '300，500', '300、500']) {
      await page.fill('[name="/usage"]', text)
      await expect.poll(() => page.textContent('#problems')).toContain('usage 第 1 行有逗号')
    }
    expect(await page.locator('.main output').count()).toBe(0)
    await page.fill('[name="/usage"]', '300 500')
    await expect.poll(() => page.textContent('.outputs')).toContain('375')
  }))

test('what was filled in is still there after a reload, and gone after it was cleared', () =>
  onPage({}, async ({ page }) => {
    await choose(page, 'clouddoc')
    await page.fill('#at-N_d', '12 345')
    await page.reload()
    await page.waitForSelector('form')
    expect(await page.inputValue('#method')).toBe('clouddoc')
    expect(await page.inputValue('#at-N_d')).toBe('12 345')
    await page.getByRole('button', { name: texts.clear.zh }).click()
    await page.reload()
    await page.waitForSelector('form')
    expect(await page.inputValue('#method')).toBe('clouddoc')
    expect(await page.inputValue('#at-N_d')).toBe('')
  }))

test('a reload keeps what was filled in for any method, also where a link was opened first', () =>
  onPage(
    {},
    async ({ page }) => {
      const filled = async () => {
        await page.waitForSelector('form')
        return [await page.inputValue('#method'), await page.inputValue('#at-N_d')]
      }
      await page.fill('#at-R', '0.42')
      await choose(page, 'clouddoc')
      await page.fill('#at-N_d', '321')
      await page.reload()
      expect(await filled()).toEqual(['clouddoc', '321'])
      await choose(page, 'meeting')
      expect(await page.inputValue('#at-R')).toBe('0.42')

      const link = (inputs: object) => `/#clouddoc.zh:${encodeURIComponent(JSON.stringify(inputs))}`
      await page.goto(site.server.url + link({ N_d: 7 }))
      await expect.poll(filled).toEqual(['clouddoc', '7'])
      await page.fill('#at-N_d', '8')
      await page.reload()
      expect(await filled()).toEqual(['clouddoc', '8'])
      // what another link takes the place of can be had back
      await page.goto(site.server.url + link({ N_d: 9 }))
      await expect.poll(filled).toEqual(['clouddoc', '9'])
      await page.getByRole('button', { name: texts.undo.zh }).click()
      expect(await filled()).toEqual(['clouddoc', '8'])
      // the same where the page itself is opened by it
      await page.goto(`${site.server.url}/404.html`)
      await page.goto(site.server.url + link({ N_d: 10 }))
      expect(await filled()).toEqual(['clouddoc', '10'])
      await page.getByRole('button', { name: texts.undo.zh }).click()
      expect(await filled()).toEqual(['clouddoc', '8'])
    },
    '/#meeting',
  ))

test('a row that was removed, and a form that the sample took the place of, can be had back later too', () =>
  onPage({}, async ({ page }) => {
    const undo = page.getByRole('button', { name: texts.undo.zh })
    await page.fill('#at-trips-0-L', '77')
    await page.fill('#at-R', '0.42')
    expect(await undo.count()).toBe(0)
    await page.getByRole('button', { name: '删除第 1 行' }).click()
    expect(await page.locator('#at-trips-0-L').count()).toBe(0)
    await undo.click()
    expect(await page.inputValue('#at-trips-0-L')).toBe('77')

    await fillSample(page)
    await page.fill('#at-R', '0.5')
    await choose(page, 'clouddoc')
    expect(await undo.count()).toBe(0)
    await choose(page, 'meeting')
    await undo.click()
    expect(await page.inputValue('#at-R')).toBe('0.42')
    // and what it took the place of as well
    await undo.click()
    expect(await page.inputValue('#at-R')).toBe('0.5')
  }))
