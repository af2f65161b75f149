/** Units of amounts: how they are spelled, and how a factor per one becomes a factor per another. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { amountUnit, perAmount } from '../../core/factors/amounts.ts'

describe('spellings', () => {
  test.each([
    ['kWh', ['kwh', ' KWH ', '千瓦时', '度', 'ｋＷｈ']],
    ['MWh', ['mwh', '兆瓦时']],
    ['kg', ['KG', '千克', '公斤']],
    ['t', ['吨', 'T', 'tonne']],
    ['m3', ['m³', '立方米', 'M3']],
    ['m2', ['m²', '平方米']],
    ['L', ['l', '升']],
    ['tkm', ['t*km', 't·km', 't.km', 't × km', '吨公里', 'TKM']],
    ['kg*km', ['kg·km', 'kg.km', '公斤公里']],
    ['pcs', ['个', '台', '件', 'pc', 'unit']],
  ])('%s', (unit, spellings) => {
    for (const text of [unit, ...spellings]) expect(amountUnit(text)?.unit, text).toBe(unit)
  })

  test.each(['', 'kgCO2e', 'lb', '箱', 'constructor', 'kg/kWh'])('%j is none', (text) => {
    expect(amountUnit(text)).toBeUndefined()
  })
})

describe('a factor', () => {
  test.each([
    [0.5777, 'kgCO2e/kWh', 'kWh', 0.5777],
    [0.5777, 'kgCO2e/kWh', 'MWh', 577.7],
    [0.5777, 'kgCO2e/kWh', 'GWh', 577_700],
    [0.36, 'kgCO2e/kWh', 'MJ', 0.1],
    [2.6, 'kgCO2e/kg', 'g', 0.0026],
    [2.6, 'kgCO2e/kg', 't', 2600],
    [460, 'kgCO2e/t', 'kg', 0.46],
    [0.1, 'kgCO2e/km', 'm', 0.0001],
    [0.35, 'kgCO2e/m3', 'L', 0.00035],
    [0.35, 'kgCO2e/t', 't', 0.35],
    [0.1, 'kgCO2e/tkm', 'kg*km', 0.0001],
    [0.1, 'kgCO2e/tkm', '吨公里', 0.1],
    [31.11, 'kgCO2e', 'pcs', 31.11],
    [31.11, 'kgCO2e', '台', 31.11],
    [0.5, 'kgCO2e/GB', 'TB', 500],
    // what is not in the table still is itself
    [7, 'kgCO2e/driver', 'Driver', 7],
  ])('of %d %s per %s is %d', (value, from, to, expected) => {
    expect(perAmount(value, from, to)).toBe(expected)
  })

  test.each([
    ['kgCO2e/kWh', 'kg'],
    ['kgCO2e/t', 'm3'],
    ['kgCO2e/kg', 'pcs'],
    ['kgCO2e', 'kg'],
    ['kgCO2e/pkm', 'km'],
    ['kgCO2e/kWh', '箱'],
    ['kgCO2e/driver', 'kWh'],
  ])('of %s is none per %s', (from, to) => {
    expect(perAmount(1, from, to)).toBeUndefined()
  })

  test('goes there and back', () => {
    const pairs = [
      ['kWh', 'MWh'],
      ['kg', 't'],
      ['km', 'm'],
      ['m3', 'L'],
      ['tkm', 'kg*km'],
      ['kWh', 'GJ'],
    ] as const
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), fc.constantFrom(...pairs), (value, [a, b]) => {
        const there = perAmount(value, `kgCO2e/${a}`, b) as number
        const back = perAmount(there, `kgCO2e/${b}`, a) as number
        expect(Math.abs(back - value)).toBeLessThanOrEqual(4e-16 * value)
      }),
    )
  })
})
