/** How cells are read: the table of readings line by line, hostile texts, and that every accepted way of writing a number reads back as that number. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { prepare } from '../../core/calculate.ts'
import { type Cell, choice, factor, flag, quantity, share, textInput } from '../../core/method.ts'
import { meeting as definition } from '../../core/methods/meeting.ts'
import { meetingRate } from '../../core/methods/meeting-rate.ts'
import { readParams } from '../../core/tables/params.ts'
import { readCell } from '../../core/tables/readings.ts'
import { readCompact } from '../../core/tables/rows.ts'

const plain = quantity('-', '数', 'Number')
const kWh = quantity('kWh', '电量', 'Electricity')
const rate = share('比例', 'Share')
const grid = factor('grid', 'kgCO2/kWh', '电力因子', 'Grid factor', { place: 'region' })
const travel = factor('travel', 'kgCO2e/pkm', '出行因子', 'Travel factor', { mode: 'mode' })
const way = choice('方式', 'Way', { both: { zh: '两者', en: 'Both sides' }, auto: { zh: '自动', en: 'Automatic' } })
const yes = flag('是否', 'Whether')
const note = textInput('备注', 'Note')
const day = textInput('日期', 'Day', { date: true })
const cells = { plain, kWh, rate, grid, travel, way, yes, note, day } satisfies Record<string, Cell>

const read = (cell: Cell, raw: unknown) => {
  const reading = readCell(cell, raw, '/at')
  return reading.ok ? reading.value : reading.problem
}

describe('is read', () => {
  test.each<[keyof typeof cells, unknown, unknown]>([
    // not given
    ...(Object.keys(cells) as (keyof typeof cells)[]).flatMap((cell): [keyof typeof cells, unknown, unknown][] =>
      ['', '   ', '　', null, undefined].map((raw) => [cell, raw, undefined]),
    ),
    // numbers
    ['kWh', 0, 0],
    ['kWh', -1.5, -1.5],
    ['kWh', '4800', 4800],
    ['kWh', '４８００', 4800],
    ['kWh', '４，８００．５', 4800.5],
    ['kWh', ' 4800 ', 4800],
    ['kWh', '　4800　', 4800],
    ['kWh', '4,800.5', 4800.5],
    ['kWh', '1,234,567', 1234567],
    ['kWh', '-4,800', -4800],
    ['kWh', '+5', 5],
    ['kWh', '－5', -5],
    ['kWh', '.5', 0.5],
    ['kWh', '5.', 5],
    ['kWh', '1e-3', 0.001],
    ['kWh', '1E3', 1000],
    ['kWh', '007', 7],
    // percentages
    ['rate', '60%', 0.6],
    ['rate', '60 %', 0.6],
    ['rate', '６０％', 0.6],
    ['rate', '0.5%', 0.005],
    ['rate', '-5%', -0.05],
    ['plain', '1,200%', 12],
    // factors
    ['grid', 0.5306, 0.5306],
    ['grid', '0.5306', 0.5306],
    ['grid', '110000', '110000'],
    ['grid', '１１００００', '110000'],
    ['grid', 110000, 110000],
    ['grid', ' 北京 ', '北京'],
    ['grid', 'grid/average/CN-BJ/2023', 'grid/average/CN-BJ/2023'],
    ['travel', '110000', 110000],
    ['travel', '高铁', '高铁'],
    // choices
    ['way', 'both', 'both'],
    ['way', 'BOTH', 'both'],
    ['way', '两者', 'both'],
    ['way', 'automatic', 'auto'],
    ['way', ' ａｕｔｏ ', 'auto'],
    ['way', 'neither', 'neither'],
    ['way', 1, '1'],
    // flags
    ...['是', 'yes', 'YES', 'true', 'TRUE', ' true ', '1', 1, true].map((raw): ['yes', unknown, unknown] => [
      'yes',
      raw,
      true,
    ]),
    ...['否', 'no', 'No', 'false', '0', 0, false].map((raw): ['yes', unknown, unknown] => ['yes', raw, false]),
    // texts
    ['note', ' 会议 （一） ', '会议 （一）'],
    ['note', 42, '42'],
    ['note', true, 'true'],
    ['note', '#TODO', '#TODO'],
    // dates
    ['day', '2025年1月1日', '2025-01-01'],
    ['day', '２０２５／１２／３１', '2025-12-31'],
    ['day', '2025.2.3', '2025-02-03'],
    ['day', ' 2025-12-31 ', '2025-12-31'],
    ['day', '2025/2/30', '2025/2/30'],
    ['day', '1/2/2025', '1/2/2025'],
    ['day', 'soon', 'soon'],
    ['day', '2025-12-31', '2025-12-31'],
    ['day', 46022, '2025-12-31'],
    ['day', 46022.75, '2025-12-31'],
    ['day', 61, '1900-03-01'],
    ['day', 60, '60'],
    ['day', 2958465, '9999-12-31'],
    ['day', 2958466, '2958466'],
    ['note', 46022, '46022'],
  ])('%s %j as %j', (cell, raw, expected) => {
    expect(read(cells[cell], raw)).toBe(expected)
  })
})

test('a cell of a table and an item of a list are told by where they stand', () => {
  const at = (path: string) => {
    const reading = readCell(cells.kWh, 'x', path)
    return reading.ok ? '' : reading.problem.zh
  }
  expect(at('/usage/0/1')).toMatch(/^usage 第 1 行第 2 列（/)
  expect(at('/names/2')).toMatch(/^names 第 3 项（/)
  expect(at('/trips/0/L')).toMatch(/^L（/)
})

describe('is refused, with a suggestion', () => {
  test.each<[keyof typeof cells, unknown, string]>([
    ['kWh', '1,5', 'write the decimal point as "."'],
    ['kWh', '12,34', 'write the decimal point as "."'],
    ['kWh', '4.800,5', 'write the decimal point as "."'],
    ['rate', '1,5%', 'write the decimal point as "."'],
    ['kWh', '4.8万', 'write the number in full: 48000'],
    ['kWh', '1.005万', 'write the number in full: 10050'],
    ['kWh', '-2 亿', 'write the number in full: -200000000'],
    ['kWh', '0e0亿', 'write the number in full: 0'],
    ['kWh', '1e3万', 'write the number in full: 10000000'],
    ['kWh', '9e999万', 'give a number (kWh)'],
    ['kWh', '60%', 'a number with a unit cannot be a percentage'],
    ['grid', '60%', 'a number with a unit cannot be a percentage'],
    ['grid', '1,5', 'write the decimal point as "."'],
    ['kWh', '#N/A', 'the cell holds an error value, mend it first'],
    ['kWh', '#DIV/0!', 'the cell holds an error value, mend it first'],
    ['way', '#NAME?', 'the cell holds an error value, mend it first'],
    ['note', '#REF!', 'the cell holds an error value, mend it first'],
    ['yes', 'maybe', 'give yes or no'],
    ['yes', 2, 'give yes or no'],
    ['kWh', 'twelve', 'give a number (kWh)'],
    ['kWh', '5 kWh', 'write the number alone, in kWh'],
    ['kWh', '4,800度', 'write the number alone, in kWh'],
    ['rate', '0.6 pct', 'write the number alone, without a unit'],
    ['grid', '0.58 kgCO2/kWh', 'write the number alone, in kgCO2/kWh'],
    ['kWh', '三百', 'give a number (kWh)'],
    ['kWh', '1.2.3', 'give a number (kWh)'],
    ['kWh', '1,23,456', 'give a number (kWh)'],
    ['kWh', '1,2345', 'give a number (kWh)'],
    ['kWh', '1 000', 'give a number (kWh)'],
    ['kWh', '0x10', 'give a number (kWh)'],
    ['kWh', '--5', 'give a number (kWh)'],
    ['kWh', 'Infinity', 'give a number (kWh)'],
    ['kWh', 'NaN', 'give a number (kWh)'],
    ['kWh', '.', 'give a number (kWh)'],
    ['kWh', '%', 'give a number (kWh)'],
    ['kWh', '1.2.3万', 'give a number (kWh)'],
    ['kWh', '.万', 'give a number (kWh)'],
    ['rate', '1.2.3%', 'give a number (at least 0, at most 1)'],
    ['kWh', true, 'give a number (kWh)'],
    ['kWh', {}, 'give a number (kWh)'],
    ['grid', true, 'give a number (kgCO2/kWh, at least 0), a factor id or a place'],
    ['grid', '5x', 'give a number (kgCO2/kWh, at least 0), a factor id or a place'],
  ])('%s %j: %s', (cell, raw, advice) => {
    const { label } = cells[cell]
    const text = typeof raw === 'string' ? raw.normalize('NFKC').trim() : String(raw)
    expect(read(cells[cell], raw)).toMatchObject({
      path: '/at',
      code: 'TYPE',
      severity: 'error',
      en: `at (${label.en}): ${JSON.stringify(text)} cannot be read: ${advice}`,
      zh: expect.stringMatching(new RegExp(`^at（${label.zh}）无法读取 `)),
    })
  })
})

describe('a number', () => {
  const number = fc
    .oneof(
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.double({ min: -1e9, max: 1e9, noNaN: true }),
    )
    .map((x) => x + 0)
  const fullWidth = (text: string) =>
    text.replaceAll(/[!-~]/g, (char) => String.fromCodePoint((char.codePointAt(0) ?? 0) + 0xfee0))
  const grouped = (text: string) =>
    text.replace(/^(-?)(\d+)/, (_, sign: string, digits: string) => sign + digits.replaceAll(/\B(?=(\d{3})+$)/g, ','))
  /** The decimal point two places to the right, digit by digit. */
  const percent = (text: string) => {
    const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? []
    const digits = whole + fraction.padEnd(2, '0')
    const point = whole.length + 2
    return `${sign}${digits.slice(0, point).replace(/^0+(?=\d)/, '')}${digits.length > point ? `.${digits.slice(point)}` : ''}%`
  }

  test('reads back the same in every accepted way of writing it', () => {
    fc.assert(
      fc.property(number, (x) => {
        const text = String(x)
        const ways = [x, text, ` ${text} `, fullWidth(text), x.toExponential(), x < 0 ? text : `+${text}`]
        for (const way of ways) expect(read(kWh, way), String(way)).toBe(x)
        if (/^-?\d+(\.\d+)?$/.test(text)) {
          expect(read(kWh, grouped(text))).toBe(x)
          expect(read(kWh, fullWidth(grouped(text)))).toBe(x)
        }
      }),
      { numRuns: 1000 },
    )
  })

  test('reads back the same as a percentage', () => {
    expect([percent('0.6'), percent('12'), percent('-0.005'), percent('1.2345')]).toEqual([
      '60%',
      '1200%',
      '-0.5%',
      '123.45%',
    ])
    fc.assert(
      fc.property(number, (x) => {
        const text = String(x)
        fc.pre(/^-?\d+(\.\d+)?$/.test(text))
        expect(read(plain, percent(text)), percent(text)).toBe(x)
      }),
      { numRuns: 1000 },
    )
  })
})

