/** Uncertainty and sensitivity are what the rules say, for any method and on either executor. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { calculate, definitions, prepare } from '#core'
import {
  factor,
  type Input,
  type Inputs,
  list,
  quantity,
  refuse,
  rows,
  seed,
  share,
  spreadColumn,
} from '../../core/method.ts'
import { pedigreeVariance } from '../../core/pedigree.ts'
import { type Sensitivity, sensitivity } from '../../core/sensitivity.ts'
import { type Uncertainty, type UncertaintyOptions, uncertainty } from '../../core/uncertainty.ts'
import { validInputs } from './arbitrary.ts'
import { both, is, ready } from './toy.ts'

const runs = process.env.TANBIAO_FULL ? 200 : 20

const methods = definitions.map((definition) => [definition.id, prepare(definition)] as const)
const [[, meeting]] = methods as [(typeof methods)[number]]
type Method = typeof meeting

const number = (label = 'A') => quantity('-', '甲', label)
const positive = (label = 'A') => quantity('-', '甲', label, { min: 0 })

/** The uncertainty, which must be there. */
function of(method: Method, inputs: unknown, options: UncertaintyOptions = {}): Uncertainty {
  const answer = uncertainty(method, inputs, options)
  if (!answer.ok) throw new Error(answer.problems.map(({ en }) => en).join('; '))
  return answer.uncertainty
}
const output = (found: Uncertainty, key: string) => {
  const one = found.outputs[key]
  if (!one?.simulated) throw new Error(`there is no ${key}`)
  return { ...one, simulated: one.simulated }
}
const codes = (answer: ReturnType<typeof uncertainty> | ReturnType<typeof sensitivity>) =>
  answer.ok ? [] : answer.problems.map(({ path, code }) => `${path} ${code}`)

const sum = ready({
  inputs: { a: number(), b: number(), c: positive() },
  formulas: { s: is('a + b'), p: is('a * b / c'), flat: is('a * 0 + 3') },
  outputs: { s: '0', p: '0', flat: '0' },
})

describe('propagation', () => {
  test('of a sum is that of IPCC approach 1', () => {
    const found = of(sum, { a: 30, b: 70, c: 1, uncertainty: { a: 10, b: 5 } })
    // (30 * 10 %)^2 + (70 * 5 %)^2 = 9 + 12.25; its root is 4.6097722...
    const { half, percent, contributions } = output(found, 's').propagated
    expect(half).toBeCloseTo(Math.sqrt(21.25), 8)
    expect(percent).toBeCloseTo((100 * Math.sqrt(21.25)) / 100, 8)
    expect(contributions.map(({ source }) => source)).toEqual(['b', 'a'])
    expect(contributions[0]?.half).toBeCloseTo(3.5, 8)
    expect(contributions[0]?.share).toBeCloseTo(12.25 / 21.25, 8)
  })

  test('of a product and a quotient is the root of the squares of the percentages', () => {
    const found = of(sum, { a: 30, b: 70, c: 4, uncertainty: { a: 10, b: 5, c: 20 } })
    expect(output(found, 'p').propagated.percent).toBeCloseTo(Math.sqrt(100 + 25 + 400), 6)
  })

  test('an output that depends on nothing uncertain has none', () => {
    const found = of(sum, { a: 30, b: 70, c: 4, uncertainty: { c: 20 } })
    expect(output(found, 's').propagated).toEqual({ half: 0, percent: 0, contributions: [] })
    expect(output(found, 'flat').simulated).toMatchObject({ low: 3, high: 3, sd: 0 })
  })

  test('where the output jumps, the change over the interval stands for the slope, and it is said', () => {
    const method = ready({
      inputs: { a: number() },
      formulas: { y: is('IF(a >= 10, a, 0)') },
      outputs: { y: '0' },
    })
    const { propagated } = output(of(method, { a: 10, uncertainty: { a: 20 } }), 'y')
    expect(propagated.bends).toEqual(['a'])
    expect(propagated.half).toBeCloseTo(6, 9)
  })
})

