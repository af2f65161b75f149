/**
 * The case tables as calls of the methods' own functions: the arguments are what a case gives and what its whole method works out from it,
 * the answer must be the whole method's own number. Cases that give something the function does not take, and on which its answer rests, make no call.
 */
import { calculate, type Inputs, type Method } from '#core'
import type { Bound } from '#core/graph'
import { decide, type Facts, facts } from '#core/language/facts'
import { type FunctionSpec, givenBy, type Input } from '#core/method'
import { columnKey, isOptional, parameterKey, slice } from '#core/slice'
import type { Case } from './cases.ts'

/** `expected` are the cells of the answer; undefined is an error cell. */
export type SliceCall = { says: string; name: string; args: unknown[]; expected: (number | undefined)[][] }

/** Stands for an argument that the case has no cells for. */
const none = Symbol('none')

/** The names that a formula reads, without those of branches that are settled. */
function namesOf(node: Bound, known: Facts): string[] {
  if (node.k === 'name') return [node.entry.name]
  if (node.k === 'minus') return namesOf(node.x, known)
  if (node.k === 'op') return [...namesOf(node.a, known), ...namesOf(node.b, known)]
  if (node.k !== 'call') return []
  const [condition, yes, no] = node.args
  const settled = node.fn === 'IF' && condition ? decide(condition, known) : undefined
  if (settled !== undefined) return namesOf((settled ? yes : no) as Bound, known)
  return node.args.flatMap((each) => namesOf(each, known))
}

/** The inputs, with their columns, that an output rests on beside those that the function takes or fixes. */
function besides({ loaded, definition }: Method, spec: FunctionSpec, gives: string, inputs: Inputs): Set<string> {
  const stops = new Set([...spec.takes.map(parameterKey), ...Object.keys(spec.with ?? {})])
  const steps = new Map(
    loaded.steps.map(({ entry, when, node }) => [
      entry.name,
      [...Object.keys(when), ...namesOf(node, facts(spec.with ?? {}))],
    ]),
  )
  const seen = new Set<string>()
  const found = new Set<string>()
  /** What a look-up reads, and what stands in the place of a blank. */
  const within = (input: Input | undefined, group: string) => {
    if (input?.kind === 'factor')
      for (const key of Object.values(input.by))
        if (key !== input.by.place || !stops.has(group))
          visit(loaded.entries.has(`${group}.${key}`) ? `${group}.${key}` : key)
    if (input?.kind === 'rows')
      for (const [key, column] of Object.entries(input.columns)) {
        within(column, group)
        for (const name of steps.get(`${group}.${key}`) ?? []) visit(name)
      }
  }
  function visit(name: string) {
    if (seen.has(name)) return
    seen.add(name)
    const [group = name] = name.split('.')
    const input = definition.inputs[group]
    if (stops.has(name) && name !== group) return
    if (stops.has(group)) {
      if (inputs[name] === undefined || input?.kind === 'rows') within(input, group)
      return
    }
    for (const each of steps.get(name) ?? []) visit(each)
    if (!input || loaded.entries.get(name)?.source === 'formula') return
    found.add(name)
    within(input, group)
  }
  visit(gives)
  return found
}

/** Is this input, or this column of one, given? */
function isGiven(inputs: Inputs, name: string): boolean {
  const [group = name, column] = name.split('.')
  const value = inputs[group]
  if (column === undefined || !Array.isArray(value)) return value !== undefined
  return value.some((row) => typeof row !== 'object' || row === null || row[column] !== undefined)
}

/** A value as the cells that hold it; rows that the function does not know have none. */
function cellsOf(input: Input | undefined, value: unknown): unknown {
  if (input?.kind === 'list') return (value as unknown[]).map((each) => [each])
  if (input?.kind !== 'rows') return value
  const rows = value as Inputs[]
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  if (!columns.every((column) => Object.hasOwn(input.columns, column))) return none
  return [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))]
}

function callsOf(method: Method, says: string, given: Inputs): SliceCall[] {
  const { definition } = method
  const inputs = method.spell(given) as Inputs
  const answer = calculate(method, inputs, { trace: true })
  if (!answer.ok) return []
  const values = new Map(answer.result.trace?.map(({ path, value }) => [path, value]))
  const numberAt = (path: string) => {
    const value = values.get(path)
    return typeof value === 'number' ? value : undefined
  }
  /** Rows that were not given, such as customers without names, are as many as there are values. */
  const columnOf = (group: string, key: string) => {
    const given = (inputs[group] ?? []) as readonly unknown[]
    const column: (number | undefined)[] = []
    for (let i = 0; i < given.length || values.has(`/${group}/${i}/${key}`); i++)
      column.push(numberAt(`/${group}/${i}/${key}`))
    return column
  }
  const argument = (take: string, part: typeof definition): unknown => {
    const key = parameterKey(take)
    const column = columnKey(definition, key)
    const input = definition.inputs[key]
    if (column) {
      const found = columnOf(column.group, column.key)
      if (found.length > 0 && !found.includes(undefined)) return found.map((each) => [each])
    } else if (inputs[key] !== undefined) return cellsOf(part.inputs[key], inputs[key])
    // a factor takes the name of a place as well
    else if (input?.kind === 'factor' && input.by.place !== undefined && inputs[input.by.place] !== undefined)
      return inputs[input.by.place]
    else if (!isOptional(take) && numberAt(`/${key}`) !== undefined) return numberAt(`/${key}`)
    return isOptional(take) ? null : none
  }
  const isFixed = ([choice, option]: [string, string]) => {
    const input = definition.inputs[choice]
    return (inputs[choice] ?? (input?.kind === 'choice' ? input.default : undefined)) === option
  }
  return Object.entries(definition.functions).flatMap(([key, spec]): SliceCall[] => {
    if (!Object.entries(spec.with ?? {}).every(isFixed)) return []
    const part = slice(definition, key)
    const args = spec.takes.map((take) => argument(take, part))
    const name = `${definition.prefix}_${key}`
    const rests = (gives: string) => [...besides(method, spec, gives, inputs)].some((each) => isGiven(inputs, each))
    const gives = givenBy(spec)
    const found = (one: string) => {
      const [group = '', column] = one.split('.')
      return column === undefined ? [numberAt(`/${one}`)] : columnOf(group, column)
    }
    if (args.includes(none)) return []
    if (spec.selects !== undefined)
      return gives.flatMap((one) =>
        rests(one) ? [] : [{ says, name, args: [args[0], one, ...args.slice(1)], expected: [found(one)] }],
      )
    if (gives.some(rests)) return []
    const cells = gives.flatMap(found)
    const isColumn = gives.some((one) => one.includes('.')) && !spec.across
    return [{ says, name, args, expected: isColumn ? cells.map((cell) => [cell]) : [cells] }]
  })
}

export const sliceCalls = (method: Method, cases: readonly Case[]): SliceCall[] =>
  cases.flatMap(({ says, inputs }) => callsOf(method, says, inputs))
