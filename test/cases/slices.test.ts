/** The methods' own functions, called with the inputs of the case tables. */
import { describe, expect, test } from 'vitest'
import { definitions, prepare } from '#core'
import { sheetFunctions } from '#core/sheet/index'
import { caseTables, expectNumber } from './cases.ts'
import { sliceCalls } from './slices.ts'

const functions = sheetFunctions(definitions.map((definition) => prepare(definition)))
const all = caseTables.map(({ method, cases }) => ({ id: method.definition.id, calls: sliceCalls(method, cases) }))

describe.each(all)('$id', ({ calls }) => {
  test.runIf(calls.length > 0).each(calls)('$name: $says', ({ name, args, expected }) => {
    const cells = functions.find((one) => one.name === name)?.run(args) ?? []
    expect(cells.map((row) => row.length)).toEqual(expected.map((row) => row.length))
    for (const [i, row] of expected.entries())
      for (const [j, value] of row.entries()) {
        const cell = cells[i]?.[j]
        if (value === undefined) expect(cell).toMatchObject({ problems: [{ code: 'NO-OUTPUT' }] })
        else expectNumber(cell, value, `${name} ${JSON.stringify(cell)}`)
      }
  })
})

test('every function of a method is called by a case', () => {
  const called = new Set(all.flatMap(({ calls }) => calls.map(({ name }) => name)))
  expect(
    functions.filter(({ name, method }) => method !== undefined && !called.has(name)).map(({ name }) => name),
  ).toEqual([])
})