describe('the pedigree matrix', () => {
  test('the best scores leave the basic variance, that of transport is larger', () => {
    expect(pedigreeVariance([1, 1, 1, 1, 1], 'kWh')).toBe(0.0006)
    expect(pedigreeVariance([1, 1, 1, 1, 1], 'kgCO2e/tkm')).toBe(0.12)
    expect(pedigreeVariance([5, 5, 5, 5, 5], '-')).toBeCloseTo(0.0006 + 0.04 + 0.008 + 0.04 + 0.002 + 0.12, 15)
  })

  test('95 % lie between the value divided and multiplied by the square of the GSD', () => {
    const found = of(sum, { a: 10, b: 0, c: 1, pedigree: { a: [2, 3, 4, 1, 5] } }, { draws: 100_000 })
    const squared = Math.exp(2 * Math.sqrt(0.0006 + 0.0006 + 0.0006 + 0.008 + 0 + 0.12))
    expect(found.inputs[0]).toMatchObject({ shape: 'lognormal', by: 'pedigree' })
    expect(found.inputs[0]?.percent).toBeCloseTo((squared - 1) * 100, 9)
    const { low, high, median } = output(found, 's').simulated
    expect(median).toBeCloseTo(10, 1)
    // the square of the GSD is two standard deviations, 95.45 %
    expect(high / 10).toBeGreaterThan(squared * 0.96)
    expect(high / 10).toBeLessThan(squared * 1.01)
    expect(low * squared).toBeCloseTo(10, 0)
  })

  test('rows with scores, and with a column u beside them, which counts first', () => {
    const score = quantity('-', '质', 'Q', { min: 1, max: 5, whole: true, optional: true })
    const method = ready({
      inputs: {
        flows: rows(
          '流',
          'Flows',
          { L: positive(), dq1: score, dq2: score, dq3: score, dq4: score, dq5: score, u: spreadColumn },
          { spread: 'L' },
        ),
      },
      formulas: { total: is('SUM(flows.L)') },
      outputs: { total: '0' },
    })
    const scored = { dq1: 2, dq2: 1, dq3: 1, dq4: 1, dq5: 1 }
    const { inputs } = of(method, { flows: [{ L: 1, ...scored }, { L: 2, ...scored, u: 7 }, { L: 3 }] })
    expect(inputs.map(({ key, by, percent }) => [key, by, Number(percent.toFixed(6))])).toEqual([
      ['flows/0/L', 'pedigree', Number(((Math.exp(2 * Math.sqrt(0.0012)) - 1) * 100).toFixed(6))],
      ['flows/1/L', 'percent', 7],
    ])
  })
})

