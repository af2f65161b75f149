/** Files that are to be refused, each with the code and a few words of what is said. */
import { limits } from '../../core/workbook/reading/limits.ts'
import {
  declaration,
  grid,
  numbered,
  parts,
  relationships,
  row,
  sheet,
  sheetPath,
  types,
  withPart,
  withSheet,
  workbook,
} from './workbook-parts.ts'
import { type Part, zip } from './zips.ts'

export type Hostile = { bytes: Uint8Array; code: 'BODY' | 'LIMIT'; says: string }

const blanks = (megabytes: number) => Buffer.alloc(megabytes * 2 ** 20, ' ')

/** Bytes that do not pack well, the same every time. */
function noise(size: number) {
  const bytes = new Uint8Array(size)
  let seed = 1
  for (let i = 0; i < size; i++) {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
    bytes[i] = seed >>> 24
  }
  return bytes
}

const body = (says: string, bytes: Uint8Array): Hostile => ({ bytes, code: 'BODY', says })
const limit = (says: string, bytes: Uint8Array): Hostile => ({ bytes, code: 'LIMIT', says })

const bombs = (): Record<string, Hostile> => {
  const good = parts()
  const inner = zip([{ name: 'xl/a.xml', data: '<a/>', stored: true }])
  return {
    'a bomb that says its size': limit('unpacks to more than 16 MB', withSheet(sheet(`<!--${blanks(64)}-->`))),
    'a bomb of 10 MB': limit('zip bombs', withSheet(sheet(`<!--${blanks(10)}-->`))),
    'a bomb that says it has 1 000 bytes': body(
      'size or checksum',
      withSheet(blanks(64), { central: { size: 1000 }, local: { size: 1000 } }),
    ),
    'a bomb that says it has 12 MB': body(
      'size or checksum',
      withSheet(blanks(64), { central: { size: 12 << 20 }, local: { size: 12 << 20 } }),
    ),
    'a part that says more than it has': body(
      'size or checksum',
      withSheet(sheet(row), { central: { size: 5000 }, local: { size: 5000 } }),
    ),
    'a bomb that says its size nowhere': body(
      'size or checksum',
      withSheet(blanks(64), { central: { size: 0 }, local: { size: 0 } }),
    ),
    'parts one inside the other': body(
      'overlaps',
      zip([
        { name: 'xl/b.xml', data: inner, stored: true },
        ...good,
        // The header of the inner part, behind that of the first.
        { name: 'xl/a.xml', data: '<a/>', stored: true, from: 30 + 'xl/b.xml'.length },
      ]),
    ),
    'a part that reaches into the directory': body(
      'overlaps',
      withSheet(sheet(row), { central: { packedSize: 400 }, local: { packedSize: 400 } }),
    ),
    '300 parts': limit('more than 256 parts', zip([...good, ...many(300, () => '')])),
    '25 MB in parts of 1 MB': limit('more than 24 MB', zip([...good, ...many(25, () => blanks(1))])),
    'a file over 2 MB': limit('larger than 2 MB', withPart('xl/media/a.png', noise(limits.file), { stored: true })),
  }
}

const many = (count: number, data: () => string | Uint8Array): Part[] =>
  Array.from({ length: count }, (_, i) => ({ name: `xl/media/${i}.bin`, data: data() }))

const archives = (): Record<string, Hostile> => {
  const data = sheet(row)
  const good = zip(parts())
  const encrypted = { flags: 1 }
  const huge = { size: 0xffffffff }
  return {
    nothing: body('empty', new Uint8Array()),
    'a text': body('no .xlsx workbook', new TextEncoder().encode('名称,数量\n甲,1\n')),
    'an old or encrypted workbook': body(
      'has a password',
      new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...noise(2048)]),
    ),
    'bytes in front': body('directory', new Uint8Array([...Buffer.from('PK\x03\x04'), ...good])),
    'bytes behind': body('incomplete', new Uint8Array([...good, 0])),
    'one entry too few': body('directory', zip(parts(), { count: 4 })),
    'one entry too many': body('directory', zip(parts(), { count: 6 })),
    zip64: body('Zip64', withSheet(data, { central: huge, local: huge })),
    'an encrypted part': body('encrypted', withSheet(data, { central: encrypted, local: encrypted })),
    'a part encrypted in its own header alone': body('encrypted', withSheet(data, { local: encrypted })),
    'a part packed with bzip2': body(
      'packed in a way',
      withSheet(data, { central: { method: 12 }, local: { method: 12 } }),
    ),
    'another name in front of the data': body(
      'headers',
      withSheet(data, { local: { name: 'xl/worksheets/sheet2.xml' } }),
    ),
    'another method in front of the data': body('headers', withSheet(data, { local: { method: 0 } })),
    'another size in front of the data': body('headers', withSheet(data, { local: { size: 1 } })),
    'another checksum in front of the data': body('headers', withSheet(data, { local: { crc: 1 } })),
    'a wrong checksum': body('size or checksum', withSheet(data, { central: { crc: 1 }, local: { crc: 1 } })),
    'a part twice': body('there twice', zip([...parts(), { name: sheetPath, data }])),
    'a part twice in other letters': body('there twice', zip([...parts(), { name: 'xl/Worksheets/Sheet1.xml', data }])),
    ...Object.fromEntries(
      ['../a.xml', 'xl/../a.xml', '/xl/a.xml', 'xl\\a.xml', 'xl//a.xml', 'C:/a.xml', 'xl/a\0.xml', ''].map((name) => [
        `a part called ${JSON.stringify(name)}`,
        body('not allowed', withPart(name, 'a')),
      ]),
    ),
  }
}

