/**
 * What the pane does with the workbook, in Excel and in WPS: the built page in Chromium, over the real office.js with a stand-in for Excel,
 * and over a stand-in for the objects of WPS; both keep what they are told in the same small workbook.
 * Shown: which cells, sheets, charts and looks the pane asks for, that it overwrites nothing unasked, and what it says.
 * Not shown: that Excel and WPS do the same, their calculation, their undo, the look of native sheets and charts.
 */
import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { phrases, texts } from '../../addin/app/workbook/texts.ts'
import { inBothThemes } from './host/axe.ts'
import { openAsExcel, type Watch, watch } from './host/browser.ts'
import { type FakeRange, type FakeSheet, fakeBook } from './host/fake-book.ts'
import { fakeExcelBook } from './host/fake-excel-book.ts'
import { fakeWps } from './host/fake-wps.ts'
import { fakeWps as fakeWpsHost } from './host/fake-wps-host.ts'
import { siteTests } from './host/site.ts'

const { site, test } = siteTests()
const narrow = { width: 350, height: 378 }

type Kept = Record<string, string>
declare global {
  interface Window {
    /** What the workbook keeps of ours. */
    __kept: () => Kept
    /** What it kept when the pane said that it wrote. */
    __keptThen?: Kept
  }
}
const inExcel = () => {
  window.__kept = () => JSON.parse(window.__excel.settings.tanbiao ?? '{}')
}
type Properties = { Item(name: string): { Value: string } | undefined }
const inWps = () => {
  window.__kept = () => {
    const { wps } = window as unknown as {
      wps: { EtApplication(): { ActiveWorkbook: { CustomDocumentProperties: Properties } } }
    }
    try {
      return JSON.parse(wps.EtApplication().ActiveWorkbook.CustomDocumentProperties.Item('tanbiao')?.Value ?? '{}')
    } catch {
      // there is no such property yet
      return {}
    }
  }
}

const hosts: Readonly<Record<string, (page: Page) => Promise<Watch>>> = {
  Excel: async (page) => {
    await page.addInitScript(fakeBook)
    await page.addInitScript(fakeExcelBook)
    await page.addInitScript(inExcel)
    return openAsExcel(page, site.server.url)
  },
  WPS: async (page) => {
    await page.addInitScript(fakeBook)
    await page.addInitScript(fakeWps)
    await page.addInitScript(inWps)
    const seen = await watch(page, site.server.url)
    await page.goto(site.server.url)
    return seen
  },
}

const button = (page: Page, name: { zh: string }) => page.getByRole('button', { name: name.zh, exact: true })
const status = (page: Page) => page.locator('#workbook [role=status]')
/** Presses a button of the card and answers what is said in the end. */
const said = async (page: Page, name: { zh: string }): Promise<string> => {
  await button(page, name).click()
  await page.waitForFunction(() => {
    const told = document.querySelector('#workbook [role=status]')?.textContent ?? ''
    return told !== '' && !told.startsWith('正在')
  })
  return (await status(page).textContent()) ?? ''
}
const select = (page: Page, range: Partial<FakeRange>) =>
  page.evaluate((range) => {
    window.__book.selection = { sheet: 'Sheet1', row: 0, column: 0, height: 1, width: 1, ...range }
  }, range)
const type = (page: Page, row: number, column: number, cells: unknown[][], sheet = 'Sheet1') =>
  page.evaluate(
    ({ row, column, cells, sheet }) => {
      const width = cells[0]?.length ?? 0
      window.__book.enter({ sheet, row, column, height: cells.length, width }, cells)
    },
    { row, column, cells, sheet },
  )
const cells = (page: Page, row: number, column: number, height: number, width: number, sheet = 'Sheet1') =>
  page.evaluate((range) => window.__book.formulas(range), { sheet, row, column, height, width })
const sheets = (page: Page) => page.evaluate(() => window.__book.sheets.map(({ name }) => name))
const sheetOf = (
  page: Page,
  name: string,
): Promise<Omit<FakeSheet, 'cells' | 'formats' | 'widths'> & { formats: Record<string, unknown>[] }> =>
  page.evaluate((name) => {
    const { cells: _, formats, widths: __, ...rest } = window.__book.sheet(name)
    return { ...rest, formats: [...formats.values()] }
  }, name)

const kept = (page: Page): Promise<Kept> => page.evaluate(() => window.__kept())

