/** A definition made ready to compute: names bound to what they stand for, steps in computing order. That it means something is proven by `load` (prove.ts). */
import { columnsOf, isGroup } from './inputs.ts'
import type { FunctionName } from './language/functions.ts'
import { DefinitionError, fault, type Node, type Operator, parse, walk } from './language/parse.ts'
import type { Basis, Cell, Check, Definition, Formula, List, Matrix, Rows, When } from './method.ts'
import type { Text } from './problem.ts'

/** A tree whose names are bound: `whole` is a whole column or table, otherwise one value (of this row, of this cell or of all). */
export type Bound =
  | Exclude<Node, { k: 'name' | 'minus' | 'op' | 'call' }>
  | { k: 'name'; at: number; name: string; entry: Entry; whole: boolean }
  | { k: 'minus'; at: number; x: Bound }
  | { k: 'op'; at: number; op: Operator; a: Bound; b: Bound }
  | { k: 'call'; at: number; fn: FunctionName; args: Bound[] }

/** What kind of value a name has; a number's unit stands beside it as text. */
export type Kind = { is: 'number' } | { is: 'choice'; options: readonly string[] } | { is: 'flag' } | { is: 'text' }

/** The rows that a table has its rows and its columns from. */
export type Over = readonly [rows: string, columns: string]

/** What a name stands for. `group` is the rows it is a column of, `over` the rows and the columns of a table; it need not exist where it is `optional` or has a condition: formulas must ask first. */
export type Entry = {
  name: string
  key: string
  group?: string
  over?: Over
  source: 'constant' | 'input' | 'formula'
  type: Kind
  unit: string
  label: Text
  optional: boolean
  when?: When
  input?: Cell
  formula?: Formula
  value?: number
}

/** One thing to compute, in order: a formula, or the value of an input that was not given. */
export type Step = Basis & { entry: Entry; kind: 'formula' | 'default'; text: string; node: Bound; when: When }
export type LoadedCheck = { id: string; code: string; check: Check; node: Bound; when: When }
export type Loaded = {
  definition: Definition
  entries: ReadonlyMap<string, Entry>
  /** The rows and lists, by key. */
  groups: ReadonlyMap<string, Rows | List>
  matrices: ReadonlyMap<string, Matrix>
  steps: readonly Step[]
  checks: readonly LoadedCheck[]
  /** The clause that first asks for an input, by its name. */
  clauses: ReadonlyMap<string, string>
  /** Inputs that serve only to work out another one (`n`, `d` and `k` for `L`): giving both is a conflict. */
  partOf: ReadonlyMap<string, string>
}

/** The blocks of a table, by the names formulas know them by. */
export const blocksOf = (key: string, { rows, columns }: Matrix): readonly (readonly [name: string, over: Over])[] =>
  columns.map((each) => [columns.length === 1 ? key : `${key}.${each}`, [rows, each]])
export const derived = (input: Cell) =>
  input.kind === 'quantity' && typeof input.default === 'object' ? input.default : undefined

const kindOf = (input: Cell): Kind => {
  if (input.kind === 'choice') return { is: 'choice', options: Object.keys(input.options) }
  if (input.kind === 'flag' || input.kind === 'text') return { is: input.kind }
  return { is: 'number' }
}
const unitText = (input: Cell) => ('unit' in input ? input.unit : '')
const hasDefault = (input: Cell) =>
  ('default' in input && input.default !== undefined) || (input.kind === 'factor' && !input.chosen)

function inputEntry(name: string, key: string, input: Cell, group?: string, groupWhen?: When): Entry {
  const when = input.when ?? groupWhen
  return {
    name,
    key,
    ...(group === undefined ? {} : { group }),
    source: 'input',
    type: kindOf(input),
    unit: unitText(input),
    label: input.label,
    optional: !hasDefault(input) && input.optional === true,
    ...(when ? { when } : {}),
    input,
  }
}

const matrixEntry = (name: string, key: string, { unit, label }: Matrix, over: Over): Entry => ({
  name,
  key,
  over,
  source: 'input',
  type: { is: 'number' },
  unit,
  label,
  optional: false,
})

