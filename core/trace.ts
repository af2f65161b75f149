/** The trace of a calculation: every input with where it came from, every formula with the numbers put in. */
import { applies } from './condition.ts'
import type { Evaluator } from './evaluate.ts'
import { perAmount } from './factors/amounts.ts'
import { type Bound, derived, type Entry, type Loaded, type Over, type Step } from './graph.ts'
import { columnsOf, isGroup } from './inputs.ts'
import { print, walk } from './language/parse.ts'
import type { Basis, Cell, Inputs } from './method.ts'
import type { Text } from './problem.ts'
import type { Used } from './settle.ts'

/** One line of a trace. `path` points into the inputs, `formula` is the text of the definition, `numbers` the same with values put in. */
export type TraceStep = {
  key: string
  path: string
  label: Text
  /** A list is one row of a table. */
  value: number | string | boolean | readonly number[]
  unit: string
  status: 'given' | 'default' | 'factor' | 'derived'
  formula?: string
  numbers?: string
  basis?: Basis['basis']
  clause?: string
  /** What is to be known of the formula's basis. */
  remark?: Text
  factor?: string
}

type Name = Bound & { k: 'name' }
const cellKey = (name: string) => name.slice(name.indexOf('.') + 1)

/** Longer columns are cut in the text of the numbers; every row has its own line anyway. */
const longest = 12

