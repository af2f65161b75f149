/** Inputs that a check asks for in some cases are found in the formulas of the checks. */
import { expect, test } from 'vitest'
import { definitions } from '#core'
import { sometimesRequired } from '#core/asked'

const askedOf = (id: string) => {
  const definition = definitions.find((each) => each.id === id)
  return definition && [...sometimesRequired(definition)]
}

test('a footprint by a functional unit asks for its life and its use, a shared row for its basis and reason', () => {
  const asked = ['lifetime', 'intendedUse', 'flows.allocBasis', 'flows.allocReason']
  expect(askedOf('server')).toEqual(expect.arrayContaining(asked))
})

test('what is only recommended is not asked for', () => {
  expect(askedOf('server')).not.toContain('flows.source')
  expect(askedOf('storage')).not.toContain('flows.source')
  expect(askedOf('meeting')).toEqual([])
})
