/** Filled templates read back: the same numbers come out, and whatever is odd about a file is told, cell by cell. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { type Choice, calculate, type Method, type Result } from '#core'
import { importWorkbook } from '#core/workbook/import'
import { auditWorkbook, renderWorkbook } from '#core/workbook/index'
import { program } from '../../scripts/find.mjs'
import { filledTemplate, methodOf, methods, opened, read, write } from './filled-templates.ts'
import { parts, sheet, sheetPath, workbook } from './workbook-parts.ts'
import { zip } from './zips.ts'

const folder = mkdtempSync(join(tmpdir(), 'tanbiao-import-'))
afterAll(() => rmSync(folder, { recursive: true }))

const languages = ['zh', 'en'] as const
const each = methods.flatMap((method) => languages.map((language) => [method.definition.id, language, method] as const))

const expected = (method: Method): Result => {
  const answer = calculate(method, method.definition.example)
  return answer.ok ? answer.result : expect.fail(answer.problems[0]?.en)
}
const columnsOf = ({ columns = {} }: Result) => Object.values(columns).map(({ values }) => values)
const numbersOf = (result: Result) => [
  ...Object.values(result.outputs).map(({ value }) => value),
  ...columnsOf(result).flat(),
]

test.for(each)('the example of %s in a template (%s) gives the same numbers', async ([, language, method]) => {
  const { result, findings, problems } = await opened(filledTemplate(method, language))
  expect([...problems, ...findings]).toEqual([])
  const { outputs, ...rest } = expected(method)
  expect(result?.outputs).toEqual(outputs)
  expect(result && columnsOf(result)).toEqual(columnsOf({ outputs, ...rest }))
})

test.for(
  methods.flatMap((method) =>
    (['lambda', 'addin'] as const).map((variant) => [method.definition.id, variant, method] as const),
  ),
)('the template of %s with more in it (%s) too', async ([, variant, method]) => {
  const model = filledTemplate(method, 'zh', method.definition.example, variant)
  const { result, findings, problems } = await opened(model)
  expect([...problems, ...findings]).toEqual([])
  expect(result?.outputs).toEqual(expected(method).outputs)
})

test.for(each)('the audit workbook of %s (%s) too', async ([, language, method]) => {
  const built = auditWorkbook(method, method.definition.example, language)
  const { result, findings } = await opened(built.ok ? built.workbook : expect.fail(built.problems[0]?.en))
  expect(findings).toEqual([])
  expect(result?.outputs).toEqual(expected(method).outputs)
})

const soffice = program('libreoffice')
/** Both languages of all methods only where there is time: what LibreOffice makes of a file hardly differs between them. */
const saving = process.env.TANBIAO_FULL ? each : each.filter((_, i) => i % 4 === 0 || i % 4 === 3)

