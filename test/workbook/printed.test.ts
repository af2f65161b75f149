/** Templates as LibreOffice prints them: what a row is too low for runs into the text below it. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { definitions, prepare } from '#core'
import { type TemplateVariant, template } from '../../core/workbook/build.ts'
import type { Language } from '../../core/workbook/language.ts'
import type { WorkbookModel } from '../../core/workbook/model.ts'
import { renderWorkbook } from '../../core/workbook/xlsx.ts'
import { program } from '../../scripts/find.mjs'
import { soffice } from './oracles.ts'

const pdftotext = program('pdftotext')

type Word = { left: number; top: number; right: number; bottom: number; text: string }
const wordsOn = (page: string): Word[] =>
  [...page.matchAll(/<word xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)">(.*?)<\/word>/g)]
    .map(([, left, top, right, bottom, text = '']) => ({
      left: Number(left),
      top: Number(top),
      right: Number(right),
      bottom: Number(bottom),
      text,
    }))
    .sort((a, b) => a.top - b.top)

/** Words that lie on one another: more than the room between two lines, and more than the slant of a letter. */
function clashes(page: string): string[] {
  const words = wordsOn(page)
  return words.flatMap((one, i) =>
    words.slice(i + 1).flatMap((other) => {
      const height = Math.min(one.bottom - one.top, other.bottom - other.top)
      const down = Math.min(one.bottom, other.bottom) - other.top
      const across = Math.min(one.right, other.right) - Math.max(one.left, other.left)
      return down > 0.45 * height && across > 1.5 ? [`${one.text} on ${other.text}`] : []
    }),
  )
}

/** More documents at once than this LibreOffice leaves out. */
const atOnce = 60
async function printed(models: readonly WorkbookModel[], look: (pages: string[], i: number) => void) {
  const folder = mkdtempSync(join(tmpdir(), 'printed-'))
  const files = await Promise.all(
    models.map(async (model, i) => {
      const path = join(folder, `${i}.xlsx`)
      writeFileSync(path, await renderWorkbook(model))
      return path
    }),
  )
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
  for (let from = 0; from < files.length; from += atOnce)
    execFileSync(
      soffice as string,
      [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...files.slice(from, from + atOnce)],
      { stdio: 'ignore' },
    )
  for (const [i] of models.entries()) {
    const file = join(folder, `${i}.pdf`)
    const text = execFileSync(pdftotext as string, ['-bbox', file, '-'], { encoding: 'utf8', maxBuffer: 1e8 })
    look(text.split('<page ').slice(1), i)
  }
  rmSync(folder, { recursive: true, force: true })
}

type Which = [id: string, language: Language, variant: TemplateVariant, isSample: boolean]
const few: Which[] = [
  ['component', 'zh', 'base', false],
  ['storage', 'en', 'base', true],
  ['meeting', 'en', 'lambda', false],
]
const every = () =>
  definitions.flatMap(({ id }) =>
    (['zh', 'en'] as const).flatMap((language): Which[] => [
      [id, language, 'base', true],
      ...(['base', 'lambda', 'addin'] as const).map((variant): Which => [id, language, variant, false]),
    ]),
  )

test.skipIf(!soffice || !pdftotext)('no text runs into another', { timeout: 600_000 }, async () => {
  const which = process.env.TANBIAO_FULL ? every() : few
  const models = which.map(([id, language, variant, isSample]) => {
    const definition = definitions.find((one) => one.id === id) ?? expect.fail(id)
    const built = template(prepare(definition), language, isSample ? definition.example : undefined, variant)
    return built.ok ? built.workbook : expect.fail(built.problems[0]?.en)
  })
  await printed(models, (pages, i) => {
    expect(pages.length).toBeGreaterThan(5)
    expect(
      pages.flatMap((page, at) => clashes(page).map((clash) => `page ${at + 1}: ${clash}`)),
      which[i]?.join(' '),
    ).toEqual([])
  })
})
