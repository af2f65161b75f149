/** Sheet functions: arguments, blocks and tables, what is pointed out, the functions for all methods, and names that spreadsheets accept. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { calculate, type Method, prepare } from '../../core/calculate.ts'
import { families, listFactors } from '../../core/factors/index.ts'
import { columnsOf, isGroup } from '../../core/inputs.ts'
import type { Inputs } from '../../core/method.ts'
import { definitions } from '../../core/methods/index.ts'
import { errorCode, errorText, type SheetCell, sheetFunctions } from '../../core/sheet/index.ts'
import { isOptional, parameterKey } from '../../core/slice.ts'
import { readBlock, readTable } from '../../core/tables/block.ts'
import { keyNamed } from '../../core/tables/names.ts'
import { version } from '../../core/version.ts'
import { validInputs } from './arbitrary.ts'

const methods = definitions.map((definition) => prepare(definition))
const [meeting, rate] = methods as [Method, Method]
const functions = sheetFunctions(methods)
const find = (name: string) => functions.find((one) => one.name === name) ?? expect.fail(`there is no ${name}`)

/** Error cells shown as their codes, `path CODE` for each problem. */
const shown = (cell: SheetCell) =>
  typeof cell === 'object' ? cell.problems.map(({ path, code }) => `${path} ${code}`).join('; ') : cell
const run = (name: string, ...args: unknown[]) =>
  find(name)
    .run(args)
    .map((row) => row.map(shown))
/** The English text of the only problem. */
const says = (name: string, ...args: unknown[]) => {
  const cell = find(name).run(args)[0]?.[0]
  return typeof cell === 'object' ? cell.problems.map(({ en }) => en).join('\n') : expect.fail(`${cell} is no problem`)
}
const outputOf = (method: Method, inputs: Inputs, key: string) => {
  const answer = calculate(method, inputs)
  return answer.ok ? answer.result.outputs[key]?.value : expect.fail(JSON.stringify(answer.problems))
}

const trips = [
  ['mode', 'L'],
  ['rail', 4800],
  ['air-domestic', 4800],
  ['metro', 120],
  ['taxi', 30],
]
const servers = [
  ['N', 'P', 'h'],
  [2, 500, 1],
]
const example = {
  BE: outputOf(meeting, meeting.definition.example, 'BE') as number,
  PE: outputOf(meeting, meeting.definition.example, 'PE') as number,
  ER: outputOf(meeting, meeting.definition.example, 'ER') as number,
}

