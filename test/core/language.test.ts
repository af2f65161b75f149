/** The formula language: what it reads, what it refuses and where, that printing loses nothing, and how it rounds. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type FunctionName, functions, round } from '../../core/language/functions.ts'
import { longestFormula, type Node, namesOf, type Operator, parse, print } from '../../core/language/parse.ts'
import { fold } from './fold.ts'
import { thrown } from './thrown.ts'

const operand = 'expected a number, a name or a function'
const sign = 'expected a number, a name, a text in quotes or an operator'
const end = 'expected an operator or the end'
const list = `expected one of the functions ${Object.keys(functions).join(' ')}`

describe('refuses, with the formula and a caret under the spot', () => {
  test.each([
    ['', operand, ''],
    ['a +', operand, ''],
    ['a + * b', operand, '* b'],
    ['+a', operand, '+a'],
    ['--a', operand, '-a'],
    ['2^-1', operand, '-1'],
    ['a + ()', operand, ')'],
    ['MAX(a, )', operand, ')'],
    ['a b', end, 'b'],
    ['a)', end, ')'],
    ['a, b', end, ', b'],
    ['1.2.3', end, '.3'],
    ['3x', end, 'x'],
    ['"say ""no"""', end, '"no"""'],
    ['(a + b', 'expected )', ''],
    ['SUM(a', 'expected )', ''],
    ['MAX(a b)', 'expected )', 'b)'],
    ['?a', sign, '?a'],
    ['a.b.c', sign, '.c'],
    ['a..b', sign, '..b'],
    ['a$1', sign, '$1'],
    ['排放', sign, '排放'],
    ['"open', sign, '"open'],
    ['a = "open', sign, '"open'],
    ['a + ?', sign, '?'],
    ['50 %', sign, '%'],
    ['-a^b', 'expected parentheses: sheets read -a^b as (-a)^b', '-a^b'],
    ['c * -a^b', 'expected parentheses: sheets read -a^b as (-a)^b', '-a^b'],
    ['-2^2', 'expected parentheses: sheets read -a^b as (-a)^b', '-2^2'],
    ['a^b^c', 'expected parentheses around the first power', '^c'],
    ['a < b < c', 'expected one comparison only: join two with AND', '< c'],
    ['a = b <> c', 'expected one comparison only: join two with AND', '<> c'],
    ['VLOOKUP(a)', list, 'VLOOKUP(a)'],
    ['1 + sum(a)', list, 'sum(a)'],
    ['constructor(a)', list, 'constructor(a)'],
    ['__proto__(a)', list, '__proto__(a)'],
    ['IF(a, b)', 'expected 3 arguments of IF', 'IF(a, b)'],
    ['1 + NOT()', 'expected 1 arguments of NOT', 'NOT()'],
    ['BLANK(a)', 'expected 0 arguments of BLANK', 'BLANK(a)'],
    ['AND(a)', 'expected 2 to 8 arguments of AND', 'AND(a)'],
    ['MAX(1,2,3,4,5,6,7,8,9)', 'expected 2 to 8 arguments of MAX', 'MAX(1,2,3,4,5,6,7,8,9)'],
    ['SUMPRODUCT(a)', 'expected 2 arguments of SUMPRODUCT', 'SUMPRODUCT(a)'],
  ])('%s', (formula, says, at) => {
    expect(thrown(() => parse(formula, 'm 2.1 x'))).toEqual({ says: `m 2.1 x: ${says}`, at })
  })

  test('a formula that no reader follows', () => {
    const long = (length: number) => `${'a+'.repeat(length / 2 - 1)}10`
    expect(print(parse(long(longestFormula))).replaceAll(' ', '')).toBe(long(longestFormula))
    expect(thrown(() => parse(`${long(longestFormula)}0`))).toEqual({
      says: `formula: expected at most ${longestFormula} characters`,
      at: `${long(longestFormula)}0`,
    })
  })
})

test.each([
  ['1%', 0.01],
  ['12.5%', 0.125],
  ['1e-9', 1e-9],
  ['2.5E+3', 2500],
  ['1e2%', 1],
  ['.5', 0.5],
  ['5.', 5],
  ['0.000000001', 1e-9],
])('the literal %s is %d and prints as written', (text, value) => {
  expect(parse(` ${text} `)).toEqual({ k: 'number', at: 1, value, text })
  expect(print(parse(text))).toBe(text)
})

test.each([
  '1 + 2 * 3',
  '(1 + 2) * 3',
  '10 - 4 - 3',
  '10 - (4 - 3)',
  '100 / 10 / 5',
  '100 / (10 / 5)',
  '8 / 2 * 4',
  '8 / (2 * 4)',
  '1 - 2 + 3',
  '2 * 3^2',
  '(2 * 3)^2',
  '2^(3^2)',
  '(2^3)^2',
  '-2 * 3 + 1',
  '-(2 + 3)',
  '(-2)^2',
  '-(2^2)',
  '3 - (-2)',
  '6 / (-2)',
  '1 + 2 > 2 * 1',
])('%s means what it means elsewhere, and is printed just so', (formula) => {
  expect(fold(parse(formula))).toBe(javascript(formula))
  expect(print(parse(formula))).toBe(formula)
})

/** JavaScript has the same precedence where the language refuses nothing. */
function javascript(formula: string): unknown {
  return new Function(`return ${formula.replaceAll('^', '**')}`)()
}