describe.each(methods)('the simulation of %s', (_, method) => {
  const drawn = validInputs(method, { factors: 'named' }).filter((inputs) => calculate(method, inputs).ok)

  test('is the same bits on generated code and on closures, and again with the same seed', () => {
    let done = 0
    fc.assert(
      fc.property(drawn, fc.nat(), fc.integer({ min: 0, max: 80 }), (inputs, seed, percent) => {
        const keys = spreadKeys(method, inputs)
        if (keys.length === 0) return
        const asked = { ...inputs, uncertainty: Object.fromEntries(keys.map((key) => [key, percent])) }
        const options = { seed, draws: 300 }
        const one = uncertainty(method, asked, options)
        expect(uncertainty(method, asked, { ...options, executor: method.evaluate.run })).toEqual(one)
        expect(uncertainty(method, asked, options)).toEqual(one)
        if (!one.ok) {
          expect(codes(one)).toEqual([' NOT-FINITE'])
          return
        }
        done++
        expect(JSON.stringify(one)).not.toContain('null')
        for (const each of Object.values(one.uncertainty.outputs)) {
          const { low, median, high, positive, draws } = each.simulated ?? {
            low: 0,
            median: 0,
            high: 0,
            positive: 0,
            draws: 0,
          }
          expect(low <= median && median <= high).toBe(true)
          expect(positive >= 0 && positive <= 1).toBe(true)
          expect(draws + Object.values(one.uncertainty.failed).reduce((a, b) => a + b, 0)).toBeLessThanOrEqual(300)
        }
      }),
      { numRuns: runs },
    )
    expect(done).toBeGreaterThan(runs / 5)
  })

  test('without uncertainty is the value itself, to the last bit', () => {
    fc.assert(
      fc.property(drawn, (inputs) => {
        const keys = spreadKeys(method, inputs)
        const zero = { ...withoutU(inputs), uncertainty: Object.fromEntries(keys.map((key) => [key, 0])) }
        const answer = calculate(method, zero)
        if (keys.length === 0 || !answer.ok) return
        const found = of(method, zero, { draws: 20 })
        expect(found.failed).toEqual({})
        for (const [key, { value }] of Object.entries(answer.result.outputs)) {
          const { propagated, simulated } = output(found, key)
          expect(propagated.half).toBe(0)
          for (const each of [simulated.low, simulated.median, simulated.high, simulated.mean])
            expect(Object.is(each + 0, value + 0), `${key}: ${each} and ${value}`).toBe(true)
          expect(simulated.sd).toBe(0)
        }
      }),
      { numRuns: runs },
    )
  })

  test('the result itself does not depend on what is said of its uncertainty', () => {
    const inputs = method.definition.example
    const asked = { ...inputs, uncertainty: Object.fromEntries(spreadKeys(method, inputs).map((key) => [key, 30])) }
    const [plain, spread] = [calculate(method, inputs), calculate(method, asked)]
    if (!plain.ok || !spread.ok) throw new Error('the example is refused')
    expect(spread.result.outputs).toEqual(plain.result.outputs)
    expect(spread.result.inputs).toEqual(asked)
    expect(spread.result.digest).not.toBe(plain.result.digest)
  })

  test('every row input says what its main quantity is, or has a column u of its own', () => {
    for (const [key, input] of Object.entries(method.definition.inputs)) {
      if (input.kind !== 'rows' || !Object.values(input.columns).some(({ kind }) => kind === 'quantity')) continue
      expect(input.spread !== undefined || Object.hasOwn(input.columns, 'u'), key).toBe(true)
    }
  })
})

/** The keys of inputs that a problem names, for this calculation. */
function spreadKeys(method: Method, inputs: object): string[] {
  const answer = uncertainty(method, { ...inputs, uncertainty: { '?': 1 } })
  const told = answer.ok ? '' : (answer.problems.find(({ code }) => code === 'UNKNOWN-KEY')?.en ?? '')
  const keys = (/the keys are ([^;]+)/.exec(told)?.[1] ?? '').split(', ')
  return keys.filter((key) => uncertainty(method, { ...withoutU(inputs), uncertainty: { [key]: 1 } }, { draws: 1 }).ok)
}
const unscored = (row: object) =>
  Object.fromEntries(Object.entries(row).filter(([key]) => !['u', 'dq1', 'dq2', 'dq3', 'dq4', 'dq5'].includes(key)))
const withoutU = (inputs: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(inputs).map(([key, value]) => [
      key,
      ['trips', 'legs', 'loads', 'pools', 'services', 'products', 'flows'].includes(key)
        ? (value as object[]).map(unscored)
        : value,
    ]),
  )

