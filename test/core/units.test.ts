/** Units: their algebra, and the proof that a formula has the unit it declares, shown through small definitions. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  byNumber,
  difference,
  isPlain,
  meet,
  plain,
  root,
  times,
  type UnitText,
  unitOf,
} from '../../core/language/units.ts'
import { constant, quantity, rows } from '../../core/method.ts'
import { load } from '../../core/prove.ts'
import { thrown } from './thrown.ts'
import { is, toy } from './toy.ts'

const atoms = [
  '-',
  'kgCO2e',
  'kgCO2',
  'W',
  'h',
  'min',
  'd',
  'year',
  'kWh',
  'GB',
  'MB',
  'kB',
  'TB',
  'kg',
  't',
  'm3',
  'km',
  'tkm',
  'person',
  'pkm',
  'vkm',
  'currency',
] as const
const unit = (text: string) => unitOf(text) ?? expect.fail(`${text} is no unit`)

describe('the algebra', () => {
  const anyUnit = fc
    .tuple(fc.constantFrom(...atoms), fc.constantFrom(...atoms), fc.constantFrom(...atoms))
    .map(([a, b, c]) => unit(`${a}/${b}*${c}`))
  const same = (a: ReturnType<typeof unit>, b: ReturnType<typeof unit>) => meet(a, b) !== undefined

  test('multiplying and dividing undo each other, in any order; a root undoes a square', () => {
    fc.assert(
      fc.property(anyUnit, anyUnit, anyUnit, (a, b, c) => {
        expect(same(times(times(a, b), b, -1), a)).toBe(true)
        expect(same(times(a, b), times(b, a))).toBe(true)
        expect(same(times(times(a, b), c), times(a, times(b, c)))).toBe(true)
        expect(same(root(times(a, a)), a)).toBe(true)
        expect(isPlain(times(a, a, -1))).toBe(true)
        expect(times(a, b, 0)).toEqual({ dims: a.dims, sizes: a.sizes })
      }),
    )
  })

  test('a number explains a size and no other', () => {
    fc.assert(
      fc.property(anyUnit, fc.integer({ min: 2, max: 1e6 }), fc.integer({ min: 2, max: 1e6 }), (a, n, m) => {
        fc.pre(n !== m)
        const smaller = { dims: a.dims, sizes: a.sizes.map((size) => size / n) }
        expect(same(byNumber(a, n), a) && same(byNumber(a, n), smaller)).toBe(true)
        expect(same(byNumber(a, m), smaller)).toBe(false)
        expect(same(a, smaller)).toBe(false)
        expect(byNumber(a, 0)).toBe(a)
      }),
    )
  })

  test.each([
    ['kWh', 'kWh/-', true],
    ['pkm', 'person', false],
    ['kgCO2', 'kgCO2e', false],
    ['kWh', 'W', false],
    ['MB', 'GB', false],
    ['d', 'h', false],
    ['-', 'currency/currency', true],
    ['kWh/GB*h', 'W/GB', false],
  ])('%s can be %s: %s', (a, b, expected) => {
    expect(meet(unit(a), unit(b)) !== undefined).toBe(expected)
  })

  test.each([
    ['MB', 'GB', 0.001],
    ['GB', 'kB', 1e6],
    ['min', 'h', 0.0166666666667],
    ['kgCO2e/t', 'kgCO2e/kg', 0.001],
    ['t', 'kg', 1000],
    ['kWh/year', 'W', 0.114155251142],
  ])('%s in place of %s says the factor', (a, b, factor) => {
    expect(difference(unit(a), unit(b))).toBe(`same dimension, but off by a factor: multiply by ${factor}`)
  })

  test('a unit of another kind says what it is', () => {
    expect(difference(unit('kgCO2'), unit('kgCO2e'))).toBe('found kgCO2')
    expect(difference(unit('kWh/GB'), unit('kWh'))).toBe('found W*h*B^-1')
    expect(difference(plain, unit('kWh'))).toBe('found a plain number')
  })

  test.each(['', 'kwh', 'kWh/', 'kWh/GB/h', 'kWh*h', '/h', 'constructor', '__proto__', 'kWh/toString', ' kWh'])(
    '"%s" is no unit',
    (text) => {
      expect(unitOf(text)).toBeUndefined()
    },
  )
})

/** Inputs named by their unit. */
const inputs = {
  I: quantity('kWh/GB', '强度', 'Intensity'),
  S: quantity('MB', '大小', 'Size'),
  G: quantity('GB', '流量', 'Traffic'),
  W: quantity('W', '功率', 'Power'),
  days: quantity('d', '天数', 'Days'),
  t: quantity('min', '时长', 'Duration'),
  E: quantity('kWh', '电量', 'Electricity'),
  EF: quantity('kgCO2/kWh', '因子', 'Factor'),
  m: quantity('kg', '质量', 'Mass'),
  km: quantity('km', '距离', 'Distance'),
  r: quantity('-', '数', 'Number'),
  table: rows('表', 'Table', {
    e: quantity('kWh', '电量', 'Electricity'),
    f: quantity('kgCO2/kWh', '因子', 'Factor'),
    s: quantity('MB', '大小', 'Size'),
  }),
}
const constants = { GWP: constant(1, 'kgCO2e/kgCO2', '潜势', 'Potential') }
const loadOne = (text: string, unitText: UnitText | 'flag') =>
  load(toy({ inputs, constants, formulas: { x: is(text, unitText) } }))

