/** The flow of a result loses nothing between its layers, the line of values over an intensity is the core's own, and every chart is told in both languages. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { calculate, type Method, prepare, type Result } from '../../core/calculate.ts'
import { type Chart, chartsOf, type Flow, flowOf, intervalsOf, tornadoOf } from '../../core/charts.ts'
import { mostNodes } from '../../core/flow.ts'
import { definitions } from '../../core/methods/index.ts'
import { sensitivity } from '../../core/sensitivity.ts'
import { saySpread } from '../../core/spread.ts'
import { uncertainty } from '../../core/uncertainty.ts'
import { systems } from './systems.ts'

const named = (id: string): Method => prepare(definitions.find((each) => each.id === id) ?? expect.fail(id))
const resultOf = (method: Method, inputs: unknown = method.definition.example): Result => {
  const answer = calculate(method, inputs, { trace: true })
  return answer.ok ? answer.result : expect.fail(JSON.stringify(answer.problems))
}
const cloud = named('cloud')
const clouddoc = named('clouddoc')
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
const tracedValue = ({ trace = [] }: Result, name: string) => Number(trace.find(({ key }) => key === name)?.value)

/** By how much what flows in differs from what flows out, at the worst node that has both; and what flows in at first. */
function kept({ nodes, links }: Flow) {
  const worst = nodes.map(({ value }, i) => {
    const [ins, outs] = (['to', 'from'] as const).map((end) =>
      links.filter((link) => link[end] === i).map((link) => link.value),
    )
    return Math.max(...[ins, outs].flatMap((one = []) => (one.length > 0 ? [Math.abs(sum(one) - value)] : [])))
  })
  const ends = (end: 'to' | 'from') =>
    sum(
      links
        .filter((link) => !links.some((other) => other[end === 'to' ? 'from' : 'to'] === link[end]))
        .map(({ value }) => value),
    )
  return { worst: Math.max(...worst), first: ends('from'), last: ends('to') }
}

describe('the flow through a cloud', () => {
  test('from what services hand on and products emit themselves, to the customers and what is not allocated', () => {
    const { nodes, links } = flowOf(cloud, resultOf(cloud)) ?? expect.fail()
    expect(nodes.map(({ label, layer, value }) => [label.zh, layer, Number(value.toFixed(4))])).toEqual([
      ['云产品自身排放', 0, 740],
      // (100 + 0.1 * 81.6327) * 0.8 and (60 + 0.2 * 108.1633) * 0.9
      ['网络', 0, 86.5306],
      ['身份认证', 0, 73.4694],
      ['云服务器', 1, 478.5714],
      ['云硬盘', 1, 296.1224],
      ['云数据库', 1, 125.3061],
      ['甲公司', 2, 62.6633],
      ['乙公司', 2, 570.7245],
      ['未分配排放量', 2, 266.6122],
    ])
    // what the database serves customer 1 is nothing, and no link
    expect(links.some(({ from, to }) => from === 5 && to === 6)).toBe(false)
  })

  test('in any cloud nothing is lost between the layers, and a crowded layer is drawn as few nodes', () => {
    let drawn = 0
    fc.assert(
      fc.property(
        systems,
        fc.integer({ min: 1, max: 6 }),
        ({ services, products, use, usage, spare, allocation }, times) => {
          // the same customers several times, each with its part
          const many = usage.map((row) => Array.from({ length: times }, () => row.map((x) => x / times)).flat())
          const answer = calculate(
            cloud,
            {
              services,
              products: products.map((product, i) => ({ ...product, capacity: spare * sum(many[i] ?? []) })),
              ...(use.length > 0 ? { use } : {}),
              usage: many,
              allocation,
            },
            { trace: true },
          )
          if (!answer.ok) return
          const flow = flowOf(cloud, answer.result)
          if (!flow) return
          drawn++
          const total = tracedValue(answer.result, 'total')
          const { worst, first, last } = kept(flow)
          expect(worst).toBeLessThanOrEqual(1e-7 * total)
          expect(Math.abs(first - total)).toBeLessThanOrEqual(1e-7 * total)
          expect(Math.abs(last - total)).toBeLessThanOrEqual(1e-7 * total)
          expect(flow.links.every(({ value }) => value > 0)).toBe(true)
          for (const layer of [0, 1, 2])
            expect(flow.nodes.filter((node) => node.layer === layer).length).toBeLessThanOrEqual(mostNodes)
        },
      ),
      { numRuns: 500 },
    )
    expect(drawn).toBeGreaterThan(300)
  })
})

