/** How large audit workbooks become is known before they are made; made sheet by sheet they are the same files. */
import { expect, test } from 'vitest'
import { calculate, definitions, prepare } from '#core'
import { auditSheets, auditWorkbook, renderWorkbook } from '#core/workbook/index'

const [meeting] = definitions

test.each(definitions.map((definition) => [definition.id, definition] as const))('%s', (_, definition) => {
  const method = prepare(definition)
  const [kept, made] = [auditWorkbook(method, definition.example), auditSheets(method, definition.example)]
  if (!kept.ok || !made.ok) expect.fail('the example has no result')
  const cells = kept.workbook.sheets.flatMap(({ rows }) => rows.flat().filter(Boolean)).length
  expect(made.cells).toBeGreaterThanOrEqual(cells)
  expect(made.cells).toBeLessThan(1.2 * cells + 600)
})

test('made sheet by sheet a workbook is the same, whatever else the method computes in between', async () => {
  const { example } = meeting
  const method = prepare(meeting)
  const [kept, made] = [auditWorkbook(method, example), auditSheets(method, example)]
  if (!kept.ok || !made.ok) expect.fail('the example has no result')
  const file = renderWorkbook(made.workbook)
  expect(calculate(method, { ...example, R: 0.123 }).ok).toBe(true)
  expect(Buffer.from(await file).equals(Buffer.from(await renderWorkbook(kept.workbook)))).toBe(true)
})

test('rows add as many cells as they are said to', () => {
  const method = prepare(meeting)
  const trips = Array.from({ length: 700 }, () => ({ mode: 'rail', L: 1000 }))
  const inputs = { ...meeting.example, trips }
  const [kept, made] = [auditWorkbook(method, inputs), auditSheets(method, inputs)]
  if (!kept.ok || !made.ok) expect.fail('there is no result')
  const cells = kept.workbook.sheets.flatMap(({ rows }) => rows.flat().filter(Boolean)).length
  expect(made.cells / cells).toBeGreaterThanOrEqual(1)
  expect(made.cells / cells).toBeLessThan(1.1)
})