test.each<[string, UnitText | 'flag']>([
  ['S / 1000 * I', 'kWh'],
  ['I * S / 1000', 'kWh'],
  ['S * 0.001 * I', 'kWh'],
  ['G * I', 'kWh'],
  ['W * 24 * days / 1000', 'kWh'],
  ['W * days * 24 / 1000', 'kWh'],
  ['8.76 * W', 'kWh/year'],
  ['E * EF', 'kgCO2'],
  ['E * EF * GWP', 'kgCO2e'],
  ['m / 1000 * km', 'tkm'],
  ['2 * E', 'kWh'],
  ['(1 + r) * E', 'kWh'],
  ['E^2 / E', 'kWh'],
  ['SQRT(E * E)', 'kWh'],
  ['1 / (1 / E)', 'kWh'],
  ['E / E * r', '-'],
  ['ROUND(E, 2)', 'kWh'],
  ['ABS(-E)', 'kWh'],
  ['MAX(E, 0)', 'kWh'],
  ['MIN(E, G * I, E + 0)', 'kWh'],
  ['IF(r > 0, E, 0)', 'kWh'],
  ['0', 'kWh'],
  ['E > 0', 'flag'],
  ['t > 30', 'flag'],
  ['t > -30', 'flag'],
  ['30 < t', 'flag'],
  ['E = G * I', 'flag'],
  ['G > S / 1000', 'flag'],
  ['SUM(table.e)', 'kWh'],
  ['SUMSQ(table.e) / E', 'kWh'],
  ['SUMPRODUCT(table.e, table.f)', 'kgCO2'],
  ['COUNT(table.e)', '-'],
  ['SUM(table.e) * EXP(r) + LN(r) * E', 'kWh'],
])('%s is in %s', (text, unitText) => {
  expect(loadOne(text, unitText).steps).toHaveLength(1)
})

const other = 'declared another unit: '
const off = `${other}same dimension, but off by a factor: multiply by `
const sides = 'expected one unit on both sides: '
test.each<[string, UnitText | 'flag', string, string]>([
  ['S * I', 'kWh', `${off}0.001`, 'S * I'],
  ['S / 100 * I', 'kWh', `${off}0.001`, 'S / 100 * I'],
  ['W * days', 'kWh', `${off}0.024`, 'W * days'],
  ['W * 24 * days', 'kWh', `${off}0.024`, 'W * 24 * days'],
  ['8.7 * W', 'kWh/year', `${off}8.76`, '8.7 * W'],
  ['W', 'kWh/year', `${off}8.76`, 'W'],
  ['E * EF', 'kgCO2e', `${other}found kgCO2`, 'E * EF'],
  ['E * I', 'kWh', `${other}found W^2*h^2*B^-1`, 'E * I'],
  ['1', 'kWh', `${other}found a plain number`, '1'],
  ['E > 0', 'kWh', 'expected number, found flag', 'E > 0'],
  ['E', 'flag', 'expected flag, found number', 'E'],
  ['E + EF', 'kWh', `${sides}found kgCO2*W^-1*h^-1`, '+ EF'],
  ['r * (E - G)', 'kWh', `${sides}found B`, '- G)'],
  ['1 + E', 'kWh', `${sides}found W*h`, '+ E'],
  ['G - S', 'GB', `${sides}same dimension, but off by a factor: multiply by 0.001`, '- S'],
  ['IF(E > G, 1, 0)', '-', `${sides}found B`, '> G, 1, 0)'],
  ['IF(r > 0, E, G)', 'kWh', `${sides}found B`, 'IF(r > 0, E, G)'],
  ['MAX(E, r)', 'kWh', `${sides}found a plain number`, 'MAX(E, r)'],
  ['ROUND(r, E)', '-', 'expected a plain number', 'E)'],
  ['EXP(E)', '-', 'expected a plain number', 'E)'],
  ['r + LN(E)', '-', 'expected a plain number', 'E)'],
  ['E^r', 'kWh', 'expected a number as the power', '^r'],
  ['SUMPRODUCT(table.e, table.s)', 'kWh', `${other}found W*h*B`, 'SUMPRODUCT(table.e, table.s)'],
])('%s is not in %s', (text, unitText, says, at) => {
  expect(thrown(() => loadOne(text, unitText))).toEqual({ says: `toy 2.1 x: ${says}`, at })
})

test('a unit that does not exist is pointed out', () => {
  expect(thrown(() => loadOne('E', 'kwh' as 'kWh'))).toEqual({
    says: 'toy 2.1 x: expected a known unit, found kwh',
    at: 'E',
  })
})