describe('the simulation', () => {
  const example = meeting.definition.example
  const asked = { ...example, uncertainty: { R: 10, 'trips.EF_t': 20, EF_e: 5 } }

  test('has the value in its middle, and an interval as wide as was said', () => {
    const { value, simulated } = output(
      of(sum, { a: 100, b: 0, c: 1, uncertainty: { a: 10 } }, { draws: 100_000 }),
      's',
    )
    expect(simulated.median / value).toBeCloseTo(1, 2)
    expect(simulated.mean / value).toBeCloseTo(1, 2)
    expect(simulated.sd).toBeCloseTo(10 / 1.959964, 1)
    expect(simulated.low).toBeCloseTo(90, 0)
    expect(simulated.high).toBeCloseTo(110, 0)
    for (const { value: at, simulated: s } of Object.values(of(meeting, asked).outputs))
      expect(Math.abs((s?.median ?? 0) / at - 1)).toBeLessThan(0.02)
  })

  test('another seed gives other draws, and the seed stands in the answer', () => {
    expect(of(meeting, asked).seed).toBe(1)
    const other = of(meeting, asked, { seed: 2 })
    expect(other.seed).toBe(2)
    expect(output(other, 'ER').simulated.mean).not.toBe(output(of(meeting, asked), 'ER').simulated.mean)
  })

  test('gives the same figures on every machine', () => {
    const { simulated, propagated } = output(of(meeting, { ...asked, EF_e: 0.5703 }, { seed: 7, draws: 1000 }), 'ER')
    expect({ simulated, half: propagated.half }).toMatchInlineSnapshot(`
      {
        "half": 110.76602403282888,
        "simulated": {
          "draws": 1000,
          "high": 684.2418952064749,
          "low": 476.10487949584285,
          "mean": 574.492340226515,
          "median": 574.8458754805852,
          "positive": 1,
          "sd": 52.701372270255,
        },
      }
    `)
  })

  test('a factor that is used twice is drawn once', () => {
    const two = (trips: object[]) => output(of(meeting, { ...example, trips, uncertainty: { 'trips.EF_t': 20 } }), 'BE')
    const same = two([
      { mode: 'rail', L: 100 },
      { mode: 'rail', L: 100 },
    ])
    const one = two([{ mode: 'rail', L: 200 }])
    const apart = two([
      { EF_t: 0.03546, L: 100 },
      { EF_t: 0.03546, L: 100 },
    ])
    // drawn together twice 100 is as uncertain as 200; drawn apart it is less so by the root of two
    expect(same.simulated.sd / one.simulated.sd).toBeCloseTo(1, 12)
    expect(same.propagated.percent).toBeCloseTo(20, 6)
    expect(same.propagated.contributions).toHaveLength(1)
    expect(apart.simulated.sd / one.simulated.sd).toBeCloseTo(Math.SQRT1_2, 1)
    expect(apart.propagated.percent).toBeCloseTo(20 / Math.SQRT2, 6)
  })

  test('a factor is drawn alike in two calculations of one seed', () => {
    const of1 = of(meeting, { ...example, trips: [{ mode: 'rail', L: 1 }], uncertainty: { 'trips.EF_t': 20 } })
    const of2 = of(meeting, { ...example, trips: [{ mode: 'rail', L: 2 }], uncertainty: { 'trips.EF_t': 20, PUE: 5 } })
    expect(output(of2, 'BE').simulated.high / output(of1, 'BE').simulated.high).toBeCloseTo(2, 12)
  })

  test('two inputs with the same factor are drawn together', () => {
    const by = { place: 'region' }
    const grid = (label: string) => factor('grid', 'kgCO2/kWh', '电', label, by, { max: 2 })
    const region = { kind: 'text', label: both('Region'), optional: true } as const
    const method = ready({
      inputs: { a: grid('A'), b: grid('B'), region },
      formulas: { d: is('a - b', 'kgCO2/kWh') },
      outputs: { d: '0' },
    })
    const together = output(of(method, { uncertainty: { a: 10, b: 10 } }), 'd')
    expect(together.simulated).toMatchObject({ low: 0, high: 0, sd: 0, positive: 0 })
    expect(together.propagated.half).toBe(0)
    expect(output(of(method, { b: 0.5, uncertainty: { a: 10, b: 10 } }), 'd').simulated.sd).toBeGreaterThan(0.02)
  })

  test('a share stays between 0 and 1, and the draws that were put on the end are counted', () => {
    const method = ready({ inputs: { r: share('甲', 'A') }, formulas: { y: is('r') }, outputs: { y: '0' } })
    const found = of(method, { r: 0.95, uncertainty: { r: 40 } })
    expect(output(found, 'y').simulated.high).toBe(1)
    expect(found.inputs[0]).toMatchObject({ shape: 'normal' })
    expect(found.inputs[0]?.clipped).toBeGreaterThan(3000)
  })

  test('what may not be negative is lognormal where its spread is wide, a factor always', () => {
    const shapes = (uncertainty: object) => of(sum, { a: 1, b: 1, c: 1, uncertainty }).inputs.map(({ shape }) => shape)
    expect(shapes({ c: 60 })).toEqual(['normal'])
    expect(shapes({ c: 61 })).toEqual(['lognormal'])
    expect(shapes({ a: 300 })).toEqual(['normal'])
    const found = of(meeting, asked)
    expect(new Set(found.inputs.filter(({ key }) => key.endsWith('EF_t')).map(({ shape }) => shape))).toEqual(
      new Set(['lognormal']),
    )
    expect(output(of(sum, { a: 0, b: 0, c: 5, uncertainty: { c: 200 } }), 's').simulated.sd).toBe(0)
  })

  test('draws that a check refuses, or that give no number, are counted by code and in no statistic', () => {
    const method = ready({
      inputs: { a: number(), b: positive() },
      formulas: { y: is('a'), z: is('1 / b') },
      checks: { 'A-MOST': refuse('a <= 100', seed('1'), '甲', 'A') },
      outputs: { y: '0', z: '0' },
    })
    const { failed, outputs } = of(method, { a: 100, b: 1, uncertainty: { a: 10 } })
    expect(Object.keys(failed)).toEqual(['A-MOST'])
    expect(Math.abs((failed['A-MOST'] ?? 0) - 5000)).toBeLessThan(200)
    expect(outputs.y?.simulated?.draws).toBe(10_000 - (failed['A-MOST'] ?? 0))
    expect(outputs.y?.simulated?.high).toBeLessThanOrEqual(100)
    // three and a quarter deviations below its value b is zero
    const divided = of(method, { a: 1, b: 1, uncertainty: { b: 60 } }, { draws: 100_000 })
    expect(divided.failed['NOT-FINITE']).toBe(divided.inputs[0]?.clipped)
    expect(divided.failed['NOT-FINITE']).toBeGreaterThan(20)
  })

  test('an output that exists in some draws only says in how many', () => {
    const method = ready({
      inputs: { a: number() },
      formulas: { y: is('IF(a > 1, BLANK(), a)') },
      outputs: { y: '0' },
    })
    const { draws, high } = output(of(method, { a: 1, uncertainty: { a: 10 } }), 'y').simulated
    expect(Math.abs(draws - 5000)).toBeLessThan(200)
    expect(high).toBeLessThanOrEqual(1)
  })

  test('a value that is worked out varies by its parts, or as a whole where that is said', () => {
    const trips = [{ mode: 'rail', n: 10, d: 100 }]
    const parts = of(meeting, { ...example, trips, uncertainty: { 'trips.n': 10 } })
    expect(parts.inputs.map(({ key }) => key)).toEqual(['trips/0/n'])
    expect(output(parts, 'BE').propagated.percent).toBeCloseTo(10, 6)
    const whole = of(meeting, {
      ...example,
      trips: [{ mode: 'rail', n: 10, d: 100, u: 20 }],
      uncertainty: { 'trips.n': 10 },
    })
    expect(whole.inputs.map(({ key, value }) => [key, value])).toEqual([['trips/0/L', 2000]])
    expect(output(whole, 'BE').propagated.percent).toBeCloseTo(20, 6)
    expect(whole.idle).toEqual(['trips.n'])
  })

  test('the key of a cell counts before the column u of its row, and that before the key of the column', () => {
    const trips = [
      { mode: 'rail', L: 1, u: 5 },
      { mode: 'metro', L: 1, u: 5 },
      { mode: 'taxi', L: 1 },
    ]
    const found = of(meeting, { ...example, trips, uncertainty: { 'trips.L': 9, 'trips/0/L': 1 } })
    expect(found.inputs.map(({ key, percent }) => [key, percent])).toEqual([
      ['trips/0/L', 1],
      ['trips/1/L', 5],
      ['trips/2/L', 9],
    ])
  })

  test('lists are named whole or by their cells', () => {
    const method = ready({
      inputs: { minutes: list('分', 'Minutes', positive()) },
      formulas: { total: is('SUM(minutes.value)') },
      outputs: { total: '0' },
    })
    const found = of(method, { minutes: [10, 20], uncertainty: { minutes: 10, 'minutes/1': 20 } })
    expect(found.inputs.map(({ key, percent, value }) => [key, percent, value])).toEqual([
      ['minutes/0', 10, 10],
      ['minutes/1', 20, 20],
    ])
    expect(output(found, 'total').propagated.half).toBeCloseTo(Math.sqrt(1 + 16), 6)
  })
})