test('a minus may stand before the right side too, and prints in parentheses', () => {
  expect(print(parse('3 - -2'))).toBe('3 - (-2)')
  expect(print(parse('a * -b'))).toBe('a * (-b)')
  expect(print(parse('a = -1'))).toBe('a = (-1)')
})

test('names, once each, in the order they are read', () => {
  expect(namesOf(parse('IF(b > a, SUM(trips.E) * a, (-c)^2 + MAX(b, 1e3))'))).toEqual(['b', 'a', 'trips.E', 'c'])
})

const at = 0
const number = fc
  .constantFrom('0', '1', '2.5', '1%', '30', '1e-9', '0.1', '1000')
  .map((text): Node => parse(text))
  .map((node) => ({ ...node, at }))
const name = fc.constantFrom('a', 'BE', 'EF_t', 'trips.E', 'x1').map((name): Node => ({ k: 'name', at, name }))
const text = fc.constantFrom('both', '', 'seed-annex', '(a,b)', '中').map((value): Node => ({ k: 'text', at, value }))
const operators = ['+', '-', '*', '/', '^', '=', '<>', '<', '<=', '>', '>='] as const satisfies Operator[]

const trees = (leaves: fc.Arbitrary<Node>, ops: readonly Operator[], calls: boolean) =>
  fc.letrec<{ tree: Node }>((tie) => {
    const tree = tie('tree')
    const call = fc
      .constantFrom(...(Object.keys(functions) as FunctionName[]))
      .chain((fn) =>
        fc
          .array(tree, { minLength: functions[fn].least, maxLength: functions[fn].most })
          .map((args): Node => ({ k: 'call', at, fn, args })),
      )
    return {
      tree: fc.oneof(
        { maxDepth: 5 },
        leaves,
        tree.map((x): Node => ({ k: 'minus', at, x })),
        fc.record<Node & { k: 'op' }>({
          k: fc.constant('op'),
          at: fc.constant(at),
          op: fc.constantFrom(...ops),
          a: tree,
          b: tree,
        }),
        ...(calls ? [call] : []),
      ),
    }
  }).tree

const withoutPlaces = (node: Node): unknown =>
  JSON.parse(JSON.stringify(node, (key, value) => (key === 'at' ? undefined : value)))

test('any tree prints to a text that reads back as the same tree, and prints the same again', () => {
  fc.assert(
    fc.property(trees(fc.oneof(number, name, text), operators, true), (tree) => {
      const printed = print(tree)
      fc.pre(printed.length <= longestFormula)
      const again = parse(printed)
      expect(withoutPlaces(again)).toEqual(withoutPlaces(tree))
      expect(print(again)).toBe(printed)
    }),
    { numRuns: 2000 },
  )
})

