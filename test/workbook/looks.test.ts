/** Notes and highlights of templates: on the cells that people get wrong, of their own sheet alone, and still there after LibreOffice has saved the file. */
import { readXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { heightOf } from '../../core/workbook/heights.ts'
import { importWorkbook } from '../../core/workbook/import.ts'
import { auditWorkbook, renderWorkbook, template, type WorkbookModel } from '../../core/workbook/index.ts'
import type { Role } from '../../core/workbook/model.ts'
import { pagesOf } from '../../core/workbook/pages.ts'
import { filledTemplate, methodOf, methods, override, write } from '../core/filled-templates.ts'
import { byIronCalc, savedByLibreOffice, soffice } from './oracles.ts'

const blank = (id: string, language: 'zh' | 'en' = 'zh') => {
  const built = template(methodOf(id), language)
  return built.ok ? built.workbook : expect.fail(built.problems[0]?.en)
}
const notesOf = ({ sheets }: WorkbookModel) =>
  sheets.flatMap(({ name, rows }) =>
    rows.flatMap((line, row) =>
      line.flatMap((cell, column) => (cell?.note === undefined ? [] : [`${name} ${row},${column} ${cell.note}`])),
    ),
  )
const highlightsIn = (model: WorkbookModel, name: string) =>
  model.sheets.find((sheet) => sheet.name === name)?.highlights ?? []
const sheetOf = (model: WorkbookModel, name: string) => model.sheets.find((sheet) => sheet.name === name)?.rows ?? []

describe('notes', () => {
  test.each([
    ['meeting', '潜在替代率', 'BAF'],
    ['meeting', '载客人数', '私家车'],
    ['clouddoc', '网络传输能耗强度', '没有默认值'],
    ['cloud', '总量', '空白时为各客户用量之和'],
    ['cloud', '公共服务使用份额（use）', '之和为 1'],
    ['server', '分配系数', '分配依据'],
  ])('%s: %s', (id, label, says) => {
    const cells = sheetOf(blank(id), '输入').flat()
    expect(cells.find((cell) => cell?.value === label)?.note).toContain(says)
  })

  test('stand on the same cells in both languages, with no placeholder in them', () => {
    for (const { definition } of methods) {
      const [zh, en] = [notesOf(blank(definition.id, 'zh')), notesOf(blank(definition.id, 'en'))]
      const places = (notes: string[]) => notes.map((note) => note.split(' ')[1])
      expect(places(zh)).toEqual(places(en))
      for (const note of [...zh, ...en]) expect(note).not.toMatch(/[{}]/)
    }
  })
})

describe('highlights', () => {
  test('read no other sheet', () => {
    for (const { definition } of methods)
      for (const { highlights } of blank(definition.id).sheets)
        for (const { range, where } of highlights) expect(`${range} ${where}`).not.toContain('!')
  })

  test('a row that was begun and not finished', () => {
    const model = write(filledTemplate(methodOf('meeting')), 'in_trips_n', 3, 9)
    const [rows] = highlightsIn(model, '输入')
    const [, column = '', first = ''] = /^\$([A-Z]+)(\d+)<>""$/.exec(rows?.where ?? '') ?? []
    expect(rows?.range.startsWith(`$B$${first}:$${column}$`)).toBe(true)
    const at = column.charCodeAt(0) - 65
    const found = byIronCalc(model)
    const states = Array.from({ length: 12 }, (_, i) => found('输入', Number(first) - 1 + i, at))
    expect(states).toEqual([...Array(9).fill(''), '请补全', '', ''])
  })

  test('where a number comes from is said of what is given once and of each column of rows', () => {
    const originsOf = (model: WorkbookModel) => {
      const found = byIronCalc(model)
      const rows = sheetOf(model, '质量').slice(3)
      const lines = rows.slice(
        0,
        rows.findIndex((line) => line.length === 0),
      )
      // what stands in the file is what a program computes
      for (const [i, line] of lines.entries()) expect(found('质量', 3 + i, 2), `${line[1]?.value}`).toBe(line[2]?.value)
      return Object.fromEntries(lines.map((line) => [line[1]?.value, line[2]?.value]))
    }
    const audit = (id: string, more = {}) => {
      const built = auditWorkbook(methodOf(id), { ...methodOf(id).definition.example, ...more })
      return built.ok ? built.workbook : expect.fail(built.problems[0]?.en)
    }
    for (const model of [filledTemplate(methodOf('meeting')), audit('meeting')])
      expect(originsOf(model)).toMatchObject({
        R: '填报',
        EF_e: '因子库',
        EG: '不适用',
        // an id may leave its year to this one
        year: '默认',
        'trips.EF_t': '因子库',
        'trips.L': '填报',
        'trips.n': '未填报',
        'servers.u': '默认',
      })
    // nothing is looked up by the year
    expect(originsOf(audit('meeting', { EF_e: 0.5703 }))).toMatchObject({ EF_e: '填报', year: '未填报' })
    expect(originsOf(filledTemplate(methodOf('meeting')))).not.toHaveProperty('trips.u')
    for (const model of [filledTemplate(methodOf('cloud')), audit('cloud')])
      expect(originsOf(model)).toMatchObject({ usage: '填报', 'services.direct': '填报', year: '未填报' })
    expect(originsOf(blank('cloud-estimate'))).toMatchObject({
      EF: '因子库',
      w: '因子库',
      GB: '默认',
      year: '默认',
      vCPUh: '未填报',
    })
    const minutes = { route: 'duration', minutes: [20, 40], threshold: 35 }
    expect(originsOf(filledTemplate(methodOf('meeting-rate'), 'zh', minutes))).toMatchObject({
      'minutes.value': '填报',
      'km.value': '不适用',
      k: '不适用',
    })
    for (const { definition } of methods) originsOf(blank(definition.id))
  })

  test('data that were given without evidence are counted', () => {
    const model = filledTemplate(methodOf('meeting'))
    const rows = sheetOf(model, '质量')
    const row = rows.findIndex(([cell]) => cell?.value === '缺少佐证的填报项数')
    expect(rows[row]?.[2]?.value).toBe(6)
    expect(byIronCalc(model)('质量', row, 2)).toBe(6)
  })
})

test('the company’s own changes have room, and nothing of users stands in the footer', async () => {
  const model = blank('meeting')
  const rows = sheetOf(model, '版本')
  const head = rows.findIndex(([cell]) => cell?.value === '版本')
  expect(rows.slice(head + 1).every((line) => line.every((cell) => cell?.role === 'inputText'))).toBe(true)
  const { sheets } = await readXlsx(await renderWorkbook(model))
  for (const { headerFooter } of sheets) expect(headerFooter).toEqual({ oddFooter: '&L&F&C&A&R&P / &N' })
})

test.skipIf(!soffice)('after LibreOffice has saved it', async () => {
  const model = override(filledTemplate(methodOf('meeting')), 'travel/rail/uk-2023/2023', 0.02)
  const [file = new Uint8Array()] = await savedByLibreOffice([model])
  const [before, after] = await Promise.all([readXlsx(await renderWorkbook(model)), readXlsx(file)])
  const notes = ({ sheets }: typeof before) =>
    sheets.flatMap(({ name, cells }) =>
      [...(cells ?? [])].flatMap(([at, { comment }]) => (comment ? [`${name} ${at} ${comment.text}`] : [])),
    )
  expect(notes(before)).toHaveLength(notesOf(model).length)
  expect(notes(after).sort()).toEqual(notes(before).sort())
  const rules = ({ sheets }: typeof before) =>
    sheets.map(({ name, conditionalRules = [] }) => [name, conditionalRules.flatMap(({ formula }) => formula).sort()])
  expect(rules(after)).toEqual(rules(before))
  expect(await importWorkbook(file, methods)).toMatchObject({ ok: true, problems: [{ code: 'MISSING' }] })
})

describe('print', () => {
  // seen in print: so many lines a text takes in a column so wide
  test.each([
    ['head', 'Transport emission factor', 14, 3],
    ['head', 'Value as printed', 11, 2],
    ['label', 'Emissions of the provider', 26, 1],
    ['unit', 'required; a number (at least 0, at most 1e12)', 40, 1],
    ['unit', 'optional', 40, 1],
    ['text', 'Announcement of the 2021 CO2 emission factors of electricity · licence not seen · S2', 50, 2],
    ['label', '有效会议的最短时长', 18, 1],
    ['label', '有效会议的最短时长超过', 18, 2],
    ['text', 'network/central/GLO/2019', 12, 3],
    ['inputText', 'footprint/average/CN/2023', 12, 3],
    ['unit', '仅当“类型 = 内存 / 固态硬盘”；选填；数（GB/cm2，大于 0，不大于 10000）', 40, 3],
  ] as const)('%s %s in %i characters: %i lines', (role: Role, value, width, lines) => {
    expect(
      (heightOf(
        [
          { role: 'label', value: '' },
          { role, value },
        ],
        [9, width],
      ) ?? 15) / 15,
    ).toBe(lines)
  })

  test('every printed sheet is one page wide, and no smaller than can be read', () => {
    for (const { definition } of methods)
      for (const language of ['zh', 'en'] as const)
        for (const sheet of blank(definition.id, language).sheets) {
          if (sheet.hidden || sheet.printedRows !== undefined) continue
          const { setup } = pagesOf(sheet, Math.max(...sheet.rows.map(({ length }) => length)), () => undefined)
          const width = sheet.widths.slice(0, sheet.printed).reduce((sum, each) => sum + each, 0)
          expect(setup.fitToWidth).toBe(1)
          if (sheet.printed !== undefined) expect(width, `${definition.id} ${sheet.name}`).toBeLessThanOrEqual(230)
        }
  })
})
