/** Blocks of a sheet pasted into rows of the form: by their heads where they have some, else in the order that the form tells. */
import { expect, test } from 'vitest'
import { pasteOrder, withBlock } from '../../addin/app/draft.ts'
import { definitions, type Rows } from '../../core/index.ts'

const [meeting] = definitions
const trips = meeting.inputs.trips as Rows
const pasteOf = (text: string, column = 'mode') => withBlock({ trips: [{}] }, 'trips', trips, 0, column, text)
const pasted = (text: string, column = 'mode') => pasteOf(text, column).draft.trips

test('heads above say which columns, as keys or titles in either language', () => {
  const rows = [
    { L: '4800', mode: 'rail' },
    { L: '30', mode: 'taxi' },
  ]
  expect(pasted('L\tmode\n4800\trail\n30\ttaxi\n')).toEqual(rows)
  expect(pasted('出行量\t出行工具\n4800\trail\n30\ttaxi')).toEqual(rows)
  // titles are read in any case and width, as everywhere
  expect(pasted('TRAVEL VOLUME\tｍｏｄｅ\n4800\trail\n30\ttaxi')).toEqual(rows)
  // its own unit may stand behind, as it does where we print heads; another is not taken for it
  expect(pasteOf('出行量（万 pkm）\t出行工具\n0.48\trail')).toMatchObject({
    draft: { trips: [{ mode: 'rail' }] },
    unknown: ['出行量（万 pkm）'],
  })
  expect(pasted('人数（人）\tmode\tTravellers (persons)\n9\trail\t3')).toEqual([{ mode: 'rail', n: '3' }])
  expect(pasted('出行量（pkm）\t出行工具\n4800\trail\n30\ttaxi')).toEqual(rows)
})

test('columns whose heads are not known are left out and told', () => {
  const { draft, unknown } = pasteOf('会议日期\t出行工具\t出发地\t出行量\n2025/1/1\trail\t北京\t4800')
  expect(draft.trips).toEqual([{ mode: 'rail', L: '4800' }])
  expect(unknown).toEqual(['会议日期', '出发地'])
  expect(pasteOf('rail\t4800\ntaxi\t30').unknown).toEqual([])
  // a line of values is no line of heads, whatever it says
  expect(pasted('taxi\t30\nmode\t40')).toHaveLength(2)
})

test('choices stand by their keys, whatever they are called', () => {
  const flows = definitions.find(({ id }) => id === 'server')?.inputs.flows as Rows
  const text = '阶段\t活动数据\t计量口径\n原料获取\t2.5\t每个产品\nuse\t2100\tyear\n报废\t1\tunit'
  expect(withBlock({ flows: [{}] }, 'flows', flows, 0, 'stage', text).draft.flows).toEqual([
    { stage: 'materials', amount: '2.5', per: 'unit' },
    { stage: 'use', amount: '2100', per: 'year' },
    // what is no choice stays to be mended
    { stage: '报废', amount: '1', per: 'unit' },
  ])
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
