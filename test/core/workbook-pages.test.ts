/** Pages of printed sheets: the heads that they repeat, where they begin, and what is left out. */
import { expect, test } from 'vitest'
import type { Part, Sheet } from '../../core/workbook/model.ts'
import { pagesOf } from '../../core/workbook/pages.ts'

const sheet = (more: Partial<Sheet>, height = 200): Sheet => ({
  name: 's',
  widths: [20, 20],
  rows: Array.from({ length: height }, () => [{ role: 'label', value: 'x' }]),
  frozen: 3,
  validations: [],
  highlights: [],
  charts: [],
  ...more,
})
const pages = (more: Partial<Sheet>, across = 2) => pagesOf(sheet(more), across, () => undefined)
const part = (row: number, height: number): Part => ({ row, heads: 4, height })

test('a page repeats what tells of all its rows', () => {
  expect(pages({}).setup.printTitlesRow).toBe('$1:$3')
  expect(pages({ frozen: 0 }).setup.printTitlesRow).toBeUndefined()
  expect(pages({ parts: [part(10, 60)] }).setup.printTitlesRow).toBe('$11:$14')
  expect(pages({ parts: [part(10, 60), part(75, 5)] }).setup.printTitlesRow).toBe('$1:$1')
})

test('a part that fits a page is not torn, one that does not begins where some of its rows fit', () => {
  expect(pages({ parts: [part(2, 5), part(12, 5)] }).breaks).toEqual([])
  expect(pages({ parts: [part(2, 15), part(22, 15)] }).breaks).toEqual([21])
  expect(pages({ parts: [part(12, 100)] }).breaks).toEqual([])
  expect(pages({ parts: [part(28, 100)] }).breaks).toEqual([27])
})

test('wide sheets take larger paper', () => {
  expect(pages({}).setup.paperSize).toBe('a4')
  expect(pages({}, 60).setup.paperSize).toBe('a3')
})

test('columns that only help are left out', () => {
  expect(pages({}).setup.printArea).toBeUndefined()
  expect(pages({ printed: 1 }).setup.printArea).toBe('$A$1:$A$200')
})
