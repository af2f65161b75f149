/** A sheet function as a LAMBDA: its slice of the graph, printed over parameters in the place of cells. */
import { type Method, prepare } from '../calculate.ts'
import { type Entry, type Loaded, type LoadedCheck, needs, type Step } from '../graph.ts'
import { walk } from '../language/parse.ts'
import { type Choice, type Definition, type FunctionSpec, givenBy } from '../method.ts'
import type { Text } from '../problem.ts'
import { parameterKey, slice } from '../slice.ts'
import { arrayPrinter, later, local } from './lambda-print.ts'
import { badOf, isNeeded, usedOf } from './lambda-values.ts'
import { type Name, quoted } from './print.ts'

/** `entry` is missing of the one that says which result to give, which has `options` of its own. */
export type LambdaParameter = {
  symbol: string
  label: Text
  needed: boolean
  entry?: Entry
  options?: readonly string[]
}
export type Lambda = {
  name: string
  /** As a name of the workbook stands for it. */
  formula: string
  parameters: readonly LambdaParameter[]
  gives: readonly Entry[]
  /** The function as a method of its own. */
  part: Method
  spec: FunctionSpec
  /** Codes of what core refuses and the LAMBDA does not see, as it takes less. */
  unmade: readonly string[]
  /** Why there is no such LAMBDA. */
  obstacle?: Text
}

/** A formula may be so long. */
const longest = 8192

/** Names that would be a cell, a row or a column get a line behind. */
const symbolOf = (name: string) => {
  const plain = name.replaceAll('.', '_')
  return /^([a-z]{1,3}\d+|[rc]\d*|r\d*c\d*)$/i.test(plain) ? `${plain}_` : plain
}

/** The names behind these, they among them. */
function behind({ steps }: Loaded, names: Iterable<string>, through: (step: Step) => boolean): Set<string> {
  const found = new Set(names)
  for (const step of steps.toReversed())
    if (found.has(step.entry.name) && through(step)) for (const name of needs(step)) found.add(name)
  return found
}
const namesOf = ({ node, when }: LoadedCheck): string[] => {
  const names = Object.keys(when)
  walk(node, (each) => each.k === 'name' && names.push((each as Name).entry.name))
  return names
}

/** What a result is worked out from, and what can be refused with that alone. A default that asks for more inputs is none: the value must be given. */
function reachOf(loaded: Loaded, gives: readonly string[]) {
  const { entries, steps, checks } = loaded
  const isFormula = ({ kind }: Step) => kind === 'formula'
  const inputsIn = (names: Iterable<string>) => [...names].filter((name) => entries.get(name)?.source === 'input')
  const plain = behind(loaded, gives, isFormula)
  const within = (names: readonly string[]) =>
    inputsIn(behind(loaded, names, isFormula)).every((name) => plain.has(name))
  const kept = new Set(steps.filter((step) => !isFormula(step) && plain.has(step.entry.name) && within(needs(step))))
  const errors = checks.filter(({ check }) => check.severity === 'error')
  const made = errors.filter((check) => within(namesOf(check)))
  const conditions = inputsIn(plain).flatMap((name) => Object.keys(entries.get(name)?.when ?? {}))
  const read = behind(
    loaded,
    [...plain, ...conditions, ...made.flatMap(namesOf)],
    (step) => isFormula(step) || kept.has(step),
  )
  const unmade = errors.filter((check) => !made.includes(check)).map(({ code }) => code)
  return { read, kept, made, unmade: [...new Set(unmade)] }
}

