/** The case tables on the surfaces that need no host: closures, generated code, sheet functions. */

import { describe, expect, test } from 'vitest'
import { calculate, definitions, type Inputs, prepare } from '#core'
import { sayingsOf } from '#core/method'
import { generated } from '#core/methods/generated'
import { type SheetCell, sheetFunctions } from '#core/sheet/index'
import { blockOf, caseTables, expectCase, seenOf, spread } from './cases.ts'

const functions = new Map(
  sheetFunctions(definitions.map((definition) => prepare(definition))).map((each) => [each.name, each]),
)

const call = (name: string, ...args: unknown[]): readonly (readonly SheetCell[])[] => {
  const found = functions.get(name)
  if (!found) throw new Error(`there is no function ${name}`)
  return found.run(args)
}

for (const { method, cases } of caseTables) {
  const { id } = method.definition
  describe(id, () => {
    test.each(cases)('closures: $says', (one) => {
      expectCase(one, seenOf(calculate(method, one.inputs)))
    })

    test.each(cases.filter(({ outputs }) => outputs))('generated code: $says', (one) => {
      const run = generated[id as keyof typeof generated] as (inputs: unknown) => {
        outputs: Record<string, number | undefined>
        columns?: Record<string, readonly number[]>
      }
      const { outputs, columns } = run(method.settle(method.spell(one.inputs) as Inputs).inputs)
      const present = Object.entries(outputs).filter((entry): entry is [string, number] => entry[1] !== undefined)
      expectCase(one, { outputs: { ...Object.fromEntries(present), ...spread(columns) } })
    })

    test.each(cases)('GHG_RUN and GHG_WARNINGS on a block: $says', (one) => {
      const block = blockOf(one.inputs)
      const [header, ...rest] = call('GHG_RUN', id, block)
      const told = call('GHG_WARNINGS', id, block).slice(1)
      if (header?.length === 1) {
        expect(one.problems).toBeDefined()
        return expectCase(one, { problems: told.map(([code, , path]) => ({ code: String(code), path: String(path) })) })
      }
      const outputs = Object.fromEntries(
        rest.filter(([, value]) => typeof value === 'number').map(([key, value]) => [key, value]),
      )
      expectCase(one, { outputs, codes: told.map(([code]) => String(code)) })
    })
  })
}

test('every code of every method has a case', () => {
  for (const { method, cases } of caseTables) {
    const { checks, factorChecks } = method.definition
    const own = [
      ...Object.entries(checks).map(([id, { code }]) => code ?? id),
      ...Object.keys(factorChecks),
      ...sayingsOf(method.definition).map(({ saying }) => saying.code),
    ]
    const seen = new Set(
      cases.flatMap(({ codes = [], problems = [] }) => [...codes, ...problems.map(({ code }) => code)]),
    )
    expect(own.filter((code) => !seen.has(code))).toEqual([])
  }
})
