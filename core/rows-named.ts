/** What the rows of an input are called where they are shown. */
import { rowName } from './calculate.ts'
import { modeKey, modesOf, placeCode, placeTitle } from './factors/index.ts'
import type { Definition, Inputs } from './method.ts'
import type { Text } from './problem.ts'

/** The name under which a table of contributions sums a row; undefined where no table sums these rows. */
export function summedAs({ tables = {} }: Definition, inputs: Inputs, group: string, i: number): string | undefined {
  const by = Object.values(tables).find((each) => each.by.startsWith(`${group}.`))?.by
  if (by === undefined) return undefined
  const row = (inputs[group] as readonly Inputs[] | undefined)?.[i]
  return String(row?.[by.slice(group.length + 1)] ?? '').trim()
}

/** A line of a table of contributions as it is read: a place by its title in the reader's language, beside what was typed for it. */
export function contributionName({ tables }: Definition, key: string, name: string): Text {
  const code = tables?.[key]?.places ? placeCode(name) : undefined
  if (code === undefined) return { zh: name, en: name }
  const { zh, en } = placeTitle(code)
  const beside = (title: string) => (title === name ? name : `${title} ${name}`)
  return { zh: /\p{Script=Han}/u.test(name) ? name : beside(zh), en: beside(en) }
}

/** A row is called by what it is summed under, else by its first text, else by its number. */
export function rowLabel(definition: Definition, inputs: Inputs, group: string, i: number): Text {
  const input = definition.inputs[group]
  const summed = summedAs(definition, inputs, group, i)
  const text = summed === undefined ? rowName((inputs[group] as readonly unknown[] | undefined)?.[i]) : summed
  if (text === undefined || text === '')
    return input?.kind === 'rows'
      ? { zh: `${input.label.zh}第 ${i + 1} 行`, en: `${input.label.en}, row ${i + 1}` }
      : { zh: `第 ${i + 1} 项`, en: `No. ${i + 1}` }
  const families = Object.values(input?.kind === 'rows' ? input.columns : {}).flatMap((cell) =>
    cell.kind === 'factor' && cell.by.mode !== undefined ? [cell.family] : [],
  )
  const titles = families.map((family) => modesOf(family)?.modes[modeKey(family, text) ?? ''])
  return titles.find((title) => title !== undefined) ?? { zh: text, en: text }
}

/** So many rows of an input by what they are called, with their numbers where several are called the same. */
export function rowLabels(definition: Definition, inputs: Inputs, group: string, rows: number): Text[] {
  const labels = Array.from({ length: rows }, (_, i) => rowLabel(definition, inputs, group, i))
  const count = new Map<string, number>()
  for (const { zh } of labels) count.set(zh, (count.get(zh) ?? 0) + 1)
  return labels.map(({ zh, en }, i) =>
    (count.get(zh) ?? 0) > 1 ? { zh: `${zh}（第 ${i + 1} 行）`, en: `${en} (row ${i + 1})` } : { zh, en },
  )
}
