/**
 * The add-in as WPS loads it: the built pages of /wps/ and a stand-in for WPS itself, in a Chromium from which everything newer than version 80 was taken.
 * Shown: what is registered, what the functions answer to the arguments that add-ins in WPS have met, what the ribbon calls, what the pages load.
 * Not shown: anything of WPS. It was not run in WPS, neither its calculation nor its ribbon, its panes, its installation or its own Chromium.
 */
import { readdirSync, readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { transformWithOxc } from 'vite'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { jspluginsXml } from '../../addin/wps/deploy.ts'
import { program } from '../../scripts/find.mjs'
import { at } from '../../scripts/root.mjs'
import { violations } from './host/axe.ts'
import { sharedBrowser, type Watch, watch } from './host/browser.ts'
import { fakeWps, type Manner, takeAwayNewer } from './host/fake-wps-host.ts'
import { type Ask, sheetSuite } from './host/sheet-suite.ts'

const chinese = 2052
const english = 1033

const server = { url: inject('origin') }
let browser: Browser
let page: Page
let seen: Watch

const open = async (path: string, options: { lcid?: number; bare?: boolean } = {}) => {
  const { lcid = chinese, bare = true } = options
  const page = await browser.newPage()
  const seen = await watch(page, server.url)
  await page.addInitScript(takeAwayNewer)
  await page.addInitScript(fakeWps, { lcid, bare })
  await page.goto(server.url + path)
  return { page, seen }
}

/** A text that begins like an error of Excel is one. */
const cellOf = (cell: unknown) => {
  const [, error, message] = /^(#VALUE!|#N\/A) ([\s\S]+)$/.exec(String(cell)) ?? []
  return error === undefined ? cell : { error, message }
}
const asking =
  (manner: Manner): Ask =>
  async (calls) => {
    const answers = await page.evaluate(({ calls, manner }) => window.__wps.call(calls, manner), { calls, manner })
    return answers.map((answer) => (Array.isArray(answer) ? answer : [[answer]]).map((row) => row.map(cellOf)))
  }

describe.skipIf(!program('chromium'))('WPS', () => {
  beforeAll(async () => {
    browser = await sharedBrowser()
    ;({ page, seen } = await open('/wps/'))
  })
  afterAll(() => page?.close())

  test('every function of the metadata is registered by its bare name, in the language of WPS', async () => {
    for (const [file, lcid] of [
      ['functions.zh-CN.json', chinese],
      ['functions.json', english],
    ] as const) {
      const { functions } = JSON.parse(readFileSync(at('addin/public', file), 'utf8')) as {
        functions: { id: string; description: string; parameters: { name: string; description: string }[] }[]
      }
      const { page } = await open('/wps/', { lcid })
      const known = await page.evaluate(() => window.__wps.functions)
      await page.close()
      expect(Object.keys(known)).toEqual(functions.map(({ id }) => id))
      for (const { id, description, parameters } of functions) {
        expect(known[id]?.description).toBe(description)
        expect(known[id]?.result.type).toMatch(/^any(\[\]\[\])?$/)
        expect(known[id]?.parameters).toEqual(
          parameters.map(({ name, description }) => ({
            name,
            description,
            type: expect.stringMatching(/^any(\[\]\[\])?\??$/),
          })),
        )
      }
    }
  })

  test('what Chromium has learnt since version 80 is not there, except what the page brings itself', async () => {
    const known = await page.evaluate(() => [typeof structuredClone, typeof [].findLast, typeof ''.replaceAll])
    expect(known).toEqual(['undefined', 'undefined', 'function'])
  })

  describe('with ranges as rows of cells', () => sheetSuite(asking('rows')))
  describe('with what add-ins in WPS have met', () => sheetSuite(asking('odd')))

  test('a single answer is a single value, and errors in English where WPS speaks it', async () => {
    const { page } = await open('/wps/', { lcid: english })
    const answers = await page.evaluate(() =>
      window.__wps.call(
        [
          { name: 'MEETING_ER', args: [50, 2, 0.5] },
          { name: 'MEETING_ER', args: [50, 2, 5] },
        ],
        'odd',
      ),
    )
    expect(answers).toEqual([24, expect.stringMatching(/^#VALUE! RANGE R \(Potential substitution rate\) is 5/)])
    await page.close()
  })

  test('where WPS refuses bare names, all stand in one namespace', async () => {
    const { page, seen } = await open('/wps/', { bare: false })
    const names = await page.evaluate(() => Object.keys(window.__wps.functions))
    expect(names.length).toBeGreaterThan(40)
    expect(names.filter((name) => !name.startsWith('TANBIAO.'))).toEqual([])
    const [answer] = await page.evaluate(() => window.__wps.call([{ name: 'TANBIAO.GHG_GWP', args: ['CH4'] }], 'odd'))
    expect(answer).toBe(27.9)
    expect(seen).toEqual({ foreign: [], errors: [] })
    await page.close()
  })

  test('the ribbon calls what the page has, in two languages, and its pictures are there', async () => {
    const ribbon = await (await fetch(`${server.url}/wps/ribbon.xml`)).text()
    const callbacks = [...ribbon.matchAll(/ (?:on|get)[A-Z]\w+="(\w+)"/g)].map(([, name = '']) => name)
    const ids = [...ribbon.matchAll(/<button id="(\w+)"/g)].map(([, id = '']) => id)
    expect(new Set(callbacks)).toEqual(new Set(['OnAddinLoad', 'OnAction', 'GetLabel', 'GetImage']))
    const told = (on: Page) =>
      on.evaluate((ids) => {
        const page = window as unknown as Record<string, (control: { Id: string }) => string>
        return ids.map((Id) => [page.GetLabel?.({ Id }), page.GetImage?.({ Id })])
      }, ids)
    expect((await told(page)).map(([label]) => label)).toEqual(['碳计算器', '检查与修复公式', '函数帮助'])
    const other = await open('/wps/', { lcid: english })
    const english_ = await told(other.page)
    await other.page.close()
    expect(english_.map(([label]) => label)).toEqual([
      'Carbon calculator',
      'Check and repair formulas',
      'Help on functions',
    ])
    for (const [, image] of english_) expect((await fetch(`${server.url}/wps/${image}`)).status).toBe(200)
  })

  const press = (Id: string) =>
    page.evaluate((Id) => (window as unknown as { OnAction(control: { Id: string }): boolean }).OnAction({ Id }), Id)

  test('the first button opens the pane, hides it and shows it again; the last opens the help', async () => {
    const panes = () => page.evaluate(() => window.__wps.panes.map(({ url, Visible }) => [url, Visible]))
    const url = `${server.url}/wps/taskpane.html`
    for (const visible of [true, false, true]) {
      expect(await press('pane')).toBe(true)
      expect(await panes()).toEqual([[url, visible]])
    }
    await press('help')
    const [help = ''] = await page.evaluate(() => window.__wps.dialogs)
    expect(help).toBe(`${server.url}/help/`)
    expect((await fetch(help)).status).toBe(200)
  })

  test('the pane computes, and loads nothing of Office', async () => {
    const { page, seen } = await open('/wps/taskpane.html')
    await page.waitForSelector('form')
    expect(await page.evaluate(() => typeof (globalThis as { Office?: unknown }).Office)).toBe('undefined')
    await page.click('.buttons button:last-child')
    expect(await page.textContent('.main output')).toBe('570.31')
    expect(seen).toEqual({ foreign: [], errors: [] })
    await page.close()
  })

  test('the page that installs names this server, and asks the service of WPS on a click only', async () => {
    const { page, seen } = await open('/wps/publish.html')
    const orders: string[] = []
    await page.route('http://127.0.0.1:58890/**', (route) => {
      orders.push(`${new URL(route.request().url()).pathname} ${atob(route.request().postData() ?? '')}`)
      return route.fulfill({ body: 'OK', headers: { 'Access-Control-Allow-Origin': '*' } })
    })
    const url = `${server.url}/wps/`
    expect(await page.textContent('#address')).toBe(url)
    for (const id of ['#publish', '#jsplugins'])
      expect(await page.textContent(id)).toContain(`<jspluginonline name="Tanbiao" type="et" url="${url}" `)
    expect(await page.textContent('#oem')).toContain(`JSPluginsServer=${url}jsplugins.xml`)
    const list = await (await fetch(`${url}jsplugins.xml`)).text()
    // plain http stays on this computer only
    expect(list.trim()).toBe(jspluginsXml(url))
    expect(orders).toEqual([])
    for (const command of ['enable', 'disable']) {
      await page.click(`#${command}`)
      await page.waitForSelector('#answer:has-text("完成")')
      const order = {
        cmd: command,
        name: 'Tanbiao',
        url,
        addonType: 'et',
        online: 'true',
        version: '',
        customDomain: '',
      }
      expect(orders.pop()).toBe(`/deployaddons/runParams ${JSON.stringify(order)}`)
    }
    expect(await violations(page)).toEqual([])
    await page.getByRole('link', { name: 'English' }).click()
    await page.click('#enable')
    await page.waitForSelector('#answer:text-is("Done; restart WPS.")')
    expect(orders).toHaveLength(1)
    expect(await page.textContent('#address')).toBe(url)
    expect(seen).toEqual({ foreign: [], errors: [] })
    await page.close()
  })

  test('its buttons wait for what they do', async () => {
    const { page } = await open('/wps/publish.html')
    let give = () => {}
    const late = new Promise<void>((resolve) => {
      give = resolve
    })
    await page.route('**/wps/publish.js', async (route) => {
      await late
      await route.continue()
    })
    await page.goto(`${server.url}/wps/publish.html`, { waitUntil: 'commit' })
    await page.waitForSelector('#enable')
    expect(await page.isDisabled('#enable')).toBe(true)
    give()
    await page.waitForSelector('#enable:enabled')
    await page.close()
  })

  test('nothing was asked of another host, and the console stayed silent', () => {
    expect(seen).toEqual({ foreign: [], errors: [] })
  })
})

test('no script is written in a language newer than Chromium 80', async () => {
  const scripts = readdirSync(at('dist/site/assets')).filter((name) => name.endsWith('.js'))
  const written = async (code: string, target: string) => (await transformWithOxc(code, 'x.js', { target })).code
  expect(await written('a ??= 1', 'chrome80')).not.toBe(await written('a ??= 1', 'esnext'))
  for (const name of scripts) {
    const code = readFileSync(at('dist/site/assets', name), 'utf8')
    expect(await written(code, 'chrome80'), name).toBe(await written(code, 'esnext'))
  }
})
