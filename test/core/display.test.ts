/** Numbers and units as people read them. */
import { expect, test } from 'vitest'
import { asResult, inText, readable, readableNumbers, withoutResidue } from '../../core/display.ts'
import { unitShown, withUnitsShown } from '../../core/unit-names.ts'

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
  [2 / 3, '-', '0.6666667'],
  [108.16326530612245, 'kgCO2e', '108.1633'],
  [123456789.123, 'kWh', '123,456,789'],
  [123456.7891, 'kWh', '123,456.7891'],
])('%s %s is read as %s', (value, unit, text) => expect(readable(value, unit)).toBe(text))

test.each([
  ['131.25733333333332 * (0.5703 - 2.5)', '131.2573 * (0.5703 - 2.5)'],
  ['SUM(12345678.123456789; 3)', 'SUM(12345678; 3)'],
  ['1.2345678901234e-9 + 10', '1.234568e-9 + 10'],
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

test.each([
  [13213.111, '#,##0.0000', '13,213'],
  [570.310146, '#,##0.0000', '570.31'],
  [0.00123456789, '#,##0.0000', '0.0012346'],
  [1234567.8, '#,##0.0000', '1,234,568'],
  [1.3, '#,##0.0000', '1.3'],
  [0, '#,##0.0000', '0'],
  [-0.02573070416, '#,##0.0000', '-0.025731'],
  [2001.4, '#,##0.0000', '2,001.4'],
  [2000, '#,##0.0000', '2,000'],
  [9.9999999, '#,##0.0000', '10'],
  [0.000778, '0.00%', '0.08%'],
  [0.0001, '0.0%', '<0.1%'],
  [0, '0.0%', '0.0%'],
  [1, '"是";;"否"', '是'],
  [5.684e-14, '0.0E+00', '5.684 × 10⁻¹⁴'],
])('the result %s by %s is shown as %s', (value, format, text) => expect(asResult(value, format)).toBe(text))

test.each([
  [-0.02573070416, false, '-0.025731'],
  [1234567.8, false, '1234568'],
  [1.000004, true, '1.000004'],
  [0.1 + 0.2, true, '0.3'],
])('the number %s stands in a sentence, wrong: %s, as %s', (value, isWrong, text) =>
  expect(inText(value, isWrong)).toBe(text),
)

test('units within sentences are shown as units, and keys as they are typed', () => {
  const text = 'kgCO2/kWh, tCO2e/MWh (GWP_CO2 = 1)'
  const shown = 'kgCO₂/kWh, tCO₂e/MWh (GWP_CO2 = 1)'
  expect(withUnitsShown({ zh: text, en: text })).toEqual({ zh: shown, en: shown })
})

test('what cancelling leaves is nothing beside what cancelled, and stays beside others', () => {
  const step = { key: 'total', path: '/total', label: { zh: '', en: '' }, value: 900, status: 'derived' } as const
  expect(withoutResidue(5.7e-14, 'kgCO2e', [{ ...step, unit: 'kgCO2e' }])).toBe(0)
  expect(withoutResidue(5.7e-14, 'kgCO2e', [{ ...step, unit: 'kWh' }])).toBe(5.7e-14)
  expect(withoutResidue(-1e-3, 'kgCO2e', [{ ...step, unit: 'kgCO2e' }])).toBe(-1e-3)
})
