/** What a mistake in a definition says, taken apart: the first line, and the formula from the caret on. */
import { expect } from 'vitest'
import { DefinitionError } from '../../core/language/parse.ts'

/** `at` is what the caret points to: the formula from there on; undefined where no formula is shown. */
export type Thrown = { says: string; at: string | undefined }

export function thrown(run: () => unknown): Thrown {
  try {
    run()
  } catch (error) {
    if (!(error instanceof DefinitionError)) throw error
    expect(error.name).toBe('DefinitionError')
    const [says = '', formula, caret = ''] = error.message.split('\n')
    if (formula === undefined) return { says, at: undefined }
    expect(caret).toMatch(/^ {2} *\^$/)
    expect(formula.slice(0, 2)).toBe('  ')
    return { says, at: formula.slice(caret.length - 1) }
  }
  return expect.fail('nothing was thrown')
}
