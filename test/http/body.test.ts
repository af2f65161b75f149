/** How a body is read: its type, its encoding, its grammar and its limits, each exactly on the dot. */
import { describe, expect, test } from 'vitest'
import { limits } from '../../worker/limits.ts'
import { type Entry, post } from './app.ts'

const inputs = '{"trips":[{"EF_t":0.05,"L":1000}],"peRoute":"measured","EG":1,"EF_e":0.5,"R":0.5}'
const send = (body: BodyInit, headers?: Record<string, string>) => post('/v1/methods/meeting', body, headers)
const [where, bytes] = [
  (text: string) => expect.stringContaining(text),
  (text: string) => new TextEncoder().encode(text),
]

describe('encoding and type', () => {
  test('a byte order mark is passed over', async () => {
    expect((await send(`\ufeff${inputs}`)).status).toBe(200)
  })

  test('GBK is told from UTF-8, with the place', async () => {
    // 北京 in GBK
    const body = new Uint8Array([...bytes('{"region":"'), 0xb1, 0xb1, 0xbe, 0xa9, ...bytes('"}')])
    const { status, errors } = await send(body)
    expect(status).toBe(400)
    expect(errors).toMatchObject([{ path: '', code: 'BODY', zh: where('第 12 个字节'), en: where('byte 12') }])
    expect(errors[0]?.en).toContain('UTF-8')
  })

  test('a character that is cut off is told too', async () => {
    const { errors } = await send(bytes('{"note":"北').slice(0, -1))
    expect(errors).toMatchObject([{ code: 'BODY', en: where('UTF-8') }])
  })

  test.each([
    ['application/json', 200],
    ['application/json; charset=utf-8', 200],
    ['application/vnd.tanbiao+json', 200],
    ['application/json; charset=gbk', 415],
    ['text/plain', 415],
    ['application/x-www-form-urlencoded', 415],
    ['multipart/form-data; boundary=x', 415],
  ])('%s: %i', async (type, status) => {
    expect((await send(inputs, { 'Content-Type': type })).status).toBe(status)
  })

  test('without a type a body is read as JSON', async () => {
    expect((await send(bytes(inputs), {})).status).toBe(200)
  })

  test('compressed bodies are refused', async () => {
    const answer = await send(inputs, { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' })
    expect([answer.status, answer.errors[0]?.code]).toEqual([415, 'BODY'])
    expect((await send(inputs, { 'Content-Type': 'application/json', 'Content-Encoding': 'identity' })).status).toBe(
      200,
    )
  })
})

describe('grammar', () => {
  test.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['{', 'line 1, column 2'],
    ['{"R":0.5,}', 'line 1, column 10'],
    ['{"R":\n  0.5\n  "EG":1}', 'line 3, column 3'],
    ['{"R":.5}', 'line 1, column 6'],
    ['{"R":01}', 'line 1, column 7'],
    ['{"R":NaN}', 'line 1, column 6'],
    ["{'R':1}", 'line 1, column 2'],
    ['{"note":"a\tb"}', 'line 1, column 11'],
    ['{"note":"\\x"}', 'line 1, column 11'],
    ['{"R":0.5}}', 'line 1, column 10'],
    ['[1,]', 'line 1, column 4'],
    ['nul', 'line 1, column 1'],
  ])('%j', async (text, place) => {
    const { status, errors } = await send(text)
    expect(status).toBe(400)
    expect(errors).toMatchObject([{ path: '', code: 'BODY', en: where(place) }])
  })
})

