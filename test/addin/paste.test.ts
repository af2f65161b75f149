/** Blocks of a sheet pasted into rows of the form: by their heads where they have some, else in the order that the form tells. */
import { expect, test } from 'vitest'
import { pasteOrder, withBlock } from '../../addin/app/draft.ts'
import { definitions, type Rows } from '../../core/index.ts'

const [meeting] = definitions
const trips = meeting.inputs.trips as Rows
const pasted = (text: string, column = 'mode') => withBlock({ trips: [{}] }, 'trips', trips, 0, column, text).trips

test('heads above say which columns, as keys or titles in either language', () => {
  const rows = [
    { L: '4800', mode: 'rail' },
    { L: '30', mode: 'taxi' },
  ]
  expect(pasted('L\tmode\n4800\trail\n30\ttaxi\n')).toEqual(rows)
  expect(pasted('出行量\t出行工具\n4800\trail\n30\ttaxi')).toEqual(rows)
  // titles are read in any case and width, as everywhere
  expect(pasted('TRAVEL VOLUME\tｍｏｄｅ\n4800\trail\n30\ttaxi')).toEqual(rows)
  // of a name that is no head the line is one of values
  expect(pasted('Traffic\tmode\n4800\trail\n30\ttaxi')).toHaveLength(3)
})

test('without heads they go in the order that the form tells', () => {
  expect(pasteOrder(trips).first.map((slot) => slot.map(({ zh }) => zh))[0]).toEqual(['出行工具', '出行排放因子'])
  expect(pasted('rail\t4800\ntaxi\t30')).toEqual([
    { mode: 'rail', L: '4800' },
    { mode: 'taxi', L: '30' },
  ])
  expect(pasted('0.03\t4800', 'EF_t')).toEqual([{ EF_t: '0.03', L: '4800' }])
  // one line is no line of heads
  expect(pasted('mode\tL')).toEqual([{ mode: 'mode', L: 'L' }])
})
