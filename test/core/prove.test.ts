/** The proof of a definition: what `load` accepts, and what it refuses with the place, the reason and the spot, shown through small definitions. */
import { describe, expect, test } from 'vitest'
import {
  constant,
  type Definition,
  type Formula,
  factor,
  flag,
  from,
  type Input,
  inference,
  inform,
  list,
  onFactor,
  quantity,
  refuse,
  rows,
  seed,
  textInput,
} from '../../core/method.ts'
import { definitions } from '../../core/methods/index.ts'
import { load } from '../../core/prove.ts'
import { slice } from '../../core/slice.ts'
import { thrown } from './thrown.ts'
import { is, maybe, ours, plain, route, toy } from './toy.ts'

const inputs = {
  a: plain,
  o: maybe,
  c: route,
  w: quantity('-', '甲', 'A', { when: { c: 'a' } }),
  v: quantity('-', '甲', 'A', { when: { c: ['a', 'b'] } }),
  yes: flag('甲', 'A'),
  name: textInput('甲', 'A'),
  remark: textInput('甲', 'A', { optional: true }),
  r: rows('甲', 'A', { x: plain, y: maybe, kind: route, word: textInput('甲', 'A') }),
  s: rows('甲', 'A', { z: plain }),
  l: list('甲', 'A', plain),
} satisfies Record<string, Input>
const withFormulas = (formulas: Record<string, Formula>, more: Partial<Definition> = {}) =>
  load(toy({ inputs, formulas, ...more }))
const one = (text: string, unit: Formula['unit'] = '-', options = {}) => withFormulas({ f: is(text, unit, options) })
const refused = (run: () => unknown, says: string, at?: string) => expect(thrown(run)).toEqual({ says, at })

test.each(definitions.map((definition) => [definition.id, definition] as const))('%s is proven', (_, definition) => {
  expect(load(definition).steps.length).toBeGreaterThan(0)
})

