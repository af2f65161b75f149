/** Factors of an input: given as numbers, ids, places or modes, what is said about each, and what is refused. */
import { describe, expect, test } from 'vitest'
import { calculate, type Method, prepare, type Result } from '../../core/calculate.ts'
import { factorSet } from '../../core/factors/index.ts'
import { factor, type Inputs, inference, onFactor, quantity, rows, textInput } from '../../core/method.ts'
import { meeting as definition } from '../../core/methods/meeting.ts'
import { is, ready } from './toy.ts'

const meeting = prepare(definition)

const measured = { trips: [{ EF_t: 0.1, L: 10_000 }], peRoute: 'measured', EG: 100, R: 0.5 }
const financial = { trips: [{ EF_t: 0.1, L: 100 }], peRoute: 'financial', E_prov: 1, fee: 1, revenue: 1, R: 0.5 }
const trip = (row: Inputs, more: Inputs = {}) => ({ ...measured, EF_e: 0.5, trips: [row], ...more })

const resultOf = (inputs: Inputs, method: Method = meeting): Result => {
  const answer = calculate(method, inputs)
  return answer.ok ? answer.result : expect.fail(JSON.stringify(answer.problems))
}
const problemsOf = (inputs: Inputs, method: Method = meeting) => {
  const answer = calculate(method, inputs)
  return answer.ok ? expect.fail('there is no problem') : answer.problems
}
/** Warnings and factors as `path code severity` and `path id value`. */
const said = ({ warnings }: Result) => warnings.map(({ path, code, severity }) => `${path} ${code} ${severity}`)
const used = (result: Result) => result.used.map(({ paths, id, value }) => `${paths.join()} ${id} ${value}`)

const co2Only = '/EF_e M-CO2-ONLY info'
const beijing = ['/EF_e grid/average/CN-BJ/2023 0.5554']

describe('a grid factor', () => {
  test('as a number is taken as it is and is no factor of the library', () => {
    const result = resultOf({ ...measured, EF_e: 0.5 })
    expect([result.outputs.PE?.value, used(result), said(result)]).toEqual([50, [], [co2Only]])
    expect(result.warnings[0]).toMatchObject({ clause: '2.3.5 (2)', en: expect.stringContaining('kgCO2/kWh') })
  })

  test.each(['CN-BJ', 'cn-bj', '110000', '１１００００', '北京', '北京市', ' Beijing ', 'grid/average/CN-BJ/2023'])(
    'as "%s"',
    (text) => {
      for (const inputs of [{ EF_e: text }, ...(text.includes('/') ? [] : [{ region: text }])]) {
        const result = resultOf({ ...measured, ...inputs })
        expect([result.outputs.PE?.value, used(result), said(result)]).toEqual([100 * 0.5554, beijing, [co2Only]])
      }
    },
  )

  test('that is not given is the newest of China', () => {
    const result = resultOf(measured)
    expect([result.outputs.PE?.value, used(result)]).toEqual([100 * 0.5306, ['/EF_e grid/average/CN/2023 0.5306']])
  })

  test('names its record and its source', () => {
    const { used, factors } = resultOf({ ...measured, region: '华北', year: 2022 })
    expect(factors).toBe(factorSet)
    expect(used).toEqual([
      {
        paths: ['/EF_e'],
        id: 'grid/average/CN-North/2022',
        title: { zh: expect.stringContaining('华北'), en: expect.stringContaining('North China') },
        value: 0.6776,
        unit: 'kgCO2/kWh',
        gases: 'CO2',
        year: 2022,
        place: 'CN-North',
        boundary: 'generation',
        certainty: 'S2',
        source: {
          document: expect.objectContaining({ zh: expect.any(String), en: expect.any(String) }),
          issuer: expect.objectContaining({ en: expect.stringContaining('Ministry') }),
          url: expect.stringMatching(/^https:/),
          licence: 'not seen',
          published: '2024-12-20',
        },
      },
    ])
  })

  test.each([
    [2019, 0.5568, [co2Only, '/EF_e EF-YEAR warn']],
    [2021, 0.5568, [co2Only]],
    [2022, 0.5366, [co2Only]],
    [2023, 0.5306, [co2Only]],
    [2025, 0.5306, [co2Only]],
    [2026, 0.5306, [co2Only, '/EF_e EF-YEAR info']],
  ])('of %d', (year, value, warnings) => {
    const result = resultOf({ ...measured, year })
    expect([result.used[0]?.value, said(result)]).toEqual([value, warnings])
  })

  test('by its id is not looked up by the year', () => {
    const result = resultOf({ ...measured, year: 2030, EF_e: 'grid/average/CN/2021' })
    expect([used(result), said(result)]).toEqual([['/EF_e grid/average/CN/2021 0.5568'], [co2Only]])
  })

  test.each([
    ['no figure exists', { region: '西藏' }, 'EF-NONE', /Tibet \(CN-XZ\); give the factor$/],
    ['a place in the cell', { EF_e: '香港' }, 'EF-NONE', /Hong Kong/],
    ['a place nobody knows', { region: 'Atlantis' }, 'EF-UNKNOWN', /"Atlantis" is not a known place/],
    ['a text nobody knows', { EF_e: 'rail' }, 'EF-UNKNOWN', /"rail" is not a known place/],
    ['an id nobody knows', { EF_e: 'grid/average/CN/1999' }, 'EF-UNKNOWN', /for example grid\/average\/CN\/2021/],
    [
      'a factor of travel',
      { EF_e: 'travel/rail/uk-2023/2023' },
      'UNIT',
      /is in kgCO2e\/pkm, kgCO2\/kWh is wanted here: take another factor$/,
    ],
  ])('is refused: %s', (_, inputs, code, says) => {
    const problems = problemsOf({ ...measured, ...inputs })
    expect(problems).toMatchObject([
      {
        // what was typed is to be mended where it was typed; what has no figure, by giving one
        path: code === 'EF-UNKNOWN' && 'region' in inputs ? '/region' : '/EF_e',
        code,
        severity: 'error',
        clause: '2.3.5 (2)',
        en: expect.stringMatching(says),
      },
    ])
    expect(problems[0]?.zh).not.toBe(problems[0]?.en)
  })

  test('is not asked for on a route that does not need it', () => {
    const result = resultOf({ ...financial, region: 'Atlantis', year: 2001 })
    expect([used(result), said(result)]).toEqual([[], []])
  })
})

