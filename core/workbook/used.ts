/** Values as they are used: what was given, else the factor that is meant, else the default; blank off the route. */
import { formatIn } from '../display.ts'
import { amountUnit, perOf } from '../factors/amounts.ts'
import { derived, type Entry, needs, type Step } from '../graph.ts'
import type { Asking } from '../looked-up.ts'
import type { Cell, Factor } from '../method.ts'
import { gas, turned } from '../settle.ts'
import { factorAt, factorTable } from './factors-sheet.ts'
import { yesNo } from './language.ts'
import { asked, type Library, shortIds, spelled, takesKeys, yearsOf } from './library.ts'
import { cellAt, general, rangeAt, type WorkbookCell } from './model.ts'
import { idsOf } from './places.ts'
import { type Here, quoted } from './print.ts'
import { coreValue, entryOf, givenAt, givenSpot, guarded, onRoute, shown, titlesList, type Writer } from './writer.ts'

const formulaStep = ({ loaded }: Writer, name: string) =>
  loaded.steps.find(({ entry, kind }) => entry.name === name && kind === 'formula')

/** One value: its formula, and what core has for it. */
export function valueCell(writer: Writer, entry: Entry, here: Here): WorkbookCell {
  if (entry.source === 'constant') return { role: 'factor', value: entry.value as number }
  const step = formulaStep(writer, entry.name)
  const { outputs, columns = {} } = writer.loaded.definition
  const column = Object.values(columns).find(({ of }) => of === entry.name)
  const format = outputs[entry.name] ?? column?.format ?? (entry.type.is === 'number' ? general : undefined)
  return {
    role: 'formula',
    value: step || writer.filled ? coreValue(writer, entry, here.row, here.across) : blankValue(writer, entry),
    formula: step ? stepFormula(writer, step, here) : usedFormula(writer, entry, here),
    ...(format === undefined ? {} : { format: formatIn(format, writer.language) }),
  }
}

/** In a template nothing is computed before everything is filled in. */
function stepFormula(writer: Writer, { entry, node, when }: Step, here: Here): string {
  const formula = guarded(onRoute(writer, when, here), writer.print(node, here))
  if (!writer.library) return formula
  const complete = (entry.over ?? [entry.group]).map((group, i) => {
    const row = (i === 0 ? here.row : here.across) ?? 0
    return group === undefined ? readyAt(writer, here) : `${stateAt(writer, group, row, here)}=1`
  })
  return guarded(
    complete.reduce((a, b) => `IF(${a},${b},FALSE)`),
    formula,
  )
}

/** Whether a template is filled in. */
export const readyAt = ({ places }: Writer, { sheet }: Pick<Here, 'sheet'>) =>
  cellAt({ sheet: places.sheet('checks'), row: 1, column: 1 }, sheet, true)
/** Whether there may be a result. */
export const goodAt = ({ places, library }: Writer, { sheet }: Pick<Here, 'sheet'>) =>
  cellAt({ sheet: places.sheet('checks'), row: 1, column: library ? 3 : 1 }, sheet, true)
/** Of a row in a template: 1 filled in, 0 not wholly, blank not begun. */
export function stateAt({ places }: Writer, group: string, row: number, { sheet }: Pick<Here, 'sheet'>) {
  const at = places.state(group)
  return cellAt({ ...at, row: at.row + row }, sheet)
}

/** What stands in a blank template. */
function blankValue(writer: Writer, { group, when, input, name }: Entry): string | number | boolean {
  if (group !== undefined || when || !input || writer.loaded.partOf.has(name)) return ''
  if (input.kind === 'factor') return autoRecord(writer, input)?.value ?? ''
  if (!('default' in input) || input.default === undefined || derived(input)) return ''
  return input.kind === 'flag' ? input.default : (shown(writer, input, input.default) as string | number)
}
const autoRecord = ({ library, loaded, language }: Writer, input: Factor) => {
  const [first] = library && !input.chosen ? asked(library, input, loaded.definition, language) : []
  return first && library?.records.find(({ id }) => id === first[1])
}

function usedFormula(writer: Writer, entry: Entry, here: Here): string {
  const { loaded, print } = writer
  const cell = entry.input as Cell
  const at = givenAt(writer, entry, here)
  const route = onRoute(writer, entry.when, here)
  if (cell.kind === 'factor') return guarded(route, factorFormula(writer, entry, cell, here))
  const step = loaded.steps.find((each) => each.kind === 'default' && each.entry === entry)
  // parts that are not given yet are texts, with which nothing can be computed
  const worked = step && (writer.library ? `IFERROR(${print(step.node, here)},"")` : print(step.node, here))
  const plain = cell.kind === 'flag' ? `${at}=${quoted(yesNo.true[writer.language])}` : at
  const used = `IF(${at}="",${worked ?? defaultOf(writer, cell)},${plain})`
  const whole = loaded.partOf.get(entry.name)
  const own = whole === undefined ? used : `IF(${givenAt(writer, entryOf(writer, whole), here)}="",${used},"")`
  return guarded(begun(writer, entry, here), guarded(route, own))
}

