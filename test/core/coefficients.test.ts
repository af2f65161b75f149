/** Coefficients that are looked up by themselves, factors that must be chosen, codes of an input's own, refused keys, and functions with several results: decision 0009. */
import { describe, expect, test } from 'vitest'
import { calculate, type Method, prepare } from '../../core/calculate.ts'
import { findFactor } from '../../core/factors/index.ts'
import { factor, type Input, inference, quantity, refusal, unset } from '../../core/method.ts'
import { definitions } from '../../core/methods/index.ts'
import { sheetFunctions } from '../../core/sheet/index.ts'
import { readParams } from '../../core/tables/index.ts'
import { is, ready } from './toy.ts'

const methods = definitions.map((definition) => prepare(definition))
const functions = sheetFunctions(methods)
const run = (name: string, ...args: unknown[]) =>
  (functions.find((one) => one.name === name) ?? expect.fail(name))
    .run(args)
    .map((row) => row.map((cell) => (typeof cell === 'object' ? cell.problems.map(({ code }) => code).join() : cell)))
const method = (id: string): Method => methods.find(({ definition }) => definition.id === id) ?? expect.fail(id)
const resultOf = (of: Method, inputs: Record<string, unknown>) => {
  const answer = calculate(of, inputs, { trace: true })
  return answer.ok ? answer.result : expect.fail(answer.problems.map(({ en }) => en).join())
}
const codesOf = (of: Method, inputs: unknown) => {
  const answer = calculate(of, inputs)
  return answer.ok ? [] : answer.problems.map(({ path, code }) => `${path} ${code}`)
}

const toy = ready({
  inputs: {
    GB: quantity('GB', '量', 'Amount', { unset: unset('X-GB', inference('3'), '请填写量', 'Give the amount') }),
    low: factor('network', 'kWh/GB', '低', 'Low', {}, { key: 'low' }),
    own: factor('network', 'kWh/GB', '所选', 'Chosen', {}, { chosen: true }),
  },
  formulas: { E: is('GB * low', 'kWh'), F: is('GB * own', 'kWh') },
  refused: { paper: refusal('X-PAPER', inference('4'), { zh: '纸', en: 'Paper' }, '不计纸张', 'No paper') },
  outputs: { E: '0', F: '0' },
  functions: { BOTH: { gives: ['E', 'F'], takes: ['GB', 'own'] } },
})

describe('a coefficient', () => {
  test('is taken by itself, appears among the factors used and in the trace', () => {
    const { outputs, used, trace } = resultOf(toy, { GB: 1000, own: 0.5 })
    expect(outputs).toMatchObject({ E: { value: 1 }, F: { value: 500 } })
    expect(used.map(({ id, paths, gases }) => [id, paths, gases])).toEqual([
      ['network/low/GLO/2020', ['/low'], undefined],
    ])
    expect(trace?.find(({ key }) => key === 'low')).toMatchObject({ status: 'factor', factor: 'network/low/GLO/2020' })
  })

  test('may be given as a number, an id, a short id or a key', () => {
    const low = (low: unknown) => resultOf(toy, { GB: 1000, own: 0.5, low }).outputs.E?.value
    expect([0.002, 'network/high/GLO/2024', 'network/high', 'high'].map(low)).toEqual([2, 59, 59, 59])
    expect(codesOf(toy, { GB: 1, own: 0.5, low: 'none' })).toEqual(['/low EF-UNKNOWN'])
  })

  test('is looked up by a function that does not take it', () => {
    expect(run('CLOUDDOC_BAND', 50, 30, 0.18491070416, 0.5306)).toEqual([
      [expect.closeTo(-0.17429870416, 12), expect.closeTo(0.44119729584, 12)],
    ])
    expect(run('CLOUD_ESTIMATE', 1000, 0.3, 0, 0, 0, null, 1, 1)).toEqual([[expect.closeTo(1.568, 12)]])
    expect(run('PCF_COMPONENT', 'hdd')).toEqual([[31.11]])
    expect(run('PCF_COMPONENT', '内存', 32, 2)).toEqual([[expect.closeTo(40.42, 12)]])
    expect(run('PCF_COMPONENT', 'psu')).toEqual([[expect.closeTo(72.657, 12)]])
    expect(run('PCF_COMPONENT', 'cpu')).toEqual([['MISSING']])
    expect(run('PCF_COMPONENT', 'hdd', 5)).toEqual([['CONFLICT']])
  })
})

test('every coefficient of every method is in the library, in its unit, and not from memory', () => {
  const coefficients = definitions.flatMap(({ inputs }) =>
    Object.values(inputs as Record<string, Input>).flatMap((input) =>
      input.kind === 'factor' && input.key !== undefined ? [input] : [],
    ),
  )
  expect(coefficients.length).toBeGreaterThan(15)
  for (const { family, key, unit } of coefficients) {
    const found = findFactor({ family, key }, '')
    expect('record' in found && [found.record.unit, found.record.certainty === 'M'], `${family}/${key}`).toEqual([
      unit,
      false,
    ])
  }
})

