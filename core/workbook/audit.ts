/** The audit workbook of a calculation: every number with its native formula, so that it can be traced with a spreadsheet alone. */
import type { Method } from '../calculate.ts'
import { type Bound, columnsOf, derived, type Entry, type Loaded, type Step } from '../graph.ts'
import type { Cell, When } from '../method.ts'
import type { Problem, Text } from '../problem.ts'
import { type Filled, filled } from './filled.ts'
import { type Language, type SheetKey, yesNo } from './language.ts'
import {
  cellAt,
  newSheet,
  put,
  rangeAt,
  type Sheet,
  type Spot,
  type Value,
  type WorkbookCell,
  type WorkbookModel,
} from './model.ts'
import { namesOf, type Places, placesOf, solveOf } from './places.ts'
import { type Here, printer, quoted } from './print.ts'

/** Rows over all groups that one workbook may have. */
export const mostRows = 2000

type Writer = {
  method: Method
  loaded: Loaded
  language: Language
  places: Places
  filled: Filled
  print: (node: Bound, here: Here) => string
  say: (text: Text) => string
  factorSpots: ReadonlyMap<string, Spot>
}

export function auditWorkbook(
  method: Method,
  given: unknown,
  language: Language = 'zh',
): { ok: true; workbook: WorkbookModel } | { ok: false; problems: Problem[] } {
  const answer = filled(method, given)
  if (!answer.ok) return answer
  const { loaded, definition } = method
  const places = placesOf(loaded, language, answer.filled.count)
  const factorRow = 2
  const factorSpots = new Map(
    [...answer.filled.used.keys()].map(
      (path, i) => [path, { sheet: places.sheet('factors'), row: factorRow + 1 + i, column: 9 }] as const,
    ),
  )
  const writer: Writer = {
    method,
    loaded,
    language,
    places,
    filled: answer.filled,
    print: printer(places, language),
    say: (text) => text[language],
    factorSpots,
  }
  const sheets = [
    inputsSheet(writer),
    factorsSheet(writer),
    rowsSheet(writer),
    stepsSheet(writer),
    resultsSheet(writer),
  ]
  return { ok: true, workbook: { title: definition.title[language], sheets, names: namesOf(loaded, places) } }
}

const text = (zh: string, en: string): Text => ({ zh, en })
const words = (role: WorkbookCell['role'], value: Value): WorkbookCell => ({ role, value })

/** A value as the workbook's language shows it. */
function shown({ language }: Writer, cell: Cell | undefined, value: unknown): Value | undefined {
  if (value === undefined) return undefined
  if (cell?.kind === 'choice') return cell.options[value as string]?.[language] ?? (value as string)
  if (typeof value === 'boolean' && cell?.kind === 'flag') return yesNo[`${value}`][language]
  return value as Value
}

function given(writer: Writer, cell: Cell, value: unknown): WorkbookCell {
  const found = shown(writer, cell, value)
  const role = typeof found === 'number' ? 'input' : 'inputText'
  return found === undefined ? { role } : { role, value: found }
}

function titled(writer: Writer, key: SheetKey, widths: readonly number[], heads: readonly Text[]): Sheet {
  const sheet = newSheet(writer.places.sheet(key), widths, 3)
  put(sheet, 0, 0, words('title', `${writer.method.definition.title[writer.language]} · ${sheet.name}`))
  put(sheet, 2, 0, ...heads.map((head) => words('head', writer.say(head))))
  return sheet
}

// ---- what was given ----

function inputsSheet(writer: Writer): Sheet {
  const { loaded, places, filled, say } = writer
  const { inputs } = loaded.definition
  const heads = [text('项目', 'Item'), text('符号', 'Symbol'), text('填报值', 'Value given'), text('单位', 'Unit')]
  const sheet = titled(writer, 'inputs', [30, 14, 22, 16, 14, 14, 14, 14], heads)
  for (const [key, { row }] of places.givenScalars) {
    const cell = inputs[key] as Cell
    put(sheet, row, 0, words('label', say(cell.label)), words('unit', key), given(writer, cell, filled.inputs[key]))
    put(sheet, row, 3, words('unit', unitOf(cell)))
  }
  for (const [group, { at, height, names }] of places.givenBlocks) {
    const input = loaded.groups.get(group) as NonNullable<ReturnType<typeof loaded.groups.get>>
    const cells = columnsOf(input)
    heading(
      sheet,
      at,
      say(input.label),
      names.map((name) => [say(cells[name]?.label ?? input.label), name, unitOf(cells[name])]),
    )
    const rows = (filled.inputs[group] ?? []) as readonly unknown[]
    for (let i = 0; i < height; i++) {
      const row = rows[i]
      const valueOf = (name: string) =>
        input.kind === 'list' ? row : (row as Record<string, unknown> | undefined)?.[name]
      put(sheet, at.row + i, 0, words('unit', i + 1))
      put(sheet, at.row + i, at.column, ...names.map((name) => given(writer, cells[name] as Cell, valueOf(name))))
    }
  }
  for (const [key, { at, height, width }] of places.givenTables) {
    const matrix = loaded.matrices.get(key) as NonNullable<ReturnType<typeof loaded.matrices.get>>
    const blocks = matrix.columns.flatMap((group) =>
      Array.from({ length: places.count(group) }, (_, i) => `${group} ${i + 1}`),
    )
    heading(
      sheet,
      at,
      say(matrix.label),
      blocks.map((name) => [name, key, matrix.unit]),
    )
    const rows = (filled.inputs[key] ?? []) as readonly (readonly number[])[]
    for (let i = 0; i < height; i++) {
      put(sheet, at.row + i, 0, words('unit', `${matrix.rows} ${i + 1}`))
      for (let j = 0; j < width; j++) put(sheet, at.row + i, at.column + j, { role: 'input', value: rows[i]?.[j] ?? 0 })
    }
  }
  return sheet
}

