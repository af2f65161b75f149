/** Reading workbooks: what is refused and why, within which time and memory, and that a damaged file never reads as another. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { buildSync } from 'esbuild'
import fc from 'fast-check'
import { writeXlsx } from 'hucre/xlsx'
import { afterAll, describe, expect, test } from 'vitest'
import { limits } from '../../core/workbook/reading/limits.ts'
import { readWorkbook } from '../../core/workbook/reading/read.ts'
import { lettersOf } from '../../core/workbook/reading/reference.ts'
import { hostile } from './hostile-workbooks.ts'
import { atLimits } from './large-workbooks.ts'
import { grid, opened, parts, sheet, sheetPath, withPart, withSheet, workbook } from './workbook-parts.ts'
import { zip } from './zips.ts'

const folder = mkdtempSync(join(tmpdir(), 'tanbiao-workbooks-'))
afterAll(() => rmSync(folder, { recursive: true }))

const files = hostile()
const large = atLimits()

describe('refused', () => {
  test.for(Object.entries(files))('%s', async ([, { bytes, code, says }]) => {
    const read = await readWorkbook(bytes)
    expect(read).toMatchObject({ ok: false, problems: [{ path: '', code, severity: 'error' }] })
    expect(read.ok ? '' : read.problems[0]?.en).toContain(says)
  })
})

describe('as large as may be', () => {
  test.for(Object.entries(large))('%s', async ([, bytes]) => {
    expect((await opened(bytes)).names.size).toBeGreaterThan(0)
  })
})

test('each of them takes less than two seconds and a heap of 96 MB', () => {
  const bundle = join(folder, 'read.mjs')
  buildSync({
    entryPoints: [join(import.meta.dirname, '../../core/workbook/reading/read.ts')],
    outfile: bundle,
    bundle: true,
    format: 'esm',
  })
  const wanted = [...Object.values(files), ...Object.values(large).map((bytes) => ({ bytes, code: 'read' }))]
  const paths = wanted.map(({ bytes }, i) => {
    const path = join(folder, `${i}.xlsx`)
    writeFileSync(path, bytes)
    return path
  })
  const script = join(import.meta.dirname, 'read-workbooks.mjs')
  const lines = execFileSync(
    process.execPath,
    // memory is freed when it is due, not when a thread beside finds a processor
    ['--max-old-space-size=96', '--single-threaded-gc', script, pathToFileURL(bundle).href, ...paths],
    { encoding: 'utf8' },
  )
  const answers: { file: string; code: string; ms: number; peak: number }[] = lines
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(answers.map(({ code }) => code)).toEqual(wanted.map(({ code }) => code))
  expect(answers.filter(({ ms }) => ms > 2000)).toEqual([])
  // The whole process with all that it read one after the other; Node alone takes about 45 MB.
  expect(Math.max(...answers.map(({ peak }) => peak))).toBeLessThan(300)
})

describe('damage', () => {
  const good = zip(parts())
  const written = writeXlsx({
    sheets: [{ name: '输入', rows: [['数量', 12.5, true, 'text']] }],
    namedRanges: [{ name: 'in_a', range: "'输入'!$A$1:$D$1" }],
  })

  test('a file cut off anywhere is refused', async () => {
    for (let length = 0; length < good.length; length += 7) {
      expect(await readWorkbook(good.subarray(0, length))).toMatchObject({ ok: false, problems: [{ code: 'BODY' }] })
    }
  })

  test('a flipped byte is refused, or the file reads as before', async () => {
    for (const whole of [good, await written]) {
      const before = await opened(whole)
      await fc.assert(
        fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (at, mask) => {
          const flipped = whole.slice()
          flipped[at] = (flipped[at] as number) ^ mask
          const read = await readWorkbook(flipped)
          expect(read.ok ? read.workbook : before).toEqual(before)
        }),
        { numRuns: 300 },
      )
    }
  })
})

describe('limits hold on the dot', () => {
  const blank = (at: string) => `<c r="${at}"/>`
  const isRead = async (bytes: Uint8Array) => (await readWorkbook(bytes)).ok
  const padded = (size: number) => {
    const rest = size - withPart('xl/media/a.bin', '', { stored: true }).length
    return withPart('xl/media/a.bin', Buffer.alloc(rest), { stored: true })
  }

  test('bytes of the file', async () => {
    expect(padded(limits.file).length).toBe(limits.file)
    expect(await isRead(padded(limits.file))).toBe(true)
    expect(await isRead(padded(limits.file + 1))).toBe(false)
  })

  test('parts', async () => {
    const more = (count: number) =>
      zip([...parts(), ...Array.from({ length: count - 5 }, (_, i) => ({ name: `xl/media/${i}.bin`, data: '' }))])
    expect(await isRead(more(limits.parts))).toBe(true)
    expect(await isRead(more(limits.parts + 1))).toBe(false)
  })

  test('cells', async () => {
    const rows = grid(limits.cells / 4, 4, blank)
    expect(await isRead(withSheet(sheet(rows)))).toBe(true)
    expect(await isRead(withSheet(sheet(`${rows}<row><c/></row>`)))).toBe(false)
  })

  test('depth', async () => {
    const nested = (depth: number) => withPart('xl/a.xml', '<a>'.repeat(depth) + '</a>'.repeat(depth))
    expect(await isRead(nested(limits.depth))).toBe(true)
    expect(await isRead(nested(limits.depth + 1))).toBe(false)
  })

  test('cells of a range', async () => {
    const named = (rows: number, width: number, names: Record<string, string>) =>
      zip(
        parts(
          { name: 'xl/workbook.xml', data: workbook(names) },
          { name: sheetPath, data: sheet(`<row r="${rows}"><c r="${lettersOf(width)}${rows}"/></row>`) },
        ),
      )
    expect(await isRead(named(600, 100, { a: '输入!$A:$XFD', b: '输入!$1:$1048576' }))).toBe(true)
    expect(await isRead(named(601, 100, { a: '输入!$A:$XFD' }))).toBe(false)
    expect(await isRead(named(600, 100, { a: '输入!$A:$XFD', b: '输入!$A:$XFD', c: '输入!$A$1' }))).toBe(false)
  })
})
