/** A method's inputs from the parameters of a URL, and from any list of names and texts. */
import type { Method } from '../calculate.ts'
import { pointer, strange } from '../explain.ts'

import { isGroup, longestText } from '../inputs.ts'
import type { Definition, Input, Inputs } from '../method.ts'
import { type Problem, problem } from '../problem.ts'
import { type SpreadInput, spreadInputs } from '../spread-inputs.ts'
import { keyNamed } from './names.ts'
import { read, readCompact, readCompactTable } from './rows.ts'
import { readSpreadText, spreadNamed } from './spreads.ts'

export type ReadInputs = { ok: true; inputs: Inputs } | { ok: false; problems: Problem[] }

export const unknownKey = ({ inputs, refused }: Definition, name: string): Problem => {
  const key = keyNamed(refused, name) ?? name
  return strange(pointer([key.slice(0, longestText)]), key, { ...inputs, ...spreadInputs }, refused)
}

/** Reads one value of an input, rows and lists as compact text. */
export function readInput(input: Input, key: string, raw: unknown, problems: Problem[]): unknown {
  if (!isGroup(input) && input.kind !== 'matrix') return read(input, raw, `/${key}`, problems)
  const text = String(raw ?? '')
  const found = isGroup(input) ? readCompact(input, key, text) : readCompactTable(input, key, text)
  problems.push(...found.problems)
  return found.value
}

/** What a name stands for: an input of the method, or the uncertainty of its inputs; neither where it is not known. */
export type Named = { name: string; key: string | undefined; input?: Input | undefined; spread?: SpreadInput }

export function inputNamed({ inputs }: Definition, name: string): Named {
  const spread = spreadNamed(name)
  if (spread) return { name, key: spread, spread }
  const key = keyNamed(inputs, name)
  return { name, key, input: key === undefined ? undefined : inputs[key] }
}

/** Values with their names. One given twice, or not known, is a problem, an empty value is not given. */
export function readNamed({ definition }: Method, values: Iterable<readonly [Named, unknown]>): ReadInputs {
  const inputs: Record<string, unknown> = {}
  const problems: Problem[] = []
  let gaps = false
  for (const [{ name, key, input, spread }, raw] of values) {
    if (key === undefined) problems.push(unknownKey(definition, name))
    else if (Object.hasOwn(inputs, key))
      problems.push(problem(`/${key}`, 'CONFLICT', `${key} 给了两次`, `${key} is given twice`))
    else {
      const isMany = input && (isGroup(input) || input.kind === 'matrix')
      const value = spread ? spreadOf(spread, raw, problems) : readInput(input as Input, key, raw, problems)
      inputs[key] = isMany && raw === '' ? undefined : value
      gaps ||= inputs[key] === undefined
    }
  }
  if (problems.length > 0) return { ok: false, problems }
  return {
    ok: true,
    inputs: gaps ? Object.fromEntries(Object.entries(inputs).filter(([, value]) => value !== undefined)) : inputs,
  }
}

function spreadOf(spread: SpreadInput, raw: unknown, problems: Problem[]): Inputs | undefined {
  const found = readSpreadText(spread, String(raw ?? ''))
  problems.push(...found.problems)
  return found.value
}

/** Names may be keys or titles. */
export const readParams = (method: Method, params: Iterable<readonly [string, unknown]>): ReadInputs =>
  readNamed(
    method,
    Array.from(params, ([name, raw]) => [inputNamed(method.definition, name), raw] as const),
  )
