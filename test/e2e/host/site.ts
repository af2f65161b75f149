/** The built product in Chromium for a file of tests; where there is no Chromium its tests are skipped. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { beforeAll, expect, inject, test } from 'vitest'
import { program } from '../../../scripts/find.mjs'
import { sharedBrowser, type Watch, watch } from './browser.ts'

const chromium = program('chromium')

export type Opened = { page: Page; seen: Watch }
export type Site = {
  browser: Browser
  server: { url: string }
  /** Opens a page in a new browser profile, hands it over, and asks that nothing went wrong meanwhile. */
  visit: (options: BrowserContextOptions, run: (opened: Opened) => Promise<void>) => Promise<void>
}

/** Stands ready when the first test runs. */
export function siteTests() {
  const site = { server: { url: inject('origin') } } as Site
  beforeAll(async () => {
    if (chromium) site.browser = await sharedBrowser()
  })
  site.visit = async (options, run) => {
    const context = await site.browser.newContext(options)
    const page = await context.newPage()
    const seen = await watch(page, site.server.url)
    try {
      await run({ page, seen })
    } finally {
      await context.close()
    }
    expect(seen).toEqual({ foreign: [], errors: [] })
  }
  return { site, test: test.skipIf(!chromium) }
}