describe('a value that may be blank', () => {
  test.each([
    'IF(ISBLANK(o), 0, o)',
    'IF(NOT(ISBLANK(o)), o, 0)',
    'IF(NOT(NOT(ISBLANK(o))), 0, o * 2)',
    'IF(ISBLANK(remark), 0, 1)',
    'IF(c = "a", w, 0)',
    'IF(c <> "a", 0, w)',
    'IF(c = "c", 0, v)',
    'IF(c = "b", 0, IF(c = "c", 0, w))',
    'IF(OR(c = "b", c = "c"), 0, w)',
    'IF(AND(a > 0, c = "a"), w, 0)',
    'IF(AND(c <> "b", c <> "c"), w, 0)',
    'IF(ISBLANK(w), 0, w)',
    'IF(AND(NOT(ISBLANK(o)), o > 1), 1, 0)',
    'IF(OR(ISBLANK(o), o > 1), 1, 0)',
    'IF(OR(a > 1, OR(ISBLANK(o), o > a)), 1, 0)',
    'IF(a > 0, BLANK(), 1 / a)',
    'IF(ISBLANK(o), BLANK(), IF(o > 1, BLANK(), o))',
  ])('%s asks first', (text) => {
    expect(one(text).steps).toHaveLength(1)
  })

  const optional = 'o may be blank here: guard it with IF(ISBLANK(o), ...) or the choice'
  const routed = 'w may be blank here (it exists when {"c":"a"}): guard it with IF(ISBLANK(w), ...) or the choice'
  test.each([
    ['o + 1', optional, 'o + 1'],
    ['-o', optional, 'o'],
    ['MAX(a, o)', optional, 'o)'],
    ['IF(ISBLANK(o), o, 0)', optional, 'o, 0)'],
    ['IF(o > 1, 1, 0)', optional, 'o > 1, 1, 0)'],
    ['IF(AND(o > 1, NOT(ISBLANK(o))), 1, 0)', optional, 'o > 1, NOT(ISBLANK(o))), 1, 0)'],
    ['IF(AND(ISBLANK(o), o > 1), 1, 0)', optional, 'o > 1), 1, 0)'],
    ['IF(OR(ISBLANK(o), o * 2 > 1), 1, 0)', optional, 'o * 2 > 1), 1, 0)'],
    ['IF(OR(ISBLANK(o), a > MAX(o, 1)), 1, 0)', optional, 'o, 1)), 1, 0)'],
    ['w', routed, 'w'],
    ['IF(c = "b", w, 0)', routed, 'w, 0)'],
    ['IF(c = "a", 0, w)', routed, 'w)'],
    ['IF(OR(c = "a", c = "b"), w, 0)', routed, 'w, 0)'],
    ['IF(a > 0, w, 0)', routed, 'w, 0)'],
    [
      'IF(c = "a", 0, v)',
      'v may be blank here (it exists when {"c":["a","b"]}): guard it with IF(ISBLANK(v), ...) or the choice',
      'v)',
    ],
    ['SUM(r.y)', 'r.y may be blank here: guard it with IF(ISBLANK(r.y), ...) or the choice', 'r.y)'],
  ])('%s does not ask', (text, says, at) => {
    refused(() => one(text), `toy 2.1 f: ${says}`, at)
  })

  test('a condition of the formula itself settles the choice', () => {
    expect(one('w * 2', '-', { when: { c: 'a' } }).steps).toHaveLength(1)
    expect(one('v * 2', '-', { when: { c: 'a' } }).steps).toHaveLength(1)
    refused(() => one('w', '-', { when: { c: ['a', 'b'] } }), `toy 2.1 f: ${routed}`, 'w')
  })

  test('a formula passes its blank, or its condition, on to what reads it', () => {
    const gap = is('IF(a = 0, BLANK(), 1 / a)')
    expect(withFormulas({ gap, f: is('IF(ISBLANK(gap), 0, gap)') }).steps).toHaveLength(2)
    refused(
      () => withFormulas({ gap, f: ours('gap + 1') }),
      'toy f: gap may be blank here: guard it with IF(ISBLANK(gap), ...) or the choice',
      'gap + 1',
    )
    refused(
      () => withFormulas({ part: is('1', '-', { when: { c: 'b' } }), f: is('part') }),
      'toy 2.1 f: part may be blank here (it exists when {"c":"b"}): guard it with IF(ISBLANK(part), ...) or the choice',
      'part',
    )
  })

  test('a row names its own cell', () => {
    expect(withFormulas({ 'r.f': is('IF(ISBLANK(y), x, y)') }).steps).toHaveLength(1)
    refused(
      () => withFormulas({ 'r.f': is('x + y') }),
      'toy 2.1 r.f: y may be blank here: guard it with IF(ISBLANK(r.y), ...) or the choice',
      'y',
    )
  })

  test('checks ask too, and the parts of a default are asked for before', () => {
    const check = (holds: string, options = {}) =>
      withFormulas({}, { checks: { C: refuse(holds, seed('3'), '甲', 'a', options) } })
    expect(check('w > 0', { when: { c: 'a' } }).checks).toHaveLength(1)
    refused(() => check('w > 0'), `toy 3 C: ${routed}`, 'w > 0')
    const total = quantity('-', '甲', 'A', { default: from('o * a', inference()) })
    expect(load(toy({ inputs: { ...inputs, total }, formulas: { f: is('total') } })).steps).toHaveLength(2)
  })

  test.each([
    ['1 + BLANK()', 'expected a number, found blank', 'BLANK()'],
    ['BLANK()', 'expected number, found blank', 'BLANK()'],
    ['IF(a > 0, BLANK(), BLANK())', 'expected a number in the other branch', 'IF(a > 0, BLANK(), BLANK())'],
    [
      '1 + IF(a > 0, BLANK(), a)',
      'expected a number that exists: BLANK() may only be the result of a whole formula',
      'IF(a > 0, BLANK(), a)',
    ],
    ['IF(ISBLANK(a), 1, 0)', 'expected a name that may be blank in ISBLANK', 'a), 1, 0)'],
    ['IF(ISBLANK(1), 1, 0)', 'expected a name that may be blank in ISBLANK', '1), 1, 0)'],
    ['IF(ISBLANK(r.y), 1, 0)', 'expected a name that may be blank in ISBLANK', 'r.y), 1, 0)'],
  ])('%s is no use of a blank', (text, says, at) => {
    refused(() => one(text), `toy 2.1 f: ${says}`, at)
  })
})

