/** Options of a choice in all their spellings, on every way in. */
import { describe, expect, test } from 'vitest'
import { calculate } from '../../core/calculate.ts'
import { choice, rows } from '../../core/method.ts'
import { load } from '../../core/prove.ts'
import { readBlock, readParams } from '../../core/tables/index.ts'
import { is, ready, toy } from './toy.ts'

const stage = choice('阶段', 'Stage', {
  make: { zh: '产品生产', en: 'Production', also: ['生产', 'making'] },
  move: { zh: '产品运输（交付）', en: 'Distribution', also: ['运输'] },
})
const own = ready({
  inputs: { r: rows('行', 'Rows', { of: stage }), one: stage },
  formulas: { made: is('COUNTIF(r.of, "make")') },
  outputs: { made: '0' },
})

const result = (inputs: unknown) => {
  const answer = calculate(own, inputs)
  if (!answer.ok) throw new Error(answer.problems[0]?.en)
  return answer.result
}

describe('a choice in JSON', () => {
  const plain = { one: 'move', r: [{ of: 'make' }, { of: 'move' }] }

  test.each(['make', '产品生产', '生产', ' 产品 生产', 'PRODUCTION', 'Making', 'ｍａｋｅ'])('reads %s', (text) => {
    expect(result({ one: 'move', r: [{ of: text }] }).inputs).toEqual({ one: 'move', r: [{ of: 'make' }] })
  })

  test('is echoed and digested by its key', () => {
    const spelled = result({ one: '运输', r: [{ of: '生产' }, { of: '产品运输(交付)' }] })
    expect(spelled).toEqual(result(plain))
  })

  test('leaves inputs by key as they are, and what they were given as untouched', () => {
    expect(own.spell(plain)).toBe(plain)
    const spelled = { one: '运输', r: [{ of: '生产' }] }
    own.spell(spelled)
    expect(spelled).toEqual({ one: '运输', r: [{ of: '生产' }] })
  })

  test.each([undefined, null, 1, 'x', [], { r: 1 }, { r: [1, null] }, { one: 1 }])('bears %j', (inputs) => {
    expect(own.spell(inputs)).toBe(inputs)
  })

  test('refuses what names no option', () => {
    const answer = calculate(own, { one: '使用', r: [] })
    expect(answer.ok ? [] : answer.problems.map(({ path, code }) => `${path} ${code}`)).toEqual(['/one CHOICE'])
  })
})

test('blocks and URLs read the same spellings', () => {
  const inputs = { one: 'move', r: [{ of: 'make' }] }
  expect(
    readParams(own, [
      ['one', '运输'],
      ['r', '生产'],
    ]),
  ).toEqual({ ok: true, inputs })
  expect(
    readBlock(own, [
      ['one', '产品运输(交付)'],
      ['[r]', ''],
      ['of', ''],
      ['making', ''],
    ]),
  ).toEqual({ ok: true, inputs })
})

test('a spelling of two options is refused at load', () => {
  const twice = choice('甲', 'A', { a: { zh: '一', en: 'one' }, b: { zh: '二', en: 'two', also: ['ONE'] } })
  expect(() => load(toy({ inputs: { twice } }))).toThrow('toy twice: "ONE" names two of its options')
})
