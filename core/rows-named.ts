/** What the rows of an input are called where they are shown. */
import { rowName } from './calculate.ts'
import { modeKey, modesOf } from './factors/index.ts'
import type { Input } from './method.ts'
import type { Text } from './problem.ts'

/** A row is called by its first text, else by its number. */
export function rowLabel(input: Input | undefined, rows: unknown, i: number): Text {
  const text = rowName((rows as readonly unknown[] | undefined)?.[i])
  if (text === undefined)
    return input?.kind === 'rows'
      ? { zh: `第 ${i + 1} 行`, en: `Row ${i + 1}` }
      : { zh: `第 ${i + 1} 项`, en: `No. ${i + 1}` }
  const families = Object.values(input?.kind === 'rows' ? input.columns : {}).flatMap((cell) =>
    cell.kind === 'factor' && cell.by.mode !== undefined ? [cell.family] : [],
  )
  const titles = families.map((family) => modesOf(family)?.modes[modeKey(family, text) ?? ''])
  return titles.find((title) => title !== undefined) ?? { zh: text, en: text }
}