describe.each(Object.entries(hosts))('%s', (host, openIn) => {
  const inPane = async (run: (page: Page) => Promise<void>, { sample = true } = {}) => {
    let told: Watch | undefined
    await site.visit({ viewport: narrow, locale: 'zh-CN' }, async ({ page }) => {
      told = await openIn(page)
      await page.waitForSelector('#workbook')
      if (sample) {
        await page.click('.title .buttons button:last-child')
        await button(page, texts.block).waitFor()
      }
      await run(page)
    })
    expect(told).toEqual({ foreign: [], errors: [] })
  }

  test('inputs go in as a block with the formula beside it, after showing what would be written', () =>
    inPane(async (page) => {
      await select(page, { row: 1, column: 1 })
      await button(page, texts.block).click()
      const question = page.locator('.question')
      await question.waitFor()
      // it stands beneath its button, has the keyboard, and is taken back by Escape
      const [of, at] = [await button(page, texts.block).boundingBox(), await question.boundingBox()]
      if (!of || !at) return expect.fail()
      expect(of.width).toBe(at.width)
      expect(at.y - of.y - of.height).toBeLessThan(12)
      expect(await question.evaluate((one) => one === document.activeElement)).toBe(true)
      await page.keyboard.press('Escape')
      await question.waitFor({ state: 'detached' })
      await button(page, texts.block).click()
      await question.waitFor()
      expect(await question.textContent()).toMatch(
        /输入写入 Sheet1!B2:D\d+，公式写入 Sheet1!F2：=GHG_RUN\("meeting", B2:D\d+\)/,
      )
      expect(await cells(page, 0, 0, 3, 3)).toEqual(Array(3).fill(['', '', '']))
      expect(await said(page, texts.insert)).toMatch(/^已写入 Sheet1!B2:F\d+。$/)
      const written = await cells(page, 1, 1, 40, 5)
      expect(written[0]?.[4]).toMatch(/^=GHG_RUN\("meeting", B2:D\d+\)$/)
      const flat = written.flat()
      expect(flat).toContain('[基准线出行]')
      expect(flat).toContain('潜在替代率')
      expect(flat).toContain(0.6)
      // a number is one, and no text was taken for one
      expect(flat).not.toContain(Number.NaN)
      // the keyboard is back where the question came from
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(texts.block.zh)
    }))

  test('each of the five methods is computed through its form, with a chart that is told in words', () =>
    inPane(
      async (page) => {
        for (const id of ['meeting', 'clouddoc', 'cloud', 'storage', 'server']) {
          await page.selectOption('#method', id)
          await page.waitForSelector(`.method a:has-text("${id}@")`, { state: 'attached' })
          await page.click('.title .buttons button:last-child')
          await page.waitForSelector('.facts')
          expect(await page.locator('#result .number').count(), id).toBeGreaterThan(0)
          expect(await page.locator('.chart caption, figure .told').count(), id).toBeGreaterThan(0)
        }
      },
      { sample: false },
    ))

  test('what was set, and the versions that formulas were written with, are kept in the workbook', () =>
    inPane(async (page) => {
      expect(await kept(page)).toEqual({})
      await page.click('.settings summary')
      await page.fill('#setting-place', 'CN-BJ')
      await page.press('#setting-place', 'Tab')
      expect(await kept(page)).toEqual({ place: 'CN-BJ' })
      // the pane may be closed as soon as it says that it wrote
      await page.evaluate(() => {
        const told = document.querySelector('#workbook [role=status]')
        const read = new MessageChannel()
        read.port1.onmessage = () => {
          window.__keptThen ??= window.__kept()
        }
        const saw = new MutationObserver(() => told?.textContent?.startsWith('已写入') && read.port2.postMessage(''))
        if (told) saw.observe(told, { childList: true, characterData: true, subtree: true })
      })
      await button(page, texts.block).click()
      await said(page, texts.insert)
      await page.waitForFunction(() => window.__keptThen)
      const { factors = '', editions = '{}', place } = await page.evaluate(() => window.__keptThen ?? {})
      expect(place).toBe('CN-BJ')
      expect(factors).toMatch(/^\d{4}-\d\d$/)
      expect(JSON.parse(editions)).toMatchObject({ meeting: '2023-10-08' })
    }))

  test('what a workbook cannot keep holds until the pane is closed', () =>
    inPane(async (page) => {
      await page.evaluate(() => {
        window.__book.readOnly = true
      })
      await page.click('.settings summary')
      await page.fill('#setting-place', 'CN-BJ')
      await page.press('#setting-place', 'Tab')
      await page.click('.title .buttons button:first-child')
      expect(await page.inputValue('[name="/region"]')).toBe('CN-BJ')
      expect(await kept(page)).toEqual({})
    }))

  test('the result leads to the card of the workbook, the keyboard to its title', () =>
    inPane(async (page) => {
      await page.locator('.next button').first().click()
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('workbook-title')
    }))

  test('what stands in the way is replaced only when that is wanted', () =>
    inPane(async (page) => {
      await type(page, 3, 0, [['mine']])
      await button(page, texts.block).click()
      await button(page, texts.insert).click()
      await page.getByText('已有内容，要替换吗？').waitFor()
      expect((await cells(page, 0, 0, 4, 1)).flat()).toEqual(['', '', '', 'mine'])
      expect(await said(page, texts.cancel)).toBe(texts.cancelled.zh)
      await button(page, texts.block).click()
      await button(page, texts.insert).click()
      await button(page, texts.replace).waitFor()
      expect(await said(page, texts.replace)).toMatch(/^已替换 Sheet1!A1:E\d+。$/)
      expect((await cells(page, 3, 0, 1, 1)).flat()).not.toContain('mine')
    }))

  test('the calculation goes in as sheets of native formulas under names of their own', () =>
    inPane(async (page) => {
      const first = await said(page, texts.audit)
      expect(first).toBe(phrases.added(7, 'meeting 结果').zh)
      const names = await sheets(page)
      expect(names).toEqual([
        'Sheet1',
        ...['结果', '输入', '因子', '逐行', '计算', '核对', '追溯'].map((name) => `meeting ${name}`),
      ])
      expect(await page.evaluate(() => window.__book.active)).toBe('meeting 结果')
      const steps = (await cells(page, 0, 0, 40, 5, 'meeting 计算')).flat().map(String)
      expect(steps.some((cell) => cell.startsWith('=') && cell.includes("'meeting 逐行'!"))).toBe(true)
      // every sheet that a formula names is there
      for (const name of names.slice(1)) {
        const formulas = (await cells(page, 0, 0, 80, 12, name)).flat().filter((cell) => String(cell).startsWith('='))
        for (const formula of formulas)
          for (const [, named] of String(formula).matchAll(/'([^']+)'!/g)) expect(names).toContain(named)
      }
      const { frozen, formats } = await sheetOf(page, 'meeting 结果')
      expect(frozen).toBe(3)
      expect(formats.some((look) => Object.values(look).includes(true))).toBe(true)

      expect(await said(page, texts.audit)).toBe(phrases.added(7, 'meeting 2 结果').zh)
      expect(await sheets(page)).toHaveLength(15)
    }))

  test('the chart is native, over a small table', () =>
    inPane(async (page) => {
      await select(page, { row: 4, column: 2 })
      await button(page, texts.chart).click()
      const choice = page.locator('.question select')
      await choice.waitFor()
      const title = (await choice.locator('option').first().textContent()) ?? ''
      expect(await said(page, texts.insert)).toMatch(/^已写入 Sheet1!C5:D\d+。$/)
      const { charts } = await sheetOf(page, 'Sheet1')
      expect(charts).toEqual([
        {
          title,
          type: host === 'Excel' ? 'BarClustered' : 57,
          source: expect.objectContaining({ sheet: 'Sheet1', row: 5, column: 2, width: 2 }),
        },
      ])
      const height = charts[0]?.source.height ?? 0
      const [heading, units, ...bars] = await cells(page, 4, 2, height + 1, 2)
      expect([heading?.[0], units]).toEqual([title, ['项目', 'kgCO2e']])
      expect(bars.every(([, value]) => typeof value === 'number')).toBe(true)
    }))

  test('formulas of ours are found however they are written, and entered again as this program calls them', () =>
    inPane(
      async (page) => {
        await type(page, 0, 0, [
          ['=_xldudf_GHG_RUN("meeting", D1:E9)', ''],
          ["='C:\\add-ins\\old.xlam'!MEETING_ER(1, 2, 0.5)*2", ''],
          ['=TANBIAO.GHG_GWP("CH4")+[2]!GHG_GWP("N2O")', '=SUM(1,2)'],
          ['=MEETING_ER(1, 2, 0.5)', '="GHG_RUN("&1'],
        ])
        await page.evaluate(() => {
          window.__book.add('锁定')
        })
        await type(page, 0, 0, [['=_xldudf_GHG_VERSION()']], '锁定')
        await page.evaluate(() => {
          window.__book.sheet('锁定').protected = true
        })
        expect(await said(page, texts.check)).toBe(phrases.checked(5, 3, 1, ['锁定']).zh)
        expect(await cells(page, 0, 0, 4, 2)).toEqual([
          ['=GHG_RUN("meeting", D1:E9)', ''],
          ['=MEETING_ER(1, 2, 0.5)*2', ''],
          ['=GHG_GWP("CH4")+GHG_GWP("N2O")', '=SUM(1,2)'],
          ['=MEETING_ER(1, 2, 0.5)', '="GHG_RUN("&1'],
        ])
        expect(await cells(page, 0, 0, 1, 1, '锁定')).toEqual([['=_xldudf_GHG_VERSION()']])
        expect(await page.locator('.found tbody tr').allTextContents()).toEqual(['Sheet14330', '锁定1101'])
      },
      { sample: false },
    ))

  test('formulas become values when that is wanted, and a sheet keeps what they were', () =>
    inPane(
      async (page) => {
        await type(page, 0, 0, [
          ['=GHG_RUN("meeting", D1:E9)', ''],
          ['', ''],
          ['=MEETING_ER(1, 2, 0.5)', '=SUM(1,2)'],
          ['=_xldudf_GHG_VERSION()', ''],
        ])
        await button(page, texts.freeze).click()
        await page.getByText(phrases.freezes(2, 1, []).zh).waitFor()
        expect(await said(page, texts.freezeNow)).toBe(phrases.frozen(2, '碳表追溯').zh)
        expect(await cells(page, 0, 0, 4, 2)).toEqual([
          ['key', 'value'],
          ['ER', 570.31],
          [1, '=SUM(1,2)'],
          ['=_xldudf_GHG_VERSION()', ''],
        ])
        const [heads, run, er] = await cells(page, 0, 0, 3, 7, '碳表追溯')
        expect(heads).toEqual(['工作表', '单元格', '公式', '数值', '版本', '因子集', '时间'])
        expect(run?.slice(0, 5)).toEqual(['Sheet1', 'A1:B2', '=GHG_RUN("meeting", D1:E9)', 'key', 'meeting@2023-10-08'])
        expect(er?.slice(0, 5)).toEqual(['Sheet1', 'A3', '=MEETING_ER(1, 2, 0.5)', 1, 'meeting@2023-10-08'])
        expect(er?.[5]).toMatch(/^\d{4}-\d\d$/)
        expect(er?.[6]).toMatch(/^\d{4}-\d\d-\d\dT/)
      },
      { sample: false },
    ))

  test('rows are taken from the sheet after their columns are shown, then a function can refer to them', () =>
    inPane(async (page) => {
      await type(page, 0, 0, [
        ['出行工具', 'Travl volume', '备注'],
        ['rail', 1200, 'x'],
        ['air-domestic', 800, ''],
      ])
      await select(page, { height: 3, width: 3 })
      const trips = page.locator('#at-trips')
      const pick = trips.getByRole('button', { name: texts.pick.zh })
      await pick.click()
      const shown = trips.locator('.question')
      await shown.waitFor()
      expect(await shown.locator('p').first().textContent()).toBe(phrases.read('Sheet1!A1:C3', 2, true).zh)
      expect(
        await shown.locator('select').evaluateAll((all) => all.map((each) => (each as HTMLSelectElement).value)),
      ).toEqual(['mode', '', ''])
      expect(await shown.textContent()).toContain(phrases.meant(['L']).zh)
      expect(await page.inputValue('#at-trips-0-mode')).toBe('铁路')
      await shown.locator('select').nth(1).selectOption('L')
      await trips.getByRole('button', { name: texts.take.zh }).click()
      expect(await trips.locator('.pick [role=status]').textContent()).toBe(phrases.taken(2, 'Sheet1!A1:C3').zh)
      expect([await page.inputValue('#at-trips-0-L'), await page.inputValue('#at-trips-1-mode')]).toEqual([
        '1200',
        'air-domestic',
      ])
      expect(await page.locator('#at-trips-2').count()).toBe(0)
      // a function would not take the misspelled head
      expect(await button(page, texts.call).count()).toBe(0)

      await type(page, 0, 1, [['出行量']])
      await select(page, { height: 3, width: 2 })
      await pick.click()
      await trips.getByRole('button', { name: texts.take.zh }).click()
      await select(page, { row: 9, column: 4 })
      await button(page, texts.call).click()
      await page.locator('.question pre', { hasText: '=MEETING_BE(Sheet1!A1:B3)' }).waitFor()
      expect(await said(page, texts.insert)).toBe(phrases.written('Sheet1!E10').zh)
      expect(await cells(page, 9, 4, 1, 1)).toEqual([['=MEETING_BE(Sheet1!A1:B3)']])

      await page.fill('#at-trips-0-L', '7')
      expect(await button(page, texts.call).count()).toBe(0)
    }))

  test('a selected block or a case of a table fills the whole form', () =>
    inPane(
      async (page) => {
        await page.selectOption('#method', 'meeting-rate')
        await page.waitForSelector('#at-route')
        expect(await said(page, texts.fromBlock)).toBe(texts.emptySelection.zh)
        await type(page, 0, 0, [
          ['route', 'survey'],
          ['k', 30],
          ['n', 50],
        ])
        await select(page, { height: 3, width: 2 })
        await button(page, texts.fromBlock).click()
        await page.getByText(phrases.takes('Sheet1!A1:B3', 3).zh).waitFor()
        expect(await said(page, texts.take)).toBe(phrases.filled('Sheet1!A1:B3').zh)
        expect(await page.inputValue('#at-n')).toBe('50')
        await type(page, 5, 0, [
          ['route', 'k', 'n'],
          ['survey', 1, 2],
          ['survey', 3, 4],
        ])
        await select(page, { row: 5, height: 3, width: 3 })
        await button(page, texts.fromBlock).click()
        await page.locator('.question select').selectOption({ label: phrases.caseNo(2).zh })
        expect(await said(page, texts.take)).toBe(phrases.filled('Sheet1!A6:C8').zh)
        expect(await page.inputValue('#at-n')).toBe('4')
      },
      { sample: false },
    ))

  test('the blank template opens beside', () =>
    inPane(
      async (page) => {
        expect(await said(page, texts.template)).toBe(texts.opened.zh)
        const [opened = ''] = await page.evaluate(() => window.__book.opened)
        // a file of this kind begins with PK
        expect(host === 'Excel' ? atob(opened).slice(0, 2) : opened).toBe(
          host === 'Excel' ? 'PK' : `${site.server.url}/v1/templates/meeting.xlsx?lang=zh`,
        )
      },
      { sample: false },
    ))

  test('what the program refuses is told in words', () =>
    inPane(async (page) => {
      await page.evaluate(() => {
        window.__book.sheet('Sheet1').protected = true
      })
      await button(page, texts.block).click()
      expect(await said(page, texts.insert)).toContain('工作表受保护')
      await select(page, { sheet: 'several' })
      expect(await said(page, texts.block)).toContain('请选择一个连续的单元格区域')
      expect(await page.locator('.told.wrong').count()).toBe(1)
    }))

  test('long work shows how far it is and can be stopped, and nothing is left of it', () =>
    inPane(
      async (page) => {
        await type(page, 59_999, 29, [['=GHG_VERSION()']])
        await type(page, 0, 0, [['=GHG_VERSION()']])
        // each part takes longer than the page waits before it draws
        await page.evaluate(() => {
          const { formulas } = window.__book
          window.__book.formulas = (range) => {
            const until = performance.now() + 60
            while (performance.now() < until);
            return formulas(range)
          }
        })
        await button(page, texts.check).click()
        await page.waitForSelector('#workbook progress[value]')
        await button(page, texts.stop).click()
        await expect.poll(() => status(page).textContent(), { timeout: 20_000 }).toBe('已停止。')
        expect(await page.locator('#workbook progress').count()).toBe(0)
      },
      { sample: false },
    ))
})

