/** From inputs to a result, the same on every surface: check, settle factors, compute, say what is to be said. */

import type * as z from 'zod/mini'
import { besideOf } from './beside.ts'
import { speller } from './choices.ts'
import { type Contributions, contributionsOf } from './contributions.ts'
import { digest } from './digest.ts'
import { inText } from './display.ts'
import { type Evaluator, type Execution, evaluator } from './evaluate.ts'
import { type Citation, citations, type FactorRecord, factorSet } from './factors/index.ts'
import { type Bound, bind, type Entry, type Loaded, type LoadedCheck } from './graph.ts'
import { print } from './language/parse.ts'
import type { Definition, Inputs } from './method.ts'
import { periodRemarks } from './period.ts'
import { type Problem, problem, type Text } from './problem.ts'
import type { Report } from './report.ts'
import { schemaOf } from './schema.ts'
import type { Sensitivity } from './sensitivity.ts'
import { type Settled, settler, type Used } from './settle.ts'
import { standards } from './standards.ts'
import { type TraceStep, traceOf } from './trace.ts'
import type { Uncertainty } from './uncertainty.ts'
import { type Parse, validator } from './validate.ts'

/** A method ready to compute: its definition, the check of inputs, the settling of factors, the evaluator. */
export type Method = {
  definition: Definition
  loaded: Loaded
  schema: z.ZodMiniObject
  /** Inputs with every choice named by its key. */
  spell(inputs: unknown): unknown
  check(inputs: unknown): Problem[]
  settle(inputs: Inputs): Settled
  evaluate: Evaluator
}

/** A factor as a result shows it: its figure, enough to find it in its source, and every input it went into. */
export type UsedFactor = Pick<
  FactorRecord,
  'id' | 'title' | 'value' | 'unit' | 'gases' | 'year' | 'place' | 'boundary' | 'certainty'
> & {
  source: Omit<Citation, 'id'>
  note?: Text
  paths: string[]
}

export type Result = {
  method: string
  edition: string
  status: 'draft'
  factors: string
  outputs: Record<string, { value: number; unit: string }>
  /** Outputs that are columns: a value for each row, with the names of the rows. */
  columns?: Record<string, { values: readonly number[]; names: readonly string[]; unit: string }>
  /** Outputs that are tables, where the method has any. */
  tables?: Record<string, Contributions>
  warnings: Problem[]
  used: UsedFactor[]
  inputs: Inputs
  digest: string
  trace?: TraceStep[]
  /** Where they were asked for; `analyse` adds them. */
  uncertainty?: Uncertainty
  sensitivity?: Sensitivity
  report?: Report
}
export type Answer = { ok: true; result: Result } | { ok: false; problems: Problem[] }

/** Makes a definition that `load` has proven ready. `compile` turns the schema into code where the surroundings allow it (z.compile, at the top level of a module). */
export function prepare(
  definition: Definition,
  compile: (schema: z.ZodMiniObject) => { safeParse: Parse } = (schema) => schema,
): Method {
  const loaded = bind(definition)
  const schema = schemaOf(definition)
  const compiled = compile(schema)
  return {
    definition,
    loaded,
    schema,
    spell: speller(definition),
    check: validator(loaded, (inputs) => compiled.safeParse(inputs)),
    settle: settler(loaded),
    evaluate: evaluator(loaded),
  }
}

/** A method that is made ready when more of it is asked for than its definition: the functions of a sheet know all methods, and one sheet uses few. */
export function prepareLater(definition: Definition): Method {
  let made: Method | undefined
  const method = () => {
    made ??= prepare(definition)
    return made
  }
  return {
    definition,
    get loaded() {
      return method().loaded
    },
    get schema() {
      return method().schema
    },
    get evaluate() {
      return method().evaluate
    },
    spell: (inputs) => method().spell(inputs),
    check: (inputs) => method().check(inputs),
    settle: (inputs) => method().settle(inputs),
  }
}

