/** The one definition of a method, from which every surface is derived, and the constructors it is written with. */

import type { NamesIn } from './language/names.ts'
import type { UnitText } from './language/units.ts'
import type { Severity, Text } from './problem.ts'
import type { StandardId } from './standards.ts'

/** Where a formula comes from: `seed` the drafting note itself, `standard` another published text, `inference` ours. Shown beside every number. */
export type Basis = { basis: 'seed' | 'standard' | 'inference'; clause?: string }
export const seed = (clause: string) => ({ basis: 'seed', clause }) as const
export const standard = (clause?: string): Basis => ({
  basis: 'standard',
  ...(clause === undefined ? {} : { clause }),
})
export const inference = (clause?: string): Basis => ({
  basis: 'inference',
  ...(clause === undefined ? {} : { clause }),
})

/** The choices under which something exists: `{ peRoute: 'measured' }`, or a list of options for one of several. */
export type When = Readonly<Record<string, string | readonly string[]>>

/** A value worked out from other inputs where it is not given. */
export type Derived = { is: string } & Basis
export const from = (is: string, basis: Basis): Derived => ({ is, ...basis })

/** What is said of an input under a code of its own. */
export type Saying = Basis & Text & { code: string }
/** Said, in the place of `MISSING`, where an input that must be given is not. */
export const unset = (code: string, basis: Basis, zh: string, en: string): Saying => ({ code, ...basis, zh, en })

type Common = { label: Text; hint?: Text; when?: When; optional?: true; unset?: Saying }
/** `reference`: the quantity results are given for; it is chosen and not measured, so that no result is said to be sensitive to it. */
export type Quantity = Common & {
  kind: 'quantity'
  unit: UnitText
  min?: number
  above?: number
  max?: number
  whole?: true
  share?: true
  reference?: true
  default?: number | Derived
}
/** `also`: further spellings of an option, read wherever its key and its titles are. */
export type Option = Text & { also?: readonly string[] }
export type Choice = Common & { kind: 'choice'; options: Readonly<Record<string, Option>>; default?: string }
export type TextInput = Common & { kind: 'text'; date?: true; longest?: number; about?: true }
export type Flag = Common & { kind: 'flag'; default: boolean }
/**
 * `by` names the inputs that a look-up reads: a place and a year, or a mode and its set; `perVehicle` names the input that divides a factor per vehicle.
 * `key` is the record of the family that is taken where none is given: coefficients stand in the library, not in formulas. One that is `chosen` is never looked up by itself: a number or a record must be named.
 * `per` names the text in the same row that says what the factor is per (`kWh`): a record is converted to it, of whatever family. `source` names the text beside it that says where a number comes from.
 */
export type Factor = Common & {
  kind: 'factor'
  family: string
  unit: UnitText
  min?: number
  max?: number
  by: { place?: string; year?: string; mode?: string; set?: string }
  key?: string
  chosen?: true
  per?: string
  perVehicle?: string
  source?: string
}
export type Cell = Quantity | Choice | TextInput | Flag | Factor
/**
 * `order`: the columns of compact text and of ranges without a header; a list stands for alternatives, a text going to the first, a number to the second.
 * `spread`: the main quantity of a row; the column `u`, added to such rows, is the uncertainty of it.
 */
export type Rows = Common & {
  kind: 'rows'
  columns: Readonly<Record<string, Cell>>
  min?: number
  max?: number
  order?: readonly (string | readonly [string, string])[]
  spread?: string
}
/** A plain list of numbers or of names; formulas read it as rows with the one column `value`. */
export type List = Common & { kind: 'list'; value: Quantity | TextInput }
/**
 * A table of numbers: a row for each row of `rows`, and side by side a block for each of `columns` with a column for each of their rows.
 * Formulas know a single block by the key (`usage`), one of several as `use.services`. It must be given where its rows are.
 */
export type Matrix = Common & {
  kind: 'matrix'
  unit: UnitText
  rows: string
  columns: readonly string[]
  min?: number
  max?: number
}
export type Input = Cell | Rows | List | Matrix

/** `remark` tells what in a formula rests on another basis than the formula itself. */
/** `over` names the table whose cells it computes; `fault` is what is said where it gives no finite number. */
export type Formula = Basis & {
  is: string
  unit: UnitText | 'flag'
  label: Text
  when?: When
  remark?: Text
  over?: string
  fault?: Fault
}
export type Fault = Text & { code: string; at?: string }
export type Constant = { value: number; unit: UnitText; label: Text }
/** `holds` is what should be true. `at` is the input the problem points to; `rows` makes it one check a row; `code` where it differs from the key. */
export type Check = Basis &
  Text & { holds: string; severity: Severity; rows?: string; when?: When; at?: string; code?: string }
