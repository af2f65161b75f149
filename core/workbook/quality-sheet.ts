/** The sheet of data quality: where each value comes from, with room for evidence and a grade. */
import { applies } from '../condition.ts'
import type { Entry } from '../graph.ts'
import { spreadColumn } from '../method.ts'
import type { Text } from '../problem.ts'
import { cellAt, general, put, rangeAt, type Sheet } from './model.ts'
import { idsOf } from './places.ts'
import { quoted } from './print.ts'
import { idAt } from './used.ts'
import { entryOf, givenAt, givenSpot, groupOf, onRoute, text, titled, type Writer, words } from './writer.ts'

const kinds = [text('实测', 'Measured'), text('票据', 'Invoice'), text('统计', 'Statistics'), text('估算', 'Estimate')]

const origins = {
  given: text('填报', 'given'),
  library: text('因子库', 'factor library'),
  preset: text('默认', 'default'),
  blank: text('未填报', 'not given'),
  none: text('不适用', 'not applicable'),
}
type Origin = keyof typeof origins
/** What cells must be, and whether they are. */
type Condition = { formula: string; holds: boolean }
/** The first case that holds says where the value comes from. */
type Line = { label: string; symbol: string; cases: readonly [Condition, Origin][] }

export function qualitySheet(writer: Writer): Sheet {
  const { say, lists } = writer
  const heads = [
    text('数据', 'Data'),
    text('符号', 'Symbol'),
    text('由来', 'Comes from'),
    text('数据来源', 'Source of the data'),
    text('佐证编号', 'Evidence'),
    text('等级（1 最好，5 最差）', 'Grade (1 best, 5 worst)'),
    text('备注', 'Note'),
    text('缺少佐证', 'Evidence missing'),
  ]
  const sheet = titled(writer, 'quality', [34, 22, 16, 16, 22, 14, 40, 12], heads)
  const titleOf = (origin: Origin) => say(origins[origin])
  const given = titleOf('given')
  const missing = say(text('缺佐证', 'missing'))
  const lines = linesOf(writer, sheet.name)
  lines.forEach(({ label, symbol, cases }, i) => {
    const row = 3 + i
    const origin = cases.find(([{ holds }]) => holds)?.[1] ?? 'blank'
    const formula = cases.reduceRight(
      (rest, [condition, of]) => `IF(${condition.formula},${quoted(titleOf(of))},${rest})`,
      quoted(titleOf('blank')),
    )
    const value = titleOf(origin)
    put(sheet, row, 0, words('label', label), words('unit', symbol), { role: 'formula', formula, value })
    put(sheet, row, 3, { role: 'inputText' }, { role: 'inputText' }, { role: 'input' }, { role: 'inputText' })
    const bare = `$C${row + 1}=${quoted(given)}`
    put(sheet, row, 7, {
      role: 'check',
      formula: `IF(${bare},IF(E${row + 1}="",${quoted(missing)},""),"")`,
      value: origin === 'given' ? missing : '',
    })
  })
  const at = (column: number) => cellAt({ sheet: sheet.name, row: 3, column }, sheet.name)
  const end = 3 + lines.length
  if (lines.length > 0) {
    sheet.validations.push({ range: `${at(3)}:D${end}`, list: lists.of('kinds', () => kinds.map(say)) })
    sheet.validations.push({ range: `${at(5)}:F${end}`, least: 1, most: 5, whole: true })
    for (const column of ['E', 'H'])
      sheet.highlights.push({ range: `${column}4:${column}${end}`, where: `$H4<>""`, as: 'odd' })
  }
  const count = (column: string, what: string) => `COUNTIF($${column}$4:$${column}$${Math.max(4, end)},${quoted(what)})`
  const counted = (column: number, what: string) =>
    sheet.rows.slice(3, end).filter((line) => line[column]?.value === what).length
  for (const [i, origin] of (['given', 'library', 'preset'] as const).entries()) {
    const title = titleOf(origin)
    put(sheet, end + 1 + i, 0, words('label', `${say(text('项数：', 'Number of data: '))}${title}`), undefined, {
      role: 'formula',
      formula: count('C', title),
      format: general,
      value: counted(2, title),
    })
  }
  put(sheet, end + 4, 0, words('label', say(text('缺少佐证的填报项数', 'Data given without evidence'))), undefined, {
    role: 'formula',
    formula: count('H', missing),
    format: general,
    value: counted(7, missing),
  })
  return sheet
}