describe('what is refused', () => {
  const example = meeting.definition.example
  const told = (more: object, options?: UncertaintyOptions) =>
    codes(uncertainty(meeting, { ...example, ...more }, options))

  test.each<[object, string[]]>([
    [{ uncertainty: { PE: 5 } }, ['/uncertainty/PE UNKNOWN-KEY']],
    [{ uncertainty: { year: 5 } }, ['/uncertainty/year UNKNOWN-KEY']],
    [{ uncertainty: { 'trips/4/L': 5 } }, ['/uncertainty/trips~14~1L UNKNOWN-KEY']],
    [{ uncertainty: { R: -1 } }, ['/uncertainty/R RANGE']],
    [{ uncertainty: { R: 1001 } }, ['/uncertainty/R RANGE']],
    [{ uncertainty: { R: '5' } }, ['/uncertainty/R TYPE']],
    [{ uncertainty: { R: null, x: 1 } }, ['/uncertainty/R TYPE', '/uncertainty/x UNKNOWN-KEY']],
    [{ uncertainty: [5] }, ['/uncertainty TYPE']],
    [{ uncertainty: 5 }, ['/uncertainty TYPE']],
    [{ pedigree: { R: [1, 2, 3, 4] } }, ['/pedigree/R TYPE']],
    [{ pedigree: { R: [1, 2, 3, 4, 6] } }, ['/pedigree/R TYPE']],
    [{ pedigree: { R: [1, 2, 3, 4, 1.5] } }, ['/pedigree/R TYPE']],
    [{ pedigree: { R: [1, 1, 1, 1, 1] }, uncertainty: { R: 1 } }, ['/pedigree/R CONFLICT']],
    [{}, ['/uncertainty MISSING']],
    [{ uncertainty: {} }, ['/uncertainty MISSING']],
    [{ uncertainty: { EG: 5 } }, ['/uncertainty MISSING']],
  ])('%j', (more, expected) => {
    expect(told(more)).toEqual(expected)
  })

  test('says which keys there are, and what a single row is called', () => {
    const answer = uncertainty(meeting, { ...example, uncertainty: { x: 1 } })
    const [problem] = answer.ok ? [] : answer.problems
    expect(problem?.en).toMatch(/the keys are .*trips\.EF_t, trips\.L.*; a single row is written trips\/0\/EF_t/)
    expect(problem?.zh).toContain('可用的键有 trips.EF_t')
  })

  test.each<[UncertaintyOptions, string[]]>([
    [{ draws: 0 }, ['/draws RANGE']],
    [{ draws: 100_001 }, ['/draws RANGE']],
    [{ draws: 1.5 }, ['/draws RANGE']],
    [{ seed: -1 }, ['/seed RANGE']],
    [{ seed: 2 ** 32 }, ['/seed RANGE']],
    [{ seed: '1', draws: Number.NaN }, ['/seed RANGE', '/draws RANGE']],
    [{ seed: 2 ** 32 - 1, draws: 1 }, []],
  ])('%j', (options, expected) => {
    expect(told({ uncertainty: { R: 1 } }, options)).toEqual(expected)
  })

  test('more than one calculation may take is refused, with what may be asked for', () => {
    const trips = Array.from({ length: 1_000 }, () => ({ EF_t: 1, L: 1, u: 1 }))
    const answer = uncertainty(meeting, { ...example, trips }, { draws: 100_000 })
    expect(codes(answer)).toEqual(['/draws LIMIT'])
    const most = Number(/at most (\d+)/.exec(answer.ok ? '' : (answer.problems[0]?.en ?? ''))?.[1])
    expect(most).toBeGreaterThan(1_000)
  })
})

