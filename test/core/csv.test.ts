/** CSV files: cut anywhere, in both encodings, hostile ones, rows of every method there and back, and nothing that a sheet would compute. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { calculate, definitions, prepare } from '#core'
import { columnsOf, isGroup } from '#core/inputs'
import {
  atLines,
  type CsvCell,
  csvReader,
  csvText,
  longestCell,
  rowsCsv,
  rowsReader,
  widestRow,
} from '#core/tables/index'
import { validInputs } from './arbitrary.ts'

const runs = process.env.TANBIAO_FULL ? 3000 : 300

const utf8 = (text: string) => new TextEncoder().encode(text)

/** GB18030 by turning its decoder round: two bytes, four bytes of the basic plane, and the planes beyond by counting. */
const gb18030 = (() => {
  const decoder = new TextDecoder('gb18030', { ignoreBOM: true })
  const codes = new Map<string, number[]>()
  const add = (bytes: number[]) => {
    const text = decoder.decode(new Uint8Array(bytes))
    if ([...text].length === 1 && (text !== '\ufffd' || bytes.length === 4) && !codes.has(text)) codes.set(text, bytes)
  }
  for (let code = 0; code < 128; code++) add([code])
  for (let a = 0x81; a < 0xff; a++) for (let b = 0x40; b < 0xff; b++) add([a, b])
  const four = (n: number) => [
    Math.floor(n / 12600) + 0x81,
    (Math.floor(n / 1260) % 10) + 0x30,
    (Math.floor(n / 10) % 126) + 0x81,
    (n % 10) + 0x30,
  ]
  for (let n = 0; n < 39_420; n++) add(four(n))
  return (text: string): Uint8Array | undefined => {
    const bytes = [...text].map((char) => {
      const point = char.codePointAt(0) as number
      return point > 0xffff ? four(189_000 + point - 0x10000) : codes.get(char)
    })
    return bytes.includes(undefined) ? undefined : new Uint8Array((bytes as number[][]).flat())
  }
})()

const cutAt = (bytes: Uint8Array, size: number) =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) => bytes.slice(i * size, (i + 1) * size))

function readAll(pieces: readonly Uint8Array[]) {
  const rows: string[][] = []
  const lines: number[] = []
  const reader = csvReader((cells, line) => {
    rows.push(cells)
    lines.push(line)
  })
  for (const piece of pieces) reader.push(piece)
  return { rows, lines, fault: reader.end() }
}
const read = (file: string | Uint8Array) => readAll([typeof file === 'string' ? utf8(file) : file])

