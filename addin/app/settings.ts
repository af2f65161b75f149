/** What somebody set once: language, place and year of new forms, and the factor set and editions that a workbook was made with. Kept in the workbook where there is one, else in the browser. */
import type { Cell, Definition, Inputs } from '#core'
import { columnsOf, isGroup } from '#core/inputs'

/** Texts alone, so that any program can keep them. `editions` is JSON of methods with their editions. */
export type Settings = Readonly<Partial<Record<'language' | 'place' | 'year' | 'factors' | 'editions', string>>>
export type Store = { read(): Promise<Settings>; write(settings: Readonly<Record<string, string>>): Promise<void> }

const key = 'tanbiao.settings'
export const inBrowser: Store = {
  read: async () => {
    try {
      const found: unknown = JSON.parse(localStorage.getItem(key) ?? '{}')
      return typeof found === 'object' && found !== null ? (found as Settings) : {}
    } catch {
      // a frame of another site has no storage, and somebody may have put anything there
      return {}
    }
  },
  write: async (settings) => {
    localStorage.setItem(key, JSON.stringify(settings))
  },
}

const factorsOf = ({ inputs }: Definition): Cell[] =>
  Object.values(inputs).flatMap((input): Cell[] =>
    isGroup(input) ? Object.values(columnsOf(input)) : input.kind === 'matrix' ? [] : [input],
  )

/** What a new form starts with: the place and the year, in the inputs by which factors are looked up. */
export function preset(definition: Definition, { place = '', year = '' }: Settings): Inputs {
  const asked = factorsOf(definition).flatMap((cell) => (cell.kind === 'factor' ? [cell.by] : []))
  const given = asked.flatMap((by) => [[by.place, place] as const, [by.year, year] as const])
  return Object.fromEntries(
    given.flatMap(([name, value]) =>
      name !== undefined && value !== '' && name in definition.inputs ? [[name, value]] : [],
    ),
  )
}

export type Pins = { factors: string; editions: Readonly<Record<string, string>> }
export const pinned = ({ factors, editions }: Pins): Settings => ({ factors, editions: JSON.stringify(editions) })

const editionsIn = (text: string | undefined): Record<string, string> => {
  try {
    const found: unknown = JSON.parse(text ?? '{}')
    return typeof found === 'object' && found !== null ? (found as Record<string, string>) : {}
  } catch {
    return {}
  }
}

/** What a workbook was made with that is not of today: `factors`, or the id of a method, with what it was and what it is. */
export function outdated(settings: Settings, today: Pins): { what: string; was: string; now: string }[] {
  const was = editionsIn(settings.editions)
  const pairs = [
    { what: 'factors', was: settings.factors, now: today.factors },
    ...Object.entries(today.editions).map(([id, now]) => ({ what: id, was: was[id], now })),
  ]
  return pairs.flatMap(({ what, was, now }) => (was === undefined || was === now ? [] : [{ what, was, now }]))
}
