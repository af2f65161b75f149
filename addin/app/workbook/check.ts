/** Finds every formula of ours in the workbook and enters those again that this program does not know, as it writes them itself. */
import type { FormulaCell, Step, Workbook } from '../../host.ts'
import { findOurs, toTheEnd } from './ours.ts'
import type { Said } from './outcome.ts'
import { phrases, texts } from './texts.ts'

const isUnknown = ({ values }: FormulaCell) => values[0]?.[0] === '#NAME?'
/** Programs compute what was entered a moment later. */
const moment = 1500

export async function checkFormulas(workbook: Workbook, step: Step): Promise<Said> {
  const half =
    (from: number): Step =>
    (done, of) =>
      step(from + done / of, 2)
  const { ours, cells } = await findOurs(workbook, half(0))
  if (cells.length === 0) return { said: texts.noFormulas }
  const isForeign = ({ formula }: FormulaCell) => ours.inOwnForm(formula) !== formula
  const toEnter = cells.filter((cell) => !cell.locked && (isUnknown(cell) || isForeign(cell)))
  await workbook.enter(
    toEnter.map((at) => ({ at, cells: [[{ typed: ours.inOwnForm(at.formula) }]] })),
    toTheEnd(step),
  )
  if (toEnter.length > 0) await new Promise((resolve) => setTimeout(resolve, moment))
  const after = toEnter.length > 0 ? (await findOurs(workbook, toTheEnd(half(1)))).cells : cells
  const sheets = [...new Set(cells.map(({ sheet }) => sheet))]
  const locked = new Set(cells.flatMap(({ sheet, locked }) => (locked ? [sheet] : [])))
  const on = (all: readonly FormulaCell[], sheet: string) => all.filter((cell) => cell.sheet === sheet)
  const rows = sheets.map((sheet) => [
    sheet,
    on(cells, sheet).length,
    on(cells, sheet).filter(isUnknown).length,
    on(toEnter, sheet).length,
    on(after, sheet).filter(isUnknown).length,
  ])
  const left = after.filter(isUnknown).length
  return {
    said: phrases.checked(cells.length, toEnter.length, left, [...locked]),
    table: { heads: [texts.sheet, texts.ourFormulas, texts.unknownBefore, texts.entered, texts.unknownAfter], rows },
  }
}
