/** Formulas typed with references answer what the whole method answers. */
import { describe, expect, test } from 'vitest'
import { definitions, prepare } from '#core'
import { compute } from '../../core/calculate.ts'
import { callsOf, runCall } from '../../core/sheet/call.ts'
import { sheetFunctions } from '../../core/sheet/index.ts'
import { blockOf } from '../../core/tables/write-block.ts'

const method = prepare(definitions.find(({ id }) => id === 'meeting') as (typeof definitions)[number])
const { definition } = method

describe('which functions', () => {
  const inputs = { ...definition.example, EF_e: 0.5703 }
  test('those that take the range, with what else they take written out', () => {
    expect(callsOf(definition, inputs, { trips: "'数据 1'!A1:B5" })).toEqual(["=MEETING_BE('数据 1'!A1:B5)"])
    expect(callsOf(definition, { ...inputs, travelSet: 'a "b"' }, { trips: 'A1:B5' })).toEqual([
      '=MEETING_BE(A1:B5, "a ""b""")',
    ])
    const { PUE } = inputs as unknown as { PUE: number }
    expect(callsOf(definition, inputs, { servers: 'D1:F9' })).toEqual([`=MEETING_PE_SERVERS(D1:F9, ${PUE}, 0.5703)`])
  })
  test('none where what is fixed is not so, where something is missing, or without a range', () => {
    expect(callsOf(definition, { ...inputs, peRoute: 'measured' }, { servers: 'D1:F9' })).toEqual([])
    const { PUE: _, ...rest } = inputs as Record<string, unknown>
    expect(callsOf(definition, rest, { servers: 'D1:F9' })).toEqual([])
    expect(callsOf(definition, inputs, {})).toEqual([])
  })
  test('what is left out in between stays blank', () => {
    expect(callsOf(definition, { peRoute: 'measured', EG: 2, year: 2023 }, { EG: 'B2' })).toEqual([
      '=MEETING_PE(B2, , 2023)',
    ])
  })
})

test('GHG_RUN on a written block gives the outputs of the method, in both languages', () => {
  const run = sheetFunctions(definitions.map((each) => prepare(each))).find(({ name }) => name === 'GHG_RUN')
  for (const each of definitions) {
    const one = prepare(each)
    const computed = compute(one, each.example)
    expect(computed.ok).toBe(true)
    for (const language of ['zh', 'en'] as const) {
      const answer = run?.run([each.id, blockOf(one, each.example, language)]) ?? []
      expect(answer[0]?.slice(0, 3)).toEqual(['key', 'value', 'unit'])
      for (const [key, value] of Object.entries(computed.ok ? computed.outputs : {}))
        if (value !== undefined) expect(answer.find(([name]) => name === key)?.[1]).toBe(value)
    }
  }
  expect(runCall('meeting', 'A1:C9')).toBe('=GHG_RUN("meeting", A1:C9)')
})
