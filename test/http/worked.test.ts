/** The worked numbers of the specification to the digits that it prints: over HTTP, by the sheet functions, and in whole blocks of cells. */
import { describe, expect, test } from 'vitest'
import { definitions, type Inputs, prepare } from '#core'
import { sheetFunctions } from '#core/sheet/index'
import { blockOf } from '../cases/cases.ts'
import { call, postJson } from './app.ts'

const functions = new Map(
  sheetFunctions(definitions.map((definition) => prepare(definition))).map((each) => [each.name, each]),
)
const run = (name: string, args: readonly unknown[]) =>
  (functions.get(name) ?? expect.fail(`there is no ${name}`)).run([...args])

/** A number as it is printed: with as many decimals as the text has. */
const decimals = (text: string) => (/\.(\d+)$/.exec(text)?.[1] ?? '').length
const printed = (value: unknown, like: string) =>
  typeof value === 'number' ? value.toFixed(decimals(like)) : String(value)

type Worked = {
  says: string
  method: string
  inputs: Inputs
  /** Outputs; `product 1` is the first value of the column `product`. */
  gives: Record<string, string>
  /** Steps of the trace that are printed as well; of rows `key/0`. */
  steps?: Record<string, string>
  codes?: readonly string[]
  /** Functions with their arguments, and the cells that they answer. */
  cells?: readonly [name: string, args: readonly unknown[], cells: readonly (readonly string[])[]][]
}

const trips = [
  ['EF_t', 'L'],
  [0.03546, 4800],
  [0.16099, 4800],
  [0.032, 120],
  [0.14861, 30],
]
const meeting = {
  trips: [
    { EF_t: 0.03546, L: 4800 },
    { EF_t: 0.16099, L: 4800 },
    { EF_t: 0.032, L: 120 },
    { EF_t: 0.14861, L: 30 },
  ],
  peRoute: 'simulated',
  servers: [{ N: 2, P: 500, h: 1 }],
  PUE: 1.3,
  EF_e: 0.5703,
  R: 0.6,
}
const servers = [
  ['N', 'P', 'h'],
  [2, 500, 1],
]
/** A meeting with this baseline and these project emissions. */
const plain = (BE: number, PE: number, R = 0.5) => ({
  trips: [{ EF_t: 1, L: BE }],
  peRoute: 'financial',
  E_prov: PE,
  fee: 1,
  revenue: 1,
  R,
})

const clouddoc = {
  ...{ N_d: 1000, S: 2, V: 5, r: 4, O: 5, b_o: 2, Q: 200, b_q: 20, f: 4, I_net: 0.015, dcRoute: 'bottomUp' },
  ...{ TB: 0.002, rho: 3, w: 1.2, days: 365, e_q: 1e-6, PUE: 1.3, EF_n: 0.5306, EF_dc: 0.5306 },
}
const [BE, PE_net, PE_dc] = [50 * 0.015 * 0.5306, 30 * 0.015 * 0.5306, 0.3484936 * 0.5306]

const services = [[100], [60]]
const directs = [[400], [250], [90]]
const use = [
  [0, 0.2, 0.5, 0.2, 0.1],
  [0.1, 0, 0.3, 0.3, 0.3],
]
const cloud = {
  services: [{ direct: 100 }, { direct: 60 }],
  products: [
    { direct: 400, capacity: 100 },
    { direct: 250, capacity: 100 },
    { direct: 90, capacity: 10 },
  ],
  use,
  usage: [[10], [5], [0]],
}
const column = (...texts: string[]) => texts.map((text) => [text])
const products = {
  reciprocal: ['478.571429', '296.122449', '125.306122'],
  stepDown: ['476.666667', '296.666667', '126.666667'],
  direct: ['482.5', '295', '122.5'],
}
const named = (key: string, texts: readonly string[]) =>
  Object.fromEntries(texts.map((text, i) => [`${key} ${i + 1}`, text]))
const shared = (allocation: keyof typeof products, passed: readonly string[]): Worked => ({
  says: `shared services, ${allocation}`,
  method: 'cloud',
  inputs: { ...cloud, allocation },
  gives: { ...named('public', passed), ...named('product', products[allocation]) },
  cells: [
    ['CLOUD_PUBLIC', [services, use, allocation], column(...passed)],
    ['CLOUD_PRODUCT', [services, use, directs, allocation], column(...products[allocation])],
  ],
})

