/** The proof that no formula reads a value that may not exist: sheets take a blank for 0 or "", programs for nothing, so a formula must ask first. */
import type { Bound } from '../graph.ts'
import { type Facts, nameIn, textIn } from './facts.ts'
import { fault, type Node } from './parse.ts'

/** What is known where the condition came out as `truth`. */
function assume(node: Node | Bound, truth: boolean, known: Facts): Facts {
  if (node.k === 'op' && (node.op === '=' || node.op === '<>')) {
    const name = nameIn(node.a)
    const text = textIn(node.b)
    if (text === undefined) return known
    const before = known.choices.get(name) ?? optionsOf(node.a)
    const equal = (node.op === '=') === truth
    const left = equal ? [text] : [...(before ?? [])].filter((option) => option !== text)
    return equal || before ? { ...known, choices: new Map([...known.choices, [name, new Set(left)]]) } : known
  }
  if (node.k !== 'call') return known
  if (node.fn === 'ISBLANK') {
    const name = nameIn(node.args[0])
    return truth
      ? { ...known, absent: new Set([...known.absent, name]) }
      : { ...known, present: new Set([...known.present, name]) }
  }
  if (node.fn === 'NOT') return assume(node.args[0] as Node, !truth, known)
  const all = (node.fn === 'AND' && truth) || (node.fn === 'OR' && !truth)
  return all ? (node.args as Node[]).reduce((so, arg) => assume(arg, truth, so), known) : known
}

const optionsOf = (node: Node | Bound) =>
  'entry' in node && node.entry.type.is === 'choice' ? new Set(node.entry.type.options) : undefined

/** @throws DefinitionError where a name is read on a path on which it may not exist. */
export function provePresent(node: Bound, known: Facts, place: string, text: string): void {
  const exists = (each: Bound & { k: 'name' }, so: Facts) => {
    const { name, optional, when = {} } = each.entry
    if (so.present.has(name)) return true
    return (
      !optional &&
      Object.entries(when).every(([key, wanted]) => {
        const left = so.choices.get(key)
        return left !== undefined && [...left].every((option) => [wanted].flat().includes(option))
      })
    )
  }
  const read = (each: Bound, so: Facts) => {
    if (each.k === 'name' && !exists(each, so)) {
      const { name, when } = each.entry
      const hint = when ? ` (it exists when ${JSON.stringify(when)})` : ''
      fault(
        place,
        text,
        each.at,
        `${each.name} may be blank here${hint}: guard it with IF(ISBLANK(${name}), ...) or the choice`,
      )
    }
  }
  /** `later` holds what earlier parts of an AND or OR settle: good for a plain comparison, because sheets evaluate all parts. */
  const go = (each: Bound, so: Facts, later: Facts = so): void => {
    if (each.k === 'name') read(each, so)
    if (each.k === 'minus') go(each.x, so)
    if (each.k === 'op') for (const side of [each.a, each.b]) side.k === 'name' ? read(side, later) : go(side, so)
    if (each.k !== 'call' || each.fn === 'ISBLANK') return
    // a row without a text stands alone, so the texts need not be there
    if (each.fn === 'SUMSAME') {
      go(each.args[1] as Bound, so)
      return
    }
    const [first, yes, no] = each.args as [Bound, Bound, Bound]
    if (each.fn === 'IF') {
      go(first, so)
      go(yes, assume(first, true, so))
      go(no, assume(first, false, so))
    } else if (each.fn === 'AND' || each.fn === 'OR') {
      let settled = later
      for (const arg of each.args) {
        go(arg, so, settled)
        settled = assume(arg, each.fn === 'AND', settled)
      }
    } else for (const arg of each.args) go(arg, so)
  }
  go(node, known)
}
