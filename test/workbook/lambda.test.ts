/** The LAMBDAs of each method give core's values in IronCalc: the tryouts of the workbook, and arguments at random. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { definitions, type Input, type Inputs, type Method, prepare, type Rows } from '#core'
import { columnsOf, isGroup } from '../../core/inputs.ts'
import { type Filled, filled } from '../../core/workbook/filled.ts'
import { type LambdaParameter, lambdasOf } from '../../core/workbook/lambda.ts'
import { callOf, type Tryout, tryoutOf } from '../../core/workbook/lambda-tryout.ts'
import { validInputs } from '../core/arbitrary.ts'
import { systems } from '../core/systems.ts'
import { calledByIronCalc } from './oracles.ts'

const runs = process.env.TANBIAO_FULL ? 40 : 6
const seeded = process.env.CI ? { seed: 1 } : {}
const all = definitions.flatMap((definition) => {
  const method = prepare(definition)
  return lambdasOf(definition).map((lambda) => ({ id: `${definition.id} ${lambda.name}`, method, lambda }))
})
type One = (typeof all)[number]
const named = all.map((one) => [one.id, one] as const)

const near = (found: unknown, value: unknown, scale: number) =>
  typeof found === 'number' && typeof value === 'number' ? Math.abs(found - value) <= 1e-9 * scale : found === value

/** What differs from core, in words. */
function differences(lambda: One['lambda'], tryouts: readonly Tryout[], formula = lambda.formula) {
  const found = calledByIronCalc(new Map([[lambda.name, formula]]), tryouts)
  return tryouts.flatMap(({ call, values }, k) => {
    const scale = Math.max(...values.flat().map((value) => (typeof value === 'number' ? Math.abs(value) : 0)))
    return values.flatMap((row, i) =>
      row.flatMap((value, j) => {
        const got = found[k]?.[i]?.[j]
        // what does not exist
        const wanted = value === '' ? '#N/A' : value
        return near(got, wanted, scale) ? [] : [`${call}: ${got}, not ${wanted}`]
      }),
    )
  })
}

/** IronCalc takes what is very close to nothing for nothing. */
const everyday = (value: unknown, key = ''): unknown => {
  if (typeof value === 'number')
    return Math.abs(value) > 1e4 ? 1e4 : value !== 0 && Math.abs(value) < 1e-6 ? 0.001 : value
  if (Array.isArray(value)) return value.map((one) => everyday(one))
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, everyday(one, name)]))
    : key === 'process'
      ? String(value)
          .slice(0, 1)
          // an empty text is a name for core, and a blank cell for a sheet
          .replace(/[^a-z]|^$/, 'a')
      : value
}

/** Random clouds as far as a function asks for them. */
const cloudsFor = ({ definition: { inputs } }: Method) =>
  systems
    .filter(({ services }) => services.length > 0)
    .map((all) => {
      const cloud = Object.entries({ ...all, customers: all.usage[0]?.map((_, i) => `${i}`) })
      const column = (key: string) => (isGroup(inputs[key] as Input) ? columnsOf(inputs[key] as Rows) : {})
      return Object.fromEntries(
        cloud.flatMap(([key, value]): [string, unknown][] => {
          if (inputs[key] === undefined) return []
          if (inputs[key].kind !== 'rows') return [[key, value]]
          const rows = value as unknown as readonly Inputs[]
          // what another function gives is as good as what was given
          const own = ({ direct, ...row }: Inputs) =>
            Object.entries({ ...row, direct, E: direct }).filter(([name]) => name in column(key))
          return [[key, rows.map((row) => Object.fromEntries(own(row)))]]
        }),
      )
    })

/** Core takes a default beyond the limits of what may be given. */
const isWithin = ({ entry }: LambdaParameter, { value, count }: Filled) => {
  if (entry?.input?.kind !== 'quantity') return true
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = entry.input
  return Array.from({ length: entry.group === undefined ? 1 : count(entry.group) }, (_, i) => value(entry, i)).every(
    (one) => one === undefined || (Number(one) >= min && Number(one) <= max),
  )
}

