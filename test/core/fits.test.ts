/** The quick yes: what it lets through the schema lets through too, whatever was done to the inputs, and it says yes to nearly all that is right. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { prepare } from '../../core/calculate.ts'
import { fitter } from '../../core/fits.ts'
import type { Inputs } from '../../core/method.ts'
import { definitions } from '../../core/methods/index.ts'
import { validInputs } from './arbitrary.ts'

/** What somebody might put in the place of a value. */
const odd: fc.Arbitrary<unknown> = fc.oneof(
  fc.anything(),
  fc.constantFrom<unknown>(undefined, null, '', Number.NaN, -1, 0, 1e300, 0.5, '2025-02-30', [], {}, Array(2), [
    undefined,
  ]),
  fc.string({ maxLength: 300 }),
)

type Change = { where: number; to: unknown; add: boolean }
/** The same inputs with one place of them, at any depth, changed or added. */
function changed(value: unknown, { where, to, add }: Change): unknown {
  if (typeof value !== 'object' || value === null) return to
  const keys = Object.keys(value)
  const copy: Record<string, unknown> & unknown[] = (Array.isArray(value) ? [...value] : { ...value }) as never
  if (add || keys.length === 0) {
    if (Array.isArray(value)) copy.push(to)
    else copy.odd = to
    return copy
  }
  const key = keys[where % keys.length] as string
  const inside = (value as Inputs)[key]
  const deeper = typeof inside === 'object' && inside !== null && where % 3 > 0
  ;(copy as Record<string, unknown>)[key] = deeper
    ? changed(inside, { where: Math.floor(where / 3), to, add: where % 5 === 0 })
    : to
  return copy
}

test.each(definitions.map((definition) => [definition.id, definition] as const))('%s', (_, definition) => {
  const method = prepare(definition)
  const fits = fitter(definition)
  const isRight = (inputs: unknown) => method.schema.safeParse(inputs).success
  const change = fc.record({ where: fc.nat(1e6), to: odd, add: fc.boolean() })
  fc.assert(
    fc.property(validInputs(method), change, odd, (inputs, change, anything) => {
      // only what a date is the schema alone knows
      if (!('periodFrom' in inputs) && !('periodTo' in inputs)) expect(fits(inputs)).toBe(true)
      for (const each of [changed(inputs, change), anything]) if (fits(each)) expect(isRight(each)).toBe(true)
    }),
    { numRuns: 300 },
  )
})

test('places that were never filled, and keys that are not known', () => {
  const [meeting] = definitions
  const fits = fitter(meeting)
  const method = prepare(meeting)
  const right = { trips: [{ EF_t: 0.1, L: 100 }], peRoute: 'measured', EG: 5, EF_e: 0.5, R: 0.6 }
  expect(fits(right)).toBe(true)
  for (const wrong of [
    { ...right, trips: Array(1) },
    { ...right, other: undefined },
    { ...right, R: undefined },
    [right],
  ]) {
    expect(fits(wrong)).toBe(false)
    expect(method.schema.safeParse(wrong).success).toBe(false)
  }
})