describe('a file', () => {
  test.each<[string, string, string[][]]>([
    [
      'commas',
      'a,b\r\n1,2\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'semicolons',
      'a;b\n1,5;2',
      [
        ['a', 'b'],
        ['1,5', '2'],
      ],
    ],
    [
      'tabs',
      'a\tb\n1,5\t2;3',
      [
        ['a', 'b'],
        ['1,5', '2;3'],
      ],
    ],
    ['as many commas as semicolons', 'a,b;c', [['a', 'b;c']]],
    [
      'signs in quotes do not count',
      '"a;b;c",d\n1,2',
      [
        ['a;b;c', 'd'],
        ['1', '2'],
      ],
    ],
    [
      'an inch in the header opens no quote',
      'l 5"",b;c,d\n1,2,3',
      [
        ['l 5""', 'b;c', 'd'],
        ['1', '2', '3'],
      ],
    ],
    [
      'a lone CR ends a line',
      'a,b\r1,2\r',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['mixed newlines', 'a\r\nb\nc\rd\n\re', [['a'], ['b'], ['c'], ['d'], [''], ['e']]],
    ['blank lines', '\r\n\na,b\n\n', [[''], [''], ['a', 'b'], ['']]],
    ['quotes', '"a","b ""c""\r\n, d",""\n', [['a', 'b "c"\r\n, d', '']]],
    ['a quote inside a cell', 'a "b",5"\n', [['a "b"', '5"']]],
    ['a last line without an end', 'a,', [['a', '']]],
    ['an empty last cell in quotes', '""', [['']]],
    ['a byte order mark', '\ufeffa,b', [['a', 'b']]],
    ['one before a quote', '\ufeff"a;",b', [['a;', 'b']]],
    ['only the first', '\ufeff\ufeffa', [['\ufeffa']]],
    ['nothing', '', []],
    ['a mark only', '\ufeff', []],
    ['NUL', 'a\0,\0\n', [['a\0', '\0']]],
    ['damage that the file says itself', 'a,北\ufffd', [['a', '北\ufffd']]],
  ])('%s', (_name, text, rows) => {
    expect(read(text)).toMatchObject({ rows, fault: undefined })
    expect(readAll(cutAt(utf8(text), 1))).toMatchObject({ rows, fault: undefined })
  })

  test('the lines in which rows begin', () => {
    const text = 'a\r\n"b\r\nb\nb\rb"\r\rc\n'
    expect(read(text).lines).toEqual([1, 2, 6, 7])
    expect(readAll(cutAt(utf8(text), 1)).lines).toEqual([1, 2, 6, 7])
  })

  test('GBK, cut anywhere, is told from UTF-8', () => {
    const text = '出行工具,出行量\n高铁,1200\n"国内,航班",800€\n𠮷,鿿\n'
    const bytes = gb18030(text) as Uint8Array
    const { rows } = read(text)
    for (const size of [1, 2, 3, 5, 1000]) expect(readAll(cutAt(bytes, size))).toMatchObject({ rows, fault: undefined })
  })

  test('the encoding shows late: after much ASCII, or not before the sample ends', () => {
    const late = `${'a,b\n'.repeat(50_000)}高铁,1\n`
    for (const bytes of [utf8(late), gb18030(late) as Uint8Array])
      expect(readAll(cutAt(bytes, 4096)).rows.at(-1)).toEqual(['高铁', '1'])
    const long = '高铁,国内航班\n'.repeat(10_000)
    for (const bytes of [utf8(long), gb18030(long) as Uint8Array])
      for (const size of [999, 65_536, bytes.length])
        expect(readAll(cutAt(bytes, size)).rows).toEqual(Array(10_000).fill(['高铁', '国内航班']))
  })

  test('with the encoding said', () => {
    // two characters of GBK that are one of UTF-8 as well
    const bytes = new Uint8Array([0xc1, 0xaa, 0xcd, 0xa8]).slice(2)
    const rows: string[][] = []
    const reader = csvReader((cells) => rows.push(cells), 'gb18030')
    reader.push(bytes)
    reader.end()
    expect(rows).toEqual([['通']])
  })
})

describe('is refused, with line and column', () => {
  const long = 'x'.repeat(longestCell)
  const wide = (count: number) => Array(count).fill('1').join(',')
  test.each<[string, string | Uint8Array, string, string]>([
    ['an unclosed quote', 'a,b\n1,"2\n3', 'BODY', 'Line 2, column 2: the quote is not closed'],
    ['text behind a quote', 'a,b\n\n"1"2,3', 'BODY', 'Line 3, column 1: text follows the closing quote'],
    ['a huge cell', `a,b\n1,${long}x`, 'LIMIT', 'Line 2, column 2: the cell has more than 32767 characters'],
    ['in quotes', `a\n"${long}x"`, 'LIMIT', 'Line 2, column 1: the cell has more than 32767 characters'],
    ['of quotes', `a\n"${'""'.repeat(longestCell + 1)}"`, 'LIMIT', 'Line 2, column 1: the cell has more than'],
    ['a wide row', `a\n${wide(widestRow + 1)}`, 'LIMIT', 'Line 2, column 1001: the row has more than 1000 cells'],
    [
      'no text',
      new Uint8Array([97, 10, 98, 44, 0xff, 0xff]),
      'BODY',
      'Line 2, column 2: from here on it is text neither',
    ],
    ['UTF-16', new Uint8Array([0xff, 0xfe, 97, 0, 44, 0, 98, 0]), 'BODY', 'Line 1, column 1: from here on'],
    ['a character cut off', utf8('a\n北').slice(0, -2), 'BODY', 'Line 2, column 1: from here on'],
  ])('%s', (_name, file, code, en) => {
    const bytes = typeof file === 'string' ? utf8(file) : file
    for (const size of [1, 7, bytes.length]) {
      const { fault } = readAll(cutAt(bytes, size))
      expect(fault).toMatchObject({
        path: '',
        code,
        en: expect.stringContaining(en),
        zh: expect.stringMatching(/^第 \d+ 行第 \d+ 列：/),
      })
    }
  })

  test('damage behind the sample', () => {
    const bytes = new Uint8Array([...utf8('高铁\n'.repeat(20_000)), 0xb8, 0xdf])
    expect(readAll(cutAt(bytes, 1000)).fault?.en).toContain('Line 20001, column 1')
  })

  test('on the dot', () => {
    expect(read(`${long},"${long}"\n${wide(widestRow)}`)).toMatchObject({
      fault: undefined,
      rows: [[long, long], Array(1000).fill('1')],
    })
    // the apostrophe that keeps a formula a text is not its own
    const formula = `=${'x'.repeat(longestCell - 1)}`
    expect(read(csvText([[formula]]))).toMatchObject({ fault: undefined, rows: [[formula]] })
    expect(read(csvText([[`${formula}x`]])).fault?.code).toBe('LIMIT')
  })

  test('an unclosed quote of 2 MB and other floods, quickly', () => {
    const floods = ['"', 'a,b\n"', '","', '""', ',', '\n', '"\n', "'", ' ', '北', '=', '\r']
    const start = performance.now()
    for (const flood of floods) {
      const bytes = utf8(flood.repeat(Math.ceil(2_000_000 / flood.length)))
      readAll(cutAt(bytes, 65_536))
      readAll([utf8('a,b\n"'), ...cutAt(bytes, 65_536)])
    }
    readAll(cutAt(utf8(`"${' '.repeat(2_000_000)}`), 16))
    expect(performance.now() - start).toBeLessThan(30_000)
  })
})

describe('written and read', () => {
  const any = fc.oneof(
    fc.string(),
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: fc.constantFrom(...'",;\t\r\n\'=+-@＝＋－＠ 　1.5e高铁\0\ufeff\ufffd\u200b') }),
  )
  const rows = fc.array(fc.array(any, { minLength: 1, maxLength: 5 }), { maxLength: 6 })
  const cuts = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 20 })
  const cut = (bytes: Uint8Array, sizes: readonly number[]) => {
    const pieces: Uint8Array[] = []
    for (let at = 0, i = 0; at < bytes.length; i++) {
      const size = sizes[i % sizes.length] as number
      pieces.push(bytes.slice(at, at + size))
      at += size
    }
    return pieces
  }

  test('texts are the same, however the file is cut, in both encodings', () => {
    fc.assert(
      fc.property(rows, cuts, fc.boolean(), (rows, sizes, bom) => {
        const text = csvText(rows, { bom })
        expect(readAll(cut(utf8(text), sizes))).toMatchObject({ rows, fault: undefined })
        const bytes = gb18030(text)
        // a few characters of GBK can be UTF-8 by chance: no reader could tell
        if (bytes === undefined || isUtf8(bytes)) return
        expect(readAll(cut(bytes, sizes))).toMatchObject({ rows, fault: undefined })
      }),
      { numRuns: 3 * runs },
    )
  })
  const isUtf8 = (bytes: Uint8Array) => {
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes) !== undefined
    } catch {
      return false
    }
  }

  test('numbers are the same', () => {
    const number = fc.double({ noNaN: true, noDefaultInfinity: true })
    fc.assert(
      fc.property(fc.array(number, { minLength: 1 }), (numbers) => {
        const text = csvText([numbers])
        expect(text).not.toContain("'")
        expect(read(text).rows[0]?.map(Number)).toEqual(numbers)
      }),
    )
  })

  test('no text is a formula, and every number stays one', () => {
    expect(
      csvText([
        [
          '=1+1',
          ' +1',
          '-1+1',
          '@a',
          '＝1',
          '　－1',
          '\t=1',
          'a=1',
          -12.5,
          '-12.5',
          '-1e-7',
          '-',
          "'=1",
          "'a",
          true,
          undefined,
        ],
      ]),
    ).toBe(`'=1+1,' +1,'-1+1,'@a,'＝1,'　－1,"'\t=1",a=1,-12.5,-12.5,-1e-7,'-,''=1,'a,true,\r\n`)
    fc.assert(
      fc.property(any, (text) => {
        const [[cell = ''] = []] = [[csvText([[text]]).replace(/^"|"?\r\n$/g, '')]]
        expect(cell).not.toMatch(/^[\s\p{C}]*[=+@＝＋－＠]/u)
        if (/^\s*-/.test(cell)) expect(Number(cell)).not.toBeNaN()
      }),
      { numRuns: 3 * runs },
    )
  })
})