/** A remark on the record a factor input took: `input` names it, the record must match all of `record` (`gwpOtherThan` names the choice its GWP set should be); under `informWhen` it is information only. */
export type FactorCheck = Basis &
  Text & {
    input: string
    severity: Severity
    record: { rf?: true; outside?: string; boundary?: string; gwpOtherThan?: string }
    informWhen?: When
  }
/** A table of contributions: the column `of` summed by the column `by` of the same rows. Where that names places, one place in two spellings is one. */
export type Table = Basis & { by: string; of: string; label: Text; places?: true }
/** What is said of a key that people give and the method keeps out on purpose: whatever its value, no number comes out. */
export type Refusal = Saying & { label: Text }
/** A sheet function is a slice of the graph: what it gives (several stand side by side), fixed choices, and the parameters that suffice (`?` marks an optional one). */
export type FunctionSpec = {
  gives: string | readonly string[]
  /** A choice whose option names the one output to give: it becomes the second parameter. */
  selects?: string
  with?: Readonly<Record<string, string>>
  takes: readonly string[]
  help?: Text
  /** A column spills downwards; with this from left to right. */
  across?: true
  /** Inputs of the whole method for its help page, where the method's own example does not use it. */
  example?: Inputs
}
export type Inputs = Readonly<Record<string, unknown>>

/** The sections that are told of any method in the same way. */
export type CommonSection =
  | 'about'
  | 'boundary'
  | 'results'
  | 'data'
  | 'factors'
  | 'warnings'
  | 'uncertainty'
  | 'formulas'
  | 'quality'
/**
 * A section of a report by the names of inputs and formulas. `tells`: single values, as shares of `of` where that is named.
 * `rows`: a table of columns of one kind of rows, `where`: of those alone in which this column is given and not false.
 * `largest`: the largest rows of these tables of contributions. `codes`: whether each of these was raised.
 */
export type OwnSection<Name extends string = string> = Text & {
  key: string
  notes?: readonly Text[]
  tells?: readonly Name[]
  of?: Name
  rows?: readonly Name[]
  where?: Name
  largest?: readonly string[]
  codes?: readonly string[]
}
/**
 * One way to part a result, or to set results side by side: a bar for each single value, and one for each row of a column.
 * `of`: the whole that the bars part. `over`: the bars are values of one line, which stand where `of` is as each of `at`; `zero` is where the line comes to zero, if it does.
 */
export type ChartSpec<Name extends string = string> = Text & {
  bars: readonly Name[]
  of?: Name
  over?: { of: Name; at: readonly Name[]; zero?: Name }
}
/** Where a result comes from and where it goes: each of these names takes in what its formula adds up. */
export type FlowSpec<Name extends string = string> = Text & { into: readonly Name[]; note?: Text }
/** The names behind a product footprint as data; lists are sums. */
export type PactNames<Name extends string = string> = {
  including: Name
  excluding: readonly Name[]
  fossil: Name
  landUse: Name
  biogenic: Name
  aircraft: Name
  removal: Name
  exempted: Name
  primary: Name
  quality: Name
  qualityCoverage: Name
  gwp: Name
  places: Name
  describes: readonly Name[]
  standards: readonly string[]
}
/** `findings`: what each code that a section names would have found, in words. `declaration`: the number that is declared, and what is told beside it. */
export type ReportSpec<Name extends string = string> = {
  sections: readonly (CommonSection | OwnSection<Name>)[]
  findings?: Readonly<Record<string, Text>>
  declaration?: Text & { per: Name; tells: readonly Name[] }
  pact?: PactNames<Name>
}

export type Definition = {
  id: string
  prefix: string
  edition: string
  standard: StandardId
  title: Text
  boundary: Text
  constants: Readonly<Record<string, Constant>>
  inputs: Readonly<Record<string, Input>>
  formulas: Readonly<Record<string, Formula>>
  checks: Readonly<Record<string, Check>>
  factorChecks: Readonly<Record<string, FactorCheck>>
  refused: Readonly<Record<string, Refusal>>
  /** Outputs that are tables. */
  tables?: Readonly<Record<string, Table>>
  /** The clause that asks for data of one year: a period of other length is warned of. */
  wantsYear?: string
  /** Each output with its display format, written as sheets write it. The full value is always available. */
  outputs: Readonly<Record<string, string>>
  /** Outputs that are whole columns: which, and their display format. */
  columns: Readonly<Record<string, { of: string; format: string }>>
  functions: Readonly<Record<string, FunctionSpec>>
  /** What stands together in a chart; without it the outputs that share the unit of the last one. */
  charts?: readonly ChartSpec[]
  flow?: FlowSpec
  /** What a report tells beyond, and in what order; without it a report has the common sections. */
  report?: ReportSpec
  example: Inputs
  /** Each text of the examples that is no code, in English. */
  exampleWords?: Readonly<Record<string, string>>
}