const kinds = (): Record<string, Hostile> => {
  const only = (...names: string[]) => zip(names.map((name) => ({ name, data: '<a/>' })))
  const link = (type: string, mode: string) =>
    relationships(['rId9', type, 'https://tanbiao.example/', ` TargetMode="${mode}"`])
  const macroType = types(
    '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/>',
  )
  return {
    'a Word document': body('Word document', only('[Content_Types].xml', '_rels/.rels', 'word/document.xml')),
    'a presentation': body('presentation', only('[Content_Types].xml', '_rels/.rels', 'ppt/presentation.xml')),
    'an OpenDocument': body('OpenDocument', only('mimetype', 'content.xml', 'META-INF/manifest.xml')),
    'a binary workbook': body('binary workbook', only('[Content_Types].xml', '_rels/.rels', 'xl/workbook.bin')),
    'any archive': body('no xl/workbook.xml', only('readme.txt')),
    'a macro': body('macros', withPart('xl/vbaProject.bin', noise(100))),
    'a macro by its type alone': body('macros', withPart('[Content_Types].xml', macroType)),
    'a macro sheet': body(
      'macros',
      withPart('xl/worksheets/sheet1.xml', `${declaration}<xm:macrosheet xmlns:xm="m"/>`),
    ),
    'an external link': body('external links', withPart('xl/externalLinks/externalLink1.xml', '<externalLink/>')),
    'a part from outside': body(
      'external links',
      withPart('xl/worksheets/_rels/sheet1.xml.rels', link('image', 'External')),
    ),
    'a part from outside in other words': body(
      'external links',
      withPart('xl/worksheets/_rels/sheet1.xml.rels', link('image', 'Ext&#101;rnal')),
    ),
    'a root that points to another workbook': body(
      'list of sheets',
      zip(parts({ name: '_rels/.rels', data: relationships(['rId1', 'officeDocument', 'xl/other.xml']) })),
    ),
  }
}

const markup = (): Record<string, Hostile> => {
  const lol = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('')
  const doctype = `<!DOCTYPE worksheet [<!ENTITY l0 "lol">${lol}]>`
  const good = sheet(row)
  const syntax = (data: string | Uint8Array) => body('not complete XML', withSheet(data))
  return {
    'an entity bomb': body(
      'document type',
      withSheet(good.replace('<worksheet', `${doctype}<worksheet`).replace('1.5', '&l9;')),
    ),
    'a document type in the strings': body(
      'document type',
      withPart('xl/sharedStrings.xml', '<!DOCTYPE sst SYSTEM "file:///etc/passwd"><sst/>'),
    ),
    '20 000 elements one in the other': body(
      'deeper than 64',
      withSheet(sheet('<a>'.repeat(20_000) + '</a>'.repeat(20_000))),
    ),
    'an unknown entity': syntax(good.replace('1.5', '&constructor;')),
    'a bare ampersand': syntax(good.replace('甲', 'a & b')),
    'the end missing': syntax(good.slice(0, -5)),
    'the end of another element': syntax(good.replace('</v>', '</w>')),
    'two roots': syntax(`${good}<a/>`),
    'text behind the root': syntax(`${good}a`),
    'no element': syntax(declaration),
    'an attribute without quotes': syntax(good.replace('r="B4"', 'r=B4')),
    'an attribute that does not end': syntax(good.replace('r="B4"', 'r="B4')),
    'a comment that does not end': syntax(good.replace('1.5', '<!--')),
    'a NUL': syntax(good.replace('1.5', '\0')),
    'another encoding': body('not in UTF-8', withSheet(good.replace('UTF-8', 'GBK'))),
    'bytes that are no UTF-8': body('not in UTF-8', withSheet(Buffer.from(good, 'latin1').fill(0xff, 200, 201))),
    'UTF-16': body('not in UTF-8', withSheet(Buffer.from(`\ufeff${good}`, 'utf16le'))),
    'UTF-16 that does not say so': syntax(Buffer.from(good, 'utf16le')),
    '600 000 attributes': limit('holds too much', withSheet(sheet(longTags(10)))),
    'a tag of 100 000 characters': limit('holds too much', withSheet(sheet(longTags(1)))),
    'a text of 300 KB': limit('holds too much', withSheet(sheet(row.replace('甲', '甲'.repeat(100_000))))),
    '400 000 strings': limit(
      'holds too much',
      withPart('xl/sharedStrings.xml', `<sst>${numbered(400_000, (i) => `<si a="${i}"/>`)}</sst>`),
    ),
    '400 000 comments': limit(
      'holds too much',
      withPart('xl/sharedStrings.xml', `<sst>${numbered(400_000, (i) => `a<!--${i}-->`)}</sst>`),
    ),
  }
}

