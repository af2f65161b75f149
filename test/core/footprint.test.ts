/** What holds of every product footprint: order, splitting, sums, cut-off and amounts; its tables, and its functions in all forms. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { calculate, type Method, prepare, type Result } from '../../core/calculate.ts'
import type { Inputs } from '../../core/method.ts'
import { server } from '../../core/methods/server.ts'
import { storage } from '../../core/methods/storage.ts'
import { type SheetCell, sheetFunctions } from '../../core/sheet/index.ts'

const runs = process.env.TANBIAO_FULL ? 5_000 : 300
const products = [storage, server].map((definition) => prepare(definition))
const names = ['materials', 'production', 'distribution', 'use', 'endOfLife'] as const

type Flow = { stage: string; process?: string | undefined; amount: number; [key: string]: unknown }
/** Flows of whole numbers, so that sums are exact in whatever order; energy is never left out. */
const flow: fc.Arbitrary<Flow> = fc
  .record({
    stage: fc.constantFrom(...names),
    process: fc.constantFrom('A', 'B', 'C', undefined),
    place: fc.constantFrom('CN', 'KR', undefined),
    amount: fc.integer({ min: -1_000, max: 1_000_000 }),
    unit: fc.constant('kg'),
    EF: fc.integer({ min: 0, max: 100 }),
    per: fc.constantFrom('unit', 'year'),
    origin: fc.constantFrom('fossil', 'biogenic', 'landUse', 'aircraft'),
    omitted: fc.boolean(),
    primary: fc.boolean(),
    dq1: fc.constantFrom(1, 3, undefined),
  })
  .map((row) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as Flow)
const flows = fc.array(flow, { minLength: 1, maxLength: 12 })
const unit = { unitKind: 'functional', intendedUse: 'test', lifetime: 4 }

const resultOf = (method: Method, inputs: Inputs): Result => {
  const answer = calculate(method, inputs)
  return answer.ok ? answer.result : expect.fail(JSON.stringify(answer.problems))
}
const footprint = (method: Method, rows: readonly Flow[], more: Inputs = {}) =>
  resultOf(method, { ...unit, ...more, flows: rows })
const value = ({ outputs }: Result, key: string) => outputs[key]?.value
const close = (found: number | undefined, expected: number | undefined, of = 1) => {
  expect(found === undefined).toBe(expected === undefined)
  if (found !== undefined && expected !== undefined)
    expect(Math.abs(found - expected)).toBeLessThanOrEqual(1e-9 * Math.max(of, Math.abs(expected)))
}

describe.each(products.map((method) => [method.definition.id, method] as const))('%s', (_, method) => {
  const holds = (property: (rows: Flow[]) => void) => fc.assert(fc.property(flows, property), { numRuns: runs })

  test('rows in any order give the same', () => {
    fc.assert(
      fc.property(
        flows.chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length }))),
        ([rows, mixed]) => {
          const [one, other] = [footprint(method, rows), footprint(method, mixed)]
          expect(other.tables).toEqual(one.tables)
          for (const key of Object.keys(method.definition.outputs)) close(value(other, key), value(one, key))
        },
      ),
      { numRuns: runs },
    )
  })

  test('a flow in two halves is the same flow', () => {
    holds((rows) => {
      const halves = rows.flatMap((row) => [
        { ...row, amount: row.amount / 2 },
        { ...row, amount: row.amount / 2 },
      ])
      const [one, other] = [footprint(method, rows), footprint(method, halves)]
      // the largest single flow is halved, and a row without a process stands alone: all else is as it was
      for (const key of Object.keys(method.definition.outputs))
        if (!['cutMax', 'cutProcess', 'cutMet'].includes(key)) close(value(other, key), value(one, key))
    })
  })

  test('stages, origins and tables add up to the total', () => {
    holds((rows) => {
      const result = footprint(method, rows)
      const sum = (keys: readonly string[]) => keys.reduce((total, key) => total + (value(result, key) as number), 0)
      const total = value(result, 'total')
      expect(sum(names)).toBe(total)
      expect(sum(['emissions', 'removal'])).toBe(total)
      expect(sum(['fossil', 'biogenic', 'landUse', 'aircraft', 'removal'])).toBe(total)
      for (const table of Object.values(result.tables ?? {})) {
        expect(table.rows.reduce((all, row) => all + row.value, 0)).toBe(total)
        if (total !== 0)
          close(
            table.rows.reduce((all, row) => all + (row.share ?? Number.NaN), 0),
            1,
          )
        expect(table.rows.map((row) => row.value)).toEqual(table.rows.map((row) => row.value).sort((a, b) => b - a))
      }
    })
  })

  test('what is left out adds up, and nothing of it is more than all of it', () => {
    holds((rows) => {
      const result = footprint(method, rows)
      const [most, sum, process] = ['cutMax', 'cutSum', 'cutProcess'].map((key) => value(result, key))
      if (most === undefined || sum === undefined || process === undefined) return
      const left = rows.map((row) =>
        row.omitted ? Math.abs(row.amount * (row.EF as number) * (row.per === 'year' ? 4 : 1)) : 0,
      )
      const all = left.reduce((a, b) => a + b, 0)
      const base = (value(result, 'total') as number) + all
      if (all > 0)
        close(
          left.reduce((shares, each) => shares + each / base, 0),
          sum,
        )
      expect(most).toBeLessThanOrEqual(sum)
      expect(process).toBeLessThanOrEqual(sum)
      expect(value(result, 'cutMet')).toBe(most <= 0.01 && process <= 0.01 && sum <= 0.05 ? 1 : 0)
    })
  })

  test('twice the amounts are twice the footprint, half the products as well; shares stay', () => {
    holds((rows) => {
      const one = footprint(method, rows)
      const twice = footprint(
        method,
        rows.map((row) => ({ ...row, amount: row.amount * 2 })),
      )
      const half = footprint(method, rows, { quantity: 0.5 })
      for (const key of Object.keys(method.definition.outputs)) {
        const factor = method.loaded.entries.get(key)?.unit === 'kgCO2e' ? 2 : 1
        const expected = value(one, key)
        for (const other of [twice, half])
          close(value(other, key), expected === undefined ? undefined : expected * factor)
      }
    })
  })
})

