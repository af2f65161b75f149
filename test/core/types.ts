/** What the compiler refuses in a definition: each marked line is an error, and the file does not compile where one is not. */
import {
  choice,
  constant,
  eq,
  factor,
  from,
  inference,
  list,
  method,
  quantity,
  refuse,
  rows,
  textInput,
} from '../../core/method.ts'

const same = {
  id: 'toy',
  prefix: 'TOY',
  edition: '2020',
  standard: 'acef-online-meeting',
  title: { zh: '甲', en: 'A' },
  boundary: { zh: '甲', en: 'A' },
} as const
const is = <const T extends string>(text: T) => eq(text, '-', inference(), '甲', 'A')
const holds = <const T extends string>(text: T) => refuse(text, inference(), '甲', 'A')
const holdsInRows = <const T extends string>(text: T) => refuse(text, inference(), '甲', 'A', { rows: 'trips' })

const inputs = {
  trips: rows('甲', 'A', {
    L: quantity('-', '甲', 'A'),
    n: quantity('-', '甲', 'A', { optional: true }),
    EF: factor('travel', 'kgCO2e/pkm', '甲', 'A', {}),
  }),
  minutes: list('甲', 'A', quantity('-', '甲', 'A')),
  way: choice('甲', 'A', { one: { zh: '一', en: 'One' }, two: { zh: '二', en: 'Two' } }),
  R: quantity('-', '甲', 'A'),
  k: quantity('-', '甲', 'A', { default: 2 }),
  t: quantity('-', '甲', 'A', { default: from('R * k', inference()) }),
  EG: quantity('-', '甲', 'A', { when: { way: 'one' } }),
  region: textInput('甲', 'A', { optional: true }),
}
const formulas = { 'trips.E': is('L * R'), BE: is('SUM(trips.E)'), ER: is('IF(way = "one", BE, 1%) * z') }
const constants = { z: constant(1, '-', '甲', 'A') }
const example = { trips: [{ L: 1 }], minutes: [1], way: 'one', R: 1 } as const
const rest = { inputs, formulas, constants, outputs: { ER: '0' }, functions: {}, example } as const

/** Nothing is wrong here. */
export const right = [
  method({
    ...same,
    ...rest,
    checks: { C: holds('BE > z'), D: holdsInRows('AND(L > 0, E < R)') },
    functions: {
      BOTH: { gives: ['BE', 'ER'], takes: ['trips', 'way', 'R?'] },
      ER: {
        gives: 'ER',
        with: { way: 'one' },
        takes: ['trips', 'way', 'R?', 'trips.L', 'minutes.value', 'BE', 'trips.E?'],
      },
    },
    example: {
      ...example,
      EG: 1,
      k: 3,
      t: 4,
      region: 'CN',
      trips: [
        { L: 1, n: 2, EF: 'rail' },
        { L: 2, EF: 0.1 },
      ],
    },
  }),
  method({ ...same, inputs: {}, formulas: {}, outputs: {}, functions: {}, example: {} }),
]

/** A name that is not defined. */
export const names = [
  // @ts-expect-error nope is not defined
  method({ ...same, ...rest, formulas: { ...formulas, x: is('R + nope') } }),
  // @ts-expect-error of these three names the last is misspelled
  method({ ...same, ...rest, formulas: { ...formulas, x: is('MAX(R, k, Minutes.value)') } }),
  // @ts-expect-error names keep their case
  method({ ...same, ...rest, formulas: { ...formulas, x: is('r') } }),
  // @ts-expect-error a bare column is known in its own rows only
  method({ ...same, ...rest, formulas: { ...formulas, x: is('L * 2') } }),
  // @ts-expect-error and not in a list
  method({ ...same, ...rest, formulas: { ...formulas, 'minutes.x': is('L * 2') } }),
  // @ts-expect-error trips has no such column
  method({ ...same, ...rest, formulas: { ...formulas, x: is('SUM(trips.q)') } }),
  // @ts-expect-error nor here
  method({ ...same, ...rest, formulas: { ...formulas, 'trips.x': is('L * q') } }),
  // @ts-expect-error a name after a text in quotes
  method({ ...same, ...rest, formulas: { ...formulas, x: is('IF(way = "one", nope, 1)') } }),
  // @ts-expect-error a check
  method({ ...same, ...rest, checks: { C: holds('nope > 1') } }),
  // @ts-expect-error a bare column in a check that is not of rows
  method({ ...same, ...rest, checks: { C: holds('L > 1') } }),
  // @ts-expect-error a check of rows
  method({ ...same, ...rest, checks: { C: holdsInRows('L > q') } }),
  // @ts-expect-error an output
  method({ ...same, ...rest, outputs: { nope: '0' } }),
  // @ts-expect-error an input is no output
  method({ ...same, ...rest, outputs: { R: '0' } }),
  // @ts-expect-error what a function gives
  method({ ...same, ...rest, functions: { X: { gives: 'nope', takes: ['R'] } } }),
  // @ts-expect-error what a function takes
  method({ ...same, ...rest, functions: { X: { gives: 'ER', takes: ['nope'] } } }),
  // @ts-expect-error and takes optionally
  method({ ...same, ...rest, functions: { X: { gives: 'ER', takes: ['R', 'nope?'] } } }),
  // @ts-expect-error a column that does not exist
  method({ ...same, ...rest, functions: { X: { gives: 'ER', takes: ['trips.q'] } } }),
  // @ts-expect-error what a function fixes
  method({ ...same, ...rest, functions: { X: { gives: 'ER', with: { nope: 'one' }, takes: ['R'] } } }),
]

