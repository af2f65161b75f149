/** Calls of sheet functions with the arguments that they need, from the example of their method. */
import { calculate, type Definition, type Inputs, type Method } from '#core'
import { applies } from '#core/condition'
import { exampleIn } from '#core/example'
import type { FunctionSpec } from '#core/method'
import type { Parameter, SheetFunction } from '#core/sheet/index'
import { columnKey, parameterInput } from '#core/slice'
import type { Language } from './docs.ts'
import { methodOf, specOf } from './functions.ts'
import { address, blockRange, type Cell, groupRange, type Range, typed, width } from './ranges.ts'

/** Arguments of a call as they are typed, and the cells they point to. */
export type Call = { text: string; args: unknown[]; cells: Range }

/** Numbers of a unit for examples where the method's own gives none, a part before its whole. */
const samples: Readonly<Record<string, readonly number[]>> = {
  kWh: [1000],
  kgCO2e: [500_000],
  currency: [2000, 5_000_000],
  person: [40, 160],
}
const anySample = 60
const listShape = [0.4, 0.75, 1, 1.5, 2]

/** The required parameters of a function with a value for each: that of the method's example, given or computed, else a sample. */
export function exampleValues(method: Method, fn: SheetFunction, language: Language): Map<string, unknown> {
  const { definition } = method
  const example = exampleIn(definition, language, specOf(definition, fn)?.example)
  const answer = calculate(method, example, { trace: true })
  const column = (key: string): unknown[] | undefined => {
    const { group, key: name } = columnKey(definition, key) ?? {}
    const rows = group === undefined ? undefined : (example[group] as readonly Inputs[] | undefined)
    const found = rows?.map((row, i) => row[name ?? ''] ?? computed.get(`/${group}/${i}/${name}`))
    return found?.every((each) => each !== undefined) ? found : undefined
  }
  const computed = new Map(answer.ok ? answer.result.trace?.map(({ path, value }) => [path, value]) : [])
  const taken = new Map<string, number>()
  const sample = (unit: string) => {
    const times = taken.get(unit) ?? 0
    taken.set(unit, times + 1)
    return samples[unit]?.[times] ?? anySample
  }
  // one that stands after optional parameters may still have to be given
  const asked = (key: string) => definition.inputs[key]?.unset !== undefined
  const chosen = selection(definition, fn, language)
  const valuesOf = (wanted: (parameter: Parameter & { key: string }) => boolean) => {
    const keys = fn.parameters
      .map((parameter) => ({ key: parameter.name, ...parameter }))
      .filter(wanted)
      .map(({ key }) => key)
    return new Map<string, unknown>(
      keys.map((key) => {
        if (chosen && chosen[0] === key) return chosen
        const input = parameterInput(definition, key, specOf(definition, fn) as FunctionSpec)
        const derived = computed.get(`/${key}`)
        const given = example[key] ?? column(key)
        if (given !== undefined) return [key, given]
        if (typeof derived === 'number') return [key, Number(derived.toPrecision(9))]
        if (input.kind !== 'list') return [key, sample('unit' in input ? input.unit : '')]
        const one = sample('unit' in input.value ? input.value.unit : '')
        return [key, listShape.map((share) => Number((one * share).toPrecision(3)))]
      }),
    )
  }
  const required = valuesOf((each) => each.required || asked(each.key))
  // where the rows of the example need more (a service life), it is shown too
  const [[first] = []] = fn.run(methodCall(fn, required).args)
  return typeof first === 'object'
    ? valuesOf((each) => each.required || asked(each.key) || example[each.key] !== undefined)
    : required
}

/** What must be said beside a block or a table. */
export const selected = (definition: Definition, fn: SheetFunction, language: Language): string[] =>
  selection(definition, fn, language)?.slice(1) ?? []

/** The parameter that selects what a function gives, with a value of it. */
function selection(definition: Definition, fn: SheetFunction, language: Language): [string, string] | undefined {
  const spec = specOf(definition, fn)
  const key = spec?.selects?.split('.')[1]
  const { options = {} } = fn.parameters.find(({ name }) => name === key) ?? {}
  const [first] = Object.values(options)
  return key === undefined || !first ? undefined : [key, first[language]]
}

/** The inputs of the whole method for a function: the method's example under the choices that the function fixes. */
export function exampleInputs(
  { definition }: Method,
  fn: SheetFunction,
  values: ReadonlyMap<string, unknown>,
  language: Language,
): Inputs {
  const { with: fixed = {}, example } = specOf(definition, fn) ?? {}
  const all = { ...exampleIn(definition, language, example), ...Object.fromEntries(values), ...fixed }
  const entries = Object.entries(definition.inputs).flatMap(([key, input]) =>
    all[key] === undefined || applies(input.when, definition, all) === false ? [] : [[key, all[key]] as const],
  )
  return Object.fromEntries(entries)
}

/** A call of a function of a method with the arguments that it needs; those left out before the last are blank. */
export function methodCall(fn: SheetFunction, values: ReadonlyMap<string, unknown>): Call {
  const cells: Range = []
  let column = 0
  const placed = (range: Range): string => {
    const at = address(range, column)
    range.forEach((row, i) => {
      cells[i] = [...(cells[i] ?? []), ...Array(column - (cells[i]?.length ?? 0)).fill(''), ...row]
    })
    column += width(range) + 1
    return at
  }
  const last = fn.parameters.findLastIndex(({ name, key = name }) => values.has(key))
  const args = fn.parameters.slice(0, last + 1).map(({ name, key = name }) => {
    const value = values.get(key)
    return Array.isArray(value) ? groupRange(value) : value
  })
  const texts = args.map((value) =>
    value === undefined ? '' : Array.isArray(value) ? placed(value as Range) : typed(value as Cell),
  )
  return { text: `=${fn.name}(${texts.join(', ')})`, args, cells }
}

/** The example of a common function; a range in it is the block of the method it names. */
export function commonCall(fn: SheetFunction, language: Language): Call {
  const inner = fn.example.slice(fn.name.length + 2, -1)
  const texts = inner === '' ? [] : inner.split(/,\s*/)
  let cells: Range = []
  const args = texts.map((text) => {
    if (!/^[A-Z]+\d+:[A-Z]+\d+$/.test(text)) return text.startsWith('"') ? text.slice(1, -1) : Number(text)
    const { definition } = methodOf(texts[0]?.slice(1, -1)) as Method
    cells = blockRange({ ...exampleIn(definition, language), ...fn.exampleBeside })
    return cells
  })
  const shown = texts.map((text, i) => (Array.isArray(args[i]) ? address(cells) : text))
  return { text: `=${fn.name}(${shown.join(', ')})`, args, cells }
}