describe('with arguments', () => {
  test('the worked example', () => {
    expect(example.BE).toBeCloseTo(951.2583, 10)
    expect(example.PE).toBeCloseTo(0.74139, 12)
    expect(example.ER).toBeCloseTo(570.310146, 9)
  })

  test.each<[string, unknown[], unknown]>([
    ['MEETING_BE', [trips], example.BE],
    ['MEETING_BE', [trips, 'seed-annex'], example.BE],
    ['MEETING_BE', [[['taxi', 10]], 'cn-2024'], 0.1001 * 10],
    ['MEETING_BE', [[['taxi', 10]], [['中国 2024']]], 0.1001 * 10],
    ['MEETING_PE', [100, 0.5], 50],
    ['MEETING_PE', [[[100]], [['北京']], [[2022]]], 100 * 0.558],
    ['MEETING_PE', [100], 100 * 0.5306],
    ['MEETING_PE', ['1,000', null, 2021], 1000 * 0.5568],
    ['MEETING_PE_SERVERS', [servers, 1.3, 0.5703], example.PE],
    ['MEETING_PE_SERVERS', [[[2, 500, 1]], '1.3', '0.5703', ''], example.PE],
    ['MEETING_PE_SERVERS', [[[2, 500, 1, '50%']], 1, 1], 0.5],
    ['MEETING_PE_SHARE', [1e6, 10, 1e3], 1e4],
    ['MEETING_ER', [example.BE, example.PE, 0.6], example.ER],
    ['MEETING_ER', [50, 2, 0.5, 'both'], 24],
    ['MEETING_ER', [50, 2, '50%', '自动'], 24],
    ['MEETING_ER', [1000, 5, 0.5, 'baseline'], 495],
    ['MEETING_ER', [1, 3, 0.5], -1],
    ['MEETING_R_SURVEY', [30, 50], 0.6],
    ['MEETING_R_SURVEY', [30, 50, false], 0.6],
    ['MEETING_R_SURVEY', [30, 50, '是'], expect.closeTo(0.461814, 6)],
    ['MEETING_R_HYBRID', [1, 3], 0.25],
    ['MEETING_R_DURATION', [[[45], [90], [20]], 60], 0.5],
    [
      'MEETING_R_DURATION',
      [
        [
          [45, 90],
          [20, null],
        ],
        60,
      ],
      0.5,
    ],
    ['MEETING_R_DURATION', [90, 60], 1],
    ['MEETING_R_DISTANCE', [[[5], [''], [100], [50]], 50], 2 / 3],
  ])('%s of %j', (name, args, expected) => {
    expect(run(name, ...args)).toEqual([[expected]])
  })

  test.each([null, undefined, '', '  '])('%j is an argument left out', (gap) => {
    expect(run('MEETING_PE', 100, gap, gap)).toEqual([[100 * 0.5306]])
    expect(run('MEETING_ER', 50, 2, 0.5, gap)).toEqual([[24]])
    expect(run('MEETING_ER', gap, 2, 0.5)).toEqual([['/BE MISSING']])
    expect(run('MEETING_BE', gap)).toEqual([['/trips MISSING']])
    expect(
      run('MEETING_BE', [
        [gap, gap],
        [gap, gap],
      ]),
    ).toEqual([['/trips MISSING']])
  })

  test.each<[string, unknown[], string]>([
    ['MEETING_PE', [], '/EG MISSING'],
    ['MEETING_ER', [], '/BE MISSING; /PE MISSING; /R MISSING'],
    ['MEETING_BE', [[['mode', 'L']]], '/trips MISSING'],
    ['MEETING_ER', ['x', 2, 0.5], '/BE TYPE'],
    ['MEETING_ER', [50, true, 60], '/PE TYPE'],
    ['MEETING_ER', [50, 2, 60], '/R RANGE'],
    ['MEETING_ER', [50, 2, 0.5, 'some'], '/apply CHOICE'],
    ['MEETING_ER', [50, 2, 0.5, 'baseline'], '/apply M-BASELINE-NOT-ALLOWED'],
    ['MEETING_ER', [50, [[1], [2]], 0.5], '/PE TYPE'],
    ['MEETING_ER', [[[1], [2]], 2, 0.5], '/BE TYPE'],
    ['MEETING_PE_SHARE', [1e6, 20, 10], '/fee RANGE'],
    ['MEETING_PE', [100, '香港'], '/EF_e EF-NONE'],
    ['MEETING_PE', [100, 110000], '/EF_e RANGE'],
    ['MEETING_PE', [100, '#REF!'], '/EF_e TYPE'],
    [
      'MEETING_BE',
      [
        [
          ['rail', 1],
          ['camel', 2],
        ],
      ],
      '/trips/1/mode EF-UNKNOWN',
    ],
    [
      'MEETING_BE',
      [
        [
          ['rail', 'many'],
          ['taxi', '1,5'],
        ],
      ],
      '/trips/0/L TYPE; /trips/1/L TYPE',
    ],
    ['MEETING_BE', [[['rail', 1, 2]]], '/trips UNKNOWN-KEY'],
    ['MEETING_R_SURVEY', [60, 50], '/k RANGE'],
    ['MEETING_R_HYBRID', [0, 0], '/R DIV-ZERO'],
    ['MEETING_R_DURATION', [[['long'], [45]], 60], '/minutes/0 TYPE'],
  ])('%s of %j says what is wrong', (name, args, expected) => {
    expect(run(name, ...args)).toEqual([[expected]])
  })
})

describe('a range of rows', () => {
  const be = (...rows: unknown[][]) => run('MEETING_BE', rows)
  const expected = [[0.03546 * 10 + 0.14861 * 20]]

  test.each<[string, unknown[][]]>([
    [
      'keys',
      [
        ['mode', 'L'],
        ['rail', 10],
        ['taxi', 20],
      ],
    ],
    [
      'keys in another order',
      [
        ['L', 'mode'],
        [10, 'rail'],
        [20, 'taxi'],
      ],
    ],
    [
      'Chinese titles',
      [
        ['出行工具', '出行量'],
        ['铁路', 10],
        ['出租车', 20],
      ],
    ],
    [
      'English titles in any case',
      [
        ['means of transport', 'TRAVEL VOLUME'],
        ['Rail', 10],
        ['Taxi', 20],
      ],
    ],
    [
      'spaces and full-width letters',
      [
        [' mode ', 'Ｌ'],
        ['rail ', '１０'],
        ['taxi', 20],
      ],
    ],
    [
      'parts',
      [
        ['mode', 'n', 'd', 'k'],
        ['rail', 1, 5, ''],
        ['taxi', 2, 10, 1],
      ],
    ],
    [
      'factors as text and number',
      [
        ['出行排放因子', 'L'],
        ['rail', 10],
        [0.14861, 20],
      ],
    ],
    [
      'no header',
      [
        ['rail', 10],
        ['taxi', 20],
      ],
    ],
    [
      'no header, factors',
      [
        [0.03546, 10],
        ['0.14861', 20],
      ],
    ],
    [
      'blank rows',
      [
        ['mode', 'L'],
        ['', ''],
        ['rail', 10],
        [null, undefined],
        ['taxi', 20],
        [' ', ''],
      ],
    ],
    [
      'blank columns to the right',
      [
        ['mode', 'L', ''],
        ['rail', 10, ''],
        ['taxi', 20, null],
      ],
    ],
  ])('with %s', (_, rows) => {
    expect(be(...rows)).toEqual(expected)
  })

  test('a misspelled column is pointed out', () => {
    expect(
      says('MEETING_BE', [
        ['mode', 'distance', 'L'],
        ['rail', 1, 2],
      ]),
    ).toBe('Column 3 of trips has no name: name the columns in the first row, there is mode, EF_t, L')
    expect(
      says('MEETING_BE', [
        ['mode', 'Volume'],
        ['rail', 10],
      ]),
    ).toContain('"Volume" cannot be read')
  })

  test('a column without a name may not hold values', () => {
    expect(be(['mode', '', 'L'], ['rail', '', 10])).toEqual([[0.03546 * 10]])
    expect(be(['mode', '', 'L'], ['rail', 5, 10])).toEqual([['/trips UNKNOWN-KEY']])
  })

  test('no column stands twice', () => {
    expect(be(['mode', 'L', '出行量'], ['rail', 5, 10])).toEqual([['/trips CONFLICT']])
  })

  test('a list may stand below its own name', () => {
    for (const header of ['value', '时长', 'Duration', 'minutes', '会议时长', 'Durations of the meetings']) {
      expect(run('MEETING_R_DURATION', [[header], [45], [90]], 60), header).toEqual([[0.5]])
    }
  })
})

