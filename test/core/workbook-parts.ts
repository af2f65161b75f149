/** A small good workbook part by part, and what to make others of. */
import { expect } from 'vitest'
import { type ReadWorkbook, readWorkbook } from '../../core/workbook/reading/read.ts'
import { lettersOf } from '../../core/workbook/reading/reference.ts'
import { type Part, zip } from './zips.ts'

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
export const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'

export const relationships = (...links: [id: string, type: string, target: string, more?: string][]) =>
  `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${links
    .map(
      ([id, type, target, more = '']) =>
        `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"${more}/>`,
    )
    .join('')}</Relationships>`

export const sheet = (rows: string) =>
  `${declaration}<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`

export const workbook = (names: Record<string, string>, sheets = '<sheet name="输入" sheetId="1" r:id="rId1"/>') =>
  `${declaration}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${sheets}</sheets><definedNames>${Object.entries(
    names,
  )
    .map(([name, at]) => `<definedName name="${name}">${at}</definedName>`)
    .join('')}</definedNames></workbook>`

export const types = (more = '') =>
  `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/>${more}</Types>`

export const row = '<row r="4"><c r="B4"><v>1.5</v></c><c r="C4" t="inlineStr"><is><t>甲</t></is></c></row>'
const names = { in_a: '输入!$B$4', in_t: "'输入'!$B$4:$C$9" }

export const sheetPath = 'xl/worksheets/sheet1.xml'

/** A small good workbook, part by part; parts given replace its own or are added. */
export function parts(...own: Part[]): Part[] {
  const good: Part[] = [
    { name: '[Content_Types].xml', data: types() },
    { name: '_rels/.rels', data: relationships(['rId1', 'officeDocument', 'xl/workbook.xml']) },
    { name: 'xl/workbook.xml', data: workbook(names) },
    { name: 'xl/_rels/workbook.xml.rels', data: relationships(['rId1', 'worksheet', 'worksheets/sheet1.xml']) },
    { name: sheetPath, data: sheet(row) },
  ]
  const replaced = new Set(own.map(({ name }) => name))
  return [...good.filter(({ name }) => !replaced.has(name)), ...own]
}

export const withSheet = (data: string | Uint8Array, more: Partial<Part> = {}) =>
  zip(parts({ name: sheetPath, data, ...more }))
export const withPart = (name: string, data: string | Uint8Array = '', more: Partial<Part> = {}) =>
  zip(parts({ name, data, ...more }))

/** Rows of `width` cells, each made by `cell` from its place. */
export const grid = (height: number, width: number, cell: (at: string, i: number) => string) =>
  Array.from({ length: height }, (_, i) => {
    const cells = Array.from({ length: width }, (_, j) => cell(`${lettersOf(j + 1)}${i + 1}`, i * width + j))
    return `<row r="${i + 1}">${cells.join('')}</row>`
  }).join('')

export const numbered = (count: number, text: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => text(i)).join('')

/** The workbook, or a failed test that says what is the matter. */
export async function opened(bytes: Uint8Array): Promise<ReadWorkbook> {
  const read = await readWorkbook(bytes)
  return read.ok ? read.workbook : expect.fail(read.problems[0]?.en)
}
