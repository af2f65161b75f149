/** Templates with functions and templates for the add-in: the sheets of the template itself are as they were, what is added gives core's values, and nothing depends on it. */
import { describe, expect, test } from 'vitest'
import { calculate, definitions, type Method, prepare } from '#core'
import { sheetFunctions } from '#core/sheet/index'
import { type TemplateVariant, template } from '../../core/workbook/build.ts'
import { lambdasOf } from '../../core/workbook/lambda.ts'
import { type Language, sheetNames } from '../../core/workbook/language.ts'
import { put, type Sheet, type WorkbookCell, type WorkbookModel } from '../../core/workbook/model.ts'
import { parseReference } from '../../core/workbook/reading/reference.ts'
import { isRefused } from '../../core/workbook/reading/refusals.ts'
import { unpack } from '../../core/workbook/reading/unpack.ts'
import { readDirectory } from '../../core/workbook/reading/zip.ts'
import { renderWorkbook } from '../../core/workbook/xlsx.ts'
import { byIronCalc, byLibreOffice, type Recalculated, soffice } from './oracles.ts'

const modelOf = (method: Method, variant: TemplateVariant, given?: unknown, language: Language = 'zh') => {
  const built = template(method, language, given, variant)
  return built.ok ? built.workbook : expect.fail(built.problems[0]?.en)
}
const sheetOf = ({ sheets }: WorkbookModel, key: keyof typeof sheetNames, language: Language = 'zh') =>
  sheets.find(({ name }) => name === sheetNames[key][language]) ?? expect.fail(`no sheet ${key}`)

type At = { sheet: string; row: number; column: number; cell: WorkbookCell }
const cellsIn = ({ name, rows }: Sheet): At[] =>
  rows.flatMap((line, row) => line.flatMap((cell, column) => (cell ? [{ sheet: name, row, column, cell }] : [])))
const formulasIn = ({ sheets }: WorkbookModel) =>
  sheets.flatMap(cellsIn).filter(({ cell }) => cell.formula !== undefined)
