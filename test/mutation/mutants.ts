/** Mutants of a definition: one small lie each, in a formula, a unit, a basis, a clause or a key. */
import type { Definition } from '#core'
import { bind, type Loaded } from '#core/graph'
import { columnsOf, isGroup } from '#core/inputs'
import { type Node, parse, print } from '#core/language/parse'
import { never } from '#core/method'

export type Mutant = { kind: 'formula' | 'unit' | 'basis' | 'clause' | 'key'; says: string; definition: Definition }

/** Definitions are plain data, so a mutant may be edited freely. */
type Draft = {
  inputs: Record<string, Draft & Record<string, unknown>>
  columns: Record<string, Record<string, unknown>>
  [key: string]: Record<string, unknown> | Record<string, Record<string, unknown>>
}
const edited = (definition: Definition, edit: (draft: Draft) => void): Definition => {
  const draft = structuredClone(definition)
  edit(draft as unknown as Draft)
  return draft
}

const swaps: Record<string, string[]> = {
  '+': ['-'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
  '^': ['*'],
  '=': ['<>'],
  '<>': ['='],
  '<': ['<=', '>'],
  '<=': ['<', '>'],
  '>': ['>=', '<'],
  '>=': ['>', '<'],
}
const otherFunctions: Record<string, string[]> = { AND: ['OR'], OR: ['AND'], SUM: ['COUNT'] }

/** Every tree that differs from `node` in one place. `others` gives the names that could stand for a name. */
function variants(node: Node, others: (name: string) => string[]): Node[] {
  const inside = (child: Node, rebuild: (changed: Node) => Node) => variants(child, others).map(rebuild)
  switch (node.k) {
    case 'number': {
      const changed = [node.value * 1.5 + 0.001, -node.value, 0].filter((value) => value !== node.value && value >= 0)
      return changed.map((value) => ({ ...node, value, text: String(value) }))
    }
    case 'text':
      return []
    case 'name':
      return others(node.name).map((name) => ({ ...node, name }))
    case 'minus':
      return [node.x, ...inside(node.x, (x) => ({ ...node, x }))]
    case 'op':
      return [
        ...(swaps[node.op] ?? []).map((op) => ({ ...node, op }) as Node),
        ...inside(node.a, (a) => ({ ...node, a })),
        ...inside(node.b, (b) => ({ ...node, b })),
      ]
    case 'call': {
      // which column of the rows is counted makes no difference
      if (node.fn === 'COUNT') return [{ ...node, fn: 'SUM' }]
      const [condition, yes, no] = node.args as [Node, Node, Node]
      return [
        ...(node.fn === 'IF' ? [{ ...node, args: [condition, no, yes] }] : []),
        ...(otherFunctions[node.fn] ?? []).map((fn) => ({ ...node, fn }) as Node),
        ...node.args.flatMap((arg, i) => inside(arg, (changed) => ({ ...node, args: node.args.with(i, changed) }))),
      ]
    }
  }
}

/** Names of the same kind that a formula of these rows could read instead. */
function otherNames({ entries }: Loaded, group: string | undefined) {
  return (name: string): string[] => {
    const own = entries.get(`${group}.${name}`) ?? entries.get(name)
    if (!own) return []
    const alike = [...entries.values()].filter(
      (entry) =>
        entry !== own && entry.type.is === own.type.is && entry.group === own.group && entry.type.is !== 'text',
    )
    const near = alike.filter(({ unit }) => unit === own.unit)
    return (near.length > 0 ? near : alike).slice(0, 3).map((entry) => (name.includes('.') ? entry.name : entry.key))
  }
}

function formulaMutants(definition: Definition): Mutant[] {
  const loaded = bind(definition)
  const of = (name: string, text: string, group: string | undefined, set: (draft: Draft, text: string) => void) =>
    variants(parse(text), otherNames(loaded, group)).map((tree): Mutant => {
      const is = print(tree)
      return { kind: 'formula', says: `${name}: ${is}`, definition: edited(definition, (draft) => set(draft, is)) }
    })
  const formulas = Object.entries(definition.formulas).flatMap(([name, { is }]) => {
    const [group, column] = name.split('.')
    return of(name, is, column && group, (draft, text) => {
      ;(draft.formulas?.[name] as Record<string, unknown>).is = text
    })
  })
  const checks = Object.entries(definition.checks).flatMap(([name, { holds, rows }]) =>
    // what is always said asks nothing
    holds === never
      ? []
      : of(name, holds, rows, (draft, text) => {
          ;(draft.checks?.[name] as Record<string, unknown>).holds = text
        }),
  )
  const defaults = loaded.steps
    .filter(({ kind }) => kind === 'default')
    .flatMap(({ entry: { name, key, group }, text }) =>
      of(name, text, group, (draft, is) => {
        const holder = (group === undefined ? draft.inputs : draft.inputs[group]?.columns) as Record<
          string,
          { default: object }
        >
        holder[key] = { ...holder[key], default: { ...holder[key]?.default, is } }
      }),
    )
  return [...formulas, ...checks, ...defaults]
}

/** Each object of a definition that has a property, with a way to set it in a draft. */
function holders(definition: Definition, property: string) {
  type Holder = { says: string; value: string; set: (draft: Draft, value: string) => void }
  const found: Holder[] = []
  const visit = (value: unknown, path: string[]) => {
    if (typeof value !== 'object' || value === null) return
    const here = (value as Record<string, unknown>)[property]
    if (typeof here === 'string') {
      found.push({
        says: path.join('.'),
        value: here,
        set: (draft, changed) => {
          const holder = path.reduce<Record<string, unknown>>((at, key) => at[key] as Record<string, unknown>, draft)
          holder[property] = changed
        },
      })
    }
    for (const [key, each] of Object.entries(value)) visit(each, [...path, key])
  }
  for (const part of ['constants', 'inputs', 'formulas', 'checks', 'factorChecks', 'refused'] as const)
    visit(definition[part], [part])
  return found
}

const changed = (
  definition: Definition,
  property: 'unit' | 'basis' | 'clause' | 'code',
  to: (value: string) => string,
): Mutant[] =>
  holders(definition, property).map(({ says, value, set }) => ({
    kind: property === 'code' ? 'key' : property,
    says: `${says}.${property}: ${to(value)}`,
    definition: edited(definition, (draft) => set(draft, to(value))),
  }))

/** Renames every key of inputs, columns, constants, formulas, checks, outputs, functions and options, one at a time. */
function keyMutants(definition: Definition): Mutant[] {
  const rename = (says: string, key: string, holder: (draft: Draft) => Record<string, unknown>): Mutant => ({
    kind: 'key',
    says: `${says}.${key}`,
    definition: edited(definition, (draft) => {
      const at = holder(draft)
      const entries = Object.entries(at).map(([name, value]) => [name === key ? `${key}_x` : name, value] as const)
      for (const name of Object.keys(at)) delete at[name]
      Object.assign(at, Object.fromEntries(entries))
    }),
  })
  const parts = [
    'constants',
    'inputs',
    'formulas',
    'checks',
    'factorChecks',
    'refused',
    'outputs',
    'functions',
  ] as const
  const top = parts.flatMap((part) =>
    Object.keys(definition[part])
      // the key of a check that gives another code is a mere name; its code is the key
      .filter((key) => part !== 'checks' || definition.checks[key]?.code === undefined)
      .map((key) => rename(part, key, (draft) => draft[part] as Record<string, unknown>)),
  )
  const inner = Object.entries(definition.inputs).flatMap(([key, input]) => [
    ...(isGroup(input) && input.kind === 'rows'
      ? Object.keys(columnsOf(input)).map((column) =>
          rename(`inputs.${key}`, column, (draft) => draft.inputs[key]?.columns as Record<string, unknown>),
        )
      : []),
    ...(input.kind === 'choice'
      ? Object.keys(input.options).map((option) =>
          rename(`inputs.${key}`, option, (draft) => draft.inputs[key]?.options as Record<string, unknown>),
        )
      : []),
  ])
  return [...top, ...inner]
}

const otherUnit = (unit: string) => ({ kgCO2e: 'kgCO2', kWh: 'W', '-': 'kWh', flag: '-' })[unit] ?? 'kgCO2e'

export const mutantsOf = (definition: Definition): Mutant[] => [
  ...formulaMutants(definition),
  ...changed(definition, 'unit', otherUnit),
  ...changed(definition, 'basis', (basis) => (basis === 'seed' ? 'inference' : 'seed')),
  ...changed(definition, 'clause', (clause) => `${clause}.9`),
  ...changed(definition, 'code', (code) => `${code}_x`),
  ...keyMutants(definition),
]