/** An optional part that is left out allows no name; a wrong name in one place does not define itself for the others. */
export const holes = [
  // @ts-expect-error without constants there is no z
  method({ ...same, inputs, formulas: { x: is('R * z') }, outputs: {}, functions: {}, example }),
  // @ts-expect-error without formulas there is no BE
  method({ ...same, inputs, formulas: {}, checks: { C: holds('BE > 0') }, outputs: {}, functions: {}, example }),
  // @ts-expect-error a wrong output leaves a wrong formula wrong
  method({ ...same, inputs, formulas: { x: is('R + nope') }, outputs: { nope: '0' }, functions: {}, example }),
  method({
    ...same,
    inputs,
    // @ts-expect-error so does a wrong parameter
    formulas: { x: is('R + nope') },
    outputs: {},
    // @ts-expect-error which is wrong itself
    functions: { X: { gives: 'x', takes: ['nope'] } },
    example,
  }),
  method({
    ...same,
    inputs,
    // @ts-expect-error and what a function gives
    formulas: { x: is('R + nope') },
    outputs: {},
    // @ts-expect-error which is wrong itself
    functions: { X: { gives: 'nope', takes: ['R'] } },
    example,
  }),
  method({
    ...same,
    inputs,
    // @ts-expect-error a wrong key of the example does not define it either
    formulas: { x: is('R + nope') },
    outputs: {},
    functions: {},
    // @ts-expect-error which is wrong itself
    example: { ...example, nope: 1 },
  }),
]

/** The example. */
export const examples = [
  // @ts-expect-error a key that is not defined
  method({ ...same, ...rest, example: { ...example, nope: 1 } }),
  // @ts-expect-error a column that is not defined
  method({ ...same, ...rest, example: { ...example, trips: [{ L: 1, nope: 1 }] } }),
  // @ts-expect-error a column that is missing
  method({ ...same, ...rest, example: { ...example, trips: [{ n: 1 }] } }),
  // @ts-expect-error an option that is not one
  method({ ...same, ...rest, example: { ...example, way: 'three' } }),
  // @ts-expect-error a text in place of a number
  method({ ...same, ...rest, example: { ...example, R: '1' } }),
  // @ts-expect-error a number in place of a text
  method({ ...same, ...rest, example: { ...example, region: 110000 } }),
  // @ts-expect-error a required key that is missing
  method({ ...same, ...rest, example: { trips: [{ L: 1 }], minutes: [1], way: 'one' } }),
  // @ts-expect-error a factor that must be chosen and is missing
  method({ ...same, ...rest, inputs: { ...inputs, I: factor('network', 'kWh/GB', '甲', 'A', {}, { chosen: true }) } }),
]

/** Single parts. */
export const parts = [
  // @ts-expect-error a unit that does not exist
  quantity('kwh', '甲', 'A'),
  // @ts-expect-error a product above the line
  eq('1', 'kWh*h', inference(), '甲', 'A'),
  // @ts-expect-error an option that does not exist
  quantity('-', '甲', 'A', { minimum: 1 }),
  // @ts-expect-error a default that is none of the options
  choice('甲', 'A', { one: { zh: '一', en: 'One' } }, { default: 'two' }),
  // @ts-expect-error a standard that is not listed
  method({ ...same, ...rest, standard: 'iso' }),
]