test('a footprint flows from its processes by name through the stages; what takes away has no flow', () => {
  const server = named('server')
  const result = resultOf(server)
  const flow = flowOf(server, result) ?? expect.fail()
  expect(flow.nodes.at(-1)).toEqual({ label: { zh: '产品碳足迹', en: 'Product carbon footprint' }, layer: 2, value: expect.closeTo(tracedValue(result, 'total'), 9) }) // biome-ignore format: one node
  expect(kept(flow).worst).toBeLessThan(1e-9)
  const { flows, ...rest } = server.definition.example as { flows: object[] }
  const removing = [...flows, { stage: 'materials', process: '吸收', amount: -1, unit: 'kg', EF: 1, origin: 'removal' }]
  expect(flowOf(server, resultOf(server, { ...rest, flows: removing }))).toBeUndefined()
})

describe('the reduction over the network intensity', () => {
  const line = (result: Result): Chart => chartsOf(clouddoc, result).find(({ over }) => over) ?? expect.fail()

  test('has the values of the core at their intensities, and the break-even', () => {
    const result = resultOf(clouddoc)
    const { bars, over } = line(result)
    const { outputs } = result
    expect(bars.map(({ value }) => value)).toEqual(['ER_low', 'ER', 'ER_high'].map((key) => outputs[key]?.value))
    expect(over?.places.map(({ label, at }) => [label.en, at])).toEqual([
      ['Low intensity', 0.001],
      ['Emission reduction', 0.015],
      ['High intensity', 0.059],
    ])
    expect(over?.zero?.at).toBe(outputs.I_star?.value)
    expect(line(result).told.en).toContain('Break-even intensity 0.017425\u00a0kWh/GB')
  })

  test('without a break-even says so, and a factor of the library stands at its value', () => {
    const { over, told } = line(resultOf(clouddoc, { ...clouddoc.definition.example, I_net: 'network/low', V: 1 }))
    expect(over?.places.map(({ at }) => at)).toEqual([0.001, 0.001, 0.059])
    expect(over?.zero).toBeUndefined()
    expect(told.zh).toContain('没有使之为零的值')
  })
})

describe.each(definitions.map(({ id }) => id))('%s in words', (id) => {
  const method = named(id)
  const isTold = ({ zh, en }: { zh: string; en: string }) => {
    expect(zh).toMatch(/\p{Script=Han}.*\d.*。$/u)
    expect(en).toMatch(/[a-z].*\d.*\.$/)
    expect(zh + en).not.toMatch(/undefined|NaN|Infinity/)
  }

  test('bars, flow and sensitivity are told', () => {
    const result = resultOf(method)
    for (const { told } of chartsOf(method, result)) isTold(told)
    const flow = flowOf(method, result)
    if (flow) isTold(flow.told)
    const answer = sensitivity(method, method.definition.example)
    if (!answer.ok) expect.fail()
    isTold(tornadoOf(method, answer.sensitivity, method.definition.example).told)
  })
})

test('a side of the tornado that the method takes no input for has no value', () => {
  const method = named('clouddoc')
  const { example } = method.definition
  const answer = sensitivity(method, { ...example, p_B: 1 })
  if (!answer.ok) expect.fail()
  const { bars } = tornadoOf(method, answer.sensitivity, example)
  const share = bars.find(({ label }) => label.en === 'Share the baseline applies to')
  expect(share).toMatchObject({ low: expect.any(Number), high: undefined })
})

test('the largest part is told with its share of the whole', () => {
  const [stages] = chartsOf(named('server'), resultOf(named('server')))
  expect(stages?.told).toEqual({
    zh: '最大的一项：产品使用阶段 4,761.6\u00a0kgCO₂e，占 85.3%。',
    en: 'The largest: Use 4,761.6\u00a0kgCO₂e, 85.3% of the whole.',
  })
})

test('intervals are of what the draws moved, the result proper first; inputs say whether there are any', () => {
  const inputs = { ...clouddoc.definition.example, uncertainty: { I_net: 50 } }
  expect([inputs, clouddoc.definition.example].map(saySpread)).toEqual([true, false])
  const rows = [{ L: 1, u: 5 }]
  expect([{ trips: rows }, { trips: [{ L: 1 }] }, {}].map(saySpread)).toEqual([true, false, false])
  const answer = uncertainty(clouddoc, inputs, { draws: 500 })
  if (!answer.ok) expect.fail()
  const intervals = intervalsOf(clouddoc, answer.uncertainty)
  expect(intervals.map(({ key }) => key)).toEqual(['ER', 'PE', 'PE_net', 'BE'])
  const { low, high } = answer.uncertainty.outputs.ER?.simulated ?? expect.fail()
  expect(intervals[0]).toMatchObject({
    low,
    high,
    told: { en: expect.stringMatching(/^95% interval: -.*above zero in/) },
  })
})