describe('the ribbon', () => {
  /** Presses a command as Office does: by the name in the manifest, until the function says that it is done. */
  const press = (page: Page, name: string) =>
    page.evaluate(async (name) => {
      type Command = (event: { completed: () => void }) => void
      const { actions } = Office as unknown as { actions: { _association: { mappings: Record<string, Command> } } }
      await new Promise<void>((completed) => actions._association.mappings[name.toUpperCase()]?.({ completed }))
    }, name)

  test('asks the pane for a check of the formulas, and for the help', () =>
    site.visit({ viewport: narrow, locale: 'zh-CN' }, async ({ page }) => {
      await hosts.Excel?.(page)
      await page.waitForSelector('#workbook')
      await type(page, 0, 0, [['=_xldudf_GHG_VERSION()']])
      await press(page, 'checkFormulas')
      await expect.poll(() => status(page).textContent(), { timeout: 20_000 }).toBe(phrases.checked(1, 1, 0, []).zh)
      await page.evaluate(() => {
        // the number of this request between Office's script and the program
        const openBrowserWindow = 102
        const external = window.external as unknown as { Execute: (id: number, asked: unknown) => void }
        const { Execute } = external
        external.Execute = (id, ...asked) => {
          if (id === openBrowserWindow) document.title = JSON.stringify(asked[0])
          Execute(id, ...asked)
        }
      })
      await press(page, 'openHelp')
      expect(await page.title()).toContain(`"${site.server.url}/help/"`)
      // in the language of the pane
      await page.click('.top button')
      await page.waitForFunction(() => document.documentElement.lang === 'en')
      await press(page, 'openHelp')
      expect(await page.title()).toContain(`"${site.server.url}/help/index.en.html"`)
    }))
})