describe('kinds of values', () => {
  test.each([
    ['c + 1', 'expected a number, found choice', 'c + 1'],
    ['name * 2', 'expected a number, found text', 'name * 2'],
    ['IF(c = 1, 1, 0)', 'expected a choice compared with a text in quotes', '= 1, 1, 0)'],
    ['IF("a" = c, 1, 0)', 'expected a choice compared with a text in quotes', '= c, 1, 0)'],
    ['IF(c = c, 1, 0)', 'expected a choice compared with a text in quotes', '= c, 1, 0)'],
    ['IF(c = "z", 1, 0)', 'expected one of a, b, c', '"z", 1, 0)'],
    ['IF(c = "A", 1, 0)', 'expected one of a, b, c', '"A", 1, 0)'],
    ['IF(c > "a", 1, 0)', 'expected a number, found choice', 'c > "a", 1, 0)'],
    ['IF(a = "a", 1, 0)', 'expected a number, found text', '"a", 1, 0)'],
    ['IF(name = "a", 1, 0)', 'expected a number, found text', 'name = "a", 1, 0)'],
    ['IF(a, 1, 0)', 'expected a condition, found number', 'a, 1, 0)'],
    ['IF(AND(yes, a), 1, 0)', 'expected a condition, found number', 'a), 1, 0)'],
    ['IF(NOT(c), 1, 0)', 'expected a condition, found choice', 'c), 1, 0)'],
    ['IF(yes = yes, 1, 0)', 'expected a number, found flag', 'yes = yes, 1, 0)'],
    ['yes', 'expected number, found flag', 'yes'],
    ['IF(yes, c, 1)', 'expected numbers or conditions from both branches, found choice and number', 'IF(yes, c, 1)'],
    ['IF(yes, c, c)', 'expected numbers or conditions from both branches, found choice and choice', 'IF(yes, c, c)'],
    ['IF(yes, yes, 1)', 'expected numbers or conditions from both branches, found flag and number', 'IF(yes, yes, 1)'],
    ['q + 1', 'expected a name that is defined, found q', 'q + 1'],
    ['a + constructor', 'expected a name that is defined, found constructor', 'constructor'],
    ['x', 'expected a name that is defined, found x', 'x'],
    ['SUM(r.q)', 'expected a name that is defined, found r.q', 'r.q)'],
  ])('%s', (text, says, at) => {
    refused(() => one(text), `toy 2.1 f: ${says}`, at)
  })
})

describe('columns', () => {
  const column = (text: string) => withFormulas({ total: is('SUM(r.x)'), 'r.f': is(text) })
  test.each([
    ['SUM(a)', 'expected a whole column, such as trips.E, in SUM', 'a)'],
    ['SUM(r.x * 2)', 'expected a whole column, such as trips.E, in SUM', '* 2)'],
    ['COUNT(1)', 'expected a whole column, such as trips.E, in COUNT', '1)'],
    ['r.x + 1', 'expected r.x inside SUM or another function of whole columns', 'r.x + 1'],
    ['MAX(1, r.x)', 'expected r.x inside SUM or another function of whole columns', 'r.x)'],
    ['SUMPRODUCT(r.x, s.z)', 'expected columns of the same rows', 'SUMPRODUCT(r.x, s.z)'],
    ['SUM(r.word)', 'expected a column of numbers, found r.word', 'SUM(r.word)'],
    ['SUM(r.kind)', 'expected a column of numbers, found r.kind', 'SUM(r.kind)'],
    ['SUMIF(r.x, "a", r.x)', 'expected a column of choices', 'r.x, "a", r.x)'],
    ['SUMIF(r.kind, "z", r.x)', 'expected one of a, b, c', '"z", r.x)'],
    ['SUMIF(r.kind, r.x, r.x)', 'expected one of a, b, c', 'r.x, r.x)'],
    ['COUNTIF(r.kind, 1)', 'expected one of a, b, c', '1)'],
    ['SUMIF(r.kind, "a", s.z)', 'expected columns of the same rows', 'SUMIF(r.kind, "a", s.z)'],
    ['SUMSAME(r.word, r.x)', 'expected two columns of these rows in SUMSAME', 'SUMSAME(r.word, r.x)'],
  ])('%s', (text, says, at) => {
    refused(() => one(text), `toy 2.1 f: ${says}`, at)
  })

  test.each(['x / total', 'IF(kind = "a", x, a)', 'IF(ISBLANK(y), x, y)'])('a row may compute %s', (text) => {
    expect(column(text).steps).toHaveLength(2)
  })

  const named = 'is the same for every row: give it its own formula and name'
  test.each([
    ['x / SUM(r.x)', `SUM ${named}`, 'SUM(r.x)'],
    ['COUNT(r.x) * x', `COUNT ${named}`, 'COUNT(r.x) * x'],
    ['x / SUM(s.z)', `SUM ${named}`, 'SUM(s.z)'],
    ['x * SUM(l.value)', `SUM ${named}`, 'SUM(l.value)'],
    ['SUM(x)', 'expected a whole column, such as trips.E, in SUM', 'x)'],
    ['s.z * x', 'expected s.z inside SUM or another function of whole columns', 's.z * x'],
    ['z', 'expected a name that is defined, found z', 'z'],
  ])('a row may not compute %s', (text, says, at) => {
    refused(() => column(text), `toy 2.1 r.f: ${says}`, at)
  })

  test('a list is a column of values', () => {
    expect(one('SUM(l.value) / COUNT(l.value)').steps).toHaveLength(1)
    expect(withFormulas({ 'l.f': is('value * 2') }).steps).toHaveLength(1)
  })
})

