/** The public contract of each method as a person wrote it down beside its cases, and a definition told in the same words. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { Cell, Definition, Input } from '#core'
import { columnsOf, isGroup } from '#core/inputs'
import { aboutInputs, sayingsOf, type When } from '#core/method'

/** The contract in a file of cases; a file of cases alone has none. */
export function contractOf(text: string): Record<string, unknown>[] {
  // the schema "failsafe" keeps every word as it stands in the file
  const { method, contract } = parse(text, { schema: 'failsafe', merge: true })
  return contract ? [{ method, ...contract }] : []
}

export const contracts = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.yaml'))
  .flatMap((file) => contractOf(readFileSync(join(import.meta.dirname, file), 'utf8')))

const words = (value: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(value).flatMap(([key, each]) => (each === undefined ? [] : [[key, String(each)]])))
const when = (condition: When | undefined) =>
  condition &&
  Object.entries(condition)
    .map(([key, options]) => `${key} ${[options].flat().join('/')}`)
    .join('; ')
/** Without an upper limit nothing stands after the dots. */
const number = (value: number | undefined) =>
  value === undefined ? '' : value >= 1e6 ? value.toExponential().replace('e+', 'e') : String(value)

/** What else is read as an option, beside its key and its titles. */
const spellings = ({ options }: Cell & { kind: 'choice' }) =>
  Object.entries(options)
    .flatMap(([key, { also = [] }]) => (also.length > 0 ? [`${key} ${also.join(' ')}`] : []))
    .join('; ') || undefined

/** Several checks may give one code: then it is a list. */
function byCode(entries: [string, object][]): Record<string, unknown> {
  const lists = new Map<string, object[]>()
  for (const [code, each] of entries) {
    const list = lists.get(code) ?? []
    if (!list.some((other) => JSON.stringify(other) === JSON.stringify(each))) list.push(each)
    lists.set(code, list)
  }
  return Object.fromEntries([...lists].map(([code, list]) => [code, list.length > 1 ? list : list[0]]))
}

function cell(input: Cell) {
  const common = { optional: input.optional, unset: input.unset?.code, when: when(input.when) }
  if (input.kind === 'choice')
    return words({
      options: Object.keys(input.options).join(' '),
      also: spellings(input),
      default: input.default,
      ...common,
    })
  if (input.kind === 'text') return words({ kind: 'text', ...common })
  if (input.kind === 'flag') return words({ kind: 'flag', default: input.default, ...common })
  const { min, max, unit } = { min: input.kind === 'factor' ? 0 : undefined, ...input }
  if (input.kind === 'factor') {
    const by = Object.entries(input.by)
      .map(([how, key]) => `${how} ${key}`)
      .join('; ')
    const { family, key, chosen, per } = input
    return words({ unit, range: `${min}..${number(max)}`, family, by: by || undefined, key, chosen, per, ...common })
  }
  const { above, whole, default: fallback } = input
  const range = above === undefined ? `${min ?? ''}..${number(max)}` : `>${above}`
  const derived =
    typeof fallback === 'object'
      ? { default: fallback.is, basis: fallback.basis, clause: fallback.clause }
      : { default: fallback }
  return words({ unit, range, whole, ...derived, ...common })
}

const inputLines = ([key, input]: [string, Input]): [string, object][] =>
  isGroup(input)
    ? [
        [
          key,
          words({
            rows: `${input.kind === 'list' ? 1 : (input.min ?? 0)}..`,
            optional: input.optional,
            when: when(input.when),
          }),
        ],
        ...Object.entries(columnsOf(input)).map(([column, each]): [string, object] => [`${key}.${column}`, cell(each)]),
      ]
    : input.kind === 'matrix'
      ? [
          [
            key,
            words({
              table: `${input.rows} x ${input.columns.join(' ')}`,
              unit: input.unit,
              range: `${input.min ?? 0}..${number(input.max)}`,
            }),
          ],
        ]
      : [[key, cell(input)]]

/** What a definition promises, in the words of the contract files. */
export function promised(definition: Definition): Record<string, unknown> {
  const {
    id,
    edition,
    prefix,
    inputs,
    constants,
    formulas,
    checks,
    factorChecks,
    refused,
    outputs,
    columns,
    functions,
  } = definition
  const { tables, wantsYear } = definition
  const own = Object.entries(inputs).filter(([key]) => !Object.hasOwn(aboutInputs, key))
  return {
    method: id,
    edition,
    prefix,
    inputs: Object.fromEntries(own.flatMap(inputLines)),
    ...(Object.keys(refused).length > 0
      ? {
          refused: Object.fromEntries(
            Object.entries(refused).map(([key, { code, basis, clause }]) => [key, words({ code, basis, clause })]),
          ),
        }
      : {}),
    constants: Object.fromEntries(
      Object.entries(constants).map(([key, { value, unit }]) => [key, words({ value, unit })]),
    ),
    formulas: Object.fromEntries(
      Object.entries(formulas).map(([key, { unit, basis, clause, when: on, over, fault }]) => [
        key,
        words({ unit, basis, clause, when: when(on), over, fault: fault?.code }),
      ]),
    ),
    codes: byCode([
      ...Object.entries(checks).map(
        ([key, { code = key, severity, basis, clause, at, rows, when: on }]): [string, object] => [
          code,
          words({ severity, basis, clause, at, rows, when: when(on) }),
        ],
      ),
      ...Object.entries(factorChecks).map(
        ([code, { severity, basis, clause, input, informWhen }]): [string, object] => [
          code,
          words({ severity, basis, clause, input, info: when(informWhen) }),
        ],
      ),
      ...sayingsOf({ ...definition, refused: {} }).map(({ saying: { code, basis, clause } }): [string, object] => [
        code,
        words({ severity: 'error', basis, clause }),
      ]),
    ]),
    outputs: [...Object.keys(outputs), ...Object.entries(columns).map(([key, { of }]) => `${key} = ${of}`)],
    ...(tables
      ? {
          tables: Object.fromEntries(
            Object.entries(tables).map(([key, { of, by, basis, clause }]) => [key, words({ of, by, basis, clause })]),
          ),
        }
      : {}),
    ...(wantsYear ? { wantsYear } : {}),
    functions: Object.fromEntries(
      Object.entries(functions).map(([key, { gives, takes, selects, with: fixed, across }]) => [
        `${prefix}_${key}`,
        `${[gives].flat().join(', ')}${selects ? ` by ${selects}` : ''} of ${takes.join(', ')}${fixed ? ` with ${when(fixed)}` : ''}${across ? ' across' : ''}`,
      ]),
    ),
  }
}
