/** A sheet function as a method of its own: the part of the graph between its parameters and what it gives, proven sufficient and free of idle parameters. */

import { derived } from './graph.ts'
import { isGroup } from './inputs.ts'
import { decide, type Facts, facts, nothing } from './language/facts.ts'
import { DefinitionError, type Node, namesOf, parse, print } from './language/parse.ts'
import {
  type Cell,
  type Check,
  type Constant,
  type Definition,
  type Formula,
  type FunctionSpec,
  givenBy,
  type Input,
  isOptional,
  parameterKey,
  type Rows,
  type When,
} from './method.ts'

export { isOptional, parameterKey } from './method.ts'

/** A coefficient of the library: it is looked up by itself, parameter or not. */
const isCoefficient = (input: Input) => input.kind === 'factor' && input.key !== undefined

/** Leaves out what is settled: branches not taken, conditions that hold anyway. */
function prune(node: Node, known: Facts): Node {
  const go = (each: Node): Node => prune(each, known)
  if (node.k === 'minus') return { ...node, x: go(node.x) }
  if (node.k === 'op') return { ...node, a: go(node.a), b: go(node.b) }
  if (node.k !== 'call') return node
  const [condition, yes, no] = node.args as [Node, Node, Node]
  if (node.fn === 'IF') {
    const settled = decide(condition, known)
    if (settled !== undefined) return go(settled ? yes : no)
  }
  if (node.fn !== 'AND' && node.fn !== 'OR') return { ...node, args: node.args.map(go) }
  const open = node.args.filter((arg) => decide(arg, known) === undefined).map(go)
  return open.length === 1 ? (open[0] as Node) : { ...node, args: open }
}

/** The column names a bare name may stand for: rows need no check of single cells, they come whole. */
const groupOf = (name: string) => name.split('.')[0] as string