export type Computed = Pick<Execution, 'outputs' | 'columns'> & {
  inputs: Inputs
  warnings: Problem[]
  used: Used[]
}

/** The numbers alone, with what is to be said about them: all that a cell needs. Every problem is returned at once, and then there is no number. */
export function compute(
  { loaded, spell, check, settle, evaluate, definition }: Method,
  given: unknown,
): ({ ok: true } & Computed) | { ok: false; problems: Problem[] } {
  const inputs = spell(given)
  const problems = check(inputs)
  if (problems.length > 0)
    return { ok: false, problems: [...problems, ...besideOf(definition, settle, inputs, problems)] }
  const settled = settle(inputs as Inputs)
  if (settled.problems.length > 0) return { ok: false, problems: settled.problems }
  const { outputs, columns, fired, fault } = evaluate.run(settled.inputs)
  const remarks =
    fired === 0 ? [] : loaded.checks.flatMap((check, k) => (fired & (1 << k) ? remarksOf(loaded, evaluate, check) : []))
  const refusals = remarks.filter(({ severity }) => severity === 'error')
  if (refusals.length > 0) return { ok: false, problems: refusals }
  if (fault >= 0) return { ok: false, problems: [faultOf(loaded, evaluate, definition, fault)] }
  const warnings = periodRemarks(definition, settled.inputs).concat(settled.remarks, remarks)
  const lists = columns ? { columns } : {}
  return { ok: true, inputs: inputs as Inputs, outputs, ...lists, warnings, used: settled.used }
}

/** Computes a whole result: numbers, warnings, factors with their sources, a digest of what it depends on, and the trace where it is asked for. */
export function calculate(method: Method, given: unknown, { trace = false }: { trace?: boolean } = {}): Answer {
  const { loaded, evaluate, definition } = method
  const computed = compute(method, given)
  if (!computed.ok) return computed
  const { inputs } = computed
  const outputs: Result['outputs'] = {}
  for (const key in computed.outputs) {
    const value = computed.outputs[key]
    if (value !== undefined) outputs[key] = { value, unit: unitOf(loaded, key) }
  }
  const result: Result = {
    method: definition.id,
    edition: definition.edition,
    status: standards[definition.standard].status,
    factors: factorSet,
    outputs,
    ...(computed.columns ? { columns: columnsOf(method, computed.columns, inputs) } : {}),
    ...(definition.tables ? { tables: contributionsOf(loaded, evaluate, inputs) } : {}),
    warnings: computed.warnings,
    used: shownFactors(computed.used),
    inputs,
    digest: digest({ method: definition.id, edition: definition.edition, factors: factorSet, inputs }),
    ...(trace ? { trace: traceOf(loaded, evaluate, inputs, computed.used) } : {}),
  }
  return { ok: true, result }
}

/** Columns with the names of their rows: the first text of each, else its number. */
function columnsOf({ loaded, definition }: Method, found: NonNullable<Execution['columns']>, inputs: Inputs) {
  const named = Object.entries(definition.columns).map(([key, { of }]) => {
    const { group = '', unit } = loaded.entries.get(of) as Entry
    const values = found[key] ?? []
    const rows = (inputs[group] ?? []) as readonly unknown[]
    return [key, { values, names: values.map((_, i) => rowName(rows[i]) ?? String(i + 1)), unit }] as const
  })
  return Object.fromEntries(named)
}

/** What a row is called: itself where it is a text, else its first text. */
export const rowName = (row: unknown): string | undefined =>
  [row, ...(typeof row === 'object' && row !== null ? Object.values(row) : [])].find((each) => typeof each === 'string')

const unitOf = ({ entries }: Loaded, key: string) => entries.get(key)?.unit ?? ''

