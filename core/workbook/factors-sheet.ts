/** The sheet of factors: of a calculation each as it went in, of a template the records to choose from; either can be overridden with a source. */
import { amountUnits } from '../factors/amounts.ts'
import { citations, type FactorRecord } from '../factors/index.ts'
import { yesNo } from './language.ts'
import { measureOf } from './library.ts'
import { cellAt, put, rangeAt, type Sheet, type Spot } from './model.ts'
import { factorNames, toldPath } from './places.ts'
import { quoted } from './print.ts'
import { takesFactors, text, titled, type Writer, words } from './writer.ts'

const firstRow = 3
/** Columns: where used, id, title, printed value, unit, place, year, as it goes in, override, its source, whether it counts, used, source; behind, of what kind and size its unit is. */
const columns = { path: 0, id: 1, unit: 4, value: 7, override: 8, source: 9, state: 10, used: 11, kind: 13, size: 14 }

const noneTaken = text('本方法不用因子', 'This method takes no factors')
const noneUsed = text('本次计算没有用到因子库', 'This calculation took nothing from the library')

/** The cell with the value that is used of the factor at a path of a calculation. */
export function factorAt({ factorRows, places }: Writer, path: string): Spot | undefined {
  const i = factorRows.get(path)
  return i === undefined ? undefined : { sheet: places.sheet('factors'), row: firstRow + i, column: columns.used }
}

/** In a template: the ranges that look-ups read. */
export function factorTable({ library, places, lists }: Writer, on: string) {
  const height = library?.records.length ?? 0
  const range = (column: number) => rangeAt({ sheet: places.sheet('factors'), row: firstRow, column }, height, 1, on)
  return {
    ids: range(columns.id),
    used: range(columns.used),
    units: range(columns.unit),
    kinds: range(columns.kind),
    sizes: range(columns.size),
    measures: {
      names: lists.of('unit', () => amountUnits().map(({ name }) => name)),
      kinds: lists.of('unit kind', () => amountUnits().map(({ kind }) => kind)),
      sizes: lists.of('unit size', () => amountUnits().map(({ size }) => size)),
    },
  }
}

/** In how many rows an override is no number, or names no source; undefined where there are no factors. */
export function badOverrides({ library, filled, places, say }: Writer, on: string): string | undefined {
  const height = library?.records.length ?? filled?.used.size ?? 0
  const states = rangeAt({ sheet: places.sheet('factors'), row: firstRow, column: columns.state }, height, 1, on)
  return height === 0 ? undefined : `COUNTIF(${states},${quoted(say(yesNo.false))})`
}

export function factorsSheet(writer: Writer, names: Map<string, string>): Sheet {
  const { filled, library } = writer
  const heads = [
    library ? text('', '') : text('用于', 'Used in'),
    text('因子编号', 'Factor id'),
    text('名称', 'Name'),
    text('原值', 'Value as printed'),
    text('单位', 'Unit'),
    text('地区', 'Place'),
    text('年份', 'Year'),
    library ? text('因子值', 'Factor') : text('换算后', 'As it goes in'),
    text('自行采用值', 'Override'),
    text('自行采用值的来源', 'Source of the override'),
    text('自行采用值有来源', 'Override has a source'),
    text('采用值', 'Value used'),
    text('来源、许可与可信度', 'Source, licence and certainty'),
    ...(library ? [text('单位种类', 'Kind of unit'), text('单位大小', 'Size of unit')] : []),
  ]
  const sheet = titled(
    writer,
    'factors',
    [library ? 3 : 18, 32, 31, 11, 15, 14, 7, 11, 11, 18, 11, 11, 50, 8, 10],
    heads,
  )
  const rows: [string, FactorRecord, number][] = library
    ? library.records.map((record) => ['', record, record.value])
    : [...(filled?.used ?? [])].map(([path, { record, value }]) => [toldPath(path), record, value])
  for (const [i, row] of rows.entries()) factorRow(writer, sheet, firstRow + i, ...row)
  // only formulas read what stands behind the sources
  if (library) sheet.printed = columns.kind
  if (rows.length === 0) {
    put(sheet, firstRow, 1, words('label', writer.say(takesFactors(writer) ? noneUsed : noneTaken)))
    return sheet
  }
  const range = (column: number) => rangeAt({ sheet: sheet.name, row: firstRow, column }, rows.length, 1)
  for (const key of ['path', 'id', 'override', 'source'] as const)
    if (key !== 'path' || !library) names.set(factorNames[key], range(columns[key]))
  const within = { sheet: sheet.name, row: firstRow, column: columns.override }
  sheet.highlights.push({
    range: rangeAt(within, rows.length, columns.state - columns.override + 1, sheet.name),
    where: `$${cellAt({ ...within, column: columns.state }, sheet.name)}=${quoted(writer.say(yesNo.false))}`,
    as: 'bad',
  })
  const prompt = library
    ? text('按“单位”一栏的单位填写，并写明来源', 'In the unit of the column Unit, with its source')
    : text('与“换算后”一栏同一单位，并写明来源', 'In the same unit as the column As it goes in, with its source')
  const overrides = rangeAt(within, rows.length, 1, sheet.name).replaceAll('$', '')
  sheet.validations.push({ range: overrides, prompt: writer.say(prompt) })
  return sheet
}

/** Blank without an override; an override counts with a source alone. */
function overrideState({ say }: Writer, override: string, source: string): string {
  const [yes, no] = [yesNo.true, yesNo.false].map((each) => quoted(say(each)))
  return `IF(${override}="","",IF(ISNUMBER(${override}),IF(TRIM(SUBSTITUTE(${source},"　"," "))="",${no},${yes}),${no}))`
}

function factorRow(writer: Writer, sheet: Sheet, row: number, path: string, record: FactorRecord, value: number) {
  const at = (column: number) => cellAt({ sheet: sheet.name, row, column }, sheet.name)
  const source = citations.find(({ id }) => id === record.source)
  const licence = source?.licence === 'not seen' ? writer.say(text('许可未见', 'licence not seen')) : source?.licence
  const told = source ? [writer.say(source.document), licence, record.certainty] : [record.source, record.certainty]
  put(
    sheet,
    row,
    0,
    words('unit', path),
    words('text', record.id),
    words('text', writer.say(record.title)),
    words('factor', record.value),
    words('unit', record.unit),
    words('unit', record.place),
    words('count', record.year),
    words('factor', value),
    { role: 'input' },
    { role: 'inputText' },
    { role: 'check', formula: overrideState(writer, at(columns.override), at(columns.source)), value: '' },
    { role: 'factor', formula: `IF(${at(columns.override)}="",${at(columns.value)},${at(columns.override)})`, value },
    words('text', told.join(' · ')),
  )
  const measure = writer.library && measureOf(record)
  if (measure) put(sheet, row, columns.kind, words('count', measure.kind), words('count', measure.size))
}