describe('tables of contributions', () => {
  test('the largest first, with shares; what names nothing has an empty name, a place in two spellings is one', () => {
    const rows = [
      { stage: 'materials', process: 'A', place: 'CN', amount: 1, unit: 'kg', EF: 1 },
      { stage: 'use', process: ' B', place: '中国', amount: 2, unit: 'kg', EF: 1 },
      { stage: 'use', process: 'B ', amount: 4, unit: 'kg', EF: 1 },
      { stage: 'use', amount: 3, unit: 'kg', EF: 1 },
      { stage: 'use', process: 'C', amount: 9, unit: 'kg', EF: 1, omitted: true },
    ]
    expect(footprint(products[1] as Method, rows).tables).toEqual({
      byProcess: {
        unit: 'kgCO2e',
        rows: [
          { name: 'B', value: 6, share: 0.6 },
          { name: '', value: 3, share: 0.3 },
          { name: 'A', value: 1, share: 0.1 },
          { name: 'C', value: 0, share: 0 },
        ],
      },
      byPlace: {
        unit: 'kgCO2e',
        rows: [
          { name: '', value: 7, share: 0.7 },
          { name: 'CN', value: 3, share: 0.3 },
        ],
      },
    })
  })

  test('of nothing have no shares', () => {
    const { tables } = footprint(products[0] as Method, [{ stage: 'use', amount: 0, unit: 'kg', EF: 1 }])
    expect(tables?.byProcess).toEqual({ unit: 'kgCO2e', rows: [{ name: '', value: 0 }] })
  })
})

