/** What users write stays a text: in the file, and after LibreOffice has saved it again. */
import { readXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { definitions, prepare } from '#core'
import { auditWorkbook } from '../../core/workbook/build.ts'
import type { WorkbookModel } from '../../core/workbook/model.ts'
import { cellText, renderWorkbook } from '../../core/workbook/xlsx.ts'
import { savedByLibreOffice, soffice } from './oracles.ts'

const texts = [
  '=HYPERLINK("http://example.invalid","x")',
  '+1',
  '-1',
  '@x',
  '=1+1',
  "'=1",
  '<b>&amp;</b>',
  ']]>',
  '１２３',
  'a\tb',
  '多\n行',
  '\u0001\u0008\u001f',
  '\ud800 a \udc00',
  'x'.repeat(40_000),
  '  spaces  ',
  'TRUE',
  '1e5',
  '#N/A',
]
/** Carriage returns and the like are what files make of line breaks. */
const model: WorkbookModel = {
  title: 'texts',
  sheets: [
    {
      name: '输入',
      widths: [20],
      rows: texts.map((value) => [{ role: 'inputText', value }]),
      frozen: 0,
      validations: [],
      highlights: [],
      charts: [],
    },
  ],
  names: new Map(),
}

test('in the file', async () => {
  const { sheets } = await readXlsx(await renderWorkbook(model))
  expect(sheets[0]?.rows.map(([text]) => text)).toEqual(texts.map(cellText))
  for (const cell of sheets[0]?.cells?.values() ?? []) expect(cell.formula).toBeUndefined()
})

test.skipIf(!soffice)('after LibreOffice has saved it', async () => {
  const [file = new Uint8Array()] = await savedByLibreOffice([model])
  const { sheets } = await readXlsx(file)
  texts.forEach((text, row) => {
    expect(sheets[0]?.rows[row]?.[0] ?? '', JSON.stringify(text.slice(0, 20))).toBe(cellText(text))
  })
})

describe('texts of files', () => {
  test('hold no control characters, no halves of characters, and not more than a cell takes', () => {
    expect(cellText('a\u0000b')).toBe('a\ufffdb')
    expect(cellText('\ud83d')).toBe('\ufffd')
    expect(cellText('😀')).toBe('😀')
    expect(cellText('x'.repeat(40_000))).toHaveLength(32_767)
    expect(cellText(`${'x'.repeat(32_766)}😀`)).toHaveLength(32_767)
  })

  test('of a calculation change nothing in its numbers', () => {
    const { example, ...definition } = definitions[0]
    const method = prepare({ ...definition, example })
    const built = auditWorkbook(method, { ...example, entity: '=HYPERLINK("x")', note: '@x' })
    const plain = auditWorkbook(method, example)
    const numbers = (one: typeof built) =>
      one.ok &&
      one.workbook.sheets.flatMap(({ rows }) => rows.flat().flatMap((cell) => (cell?.role === 'result' ? [cell] : [])))
    expect(numbers(built)).toEqual(numbers(plain))
  })
})

test('equal calculations give equal files', async () => {
  const method = prepare(definitions[0])
  const bytes = async () => {
    const built = auditWorkbook(method, definitions[0].example)
    return built.ok ? renderWorkbook(built.workbook) : new Uint8Array()
  }
  const [one, other] = [await bytes(), await bytes()]
  expect(one.length).toBeGreaterThan(5000)
  expect(Buffer.from(one).equals(Buffer.from(other))).toBe(true)
})
