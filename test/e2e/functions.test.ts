/**
 * The sheet functions as Excel calls them: the built task pane, the real office.js, and a stand-in for Excel itself.
 * Shown: registration, shapes of arguments and answers, errors with their reasons. Not shown: Excel's own calculation.
 */
import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { program } from '../../scripts/find.mjs'
import { at } from '../../scripts/root.mjs'
import { blockOf, caseTables, expectCase } from '../cases/cases.ts'
import { invoke, invokeAll, launch, openAsExcel, type Watch } from './host/browser.ts'
import type { CellAnswer } from './host/fake-excel-host.ts'
import { type Server, startServer } from './host/server.ts'

let server: Server
let browser: Browser
let page: Page
let seen: Watch

/** The text behind an error cell. */
const reason = (answer: CellAnswer | undefined) => (answer?.ok === false ? answer.message : '')

const value = async (name: string, ...args: unknown[]) => (await invoke(page, name, args)).value

describe.skipIf(!program('chromium'))('Excel', () => {
  beforeAll(async () => {
    server = await startServer()
    browser = await launch()
    page = await browser.newPage()
    seen = await openAsExcel(page, server.url)
  })
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
  })

  test('every function of the metadata is registered, and no other answers', async () => {
    for (const file of ['functions.json', 'functions.zh-CN.json']) {
      const { functions } = JSON.parse(readFileSync(at('addin/public', file), 'utf8')) as {
        functions: { id: string }[]
      }
      expect(functions.length).toBeGreaterThan(10)
      const answers = await invokeAll(
        page,
        functions.map(({ id }) => ({ name: id, args: [null] })),
      )
      // a name that nobody registered fails without a reason; ours always give one
      for (const [i, answer] of answers.entries())
        expect(answer.ok || reason(answer) !== '', functions[i]?.id).toBe(true)
    }
    expect(await invoke(page, 'MEETING_NONE', [1])).toMatchObject({ ok: false, message: '' })
  })

  test('the worked numbers of the meeting method', async () => {
    const trips = [
      ['rail', 4800],
      ['air-domestic', 4800],
      ['metro', 120],
      ['taxi', 30],
    ]
    expect(await value('MEETING_BE', trips, null)).toEqual([[951.2583]])
    expect(await value('MEETING_PE_SERVERS', [[2, 500, 1]], 1.3, 0.5703, null)).toEqual([[expect.closeTo(0.74139, 12)]])
    expect(await value('MEETING_ER', [[951.2583]], 0.74139, 0.6, null)).toEqual([[expect.closeTo(570.3101459, 6)]])
    expect(await value('MEETING_ER', [[951.2583]], 0.74139, '60%', 'baseline')).toEqual([
      [expect.closeTo(570.01359, 9)],
    ])
    expect(await value('MEETING_ER', [[50]], 2, 0.5, null)).toEqual([[24]])
    expect(await value('MEETING_ER', [[1]], 3, 0.5, null)).toEqual([[-1]])
    expect(await value('MEETING_R_SURVEY', [[30]], 50, true)).toEqual([[expect.closeTo(0.461814, 6)]])
    expect(await value('GHG_FACTOR', 'grid', '北京', 2023)).toBe(0.5554)
    expect(await value('GHG_FACTOR', 'footprint', '北京', null)).toBe(0.5777)
    expect(await value('GHG_GWP', 'HFC-134a', null)).toBe(1530)
    expect(await value('GHG_GWP', '甲烷', 'AR5')).toBe(28)
  })

  test('an error arrives as an error with its reason, in the language of Excel', async () => {
    const refused = await invoke(page, 'MEETING_ER', [[[50]], 2, 0.5, 'baseline'])
    expect(refused).toMatchObject({ ok: false, code: '#VALUE!' })
    expect(reason(refused)).toMatch(/^M-BASELINE-NOT-ALLOWED .*不低于.*\[2\.3\.6\]$/)
    const none = await invoke(page, 'GHG_FACTOR', ['grid', '西藏', null])
    expect(none).toMatchObject({ ok: false, code: '#N/A' })
    expect(reason(none)).toContain('EF-NONE')
    const missing = await invoke(page, 'MEETING_ER', [[[50]], null, null, null])
    expect(reason(missing)).toMatch(/PE（项目排放量）缺失[\s\S]*R（潜在替代率）缺失/)
  })

  test('a table answers every case in its own row, good ones beside bad ones', async () => {
    const { ok, value: rows } = await invoke(page, 'MEETING_ER', [
      [
        ['trips', 'peRoute', 'EG', 'R'],
        ['rail:1200;air-domestic:800', 'measured', 2, 0.5],
        ['rail:1200', 'measured', 2, 5],
        ['', '', '', ''],
        ['rail:1200', '实测电量', '２', '50%'],
      ],
    ])
    expect(ok, JSON.stringify(rows)).toBe(true)
    const [good, bad, blank, last] = rows as unknown[][]
    expect(good).toEqual([expect.closeTo((1200 * 0.03546 + 800 * 0.16099 - 2 * 0.5306) * 0.5, 9), expect.any(String)])
    expect(bad).toEqual([expect.objectContaining({ message: expect.stringContaining('RANGE') }), 'RANGE'])
    expect(blank).toEqual(['', ''])
    expect(last?.[0]).toBeCloseTo((1200 * 0.03546 - 2 * 0.5306) * 0.5, 9)
  })

  for (const { method, cases } of caseTables) {
    const { id } = method.definition
    test(`all ${cases.length} cases of ${id} through GHG_RUN and GHG_WARNINGS`, async () => {
      const names = ['GHG_RUN', 'GHG_WARNINGS']
      const calls = cases.flatMap(({ inputs }) => names.map((name) => ({ name, args: [id, blockOf(inputs)] })))
      const answers = await invokeAll(page, calls)
      for (const [i, one] of cases.entries()) {
        const [run, told] = answers.slice(2 * i, 2 * i + 2) as [CellAnswer, CellAnswer]
        const problems = (told.value as string[][]).slice(1).map(([code = '', , path = '']) => ({ code, path }))
        expect(run.ok, one.says).toBe(one.problems === undefined)
        if (!run.ok) expectCase(one, { problems })
        else {
          const rows = (run.value as [string, unknown][]).slice(1).filter(([, cell]) => typeof cell === 'number')
          expectCase(one, {
            outputs: Object.fromEntries(rows) as Record<string, number>,
            codes: problems.map(({ code }) => code),
          })
        }
      }
    })
  }

  test('nothing was asked of another host, and the console stayed silent', () => {
    expect(seen).toEqual({ foreign: [], errors: [] })
  })
})
