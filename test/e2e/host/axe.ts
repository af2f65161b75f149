/** Is a page accessible? */
import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

const all = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Violations of WCAG 2.2 A and AA, as short lines; of these rules alone where some are named. */
export const violations = async (page: Page, rules = all): Promise<string[]> => {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  return page.evaluate(async (runOnly) => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document, {
      runOnly,
      resultTypes: ['violations'],
    })
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target} ${failureSummary}`),
    )
  }, rules)
}

/** Until no colour is on its way to another. */
const rested = (page: Page) =>
  page.waitForFunction(() => !document.getAnimations().some((each) => each instanceof CSSTransition))

/** Asks it of a page in both themes; nothing but colours follows the theme. */
export async function inBothThemes(page: Page, where = '') {
  await page.emulateMedia({ colorScheme: 'light' })
  await rested(page)
  expect(await violations(page), `${where} light`).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  await rested(page)
  expect(await violations(page, ['color-contrast']), `${where} dark`).toEqual([])
}

/** Asks the same of the calculator in both languages as well, one after the other on the page as it stands. */
export async function inEveryLook(page: Page) {
  for (const _ of ['one language', 'the other']) {
    const language = await page.getAttribute('html', 'lang')
    await inBothThemes(page, language ?? '')
    // a dialog keeps the mouse from it
    await page.locator('.top button').evaluate((button) => (button as HTMLElement).click())
    await page.waitForFunction((before) => document.documentElement.lang !== before, language)
  }
}
