/** Two spreadsheets that know nothing of core: LibreOffice reads the files, IronCalc is fed the formulas of the model. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { initSync, Model } from '@ironcalc/wasm'
import type { Value, WorkbookCell, WorkbookModel } from '../../core/workbook/model.ts'
import { renderWorkbook } from '../../core/workbook/xlsx.ts'
import { program } from '../../scripts/find.mjs'

export const soffice = program('libreoffice')

/** What a spreadsheet has in a cell; rows and columns count from 0. */
export type Recalculated = (sheet: string, row: number, column: number) => unknown

/** A value that no formula gives: where it still stands, nothing was computed. */
const poison = 123_456.789
const changed = (model: WorkbookModel, change: (cell: WorkbookCell) => WorkbookCell): WorkbookModel => ({
  ...model,
  sheets: model.sheets.map((sheet) => ({
    ...sheet,
    rows: sheet.rows.map((line) => line.map((cell) => cell && change(cell))),
  })),
})
const poisoned = (model: WorkbookModel) =>
  changed(model, (cell) => (cell.formula === undefined ? cell : { ...cell, value: poison }))

/** Numbers that are computed show all their digits. */
const inDigits = (model: WorkbookModel) =>
  changed(model, (cell) =>
    typeof cell.value === 'number' && (cell.role === 'result' || cell.role === 'formula' || cell.formula !== undefined)
      ? { ...cell, format: digits }
      : cell,
  )

/** LibreOffice computes everything anew when it opens a file only where it is told so. */
const always = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>`
/** More documents at once than this it leaves out. */
const atOnce = 100

/** Opens all workbooks with poison in place of every computed value, computes them and saves them in the format, as LibreOffice writes it; then hands over the folder of what was saved. */
async function converted<T>(models: readonly WorkbookModel[], format: string, read: (saved: string) => T): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'workbooks-'))
  const [profile, saved] = [join(folder, 'profile'), join(folder, 'saved')]
  mkdirSync(join(profile, 'user'), { recursive: true })
  writeFileSync(join(profile, 'user', 'registrymodifications.xcu'), always)
  const files = await Promise.all(
    models.map(async (model, i) => {
      const path = join(folder, `${i}.xlsx`)
      writeFileSync(path, await renderWorkbook(poisoned(model)))
      return path
    }),
  )
  for (let from = 0; from < files.length; from += atOnce)
    execFileSync(
      soffice as string,
      [
        `-env:UserInstallation=file://${profile}`,
        '--headless',
        '--convert-to',
        format,
        '--outdir',
        saved,
        ...files.slice(from, from + atOnce),
      ],
      { stdio: 'ignore' },
    )
  const found = read(saved)
  rmSync(folder, { recursive: true, force: true })
  return found
}

/** The workbooks as LibreOffice computed and saved them: the files. */
export const savedByLibreOffice = (models: readonly WorkbookModel[]): Promise<Uint8Array[]> =>
  converted(models, 'xlsx', (saved) => models.map((_, i) => readFileSync(join(saved, `${i}.xlsx`))))

/** Texts quoted, numbers as shown, a file for each sheet: it takes half the time of saving a workbook. */
const eachSheet = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,false,true,false,false,-1'
const cellOf = (written: string): string | number | boolean => {
  if (written.startsWith('"')) return written.slice(1, -1).replaceAll('""', '"')
  if (written === 'TRUE' || written === 'FALSE') return written === 'TRUE'
  return written === '' || Number.isNaN(Number(written)) ? written : Number(written)
}
const rowsOf = (csv: string) => {
  const rows: (string | number | boolean)[][] = [[]]
  for (const [, written = '', end] of csv.matchAll(/("(?:[^"]|"")*"|[^",\n]*)(,|\n|$)/g)) {
    rows.at(-1)?.push(cellOf(written))
    if (end === '\n') rows.push([])
  }
  return rows
}

/** What stands in the cells of the workbooks as LibreOffice computed them. */
export const byLibreOffice = (models: readonly WorkbookModel[]): Promise<Recalculated[]> =>
  converted(models.map(inDigits), eachSheet, (saved) =>
    models.map(({ sheets }, i) => {
      const read = new Map(
        sheets.map(({ name }) => [name, rowsOf(readFileSync(join(saved, `${i}-${name}.csv`), 'utf8'))]),
      )
      return (sheet, row, column) => read.get(sheet)?.[row]?.[column] ?? ''
    }),
  )