describe('sensitivity', () => {
  const linear = ready({
    inputs: { a: number(), b: positive(), zero: number(), r: share('率', 'Rate') },
    formulas: { other: is('b'), y: is('2 * a + b * r + zero') },
    outputs: { other: '0', y: '0' },
  })
  const found = (method: Method, inputs: unknown, options?: { output: string }): Sensitivity => {
    const answer = sensitivity(method, inputs, options)
    if (!answer.ok) throw new Error(answer.problems.map(({ en }) => en).join('; '))
    return answer.sensitivity
  }
  const inputs = { a: 10, b: 5, zero: 0, r: 0.96 }

  test('moves a linear output by exactly 10 % of the term, the largest first', () => {
    const { output, value, bars, left } = found(linear, inputs)
    expect([output, value]).toEqual(['y', 24.8])
    expect(bars.map(({ key }) => key)).toEqual(['a', 'b', 'r'])
    expect(bars[0]).toMatchObject({ value: 10, low: { input: 9 }, high: { input: 11 } })
    expect(bars[0]?.low?.output).toBeCloseTo(22.8, 12)
    expect(bars[0]?.high?.output).toBeCloseTo(26.8, 12)
    expect(bars[1]?.high?.output).toBeCloseTo(25.28, 12)
    expect(left).toEqual([{ key: 'zero', label: { zh: '甲', en: 'A' }, why: 'zero' }])
  })

  test('an end outside the range is clipped, and it is told', () => {
    const { bars } = found(linear, inputs)
    const rate = bars.find(({ key }) => key === 'r')
    expect(rate?.high).toEqual({ input: 1, output: 25, clipped: true })
    expect(rate?.low).not.toHaveProperty('clipped')
  })

  test('what results are given for is not varied', () => {
    const server = prepare(definitions.find(({ id }) => id === 'server') ?? expect.fail())
    const given = { ...server.definition.example, quantity: 10 }
    const { bars, left } = found(server, given)
    expect([...bars, ...left].map(({ key }) => key)).not.toContain('quantity')
  })

  test('another output is asked for by its key', () => {
    expect(found(linear, inputs, { output: 'other' }).bars[0]?.key).toBe('b')
    expect(codes(sensitivity(linear, inputs, { output: 'x' }))).toEqual(['/output CHOICE'])
    expect(codes(sensitivity(linear, { a: 1 }))).toContain('/b MISSING')
  })

  test('shares that must sum to one are left out, with the code that says so', () => {
    const method = ready({
      inputs: { k: number(), parts: rows('份', 'Parts', { s: share('份', 'Share') }) },
      formulas: { total: is('SUM(parts.s)'), y: is('k * total') },
      checks: { 'SUM-ONE': refuse('ABS(total - 1) <= 1e-9', seed('1'), '甲', 'A') },
      outputs: { y: '0' },
    })
    const { bars, left } = found(method, { k: 2, parts: [{ s: 0.4 }, { s: 0.6 }] })
    expect(bars.map(({ key }) => key)).toEqual(['k'])
    expect(left).toEqual(
      ['parts/0/s', 'parts/1/s'].map((key) => ({
        key,
        label: { zh: '份', en: 'Share' },
        why: 'refused',
        codes: ['SUM-ONE'],
      })),
    )
  })

  test('a factor of the library is moved everywhere at once and named by its record', () => {
    const trips = [
      { mode: 'rail', L: 100 },
      { mode: 'rail', L: 300 },
      { EF_t: 0.1, L: 1 },
    ]
    const { bars } = found(meeting, { ...meeting.definition.example, trips }, { output: 'BE' })
    const rail = bars.find(({ factor: id }) => id !== undefined)
    expect(rail).toMatchObject({ key: 'travel/rail/uk-2023/2023', value: 0.03546, unit: 'kgCO2e/pkm' })
    expect(rail?.high?.output).toBeCloseTo(0.03546 * 1.1 * 400 + 0.1, 10)
    expect(bars.map(({ key }) => key)).toContain('trips/2/EF_t')
  })

  test('with many cells whole columns are moved', () => {
    const trips = Array.from({ length: 150 }, (_, i) => ({ EF_t: 0.1, L: i + 1 }))
    const { bars } = found(meeting, { ...meeting.definition.example, trips }, { output: 'BE' })
    expect(bars.map(({ key }) => key)).toEqual(expect.arrayContaining(['trips.EF_t', 'trips.L']))
    expect(bars.find(({ key }) => key === 'trips.L')).not.toHaveProperty('value')
    expect(bars.find(({ key }) => key === 'trips.EF_t')?.value).toBe(0.1)
  })

  test.each(methods)('%s: the same on generated code and on closures', (_, method) => {
    fc.assert(
      fc.property(validInputs(method, { factors: 'named' }), (drawn) => {
        if (!calculate(method, drawn).ok) return
        expect(sensitivity(method, drawn, { executor: method.evaluate.run })).toEqual(sensitivity(method, drawn))
      }),
      { numRuns: runs },
    )
  })
})

