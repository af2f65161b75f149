/** Small definitions for tests, with what every definition needs filled in. Not built by `method`, whose compile-time check would refuse most of them first. */
import { prepare } from '../../core/calculate.ts'
import { choice, type Definition, eq, type Formula, inference, quantity, seed } from '../../core/method.ts'
import { load } from '../../core/prove.ts'

export const both = (text: string) => ({ zh: `${text}甲`, en: text })

export const toy = (part: Partial<Definition>): Definition => ({
  id: 'toy',
  prefix: 'TOY',
  edition: '2020',
  standard: 'acef-online-meeting',
  title: both('Toy'),
  boundary: both('None'),
  constants: {},
  inputs: {},
  formulas: {},
  checks: {},
  factorChecks: {},
  refused: {},
  outputs: {},
  functions: {},
  example: {},
  ...part,
})

/** A formula of clause 2.1. */
export const is = (text: string, unit: Formula['unit'] = '-', options: Pick<Formula, 'when'> = {}): Formula =>
  eq(text, unit, seed('2.1'), '甲', 'A', options)
/** A formula without a clause. */
export const ours = (text: string, unit: Formula['unit'] = '-'): Formula => eq(text, unit, inference(), '甲', 'A')

export const plain = quantity('-', '甲', 'A')
export const maybe = quantity('-', '甲', 'A', { optional: true })
export const route = choice('路径', 'Route', { a: both('one'), b: both('two'), c: both('three') })

/** Loaded and ready. */
export const ready = (part: Partial<Definition>) => {
  const definition = toy(part)
  load(definition)
  return prepare(definition)
}
