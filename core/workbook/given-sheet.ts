/** The sheet of inputs: what people fill in, with what each cell takes. */
import { listFactors, modeKey, modesOf, placeCode, placeCodes, placeTitle } from '../factors/index.ts'
import { columnsOf } from '../graph.ts'
import type { Cell, Definition, Inputs, Matrix, Rows } from '../method.ts'
import { type Language, yesNo } from './language.ts'
import { put, rangeAt, type Sheet, type Spot, type Value, type WorkbookCell } from './model.ts'
import { emptyText, givenSpot, groupOf, heading, shown, text, titled, unitText, type Writer, words } from './writer.ts'

const unitOf = (cell: Cell | undefined) => (cell && 'unit' in cell ? unitText(cell.unit) : '')

/** A blank cell for a number is one for a number. */
function given(writer: Writer, cell: Cell, value: unknown, key: string, group?: string, row = 0): WorkbookCell {
  const found = writer.library ? asListed(writer, cell, value, key, group, row) : shown(writer, cell, value)
  // a number typed into a cell that is formatted as text stays a text
  const isNumber =
    cell.kind === 'quantity' || cell.kind === 'factor' ? typeof found !== 'string' : typeof found === 'number'
  const role = isNumber ? 'input' : 'inputText'
  if (found === undefined) return { role }
  return { role, value: found === '' ? writer.say(emptyText) : found }
}

/** What a look-up reads is named as the list to choose from names it. */
function asListed(
  writer: Writer,
  cell: Cell,
  value: unknown,
  key: string,
  group: string | undefined,
  row: number,
): Value | undefined {
  const { filled, loaded, language } = writer
  if (typeof value !== 'string') return shown(writer, cell, value)
  if (cell.kind === 'factor')
    return filled?.used.get(group === undefined ? `/${key}` : `/${group}/${row}/${key}`)?.record.id ?? value
  const asking = cell.kind === 'text' ? lookedUpBy(loaded.definition, key, group) : undefined
  return asking ? titleOf(asking, value, language) : shown(writer, cell, value)
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
  const sheet = titled(writer, 'inputs', [26, 14, 22, 14, 40, ...Array<number>(20).fill(14)], heads)
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
    put(sheet, spot.row, 3, words('unit', unitOf(cell)), words('unit', explained(writer, cell)))
    choose(writer, sheet, cell, key, spot, 1)
  }
  for (const group of places.givenBlocks.keys()) rowsBlock(writer, sheet, group)
  for (const [key, { at, height, width }] of places.givenTables) {
    const matrix = loaded.matrices.get(key) as Matrix
    const names = matrix.columns.flatMap((group) =>
      Array.from({ length: places.count(group) }, (_, i) => `${group} ${i + 1}`),
    )
    heading(
      sheet,
      at,
      `${say(matrix.label)} ${key}`,
      names.map((name) => [name, key, unitText(matrix.unit)]),
    )
    const wide = matrix.columns.flatMap((group) => {
      const count = filled?.count(group) ?? 0
      return Array.from({ length: places.count(group) }, (_, i) => (i < count ? i : -1))
    })
    let next = 0
    const from = wide.map((i) => (i < 0 ? -1 : next++))
    const rows = (filled?.inputs[key] ?? []) as readonly (readonly number[])[]
    for (let i = 0; i < height; i++) {
      put(sheet, at.row + i, 0, words('unit', `${matrix.rows} ${i + 1}`))
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
    `${say(input.label)} ${group}`,
    names.map((name) => [say(cells[name]?.label ?? input.label), name, unitOf(cells[name])]),
  )
  const rows = (filled?.inputs[group] ?? []) as readonly unknown[]
  for (let i = 0; i < height; i++) {
    const row = rows[i]
    const inRow = (name: string) => (input.kind === 'list' ? row : (row as Inputs | undefined)?.[name])
    put(sheet, at.row + i, 0, words('unit', i + 1))
    put(
      sheet,
      at.row + i,
      at.column,
      ...names.map((name) => given(writer, cells[name] as Cell, inRow(name), name, group, i)),
    )
  }
  for (const name of names)
    choose(writer, sheet, cells[name] as Cell, name, givenSpot(writer, { group, key: name }), height, group)
}