const flows = [
  ['stage', 'amount', 'unit', 'EF', 'primary', 'omitted', 'omitReason'],
  ['materials', 1000, 'kg', 1, true, false, ''],
  ...[9, 12, 30].map((amount) => ['materials', amount, 'kg', 1, true, true, 'small']),
]
const cutOff = (amounts: readonly number[]) => ({
  unitKind: 'declared',
  flows: [
    { stage: 'materials', amount: 1000, unit: 'kg', EF: 1, primary: true },
    ...amounts.map((amount) => ({
      ...{ stage: 'materials', amount, unit: 'kg', EF: 1, primary: true },
      ...{ omitted: true, omitReason: 'small' },
    })),
  ],
})

const part = (type: string, size: number | undefined, E: string): Worked => ({
  says: `${type}${size === undefined ? '' : ` of size ${size}`}`,
  method: 'component',
  inputs: { type, ...(size === undefined ? {} : { size }) },
  gives: { E },
  codes: ['P-COMPONENT'],
  cells: [['PCF_COMPONENT', size === undefined ? [type] : [type, size], [[E]]]],
})

/** One passenger-kilometre of a mode. */
const mode = (travelSet: string, name: string, BE: string): Worked => ({
  says: `${name} in ${travelSet}`,
  method: 'meeting',
  inputs: { ...plain(1, 1), trips: [{ mode: name, L: 1 }], travelSet },
  gives: { BE },
  cells: [['MEETING_BE', [[[name, 1]], travelSet], [[BE]]]],
})

