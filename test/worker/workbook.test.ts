/** Reading workbooks in workerd itself, whose streams are not those of Node. */
import { SELF } from 'cloudflare:test'
import { writeXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import { readWorkbook } from '../../core/workbook/reading/read.ts'

const write = (text: string) =>
  writeXlsx({
    sheets: [{ name: '输入', rows: [[12.5, text]] }],
    namedRanges: [{ name: 'in_a', range: '输入!$A$1:$B$1' }],
  })

/** The file with another size of its strings in both headers. */
function lying(bytes: Uint8Array, size: number) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const [local, central] = [0x04034b50, 0x02014b50]
  const name = new TextEncoder().encode('xl/sharedStrings.xml')
  const isName = (at: number) => name.every((byte, i) => bytes[at + i] === byte)
  for (let at = 0; at + 46 < bytes.length; at++) {
    const signature = view.getUint32(at, true)
    if (signature === local && isName(at + 30)) view.setUint32(at + 22, size, true)
    if (signature === central && isName(at + 46)) view.setUint32(at + 24, size, true)
  }
  return bytes
}

test('a good workbook', async () => {
  const read = await readWorkbook(await write('甲'))
  expect(read).toMatchObject({ ok: true })
  expect(read.ok && read.workbook.names.get('in_a')).toEqual([
    [
      { value: 12.5, sheet: '输入', at: 'A1' },
      { value: '甲', sheet: '输入', at: 'B1' },
    ],
  ])
})

test('a part that unpacks to more or less than it says', async () => {
  for (const size of [0, 100, 1_000_000]) {
    const bytes = lying(await write(' '.repeat(200_000)), size)
    expect(await readWorkbook(bytes)).toMatchObject({ ok: false, problems: [{ code: 'BODY' }] })
  }
})

test('a file that was cut off or damaged', async () => {
  const good = await write('甲')
  const damaged = good.slice()
  damaged[60] = (damaged[60] as number) ^ 255
  for (const bytes of [damaged, good.subarray(0, 500), good.subarray(0, good.length - 1)]) {
    expect(await readWorkbook(bytes)).toMatchObject({ ok: false, problems: [{ code: 'BODY' }] })
  }
})

test('a filled template, sent to the API', async () => {
  const cells = { tpl_method: 'meeting-rate', in_route: 'survey', in_k: 60, in_n: '１００' }
  const bytes = await writeXlsx({
    sheets: [{ name: '输入', rows: [Object.values(cells)] }],
    namedRanges: Object.keys(cells).map((name, i) => ({ name, range: `输入!$${'ABCD'[i]}$1` })),
  })
  const answer = await SELF.fetch('https://tanbiao.example/v1/import', { method: 'POST', body: bytes })
  expect(answer.status).toBe(200)
  expect(await answer.json()).toMatchObject({
    method: 'meeting-rate',
    inputs: { route: 'survey', k: 60, n: 100 },
    result: { outputs: { R: { value: 0.6 } } },
  })
})
