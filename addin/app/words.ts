/** Modes of transport as the form shows them, by title, and as a calculation takes them, by key. */
import type { Definition } from '#core'
import { modeKey } from '#core/factors/modes'
import { lookedUpBy, titleOf } from '#core/looked-up'
import type { Draft, Row } from './draft.ts'
import type { Language } from './language.ts'

const askingMode = (definition: Definition, key: string, group?: string) => {
  const asking = lookedUpBy(definition, key, group)
  return asking?.is === 'mode' ? asking : undefined
}

/** The same form where nothing is called otherwise. */
export function inWords(definition: Definition, draft: Draft, language: Language): Draft {
  const said = (group: string) => (row: Row) => {
    const named = Object.entries(row).flatMap(([column, text]) => {
      const asking = askingMode(definition, column, group)
      const title = asking ? titleOf(asking, text)[language] : text
      return title === text ? [] : [[column, title] as const]
    })
    return named.length === 0 ? row : { ...row, ...Object.fromEntries(named) }
  }
  const changed = Object.entries(draft).flatMap(([key, rows]) => {
    if (typeof rows === 'string') return []
    const all = rows.map(said(key))
    return all.every((row, i) => row === rows[i]) ? [] : [[key, all] as const]
  })
  return changed.length === 0 ? draft : { ...draft, ...Object.fromEntries(changed) }
}

export function asKey(definition: Definition, value: unknown, column: string, group: string): unknown {
  const asking = typeof value === 'string' && askingMode(definition, column, group)
  return asking ? (modeKey(asking.family, String(value)) ?? value) : value
}
