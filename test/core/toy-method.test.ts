/** A new method is a definition, its cases with its contract, and one line in the list: everything else that tells of methods follows from the list. */
import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { calculate, definitions, prepare } from '#core'
import { eq, inference, method, quantity, seed, warn } from '#core/method'
import { load } from '#core/prove'
import { type SheetFunction, sheetFunctions } from '#core/sheet/index'
import { functionsJson } from '../../addin/metadata.ts'
import { generatedFiles } from '../../scripts/generate.ts'
import { openapi } from '../../worker/openapi.ts'
import { routesOf } from '../../worker/routes.ts'
import { expectCase, seenOf, tableOf } from '../cases/cases.ts'
import { contractOf, promised } from '../cases/contract.ts'

// the first file: the method
const commuting = method({
  id: 'commuting',
  prefix: 'TOYS',
  edition: '2030-01-01',
  standard: 'acef-online-meeting',
  title: { zh: '玩具通勤', en: 'Toy of commuting' },
  boundary: { zh: '只有路程。', en: 'The way alone.' },
  inputs: {
    days: quantity('-', '天数', 'Days', { min: 0, max: 366 }),
    way: quantity('kgCO2e', '每天排放', 'Emissions of a day', { min: 0, max: 1000 }),
  },
  formulas: {
    E: eq('days * way', 'kgCO2e', seed('9.9.1'), '通勤排放量', 'Emissions of commuting', {
      remark: { zh: '玩具说明', en: 'Remark of the toy' },
    }),
  },
  checks: {
    'T-LONG': warn('days <= 300', inference('9.9.2'), '天数偏多', 'These are many days', { at: 'days' }),
  },
  outputs: { E: '0.00' },
  functions: { E: { gives: 'E', takes: ['days', 'way'] } },
  example: { days: 200, way: 1.5 },
})

// the second: its contract and its cases
const file = `
method: commuting
contract:
  edition: 2030-01-01
  prefix: TOYS
  inputs: { days: { unit: "-", range: 0..366 }, way: { unit: kgCO2e, range: 0..1000 } }
  constants: {}
  formulas: { E: { unit: kgCO2e, basis: seed, clause: 9.9.1 } }
  codes: { T-LONG: { severity: warn, basis: inference, clause: 9.9.2, at: days } }
  outputs: [E]
  functions: { TOYS_E: "E of days, way" }
cases:
  - { says: the example, inputs: { days: 200, way: 1.5 }, outputs: { E: 300 }, codes: [] }
  - { says: many days, inputs: { days: 320, way: 1 }, outputs: { E: 320 }, codes: [T-LONG] }
  - { says: nothing given, inputs: {}, problems: [{ path: /days, code: MISSING }, { path: /way, code: MISSING }] }
`
const { cases } = tableOf(file)

// the third: one line in the list
const list = [...definitions, commuting]

const methods = list.map((definition) => prepare(definition))
const functions = sheetFunctions(methods)
const files = generatedFiles(list)
const before = new Map(generatedFiles().map(({ path, text }) => [path, text]))
const textOf = (path: string) => files.find((file) => file.path === path)?.text ?? expect.fail(`there is no ${path}`)

describe('the method', () => {
  test('loads', () => {
    expect(() => load(commuting)).not.toThrow()
  })

  test('keeps its contract', () => {
    expect(contractOf(file)).toEqual([promised(commuting)])
  })

  test.each(cases)('computes: $says', (one) => {
    expectCase(one, seenOf(calculate(prepare(commuting), one.inputs)))
  })
})