/** All names of a definition; that each is defined once and belongs to rows that exist is for `load` to find. */
function entriesOf({ constants, inputs, formulas }: Definition): Map<string, Entry> {
  const entries = new Map<string, Entry>()
  const add = (entry: Entry) => entries.set(entry.name, entry)
  for (const [name, { value, unit, label }] of Object.entries(constants)) {
    add({ name, key: name, source: 'constant', type: { is: 'number' }, unit, label, optional: false, value })
  }
  for (const [key, input] of Object.entries(inputs)) {
    if (input.kind === 'matrix')
      for (const [name, over] of blocksOf(key, input)) add(matrixEntry(name, key, input, over))
    else if (!isGroup(input)) add(inputEntry(key, key, input))
    else
      for (const [column, cell] of Object.entries(columnsOf(input)))
        add(inputEntry(`${key}.${column}`, column, cell, key, input.when))
  }
  for (const [name, formula] of Object.entries(formulas)) {
    const [first = '', column] = name.split('.')
    const when = formula.when ?? (column === undefined ? undefined : inputs[first]?.when)
    const over = formula.over === undefined ? undefined : entries.get(formula.over)?.over
    add({
      name,
      key: column ?? name,
      ...(column === undefined ? {} : { group: first }),
      ...(over ? { over } : {}),
      source: 'formula',
      type: { is: formula.unit === 'flag' ? 'flag' : 'number' },
      unit: formula.unit === 'flag' ? '' : formula.unit,
      label: formula.label,
      optional: /\bBLANK\(/.test(formula.is),
      ...(when ? { when } : {}),
      formula,
    })
  }
  return entries
}

/** Binds names: a bare name is this row's or this cell's, `trips.E` the whole column. */
function bound(
  node: Node,
  place: string,
  text: string,
  entries: ReadonlyMap<string, Entry>,
  group?: string,
  over?: Over,
): Bound {
  const go = (each: Node): Bound => {
    if (each.k === 'op') return { ...each, a: go(each.a), b: go(each.b) }
    if (each.k === 'minus') return { ...each, x: go(each.x) }
    if (each.k === 'call') return { ...each, args: each.args.map(go) }
    if (each.k !== 'name') return each
    const rows = group ?? over?.[0]
    const row = rows === undefined ? undefined : entries.get(`${rows}.${each.name}`)
    const entry = row ?? entries.get(each.name)
    if (!entry) return fault(place, text, each.at, `expected a name that is defined, found ${each.name}`)
    const isCell = over !== undefined && entry.over?.join() === over.join()
    return { ...each, entry, whole: !row && !isCell && (entry.group ?? entry.over) !== undefined }
  }
  return go(node)
}

/** Where a formula stands, as errors name it. */
export const placeOf = ({ id }: Definition, name: string, clause?: string) =>
  `${id}${clause ? ` ${clause}` : ''} ${name}`

/** @throws DefinitionError where a formula cannot be read, a name is not defined or steps go in a circle. Everything else is for `load` to find. */
export function bind(definition: Definition): Loaded {
  const entries = entriesOf(definition)
  const groups = new Map(
    Object.entries(definition.inputs).flatMap(([key, input]) => (isGroup(input) ? [[key, input] as const] : [])),
  )
  const tree = (name: string, text: string, clause: string | undefined, group?: string, over?: Over) => {
    const place = placeOf(definition, name, clause)
    return bound(parse(text, place), place, text, entries, group, over)
  }
  const steps = [...entries.values()].flatMap((entry): Step[] => {
    const { name, group, over, formula, input, when = {} } = entry
    const source = formula ?? (input && derived(input))
    if (!source) return []
    const { is, basis, clause } = source
    const kind = formula ? 'formula' : 'default'
    return [
      {
        entry,
        kind,
        text: is,
        node: tree(name, is, clause, group, over),
        // a value of a route is worked out on that route only
        when: formula ? when : (input?.when ?? {}),
        basis,
        ...(clause === undefined ? {} : { clause }),
      },
    ]
  })
  const checks = Object.entries(definition.checks).map(
    ([id, check]): LoadedCheck => ({
      id,
      code: check.code ?? id,
      check,
      node: tree(id, check.holds, check.clause, check.rows),
      when: check.when ?? {},
    }),
  )
  const matrices = Object.entries(definition.inputs).flatMap(([key, input]) =>
    input.kind === 'matrix' ? [[key, input] as const] : [],
  )
  return {
    definition,
    entries,
    groups,
    matrices: new Map(matrices),
    steps: inOrder(definition.id, steps),
    checks,
    clauses: clausesOf(entries, steps),
    partOf: partsOf(entries, steps),
  }
}

function partsOf(entries: ReadonlyMap<string, Entry>, steps: readonly Step[]): Map<string, string> {
  const readers = (name: string) => steps.filter((step) => needs(step).includes(name))
  const parts = [...entries.values()].flatMap(({ name, input }) => {
    const all = input ? readers(name) : []
    const [only, ...more] = all.filter(({ kind }) => kind === 'default')
    // a formula may still ask whether it was given
    const itself = all.length === 1 || input?.optional === true
    return only && more.length === 0 && itself ? [[name, only.entry.name] as const] : []
  })
  return new Map(parts)
}

/** An input's clause is that of the first formula that reads it; one that only leads to a factor or a default takes the clause of what it leads to. */
function clausesOf(entries: ReadonlyMap<string, Entry>, steps: readonly Step[]): Map<string, string> {
  const clauses = new Map<string, string>()
  const add = (name: string, clause: string | undefined) =>
    clause !== undefined && !clauses.has(name) && clauses.set(name, clause)
  for (const step of steps) {
    if (step.kind === 'formula') for (const name of needs(step)) add(name, step.clause)
  }
  for (const step of steps)
    if (step.kind === 'default') for (const name of needs(step)) add(name, clauses.get(step.entry.name))
  for (const { name, group, input } of entries.values()) {
    if (input?.kind !== 'factor') continue
    for (const key of [...Object.values(input.by), input.perVehicle ?? '']) {
      add(entries.has(`${group}.${key}`) ? `${group}.${key}` : key, clauses.get(name))
    }
  }
  for (const [name, clause] of [...clauses]) if (name.includes('.')) add(name.split('.')[0] as string, clause)
  return clauses
}

/** The names a step needs before it: those its text reads and those its condition asks. */
export const needs = (step: Step): string[] => {
  const names = new Set(Object.keys(step.when))
  walk(step.node, (each) => each.k === 'name' && names.add((each as Bound & { k: 'name' }).entry.name))
  return [...names]
}

/** Steps after what they read; authors keep the order of the standard. @throws DefinitionError naming a circle. */
function inOrder(id: string, steps: readonly Step[]): Step[] {
  const byName = new Map(steps.map((step) => [step.entry.name, step]))
  const done = new Set<string>()
  const ordered: Step[] = []
  const visit = (step: Step, path: string[]) => {
    const { name } = step.entry
    if (path.includes(name))
      throw new DefinitionError(`${id}: ${[...path.slice(path.indexOf(name)), name].join(' needs ')}`)
    if (done.has(name)) return
    for (const other of needs(step)) {
      const before = byName.get(other)
      if (before) visit(before, [...path, name])
    }
    done.add(name)
    ordered.push(step)
  }
  for (const step of steps) visit(step, [])
  return ordered
}
