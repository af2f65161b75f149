/** The built product in Chromium for a file of tests; where there is no Chromium its tests are skipped. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { beforeAll, expect, inject, test } from 'vitest'
import { program } from '../../../scripts/find.mjs'
import { sharedBrowser, type Watch, watch } from './browser.ts'

const chromium = program('chromium')

export type Opened = { page: Page; seen: Watch }
type Visit = (options: BrowserContextOptions, run: (opened: Opened) => Promise<void>) => Promise<void>
export type Site = {
  browser: Browser
  server: { url: string }
  /** Hands over an empty page whose profile keeps nothing of who was there before, and asks that nothing went wrong meanwhile. */
  visit: Visit
  /** The same in a new profile and process, where everything comes for the first time. */
  visitAnew: Visit
}

/** A page that waits for the next visit, with what it was told to run before the page's own scripts. */
type Kept = { page: Page; scripts: AsyncDisposable[] }
/** By what a page cannot change later. To open one anew takes Chromium twice the work of all that a test does with it. */
const kept = new Map<string, Kept[]>()

const openPage = async (browser: Browser, options: BrowserContextOptions): Promise<Kept> => {
  const page = await (await browser.newContext(options)).newPage()
  const scripts: AsyncDisposable[] = []
  const add = page.addInitScript.bind(page) as (...args: unknown[]) => Promise<AsyncDisposable>
  page.addInitScript = (async (...args: unknown[]) => {
    const script = await add(...args)
    scripts.push(script)
    return script
  }) as typeof page.addInitScript
  return { page, scripts }
}

/** Leaves nothing behind: no routes, listeners, scripts, other pages or memories. */
const emptied = async ({ page, scripts }: Kept, origin: string) => {
  await page.unrouteAll()
  for (const event of ['pageerror', 'console']) page.removeAllListeners(event)
  for (const script of scripts.splice(0)) await script[Symbol.asyncDispose]()
  for (const other of page.context().pages()) if (other !== page) await other.close()
  // of the same origin, and without a script of its own that could write again what is cleared
  await page.goto(`${origin}/404.html`)
  await page.evaluate(() => {
    localStorage.clear()
    sessionStorage.clear()
  })
}

/** Stands ready when the first test runs. */
export function siteTests() {
  const site = { server: { url: inject('origin') } } as Site
  beforeAll(async () => {
    if (chromium) site.browser = await sharedBrowser()
  })
  const watched = async (page: Page, run: Parameters<Visit>[1]) => {
    const seen = await watch(page, site.server.url)
    await run({ page, seen })
    return seen
  }
  const nothing = { foreign: [], errors: [] }
  site.visitAnew = async (options, run) => {
    const context = await site.browser.newContext(options)
    let seen: Watch
    try {
      seen = await watched(await context.newPage(), run)
    } finally {
      await context.close()
    }
    expect(seen).toEqual(nothing)
  }
  site.visit = async ({ viewport, colorScheme = 'light', forcedColors = 'none', ...profile }, run) => {
    const key = JSON.stringify(profile)
    const waiting = kept.get(key) ?? []
    kept.set(key, waiting)
    const one = waiting.pop() ?? (await openPage(site.browser, profile))
    let isEmpty = false
    try {
      await one.page.setViewportSize(viewport ?? { width: 1280, height: 720 })
      await one.page.emulateMedia({ media: null, colorScheme, forcedColors })
      const seen = await watched(one.page, run)
      await emptied(one, site.server.url)
      isEmpty = true
      expect(seen).toEqual(nothing)
    } finally {
      if (isEmpty) waiting.push(one)
      else await one.page.context().close()
    }
  }
  return { site, test: test.skipIf(!chromium) }
}
