/** Worked numbers through every way to ask for them, and what stands around the numbers. */
import { describe, expect, test } from 'vitest'
import { definitions, factorSet } from '#core'
import { controls } from '../../worker/query.ts'
import { call, postJson } from './app.ts'

const path = '/v1/methods/meeting'
const trips = 'trips=0.03546:4800;0.16099:4800;0.032:120;0.14861:30'
const asked = {
  trips: [
    { EF_t: 0.03546, L: 4800 },
    { EF_t: 0.16099, L: 4800 },
    { EF_t: 0.032, L: 120 },
    { EF_t: 0.14861, L: 30 },
  ],
  peRoute: 'measured',
  EG: 1.3,
  EF_e: 0.5703,
  R: 0.6,
}
const query = `${trips}&peRoute=measured&EG=1.3&EF_e=0.5703&R=0.6`
const pins = `edition=2023-10-08&factors=${factorSet}`
describe('the worked meeting', () => {
  test.each([
    ['both', 570.3101459],
    ['baseline', 570.01359],
    ['auto', 570.01359],
  ])('apply = %s gives %d', async (apply, ER) => {
    const { status, json } = await postJson(path, { ...asked, apply })
    expect(status).toBe(200)
    expect(json.outputs.BE).toEqual({ value: expect.closeTo(951.2583, 9), unit: 'kgCO2e' })
    expect(json.outputs.PE.value).toBeCloseTo(0.74139, 9)
    expect(json.outputs.ER.value).toBeCloseTo(ER, 6)
    const text = await call(`${path}.txt?${query}&apply=${apply}&out=ER`)
    expect(text.text).toBe(String(json.outputs.ER.value))
  })

  test('with equivalent servers, as the example gives it', async () => {
    const { json } = await postJson(path, definitions[0].example)
    expect(json.outputs.EG_p.value).toBeCloseTo(1.3, 12)
    expect(json.outputs.PE.value).toBeCloseTo(0.74139, 9)
  })

  test('a loss is a number with a warning', async () => {
    const { status, json } = await postJson(path, {
      trips: [{ EF_t: 1, L: 1 }],
      peRoute: 'measured',
      EG: 3,
      EF_e: 1,
      R: 0.5,
    })
    expect([status, json.outputs.ER.value]).toEqual([200, -1])
    expect(json.warnings).toContainEqual(
      expect.objectContaining({ code: 'M-NEGATIVE', severity: 'warn', clause: '2.3.6' }),
    )
  })

  test('the survey of R', async () => {
    const { text } = await call('/v1/methods/meeting-rate.txt?route=survey&k=30&n=50&conservative=true&out=R')
    expect(Number(text)).toBeCloseTo(0.461814, 6)
    expect(
      (await call('/v1/methods/meeting-rate.txt?route=duration&minutes=20;45;90;120&threshold=60&out=R')).text,
    ).toBe('0.6666666666666666')
  })
})

describe('formats of one result', () => {
  test('.json is what POST gives', async () => {
    const posted = await postJson(path, asked)
    const read = await call(`${path}.json?${query}`)
    expect(read.json).toEqual(posted.json)
  })

  test('.txt is one bare number', async () => {
    const { text, headers } = await call(`${path}.txt?${query}&out=BE`)
    expect(text).toMatch(/^\d+\.\d+$/)
    expect(headers.get('content-type')).toBe('text/plain; charset=utf-8')
  })

  test('.csv has lines of key, value, unit', async () => {
    const { text, type } = await call(`${path}.csv?${query}`)
    const lines = text.split('\r\n')
    expect(type).toBe('text/csv')
    expect(lines[0]).toBe('key,value,unit')
    expect(lines[1]).toMatch(/^BE,951\.258\d*,kgCO2e$/)
    expect(lines.map((line) => line.split(',')[0])).toEqual([
      'key',
      'BE',
      'EG_p',
      'PE',
      'ratio',
      'ER',
      'method',
      'edition',
      'factors',
      'warnings',
      'digest',
      '',
    ])
  })

  test('.xml has flat elements', async () => {
    const { text, headers } = await call(`${path}.xml?${query}`)
    expect(text).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?>\n<result>\n<BE unit="kgCO2e">951\.258\d*<\/BE>\n/)
    expect(text).toMatch(/<edition>2023-10-08<\/edition>/)
    expect(headers.get('content-type')).toBe('application/xml; charset=utf-8')
  })

  test('an output that does not exist says what does, and why', async () => {
    const nothing = 'trips=0:0&peRoute=measured&EG=1&EF_e=0.5&R=0.6'
    const { status, errors } = await call(`${path}.txt?${nothing}&out=ratio`)
    expect(status).toBe(422)
    expect(errors[0]).toMatchObject({ path: '/out', code: 'CHOICE', en: expect.stringContaining('BE, EG_p, PE, ER') })
    expect(errors.map(({ code }) => code)).toContain('M-BE-ZERO')
    expect((await call(`${path}.csv?${nothing}`)).text).not.toContain('ratio')
  })
})

