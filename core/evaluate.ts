/** Computes a loaded method by closures: one small function for each node of each formula, over arrays that are used again. */

import { type Bound, columnsOf, type Entry, type Loaded, type Step } from './graph.ts'
import { functions } from './language/functions.ts'
import { walk } from './language/parse.ts'
import type { Cell, Inputs, When } from './method.ts'

/** What one run gave. `fired` has a bit for each check that did not hold; `fault` is the first step that was no finite number, or -1: then only checks of what came before it are made. A blank output is undefined. */
export type Execution = { outputs: Record<string, number | undefined>; fired: number; fault: number }

export type Evaluator = {
  /** Inputs must have passed the schema, with every factor a number. */
  run(inputs: Inputs): Execution
  /** After a run: the value of a name, of one row where it is a column; undefined where it does not exist. */
  value(entry: Entry, row?: number): number | undefined
  /** After a run: how many rows a group has. */
  count(group: string): number
  /** After a run: what a part of a formula comes to, in one row; a condition is 1 or 0. */
  part(node: Bound, row?: number): number
  /** The row in which the faulty step failed. */
  faultRow(): number
}

type Value = () => number
type Test = () => boolean

/** The names a formula reads. */
const namesIn = (node: Bound): string[] => {
  const names: string[] = []
  walk(node, (each) => each.k === 'name' && names.push((each as Bound & { k: 'name' }).entry.name))
  return names
}

const isCondition = (node: Bound): boolean => {
  if (node.k === 'name') return node.entry.type.is === 'flag'
  if (node.k === 'op') return '<=<>='.includes(node.op)
  if (node.k !== 'call') return false
  if (node.fn === 'IF') return isCondition(node.args[1] as Bound)
  return functions[node.fn].over === 'flags' || node.fn === 'ISBLANK'
}