const block = [
  ['[trips]', null, null],
  ...trips.map((row) => [...row, '']),
  ['', '', ''],
  ['项目排放路径', 'simulated', ''],
  ['[Equivalent physical servers]', '', ''],
  ...servers,
  [null, null, null],
  ['PUE', 1.3, ''],
  ['EF_e', 0.5703, 'kgCO2/kWh'],
  ['潜在替代率', '60%', '-'],
]
const rateBlock = [
  ['route', '用户问卷'],
  ['k', 30],
  ['n', 50],
  ['conservative', true],
]

describe('with a block', () => {
  const info = 'M-FACTOR-FOREIGN, M-CO2-ONLY'
  const sameCodes = (codes: unknown) => String(codes).split(', ').toSorted().join(', ')

  test.each([
    ['MEETING_BE', block, example.BE],
    ['MEETING_PE_SERVERS', block, example.PE],
    ['MEETING_ER', block, example.ER],
    ['MEETING_R_SURVEY', rateBlock, expect.closeTo(0.461814, 6)],
  ])('%s takes all inputs and adds the codes', (name, cells, expected) => {
    const [[value, codes] = [], ...more] = run(name, cells)
    expect([value, sameCodes(codes), more]).toEqual([expected, cells === block ? sameCodes(info) : '', []])
    expect(run(name, cells, null, undefined, '')).toEqual([[value, codes]])
  })

  test('rows and lists in sections, in one cell, and of any width', () => {
    const list = [
      ['route', 'duration'],
      ['[minutes]', ''],
      [45, ''],
      [90, ''],
      ['', ''],
      ['threshold', 60],
    ]
    const titled = [
      ['route', 'duration'],
      ['[会议时长]', ''],
      ['value', ''],
      [45, ''],
      [90, ''],
      ['', ''],
      ['threshold', 60],
    ]
    const compact = [
      ['route', 'duration'],
      ['minutes', '45;90'],
      ['threshold', 60],
    ]
    for (const cells of [list, titled, compact]) expect(run('MEETING_R_DURATION', cells)).toEqual([[0.5, '']])
    const rows = [
      ['trips', 'rail:10'],
      ['peRoute', 'measured'],
      ['EG', 0],
      ['EF_e', 0],
      ['R', 1],
    ]
    expect(run('MEETING_BE', rows)[0]?.[0]).toBe(0.03546 * 10)
  })

  test('what it does not hold is asked for, what is no output is said', () => {
    const without = block.filter(([name]) => name !== 'PUE' && name !== '潜在替代率')
    expect(run('MEETING_ER', without)).toEqual([['/R MISSING; /PUE MISSING', 'MISSING']])
  })

  test('other arguments beside it are refused', () => {
    const conflict = 'A block or table holds all inputs: remove the other arguments'
    expect(says('MEETING_ER', block, 2, 0.5)).toBe(conflict)
    expect(says('MEETING_BE', block, 'cn-2024')).toBe(conflict)
    expect(run('MEETING_BE', block, 'cn-2024')).toEqual([[' CONFLICT']])
  })

  test.each<[string, unknown[][], string, RegExp]>([
    [
      'a misspelled name',
      [...block, ['Regoin', 'CN']],
      '/Regoin UNKNOWN-KEY',
      /The key "Regoin" is not known: did you mean region\? The keys are trips/,
    ],
    [
      'a misspelled section',
      [...block, ['', '', ''], ['[server]', '', ''], ['N', 'P', 'h']],
      '/server UNKNOWN-KEY',
      /"server"/,
    ],
    ['a section of no rows', [...block, ['', '', ''], ['[R]', '', ''], [1, '', '']], '/R UNKNOWN-KEY', /"R"/],
    [
      'a section without a header',
      [
        ['[trips]', ''],
        ['rail', 10],
        ['', ''],
        ['R', 1],
        ['EG', 1],
      ],
      '/trips UNKNOWN-KEY',
      /The row below \[trips\] must name the columns: mode, EF_t, L/,
    ],
    ['a name given twice', [...block, ['R', 0.5, '']], '/R CONFLICT', /R is given twice/],
    [
      'another unit',
      [...block.slice(0, -2), ['EF_e', 0.5703, 'kgCO2/MWh'], ['R', 0.6, '']],
      '/EF_e UNIT',
      /EF_e is measured in kgCO2\/kWh, the sheet says kgCO2\/MWh: convert it/,
    ],
    ['a value that cannot be read', [...block.slice(0, -1), ['R', 'high', '']], '/R TYPE', /"high" cannot be read/],
  ])('%s is pointed out', (_, cells, expected, text) => {
    expect(run('MEETING_ER', cells)).toEqual([[expected, expected.split(' ')[1]]])
    expect(says('MEETING_ER', cells)).toMatch(text)
  })

  test('a function of a fixed route takes no block of another', () => {
    expect(run('MEETING_PE', block)).toEqual([['/peRoute CONFLICT', 'CONFLICT']])
    const silent = [
      ['trips', 'rail:10'],
      ['EG', 10],
      ['EF_e', 0.5],
      ['R', 1],
    ]
    expect(run('MEETING_PE', silent)[0]?.[0]).toBe(5)
  })

  test('what is neither block nor table is refused with names that would be', () => {
    expect(
      says('MEETING_ER', [
        ['a', 1],
        ['b', 2],
      ]),
    ).toBe(
      'BE takes one cell; the first column of a block, or the first row of a table, must hold names of meeting such as trips, travelSet, peRoute, EG',
    )
  })
})