describe('what JSON.parse would hide', () => {
  test.each<[string, Partial<Entry>[]]>([
    [inputs.replace('"R":0.5', '"R":0.5,"R":0.9'), [{ path: '/R', code: 'CONFLICT', en: where('twice') }]],
    [inputs.replace('"R":0.5', '"R":0.5,"\\u0052":0.5'), [{ path: '/R', code: 'CONFLICT' }]],
    [inputs.replace('"L":1000', '"L":1000,"L":1,"L":2'), [{ path: '/trips/0/L' }, { path: '/trips/0/L' }]],
    ['{"a":{"b~/":1,"b~/":1},"a":1}', [{ path: '/a/b~0~1' }, { path: '/a' }]],
  ])('keys that stand twice: %s', async (text, entries) => {
    const { status, errors } = await send(text)
    expect(status).toBe(422)
    expect(errors).toMatchObject(entries)
    expect(errors).toHaveLength(entries.length)
  })

  test('__proto__ is a key like any other', async () => {
    const { status, errors } = await send(inputs.replace('"R":0.5', '"R":0.5,"__proto__":{"R":1}'))
    expect(status).toBe(422)
    expect(errors).toMatchObject([{ path: '/__proto__', code: 'UNKNOWN-KEY' }])
  })
})

describe('limits', () => {
  const limitOf = (answer: { errors: Entry[] }) => answer.errors.find(({ code }) => code === 'LIMIT')
  const padded = (size: number) => inputs + ' '.repeat(size - inputs.length)

  test.each([
    [limits.body - 1, 200],
    [limits.body, 200],
    [limits.body + 1, 413],
    [2 * limits.body, 413],
  ])('a body of %i bytes: %i', async (size, status) => {
    const answer = await send(padded(size))
    expect(answer.status).toBe(status)
    expect(limitOf(answer)?.path).toBe(status === 200 ? undefined : '')
  })

  test.each([
    [limits.body - 1, 200],
    [limits.body, 200],
    [limits.body + 1, 413],
  ])('a streamed body of %i bytes: %i', async (size, status) => {
    expect((await send(new Blob([padded(size)]).stream())).status).toBe(status)
  })

  test('an endless body is left at the limit', async () => {
    let pulled = 0
    let cancelled = false
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        pulled += 65_536
        controller.enqueue(new Uint8Array(65_536).fill(32))
      },
      cancel: () => {
        cancelled = true
      },
    })
    expect((await send(endless)).status).toBe(413)
    expect(cancelled).toBe(true)
    expect(pulled).toBeLessThan(2 * limits.body)
  })

  test('a declared length is refused unread, a false one does not help', async () => {
    const json = { 'Content-Type': 'application/json' }
    expect((await send(inputs, { ...json, 'Content-Length': `${limits.body + 1}` })).status).toBe(413)
    expect((await send(padded(limits.body + 1), { ...json, 'Content-Length': '10' })).status).toBe(413)
  })

  const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)
  const object = (count: number) => `{${Array.from({ length: count }, (_, i) => `"k${i}":1`).join(',')}}`
  test.each<[string, (size: number) => string, number, string]>([
    ['levels', nested, limits.depth, '/0'.repeat(limits.depth)],
    ['keys of an object', (size) => `[${object(size)}]`, limits.keys, '/0'],
    ['characters of a key', (size) => `{"${'k'.repeat(size)}":1}`, limits.keyLength, ''],
    ['rows of an array', (size) => `{"trips":[${Array(size).fill('1').join(',')}]}`, limits.rows, '/trips'],
  ])('%s', async (_name, make, limit, path) => {
    expect(limitOf(await send(make(limit - 1)))).toBeUndefined()
    expect(limitOf(await send(make(limit)))).toBeUndefined()
    const over = await send(make(limit + 1))
    expect(over.status).toBe(422)
    expect(limitOf(over)).toMatchObject({ path, zh: where(`${limit}`), en: where(`${limit}`) })
  })

  test('a body of brackets alone is refused quickly', async () => {
    const start = performance.now()
    expect((await send('['.repeat(limits.body))).status).toBe(422)
    expect((await send(`[${'{"a":'.repeat(100_000)}`)).status).toBe(422)
    expect(performance.now() - start).toBeLessThan(1000)
  })
})
