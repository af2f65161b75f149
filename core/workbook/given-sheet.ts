/** The sheet of inputs: what people fill in, with what each cell takes. */

import { type FactorRecord, listFactors, modesOf, placeCodes, placeTitle } from '../factors/index.ts'

import { columnsOf, needed } from '../inputs.ts'
import { lookedUpBy, titleOf } from '../looked-up.ts'
import type { Cell, Inputs, Matrix } from '../method.ts'
import { type Text, withSymbols } from '../problem.ts'
import { ifBlank, wanted } from '../wanted.ts'
import { type Language, yesNo } from './language.ts'
import { cellAt, put, rangeAt, type Sheet, type Spot, type Value, type WorkbookCell } from './model.ts'
import { annotate, noteOf } from './notes.ts'
import { headRows, partOf } from './places.ts'
import { quoted } from './print.ts'
import { stateAt } from './used.ts'
import {
  emptyText,
  givenSpot,
  groupOf,
  heading,
  keyed,
  memberOf,
  shown,
  text,
  titled,
  titlesList,
  unitText,
  type Writer,
  words,
} from './writer.ts'

const unitOf = (writer: Writer, cell: Cell | undefined) => (cell && 'unit' in cell ? unitText(writer, cell.unit) : '')

/** A blank cell for a number is one for a number. */
function given(writer: Writer, cell: Cell, value: unknown, key: string, group?: string, row = 0): WorkbookCell {
  const found = asListed(writer, cell, value, key, group, row)
  // a number typed into a cell that is formatted as text stays a text
  const isNumber =
    cell.kind === 'quantity' || cell.kind === 'factor' ? typeof found !== 'string' : typeof found === 'number'
  const role = isNumber ? 'input' : 'inputText'
  if (found === undefined) return { role }
  return { role, value: found === '' ? writer.say(emptyText) : found }
}

/** What a look-up reads is named as the list to choose from names it; a record by its id where there is one to choose from. */
function asListed(
  writer: Writer,
  cell: Cell,
  value: unknown,
  key: string,
  group: string | undefined,
  row: number,
): Value | undefined {
  const { filled, loaded, language, library } = writer
  if (typeof value !== 'string') return shown(writer, cell, value)
  if (cell.kind === 'factor' && library)
    return filled?.used.get(group === undefined ? `/${key}` : `/${group}/${row}/${key}`)?.record.id ?? value
  const asking = cell.kind === 'text' ? lookedUpBy(loaded.definition, key, group) : undefined
  return asking ? titleOf(asking, value)[language] : shown(writer, cell, value)
}

export function givenSheet(writer: Writer): Sheet {
  const { loaded, places, filled, say } = writer
  const { inputs } = loaded.definition
  const heads = [
    text('项目', 'Item'),
    text('符号', 'Symbol'),
    text('填报值', 'Value given'),
    text('单位', 'Unit'),
    text('说明', 'Explanation'),
  ]
  const sheet = titled(writer, 'inputs', [26, 14, 22, 14, 40, ...Array<number>(40).fill(13)], heads)
  for (const [key, spot] of places.givenScalars) {
    const cell = inputs[key] as Cell
    put(
      sheet,
      spot.row,
      0,
      words('label', say(cell.label)),
      words('unit', key),
      given(writer, cell, filled?.inputs[key], key),
    )
    put(sheet, spot.row, 3, words('unit', unitOf(writer, cell)), words('unit', explained(writer, cell, key)))
    choose(writer, sheet, cell, key, spot, 1)
    annotate(sheet, { ...spot, column: 0 }, noteOf(writer, cell, key))
  }
  sheet.parts = [...places.givenBlocks.values(), ...places.givenTables.values()].map(partOf)
  for (const group of places.givenBlocks.keys()) rowsBlock(writer, sheet, group)
  for (const [key, { at, height, width }] of places.givenTables) {
    const matrix = loaded.matrices.get(key) as Matrix
    const names = matrix.columns.flatMap((group) =>
      Array.from({ length: places.count(group) }, (_, i) => memberOf(writer, group, i)),
    )
    heading(
      sheet,
      at,
      keyed(writer, matrix.label, key),
      names.map((name) => [name, key, unitText(writer, matrix.unit)]),
    )
    annotate(sheet, { ...at, row: at.row - headRows, column: 0 }, noteOf(writer, matrix, key))
    const wide = matrix.columns.flatMap((group) => {
      const count = filled?.count(group) ?? 0
      return Array.from({ length: places.count(group) }, (_, i) => (i < count ? i : -1))
    })
    let next = 0
    const from = wide.map((i) => (i < 0 ? -1 : next++))
    const rows = (filled?.inputs[key] ?? []) as readonly (readonly number[])[]
    for (let i = 0; i < height; i++) {
      put(sheet, at.row + i, 0, words('unit', memberOf(writer, matrix.rows, i)))
      for (let j = 0; j < width; j++) {
        const value = rows[i]?.[from[j] as number]
        put(sheet, at.row + i, at.column + j, { role: 'input', ...(value === undefined ? {} : { value }) })
      }
    }
  }
  return sheet
}

