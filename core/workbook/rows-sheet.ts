/** The sheet of rows: each value of each row as it is used, and what each formula comes to in it; tables and equations below. */

import type { Bound, Entry } from '../graph.ts'
import { columnsOf } from '../inputs.ts'
import { cellAt, general, newSheet, put, rangeAt, type Sheet, type WorkbookCell } from './model.ts'
import { idsOf, isIds, partOf, solveOf } from './places.ts'
import type { Here } from './print.ts'
import { begunFormula, idCell, validFormula, valueCell } from './used.ts'
import { coreValue, entryOf, groupOf, heading, keyed, memberOf, text, unitText, type Writer, words } from './writer.ts'

const noRows = text('本次计算没有逐行的数据', 'This calculation has no rows')
const noGroups = text('本方法没有逐行计算的数据', 'Nothing is computed row by row')

type Call = Bound & { k: 'call' }
const isSolve = (node: Bound | undefined): node is Call => node?.k === 'call' && node.fn === 'RECIPROCAL'

export function rowsSheet(writer: Writer): Sheet {
  const { loaded, places, say } = writer
  const name = places.sheet('rows')
  const blocks = [...places.rowBlocks.values()]
  // many columns in one width of paper must be narrow to be read at all
  const isWide = Math.max(0, ...blocks.map(({ names }) => names.length)) > 20
  const [each, idWidth] = isWide ? [9.5, 26] : [14, 40]
  // rows of tables are named, all others are counted
  const widths = [places.tables.length > 0 ? 20 : 6, ...Array<number>(60).fill(each)]
  for (const { at, names } of blocks)
    names.forEach((each, i) => {
      if (isIds(each)) widths[at.column + i] = idWidth
    })
  const sheet = newSheet(name, widths)
  const tables = places.tables.map((table) => {
    const [height = ''] = entryOf(writer, table).over ?? []
    return { at: places.table(table), height: places.count(height) }
  })
  const solves = loaded.steps.flatMap(({ entry: { name, group = '' }, node }) =>
    isSolve(node) && places.count(group) > 0 ? [{ at: places.table(solveOf(name)), height: places.count(group) }] : [],
  )
  sheet.parts = [...blocks, ...tables, ...solves].map(partOf)
  put(sheet, 0, 0, words('title', `${say(loaded.definition.title)} · ${name}`))
  if (sheet.parts.length === 0) put(sheet, 2, 0, words('heading', say(loaded.groups.size > 0 ? noRows : noGroups)))
  for (const group of places.rowBlocks.keys()) rowsBlock(writer, sheet, group)
  for (const table of places.tables) {
    const entry = entryOf(writer, table)
    const { over = ['', ''], label, unit } = entry
    const [height, width] = over.map((group) => places.count(group)) as [number, number]
    const at = places.table(table)
    heading(
      sheet,
      at,
      keyed(writer, label, table),
      Array.from({ length: width }, (_, i) => [memberOf(writer, over[1] as string, i), table, unitText(writer, unit)]),
    )
    for (let row = 0; row < height; row++) {
      put(sheet, at.row + row, 0, words('unit', memberOf(writer, over[0] as string, row)))
      for (let across = 0; across < width; across++)
        put(
          sheet,
          at.row + row,
          at.column + across,
          valueCell(writer, entry, { sheet: name, group: over[0], row, over, across }),
        )
    }
  }
  for (const { entry, node } of loaded.steps)
    if (isSolve(node) && places.count(entry.group ?? '') > 0) solveBlock(writer, sheet, entry, node)
  return sheet
}