const unitOf = (cell: Cell | undefined) => (cell && 'unit' in cell && cell.unit !== '-' ? cell.unit : '')

/** The head of a block: its title, and of each column what it is called, its symbol and its unit. */
function heading(sheet: Sheet, at: Spot, title: string, columns: readonly (readonly [string, string, string])[]) {
  put(sheet, at.row - 4, 0, words('heading', title))
  for (const [i, line] of [0, 1, 2].entries())
    put(sheet, at.row - 3 + i, at.column, ...columns.map((column) => words('head', column[line] as string)))
}

// ---- factors ----

function factorsSheet(writer: Writer): Sheet {
  const { filled, say, factorSpots } = writer
  const heads = [
    text('用于', 'Used in'),
    text('因子编号', 'Factor id'),
    text('名称', 'Name'),
    text('数值', 'Value'),
    text('单位', 'Unit'),
    text('年份', 'Year'),
    text('换算后', 'As it goes in'),
    text('自行采用值', 'Override'),
    text('自行采用值的来源', 'Source of the override'),
    text('采用值', 'Value used'),
    text('来源', 'Source'),
  ]
  const sheet = titled(writer, 'factors', [24, 30, 34, 12, 16, 8, 14, 14, 24, 14, 40], heads)
  for (const [path, { record, value }] of filled.used) {
    const spot = factorSpots.get(path) as Spot
    const [converted, override] = [6, 7].map((column) => cellAt({ ...spot, column }, spot.sheet))
    put(
      sheet,
      spot.row,
      0,
      words('unit', path.slice(1)),
      words('text', record.id),
      words('text', say(record.title)),
      words('factor', record.value),
      words('unit', record.unit),
      words('unit', record.year),
      words('factor', value),
      { role: 'input' },
      { role: 'inputText' },
      { role: 'factor', formula: `IF(${override}="",${converted},${override})`, value },
      words('text', record.source),
    )
  }
  return sheet
}

// ---- values as used, and what formulas come to ----

const andAlso = (writer: Writer, when: When | undefined, here: Here): string | undefined => {
  const parts = Object.entries(when ?? {}).map(([key, wanted]) => {
    const cell = writer.loaded.definition.inputs[key] as Cell
    const at = cellAt(writer.places.scalar(key), here.sheet, true)
    return [wanted]
      .flat()
      .map((option) => `${at}=${quoted(String(shown(writer, cell, option)))}`)
      .reduceRight((rest, each) => `IF(${each},TRUE,${rest})`)
  })
  return parts.length === 0 ? undefined : parts.reduceRight((rest, each) => `IF(${each},${rest},FALSE)`)
}

const guarded = (condition: string | undefined, formula: string) =>
  condition === undefined ? formula : `IF(${condition},${formula},"")`

/** An input as it is used: what was given, else the factor, else the default; blank off its route. */
function usedFormula(writer: Writer, entry: Entry, here: Here): string {
  const { places, factorSpots, loaded, print } = writer
  const { key, group } = entry
  const cell = entry.input as Cell
  const row = here.row ?? 0
  const block = group === undefined ? undefined : places.givenBlocks.get(group)
  const spot = block
    ? { ...block.at, row: block.at.row + row, column: block.at.column + block.names.indexOf(key) }
    : (places.givenScalars.get(key) as Spot)
  const at = cellAt(spot, here.sheet, group === undefined)
  const factor = factorSpots.get(group === undefined ? `/${key}` : `/${group}/${row}/${key}`)
  if (factor) return cellAt(factor, here.sheet)
  const step = loaded.steps.find((each) => each.kind === 'default' && each.entry === entry)
  const whole = loaded.partOf.get(entry.name)
  const otherwise = step ? print(step.node, here) : defaultOf(writer, cell)
  const plain = cell.kind === 'flag' ? `${at}=${quoted(yesNo.true[writer.language])}` : at
  const used = `IF(${at}="",${otherwise},${plain})`
  const unparted = whole === undefined ? used : `IF(${givenAt(writer, whole, here)}="",${used},"")`
  return guarded(andAlso(writer, entry.when, here), unparted)
}