describe('refusals of a URL', () => {
  test('.txt without out lists the outputs', async () => {
    const { status, errors } = await call(`${path}.txt?${query}`)
    expect(status).toBe(400)
    expect(errors).toMatchObject([
      { path: '/out', code: 'MISSING', en: expect.stringContaining('BE, EG_p, PE, ratio, ER') },
    ])
  })

  test.each([
    ['&out=CO2', 400, '/out CHOICE'],
    ['&out=ER&extra=1', 422, '/extra UNKNOWN-KEY'],
    ['&out=ER&trace=1', 422, '/trace UNKNOWN-KEY'],
    ['&out=ER&R=0.7', 422, '/R CONFLICT'],
    ['&out=ER&note=%C4%E3', 400, '/note BODY'],
    ['&out=ER&err=json', 400, '/err CHOICE'],
  ])('%s', async (more, status, first) => {
    const answer = await call(`${path}.txt?${query}${more}`)
    expect(answer.status).toBe(status)
    expect(`${answer.errors[0]?.path} ${answer.errors[0]?.code}`).toBe(first)
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    expect(answer.headers.get('cache-control')).toBe('no-store')
  })

  test.each(['txt', 'csv', 'xml', 'json'])('.%s with err=text puts the code into the cell', async (format) => {
    const { status, text, headers } = await call(
      `${path}.${format}?peRoute=measured&err=text${format === 'txt' ? '&out=ER' : ''}`,
    )
    expect([status, text]).toEqual([200, 'ERR:MISSING'])
    expect(headers.get('content-type')).toBe('text/plain; charset=utf-8')
    expect(headers.get('cache-control')).toBe('no-store')
  })

  test.each([
    [-1, 200],
    [0, 200],
    [1, 414],
  ])('a URL of the limit and %i characters: %i', async (more, status) => {
    const url = `http://localhost${path}.txt?${query}&out=ER`
    const free = 16_384 + more - url.length
    const notes = [
      `&note=${'n'.repeat(1900)}`,
      ...['entity', 'project', 'product', 'preparer'].map((key) => `&${key}=${'%41'.repeat(199)}`),
    ].join('')
    const rows = ';0:1'.repeat(Math.ceil((free - notes.length) / 4))
    const long = url.replace(trips, `${trips}${rows}`) + notes
    const exact = long.slice(0, 16_384 + more)
    expect(exact.length).toBe(16_384 + more)
    const answer = await call(exact)
    expect(answer.status).toBe(status)
  })
})

describe('caching', () => {
  test.each([
    ['', 'public, max-age=300'],
    ['&edition=2023-10-08', 'public, max-age=300'],
    [`&factors=${factorSet}`, 'public, max-age=300'],
    [`&${pins}`, 'public, max-age=31536000, immutable'],
  ])('%j: %s', async (more, expected) => {
    const { headers } = await call(`${path}.txt?${query}&out=ER${more}`)
    expect(headers.get('cache-control')).toBe(expected)
    expect(headers.get('access-control-allow-origin')).toBe('*')
  })

  test('a POST is not kept', async () => {
    const { headers } = await postJson(`${path}?${pins}`, asked)
    expect(headers.get('cache-control')).toBe('no-store')
  })
})

test('the trace comes when asked for', async () => {
  expect((await postJson(path, asked)).json.trace).toBeUndefined()
  const { json } = await postJson(`${path}?trace=1`, asked)
  expect(json.trace.at(-1).key).toBeDefined()
  expect((await call(`${path}.json?${query}&trace=1`)).json.trace).toEqual(json.trace)
})

test('no input is named like a key that steers, and no output like a line of a flat answer', () => {
  for (const { inputs, outputs } of definitions) {
    expect(Object.keys(inputs).filter((key) => Object.hasOwn(controls, key))).toEqual([])
    expect(
      Object.keys(outputs).filter((key) => /^(method|edition|factors|warnings|digest)$|^[\d.-]|[^\w.-]/.test(key)),
    ).toEqual([])
  }
})