const longTags = (count: number) =>
  Array.from({ length: count }, () => `<a ${Array.from({ length: 15_000 }, (_, i) => `a${i}=""`).join(' ')}/>`).join('')

const sheets = (): Record<string, Hostile> => {
  const at = (...cells: string[]) =>
    cells.map((cell) => `<row r="${/\d+/.exec(cell)}"><c r="${cell}"><v>1</v></c></row>`).join('')
  const cell = (says: string, rows: string) => body(says, withSheet(sheet(rows)))
  const listed = (list: string, ...links: [string, string, string][]) =>
    zip(
      parts(
        { name: 'xl/workbook.xml', data: workbook({}, list) },
        { name: 'xl/_rels/workbook.xml.rels', data: relationships(...links) },
      ),
    )
  const named = (definedNames: Record<string, string>) =>
    zip(
      parts(
        { name: 'xl/workbook.xml', data: workbook(definedNames) },
        { name: sheetPath, data: sheet(grid(600, 100, blank)) },
      ),
    )
  const two = ['rId1', 'rId2'].map((id, i) => `<sheet name="s${i}" sheetId="${i}" r:id="${id}"/>`).join('')
  return {
    '2 million cells': limit('zip bombs', withSheet(sheet(`<row>${'<c/>'.repeat(2_000_000)}</row>`))),
    '600 000 cells': limit('more than 60000 cells', withSheet(sheet(grid(6_000, 100, blank)))),
    '60 001 cells': limit('more than 60000 cells', withSheet(sheet(grid(20_001, 3, blank)))),
    'A1 and XFD1048576': limit('reaches XFD1048576', withSheet(sheet(at('A1', 'XFD1048576')))),
    'A1048576 alone': limit('used area', withSheet(sheet(at('A1048576')))),
    '200 000 rows': limit('used area', withSheet(sheet(numbered(200_000, (i) => `<row r="${i + 1}"/>`)))),
    'a place hidden in another attribute': limit(
      'used area',
      withSheet(sheet(`<row r="1"><c x=' r="A1"' r="XFD1"/></row><row r="2000"><c r="A2000"/></row>`)),
    ),
    'a cell twice': cell('cell B4', '<row r="4"><c r="B4"><v>1</v></c><c r="B4"><v>2</v></c></row>'),
    'a row twice': cell('cell 4', at('B4', 'C4')),
    'a cell of another row': cell('cell B5', '<row r="4"><c r="B5"/></row>'),
    'a cell beyond the last column': cell('cell XFE1', at('XFE1')),
    'a row beyond the last': cell('cell 1048577', at('A1048577')),
    'a cell that is no place': cell('cell -1', '<row r="1"><c r="-1"/></row>'),
    'a sheet twice by its id': body(
      'list of sheets',
      listed(two.replace('rId2', 'rId1'), ['rId1', 'worksheet', 'worksheets/sheet1.xml']),
    ),
    'a sheet twice by its part': body(
      'list of sheets',
      listed(two, ['rId1', 'worksheet', 'worksheets/sheet1.xml'], ['rId2', 'worksheet', '/xl/worksheets/sheet1.xml']),
    ),
    'a sheet that is not there': body(
      'list of sheets',
      listed('<sheet name="s" sheetId="1" r:id="rId1"/>', ['rId1', 'worksheet', 'worksheets/sheet9.xml']),
    ),
    '65 sheets': limit(
      'more than 64 sheets',
      listed(Array.from({ length: 65 }, (_, i) => `<sheet name="s${i}" sheetId="${i}" r:id="rId${i}"/>`).join('')),
    ),
    'a name twice': body('defined twice', named({ in_a: '输入!$A$1', IN_A: '输入!$A$2' })),
    'names of one large range': limit(
      'too many cells',
      named(Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`n${i}`, '输入!$A$1:$XFD$1048576']))),
    ),
    'a string that is not there': body(
      'makes no sense',
      zip(
        parts(
          {
            name: 'xl/_rels/workbook.xml.rels',
            data: relationships(
              ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
              ['rId2', 'sharedStrings', 'sharedStrings.xml'],
            ),
          },
          { name: 'xl/sharedStrings.xml', data: '<sst><si><t>a</t></si><si><t>b</t></si></sst>' },
          { name: sheetPath, data: sheet('<row><c t="s"><v>0.5</v></c></row>') },
        ),
      ),
    ),
  }
}

const blank = (at: string) => `<c r="${at}"/>`

export const hostile = (): Record<string, Hostile> => ({
  ...bombs(),
  ...archives(),
  ...kinds(),
  ...markup(),
  ...sheets(),
})