// Constructors: the options are kept as literal types, so that the compiler knows which keys an example must give.
type Options<T> = Partial<Omit<T, 'kind' | 'label' | 'unit' | 'options' | 'columns' | 'value' | 'family' | 'by'>>
const text = (zh: string, en: string): Text => ({ zh, en })

export const quantity = <const O extends Options<Quantity> = {}>(unit: UnitText, zh: string, en: string, options?: O) =>
  ({ kind: 'quantity', unit, label: text(zh, en), ...options }) as { kind: 'quantity'; unit: UnitText; label: Text } & O
export const share = <const O extends Options<Quantity> = {}>(zh: string, en: string, options?: O) =>
  ({ kind: 'quantity', unit: '-', label: text(zh, en), min: 0, max: 1, share: true, ...options }) as unknown as {
    kind: 'quantity'
    unit: '-'
    label: Text
    min: 0
    max: 1
    share: true
  } & O
export const choice = <
  const C extends Record<string, Option>,
  const O extends Options<Choice> & { default?: keyof C & string } = {},
>(
  zh: string,
  en: string,
  options: C,
  more?: O,
) => ({ kind: 'choice', label: text(zh, en), options, ...more }) as { kind: 'choice'; label: Text; options: C } & O
export const textInput = <const O extends Options<TextInput> = {}>(zh: string, en: string, options?: O) =>
  ({ kind: 'text', label: text(zh, en), ...options }) as { kind: 'text'; label: Text } & O
export const flag = <const O extends Options<Flag> = {}>(zh: string, en: string, options?: O) =>
  ({ kind: 'flag', label: text(zh, en), default: false, ...options }) as {
    kind: 'flag'
    label: Text
    default: boolean
  } & O
export const factor = <const O extends Options<Factor> = {}>(
  family: string,
  unit: UnitText,
  zh: string,
  en: string,
  by: Factor['by'],
  options?: O,
) =>
  ({ kind: 'factor', family, unit, label: text(zh, en), by, ...options }) as {
    kind: 'factor'
    family: string
    unit: UnitText
    label: Text
    by: Factor['by']
  } & O
export const rows = <const C extends Record<string, Cell>, const O extends Options<Rows> = {}>(
  zh: string,
  en: string,
  columns: C,
  options?: O,
) => ({ kind: 'rows', label: text(zh, en), columns, ...options }) as { kind: 'rows'; label: Text; columns: C } & O
export const matrix = <
  const R extends string,
  const C extends readonly string[],
  const O extends Pick<Partial<Matrix>, 'hint' | 'min' | 'max'> = {},
>(
  unit: UnitText,
  zh: string,
  en: string,
  rows: R,
  columns: C,
  options?: O,
) =>
  ({ kind: 'matrix', unit, label: text(zh, en), rows, columns, ...options }) as {
    kind: 'matrix'
    unit: UnitText
    label: Text
    rows: R
    columns: C
  } & O
export const list = <const V extends Quantity | TextInput, const O extends Options<List> = {}>(
  zh: string,
  en: string,
  value: V,
  options?: O,
) => ({ kind: 'list', label: text(zh, en), value, ...options }) as { kind: 'list'; label: Text; value: V } & O

export const constant = (value: number, unit: UnitText, zh: string, en: string): Constant => ({
  value,
  unit,
  label: { zh, en },
})
export const eq = <
  const T extends string,
  const O extends { when?: When; remark?: Text; over?: string; fault?: Fault } = {},
>(
  is: T,
  unit: UnitText | 'flag',
  basis: Basis,
  zh: string,
  en: string,
  options?: O,
) =>
  ({ is, unit, ...basis, label: text(zh, en), ...options }) as { is: T; unit: UnitText | 'flag'; label: Text } & Basis &
    O

type CheckOptions = { rows?: string; when?: When; at?: string; code?: string }
const check =
  (severity: Severity) =>
  <const T extends string, const O extends CheckOptions = {}>(
    holds: T,
    basis: Basis,
    zh: string,
    en: string,
    options?: O,
  ) =>
    ({ holds, severity, ...basis, zh, en, ...options }) as { holds: T; severity: Severity } & Basis & Text & O
