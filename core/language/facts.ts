/** What is known on a path through a formula, and which conditions that settles. */
import type { Bound } from '../graph.ts'
import type { When } from '../method.ts'
import type { Node } from './parse.ts'

/** What is known on a path through a formula: names that exist or are absent, and the options a choice may still have. */
export type Facts = {
  present: ReadonlySet<string>
  absent: ReadonlySet<string>
  choices: ReadonlyMap<string, ReadonlySet<string>>
}

export const nothing: Facts = { present: new Set(), absent: new Set(), choices: new Map() }

export const facts = (when: When): Facts => ({
  ...nothing,
  choices: new Map(Object.entries(when).map(([key, options]) => [key, new Set([options].flat())])),
})

export const nameIn = (node: Node | Bound | undefined) =>
  node?.k === 'name' ? ('entry' in node && node.entry.name) || node.name : ''
export const textIn = (node: Node | Bound) => (node.k === 'text' ? node.value : undefined)

/** Is this condition settled by what is known? */
export function decide(node: Node | Bound, known: Facts): boolean | undefined {
  if (node.k === 'op' && (node.op === '=' || node.op === '<>')) {
    const options = known.choices.get(nameIn(node.a))
    const text = textIn(node.b)
    if (!options || text === undefined) return undefined
    if (!options.has(text)) return node.op === '<>'
    return options.size === 1 ? node.op === '=' : undefined
  }
  if (node.k !== 'call') return undefined
  if (node.fn === 'ISBLANK') {
    const name = nameIn(node.args[0])
    return known.present.has(name) ? false : known.absent.has(name) ? true : undefined
  }
  const parts = node.args.map((arg) => decide(arg, known))
  if (node.fn === 'NOT') return parts[0] === undefined ? undefined : !parts[0]
  if (node.fn !== 'AND' && node.fn !== 'OR') return undefined
  const settles = node.fn === 'OR'
  if (parts.includes(settles)) return settles
  return parts.every((part) => part === !settles) ? !settles : undefined
}
