/** Do the checks bite? Every mutant of every method must be caught: by the load check, by the contract, or by the case tables. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { calculate, definitions, prepare } from '#core'
import { DefinitionError } from '#core/language/parse'
import { load } from '#core/prove'
import { caseTables, expectCase, seenOf } from '../cases/cases.ts'
import { contracts, promised } from '../cases/contract.ts'
import { type Mutant, mutantsOf } from './mutants.ts'

const equivalent: Record<string, { mutant: string; why: string }[]> = parse(
  readFileSync(join(import.meta.dirname, 'equivalent.yaml'), 'utf8'),
)

type Catcher = 'load' | 'contract' | 'cases' | 'nobody'

const throws = (run: () => unknown, kind?: new (...args: never[]) => Error) => {
  try {
    run()
    return false
  } catch (error) {
    if (kind && !(error instanceof kind)) throw error
    return true
  }
}

function catcher({ definition, kind }: Mutant): Catcher {
  if (throws(() => load(definition), DefinitionError)) return 'load'
  const contract = contracts.find(({ method }) => method === definition.id)
  // a formula is no part of the contract: its numbers are, so only the cases may catch it
  if (kind !== 'formula' && throws(() => expect(promised(definition)).toEqual(contract))) return 'contract'
  const method = prepare(definition)
  const cases = caseTables.find((table) => table.method.definition.id === definition.id)?.cases ?? []
  const wrong = cases.some((one) => throws(() => expectCase(one, seenOf(calculate(method, one.inputs)))))
  return wrong ? 'cases' : 'nobody'
}

/** All of them take more than a minute: the usual run makes every so many-th, from another one on in each method. */
const every = process.env.TANBIAO_FULL ? 1 : 8

test.each(definitions.map((definition) => [definition.id, definition] as const))('%s', (id, definition) => {
  const first = definitions.findIndex((one) => one.id === id) % every
  expect(catcher({ kind: 'key', says: 'nothing changed', definition })).toBe('nobody')
  const all = mutantsOf(definition)
  const mutants = all.filter((_, i) => i % every === first).map((mutant) => ({ ...mutant, by: catcher(mutant) }))
  const count = (part: Partial<(typeof mutants)[number]>) =>
    mutants.filter((each) => Object.entries(part).every(([key, value]) => each[key as keyof typeof each] === value))
      .length
  const kinds = [...new Set(mutants.map(({ kind }) => kind))]
  console.log(
    `${id}: ${mutants.length} of ${all.length} mutants (${kinds.map((kind) => `${kind} ${count({ kind })}`).join(', ')}); ` +
      `caught by load ${count({ by: 'load' })}, contract ${count({ by: 'contract' })}, cases ${count({ by: 'cases' })}`,
  )
  const survivors = mutants.filter(({ by }) => by === 'nobody').map(({ says }) => says)
  const made = new Set(mutants.map(({ says }) => says))
  const same = (equivalent[id] ?? []).map(({ mutant }) => mutant)
  expect(survivors.sort()).toEqual(same.filter((says) => made.has(says)).sort())
  expect(all.map(({ says }) => says)).toEqual(expect.arrayContaining(same))
})
