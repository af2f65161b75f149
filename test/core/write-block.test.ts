/** Blocks that are written read back as the inputs they were written from, in both languages, for every method. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { definitions, type Inputs, prepare } from '#core'
import { formOf, readBlock } from '../../core/tables/block.ts'
import { blockOf } from '../../core/tables/write-block.ts'
import { validInputs } from './arbitrary.ts'

const methods = definitions.map((definition) => prepare(definition))
const languages = fc.constantFrom('zh' as const, 'en' as const)

/** Cells lose the spaces around texts and hold no blank ones, and a text that is the name of an error is an error. */
const asCell = (value: unknown): unknown => {
  if (typeof value === 'string') return /^\s|\s$|^$|^#/.test(value.normalize('NFKC')) ? '会议' : value
  if (Array.isArray(value)) return value.map(asCell)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, asCell(each)]))
}

describe.each(methods.map((method) => [method.definition.id, method] as const))('%s', (_, method) => {
  const { example } = method.definition

  test('its example', () => {
    for (const language of ['zh', 'en'] as const) {
      const block = blockOf(method, example, language)
      expect(formOf(method, block)).toBe('block')
      expect(readBlock(method, block)).toEqual({ ok: true, inputs: example })
    }
  })

  test('random inputs that the method accepts', () => {
    fc.assert(
      fc.property(validInputs(method, { factors: 'named' }), languages, (drawn, language) => {
        const inputs = asCell(drawn) as Inputs
        expect(readBlock(method, blockOf(method, inputs, language))).toEqual({ ok: true, inputs })
      }),
      { numRuns: 200 },
    )
  })
})

test('every line is as wide as the widest, and sections are parted by blank rows', () => {
  const meeting = methods.find(({ definition }) => definition.id === 'meeting') as (typeof methods)[number]
  const inputs = {
    R: 0.6,
    peRoute: 'measured',
    EG: 2,
    trips: [
      { mode: 'rail', L: 1200 },
      { mode: '[air]', L: 5 },
    ],
    uncertainty: { R: 5 },
  }
  expect(blockOf(meeting, inputs, 'zh')).toEqual([
    ['潜在替代率', 0.6, ''],
    ['项目排放路径', '实测电量', ''],
    ['电力消耗量', 2, 'kWh'],
    ['', '', ''],
    ['[基准线出行]', '', ''],
    ['', '出行工具', '出行量'],
    ['', 'rail', 1200],
    ['', '[air]', 5],
    ['', '', ''],
    ['[uncertainty]', '', ''],
    ['key', 'percent', ''],
    ['R', 5, ''],
  ])
})
