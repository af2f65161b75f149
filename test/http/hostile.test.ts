/** Hostile values in every field and route: never a fault, never a number that is none, never a large refusal. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { definitions, prepare } from '#core'
import { limits } from '../../worker/limits.ts'
import { methods } from '../../worker/methods.ts'
import { scan } from '../../worker/scan.ts'
import { type Answer, call, post } from './app.ts'

const runs = process.env.TANBIAO_FULL ? 20_000 : 300

const nasty = fc.oneof(
  fc.constantFrom<unknown>(
    0,
    -0,
    -1,
    1e308,
    5e-324,
    Number.MAX_VALUE,
    2 ** 53 + 1,
    '',
    ' ',
    '12',
    '=1+1',
    'constructor',
    '__proto__',
    null,
    true,
    [],
    {},
    [[]],
    'CN-XZ',
    '110000',
  ),
  fc.constantFrom('\u0000', '\ud800', '\u202eabc', '１２', '北京', 'a'.repeat(300), '<script>', '%', ';:;', '/'),
  fc.double(),
  fc.string({ unit: 'binary' }),
  fc.jsonValue({ maxDepth: 3 }),
)

/** The example with some fields replaced, left out or added, at any depth. */
const mangled = (value: unknown): fc.Arbitrary<unknown> => {
  if (Array.isArray(value)) return fc.oneof({ weight: 4, arbitrary: fc.tuple(...value.map(mangled)) }, nasty)
  if (typeof value !== 'object' || value === null) return fc.oneof({ weight: 3, arbitrary: fc.constant(value) }, nasty)
  const fields = Object.fromEntries(Object.entries(value).map(([key, each]) => [key, mangled(each)]))
  return fc
    .tuple(fc.record(fields, { requiredKeys: [] }), fc.dictionary(fc.string({ unit: 'binary' }), nasty, { maxKeys: 1 }))
    .map(([own, more]) => ({ ...more, ...own }))
}

const numbersIn = (value: unknown): number[] => {
  if (typeof value === 'number') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : []
}

function expectHarmless({ status, json, text }: Answer) {
  expect([200, 400, 404, 422]).toContain(status)
  if (status !== 200) expect(new TextEncoder().encode(text).byteLength).toBeLessThanOrEqual(limits.problemBytes)
  else if (json)
    for (const { value } of Object.values<{ value: unknown }>(json.outputs ?? {}))
      expect(value).toSatisfy(Number.isFinite)
  expect(numbersIn(json).every(Number.isFinite)).toBe(true)
}

/** Every input of every method alone, so that fields the example leaves out are tried too. */
const fields = definitions.flatMap(({ id, inputs, example }) =>
  Object.entries(inputs).map(([key, input]) => {
    const columns = input.kind === 'rows' ? Object.keys(input.columns) : []
    return { id, key, columns, example }
  }),
)
const oneField = fc.constantFrom(...fields).chain(({ id, key, columns, example }) => {
  const row = fc.record(Object.fromEntries(columns.map((column) => [column, nasty])), { requiredKeys: [] })
  const value = columns.length > 0 ? fc.oneof(fc.array(row, { maxLength: 3 }), nasty) : nasty
  return value.map((each) => [id, { ...example, [key]: each }] as const)
})

describe('hostile bodies', () => {
  test('in each field', async () => {
    await fc.assert(
      fc.asyncProperty(oneField, async ([id, inputs]) =>
        expectHarmless(await post(`/v1/methods/${id}?trace=1`, JSON.stringify(inputs))),
      ),
      { numRuns: runs },
    )
  })

  test.each(definitions.map(({ id, example }) => [id, example] as const))(
    '%s in many fields at once',
    async (id, example) => {
      await fc.assert(
        fc.asyncProperty(mangled(example), async (inputs) =>
          expectHarmless(await post(`/v1/methods/${id}`, JSON.stringify(inputs))),
        ),
        { numRuns: runs },
      )
    },
  )

  test('stored results', async () => {
    const { json } = await post('/v1/methods/meeting?trace=1', JSON.stringify(definitions[0].example))
    await fc.assert(
      fc.asyncProperty(mangled(json), async (stored) =>
        expectHarmless(await post('/v1/replay', JSON.stringify(stored))),
      ),
      { numRuns: runs / 2 },
    )
  })

  test('bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 60 }), async (bytes) =>
        expectHarmless(await post('/v1/methods/meeting', new Uint8Array(bytes))),
      ),
      { numRuns: runs },
    )
  })
})

describe('hostile URLs', () => {
  const keys = fc.oneof(
    fc.constantFrom('out', 'err', 'edition', 'factors', 'R', 'trips', 'EG', 'peRoute', 'constructor'),
    fc.string({ unit: 'binary' }),
  )
  const texts = fc.oneof(
    fc.constantFrom('ER', 'text', 'rail:1200;air:800', '1e400', '-', 'measured', '0.5'),
    fc.string({ unit: 'binary' }),
  )
  test('with any keys and texts', async () => {
    const query = fc
      .array(fc.tuple(keys, texts), { maxLength: 6 })
      .map((pairs) => new URLSearchParams(pairs).toString())
    const paths = fc.constantFrom(
      '/v1/methods/meeting.txt',
      '/v1/methods/meeting.json',
      '/v1/methods/meeting-rate.csv',
      '/v1/factors',
      '/v1/factors/x',
    )
    await fc.assert(
      fc.asyncProperty(paths, query, async (path, text) => expectHarmless(await call(`${path}?${text}`))),
      { numRuns: runs },
    )
  })
})

describe('the scanner', () => {
  const parsed = (text: string) => {
    try {
      return { value: JSON.parse(text) }
    } catch {
      return undefined
    }
  }
  const almost = fc
    .tuple(
      fc.json({ maxDepth: 4 }),
      fc.nat(),
      fc.constantFrom('', '{', '}', '[', ']', ',', ':', '"', '\\', '0', '-', '.', 'e', ' ', '\n', '\u0001', 'tru'),
    )
    .map(
      ([text, at, put]) =>
        text.slice(0, at % (text.length + 1)) + put + text.slice((at % (text.length + 1)) + (at % 2)),
    )

  test('takes exactly the grammar that JSON.parse takes', () => {
    fc.assert(
      fc.property(fc.oneof(almost, fc.string(), fc.json()), (text) => {
        expect(scan(text).fault === undefined).toBe(parsed(text) !== undefined)
      }),
      { numRuns: 5 * runs },
    )
  })
})

test('every schema compiles: none silently stays on the slow path', () => {
  for (const definition of definitions) prepare(definition, (schema) => z.compile(schema, { strict: true }))
  expect(methods).toHaveLength(definitions.length)
})

test('the work of a body full of problems grows with its length and no faster', async () => {
  const row = `{${Array.from({ length: 250 }, (_, i) => `"k${i}":1`).join(',')}}`
  /** Processor time, which other programs do not lengthen; the least of three, as the first are not compiled yet. */
  const workOf = async (rows: number) => {
    const body = `{"trips":[${Array(rows).fill(row).join(',')}]}`
    const times: number[] = []
    for (let i = 0; i < 3; i++) {
      const start = process.cpuUsage()
      const { status, errors } = await post('/v1/methods/meeting', body)
      const { user, system } = process.cpuUsage(start)
      times.push(user + system)
      expect([status, errors.length > 50]).toEqual([422, true])
    }
    return Math.min(...times)
  }
  // four times the length, just below a megabyte: sixteen times the work, were each row compared with all others
  const few = await workOf(110)
  expect((await workOf(440)) / few).toBeLessThan(8)
})