describe('sheet functions', () => {
  const functions = new Map(sheetFunctions(products).map((each) => [each.name, each]))
  const call = (name: string, ...args: unknown[]): readonly (readonly SheetCell[])[] =>
    functions.get(name)?.run(args) ?? expect.fail(name)
  const codes = (cell: SheetCell | undefined) =>
    typeof cell === 'object' ? cell.problems.map(({ path, code }) => `${path} ${code}`) : expect.fail(String(cell))

  const header = ['阶段', '单元过程', 'amount', '单位', 'EF', 'per', 'omitted', 'omitReason']
  const range = [
    header,
    ['原材料获取', 'A', 1000, 'kg', 1, '', '', ''],
    ['使用', 'B', 500, 'kWh', 1, '年', '', ''],
    ['materials', 'C', 9, 'kg', 1, '', '是', 'small'],
    ['materials', 'C', 12, 'kg', 1, '', '是', 'small'],
  ]

  test('exist once for both products', () => {
    expect([...functions.keys()].filter((name) => name.startsWith('PCF_'))).toEqual([
      'PCF_STAGE',
      'PCF_TOTAL',
      'PCF_CUTOFF',
      'PCF_PRIMARY',
      'PCF_QUALITY',
    ])
    expect(functions.get('PCF_TOTAL')?.help.zh).toContain('产品碳足迹：存储设备、产品碳足迹：服务器')
  })

  test('of arguments', () => {
    expect(call('PCF_STAGE', range, '使用', '', 2)).toEqual([[1000]])
    expect(call('PCF_STAGE', range, 'Use', 10, 2)).toEqual([[100]])
    expect(call('PCF_STAGE', range, 'materials', '', 2)).toEqual([[1000]])
    expect(call('PCF_TOTAL', range, 2, 2)).toEqual([[1000]])
    expect(call('PCF_PRIMARY', range, '', 2)).toEqual([[0]])
    const [[largest, process, sum, met] = []] = call('PCF_CUTOFF', range, '', 2)
    expect([largest, process, sum, met]).toEqual([12 / 2021, 21 / 2021, 21 / 2021, 0])
    expect(codes(call('PCF_QUALITY', range, '', 2)[0]?.[0])).toEqual([' NO-OUTPUT'])
  })

  test('of rows without a header, in the order of the columns', () => {
    expect(
      call(
        'PCF_TOTAL',
        [
          ['materials', 'A', 'steel', 2, 't', 2300],
          ['use', 'B', 'power', 1, 'MWh', 'footprint/average/CN/2023', 'year', 0.5],
        ].map((row) => [...row, ...Array(8 - row.length).fill('')]),
        '',
        4,
      ).flat(),
    ).toEqual([expect.objectContaining({ problems: [expect.objectContaining({ code: 'P-ALLOC' })] })])
    expect(call('PCF_TOTAL', [['materials', 'A', 'steel', 2, 't', 2300]])).toEqual([[4600]])
  })

  test.each(['CN', '全国', '110000', '云南', 'footprint/average/CN/2024'])('of a factor as "%s"', (EF) => {
    expect(call('PCF_TOTAL', [header, ['生产', '', 2, 'MWh', EF, '', '', '']])).toEqual([[2 * 577.7]])
  })

  test.each<[string, unknown[], string[]]>([
    ['PCF_STAGE', [range], ['/stage MISSING']],
    ['PCF_STAGE', [range, '研发', '', 2], ['/stage CHOICE']],
    ['PCF_TOTAL', [range], ['/flows/1/per P-LIFE']],
    ['PCF_TOTAL', [range, 0, 2], ['/quantity RANGE']],
    ['PCF_TOTAL', [[header, ['使用', '', 1, 'kg', 'footprint/average/CN/2023', '', '', '']]], ['/flows/0/EF UNIT']],
  ])('%s refuses what cannot be computed', (name, args, expected) => {
    expect(codes(call(name, ...args)[0]?.[0])).toEqual(expected)
  })

  const rows = [
    ['[清单]', ''],
    ['stage', 'amount', 'unit', 'EF', 'tier'],
    ['使用', 100, 'kWh', 1, 2],
    ['生产', 20, 'kWh', 1, 2],
  ]
  const block = (...more: unknown[][]) => [
    ['单位类别', '功能单位'],
    ['intendedUse', 'x'],
    ['lifetime', 3],
    ...more,
    ...rows,
  ]

  test('of a block belong to the product whose names it holds', () => {
    const ofServer = block(['form', 'f'], ['size', 's'], ['averageLoad', 'a'])
    const ofStorage = block(['type', 't'], ['capacity', 'c'], ['speed', 's'])
    expect(call('PCF_TOTAL', ofServer)).toEqual([[120, 'P-STAGE-EMPTY']])
    expect(call('PCF_TOTAL', ofStorage)).toEqual([[120, 'P-STAGE-EMPTY, P-TRANSPARENCY']])
    expect(call('PCF_STAGE', ofStorage, '使用')).toEqual([[100, 'P-STAGE-EMPTY, P-TRANSPARENCY']])
    expect(call('PCF_CUTOFF', ofServer)).toEqual([[0, 0, 0, 1, 'P-STAGE-EMPTY']])
    expect(codes(call('PCF_TOTAL', block(['form', 'f'], ['type', 't']))[0]?.[0])).toEqual(['/form UNKNOWN-KEY'])
    expect(codes(call('PCF_STAGE', ofServer)[0]?.[0])).toEqual(['/stage MISSING'])
    expect(codes(call('PCF_TOTAL', ofServer, 2)[0]?.[0])).toEqual([' CONFLICT'])
  })

  test('of a table, one case a row', () => {
    const table = [
      ['unitKind', 'size', 'flows'],
      ['声明单位', '2U', '生产:A:x:100:kg:2;原料获取:::3:t:10'],
      ['声明单位', '1U', '使用:A:x:100:kg:2'],
    ]
    const [one, other] = call('PCF_STAGE', table, '生产')
    expect(one?.[0]).toBe(200)
    expect(codes(other?.[0])).toEqual(['/flows/0/stage P-DECLARED-USE'])
  })

  test('GHG_RUN gives the tables of contributions below the outputs', () => {
    const answer = call('GHG_RUN', 'server', block(['form', 'f']))
    expect(answer[0]).toEqual(['key', 'value', 'unit', 'share'])
    expect(answer.find(([key]) => key === 'total')).toEqual(['total', 120, 'kgCO2e', ''])
    expect(answer.slice(-2)).toEqual([
      ['byProcess: ', 120, 'kgCO2e', 1],
      ['byPlace: ', 120, 'kgCO2e', 1],
    ])
  })
})
