/** Charts: what the definition sets side by side, each way to part a result by itself. */
import { describe, expect, test } from 'vitest'
import { calculate, type Method, prepare, type Result } from '../../core/calculate.ts'
import { type Chart, chartsOf } from '../../core/chart.ts'
import { flowOf } from '../../core/flow.ts'
import { definitions } from '../../core/methods/index.ts'
import { contributionName } from '../../core/rows-named.ts'

const named = (id: string): Method => prepare(definitions.find((each) => each.id === id) ?? expect.fail(id))
const resultOf = (method: Method, inputs = method.definition.example): Result => {
  const answer = calculate(method, inputs, { trace: true })
  return answer.ok ? answer.result : expect.fail(JSON.stringify(answer.problems))
}
const sum = ({ bars }: Chart) => bars.reduce((all, { value }) => all + value, 0)

describe.each(definitions.map(({ id }) => id))('%s', (id) => {
  const method = named(id)

  test('bars of one chart have one unit, and no two charts one title', () => {
    for (const { bars } of method.definition.charts ?? []) {
      const entries = bars.map((name) => method.loaded.entries.get(name) ?? expect.fail(name))
      expect(new Set(entries.map(({ unit }) => unit)).size).toBe(1)
    }
    const titles = chartsOf(method, resultOf(method)).map(({ title }) => title.en)
    expect(new Set(titles).size).toBe(titles.length)
  })
})

test('a cloud: its customers by name and what no customer bears, never the residual', () => {
  const method = named('cloud')
  const result = resultOf(method)
  const charts = chartsOf(method, result)
  expect(charts[0]?.bars.map(({ label }) => label.zh)).toEqual(['甲公司', '乙公司', '未分配排放量'])
  expect(charts[0]?.bars.map(({ value }) => value)).toEqual([
    ...(result.columns?.customer?.values ?? []),
    result.outputs.unallocated?.value,
  ])
  expect(charts[1]?.bars.map(({ value }) => value)).toEqual(result.columns?.product?.values)
  expect(JSON.stringify(charts)).not.toContain('残差')
})

test('rows that are called the same have their numbers', () => {
  const method = named('meeting')
  const trips = ['rail', 'rail', 'taxi'].map((mode) => ({ mode, L: 10 }))
  const charts = chartsOf(method, resultOf(method, { ...method.definition.example, trips }))
  const labels = charts.map(({ bars }) => bars.map(({ label }) => label.en))
  expect(labels).toContainEqual(['Rail (row 1)', 'Rail (row 2)', 'Taxi'])
})

test('customers without names are numbered', () => {
  const { customers: _, ...example } = named('cloud').definition.example
  const [chart] = chartsOf(named('cloud'), resultOf(named('cloud'), example))
  expect(chart?.bars.map(({ label }) => label.en)).toEqual(['No. 1', 'No. 2', 'Not allocated'])
})

test.each(['server', 'storage'])('the footprint %s: one chart for each way to part it, and no total', (id) => {
  const method = named(id)
  const result = resultOf(method)
  const total = result.outputs.total?.value ?? Number.NaN
  expect(chartsOf(method, result).map(({ title }) => title.en)).toEqual(['By stage'])
  const { flows, ...rest } = method.definition.example as { flows: object[] }
  const mixed = flows.map((row, i) => (i === 0 ? { ...row, origin: 'biogenic' } : row))
  const charts = chartsOf(method, resultOf(method, { ...rest, flows: mixed }))
  expect(charts.map(({ title }) => title.en)).toEqual(['By stage', 'By origin'])
  for (const chart of charts) expect(sum(chart)).toBeCloseTo(total, 9)
})

test('values are shown in charts as among the outputs', () => {
  for (const id of ['cloud', 'server', 'meeting', 'transport'])
    for (const { format } of chartsOf(named(id), resultOf(named(id)))) expect(format).toBe('#,##0.0000')
})

test('what a chart tells has the digits of the outputs', () => {
  const charts = chartsOf(named('clouddoc'), resultOf(named('clouddoc')))
  const line = charts.find(({ over }) => over) ?? expect.fail()
  expect(line.told.en).toContain('-0.025731\u00a0kgCO₂e at 0.015\u00a0kWh/GB')
  expect(line.told.en).toContain('Break-even intensity 0.017425\u00a0kWh/GB')
  const flow = flowOf(named('storage'), resultOf(named('storage'))) ?? expect.fail()
  expect(flow.told.zh).toContain('合计 13,213\u00a0kgCO₂e')
})

test('in a table of contributions a place has its title in the reader’s language beside what was typed', () => {
  const name = (text: string) => contributionName(named('server').definition, 'byPlace', text)
  expect(name('CN')).toEqual({ zh: '全国 CN', en: 'China CN' })
  expect(name('北京')).toEqual({ zh: '北京', en: 'Beijing 北京' })
  expect(name('中国')).toEqual({ zh: '中国', en: 'China 中国' })
  expect(name('KR')).toEqual({ zh: 'KR', en: 'KR' })
  expect(contributionName(named('server').definition, 'byProcess', 'CN')).toEqual({ zh: 'CN', en: 'CN' })
})
