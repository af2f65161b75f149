/** Rows as a CSV body: the same answer as JSON, the same refusals with the line, and the same limits. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { definitions } from '#core'
import { rowsCsv } from '#core/tables/index'
import { limits } from '../../worker/limits.ts'
import { document, post, postJson } from './app.ts'

const others = 'peRoute=measured&EG=1&EF_e=0.5&R=0.5'
const send = (body: BodyInit, query = `rows=trips&${others}`, type = 'text/csv') =>
  post(`/v1/methods/meeting?${query}`, body, { 'Content-Type': type })
const inputs = { peRoute: 'measured', EG: 1, EF_e: 0.5, R: 0.5 }
const file = 'mode,L\r\nrail,1200\r\nair-domestic,800\r\n'
const trips = [
  { mode: 'rail', L: 1200 },
  { mode: 'air-domestic', L: 800 },
]
// 出行工具,L / 铁路,1200 in GBK
const gbk = new Uint8Array([
  ...[0xb3, 0xf6, 0xd0, 0xd0, 0xb9, 0xa4, 0xbe, 0xdf, 44, 76, 10],
  ...[0xcc, 0xfa, 0xc2, 0xb7, 44, 49, 50, 48, 48, 10],
])

type Paths = Record<
  '/v1/methods/meeting',
  {
    post: {
      requestBody: { content: Record<string, { example: string }> }
      parameters: { name: string; schema: { enum?: string[] } }[]
    }
  }
>

describe('an answer', () => {
  test('is that of the same inputs in JSON', async () => {
    const json = await postJson('/v1/methods/meeting?trace=1', { ...inputs, trips })
    const csv = await send(file, `rows=trips&trace=1&${others}`)
    expect(csv.status).toBe(200)
    expect(csv.json).toEqual(json.json)
  })

  test.each(['text/csv', 'text/csv; charset=gbk', 'Text/CSV; header=present; charset="GB2312"'])(
    'GBK as %s',
    async (type) => {
      const json = await postJson('/v1/methods/meeting', { ...inputs, trips: [{ mode: '铁路', L: 1200 }] })
      expect(json.status).toBe(200)
      expect((await send(gbk, undefined, type)).json.outputs).toEqual(json.json.outputs)
    },
  )

  test('with uncertainty from the column u', async () => {
    const { json } = await send('mode,L,u\nrail,1200,5\n', `rows=trips&uncertainty=1&draws=100&${others}`)
    expect(json.uncertainty.inputs).toMatchObject([{ key: expect.stringContaining('trips') }])
  })

  test.each(['README.md', 'README.zh-CN.md'])('the line in %s gives the outputs told above it', async (name) => {
    const text = readFileSync(join(import.meta.dirname, '../..', name), 'utf8')
    const [, body = '', path = ''] =
      /printf '([^']+)' \| curl 'http:\/\/127\.0\.0\.1:8080([^']+)' -H 'content-type: text\/csv'/.exec(text) ?? []
    const [, told = ''] = /```json\n([\s\S]+?)```/.exec(text) ?? []
    const { json } = await post(path, body.replaceAll('\\n', '\n'), { 'Content-Type': 'text/csv' })
    expect(json.outputs).toEqual(JSON.parse(told).outputs)
  })

  const examples = definitions.flatMap(({ id, inputs, example }) =>
    Object.entries(inputs).flatMap(([key, input]) =>
      (input.kind === 'rows' || input.kind === 'list') && example[key] ? [{ id, key, input, example }] : [],
    ),
  )
  test.each(
    examples.filter(({ example }) => Object.values(example).filter((value) => typeof value === 'object').length === 1),
  )('the example of $id with $key as a file', async ({ id, key, input, example }) => {
    const { [key]: rows, ...rest } = example
    const query = new URLSearchParams({
      ...Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, String(value)])),
      rows: key,
    })
    const body = rowsCsv(input, key, rows as unknown[], { bom: true })
    const csv = await post(`/v1/methods/${id}?${query}`, body, { 'Content-Type': 'text/csv' })
    expect(csv.json.outputs).toEqual((await postJson(`/v1/methods/${id}`, example)).json.outputs)
  })

  test('the document tells of the body and of the inputs beside it', () => {
    const { requestBody, parameters } = (document.paths as unknown as Paths)['/v1/methods/meeting'].post
    expect(requestBody.content['text/csv']?.example).toContain('mode,L\r\nrail,4800\r\n')
    expect(parameters.find(({ name }) => name === 'rows')?.schema.enum).toEqual(['trips', 'servers'])
    const names = parameters.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    expect(names).toContain('peRoute')
  })
})

describe('a refusal', () => {
  test('of bad cells, of the parameters, and later of the calculation', async () => {
    const { status, errors } = await send(
      'mode,L\nrail,x\nrail,4.8万\n',
      `rows=trips&${others.replace('EG=1', 'EG=y')}`,
    )
    expect(status).toBe(422)
    expect(errors).toMatchObject([
      { path: '/EG', code: 'TYPE' },
      { path: '/trips/0/L', code: 'TYPE', en: expect.stringMatching(/^Line 2: /) },
      { path: '/trips/1/L', code: 'TYPE', en: expect.stringMatching(/^Line 3: .*48000/) },
    ])
    const later = await send('mode,L\n\nrail,-1\n')
    expect(later.status).toBe(422)
    expect(later.errors).toMatchObject([{ path: '/trips/0/L', code: 'RANGE', zh: expect.stringMatching(/^第 3 行：/) }])
  })

  test.each<[string, string, number, object[]]>([
    ['mode,L\n"rail,1', `rows=trips&${others}`, 400, [{ path: '', code: 'BODY' }]],
    ['', `rows=trips&${others}`, 400, [{ path: '', code: 'BODY' }]],
    [file, others, 400, [{ path: '/rows', code: 'MISSING', en: expect.stringContaining('trips, servers') }]],
    [file, `rows=flights&${others}`, 400, [{ path: '/rows', code: 'CHOICE' }]],
    [file, `rows=trips&trips=rail:1&${others}`, 422, [{ path: '/trips', code: 'CONFLICT' }]],
    [file, `rows=trips&Q=1&${others}`, 422, [{ path: '/Q', code: 'UNKNOWN-KEY' }]],
    [`mode,L\nrail,${'1'.repeat(40_000)}`, `rows=trips&${others}`, 400, [{ path: '', code: 'LIMIT' }]],
  ])('%j with %s', async (body, query, status, errors) => {
    const answer = await send(body, query)
    expect(answer.status).toBe(status)
    expect(answer.errors).toMatchObject(errors)
  })

  test('of rows= with JSON, of CSV where there are no rows, and of other encodings', async () => {
    const json = await postJson('/v1/methods/meeting?rows=trips', { ...inputs, trips })
    expect([json.status, json.errors[0]?.path, json.errors[0]?.code]).toEqual([400, '/rows', 'CONFLICT'])
    expect((await post('/v1/methods/material', 'a\n1', { 'Content-Type': 'text/csv' })).status).toBe(415)
    expect((await send(file, undefined, 'text/csv; charset=big5')).status).toBe(415)
    expect((await send(file, undefined, 'text/csvx')).status).toBe(400)
    const packed = { 'Content-Type': 'text/csv', 'Content-Encoding': 'gzip' }
    expect((await post(`/v1/methods/meeting?rows=trips&${others}`, file, packed)).status).toBe(415)
  })
})

describe('limits', () => {
  const padded = (size: number) => file + '\n'.repeat(size - file.length)
  test.each([
    [limits.body, 200],
    [limits.body + 1, 413],
  ])('%i bytes, declared or streamed: %i', async (size, status) => {
    const declared = { 'Content-Type': 'text/csv', 'Content-Length': `${size}` }
    expect((await post(`/v1/methods/meeting?rows=trips&${others}`, padded(size), declared)).status).toBe(status)
    expect((await send(new Blob([padded(size)]).stream())).status).toBe(status)
  })

  test('rows', async () => {
    const rows = (count: number) => `EF_t,L\n${'0.05,1\n'.repeat(count)}`
    expect((await send(rows(limits.rows))).status).toBe(200)
    const over = await send(rows(limits.rows + 1))
    expect(over.status).toBe(422)
    expect(over.errors).toMatchObject([
      { path: '/trips', code: 'LIMIT', en: expect.stringContaining(`${limits.rows}`) },
    ])
  })

  test('a hundred problems in a small answer, quickly', async () => {
    const start = performance.now()
    for (const flood of ['"', '\n', ',', 'x,', "'", '=1\n', '\0'])
      expect([400, 422]).toContain((await send(`L\n${flood.repeat(1_000_000 / flood.length)}`)).status)
    const { text, json } = await send(`L\n${'x\n'.repeat(5_000)}`)
    expect(json.total).toBe(100)
    expect(new TextEncoder().encode(text).byteLength).toBeLessThanOrEqual(limits.problemBytes)
    expect(performance.now() - start).toBeLessThan(10_000)
  })
})