export function traceOf(loaded: Loaded, evaluate: Evaluator, inputs: Inputs, used: readonly Used[]): TraceStep[] {
  const byPath = new Map(used.map((each) => [each.path, each]))

  /** Formulas only ask whether texts are the same, and know them by numbers. */
  const textOf = ({ group, key }: Entry, row: number): string => {
    const scope = (group === undefined ? inputs : (inputs[group] as readonly Inputs[])[row]) as Inputs | string
    return String(typeof scope === 'string' ? scope : scope[key])
  }
  const shown = (entry: Entry, row: number): number | string | boolean | undefined => {
    const value = evaluate.value(entry, row)
    if (value === undefined) return undefined
    if (entry.type.is === 'text') return textOf(entry, row)
    if (entry.type.is === 'choice') return entry.type.options[value] as string
    return entry.type.is === 'flag' ? value === 1 : value
  }
  const spelled = (entry: Entry, row: number): string => {
    const value = shown(entry, row)
    if (value === undefined) return 'BLANK()'
    if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
    if (typeof value === 'string') return `"${value}"`
    return value < 0 ? `(${value})` : String(value)
  }
  /** Where a formula chooses, the numbers show what was chosen; a choice between plain numbers (counted: 1 or 0) shows the question instead. */
  const taken = (node: Bound, row: number, group: string | undefined): Bound => {
    if (node.k === 'op') return { ...node, a: taken(node.a, row, group), b: taken(node.b, row, group) }
    if (node.k === 'minus') return { ...node, x: taken(node.x, row, group) }
    if (node.k !== 'call' || node.fn !== 'IF') return node
    const [condition, yes, no] = node.args as [Bound, Bound, Bound]
    if (yes.k === 'number' && no.k === 'number') return { ...node, args: [asked(condition, row), yes, no] }
    return taken(evaluate.part(condition, row, 0, group) === 1 ? yes : no, row, group)
  }
  /** A question without its blanks: whether something was given is answered, and a part that reads what was not is left out. */
  const asked = (node: Bound, row: number): Bound => {
    if (node.k !== 'call') return node
    if (node.fn === 'ISBLANK')
      return { k: 'text', at: node.at, value: evaluate.part(node, row) === 1 ? 'TRUE' : 'FALSE' }
    const parts = node.args.filter((arg) => !(arg.k === 'op' && readsBlank(arg, row))).map((arg) => asked(arg, row))
    return parts.length === 1 && node.fn !== 'NOT' ? (parts[0] as Bound) : { ...node, args: parts }
  }
  const readsBlank = (node: Bound, row: number) => {
    let blank = false
    walk(node, (each) => {
      if (each.k === 'name' && evaluate.value((each as Name).entry, row) === undefined) blank = true
    })
    return blank
  }
  /** What stands in a column, or along this row or column of a table. */
  const along = (entry: Entry, row: number, own: string | undefined): string[] => {
    const { group, over } = entry
    const [rows, columns] = over ?? [group as string, '']
    const count = evaluate.count(over && rows === own ? columns : rows)
    return Array.from({ length: count }, (_, i) => {
      if (!over) return spelled(entry, i)
      const value = rows === own ? evaluate.value(entry, row, i) : evaluate.value(entry, i, row)
      return String(value)
    })
  }
  const putIn = (node: Bound, row: number, group: string | undefined) =>
    print(taken(node, row, group), (name) => {
      const { entry, whole } = name as Name
      if (!whole) return spelled(entry, row)
      const values = along(entry, row, group)
      return [...values.slice(0, longest), ...(values.length > longest ? [`… ${values.length} values`] : [])].join('; ')
    }).replaceAll(/"(TRUE|FALSE)"/g, '$1')

  /** What each has when all hand on to each other: its own, and of every other the share that comes from there, x = d + A'x. */
  const handedOn = (entry: Entry, [own, shares]: readonly Bound[], row: number): string => {
    const from = Array.from({ length: evaluate.count(entry.group ?? '') }, (_, i) => {
      const share = evaluate.value((shares as Name).entry, i, row) ?? 0
      return share === 0 ? [] : [`${share} * ${spelled(entry, i)}`]
    }).flat()
    return [spelled((own as Name).entry, row), ...from].join(' + ')
  }

  /** A part of a value that was given itself (`k` beside `L`) was not used, so its default is no line. */
  const idle = (name: string, row: Inputs) => {
    const whole = loaded.partOf.get(name)
    return whole !== undefined && row[loaded.entries.get(whole)?.key ?? ''] !== undefined
  }

  function inputLine(
    name: string,
    path: string,
    cell: Cell,
    scope: Inputs,
    row: number,
    given: unknown = scope[cellKey(name)],
  ): TraceStep[] {
    const entry = loaded.entries.get(name) as Entry
    const common = { key: name, path, label: cell.label, unit: entry.unit }
    const found = byPath.get(path)
    if (found) {
      const { record, value, occupancy, per } = found
      const by = per === undefined ? 1 : perAmount(1, record.unit, per)
      const divided = occupancy === undefined ? {} : { numbers: `${record.value} / ${occupancy}` }
      const numbers = by === 1 ? divided : { numbers: `${record.value} * ${by}` }
      return [{ ...common, value, status: 'factor', factor: record.id, ...numbers }]
    }
    if (given !== undefined) return [{ ...common, value: given as number | string | boolean, status: 'given' }]
    const value = shown(entry, row)
    return value === undefined || derived(cell) || cell.kind === 'text' || idle(name, scope)
      ? []
      : [{ ...common, value, status: 'default' }]
  }

  function stepLine({ entry, text, node, basis, clause }: Step, row: number, path: string): TraceStep[] {
    const value = shown(entry, row)
    if (value === undefined) return []
    return [
      {
        key: entry.name,
        path,
        label: entry.label,
        value,
        unit: entry.unit,
        status: 'derived',
        formula: text,
        numbers:
          node.k === 'call' && node.fn === 'RECIPROCAL'
            ? handedOn(entry, node.args, row)
            : putIn(node, row, entry.group),
        basis,
        ...(clause === undefined ? {} : { clause }),
        ...(entry.formula?.remark ? { remark: entry.formula.remark } : {}),
      },
    ]
  }

  /** A table's formula, a line for each of its rows. */
  const tableLines = ({ entry, text, basis, clause }: Step, [rows, columns]: Over): TraceStep[] =>
    Array.from({ length: evaluate.count(rows) }, (_, i) => ({
      key: entry.name,
      path: `/${entry.key}/${i}`,
      label: entry.label,
      value: Array.from({ length: evaluate.count(columns) }, (_, j) => evaluate.value(entry, i, j) ?? 0),
      unit: entry.unit,
      status: 'derived' as const,
      formula: text,
      basis,
      ...(clause === undefined ? {} : { clause }),
    }))

  const inputLines = Object.entries(loaded.definition.inputs).flatMap(([key, input]) => {
    if (applies(input.when, loaded.definition, inputs) !== true) return []
    if (input.kind === 'matrix') {
      const table = (inputs[key] ?? []) as readonly (readonly number[])[]
      const { label, unit } = input
      return table.map((value, i): TraceStep => ({ key, path: `/${key}/${i}`, label, value, unit, status: 'given' }))
    }
    if (!isGroup(input)) return inputLine(key, `/${key}`, input, inputs, 0)
    const given = (inputs[key] ?? []) as readonly (Inputs | number | string)[]
    return given.flatMap((row, i) =>
      Object.entries(columnsOf(input)).flatMap(([column, cell]) =>
        typeof row !== 'object'
          ? inputLine(`${key}.${column}`, `/${key}/${i}`, cell, {}, i, row)
          : inputLine(`${key}.${column}`, `/${key}/${i}/${column}`, cell, row, i),
      ),
    )
  })
  const stepLines = loaded.steps.flatMap((step) => {
    const { group, over, key, name } = step.entry
    if (over) return tableLines(step, over)
    if (group === undefined)
      return step.kind === 'default' && inputs[name] !== undefined ? [] : stepLine(step, 0, `/${key}`)
    return Array.from({ length: evaluate.count(group) }, (_, i) => i).flatMap((i) => {
      const given = step.kind === 'default' && (inputs[group] as readonly Inputs[])[i]?.[key] !== undefined
      return given ? [] : stepLine(step, i, `/${group}/${i}/${key}`)
    })
  })
  return [...inputLines, ...stepLines]
}
