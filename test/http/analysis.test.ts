/** Uncertainty and sensitivity over HTTP: the numbers of the core, refusals, and replay. */
import { describe, expect, test } from 'vitest'
import { calculate, definitions, prepare } from '#core'
import { sensitivity } from '#core/sensitivity'
import { uncertainty } from '#core/uncertainty'
import { call, postJson } from './app.ts'

const path = '/v1/methods/meeting'
const method = prepare(definitions[0])
const asked = {
  trips: [
    { mode: 'rail', L: 4800, u: 10 },
    { mode: 'taxi', n: 2, d: 30 },
  ],
  peRoute: 'measured',
  EG: 1.3,
  R: 0.95,
  uncertainty: { R: 10, 'trips.EF_t': 20, 'trips/1/n': 5, EF_e: 5 },
}
const codes = ({ errors }: { errors: { path: string; code: string }[] }) =>
  errors.map((one) => `${one.path} ${one.code}`)
const core = { uncertainty: uncertainty(method, asked), sensitivity: sensitivity(method, asked) }

test('uncertainty=1 adds what the core finds, with the default seed and number of draws', async () => {
  const { status, json } = await postJson(`${path}?uncertainty=1`, asked)
  expect(status).toBe(200)
  expect(json.uncertainty).toEqual(core.uncertainty.ok && core.uncertainty.uncertainty)
  expect(json.uncertainty).toMatchObject({ seed: 1, draws: 10_000, failed: {} })
  const { uncertainty: _, ...rest } = json
  const answer = calculate(method, asked)
  expect(rest).toEqual(answer.ok && answer.result)
})

test('seed and draws are taken from the query', async () => {
  const { json } = await postJson(`${path}?uncertainty=1&seed=42&draws=100`, asked)
  const found = uncertainty(method, asked, { seed: 42, draws: 100 })
  expect(json.uncertainty).toEqual(found.ok && found.uncertainty)
})

test('sensitivity=1 adds the bars of the last output, or of the one asked for', async () => {
  const { json } = await postJson(`${path}?sensitivity=1`, asked)
  expect(json.sensitivity).toEqual(core.sensitivity.ok && core.sensitivity.sensitivity)
  expect(json.sensitivity.output).toBe('ER')
  expect(json.sensitivity.bars[0]).toMatchObject({ key: 'R', high: { input: 1, clipped: true } })
  const of = await postJson(`${path}?sensitivity=1&output=PE`, asked)
  expect(of.json.sensitivity.output).toBe('PE')
})

test('neither stands in an answer that was not asked for it', async () => {
  const { json } = await postJson(path, asked)
  expect(json).not.toHaveProperty('uncertainty')
  expect(json).not.toHaveProperty('sensitivity')
  expect(json.inputs).toEqual(asked)
})

describe('refusals', () => {
  test.each<[string, string[]]>([
    ['uncertainty=2', ['/uncertainty CHOICE']],
    ['seed=1', ['/seed CONFLICT']],
    ['draws=100&output=ER', ['/draws CONFLICT', '/output CONFLICT']],
    ['uncertainty=1&draws=0', ['/draws RANGE']],
    ['uncertainty=1&draws=100001', ['/draws RANGE']],
    ['uncertainty=1&draws=1e3', ['/draws RANGE']],
    ['uncertainty=1&seed=4294967296', ['/seed RANGE']],
    ['uncertainty=1&seed=-1&seed=2', ['/seed RANGE', '/seed CONFLICT']],
    ['sensitivity=1&output=X', ['/output CHOICE']],
  ])('%s', async (query, expected) => {
    const answer = await postJson(`${path}?${query}`, asked)
    expect(answer.status).toBe(400)
    expect(codes(answer).sort()).toEqual(expected.sort())
    for (const { zh, en } of answer.errors) expect(zh !== en && zh !== '' && en !== '').toBe(true)
  })

  test('the limits pass on the dot', async () => {
    const one = { ...asked, trips: [{ EF_t: 1, L: 1 }], uncertainty: { R: 1 } }
    const { status, json } = await postJson(`${path}?uncertainty=1&seed=4294967295&draws=100000`, one)
    expect([status, json.uncertainty.draws]).toEqual([200, 100_000])
  })

  test('inputs of which nothing says how uncertain they are, and an output that does not exist', async () => {
    const { uncertainty: _, ...plain } = { ...asked, trips: [{ mode: 'rail', L: 0 }] }
    const answer = await postJson(`${path}?uncertainty=1&sensitivity=1&output=ratio`, plain)
    expect(answer.status).toBe(422)
    expect(codes(answer)).toEqual(['/uncertainty MISSING', '/output CHOICE'])
  })

  test('an unknown key says what there is', async () => {
    const answer = await postJson(path, { ...asked, uncertainty: { x: 1 } })
    expect(codes(answer)).toEqual(['/uncertainty/x UNKNOWN-KEY'])
    expect(answer.errors[0]?.en).toContain('trips.EF_t, trips.L')
  })
})

test('in a URL uncertainty=1 says that it is an input there, and where the interval is', async () => {
  const answer = await call(`${path}.json?trips=rail:4800&peRoute=measured&EG=1.3&R=0.6&uncertainty=1`)
  expect(codes(answer)).toEqual(['/uncertainty TYPE'])
  expect(answer.errors[0]?.en).toContain('POST to /v1/methods/meeting?uncertainty=1')
})

test('in a URL they are compact texts, echoed as in a body', async () => {
  const query = 'trips=rail:4800&peRoute=measured&EG=1.3&R=0.6&uncertainty=R:5;trips.EF_t:20%25&pedigree=EG:1:2:1:1:3'
  const { json, errors } = await call(`${path}.json?${query}`)
  expect(errors).toEqual([])
  expect(json.inputs).toMatchObject({ uncertainty: { R: 5, 'trips.EF_t': 20 }, pedigree: { EG: [1, 2, 1, 1, 3] } })
  const wrong = await call(`${path}.json?${query.replace('R:5', 'R')}`)
  expect(codes(wrong)).toEqual(['/uncertainty/R TYPE'])
})

describe('replay', () => {
  test('a stored result with both is computed again, with its seed, draws and output', async () => {
    const { json: stored } = await postJson(
      `${path}?uncertainty=1&seed=7&draws=500&sensitivity=1&output=BE&trace=1`,
      asked,
    )
    const { json } = await postJson('/v1/replay', stored)
    expect(json.equal).toBe(true)
    expect(json.result).toEqual(stored)
    const changed = structuredClone(stored)
    changed.uncertainty.outputs.ER.simulated.low -= 1e-9
    const { json: found } = await postJson('/v1/replay', changed)
    expect(found).toMatchObject({ equal: false, path: '/uncertainty/outputs/ER/simulated/low' })
  })

  test.each([
    ['uncertainty', { draws: 1e9 }, '/uncertainty/draws RANGE'],
    ['uncertainty', { seed: 'x', draws: 10 }, '/uncertainty/seed RANGE'],
    ['sensitivity', { output: 'x' }, '/sensitivity/output CHOICE'],
  ])('a stored %s that cannot be asked for is refused: %j', async (key, value, expected) => {
    const { json: stored } = await postJson(path, asked)
    const answer = await postJson('/v1/replay', { ...stored, [key]: value })
    expect(codes(answer)).toEqual([expected])
  })
})