const methods = definitions.map((definition) => prepare(definition))
const groups = methods.flatMap((method) =>
  Object.entries(method.definition.inputs).flatMap(([key, input]) => (isGroup(input) ? [{ method, key, input }] : [])),
)
const group = (id: string, key: string) =>
  groups.find((each) => each.method.definition.id === id && each.key === key) ?? expect.fail(`${id} has no ${key}`)
function readRows(id: string, key: string, file: string | Uint8Array, most?: number) {
  const reader = rowsReader(group(id, key).input, key, most === undefined ? {} : { most })
  reader.push(typeof file === 'string' ? utf8(file) : file)
  return reader.end()
}
const trips = (file: string | Uint8Array, most?: number) => readRows('meeting', 'trips', file, most)
const problems = (file: string) => {
  const answer = trips(file)
  return answer.ok ? [] : answer.problems
}

describe('rows of an input', () => {
  test.each<[string, string]>([
    ['keys', 'mode,L,u\nrail,4800,5\n'],
    ['titles', '出行工具;出行量;Uncertainty\nrail;4800;5\n'],
    ['units in brackets', '\ufeffMeans of transport (any)\tL（ｐｋｍ）\tu [%]\nrail\t4800\t5%\n'],
    ['units in other words', '出行工具,L（人公里）,u (不确定度)\nrail,4800,5\n'],
    ['readings', 'mode,L,u\n ｒａｉｌ ,"４，８００",5\n'.replace(' ｒａｉｌ ', ' rail ')],
    ['blank rows and columns', '\n,,\nmode,,L,u\n,,,\nrail,,4800,5\n\n'],
  ])('by %s', (_name, file) => {
    expect(trips(file)).toMatchObject({ ok: true, value: [{ mode: 'rail', L: 4800, u: 5 }] })
  })

  test('GBK headers', () => {
    expect(trips(gb18030('出行工具,出行量（人公里）\n高铁,1200\n') as Uint8Array)).toMatchObject({
      value: [{ mode: '高铁', L: 1200 }],
      lines: [2],
    })
  })

  test('a list', () => {
    for (const header of ['minutes', 'value', '会议时长 (min)', 'Duration'])
      expect(readRows('meeting-rate', 'minutes', `${header}\n45\n\n90`)).toMatchObject({ ok: true, value: [45, 90] })
  })

  test('each bad cell is told with its place and line, all at once', () => {
    expect(problems('mode,L\nrail,1\n\n"a\nb",4.8万\nrail,"1,5"\nrail,60%')).toMatchObject([
      {
        path: '/trips/1/L',
        code: 'TYPE',
        zh: expect.stringMatching(/^第 4 行：.*48000/),
        en: expect.stringMatching(/^Line 4: .*48000/),
      },
      { path: '/trips/2/L', code: 'TYPE', en: expect.stringMatching(/^Line 6: /) },
      { path: '/trips/3/L', code: 'TYPE', en: expect.stringMatching(/^Line 7: /) },
    ])
    expect(problems(`L\n${'x\n'.repeat(500)}`)).toHaveLength(100)
  })

  test.each<[string, string, string, string]>([
    ['modes,L\nrail,1', '/trips/modes', 'UNKNOWN-KEY', 'did you mean mode?'],
    ['mode,"__proto__"\nrail,1', '/trips/__proto__', 'UNKNOWN-KEY', 'is not known'],
    ['rail,1200\ntaxi,30', '/trips', 'UNKNOWN-KEY', 'The first row must name the columns of trips: mode, EF_t, L'],
    ['mode,L,出行量\nrail,1,1', '/trips', 'CONFLICT', 'The column L of trips stands twice'],
    ['mode,d (mm)\nrail,1', '/trips', 'UNIT', 'd is measured in km, the sheet says mm'],
    ['mode,L (km)\nrail,1', '/trips', 'UNIT', 'L is measured in pkm'],
    ['mode,k (%)\nrail,1', '/trips', 'UNIT', 'k is measured in no unit'],
    ['mode,L\nrail,1,2\nrail,1,2', '/trips', 'UNKNOWN-KEY', 'Line 2: Column 3 has no header'],
    ['mode,L\n"rail,1', '', 'BODY', 'Line 2, column 1'],
    ['\n ,\n', '', 'BODY', 'The file is empty'],
  ])('%j', (file, path, code, en) => {
    expect(problems(file)).toMatchObject([{ path, code, en: expect.stringContaining(en) }])
  })

  test('of more rows than there may be it only says so', () => {
    expect(trips(`L\n${'1\n'.repeat(3)}`, 3)).toMatchObject({ ok: true, value: [{}, {}, {}] })
    expect(trips(`L\n${'1\n'.repeat(4)}`, 3)).toMatchObject({
      ok: false,
      problems: [{ path: '/trips', code: 'LIMIT', en: '/trips has more than 3 rows' }],
    })
  })

  test('a problem of the calculation has its line too', () => {
    const { method } = group('meeting', 'trips')
    const read = trips('mode,L\nrail,1\n\nrail,-1\n')
    const answer = calculate(method, { ...method.definition.example, R: 2, trips: read.ok ? read.value : [] })
    const found = answer.ok || !read.ok ? [] : atLines(answer.problems, 'trips', read.lines)
    expect(found).toMatchObject([
      {
        path: '/trips/1/L',
        code: 'RANGE',
        zh: expect.stringMatching(/^第 4 行：/),
        en: expect.stringMatching(/^Line 4: /),
      },
      { path: '/R', code: 'RANGE', en: expect.not.stringContaining('Line') },
    ])
  })

  test.each(groups.map((each) => [`${each.method.definition.id} ${each.key}`, each] as const))(
    '%s are the same when written and read',
    (_name, { method, key, input }) => {
      const texts = Object.entries(columnsOf(input)).flatMap(([name, { kind }]) => (kind === 'text' ? [name] : []))
      /** As a cell is read: no spaces around, names in their plain forms, and what is blank is not given. */
      const asRead = (row: unknown): unknown => {
        if (typeof row === 'string') return row.trim()
        if (typeof row !== 'object' || row === null) return row
        const fields = Object.entries(row as Record<string, CsvCell>).map(([name, cell]) => {
          const text = typeof cell !== 'string' || texts.includes(name) ? cell : cell.normalize('NFKC')
          return [name, typeof text === 'string' ? text.trim() : text]
        })
        return Object.fromEntries(fields.filter(([, cell]) => String(cell).normalize('NFKC').trim() !== ''))
      }
      const isFilled = (row: unknown) => (typeof row === 'object' ? Object.keys(row as object).length > 0 : row !== '')
      const given = validInputs(method, { factors: 'named' }).map((inputs) =>
        ((inputs[key] as unknown[] | undefined) ?? []).map(asRead).filter(isFilled),
      )
      fc.assert(
        fc.property(given, fc.boolean(), (rows, bom) => {
          expect(readRows(method.definition.id, key, rowsCsv(input, key, rows, { bom }))).toMatchObject({
            ok: true,
            value: rows,
          })
        }),
        { numRuns: runs / 5 },
      )
    },
  )
})
