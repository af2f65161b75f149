/** A result as a record: its digest, its replay, and which of its numbers is the result proper. */
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { calculate, type Method, prepare, type Result } from '../../core/calculate.ts'
import { canonical } from '../../core/digest.ts'
import { factorSet } from '../../core/factors/index.ts'
import type { Inputs } from '../../core/method.ts'
import { definitions } from '../../core/methods/index.ts'
import { headline } from '../../core/outputs.ts'
import { replay } from '../../core/replay.ts'
import { validInputs } from './arbitrary.ts'

const methods = definitions.map((definition) => prepare(definition))
const [meeting] = methods as [Method]
const example: Inputs = meeting.definition.example

const resultOf = (inputs: Inputs, method = meeting, trace = false): Result => {
  const answer = calculate(method, inputs, { trace })
  return answer.ok ? answer.result : expect.fail(JSON.stringify(answer.problems))
}
const stored = (result: Result): Result => JSON.parse(JSON.stringify(result))

/** The same value with the keys of every object in another order. */
const reordered = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(reordered)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, each]) => [key, reordered(each)] as const)
      .reverse(),
  )
}
/** JSON with sorted keys, written again. */
const sorted = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(sorted).join()}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const keys = Object.keys(value).sort()
  return `{${keys.map((key) => `${JSON.stringify(key)}:${sorted((value as Inputs)[key])}`).join()}}`
}

/** Checks refuse most random inputs of methods whose shares must add up. */
const manyRefused = { maxSkipsPerRun: 5_000 }

describe('the digest', () => {
  test('is SHA-256 over method, edition, factor set and inputs', () => {
    const text = `{"edition":"2023-10-08","factors":"${factorSet}","inputs":{"EF_e":"grid/reporting-notice/CN/2022","PUE":1.3,"R":0.6,"peRoute":"simulated","servers":[{"N":2,"P":500,"h":1}],"trips":[{"L":4800,"mode":"rail"},{"L":4800,"mode":"air-domestic"},{"L":120,"mode":"metro"},{"L":30,"mode":"taxi"}]},"method":"meeting"}`
    expect(resultOf(example).digest).toBe(`sha256:${createHash('sha256').update(text).digest('hex')}`)
  })

  test.each(methods.map((method) => [method.definition.id, method] as const))(
    'is that for any input of %s',
    (id, method) => {
      fc.assert(
        fc.property(validInputs(method, { factors: 'named' }), (inputs) => {
          const answer = calculate(method, inputs)
          fc.pre(answer.ok)
          if (!answer.ok) return
          const text = sorted({ method: id, edition: method.definition.edition, factors: factorSet, inputs })
          expect(answer.result.digest).toBe(`sha256:${createHash('sha256').update(text).digest('hex')}`)
        }),
        { numRuns: process.env.TANBIAO_FULL ? 100 : 25, ...manyRefused },
      )
    },
  )

  test('does not depend on the order of keys, on formatting, or on keys that hold nothing', () => {
    const { digest } = resultOf(example)
    expect(resultOf(reordered(example) as Inputs).digest).toBe(digest)
    expect(resultOf(JSON.parse(JSON.stringify(example, null, 4))).digest).toBe(digest)
    expect(resultOf({ ...example, R: 6e-1, note: undefined }).digest).toBe(digest)
    expect(resultOf(example, meeting, true).digest).toBe(digest)
  })

  test('changes with any input, and with the order of rows', () => {
    const [first, ...others] = example.trips as readonly Inputs[]
    const changed: Inputs[] = [
      { ...example, R: 0.6000000000000001 },
      { ...example, note: '' },
      { ...example, apply: 'both' },
      { ...example, trips: [...others, first] },
      { ...example, trips: [first, ...others, first] },
      { ...example, trips: [{ ...first, minutes: 45 }, ...others] },
    ]
    const digests = [example, ...changed].map((inputs) => resultOf(inputs).digest)
    expect(new Set(digests).size).toBe(digests.length)
  })
})

test('the canonical text of any JSON value reads back as the value', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(canonical(value))).toEqual(JSON.parse(JSON.stringify(value)))
      expect(canonical(reordered(value))).toBe(canonical(value))
    }),
  )
})

const runs = process.env.TANBIAO_FULL ? 200 : 15

