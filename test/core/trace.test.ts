/** The trace: every number with where it came from, and texts of numbers that give the number again. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { calculate, type Method, prepare, type Result } from '../../core/calculate.ts'
import { parse } from '../../core/language/parse.ts'
import type { Inputs } from '../../core/method.ts'
import { definitions } from '../../core/methods/index.ts'
import type { TraceStep } from '../../core/trace.ts'
import { validInputs } from './arbitrary.ts'
import { fold } from './fold.ts'

const [meeting, rate, , cloud, storage] = definitions.map((definition) => prepare(definition)) as [
  ...[Method, Method, Method, Method, Method],
]

const traceOf = (method: Method, inputs: Inputs): { result: Result; trace: TraceStep[] } => {
  const answer = calculate(method, inputs, { trace: true })
  if (!answer.ok || !answer.result.trace) return expect.fail(JSON.stringify(answer))
  return { result: answer.result, trace: answer.result.trace }
}
const line = (trace: TraceStep[], path: string) => trace.filter((each) => each.path === path)

const trips = [
  { mode: 'rail', L: 4_800 },
  { EF_t: 0.2, n: 10, d: 25, minutes: 45 },
]
const measured = { trips, peRoute: 'measured', EG: 5, EF_e: 0.5, R: 0.6 }

/** Columns put into a text stand as a list, which only sums and counts may hold. */
const withoutLists = (text: string) =>
  text.replaceAll(/\b(SUM|COUNT)\(([^()]*)\)/g, (_, fn: string, values: string) => {
    const numbers = values === '' ? [] : values.split('; ').map(Number)
    return String(fn === 'COUNT' ? numbers.length : numbers.reduce((sum, each) => sum + each, 0))
  })

/** The value of a text of numbers; undefined where a long column is cut short. */
const replayed = (numbers: string) =>
  numbers.includes('…') ? undefined : fold(parse(withoutLists(numbers)), { TRUE: true, FALSE: false })

test('each kind of line', () => {
  const { trace } = traceOf(meeting, { ...measured, entity: 'Ours' })
  expect(line(trace, '/trips/0/L')).toEqual([
    {
      key: 'trips.L',
      path: '/trips/0/L',
      label: { zh: '出行量', en: 'Travel volume' },
      unit: 'pkm',
      value: 4800,
      status: 'given',
    },
  ])
  expect(line(trace, '/trips/0/EF_t')).toMatchObject([
    { key: 'trips.EF_t', value: 0.03546, unit: 'kgCO2e/pkm', status: 'factor', factor: 'travel/rail/uk-2023/2023' },
  ])
  expect(line(trace, '/trips/1/L')).toMatchObject([
    { status: 'derived', value: 500, formula: 'n * d * k', numbers: '10 * 25 * 2', basis: 'inference' },
  ])
  expect(line(trace, '/trips/1/k')).toMatchObject([{ status: 'default', value: 2 }])
  expect(line(trace, '/apply')).toMatchObject([{ status: 'default', value: 'both' }])
  expect(line(trace, '/entity')).toMatchObject([{ status: 'given', value: 'Ours', unit: '' }])
  expect(line(trace, '/BE')).toMatchObject([
    {
      key: 'BE',
      formula: 'SUM(trips.E)',
      numbers: `SUM(${4800 * 0.03546}; 100)`,
      unit: 'kgCO2e',
      clause: '2.3.4 (1)',
      basis: 'seed',
    },
  ])
  expect(line(trace, '/PE')).toMatchObject(
    [{ numbers: '2.5', value: 2.5 }].map(() => ({ numbers: '5 * 0.5 * 1', value: 2.5 })),
  )
})