function rowsBlock(writer: Writer, sheet: Sheet, group: string) {
  const { places, filled, say } = writer
  const { at, height, names } = places.givenBlocks.get(group) as NonNullable<ReturnType<typeof places.givenBlocks.get>>
  const input = groupOf(writer, group)
  const cells = columnsOf(input)
  heading(
    sheet,
    at,
    keyed(writer, input.label, group),
    names.map((name) => [say(cells[name]?.label ?? input.label), name, unitOf(writer, cells[name])]),
  )
  annotate(sheet, { ...at, row: at.row - headRows, column: 0 }, noteOf(writer, input, group))
  names.forEach((name, i) => {
    const note = input.kind === 'rows' ? noteOf(writer, cells[name] as Cell, name, group) : undefined
    annotate(sheet, { ...at, row: at.row - headRows + 1, column: at.column + i }, note)
  })
  const rows = (filled?.inputs[group] ?? []) as readonly unknown[]
  for (let i = 0; i < height; i++) {
    const row = rows[i]
    const inRow = (name: string) => (input.kind === 'list' ? row : (row as Inputs | undefined)?.[name])
    put(sheet, at.row + i, 0, words('count', i + 1))
    put(
      sheet,
      at.row + i,
      at.column,
      ...names.map((name) => given(writer, cells[name] as Cell, inRow(name), name, group, i)),
    )
  }
  if (writer.library) rowStates(writer, sheet, group, { ...at, sheet: sheet.name }, height, names.length)
  for (const name of names)
    choose(writer, sheet, cells[name] as Cell, name, givenSpot(writer, { group, key: name }), height, group)
}

/** Beside the rows of a template: those that somebody has begun and not finished. */
function rowStates(writer: Writer, sheet: Sheet, group: string, at: Spot, height: number, width: number) {
  const column = at.column + width
  const unfinished = quoted(writer.say(text('请补全', 'Incomplete')))
  const heads = [writer.say(text('状态', 'State')), '', '']
  heads.forEach((head, i) => {
    put(sheet, at.row - 3 + i, column, words('head', head))
  })
  for (let i = 0; i < height; i++) {
    const formula = `IF(${stateAt(writer, group, i, at)}=0,${unfinished},"")`
    put(sheet, at.row + i, column, { role: 'check', formula, value: '' })
  }
  sheet.highlights.push({
    range: rangeAt(at, height, width + 1, sheet.name),
    where: `$${cellAt({ ...at, column }, sheet.name)}<>""`,
    as: 'bad',
  })
}

