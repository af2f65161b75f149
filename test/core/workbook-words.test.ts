/** What the sheets of a workbook say, in words that hold for this workbook. */
import { readXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { auditWorkbook, type Language, template, type WorkbookModel } from '#core/workbook/index'
import { type SheetKey, sheetNames } from '../../core/workbook/language.ts'
import { renderWorkbook } from '../../core/workbook/xlsx.ts'
import { filledTemplate, methodOf, methods, opened, override } from './filled-templates.ts'

const languages = ['zh', 'en'] as const
const blank = (id: string, language: Language = 'zh') => {
  const built = template(methodOf(id), language)
  return built.ok ? built.workbook : expect.fail(built.problems[0]?.en)
}
const auditOf = (id: string, given?: unknown, language: Language = 'zh') => {
  const method = methodOf(id)
  const built = auditWorkbook(method, given ?? method.definition.example, language)
  return built.ok ? built.workbook : expect.fail(built.problems[0]?.en)
}
/** The texts and numbers of a sheet, row by row. */
const linesOf = ({ sheets }: WorkbookModel, key: SheetKey, language: Language = 'zh') =>
  (sheets.find(({ name }) => name === sheetNames[key][language])?.rows ?? []).map((line) =>
    line.map((cell) => cell?.value ?? ''),
  )
/** The row of a symbol. */
const lineOf = (model: WorkbookModel, key: SheetKey, symbol: string, language: Language = 'zh') =>
  linesOf(model, key, language).find((line) => line.slice(0, 2).includes(symbol)) ?? []
const wordsOf = (model: WorkbookModel, key: SheetKey, language: Language = 'zh') =>
  linesOf(model, key, language).flat().join('\n')

describe('inputs', () => {
  test.each([
    [
      'meeting',
      'travelSet',
      'zh',
      '选填；可选：附录 A（推测） / 中国 2024 / 英国 2023 / 英国 2025；默认：附录 A（推测）',
    ],
    ['meeting', 'EG', 'zh', '仅当“项目排放路径 = 实测电量”；必填；数（kWh，不小于 0，不大于 1e12）'],
    ['meeting', 'periodFrom', 'en', 'Optional. Such as 2025-01-01.'],
    ['clouddoc', 'b_o', 'en', 'Optional. A number (MB, at least 0, at most 10000). If blank: b_o = S.'],
    ['cloud-estimate', 'EF', 'en', 'Optional. A number or a factor id. If blank: looked up by region, year.'],
    ['cloud-estimate', 'w', 'zh', '选填；数或因子编号；默认：storage-power/ssd'],
    [
      'meeting-rate',
      'conservative',
      'zh',
      '仅当“R 的确定方式 = 用户问卷”；选填；可选：是 / 否；默认：否；Wilson 95% 置信下限',
    ],
    ['server', 'intendedUse', 'en', 'Sometimes required. A functional unit needs it.'],
    [
      'server-use',
      'idle',
      'en',
      'Sometimes required: Give the loads, or all of idle, max and utilisation. A number (W, at least 0, at most 100000).',
    ],
  ] as const)('%s %s (%s): %s', (id, key, language, says) => {
    expect(lineOf(blank(id, language), 'inputs', key, language)[4]).toBe(says)
  })

  test('in English are sentences', () => {
    for (const { definition } of methods) {
      const model = blank(definition.id, 'en')
      for (const [key, input] of Object.entries(definition.inputs)) {
        if (['rows', 'list', 'matrix'].includes(input.kind)) continue
        const said = String(lineOf(model, 'inputs', key, 'en')[4])
        expect(said, `${definition.id} ${key}`).toMatch(/^[A-Z].*\.$/)
        expect(said, `${definition.id} ${key}`).not.toMatch(/; [A-Z]|\.\.|\. [a-z]/)
      }
    }
  })

  test('keys of tables stand in brackets', () => {
    expect(wordsOf(blank('meeting-rate', 'en'), 'inputs', 'en')).toContain('Durations of the meetings (minutes)')
    expect(wordsOf(blank('server-use'), 'rows')).toContain('负载（loads）')
  })

  test('of a calculation name means of transport and places as templates do, and are read back', async () => {
    for (const language of languages) {
      const model = auditOf('meeting', undefined, language)
      const own = linesOf(model, 'inputs', language).map((line) => line[1])
      const sample = filledTemplate(methodOf('meeting'), language)
      const titles = language === 'zh' ? ['铁路', '国内航空'] : ['Rail', 'Domestic flight']
      for (const title of titles) expect(linesOf(sample, 'inputs', language).map((line) => line[1])).toContain(title)
      expect(own).toEqual(expect.arrayContaining(titles))
      expect(own).not.toContain('rail')
      const { result, findings } = await opened(model)
      expect(findings).toEqual([])
      expect(result?.outputs.ER?.value).toBeCloseTo(570.3101, 4)
    }
  })
})

describe('rows', () => {
  test('say whether the method or this calculation has none', () => {
    expect(wordsOf(auditOf('meeting-rate'), 'rows')).toContain('本次计算没有逐行的数据')
    expect(wordsOf(auditOf('meeting-rate', undefined, 'en'), 'rows', 'en')).toContain('This calculation has no rows')
    expect(wordsOf(blank('allocation'), 'rows')).toContain('本方法没有逐行计算的数据')
  })
})

describe('factors', () => {
  test('of a calculation are told where they are used with rows from 1, and overrides go there', async () => {
    const model = auditOf('meeting')
    const used = linesOf(model, 'factors').flatMap(([path]) => (String(path).startsWith('trips') ? [path] : []))
    expect(used).toEqual([1, 2, 3, 4].map((n) => `trips/${n}/EF_t`))
    const { inputs } = await opened(override(model, '/trips/0/EF_t', 0.07, '供应商声明'))
    expect((inputs.trips as { EF_t?: number }[]).map(({ EF_t }) => EF_t)).toEqual([0.07, ...Array(3).fill(undefined)])
  })

  test('stand in the trace beside what takes them', () => {
    expect(lineOf(auditOf('meeting'), 'trace', 'trips/2/E').at(-1)).toBe('travel/air-domestic/uk-2023/2023')
    expect(lineOf(auditOf('clouddoc'), 'trace', 'ER_low').at(-1)).toBe('network/low/GLO/2020, grid/average/CN/2023')
    expect(linesOf(auditOf('clouddoc'), 'trace')[2]).toContain('因子')
    expect(linesOf(auditOf('allocation'), 'trace')[2]).not.toContain('因子')
  })

  test('that there are none is said', () => {
    for (const model of [blank('allocation'), auditOf('allocation')]) {
      expect(wordsOf(model, 'factors')).toContain('本方法不用因子')
      expect(linesOf(model, 'about').flat().join()).not.toMatch(/“因子”/)
    }
    expect(wordsOf(auditOf('cloud'), 'factors')).toContain('本次计算没有用到因子库')
    expect(wordsOf(blank('meeting'), 'about')).toContain('S2 转抄自副本')
  })
})

describe('version', () => {
  const variantOf = (model: WorkbookModel) => linesOf(model, 'version').find(([label]) => label === '样式')

  test('names the language and the variant in words, and a sample as one', async () => {
    const meeting = methodOf('meeting')
    expect(variantOf(blank('meeting'))).toEqual(['样式', 'base', '空白模板'])
    expect(variantOf(filledTemplate(meeting))).toEqual(['样式', 'sample', '算例'])
    expect(variantOf(filledTemplate(meeting, 'zh', meeting.definition.example, 'addin'))?.[1]).toBe('addin')
    expect(variantOf(filledTemplate(meeting, 'zh', { ...meeting.definition.example, R: 0.5 }))?.[1]).toBe('base')
    expect(variantOf(auditOf('meeting'))).toEqual(['样式', 'audit', '核算表'])
    expect(wordsOf(filledTemplate(meeting), 'about')).toContain('这是一个算例')
    expect(wordsOf(blank('meeting'), 'about')).not.toContain('算例')
    expect((await opened(filledTemplate(meeting))).findings).toEqual([])
  })
})

test('cells take no number that its explanation keeps out', async () => {
  const { sheets } = await readXlsx(await renderWorkbook(blank('allocation')))
  const rules = sheets.flatMap(({ dataValidations = [] }) => dataValidations)
  expect(rules).toContainEqual(
    expect.objectContaining({ operator: 'between', formula1: '1e-12', formula2: '1000000000000000' }),
  )
  const { sheets: ofMeeting } = await readXlsx(await renderWorkbook(blank('meeting')))
  const above = ofMeeting.flatMap(({ dataValidations = [] }) =>
    dataValidations.filter((one) => one.operator === 'greaterThan'),
  )
  expect(above.map(({ formula1 }) => formula1)).toEqual(['0', '0', '0'])
})
