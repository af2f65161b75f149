/** Good files as large as they may be: what takes most time and memory of all that is read. */
import { grid, numbered, parts, relationships, sheet, sheetPath, withSheet, workbook } from './workbook-parts.ts'
import { type Part, zip } from './zips.ts'

export const atLimits = (): Record<string, Uint8Array> => {
  const list = workbook({ all: '输入!$A:$XFD', a: '输入!$A:$A', b: '输入!$B:$B', c: '输入!$C:$C' })
  const strings = {
    name: 'xl/_rels/workbook.xml.rels',
    data: relationships(['rId1', 'worksheet', 'worksheets/sheet1.xml'], ['rId2', 'sharedStrings', 'sharedStrings.xml']),
  }
  const full = (rows: string, ...more: Part[]) =>
    zip(parts({ name: 'xl/workbook.xml', data: list }, { name: sheetPath, data: sheet(rows) }, ...more))
  const text = (i: number) => `第 ${i * 7919} 行 ${(i * 104729) % 9973}`
  return {
    '60 000 numbers': full(grid(20_000, 3, (at, i) => `<c r="${at}"><v>${Math.sqrt(i)}</v></c>`)),
    '60 000 formulas': full(
      grid(4_000, 15, (at, i) => `<c r="${at}" t="str"><f>SUM($A$1:${at},${i})</f><v>${i}</v></c>`),
    ),
    '60 000 texts in their cells': full(
      grid(20_000, 3, (at, i) => `<c r="${at}" t="inlineStr"><is><t>${text(i)}</t></is></c>`),
    ),
    '60 000 texts in a list': full(
      grid(20_000, 3, (at, i) => `<c r="${at}" t="s"><v>${i}</v></c>`),
      strings,
      {
        name: 'xl/sharedStrings.xml',
        data: `<sst>${Array.from({ length: 60_000 }, (_, i) => `<si><t>${text(i)}</t></si>`).join('')}</sst>`,
      },
    ),
    '60 000 empty cells of one style': full(grid(20_000, 3, (at) => `<c r="${at}" s="5"/>`)),
    'texts of 13 MB': full(
      grid(
        90,
        1,
        (at) => `<c r="${at}" t="inlineStr"><is><t>${numbered(14_000, (i) => `甲&#65;${i % 97}`)}</t></is></c>`,
      ),
    ),
    'as many strings as may be': full('', strings, {
      name: 'xl/sharedStrings.xml',
      data: `<sst>${numbered(74_000, (i) => `<si><t>${text(i)}</t></si>`)}</sst>`,
    }),
    'all of that at once': full(
      grid(20_000, 3, (at, i) => `<c r="${at}" s="5" t="s"><f>SUM($A$1:${at},${i})</f><v>${i}</v></c>`),
      strings,
      {
        name: 'xl/sharedStrings.xml',
        data: `<sst>${numbered(74_000, (i) => `<si><t>${text(i)}${'，其余从略'.repeat(5)}</t></si>`)}</sst>`,
      },
    ),
    'rows as far as they may be': withSheet(sheet('<row r="153000"><c r="A153000"/></row>')),
    '20 MB of other parts': zip([
      ...parts(),
      ...Array.from(
        { length: 23 },
        (_, i): Part => ({
          name: `xl/drawings/d${i}.xml`,
          data: `<d>${`<a b="${i}">${'甲'.repeat(6)}</a>`.repeat(30_000)}</d>`,
        }),
      ),
    ]),
  }
}
