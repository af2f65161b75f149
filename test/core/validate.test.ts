/** What is wrong with an input: every code, where it points, which clause asks, and that both languages say what to do. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { calculate, type Method, prepare } from '../../core/calculate.ts'
import { commonCodes } from '../../core/codes.ts'
import type { Inputs } from '../../core/method.ts'
import { definitions } from '../../core/methods/index.ts'
import type { Problem } from '../../core/problem.ts'
import { validInputs } from './arbitrary.ts'

const [meeting, rate] = definitions.map((definition) => prepare(definition)) as [Method, Method]

const trip = { EF_t: 0.1, L: 100 }
const measured = { trips: [trip], peRoute: 'measured', EG: 5, EF_e: 0.5, R: 0.6 }
const servers = [{ N: 2, P: 500, h: 1 }]
const simulated = { trips: [trip], peRoute: 'simulated', servers, PUE: 1.3, EF_e: 0.5, R: 0.6 }
const financial = { trips: [trip], peRoute: 'financial', E_prov: 1e6, fee: 10, revenue: 1e6, R: 0.6 }
const survey = { route: 'survey', k: 30, n: 50 }
const duration = { route: 'duration', minutes: [45, 90], threshold: 60 }

const without = (inputs: Inputs, ...keys: string[]) =>
  Object.fromEntries(Object.entries(inputs).filter(([key]) => !keys.includes(key)))

/** The problems of an input, each checked to be one that a reader can act upon. */
function problemsOf(method: Method, inputs: unknown): Problem[] {
  const answer = calculate(method, inputs)
  if (answer.ok) return expect.fail('there is no problem')
  for (const { path, code, severity, zh, en } of answer.problems) {
    expect(severity).toBe('error')
    expect(Object.hasOwn(commonCodes, code), code).toBe(true)
    expect(zh).toMatch(/[\u4e00-\u9fff]/)
    // what was typed is told as it was typed
    expect(en.replace(/"[^"]*"/g, '')).not.toMatch(/[\u4e00-\u9fff]/)
    expect(zh).not.toBe(en)
    const keys = path.split('/').filter((key) => !/^\d+$/.test(key))
    for (const text of [zh, en]) expect(text, path).toContain(keys.at(-1))
  }
  return answer.problems
}
/** One problem as `path code clause`. */
const brief = ({ path, code, clause = '-' }: Problem) => `${path} ${code} ${clause}`

test('the inputs these cases start from are right', () => {
  for (const inputs of [measured, simulated, financial]) expect(calculate(meeting, inputs).ok).toBe(true)
  for (const inputs of [survey, duration]) expect(calculate(rate, inputs).ok).toBe(true)
})

describe.each<[string, Method, [string, unknown, string[], RegExp?][]]>([
  [
    'MISSING',
    meeting,
    [
      ['trips', without(measured, 'trips'), ['/trips MISSING 2.2.2'], /give a list of at least one row/],
      ['no row', { ...measured, trips: [] }, ['/trips MISSING 2.2.2'], /is empty: give at least one row/],
      [
        'a choice',
        without(measured, 'peRoute', 'EG', 'EF_e'),
        ['/peRoute MISSING 2.3.5'],
        /give one of measured \(Measured electricity\), simulated \(/,
      ],
      [
        'R',
        without(measured, 'R'),
        ['/R MISSING 2.3.6 (3)'],
        /^R \(Potential substitution rate\) is missing: give a number \(at least 0, at most 1\)$/,
      ],
      ['an undefined value', { ...measured, R: undefined }, ['/R MISSING 2.3.6 (3)']],
      [
        'EG on its route',
        without(measured, 'EG'),
        ['/EG MISSING 2.3.5'],
        /give a number \(kWh, at least 0, at most 1e12\)$/,
      ],
      ['servers and PUE', without(simulated, 'servers', 'PUE'), ['/servers MISSING 2.3.5', '/PUE MISSING 2.3.5']],
      [
        'fee and revenue',
        without(financial, 'fee', 'revenue'),
        ['/fee MISSING 2.3.5 (2)', '/revenue MISSING 2.3.5 (2)'],
        /give a number \(currency, above 0\)$/,
      ],
      ['columns', { ...simulated, servers: [{ N: 1 }] }, ['/servers/0/P MISSING 2.3.5', '/servers/0/h MISSING 2.3.5']],
      [
        'a travel volume',
        { ...measured, trips: [trip, { EF_t: 0.1 }] },
        ['/trips/1/L MISSING 2.3.4 (1)'],
        /give L, or n \(Travellers\) and d \(Distance one way\) \(L = n \* d \* k\)/,
      ],
      [
        'half of its parts',
        { ...measured, trips: [{ EF_t: 0.1, n: 3 }] },
        ['/trips/0/L MISSING 2.3.4 (1)'],
        /give L, or d \(/,
      ],
      [
        'a factor and its mode',
        { ...measured, trips: [{ L: 1 }] },
        ['/trips/0/EF_t MISSING 2.3.4 (1)'],
        /give it, or mode/,
      ],
    ],
  ],
  [
    'MISSING',
    rate,
    [
      ['the route', {}, ['/route MISSING 2.3.6']],
      ['k and n', { route: 'survey' }, ['/k MISSING 2.3.6', '/n MISSING 2.3.6']],
      ['a list', without(duration, 'minutes'), ['/minutes MISSING 2.2.2'], /give a list of at least one number/],
      ['an empty list', { ...duration, minutes: [] }, ['/minutes MISSING 2.2.2']],
    ],
  ],
  [
    'TYPE',
    meeting,
    [
      [
        'a quoted number',
        { ...measured, R: '0.6' },
        ['/R TYPE 2.3.6 (3)'],
        /cannot be "0\.6": write the number 0\.6 \(numbers stand without quotes\)$/,
      ],
      ['a percentage', { ...measured, R: '60%' }, ['/R TYPE 2.3.6 (3)'], /write the number 0\.6 \(/],
      ['full-width digits', { ...measured, EG: '１２３' }, ['/EG TYPE 2.3.5'], /write the number 123 \(/],
      ['a thousands separator', { ...measured, EG: '1,300' }, ['/EG TYPE 2.3.5'], /write the number 1300 \(/],
      ['ten thousands', { ...measured, EG: '4.8万' }, ['/EG TYPE 2.3.5'], /write the number in full: 48000 \(/],
      ['a decimal comma', { ...measured, EG: '1,5' }, ['/EG TYPE 2.3.5'], /write the decimal point as "\."/],
      [
        'a percentage of kWh',
        { ...measured, EG: '5%' },
        ['/EG TYPE 2.3.5'],
        /give a number \(kWh, .* without quotes\)$/,
      ],
      ['no number', { ...measured, EG: 'many' }, ['/EG TYPE 2.3.5'], /give a number \(kWh, .* without quotes\)$/],
      ['null', { ...measured, R: null }, ['/R TYPE 2.3.6 (3)'], /cannot be null/],
      ['an object', { ...measured, EG: {} }, ['/EG TYPE 2.3.5'], /cannot be \{…\}/],
      ['a list', { ...measured, EG: [1] }, ['/EG TYPE 2.3.5'], /cannot be \[…\]/],
      [
        'a boolean',
        { ...measured, EF_e: true },
        ['/EF_e TYPE 2.3.5 (2)'],
        /give a number \(kgCO2\/kWh, at least 0, at most 2\), a factor id or a place$/,
      ],
      ['an empty factor', { ...measured, EF_e: '' }, ['/EF_e TYPE 2.3.5 (2)']],
      ['a factor too long', { ...measured, EF_e: 'x'.repeat(201) }, ['/EF_e TYPE 2.3.5 (2)'], /^.{0,200}$/],
      ['a number for a choice', { ...measured, apply: 1 }, ['/apply TYPE 2.3.6 (3)']],
      ['a number for a text', { ...measured, entity: 7 }, ['/entity TYPE -'], /a text of at most 200 characters/],
      ['a number for a place', { ...measured, region: 110000 }, ['/region TYPE 2.3.5 (2)']],
      ['rows as an object', { ...measured, trips: trip }, ['/trips TYPE 2.2.2']],
      ['a text in a row', { ...measured, trips: [{ ...trip, L: '100' }] }, ['/trips/0/L TYPE 2.3.4 (1)']],
    ],
  ],
  [
    'TYPE',
    rate,
    [
      ['a text for a flag', { ...survey, conservative: 'yes' }, ['/conservative TYPE 2.3.6'], /give true or false/],
      ['a text in a list', { ...duration, minutes: [45, '90'] }, ['/minutes/1 TYPE 2.2.2'], /^minutes item 2 \(/],
    ],
  ],
  [
    'RANGE',
    meeting,
    [
      [
        'a share in per cent',
        { ...measured, R: 60 },
        ['/R RANGE 2.3.6 (3)'],
        /give a number \(at least 0, at most 1\); for 60% write 0\.6$/,
      ],
      [
        'below',
        { ...measured, R: -0.1 },
        ['/R RANGE 2.3.6 (3)'],
        /is -0\.1, out of range: give a number \(at least 0, at most 1\)/,
      ],
      ['above', { ...measured, R: 60 }, ['/R RANGE 2.3.6 (3)']],
      [
        'an end that is not inside',
        { ...financial, fee: 0 },
        ['/fee RANGE 2.3.5 (2)'],
        /is 0, out of range: give a number \(currency, above 0\)$/,
      ],
      ['a factor', { ...measured, EF_e: 2.5 }, ['/EF_e RANGE 2.3.5 (2)'], /^(?!.*place code)/],
      [
        'a place code as a number',
        { ...measured, EF_e: 110000 },
        ['/EF_e RANGE 2.3.5 (2)'],
        /if it is a place code, write it as a text such as "110000"/,
      ],
      ['a negative factor', { ...measured, trips: [{ ...trip, EF_t: -1 }] }, ['/trips/0/EF_t RANGE 2.3.4 (1)']],
      [
        'a whole number',
        { ...measured, year: 2023.5 },
        ['/year RANGE 2.3.5 (2)'],
        /give a whole number \(at least 2000, at most 2100\)/,
      ],
      ['ways', { ...measured, trips: [{ EF_t: 0.1, n: 1, d: 1, k: 5 }] }, ['/trips/0/k RANGE 2.3.4 (1)']],
      ['a long text', { ...measured, note: 'x'.repeat(2001) }, ['/note RANGE -'], /at most 2000 characters/],
      ['no date', { ...measured, periodFrom: 'soon' }, ['/periodFrom RANGE -'], /a date such as 2025-12-31/],
      ['no day', { ...measured, periodFrom: '2025-02-30' }, ['/periodFrom RANGE -'], /no day of the calendar/],
      ['no day in another form', { ...measured, periodFrom: '2025年13月1日' }, ['/periodFrom RANGE -'], /no day of/],
      ['another form', { ...measured, periodFrom: '2025年1月1日' }, ['/periodFrom RANGE -'], /written 2025-01-01/],
      [
        'a beginning that is no day',
        { ...measured, periodFrom: '2025/1/1', periodTo: '2025-12-31' },
        ['/periodFrom RANGE -'],
      ],
      [
        'an end that is no day',
        { ...measured, periodFrom: '2025-03-01', periodTo: '2025-02-30' },
        ['/periodTo RANGE -'],
      ],
      ['a date in another order', { ...measured, periodTo: '31/12/2025' }, ['/periodTo RANGE -']],
      [
        'fee above revenue',
        { ...financial, fee: 2e6 },
        ['/fee RANGE 2.3.5'],
        /fee of 2000000 exceeds the provider’s annual revenue of 1000000/,
      ],
    ],
  ],
  [
    'RANGE',
    rate,
    [
      ['more replaced than asked', { ...survey, k: 60 }, ['/k RANGE 2.3.6'], /k is 60, more than the 50 valid answers/],
      ['of few answers too', { ...survey, k: 2, n: 1, conservative: true }, ['/k RANGE 2.3.6']],
      ['no answers', { ...survey, k: 0, n: 0 }, ['/n RANGE 2.3.6']],
      ['in a list', { ...duration, minutes: [45, -1, 2e6] }, ['/minutes/1 RANGE 2.2.2', '/minutes/2 RANGE 2.2.2']],
    ],
  ],
  [
    'CHOICE',
    meeting,
    [
      [
        'an unknown option',
        { ...measured, apply: 'all' },
        ['/apply CHOICE 2.3.6 (3)'],
        /has no choice "all": give one of both \(Baseline and project\), baseline/,
      ],
      ['no option', { ...measured, apply: 'Neither' }, ['/apply CHOICE 2.3.6 (3)']],
      ['half a title', { ...measured, rBasis: 'Particip' }, ['/rBasis CHOICE -'], /no choice "Particip"/],
      ['an inherited name', { ...measured, travelSet: 'constructor' }, ['/travelSet CHOICE 2.3.4 (1)']],
      ['a route', { ...measured, peRoute: 'guess' }, ['/peRoute CHOICE 2.3.5']],
    ],
  ],
  [
    'UNKNOWN-KEY',
    meeting,
    [
      [
        'a misspelling',
        { ...measured, r: 0.6 },
        ['/r UNKNOWN-KEY -'],
        /The key "r" is not known: did you mean R\? The keys are trips, travelSet, peRoute/,
      ],
      [
        'in a row',
        { ...measured, trips: [{ ...trip, kilometres: 5 }] },
        ['/trips/0/kilometres UNKNOWN-KEY -'],
        /the keys are mode, EF_t, L, n, d, k/,
      ],
      [
        '__proto__',
        JSON.parse(JSON.stringify(measured).replace('{', '{"__proto__":{"EG":1},')),
        ['/__proto__ UNKNOWN-KEY -'],
      ],
      [
        '__proto__ in a row',
        JSON.parse(JSON.stringify(measured).replace('[{', '[{"__proto__":{"L":1},')),
        ['/trips/0/__proto__ UNKNOWN-KEY -'],
      ],
      ['constructor', { ...measured, constructor: 1 }, ['/constructor UNKNOWN-KEY -']],
    ],
  ],
  [
    'CONFLICT',
    meeting,
    [
      [
        'a route not chosen',
        { ...measured, PUE: 1.2 },
        ['/PUE CONFLICT 2.3.5'],
        /belongs to peRoute = simulated only: remove it, or choose that/,
      ],
      ['rows of a route not chosen', { ...measured, servers }, ['/servers CONFLICT 2.3.5']],
      [
        'a factor of other routes',
        { ...financial, EF_e: 0.5 },
        ['/EF_e CONFLICT 2.3.5 (2)'],
        /peRoute = measured \/ simulated only/,
      ],
      [
        'all of another route',
        { ...measured, ...without(financial, 'peRoute') },
        ['/E_prov CONFLICT 2.3.5 (2)', '/fee CONFLICT 2.3.5 (2)', '/revenue CONFLICT 2.3.5 (2)'],
      ],
      [
        'a value beside its parts',
        { ...measured, trips: [{ ...trip, n: 1, d: 2, k: 2 }] },
        ['/trips/0/L CONFLICT 2.3.4 (1)'],
        /^L \(Travel volume\) and n \(Travellers\), d \(Distance one way\), k \(Legs\) cannot both be given: L = n \* d \* k$/,
      ],
      [
        'beside one part',
        { ...measured, trips: [{ ...trip, k: 2 }] },
        ['/trips/0/L CONFLICT 2.3.4 (1)'],
        /and k \(Legs\) cannot both/,
      ],
      [
        'a period that runs backwards',
        { ...measured, periodFrom: '2025-12-31', periodTo: '2025-01-01' },
        ['/periodTo CONFLICT -'],
        /periodTo \(2025-01-01\) is before periodFrom \(2025-12-31\)/,
      ],
      [
        'occupancy beside a number',
        { ...measured, trips: [{ ...trip, occupancy: 2 }] },
        ['/trips/0/occupancy CONFLICT 2.3.4 (1)'],
        /remove it/,
      ],
    ],
  ],
  [
    'CONFLICT',
    rate,
    [
      ['another way', { ...survey, offline: 1 }, ['/offline CONFLICT 2.3.6'], /route = hybrid only/],
      ['a list of another way', { ...survey, km: [1] }, ['/km CONFLICT 2.3.6']],
      ['a flag of another way', { ...duration, conservative: false }, ['/conservative CONFLICT 2.3.6']],
    ],
  ],
  [
    'NOT-FINITE',
    meeting,
    [
      ['NaN', { ...measured, R: Number.NaN }, ['/R NOT-FINITE 2.3.6 (3)'], /is not a finite number: give a number/],
      ['Infinity', { ...measured, EG: Number.POSITIVE_INFINITY }, ['/EG NOT-FINITE 2.3.5']],
      ['a factor', { ...measured, EF_e: Number.NEGATIVE_INFINITY }, ['/EF_e NOT-FINITE 2.3.5 (2)']],
      ['in a row', { ...measured, trips: [{ ...trip, L: Number.NaN }] }, ['/trips/0/L NOT-FINITE 2.3.4 (1)']],
      [
        'a result beyond numbers',
        { ...financial, E_prov: 1e300, fee: 1e300, revenue: 1e301 },
        ['/PE NOT-FINITE 2.3.5 (2)'],
        /check the size of the inputs \(PE = /,
      ],
    ],
  ],
  [
    'DIV-ZERO',
    rate,
    [
      [
        'nobody met',
        { route: 'hybrid', offline: 0, online: 0 },
        ['/R DIV-ZERO 2.3.6'],
        /R \(Potential substitution rate\) divides by offline \+ online, which is zero/,
      ],
      [
        'no meeting counts',
        { ...duration, minutes: [30, 5] },
        ['/R DIV-ZERO 2.3.6'],
        /divides by SUM\(minutes\.valid\)/,
      ],
    ],
  ],
])('%s', (code, method, cases) => {
  test.each(cases)('%s', (_, inputs, expected, says) => {
    const problems = problemsOf(method, inputs)
    expect(problems.map(brief)).toEqual(expected)
    expect(new Set(problems.map((each) => each.code))).toEqual(new Set([code]))
    if (says) expect(problems[0]?.en).toMatch(says)
  })
})

test('dates that are dates pass, and a period of one day', () => {
  for (const day of ['2024-02-29', '2025-12-31']) {
    expect(calculate(meeting, { ...measured, periodFrom: day, periodTo: day }).ok).toBe(true)
  }
})

test('all problems are told at once, each place once', () => {
  const wrong = {
    trips: [
      { L: 'x', n: 1 },
      { EF_t: 9, L: 1 },
    ],
    peRoute: 'simulated',
    EG: 1,
    PUE: 0.5,
    servers: [{ N: 1, P: 1, h: 1, x: 1 }],
    apply: 'never',
    periodFrom: 'today',
    nope: 0,
  }
  const found = problemsOf(meeting, wrong).map(({ path, code }) => `${path} ${code}`)
  expect(found.toSorted()).toEqual(
    [
      '/trips/0/L TYPE',
      '/trips/0/EF_t MISSING',
      '/trips/1/EF_t RANGE',
      '/servers/0/x UNKNOWN-KEY',
      '/PUE RANGE',
      '/apply CHOICE',
      '/periodFrom RANGE',
      '/nope UNKNOWN-KEY',
      '/R MISSING',
      '/EG CONFLICT',
    ].toSorted(),
  )
  expect(new Set(found.map((each) => each.split(' ')[0])).size).toBe(found.length)
})

test.each<[string, Inputs, string[]]>([
  [
    'beside other inputs, and in other rows',
    { trips: [trip, { mode: 'raill', L: 1 }, { mode: 'rail', L: 'x' }], EF_e: 'Atlantis' },
    ['/R RANGE', '/trips/2/L TYPE', '/trips/1/mode EF-UNKNOWN', '/EF_e EF-UNKNOWN'],
  ],
  [
    'in a row where other cells are wrong',
    { trips: [{ mode: 'raill', L: 'x' }] },
    ['/trips/0/L TYPE', '/trips/0/mode EF-UNKNOWN'],
  ],
  ['not by a place that is none', { EF_e: undefined, region: 5 }, ['/region TYPE']],
  ['not by a mode that is none', { trips: [{ mode: 5, L: 1 }] }, ['/trips/0/mode TYPE']],
  ['not by a set that is none', { travelSet: 'x', trips: [{ mode: 'raill', L: 1 }] }, ['/travelSet CHOICE']],
  ['not in a row that is none', { trips: [5] }, ['/trips/0 TYPE']],
  ['not on a route that is none', { peRoute: 'guess', EF_e: 'Atlantis' }, ['/peRoute CHOICE']],
])('factors are told at once with the others: %s', (_, inputs, expected) => {
  const answer = calculate(meeting, JSON.parse(JSON.stringify({ ...measured, R: 5, ...inputs })))
  if (answer.ok) expect.fail('there is no problem')
  expect(answer.problems.map(({ path, code }) => `${path} ${code}`).toSorted()).toEqual(
    [...new Set(['/R RANGE', ...expected])].toSorted(),
  )
})

test('a wrong choice does not blame the inputs that depend on it', () => {
  expect(problemsOf(meeting, { ...measured, peRoute: 'guess', PUE: 1.2 }).map(brief)).toEqual(['/peRoute CHOICE 2.3.5'])
})

test.each([null, undefined, 1, 'x', true, [], [measured]])('%j is no input at all', (inputs) => {
  const answer = calculate(meeting, inputs)
  expect(answer).toMatchObject({
    ok: false,
    problems: [{ path: '', code: 'TYPE', severity: 'error', en: 'The input must be an object such as {"key": value}' }],
  })
  expect(answer.ok ? [] : answer.problems).toHaveLength(1)
})

test('a row that is no object says which', () => {
  expect(problemsOf(meeting, { ...measured, trips: [trip, 5] })).toMatchObject([
    { path: '/trips/1', code: 'TYPE', en: '/trips/1 must be an object such as {"key": value}' },
  ])
})

test('values that JSON does not have are refused too', () => {
  for (const R of [1n, Symbol('x'), () => 1, new Date(0), new Map()]) {
    expect(problemsOf(meeting, { ...measured, R }).map(brief)).toEqual(['/R TYPE 2.3.6 (3)'])
  }
})

test('a key of a pointer is escaped', () => {
  expect(calculate(meeting, { ...measured, 'a/b~c': 1 })).toMatchObject({ problems: [{ path: '/a~1b~0c' }] })
})

test('every refusal of a method names the key it points to, in both languages', () => {
  const silent = definitions.flatMap(({ id, checks }) =>
    Object.entries(checks).flatMap(([code, { severity, at = '', zh, en }]) =>
      severity !== 'error' || [zh, en].every((text) => text.includes(at)) ? [] : [`${id} ${code} ${at}`],
    ),
  )
  expect(silent).toEqual([])
})

describe('whatever is given', () => {
  const finite = (method: Method, inputs: unknown) => {
    const answer = calculate(method, inputs, { trace: true })
    if (answer.ok) {
      const numbers = Object.values(answer.result.outputs).map(({ value }) => value)
      expect(numbers.length).toBeGreaterThan(0)
      expect(numbers.every(Number.isFinite)).toBe(true)
      expect(JSON.stringify(answer.result)).not.toContain('null')
      return
    }
    expect(answer.problems.length).toBeGreaterThan(0)
    for (const { zh, en } of answer.problems) expect([zh !== '', en !== '', zh !== en]).toEqual([true, true, true])
  }

  /** One place of a JSON value changed to another value, or a key added or taken away. */
  const mutated = (value: unknown, other: unknown, path: readonly number[], key: string): unknown => {
    const [first = 0, ...rest] = path
    if (typeof value !== 'object' || value === null || path.length === 0) return other
    const keys = Object.keys(value)
    const at = first % (keys.length + 2)
    if (at === keys.length) return { ...value, [key]: other }
    const chosen = keys[at]
    if (chosen === undefined) return Array.isArray(value) ? value.slice(1) : without(value as Inputs, keys[0] ?? '')
    const inside = mutated((value as Inputs)[chosen], other, rest, key)
    return Array.isArray(value) ? value.with(at, inside) : { ...value, [chosen]: inside }
  }
  const paths = fc.array(fc.nat(30), { minLength: 1, maxLength: 3 })

  test.each([
    ['meeting', meeting],
    ['meeting-rate', rate],
  ])('%s answers with finite numbers, or with problems', (_, method) => {
    const keys = fc.constantFrom(...Object.keys(method.definition.inputs), '__proto__', 'x')
    const values = fc.oneof(
      fc.jsonValue(),
      fc.double(),
      fc.constantFrom(0, -1, 1e308, 5e-324, '', 'CN', 'rail', [], {}),
    )
    fc.assert(
      fc.property(fc.jsonValue(), (inputs) => finite(method, inputs)),
      { numRuns: 300 },
    )
    const changed = (start: Inputs, at: number[], other: unknown, key: string) =>
      finite(method, mutated(start, other, at, key))
    fc.assert(fc.property(fc.constant(method.definition.example), paths, values, keys, changed), {
      numRuns: process.env.TANBIAO_FULL ? 5000 : 300,
    })
    fc.assert(fc.property(validInputs(method, { factors: 'named' }), paths, values, keys, changed), {
      numRuns: process.env.TANBIAO_FULL ? 5000 : 300,
    })
    fc.assert(
      fc.property(validInputs(method), (inputs) => finite(method, inputs)),
      { numRuns: process.env.TANBIAO_FULL ? 5000 : 300 },
    )
  })
})