/** What `holds` where something is always to be said. */
export const never = '0 > 1'
/** No number comes out where this does not hold. */
export const refuse = check('error')
export const warn = check('warn')
export const inform = check('info')
export const onFactor = (
  input: string,
  record: FactorCheck['record'],
  severity: Severity,
  basis: Basis,
  zh: string,
  en: string,
  informWhen?: When,
): FactorCheck => ({ input, record, severity, ...basis, zh, en, ...(informWhen ? { informWhen } : {}) })

export const contributions = <const B extends string, const O extends string>(
  of: O,
  by: B,
  basis: Basis,
  zh: string,
  en: string,
  also?: Pick<Table, 'places'>,
) =>
  ({ of, by, ...basis, label: text(zh, en), ...also }) as { of: O; by: B; label: Text } & Pick<Table, 'places'> & Basis
/** Keys that are answered with a code of their own instead of `UNKNOWN-KEY`. */
export const refusal = (code: string, basis: Basis, label: Text, zh: string, en: string): Refusal => ({
  label,
  ...unset(code, basis, zh, en),
})

const about = { optional: true, about: true } as const
/** Inputs that every method takes and none computes with: what the calculation is about. */
export const aboutInputs = {
  entity: textInput('组织', 'Entity', about),
  project: textInput('项目', 'Project', about),
  product: textInput('产品', 'Product', about),
  periodFrom: textInput('期间起', 'Period from', {
    ...about,
    date: true,
    hint: { zh: '如 2025-01-01', en: 'Such as 2025-01-01' },
  }),
  periodTo: textInput('期间止', 'Period to', {
    ...about,
    date: true,
    hint: { zh: '如 2025-12-31', en: 'Such as 2025-12-31' },
  }),
  preparer: textInput('编制人', 'Prepared by', about),
  note: textInput('备注', 'Note', { ...about, longest: 2_000 }),
}

/** How uncertain the main quantity of a row is; nothing is computed with it but its uncertainty. */
export const spreadColumn = quantity('%', '不确定度', 'Uncertainty', {
  min: 0,
  max: 1_000,
  optional: true,
  hint: {
    zh: '正负百分数，95% 区间的半宽：5 即 ±5%',
    en: 'Plus and minus so many per cent, half of the 95 % interval: 5 is ±5 %',
  },
})
const withSpread = (input: Input): Input =>
  input.kind === 'rows' && input.spread !== undefined
    ? { ...input, columns: { ...input.columns, u: input.columns.u ?? spreadColumn } }
    : input

// What the compiler checks: every name in a formula, check, output or function is defined.
type Columns<I> = {
  [K in keyof I]: I[K] extends { kind: 'rows'; columns: infer C }
    ? `${K & string}.${keyof C & string}`
    : I[K] extends { kind: 'list' }
      ? `${K & string}.value`
      : never
}[keyof I]
type Blocks<I> = {
  [K in keyof I]: I[K] extends { kind: 'matrix'; columns: readonly (infer B extends string)[] }
    ? `${K & string}.${B}`
    : never
}[keyof I]
type Known<I, F, C> = ((keyof I | keyof F | keyof C) & string) | Columns<I> | Blocks<I>
/** The rows of the table whose cells a formula computes. */
type Over<I, F> = F extends { over: infer O }
  ? O extends keyof I | `${infer M}.${string}`
    ? I[(O extends keyof I ? O : M) & keyof I] extends { kind: 'matrix'; rows: infer R }
      ? `${R & string}.`
      : never
    : never
  : never
/** The bare names of the rows that `Key` (`trips.E`) belongs to. */
type Bare<I, F, Key> = Key extends `${infer Group}.${string}`
  ? Extract<Known<I, F, never>, `${Group}.${string}`> extends infer Full
    ? Full extends `${Group}.${infer Name}`
      ? Name
      : never
    : never
  : never
type Undefined<Text extends string, Names> = Exclude<NamesIn<Text>, Names>
type Check1<Text, Names> = Text extends string
  ? [Undefined<Text, Names>] extends [never]
    ? unknown
    : { notDefined: Undefined<Text, Names> }
  : unknown

type Value<D> = D extends { kind: 'quantity' }
  ? number
  : D extends { kind: 'factor' }
    ? number | string
    : D extends { kind: 'choice'; options: infer O }
      ? keyof O
      : D extends { kind: 'flag' }
        ? boolean
        : D extends { kind: 'rows'; columns: infer C }
          ? readonly InputOf<C>[]
          : D extends { kind: 'list'; value: infer V }
            ? readonly Value<V>[]
            : D extends { kind: 'matrix' }
              ? readonly (readonly number[])[]
              : string
