/** Overrides as spreadsheets compute with them: what a workbook comes to is what it is imported as, and without a source it comes to nothing. */
import { describe, expect, test } from 'vitest'
import type { Inputs, Method } from '#core'
import { compute } from '../../core/calculate.ts'
import { listFactors } from '../../core/factors/index.ts'
import { importWorkbook } from '../../core/workbook/import.ts'
import { auditWorkbook, type Built, template } from '../../core/workbook/index.ts'
import type { WorkbookModel } from '../../core/workbook/model.ts'
import { filledTemplate, methodOf, methods, opened, override, write } from '../core/filled-templates.ts'
import { byIronCalc, type Recalculated, savedByLibreOffice, soffice } from './oracles.ts'

const source = '供应商声明 2024'
const modelOf = (built: Built): WorkbookModel => (built.ok ? built.workbook : expect.fail(built.problems[0]?.en))

/** Calculations that take records: the examples, and factors per vehicle and per another unit. */
const first = (id: string, group: string, change: Inputs): [Method, Inputs] => {
  const method = methodOf(id)
  const { example } = method.definition
  const [row, ...rows] = example[group] as Inputs[]
  return [method, { ...example, [group]: [{ ...row, ...change }, ...rows] }]
}
const calculations = [
  ...methods.map((method): [Method, Inputs] => [method, method.definition.example]),
  first('meeting', 'trips', { mode: undefined, EF_t: 'travel/car/uk-2023/2023', occupancy: 3 }),
  first('storage', 'flows', { unit: 'MWh', EF: 'footprint/average/CN/2023', source: undefined }),
].flatMap(([method, given]) => {
  const answer = compute(method, given)
  return answer.ok && answer.used.length > 0 ? [{ method, given, used: answer.used }] : []
})

/** One record, or one place, with another number in its stead. */
type Case = { name: string; method: Method; path: string; model: (told: string | undefined) => WorkbookModel }
const cases = calculations.flatMap(({ method, given, used }, i): Case[] => {
  const { id } = method.definition
  const [one] = used
  if (!one) return []
  const { record, path, value } = one
  return [
    {
      name: `${id} ${i} template`,
      method,
      path,
      model: (told) => override(modelOf(template(method, 'zh', given)), record.id, record.value * 0.75, told),
    },
    {
      name: `${id} ${i} audit`,
      method,
      path,
      model: (told) => override(modelOf(auditWorkbook(method, given, 'en')), path, value * 0.75, told),
    },
  ]
})

/** Outputs of a workbook by their names. */
function outputsOf({ definition }: Method, { names, sheets }: WorkbookModel, recalculated: Recalculated) {
  const found = Object.keys(definition.outputs).map((key) => {
    const [, name = '', row = ''] = /^'(.+)'!\$C\$(\d+)$/.exec(names.get(`out_${key}`) ?? '') ?? []
    expect(sheets.some((sheet) => sheet.name === name)).toBe(true)
    return [key, recalculated(name, Number(row) - 1, 2)] as const
  })
  return Object.fromEntries(found)
}

describe('IronCalc', () => {
  test.each(cases.map((one) => [one.name, one] as const))('%s', async (_, { method, path, model }) => {
    const own = model(source)
    const outputs = outputsOf(method, own, byIronCalc(own))
    const { result, findings, inputs } = await opened(own)
    expect(findings).toContainEqual(expect.objectContaining({ path, code: 'W-OVERRIDE' }))
    const expected = result?.outputs ?? {}
    for (const [key, { value }] of Object.entries(expected))
      expect(Math.abs((outputs[key] as number) - value), key).toBeLessThanOrEqual(1e-9 * Math.abs(value) + 1e-9)
    const plain = compute(method, inputs)
    expect(plain.ok && plain.outputs).toEqual(
      Object.fromEntries(Object.entries(expected).map(([key, { value }]) => [key, value])),
    )
  })

  test.each(cases.map((one) => [one.name, one] as const))('%s without a source: no result', (_, { method, model }) => {
    const none = model(undefined)
    for (const value of Object.values(outputsOf(method, none, byIronCalc(none)))) expect(value).toBe('')
  })
})

describe('what an import refuses a sheet does not compute', () => {
  const meeting = methodOf('meeting')
  const disposal = methodOf('end-of-life')
  const grid = { ...meeting.definition.example, EF_e: undefined }
  test.each([
    [
      'an override out of range',
      meeting,
      'RANGE',
      () => override(filledTemplate(meeting, 'zh', grid), 'grid/average/CN/2023', 20, source),
    ],
    ['a factor out of range', meeting, 'RANGE', () => write(filledTemplate(meeting), 'in_EF_e', 20)],
    [
      'a record of another unit',
      disposal,
      'UNIT',
      () => write(filledTemplate(disposal), 'in_Ed', 'water/supply/GB/2025'),
    ],
  ])('%s', async (_, method, code, make) => {
    const model = make()
    for (const value of Object.values(outputsOf(method, model, byIronCalc(model)))) expect(value).toBe('')
    expect((await opened(model)).problems).toMatchObject([{ code }])
  })
})

test('a record per tonne is one per kilogram on the sheet as in core, and so is an override of it', async () => {
  const disposal = methodOf('end-of-life')
  const tonnes = listFactors({ family: 'waste' }).flatMap(({ id, unit }) => (unit === 'kgCO2e/t' ? [id] : []))
  expect(tonnes.length).toBeGreaterThan(0)
  for (const id of tonnes) {
    const given = { ...disposal.definition.example, Ed: id }
    const answer = compute(disposal, given)
    const { E = 0 } = answer.ok ? answer.outputs : {}
    const model = filledTemplate(disposal, 'zh', given)
    expect(Number(outputsOf(disposal, model, byIronCalc(model)).E)).toBeCloseTo(E, 12)
    const changed = override(model, id, 9_000, source)
    const { result } = await opened(changed)
    const other = compute(disposal, { ...given, Ed: 9 })
    expect(result?.outputs.E?.value).toBeCloseTo(other.ok ? (other.outputs.E as number) : Number.NaN, 12)
    expect(Number(outputsOf(disposal, changed, byIronCalc(changed)).E)).toBeCloseTo(result?.outputs.E?.value ?? 0, 12)
  }
})

/** IronCalc computes them all; LibreOffice, which takes long, a third where time is short. */
const saving = process.env.TANBIAO_FULL ? cases : cases.filter((_, i) => i % 3 === 0)

test.skipIf(!soffice)(
  'files that LibreOffice computed and saved differ in nothing from what they are imported as',
  async () => {
    // one start for both
    const told = [source, undefined].flatMap((source) => saving.map(({ model }) => model(source)))
    const files = await savedByLibreOffice(told)
    const without = files.splice(saving.length)
    for (const [i, { name, path }] of saving.entries()) {
      const imported = await importWorkbook(files[i] as Uint8Array, methods)
      const findings = imported.ok ? imported.findings : imported.problems
      expect(findings, name).toMatchObject([{ path, code: 'W-OVERRIDE' }])
      expect(imported.ok && imported.result, name).toBeTruthy()
    }
    for (const [i, { name }] of saving.entries()) {
      const imported = await importWorkbook(without[i] as Uint8Array, methods)
      expect(imported, name).toMatchObject({ ok: true, problems: [{ code: 'MISSING' }] })
    }
  },
)