describe('over HTTP', () => {
  const app = new Hono()
  for (const { method, path, answer } of routesOf(methods)) app.on(method, path.replace(/\{(\w+)\}/, ':$1{.+}'), answer)
  const ask = async (path: string, init?: RequestInit) => app.request(path, init)

  test('it is the last of the list', async () => {
    const { methods } = (await (await ask('/v1/methods')).json()) as { methods: { id: string }[] }
    expect(methods.map(({ id }) => id)).toEqual([...definitions.map(({ id }) => id), 'commuting'])
  })

  test('it tells its definition', async () => {
    expect(await (await ask('/v1/methods/commuting')).json()).toMatchObject({
      title: commuting.title,
      formulas: [{ key: 'E', formula: 'days * way', basis: 'seed', clause: '9.9.1' }],
      functions: [{ name: 'TOYS_E' }],
    })
  })

  test('it computes', async () => {
    const headers = { 'Content-Type': 'application/json' }
    const body = JSON.stringify(commuting.example)
    const posted = await (await ask('/v1/methods/commuting', { method: 'POST', body, headers })).json()
    expect(posted).toMatchObject({ method: 'commuting', outputs: { E: { value: 300, unit: 'kgCO2e' } } })
    expect(await (await ask('/v1/methods/commuting.txt?days=2&way=3&out=E')).text()).toBe('6')
  })

  test('the document describes it', () => {
    const { paths, components } = openapi(methods) as {
      paths: Record<string, object>
      components: { schemas: Record<string, { properties: object }> }
    }
    const own = Object.keys(paths).filter((path) => path.startsWith('/v1/methods/commuting'))
    expect(own).toEqual(['', '.json', '.txt', '.csv', '.xml', '/workbook'].map((end) => `/v1/methods/commuting${end}`))
    expect(components.schemas['commuting-inputs']?.properties).toHaveProperty('days')
  })
})

describe('in a sheet', () => {
  const find = (name: string): SheetFunction =>
    functions.find((each) => each.name === name) ?? expect.fail(`there is no ${name}`)

  test('its function computes, and so do those for all methods', () => {
    expect(find('TOYS_E').run([200, 1.5])).toEqual([[300]])
    const block = [
      ['天数', 320],
      ['way', 1],
    ]
    expect(find('GHG_RUN').run(['commuting', block])[1]).toEqual(['E', 320, 'kgCO2e'])
    expect(find('GHG_WARNINGS').run(['commuting', block])[1]?.[0]).toBe('T-LONG')
  })

  test.each(['en', 'zh'] as const)('functions.json names it (%s)', (language) => {
    const named = functionsJson(functions, language).functions.find(({ name }) => name === 'TOYS_E')
    expect(named?.parameters.map(({ name }) => name)).toEqual(['days', 'way'])
  })
})

describe('what is generated', () => {
  test('new are its two pages, and no file is lost', () => {
    const added = files.map(({ path }) => path).filter((path) => !before.has(path))
    expect(added).toEqual(['docs/methods/commuting.zh-CN.md', 'docs/methods/commuting.md'])
    expect(files).toHaveLength(before.size + added.length)
  })

  test('changed are the code, the metadata, the document and the pages on all methods', () => {
    const changed = files.filter(({ path, text }) => before.has(path) && before.get(path) !== text)
    expect(changed.map(({ path }) => path).sort()).toEqual([
      'addin/app/catalogue.ts',
      'addin/public/functions.json',
      'addin/public/functions.zh-CN.json',
      'core/methods/generated.ts',
      'docs/basis.md',
      'docs/basis.zh-CN.md',
      'docs/methods/README.md',
      'docs/methods/README.zh-CN.md',
      'worker/openapi.json',
    ])
  })

  test('its code and its pages say what the definition says', () => {
    expect(textOf('core/methods/generated.ts')).toMatch(/generated = \{.+\bcommuting\b/)
    const page = textOf('docs/methods/commuting.md')
    for (const told of ['days * way', '9.9.1', 'T-LONG', 'TOYS_E', 'remark of the toy', '**300**'])
      expect(page).toContain(told)
    expect(textOf('docs/methods/commuting.zh-CN.md')).toContain('通勤排放量')
    expect(textOf('docs/basis.md')).toContain('| `commuting` | 1 | 0 | 0 | 0 | 0 | 1 |')
  })
})
