/** Reports as data: complete for every method, named by the definition alone, and the numbers of the result. */
import { describe, expect, test } from 'vitest'
import { analyse } from '../../core/analysis.ts'
import { calculate, type Method, prepare, type Result } from '../../core/calculate.ts'
import { certaintyNames } from '../../core/certainty-names.ts'
import { commonCodes } from '../../core/codes.ts'
import { placeTitle } from '../../core/factors/index.ts'
import type { OwnSection } from '../../core/method.ts'
import { definitions } from '../../core/methods/index.ts'
import { pactOf } from '../../core/pact.ts'
import { placeOf } from '../../core/place.ts'
import { type Report, reportOf } from '../../core/report.ts'

const methods = definitions.map((definition) => [definition.id, prepare(definition)] as const)
const named = (id: string) => methods.find(([each]) => each === id)?.[1] as Method
const resultOf = (method: Method, more: object = {}): Result => {
  const answer = calculate(method, { ...method.definition.example, ...more }, { trace: true })
  return answer.ok ? answer.result : expect.fail(JSON.stringify(answer.problems))
}
const sectionOf = (report: Report, key: string) =>
  report.sections.find((each) => each.key === key) ?? expect.fail(`no section ${key}`)
const lineOf = (report: Report, section: string, key: string) =>
  sectionOf(report, section).lines.find((each) => each.key === key) ?? expect.fail(`no line ${key}`)

describe.each(methods)('%s', (_, method) => {
  const { definition, loaded } = method
  const result = resultOf(method)
  const report = reportOf(method, result)

  test('holds every output, column and table with its numbers', () => {
    const { lines, tables } = sectionOf(report, 'results')
    expect(lines.map(({ key, value, unit }) => [key, { value, unit }])).toEqual(Object.entries(result.outputs))
    const told = tables.map(({ rows }) => rows.map(([, value]) => value))
    const columns = Object.values(result.columns ?? {}).map(({ values }) => values)
    const parts = Object.values(result.tables ?? {}).map(({ rows }) => rows.map(({ value }) => value))
    expect(told).toEqual([...columns, ...parts])
  })

  test('holds every factor used, with its year and place, what its source is, how it was read and what is remarked', () => {
    const rows = sectionOf(report, 'factors').tables.flatMap(({ rows }) => rows)
    const seen = (told: string) => (told === 'not seen' ? { zh: '未见', en: 'not seen' } : told)
    for (const { id, year, place, source, certainty, note = null } of result.used) {
      const { zh, en } = certaintyNames[certainty]
      expect(rows.filter(([first]) => first === id).flat()).toEqual(
        expect.arrayContaining([
          ...[String(year), placeTitle(place), source.document, seen(source.licence)],
          ...[{ zh: `${certainty} ${zh}`, en: `${certainty} ${en}` }, seen(source.published), source.url, note],
        ]),
      )
    }
  })

  test('holds every formula that was computed, with its clause', () => {
    const rows = sectionOf(report, 'formulas').tables.flatMap(({ rows }) => rows)
    const computed = (result.trace ?? []).filter(({ formula }) => formula !== undefined)
    for (const { key, formula, clause } of computed)
      expect(rows.find(([name]) => name === key)).toEqual(expect.arrayContaining([formula, clause ?? null]))
    expect(rows.length).toBe(new Set(computed.map(({ key }) => key)).size)
  })

  test('says that the standard is a draft, and names what the result depends on', () => {
    expect(report).toMatchObject({
      status: 'draft',
      edition: result.edition,
      factors: result.factors,
      digest: result.digest,
    })
    expect(report.draft.zh).toContain('征求意见稿')
    expect(lineOf(report, 'about', 'digest').value).toBe(result.digest)
  })

  test('every text is in both languages, and every section has another key', () => {
    for (const { title, paragraphs } of report.sections)
      for (const { zh, en } of [title, ...paragraphs]) expect([zh, en].every((each) => each.trim() !== '')).toBe(true)
    const keys = report.sections.map(({ key }) => key)
    expect(new Set(keys).size).toBe(keys.length)
    expect(JSON.parse(JSON.stringify(report))).toEqual(report)
  })

  test('what the definition tells of exists', () => {
    const sections = (definition.report?.sections ?? []).filter((each): each is OwnSection => typeof each === 'object')
    const codes = new Set([
      ...Object.entries(definition.checks).map(([key, { code = key }]) => code),
      ...Object.keys(definition.factorChecks),
      ...Object.keys(commonCodes),
    ])
    const findings = definition.report?.findings ?? {}
    expect(Object.keys(findings).filter((code) => !sections.some(({ codes = [] }) => codes.includes(code)))).toEqual([])
    for (const { tells = [], rows = [], where, of, largest = [], codes: said = [] } of sections) {
      const names = [...tells, ...rows, ...(where ? [where] : []), ...(of ? [of] : [])]
      expect(names.filter((name) => !loaded.entries.has(name))).toEqual([])
      expect(new Set([...rows, ...(where ? [where] : [])].map((name) => name.split('.')[0])).size).toBeLessThan(2)
      expect(said.filter((code) => !codes.has(code))).toEqual([])
      expect(said.filter((code) => !findings[code] && !commonCodes[code])).toEqual([])
      expect(largest.filter((key) => !Object.hasOwn(definition.tables ?? {}, key))).toEqual([])
    }
    const { declaration, pact } = definition.report ?? {}
    const { describes = [], standards: _, ...rest } = pact ?? {}
    const names = [
      ...(declaration ? [declaration.per, ...declaration.tells] : []),
      ...describes,
      ...Object.values(rest),
    ]
    expect(names.flat().filter((name) => !loaded.entries.has(name))).toEqual([])
  })
})

