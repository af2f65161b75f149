/** What each set of modes is called and rests on, by family; a file of its own, so that bundles without docs drop it. */
import type { Text } from '../problem.ts'
import titles from './set-titles.json' with { type: 'json' }

type SetTitle = { title: Text; basis: 'inference' | 'standard'; note: Text }

// That the file holds this shape, and every set, is what the schema test asserts.
export const setTitles = titles as Readonly<Record<string, Readonly<Record<string, SetTitle>>>>
