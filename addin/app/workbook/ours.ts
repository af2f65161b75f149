/** Formulas that call our functions, however the file they come from wrote them: `_xldudf_NAME(`, `TANBIAO.NAME(`, `[2]!NAME(`, `'C:\add-in.xlam'!NAME(`. */
import { type FormulaCell, type Step, trouble, type Workbook } from '../../host.ts'

export type Ours = {
  isOurs: (formula: string) => boolean
  /** The formula as this program calls our functions. */
  inOwnForm: (formula: string) => string
  /** The first of our functions in a formula, and the text that is its first argument. */
  called: (formula: string) => { name: string; first?: string }
}

/** What other programs and other versions put before a name. */
const before = String.raw`(?:(?:'(?:[^']|'')*'|\[[^\]]*\][^\s!'"(),;+*/^&=<>-]*)!)?(?:_xlfn\.|_xll\.|_xludf\.|_xldudf_|TANBIAO[._])*`

export function oursAmong(names: readonly string[], prefix = ''): Ours {
  const any = [...names]
    .sort((a, b) => b.length - a.length)
    .join('|')
    .split('.')
    .join('\\.')
  // texts and names of other sheets are passed over as wholes, so that nothing in them is taken for a call
  const pattern = () =>
    new RegExp(String.raw`("(?:[^"]|"")*")|(?<![\w.])${before}(${any})(?=\s*\()|('(?:[^']|'')*')`, 'gi')
  const find = (formula: string) => [...formula.matchAll(pattern())].find((match) => match[2] !== undefined)
  return {
    isOurs: (formula) => find(formula) !== undefined,
    inOwnForm: (formula) =>
      formula.replace(pattern(), (whole: string, _text: string, name?: string) =>
        name === undefined ? whole : `${prefix}${name.toUpperCase()}`,
      ),
    called: (formula) => {
      const found = find(formula)
      const name = (found?.[2] ?? '').toUpperCase()
      const rest = formula.slice((found?.index ?? 0) + (found?.[0].length ?? 0))
      const first = /^\s*\(\s*"((?:[^"]|"")*)"/.exec(rest)?.[1]
      return { name, ...(first === undefined ? {} : { first }) }
    },
  }
}

/** Some programs answer the formula of a spilled range in each of its cells: only the first has it. */
export function withoutSpilled(cells: readonly FormulaCell[]): FormulaCell[] {
  const spilling: FormulaCell[] = []
  return cells.filter((cell) => {
    const isPart = spilling.some(
      ({ sheet, row, column, formula, values }) =>
        sheet === cell.sheet &&
        formula === cell.formula &&
        cell.row - row < values.length &&
        cell.column >= column &&
        cell.column - column < (values[0]?.length ?? 0),
    )
    if (!isPart && cell.values.flat().length > 1) spilling.push(cell)
    return !isPart
  })
}

/** The names of our functions, from the list that Excel reads too. */
export async function ourNames(): Promise<string[]> {
  const answer = await fetch('/functions.json').catch(() => undefined)
  if (!answer?.ok) throw trouble('reach')
  const { functions } = (await answer.json()) as { functions: { id: string }[] }
  return functions.map(({ id }) => id)
}

/** All formulas of ours in a workbook. */
export async function findOurs(workbook: Workbook, step: Step) {
  const ours = oursAmong(await ourNames(), workbook.prefix)
  return { ours, cells: withoutSpilled(await workbook.formulas(ours.isOurs, step)) }
}

/** Of what is entered in many cells a half would be worse than all or nothing: once begun it is not stopped. */
export const toTheEnd =
  (step: Step): Step =>
  (done, of) =>
    step(done, of).catch(() => {})