function givenAt({ places, loaded }: Writer, name: string, here: Here): string {
  const { group, key } = loaded.entries.get(name) as Entry
  if (group === undefined) return cellAt(places.givenScalars.get(key) as Spot, here.sheet, true)
  const { at, names } = places.givenBlocks.get(group) as NonNullable<ReturnType<typeof places.givenBlocks.get>>
  return cellAt({ ...at, row: at.row + (here.row ?? 0), column: at.column + names.indexOf(key) }, here.sheet)
}

function defaultOf(writer: Writer, cell: Cell): string {
  if (!('default' in cell) || cell.default === undefined || derived(cell)) return '""'
  if (typeof cell.default === 'number') return String(cell.default)
  if (typeof cell.default === 'boolean') return cell.default ? 'TRUE' : 'FALSE'
  return quoted(String(shown(writer, cell, cell.default)))
}

const formulaOf = (writer: Writer, { node, when }: Step, here: Here) =>
  guarded(andAlso(writer, when, here), writer.print(node, here))

const stepOf = ({ loaded }: Writer, name: string) =>
  loaded.steps.find(({ entry, kind }) => entry.name === name && kind === 'formula')

/** One value: its formula, and what core has for it. */
function valueCell(writer: Writer, entry: Entry, here: Here): WorkbookCell {
  const { filled } = writer
  const value = valueOf(writer, entry, filled.value(entry, here.row, here.across))
  if (entry.source === 'constant') return { role: 'factor', value }
  const step = stepOf(writer, entry.name)
  const format = writer.loaded.definition.outputs[entry.name]
  return {
    role: 'formula',
    value,
    formula: step ? formulaOf(writer, step, here) : usedFormula(writer, entry, here),
    ...(format === undefined ? {} : { format }),
  }
}

/** A used flag is TRUE or FALSE, a used choice its title, what does not exist an empty text. */
const valueOf = (writer: Writer, entry: Entry, value: Value | undefined): Value =>
  value === undefined ? '' : typeof value === 'boolean' ? value : (shown(writer, entry.input, value) as Value)

function rowsSheet(writer: Writer): Sheet {
  const { loaded, places, say } = writer
  const name = places.sheet('rows')
  const sheet = newSheet(name, [8, ...Array<number>(24).fill(15)], 0)
  put(sheet, 0, 0, words('title', `${say(loaded.definition.title)} · ${name}`))
  const entryOf = (key: string) => loaded.entries.get(key) as Entry
  for (const [group, { at, height, names }] of places.rowBlocks) {
    const input = loaded.groups.get(group) as NonNullable<ReturnType<typeof loaded.groups.get>>
    heading(
      sheet,
      at,
      say(input.label),
      names.map((each) => [say(entryOf(each).label), each, entryOf(each).unit]),
    )
    for (let row = 0; row < height; row++) {
      put(sheet, at.row + row, 0, words('unit', row + 1))
      for (const [i, each] of names.entries())
        put(sheet, at.row + row, at.column + i, rowCell(writer, entryOf(each), { sheet: name, group, row }))
    }
  }
  for (const each of places.tables) {
    const { over = ['', ''], label, unit } = entryOf(each)
    const [height, width] = over.map((group) => places.count(group)) as [number, number]
    const at = places.table(each)
    heading(
      sheet,
      at,
      say(label),
      Array.from({ length: width }, (_, i) => [`${over[1]} ${i + 1}`, each, unit]),
    )
    for (let row = 0; row < height; row++) {
      put(sheet, at.row + row, 0, words('unit', `${over[0]} ${row + 1}`))
      for (let across = 0; across < width; across++) {
        const here = { sheet: name, group: over[0], row, over, across }
        put(sheet, at.row + row, at.column + across, valueCell(writer, entryOf(each), here))
      }
    }
  }
  for (const { entry, node } of loaded.steps)
    if (node.k === 'call' && node.fn === 'RECIPROCAL' && places.count(entry.group ?? '') > 0)
      solveBlock(writer, sheet, entry, node)
  return sheet
}