type Free<I> = {
  [K in keyof I]: I[K] extends { kind: 'matrix' } | { default: unknown } | { optional: true } | { when: When }
    ? K
    : I[K] extends { kind: 'factor' }
      ? I[K] extends { chosen: true }
        ? never
        : K
      : never
}[keyof I]
/** The shape of inputs a definition asks for: keys with a default, a condition or a factor behind them may be left out. */
export type InputOf<I> = { readonly [K in Exclude<keyof I, Free<I>>]: Value<I[K]> } & {
  readonly [K in Free<I>]?: Value<I[K]>
}

type Optional<S extends string> = S | `${S}?`

/** What a function gives, one or several. */
export const givenBy = ({ gives }: FunctionSpec): readonly string[] => (typeof gives === 'string' ? [gives] : gives)
/** What a function takes, as it is written among `takes`: the key of a parameter, and whether it may be left out. */
export const parameterKey = (take: string) => take.replace(/\?$/, '')
export const isOptional = (take: string) => take.endsWith('?')

/** What is said in the place of `MISSING` and `UNKNOWN-KEY`, with the input or key it is said of. */
export const sayingsOf = ({ inputs, refused }: Definition): { at: string; saying: Saying }[] => [
  ...Object.entries(inputs).flatMap(([key, input]) => [
    ...(input.unset ? [{ at: key, saying: input.unset }] : []),
    ...Object.entries(input.kind === 'rows' ? input.columns : {}).flatMap(([column, { unset }]) =>
      unset ? [{ at: `${key}.${column}`, saying: unset }] : [],
    ),
  ]),
  ...Object.entries(refused).map(([at, saying]) => ({ at, saying })),
]

/** Defines a method. Names are checked by the compiler here; units, blanks, texts and functions when it is loaded. */
export function method<
  const I extends Record<string, Input>,
  const F extends Record<string, Formula>,
  const C extends Record<string, Constant> = {},
  const K extends Record<string, Check> = {},
>(definition: {
  id: string
  prefix: string
  edition: string
  standard: StandardId
  title: Text
  boundary: Text
  constants?: C
  inputs: I
  formulas: F & {
    [P in keyof F]: Check1<
      F[P]['is'],
      | Known<NoInfer<I>, NoInfer<F>, NoInfer<C>>
      | Bare<NoInfer<I>, NoInfer<F>, P>
      | Bare<NoInfer<I>, NoInfer<F>, Over<NoInfer<I>, F[P]>>
    >
  }
  checks?: K & {
    [P in keyof K]: Check1<
      K[P]['holds'],
      | Known<NoInfer<I>, NoInfer<F>, NoInfer<C>>
      | (K[P] extends { rows: infer G } ? Bare<NoInfer<I>, NoInfer<F>, `${G & string}.`> : never)
    >
  }
  factorChecks?: Record<string, FactorCheck>
  refused?: Record<string, Refusal>
  tables?: Record<string, Basis & { of: NoInfer<keyof F & string>; by: NoInfer<Columns<I>>; label: Text }>
  wantsYear?: string
  outputs: Partial<Record<NoInfer<keyof F & string>, string>>
  columns?: Record<string, { of: NoInfer<keyof F & string>; format: string }>
  functions: Record<
    string,
    {
      gives: NoInfer<keyof F & string> | readonly NoInfer<keyof F & string>[]
      selects?: NoInfer<Columns<I>>
      with?: Partial<Record<NoInfer<keyof I & string>, string>>
      takes: readonly Optional<NoInfer<((keyof I | keyof F) & string) | Columns<I>>>[]
      help?: Text
      across?: true
      example?: Inputs
    }
  >
  charts?: readonly ChartSpec<NoInfer<(keyof I | keyof F) & string>>[]
  flow?: FlowSpec<NoInfer<keyof F & string>>
  report?: ReportSpec<NoInfer<((keyof I | keyof F) & string) | Columns<I>> | keyof typeof aboutInputs>
  example: InputOf<NoInfer<I>>
  exampleWords?: Readonly<Record<string, string>>
}): Definition {
  const { constants = {}, checks = {}, factorChecks = {}, refused = {}, columns = {}, ...rest } = definition
  const own = Object.fromEntries(Object.entries(definition.inputs).map(([key, input]) => [key, withSpread(input)]))
  const inputs = { ...own, ...aboutInputs }
  return { ...rest, inputs, constants, checks, factorChecks, refused, columns } as Definition
}
