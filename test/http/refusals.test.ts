/** What is refused, and that the refusal names the key, the clause and what to do, in both languages, and says nothing else. */
import { describe, expect, test } from 'vitest'
import { type Answer, call, type Entry, post, postJson } from './app.ts'

const good = { trips: [{ EF_t: 0.05, L: 1000 }], peRoute: 'measured', EG: 1, EF_e: 0.5, R: 0.5 }
const meeting = (value: unknown) => postJson('/v1/methods/meeting', value)
const { R: _, ...withoutR } = good

/** Chinese in one text, none in the other, and no word of an engine or a stack in any. */
function expectProblem(answer: Answer, status: number, ...entries: Partial<Entry>[]) {
  expect(answer.status).toBe(status)
  expect(answer.type).toBe('application/problem+json')
  expect(answer.errors).toMatchObject(entries)
  expect(answer.json).toEqual({
    type: expect.stringMatching(/^\/docs\/problems#[a-z-]+$/),
    title: expect.any(String),
    status,
    detail: expect.any(String),
    total: entries.length,
    errors: answer.errors,
  })
  for (const { zh, en } of answer.errors) {
    expect(zh).toMatch(/\p{Script=Han}/u)
    expect(en).not.toMatch(/[。，：；]/u)
  }
  expect(answer.text).not.toMatch(
    /Unexpected|token|SyntaxError|TypeError|ZodError|invalid_type|\bat \w+ \(|\.ts:|node_modules/,
  )
  expect(answer.text.length).toBeLessThanOrEqual(16_384)
}

describe('inputs', () => {
  test.each<[string, unknown, Partial<Entry>]>([
    ['R is missing', withoutR, { path: '/R', code: 'MISSING', clause: '2.3.6 (3)' }],
    [
      'R is 1.2',
      { ...good, R: 1.2 },
      { path: '/R', code: 'RANGE', clause: '2.3.6 (3)', en: expect.stringContaining('at most 1') },
    ],
    [
      'a travel volume beside its parts',
      { ...good, trips: [{ EF_t: 0.05, L: 1000, n: 5, d: 100 }] },
      { path: '/trips/0/L', code: 'CONFLICT', clause: '2.3.4 (1)', en: expect.stringContaining('n * d * k') },
    ],
    [
      'R on the baseline alone at a ratio of 4 %',
      { ...good, trips: [{ EF_t: 0.05, L: 1000 }], EG: 4, apply: 'baseline' },
      { path: '/apply', code: 'M-BASELINE-NOT-ALLOWED', clause: '2.3.6', en: expect.stringContaining('1% of') },
    ],
    [
      'a key that is not known',
      { ...good, extra: 1 },
      { path: '/extra', code: 'UNKNOWN-KEY', en: expect.stringContaining('peRoute') },
    ],
    [
      'a column that is not known',
      { ...good, trips: [{ EF_t: 0.05, L: 1000, 'a/b~c': 1 }] },
      { path: '/trips/0/a~1b~0c', code: 'UNKNOWN-KEY', en: expect.stringContaining('participants') },
    ],
    [
      'a means of transport that is not known',
      { ...good, trips: [{ mode: 'horse', L: 1000 }] },
      { path: '/trips/0/mode', code: 'EF-UNKNOWN', clause: '2.3.4 (1)', zh: expect.stringContaining('horse') },
    ],
    [
      'a text for a number',
      { ...good, EG: '12' },
      { path: '/EG', code: 'TYPE', clause: '2.3.5', en: expect.stringContaining('quotes') },
    ],
    ['no trips', { ...good, trips: [] }, { path: '/trips', code: 'MISSING', clause: expect.any(String) }],
    ['an input of another route', { ...good, PUE: 1.3 }, { path: '/PUE', code: 'CONFLICT', clause: '2.3.5' }],
    ['no object at all', [1], { path: '', code: 'TYPE' }],
  ])('%s', async (_title, value, entry) => expectProblem(await meeting(value), 422, entry))

  test('a number too large for a double', async () => {
    const answer = await post('/v1/methods/meeting', JSON.stringify(good).replace('"R":0.5', '"R":1e400'))
    expectProblem(answer, 422, { path: '/R', code: 'NOT-FINITE', clause: '2.3.6 (3)' })
  })

  test('every problem is told at once', async () => {
    const answer = await meeting({ trips: [{ L: -1 }, { EF_t: 3, L: 1 }], peRoute: 'guessed', R: 'half' })
    expect(answer.errors.map(({ path, code }) => `${path} ${code}`)).toEqual([
      '/trips/0/L RANGE',
      '/trips/1/EF_t RANGE',
      '/peRoute CHOICE',
      '/R TYPE',
      '/trips/0/EF_t MISSING',
    ])
  })

  test('at most 100 entries and 16 KB, with the total', async () => {
    const keys = Array.from({ length: 240 }, (_, i) => [`钥匙${'匙'.repeat(150)}${i}`, i])
    const answer = await meeting({ ...good, ...Object.fromEntries(keys) })
    expect(answer.status).toBe(422)
    expect(answer.json.total).toBe(240)
    expect(answer.errors.length).toBeGreaterThan(10)
    expect(new TextEncoder().encode(answer.text).byteLength).toBeLessThanOrEqual(16_384)
    const short = await meeting({ ...good, trips: Array.from({ length: 300 }, () => ({ L: 1 })) })
    expect([short.json.total, short.errors.length <= 100]).toEqual([300, true])
  })
})

test('one problem always fits, however its texts are escaped', async () => {
  const { problemText } = await import('../../worker/problems.ts')
  const long = '\u0001'.repeat(100_000)
  const text = problemText('inputs', [{ path: long, code: 'TYPE', severity: 'error', zh: long, en: long }])
  expect(JSON.parse(text).errors).toHaveLength(1)
  expect(new TextEncoder().encode(text).byteLength).toBeLessThanOrEqual(16_384)
})

describe('queries of a POST', () => {
  test.each<[string, Partial<Entry>]>([
    ['?edition=1999-01-01', { path: '/edition', code: 'CHOICE', en: expect.stringContaining('2023-10-08') }],
    ['?factors=none', { path: '/factors', code: 'CHOICE' }],
    ['?trace=yes', { path: '/trace', code: 'CHOICE' }],
    ['?trace=1&trace=1', { path: '/trace', code: 'CONFLICT' }],
    ['?R=0.5', { path: '/R', code: 'UNKNOWN-KEY', en: expect.stringContaining('trace, edition, factors') }],
    ['?edition=%B1%B1', { path: '/edition', code: 'BODY', en: expect.stringContaining('UTF-8') }],
  ])('%s', async (query, entry) => {
    const answer = await postJson(`/v1/methods/meeting${query}`, good)
    expect(answer.errors[0]).toMatchObject(entry)
    expect(answer.status).toBe(400)
  })
})

test('inputs sent to the definition are told where they are computed with', async () => {
  const answer = await call('/v1/methods/meeting?trips=rail:4800')
  expectProblem(answer, 400, {
    path: '/trips',
    code: 'UNKNOWN-KEY',
    en: expect.stringMatching(
      /use \/v1\/methods\/meeting\.json, .*\.txt.*, or POST the inputs to \/v1\/methods\/meeting$/,
    ),
  })
})

test('no refusal keeps a cache or opens a POST to other origins', async () => {
  const { headers } = await meeting({})
  expect(headers.get('cache-control')).toBe('no-store')
  expect(headers.get('access-control-allow-origin')).toBeNull()
})
