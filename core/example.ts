/** The example of a method in the language of its reader: the same numbers, and texts in other words. */
import type { Definition, Inputs } from './method.ts'
import type { Text } from './problem.ts'

const translated = (value: unknown, words: Readonly<Record<string, string>>): unknown => {
  if (typeof value === 'string') return words[value] ?? value
  if (Array.isArray(value)) return value.map((each) => translated(each, words))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, translated(each, words)]))
}

/** @param of the example of one function, where it has its own. */
export const exampleIn = ({ example, exampleWords }: Definition, language: keyof Text, of: Inputs = example): Inputs =>
  language === 'zh' || !exampleWords ? of : (translated(of, exampleWords) as Inputs)