test.skipIf(!soffice)('saved again by LibreOffice they read alike', { timeout: 300_000 }, async () => {
  const saved = join(folder, 'saved')
  mkdirSync(saved)
  const paths = await Promise.all(
    saving.map(async ([id, language, method]) => {
      const path = join(folder, `${id}-${language}.xlsx`)
      writeFileSync(path, await renderWorkbook(filledTemplate(method, language)))
      return path
    }),
  )
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`
  execFileSync(soffice as string, [profile, '--headless', '--convert-to', 'xlsx', '--outdir', saved, ...paths], {
    stdio: 'ignore',
  })
  for (const [id, language, method] of saving) {
    const imported = await importWorkbook(readFileSync(join(saved, `${id}-${language}.xlsx`)), methods)
    expect(imported).toMatchObject({ ok: true, findings: [], problems: [] })
    const found = imported.ok && imported.result ? numbersOf(imported.result) : []
    const numbers = numbersOf(expected(method))
    expect(found).toHaveLength(numbers.length)
    // it writes fifteen digits
    numbers.forEach((value, i) => {
      expect(Math.abs((found[i] as number) - value), id).toBeLessThanOrEqual(1e-12 * Math.abs(value) + 1e-9)
    })
  }
})

const meeting = methodOf('meeting')
const cloud = methodOf('cloud')
const found = (path: string, code: string, zh: string, en: string) => ({
  path,
  code,
  zh: expect.stringContaining(zh),
  en: expect.stringContaining(en),
})

/** A workbook of the names and cells given alone, each cell as the file has it from its attributes on. */
async function written(cells: Record<string, string>, properties = '') {
  const all = { tpl_method: 't="str"><v>meeting</v>', ...cells }
  const names = Object.fromEntries(Object.keys(all).map((name, i) => [name, `输入!$B$${i + 1}`]))
  const rows = Object.values(all).map((cell, i) => `<row r="${i + 1}"><c r="B${i + 1}" ${cell}</c></row>`)
  const data = workbook(names).replace('<sheets>', `${properties}<sheets>`)
  const bytes = zip(parts({ name: 'xl/workbook.xml', data }, { name: sheetPath, data: sheet(rows.join('')) }))
  const imported = await importWorkbook(bytes, methods)
  return imported.ok ? imported : expect.fail(imported.problems[0]?.en)
}

describe('cells', () => {
  test.for<[stands: unknown, value: unknown, code?: string, says?: string]>([
    [0.5, 0.5],
    ['0.5', 0.5, 'W-TEXT', '"0.5"'],
    ['０．５', 0.5, 'W-TEXT', '０．５'],
    ['60%', 0.6, 'W-TEXT', '0.6'],
    ['  ', undefined, 'MISSING', 'R'],
    ['0,5', '0,5', 'TYPE', '小数点'],
    ['六成', '六成', 'TYPE', '六成'],
    [true, true, 'TYPE', 'true'],
    [60, 60, 'RANGE', '0.6'],
    [{ formula: '1/2', value: 0.5 }, 0.5, 'W-FORMULA', '0.5'],
    [{ formula: '""', value: '' }, undefined, 'MISSING', 'R'],
    [{ formula: '1/2' }, undefined, 'TYPE', '重算'],
  ])('R: %j', async ([stands, value, code, says = '']) => {
    const { inputs, result, findings, problems } = await opened(
      write(filledTemplate(meeting), 'in_R', stands as { value: number }),
    )
    expect(inputs.R).toBe(value)
    const told = [...findings.filter(({ severity }) => severity !== 'error'), ...problems]
    const mine = told.filter((each) => each.path === '/R')
    expect(mine.map((each) => each.code)).toEqual(code === undefined ? [] : [code])
    for (const { zh, en } of mine) {
      expect(zh).toMatch(/^输入!C\d+：/)
      expect(zh).toContain(says)
      expect(en).toMatch(/^输入!C\d+: /)
    }
    expect(result === undefined).toBe(problems.length > 0)
  })

  test.for<[text: string, value: unknown, code: string, says: string]>([
    ['4,800.5', 4800.5, 'W-TEXT', '4800.5'],
    ['４，８００', 4800, 'W-TEXT', '4800'],
    ['4.8万', '4.8万', 'TYPE', '48000'],
    ['0.0048 亿', '0.0048 亿', 'TYPE', '480000'],
    ['50%', '50%', 'TYPE', '百分数'],
  ])('a number with a unit: %s', async ([text, value, code, says]) => {
    const { inputs, findings } = await opened(write(filledTemplate(meeting), 'in_trips_L', text, 1))
    expect((inputs.trips as { L: unknown }[])[1]?.L).toBe(value)
    expect(findings.filter(({ path }) => path === '/trips/1/L')).toMatchObject([
      found('/trips/1/L', code, says, '输入!'),
    ])
  })

  test('a percentage that a sheet turned into a share', async () => {
    const { inputs, findings } = await opened(write(filledTemplate(meeting), 'in_trips_u', 0.05))
    expect(inputs.trips).toMatchObject([{ u: 0.05 }, {}, {}, {}])
    expect(findings).toMatchObject([found('/trips/0/u', 'W-PERCENT', '写数 5', 'write the number 5')])
  })

  test('the text of an error', async () => {
    const { inputs, result, problems } = await opened(write(filledTemplate(meeting), 'in_PUE', '#N/A'))
    expect(problems).toMatchObject([found('/PUE', 'TYPE', '错误值', 'error')])
    expect([inputs.PUE, result]).toEqual(['#N/A', undefined])
  })

  test.for(['#N/A', '#DIV/0!', '#SPILL!', '#PYTHON!'])('an error: %s', async (error) => {
    const { inputs, result, problems } = await written({
      in_R: `t="e"><f>1/0</f><v>${error}</v>`,
      in_note: `t="e"><v>${error}</v>`,
    })
    expect(problems).toContainEqual(
      expect.objectContaining(found('/R', 'TYPE', `输入!B2：单元格是错误值 ${error}`, error)),
    )
    expect(problems).toContainEqual(expect.objectContaining(found('/note', 'TYPE', '输入!B3：', error)))
    expect([inputs, result]).toEqual([{ R: error, note: error }, undefined])
  })

  const { options } = meeting.definition.inputs.apply as Choice
  test.for<[text: string | undefined, key: string]>([
    ['both', 'both'],
    ['BOTH', 'both'],
    [' Auto ', 'auto'],
    [options.auto?.zh, 'auto'],
    [options.auto?.en, 'auto'],
  ])('a choice: %s', async ([text, key]) => {
    const { inputs } = await opened(write(filledTemplate(meeting, 'en'), 'in_apply', text))
    expect(inputs.apply).toBe(key)
  })

  test('none of the choices', async () => {
    const { inputs, problems } = await opened(write(filledTemplate(meeting, 'en'), 'in_apply', '随便'))
    expect(inputs.apply).toBe('随便')
    expect(problems).toMatchObject([found('/apply', 'CHOICE', 'Inputs!C', 'Inputs!C')])
  })

  const [flagged, flag] = methods.flatMap((method) =>
    Object.entries(method.definition.inputs).flatMap(([key, { kind }]) =>
      kind === 'flag' ? ([[method, key]] as const) : [],
    ),
  )[0] as readonly [Method, string]
  test.for<[unknown, unknown]>([
    ['是', true],
    ['否', false],
    ['Yes', true],
    ['no', false],
    ['TRUE', true],
    [true, true],
    [false, false],
    ['也许', '也许'],
  ])('a flag: %s', async ([stands, value]) => {
    const { inputs, problems } = await opened(write(filledTemplate(flagged), `in_${flag}`, stands as string))
    expect(inputs[flag]).toBe(value)
    expect(problems.some(({ path, code }) => path === `/${flag}` && code === 'TYPE')).toBe(value === '也许')
  })

  test('dates', async () => {
    const model = write(write(filledTemplate(meeting), 'in_periodFrom', 45658), 'in_periodTo', '2025-12-31')
    const { inputs, result } = await opened(model)
    expect([inputs.periodFrom, inputs.periodTo]).toEqual(['2025-01-01', '2025-12-31'])
    expect(result?.inputs).toEqual(inputs)
    const early = await written({ in_periodFrom: '><v>44196</v>' }, '<workbookPr date1904="1"/>')
    expect(early.inputs).toEqual({ periodFrom: '2025-01-01' })
    const wrong = await opened(write(filledTemplate(meeting), 'in_periodFrom', '去年'))
    expect(wrong.problems).toMatchObject([found('/periodFrom', 'RANGE', '2025-12-31', '2025-12-31')])
  })

  test('texts as they are, the empty text, numbers as texts', async () => {
    const given = { ...meeting.definition.example, note: '', entity: '=1+1' }
    for (const language of languages) {
      const { inputs } = await opened(write(filledTemplate(meeting, language, given), 'in_project', 2025))
      expect(inputs).toMatchObject({ note: '', entity: '=1+1', project: '2025' })
    }
  })
})

describe('rows', () => {
  const { length } = meeting.definition.example.trips as readonly object[]

  test('blank rows are skipped, and told where others follow', async () => {
    const model = filledTemplate(meeting)
    for (const name of ['in_trips_mode', 'in_trips_L']) write(model, name, {}, 1)
    const { inputs, result, findings, problems } = await opened(model)
    expect(inputs.trips).toMatchObject([{ L: 4800 }, { L: 120 }, { L: 30 }])
    expect(findings).toMatchObject([
      ...Array.from({ length: 3 }, () => found('', 'W-DIFFERS', '文件中', 'in the file')),
      found('/trips', 'W-GAP', '空行', 'blank rows'),
    ])
    expect(findings[3]?.zh).toMatch(/^输入!B\d+：/)
    expect(problems).toEqual([])
    expect(result?.outputs.BE?.value).toBeGreaterThan(0)
  })

  test('one bad cell leaves the others as they are', async () => {
    const { inputs, problems } = await opened(write(filledTemplate(meeting), 'in_trips_L', '很远', 2))
    expect(inputs.trips).toMatchObject([{ L: 4800 }, { L: 4800 }, { L: '很远', mode: '地铁' }, { L: 30 }])
    expect(problems).toMatchObject([found('/trips/2/L', 'TYPE', '很远', '很远')])
    expect(problems[0]?.zh).toMatch(/^输入!/)
  })

  test('a row that is not filled in wholly names its cell', async () => {
    const { problems } = await opened(write(filledTemplate(meeting), 'in_trips_mode', {}, 2))
    expect(problems).toMatchObject([found('/trips/2/EF_t', 'MISSING', '输入!', '输入!')])
  })

  test('no rows at all', async () => {
    const model = filledTemplate(meeting)
    for (let row = 0; row < length; row++)
      for (const name of ['in_trips_mode', 'in_trips_L']) write(model, name, {}, row)
    const { problems } = await opened(model)
    expect(problems).toMatchObject([found('/trips', 'MISSING', '输入!', '输入!')])
  })

  test('a list', async () => {
    const given = { route: 'duration', minutes: [45, 90, 120], threshold: 60 }
    const model = write(filledTemplate(methodOf('meeting-rate'), 'zh', given), 'in_minutes_value', '９５', 1)
    const { inputs, problems } = await opened(write(model, 'in_minutes_value', 20, 4))
    expect(inputs.minutes).toEqual([45, 95, 120, 20])
    expect(problems).toEqual([])
  })

  test('every bad cell is told, up to a hundred', async () => {
    const model = filledTemplate(meeting)
    for (let row = 0; row < 60; row++) for (const name of ['L', 'n', 'd']) write(model, `in_trips_${name}`, '很', row)
    const { findings, problems } = await opened(model)
    expect(findings).toHaveLength(100)
    expect(findings.every(({ severity }) => severity === 'error')).toBe(true)
    expect(problems.filter(({ path }) => /\/(L|n|d)$/.test(path)).length).toBeGreaterThanOrEqual(180)
  })
})

describe('tables', () => {
  const { use } = cloud.definition.example as { use: number[][] }

  test('a blank row in the middle: rows and columns stay together', async () => {
    const model = filledTemplate(cloud)
    const { services, products, usage } = cloud.definition.example as {
      services: unknown[]
      products: Record<string, string | number>[]
      usage: number[][]
    }
    // the last product moves two rows down, and with it its column of one table and its row of the other
    const last = products.length - 1
    const move = (name: string, value: string | number | undefined, row: number, column: number, across: boolean) => {
      write(model, name, {}, row, column)
      if (value !== undefined) write(model, name, value, across ? row : row + 2, across ? column + 2 : column)
    }
    for (const key of ['name', 'direct', 'capacity']) move(`in_products_${key}`, products[last]?.[key], last, 0, false)
    use.forEach((row, i) => {
      move('in_use', row[services.length + last], i, 12 + last, true)
    })
    usage[last]?.forEach((value, j) => {
      move('in_usage', value, last, j, false)
    })
    const { result, findings, problems } = await opened(model)
    expect(problems).toEqual([])
    expect(result && columnsOf(result)).toEqual(columnsOf(expected(cloud)))
    expect(findings).toContainEqual(expect.objectContaining(found('/products', 'W-GAP', '空行', 'blank rows')))
  })

  test('a blank cell and an unreadable one', async () => {
    const model = write(write(filledTemplate(cloud), 'in_use', {}, 0, 1), 'in_use', '一半', 1, 0)
    const { inputs, problems } = await opened(model)
    expect(problems).toMatchObject([
      found('/use/0/1', 'MISSING', '请填 0', 'write 0'),
      found('/use/1/0', 'TYPE', '一半', '一半'),
    ])
    expect((inputs.use as unknown[][])[1]?.[0]).toBe('一半')
  })

  test('values beside the rows that are in use, where 0 says nothing', async () => {
    const none = await opened(write(filledTemplate(cloud), 'in_usage', 0, 11, 11))
    expect([...none.findings, ...none.problems]).toEqual([])
    const { problems, result } = await opened(write(filledTemplate(cloud), 'in_usage', 7, 11, 11))
    expect(problems).toMatchObject([found('/usage', 'CONFLICT', '输入!M', 'customers')])
    expect(result).toBeUndefined()
  })

  test('nothing in a table', async () => {
    const model = filledTemplate(cloud)
    for (let row = 0; row < 12; row++)
      for (let column = 0; column < 12; column++) write(model, 'in_usage', {}, row, column)
    const { problems } = await opened(model)
    expect(problems).toMatchObject([found('/usage', 'MISSING', '输入!B', '输入!B')])
  })

  test('a row put into one block and not the other', async () => {
    const model = filledTemplate(cloud)
    for (const [name, range] of model.names)
      if (name.startsWith('in_services_'))
        model.names.set(
          name,
          range.replace(/\d+$/, (row) => String(Number(row) + 1)),
        )
    const { problems, inputs } = await opened(model)
    expect(problems).toMatchObject([found('/use', 'TYPE', '增删行列', 'rows and columns')])
    expect(inputs.use).toEqual(use)
  })
})

describe('names', () => {
  test('without tpl_method nothing is read', async () => {
    const model = filledTemplate(meeting)
    model.names.delete('tpl_method')
    expect(await read(model)).toMatchObject({ ok: false, problems: [found('', 'BODY', 'tpl_method', 'tpl_method')] })
    const blank = await read(write(filledTemplate(meeting), 'tpl_method', {}))
    expect(blank).toMatchObject({ ok: false, problems: [found('', 'BODY', 'tpl_method', 'tpl_method')] })
  })

  test('a method that there is none of', async () => {
    const imported = await read(write(filledTemplate(meeting), 'tpl_method', 'flight'))
    expect(imported).toMatchObject({ ok: false, problems: [found('', 'BODY', 'flight', 'meeting-rate')] })
  })

  test('a file that is no workbook', async () => {
    const imported = await importWorkbook(new TextEncoder().encode('R,0.5'), methods)
    expect(imported).toMatchObject({ ok: false, problems: [{ code: 'BODY' }] })
  })

  test('a missing name, and what it may be called now', async () => {
    const model = filledTemplate(meeting)
    model.names.set('in_PUEE', model.names.get('in_PUE') as string)
    model.names.delete('in_PUE')
    model.names.delete('tpl_variant')
    const { findings, inputs } = await opened(model)
    expect(inputs.PUE).toBeUndefined()
    expect(findings).toMatchObject([
      found('', 'W-NAME', 'tpl_variant', 'tpl_variant'),
      found('/PUE', 'W-NAME', 'in_PUEE', 'renamed to in_PUEE'),
      found('', 'W-NAME', '没有读取', 'in_PUEE'),
    ])
  })

  test('a name that points nowhere, and a result without one', async () => {
    const model = filledTemplate(meeting)
    model.names.set('in_trips_L', "'输入'!#REF!")
    model.names.delete('out_ER')
    const { findings, problems, inputs } = await opened(model)
    expect(findings).toMatchObject([
      found('/trips', 'W-NAME', 'in_trips_L', 'in_trips_L'),
      found('', 'W-NAME', 'out_ER', 'out_ER'),
    ])
    expect(inputs.trips).toHaveLength(4)
    expect(problems).toHaveLength(4)
    expect(problems).toContainEqual(expect.objectContaining(found('/trips/0/L', 'MISSING', '输入!', '输入!')))
  })

  test('another edition and another factor set', async () => {
    const model = write(write(filledTemplate(meeting), 'tpl_edition', '2022-01-01'), 'tpl_factors', '2025-01')
    const { findings, result } = await opened(model)
    expect(findings).toMatchObject([
      found('', 'W-VERSION', '2022-01-01', meeting.definition.edition),
      found('', 'W-VERSION', '2025-01', 'factor set'),
    ])
    expect(result?.edition).toBe(meeting.definition.edition)
  })
})

describe('results', () => {
  const { outputs } = expected(meeting)
  const ER = outputs.ER?.value as number

  test('a formula that was overwritten, with another number and with the same', async () => {
    const same = await opened(write(filledTemplate(meeting), 'out_ER', ER))
    expect(same.findings).toMatchObject([found('', 'W-OVERWRITTEN', '结果!C', 'ER')])
    const other = await opened(write(filledTemplate(meeting), 'out_ER', 1))
    expect(other.findings).toMatchObject([
      found('', 'W-OVERWRITTEN', '结果!C', 'ER'),
      found('', 'W-DIFFERS', `${ER}`, `${ER}`),
    ])
    expect(other.result?.outputs).toEqual(outputs)
    const gone = await opened(write(filledTemplate(meeting), 'out_ER', {}))
    expect(gone.findings.map(({ code }) => code)).toEqual(['W-OVERWRITTEN', 'W-BLANK'])
  })

  test.for<[value: unknown, code?: string]>([
    [ER * (1 + 1e-12)],
    [ER * (1 + 1e-6), 'W-DIFFERS'],
    ['', 'W-BLANK'],
    [undefined, 'W-BLANK'],
    ['未重算', 'W-DIFFERS'],
  ])('a formula that shows %s', async ([value, code]) => {
    const cell = { formula: '1+1', ...(value === undefined ? {} : { value: value as string }) }
    const { findings } = await opened(write(filledTemplate(meeting), 'out_ER', cell))
    expect(findings.map((each) => each.code)).toEqual(code === undefined ? [] : [code])
  })

  test('a column of results, beside the rows that are in use', async () => {
    const model = write(filledTemplate(cloud), 'out_customer', { formula: '1', value: 5 }, 1)
    const { findings } = await opened(write(model, 'out_customer', { formula: '1', value: 5 }, 11))
    expect(findings).toMatchObject([found('', 'W-DIFFERS', '共 2 处', '2 cells')])
  })

  test('inputs changed since the file was computed', async () => {
    const { findings, result } = await opened(write(filledTemplate(meeting), 'in_R', 0.5))
    expect(findings).toMatchObject([found('', 'W-DIFFERS', 'ER', `${result?.outputs.ER?.value}`)])
  })

  test('what the method refuses names the cell', async () => {
    const { problems, result, inputs } = await opened(write(filledTemplate(meeting), 'in_EG', 3))
    expect(problems).toMatchObject([found('/EG', 'CONFLICT', '输入!C', '输入!C')])
    expect([inputs.EG, result]).toEqual([3, undefined])
  })
})
