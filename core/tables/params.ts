/** A method's inputs from the parameters of a URL, and from any list of names and texts. */
import type { Method } from '../calculate.ts'
import { pointer, strange } from '../explain.ts'
import { isGroup } from '../graph.ts'
import { longestText } from '../inputs.ts'
import type { Definition, Input, Inputs } from '../method.ts'
import { type Problem, problem } from '../problem.ts'
import { type SpreadInput, spreadInputs } from '../spread-inputs.ts'
import { keyNamed } from './names.ts'
import { readCell } from './readings.ts'
import { readCompact, readCompactTable } from './rows.ts'
import { readSpreadText, spreadNamed } from './spreads.ts'

export type ReadInputs = { ok: true; inputs: Inputs } | { ok: false; problems: Problem[] }

export const unknownKey = ({ inputs, refused }: Definition, name: string): Problem => {
  const key = keyNamed(refused, name) ?? name
  return strange(pointer([key.slice(0, longestText)]), key, { ...inputs, ...spreadInputs }, refused)
}

/** Reads one value of an input, rows and lists as compact text. */
export function readInput(input: Input, key: string, raw: unknown): { value: unknown; problems: Problem[] } {
  if (isGroup(input)) return readCompact(input, key, String(raw ?? ''))
  if (input.kind === 'matrix') return readCompactTable(input, key, String(raw ?? ''))
  const reading = readCell(input, raw, `/${key}`)
  return reading.ok ? { value: reading.value, problems: [] } : { value: undefined, problems: [reading.problem] }
}

/** Names may be keys or titles; a name given twice, or not known, is a problem, an empty value is not given. */
export function readParams({ definition }: Method, params: Iterable<readonly [string, unknown]>): ReadInputs {
  const inputs: Record<string, unknown> = {}
  const problems: Problem[] = []
  for (const [name, raw] of params) {
    const spread = spreadNamed(name)
    const key = spread ?? keyNamed(definition.inputs, name)
    const input = key === undefined ? undefined : definition.inputs[key]
    if (key === undefined || !(spread ?? input)) problems.push(unknownKey(definition, name))
    else if (Object.hasOwn(inputs, key))
      problems.push(problem(`/${key}`, 'CONFLICT', `${key} 给了两次`, `${key} is given twice`))
    else {
      const read = input ? readInput(input, key, raw) : readSpreadText(spread as SpreadInput, String(raw ?? ''))
      problems.push(...read.problems)
      const isMany = input && (isGroup(input) || input.kind === 'matrix')
      inputs[key] = isMany && raw === '' ? undefined : read.value
    }
  }
  const given = Object.fromEntries(Object.entries(inputs).filter(([, value]) => value !== undefined))
  return problems.length > 0 ? { ok: false, problems } : { ok: true, inputs: given }
}
