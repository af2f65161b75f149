/** Every problem of an input, in words that say what to do: zod says where, the definition says what was wanted. */
import type * as z from 'zod/mini'
import { dependenciesOf } from './dependencies.ts'
import { explain, isRecord, pointer, strange } from './explain.ts'
import { fitter } from './fits.ts'
import type { Loaded } from './graph.ts'
import type { Definition, Input, Inputs } from './method.ts'
import { type Problem, problem, type Text } from './problem.ts'
import { spreadInputs } from './spread-inputs.ts'
import { counted } from './wanted.ts'

/** The definition of what stands at a path, with the name formulas know it by. */
function inputAt(
  { inputs }: Definition,
  path: readonly PropertyKey[],
): { key: string | Text; name: string; input: Input } | undefined {
  const [first, row, column] = path.map(String)
  const input = first === undefined || !Object.hasOwn(inputs, first) ? undefined : inputs[first]
  if (!input || first === undefined) return undefined
  if (path.length === 1) return { key: first, name: first, input }
  if (input.kind === 'matrix') {
    const { rows: _, columns: __, kind: ___, ...cell } = input
    return { key: counted(first, row, column), name: first, input: { ...cell, kind: 'quantity' } }
  }
  if (input.kind === 'list') return { key: counted(first, row), name: first, input: input.value }
  const cell =
    input.kind === 'rows' && column !== undefined && Object.hasOwn(input.columns, column)
      ? input.columns[column]
      : undefined
  return cell && column !== undefined ? { key: column, name: `${first}.${column}`, input: cell } : undefined
}

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (at, key) =>
      typeof at === 'object' && at !== null && Object.hasOwn(at, key)
        ? (at as Record<PropertyKey, unknown>)[key]
        : undefined,
    value,
  )

type Issue = { path: PropertyKey[]; code?: string; keys?: string[] }
function fromIssue(loaded: Loaded, inputs: unknown, issue: Issue): Problem[] {
  const { definition, clauses } = loaded
  const path = pointer(issue.path)
  if (issue.code === 'unrecognized_keys') {
    const rows = definition.inputs[String(issue.path[0])]
    const [known, refused] =
      rows?.kind === 'rows' ? [rows.columns] : [{ ...definition.inputs, ...spreadInputs }, definition.refused]
    return (issue.keys ?? []).map((key) => strange(`${path}${pointer([key])}`, key, known, refused))
  }
  const found = inputAt(definition, issue.path)
  if (found) return [explain(path, found.key, found.input, valueAt(inputs, issue.path), clauses.get(found.name))]
  const what = issue.path.length === 0 ? { zh: '输入', en: 'The input' } : { zh: path, en: path }
  return [
    problem(
      path,
      'TYPE',
      `${what.zh}应是一个对象，例如 {"键": 值}`,
      `${what.en} must be an object such as {"key": value}`,
    ),
  ]
}

/** `schema.safeParse`, of the schema itself or of a compiled one. */
export type Parse = (inputs: unknown) => z.core.util.SafeParseResult<unknown>

/** Makes the check of a method's inputs: every problem at once; an empty list means that they can be computed with. What fits at first sight is not parsed. */
export function validator(loaded: Loaded, parse: Parse): (inputs: unknown) => Problem[] {
  const dependencies = dependenciesOf(loaded)
  const fits = fitter(loaded.definition)
  return (inputs) => {
    if (fits(inputs)) return dependencies(inputs as Inputs)
    const result = parse(inputs)
    if (result.success) return dependencies(inputs as Inputs)
    const shape = result.error.issues.flatMap((issue) => fromIssue(loaded, inputs, issue as Issue))
    const said = new Set(shape.map(({ path }) => path))
    return [...shape, ...(isRecord(inputs) ? dependencies(inputs).filter(({ path }) => !said.has(path)) : [])]
  }
}
