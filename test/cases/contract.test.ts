/** Every definition keeps the contract that was written down for it. */

import { expect, test } from 'vitest'
import { definitions } from '#core'
import { contracts, promised } from './contract.ts'

test('every method has a contract', () => {
  expect(contracts.map(({ method }) => method).sort()).toEqual(definitions.map(({ id }) => id).sort())
})

test.each(definitions.map((definition) => [definition.id, definition] as const))('%s', (id, definition) => {
  expect(promised(definition)).toEqual(contracts.find(({ method }) => method === id))
})