test('a meeting: route, rate and baseline, with clause and basis', () => {
  const report = reportOf(named('meeting'), resultOf(named('meeting'), { periodFrom: '2025-01-01', EF_e: 0.5703 }))
  expect(lineOf(report, 'project', 'peRoute').value).toEqual({ zh: '模拟实体服务器', en: 'Equivalent servers' })
  expect(lineOf(report, 'rate', 'R')).toMatchObject({ value: 0.6, status: 'given' })
  expect(lineOf(report, 'baseline', 'BE')).toMatchObject({ basis: 'seed', clause: '2.3.4 (1)' })
  expect(lineOf(report, 'about', 'periodFrom').value).toBe('2025-01-01')
  expect(lineOf(report, 'about', 'periodTo').value).toBe(null)
  const given = sectionOf(report, 'factors').tables.at(-1)
  expect(given?.rows).toEqual([[{ zh: '电力排放因子', en: 'Grid emission factor' }, 0.5703, 'kgCO2/kWh']])
  expect(sectionOf(report, 'project').lines.map(({ key }) => key)).not.toContain('E_prov')
})

test('a cloud: three layers and what is conserved', () => {
  const report = reportOf(named('cloud'), resultOf(named('cloud')))
  expect(sectionOf(report, 'customers').tables[0]?.rows.map(([, name]) => name)).toEqual(['甲公司', '乙公司'])
  expect(lineOf(report, 'conservation', 'residual').value).toBeCloseTo(0, 9)
  expect(lineOf(report, 'conservation', 'total').value).toBe(900)
})

describe.each(['storage', 'server'])('the footprint %s', (id) => {
  const method = named(id)
  const result = resultOf(method, { product: 'X1', entity: '甲公司' })
  const report = reportOf(method, result)
  const value = (key: string) => result.outputs[key]?.value ?? Number.NaN

  test('the stages have their shares, and the largest process is named first', () => {
    const shares = sectionOf(report, 'impact').lines.map(({ share = 0 }) => share)
    expect(shares.at(-1)).toBe(1)
    expect(shares.slice(0, -1).reduce((a, b) => a + b)).toBeCloseTo(1, 12)
    expect(sectionOf(report, 'interpretation').tables[0]?.rows[0]?.[1]).toBe(result.tables?.byProcess?.rows[0]?.value)
  })

  test('rows that are left out and rows of energy stand in tables of their own', () => {
    expect(sectionOf(report, 'omitted').tables[0]?.rows).toHaveLength(1)
    const energy = (method.definition.example.flows as { energy?: boolean }[]).filter((row) => row.energy)
    expect(sectionOf(report, 'energy').tables[0]?.rows).toHaveLength(energy.length)
  })

  test('the declaration gives the footprint of one unit and refuses comparison', () => {
    expect(lineOf(report, 'declaration', 'total')).toMatchObject({ value: value('total'), unit: 'kgCO2e' })
    expect(sectionOf(report, 'declaration').paragraphs.at(-1)?.en).toContain('must not be compared')
    expect(report.sections.at(-1)?.key).toBe('declaration')
  })

  test('as data for exchange it has the numbers of the result', () => {
    const pact = pactOf(method, result) ?? expect.fail()
    expect(pact).toMatchObject({ productName: 'X1', companyName: '甲公司', source: { digest: result.digest } })
    expect(pact.pcf).toMatchObject({
      pCfIncludingBiogenic: value('total'),
      pCfExcludingBiogenic: value('fossil') + value('landUse') + value('aircraft'),
      fossilGhgEmissions: value('fossil'),
      otherBiogenicGhgEmissions: value('biogenic'),
      removals: value('removal'),
      exemptedEmissionsPercent: 100 * value('cutSum'),
      primaryDataShare: 100 * value('primaryShare'),
      characterizationFactors: 'AR6',
      referencePeriodStart: '2023-01-01',
      referencePeriodEnd: '2023-12-31',
    })
    expect(pact.comment).toContain('not a claim of conformance')
  })

  test('a country is told where all rows are of it, and only there', () => {
    const flows = (method.definition.example.flows as object[]).map((row) => ({ ...row, place: '北京' }))
    expect(pactOf(method, resultOf(method, { flows }))?.pcf.geographyCountry).toBe('CN')
    expect(pactOf(method, result)?.pcf).not.toHaveProperty('geographyCountry')
  })
})

