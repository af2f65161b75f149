/** What a range of a sheet would be taken as: by its heads in either language, with what was nearly meant, or by the order of columns. */
import { describe, expect, test } from 'vitest'
import type { List, Rows } from '../../core/method.ts'
import { meeting } from '../../core/methods/meeting.ts'
import { meetingRate } from '../../core/methods/meeting-rate.ts'
import { matchColumns, rowsUnder } from '../../core/tables/match-columns.ts'

const trips = meeting.inputs.trips as Rows
const of = (...matrix: unknown[][]) => matchColumns(trips, 'trips', matrix)
const keys = ({ columns }: ReturnType<typeof of>) => columns.map(({ key }) => key)

describe('with a header', () => {
  test('keys and titles in either language, in any order, around blank rows', () => {
    const found = of(['', '', ''], ['出行量', 'MODE of travel', 'n'], [1200, 'rail', 3], ['', '', ''], [5, 'air', ''])
    expect(found.withHeader).toBe(true)
    expect(found.columns.map(({ head }) => head)).toEqual(['出行量', 'MODE of travel', 'n'])
    expect(found.body).toEqual([
      [1200, 'rail', 3],
      [5, 'air', ''],
    ])
    expect(keys(found)[0]).toBe('L')
    expect(keys(found)[2]).toBe('n')
  })
  test('a head that is nearly one says which; a strange one and a blank one say nothing', () => {
    const { columns } = of(['mode', 'Travl volume', '备注', ''], ['rail', 1200, 'x', 5])
    expect(columns).toEqual([
      { head: 'mode', key: 'mode', near: [] },
      { head: 'Travl volume', near: ['L'] },
      { head: '备注', near: [] },
      { head: '', near: [] },
    ])
  })
  test('a column that stands twice is taken once', () => {
    expect(keys(of(['L', '出行量', 'mode'], [1, 2, 'rail']))).toEqual(['L', undefined, 'mode'])
  })
})

describe('without a header', () => {
  test('columns stand in the order of the input, alternatives by what they hold', () => {
    const found = of(['rail', 1200], ['air', 5])
    expect([found.withHeader, keys(found), found.body.length]).toEqual([false, ['mode', 'L'], 2])
    expect(keys(of([0.03, 1200], [0.1, 5]))).toEqual(['EF_t', 'L'])
    expect(keys(of(['rail', 1200, 'more', 'and more'])).at(-1)).toBeUndefined()
  })
  test('a row of texts that names nothing is no header', () => {
    expect(of(['rail', 'many'], ['air', 5]).withHeader).toBe(false)
  })
  test('nothing is nothing', () => {
    expect(of()).toEqual({ withHeader: false, columns: [], body: [] })
    expect(of(['', null])).toEqual({ withHeader: false, columns: [], body: [] })
  })
})

test('a list stands below its own name', () => {
  const minutes = meetingRate.inputs.minutes as List
  const { withHeader, columns, body } = matchColumns(minutes, 'minutes', [['minutes'], [20], [45]])
  expect([withHeader, columns[0]?.key, body]).toEqual([true, 'value', [[20], [45]]])
})

test('rows are read as cells; what cannot be read stays as it stands', () => {
  const body = [
    ['rail', '１,200', 'x'],
    ['air', '4.8万', ''],
    ['', '', 'only this'],
  ]
  expect(rowsUnder(trips, ['mode', 'L', undefined], body)).toEqual([
    { mode: 'rail', L: 1200 },
    { mode: 'air', L: '4.8万' },
    {},
  ])
})
