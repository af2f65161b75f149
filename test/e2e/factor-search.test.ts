/** The factor library as the form opens it: found by words, shown with its source, chosen by keyboard or pointer. */
import { expect } from 'vitest'
import { violations } from './host/axe.ts'
import { siteTests } from './host/site.ts'

const { site, test } = siteTests()

test('a factor is found by words in either language and goes into the form with its source', () =>
  site.visit({ viewport: { width: 350, height: 378 }, locale: 'zh-CN' }, async ({ page }) => {
    await page.goto(`${site.server.url}/#clouddoc`)
    await page.locator('.field.factor', { hasText: 'I_net' }).locator('.find').click()
    const dialog = page.locator('dialog.search')
    expect(await dialog.locator('li').count()).toBeGreaterThan(2)
    const all = await dialog.locator('[role=status]').textContent()
    await page.keyboard.type('network central')
    expect(await dialog.locator('[role=status]').textContent()).not.toBe(all)
    expect(await violations(page)).toEqual([])
    // what all are of stands in the heading alone
    expect(await dialog.locator('ul').textContent()).not.toContain('（网络')
    const first = dialog.locator('li >> nth=0')
    expect(await first.textContent()).toMatch(/kWh\/GB.*\d{4} · .*network\/central/)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    expect(await dialog.count()).toBe(0)
    expect(await page.inputValue('[name="/I_net"]')).toMatch(/^network\/central\//)
    expect(await page.evaluate(() => document.activeElement?.className)).toContain('find')
  }))

test('a factor of a row may be any of a life cycle, and Escape leaves the form as it was', () =>
  site.visit({ locale: 'en-US' }, async ({ page }) => {
    await page.goto(`${site.server.url}/#server`)
    await page.locator('.field.factor .find >> nth=0').click()
    await page.keyboard.type('electricals')
    const found = await page.locator('dialog.search li').allTextContents()
    expect(found.length).toBeGreaterThan(0)
    expect(found.join()).toContain('waste/')
    await page.keyboard.press('Escape')
    await expect.poll(() => page.locator('dialog.search').count()).toBe(0)
    expect(await page.inputValue('[name="/flows/0/EF"]')).toBe('')
  }))