/** What a check that does not hold says; a check of rows once for each row. */
function remarksOf(loaded: Loaded, evaluate: Evaluator, { code, check, node }: LoadedCheck): Problem[] {
  const { severity, clause, zh, en } = check
  const one = (row: number, path: string): Problem => {
    const filled = (text: string) =>
      !text.includes('{')
        ? text
        : text.replaceAll(/\{([^}]+)\}/g, (whole, name: string) => {
            const entry = loaded.entries.get(name)
            const value = entry && evaluate.value(entry, row)
            return value === undefined ? whole : inText(value, severity === 'error')
          })
    return { path, code, severity, ...(clause === undefined ? {} : { clause }), zh: filled(zh), en: filled(en) }
  }
  const at = check.at === undefined ? '' : `/${check.at}`
  if (check.rows === undefined) return [one(0, at)]
  const rows = Array.from({ length: evaluate.count(check.rows) }, (_, i) => i)
  return rows.filter((i) => evaluate.part(node, i, 0, check.rows) === 0).map((i) => one(i, `/${check.rows}/${i}${at}`))
}

/** Why a step gave no finite number: a divisor that is zero, or a number too large. */
function faultOf(loaded: Loaded, evaluate: Evaluator, definition: Definition, fault: number): Problem {
  const step = loaded.steps[fault] as Loaded['steps'][number]
  const { name, group, key, label } = step.entry
  const row = group === undefined ? 0 : evaluate.faultRow()
  const path = group === undefined ? `/${name}` : `/${group}/${row}/${key}`
  const own = step.entry.formula?.fault
  if (own) {
    const { at, code, zh, en } = own
    const clause = step.clause === undefined ? {} : { clause: step.clause }
    return { path: `/${at ?? group ?? name}`, code, severity: 'error', ...clause, zh, en }
  }
  const zero = zeroDivisor(step.node, (node) => evaluate.part(node, row, 0, group))
  const formula = `${name} = ${step.text}`
  if (zero) {
    const by = print(zero)
    return problem(
      path,
      'DIV-ZERO',
      `${name}（${label.zh}）的除数 ${by} 为零：请检查这些输入（${formula}）`,
      `${name} (${label.en}) divides by ${by}, which is zero: check these inputs (${formula})`,
      step.clause,
    )
  }
  return problem(
    path,
    'NOT-FINITE',
    `${definition.title.zh}的 ${name}（${label.zh}）超出可计算的范围：请检查输入的数量级（${formula}）`,
    `${name} (${label.en}) is beyond what can be computed: check the size of the inputs (${formula})`,
    step.clause,
  )
}

/** The divisor that came to zero on the path that was computed. */
function zeroDivisor(node: Bound, value: (node: Bound) => number): Bound | undefined {
  if (node.k === 'call' && node.fn === 'IF') {
    const [condition, yes, no] = node.args as [Bound, Bound, Bound]
    return zeroDivisor(condition, value) ?? zeroDivisor(value(condition) === 1 ? yes : no, value)
  }
  if (node.k === 'op' && node.op === '/' && value(node.b) === 0) return node.b
  if (node.k === 'minus') return zeroDivisor(node.x, value)
  if (node.k === 'op') return zeroDivisor(node.a, value) ?? zeroDivisor(node.b, value)
  if (node.k !== 'call') return undefined
  for (const arg of node.args) {
    const found = zeroDivisor(arg, value)
    if (found) return found
  }
  return undefined
}

const citationById = new Map(citations.map(({ id, ...citation }) => [id, citation]))

/** Each factor once, with all places it went into. */
function shownFactors(used: readonly Used[]): UsedFactor[] {
  const shown = new Map<FactorRecord, UsedFactor>()
  for (const { record, path } of used) {
    const known = shown.get(record)
    if (known) {
      known.paths.push(path)
      continue
    }
    const { id, title, value, unit, gases, year, place, boundary, certainty, note } = record
    const source = citationById.get(record.source)
    if (!source) throw new Error(`${id} names no source`)
    shown.set(record, {
      id,
      title,
      value,
      unit,
      ...(gases === undefined ? {} : { gases }),
      year,
      place,
      ...(boundary === undefined ? {} : { boundary }),
      certainty,
      source,
      ...(note ? { note } : {}),
      paths: [path],
    })
  }
  return [...shown.values()]
}