describe('a travel factor', () => {
  const annex = ['/trips/0/EF_t travel/rail/uk-2023/2023 0.03546']
  test.each(['rail', 'RAIL', '铁路', ' Rail '])('of the mode %s, in its own column or as the factor', (mode) => {
    for (const row of [
      { mode, L: 10 },
      { EF_t: mode, L: 10 },
    ]) {
      const result = resultOf(trip(row))
      expect([used(result), result.outputs.BE?.value]).toEqual([annex, 0.03546 * 10])
    }
  })

  test('depends on the set', () => {
    const of = (travelSet: string) => used(resultOf(trip({ mode: 'taxi', L: 10 }, { travelSet })))
    expect(['seed-annex', 'cn-2024', 'uk-2025'].flatMap(of)).toEqual([
      '/trips/0/EF_t travel/taxi/uk-2023/2023 0.14861',
      '/trips/0/EF_t travel/taxi/cn-2024/2024 0.1001',
      expect.stringMatching(/^\/trips\/0\/EF_t travel\/taxi\/uk-2025\/2025 /),
    ])
  })

  test('beside a mode the number wins, and the mode is only a name', () => {
    const result = resultOf(trip({ mode: 'camel', EF_t: 0.2, L: 10 }))
    expect([used(result), result.outputs.BE?.value]).toEqual([[], 2])
  })

  test('is settled row by row', () => {
    const rows = [
      { mode: 'metro', L: 1 },
      { EF_t: 0.5, L: 1 },
      { EF_t: 'travel/taxi/cn-2024/2024', L: 1 },
    ]
    expect(used(resultOf({ ...measured, EF_e: 0.5, trips: rows }))).toEqual([
      '/trips/0/EF_t travel/metro/CN-BJ/2024 0.032',
      '/trips/2/EF_t travel/taxi/cn-2024/2024 0.1001',
    ])
  })

  test('that is foreign is information under the annex, which chose it, and a warning elsewhere', () => {
    const foreign = (row: Inputs, travelSet: string) =>
      said(resultOf(trip(row, { travelSet }))).filter((each) => each.includes('FOREIGN'))
    expect(foreign({ mode: 'rail', L: 1 }, 'seed-annex')).toEqual(['/trips/0/EF_t M-FACTOR-FOREIGN info'])
    expect(foreign({ mode: 'rail', L: 1 }, 'uk-2023')).toEqual(['/trips/0/EF_t M-FACTOR-FOREIGN warn'])
    expect(foreign({ EF_t: 'travel/rail/uk-2023/2023', L: 1 }, 'cn-2024')).toEqual([
      '/trips/0/EF_t M-FACTOR-FOREIGN warn',
    ])
    expect(foreign({ mode: 'taxi', L: 1 }, 'cn-2024')).toEqual([])
    expect(foreign({ mode: 'metro', L: 1 }, 'seed-annex')).toEqual([])
    expect(foreign({ EF_t: 0.1, L: 1 }, 'uk-2023')).toEqual([])
  })

  test('with radiative forcing says so', () => {
    const result = resultOf(trip({ mode: 'air-domestic-rf', L: 1 }, { travelSet: 'uk-2023' }))
    expect(said(result)).toContain('/trips/0/EF_t M-RF warn')
    expect(result.warnings.find(({ code }) => code === 'M-RF')?.en).toMatch(
      /^"Domestic flight, .*" \(travel\/air-domestic-rf\/uk-2023\/2023\) includes/,
    )
    expect(said(resultOf(trip({ mode: 'air-domestic', L: 1 }, { travelSet: 'uk-2023' }))).join()).not.toContain('M-RF')
  })

  test.each([
    [
      'a mode outside the set',
      trip({ mode: 'rail-highspeed', L: 1 }),
      'mode',
      'EF-UNKNOWN',
      /The set "Annex A \(our reading\)" \(seed-annex\) has no mode "rail-highspeed" \(it is in "China 2024" \(cn-2024\)\); choose one of /,
    ],
    [
      'a mode nobody knows',
      trip({ mode: 'camel', L: 1 }),
      'mode',
      'EF-UNKNOWN',
      /has no mode "camel"; choose one of air-domestic/,
    ],
    ['a text nobody knows', trip({ EF_t: 'camel', L: 1 }), 'EF_t', 'EF-UNKNOWN', /has no mode "camel"/],
    ['a grid factor', trip({ EF_t: 'grid/average/CN/2023', L: 1 }), 'EF_t', 'UNIT', /kgCO2e\/pkm is wanted/],
    [
      'a car without occupancy',
      trip({ mode: 'car', L: 1 }, { travelSet: 'uk-2023' }),
      'occupancy',
      'MISSING',
      /per vehicle-km \(kgCO2e\/vkm\): give occupancy$/,
    ],
    ['a train with occupancy', trip({ mode: 'rail', L: 1, occupancy: 2 }), 'occupancy', 'CONFLICT', /remove it$/],
    ['a number with occupancy', trip({ EF_t: 0.1, L: 1, occupancy: 2 }), 'occupancy', 'CONFLICT', /remove it$/],
  ])('is refused: %s', (_, inputs, key, code, says) => {
    expect(problemsOf(inputs)).toMatchObject([
      { path: `/trips/0/${key}`, code, clause: '2.3.4 (1)', en: expect.stringMatching(says) },
    ])
  })

  test('per vehicle is shared by those in it', () => {
    const rows = [4, 2].map((occupancy) => ({ mode: 'car', L: 100, occupancy }))
    const { used, outputs } = resultOf({ ...measured, EF_e: 0.5, travelSet: 'uk-2023', trips: rows })
    expect(used).toMatchObject([
      { paths: ['/trips/0/EF_t', '/trips/1/EF_t'], id: 'travel/car/uk-2023/2023', unit: 'kgCO2e/vkm' },
    ])
    const value = used[0]?.value ?? expect.fail('no factor')
    expect(outputs.BE?.value).toBe((value / 4) * 100 + (value / 2) * 100)
  })

  test('that several rows take is told once, where it is used first', () => {
    const rows = [
      { mode: 'rail', L: 1 },
      { EF_t: 'rail', L: 1 },
      { mode: 'taxi', L: 1 },
    ]
    const result = resultOf({ ...measured, EF_e: 0.5, travelSet: 'uk-2023', year: 2027, trips: rows })
    expect(used(result)).toEqual([
      '/trips/0/EF_t,/trips/1/EF_t travel/rail/uk-2023/2023 0.03546',
      '/trips/2/EF_t travel/taxi/uk-2023/2023 0.14861',
    ])
    expect(said(result).filter((each) => each.startsWith('/trips/'))).toEqual([
      '/trips/0/EF_t M-FACTOR-FOREIGN warn',
      '/trips/2/EF_t M-FACTOR-FOREIGN warn',
    ])
  })

  test('every problem of the factors is told at once', () => {
    const problems = problemsOf({
      ...measured,
      region: 'Atlantis',
      trips: [
        { mode: 'camel', L: 1 },
        { mode: 'rail', L: 1, occupancy: 1 },
      ],
    })
    expect(problems.map(({ path }) => path).toSorted()).toEqual(['/region', '/trips/0/mode', '/trips/1/occupancy'])
  })
})

