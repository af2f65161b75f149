/** The factors that a template brings along: which records, where they stand, and which one is meant by a place, a mode or nothing. */
import { amountUnit, perOf } from '../factors/amounts.ts'
import {
  type FactorRecord,
  findFactor,
  findFactorById,
  modeSpellings,
  modesOf,
  placeCodes,
  placeSpellings,
} from '../factors/index.ts'
import { suited } from '../factors/suited.ts'
import { columnsOf, isGroup } from '../inputs.ts'
import type { Asking } from '../looked-up.ts'
import type { Cell, Choice, Definition, Factor } from '../method.ts'
import type { Language } from './language.ts'

export type Library = { records: readonly FactorRecord[] }

const factorsOf = ({ inputs }: Definition): Factor[] =>
  Object.values(inputs)
    .flatMap((input): Cell[] =>
      isGroup(input) ? Object.values(columnsOf(input)) : input.kind === 'matrix' ? [] : [input],
    )
    .filter((cell) => cell.kind === 'factor')

/** What a definition can look up. */
export const libraryOf = (definition: Definition): Library => ({ records: suited(...factorsOf(definition)) })

/** The years that a family, or the whole library, has figures of, from the oldest on. */
export const yearsOf = ({ records }: Library, family?: string): number[] =>
  [...new Set(records.filter((one) => family === undefined || one.family === family).map(({ year }) => year))].sort(
    (a, b) => a - b,
  )

/** Does a text in the cell of this factor name a key of its family? */
export const takesKeys = ({ key, chosen, per }: Factor) => key !== undefined || (chosen === true && per === undefined)

/** Ids without a year or a place, and keys alone where they are taken, with the record that each names; with a year behind where that one names another. */
export function shortIds(library: Library, input: Factor): [text: string, id: string][] {
  const { family, by } = input
  const years = by.year === undefined ? [] : yearsOf(library)
  const shorts = new Map(
    library.records.flatMap((one) => {
      const id = `${one.family}/${one.key}`
      const keys = takesKeys(input) && one.family === family ? [[one.key, id] as const] : []
      return [[id, id] as const, [`${id}/${one.place}`, `${id}/${one.place}`] as const, ...keys]
    }),
  )
  const found = (id: string, year?: number) => {
    const one = findFactorById(id, '', year, family)
    return 'record' in one ? one.record.id : ''
  }
  return [...shorts].flatMap(([text, id]) => {
    const usual = found(id)
    const others = years.flatMap((year): [string, string][] => {
      const own = found(id, year)
      return own === usual ? [] : [[`${text}|${year}`, own]]
    })
    return usual === '' ? [] : [[text, usual] as [string, string], ...others]
  })
}

/** What people write for a place or a mode, and what stands for it in the text of a question: in lower case, without spaces and with one kind of dash; titles also with the signs that they have. */
export function spelled({ is, family }: Asking): [spelling: string, asked: string][] {
  if (is === 'place') return placeSpellings()
  const titles = Object.entries(modesOf(family)?.modes ?? {}).map(
    ([key, { zh }]) => [zh.replaceAll(' ', ''), key] as [string, string],
  )
  return [...modeSpellings(family), ...titles]
}

/** What a look-up by this factor input may be asked: the text that a formula puts together, and the record that core finds for it. */
export function asked(library: Library, input: Factor, definition: Definition, language: Language): [string, string][] {
  const { family, by, key } = input
  const found = (text: string, query: Omit<Parameters<typeof findFactor>[0], 'family'>): [string, string][] => {
    const one = findFactor({ family, ...query }, '')
    return 'record' in one ? [[text, one.record.id]] : []
  }
  const years = by.year === undefined ? [undefined] : [undefined, ...yearsOf(library, family)]
  const yearText = (year: number | undefined) => (by.year === undefined ? '' : `|${year ?? ''}`)
  if (key !== undefined) return years.flatMap((year) => found(yearText(year), { key, year }))
  const sets = modesOf(family)
  if (by.mode !== undefined && sets) {
    const choice = definition.inputs[by.set ?? ''] as Choice | undefined
    return Object.keys(sets.sets).flatMap((set) =>
      Object.keys(sets.modes).flatMap((mode) =>
        years.flatMap((year) =>
          found(`${choice?.options[set]?.[language] ?? set}|${mode}${yearText(year)}`, { set, mode, year }),
        ),
      ),
    )
  }
  return placeCodes().flatMap((place) => years.flatMap((year) => found(`${place}${yearText(year)}`, { place, year })))
}

/** Of which kind and size the unit is that a record is per. */
export const measureOf = ({ unit }: FactorRecord) => amountUnit(perOf(unit))