const worked: Worked[] = [
  {
    says: 'the worked meeting',
    method: 'meeting',
    inputs: meeting,
    // the specification cuts ER off as 570.3101459; (951.2583 - 0.74139) * 0.6 is 570.310146
    gives: { BE: '951.2583', EG_p: '1.3', PE: '0.74139', ER: '570.310146' },
    cells: [
      ['MEETING_BE', [trips], [['951.2583']]],
      ['MEETING_PE_SERVERS', [servers, 1.3, 0.5703], [['0.74139']]],
      ['MEETING_PE', [1.3, 0.5703], [['0.74139']]],
      ['MEETING_ER', [951.2583, 0.74139, 0.6], [['570.310146']]],
    ],
  },
  {
    says: 'R on the baseline alone',
    method: 'meeting',
    inputs: { ...meeting, apply: 'baseline' },
    gives: { ER: '570.0135900' },
    cells: [['MEETING_ER', [951.2583, 0.74139, 0.6, 'baseline'], [['570.0135900']]]],
  },
  {
    says: 'a ratio of 4 %',
    method: 'meeting',
    inputs: plain(50, 2),
    gives: { ER: '24.0' },
    cells: [['MEETING_ER', [50, 2, 0.5], [['24.0']]]],
  },
  {
    says: 'a loss',
    method: 'meeting',
    inputs: plain(1, 3),
    gives: { ER: '-1.0' },
    codes: ['M-NEGATIVE'],
    cells: [['MEETING_ER', [1, 3, 0.5], [['-1.0']]]],
  },
  {
    says: 'a ratio of exactly 1 % is not below 1 %',
    method: 'meeting',
    inputs: { ...plain(100, 1), apply: 'auto' },
    gives: { ER: '49.50' },
    cells: [['MEETING_ER', [100, 1, 0.5, 'auto'], [['49.50']]]],
  },
  {
    says: 'the conservative bound of a survey',
    method: 'meeting-rate',
    inputs: { route: 'survey', k: 30, n: 50, conservative: true },
    gives: { R: '0.461814' },
    cells: [['MEETING_R_SURVEY', [30, 50, true], [['0.461814']]]],
  },
  ...(
    [
      ['air-domestic', '0.16099'],
      ['air-short', '0.10974'],
      ['air-long', '0.15423'],
      ['rail', '0.03546'],
      ['coach', '0.02718'],
      ['taxi', '0.14861'],
      ['ferry', '0.01871'],
      ['bus', '0.052'],
      ['metro', '0.032'],
    ] as const
  ).map(([name, BE]) => mode('seed-annex', name, BE)),
  mode('cn-2024', 'air-domestic', '0.0829'),
  mode('cn-2024', 'rail-highspeed', '0.0204'),
  mode('cn-2024', 'taxi', '0.1001'),
  {
    says: 'the worked documents',
    method: 'clouddoc',
    inputs: clouddoc,
    gives: {
      ...{ G_B: '50', G_P: '30', BE: '0.39795', PE_net: '0.23877', PE_dc: '0.1849107' },
      ...{ ER: '-0.0257307', I_star: '0.0174247' },
    },
    codes: ['D-SIGN', 'D-NEGATIVE'],
    cells: [
      ['CLOUDDOC_TRAFFIC_BASE', [1000, 2, 5, 4], [['50']]],
      ['CLOUDDOC_TRAFFIC', [1000, 5, 2, 200, 20, 4], [['30']]],
      ['CLOUDDOC_BE', [1000, 2, 5, 4, 0.015, 0.5306], [['0.39795']]],
      ['CLOUDDOC_PE_NET', [1000, 5, 2, 200, 20, 4, 0.015, 0.5306], [['0.23877']]],
      ['CLOUDDOC_PE_STORAGE', [0.002, 1.2, 205_000, 1e-6, 1.3, 0.5306, 3, 365], [['0.1849107']]],
      ['CLOUDDOC_ER', [BE, PE_net + PE_dc], [['-0.0257307']]],
      ['CLOUDDOC_BREAKEVEN', [50, 30, PE_dc, 0.5306], [['0.0174247']]],
    ],
  },
  // taken at that very intensity, ER is what the band says
  ...(
    [
      ['ER_low', '0.001'],
      ['ER_high', '0.059'],
    ] as const
  ).map(
    ([key, intensity]): Worked => ({
      says: `${key} is at ${intensity} kWh/GB`,
      method: 'clouddoc',
      inputs: { ...clouddoc, I_net: Number(intensity) },
      gives: {
        [key]: (20 * Number(intensity) * 0.5306 - PE_dc).toFixed(9),
        ER: (20 * Number(intensity) * 0.5306 - PE_dc).toFixed(9),
      },
    }),
  ),
  shared('reciprocal', ['108.163265', '81.632653']),
  shared('stepDown', ['100', '80']),
  shared('direct', ['100', '60']),
  {
    says: 'a customer with 10 % of product 1 and 5 % of product 2',
    method: 'cloud',
    inputs: cloud,
    gives: { 'customer 1': '62.663265' },
    cells: [
      [
        'CLOUD_CUSTOMER',
        [
          [[(106 / 0.98) * 0.5 + (80 / 0.98) * 0.3 + 400], [(106 / 0.98) * 0.2 + (80 / 0.98) * 0.3 + 250]],
          [[10], [5]],
          [[100], [100]],
        ],
        [['62.663265']],
      ],
    ],
  },
  ...['storage', 'server'].map(
    (method): Worked => ({
      says: `cut-off of ${method}: the largest flow and the sum, in per cent`,
      method,
      inputs: cutOff([9, 12, 30]),
      gives: { cutMax: '2.854 %', cutSum: '4.853 %', cutMet: '0' },
      codes: ['P-CUT1'],
    }),
  ),
  {
    says: '30 % of the way from 120 to 450 W',
    method: 'server-use',
    inputs: { idle: 120, max: 450, utilisation: 0.3, lifetime: 5, EF: 0.5 },
    gives: { TEC: '1918.44' },
    steps: { P_mean: '219' },
    cells: [
      [
        'PCF_TEC',
        [
          [
            ['P', 'share'],
            [219, 1],
          ],
        ],
        [['1918.44']],
      ],
    ],
  },
  {
    says: 'recycled content',
    method: 'material',
    inputs: { mass: 12, Ev: 2.6, Erec: 0.8, R1: 0.2 },
    gives: { E: '26.880' },
    cells: [['PCF_MATERIAL', [12, 2.6, 0.8, 0.2], [['26.880']]]],
  },
  {
    says: 'end of life',
    method: 'end-of-life',
    inputs: { mass: 12, R2: 0.9, Ed: 0.02 },
    gives: { E: '0.024' },
    cells: [['PCF_EOL', [12, 0.9, 0.02], [['0.024']]]],
  },
  part('cpu', 0, '9.14'),
  part('cpu', 1, '9.1597'), // 9.14 + 0.0197
  part('dram', 0, '5.22'),
  part('dram', 1.79, '7.42'), // 5.22 + 2.20
  part('ssd', 0, '6.34'),
  part('ssd', 50.6, '8.54'), // 6.34 + 2.20
  part('hdd', undefined, '31.11'),
  part('mainboard', undefined, '66.10'),
  part('psu', 1, '24.30'),
  part('psu', undefined, '72.657'), // 24.30 * 2.99
  part('case', undefined, '150'),
  part('assembly', undefined, '6.68'),
]

