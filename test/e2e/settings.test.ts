/** Settings in a browser: kept, used in new forms, and no workbook is pinned to anything there. */
import { expect } from 'vitest'
import { violations } from './host/axe.ts'
import { siteTests } from './host/site.ts'

const { site, test } = siteTests()

test('place and year are kept and stand in new forms; what was filled in stays when the method changes and comes back', () =>
  site.visit({ locale: 'zh-CN' }, async ({ page }) => {
    await page.goto(site.server.url)
    await page.click('.settings summary')
    await page.fill('#setting-place', '火星')
    await page.press('#setting-place', 'Tab')
    expect(await page.textContent('#setting-place-fault')).toContain('没有地区“火星”')
    await page.fill('#setting-year', '1850')
    await page.press('#setting-year', 'Tab')
    expect(await page.textContent('#setting-year-fault')).toContain('2000 至 2100')
    // what cannot be used is neither kept nor used
    expect(await page.inputValue('[name="/region"]')).toBe('')
    expect(await page.inputValue('[name="/year"]')).toBe('')
    expect(await page.evaluate(() => localStorage.getItem('tanbiao.settings'))).toBe(null)
    await page.fill('#setting-place', 'CN-BJ')
    await page.press('#setting-place', 'Tab')
    await page.fill('#setting-year', '2023')
    await page.press('#setting-year', 'Tab')
    expect(await page.inputValue('[name="/region"]')).toBe('CN-BJ')
    expect(await page.textContent('.settings')).toMatch(/留空即全国、最新数据年份.*因子集 \d{4}-\d\d/)
    expect(await violations(page)).toEqual([])
    await page.reload()
    await page.waitForFunction(() => document.querySelector<HTMLInputElement>('[name="/year"]')?.value === '2023')
    await page.click('.buttons button:last-child')
    await page.waitForSelector('.main output')
    await page.selectOption('#method', 'clouddoc')
    await page.waitForSelector('[name="/N_d"]')
    expect(await page.inputValue('[name="/regionDc"]')).toBe('CN-BJ')
    expect(await page.locator('.pinned').count()).toBe(0)
    await page.selectOption('#method', 'meeting')
    await page.waitForSelector('.main output')
    expect(await page.textContent('.main output')).toBe('570.31')
  }))

test('what is typed into one setting stays while another one is taken up', () =>
  site.visit({ locale: 'zh-CN' }, async ({ page }) => {
    await page.goto(site.server.url)
    await page.click('.settings summary')
    await page.waitForSelector('#setting-year')
    await page.evaluate(() => {
      const [place, year] = ['place', 'year'].map((key) => document.querySelector<HTMLInputElement>(`#setting-${key}`))
      if (!place || !year) throw new Error('There are no settings')
      place.value = 'CN-BJ'
      for (const event of ['input', 'change']) place.dispatchEvent(new Event(event, { bubbles: true }))
      year.focus()
      year.value = '202'
      year.dispatchEvent(new Event('input', { bubbles: true }))
    })
    await page.waitForFunction(() => document.querySelector<HTMLInputElement>('[name="/region"]')?.value === 'CN-BJ')
    await page.waitForTimeout(100)
    expect(await page.inputValue('#setting-year')).toBe('202')
    await page.press('#setting-year', 'End')
    await page.keyboard.type('3')
    await page.press('#setting-year', 'Tab')
    expect(await page.inputValue('[name="/year"]')).toBe('2023')
  }))

test('what is clicked as soon as it stands there counts, and takes nothing from what was kept', () =>
  site.visit({ locale: 'zh-CN' }, async ({ page }) => {
    await page.addInitScript(() => {
      localStorage.setItem('tanbiao.settings', JSON.stringify({ place: 'CN-BJ' }))
      const click = () => {
        const [sample, english] = ['.buttons button:last-child', 'button[lang="en"]'].map((each) =>
          document.querySelector<HTMLButtonElement>(each),
        )
        if (!sample || !english) return
        looking.disconnect()
        sample.click()
        english.click()
      }
      // runs in the same turn in which the form appears
      const looking = new MutationObserver(click)
      looking.observe(document, { childList: true, subtree: true })
    })
    await page.goto(site.server.url)
    await page.waitForSelector('.facts')
    expect(await page.textContent('.main output')).toBe('570.31')
    expect(await page.textContent('.actions button')).toBe('Compute')
    await page.click('.settings summary')
    await page.waitForFunction(() => document.querySelector<HTMLInputElement>('#setting-place')?.value === 'CN-BJ')
    expect(await page.evaluate(() => JSON.parse(localStorage.getItem('tanbiao.settings') ?? ''))).toEqual({
      place: 'CN-BJ',
      language: 'en',
    })
  }))

test('a form that was cleared stays so when its method is chosen again', () =>
  site.visit({ locale: 'zh-CN' }, async ({ page }) => {
    await page.goto(site.server.url)
    await page.click('.buttons button:last-child')
    await page.waitForSelector('.main output')
    for (const [method, field] of [
      ['clouddoc', 'N_d'],
      ['meeting', 'region'],
    ] as const) {
      await page.selectOption('#method', method)
      await page.waitForSelector(`[name="/${field}"]`)
    }
    await page.waitForSelector('.main output')
    await page.click('.buttons button:nth-last-child(2)')
    await page.selectOption('#method', 'clouddoc')
    await page.waitForSelector('[name="/N_d"]')
    await page.selectOption('#method', 'meeting')
    await page.waitForSelector('[name="/region"]')
    expect(await page.inputValue('[name="/trips/0/L"]')).toBe('')
  }))

test('a workbook that was made with another factor set says so, and takes today’s when it is told to', () =>
  site.visit({ locale: 'en-US' }, async ({ page }) => {
    await page.addInitScript(() => {
      if (!localStorage.length) localStorage.setItem('tanbiao.settings', JSON.stringify({ factors: '2020-01' }))
    })
    await page.goto(site.server.url)
    expect(await page.textContent('.pinned li')).toMatch(/2020-01 in the workbook, \d{4}-\d\d today/)
    expect(await violations(page)).toEqual([])
    await page.click('.pinned .buttons button:first-child')
    expect(await page.locator('.pinned').count()).toBe(0)
    await page.reload()
    await page.waitForSelector('.settings')
    expect(await page.locator('.pinned').count()).toBe(0)
  }))