let isReady = false
const wasm = () => readFileSync(createRequire(import.meta.url).resolve('@ironcalc/wasm/wasm_bg.wasm'))

/** IronCalc has EXACT of single texts only; all texts of our cases differ by more than their case. */
const known = (formula: string) => formula.replaceAll(/EXACT\(([^,()]+),([^,()]+|TRANSPOSE\([^()]+\))\)/g, '($1=$2)')

/** Of an array it asks ISNUMBER and ISTEXT once for all, so each is asked by itself. */
const asked = (formula: string) =>
  known(formula).replaceAll(/(ISNUMBER|ISTEXT)\(([^()]+)\)/g, 'MAP($2,LAMBDA(_xlpm.each,$1(_xlpm.each)))')

function newBook(): Model {
  if (!isReady) initSync({ module: wasm() })
  isReady = true
  return new Model('workbook', 'en', 'UTC', 'en')
}

/** What a cell shows, as a number where it is one. */
function shownIn(book: Model, sheet: number, row: number, column: number): number | string | boolean {
  const text = book.getFormattedCellValue(sheet, row, column)
  if (text !== '' && book.getCellType(sheet, row, column) === numberType) return Number(text)
  return text === 'TRUE' || text === 'FALSE' ? text === 'TRUE' : text
}

/** Calls of functions that are names of a workbook, and the cells they fill. */
export function calledByIronCalc(
  names: ReadonlyMap<string, string>,
  calls: readonly { call: string; values: readonly (readonly unknown[])[] }[],
): unknown[][][] {
  const book = newBook()
  for (const [name, formula] of names) book.newDefinedName(name, null, asked(formula))
  const high = Math.max(1, ...calls.map(({ values }) => values.length)) + 1
  const rowOf = (k: number) => 1 + k * high
  calls.forEach(({ call, values }, k) => {
    const width = values[0]?.length ?? 1
    book.updateRangeStyle({ sheet: 0, row: rowOf(k), column: 1, width, height: values.length }, 'num_fmt', digits)
    book.setUserInput(0, rowOf(k), 1, `=${call}`)
  })
  book.evaluate()
  return calls.map(({ values }, k) => values.map((row, i) => row.map((_, j) => shownIn(book, 0, rowOf(k) + i, j + 1))))
}

export function byIronCalc({ sheets, names }: WorkbookModel): Recalculated {
  const book = newBook()
  book.pauseEvaluation()
  sheets.forEach(({ name }, i) => {
    if (i > 0) book.newSheet()
    book.renameSheet(i, name)
  })
  for (const [name, formula] of names) if (isFunction(formula)) book.newDefinedName(name, null, asked(formula))
  sheets.forEach(({ rows }, i) => {
    rows.forEach((line, row) => {
      line.forEach((cell, column) => {
        if (!cell) return
        const { value, formula, array } = cell
        const at = [i, row + 1, column + 1] as const
        // fifteen digits, where results are read; all other cells show nine
        if (cell.role === 'result')
          book.updateRangeStyle({ ...area, sheet: i, row: row + 1, column: column + 1 }, 'num_fmt', digits)
        if (array !== undefined && formula !== undefined)
          book.setUserArrayFormula(...at, 1, heightOf(array), `=${known(formula)}`)
        else if (formula !== undefined) book.setUserInput(...at, `=${known(formula)}`)
        // the other cells of an array
        else if (cell.role === 'formula') return
        else if (value !== undefined) book.setUserInput(...at, typed(value))
      })
    })
  })
  book.resumeEvaluation()
  book.evaluate()
  return (name, row, column) => {
    const i = sheets.findIndex((sheet) => sheet.name === name)
    return shownIn(book, i, row + 1, column + 1)
  }
}
const isFunction = (formula: string) => formula.startsWith('_xlfn.LAMBDA(')
const numberType = 1
const area = { width: 1, height: 1 }
const digits = '0.0000000000000000E+00'

const heightOf = (range: string) => {
  const [from = 0, to = 0] = [...range.matchAll(/\$(\d+)/g)].map(([, row]) => Number(row))
  return to - from + 1
}
/** As somebody types it: a text that would be something else has an apostrophe. */
const typed = (value: Value) => {
  if (typeof value === 'number') return String(value)
  return typeof value === 'boolean' ? (value ? 'TRUE' : 'FALSE') : `'${value}`
}
