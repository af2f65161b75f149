/** How an option of a choice may be spelled: its key, its title in either language, and what else the definition lists; inputs are brought to keys before anything reads them. */
import { isRecord } from './explain.ts'
import type { Cell, Choice, Definition, Inputs } from './method.ts'
import { plain } from './plain.ts'

/** Every spelling of an option, its key first. */
const spellingsOf = (key: string, { zh, en, also = [] }: Choice['options'][string]) => [key, zh, en, ...also]

/** Every spelling is brought to one form once for each choice: cells of a table ask for it again and again. */
const spellings = new WeakMap<Choice['options'], ReadonlyMap<string, string>>()
function keysOf(options: Choice['options']): ReadonlyMap<string, string> {
  const known = spellings.get(options)
  if (known) return known
  const found = new Map(
    Object.entries(options).flatMap(([key, option]) =>
      spellingsOf(key, option).map((spelling) => [plain(spelling), key] as const),
    ),
  )
  spellings.set(options, found)
  return found
}

/** The key of the option that a text names, whatever its case, width and spaces. */
export const optionNamed = ({ options }: Choice, text: string): string | undefined =>
  Object.hasOwn(options, text) ? text : keysOf(options).get(plain(text))

/** Two options that a person could not tell apart by a spelling. */
export function alike({ options }: Choice): string | undefined {
  const seen = new Map<string, string>()
  for (const [key, option] of Object.entries(options)) {
    for (const spelling of spellingsOf(key, option)) {
      const other = seen.get(plain(spelling))
      if (other !== undefined && other !== key) return spelling
      seen.set(plain(spelling), key)
    }
  }
  return undefined
}

type Speller = (inputs: unknown) => unknown

/** Brings one record to keys; what names no option stays, for the schema to tell. */
function spellerOf(cells: Readonly<Record<string, Cell>>): Speller {
  const choices = Object.entries(cells).flatMap(([key, cell]) =>
    cell.kind === 'choice' ? [{ key, cell, keys: new Set<unknown>(Object.keys(cell.options)) }] : [],
  )
  return (record) => {
    if (!isRecord(record)) return record
    let changed: Record<string, unknown> | undefined
    for (const { key, cell, keys } of choices) {
      const given = record[key]
      if (typeof given !== 'string' || keys.has(given)) continue
      const option = optionNamed(cell, given)
      if (option === undefined) continue
      changed ??= { ...record }
      changed[key] = option
    }
    return changed ?? record
  }
}

/** Makes inputs of any shape name options by their keys. Inputs that do so already come back as they are. */
export function speller({ inputs }: Definition): Speller {
  const single = Object.fromEntries(
    Object.entries(inputs).filter((entry): entry is [string, Cell] => entry[1].kind === 'choice'),
  )
  const ofScalars = spellerOf(single)
  const groups = Object.entries(inputs).flatMap(([key, input]) =>
    input.kind === 'rows' && Object.values(input.columns).some(({ kind }) => kind === 'choice')
      ? [{ key, spell: spellerOf(input.columns) }]
      : [],
  )
  return (given) => {
    const scalars = ofScalars(given)
    if (!isRecord(scalars)) return scalars
    let changed: Record<string, unknown> | undefined
    for (const { key, spell } of groups) {
      const rows: Inputs[string] = scalars[key]
      if (!Array.isArray(rows)) continue
      const spelled = rows.map(spell)
      if (spelled.every((row, i) => row === rows[i])) continue
      changed ??= { ...scalars }
      changed[key] = spelled
    }
    return changed ?? scalars
  }
}