/** Calls with arguments that core takes. */
function calls({ lambda }: One): Tryout[] {
  const { part, parameters } = lambda
  const drawn: fc.Arbitrary<unknown> = part.loaded.matrices.size > 0 ? cloudsFor(part) : validInputs(part)
  const tried: Tryout[] = []
  for (const inputs of fc.sample(drawn, { numRuns: 60 * runs, ...seeded })) {
    if (tried.length >= runs) break
    const found = filled(part, everyday(inputs))
    if (found.ok && parameters.every((each) => isWithin(each, found.filled))) tried.push(callOf(lambda, found.filled))
  }
  return tried
}

describe.each(named)('%s', (_, one) => {
  const { method, lambda } = one

  test('can be a LAMBDA and keeps the limits of spreadsheets', () => {
    const { formula, parameters, name, obstacle } = lambda
    expect(obstacle).toBeUndefined()
    expect(formula.length).toBeLessThanOrEqual(8192)
    expect(name).toMatch(/^L_[A-Z_]+$/)
    const locals = [...new Set([...formula.matchAll(/_xlpm\.(\w+)/g)].map(([, each]) => each as string))]
    for (const each of locals) expect(each).not.toMatch(/^([a-z]{1,3}\d+|[rc]\d*|r\d*c\d*)$/i)
    expect(new Set(locals.map((each) => each.toLowerCase())).size).toBe(locals.length)
    expect(parameters.length).toBeLessThanOrEqual(253)
    for (const { symbol } of parameters) expect(formula).toContain(`_xlpm.${symbol}`)
  })

  test('the tryout gives what core has', () => {
    const tryout = tryoutOf(method, lambda)
    for (const value of tryout.values.flat()) expect(typeof value).toBe('number')
    expect(differences(lambda, [tryout])).toEqual([])
  })

  test('arguments at random too', () => {
    const tried = calls(one)
    expect(tried.length).toBeGreaterThan(0)
    expect(differences(lambda, tried)).toEqual([])
  })

  test('a formula that was tampered with is found', () => {
    const tryout = tryoutOf(method, lambda)
    const bad = lambda.formula.replace(/=0,(?!.*=0,)/, '=0,1+')
    expect(differences(lambda, [tryout], bad).length).toBeGreaterThan(0)
  })
})

describe('what core refuses is refused', () => {
  test.each([
    ['L_MEETING_ER(50,2,0.5,"")', 24],
    ['L_MEETING_ER(50,2,0.5,"仅基准线")', '#N/A'],
    ['L_MEETING_ER(50,0.2,0.5,"Baseline only")', 24.8],
    ['L_MEETING_ER(50,2,0.5,"none")', '#N/A'],
    ['L_MEETING_ER(50,2,1.5,"")', '#N/A'],
    ['L_MEETING_ER(50,2,"","")', '#N/A'],
    ['L_MEETING_ER("50",2,0.5,"")', '#N/A'],
    ['L_MEETING_PE_SHARE(100,3,2)', '#N/A'],
    ['L_MEETING_PE_SHARE(100,0,2)', '#N/A'],
    ['L_MEETING_BE({0.1;0.2},{100;""},"","")', '#N/A'],
    ['L_MEETING_BE({0.1;0.2},{100;50},{1;2},{60;60})', 10],
    ['L_MEETING_BE({0.1;0.2},{100;50},{1;"two"},{60;60})', '#N/A'],
  ])('%s is %s', (call, value) => {
    const name = call.split('(')[0]
    const { lambda } = all.find((each) => each.lambda.name === name) as One
    const [[[found]]] = calledByIronCalc(new Map([[lambda.name, lambda.formula]]), [{ call, values: [[value]] }]) as [
      [[unknown]],
    ]
    expect(found).toEqual(typeof value === 'number' ? expect.closeTo(value, 9) : value)
  })
})
