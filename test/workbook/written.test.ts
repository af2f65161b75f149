/** A template takes places, modes, ids and days as people write them: it comes to what core makes of the same file. */
import { describe, expect, test } from 'vitest'
import type { Inputs } from '#core'
import type { WorkbookModel } from '../../core/workbook/model.ts'
import { parseReference } from '../../core/workbook/reading/reference.ts'
import { filledTemplate, methodOf, opened, write } from '../core/filled-templates.ts'
import { byIronCalc, byLibreOffice, type Recalculated, soffice } from './oracles.ts'

/** A method, the name of a cell and its row, what somebody writes there, and what is filled in beside the example. */
type Case = readonly [id: string, name: string, row: number, written: string | number, given?: Inputs]

const electric = { EF_e: 'CN' }
const cases: Case[] = [
  // the electricity of a row of flows, in kWh
  ...['广东', '全国', '广东省', 'CN', 'cn-gd', '440000', 'CN-South', 'footprint/average/CN/2024'].map(
    (written) => ['server', 'in_flows_EF', 4, written] as const,
  ),
  ['storage', 'in_flows_EF', 5, '广东'],
  // a place beside a factor that a place is usual for, and in its own cell
  ...['广东', '广东省', 'CN-GD', '440000', 'guangdong', '内蒙古自治区', '南方电网', 'Inner Mongolia'].flatMap(
    (written): Case[] => [
      ['meeting', 'in_region', 0, written, electric],
      ['meeting', 'in_EF_e', 0, written],
    ],
  ),
  ['meeting', 'in_region', 0, 440_000, electric],
  ['server-use', 'in_region', 0, '广东省'],
  // a year that there is no figure of
  ...[2001, 2024, 2099].map((year) => ['meeting', 'in_region', 0, '广东', { ...electric, year }] as const),
  ...['火车', 'RAIL', '轮渡（步行旅客）', 'Domestic flight'].flatMap((written): Case[] => [
    ['meeting', 'in_trips_mode', 0, written],
    ['meeting', 'in_trips_EF_t', 0, written],
  ]),
  ['transport', 'in_legs_mode', 0, '铁路'],
  // ids without a year or a place, and keys
  ...['footprint/average', 'footprint/average/CN'].map((written) => ['server', 'in_flows_EF', 4, written] as const),
  ...['network/low', 'low', 'network/high/GLO'].map((written) => ['clouddoc', 'in_I_net', 0, written] as const),
  ['meeting', 'in_EF_e', 0, 'grid/average', { year: 2022 }],
  ['meeting', 'in_EF_e', 0, 'grid/average/CN-GD', { year: 2021 }],
  // texts that sheets do not take for days
  ...['2025/1/1', '2025年1月1日', '2025 年 1 月 1 日', '2025.1.1', '2025-01-01', 45_658].map(
    (written) => ['meeting', 'in_periodFrom', 0, written, { periodTo: '2025-01-01' }] as const,
  ),
  ['meeting', 'in_periodTo', 0, '2025/12/31', { periodFrom: '2025-01-01' }],
]
/** A default that formulas go into: what products have of the pools. */
const pooled: Inputs = {
  pools: [{ E_IT: 1000, PUE: 1.3, EF: 0.5 }],
  services: undefined,
  use: undefined,
  products: [
    { name: 'A', share: 0.75, capacity: 10 },
    { name: 'B', share: 0.25, capacity: 4 },
  ],
  customers: ['C'],
  usage: [[5], [4]],
}
cases.push(['cloud', 'in_products_capacity', 1, 5, pooled])

const modelOf = ([id, name, row, written, given]: Case): WorkbookModel => {
  const { example } = methodOf(id).definition
  const all = Object.entries({ ...(example as Inputs), ...given }).filter(([, value]) => value !== undefined)
  const model = filledTemplate(methodOf(id), 'zh', Object.fromEntries(all))
  if (given?.EF_e) write(model, 'in_EF_e', undefined)
  return write(model, name, { role: 'inputText', value: written }, row)
}

function outputsOf({ names }: WorkbookModel, found: Recalculated) {
  return [...names].flatMap(([name, range]) => {
    const { sheet = '', top, left, bottom } = parseReference(range) ?? expect.fail(range)
    return name.startsWith('out_') && top === bottom ? [[name.slice(4), found(sheet, top - 1, left - 1)] as const] : []
  })
}