describe('accessible', () => {
  for (const language of ['zh', 'en'] as const)
    test(`the card and its questions, ${language}`, () =>
      site.visit({ viewport: narrow, locale: language }, async ({ page }) => {
        await hosts.WPS?.(page)
        await page.waitForSelector('#workbook')
        await page.click('.title .buttons button:last-child')
        await page.getByRole('button', { name: texts.block[language], exact: true }).click()
        await page.locator('#workbook .question').waitFor()
        await type(page, 0, 0, [
          ['mode', 'Travl volume'],
          ['rail', 1200],
        ])
        await select(page, { height: 2, width: 2 })
        await page.locator('#at-trips').getByRole('button', { name: texts.pick[language] }).click()
        await page.locator('#at-trips .question').waitFor()
        if (language === 'en')
          for (const part of ['#workbook', '#at-trips .pick'])
            expect(await page.innerText(part)).not.toMatch(/\p{Script=Han}/u)
        await inBothThemes(page)
        expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
        await page.locator('#workbook .question .primary').click()
        await page.getByRole('button', { name: texts.check[language], exact: true }).click()
        await page.waitForSelector('.found tbody td')
        await inBothThemes(page)
      }))
})

test('a browser has no workbook: nothing of it is offered but the template to download', () =>
  site.visit({ locale: 'zh-CN' }, async ({ page }) => {
    await page.goto(site.server.url)
    await page.click('.title .buttons button:last-child')
    await page.waitForSelector('.main output')
    expect(await page.locator('#workbook, .pick').count()).toBe(0)
    await page.click('.method summary')
    const [file] = await Promise.all([page.waitForEvent('download'), page.click('.method a[download]')])
    expect(file.url()).toBe(`${site.server.url}/v1/templates/meeting.xlsx?lang=zh`)
  }))

