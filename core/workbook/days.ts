/** Days as people write them, which a sheet keeps as texts: columns beside the checks hold each as the day of a sheet. */
import { cellAt, put, type Sheet, type Spot } from './model.ts'
import { quoted } from './print.ts'
import { givenAt, type Writer, words } from './writer.ts'

/** What stands between the parts of a day or behind it, and what is read there. */
const signs = [
  [' ', ''],
  ['年', '-'],
  ['月', '-'],
  ['日', ''],
  ['/', '-'],
  ['.', '-'],
] as const

/** The day of a sheet that an ISO text names. */
const dayOf = (text: string) => Date.parse(text) / 86_400_000 + 25_569

/** A day of a sheet, or one that exists, from a text such as 2025-12-31 or 2025-1-1; else blank. */
function dayFormula(given: string, written: string): string {
  const year = `VALUE(LEFT(${written},4))`
  const month = `VALUE(MID(${written},6,FIND("-",${written},6)-6))`
  const day = `VALUE(MID(${written},FIND("-",${written},6)+1,9))`
  const date = `DATE(${year},${month},${day})`
  const exists = `IF(MID(${written},5,1)="-",AND(MONTH(${date})=${month},DAY(${date})=${day}),FALSE)`
  return `IF(ISNUMBER(${given}),IF(AND(${given}>60,${given}<2958466),${given},""),IFERROR(IF(${exists},${date},""),""))`
}

/** Of each input that is a day the formula that counts 1 where there is no such day, or where the period ends before it begins. `at` is where the columns begin. */
export function dayChecks(writer: Writer, sheet: Sheet, at: Omit<Spot, 'sheet'>): Map<string, string> {
  const { filled, places, loaded } = writer
  const keys = [...places.givenScalars.keys()].filter((key) => {
    const input = loaded.definition.inputs[key]
    return input?.kind === 'text' && input.date
  })
  const cells = keys.map((key, k) => {
    const own = { sheet: sheet.name, row: at.row, column: at.column + k }
    const below = { ...own, row: own.row + 1 }
    const given = givenAt(writer, { key }, { sheet: sheet.name })
    const value = filled?.inputs[key] as string | undefined
    const written = signs.reduce((text, [from, to]) => `SUBSTITUTE(${text},${quoted(from)},${quoted(to)})`, given)
    const read = dayFormula(given, cellAt(own, sheet.name))
    put(sheet, own.row - 1, own.column, words('head', key))
    put(sheet, own.row, own.column, { role: 'formula', formula: written, value: value ?? '' })
    put(sheet, below.row, own.column, {
      role: 'formula',
      formula: read,
      value: value === undefined ? '' : dayOf(value),
    })
    return { key, given, day: cellAt(below, sheet.name) }
  })
  const from = cells.find(({ key }) => key === 'periodFrom')?.day
  return new Map(
    cells.map(({ key, given, day }) => {
      const isEarly = key === 'periodTo' && from ? `IF(${from}="",0,IF(${from}<=${day},0,1))` : '0'
      return [key, `IF(${given}="",0,IF(${day}="",1,${isEarly}))`]
    }),
  )
}