export function evaluator(loaded: Loaded): Evaluator {
  const groups = [...loaded.groups.keys()]
  const counts = groups.map(() => 0)
  /** A blank is NaN in here; only BLANK() may make one in a formula, and says so. */
  let blank = false
  let row = 0
  let failedRow = 0

  const scalars: number[] = []
  const slots = new Map<string, number>()
  const columns = new Map<string, number[]>()
  for (const { name, group, value } of loaded.entries.values()) {
    if (group !== undefined) columns.set(name, [])
    else slots.set(name, scalars.push(value ?? Number.NaN) - 1)
  }
  const slotOf = (entry: Entry) => slots.get(entry.name) as number
  const columnOf = (entry: Entry) => columns.get(entry.name) as number[]
  const countOf = (group: string) => groups.indexOf(group)

  function reference({ entry }: Bound & { k: 'name' }): Value {
    if (entry.group !== undefined) {
      const column = columnOf(entry)
      return () => column[row] as number
    }
    const slot = slotOf(entry)
    return () => scalars[slot] as number
  }

  function arithmetic({ op, a, b }: Bound & { k: 'op' }): Value {
    const x = number(a)
    if (b.k === 'number') {
      const c = b.value
      if (op === '+') return () => x() + c
      if (op === '-') return () => x() - c
      if (op === '*') return () => x() * c
      return op === '/' ? () => x() / c : () => x() ** c
    }
    const y = number(b)
    if (op === '+') return () => x() + y()
    if (op === '-') return () => x() - y()
    if (op === '*') return () => x() * y()
    return op === '/' ? () => x() / y() : () => x() ** y()
  }

  function number(node: Bound): Value {
    if (node.k === 'number') return () => node.value
    if (node.k === 'name') return reference(node)
    if (node.k === 'op') return arithmetic(node)
    if (node.k === 'minus') {
      const x = number(node.x)
      return () => -x()
    }
    const { fn, args } = node as Bound & { k: 'call' }
    const rule = functions[fn]
    if (rule.over === 'columns') {
      const [first, second] = args.map((arg) => columnOf((arg as Bound & { k: 'name' }).entry)) as [number[], number[]?]
      const group = countOf((args[0] as Bound & { k: 'name' }).entry.group as string)
      const { from, add } = rule
      const other = second ?? first
      if (fn === 'COUNT') return () => counts[group] as number
      if (fn === 'SUM') {
        return () => {
          let total = 0
          const count = counts[group] as number
          for (let i = 0; i < count; i++) total += first[i] as number
          return total
        }
      }
      return () => {
        let total: number = from
        for (let i = 0; i < (counts[group] as number); i++) total = add(total, first[i] as number, other[i] as number)
        return total
      }
    }
    if (fn === 'BLANK') {
      return () => {
        blank = true
        return Number.NaN
      }
    }
    if (fn === 'IF') {
      const [condition, yes, no] = [test(args[0] as Bound), number(args[1] as Bound), number(args[2] as Bound)]
      return () => (condition() ? yes() : no())
    }
    const { one } = rule as typeof rule & { one: (...xs: number[]) => number }
    const values = args.map(number)
    return () => one(...values.map((value) => value()))
  }

  function test(node: Bound): Test {
    if (node.k === 'name') {
      const value = reference(node)
      return () => value() === 1
    }
    if (node.k === 'op') return comparison(node)
    const { fn, args } = node as Bound & { k: 'call' }
    if (fn === 'ISBLANK') {
      const value = number(args[0] as Bound)
      return () => Number.isNaN(value())
    }
    const tests = args.map(test)
    const [first, second, third] = tests as [Test, Test, Test]
    if (fn === 'IF') return () => (first() ? second() : third())
    if (fn === 'NOT') return () => !first()
    if (fn === 'AND') return tests.length === 2 ? () => first() && second() : () => tests.every((each) => each())
    return tests.length === 2 ? () => first() || second() : () => tests.some((each) => each())
  }

  function comparison({ op, a, b }: Bound & { k: 'op' }): Test {
    const x = number(a)
    const option =
      a.k === 'name' && a.entry.type.is === 'choice' && b.k === 'text'
        ? a.entry.type.options.indexOf(b.value)
        : undefined
    const y = option === undefined ? number(b) : () => option
    if (op === '=') return () => x() === y()
    if (op === '<>') return () => x() !== y()
    if (op === '<') return () => x() < y()
    if (op === '<=') return () => x() <= y()
    return op === '>' ? () => x() > y() : () => x() >= y()
  }

  const active = (when: When): Test => {
    const tests = Object.entries(when).map(([key, wanted]) => {
      const entry = loaded.entries.get(key) as Entry
      const { options } = entry.type as { options: readonly string[] }
      const slot = slotOf(entry)
      const good = options.map((option) => [wanted].flat().includes(option))
      return () => good[scalars[slot] as number] === true
    })
    const [only] = tests
    return tests.length === 1 && only ? only : () => tests.every((each) => each())
  }

  /** How one input becomes a number: what stands for nothing given, and for what is no number (an option's place, a flag's 1 or 0, 1 for a text) its code. */
  type Reader = { key: string; missing: number; code?: ReadonlyMap<unknown, number> | (() => number) }
  function reader(key: string, input: Cell): Reader {
    if (input.kind === 'text') return { key, missing: Number.NaN, code: () => 1 }
    const fallback = 'default' in input ? input.default : undefined
    if (input.kind === 'quantity' || input.kind === 'factor')
      return { key, missing: typeof fallback === 'number' ? fallback : Number.NaN }
    const options: readonly unknown[] = input.kind === 'choice' ? Object.keys(input.options) : [false, true]
    const code = new Map(options.map((option, i) => [option, i]))
    return { key, missing: code.get(fallback) ?? Number.NaN, code }
  }
  const codeOf = (code: NonNullable<Reader['code']>, given: unknown) =>
    typeof code === 'function' ? code() : (code.get(given) as number)
  const read = ({ missing, code }: Reader, given: unknown): number =>
    given === undefined ? missing : code === undefined ? (given as number) : codeOf(code, given)

  // What no formula, condition or text of a check names is never asked for: reading keys is the dearest part of a run.
  const named = new Set(loaded.steps.map(({ entry }) => entry.name))
  for (const { node, when } of [...loaded.steps, ...loaded.checks])
    for (const name of [...namesIn(node), ...Object.keys(when)]) named.add(name)
  for (const { check } of loaded.checks)
    for (const [, name = ''] of `${check.zh}${check.en}`.matchAll(/\{([^}]+)\}/g)) named.add(name)

  const scalarReaders: (Reader & { slot: number })[] = []
  for (const { name, key, group, input } of loaded.entries.values()) {
    if (!input || group !== undefined) continue
    const one = { ...reader(key, input), slot: slots.get(name) as number }
    scalars[one.slot] = one.missing
    if (named.has(name)) scalarReaders.push(one)
  }
  const groupReaders = [...loaded.groups].map(([group, input]) => ({
    group,
    isList: input.kind === 'list',
    cells: Object.entries(columnsOf(input)).flatMap(([key, cell]) =>
      named.has(`${group}.${key}`) || 'default' in cell
        ? [{ ...reader(key, cell), column: columns.get(`${group}.${key}`) as number[] }]
        : [],
    ),
  }))

  function readInputs(inputs: Inputs) {
    for (const one of scalarReaders) scalars[one.slot] = read(one, inputs[one.key])
    for (let g = 0; g < groupReaders.length; g++) {
      const { group, isList, cells } = groupReaders[g] as (typeof groupReaders)[number]
      const given = (inputs[group] ?? []) as readonly Inputs[]
      counts[g] = given.length
      for (let i = 0; i < given.length; i++) {
        const item = given[i] as Inputs
        for (const one of cells) one.column[i] = read(one, isList ? item : item[one.key])
      }
    }
  }

  /** One step: true where it gave a finite number or a meant blank. */
  function stepOf({ entry, kind, node, when }: Step): Test {
    const value = entry.type.is === 'flag' ? flagOf(test(node)) : number(node)
    const { optional } = entry
    if (entry.group === undefined) {
      const slot = slotOf(entry)
      const compute = () => {
        blank = false
        const x = value()
        scalars[slot] = x
        return x - x === 0 || (optional && blank)
      }
      if (kind === 'default') return () => !Number.isNaN(scalars[slot]) || compute()
      if (Object.keys(when).length === 0) return compute
      const isActive = active(when)
      return () => {
        if (isActive()) return compute()
        scalars[slot] = Number.NaN
        return true
      }
    }
    const column = columnOf(entry)
    const group = countOf(entry.group)
    const always = kind === 'formula'
    return () => {
      const count = counts[group] as number
      for (row = 0; row < count; row++) {
        if (!always && !Number.isNaN(column[row])) continue
        blank = false
        const x = value()
        column[row] = x
        if (x - x !== 0 && !(optional && blank)) return false
      }
      return true
    }
  }
  const flagOf =
    (condition: Test): Value =>
    () =>
      condition() ? 1 : 0

  const steps = loaded.steps.map(stepOf)
  const checks = loaded.checks.map(({ check, node, when }) => {
    const holds = test(node)
    const isActive = active(when)
    const group = check.rows === undefined ? -1 : countOf(check.rows)
    const all = () => {
      for (row = 0; row < (counts[group] as number); row++) if (!holds()) return false
      return true
    }
    const after = Math.max(
      -1,
      ...namesIn(node).map((name) => loaded.steps.findIndex((step) => step.entry.name === name)),
    )
    return { after, fires: group < 0 ? () => isActive() && !holds() : () => isActive() && !all() }
  })
  const outputs = Object.keys(loaded.definition.outputs).map((key) => ({ key, slot: slots.get(key) as number }))

  return {
    run(inputs) {
      readInputs(inputs)
      const result: Execution = { outputs: {}, fired: 0, fault: -1 }
      for (let k = 0; k < steps.length && result.fault < 0; k++) if (!(steps[k] as Test)()) result.fault = k
      failedRow = row
      for (let k = 0; k < checks.length; k++) {
        const { after, fires } = checks[k] as (typeof checks)[number]
        if ((result.fault < 0 || after < result.fault) && fires()) result.fired |= 1 << k
      }
      if (result.fault >= 0) return result
      for (const { key, slot } of outputs) {
        const x = scalars[slot] as number
        result.outputs[key] = Number.isNaN(x) ? undefined : x
      }
      return result
    },
    value(entry, at = 0) {
      const x = entry.group === undefined ? scalars[slotOf(entry)] : columnOf(entry)[at]
      return x === undefined || Number.isNaN(x) ? undefined : x
    },
    count: (group) => counts[countOf(group)] ?? 0,
    part(node, at = 0) {
      row = at
      return isCondition(node) ? Number(test(node)()) : number(node)()
    },
    faultRow: () => failedRow,
  }
}