describe('with a table', () => {
  const header = ['trips', 'peRoute', '电力消耗量', 'EF_e', 'R', 'apply']
  const good = ['rail:10', 'measured', 100, 0.5, 0.5, '']
  const table = [
    header,
    good,
    ['camel:10', 'measured', 100, 0.5, 0.5, ''],
    ['', '', '', '', '', ''],
    ['taxi:1000', '实测电量', '100', '北京', '50%', 'auto'],
    ['rail:10', 'measured', 'x', 0.5, 2, ''],
    good,
  ]

  test('one result a case: errors among good rows, blank rows blank', () => {
    const inputs = {
      trips: [{ mode: 'taxi', L: 1000 }],
      peRoute: 'measured',
      EG: 100,
      EF_e: '北京',
      R: 0.5,
      apply: 'auto',
    }
    const er = (0.03546 * 10 - 50) * 0.5
    const answer = run('MEETING_ER', table)
    expect(answer.map(([value]) => value)).toEqual([
      er,
      '/trips/0/mode EF-UNKNOWN',
      '',
      outputOf(meeting, inputs, 'ER'),
      '/EG TYPE',
      er,
    ])
    expect(answer[0]?.[1]).toMatch(/M-NEGATIVE/)
    expect(answer.map((row) => row.length)).toEqual([2, 2, 2, 2, 2, 2])
    expect([answer[1]?.[1], answer[2]?.[1], answer[4]?.[1]]).toEqual(['EF-UNKNOWN', '', 'TYPE'])
  })

  test('of many cases gives each what it gives alone', () => {
    const scalars = fc.record({
      BE: fc.constant('rail:1000'),
      EG: fc.integer({ min: 0, max: 999 }),
      R: fc.integer({ min: 0, max: 100 }),
    })
    fc.assert(
      fc.property(fc.array(scalars, { minLength: 1, maxLength: 20 }), (cases) => {
        const rows = cases.map(({ BE, EG, R }) => [BE, 'measured', EG, 0.5, `${R}%`, ''])
        const answer = run('MEETING_ER', [header, ...rows])
        expect(answer).toEqual(rows.flatMap((row) => run('MEETING_ER', [header, row])))
      }),
      { numRuns: 50 },
    )
  })

  test('a misspelled column and a column without a header are pointed out in every row', () => {
    expect(
      run('MEETING_ER', [
        [...header, 'Aply'],
        [...good, 'both'],
      ]),
    ).toEqual([['/Aply UNKNOWN-KEY', 'UNKNOWN-KEY']])
    expect(
      says('MEETING_ER', [
        [...header, ''],
        [...good, 'both'],
      ]),
    ).toBe('Column 7 has no header')
    expect(
      run('MEETING_ER', [
        [...header, 'R'],
        [...good, 0.5],
      ]),
    ).toEqual([['/R CONFLICT', 'CONFLICT']])
  })

  test('an output that does not exist is #N/A', () => {
    const answer = find('GHG_RUN').run(['meeting', [header, ['rail:0', ...good.slice(1)]]])
    const cell = answer[1]?.[3]
    expect(answer[0]?.[3]).toBe('ratio')
    expect(typeof cell === 'object' && [errorCode(cell.problems), errorText(cell.problems, 'en')]).toEqual([
      '#N/A',
      'NO-OUTPUT ratio does not exist in this case',
    ])
  })
})

