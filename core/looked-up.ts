/** Texts among the inputs by which factors are looked up, a place or a mode of transport, and what they are called. */
import { modeKey, modesOf } from './factors/modes.ts'
import { placeCode, placeTitle } from './factors/places.ts'
import { columnsOf, isGroup } from './inputs.ts'
import type { Cell, Definition } from './method.ts'
import type { Text } from './problem.ts'

export type Asking = { family: string; is: 'place' | 'mode' }

/** Which factor input a text helps to find, and as what. */
export function lookedUpBy({ inputs }: Definition, key: string, group?: string): Asking | undefined {
  const own = group === undefined ? undefined : inputs[group]
  const cells = own && isGroup(own) ? Object.values(columnsOf(own)) : (Object.values(inputs) as Cell[])
  for (const cell of cells) {
    if (cell.kind !== 'factor') continue
    if (cell.by.place === key) return { family: cell.family, is: 'place' }
    if (cell.by.mode === key) return { family: cell.family, is: 'mode' }
  }
  return undefined
}

/** The title of what a text names in any spelling; a text that names nothing stays. */
export function titleOf({ family, is }: Asking, value: string): Text {
  const title =
    is === 'place' ? placeTitle(placeCode(value) ?? value) : modesOf(family)?.modes[modeKey(family, value) ?? '']
  return title ?? { zh: value, en: value }
}