test('the proof refuses a factor that is chosen and has a key, and a refused key that is an input', () => {
  const low = factor('network', 'kWh/GB', '低', 'Low', {}, { key: 'low', chosen: true })
  expect(() => ready({ inputs: { low } })).toThrow('toy low: is chosen and has a key')
  const refused = { a: refusal('X', inference(), { zh: '甲', en: 'A' }, '甲', 'A') }
  expect(() => ready({ inputs: { a: quantity('-', '甲', 'A') }, refused })).toThrow('toy: a is defined twice')
})

describe('a factor that must be chosen', () => {
  test('is asked for, and never looked up', () => {
    expect(codesOf(toy, { GB: 1 })).toEqual(['/own MISSING'])
    expect(resultOf(toy, { GB: 1, own: 'network/central' }).outputs.F?.value).toBe(0.015)
    expect(run('CLOUDDOC_BE', 1000, 2, 5, 4)).toEqual([['D-INET-UNSET']])
    expect(run('CLOUDDOC_BE', 1000, 2, 5, 4, 'network/central', 0.5306)).toEqual([[expect.closeTo(0.39795, 12)]])
    expect(run('CLOUD_ESTIMATE', 1000, 0.3, 0, 0, 10, null, 1, 1)).toEqual([['MISSING']])
    expect(run('CLOUD_ESTIMATE', 1000)).toEqual([['C-PUE']])
  })
})

test('an input that is not there says so under its own code', () => {
  expect(calculate(toy, { own: 1 })).toMatchObject({
    problems: [{ path: '/GB', code: 'X-GB', severity: 'error', clause: '3', zh: '请填写量', en: 'Give the amount' }],
  })
})

describe('a key that is kept out', () => {
  test('is answered with its own code, by key and in a sheet by its title', () => {
    expect(codesOf(toy, { GB: 1, own: 1, paper: null, other: 1 })).toEqual(['/paper X-PAPER', '/other UNKNOWN-KEY'])
    for (const name of ['paper', '纸', 'Paper'])
      expect(readParams(toy, [[name, 1]])).toMatchObject({
        problems: [{ path: '/paper', code: 'X-PAPER', clause: '4' }],
      })
    const block = Object.entries({ ...method('clouddoc').definition.example, 打印: 3 }).map((row) => [...row])
    expect(run('CLOUDDOC_BAND', block)).toEqual([['D-PAPER', 'D-PAPER', 'D-PAPER']])
  })

  test('is not inherited', () => {
    expect(codesOf(toy, { GB: 1, own: 1, constructor: 1 })).toEqual(['/constructor UNKNOWN-KEY'])
  })
})

describe('a function with several results', () => {
  const block = Object.entries(method('clouddoc').definition.example).map((row) => [...row])

  test('gives them side by side, with the codes behind them in block and table form', () => {
    const both = [expect.closeTo(-0.17429870416, 12), expect.closeTo(0.44119729584, 12)]
    const codes = 'M-CO2-ONLY, D-SIGN, D-NEGATIVE'
    expect(run('CLOUDDOC_BAND', block)).toEqual([[...both, codes]])
    const table = [block.map(([key]) => key), block.map(([, value]) => value), block.map(() => '')]
    expect(run('CLOUDDOC_BAND', table)).toEqual([
      [...both, codes],
      ['', '', ''],
    ])
  })
})

describe('a parameter of a function', () => {
  test('that is not marked optional is required, though the method may do without it', () => {
    expect(
      run('PCF_TEC', [
        ['P', 'share'],
        [100, 1],
      ]),
    ).toEqual([[876]])
    expect(run('PCF_TEC')).toEqual([['MISSING']])
    expect(run('PCF_OVERHEAD', 1000, 5, 1.5, 0.5)).toEqual([[1250]])
    expect(run('PCF_OVERHEAD', 1000, 5)).toEqual([['MISSING']])
  })

  test('loses a default that the function cannot work out', () => {
    expect(run('CLOUDDOC_TRAFFIC', 1000, 5, null, 200, 20, 4)).toEqual([['MISSING']])
    expect(run('CLOUDDOC_TRAFFIC', 1000, 5, 2, 200, 20, 4)).toEqual([[30]])
    expect(run('CLOUDDOC_PE_STORAGE', 0.002, 1.2, 205_000, 1e-6, 1.3, 0.5306)).toEqual([
      [expect.closeTo(0.18491070416, 12)],
    ])
  })
})

test('a value that only one route asks for is worked out on that route only', () => {
  const { example } = method('clouddoc').definition
  const { TB, rho, w, days, e_q, PUE, ...rest } = example
  const trace = resultOf(method('clouddoc'), { ...rest, dcRoute: 'measured', E_dc: 1 }).trace ?? []
  expect(trace.filter(({ key }) => ['TB', 'rho', 'E_up'].includes(key))).toEqual([])
  const { TB: _, ...bottomUp } = example
  expect(resultOf(method('clouddoc'), bottomUp).trace?.find(({ key }) => key === 'TB')).toMatchObject({
    value: 0.002,
    status: 'derived',
    clause: '4 (2) 1)',
  })
})

test('figures by key are found in a cell', () => {
  expect(run('GHG_FACTOR', 'network', 'central')).toEqual([[0.015]])
  expect(run('GHG_FACTOR', 'freight', '铁路货运')).toEqual([[0.006502]])
  expect(run('GHG_FACTOR', 'network', 'none')).toEqual([['EF-UNKNOWN']])
})