describe('circles are shown as a path', () => {
  test.each<[string, Record<string, Formula>]>([
    ['f needs f', { f: is('f + 1') }],
    ['f needs g needs h needs f', { f: is('g'), g: is('1 + h'), h: is('f * 2') }],
    ['g needs h needs g', { f: is('g'), g: is('h'), h: is('g') }],
    ['r.f needs total needs r.f', { 'r.f': is('x / total'), total: is('SUM(r.f)') }],
  ])('%s', (path, formulas) => {
    refused(() => withFormulas(formulas), `toy: ${path}`)
  })

  test('a default and the formula it is worked out from', () => {
    const d = quantity('-', '甲', 'A', { default: from('f', inference()) })
    refused(() => load(toy({ inputs: { d }, formulas: { f: is('d') } })), 'toy: d needs f needs d')
  })
})

describe('names', () => {
  test.each<[string, Partial<Definition>]>([
    ['a is defined twice', { formulas: { a: is('1') } }],
    ['a is defined twice', { constants: { a: constant(1, '-', '甲', 'A') } }],
    ['r.x is defined twice', { formulas: { 'r.x': is('1') } }],
    ['r.a and a read alike in a formula of r', { formulas: { 'r.a': is('1') } }],
    ['r.x and x read alike in a formula of r', { formulas: { x: is('1') } }],
    ['l.value and value read alike in a formula of l', { formulas: { value: is('1') } }],
    ['q.f belongs to rows that are not declared', { formulas: { 'q.f': is('1') } }],
    ['a.f belongs to rows that are not declared', { formulas: { 'a.f': is('1') } }],
  ])('%s', (says, part) => {
    refused(() => load(toy({ inputs, ...part })), `toy: ${says}`)
  })

  test('in the texts of checks, in what they point at, and in outputs', () => {
    const check =
      (zh: string, en: string, options = {}) =>
      () =>
        withFormulas({ f: is('a') }, { checks: { C: inform('a > 0', seed('3'), zh, en, options) } })
    expect(check('{a}、{r.x}', '{f} {w}')().checks).toHaveLength(1)
    refused(check('{nope}', 'a'), 'toy 3 C: the text names {nope}, which is not defined')
    refused(check('甲', '{a} {r.nope}'), 'toy 3 C: the text names {r.nope}, which is not defined')
    refused(check('甲', 'a', { at: 'nope' }), 'toy 3 C: points at nope, which is not defined')
    refused(check('甲', 'a', { at: 'x' }), 'toy 3 C: points at x, which is not defined')
    expect(check('甲', 'a', { at: 'f' })().checks).toHaveLength(1)
    const ofRows = (at: string) => () =>
      withFormulas({}, { checks: { C: inform('x > 0', seed('3'), '甲', 'a', { rows: 'r', at }) } })
    expect(ofRows('x')().checks).toHaveLength(1)
    refused(ofRows('a'), 'toy 3 C: points at a, which is not defined')
    refused(() => withFormulas({ f: is('a') }, { outputs: { f: '0', g: '0' } }), 'toy g: the output is not defined')
  })
})