/** Each output by its symbol as core has it for the file. */
async function expectCore(model: WorkbookModel, found: Recalculated, told: string) {
  const { result, problems } = await opened(model)
  const { outputs = {} } = result ?? expect.fail(`${told}: ${problems[0]?.zh}`)
  const all = outputsOf(model, found)
  expect(all.length, told).toBeGreaterThan(0)
  const size = Math.max(...Object.values(outputs).map(({ value }) => (typeof value === 'number' ? Math.abs(value) : 0)))
  for (const [key, value] of all) {
    const wanted = outputs[key]?.value
    if (typeof wanted !== 'number') continue
    expect(value, `${told} ${key}`).toBeTypeOf('number')
    expect(Math.abs((value as number) - wanted), `${told} ${key}: ${value}, not ${wanted}`).toBeLessThan(1e-9 * size)
  }
}

const told = ([id, name, , written]: Case) => `${id} ${name} ${written}`

describe('IronCalc', () => {
  test.each(cases.map((one) => [told(one), one] as const))('%s', async (name, one) => {
    const model = modelOf(one)
    await expectCore(model, byIronCalc(model), name)
  })
})

test.skipIf(!soffice)('LibreOffice', async () => {
  // it takes long to open a file, and the formulas of a spelling are those of its neighbours
  const some = cases.filter((_, i) => process.env.TANBIAO_FULL || i % 3 === 0)
  const models = some.map(modelOf)
  const all = await byLibreOffice(models)
  for (const [i, model] of models.entries()) await expectCore(model, all[i] as Recalculated, told(some[i] as Case))
})

describe('a region that there is not', () => {
  const lineOf = (model: WorkbookModel, found: Recalculated, code: string) => {
    const rows = model.sheets.find(({ name }) => name === '核对')?.rows ?? []
    const row = rows.findIndex(([cell]) => cell?.value === code)
    return { finding: found('核对', row, 3), meaning: String(rows[row]?.[4]?.value) }
  }
  const ready = (found: Recalculated) => found('核对', 1, 3)

  test('is named in the checks, beside the factor that it does not find', () => {
    const model = modelOf(['meeting', 'in_region', 0, '深圳', electric])
    const found = byIronCalc(model)
    expect(lineOf(model, found, 'region')).toMatchObject({
      finding: '请核对',
      meaning: expect.stringContaining('地区'),
    })
    expect(lineOf(model, found, 'EF_e').meaning).toContain('查不到因子')
    expect(ready(found)).toBe(false)
  })
  test('keeps no result back where the factor is given', () => {
    const model = write(modelOf(['meeting', 'in_region', 0, '深圳', electric]), 'in_EF_e', 0.5)
    const found = byIronCalc(model)
    expect(lineOf(model, found, 'region').finding).toBe('请核对')
    expect(ready(found)).toBe(true)
  })
  test.each(['广东', 'Guangdong', '440000'])('%s is one', (written) => {
    const model = modelOf(['meeting', 'in_region', 0, written, electric])
    expect(lineOf(model, byIronCalc(model), 'region').finding).toBe('通过')
  })
})

describe('a day that there is not', () => {
  test.each([
    ['2025/2/29', 1],
    ['2025年13月1日', 1],
    ['2025年1月', 1],
    ['1/1/2025', 1],
    ['25-1-1', 1],
    ['2025/1/2', 0],
    [30, 1],
  ])('%s', async (written, count) => {
    const model = modelOf(['meeting', 'in_periodFrom', 0, written, { periodTo: '2025-12-31' }])
    const rows = model.sheets.find(({ name }) => name === '核对')?.rows ?? []
    const row = rows.findIndex(([cell]) => cell?.value === 'periodFrom')
    const found = byIronCalc(model)
    expect(found('核对', row, 2)).toBe(count)
    expect(found('核对', row + 1, 2)).toBe(0)
    expect((await opened(model)).result === undefined).toBe(count === 1)
  })
  test('is also one before the period begins', () => {
    const model = modelOf(['meeting', 'in_periodFrom', 0, '2025/12/31', { periodTo: '2025-12-31' }])
    write(model, 'in_periodTo', { role: 'inputText', value: '2025年12月30日' })
    expect(byIronCalc(model)('核对', 1, 1)).toBe(false)
  })
})
