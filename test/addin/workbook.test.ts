/** What the pane makes for a workbook, without one: cells as they are typed, formulas of ours in other programs' spellings, sheets of an audit. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { looksOf, newSheet } from '../../addin/app/workbook/audit.ts'
import { oursAmong, withoutSpilled } from '../../addin/app/workbook/ours.ts'
import { addressOf, asTyped, inParts, rangeText } from '../../addin/cells.ts'
import { definitions, prepare } from '../../core/index.ts'
import { auditWorkbook } from '../../core/workbook/build.ts'

describe('texts stay texts', () => {
  test.each([
    ['rail', 'rail'],
    ['[基准线出行]', '[基准线出行]'],
    ['', ''],
    ['110000', "'110000"],
    ['60%', "'60%"],
    ['=cmd()', "'=cmd()"],
    ['+1', "'+1"],
    ['@x', "'@x"],
    ['TRUE', "'TRUE"],
    ['2-1', "'2-1"],
    ['Mar 2', "'Mar 2"],
    ['2月1日', "'2月1日"],
    ["'quoted'", "''quoted'"],
    ['grid/CN/2023', "'grid/CN/2023"],
    [12, 12],
    [true, true],
    [{ typed: '=A1' }, '=A1'],
  ])('%j is typed as %j', (content, typed) => expect(asTyped(content)).toBe(typed))
})

test('addresses as formulas write them', () => {
  const at = { sheet: 'Sheet1', row: 0, column: 27 }
  expect(rangeText(at, 1, 1)).toBe('AB1')
  expect(addressOf(at, 2, 2)).toBe('Sheet1!AB1:AC2')
  expect(addressOf({ ...at, sheet: '数据' }, 1, 1)).toBe('数据!AB1')
  for (const sheet of ['数据 1', '2024', 'A1', 'R1C1', 'a-b'])
    expect(addressOf({ ...at, sheet }, 1, 1)).toBe(`'${sheet}'!AB1`)
  expect(addressOf({ ...at, sheet: "it's" }, 1, 1)).toBe("'it''s'!AB1")
})

test('work in parts covers every row once', () =>
  fc.assert(
    fc.asyncProperty(fc.nat(200_000), fc.integer({ min: 0, max: 3000 }), async (height, width) => {
      let next = 0
      await inParts(
        height,
        width,
        async () => {},
        (row, rows) => {
          // each expect takes longer than the part itself
          if (row !== next) expect(row).toBe(next)
          next += rows
        },
      )
      expect(next).toBe(height)
    }),
    { numRuns: 50 },
  ))

describe('formulas of ours', () => {
  const ours = oursAmong(['GHG_RUN', 'MEETING_PE', 'MEETING_PE_SHARE'])
  test.each([
    ['=_xldudf_GHG_RUN("meeting", A1:B2)', '=GHG_RUN("meeting", A1:B2)'],
    ['=TANBIAO.MEETING_PE_SHARE(1)+tanbiao_meeting_pe (2)', '=MEETING_PE_SHARE(1)+MEETING_PE (2)'],
    ['=1+[2]!MEETING_PE(1)*[add in.xlam]!GHG_RUN(2)', '=1+MEETING_PE(1)*GHG_RUN(2)'],
    ["='C:\\my add-ins\\it''s.xlam'!GHG_RUN(1)", '=GHG_RUN(1)'],
    ['=_xldudf_TANBIAO_GHG_RUN(1)', '=GHG_RUN(1)'],
    ["='Sheet \"1'!A1&_xlfn._xldudf_GHG_RUN(1)", "='Sheet \"1'!A1&GHG_RUN(1)"],
    ['=GHG_RUN(\'GHG_RUN(1)\'!A1, "_xldudf_GHG_RUN(")', '=GHG_RUN(\'GHG_RUN(1)\'!A1, "_xldudf_GHG_RUN(")'],
  ])('%s', (foreign, own) => {
    expect(ours.isOurs(foreign)).toBe(true)
    expect(ours.inOwnForm(foreign)).toBe(own)
    expect(ours.inOwnForm(own)).toBe(own)
  })
  test.each(['=SUM(1)', '="GHG_RUN(1)"', '=MY_GHG_RUN(1)', '=GHG_RUN+1', "='GHG_RUN(1)'!A1", '=x.GHG_RUN(1)'])(
    '%s is none',
    (formula) => {
      expect(ours.isOurs(formula)).toBe(false)
      expect(ours.inOwnForm(formula)).toBe(formula)
    },
  )
  test('under a namespace where bare names are not to be had', () => {
    const named = oursAmong(['GHG_RUN'], 'TANBIAO.')
    expect(named.inOwnForm('=GHG_RUN(1)+TANBIAO.GHG_RUN(2)')).toBe('=TANBIAO.GHG_RUN(1)+TANBIAO.GHG_RUN(2)')
  })
  test('what is called first, and with which text', () => {
    expect(ours.called('=1+ghg_run( "meeting" , A1)')).toEqual({ name: 'GHG_RUN', first: 'meeting' })
    expect(ours.called('=MEETING_PE(A1)')).toEqual({ name: 'MEETING_PE' })
  })
  test('cells that a formula spills into are not formulas themselves', () => {
    const at = { sheet: 'S', formula: '=GHG_RUN(1)', locked: false }
    const anchor = {
      ...at,
      row: 1,
      column: 1,
      values: [
        [1, 2],
        [3, 4],
      ],
    }
    const part = { ...at, row: 2, column: 2, values: [[4]] }
    const other = { ...at, row: 3, column: 1, values: [[1]] }
    expect(withoutSpilled([anchor, part, other])).toEqual([anchor, other])
  })
})

describe('sheets of an audit', () => {
  const built = (id: string) => {
    const definition = definitions.find((each) => each.id === id) as (typeof definitions)[number]
    const answer = auditWorkbook(prepare(definition), definition.example, 'zh', 'p ')
    return answer.ok ? answer.workbook : expect.fail(id)
  }
  test('their names, and those in their formulas, begin with the prefix, and nothing else changes', () => {
    for (const { id, example } of definitions) {
      const plain = auditWorkbook(
        prepare(definitions.find((each) => each.id === id) as (typeof definitions)[number]),
        example,
      )
      if (!plain.ok) return expect.fail(id)
      const { sheets } = built(id)
      expect(sheets.every(({ name }) => name.startsWith('p '))).toBe(true)
      const bare = (text: string) => text.replaceAll("'p ", "'")
      const formulas = (all: typeof sheets) =>
        all.map(({ rows }) => rows.map((row) => row.map((cell) => cell?.formula)))
      expect(JSON.parse(bare(JSON.stringify(formulas(sheets))))).toEqual(
        JSON.parse(JSON.stringify(formulas(plain.workbook.sheets))),
      )
    }
  })
  test('the looks of cells cover each cell once, in fewer areas than cells', () => {
    for (const { rows } of built('meeting').sheets) {
      const areas = looksOf(rows)
      const covered = areas.flatMap(({ row, column, height, width }) =>
        Array.from({ length: height * width }, (_, i) => `${row + Math.floor(i / width)},${column + (i % width)}`),
      )
      const cells = rows.flatMap((line, row) => line.flatMap((cell, column) => (cell ? [`${row},${column}`] : [])))
      expect(covered.sort()).toEqual(cells.sort())
      expect(areas.length).toBeLessThanOrEqual(cells.length)
    }
  })
  test('an array formula stands apart, with room for what it fills', () => {
    const rows = built('cloud').sheets.find(({ name }) => name === 'p 逐行')
    const { arrays, cells } = newSheet(rows ?? expect.fail())
    expect(arrays).toHaveLength(1)
    const [{ row, column, height, width, formula } = expect.fail()] = arrays
    expect([height > 1, width]).toEqual([true, 1])
    expect(formula).toContain('MMULT')
    for (let i = 0; i < height; i += 1) expect(cells[row + i]?.[column]).toBe('')
  })
})