const isOfAddin = ({ cell }: At) => cell.formula?.includes('_xldudf_') === true
const isError = (value: unknown) => typeof value === 'string' && /^(#|Err:)/.test(value)
const methods = definitions.map((definition) => [definition.id, prepare(definition)] as const)

/** Cells of results, whose differences from core count by the largest number of the workbook's results. */
function differences(model: WorkbookModel, found: Recalculated): string[] {
  const results = [...model.names].flatMap(([key, range]) => {
    const reference = key.startsWith('out_') ? parseReference(range) : undefined
    return reference
      ? cellsIn(sheetOf(model, 'results')).filter(
          ({ row, column }) => column === 2 && row + 1 >= reference.top && row < reference.bottom,
        )
      : []
  })
  const size = Math.max(...results.map(({ cell: { value } }) => (typeof value === 'number' ? Math.abs(value) : 0)))
  return results.flatMap(({ sheet, row, column, cell: { value = '' } }) => {
    const got = found(sheet, row, column)
    const near = typeof value === 'number' && typeof got === 'number' && Math.abs(got - value) <= 1e-9 * size
    return near || got === value ? [] : [`${sheet} ${row + 1}: ${got}, not ${value}`]
  })
}

/** Both languages only where there is time: what they say differs, not what they compute. */
const languages = process.env.TANBIAO_FULL ? (['zh', 'en'] as const) : (['zh'] as const)

describe.each(methods)('%s', (_, method) => {
  const { definition } = method
  const { example } = definition
  const base = modelOf(method, 'base', example)

  test('the functions of a template are names, listed with what they take; all other sheets are those of the template', () => {
    const model = modelOf(method, 'lambda', example)
    const names = new Map(base.names)
    for (const { name, formula } of lambdasOf(definition)) names.set(name, formula)
    expect(model.names).toEqual(names)
    const [about, version] = [sheetNames.about.zh, sheetNames.version.zh]
    const own = ({ sheets }: WorkbookModel) =>
      sheets.filter(({ name }) => ![about, version, sheetNames.functions.zh].some((each) => each === name))
    expect(own(model)).toEqual(own(base))
    const listed = cellsIn(sheetOf(model, 'functions'))
    for (const { name, parameters } of lambdasOf(definition)) {
      const signature = `${name}(${parameters.map(({ symbol }) => symbol).join(', ')})`
      expect(listed.map(({ cell }) => cell.value)).toContain(signature)
    }
    expect(listed.filter(({ cell }) => cell.dynamic)).toHaveLength(lambdasOf(definition).length)
    for (const { cell } of formulasIn(base)) expect(cell.formula).not.toMatch(/\bL_[A-Z]/)
  })

  test('IronCalc computes the tryouts in the workbook', () => {
    const model = modelOf(method, 'lambda', example)
    const functions = sheetOf(model, 'functions')
    const found = byIronCalc({ ...model, sheets: [functions] })
    for (const { sheet, row, column, cell } of cellsIn(functions)) {
      if (cell.role !== 'result') continue
      expect(found(sheet, row, column), cell.formula).toBeCloseTo(cell.value as number, 6)
    }
  })

  test('nothing but the check depends on the add-in', () => {
    const model = modelOf(method, 'addin', example)
    const results = sheetOf(model, 'results').name
    const added = formulasIn(model).filter(isOfAddin)
    expect(added.every(({ sheet, column }) => sheet === results && column === 4)).toBe(true)
    expect(added.length).toBe(cellsIn(sheetOf(model, 'results')).filter(({ cell }) => cell.role === 'result').length)
    for (const { sheet, column, cell } of formulasIn(model)) {
      if (sheet === results && column >= 4) continue
      expect(cell.formula).not.toContain(`'${results}'!`)
      if (sheet === results) expect(cell.formula).not.toMatch(/(?<![A-Z'!$])\$?[EF]\$?\d/)
      if (sheet !== sheetNames.block.zh) expect(cell.formula).not.toContain(sheetNames.block.zh)
    }
    const native = ({ sheets }: WorkbookModel) =>
      sheets
        .filter(
          ({ name }) => name !== sheetNames.about.zh && name !== sheetNames.version.zh && name !== sheetNames.block.zh,
        )
        .flatMap(cellsIn)
        .filter(({ sheet, column }) => sheet !== results || column < 4)
    expect(native(model)).toEqual(native(base))
  })

  test.each(languages)('GHG_RUN reads the block as the spreadsheet puts it together (%s)', (language) => {
    const model = modelOf(method, 'addin', example, language)
    const numbers = Object.entries(numbersOf(method))
    for (const found of [valuesOf(model), byIronCalc(model)]) {
      const ran = ranOn(method, model, language, found)
      for (const [key, value] of numbers) expect(ran[key], key).toBeCloseTo(value, 6)
    }
  })
})

const run = sheetFunctions(methods.map(([, method]) => method)).find(({ name }) => name === 'GHG_RUN')
const valuesOf =
  (model: WorkbookModel): Recalculated =>
  (name, row, column) =>
    model.sheets.find((sheet) => sheet.name === name)?.rows[row]?.[column]?.value ?? ''

/** What the add-in makes of the block, by the keys of its results. */
function ranOn({ definition: { id } }: Method, model: WorkbookModel, language: Language, found: Recalculated) {
  const [, range = ''] = /GHG_RUN\("[^"]+",([^)]+)\)/.exec(formulasIn(model).find(isOfAddin)?.cell.formula ?? '') ?? []
  const { sheet, top, left, bottom, right } = parseReference(range) ?? expect.fail(range)
  expect(sheet).toBe(sheetNames.block[language])
  const block = Array.from({ length: bottom - top + 1 }, (_, i) =>
    Array.from({ length: right - left + 1 }, (_, j) => found(sheet, top - 1 + i, left - 1 + j)),
  )
  const [, ...rows] = run?.run([id, block]) ?? []
  return Object.fromEntries(rows.flatMap(([key, value]) => (typeof value === 'number' ? [[String(key), value]] : [])))
}
function numbersOf(method: Method) {
  const answer = calculate(method, method.definition.example)
  if (!answer.ok) return expect.fail(answer.problems[0]?.en)
  const { outputs, columns = {} } = answer.result
  return {
    ...Object.fromEntries(Object.entries(outputs).map(([key, { value }]) => [key, value])),
    ...Object.fromEntries(
      Object.entries(columns).flatMap(([key, { values }]) => values.map((value, i) => [`${key} ${i + 1}`, value])),
    ),
  }
}

/** The same rows of a group with nothing between the first and the others. */
function spread(model: WorkbookModel, group: string) {
  for (const [name, range] of model.names) {
    const reference = name.startsWith(`in_${group}_`) ? parseReference(range) : undefined
    if (!reference) continue
    const sheet = sheetOf(model, 'inputs')
    const [top, column] = [reference.top - 1, reference.left - 1]
    const last = sheet.rows[reference.bottom - 1]?.[column]
    put(sheet, reference.bottom - 1, column, sheet.rows[top]?.[column])
    put(sheet, top, column, last)
  }
  return model
}

test.each([
  ['meeting', 'trips'],
  ['cloud', 'customers'],
])('%s: rows of %s that are not next to each other come together in the block', (id, group) => {
  const [, method] = methods.find(([each]) => each === id) ?? expect.fail(id)
  const model = spread(modelOf(method, 'addin', method.definition.example), group)
  if (id === 'cloud') spread(model, 'services')
  const found = byIronCalc(model)
  const ran = ranOn(method, model, 'zh', found)
  if (id === 'meeting') expect(ran.BE).toBeCloseTo(951.2583, 6)
  // the rows of the tables do not move with the names, so blanks are where numbers are asked for
  else expect(ran).toEqual({})
})

/** Where the file says that all is to be computed when it is opened. */
const part = async (model: WorkbookModel, name: string) => {
  const entries = readDirectory(await renderWorkbook(model))
  const entry = isRefused(entries) ? undefined : entries.find((each) => each.name === name)
  return entry ? new TextDecoder().decode(await unpack(entry)) : ''
}

test('files keep what an add-in computed, and all others are computed when they are opened', async () => {
  const [, method] = methods[0] as (typeof methods)[number]
  const calculation = async (variant: TemplateVariant) =>
    /<calcPr[^>]*>/.exec(await part(modelOf(method, variant), 'xl/workbook.xml'))?.[0]
  expect(await calculation('base')).toContain('fullCalcOnLoad="1"')
  expect(await calculation('lambda')).toContain('fullCalcOnLoad="1"')
  expect(await calculation('addin')).toBe('<calcPr calcId="191029"/>')
})

test('functions are stored as Excel stores them, and calls of them as dynamic arrays', async () => {
  const [, method] = methods[0] as (typeof methods)[number]
  const model = modelOf(method, 'lambda')
  expect(await part(model, 'xl/workbook.xml')).toMatch(
    /<definedName name="L_MEETING_ER">_xlfn\.LAMBDA\(_xlpm\.BE,_xlpm\.PE,/,
  )
  const at = model.sheets.findIndex(({ name }) => name === sheetNames.functions.zh)
  const sheet = await part(model, `xl/worksheets/sheet${at + 1}.xml`)
  expect(sheet).toMatch(/<c r="F\d+"[^>]* cm="1"[^>]*><f t="array" ref="F\d+">L_MEETING_ER\(/)
  expect(await part(model, 'xl/metadata.xml')).toContain('XLDAPR')
})

describe.skipIf(!soffice)('LibreOffice', () => {
  test('computes every result, and only what needs Excel or the add-in is an error', async () => {
    const models = methods.flatMap(([, method], i) =>
      (['lambda', 'addin'] as const)
        // each method in one of the two where time is short
        .filter((_, j) => process.env.TANBIAO_FULL || (i + j) % 2 === 0)
        .map((variant) => modelOf(method, variant, method.definition.example)),
    )
    const all = await byLibreOffice(models)
    models.forEach((model, i) => {
      const found = all[i] as Recalculated
      expect(differences(model, found)).toEqual([])
      const errors = formulasIn(model).filter(({ sheet, row, column }) => isError(found(sheet, row, column)))
      expect(errors.filter((at) => !isOfAddin(at) && at.sheet !== sheetNames.functions.zh)).toEqual([])
      const results = sheetOf(model, 'results')
      for (const { sheet, row, column, cell } of cellsIn(results))
        if (cell.role === 'check' && cell.value !== '') expect(found(sheet, row, column)).toBe('未安装加载项')
    })
  })
})
