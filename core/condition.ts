/** Conditions on choices (`{ peRoute: 'measured' }`), made ready to be asked of many inputs. */
import type { Definition, Inputs, When } from './method.ts'

/** Undefined where the choice itself is missing or wrong: that is said elsewhere. */
export type Condition = (inputs: Inputs) => boolean | undefined

export function conditionOf(when: When | undefined, { inputs }: Definition): Condition {
  const asked = Object.entries(when ?? {}).flatMap(([key, wanted]) => {
    const choice = inputs[key]
    const good = new Set<unknown>([wanted].flat())
    return choice?.kind === 'choice'
      ? [{ key, known: new Set<unknown>(Object.keys(choice.options)), good, missing: choice.default }]
      : []
  })
  if (asked.length === 0) return () => true
  return (given) => {
    for (const { key, known, good, missing } of asked) {
      const value = given[key] ?? missing
      if (!known.has(value)) return undefined
      if (!good.has(value)) return false
    }
    return true
  }
}

/** The same for one question. */
export const applies = (when: When | undefined, definition: Definition, inputs: Inputs): boolean | undefined =>
  conditionOf(when, definition)(inputs)
