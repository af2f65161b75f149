/** Units as people read them, on their own and inside what is said of an input. */
import { expect, test } from 'vitest'
import { calculate, prepare } from '../../core/calculate.ts'
import { definitions } from '../../core/methods/index.ts'
import { unitName, unitShown } from '../../core/unit-names.ts'

test('symbols stay, words are told in each language', () => {
  expect(unitName('kgCO2e/pkm')).toEqual({ zh: 'kgCO2e/pkm', en: 'kgCO2e/pkm' })
  expect(unitName('amount')).toEqual({ zh: '本行单位', en: 'unit of the row' })
  expect(unitName('-')).toEqual({ zh: '', en: '' })
  expect(unitShown('kgCO2e/amount')).toEqual({ zh: 'kgCO₂e/本行单位', en: 'kgCO₂e/unit of the row' })
})

const said = (id: string, inputs: unknown) => {
  const found = definitions.find((each) => each.id === id)
  if (!found) return expect.fail(id)
  const answer = calculate(prepare(found), inputs)
  return answer.ok ? expect.fail('there is no problem') : answer.problems.map(({ zh, en }) => `${zh}\n${en}`).join('\n')
}

test('no problem names a unit by the word that formulas know it by', () => {
  const footprint = said('storage', {
    unitKind: 'declared',
    flows: [{ stage: 'use', unit: 'kWh', amount: 'x', EF: 1e9 }],
  })
  expect(footprint).toContain('kgCO2e/本行单位')
  expect(footprint).toContain('(kgCO2e/unit of the row, at least -100000, at most 100000)')
  expect(footprint).not.toMatch(/CO2e\/amount|（amount|\(amount/)
  const cloud = said('cloud', { products: [{ direct: 1, capacity: 'x' }], usage: [['x']] })
  expect(cloud).toContain('（用量单位，不小于 0')
  expect(cloud).not.toMatch(/（driver|\(driver/)
})
