/** The API in workerd itself: what Node could hide, such as streams, compiled schemas and the headers that really go out. */
import { SELF } from 'cloudflare:test'
import { expect, test } from 'vitest'

const origin = 'https://tanbiao.example'
const get = (path: string, init?: RequestInit) => SELF.fetch(origin + path, init)
const post = (path: string, body: BodyInit, type = 'application/json') =>
  get(path, { method: 'POST', body, headers: { 'Content-Type': type } })

const inputs = { trips: [{ EF_t: 0.05, L: 1000 }], peRoute: 'measured', EG: 4, EF_e: 0.5, R: 0.5 }

test('a calculation', async () => {
  const answer = await post('/v1/methods/meeting', JSON.stringify(inputs))
  expect(answer.status).toBe(200)
  expect(await answer.json()).toMatchObject({ outputs: { ER: { value: 24, unit: 'kgCO2e' } }, status: 'draft' })
})

test('the draws of a simulation are the same bits as in Node', async () => {
  const uncertain = { ...inputs, uncertainty: { R: 10, EF_e: 5, 'trips.L': 20 } }
  const answer = await post('/v1/methods/meeting?uncertainty=1&seed=7&draws=1000', JSON.stringify(uncertain))
  const { uncertainty } = (await answer.json()) as { uncertainty: { outputs: { ER: { simulated: object } } } }
  expect(uncertainty.outputs.ER.simulated).toEqual({
    draws: 1000,
    low: 18.40228165597491,
    median: 23.942854024802262,
    high: 29.54602900069024,
    mean: 24.053571659356148,
    sd: 2.783935929279195,
    positive: 1,
  })
})

test('a calculation by URL', async () => {
  const answer = await get('/v1/methods/meeting.txt?trips=0.05:1000&peRoute=measured&EG=4&EF_e=0.5&R=0.5&out=ER')
  expect([answer.status, await answer.text()]).toEqual([200, '24'])
})

test('a refusal', async () => {
  const answer = await post('/v1/methods/meeting', JSON.stringify({ ...inputs, apply: 'baseline' }))
  expect([answer.status, answer.headers.get('content-type')]).toEqual([422, 'application/problem+json; charset=utf-8'])
  expect(await answer.json()).toMatchObject({
    errors: [{ path: '/apply', code: 'M-BASELINE-NOT-ALLOWED', clause: '2.3.6' }],
  })
})

test.each([
  [1_048_576, 200],
  [1_048_577, 413],
  [2_097_152, 413],
])('a body of %i bytes, declared or streamed: %i', async (size, status) => {
  const text = JSON.stringify(inputs).padEnd(size)
  expect((await post('/v1/methods/meeting', text)).status).toBe(status)
  expect((await post('/v1/methods/meeting', new Blob([text]).stream())).status).toBe(status)
})

test('GBK, broken JSON and keys that stand twice', async () => {
  const gbk = new Uint8Array([...new TextEncoder().encode('{"region":"'), 0xb1, 0xb1, 0xbe, 0xa9, 34, 125])
  const refusals = await Promise.all(
    [gbk, '{"R":0.5,}', '{"R":1,"R":2}'].map(async (body) => {
      const answer = await post('/v1/methods/meeting', body)
      const { errors } = (await answer.json()) as { errors: { path: string; code: string; en: string }[] }
      return [answer.status, errors[0]?.path, errors[0]?.code, errors[0]?.en]
    }),
  )
  expect(refusals).toEqual([
    [400, '', 'BODY', expect.stringContaining('byte 12')],
    [400, '', 'BODY', expect.stringContaining('line 1, column 10')],
    [422, '/R', 'CONFLICT', expect.any(String)],
  ])
})

test('HEAD, other methods and conditional requests', async () => {
  const head = await get('/v1/methods', { method: 'HEAD' })
  expect([head.status, await head.text()]).toEqual([200, ''])
  expect((await get('/v1/methods/meeting', { method: 'PUT' })).headers.get('allow')).toBe('GET, HEAD, POST')
  const page = await get('/')
  const tag = page.headers.get('etag') ?? ''
  expect(tag).not.toBe('')
  const again = await get('/', { headers: { 'If-None-Match': tag } })
  expect([again.status, await again.text()]).toEqual([304, ''])
})

test('the manifest names the origin it came from', async () => {
  const answer = await get('/manifest.xml')
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/xml; charset=utf-8'])
  expect(await answer.text()).toContain(`${origin}/taskpane.html`)
})

test('pages may be framed by the hosts of add-ins only', async () => {
  const { headers } = await get('/')
  expect(headers.get('content-security-policy')).toMatch(/frame-ancestors 'self' https:\/\/\*\.officeapps\.live\.com /)
  expect(headers.get('x-frame-options')).toBeNull()
  expect((await get('/docs/')).headers.get('content-security-policy')).toMatch(/frame-ancestors 'none'$/)
})

test('rows as CSV in UTF-8 and GBK, cut inside a character', async () => {
  const address = '/v1/methods/meeting?rows=trips&peRoute=measured&EG=4&EF_e=0.5&R=0.5&trace=1'
  const gbk = [0xb3, 0xf6, 0xd0, 0xd0, 0xb9, 0xa4, 0xbe, 0xdf, 44, 76, 10, 0xcc, 0xfa, 0xc2, 0xb7, 44, 49, 50, 48, 48]
  // with one character of four bytes
  const note = [44, 0x82, 0x35, 0x8f, 0x33]
  const files = [
    new TextEncoder().encode('\ufeff出行工具,L\n铁路,1200'),
    new Uint8Array(gbk),
    new Uint8Array([...gbk, ...note]),
  ]
  const answers = await Promise.all(
    files.map(async (bytes) => {
      const pieces = new ReadableStream({
        start(controller) {
          for (const byte of bytes) controller.enqueue(new Uint8Array([byte]))
          controller.close()
        },
      })
      return (await post(address, pieces, 'text/csv')).json()
    }),
  )
  const json = { ...inputs, trips: [{ mode: '铁路', L: 1200 }] }
  const expected = (await (await post('/v1/methods/meeting?trace=1', JSON.stringify(json))).json()) as object
  expect(expected).toHaveProperty('outputs')
  expect(answers[0]).toEqual(expected)
  expect(answers[1]).toEqual(expected)
  expect(answers[2]).toMatchObject({
    errors: [{ path: '/trips', en: 'Line 2: Column 3 has no header: name it in the first row' }],
  })
  const damaged = await post(address, new Uint8Array([...gbk, 0xff]), 'text/csv')
  expect([damaged.status, ((await damaged.json()) as { errors: { en: string }[] }).errors[0]?.en]).toEqual([
    400,
    expect.stringContaining('Line 2, column 2'),
  ])
})