describe('a factor of another family', () => {
  const wants = (family: string, unit: 'kgCO2/kWh' | 'kgCO2e/kWh' | 'kgCO2/pkm') =>
    ready({
      inputs: {
        EF: factor(family, unit, '因子', 'Factor', { place: 'place' }),
        place: textInput('地区', 'Place', { optional: true }),
        A: quantity('-', '量', 'Amount'),
      },
      formulas: { E: is('A * EF', unit) },
      outputs: { E: '0' },
    })

  test('in the same unit is taken with a warning', () => {
    const result = resultOf({ A: 2, EF: 'grid/average/CN/2023' }, wants('footprint', 'kgCO2/kWh'))
    expect([result.outputs.E, said(result)]).toEqual([{ value: 1.0612, unit: 'kgCO2/kWh' }, ['/EF EF-FAMILY warn']])
    expect(result.warnings[0]?.en).toBe(
      'grid/average/CN/2023 (family grid, kgCO2/kWh) is not the usual kind of factor here: for EF take one of the family footprint in kgCO2/kWh, or make sure that it fits and say so in the report',
    )
  })

  test('in CO2e where CO2 is wanted is taken without the constant, with a warning that says so', () => {
    const result = resultOf({ A: 2, EF: 'travel/rail/uk-2023/2023' }, wants('grid', 'kgCO2/pkm'))
    expect([result.outputs.E?.value, said(result)]).toEqual([0.07092, ['/EF EF-FAMILY warn']])
    const { warnings } = resultOf({ A: 2, EF: 'travel/rail/uk-2023/2023' }, wants('travel', 'kgCO2/pkm'))
    expect(warnings[0]?.en).toBe(
      'travel/rail/uk-2023/2023 (family travel, kgCO2e/pkm) is not the usual kind of factor here: for EF take one of the family travel in kgCO2/pkm, or make sure that it fits and say so in the report',
    )
  })

  test('of the other kind of electricity is told on both sides', () => {
    const footprint = resultOf({ A: 2, EF: 'footprint/average/CN/2024' }, wants('grid', 'kgCO2/kWh'))
    expect([footprint.outputs.E?.value, said(footprint)]).toEqual([1.1554, ['/EF EF-FAMILY warn']])
    const grid = resultOf({ A: 2, EF: 'grid/average/CN/2023' }, wants('footprint', 'kgCO2e/kWh'))
    expect([grid.outputs.E?.value, said(grid)]).toEqual([1.0612, ['/EF EF-FAMILY warn', '/EF M-CO2-ONLY info']])
  })

  test('national only, asked for a province, is taken with a warning', () => {
    const result = resultOf({ A: 2, place: '北京' }, wants('footprint', 'kgCO2e/kWh'))
    expect([result.outputs.E?.value, said(result)]).toEqual([1.1554, ['/EF EF-NATIONAL warn']])
    expect(result.warnings[0]?.zh).toContain('北京')
  })

  test('of no gas has none in the result', () => {
    const method = ready({
      inputs: { PUE: factor('pue', '-', '能效', 'PUE', {}) },
      formulas: { E: is('2 * PUE', '-') },
      outputs: { E: '0' },
    })
    const [used] = resultOf({ PUE: 'pue/limit/CN-BJ/2026' }, method).used
    expect(used).toMatchObject({ value: 1.35, unit: '-' })
    expect(used).not.toHaveProperty('gases')
    expect(used).not.toHaveProperty('boundary')
  })

  test('in CO2 where CO2e is wanted enters through GWP 1, and that is told', () => {
    const result = resultOf({ A: 2, EF: 'grid/average/CN/2023' }, wants('grid', 'kgCO2e/kWh'))
    expect([result.outputs.E?.value, said(result)]).toEqual([1.0612, ['/EF M-CO2-ONLY info']])
  })

  test('that the library does not hold is asked for', () => {
    expect(problemsOf({ A: 2 }, wants('nothing', 'kgCO2e/kWh'))).toMatchObject([
      { path: '/EF', code: 'EF-UNKNOWN', en: expect.stringContaining('The library has no family "nothing"') },
    ])
  })
})

