/** The settings: what a new form starts with, and when a workbook was made with something older. */
import { describe, expect, test } from 'vitest'
import { outdated, pinned, preset } from '../../addin/app/settings.ts'
import { definitions } from '../../core/index.ts'

const definitionOf = (id: string) => definitions.find((each) => each.id === id) ?? definitions[0]
const today = { factors: '2026-11', editions: { meeting: '2023-10-08', cloud: '2024-06-07' } }

describe('a new form', () => {
  test('starts with place and year in the inputs by which factors are looked up', () => {
    expect(preset(definitionOf('meeting'), { place: 'CN-BJ', year: '2023' })).toEqual({ region: 'CN-BJ', year: '2023' })
    expect(preset(definitionOf('clouddoc'), { place: 'CN-BJ' })).toEqual({ region: 'CN-BJ', regionDc: 'CN-BJ' })
  })

  test('starts empty where nothing is set, or nothing is looked up', () => {
    for (const definition of definitions) expect(preset(definition, {})).toEqual({})
    expect(preset(definitionOf('allocation'), { place: 'CN-BJ', year: '2023' })).toEqual({})
  })
})

describe('a workbook', () => {
  test('made today has nothing that is older', () => {
    expect(outdated(pinned(today), today)).toEqual([])
    expect(outdated({}, today)).toEqual([])
  })

  test('made with another factor set or edition says what it was and what it is', () => {
    const was = pinned({ factors: '2026-01', editions: { meeting: '2023-01-01', cloud: '2024-06-07' } })
    expect(outdated(was, today)).toEqual([
      { what: 'factors', was: '2026-01', now: '2026-11' },
      { what: 'meeting', was: '2023-01-01', now: '2023-10-08' },
    ])
  })

  test('may hold anything where its editions should be', () => {
    for (const editions of ['', '{', '3', 'null', '[]']) expect(outdated({ editions }, today)).toEqual([])
  })
})