/** What a cell takes, in words. */
function explained(writer: Writer, cell: Cell): string {
  const { say } = writer
  const route = Object.entries(cell.when ?? {}).map(([key, wanted]) => {
    const choice = writer.loaded.definition.inputs[key] as Cell
    const options = [wanted].flat().map((option) => String(shown(writer, choice, option)))
    return `${say(choice.label)} = ${options.join(' / ')}`
  })
  const need =
    cell.optional || 'default' in cell || (cell.kind === 'factor' && !cell.chosen)
      ? text('选填', 'optional')
      : text('必填', 'required')
  const range =
    cell.kind === 'quantity' && (cell.min !== undefined || cell.max !== undefined)
      ? `${cell.min ?? cell.above ?? ''} … ${cell.max ?? ''}`
      : ''
  const only = route.length === 0 ? '' : `${say(text('仅当', 'only where'))} ${route.join(', ')}`
  return [only, say(need), range, cell.hint ? say(cell.hint) : ''].filter(Boolean).join('；')
}

/** A list to choose from, or the numbers that are taken. */
function choose(writer: Writer, sheet: Sheet, cell: Cell, key: string, at: Spot, height: number, group?: string) {
  const range = rangeAt({ ...at, sheet: sheet.name }, height, 1, sheet.name).replaceAll('$', '')
  const options = optionsOf(writer, cell, key, group)
  const prompt = cell.hint ? { prompt: writer.say(cell.hint) } : {}
  if (options)
    sheet.validations.push({
      range,
      list: writer.lists.of(options.name, options.titles),
      free: cell.kind === 'factor' || cell.kind === 'text',
      ...prompt,
    })
  else if (cell.kind === 'quantity') {
    const { min, above, max, whole } = cell
    const least = min ?? above
    sheet.validations.push({
      range,
      ...(least === undefined ? {} : { least }),
      ...(max === undefined ? {} : { most: max }),
      ...(whole ? { whole } : {}),
      ...prompt,
    })
  }
}

function optionsOf(
  writer: Writer,
  cell: Cell,
  key: string,
  group?: string,
): { name: string; titles: readonly string[] } | undefined {
  const { language, loaded, library } = writer
  if (cell.kind === 'choice')
    return {
      name: group === undefined ? key : `${group}.${key}`,
      titles: Object.values(cell.options).map((one) => one[language]),
    }
  if (cell.kind === 'flag') return { name: 'flag', titles: [yesNo.true[language], yesNo.false[language]] }
  if (cell.kind === 'factor') {
    const ids = (library?.records ?? [])
      .filter(({ family }) => cell.per !== undefined || family === cell.family)
      .map(({ id }) => id)
    return library ? { name: `id ${cell.per === undefined ? cell.family : ''}`, titles: ids } : undefined
  }
  const asking = cell.kind === 'text' ? lookedUpBy(loaded.definition, key, group) : undefined
  if (!asking) return undefined
  const { family, is } = asking
  if (is === 'mode')
    return { name: `mode ${family}`, titles: Object.values(modesOf(family)?.modes ?? {}).map((one) => one[language]) }
  const held = new Set(listFactors({ family }).map(({ place }) => place))
  return {
    name: `place ${family}`,
    titles: placeCodes()
      .filter((place) => held.has(place))
      .map((place) => placeTitle(place)[language]),
  }
}

function titleOf({ family, is }: Asking, value: string, language: Language): string {
  if (is === 'place') return placeTitle(placeCode(value) ?? value)[language]
  return modesOf(family)?.modes[modeKey(family, value) ?? '']?.[language] ?? value
}

type Asking = { family: string; is: 'place' | 'mode' }
/** Which factor input a text helps to find, and as what. */
function lookedUpBy({ inputs }: Definition, key: string, group: string | undefined): Asking | undefined {
  const cells: Cell[] =
    group === undefined ? (Object.values(inputs) as Cell[]) : Object.values((inputs[group] as Rows).columns ?? {})
  for (const cell of cells) {
    if (cell.kind !== 'factor') continue
    if (cell.by.place === key) return { family: cell.family, is: 'place' }
    if (cell.by.mode === key) return { family: cell.family, is: 'mode' }
  }
  return undefined
}