test('a record that two inputs take is told for each of them', () => {
  const EF = factor('grid', 'kgCO2/kWh', '因子', 'Factor', {})
  const foreign = (input: string) =>
    onFactor(input, { outside: 'GB' }, 'warn', inference(), '{id} 是国外因子', '{id} is foreign')
  const method = ready({
    inputs: { r: rows('甲', 'A', { EF }), s: rows('乙', 'B', { EF }) },
    formulas: { E: is('SUM(r.EF) + SUM(s.EF)', 'kgCO2/kWh') },
    factorChecks: { R: foreign('r.EF'), S: foreign('s.EF') },
    outputs: { E: '0' },
  })
  const row = { EF: 'grid/average/CN/2023' }
  expect(said(resultOf({ r: [row, row], s: [row] }, method))).toEqual([
    '/r/0/EF M-CO2-ONLY info',
    '/r/0/EF R warn',
    '/s/0/EF M-CO2-ONLY info',
    '/s/0/EF S warn',
  ])
})

test('what was given stays as it was given', () => {
  const inputs = trip({ mode: '铁路', L: 10 }, { EF_e: '北京' })
  const before = structuredClone(inputs)
  const result = resultOf(inputs)
  expect(inputs).toEqual(before)
  expect(result.inputs).toEqual(before)
})
