/** What may be typed where a factor is wanted: modes, places and ids of the library, each with its value and source. */

import { useContext, useMemo } from 'preact/hooks'
import type { Cell, Definition, Factor } from '#core'
import { factorById, findFactor, listFactors, modesOf, placeCodes, placeTitle } from '#core/factors/index'
import { unitShown } from '#core/unit-names'
import { type Draft, textAt } from './draft.ts'
import { type Language, Spoken } from './language.ts'
import { factorOf } from './suggested.ts'

type Suggestion = { value: string; label: string }
type Found = { title: { zh: string; en: string }; value: number; unit: string; year: number }

const described = ({ title, value, unit, year }: Found, language: Language, name = title[language]) =>
  `${name} · ${value} ${unitShown(unit)[language]} · ${year}`

const byMode = ({ family }: Factor, set: string | undefined, language: Language): Suggestion[] => {
  const { sets = {}, modes = {} } = modesOf(family) ?? {}
  const known = set !== undefined && Object.hasOwn(sets, set) ? sets[set] : undefined
  if (known === undefined) {
    const keys = [...new Set(listFactors({ family }).map(({ key }) => key))]
    return keys.map((key) => ({ value: key, label: modes[key]?.[language] ?? key }))
  }
  return Object.entries(known.modes).flatMap(([mode, id]) => {
    const record = factorById(id)
    return record ? [{ value: mode, label: described(record, language) }] : []
  })
}

const byPlace = ({ family }: Factor, year: number | undefined, language: Language): Suggestion[] =>
  placeCodes().flatMap((place) => {
    const found = findFactor({ family, place, year }, '')
    if (!('record' in found) || found.record.place !== place) return []
    return [{ value: place, label: described(found.record, language, placeTitle(place)[language]) }]
  })

const byId = ({ family }: Factor, language: Language): Suggestion[] =>
  listFactors({ family }).map((record) => ({ value: record.id, label: described(record, language) }))

export type SuggestionsProps = {
  id: string
  name: string
  cell: Cell
  beside: readonly Cell[]
  definition: Definition
  draft: Draft
}

/** The suggestions for one input; all rows of a column share one list. */
export function Suggestions({ id, name, cell, beside, definition, draft }: SuggestionsProps) {
  const language = useContext(Spoken)
  const factor = factorOf(name, cell, beside)
  const setInput = definition.inputs[factor?.by.set ?? '']
  const set = textAt(draft, factor?.by.set ?? '') || (setInput?.kind === 'choice' ? setInput.default : undefined)
  const yearText = textAt(draft, factor?.by.year ?? '')
  const year = /^\d{4}$/.test(yearText) ? Number(yearText) : undefined
  const options = useMemo(() => {
    if (!factor) return null
    const leads = cell.kind !== 'factor'
    const found = [
      ...(factor.by.mode === undefined ? [] : leads ? byMode(factor, set, language) : []),
      ...(factor.by.place === undefined ? [] : byPlace(factor, year, language)),
      ...(leads ? [] : byId(factor, language)),
    ]
    return found.map(({ value, label }) => <option key={value} value={value} label={label} />)
  }, [factor, set, year, language, cell])
  return <datalist id={id}>{options}</datalist>
}
