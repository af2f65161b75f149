/** What stands under a field before anything is typed. */
import { expect, test } from 'vitest'
import { hints } from '../../addin/app/field.tsx'
import { type Cell, definitions, type Input } from '../../core/index.ts'

const hintsOf = (id: string, group: string, column?: string) => {
  const inputs = definitions.find((each) => each.id === id)?.inputs ?? {}
  const columns: Readonly<Record<string, Input>> = inputs[group]?.kind === 'rows' ? inputs[group].columns : {}
  const cell = (column === undefined ? inputs[group] : columns[column]) as Cell
  return hints(cell, column ?? group, (key) => (columns[key] ?? inputs[key])?.label).map(({ en }) => en)
}

test('a factor that a blank leaves to the library says by what it is looked up', () => {
  expect(hintsOf('meeting', 'trips', 'EF_t').join()).toMatch(/^If blank: looked up by \w/)
})

test('a factor that must be chosen does not say that a blank is looked up', () => {
  expect(hintsOf('server', 'flows', 'EF').join()).not.toContain('blank')
  expect(hintsOf('clouddoc', 'I_net').join()).not.toContain('blank')
})
