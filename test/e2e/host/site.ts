/** The built product in Chromium for a file of tests; where there is no Chromium its tests are skipped. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { program } from '../../../scripts/find.mjs'
import { launch, type Watch, watch } from './browser.ts'
import { type Server, startServer } from './server.ts'

const chromium = program('chromium')

export type Opened = { page: Page; seen: Watch }
export type Site = {
  browser: Browser
  server: Server
  /** Opens a page in a new browser profile, hands it over, and asks that nothing went wrong meanwhile. */
  visit: (options: BrowserContextOptions, run: (opened: Opened) => Promise<void>) => Promise<void>
}

/** Stands ready when the first test runs. */
export function siteTests() {
  const site = {} as Site
  beforeAll(async () => {
    if (!chromium) return
    site.browser = await launch()
    site.server = await startServer()
  })
  afterAll(async () => {
    await site.browser?.close()
    await site.server?.stop()
  })
  site.visit = async (options, run) => {
    const context = await site.browser.newContext(options)
    const page = await context.newPage()
    const seen = await watch(page, site.server.url)
    await run({ page, seen })
    await context.close()
    expect(seen).toEqual({ foreign: [], errors: [] })
  }
  return { site, test: test.skipIf(!chromium) }
}