/** Numbers that are given once, those of each column of rows, and tables; how uncertain a number is is none itself. */
function linesOf(writer: Writer, on: string): Line[] {
  const { places, loaded, say } = writer
  const isNumber = ({ type, input }: Entry) => type.is === 'number' && input !== spreadColumn
  const scalars = [...places.givenScalars.keys()].map((key) => entryOf(writer, key)).filter(isNumber)
  const columns = [...places.givenBlocks].flatMap(([group, { names }]) =>
    names.map((key) => entryOf(writer, `${group}.${key}`)).filter(isNumber),
  )
  return [
    ...scalars.map((entry) => scalarLine(writer, entry, on)),
    ...columns.map((entry) => columnLine(writer, entry, on)),
    ...[...places.givenTables].map(([key, { at, height, width }]): Line => {
      const rows = writer.filled?.inputs[key] as readonly (readonly unknown[])[] | undefined
      const holds = rows?.some((row) => row.length > 0) === true
      const label = loaded.matrices.get(key)?.label as Text
      return {
        label: say(label),
        symbol: key,
        cases: [[{ formula: `COUNT(${rangeAt(at, height, width, on)})>0`, holds }, 'given']],
      }
    }),
  ]
}

const not = ({ formula, holds }: Condition): Condition => ({ formula: `NOT(${formula})`, holds: !holds })

/** Not where the route that was chosen does without it. */
function offRoute(writer: Writer, { when }: Entry, on: string): [Condition, Origin][] {
  const formula = onRoute(writer, when, { sheet: on })
  const holds = applies(when, writer.loaded.definition, writer.filled?.inputs ?? {}) === true
  return formula === undefined ? [] : [[not({ formula, holds }), 'none']]
}

function scalarLine(writer: Writer, entry: Entry, on: string): Line {
  const { filled, say } = writer
  const { name, label, key } = entry
  const at = givenAt(writer, entry, { sheet: on })
  const value = filled?.inputs[key]
  const isFactor = entry.input?.kind === 'factor'
  const given = isFactor
    ? { formula: `ISNUMBER(${at})`, holds: typeof value === 'number' }
    : { formula: `${at}<>""`, holds: value !== undefined }
  const otherwise: [Condition, Origin][] = isFactor
    ? [[fromLibrary(writer, entry, on), 'library']]
    : hasDefault(entry)
      ? [[{ formula: 'TRUE', holds: true }, 'preset']]
      : lookedUpBy(writer, entry, on).map((looked) => [looked, 'preset'])
  return { label: say(label), symbol: name, cases: [...offRoute(writer, entry, on), [given, 'given'], ...otherwise] }
}

/** Of a column what is the case in any of its rows. */
function columnLine(writer: Writer, entry: Entry, on: string): Line {
  const { filled, places, say } = writer
  const { name, label, key, group = '' } = entry
  const input = groupOf(writer, group)
  const height = places.count(group)
  const first = givenSpot(writer, entry)
  const rows = (filled?.inputs[group] ?? []) as readonly unknown[]
  const inRow = (row: unknown) => (input.kind === 'list' ? row : (row as Record<string, unknown>)[key])
  const given = {
    formula: `COUNT(${rangeAt(first, height, 1, on)})>0`,
    holds: rows.some((row) => typeof inRow(row) === 'number'),
  }
  const block = places.givenBlocks.get(group) as NonNullable<ReturnType<typeof places.givenBlocks.get>>
  const begun = { formula: `COUNTA(${rangeAt(block.at, height, block.width, on)})>0`, holds: rows.length > 0 }
  const otherwise: [Condition, Origin][] =
    entry.input?.kind === 'factor'
      ? [[fromLibrary(writer, entry, on), 'library']]
      : hasDefault(entry)
        ? [[begun, 'preset']]
        : []
  const title = input.kind === 'list' ? say(input.label) : say(joined(input.label, label))
  return { label: title, symbol: name, cases: [...offRoute(writer, entry, on), [given, 'given'], ...otherwise] }
}

const joined = (of: Text, column: Text) => text(`${of.zh}：${column.zh}`, `${of.en}: ${column.en}`)

/** Does a record go in, named or looked up? Of a calculation that is known; a template names it beside the value. */
function fromLibrary(writer: Writer, entry: Entry, on: string): Condition {
  const { filled, library, places } = writer
  const { group, key, input } = entry
  const place = group === undefined ? new RegExp(`^/${key}$`) : new RegExp(`^/${group}/\\d+/${key}$`)
  const holds = [...(filled?.used.keys() ?? [])].some((path) => place.test(path))
  if (!library) return { formula: holds ? 'TRUE' : 'FALSE', holds }
  if (group === undefined) {
    // a blank template looks up what nothing else decides
    const isMeant = !filled && !entry.when && input?.kind === 'factor' && !input.chosen
    return { formula: `${idAt(writer, entry, { sheet: on })}<>""`, holds: holds || isMeant }
  }
  const ids = rangeAt(places.column(idsOf(entry.name)), places.count(group), 1, on)
  return { formula: `COUNTIF(${ids},"?*")>0`, holds }
}

/** A blank stands for a value. */
const hasDefault = ({ input }: Entry) => input !== undefined && 'default' in input

/** A blank year stands for the newest one, where a factor is looked up by it. */
function lookedUpBy(writer: Writer, { key, group }: Entry, on: string): Condition[] {
  if (group !== undefined) return []
  return [...writer.loaded.entries.values()].flatMap((entry) =>
    entry.input?.kind === 'factor' && entry.input.by.year === key ? [fromLibrary(writer, entry, on)] : [],
  )
}