test('any arithmetic reads the same here and in JavaScript', () => {
  const leaves = fc.constantFrom('0', '1', '2', '0.5', '3e2').map((text): Node => ({ ...parse(text), at }))
  fc.assert(
    fc.property(trees(leaves, ['+', '-', '*', '/', '^'], false), (tree) => {
      const printed = print(tree)
      fc.pre(printed.length <= longestFormula)
      expect(javascript(printed)).toBe(fold(tree))
      expect(fold(parse(printed))).toBe(fold(tree))
    }),
    { numRuns: 2000 },
  )
})

test('every node knows where it stands', () => {
  const formula = 'IF(a >= 30%, -(b * c), MAX(d, "e")) '
  const spots: string[] = []
  const visit = (node: Node): void => {
    spots.push(`${node.k} ${formula[node.at]}`)
    if (node.k === 'minus') visit(node.x)
    if (node.k === 'op') [node.a, node.b].forEach(visit)
    if (node.k === 'call') node.args.forEach(visit)
  }
  visit(parse(formula))
  expect(spots).toEqual([
    'call I',
    'op >',
    'name a',
    'number 3',
    'minus -',
    'op *',
    'name b',
    'name c',
    'call M',
    'name d',
    'text "',
  ])
})

describe('ROUND', () => {
  test.each([
    [2.5, 0, 3],
    [-2.5, 0, -3],
    [0.5, 0, 1],
    [-0.5, 0, -1],
    [0.49999999999999994, 0, 0],
    [1.005, 2, 1.01],
    [-1.005, 2, -1.01],
    [1.115, 2, 1.12],
    [2.675, 2, 2.68],
    [1234.5, -2, 1200],
    [1250, -2, 1300],
    [49, -2, 0],
    [1e-10, 2, 0],
    [0.1 + 0.2, 15, 0.3],
    [1e15, 6, 1e15],
    [1e20, 2, 1e20],
    [123456789012345680, 6, 123456789012345680],
    [1.7e308, 10, 1.7e308],
    [-1e300, 10, -1e300],
  ])('of %d to %d digits is %d', (x, digits, expected) => {
    expect(round(x, digits)).toBe(expected)
  })

  test('never gives minus zero, which no sheet shows', () => {
    for (const x of [-0, -0.4, -1e-300]) expect(Object.is(round(x, 0), 0), String(x)).toBe(true)
  })

  test('leaves what is not finite to be noticed', () => {
    expect([round(Number.NaN, 2), round(Number.POSITIVE_INFINITY, 2), round(Number.NEGATIVE_INFINITY, 2)]).toEqual([
      Number.NaN,
      Number.POSITIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
    ])
  })

  /** By whole decimal digits: nothing binary in between. */
  function byDigits(x: number, digits: number): number {
    const [mantissa = '', exponent = ''] = Math.abs(x).toExponential().split('e')
    const [whole = '', fraction = ''] = mantissa.split('.')
    const power = Number(exponent) - fraction.length + digits
    if (power >= 0) return x + 0
    const all = BigInt(whole + fraction)
    const unit = 10n ** BigInt(-power)
    const rounded = all / unit + ((all % unit) * 2n >= unit ? 1n : 0n)
    return Math.sign(x) * Number(`${rounded}e${-digits}`) + 0
  }
  const digits = fc.integer({ min: -12, max: 15 })
  const x = fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.double({ min: -1e6, max: 1e6, noNaN: true }),
    // numbers that end in 5, where halves meet
    fc
      .tuple(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 9 }))
      .map(([n, e]) => Number(`${n}5e-${e}`)),
  )

  test('rounds as decimal digits do, and stays where it is when rounded again', () => {
    fc.assert(
      fc.property(x, digits, (value, to) => {
        expect(round(value, to)).toBe(byDigits(value, to))
        expect(round(round(value, to), to)).toBe(round(value, to))
        expect(round(-value, to)).toBe(-round(value, to) + 0)
      }),
      { numRuns: 3000 },
    )
  })
})