/** A row that nobody has begun has no defaults. */
const begun = (writer: Writer, { group }: Entry, here: Here) =>
  writer.library && group !== undefined ? begunFormula(writer, group, here.row ?? 0, here.sheet) : undefined

function defaultOf(writer: Writer, cell: Cell): string {
  if (!('default' in cell) || cell.default === undefined || derived(cell)) return '""'
  if (typeof cell.default === 'number') return String(cell.default)
  if (typeof cell.default === 'boolean') return cell.default ? 'TRUE' : 'FALSE'
  return quoted(String(shown(writer, cell, cell.default)))
}

/** As it went in where the calculation is made; in a template the record that is named or meant. */
function factorFormula(writer: Writer, entry: Entry, cell: Factor, here: Here): string {
  const { group, key } = entry
  const at = givenAt(writer, entry, here)
  if (!writer.library) {
    const path = group === undefined ? `/${key}` : `/${group}/${here.row}/${key}`
    const spot = factorAt(writer, path)
    return spot ? cellAt(spot, here.sheet) : `IF(${at}="","",${at})`
  }
  const table = factorTable(writer, here.sheet)
  const id = idAt(writer, entry, here)
  const found: Found = (column) => `INDEX(${column},MATCH(${id},${table.ids},0))`
  const beside = (name: string) => givenAt(writer, { ...(group === undefined ? {} : { group }), key: name }, here)
  const value = `${found(table.used)}${conversion(writer.library, cell, table, found, beside)}`
  return guarded(begun(writer, entry, here), `IF(ISNUMBER(${at}),${at},IF(${id}="","",${value}))`)
}

type Found = (column: string) => string
/** From the unit of the record to that of the formula: per the unit of the row, shared by the people in a vehicle, or the same. */
function conversion(
  { records }: Library,
  { per, perVehicle, unit }: Factor,
  table: ReturnType<typeof factorTable>,
  found: Found,
  beside: (name: string) => string,
): string {
  if (per !== undefined) {
    const { names, kinds, sizes } = table.measures
    const own = (column: string) => `INDEX(${column},MATCH(${beside(per)},${names},0))`
    return `*IF(${own(kinds)}=${found(table.kinds)},${own(sizes)}/${found(table.sizes)},NA())`
  }
  const always = records.every((record) => gas(record.unit) === gas(unit))
  // per another amount of the same kind it is turned into the one that is wanted, as core does
  const wanted = records.some((record) => turned(record, { unit })) ? amountUnit(perOf(unit)) : undefined
  const other = wanted
    ? `IF(LEFT(${found(table.units)},5)="kgCO2",IF(${found(table.kinds)}=${wanted.kind},${wanted.size}/${found(table.sizes)},NA()),NA())`
    : 'NA()'
  const same = `IF(SUBSTITUTE(${found(table.units)},"kgCO2e/","kgCO2/")=${quoted(gas(unit))},1,${other})`
  if (perVehicle !== undefined) return `/IF(RIGHT(${found(table.units)},4)="/vkm",${beside(perVehicle)},${same})`
  return always ? '' : `*${same}`
}

/** The cell beside a factor that names its record. */
export function idAt({ places }: Writer, { name, group }: Entry, { sheet, row = 0 }: Here): string {
  if (group === undefined) return cellAt({ ...places.scalar(name), column: 8 }, sheet, true)
  const at = places.column(idsOf(name))
  return cellAt({ ...at, row: at.row + row }, sheet)
}

/** What core found there. */
export function idCell(writer: Writer, entry: Entry, here: Here): WorkbookCell {
  const { group, key, when } = entry
  const path = group === undefined ? `/${key}` : `/${group}/${here.row}/${key}`
  const meant = writer.filled || group !== undefined || when ? undefined : autoRecord(writer, entry.input as Factor)
  const value = (writer.filled?.used.get(path)?.record ?? meant)?.id ?? ''
  return { role: 'formula', formula: guarded(onRoute(writer, when, here), idFormula(writer, entry, here)), value }
}