describe('conditions name a choice and its options', () => {
  const when = (key: string, option: string | string[]) => ({ when: { [key]: option } })
  test.each([
    ['c', 'z', 'c = z'],
    ['c', ['a', 'z'], 'c = z'],
    ['nope', 'a', 'nope = a'],
    ['a', '1', 'a = 1'],
    ['yes', 'true', 'yes = true'],
    ['f', 'a', 'f = a'],
  ])('%s = %s', (key, option, shown) => {
    const says = (name: string) => `toy ${name}: there is no choice ${shown}`
    const input = quantity('-', '甲', 'A', when(key, option))
    refused(() => load(toy({ inputs: { ...inputs, i: input }, formulas: { f: is('1') } })), says('i'))
    refused(() => withFormulas({ f: is('1'), g: is('1', '-', when(key, option)) }), says('g'))
    const checks = { C: refuse('a > 0', seed('3'), '甲', 'a', when(key, option)) }
    refused(() => withFormulas({ f: is('1') }, { checks }), says('C'))
  })
})

test('the condition of a column names a choice too', () => {
  const t = rows('甲', 'A', { cell: quantity('-', '甲', 'A', { when: { nope: 'a' } }) })
  refused(() => load(toy({ inputs: { ...inputs, t } })), 'toy t.cell: there is no choice nope = a')
})

describe('factors', () => {
  const grid = (by: Parameters<typeof factor>[4], options = {}) => factor('grid', 'kgCO2/kWh', '甲', 'A', by, options)
  test('are looked up by inputs that exist, in the row or outside', () => {
    const r = rows('甲', 'A', { EF: grid({ place: 'place', year: 'a' }, { perVehicle: 'n' }), place: maybe, n: maybe })
    expect(load(toy({ inputs: { a: plain, r } })).entries.has('r.EF')).toBe(true)
  })

  test.each([
    ['EF: is looked up by region, which is not defined', { EF: grid({ place: 'region' }) }],
    ['EF: is looked up by year, which is not defined', { region: plain, EF: grid({ place: 'region', year: 'year' }) }],
    [
      'EF: is looked up by n, which is not defined',
      { region: plain, EF: grid({ place: 'region' }, { perVehicle: 'n' }) },
    ],
    ['r.EF: is looked up by mode, which is not defined', { r: rows('甲', 'A', { EF: grid({ mode: 'mode' }) }) }],
  ])('%s', (says, inputs: Record<string, Input>) => {
    refused(() => load(toy({ inputs })), `toy ${says}`)
  })

  test('remarks on factors name a factor', () => {
    const remark = (input: string) => ({ C: onFactor(input, { rf: true }, 'warn', inference(), '甲', 'a') })
    const own = { a: plain, EF: grid({ place: 'a' }) }
    expect(load(toy({ inputs: own, factorChecks: remark('EF') })).entries.has('EF')).toBe(true)
    refused(() => load(toy({ inputs: own, factorChecks: remark('a') })), 'toy C: a is no factor')
    refused(() => load(toy({ inputs: own, factorChecks: remark('nope') })), 'toy C: nope is no factor')
  })
})