/** Values beside what is printed of them; per cent where it is printed so. */
const compare = (values: Record<string, unknown>, gives: Record<string, string>) => {
  const shown = Object.entries(gives).map(([key, text]) => {
    const percent = text.endsWith(' %')
    const number = percent ? text.slice(0, -2) : text
    const value = values[key]
    const found = printed(percent && typeof value === 'number' ? 100 * value : value, number)
    return [key, percent ? `${found} %` : found]
  })
  expect(Object.fromEntries(shown)).toEqual(gives)
}

describe('over HTTP', () => {
  test.each(worked)('$method: $says', async ({ method, inputs, gives, steps = {}, codes = [] }) => {
    const { status, json } = await postJson(`/v1/methods/${method}?trace=1`, inputs)
    expect(status).toBe(200)
    const columns = Object.entries(json.columns ?? {}) as [string, { values: number[] }][]
    const outputs = Object.entries(json.outputs as Record<string, { value: number }>).map(([key, { value }]) => [
      key,
      value,
    ])
    const listed = columns.flatMap(([key, { values }]) => values.map((value, i) => [`${key} ${i + 1}`, value]))
    compare(Object.fromEntries([...outputs, ...listed]), gives)
    const trace = json.trace as { key: string; value: unknown }[]
    compare(Object.fromEntries(trace.map(({ key, value }) => [key, value])), steps)
    const told = json.warnings.map(({ code }: { code: string }) => code)
    for (const code of codes) expect(told).toContain(code)
  })
})

describe('in a sheet', () => {
  test.each(worked)('$method, the inputs as a block: $says', ({ method, inputs, gives, codes = [] }) => {
    const block = blockOf(inputs)
    const [, ...rows] = run('GHG_RUN', [method, block])
    compare(Object.fromEntries(rows.map(([key, value]) => [String(key), value])), gives)
    const told = run('GHG_WARNINGS', [method, block]).map(([code]) => code)
    for (const code of codes) expect(told).toContain(code)
  })

  const calls = worked.flatMap(({ cells = [] }) => cells)
  test.each(calls)('%s of %j', (name, args, cells) => {
    const found = run(name, args)
    const shown = found.map((row, r) => row.map((cell, c) => printed(cell, cells[r]?.[c] ?? '')))
    expect(shown).toEqual(cells)
  })

  test('PCF_CUTOFF spills largest, process, sum and whether the limits are met', () => {
    const [row = []] = run('PCF_CUTOFF', [flows])
    const [largest, , sum, met] = row as number[]
    compare({ largest, sum, met }, { largest: '2.854 %', sum: '4.853 %', met: '0' })
  })
})

describe('what is said without a number', () => {
  test('the share of each omitted flow, two of them above 1 %', async () => {
    const { json } = await postJson('/v1/methods/server?trace=1', cutOff([9, 12, 30]))
    const trace = json.trace as { key: string; value: number }[]
    const whole = trace.find(({ key }) => key === 'cutBase')?.value ?? 0
    const shares = trace.flatMap(({ key, value }) => (key === 'flows.cut' && value > 0 ? [(100 * value) / whole] : []))
    expect(shares.map((each) => each.toFixed(3))).toEqual(['0.856', '1.142', '2.854'])
  })

  test('R on the baseline alone is refused at 4 %', async () => {
    const { status, errors } = await postJson('/v1/methods/meeting', { ...plain(50, 2), apply: 'baseline' })
    expect([status, errors.map(({ code }) => code)]).toEqual([422, ['M-BASELINE-NOT-ALLOWED']])
    expect(run('MEETING_ER', [50, 2, 0.5, 'baseline'])[0]?.[0]).toMatchObject({
      problems: [{ code: 'M-BASELINE-NOT-ALLOWED' }],
    })
  })

  test('cn-2024 has no metro', async () => {
    const asked = await call('/v1/methods/meeting.txt?trips=metro:1&travelSet=cn-2024&peRoute=measured&EG=1&R=1&out=BE')
    expect(asked.errors.map(({ code }) => code)).toEqual(['EF-UNKNOWN'])
    expect(run('MEETING_BE', [[['metro', 1]], 'cn-2024'])[0]?.[0]).toMatchObject({ problems: [{ code: 'EF-UNKNOWN' }] })
  })
})
