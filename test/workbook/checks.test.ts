/** What the sheet of checks says, and how near the trace wants the formulas to be. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { calculate } from '../../core/calculate.ts'
import { auditWorkbook, template } from '../../core/workbook/build.ts'
import type { WorkbookModel } from '../../core/workbook/model.ts'
import { filledTemplate, methodOf, methods, write } from '../core/filled-templates.ts'
import { everyday, systemInputs } from './everyday.ts'
import { byIronCalc } from './oracles.ts'

const audit = (id: string, given: unknown = methodOf(id).definition.example) => {
  const built = auditWorkbook(methodOf(id), given)
  return built.ok ? built.workbook : expect.fail(built.problems[0]?.en)
}
const blank = (id: string) => {
  const built = template(methodOf(id))
  return built.ok ? built.workbook : expect.fail(built.problems[0]?.en)
}
const rowsOf = ({ sheets }: WorkbookModel, name: string) => sheets.find((sheet) => sheet.name === name)?.rows ?? []
const isError = (value: unknown) => typeof value === 'string' && value.startsWith('#')

/** Of each line its code, its count and its finding as a spreadsheet has them; they are also what the file holds. */
function linesOf(model: WorkbookModel) {
  const found = byIronCalc(model)
  return rowsOf(model, '核对').flatMap((line, row) => {
    if (row < 3 || line[0] === undefined) return []
    const [count, finding] = [found('核对', row, 2), found('核对', row, 3)]
    expect([count, finding], String(line[0].value)).toEqual([line[2]?.value, line[3]?.value])
    return [{ code: line[0].value, severity: line[1]?.value, count, finding, meaning: String(line[4]?.value) }]
  })
}
const find = (lines: ReturnType<typeof linesOf>, code: string) => lines.find((line) => line.code === code)

describe('each line', () => {
  test.each(methods.map(({ definition }) => definition.id))('%s', (id) => {
    for (const model of [blank(id), filledTemplate(methodOf(id)), audit(id)])
      for (const { severity, meaning, count } of linesOf(model)) {
        expect(severity).toMatch(/错误：不出结果|警告|提示/)
        expect(meaning).not.toMatch(/[{}]/)
        expect(isError(count)).toBe(false)
      }
  })

  test('is of what can fail alone', () => {
    const codes = linesOf(blank('meeting-rate')).map(({ code }) => code)
    expect(codes).toContain('periodFrom')
    for (const key of ['entity', 'project', 'product', 'preparer', 'note']) expect(codes).not.toContain(key)
  })

  test('that was not judged, or is not of the route, says so', () => {
    const before = linesOf(blank('meeting-rate'))
    expect(find(before, 'RANGE')).toMatchObject({ count: '', finding: '— 未判断' })
    expect(find(before, 'route')).toMatchObject({ count: 1, finding: '请核对' })
    const given = { route: 'hybrid', offline: 1, online: 3 }
    for (const model of [filledTemplate(methodOf('meeting-rate'), 'zh', given), audit('meeting-rate', given)]) {
      expect(find(linesOf(model), 'RANGE')).toMatchObject({ count: '', finding: '— 不适用' })
      expect(find(linesOf(model), 'DIV-ZERO')).toMatchObject({ count: 0, finding: '通过' })
    }
    expect(find(linesOf(filledTemplate(methodOf('meeting-rate'), 'zh', given)), 'minutes')?.finding).toBe('— 不适用')
  })

  test('tells where a number cannot be computed', () => {
    const model = filledTemplate(methodOf('meeting-rate'), 'zh', { route: 'duration', minutes: [45], threshold: 60 })
    write(model, 'in_minutes_value', 20)
    const found = byIronCalc(model)
    const row = rowsOf(model, '核对').findIndex(([code]) => code?.value === 'DIV-ZERO')
    expect([2, 3].map((column) => found('核对', row, column))).toEqual([1, '请核对'])
    expect([0, 1, 2, 3].map((column) => found('核对', 1, column))).toEqual(['已填写完整', true, '可以出结果', false])
  })
})

test('an audit workbook says alone whether there is a result', () => {
  const [, flags = []] = rowsOf(audit('meeting'), '核对')
  expect(flags.map((cell) => cell?.value)).toEqual(['可以出结果', true])
})

describe('the trace', () => {
  const findings = (model: WorkbookModel) => {
    const found = byIronCalc(model)
    return rowsOf(model, '追溯').flatMap((_, row) => (row < 3 ? [] : [found('追溯', row, 5)]))
  }

  test.each(methods.map(({ definition }) => definition.id))('%s: an honest calculation agrees', (id) => {
    expect(new Set(findings(audit(id)))).toEqual(new Set(['一致']))
  })

  test('cloud: so do systems of equations', () => {
    const good = fc
      .sample(systemInputs.map(everyday), { numRuns: 400, seed: 1 })
      .filter((inputs) => calculate(methodOf('cloud'), inputs).ok)
    expect(good.length).toBeGreaterThan(10)
    for (const inputs of good.slice(0, process.env.TANBIAO_FULL ? 40 : 10))
      expect(findings(audit('cloud', inputs)), JSON.stringify(inputs)).not.toContain('不一致')
  })

  test.each(methods.map(({ definition }) => definition.id))('%s: a number that is off by 1e-8 does not', (id) => {
    const model = audit(id)
    rowsOf(model, '追溯').forEach((line, row) => {
      const { value } = line[2] ?? {}
      if (row > 2 && typeof value === 'number' && line[2]) line[2] = { ...line[2], value: value * (1 + 1e-8) }
    })
    const rows = rowsOf(model, '追溯')
    const largest = Math.max(...rows.slice(3).map((line) => Math.abs(Number(line[2]?.value))))
    const all = findings(model)
    rows.slice(3).forEach((line, i) => {
      // smaller ones are lost beside the largest
      if (Math.abs(Number(line[2]?.value)) > 1e-3 * largest) expect(all[i], String(line[0]?.value)).toBe('不一致')
    })
  })
})
