/** Travel modes and the sets that choose a record for each. */
import type { Text } from '../problem.ts'
import sets from './data/travel-sets.json' with { type: 'json' }
import { modeTitle, series } from './data.ts'
import { plain } from './places.ts'

/** A choice of one record per mode. */
export type TravelSet = {
  /** mode -> id of the record */
  modes: Record<string, string>
}

/** The set that is used when none is named. */
export const defaultTravelSet = 'seed-annex'

// All figures that name the set; one that chooses among others lists them in its file.
const membersOf = (set: string): Record<string, string> =>
  Object.fromEntries(
    series
      .filter(({ family }) => family === 'travel')
      .flatMap(({ columns, rows }) =>
        columns
          .filter((column) => column.set === set)
          .flatMap(({ year }) => Object.keys(rows).map((mode) => [mode, `travel/${mode}/${set}/${year}`])),
      ),
  )

/** The travel sets by id. */
export const travelSets: Readonly<Record<string, TravelSet>> = Object.fromEntries(
  Object.entries(sets).map(([id, modes]) => [id, { modes: { ...membersOf(id), ...modes } }]),
)

/** The title of every mode of the library. */
export const travelModes: Readonly<Record<string, Text>> = Object.fromEntries(
  series
    .filter(({ family, by }) => family === 'travel' && by === 'key')
    .flatMap(({ rows }) => Object.keys(rows))
    .map((mode) => [mode, modeTitle(mode) ?? { zh: mode, en: mode }]),
)

let spellings: Map<string, string> | undefined

/** The key of a mode that is written as its key or as its title in either language. */
export const modeKey = (text: string): string | undefined => {
  spellings ??= new Map(
    Object.entries(travelModes).flatMap(([key, { zh, en }]) => [key, zh, en].map((name) => [plain(name), key])),
  )
  return spellings.get(plain(text))
}
