/** Filled templates over HTTP: what comes back, with and without a result, and what is refused. */
import { describe, expect, test } from 'vitest'
import { calculate, factorSet } from '#core'
import { renderWorkbook } from '#core/workbook/index'
import { limits } from '../../worker/limits.ts'
import { filledTemplate, methodOf, write } from '../core/filled-templates.ts'
import { withPart } from '../core/workbook-parts.ts'
import { post } from './app.ts'

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const send = (body: BodyInit, type: string | undefined = xlsx, more = {}) =>
  post('/v1/import', body, { ...(type === undefined ? {} : { 'Content-Type': type }), ...more })
const bytesOf = async (model: Parameters<typeof renderWorkbook>[0]) => (await renderWorkbook(model)) as BodyInit

const method = methodOf('meeting-rate')
const { id, edition, example } = method.definition
const answer = calculate(method, example)
const good = await bytesOf(filledTemplate(method))

describe('a filled template', () => {
  test('gives its inputs and a result', async () => {
    const { status, json, headers } = await send(good)
    expect(status).toBe(200)
    expect(headers.get('cache-control')).toBe('no-store')
    expect(json).toMatchObject({ method: id, edition, factors: factorSet, findings: [], inputs: example })
    expect(answer.ok && json.result).toEqual(answer.ok && answer.result)
  })

  test('with something odd about it', async () => {
    const { status, json } = await send(await bytesOf(write(filledTemplate(method), 'tpl_factors', '2020-01')))
    expect(status).toBe(200)
    expect(json.findings).toMatchObject([{ code: 'W-VERSION', severity: 'warn' }])
  })

  test('without a result: the problems, and all that was read', async () => {
    const { status, type, json, errors } = await send(await bytesOf(write(filledTemplate(method), 'in_n', '1.2万')))
    expect([status, type]).toEqual([422, 'application/problem+json'])
    expect(json).toMatchObject({ type: '/docs/problems#inputs', total: 1, method: id, edition, factors: factorSet })
    expect(errors).toMatchObject([{ path: '/n', code: 'TYPE', en: expect.stringContaining('12000') }])
    expect(errors[0]?.zh).toMatch(/^输入!C\d+：/)
    expect(json.findings).toEqual(errors)
    expect(json.inputs).toEqual({ ...example, n: '1.2万' })
  })
})

describe('refused', () => {
  test.each([
    [xlsx, 200],
    [`${xlsx}; charset=binary`, 200],
    ['application/octet-stream', 200],
    [undefined, 200],
    ['application/json', 415],
    ['application/x-www-form-urlencoded', 415],
    ['multipart/form-data; boundary=x', 415],
    ['application/vnd.ms-excel', 415],
  ])('%s: %i', async (type, status) => {
    expect((await send(good, type)).status).toBe(status)
  })

  test.each<[string, BodyInit, number, string]>([
    ['nothing', '', 400, 'BODY'],
    ['no workbook', '{"R":0.5}', 400, 'BODY'],
    ['no template', withPart('a.txt'), 400, 'BODY'],
    ['a bomb', withPart('xl/media/a.bin', new Uint8Array(17 * 2 ** 20)), 413, 'LIMIT'],
  ])('%s', async (_name, body, status, code) => {
    const found = await send(body)
    expect([found.status, found.errors[0]?.code]).toEqual([status, code])
  })

  test('keys in the URL, and packed bodies', async () => {
    expect((await post('/v1/import?trace=1', good, { 'Content-Type': xlsx })).status).toBe(400)
    expect((await send(good, xlsx, { 'Content-Encoding': 'gzip' })).status).toBe(415)
  })
})

describe('size', () => {
  const padded = (size: number) => {
    const rest = size - withPart('xl/media/a.bin', '', { stored: true }).length
    return withPart('xl/media/a.bin', new Uint8Array(rest), { stored: true })
  }

  // as large as may be it is read, and found to be no template
  test.each([
    [limits.workbook, 400],
    [limits.workbook + 1, 413],
  ])('%i bytes: %i', async (size, status) => {
    const bytes = padded(size)
    expect(bytes.length).toBe(size)
    expect((await send(bytes)).status).toBe(status)
    expect((await send(new Blob([bytes]).stream())).status).toBe(status)
    expect((await send(bytes, xlsx, { 'Content-Length': '10' })).status).toBe(status)
  })

  test('a declared length is refused unread, an endless body is left at the limit', async () => {
    expect((await send(good, xlsx, { 'Content-Length': `${limits.workbook + 1}` })).status).toBe(413)
    let cancelled = false
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(65_536)),
      cancel: () => {
        cancelled = true
      },
    })
    expect([(await send(endless)).status, cancelled]).toEqual([413, true])
  })
})
