/** Means of transport, of people and of goods, and the sets that choose a record for each. */

import { plain } from '../plain.ts'
import type { Text } from '../problem.ts'
import sets from './data/sets.json' with { type: 'json' }
import { type Moded, modeTitle, series, spokenModes } from './data.ts'

/** A choice of one record per mode. */
export type ModeSet = {
  /** mode -> id of the record */
  modes: Record<string, string>
}

/** A family whose figures go by mode: its sets, the set that is used when none is named, the title of every mode, and what the two are called. */
export type ModeFamily = {
  sets: Readonly<Record<string, ModeSet>>
  defaultSet: string
  modes: Readonly<Record<string, Text>>
  /** everyday word -> key */
  spoken: Readonly<Record<string, string>>
  called: { set: Text; mode: Text }
}

// All figures that name the set; one that chooses among others lists them in its file.
const membersOf = (family: Moded, set: string): Record<string, string> =>
  Object.fromEntries(
    series
      .filter((one) => one.family === family)
      .flatMap(({ columns, rows }) =>
        columns.flatMap(({ set: of, year }, i) =>
          of === set
            ? Object.entries(rows).flatMap(([mode, line]) =>
                line.split(' ')[i] === '-' ? [] : [[mode, `${family}/${mode}/${set}/${year}`]],
              )
            : [],
        ),
      ),
  )

const familyOf = (family: Moded, defaultSet: string, called: ModeFamily['called']): ModeFamily => ({
  sets: Object.fromEntries(
    Object.entries<object>(sets[family]).map(([id, modes]) => [id, { modes: { ...membersOf(family, id), ...modes } }]),
  ),
  defaultSet,
  modes: Object.fromEntries(
    series
      .filter((one) => one.family === family && one.by === 'key')
      .flatMap(({ rows }) => Object.keys(rows))
      .map((mode) => [mode, modeTitle(family, mode) ?? { zh: mode, en: mode }]),
  ),
  spoken: spokenModes(family),
  called,
})

const byFamily: Readonly<Record<Moded, ModeFamily>> = {
  travel: familyOf('travel', 'seed-annex', {
    set: { zh: '出行因子集', en: 'travel set' },
    mode: { zh: '出行工具', en: 'mode' },
  }),
  freight: familyOf('freight', 'cn-2024', {
    set: { zh: '货运因子集', en: 'freight set' },
    mode: { zh: '运输方式', en: 'mode' },
  }),
}

/** The modes and sets of a family; undefined where its figures do not go by mode. */
export const modesOf = (family: string): ModeFamily | undefined =>
  Object.hasOwn(byFamily, family) ? byFamily[family as Moded] : undefined

const spellings = new Map<string, Map<string, string>>()

/** What a title says of the family itself, which nobody repeats in its own column: 铁路 is 铁路货运 among the modes of freight. */
const shorter = ({ zh, en }: Text) => [zh.replace(/货运$/, ''), en.replace(/ freight$/i, '')]

const spellingsOf = (family: string): Map<string, string> => {
  let known = spellings.get(family)
  if (known === undefined) {
    const { modes = {}, spoken = {} } = modesOf(family) ?? {}
    const titled = Object.entries(modes).flatMap(([key, title]) =>
      [...shorter(title), key, title.zh, title.en].map((name) => [name, key] as const),
    )
    known = new Map([...Object.entries(spoken), ...titled].map(([name, key]) => [plain(name), key]))
    spellings.set(family, known)
  }
  return known
}

/** The key of a mode that is written as its key, as its title in either language, in full or without the word for freight, or as people say it. */
export const modeKey = (family: string, text: string): string | undefined => spellingsOf(family).get(plain(text))

/** Every spelling of every mode, without what does not matter, with its key. */
export const modeSpellings = (family: string): [spelling: string, key: string][] => [...spellingsOf(family)]

/** Is this a mode of any family? */
export const anyMode = (text: string): string | undefined =>
  Object.keys(byFamily)
    .map((family) => modeKey(family, text))
    .find((mode) => mode !== undefined)
