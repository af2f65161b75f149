/** Reads what a workbook holds under its defined names: values, errors and formulas as they are stored, never computed. */
import { readXlsx, type Sheet, type Workbook } from 'hucre/xlsx'
import type { Problem } from '../../problem.ts'
import { type Guarded, guard } from './guard.ts'
import { limits } from './limits.ts'
import { lettersOf, parseReference, type Reference } from './reference.ts'
import { broken, isRefused, type Refused, tooLarge } from './refusals.ts'

/**
 * One cell. `value` is what it shows, or what its formula last gave; a blank cell has none. A date is its number of days, as the file has it.
 * `error` is an error such as `#N/A`. `formula` is without its `=`; a cell that shares the formula of another has the empty text.
 */
export type ReadCell = {
  value?: string | number | boolean
  error?: string
  formula?: string
  sheet: string
  at: string
}

/** Rows of cells. A range ends where the sheet does, but has its first cell always. */
export type Range = ReadCell[][]

/** `names` has every name of the whole workbook that stands for a cell or a range; `dates` is the year in which days are counted from. */
export type ReadWorkbook = { names: Map<string, Range>; dates: '1900' | '1904' }

export type Read = { ok: true; workbook: ReadWorkbook } | { ok: false; problems: Problem[] }

/** Whatever hucre stumbles over in parts that are well-formed makes no sense as a workbook. */
async function parse({ archive, sheets }: Guarded): Promise<Workbook | Refused> {
  try {
    return await readXlsx(archive, { sheets })
  } catch {
    return broken.content
  }
}

function readCell({ name, rows, cells }: Sheet, row: number, column: number): ReadCell {
  const stored = rows[row - 1]?.[column - 1]
  const cell: ReadCell = { sheet: name, at: `${lettersOf(column)}${row}` }
  const more = cells?.get(`${row - 1},${column - 1}`)
  if (more?.type === 'error') cell.error = String(stored)
  // More than fits into 64 bits.
  else if (stored === Infinity || stored === -Infinity) cell.error = '#NUM!'
  else if (typeof stored === 'number' || typeof stored === 'string' || typeof stored === 'boolean') cell.value = stored
  if (more?.formula !== undefined) cell.formula = more.formula
  return cell
}

/** A range as far as its sheet goes. */
type Clipped = { name: string; sheet: Sheet; reference: Reference; height: number; width: number }

function clip(name: string, sheet: Sheet, reference: Reference): Clipped {
  const { rows } = sheet
  const height = Math.max(1, Math.min(reference.bottom, rows.length) - reference.top + 1)
  const width = Math.max(1, Math.min(reference.right, rows[0]?.length ?? 0) - reference.left + 1)
  return { name, sheet, reference, height, width }
}

const readRange = ({ sheet, reference: { top, left }, height, width }: Clipped): Range =>
  Array.from({ length: height }, (_, i) => Array.from({ length: width }, (_, j) => readCell(sheet, top + i, left + j)))

/** The names of the whole workbook that stand for cells. */
function clippedNames({ sheets, namedRanges = [] }: Workbook): Clipped[] | Refused {
  const byName = new Map(sheets.map((sheet) => [sheet.name, sheet]))
  if (byName.size < sheets.length) return broken.sheets
  const taken = new Set<string>()
  const found: Clipped[] = []
  for (const { name, range, scope } of namedRanges) {
    // A copied sheet brings names of its own, which are the same as those of the workbook.
    if (scope !== undefined) continue
    if (taken.has(name.toLowerCase())) return broken.names(name)
    taken.add(name.toLowerCase())
    const reference = parseReference(range)
    const sheet = reference && byName.get(reference.sheet)
    if (reference && sheet) found.push(clip(name, sheet, reference))
  }
  return found
}

function readNames(workbook: Workbook): Map<string, Range> | Refused {
  const clipped = clippedNames(workbook)
  if (isRefused(clipped)) return clipped
  let cells = 0
  for (const { name, height, width } of clipped) {
    cells += height * width
    if (height * width > limits.cells || cells > limits.named) return tooLarge.range(name)
  }
  return new Map(clipped.map((one) => [one.name, readRange(one)]))
}

const refuse = ({ refused }: Refused): Read => ({ ok: false, problems: [refused] })

export async function readWorkbook(bytes: Uint8Array): Promise<Read> {
  const guarded = await guard(bytes)
  if (isRefused(guarded)) return refuse(guarded)
  const workbook = await parse(guarded)
  if (isRefused(workbook)) return refuse(workbook)
  const names = readNames(workbook)
  return isRefused(names) ? refuse(names) : { ok: true, workbook: { names, dates: workbook.dateSystem ?? '1900' } }
}