describe('functions', () => {
  const method: Partial<Definition> = {
    inputs: {
      ...inputs,
      b: quantity('-', '甲', 'A', { default: 7 }),
      way: { ...route, default: 'b' },
      place: textInput('甲', 'A', { optional: true }),
      EF: factor('grid', 'kgCO2/kWh', '甲', 'A', { place: 'place' }),
      E: quantity('kWh', '甲', 'A'),
    },
    formulas: {
      'r.f': is('x * b'),
      sum: is('SUM(r.f)'),
      byRoute: is('IF(c = "a", w * a, IF(c = "b", o2, 3 * b))'),
      o2: is('IF(ISBLANK(o), a, a * o)'),
      routed: is('w', '-', { when: { c: 'a' } }),
      choosing: is('IF(way = "a", a, b)'),
      test: is('a > 1', 'flag'),
      emissions: is('E * EF', 'kgCO2'),
    },
    checks: {
      'a-small': inform('a < 10', seed('3'), '{a}', '{a}'),
      'w-small': refuse('w < a', seed('3'), '甲', 'a', { when: { c: 'a' } }),
      'sum-large': inform('sum > 100', seed('3'), '甲', 'a'),
    },
    outputs: { byRoute: '0', sum: '0.0' },
  }
  const withFunction = (spec: Definition['functions'][string]) => load(toy({ ...method, functions: { X: spec } }))

  test.each([
    ['cannot be computed without a', { gives: 'o2', takes: [] }],
    ['cannot be computed without a', { gives: 'o2', takes: ['o'] }],
    ['cannot be computed without c', { gives: 'byRoute', takes: ['w', 'a', 'o'] }],
    ['cannot be computed without r', { gives: 'sum', takes: [] }],
    ['cannot be computed without nope', { gives: 'nope', takes: [] }],
    ['routed does not exist here', { gives: 'routed', with: { c: 'b' }, takes: ['w'] }],
    ['routed does not exist here', { gives: 'routed', takes: ['w'] }],
    ['o changes nothing', { gives: 'byRoute', with: { c: 'a' }, takes: ['w', 'a', 'o'] }],
    ['place changes nothing', { gives: 'o2', takes: ['a', 'place?'] }],
    ['w changes nothing', { gives: 'choosing', takes: ['w', 'b?'] }],
  ])('%s', (says, spec) => {
    refused(() => withFunction(spec), `toy function X: ${says}`)
  })

  test.each([
    ['nope', { gives: 'o2', takes: ['a', 'nope'] }],
    ['test', { gives: 'o2', takes: ['a', 'test'] }],
  ])('%s is no parameter', (name, spec) => {
    refused(() => withFunction(spec), `toy: ${name} is no parameter`)
  })

  test.each([
    ['an option that does not exist', { gives: 'byRoute', with: { c: 'z' }, takes: ['b?'] }],
    ['an input that is no choice', { gives: 'o2', with: { b: 'a' }, takes: ['a', 'o?'] }],
    ['an input that does not exist', { gives: 'o2', with: { nope: 'a' }, takes: ['a', 'o?'] }],
    ['a parameter twice', { gives: 'o2', takes: ['a', 'o?', 'a'] }],
  ])('%s is refused', (_, spec) => {
    expect(thrown(() => withFunction(spec)).says).toMatch(/^toy function X: /)
  })

  test.each([
    [
      'a function',
      { gives: 'o2', takes: ['a'] },
      { inputs: ['a'], constants: [], formulas: ['o2'], checks: ['a-small'] },
    ],
    [
      'a fixed choice',
      { gives: 'byRoute', with: { c: 'a' }, takes: ['w', 'a'] },
      { inputs: ['w', 'a'], constants: [], formulas: ['byRoute'], checks: ['a-small', 'w-small'] },
    ],
    [
      'an intermediate as a parameter',
      { gives: 'byRoute', with: { c: 'b' }, takes: ['o2'] },
      { inputs: ['o2'], constants: [], formulas: ['byRoute'], checks: [] },
    ],
    [
      'a default as a constant',
      { gives: 'sum', takes: ['r'] },
      { inputs: ['r'], constants: ['b'], formulas: ['r.f', 'sum'], checks: ['sum-large'] },
    ],
    [
      'a default choice',
      { gives: 'choosing', takes: ['b'] },
      { inputs: ['b'], constants: [], formulas: ['choosing'], checks: [] },
    ],
    [
      'a factor and what it is looked up by',
      { gives: 'emissions', takes: ['E', 'EF?', 'place?'] },
      { inputs: ['E', 'EF', 'place'], constants: [], formulas: ['emissions'], checks: [] },
    ],
    [
      'a factor alone',
      { gives: 'emissions', takes: ['E', 'EF?'] },
      { inputs: ['E', 'EF'], constants: [], formulas: ['emissions'], checks: [] },
    ],
  ])('%s leaves just what it needs', (_, spec, kept) => {
    const definition = toy({ ...method, functions: { X: spec } })
    const part = slice(definition, 'X')
    expect({
      inputs: Object.keys(part.inputs),
      constants: Object.keys(part.constants),
      formulas: Object.keys(part.formulas),
      checks: Object.keys(part.checks),
    }).toEqual(kept)
    expect(Object.keys(part.outputs)).toEqual([spec.gives])
    expect(load(definition).definition.functions).toEqual({ X: spec })
  })

  test('a slice holds no condition that is settled', () => {
    const definition = toy({ ...method, functions: { X: { gives: 'byRoute', with: { c: 'a' }, takes: ['w', 'a'] } } })
    const { formulas, checks } = slice(definition, 'X')
    expect([formulas.byRoute?.is, checks['w-small']?.when]).toEqual(['w * a', undefined])
  })
})