export function lambdaOf(definition: Definition, key: string): Lambda {
  const spec = definition.functions[key] as FunctionSpec
  const part = prepare(slice(definition, key))
  const { loaded } = part
  const { read, kept, made, unmade } = reachOf(loaded, givenBy(spec))
  const wanted = [...loaded.entries.values()].filter(({ name }) => read.has(name))
  const raw = ({ name }: Entry) => local(symbolOf(name))
  const isKept = (entry: Entry) => [...kept].some((step) => step.entry === entry)
  const isRequired = (entry: Entry) => isNeeded(entry) && !isKept(entry)
  const inputs = wanted.filter(({ source }) => source === 'input')
  /** A column with a value in each row, which tells how many there are. */
  const full = (group: string | undefined) =>
    inputs.find((each) => group !== undefined && each.group === group && isRequired(each))

  const texts = new Map<string, string>()
  const value = (entry: Entry) => (texts.has(entry.name) ? `${raw(entry)}_used` : raw(entry))
  const obstacles: Text[] = []
  const count = (group: string) => {
    const column = full(group)
    if (!column)
      obstacles.push({
        zh: `没有一列总有值，数不出 ${group} 的行数`,
        en: `no column always has a value to count the rows of ${group} by`,
      })
    return column ? `SUM(IF(${raw(column)}="",1,1))` : 'NA()'
  }
  const print = arrayPrinter(value, count, (reason) => obstacles.push(reason))
  const route = (when: Entry['when'], formula: string, otherwise: string) => {
    const conditions = Object.entries(when ?? {}).map(([choice, options]) => {
      const at = value(loaded.entries.get(choice) as Entry)
      return `OR(${[options]
        .flat()
        .map((option) => `${at}=${quoted(option)}`)
        .join(',')})`
    })
    return conditions.length === 0 ? formula : `IF(AND(${conditions.join(',')}),${formula},${otherwise})`
  }

  const bindings: string[] = []
  const bind = (entry: Entry, text: string) => bindings.push(value(entry), text)
  const use = (entry: Entry, otherwise?: string) => {
    const used = usedOf(entry, raw(entry), otherwise)
    if (used === undefined) return
    const column = isRequired(entry) ? undefined : full(entry.group)
    texts.set(entry.name, used)
    bind(entry, column ? `IF(${raw(column)}="","",${used})` : used)
  }
  for (const entry of wanted) if (entry.source === 'constant') bind(entry, String(entry.value).toUpperCase())
  for (const entry of inputs) if (!isKept(entry)) use(entry)
  for (const step of loaded.steps) {
    const { entry, node, when, kind } = step
    if (!read.has(entry.name)) continue
    if (kind === 'formula') bind(entry, route(when, print(node, entry), '""'))
    else if (kept.has(step)) use(entry, print(node, entry))
  }

  const whole = ({ group, over }: Pick<Entry, 'group' | 'over'>, text: string) =>
    group || over ? `SUM(${text})` : text
  const bad = inputs.flatMap((entry) => {
    const given = { raw: raw(entry), used: value(entry) }
    const text = badOf(entry, loaded.matrices.get(entry.key), given, isRequired(entry))
    return text === undefined ? [] : [route(entry.when, whole(entry, text), '0')]
  })
  const failed = made.map(({ node, when, check }) => {
    const group = check.rows
    return route(when, whole(group === undefined ? {} : { group }, `IF(${print(node, { group })},0,1)`), '0')
  })

  const gives = givenBy(spec).map((name) => loaded.entries.get(name) as Entry)
  const selector = selectorOf(definition, spec)
  if (selector) bindings.push(selector.at, selector.used)
  const single = (entry: Entry) => (entry.optional ? `IF(${value(entry)}="",NA(),${value(entry)})` : value(entry))
  const [first] = gives as [Entry]
  const result = selector
    ? gives.reduceRight((rest, entry) => `IF(${selector.at}=${quoted(entry.name)},${single(entry)},${rest})`, 'NA()')
    : gives.length > 1
      ? `CHOOSE({${gives.map((_, i) => i + 1).join(',')}},${gives.map(single).join(',')})`
      : spec.across
        ? `TRANSPOSE(${single(first)})`
        : single(first)
  const checked = [failed, bad].reduce(
    (text, counts) => (counts.length === 0 ? text : `IF(${counts.join('+')}=0,${text},NA())`),
    result,
  )

  const place = ({ name, key: own, group }: Entry) => {
    const at = spec.takes.map(parameterKey).findIndex((take) => [name, own, group].includes(take))
    return at < 0 ? spec.takes.length : at
  }
  const parameters = inputs
    .toSorted((a, b) => place(a) - place(b))
    .map(
      (entry): LambdaParameter => ({
        symbol: symbolOf(entry.name),
        label: entry.label,
        needed: isRequired(entry),
        entry,
      }),
    )
  const after = parameters.filter(({ entry }) => entry && place(entry) === 0).length
  const all = selector ? parameters.toSpliced(after, 0, selector.parameter) : parameters
  const body = bindings.length === 0 ? checked : `${later('LET')}(${[...bindings, checked].join(',')})`
  const formula = `${later('LAMBDA')}(${[...all.map(({ symbol }) => local(symbol)), body].join(',')})`
  if (formula.length > longest)
    obstacles.push({
      zh: `公式有 ${formula.length} 个字符，超过 ${longest}`,
      en: `its formula has ${formula.length} characters, more than ${longest}`,
    })
  const [obstacle] = obstacles
  return {
    name: `L_${definition.prefix}_${key}`,
    formula,
    parameters: all,
    gives,
    part,
    spec,
    unmade,
    ...(obstacle ? { obstacle } : {}),
  }
}

/** The parameter that says which of several results to give. */
function selectorOf({ inputs }: Definition, spec: FunctionSpec) {
  const [group = '', column = ''] = (spec.selects ?? '').split('.')
  const rows = inputs[group]
  const choice = rows?.kind === 'rows' ? (rows.columns[column] as Choice) : undefined
  if (!choice) return undefined
  const parameter: LambdaParameter = { symbol: column, label: choice.label, needed: true, options: givenBy(spec) }
  const entry = { input: choice } as Pick<Entry, 'input'>
  return { parameter, at: `${local(column)}_used`, used: usedOf(entry, local(column)) ?? '' }
}

export const lambdasOf = (definition: Definition): Lambda[] =>
  Object.keys(definition.functions).map((key) => lambdaOf(definition, key))