/** In a template: the record that is named by its id, or by the place or the mode that stands in its stead; else the one that is meant by a place and a year, a mode and its set, or nothing. */
function idFormula(writer: Writer, entry: Entry, here: Here): string {
  const { lists, library, loaded, language } = writer
  const { definition } = loaded
  const input = entry.input as Factor
  const at = givenAt(writer, entry, here)
  const takesNames = input.by.mode !== undefined || input.by.place !== undefined || input.per !== undefined
  if (!library) return `IF(ISNUMBER(${at}),"",${at}&"")`
  const list = `${input.family} ${input.key ?? (input.by.mode !== undefined ? 'mode' : takesNames ? 'place' : '')}`
  const pairs = () => asked(library, input, definition, language)
  const found = (question: string) => {
    const keys = lists.of(`${list} ?`, () => pairs().map(([text]) => text))
    const ids = lists.of(`${list} =`, () => pairs().map(([, id]) => id))
    return `INDEX(${ids},MATCH(${question},${keys},0))`
  }
  // without a question there is one record only
  const meant = () => {
    const question = questionOf(writer, entry, input, here)
    return question === undefined ? quoted(pairs()[0]?.[1] ?? '') : found(question)
  }
  // what has no slash is no id
  const named = takesNames
    ? `IF(ISNUMBER(FIND("/",${at})),${fullId(writer, entry, here)},${found(questionOf(writer, entry, input, here, at) as string)})`
    : fullId(writer, entry, here)
  const given = `IF(${at}="",${input.chosen ? '""' : meant()},${named})`
  return guarded(begun(writer, entry, here), `IF(ISNUMBER(${at}),"",${given})`)
}

/** The id of the record that is named without its year or place, or by its key alone; else what is given. */
function fullId(writer: Writer, entry: Entry, here: Here): string {
  const { lists, library } = writer
  const input = entry.input as Factor
  const at = givenAt(writer, entry, here)
  const { year } = input.by
  const list = `id ${takesKeys(input) ? input.family : ''}${year === undefined ? '' : ' by year'}`
  const pairs = () => (library ? shortIds(library, input) : [])
  const shorts = lists.of(`${list} short`, () => pairs().map(([text]) => text))
  const ids = lists.of(`${list} full`, () => pairs().map(([, id]) => id))
  const row = (text: string) => `MATCH(${text},${shorts},0)`
  const dated = year && row(`${at}&"|"&${yearAt(writer, undefined, besideAt(writer, entry, year, here))}`)
  return `IFERROR(INDEX(${ids},${dated ? `IFERROR(${dated},${row(at)})` : row(at)}),${at})`
}

/** What a cell with any spelling of a place or a mode stands for; an error where it names none. */
export function askedAt({ lists }: Writer, asking: Asking, at: string): string {
  const list = asking.is === 'place' ? 'place' : `mode ${asking.family}`
  const spellings = lists.of(`${list} spelled`, () => spelled(asking).map(([text]) => text))
  const meant = lists.of(`${list} meant`, () => spelled(asking).map(([, one]) => one))
  const plain = `SUBSTITUTE(SUBSTITUTE(SUBSTITUTE(${at}," ",""),"　",""),"_","-")`
  return `INDEX(${meant},MATCH(${plain},${spellings},0))`
}

/** The year that figures are taken of: the last that is not after the one that is wanted, else the first; blank where none is wanted. */
function yearAt({ lists, library }: Writer, family: string | undefined, at: string): string {
  const years = library ? yearsOf(library, family) : []
  const from = lists.of(`${family ?? 'any'} from`, () => [0, ...years.slice(1)])
  const taken = lists.of(`${family ?? 'any'} year`, () => years)
  return `IF(${at}="","",INDEX(${taken},MATCH(${at},${from},1)))`
}

/** The cell of an input that a factor is looked up by, in its own row where it has one. */
function besideAt(writer: Writer, { group }: { group?: string | undefined }, key: string, here: Here): string {
  const inRow = group !== undefined && writer.places.givenBlocks.get(group)?.names.includes(key)
  return givenAt(writer, { ...(inRow ? { group } : {}), key }, here)
}