type Call = Bound & { k: 'call' }
const entriesIn = ({ args }: Call) => args.map((each) => (each as Bound & { k: 'name' }).entry)

/** x = d + A'x is solved as (I - A')x = d: both sides stand beside, the solution is one array. */
function solveBlock(writer: Writer, sheet: Sheet, { name, group = '' }: Entry, node: Call) {
  const { places, filled, say } = writer
  const n = places.count(group)
  const at = places.table(solveOf(name))
  const [direct, shares] = entriesIn(node) as [Entry, Entry]
  const title = text(`${name} 的联立方程 (I - A')x = d`, `The equations of ${name}, (I - A')x = d`)
  heading(
    sheet,
    at,
    say(title),
    Array.from({ length: n + 1 }, (_, i) => [i === 0 ? 'd' : `${group} ${i}`, '', '']),
  )
  for (let i = 0; i < n; i++) {
    const own = places.column(direct.name)
    const d = cellAt({ ...own, row: own.row + i }, sheet.name)
    put(sheet, at.row + i, at.column, {
      role: 'formula',
      formula: `N(${d})`,
      value: (filled.value(direct, i) as number) ?? 0,
    })
    for (let j = 0; j < n; j++) {
      const spot = places.table(shares.name)
      const share = cellAt({ ...spot, row: spot.row + j, column: spot.column + i }, sheet.name)
      const one = i === j ? 1 : 0
      const value = one - ((filled.value(shares, j, i) as number) ?? 0)
      put(sheet, at.row + i, at.column + 1 + j, { role: 'formula', formula: `${one}-N(${share})`, value })
    }
  }
}

function rowCell(writer: Writer, entry: Entry, here: Here & { row: number }): WorkbookCell {
  const node = stepOf(writer, entry.name)?.node
  if (!(node?.k === 'call' && node.fn === 'RECIPROCAL')) return valueCell(writer, entry, here)
  const value = (writer.filled.value(entry, here.row) as number) ?? 0
  if (here.row > 0) return { role: 'formula', value }
  const { places } = writer
  const n = places.count(entry.group ?? '')
  const at = places.table(solveOf(entry.name))
  const formula = `MMULT(MINVERSE(${rangeAt({ ...at, column: at.column + 1 }, n, n, here.sheet)}),${rangeAt(at, n, 1, here.sheet)})`
  return { role: 'formula', formula, value, array: rangeAt(places.column(entry.name), n, 1, here.sheet) }
}

function stepsSheet(writer: Writer): Sheet {
  const { loaded, places, say } = writer
  const heads = [
    text('序号', 'No.'),
    text('符号', 'Symbol'),
    text('名称', 'Name'),
    text('公式', 'Formula'),
    text('数值', 'Value'),
    text('单位', 'Unit'),
    text('条款', 'Clause'),
    text('依据', 'Basis'),
  ]
  const sheet = titled(writer, 'steps', [6, 18, 30, 48, 20, 16, 14, 12], heads)
  places.scalars.forEach((name, i) => {
    const entry = loaded.entries.get(name) as Entry
    const { row } = places.scalar(name)
    const step = loaded.steps.find((each) => each.entry === entry)
    put(sheet, row, 0, words('unit', i + 1), words('unit', name), words('label', say(entry.label)))
    put(sheet, row, 3, words('text', step?.text ?? ''), valueCell(writer, entry, { sheet: sheet.name }))
    put(
      sheet,
      row,
      5,
      words('unit', entry.unit === '-' ? '' : entry.unit),
      words('unit', step?.clause ?? loaded.clauses.get(name) ?? ''),
    )
    put(sheet, row, 7, words('unit', step ? say(bases[step.basis]) : ''))
  })
  return sheet
}

const bases = {
  seed: text('编制说明', 'Drafting note'),
  standard: text('其他标准', 'Other standard'),
  inference: text('推断', 'Inference'),
}

function resultsSheet(writer: Writer): Sheet {
  const { loaded, places, say, filled } = writer
  const heads = [text('结果', 'Result'), text('符号', 'Symbol'), text('数值', 'Value'), text('单位', 'Unit')]
  const sheet = titled(writer, 'results', [36, 16, 22, 16], heads)
  Object.entries(loaded.definition.outputs).forEach(([key, format], i) => {
    const entry = loaded.entries.get(key) as Entry
    const at = cellAt(places.scalar(key), sheet.name)
    const value = valueOf(writer, entry, filled.value(entry))
    put(sheet, 3 + i, 0, words('label', say(entry.label)), words('unit', key), {
      role: 'result',
      formula: at,
      value,
      format,
    })
    put(sheet, 3 + i, 3, words('unit', entry.unit === '-' ? '' : entry.unit))
  })
  return sheet
}
