/** Inputs, formulas and charts written at the selection; what stands there is replaced only when that is wanted. */
import { chartsOf } from '#core/chart'
import { callsOf, runCall } from '#core/sheet/call'
import { blockOf } from '#core/tables/write-block'
import { addressOf, rangeText } from '../../cells.ts'
import { type Bars, type Cells, type Content, type Place, type Step, troubleOf, type Workbook } from '../../host.ts'
import type { Calculation, Outcome, Question } from './outcome.ts'
import { phrases, texts } from './texts.ts'

type Written = { at: Place; cells: Cells; bars?: Bars }

/** Writes, or asks first where something would be replaced. */
async function put(workbook: Workbook, { at, cells, bars }: Written): Promise<Outcome> {
  const write = (replace: boolean) => workbook.write(at, cells, { replace, ...(bars ? { bars } : {}) })
  try {
    return { said: phrases.written(await write(false)), wrote: true }
  } catch (error) {
    const { is, where } = troubleOf(error)
    if (is !== 'occupied') throw error
    const go = async (): Promise<Outcome> => ({ said: phrases.replaced(await write(true)), wrote: true })
    return { ask: phrases.occupied(where), yes: texts.replace, go }
  }
}

/** The inputs as a block, and beside its first row the formula that computes all of it. */
export async function insertBlock({ workbook, method, inputs, language }: Calculation): Promise<Question> {
  const { sheet, row, column } = await workbook.selected()
  const at = { sheet, row, column }
  const block = blockOf(method, inputs, language)
  const width = block[0]?.length ?? 0
  const formula = named(workbook, runCall(method.definition.id, rangeText(at, block.length, width)))
  const place = { ...at, column: column + width + 1 }
  const cells: Content[][] = block.map((line, i) => (i === 0 ? [...line, '', { typed: formula }] : [...line, '', '']))
  return {
    ask: phrases.blockGoes(addressOf(at, block.length, width), addressOf(place, 1, 1)),
    code: [formula],
    yes: texts.insert,
    go: () => put(workbook, { at, cells }),
  }
}

/** `ranges` are references to inputs that were picked from the sheet. */
export async function insertCall(
  { workbook, method, inputs }: Calculation,
  ranges: Readonly<Record<string, string>>,
): Promise<Outcome> {
  const calls = callsOf(method.definition, inputs, ranges).map((call) => named(workbook, call))
  if (calls.length === 0) return { said: texts.noCall }
  const { sheet, row, column } = await workbook.selected()
  const at = { sheet, row, column }
  return {
    ask: phrases.callGoes(addressOf(at, 1, 1)),
    ...(calls.length > 1 ? { options: calls } : { code: calls }),
    yes: texts.insert,
    go: (_: Step, option: string) => put(workbook, { at, cells: [[{ typed: option || (calls[0] ?? '') }]] }),
  }
}

/** Our functions as this program calls them. */
const named = ({ prefix }: Workbook, formula: string) => `=${prefix}${formula.slice(1)}`

/** A small table of what makes up the result, and bars beside it. */
export async function insertChart(calculation: Calculation): Promise<Outcome> {
  const { workbook, method, result, language } = calculation
  const charts = chartsOf(method, result)
  const draw = async (title: string): Promise<Outcome> => {
    const chart = charts.find((each) => each.title[language] === title) ?? charts[0]
    if (!chart) return { said: texts.noChart }
    const { sheet, row, column } = await workbook.selected()
    const cells: Content[][] = [
      [title, ''],
      [texts.item[language], chart.unit],
      ...chart.bars.map(({ label, value }) => [label[language], value]),
    ]
    return put(workbook, { at: { sheet, row, column }, cells, bars: { title, row: 2, height: chart.bars.length } })
  }
  const titles = charts.map(({ title }) => title[language])
  if (titles.length < 2) return draw(titles[0] ?? '')
  return { ask: texts.whichChart, options: titles, yes: texts.insert, go: (_, title) => draw(title) }
}
