/** What is wrong with factors, told in one round with what is wrong with other inputs: only of values that passed their own check. */
import { isRecord } from './explain.ts'
import { columnsOf, isGroup } from './inputs.ts'
import type { Definition, Inputs } from './method.ts'
import type { Problem } from './problem.ts'
import type { Settled } from './settle.ts'

/** The inputs that factors are looked up by, in rows or beside them. */
const askedBy = ({ inputs }: Definition): string[] =>
  Object.values(inputs)
    .flatMap((input) => (isGroup(input) ? Object.values(columnsOf(input)) : [input]))
    .flatMap((input) => (input.kind === 'factor' ? Object.values(input.by) : []))

/** Rows without the cells that are wrong. */
const soundRows = (rows: unknown, path: string, wrong: ReadonlySet<string>): Inputs[] | undefined =>
  Array.isArray(rows)
    ? rows.map((row, i) =>
        isRecord(row)
          ? Object.fromEntries(Object.entries(row).filter(([column]) => !wrong.has(`${path}/${i}/${column}`)))
          : {},
      )
    : undefined

/** @param found what is wrong with the shape of the inputs, or with some beside others. */
export function besideOf(
  definition: Definition,
  settle: (inputs: Inputs) => Settled,
  inputs: unknown,
  found: readonly Problem[],
): Problem[] {
  const wrong = new Set(found.map(({ path }) => path))
  const asked = askedBy(definition)
  // what is looked up by them cannot be judged
  if (!isRecord(inputs) || asked.some((key) => wrong.has(`/${key}`))) return []
  const groups = Object.entries(definition.inputs).flatMap(([key, { kind }]) =>
    kind === 'rows' ? [[key, soundRows(inputs[key], `/${key}`, wrong)]] : [],
  )
  return settle({ ...inputs, ...Object.fromEntries(groups) }).problems.filter(({ path }) => {
    const row = path.slice(0, path.lastIndexOf('/'))
    return !wrong.has(path) && !wrong.has(row) && !asked.some((key) => wrong.has(`${row}/${key}`))
  })
}
