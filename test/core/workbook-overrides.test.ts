/** Overrides on the sheet of factors of a workbook that comes back: numbers given where their record was taken, never without a source. */
import { describe, expect, test } from 'vitest'
import { calculate, type Inputs } from '#core'
import { auditWorkbook } from '#core/workbook/index'
import { filledTemplate, methodOf, opened, override, write } from './filled-templates.ts'

const meeting = methodOf('meeting')
const { EF_e: _, ...example } = meeting.definition.example
const rail = 'travel/rail/uk-2023/2023'
const grid = 'grid/average/CN/2023'
const source = '供应商声明 2024'

/** What comes back of a template in which nothing was changed. */
const { inputs: asFilled } = await opened(filledTemplate(meeting))

const rowsOf = (inputs: Inputs, group: string) => inputs[group] as Inputs[]
const flows = (...given: object[]) => [
  ...given.map((row) => ({ stage: 'materials', amount: 2, ...row })),
  ...rowsOf(server.definition.example, 'flows'),
]
const server = methodOf('server')
const storage = methodOf('storage')

/** What comes back gives the same result when it is sent as inputs. */
async function taken(model: Parameters<typeof opened>[0], method = meeting) {
  const imported = await opened(model)
  const again = calculate(method, imported.inputs)
  expect(again.ok && again.result.outputs).toEqual(imported.result?.outputs)
  expect(again.ok && again.result.used.every(({ paths }) => !paths.includes(imported.findings[0]?.path ?? ''))).toBe(
    true,
  )
  return imported
}
const said = (path: string, ...parts: string[]) => ({
  path,
  code: 'W-OVERRIDE',
  severity: 'info',
  zh: expect.stringMatching(new RegExp(parts.join('.*'))),
})

describe('where a record is taken', () => {
  test('in rows, by their means of transport', async () => {
    const trips = [...rowsOf(example, 'trips'), { mode: 'rail', L: 10 }]
    const model = override(filledTemplate(meeting, 'zh', { ...example, trips }), rail, 0.02, source)
    const { inputs, findings, result } = await taken(model)
    expect(rowsOf(inputs, 'trips').map(({ EF_t }) => EF_t)).toEqual([0.02, undefined, undefined, undefined, 0.02])
    expect(findings).toContainEqual(
      expect.objectContaining(
        said('/trips/0/EF_t', '^因子!I\\d+：', '0.02', rail, source, '第 1 行.*/trips/0/EF_t', '/trips/4/EF_t'),
      ),
    )
    const given = {
      ...example,
      trips: trips.map((row) => ('mode' in row && row.mode === 'rail' ? { ...row, EF_t: 0.02 } : row)),
    }
    const answer = calculate(meeting, given)
    expect(result?.outputs).toEqual(answer.ok && answer.result.outputs)
  })

  test('looked up by nothing at all', async () => {
    const { inputs, findings } = await taken(override(filledTemplate(meeting, 'en', example), grid, 0.6, source))
    expect(inputs.EF_e).toBe(0.6)
    expect(findings).toContainEqual(expect.objectContaining({ path: '/EF_e', en: expect.stringContaining(source) }))
  })

  test('per vehicle: divided by its occupancy, which goes', async () => {
    const car = 'travel/car/uk-2023/2023'
    const trips = [{ mode: 'car', L: 1000, occupancy: 3 }]
    const { inputs, findings } = await taken(
      override(filledTemplate(meeting, 'zh', { ...example, travelSet: 'uk-2023', trips }), car, 0.2, source),
    )
    expect(inputs.trips).toMatchObject([{ EF_t: 0.2 / 3, L: 1000 }])
    expect(rowsOf(inputs, 'trips')[0]).not.toHaveProperty('occupancy')
    expect(findings).toContainEqual(expect.objectContaining(said('/trips/0/EF_t', `${0.2 / 3}`, '略去 occupancy')))
  })

  test('per another unit, with the source where there is a column for it', async () => {
    const given = { ...storage.definition.example }
    const own = rowsOf(given, 'flows')
    const id = 'footprint/average/CN/2023'
    const at = own.findIndex(({ EF }) => EF === id || EF === 'CN')
    const amended = own.map((row, i) => (i === at ? { ...row, unit: 'MWh', EF: id, source: undefined } : row))
    const { inputs } = await taken(
      override(filledTemplate(storage, 'zh', { ...given, flows: amended }), id, 0.5, source),
      storage,
    )
    expect(rowsOf(inputs, 'flows')[at]).toMatchObject({ EF: 500, unit: 'MWh', source })
  })

  test('a source that is there stays, one that is too long is told alone', async () => {
    const id = 'footprint/average/CN/2023'
    const given = (own: object) => ({
      ...server.definition.example,
      flows: flows({ flow: '电', unit: 'kWh', EF: id, ...own }),
    })
    const kept = await taken(
      override(filledTemplate(server, 'zh', given({ source: '原来源' })), id, 0.5, source),
      server,
    )
    expect(rowsOf(kept.inputs, 'flows')[0]).toMatchObject({ EF: 0.5, source: '原来源' })
    const long = '源'.repeat(201)
    const told = await taken(override(filledTemplate(server, 'zh', given({})), id, 0.5, long), server)
    expect(rowsOf(told.inputs, 'flows')[0]).not.toHaveProperty('source')
    expect(told.findings.some(({ zh }) => zh.includes(long))).toBe(true)
  })

  test('nowhere', async () => {
    const { inputs, findings, result } = await opened(
      override(filledTemplate(meeting), 'travel/rail/uk-2025/2025', 0.02, source),
    )
    expect(inputs).toEqual(asFilled)
    expect(findings).toMatchObject([said('', '没有用到')])
    expect(result).toBeDefined()
  })

  test('one place of the workbook of a calculation, as it goes in', async () => {
    const trips = [
      { mode: 'car', L: 1000, occupancy: 3 },
      { mode: 'car', L: 1000, occupancy: 2 },
    ]
    const built = auditWorkbook(meeting, { ...example, travelSet: 'uk-2023', trips })
    const model = built.ok ? built.workbook : expect.fail(built.problems[0]?.en)
    const { inputs, findings } = await taken(override(model, '/trips/1/EF_t', 0.07, source))
    expect(inputs.trips).toEqual(
      [
        { mode: '轿车（平均）', L: 1000, occupancy: 3 },
        { mode: 'car', L: 1000, EF_t: 0.07 },
      ].map((row) => expect.objectContaining({ ...row, mode: expect.any(String) })),
    )
    expect(rowsOf(inputs, 'trips')[1]).not.toHaveProperty('occupancy')
    expect(findings).toContainEqual(expect.objectContaining(said('/trips/1/EF_t', '0.07', source)))
  })
})