function rowsBlock(writer: Writer, sheet: Sheet, group: string) {
  const { places, say, library, loaded } = writer
  const { at, height, names } = places.rowBlocks.get(group) as NonNullable<ReturnType<typeof places.rowBlocks.get>>
  const entries = [...loaded.entries.values()].filter((entry) => names.includes(entry.name))
  const ids = entries.filter(({ input }) => library && input?.kind === 'factor')
  const headOf = ({ label, key, unit }: Entry) => [say(label), key, unitText(writer, unit)] as const
  const idHead = say(text('采用的因子', 'Factor used'))
  const stateHead = say(text('已填完', 'Filled in'))
  heading(sheet, at, keyed(writer, groupOf(writer, group).label, group), [
    ...names.flatMap((each) => {
      const entry = entries.find(({ name }) => name === each)
      return entry ? [headOf(entry)] : []
    }),
    ...ids.map(({ key }) => [idHead, key, ''] as const),
    ...(library ? [[stateHead, '', ''] as const] : []),
  ])
  const cells = Object.keys(columnsOf(groupOf(writer, group))).map((key) => entryOf(writer, `${group}.${key}`))
  for (let row = 0; row < height; row++) {
    const here = { sheet: sheet.name, group, row }
    put(sheet, at.row + row, 0, words('count', row + 1))
    for (const entry of entries)
      put(sheet, at.row + row, places.column(entry.name).column, rowCell(writer, entry, here))
    for (const entry of ids)
      put(sheet, at.row + row, places.column(idsOf(entry.name)).column, idCell(writer, entry, here))
    if (!library) continue
    const all = cells.map((entry) => validFormula(writer, entry, here)).join(',')
    const value = row < (writer.filled?.count(group) ?? 0) ? 1 : ''
    const formula = `IF(${begunFormula(writer, group, row, sheet.name)},IF(AND(${all}),1,0),"")`
    put(sheet, at.row + row, places.state(group).column, { role: 'check', formula, value })
  }
}

const entriesIn = ({ args }: Call) => args.map((each) => (each as Bound & { k: 'name' }).entry) as [Entry, Entry]

/** x = d + A'x is solved as (I - A')x = d: both sides stand beside, the solution is one array. */
function solveBlock(writer: Writer, sheet: Sheet, { name, group = '' }: Entry, node: Call) {
  const { places, say } = writer
  const n = places.count(group)
  const at = places.table(solveOf(name))
  const [direct, shares] = entriesIn(node)
  const title = text(`${name} 的联立方程 (I - A')x = d`, `The equations of ${name}, (I - A')x = d`)
  heading(
    sheet,
    at,
    say(title),
    Array.from({ length: n + 1 }, (_, i) => [i === 0 ? 'd' : memberOf(writer, group, i - 1), '', '']),
  )
  const number = (value: unknown) => (typeof value === 'number' ? value : 0)
  for (let i = 0; i < n; i++) {
    const own = places.column(direct.name)
    const d = cellAt({ ...own, row: own.row + i }, sheet.name)
    put(sheet, at.row + i, at.column, {
      role: 'formula',
      formula: `N(${d})`,
      value: number(coreValue(writer, direct, i)),
      format: general,
    })
    for (let j = 0; j < n; j++) {
      const spot = places.table(shares.name)
      const share = cellAt({ ...spot, row: spot.row + j, column: spot.column + i }, sheet.name)
      const one = i === j ? 1 : 0
      put(sheet, at.row + i, at.column + 1 + j, {
        role: 'formula',
        formula: `${one}-N(${share})`,
        value: one - number(coreValue(writer, shares, j, i)),
        format: general,
      })
    }
  }
}

function rowCell(writer: Writer, entry: Entry, here: Here & { row: number }): WorkbookCell {
  const node = writer.loaded.steps.find((step) => step.entry === entry)?.node
  if (!isSolve(node)) return valueCell(writer, entry, here)
  const value = coreValue(writer, entry, here.row) || 0
  if (here.row > 0) return { role: 'formula', value, format: general }
  const { places } = writer
  const n = places.count(entry.group ?? '')
  const at = places.table(solveOf(entry.name))
  const formula = `MMULT(MINVERSE(${rangeAt({ ...at, column: at.column + 1 }, n, n, here.sheet)}),${rangeAt(at, n, 1, here.sheet)})`
  return {
    role: 'formula',
    formula,
    value,
    format: general,
    array: rangeAt(places.column(entry.name), n, 1, here.sheet),
  }
}