/** The text by which a record is asked for, put together from the cells that say it, or from the text that `named` holds of a place or a mode; nothing is asked where the record is named by its key alone. */
function questionOf(
  writer: Writer,
  { group }: Entry,
  { by, key, family }: Factor,
  here: Here,
  named?: string,
): string | undefined {
  const { inputs } = writer.loaded.definition
  const cellOf = (name: string) => besideAt(writer, { group }, name, here)
  const year = by.year === undefined ? [] : [`"|"&${yearAt(writer, family, cellOf(by.year))}`]
  if (key !== undefined) return year[0]
  if (by.mode !== undefined) {
    const set = inputs[by.set ?? ''] as Cell
    const setAt = cellOf(by.set ?? '')
    const mode = askedAt(writer, { is: 'mode', family }, named ?? cellOf(by.mode))
    return [`IF(${setAt}="",${defaultOf(writer, set)},${setAt})&"|"&${mode}`, ...year].join('&')
  }
  const asking: Asking = { is: 'place', family }
  const given = by.place === undefined ? undefined : cellOf(by.place)
  const place =
    named !== undefined
      ? askedAt(writer, asking, named)
      : given === undefined
        ? '"CN"'
        : `IF(${given}="","CN",${askedAt(writer, asking, given)})`
  return [place, ...year].join('&')
}

/** May a value be so? */
export const goodFormula = (writer: Writer, entry: Entry, here: Here): string =>
  `IFERROR(${validity(writer, entry, entry.input as Cell, givenAt(writer, entry, here), here)},FALSE)`
/** The same; what is not asked for may be anything. */
export function validFormula(writer: Writer, entry: Entry, here: Here): string {
  const good = goodFormula(writer, entry, here)
  const route = onRoute(writer, entry.when, here)
  return route === undefined ? good : `IF(${route},${good},TRUE)`
}

export const mayBeBlank = ({ loaded }: Writer, { name, input }: Entry) =>
  input?.optional === true ||
  (input !== undefined && 'default' in input) ||
  (input?.kind === 'factor' && !input.chosen) ||
  loaded.partOf.has(name)

function validity(writer: Writer, entry: Entry, cell: Cell, at: string, here: Here): string {
  const { loaded } = writer
  const blank = mayBeBlank(writer, entry) ? 'TRUE' : 'FALSE'
  switch (cell.kind) {
    case 'text':
      return blank === 'TRUE' ? 'TRUE' : `${at}<>""`
    case 'flag':
    case 'choice': {
      const list = titlesList(writer, cell, entry.name)
      return `IF(${at}="",${blank},ISNUMBER(MATCH(${at},${list},0)))`
    }
    case 'factor': {
      const used = usedAt(writer, entry, here)
      const { min = 0, max } = cell
      const inside = [`ISNUMBER(${used})`, `${used}>=${min}`, ...(max === undefined ? [] : [`${used}<=${max}`])].join(
        ',',
      )
      return cell.optional ? `IF(${at}="",TRUE,AND(${inside}))` : `AND(${inside})`
    }
    default: {
      const { min, above, max, whole } = cell
      const least = above === undefined ? (min === undefined ? [] : [`${at}>=${min}`]) : [`${at}>${above}`]
      // what it is worked out from may not stand beside it
      const parts = [...loaded.partOf].flatMap(([part, of]) => (of === entry.name ? [entryOf(writer, part)] : []))
      const inside = [
        `ISNUMBER(${at})`,
        ...least,
        ...(max === undefined ? [] : [`${at}<=${max}`]),
        ...(whole ? [`INT(${at})=${at}`] : []),
        ...parts.map((part) => `${givenAt(writer, part, here)}=""`),
      ].join(',')
      const worked = loaded.steps.find((each) => each.kind === 'default' && each.entry === entry)
      const otherwise = worked ? workedOut(writer, worked, here) : blank
      return `IF(${at}="",${otherwise},AND(${inside}))`
    }
  }
}

/** Whether there is what a blank cell stands for. What formulas go into is computed only when everything is filled in, so that its own parts are asked for. */
function workedOut(writer: Writer, step: Step, here: Here): string {
  const entries = needs(step).map((name) => entryOf(writer, name))
  if (!entries.some(({ source }) => source === 'formula')) return `ISNUMBER(${writer.print(step.node, here)})`
  const parts = entries.filter(({ source }) => source === 'input')
  return `AND(${parts.map((part) => `ISNUMBER(${usedAt(writer, part, here)})`).join(',')})`
}

/** The cell with the value as it is used. */
function usedAt({ places }: Writer, { name, group }: Entry, { sheet, row = 0 }: Here): string {
  if (group === undefined) return cellAt(places.scalar(name), sheet, true)
  const at = places.column(name)
  return cellAt({ ...at, row: at.row + row }, sheet)
}

/** Is anything given in this row? */
export function begunFormula(writer: Writer, group: string, row: number, sheet: string): string {
  const block = writer.places.givenBlocks.get(group)
  const first = givenSpot(writer, { group, key: block?.names[0] ?? '' }, row)
  return `COUNTA(${rangeAt(first, 1, block?.names.length ?? 1, sheet)})>0`
}