test('outputs say how they are shown', () => {
  const report = reportOf(named('server'), resultOf(named('server')))
  expect(lineOf(report, 'dataQuality', 'primaryShare').format).toBe('0.0%')
  expect(lineOf(report, 'dataQuality', 'reportYear')).not.toHaveProperty('format')
})

test('other methods have no data for exchange', () => {
  expect(pactOf(named('meeting'), resultOf(named('meeting')))).toBeUndefined()
})

test('uncertainty stands in a report where it was computed', () => {
  const method = named('meeting')
  const plain = reportOf(method, resultOf(method))
  expect(sectionOf(plain, 'uncertainty').tables).toEqual([])
  expect(sectionOf(plain, 'uncertainty').paragraphs[0]?.en).toBe('Uncertainty was not analysed.')
})

describe('places are called by name and row, counted from one', () => {
  const { loaded } = named('cloud')
  test.each([
    ['', '全部输入', 'All inputs'],
    ['/view', '口径', 'View'],
    ['/products/0/capacity', '云产品第 1 行：总量', 'Cloud products, row 1: Capacity'],
    ['/products/2', '云产品第 3 行', 'Cloud products, row 3'],
    ['/customers/1', '客户第 2 行', 'Customers, row 2'],
    ['/usage/1/0', '用量第 2 行：第 1 列', 'Usage, row 2: column 1'],
    ['/strange', '/strange', '/strange'],
  ])('%s', (path, zh, en) => expect(placeOf(loaded, path)).toEqual({ zh, en }))
})

test('a number of a row has the unit that its row says', () => {
  const method = named('server')
  const report = reportOf(method, resultOf(method))
  const given = sectionOf(report, 'factors').tables.at(-1)?.rows
  expect(given?.[0]).toEqual([
    { zh: '清单第 1 行：排放因子', en: 'Inventory flows, row 1: Emission factor' },
    66.1,
    'kgCO2e/pcs',
  ])
  expect(given?.map(([, , unit]) => unit)).not.toContain('kgCO2e/amount')
})

test.each(definitions.map(({ id }) => id))('no place of %s is told as a path', (id) => {
  const method = named(id)
  const answer = analyse(method, method.definition.example, { report: true, sensitivity: {} })
  const { report } = answer.ok ? answer.result : expect.fail()
  const cells = report?.sections.flatMap(({ tables }) => tables.flatMap(({ rows }) => rows.flat()))
  for (const cell of cells ?? []) expect(typeof cell === 'object' ? (cell?.zh ?? '') : String(cell)).not.toMatch(/^\//)
})

test('a check says in words what it looked for, beside its code', () => {
  const report = reportOf(named('server'), resultOf(named('server')))
  expect(lineOf(report, 'interpretation', 'P-CUT1')).toMatchObject({
    label: { zh: '舍去的单项或单元过程超过 1%（P-CUT1）', en: 'A flow or unit process left out is above 1% (P-CUT1)' },
    value: { zh: '未发现', en: 'None raised' },
  })
  expect(lineOf(report, 'interpretation', 'PERIOD').label.zh).toBe('数据期间不是十二个月（PERIOD）')
})

test('where there are no rows of a kind a line says so, and names the kind', () => {
  const report = reportOf(named('server'), resultOf(named('server')))
  const none = { zh: '没有', en: 'None' }
  expect(sectionOf(report, 'gwp').lines[1]).toMatchObject({ label: { zh: '清单：因子 GWP' }, value: none })
  expect(lineOf(reportOf(named('cloud'), resultOf(named('cloud'))), 'pools', 'pools').value).toEqual(none)
})

test('a column has the unit of its rows where they have one together', () => {
  const method = named('server')
  const flows = [{ stage: 'use', amount: 10, unit: 'kWh', EF: 0.5777, energy: true }]
  const report = reportOf(method, resultOf(method, { flows }))
  const units = sectionOf(report, 'inventory').tables[0]?.columns.map(({ key, unit }) => [key, unit])
  expect(units).toEqual(
    expect.arrayContaining([
      ['flows.amount', 'kWh'],
      ['flows.EF', 'kgCO2e/kWh'],
    ]),
  )
})

test('a means of transport is told by its title, and not beside a factor that was named by its id', () => {
  const modesOf = (trip: object) => {
    const method = named('meeting')
    const [trips] = sectionOf(reportOf(method, resultOf(method, { trips: [{ L: 10, ...trip }] })), 'data').tables
    const at = trips?.columns.findIndex(({ key }) => key === 'trips.mode') ?? -1
    return at < 0 ? undefined : trips?.rows.map((row) => row[at])
  }
  expect(modesOf({ mode: 'rail' })).toEqual([{ zh: '铁路', en: 'Rail' }])
  expect(modesOf({ mode: 'my own train', EF_t: 0.03 })).toEqual(['my own train'])
  expect(modesOf({ mode: 'rail', EF_t: 'travel/coach/uk-2023/2023' })).toBeUndefined()
})