/** Texts lose the spaces around them, blank ones are not given, and some read as error values or sections: those become another. */
const readable = (value: unknown): unknown => {
  if (typeof value === 'string') return /^\s|\s$|^$|^[#[]/.test(value.normalize('NFKC')) ? '会议' : value
  if (Array.isArray(value)) return value.map(readable)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, readable(each)]))
}

test('a block reads back the inputs it holds', () => {
  for (const method of methods) {
    const { inputs: known } = method.definition
    fc.assert(
      fc.property(validInputs(method), fc.constantFrom('key', 'zh', 'en'), (drawn, name) => {
        const inputs = readable(drawn) as Inputs
        const cells = Object.entries(inputs).flatMap(([key, value]): unknown[][] => {
          const input = known[key]
          if (!input) return expect.fail(key)
          const title = name === 'key' ? key : input.label[name as 'zh' | 'en']
          if (input.kind === 'matrix') return [[`[${title}]`, ''], ...(value as unknown[][]), ['', '']]
          if (!isGroup(input)) return [[title, value]]
          const columns = Object.keys(columnsOf(input))
          const rows = (value as readonly unknown[]).map((row) =>
            input.kind === 'list' ? [row] : columns.map((column) => (row as Inputs)[column] ?? ''),
          )
          return [[`[${title}]`, ''], columns, ...rows, ['', '']]
        })
        expect(readBlock(method, cells)).toEqual({ ok: true, inputs })
      }),
      { numRuns: 200 },
    )
  }
})

test('readTable answers each row in its place', () => {
  expect(
    readTable(rate, [
      ['route', 'k', 'n'],
      ['survey', 1, 2],
      ['', null, undefined],
      ['survey', 'x', 2],
    ]),
  ).toMatchObject([
    { ok: true, inputs: { route: 'survey', k: 1, n: 2 } },
    undefined,
    { ok: false, problems: [{ path: '/k', code: 'TYPE' }] },
  ])
})

test('a range may be as long as a sheet is', () => {
  const blank = Array<string>(3).fill('')
  const table = [['route', 'k', 'n'], ...Array<string[]>(200_000).fill(blank), ['survey', 1, 2]]
  expect(run('MEETING_R_SURVEY', table).at(-1)).toEqual([0.5, ''])
})