test('the ribbon of WPS checks formulas as the pane does, and says what it found', () =>
  site.visit({}, async ({ page }) => {
    await page.addInitScript(fakeWpsHost, { lcid: 2052, bare: true })
    await page.addInitScript(fakeBook)
    await page.addInitScript(fakeWps)
    await page.goto(`${site.server.url}/wps/index.html`)
    await page.waitForFunction(() => 'OnAction' in window)
    await type(page, 0, 0, [
      ['=_xldudf_MEETING_ER(1,2,0.5)+1', '=IF(B9="MEETING_ER(",TANBIAO.MEETING_PE(1),0)', '=SUM(A2:A3)'],
    ])
    const [dialog] = await Promise.all([
      page.waitForEvent('dialog'),
      page.evaluate(() => {
        ;(window as unknown as { OnAction: (control: { Id: string }) => void }).OnAction({ Id: 'repair' })
      }),
    ])
    expect(dialog.message()).toBe(phrases.checked(2, 2, 0, []).zh)
    await dialog.accept()
    expect((await cells(page, 0, 0, 1, 3)).flat()).toEqual([
      '=MEETING_ER(1,2,0.5)+1',
      '=IF(B9="MEETING_ER(",MEETING_PE(1),0)',
      '=SUM(A2:A3)',
    ])
  }))
