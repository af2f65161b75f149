/** The generator of valid inputs keeps its promise and reaches every corner that it should. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { prepare } from '../../core/calculate.ts'

import { columnsOf, isGroup, needed } from '../../core/inputs.ts'
import type { Cell, Inputs } from '../../core/method.ts'
import { definitions } from '../../core/methods/index.ts'
import { validInputs } from './arbitrary.ts'

/** Values drawn that any input must meet: each option, both flags, both ends. */
const corners = (cell: Cell): unknown[] => {
  if (cell.kind === 'choice') return Object.keys(cell.options)
  if (cell.kind === 'flag') return [true, false]
  return cell.kind === 'quantity' || cell.kind === 'factor'
    ? [cell.min, cell.max].filter((end) => end !== undefined)
    : []
}

describe.each(definitions.map((definition) => [definition.id, prepare(definition)] as const))('%s', (_, method) => {
  const { inputs } = method.definition

  test.each(['numbers', 'named'] as const)('every input is valid, factors as %s', (factors) => {
    fc.assert(
      fc.property(validInputs(method, { factors }), (drawn) => {
        expect(method.check(drawn)).toEqual([])
        expect(method.settle(drawn).problems).toEqual([])
      }),
      { numRuns: process.env.TANBIAO_FULL ? 1000 : 200 },
    )
  })

  test('each key is given and, where it may be, left out; each option, flag and end of a range is met', () => {
    const drawn = fc.sample(validInputs(method, { factors: 'named' }), { numRuns: 2000, seed: 1 })
    const meets = (items: readonly Inputs[], key: string, cell: Cell) => {
      const values = items.map((item) => item[key])
      const free = !needed(cell) || cell.when
      expect(
        corners(cell).filter((corner) => !values.includes(corner)),
        key,
      ).toEqual([])
      expect([values.some((value) => value !== undefined), values.includes(undefined)], key).toEqual([true, !!free])
    }
    for (const [key, input] of Object.entries(inputs)) {
      if (input.kind === 'matrix') continue
      if (!isGroup(input)) {
        meets(drawn, key, input)
        continue
      }
      const groups = drawn.flatMap((each) => (each[key] === undefined ? [] : [each[key] as unknown[]]))
      expect(new Set(groups.map((rows) => rows.length)), key).toEqual(
        new Set(input.kind === 'rows' && !input.min ? [0, 1, 2, 3, 4, 5] : [1, 2, 3, 4, 5]),
      )
      const rows = input.kind === 'rows' ? groups.flat() : groups.flat().map((value) => ({ value }))
      for (const [column, cell] of Object.entries(columnsOf(input))) meets(rows as Inputs[], column, cell)
    }
  })
})