describe('choices by their Chinese titles', () => {
  /** The cells with every choice named by its title. */
  const titled = (cells: Readonly<Record<string, Input>>, inputs: Inputs): Inputs =>
    Object.fromEntries(
      Object.entries(inputs).map(([key, value]) => {
        const input = cells[key]
        if (input?.kind === 'choice') return [key, input.options[value as string]?.zh ?? value]
        if (input?.kind !== 'rows') return [key, value]
        return [key, (value as Inputs[]).map((row) => titled(input.columns, row))]
      }),
    )

  test.each(methods)('%s gives the same as by their keys', (_, method) => {
    const { inputs, example } = method.definition
    const spelled = titled(inputs, example)
    expect(sensitivity(method, spelled)).toEqual(sensitivity(method, example))
    const rows = Object.entries(inputs).find(([key, one]) => one.kind === 'rows' && one.spread && key in example)
    const numbers = Object.entries(inputs).find(([key, one]) => one.kind === 'quantity' && key in example)
    const column = rows?.[1].kind === 'rows' ? `${rows[0]}.${rows[1].spread}` : numbers?.[0]
    const uncertain = { uncertainty: { [column ?? '']: 10 } }
    const found = of(method, { ...spelled, ...uncertain }, { draws: 200 })
    expect(found).toEqual(of(method, { ...example, ...uncertain }, { draws: 200 }))
    expect(found.failed).toEqual({})
  })
})