/** @throws DefinitionError where the parameters do not suffice, or one changes nothing. */
export function slice(definition: Definition, name: string): Definition {
  const spec = definition.functions[name]
  const place = `${definition.id} function ${name}`
  if (!spec) throw new DefinitionError(`${place}: is not defined`)
  const takes = new Set(spec.takes.map(parameterKey))
  const gives = givenBy(spec)
  const isColumn = (key: string) => key.includes('.')
  if (takes.size < spec.takes.length) throw new DefinitionError(`${place}: takes a parameter twice`)
  const fixed = facts(spec.with ?? {})
  const untaken = Object.entries(definition.inputs).filter(
    ([key, input]) => !takes.has(key) && !fixed.choices.has(key) && !isCoefficient(input),
  )
  const given = spec.takes
    .filter((take) => !isOptional(take))
    .filter((key) => !isOpen(definition.inputs[key]?.when, takes))
  const known: Facts = {
    ...nothing,
    // a parameter that is not marked optional is always there
    present: new Set(given),
    // what is not a parameter and has no value of its own is absent; a choice keeps its default
    absent: new Set(untaken.flatMap(([key, input]) => (input.optional || input.when ? [key] : []))),
    choices: new Map([
      ...fixed.choices,
      ...untaken.flatMap(([key, input]) =>
        input.kind === 'choice' && input.default ? [[key, new Set([input.default])] as const] : [],
      ),
    ]),
  }
  const holdsAlways = (when: When | undefined) =>
    Object.entries(when ?? {}).every(([key, wanted]) =>
      [...(known.choices.get(key) ?? [''])].every((option) => [wanted].flat().includes(option)),
    )

  type Kept = {
    inputs: Set<string>
    constants: Set<string>
    formulas: Map<string, Formula>
    numbers: Map<string, Constant>
  }
  const kept: Kept = { inputs: new Set(), constants: new Set(), formulas: new Map(), numbers: new Map() }

  function need(key: string, into: Kept, row?: string): void {
    const own =
      row !== undefined && (definition.formulas[`${row}.${key}`] || columnInput(row, key)) ? `${row}.${key}` : key
    const formula = definition.formulas[own]
    if (takes.has(own)) into.inputs.add(own)
    else if (Object.hasOwn(definition.constants, own)) into.constants.add(own)
    else if (formula) needFormula(own, formula, into)
    else if (own.includes('.')) need(groupOf(own), into)
    else needInput(own, into)
  }
  /** The rows whose columns may stand bare in a formula of a table's cells. */
  const tableRows = (over: string | undefined) => {
    const input = over === undefined ? undefined : definition.inputs[groupOf(over)]
    return input?.kind === 'matrix' ? input.rows : undefined
  }
  const columnInput = (group: string, key: string) => {
    const input = definition.inputs[group]
    return input?.kind === 'rows'
      ? input.columns[key]
      : input?.kind === 'list' && key === 'value'
        ? input.value
        : undefined
  }
  function needFormula(key: string, formula: Formula, into: Kept) {
    if (into.formulas.has(key)) return
    if (formula.when && !holdsAlways(formula.when)) throw new DefinitionError(`${place}: ${key} does not exist here`)
    const node = prune(parse(formula.is, place), known)
    const { when, ...rest } = formula
    into.formulas.set(key, { ...rest, is: print(node) })
    const row = key.includes('.') ? groupOf(key) : undefined
    for (const each of namesOf(node)) need(each, into, row ?? tableRows(formula.over))
  }
  function needInput(key: string, into: Kept) {
    const input = definition.inputs[key]
    if (input?.kind === 'quantity' && typeof input.default === 'number') {
      into.numbers.set(key, { value: input.default, unit: input.unit, label: input.label })
    } else if (input && isCoefficient(input)) into.inputs.add(key)
    else throw new DefinitionError(`${place}: cannot be computed without ${key}`)
  }

  for (const key of givenBy(spec)) need(key, kept)
  const checks = Object.entries(definition.checks).flatMap(([id, check]): [string, Check][] => {
    const whole = parse(check.holds, place)
    if ((check.when && !holdsAlways(check.when)) || decide(whole, known) !== undefined) return []
    const node = prune(whole, known)
    const trial: Kept = {
      inputs: new Set(kept.inputs),
      constants: new Set(kept.constants),
      formulas: new Map(kept.formulas),
      numbers: new Map(kept.numbers),
    }
    const named = [...`${check.zh}${check.en}`.matchAll(/\{([^}]+)\}/g)].map((match) => match[1] as string)
    try {
      for (const each of [...namesOf(node), ...named]) need(each, trial, check.rows)
    } catch (error) {
      // a check that asks for more than the parameters is not this function's to make
      if (error instanceof DefinitionError) return []
      throw error
    }
    Object.assign(kept, trial)
    const { when, at, ...rest } = check
    const isHere = at !== undefined && (takes.has(at) || (check.rows !== undefined && columnInput(check.rows, at)))
    return [[id, { ...rest, holds: print(node), ...(isHere ? { at } : {}) }]]
  })

  /** A look-up reads what is there: the other inputs of its row and the parameters. */
  const lookups = new Set<string>()
  const within = <C extends Cell>(cell: C, near: Readonly<Record<string, unknown>>): C => {
    if (cell.kind !== 'factor') return cell
    const by = Object.fromEntries(
      Object.entries(cell.by).filter(([, key]) => takes.has(key) || Object.hasOwn(near, key)),
    )
    for (const key of Object.values(by)) lookups.add(key)
    return { ...cell, by }
  }
  const inputs: Record<string, Input> = {}
  for (const key of [...takes, ...[...kept.inputs].filter((each) => !takes.has(each))]) {
    const column = columnKey(definition, key)
    const input = parameterInput(definition, key, spec)
    if (column) {
      const rows = inputs[column.group] as Rows | undefined
      inputs[column.group] = {
        ...rowsOf(definition, column.group),
        columns: { ...rows?.columns, [column.key]: input as Cell },
      }
    } else if (input.kind === 'list' || input.kind === 'matrix') inputs[key] = input
    else if (input.kind !== 'rows') inputs[key] = within(input, {})
    else {
      const columns = Object.entries(input.columns).flatMap(([each, { when, ...cell }]) =>
        holdsAlways(when) ? [[each, within(cell as Cell, input.columns)] as const] : [],
      )
      inputs[key] = { ...input, columns: Object.fromEntries(columns) }
    }
  }
  // what the rows and columns of a table are need not be given: it tells how many there are
  for (const input of Object.values(inputs))
    if (input.kind === 'matrix')
      for (const group of [input.rows, ...input.columns])
        inputs[group] ??= { ...rowsOf(definition, group), optional: true }
  const idle = [...takes].find((key) => !kept.inputs.has(key) && !lookups.has(key))
  if (idle) throw new DefinitionError(`${place}: ${idle} changes nothing`)
  return {
    ...definition,
    inputs,
    constants: {
      ...Object.fromEntries(Object.entries(definition.constants).filter(([key]) => kept.constants.has(key))),
      ...Object.fromEntries(kept.numbers),
    },
    formulas: Object.fromEntries(
      Object.keys(definition.formulas).flatMap((key) =>
        kept.formulas.has(key) ? [[key, kept.formulas.get(key) as Formula]] : [],
      ),
    ),
    checks: Object.fromEntries(checks),
    factorChecks: Object.fromEntries(
      Object.entries(definition.factorChecks).filter(
        ([, { input, record }]) =>
          takes.has(groupOf(input)) && (record.gwpOtherThan === undefined || takes.has(record.gwpOtherThan)),
      ),
    ),
    tables: {},
    outputs: Object.fromEntries(
      gives.filter((key) => !isColumn(key)).map((key) => [key, definition.outputs[key] ?? '#,##0.0000']),
    ),
    columns: Object.fromEntries(gives.filter(isColumn).map((key) => [key, { of: key, format: '#,##0.0000' }])),
    refused: {},
    functions: {},
    example: {},
  }
}

