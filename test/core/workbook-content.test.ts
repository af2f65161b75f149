/** What a workbook holds under its names, cell by cell, and that a file saved by another program reads alike. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { writeXlsx } from 'hucre/xlsx'
import { afterAll, describe, expect, test } from 'vitest'
import { parseReference } from '../../core/workbook/reading/reference.ts'
import { program } from '../../scripts/find.mjs'
import { opened, parts, relationships, row, sheet, sheetPath, withPart, withSheet, workbook } from './workbook-parts.ts'
import { zip } from './zips.ts'

const folder = mkdtempSync(join(tmpdir(), 'tanbiao-workbooks-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('what is read', () => {
  const one = async (rows: string, at = '$B$4') => {
    const names = { name: 'xl/workbook.xml', data: workbook({ one: `输入!${at}` }) }
    const { names: read } = await opened(zip(parts(names, { name: sheetPath, data: sheet(rows) })))
    return read.get('one')?.[0]?.[0]
  }
  const b4 = (attributes: string, inside: string) => one(`<row r="4"><c r="B4" ${attributes}>${inside}</c></row>`)
  const place = { sheet: '输入', at: 'B4' }

  test.for<[attributes: string, inside: string, cell: object]>([
    ['', '<v>1.5</v>', { value: 1.5 }],
    ['t="n"', '<v>1E-3</v>', { value: 0.001 }],
    ['', '<v>1e999</v>', { error: '#NUM!' }],
    ['', '<v>NaN</v>', { value: 'NaN' }],
    ['t="b"', '<v>0</v>', { value: false }],
    ['t="str"', '<v>=1+1</v>', { value: '=1+1' }],
    ['t="inlineStr"', '<is><t> 甲&amp;乙 </t></is>', { value: ' 甲&乙 ' }],
    ['t="inlineStr"', '<is><r><t>甲</t></r><r><rPr><b/></rPr><t>乙</t></r></is>', { value: '甲乙' }],
    ['t="e"', '<v>#DIV/0!</v>', { error: '#DIV/0!' }],
    ['', '<f>A1*2</f><v>3</v>', { value: 3, formula: 'A1*2' }],
    ['', '<f>A1*2</f>', { formula: 'A1*2' }],
    ['t="str"', '<f>A1&amp;"乙"</f><v>甲乙</v>', { value: '甲乙', formula: 'A1&"乙"' }],
    ['t="e"', '<f>NA()</f><v>#N/A</v>', { error: '#N/A', formula: 'NA()' }],
    ['', '<f t="array" ref="B4:B5">A1:A2*2</f><v>3</v>', { value: 3, formula: 'A1:A2*2' }],
    ['', '<f t="shared" si="0"/><v>3</v>', { value: 3, formula: '' }],
    ['s="5"', '', {}],
  ])('%s %s', async ([attributes, inside, cell]) => {
    expect(await b4(attributes, inside)).toEqual({ ...place, ...cell })
  })

  test('cells that do not say where they are', async () => {
    expect(await one('<row><c><v>1</v></c></row><row r="4"><c r="A4"/><c><v>2</v></c></row>')).toEqual({
      ...place,
      value: 2,
    })
  })

  test('a date is its number of days, whatever its format', async () => {
    const styles = '<styleSheet><cellXfs><xf/><xf numFmtId="14"/></cellXfs></styleSheet>'
    const links = relationships(['rId1', 'worksheet', 'worksheets/sheet1.xml'], ['rId2', 'styles', 'styles.xml'])
    const { names, dates } = await opened(
      zip(
        parts(
          { name: 'xl/styles.xml', data: styles },
          { name: 'xl/_rels/workbook.xml.rels', data: links },
          { name: sheetPath, data: sheet('<row r="4"><c r="B4" s="1"><v>45000</v></c></row>') },
        ),
      ),
    )
    expect(names.get('in_a')?.[0]?.[0]?.value).toBe(45000)
    expect(dates).toBe('1900')
  })

  test('names as keys and sheets that objects have already', async () => {
    const words = ['__proto__', 'constructor', 'toString', 'hasOwnProperty']
    for (const word of words) {
      const data = workbook(
        Object.fromEntries([...words.map((name) => [name, `${word}!$B$4`]), ['in_a', `${word}!$C$4`]]),
        `<sheet name="${word}" sheetId="1" r:id="rId1"/>`,
      )
      const { names } = await opened(zip([...parts({ name: 'xl/workbook.xml', data }), { name: word, data: word }]))
      expect([...names.keys()]).toEqual([...words, 'in_a'])
      expect(names.get('__proto__')).toEqual([[{ value: 1.5, sheet: word, at: 'B4' }]])
    }
    expect(Object.prototype).not.toHaveProperty('value')
  })

  test('names of the workbook alone, and of a copied sheet none', async () => {
    const data = workbook({ in_a: '输入!$B$4' }).replace(
      '</definedNames>',
      '<definedName name="in_a" localSheetId="0">输入!$C$4</definedName></definedNames>',
    )
    const { names } = await opened(zip(parts({ name: 'xl/workbook.xml', data })))
    expect(names.get('in_a')).toEqual([[{ value: 1.5, sheet: '输入', at: 'B4' }]])
  })

  test('hyperlinks and chart sheets are passed over', async () => {
    const sheets = '<sheet name="图" sheetId="2" r:id="rId2"/><sheet name="输入" sheetId="1" r:id="rId1"/>'
    const link = relationships(['rId1', 'hyperlink', 'https://tanbiao.example/', ' TargetMode="External"'])
    const { names } = await opened(
      zip(
        parts(
          { name: 'xl/workbook.xml', data: workbook({ in_a: '输入!$B$4' }, sheets) },
          {
            name: 'xl/_rels/workbook.xml.rels',
            data: relationships(
              ['rId1', 'worksheet', '/xl/worksheets/sheet1.xml'],
              ['rId2', 'chartsheet', 'chartsheets/sheet1.xml'],
            ),
          },
          { name: 'xl/chartsheets/sheet1.xml', data: '<chartsheet/>' },
          { name: 'xl/worksheets/_rels/sheet1.xml.rels', data: link },
        ),
      ),
    )
    expect(names.get('in_a')?.[0]?.[0]?.value).toBe(1.5)
  })

  test('elements with a prefix, as the Open XML SDK writes them', async () => {
    const prefixed = (data: string) =>
      `\ufeff${data.replaceAll(/<(\/?)(?=[a-z])/g, '<$1x:').replaceAll('xmlns=', 'xmlns:x=')}`
    const { names } = await opened(
      zip(
        parts(
          { name: 'xl/workbook.xml', data: prefixed(workbook({ in_a: '输入!$B$4' })) },
          { name: sheetPath, data: prefixed(sheet(row)) },
        ),
      ),
    )
    expect(names.get('in_a')?.[0]?.[0]?.value).toBe(1.5)
  })

  test('what other programs keep in it is passed over', async () => {
    const utf16 = Buffer.from('\ufeff<?xml version="1.0" encoding="utf-16"?><DataMashup/>', 'utf16le')
    const { names } = await opened(withPart('customXml/item1.xml', utf16))
    expect(names.get('in_a')?.[0]?.[0]?.value).toBe(1.5)
  })

  test('an archive written as a stream, with the sizes behind the data', async () => {
    const streamed = { central: { flags: 8 }, local: { flags: 8, crc: 0, packedSize: 0, size: 0 } }
    const { names } = await opened(withSheet(sheet(row), { ...streamed, after: Buffer.alloc(16) }))
    expect(names.get('in_a')?.[0]?.[0]?.value).toBe(1.5)
  })
})

describe('references', () => {
  const at = (top: number, left: number, bottom = top, right = left) => ({ sheet: '输入', top, left, bottom, right })

  test.for<[text: string, reference: object | undefined]>([
    ["'输入'!$B$4", at(4, 2)],
    ['输入!$B$4', at(4, 2)],
    ['输入!B4', at(4, 2)],
    ['$输入.$B$4', at(4, 2)],
    ['输入!$B$4:$C$9', at(4, 2, 9, 3)],
    ['输入!$C$9:$B$4', at(4, 2, 9, 3)],
    ['输入!$B$4:输入!$C$9', at(4, 2, 9, 3)],
    ['输入!$A:$C', at(1, 1, 1_048_576, 3)],
    ['输入!$1:$3', at(1, 1, 3, 16_384)],
    ['输入!$A$1:$XFD$1048576', at(1, 1, 1_048_576, 16_384)],
    ["'a ''b'' ! c'!$A$1", { ...at(1, 1), sheet: "a 'b' ! c" }],
    ['输入!$XFE$1', undefined],
    ['输入!$A$1048577', undefined],
    ['输入!$A', undefined],
    ['输入!$A$1:$B', undefined],
    ['输入!#REF!', undefined],
    ['#REF!', undefined],
    ['$B$4', undefined],
    ['输入!$B$4,输入!$C$5', undefined],
    ['输入!$A$1:$B$2:$C$3', undefined],
    ['输入!$A$1:其他!$B$2', undefined],
    ['[1]输入!$B$4', undefined],
    ['SUM(输入!$B$4:$B$9)', undefined],
    ['"输入!$B$4"', undefined],
    ['0.5', undefined],
  ])('%s', ([text, reference]) => {
    expect(parseReference(text)).toEqual(reference)
  })
})

const soffice = program('libreoffice')

test.skipIf(!soffice)('a file saved by LibreOffice reads as before', { timeout: 120_000 }, async () => {
  const cells = new Map([
    ['1,0', { value: 3, formula: 'A1*2', formulaResult: 3 }],
    ['1,1', { value: '甲乙', formula: 'B1&"乙"', formulaResult: '甲乙' }],
  ])
  const written = await writeXlsx({
    sheets: [
      { name: '输入', rows: [[1.5, '甲', '=1+1'], [], [null, 0.1, '&<>"']], cells },
      { name: "b 'c", rows: [[1], [2], [1e-9]] },
    ],
    namedRanges: [
      { name: 'in_a', range: "'输入'!$A$1" },
      { name: 'in_t', range: "'输入'!$A$1:$C$9" },
      { name: 'in_b', range: "'b ''c'!$A$1:$A$1048576" },
      { name: 'in_c', range: '输入!$A:$C' },
      { name: 'none', range: 'SUM(输入!$A$1:$A$2)' },
    ],
  })
  const path = join(folder, 'good.xlsx')
  const saved = join(folder, 'saved')
  writeFileSync(path, written)
  mkdirSync(saved)
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`
  execFileSync(soffice as string, [profile, '--headless', '--convert-to', 'xlsx', '--outdir', saved, path], {
    stdio: 'ignore',
  })
  const before = await opened(written)
  const after = await opened(new Uint8Array(readFileSync(join(saved, 'good.xlsx'))))
  expect(before.names.get('in_t')?.map((cells) => cells.map(({ value }) => value))).toEqual([
    [1.5, '甲', '=1+1'],
    [3, '甲乙', undefined],
    [undefined, 0.1, '&<>"'],
  ])
  expect(before.names.get('in_c')?.[1]?.[0]).toEqual({ value: 3, formula: 'A1*2', sheet: '输入', at: 'A2' })
  expect([...before.names.keys()].sort()).toEqual(['in_a', 'in_b', 'in_c', 'in_t'])
  expect(after).toEqual(before)
})