describe('values of columns', () => {
  const cloud = methods.find(([id]) => id === 'cloud')?.[1] as Method
  const inputs = { ...cloud.definition.example, uncertainty: { 'services.direct': 10 } }

  test('each has its interval, under the name of its row', () => {
    const found = of(cloud, inputs, { draws: 500 })
    const answer = calculate(cloud, inputs)
    const { values = [], names = [] } = (answer.ok && answer.result.columns?.customer) || {}
    expect(values.length).toBeGreaterThan(1)
    for (const [i, value] of values.entries()) {
      const one = output(found, `customer/${i}`)
      expect(one.value).toBe(value)
      expect(one.label.zh).toContain(names[i])
      expect(one.propagated.half).toBeGreaterThan(0)
      expect(one.simulated.low).toBeLessThan(value)
      expect(one.simulated.high).toBeGreaterThan(value)
    }
  })

  test('the sensitivity is of the first of the last column, or of the one asked for', () => {
    const first = sensitivity(cloud, inputs)
    const second = sensitivity(cloud, inputs, { output: 'customer/1' })
    expect(first.ok && first.sensitivity.output).toBe('customer/0')
    expect(second.ok && second.sensitivity.bars.length).toBeGreaterThan(0)
    expect(codes(sensitivity(cloud, inputs, { output: 'customer/9' }))).toEqual(['/output CHOICE'])
  })

  test('more than can be kept are refused with how many draws there may be', () => {
    const customers = Array.from({ length: 500 }, (_, i) => `c${i}`)
    const many = { services: [], products: [{ direct: 1 }], customers, usage: [customers.map(() => 1)] }
    const answer = uncertainty(cloud, { ...many, uncertainty: { 'products.direct': 10 } })
    expect(codes(answer)).toEqual(['/draws LIMIT'])
  })
})
