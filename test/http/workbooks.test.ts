/** Workbooks over HTTP: templates under their names, calculations as workbooks, and what of both is refused. */
import { describe, expect, test } from 'vitest'
import { definitions, prepare } from '#core'
import { auditWorkbook, renderWorkbook } from '#core/workbook/index'
import { readWorkbook } from '../../core/workbook/reading/read.ts'
import { limits } from '../../worker/limits.ts'
import { servers } from '../bench/flows.ts'
import { call, postJson } from './app.ts'

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const exampleOf = (id: string) => definitions.find((each) => each.id === id)?.example ?? {}
const chinese = (name: string) => encodeURIComponent(name)

describe('templates', () => {
  test.each([
    ['', 'the template', `filename="meeting.zh.xlsx"; filename*=UTF-8''${chinese('在线会议减排量 空白模板.xlsx')}`],
    ['?lang=zh&variant=base', 'the template', 'meeting.zh.xlsx'],
    [
      '?variant=sample&lang=en',
      'the sample',
      `filename="meeting.en.sample.xlsx"; filename*=UTF-8''Emission%20reduction%20of%20online%20meetings%20Sample.xlsx`,
    ],
  ])('meeting.xlsx%s', async (query, text, name) => {
    const answer = await call(`/v1/templates/meeting.xlsx${query}`)
    expect([answer.status, answer.text]).toEqual([200, text])
    const { headers } = answer
    expect(headers.get('content-disposition')).toContain(name)
    expect(headers.get('content-disposition')).toMatch(/^attachment; /)
    expect(headers.get('cache-control')).toBe('public, max-age=300')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('content-security-policy')).toContain('sandbox')
  })

  test.each([
    ['meeting.xlsx?variant=macro', 400, '/variant CHOICE', 'base, sample, lambda, addin'],
    ['meeting.xlsx?lang=fr', 400, '/lang CHOICE', 'zh, en'],
    ['meeting.xlsx?lang=zh&lang=en', 400, '/lang CONFLICT', 'twice'],
    ['meeting.xlsx?language=en', 400, '/language UNKNOWN-KEY', 'lang, variant'],
    ['flight.xlsx', 404, ' NO-METHOD', 'meeting'],
    ['meeting.xls', 404, ' NO-METHOD', 'meeting'],
    // a template that the build did not make
    ['cloud.xlsx', 404, ' NOT-FOUND', '/openapi.json'],
  ])('%s is refused', async (path, status, expected, more) => {
    const answer = await call(`/v1/templates/${path}`)
    expect([answer.status, ...answer.errors.map(({ path, code }) => `${path} ${code}`)]).toEqual([status, expected])
    expect(answer.errors[0]?.en).toContain(more)
    expect(answer.errors[0]?.zh).toMatch(/\p{Script=Han}/u)
  })

  test('the list comes from the build and takes no keys', async () => {
    const { status, type, json } = await call('/v1/templates')
    expect([status, type, json]).toEqual([200, 'application/json', { templates: [] }])
    expect((await call('/v1/templates?lang=zh')).status).toBe(400)
    expect((await call('/v1/templates', { method: 'POST' })).headers.get('allow')).toBe('GET, HEAD')
  })
})

describe('calculations', () => {
  test.each(definitions.map((definition) => [definition.id, definition] as const))('%s', async (id, definition) => {
    const { status, type, bytes, headers } = await postJson(`/v1/methods/${id}/workbook`, definition.example)
    expect([status, type, headers.get('cache-control')]).toEqual([200, xlsx, 'no-store'])
    expect(headers.get('content-disposition')).toContain(`filename="${id}.audit.zh.xlsx"; filename*=UTF-8''%E`)
    const built = auditWorkbook(prepare(definition), definition.example, 'zh')
    if (!built.ok) expect.fail(built.problems[0]?.en)
    expect(bytes).toEqual(await renderWorkbook(built.workbook))
  })

  test('the outputs stand under their names, in either language', async () => {
    const { json } = await postJson('/v1/methods/meeting', exampleOf('meeting'))
    for (const lang of ['zh', 'en']) {
      const { bytes } = await postJson(`/v1/methods/meeting/workbook?lang=${lang}`, exampleOf('meeting'))
      const read = await readWorkbook(bytes)
      if (!read.ok) expect.fail(read.problems[0]?.en)
      const [[cell] = []] = read.workbook.names.get('out_ER') ?? []
      expect(cell?.value).toBe(json.outputs.ER.value)
      expect(cell?.sheet).toBe({ zh: '结果', en: 'Results' }[lang])
    }
  })

  test('inputs without a result are refused as ever', async () => {
    for (const inputs of [{}, [], null, { ...exampleOf('meeting'), apply: 'baseline', EG: 1 }, { R: 2 }]) {
      const refused = await postJson('/v1/methods/meeting/workbook', inputs)
      const plain = await postJson('/v1/methods/meeting', inputs)
      expect([refused.status, refused.json]).toEqual([plain.status, plain.json])
      expect(refused.status).toBe(422)
    }
  })

  test('2 000 flows are written, too many cells are not', async () => {
    const [one] = servers(1)
    const inputs = (flows: number) => ({ ...one, flows: Array.from({ length: flows }, (_, i) => one?.flows[i % 30]) })
    expect((await postJson('/v1/methods/server/workbook', inputs(2_000))).type).toBe(xlsx)
    const { status, errors } = await postJson('/v1/methods/server/workbook', inputs(2_600))
    const en = expect.stringMatching(new RegExp(`cells, more than ${limits.workbookCells}`))
    expect([status, errors]).toMatchObject([422, [{ code: 'LIMIT', en }]])
  })

  test.each([
    ['?lang=fr', '/lang CHOICE'],
    ['?report=1', '/report UNKNOWN-KEY'],
    ['?edition=1999', '/edition CHOICE'],
  ])('%s is refused', async (query, expected) => {
    const { status, errors } = await postJson(`/v1/methods/meeting/workbook${query}`, exampleOf('meeting'))
    expect([status, ...errors.map(({ path, code }) => `${path} ${code}`)]).toEqual([400, expected])
  })

  test('GET is not allowed', async () => {
    expect((await call('/v1/methods/meeting/workbook')).headers.get('allow')).toBe('POST')
  })

  test('whatever people write stays text', async () => {
    const note = '=HYPERLINK("http://x.example","x")'
    const { bytes } = await postJson('/v1/methods/meeting/workbook', { ...exampleOf('meeting'), note })
    const read = await readWorkbook(bytes)
    if (!read.ok) expect.fail(read.problems[0]?.en)
    expect(JSON.stringify([...(read.workbook.names.get('in_note') ?? [])])).toContain('HYPERLINK')
    expect(read.workbook.names.get('in_note')?.[0]?.[0]).not.toHaveProperty('formula')
  })
})