/** The rows and the column that a parameter such as `services.direct` fills. */
export function columnKey({ inputs }: Definition, key: string): { group: string; key: string } | undefined {
  const [group = '', column] = key.split('.')
  const rows = inputs[group]
  return column !== undefined && rows && isGroup(rows) ? { group, key: column } : undefined
}

/** Rows without their columns. */
const rowsOf = ({ inputs }: Definition, group: string): Rows => {
  const { label } = inputs[group] as Input
  return { kind: 'rows', label, columns: {} }
}

/** Does a condition remain, because the choices it asks for are parameters too? */
const isOpen = (when: When | undefined, takes: ReadonlySet<string>) =>
  when !== undefined && Object.keys(when).every((choice) => takes.has(choice))

/** A parameter as an input: an input without a condition that the function settles, always there unless it is marked optional, and without a default that cannot be worked out here; or what another formula gives. */
export function parameterInput(definition: Definition, key: string, spec: FunctionSpec): Input {
  const column = columnKey(definition, key)
  const rows = column && definition.inputs[column.group]
  const input = rows?.kind === 'rows' ? rows.columns[column?.key ?? ''] : definition.inputs[key]
  const takes = new Set(spec.takes.map(parameterKey))
  const isThere = (name: string) =>
    [name, `${column?.group}.${name}`, name.split('.')[0] ?? ''].some((each) => takes.has(each))
  if (input) {
    const { when, optional, ...rest } = input
    const open = isOpen(when, takes)
    const kept = {
      ...rest,
      ...(open ? { when } : {}),
      ...(optional && (open || !spec.takes.includes(key)) ? { optional } : {}),
    } as Input
    const is = isGroup(kept) || kept.kind === 'matrix' ? undefined : derived(kept)?.is
    if (is === undefined || namesOf(parse(is)).every(isThere)) return kept
    const { default: _, ...asked } = kept as Input & { kind: 'quantity' }
    return asked
  }
  const formula = definition.formulas[key]
  if (!formula || formula.unit === 'flag') throw new DefinitionError(`${definition.id}: ${key} is no parameter`)
  return { kind: 'quantity', unit: formula.unit, label: formula.label }
}