describe('what is refused', () => {
  test.each([[rail], ['travel/rail/uk-2025/2025']])('no source, of %s', async (id) => {
    for (const blank of [undefined, ' ', '　']) {
      const { inputs, result, problems } = await opened(override(filledTemplate(meeting), id, 0.02, blank))
      expect([inputs, result]).toEqual([asFilled, undefined])
      expect(problems).toMatchObject([{ path: '', code: 'MISSING', en: expect.stringMatching(/^因子!J\d+: 0.02/) }])
    }
  })

  test.for<[stands: unknown, code: string, value: unknown]>([
    ['０．０２', 'W-TEXT', 0.02],
    [{ formula: '1/50', value: 0.02 }, 'W-FORMULA', 0.02],
    ['0.02万', 'TYPE', undefined],
    ['2%', 'TYPE', undefined],
    ['0,02', 'TYPE', undefined],
    ['rail', 'TYPE', undefined],
    [true, 'TYPE', undefined],
    ['#N/A', 'TYPE', undefined],
    [{ formula: '1/50' }, 'TYPE', undefined],
  ])('%j: %s', async ([stands, code, value]) => {
    const model = override(filledTemplate(meeting), rail, stands as { value: number }, source)
    const { inputs, findings, problems, result } = await opened(model)
    expect(rowsOf(inputs, 'trips')[0]?.EF_t).toBe(value)
    expect([...findings, ...problems].find((each) => each.code === code)).toMatchObject({
      path: '',
      zh: expect.stringMatching(/^因子!I/),
    })
    expect(result === undefined).toBe(value === undefined)
  })

  test('out of range, with the cell of the override', async () => {
    const { problems } = await opened(override(filledTemplate(meeting), rail, 5, source))
    expect(problems).toMatchObject([{ path: '/trips/0/EF_t', code: 'RANGE', zh: expect.stringMatching(/^因子!I/) }])
  })

  test('while other inputs do not hold, overrides wait', async () => {
    const model = write(override(filledTemplate(meeting), rail, 0.02, source), 'in_R', 60)
    const { findings, problems } = await opened(model)
    expect(problems).toMatchObject([{ path: '/R', code: 'RANGE' }])
    expect(findings).toMatchObject([{ code: 'W-LEFT', severity: 'warn', zh: expect.stringContaining(source) }])
  })
})

test('a template without the names of its factors says so', async () => {
  const model = filledTemplate(meeting)
  model.names.delete('factor_override')
  const { findings } = await opened(model)
  expect(findings).toMatchObject([{ code: 'W-NAME', zh: expect.stringContaining('factor_override') }])
})