describe('the functions of all methods', () => {
  test('GHG_RUN of a block gives key, value and unit; a method is named by id or title', () => {
    for (const name of ['meeting', '在线会议减排量', 'EMISSION reduction of online meetings', [['meeting']]]) {
      expect(run('GHG_RUN', name, block)).toEqual([
        ['key', 'value', 'unit'],
        ['BE', example.BE, 'kgCO2e'],
        ['EG_p', 1.3, 'kWh'],
        ['PE', example.PE, 'kgCO2e'],
        ['ratio', example.PE / example.BE, '-'],
        ['ER', example.ER, 'kgCO2e'],
      ])
    }
  })

  test('GHG_RUN of a table gives a row a case', () => {
    const table = [
      ['route', 'k', 'n'],
      ['survey', 1, 2],
      ['', '', ''],
      ['survey', 3, 2],
    ]
    expect(run('GHG_RUN', 'meeting-rate', table)).toEqual([
      ['R', 'codes'],
      [0.5, ''],
      ['', ''],
      ['/k RANGE', 'RANGE'],
    ])
  })

  test('GHG_TRACE shows every step, or those of one output', () => {
    const [header, ...lines] = run('GHG_TRACE', 'meeting', block)
    expect(header).toEqual([
      'path',
      '名称',
      'label',
      'formula',
      'numbers',
      'value',
      'unit',
      'clause',
      'basis',
      'status',
      'factor',
    ])
    expect(lines.find(([path]) => path === '/PE')).toEqual([
      '/PE',
      '项目排放量',
      'Project emissions',
      expect.stringContaining('EG_p * EF_e'),
      '1.3 * 0.5703 * 1',
      example.PE,
      'kgCO2e',
      '2.3.5 (2)',
      'seed',
      'derived',
      '',
    ])
    expect(lines.find(([path]) => path === '/trips/0/EF_t')?.slice(-2)).toEqual(['factor', 'travel/rail/uk-2023/2023'])
    const paths = (output: string) =>
      run('GHG_TRACE', 'meeting', block, output)
        .slice(1)
        .map(([path]) => path)
    expect(paths('BE')).toContain('/trips/3/E')
    expect(paths('BE')).not.toContain('/PE')
    expect(paths('ER').length).toBeGreaterThan(paths('PE').length)
    expect(says('GHG_TRACE', 'meeting', block, 'EX')).toBe('There is no output "EX": there is BE, EG_p, PE, ratio, ER')
  })

  test('GHG_WARNINGS lists what is to be said, errors too', () => {
    const [header, ...lines] = run('GHG_WARNINGS', 'meeting', block)
    expect(header).toEqual(['code', 'severity', 'path', 'clause', '说明', 'text'])
    expect(lines.map(([code, severity]) => `${code} ${severity}`)).toContain('M-CO2-ONLY info')
    expect(run('GHG_WARNINGS', 'meeting', [...block.slice(0, -1), ['R', 2, '']])[1]?.slice(0, 4)).toEqual([
      'RANGE',
      'error',
      '/R',
      '2.3.6 (3)',
    ])
    expect(run('GHG_WARNINGS', 'meeting-rate', rateBlock)).toEqual([header])
  })

  test.each<[string, unknown[], string, RegExp]>([
    ['GHG_RUN', [], '/method CHOICE', /There is no method "": there is meeting, meeting-rate/],
    ['GHG_RUN', ['weather', block], '/method CHOICE', /There is no method "weather"/],
    ['GHG_RUN', ['meeting'], '/block TYPE', /The range is not recognised.*such as trips, travelSet/],
    ['GHG_RUN', ['meeting', [['a', 1]]], '/block TYPE', /not recognised/],
    [
      'GHG_TRACE',
      [
        'meeting-rate',
        [
          ['route', 'k', 'n'],
          ['survey', 1, 2],
        ],
      ],
      '/block TYPE',
      /A block is wanted here, not a table/,
    ],
    ['GHG_WARNINGS', ['meeting', null], '/block TYPE', /not recognised/],
    ['GHG_FACTOR', [], '/family MISSING', /Give a family such as grid or travel, or a factor id/],
    ['GHG_FACTOR', ['grid', 'Atlantis'], '/place_or_mode EF-UNKNOWN', /"Atlantis" is not a known place/],
    ['GHG_FACTOR', ['grid', '西藏'], '/place_or_mode EF-NONE', /Tibet/],
    ['GHG_FACTOR', ['grid/average/CN/1999'], '/family EF-UNKNOWN', /There is no factor/],
    ['GHG_FACTOR', ['grid', '北京', 'last'], '/year TYPE', /"last" cannot be read/],
    ['GHG_FACTOR', ['steel'], '/place_or_mode EF-UNKNOWN', /The library has no family "steel"/],
    ['GHG_FACTOR', ['steel/x'], '/place_or_mode EF-UNKNOWN', /The library has no family "steel"/],
    ['GHG_FACTOR', ['material'], '/place_or_mode EF-UNKNOWN', /Name which material factor you want.*pp, hdpe/],
    ['GHG_FACTOR', ['material', 'unobtanium'], '/place_or_mode EF-UNKNOWN', /no "unobtanium".*pp, hdpe/],
    ['GHG_FACTOR', ['footprint', '西藏'], '/place_or_mode EF-NONE', /footprint\/average.*Tibet/],
    ['GHG_FACTOR', ['water/sewage', 'Atlantis'], '/place_or_mode EF-UNKNOWN', /"Atlantis" is not a known place/],
    ['GHG_GWP', [], '/gas MISSING', /Give a gas such as CH4/],
    ['GHG_GWP', ['O3'], '/gas EF-UNKNOWN', /no "O3.*co2, ch4/],
    ['GHG_GWP', ['CH4', 'AR4'], '/set CHOICE', /There is no set "AR4": there is AR5, AR6/],
  ])('%s of %j says what is wrong', (name, args, expected, text) => {
    expect(run(name, ...args)).toEqual([[expected]])
    expect(says(name, ...args)).toMatch(text)
  })

  test.each<[unknown[], number]>([
    [['grid'], 0.5306],
    [['grid', '北京'], 0.5554],
    [['grid', '北京', 2022], 0.558],
    [['grid', 'Beijing', '2022'], 0.558],
    [['travel', 'rail'], 0.03546],
    [['travel', '铁路', null], 0.03546],
    [['grid/average/CN/2021'], 0.5568],
    [['grid', 'grid/average/CN/2021'], 0.5568],
    [[[['travel']], [['taxi']]], 0.14861],
    [['travel', 'bus', 2024], 0.052],
    [['travel/bus', 'GB', 2024], 0.10846],
    [['grid', 'fossil'], 0.8273],
    [['grid/fossil', '四川', 2022], 0.8325],
    [['footprint'], 0.5777],
    [['footprint', '北京', 2023], 0.6205],
    [['footprint', 'coal'], 0.924],
    [['footprint', '光伏发电', 2023], 0.0545],
    [['pue', '北京'], 1.35],
    [['pue', 'green'], 1.3],
    [['material', '聚丙烯'], 3.1],
    [['material', 'board-primary', 2024], 1.194],
    [['water'], 0.168],
    [['water/sewage', '英国', 2024], 0.186],
    [['waste', 'weee-landfill'], 8.98],
    [['gwp', 'SF6'], 24300],
    [['gwp/sf6/ar5/2013'], 23500],
  ])('GHG_FACTOR of %j is %d', (args, expected) => {
    expect(run('GHG_FACTOR', ...args)).toEqual([[expected]])
  })

  test.each<[unknown[], number]>([
    [['CH4'], 27.9],
    [['CH₄', 'AR5'], 28],
    [['甲烷', null], 27.9],
    [['ch4-fossil', 'ar6'], 29.8],
    [['HFC-134a'], 1530],
    [['R134a', 'ar5'], 1300],
    [['NF3'], 17400],
    [[[['CO2']], [['AR6']]], 1],
  ])('GHG_GWP of %j is %d', (args, expected) => {
    expect(run('GHG_GWP', ...args)).toEqual([[expected]])
  })

  test('GHG_FACTOR_INFO tells of every family, and leaves out what a figure does not have', () => {
    for (const family of families) {
      const [record] = listFactors({ family })
      if (record === undefined) continue
      const info = Object.fromEntries(run('GHG_FACTOR_INFO', record.id))
      expect(info).toMatchObject({ id: record.id, value: record.value, unit: record.unit })
    }
    expect(Object.fromEntries(run('GHG_FACTOR_INFO', 'pue', '北京'))).not.toHaveProperty('gases')
    expect(Object.fromEntries(run('GHG_FACTOR_INFO', 'gwp', '甲烷'))).toMatchObject({ gwp: 'AR6', place: 'GLO' })
  })

  test('GHG_FACTOR_INFO says where it comes from', () => {
    const info = Object.fromEntries(run('GHG_FACTOR_INFO', 'grid', '北京', 2022))
    expect(info).toMatchObject({
      id: 'grid/average/CN-BJ/2022',
      value: 0.558,
      unit: 'kgCO2/kWh',
      place: 'CN-BJ',
      year: 2022,
      certainty: 'S2',
      licence: 'not seen',
      url: expect.stringMatching(/^https:/),
    })
  })

  test('GHG_VERSION names everything a result depends on', () => {
    const [[text]] = run('GHG_VERSION') as [[string]]
    expect(text).toContain(`Tanbiao ${version}; factors `)
    for (const { id, edition } of definitions) expect(text).toContain(`${id}@${edition}`)
  })
})

describe('error cells', () => {
  const problem = (code: string, clause?: string) => ({
    path: '',
    code,
    severity: 'error' as const,
    zh: `甲 ${code}`,
    en: `a ${code}`,
    ...(clause ? { clause } : {}),
  })
  test.each([
    [['EF-NONE'], '#N/A'],
    [['EF-NONE', 'EF-UNKNOWN'], '#N/A'],
    [['NO-OUTPUT'], '#N/A'],
    [['EF-NONE', 'MISSING'], '#VALUE!'],
    [['RANGE'], '#VALUE!'],
  ] as const)('%j is %s', (codes, expected) => {
    expect(errorCode(codes.map((code) => problem(code)))).toBe(expected)
  })

  test('say why in one language, and at most three times', () => {
    const four = ['RANGE', 'TYPE', 'MISSING', 'CHOICE'].map((code) =>
      problem(code, code === 'TYPE' ? '2.1' : undefined),
    )
    expect(errorText(four, 'zh')).toBe('RANGE 甲 RANGE\nTYPE 甲 TYPE [2.1]\nMISSING 甲 MISSING\n+1')
    expect(errorText(four.slice(0, 1), 'en')).toBe('RANGE a RANGE')
  })
})

describe('what hosts ask for', () => {
  test('the functions, in order', () => {
    expect(
      functions.map(
        ({ name, parameters }) =>
          `${name}(${parameters.map((one) => (one.required ? one.name : `[${one.name}]`)).join(', ')})`,
      ),
    ).toEqual([
      'MEETING_BE(trips, [travelSet])',
      'MEETING_PE(EG, [EF_e], [year])',
      'MEETING_PE_SERVERS(servers, PUE, [EF_e], [year])',
      'MEETING_PE_SHARE(E_prov, fee, revenue)',
      'MEETING_ER(BE, PE, R, [apply])',
      'MEETING_R_SURVEY(k, n, [conservative])',
      'MEETING_R_HYBRID(offline, online)',
      'MEETING_R_DURATION(minutes, threshold)',
      'MEETING_R_DISTANCE(km, threshold)',
      'CLOUDDOC_TRAFFIC_BASE(N_d, S, V, r)',
      'CLOUDDOC_TRAFFIC(N_d, O, b_o, Q, b_q, f)',
      'CLOUDDOC_BE(N_d, S, V, r, I_net, [EF_n], [p_B], [year])',
      'CLOUDDOC_PE_NET(N_d, O, b_o, Q, b_q, f, I_net, [EF_n], [year])',
      'CLOUDDOC_PE_DC(E_dc, [EF_dc], [year])',
      'CLOUDDOC_PE_STORAGE(TB, w, operations, e_q, PUE, [EF_dc], [rho], [days], [year])',
      'CLOUDDOC_PE(PE_net, PE_dc)',
      'CLOUDDOC_ER(BE, PE, [LE])',
      'CLOUDDOC_BREAKEVEN(G_B, G_P, PE_dc, [EF_n], [p_B], [LE], [year])',
      'CLOUDDOC_BAND(G_B, G_P, PE_dc, [EF_n], [p_B], [LE], [year])',
      'CLOUD_POOL(pools, [year])',
      'CLOUD_PUBLIC(services_direct, use, [allocation])',
      'CLOUD_PRODUCT(services_direct, use, products_direct, [allocation])',
      'CLOUD_CUSTOMER(product, usage, [products_capacity])',
      'CLOUD_UNALLOCATED(product, usage, [products_capacity])',
      'PCF_STAGE(flows, stage, [quantity], [lifetime])',
      'PCF_TOTAL(flows, [quantity], [lifetime])',
      'PCF_CUTOFF(flows, [quantity], [lifetime])',
      'PCF_PRIMARY(flows, [quantity], [lifetime])',
      'PCF_QUALITY(flows, [quantity], [lifetime])',
      'CLOUD_ESTIMATE(vCPUh, [u], [TBh], [GBh], [GB], [I_net], [PUE], [EF], [year])',
      'PCF_TEC(loads)',
      'PCF_USE_SERVER(loads, lifetime, [EF], [year])',
      'PCF_OVERHEAD(TEC, lifetime, PUE, [EF], [year])',
      'PCF_USE_STORAGE(P_active, P_idle, a, lifetime, [EF], [year])',
      'PCF_TRANSPORT(legs, [freightSet], [year])',
      'PCF_ALLOCATE(quantity, total)',
      'PCF_MATERIAL(mass, Ev, Erec, R1)',
      'PCF_EOL(mass, R2, Ed, [Et])',
      'PCF_COMPONENT(type, [size], [density])',
      'GHG_RUN(method, block_or_table)',
      'GHG_TRACE(method, block, [output])',
      'GHG_WARNINGS(method, block)',
      'GHG_UNCERTAINTY(method, block, [output])',
      'GHG_SENSITIVITY(method, block, [output])',
      'GHG_FACTOR(family, [place_or_mode], [year])',
      'GHG_FACTOR_INFO(family, [place_or_mode], [year])',
      'GHG_GWP(gas, [set])',
      'GHG_VERSION()',
    ])
  })

  test.each(functions.map((one) => [one.name, one] as const))(
    '%s has a name and parameters that spreadsheets accept',
    (name, one) => {
      expect(name).toMatch(/^[A-Z][A-Z0-9_.]{2,63}$/)
      // neither a cell (A1 to XFD1048576) nor a row and column (R1C1)
      expect(name).not.toMatch(/^[A-Z]{1,3}\d+$/)
      expect(name).not.toMatch(/^R\d*C\d*$/)
      expect(functions.filter((other) => other.name.toUpperCase() === name.toUpperCase())).toEqual([one])
      expect(one.parameters.length).toBeLessThanOrEqual(255)
      const names = one.parameters.map((each) => each.name)
      expect(new Set(names).size).toBe(names.length)
      for (const each of names) expect(each).toMatch(/^[A-Za-z][A-Za-z0-9_.]*$/)
      expect(names.length).toBe(one.parameters.length)
      // what is required stands first
      const required = one.parameters.map((each) => each.required)
      expect(required).toEqual(required.toSorted((a, b) => Number(b) - Number(a)))
      for (const { zh, en } of [one.help, ...one.parameters.map(({ help }) => help)]) {
        expect([/[\u4e00-\u9fff]/.test(zh), en !== '', en === zh]).toEqual([true, true, false])
      }
      expect(one.example.startsWith(`=${name}(`)).toBe(true)
    },
  )

  test('parameters come from the definition', () => {
    for (const { definition } of methods) {
      for (const [key, { takes, selects }] of Object.entries(definition.functions)) {
        const { parameters, method } = find(`${definition.prefix}_${key}`)
        const sharing = methods.find(
          ({ definition: { prefix, functions } }) => prefix === definition.prefix && functions[key],
        )
        expect(method).toBe(sharing?.definition.id)
        const [first, ...more] = takes
        const selector = selects === undefined ? [] : [selects.split('.')[1] ?? '']
        expect(parameters.map(({ key, name }) => key ?? name)).toEqual(
          [first, ...selector, ...more].map((take) => parameterKey(take ?? '')),
        )
        for (const take of takes)
          expect(parameters.find(({ key }) => key === parameterKey(take))?.required).toBe(!isOptional(take))
      }
    }
    expect(find('MEETING_ER').parameters[3]).toMatchObject({ kind: 'choice', options: { auto: { zh: '自动' } } })
    expect(find('MEETING_R_HYBRID').parameters.map(({ kind }) => kind)).toEqual(['range', 'value'])
  })

  test('titles name one input each, and no other key', () => {
    for (const { definition } of methods) {
      const groups = [
        definition.inputs,
        ...Object.values(definition.inputs).flatMap((input) => (input.kind === 'rows' ? [input.columns] : [])),
      ]
      for (const inputs of groups) {
        for (const [key, { label }] of Object.entries(inputs)) {
          for (const name of [key, label.zh, label.en, label.en.toUpperCase(), ` ${label.zh} `])
            expect(keyNamed(inputs, name), name).toBe(key)
        }
      }
    }
  })
})
