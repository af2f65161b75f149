/** Which inputs may be left out in some cases only: their definition calls them optional, and a check refuses a calculation without them. */
import { type Node, parse } from './language/parse.ts'
import type { Check, Definition } from './method.ts'

/** The names that must be there for a condition to hold, as far as its ANDs and ORs say so openly. */
const presentIn = (node: Node): string[] => {
  if (node.k !== 'call') return []
  if (node.fn === 'AND' || node.fn === 'OR') return node.args.flatMap(presentIn)
  const [blank] = node.fn === 'NOT' ? node.args : []
  const [name] = blank?.k === 'call' && blank.fn === 'ISBLANK' ? blank.args : []
  return name?.k === 'name' ? [name.name] : []
}

/** Their keys, `lifetime`, and with their rows, `flows.allocReason`, with the check that asks for each: the one that points to it before others. */
export function askedBy({ inputs, checks }: Definition): ReadonlyMap<string, Check> {
  const asked = Object.values(checks).flatMap((check) => {
    const { holds, severity, rows = '', at } = check
    if (severity !== 'error') return []
    const group = inputs[rows]
    const columns = group?.kind === 'rows' ? group.columns : {}
    return presentIn(parse(holds)).map((name) => {
      const key = Object.hasOwn(columns, name) ? `${rows}.${name}` : name
      return { key, check, isOwn: at === name }
    })
  })
  const found = new Map<string, Check>()
  for (const { key, check, isOwn } of asked) if (isOwn || !found.has(key)) found.set(key, check)
  return found
}

export const sometimesRequired = (definition: Definition): ReadonlySet<string> => new Set(askedBy(definition).keys())
