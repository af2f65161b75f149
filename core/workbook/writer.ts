/** What all sheets of one workbook are written with: where everything stands, how formulas print, and the numbers of core. */
import type { Method } from '../calculate.ts'
import type { Bound, Entry, Loaded } from '../graph.ts'
import type { Cell, Choice, Flag, List, Rows, When } from '../method.ts'
import type { Text } from '../problem.ts'
import { unitName } from '../unit-names.ts'
import type { Filled } from './filled.ts'
import { type Language, type SheetKey, yesNo } from './language.ts'
import type { Library } from './library.ts'
import type { Lists } from './lists.ts'
import { cellAt, newSheet, put, type Sheet, type Spot, type Value, type WorkbookCell } from './model.ts'
import type { Places } from './places.ts'
import { type Here, quoted } from './print.ts'

export type Writer = {
  method: Method
  loaded: Loaded
  language: Language
  places: Places
  /** Absent in a blank template. */
  filled: Filled | undefined
  /** A template has room for more rows than are filled, and looks factors up by itself; else each factor stands as it went in. */
  library: Library | undefined
  lists: Lists
  /** Inputs that may be left out in some cases only, with the check that asks for each. */
  sometimes: ReadonlyMap<string, Text>
  /** The row in which each factor of a calculation stands, by its path. */
  factorRows: ReadonlyMap<string, number>
  print: (node: Bound, here: Here) => string
  say: (text: Text) => string
}

export const text = (zh: string, en: string): Text => ({ zh, en })
export const words = (role: WorkbookCell['role'], value: Value): WorkbookCell => ({ role, value })

/** A value as the workbook's language shows it. */
export function shown({ language }: Writer, cell: Cell | undefined, value: unknown): Value | undefined {
  if (cell?.kind === 'choice' && value !== undefined)
    return cell.options[value as string]?.[language] ?? (value as string)
  if (cell?.kind === 'flag' && typeof value === 'boolean') return yesNo[`${value}`][language]
  return value as Value | undefined
}

/** The list of what a choice or a flag may be, by its titles. */
export const titlesList = ({ lists, language }: Writer, cell: Choice | Flag, name: string) =>
  cell.kind === 'flag'
    ? lists.of('flag', () => [yesNo.true[language], yesNo.false[language]])
    : lists.of(name, () => Object.values(cell.options).map((one) => one[language]))

/** An empty text was given, an empty cell is not. */
export const emptyText = text('（空文本）', '(empty text)')

/** What core has for a name: nothing in a row that is not filled, an empty text for what does not exist. */
export function coreValue(writer: Writer, entry: Entry, row = 0, across = 0): Value {
  const { filled } = writer
  const [height, width] = entry.over ?? [entry.group]
  if (
    !filled ||
    (height !== undefined && row >= filled.count(height)) ||
    (width !== undefined && across >= filled.count(width))
  )
    return ''
  const value = filled.value(entry, row, across)
  if (value === '') return writer.say(emptyText)
  return value === undefined ? '' : typeof value === 'boolean' ? value : (shown(writer, entry.input, value) as Value)
}

export function titled(writer: Writer, key: SheetKey, widths: readonly number[], heads: readonly Text[]): Sheet {
  const sheet = newSheet(writer.places.sheet(key), widths, heads.length > 0 ? 3 : 0)
  put(sheet, 0, 0, words('title', `${writer.say(writer.loaded.definition.title)} · ${sheet.name}`))
  put(sheet, 2, 0, ...heads.map((head) => words('head', writer.say(head))))
  return sheet
}

/** What something is called, with its key: `出行（trips）`. */
export const keyed = ({ say }: Pick<Writer, 'say'>, label: Text, key: string) =>
  say(text(`${label.zh}（${key}）`, `${label.en} (${key})`))

/** The head of a block: its title, and of each column what it is called, its symbol and its unit. */
export function heading(
  sheet: Sheet,
  at: Spot,
  title: string,
  columns: readonly (readonly [string, string, string])[],
) {
  put(sheet, at.row - 4, 0, words('heading', title))
  for (const [i, line] of [0, 1, 2].entries())
    put(sheet, at.row - 3 + i, at.column, ...columns.map((column) => words('head', column[line] as string)))
}

/** Is there a factor that is looked up where its cell is blank? */
export const looksUp = ({ loaded }: Writer) =>
  [...loaded.entries.values()].some(({ input }) => input?.kind === 'factor' && !input.chosen)

/** Does it take factors at all? */
export const takesFactors = ({ loaded }: Writer) =>
  [...loaded.entries.values()].some(({ input }) => input?.kind === 'factor')

export const unitText = ({ say }: Writer, unit: string) => say(unitName(unit))
export const entryOf = ({ loaded }: Writer, name: string) => loaded.entries.get(name) as Entry
/** A row of a group as tables name it: 云产品 2. */
export const memberOf = (writer: Writer, group: string, i: number) =>
  `${writer.say(groupOf(writer, group).label)} ${i + 1}`
export const groupOf = ({ loaded }: Writer, group: string) => loaded.groups.get(group) as Rows | List

/** The cell in which people give a value. */
export function givenSpot({ places }: Writer, { group, key }: Pick<Entry, 'group' | 'key'>, row = 0): Spot {
  if (group === undefined) return places.givenScalars.get(key) as Spot
  const { at, names } = places.givenBlocks.get(group) as NonNullable<ReturnType<typeof places.givenBlocks.get>>
  return { ...at, row: at.row + row, column: at.column + names.indexOf(key) }
}
export const givenAt = (writer: Writer, entry: Pick<Entry, 'group' | 'key'>, { sheet, row }: Here) =>
  cellAt(givenSpot(writer, entry, row), sheet, entry.group === undefined)

/** Of two sides only the one that is asked may be worked out. */
export const both = (conditions: readonly string[]) =>
  conditions.length === 0 ? undefined : conditions.reduceRight((rest, each) => `IF(${each},${rest},FALSE)`)
const either = (conditions: readonly string[]) => conditions.reduceRight((rest, each) => `IF(${each},TRUE,${rest})`)

/** Is a value on the route that was chosen? Undefined where it always is. */
export const onRoute = (writer: Writer, when: When | undefined, { sheet }: Here): string | undefined =>
  both(
    Object.entries(when ?? {}).map(([key, wanted]) => {
      const cell = writer.loaded.definition.inputs[key] as Cell
      const at = cellAt(writer.places.scalar(key), sheet, true)
      return either([wanted].flat().map((option) => `${at}=${quoted(String(shown(writer, cell, option)))}`))
    }),
  )
export const guarded = (condition: string | undefined, formula: string) =>
  condition === undefined ? formula : `IF(${condition},${formula},"")`
