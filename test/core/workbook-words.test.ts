/** What the sheets of a workbook say, in words that hold for this workbook. */
import { describe, expect, test } from 'vitest'
import { auditWorkbook, type Language, template, type WorkbookModel } from '#core/workbook/index'
import { type SheetKey, sheetNames } from '../../core/workbook/language.ts'
import { filledTemplate, methodOf, methods, opened } from './filled-templates.ts'

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
    ['cloud-estimate', 'EF', 'en', 'Optional. If blank: looked up by region, year.'],
    ['cloud-estimate', 'w', 'zh', '选填；默认：storage-power/ssd'],
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