/** What a cell takes, in words. */
function explained(writer: Writer, cell: Cell, key: string): string {
  const { say } = writer
  const route = Object.entries(cell.when ?? {}).map(([key, wanted]) => {
    const choice = writer.loaded.definition.inputs[key] as Cell
    const options = [wanted].flat().map((option) => String(shown(writer, choice, option)))
    return `${say(choice.label)} = ${options.join(' / ')}`
  })
  const only = text(`仅当“${route.join('，')}”`, `Only where ${route.join(', ')}`)
  const asks = writer.sometimes.get(key)
  const need = needed(cell)
    ? text('必填', 'Required')
    : asks === undefined
      ? text('选填', 'Optional')
      : // a hint says when; where the sentence of a check has a number, there is none yet
        cell.hint
        ? text('视情况必填', 'Sometimes required')
        : text(`视情况必填：${asks.zh}`, `Sometimes required: ${asks.en}`)
  const labelOf = (name: string) => writer.loaded.definition.inputs[name]?.label
  const told = [
    ...(route.length > 0 ? [only] : []),
    need,
    ...(cell.kind === 'quantity' ? [wanted(cell)] : []),
    ...(cell.kind === 'factor' ? [text('数或因子编号', 'A number or a factor id')] : []),
    ...optionsIn(cell),
    ...ifBlank(cell, key, labelOf),
    ...(cell.hint ? [cell.hint] : []),
  ]
  return withSymbols(sentences(writer, told))
}

/** Lists of more options than these are for the eye on a screen alone. */
const mostPrinted = 8

/** What may be chosen, so that a printed template can be filled in by hand. */
function optionsIn(cell: Cell): Text[] {
  const options =
    cell.kind === 'flag' ? Object.values(yesNo) : cell.kind === 'choice' ? Object.values(cell.options) : []
  if (options.length === 0 || options.length > mostPrinted) return []
  const all = (language: Language) => options.map((option) => option[language]).join(' / ')
  return [text(`可选：${all('zh')}`, `One of: ${all('en')}`)]
}

/** Several things said of one cell. */
function sentences({ language }: Writer, told: readonly Text[]): string {
  if (language === 'zh') return told.map(({ zh }) => zh).join('；')
  const sentence = (words: string) =>
    `${words.charAt(0).toUpperCase()}${words.slice(1)}${/[.!?]$/.test(words) ? '' : '.'}`
  return told.map(({ en }) => sentence(en)).join(' ')
}

/** A list to choose from, or the numbers that are taken. */
function choose(writer: Writer, sheet: Sheet, cell: Cell, key: string, at: Spot, height: number, group?: string) {
  const range = rangeAt({ ...at, sheet: sheet.name }, height, 1, sheet.name).replaceAll('$', '')
  const list = optionsOf(writer, cell, key, group)
  const prompt = cell.hint ? { prompt: writer.say(cell.hint) } : {}
  if (list !== undefined)
    sheet.validations.push({ range, list, free: cell.kind === 'factor' || cell.kind === 'text', ...prompt })
  else if (cell.kind === 'quantity') {
    const { min, above, max, whole } = cell
    sheet.validations.push({
      range,
      ...(min === undefined ? {} : { least: min }),
      ...(above === undefined ? {} : { above }),
      ...(max === undefined ? {} : { most: max }),
      ...(whole ? { whole } : {}),
      ...prompt,
    })
  }
}

/** The range of what may be chosen. */
function optionsOf(writer: Writer, cell: Cell, key: string, group?: string): string | undefined {
  const { language, loaded, library, lists } = writer
  if (cell.kind === 'choice' || cell.kind === 'flag')
    return titlesList(writer, cell, group === undefined ? key : `${group}.${key}`)
  if (cell.kind === 'factor') {
    if (!library) return undefined
    const fits = ({ family }: FactorRecord) => cell.per !== undefined || family === cell.family
    return lists.of(`id ${cell.per === undefined ? cell.family : ''}`, () =>
      library.records.filter(fits).map(({ id }) => id),
    )
  }
  const asking = cell.kind === 'text' ? lookedUpBy(loaded.definition, key, group) : undefined
  if (!asking) return undefined
  const { family, is } = asking
  return lists.of(`${is} ${family}`, () => {
    if (is === 'mode') return Object.values(modesOf(family)?.modes ?? {}).map((one) => one[language])
    const held = new Set(listFactors({ family }).map(({ place }) => place))
    return placeCodes().flatMap((place) => (held.has(place) ? [placeTitle(place)[language]] : []))
  })
}
