/** Numbers and units as people read them. */
import { expect, test } from 'vitest'
import { readable, readableNumbers } from '../../core/display.ts'
import { unitShown } from '../../core/unit-names.ts'

test.each([
  [0, '', '0'],
  [-3.637978807e-12, 'kgCO2e', '-3.638 × 10⁻¹²'],
  [9.9e-7, '', '9.9 × 10⁻⁷'],
  [1e-6, '', '0.000001'],
  [5777, 'kgCO2e', '5,777'],
  [21131.7, 'kgCO2e', '21,131.7'],
  [-1234.5, 'kg', '-1,234.5'],
  [2023, '-', '2023'],
  [2023, 'kWh', '2,023'],
  [2023.5, '-', '2,023.5'],
  [2 / 3, '-', '0.6666666667'],
])('%s %s is read as %s', (value, unit, text) => expect(readable(value, unit)).toBe(text))

test.each([
  ['131.25733333333332 * (0.5703 - 2.5)', '131.2573333 * (0.5703 - 2.5)'],
  ['SUM(12345678.123456789; 3)', 'SUM(12345678.12; 3)'],
  ['1.2345678901234e-9 + 10', '1.23456789e-9 + 10'],
  ['"G3.1.4" = 100000000000', '"G3.1.4" = 100000000000'],
])('the numbers of %s are read as %s', (text, read) => expect(readableNumbers(text)).toBe(read))

test.each([
  ['year', '年', 'years'],
  ['kWh/year', 'kWh/年', 'kWh/year'],
  ['kWh/TB*year', 'kWh/TB*年', 'kWh/TB*year'],
  ['kgCO2e/driver', 'kgCO₂e/用量单位', 'kgCO₂e/unit of use'],
  ['-', '', ''],
  ['', '', ''],
  ['constructor', 'constructor', 'constructor'],
])('%s is called %s and %s', (unit, zh, en) => expect(unitShown(unit)).toEqual({ zh, en }))