test('whatever a cell holds, a reading is a value of its kind or a problem in both languages', () => {
  const hostile = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.array(fc.constantFrom(...'0123456789.,-+%eE万亿 ，．％#/!'), { maxLength: 12 }).map((chars) => chars.join('')),
    fc.constantFrom('__proto__', 'constructor', '=1+1', '\u0000', '\ud800', '1e999', '٣', '½', '²', '五'),
    fc.double(),
    fc.boolean(),
    fc.constantFrom(null, undefined, {}, []),
  )
  const kinds: Record<Cell['kind'], string[]> = {
    quantity: ['number'],
    factor: ['number', 'string'],
    choice: ['string'],
    flag: ['boolean'],
    text: ['string'],
  }
  fc.assert(
    fc.property(fc.constantFrom(...Object.values(cells)), hostile, (cell, raw) => {
      const reading = readCell(cell, raw, '/at')
      if (reading.ok) {
        expect(['undefined', ...kinds[cell.kind]]).toContain(typeof reading.value)
        if (typeof raw === 'string') expect(reading.value).not.toBeNaN()
        return
      }
      const { zh, en, path, code } = reading.problem
      expect([path, code, zh === en]).toEqual(['/at', 'TYPE', false])
      expect(zh + en).not.toMatch(/\b(NaN|undefined|Infinity)\b(?!")/)
    }),
    { numRuns: 3000 },
  )
})

describe('rows as compact text', () => {
  const trips = definition.inputs.trips as typeof definition.inputs.trips & { kind: 'rows' }
  const minutes = meetingRate.inputs.minutes as typeof meetingRate.inputs.minutes & { kind: 'list' }
  test.each([
    [
      'rail:1200;air-domestic:800',
      [
        { mode: 'rail', L: 1200 },
        { mode: 'air-domestic', L: 800 },
      ],
    ],
    [
      '0.03546:1,200; 铁路 : 30 ;',
      [
        { EF_t: 0.03546, L: 1200 },
        { mode: '铁路', L: 30 },
      ],
    ],
    [
      'ｒａｉｌ：１２００；ｔａｘｉ：３０',
      [
        { mode: 'rail', L: 1200 },
        { mode: 'taxi', L: 30 },
      ],
    ],
    ['mode:n:d;rail:3:25', [{ mode: 'rail', n: 3, d: 25 }]],
    ['rail', [{ mode: 'rail' }]],
    [';;', []],
  ])('%s', (text, expected) => {
    expect(readCompact(trips, 'trips', text)).toEqual({ value: expected, problems: [] })
  })

  test('a list', () => {
    expect(readCompact(minutes, 'minutes', '45;90; 1,200')).toEqual({ value: [45, 90, 1200], problems: [] })
  })

  test('points at the cell that cannot be read', () => {
    expect(readCompact(trips, 'trips', 'rail:12;taxi:many').problems).toMatchObject([
      { path: '/trips/1/L', code: 'TYPE' },
    ])
    expect(readCompact(trips, 'trips', 'rail:12:3').problems).toMatchObject([
      {
        path: '/trips',
        code: 'UNKNOWN-KEY',
        en: 'Column 3 of trips has no name: name the columns in the first row, there is mode, EF_t, L',
      },
    ])
    expect(readCompact(minutes, 'minutes', '45;x').problems).toMatchObject([{ path: '/minutes/1', code: 'TYPE' }])
  })
})

describe('parameters', () => {
  const meeting = prepare(definition)
  const read = (params: [string, unknown][]) => readParams(meeting, params)
  test('by key or title, rows as compact text, empty ones not given', () => {
    const expected = { ok: true, inputs: { trips: [{ mode: 'rail', L: 5 }], peRoute: 'measured', EG: 3, R: 0.6 } }
    expect(
      read([
        ['trips', 'rail:5'],
        ['peRoute', '实测电量'],
        ['EG', '3'],
        ['R', '60%'],
        ['note', ''],
        ['servers', ''],
      ]),
    ).toEqual(expected)
    expect(
      read([
        ['基准线出行', 'rail:5'],
        ['route of project emissions', 'MEASURED'],
        ['电力消耗量', '3'],
        ['潜在替代率', '0.6'],
      ]),
    ).toEqual(expected)
  })

  test('that are not known, or given twice, are problems', () => {
    for (const name of ['nope', '__proto__', 'constructor', 'r', '']) {
      expect(read([[name, '1']])).toMatchObject({
        ok: false,
        problems: [{ path: `/${name}`, code: 'UNKNOWN-KEY', en: expect.stringContaining(`"${name}"`) }],
      })
    }
    expect(
      read([
        ['R', '0.5'],
        ['潜在替代率', '0.6'],
        ['EG', 'x'],
      ]),
    ).toMatchObject({
      problems: [
        { path: '/R', code: 'CONFLICT', en: 'R is given twice' },
        { path: '/EG', code: 'TYPE' },
      ],
    })
  })
})
