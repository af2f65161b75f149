/** The calculation as sheets of native formulas, from the workbook that core makes. Fetched when it is asked for. */
import { auditWorkbook } from '#core/workbook/build'
import { type SheetKey, sheetNames } from '#core/workbook/language'
import { styles } from '#core/workbook/looks'
import type { Sheet, WorkbookCell } from '#core/workbook/model'
import type { Content, Look, Looks, NewSheet, Step } from '../../host.ts'
import { type Calculation, freeName, type Said } from './outcome.ts'
import { phrases } from './texts.ts'

/** The sheets that compute by themselves; the others only tell about a file. */
const wanted: readonly SheetKey[] = ['results', 'inputs', 'factors', 'rows', 'steps', 'checks', 'trace']

const lookOf = ({ role, format }: WorkbookCell): Look => {
  const { font, fill, border, alignment, numFmt } = styles[role]
  const ground = fill && 'fgColor' in fill ? fill.fgColor?.rgb : undefined
  const shown = format ?? numFmt
  return {
    ...(font?.bold ? { bold: true } : {}),
    ...(font?.size ? { size: font.size } : {}),
    ...(font?.color?.rgb ? { color: `#${font.color.rgb}` } : {}),
    ...(ground ? { fill: `#${ground}` } : {}),
    ...(border?.top?.color?.rgb ? { line: `#${border.top.color.rgb}` } : {}),
    ...(alignment?.wrapText ? { wrap: true } : {}),
    ...(shown ? { format: shown } : {}),
  }
}

/** Cells that look alike as few rectangles: runs of a row, joined with equal runs of the row above. */
export function looksOf(rows: Sheet['rows']): Looks[] {
  const done: Looks[] = []
  let above = new Map<string, Looks>()
  rows.forEach((line, row) => {
    const here = new Map<string, Looks>()
    for (let column = 0; column < line.length; ) {
      const cell = line[column]
      const key = cell && JSON.stringify(lookOf(cell))
      let end = column + 1
      while (
        key !== undefined &&
        end < line.length &&
        line[end] &&
        JSON.stringify(lookOf(line[end] as WorkbookCell)) === key
      )
        end += 1
      if (cell && key !== undefined) {
        const place = `${column} ${end} ${key}`
        const known = above.get(place)
        const found = known ?? { row, column, height: 0, width: end - column, look: lookOf(cell) }
        found.height += 1
        if (!known) done.push(found)
        here.set(place, found)
      }
      column = end
    }
    above = here
  })
  return done
}

/** How far an array formula reaches: `$B$3:$B$6` is four rows high. */
function sizeOf(range: string): { height: number; width: number } {
  const [[left = '', top = ''] = [], [right = '', bottom = ''] = []] = [...range.matchAll(/\$?([A-Z]+)\$?(\d+)/g)].map(
    ([, letters = '', digits = '']) => [letters, digits] as const,
  )
  const columnOf = (letters: string) => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
  return { height: Number(bottom || top) - Number(top) + 1, width: columnOf(right || left) - columnOf(left) + 1 }
}

export function newSheet({ name, widths, rows, frozen }: Sheet): NewSheet {
  const width = Math.max(1, ...rows.map((line) => line.length))
  const cells = rows.map((line) =>
    Array.from({ length: width }, (_, column): Content => {
      const { formula, value = '', array } = line[column] ?? {}
      if (array !== undefined) return ''
      return formula === undefined ? value : { typed: `=${formula}` }
    }),
  )
  const arrays = rows.flatMap((line, row) =>
    line.flatMap((cell, column) =>
      cell?.array === undefined ? [] : [{ row, column, ...sizeOf(cell.array), formula: cell.formula ?? '' }],
    ),
  )
  // what an array fills must be empty before
  for (const { row, column, height, width: wide } of arrays)
    for (let i = row; i < row + height; i += 1) cells[i]?.fill('', column, column + wide)
  return { name, cells, widths: widths.slice(0, width), looks: looksOf(rows), arrays, frozen }
}

export async function insertAudit(calculation: Calculation, step: Step): Promise<Said> {
  const { workbook, method, inputs, language } = calculation
  const taken = new Set((await workbook.sheetNames()).map((name) => name.toLowerCase()))
  const nameOf = (prefix: string, key: SheetKey) => `${prefix} ${sheetNames[key][language]}`
  const prefix = freeName(method.definition.id, (one) =>
    wanted.some((key) => taken.has(nameOf(one, key).toLowerCase())),
  )
  const built = auditWorkbook(method, inputs, language, `${prefix} `)
  if (!built.ok) throw new Error(built.problems.map((each) => each[language]).join('\n'))
  const byName = new Map(built.workbook.sheets.map((sheet) => [sheet.name, sheet]))
  const sheets = wanted.flatMap((key) => {
    const sheet = byName.get(nameOf(prefix, key))
    // a sheet of rows without any has its title alone
    return sheet && sheet.rows.length > 1 ? [newSheet(sheet)] : []
  })
  await workbook.addSheets(sheets, step)
  return { said: phrases.added(sheets.length, sheets[0]?.name ?? ''), wrote: true }
}