test('a choice of the method shows the branch that was taken', () => {
  const numbers = (inputs: Inputs) => line(traceOf(meeting, { ...measured, ...inputs }).trace, '/ER')[0]?.numbers
  expect(numbers({ apply: 'both' })).toMatch(/^\([\d.]+ - 2\.5\) \* 0\.6$/)
  expect(numbers({ apply: 'auto', EG: 0.1 })).toMatch(/^[\d.]+ \* 0\.6 - 0\.05$/)
  expect(numbers({ apply: 'auto', EG: 50 })).toMatch(/^\(/)
  expect(line(traceOf(rate, { route: 'hybrid', offline: 1, online: 3 }).trace, '/R')[0]?.numbers).toBe('1 / (1 + 3)')
})

test('a choice between plain numbers shows the question', () => {
  const { trace } = traceOf(meeting, measured)
  expect(line(trace, '/trips/1/counted')).toMatchObject([
    { value: 1, numbers: 'IF(AND(TRUE, OR(FALSE, 45 > 30)), 1, 0)' },
  ])
})

test('a choice within a sum or a product shows what was chosen', () => {
  const { trace } = traceOf(storage, storage.definition.example)
  expect(line(trace, '/flows/5/E')[0]?.numbers).toBe('3500 * 0.6205 * 1 * (5 / 1) / 1')
  expect(line(trace, '/flows/2/age')[0]?.numbers).toBe('2023 - 2023')
  expect(line(trace, '/flows/1/scores')[0]?.numbers).toMatch(/^IF\(TRUE, 0, 1\) \+/)
})

test('texts are told as they were given', () => {
  const { trace } = traceOf(storage, storage.definition.example)
  expect(line(trace, '/flows/2/processCut')[0]?.numbers).toBe(
    'SUMSAME("硬盘"; "机箱"; "包装"; "组装"; "公路"; "运行"; "拆解", 0; 0; 0.4; 0; 0; 0; 0)',
  )
})

test('what is handed on shows its own and what came from the others', () => {
  const { trace } = traceOf(cloud, cloud.definition.example)
  const [first, second] = [0, 1].map((i) => line(trace, `/services/${i}/public`)[0])
  expect(first?.numbers).toMatch(/^100 \+ 0\.1\d* \* 81\.63\d+$/)
  expect(replayed(first?.numbers ?? '')).toBeCloseTo(Number(first?.value), 12)
  expect(replayed(second?.numbers ?? '')).toBeCloseTo(Number(second?.value), 12)
})

test('a factor per vehicle shows how it is shared', () => {
  const { trace } = traceOf(meeting, {
    ...measured,
    travelSet: 'uk-2023',
    trips: [{ mode: 'car', L: 1, occupancy: 4 }],
  })
  const [factor] = line(trace, '/trips/0/EF_t')
  expect(factor).toMatchObject({
    status: 'factor',
    factor: 'travel/car/uk-2023/2023',
    numbers: expect.stringMatching(/^0\.\d+ \/ 4$/),
  })
  expect(replayed(factor?.numbers ?? '')).toBe(factor?.value)
})

test('a negative number stands in parentheses, so that the text can be read', () => {
  const { trace, result } = traceOf(meeting, { ...measured, EG: 1e6, apply: 'auto' })
  expect(result.outputs.ER?.value).toBeLessThan(0)
  for (const { numbers = '' } of trace) expect(numbers).not.toMatch(/[-+*/^] -/)
})

test('a long column is cut, and says how many values it has', () => {
  const rows = (count: number) => Array.from({ length: count }, (_, i) => ({ EF_t: 1, L: i + 1 }))
  const numbers = (count: number) =>
    line(traceOf(meeting, { ...measured, trips: rows(count) }).trace, '/BE')[0]?.numbers
  const twelve = '1; 2; 3; 4; 5; 6; 7; 8; 9; 10; 11; 12'
  expect([numbers(12), numbers(13)]).toEqual([`SUM(${twelve})`, `SUM(${twelve}; … 13 values)`])
})

describe('what was not used has no line', () => {
  const keys = (method: Method, inputs: Inputs) => new Set(traceOf(method, inputs).trace.map(({ path }) => path))
  test('a default beside the value it is part of', () => {
    expect(keys(meeting, measured).has('/trips/0/k')).toBe(false)
    expect(keys(meeting, measured).has('/trips/1/k')).toBe(true)
  })

  test('inputs and formulas of other routes', () => {
    const found = keys(meeting, measured)
    for (const path of ['/PUE', '/servers', '/E_prov', '/fee', '/trips/0/n', '/region', '/year'])
      expect(found.has(path), path).toBe(false)
    expect(keys(meeting, { trips, peRoute: 'financial', E_prov: 1, fee: 1, revenue: 1, R: 1 }).has('/EG_p')).toBe(false)
  })

  test('a default of another route', () => {
    expect(keys(rate, { route: 'hybrid', offline: 1, online: 3 }).has('/conservative')).toBe(false)
    expect(keys(rate, { route: 'survey', k: 1, n: 3 }).has('/conservative')).toBe(true)
  })

  test('an output that does not exist', () => {
    const { trace, result } = traceOf(meeting, { ...measured, trips: [{ EF_t: 0, L: 1 }] })
    expect([Object.hasOwn(result.outputs, 'ratio'), line(trace, '/ratio')]).toEqual([false, []])
  })
})

test('there is no trace unless it is asked for', () => {
  const answer = calculate(meeting, measured)
  expect(answer.ok && Object.hasOwn(answer.result, 'trace')).toBe(false)
  expect(answer.ok).toBe(true)
})

const runs = process.env.TANBIAO_FULL ? 1000 : 150

describe.each([
  ['meeting', meeting],
  ['meeting-rate', rate],
] as const)('for any input of %s', (_, method) => {
  const { loaded, definition } = method
  const withTrace = (inputs: Inputs, check: (result: Result, trace: TraceStep[]) => void) => {
    const answer = calculate(method, inputs, { trace: true })
    if (answer.ok) check(answer.result, answer.result.trace ?? [])
  }
  const each = (check: (result: Result, trace: TraceStep[], inputs: Inputs) => void) => {
    const inputs = validInputs(method, { factors: 'named' })
    fc.assert(
      fc.property(inputs, (drawn) => withTrace(drawn, (result, trace) => check(result, trace, drawn))),
      { numRuns: runs },
    )
    withTrace(definition.example, (result, trace) => check(result, trace, definition.example))
  }

  test('every output stands in the trace, once', () => {
    each((result, trace) => {
      for (const [key, { value, unit }] of Object.entries(result.outputs)) {
        expect(trace.filter((step) => step.key === key)).toMatchObject([
          { path: `/${key}`, value, unit, status: 'derived' },
        ])
      }
      expect(new Set(trace.map(({ path }) => path)).size).toBe(trace.length)
    })
  })

  test('the numbers of a step give its value', () => {
    let replays = 0
    each((_, trace) => {
      for (const { key, numbers, value, unit } of trace) {
        if (numbers === undefined) continue
        const again = replayed(numbers)
        if (again === undefined) continue
        replays++
        const type = loaded.entries.get(key)?.type.is
        // a zero may have lost its sign on paper
        const plain = typeof again === 'number' ? again + 0 : again
        expect(plain, `${key} = ${numbers} ${unit}`).toBe(type === 'flag' ? value : (value as number) + 0)
      }
    })
    expect(replays).toBeGreaterThan(runs)
  })

  test('each line says what it is: given as it was given, a factor with its record, derived with its formula', () => {
    each((result, trace, inputs) => {
      const at = (path: string) =>
        path
          .split('/')
          .slice(1)
          .reduce<unknown>((value, key) => (value as Inputs | undefined)?.[key], inputs)
      for (const step of trace) {
        const { path, status, value, formula, basis, factor } = step
        const used = result.used.find((one) => one.paths.includes(path))
        expect(step.unit).toBe(loaded.entries.get(step.key)?.unit)
        if (status === 'given') expect([at(path), used]).toEqual([value, undefined])
        if (status === 'factor')
          expect([factor, step.numbers ? replayed(step.numbers) : value]).toEqual([
            used?.id,
            step.numbers ? value : used?.value,
          ])
        if (status === 'default') expect([at(path), used, formula]).toEqual([undefined, undefined, undefined])
        if (status === 'derived')
          expect([at(path), typeof formula, typeof basis]).toEqual([undefined, 'string', 'string'])
      }
    })
  })
})