describe('replay', () => {
  test('of any stored result is equal', () => {
    for (const method of methods) {
      fc.assert(
        fc.property(validInputs(method, { factors: 'named' }), fc.boolean(), (inputs, trace) => {
          const answer = calculate(method, inputs, { trace })
          fc.pre(answer.ok)
          if (answer.ok)
            expect(replay(methods, stored(answer.result))).toMatchObject({ ok: true, replay: { equal: true } })
        }),
        { numRuns: runs, ...manyRefused },
      )
    }
  })

  test('of a result that was never written down is equal too', () => {
    const nothingLost = { trips: [{ EF_t: 0, L: 1 }], peRoute: 'measured', EG: 1, EF_e: 1, R: 0 }
    for (const inputs of [example, nothingLost]) {
      expect(replay(methods, resultOf(inputs))).toMatchObject({ ok: true, replay: { equal: true } })
    }
  })

  test('gives the result again', () => {
    const result = stored(resultOf(example, meeting, true))
    const again = replay(methods, result)
    expect(again.ok && stored(again.replay.result)).toEqual(result)
  })

  const changed = (change: (result: Result & Record<string, unknown>) => void) => {
    const result = stored(resultOf(example, meeting, true))
    change(result as Result & Record<string, unknown>)
    const answer = replay(methods, result)
    return answer.ok ? answer.replay : expect.fail(JSON.stringify(answer.problems))
  }
  const output = (result: Result, key: string) => result.outputs[key] ?? expect.fail(key)

  test.each<[string, (result: Result & Record<string, unknown>) => void, string]>([
    ['a number', (result) => Object.assign(output(result, 'ER'), { value: 1 }), '/outputs/ER/value'],
    [
      'the last digit of a number',
      (result) => Object.assign(output(result, 'PE'), { value: output(result, 'PE').value * (1 + 2 ** -52) }),
      '/outputs/PE/value',
    ],
    [
      'a number as text',
      (result) => Object.assign(output(result, 'BE'), { value: String(output(result, 'BE').value) }),
      '/outputs/BE/value',
    ],
    ['a unit', (result) => Object.assign(output(result, 'BE'), { unit: 't' }), '/outputs/BE/unit'],
    ['an output left out', (result) => delete result.outputs.ratio, '/outputs/ratio'],
    [
      'an output put in',
      (result) => Object.assign(result.outputs, { extra: { value: 1, unit: '-' } }),
      '/outputs/extra',
    ],
    ['a warning left out', (result) => result.warnings.pop(), '/warnings/4'],
    ['a factor', (result) => Object.assign(result.used[0] ?? {}, { value: 0.5 }), '/used/0/value'],
    ['a step', (result) => Object.assign(result.trace?.[0] ?? {}, { status: 'default' }), '/trace/0/status'],
    ['the digest', (result) => Object.assign(result, { digest: 'sha256:00' }), '/digest'],
    ['the status', (result) => Object.assign(result, { status: 'final' }), '/status'],
    ['something put in', (result) => Object.assign(result, { 'a/b': 1 }), '/a~1b'],
    ['an input', (result) => Object.assign(result.inputs, { R: 0.7 }), '/outputs/ER/value'],
  ])('finds %s', (_, change, path) => {
    const found = changed(change)
    expect(found).toMatchObject({ equal: false, path, result: { method: 'meeting' } })
    if (found.equal) return
    expect(found.stored).not.toEqual(found.computed)
  })

  test('finds any output that was changed by any amount', () => {
    const outputs = Object.keys(meeting.definition.outputs)
    fc.assert(
      fc.property(fc.constantFrom(...outputs), fc.double({ noNaN: true, noDefaultInfinity: true }), (key, drawn) => {
        const value = drawn + 0
        fc.pre(!Object.is(resultOf(example).outputs[key]?.value, value))
        const found = changed((result) => Object.assign(output(result, key), { value }))
        expect(found).toMatchObject({ equal: false, path: `/outputs/${key}/value`, stored: value })
      }),
      { numRuns: runs },
    )
  })

  test.each<[string, unknown, string[]]>([
    ['another method', { ...resultOf(example), method: 'nobody' }, ['/method CHOICE']],
    ['another edition', { ...resultOf(example), edition: '2030-01-01' }, ['/edition CHOICE']],
    ['another factor set', { ...resultOf(example), factors: '2020-01' }, ['/factors CHOICE']],
    ['both', { ...resultOf(example), edition: 1, factors: {} }, ['/edition CHOICE', '/factors CHOICE']],
    ['no edition', { ...resultOf(example), edition: undefined }, ['/edition MISSING']],
    ['an inherited name', { ...resultOf(example), method: 'constructor' }, ['/method CHOICE']],
    ['nothing', {}, ['/method MISSING', '/factors MISSING']],
    ['null', null, ['/method MISSING', '/factors MISSING']],
    ['a text', 'x', ['/method MISSING', '/factors MISSING']],
    ['inputs that are wrong', { ...resultOf(example), inputs: { ...example, R: 2 } }, ['/inputs/R RANGE']],
    ['no inputs', { ...resultOf(example), inputs: undefined }, ['/inputs TYPE']],
  ])('refuses %s', (_, result, expected) => {
    const answer = replay(methods, result)
    if (answer.ok) return expect.fail('it was replayed')
    expect(answer.problems.map(({ path, code }) => `${path} ${code}`)).toEqual(expected)
    for (const { zh, en } of answer.problems) expect([zh !== '', en !== '', zh !== en]).toEqual([true, true, true])
  })

  test('says what there is', () => {
    const answer = replay(methods, { ...resultOf(example), edition: '2030-01-01' })
    expect(answer).toMatchObject({ problems: [{ en: '"2030-01-01" is not known here: there is 2023-10-08' }] })
  })

  test('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(replay(methods, value).ok).toBe(false)
        replay(methods, { ...stored(resultOf(example)), inputs: value })
      }),
    )
  })
})

test('the result proper is the last output that is always there, or the first column', () => {
  const found = methods.map((method) => {
    const { outputs, columns = {} } = resultOf(method.definition.example, method)
    const numbers = Object.entries(outputs).map(([key, { value }]) => [key, value] as const)
    const first = Object.entries(columns).map(([key, { values }]) => [`${key}/0`, values[0] as number] as const)
    return [method.definition.id, headline(method, Object.fromEntries([...numbers, ...first]))]
  })
  expect(Object.fromEntries(found)).toMatchObject({
    meeting: 'ER',
    clouddoc: 'ER',
    cloud: 'customer/0',
    storage: 'total',
    server: 'total',
    // the overhead stands on a line of its own
    'server-use': 'use',
    component: 'E',
  })
})
