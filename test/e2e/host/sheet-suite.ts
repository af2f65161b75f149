/** What the sheet functions must answer in every host: the worked numbers, reasons of errors, tables, and every case of every method. */
import { expect, test } from 'vitest'
import { blockOf, caseTables, expectCase, expectNumber } from '../../cases/cases.ts'
import { sliceCalls } from '../../cases/slices.ts'

export type SheetCall = { name: string; args: unknown[] }
/** An error as a cell shows it. */
export type ErrorCell = { error: string; message: string }
/** Answers are rows of cells, whatever a host makes of a single one. */
export type Ask = (calls: SheetCall[]) => Promise<unknown[][][]>

const isError = (cell: unknown): cell is ErrorCell => typeof cell === 'object' && cell !== null && 'error' in cell

export function sheetSuite(ask: Ask): void {
  // Excel answers twice a second, however many ask
  const errors = async (...calls: SheetCall[]) => (await ask(calls)).map((rows) => rows[0]?.[0] as ErrorCell)

  test('the worked numbers of the meeting method', async () => {
    const trips = [
      ['rail', 4800],
      ['air-domestic', 4800],
      ['metro', 120],
      ['taxi', 30],
    ]
    const worked: [name: string, args: unknown[], answer: unknown][] = [
      ['MEETING_BE', [trips, null], 951.2583],
      ['MEETING_PE_SERVERS', [[[2, 500, 1]], 1.3, 0.5703, null], expect.closeTo(0.74139, 12)],
      ['MEETING_ER', [[[951.2583]], 0.74139, 0.6, null], expect.closeTo(570.3101459, 6)],
      ['MEETING_ER', [[[951.2583]], 0.74139, '60%', 'baseline'], expect.closeTo(570.01359, 9)],
      ['MEETING_ER', [[[50]], 2, 0.5, null], 24],
      ['MEETING_ER', [[[1]], 3, 0.5, null], -1],
      ['MEETING_R_SURVEY', [[[30]], 50, true], expect.closeTo(0.461814, 6)],
      ['GHG_FACTOR', ['grid', '北京', 2023], 0.5554],
      ['GHG_FACTOR', ['footprint', '北京', null], 0.5777],
      ['GHG_GWP', ['HFC-134a', null], 1530],
      ['GHG_GWP', ['甲烷', 'AR5'], 28],
    ]
    const answers = await ask(worked.map(([name, args]) => ({ name, args })))
    expect(answers).toEqual(worked.map(([, , answer]) => [[answer]]))
  })

  test('an error comes with its reason, in the language of the host', async () => {
    const [refused, none, missing] = await errors(
      { name: 'MEETING_ER', args: [[[50]], 2, 0.5, 'baseline'] },
      { name: 'GHG_FACTOR', args: ['grid', '西藏', null] },
      { name: 'MEETING_ER', args: [[[50]], null, null, null] },
    )
    expect(refused?.error).toBe('#VALUE!')
    expect(refused?.message).toMatch(/^M-BASELINE-NOT-ALLOWED .*不低于.*\[2\.3\.6\]$/)
    expect(none?.error).toBe('#N/A')
    expect(none?.message).toContain('EF-NONE')
    expect(missing?.message).toMatch(/PE（项目排放量）缺失[\s\S]*R（潜在替代率）缺失/)
  })

  test('a table answers every case in its own row, good ones beside bad ones', async () => {
    const table = [
      ['trips', 'peRoute', 'EG', 'R'],
      ['rail:1200;air-domestic:800', 'measured', 2, 0.5],
      ['rail:1200', 'measured', 2, 5],
      ['', '', '', ''],
      ['rail:1200', '实测电量', '２', '50%'],
    ]
    const [[good, bad, blank, last] = []] = await ask([{ name: 'MEETING_ER', args: [table] }])
    expect(good).toEqual([expect.closeTo((1200 * 0.03546 + 800 * 0.16099 - 2 * 0.5306) * 0.5, 9), expect.any(String)])
    expect(bad).toEqual([expect.objectContaining({ message: expect.stringContaining('RANGE') }), 'RANGE'])
    expect(blank).toEqual(['', ''])
    expect(last?.[0]).toBeCloseTo((1200 * 0.03546 - 2 * 0.5306) * 0.5, 9)
  })

  for (const { method, cases } of caseTables) {
    const { id } = method.definition
    test(`all ${cases.length} cases of ${id} through GHG_RUN and GHG_WARNINGS`, async () => {
      const names = ['GHG_RUN', 'GHG_WARNINGS']
      const answers = await ask(
        cases.flatMap(({ inputs }) => names.map((name) => ({ name, args: [id, blockOf(inputs)] }))),
      )
      for (const [i, one] of cases.entries()) {
        const [run = [], told = []] = answers.slice(2 * i, 2 * i + 2)
        const problems = (told as string[][]).slice(1).map(([code = '', , path = '']) => ({ code, path }))
        const failed = isError(run[0]?.[0])
        expect(failed, one.says).toBe(one.problems !== undefined)
        const rows = (run as [string, unknown][]).slice(1).filter(([, cell]) => typeof cell === 'number')
        const outputs = Object.fromEntries(rows) as Record<string, number>
        expectCase(one, failed ? { problems } : { outputs, codes: problems.map(({ code }) => code) })
      }
    })

    const calls = sliceCalls(method, cases)
    test.runIf(calls.length > 0)(
      `the functions of ${id} with the arguments of its cases: ${calls.length}`,
      async () => {
        const answers = await ask(calls)
        for (const [i, { name, says, expected }] of calls.entries()) {
          const cells = answers[i] ?? []
          expect(cells.map((row) => row.length)).toEqual(expected.map((row) => row.length))
          for (const [r, row] of expected.entries())
            for (const [c, number] of row.entries()) {
              const cell = cells[r]?.[c]
              if (number === undefined) expect(cell, `${name}: ${says}`).toMatchObject({ error: '#N/A' })
              else expectNumber(cell, number, `${name}: ${says}`)
            }
        }
      },
    )
  }
}
