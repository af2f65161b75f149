/** Computing by closures: what each function gives, that only the branch taken is computed, and what is said where no number comes out. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { calculate, type Method } from '../../core/calculate.ts'
import type { Formula } from '../../core/method.ts'
import {
  constant,
  flag,
  from,
  inference,
  inform,
  list,
  quantity,
  refuse,
  rows,
  seed,
  textInput,
  warn,
} from '../../core/method.ts'
import { emitted } from './emitted.ts'
import { is, maybe, ours, plain, ready, route } from './toy.ts'

const inputs = {
  a: plain,
  b: plain,
  o: maybe,
  c: route,
  yes: flag('甲', 'A'),
  d: quantity('-', '甲', 'A', { default: 7 }),
  e: quantity('-', '甲', 'A', { default: from('a * d', inference()) }),
  r: rows('甲', 'A', { x: plain, y: plain }),
  l: list('甲', 'A', plain),
  t: rows('甲', 'A', { kind: route, of: textInput('甲', 'A', { optional: true }), v: plain }),
}
const given = {
  a: 2,
  b: 3,
  c: 'a',
  r: [
    { x: 1, y: 4 },
    { x: -2, y: 5 },
    { x: 3, y: 6 },
  ],
  l: [2, 4, 8],
  t: [
    { kind: 'a', of: 'p', v: 1 },
    { kind: 'b', of: 'q', v: -2 },
    { kind: 'a', v: 4 },
    { kind: 'c', v: 8 },
    { kind: 'b', of: 'p', v: 16 },
  ],
}
const computing = (text: string, unit: Formula['unit'] = '-') =>
  ready({ inputs, formulas: { f: is(text, unit) }, outputs: { f: '0' } })
const numberOf = (method: Method, more = {}) => {
  const answer = calculate(method, { ...given, ...more })
  return answer.ok ? answer.result.outputs.f?.value : answer.problems.map(({ path, code }) => `${path} ${code}`).join()
}

test.each<[string, number | undefined | string, object?]>([
  ['a + b * d', 23],
  ['a - b - 1', -2],
  ['a / b / 2', 2 / 3 / 2],
  ['a ^ b', 8],
  ['a ^ 2', 4],
  ['2 ^ a', 4],
  ['-a', -2],
  ['1% * a', 0.02],
  ['ABS(-b)', 3],
  ['MIN(a, b, -1)', -1],
  ['MAX(a, b, -1)', 3],
  ['ROUND(a / b, 3)', 0.667],
  ['SQRT(a)', Math.SQRT2],
  ['EXP(a)', Math.exp(2)],
  ['LN(a)', Math.LN2],
  ['e', 14],
  ['e + 0 * a', 5, { e: 5 }],
  ['e', 20, { d: 10 }],
  ['d', 0, { d: 0 }],
  ['SUM(r.x)', 2],
  ['SUMSQ(r.x)', 14],
  ['SUMPRODUCT(r.x, r.y)', 12],
  ['COUNT(r.x)', 3],
  ['SUM(r.x) + COUNT(r.x)', 0, { r: [] }],
  ['SUM(l.value) / COUNT(l.value)', 14 / 3],
  ['LARGEST(r.x)', 3],
  [
    'LARGEST(t.v)',
    -2,
    {
      t: [
        { kind: 'a', v: -2 },
        { kind: 'a', v: -3 },
      ],
    },
  ], // prettier-ignore
  ['LARGEST(t.v)', '/f NOT-FINITE', { t: [] }],
  ['SUMIF(t.kind, "a", t.v)', 5],
  ['SUMIF(t.kind, "c", t.v) - SUMIF(t.kind, "b", t.v)', -6],
  ['COUNTIF(t.kind, "b") + COUNTIF(t.kind, "c") * 10', 12],
  ['IF(c = "a", a, b)', 2],
  ['IF(c <> "a", a, b)', 3],
  ['IF(yes, a, b)', 3],
  ['IF(NOT(yes), a, b)', 2],
  ['IF(yes, a, b)', 2, { yes: true }],
  ['IF(AND(a > 1, b > 1, d > 1), 1, 0)', 1],
  ['IF(AND(a > 1, b > 1, d > 9), 1, 0)', 0],
  ['IF(OR(a > 9, b > 9, d > 1), 1, 0)', 1],
  ['IF(OR(a > 9, b > 9), 1, 0)', 0],
  ['IF(a < 2, 1, 0)', 0],
  ['IF(a <= 2, 1, 0)', 1],
  ['IF(a >= 2, 1, 0)', 1],
  ['IF(a = 2, 1, 0)', 1],
  ['IF(a <> 2, 1, 0)', 0],
  ['IF(ISBLANK(o), 1, o)', 1],
  ['IF(ISBLANK(o), 1, o)', 0, { o: 0 }],
  ['IF(a > 1, BLANK(), 1)', undefined],
  ['IF(a > 1, IF(b > 1, 5, BLANK()), 1)', 5],
  // only the branch that is taken is computed
  ['IF(b = 3, 1, 1 / (b - 3))', 1],
  ['IF(b = 3, 1 / (b - 3), 1)', '/f DIV-ZERO'],
  ['IF(a > 1, BLANK(), 1 / 0)', undefined],
  ['IF(a > 9, BLANK(), 1 / (a - 2))', '/f DIV-ZERO'],
  // a condition may itself choose
  ['IF(IF(a > 1, b > 5, b > 1), 1, 0)', 0],
  ['IF(IF(a > 1, yes, NOT(yes)), 1, 0)', 0],
  ['IF(IF(a > 9, b > 5, b > 1), 1, 0)', 1],
  // beyond numbers
  ['SQRT(-a)', '/f NOT-FINITE'],
  ['LN(-a)', '/f NOT-FINITE'],
  ['LN(a - 2)', '/f NOT-FINITE'],
  ['EXP(1000 * a)', '/f NOT-FINITE'],
  ['(a - 4) ^ 0.5', '/f NOT-FINITE'],
  ['0 / (a - 2)', '/f DIV-ZERO'],
  ['a / SUM(r.x)', '/f DIV-ZERO', { r: [] }],
])('%s gives %s', (text, expected, more) => {
  expect(numberOf(computing(text), more)).toBe(expected)
})

test('columns are computed row by row, and summed in order', () => {
  const method = ready({
    inputs,
    constants: { two: constant(2, '-', '甲', 'A') },
    formulas: { 'r.z': is('x * y + two * a'), 'l.half': is('value / two'), f: is('SUM(r.z) + SUM(l.half)') },
    outputs: { f: '0' },
  })
  fc.assert(
    fc.property(
      fc.array(
        fc.tuple(fc.double({ min: -1e9, max: 1e9, noNaN: true }), fc.double({ min: -1e9, max: 1e9, noNaN: true })),
      ),
      (pairs) => {
        const r = pairs.map(([x, y]) => ({ x, y }))
        const expected = r.reduce((sum, { x, y }) => sum + (x * y + 4), 0) + 7
        expect(numberOf(method, { r })).toBe(expected)
      },
    ),
  )
})

test('a method computes the same again, whatever it computed before', () => {
  const method = computing('SUM(r.x) + IF(ISBLANK(o), 0, o) + e')
  const first = numberOf(method)
  for (const more of [{ r: [] }, { o: 5, e: 1 }, { r: [{ x: 'wrong' }] }, { a: 1e308, d: 1e308 }])
    numberOf(method, more)
  expect([first, numberOf(method)]).toEqual([16, 16])
})

describe('what is said where no number comes out', () => {
  const problemsOf = (formulas: Record<string, Formula>, more = {}, checks = {}) => {
    const answer = calculate(ready({ inputs, formulas, checks, outputs: {} }), { ...given, ...more })
    return answer.ok ? answer.result.warnings : answer.problems
  }

  test('the divisor, the formula, the clause', () => {
    expect(problemsOf({ f: is('1 + b / (a - d)') }, { d: 2 })).toEqual([
      {
        path: '/f',
        code: 'DIV-ZERO',
        severity: 'error',
        clause: '2.1',
        zh: 'f（甲）的除数 a - d 为零：请检查这些输入（f = 1 + b / (a - d)）',
        en: 'f (A) divides by a - d, which is zero: check these inputs (f = 1 + b / (a - d))',
      },
    ])
  })

  test('the row', () => {
    const zero = [
      { x: 1, y: 1 },
      { x: 1, y: 0 },
    ]
    expect(problemsOf({ 'r.z': is('x / y') }, { r: zero })).toMatchObject([{ path: '/r/1/z', code: 'DIV-ZERO' }])
    const large = [
      { x: 1, y: 1 },
      { x: 1e308, y: 10 },
    ]
    expect(problemsOf({ 'r.z': ours('x * y') }, { r: large })).toMatchObject([
      {
        path: '/r/1/z',
        code: 'NOT-FINITE',
        en: 'r.z (A) is beyond what can be computed: check the size of the inputs (r.z = x * y)',
      },
    ])
  })

  test('the first step that fails, and no step after it', () => {
    expect(problemsOf({ g: is('1 / (a - 2)'), f: is('g / 0') })).toMatchObject([{ path: '/g' }])
  })

  test('checks with their values, five digits of each, one for each row that fails', () => {
    const third = is('a / 3')
    const checks = {
      W: warn('third > 1', seed('3'), '{third} 过小', '{third} is small, {d} is not'),
      I: inform('x > 0', seed('4'), '第 {r.x} 行', 'row with {r.x}', { rows: 'r', at: 'x' }),
      never: warn('a > 9', seed('5'), '无', 'no', { when: { c: 'b' } }),
      shared: inform('b > 9', seed('6'), '码', 'code', { code: 'OTHER', at: 'b' }),
    }
    expect(problemsOf({ third }, {}, checks)).toEqual([
      { path: '', code: 'W', severity: 'warn', clause: '3', zh: '0.66667 过小', en: '0.66667 is small, 7 is not' },
      { path: '/r/1/x', code: 'I', severity: 'info', clause: '4', zh: '第 -2 行', en: 'row with -2' },
      { path: '/b', code: 'OTHER', severity: 'info', clause: '6', zh: '码', en: 'code' },
    ])
  })

  test('a refusal leaves no number and no warning', () => {
    const checks = { W: warn('a > 9', seed('3'), '甲', 'a'), R: refuse('b > 9', seed('4'), '乙', 'b') }
    expect(problemsOf({ f: is('1') }, {}, checks)).toMatchObject([{ code: 'R', severity: 'error' }])
  })

  test('a refusal with the digits that tell what is wrong', () => {
    const checks = { R: refuse('f <= 1', seed('4'), '{f} 大于 1', '{f} is above 1') }
    expect(problemsOf({ f: is('1.000004') }, {}, checks)).toMatchObject([{ en: '1.000004 is above 1' }])
  })

  test('a refusal is said rather than the fault it explains', () => {
    const checks = { R: refuse('a >= b', seed('4'), '乙', 'b', { at: 'a' }) }
    expect(problemsOf({ f: is('SQRT(a - b)') }, {}, checks)).toMatchObject([{ code: 'R', path: '/a' }])
  })
})

test('SUMSAME sums over the rows with the same text; a row without one stands alone, and every run is new', () => {
  const method = ready({
    inputs,
    formulas: { 't.same': is('SUMSAME(t.of, t.v)'), f: is('SUMPRODUCT(t.same, t.v)') },
    outputs: { f: '0' },
  })
  // p: 1 + 16, q: -2, alone: 4 and 8
  expect(numberOf(method)).toBe(17 * 1 + -2 * -2 + 4 * 4 + 8 * 8 + 17 * 16)
  expect(numberOf(method, { t: [{ kind: 'a', of: 'q', v: 3 }] })).toBe(9)
})

test.each([
  'LARGEST(t.v)',
  'SUMIF(t.kind, "a", t.v)',
  'COUNTIF(t.kind, "b")',
  'SUMPRODUCT(t.same, t.v) + LARGEST(t.same)',
  'SUMIF(t.kind, "b", t.same) / COUNTIF(t.kind, "b")',
])('the generated code of %s gives the same bits', (text) => {
  const method = ready({
    inputs: { t: inputs.t },
    formulas: { 't.same': is('SUMSAME(t.of, t.v)'), f: is(text) },
    outputs: { f: '0' },
  })
  const run = emitted(method.loaded)
  const row = fc.record(
    {
      kind: fc.constantFrom('a', 'b', 'c'),
      v: fc.double({ noNaN: true, min: -1e9, max: 1e9 }),
      of: fc.constantFrom('p', 'q', ''),
    },
    { requiredKeys: ['kind', 'v'] },
  )
  fc.assert(
    fc.property(fc.array(row), (t) => {
      const [code, closures] = [run({ t }), method.evaluate.run({ t })]
      expect(code.fault < 0).toBe(closures.fault < 0)
      if (code.fault < 0) expect(Object.is(code.outputs.f, closures.outputs.f)).toBe(true)
    }),
  )
})
