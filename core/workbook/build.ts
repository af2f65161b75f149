/** The workbook of a method: an audit workbook of one calculation, or a template to fill in. */
import { askedBy } from '../asked.ts'
import type { Method } from '../calculate.ts'
import { evaluator } from '../evaluate.ts'
import type { Loaded } from '../graph.ts'
import type { Problem } from '../problem.ts'
import { aboutSheet, versionSheet } from './about-sheets.ts'
import { aboutAddin, beside, blockSheet } from './addin-sheets.ts'
import { requestSheet, traceSheet } from './audit-sheets.ts'
import { checksSheet } from './checks-sheet.ts'
import { factorsSheet } from './factors-sheet.ts'
import { type Filled, filled } from './filled.ts'
import { aboutFunctions, functionsSheet } from './functions-sheet.ts'
import { givenSheet } from './given-sheet.ts'
import type { Language } from './language.ts'
import { type Library, libraryOf } from './library.ts'
import { listsOn } from './lists.ts'
import type { Sheet, Workbook, WorkbookModel } from './model.ts'
import { namesOf, placesOf } from './places.ts'
import { printer } from './print.ts'
import { qualitySheet } from './quality-sheet.ts'
import { rowsSheet } from './rows-sheet.ts'
import { auditCells } from './size.ts'
import { resultsSheet, stepsSheet } from './steps-sheet.ts'
import type { Writer } from './writer.ts'

export type Built = { ok: true; workbook: WorkbookModel } | { ok: false; problems: Problem[] }

type Audit = { ok: true; workbook: Workbook; cells: number } | { ok: false; problems: Problem[] }

function audit(method: Method, given: unknown, language: Language, prefix = ''): Audit {
  const answer = filled(method, given)
  if (!answer.ok) return answer
  const writer = writerOf(method, language, answer.filled, undefined, answer.filled.count, prefix)
  return { ok: true, workbook: made(writer, 'audit'), cells: auditCells(writer) }
}

/** @param given inputs of a calculation that has a result. `prefix` stands before the names of its sheets, where they join those of another workbook. */
export function auditWorkbook(method: Method, given: unknown, language: Language = 'zh', prefix = ''): Built {
  const answer = audit(method, given, language, prefix)
  return answer.ok ? { ok: true, workbook: kept(answer.workbook) } : answer
}

/** The same with each sheet made when it is its turn, and at most so many cells. An evaluator of its own holds the values, as others may use the method before the last sheet is made. */
export const auditSheets = (method: Method, given: unknown, language: Language = 'zh'): Audit =>
  audit({ ...method, evaluate: evaluator(method.loaded) }, given, language)

const kept = ({ sheets, ...rest }: Workbook): WorkbookModel => ({ ...rest, sheets: [...sheets] })

/** What a template may have beside its own sheets: functions for Excel 365, or the values of the add-in. */
export type TemplateVariant = 'base' | 'lambda' | 'addin'

/** @param given what is filled in already; nothing in a blank template. */
export function template(
  method: Method,
  language: Language = 'zh',
  given?: unknown,
  variant: TemplateVariant = 'base',
): Built {
  const answer = given === undefined ? undefined : filled(method, given)
  if (answer && !answer.ok) return answer
  const writer = writerOf(method, language, answer?.filled, libraryOf(method.definition), roomOf(method.loaded))
  return { ok: true, workbook: kept(made(writer, variant)) }
}

/** How many rows a template has room for: few where a table has a row or a column for each. */
const roomOf = ({ groups, matrices }: Loaded) => {
  const tabled = new Set([...matrices.values()].flatMap(({ rows, columns }) => [rows, ...columns]))
  return (group: string) => {
    const input = groups.get(group)
    const room = tabled.has(group) ? 12 : 60
    return Math.min(room, input?.kind === 'rows' ? (input.max ?? room) : room)
  }
}

function writerOf(
  method: Method,
  language: Language,
  filling: Filled | undefined,
  library: Library | undefined,
  room: (group: string) => number,
  prefix = '',
): Writer {
  const { loaded, definition } = method
  const places = placesOf(loaded, language, room, library !== undefined, prefix)
  return {
    method,
    loaded,
    language,
    places,
    filled: filling,
    library,
    lists: listsOn(places.sheet('lists')),
    sometimes: askedBy(definition),
    factorRows: new Map([...(filling?.used.keys() ?? [])].map((path, i) => [path, i])),
    print: printer(places, language),
    say: (text) => text[language],
  }
}

function made(writer: Writer, variant: TemplateVariant | 'audit'): Workbook {
  const { lists, places, library } = writer
  const names = namesOf(places)
  const [functions, addin] = [variant === 'lambda', variant === 'addin']
  const inputs = addin ? givenSheet(writer) : undefined
  const block = inputs && blockSheet(writer, inputs)
  function* sheets(): Generator<Sheet> {
    yield aboutSheet(writer, functions ? aboutFunctions(writer) : addin ? aboutAddin(writer) : [])
    yield versionSheet(writer, variant, names)
    yield inputs ?? givenSheet(writer)
    yield factorsSheet(writer, names)
    yield rowsSheet(writer)
    yield stepsSheet(writer)
    yield resultsSheet(writer, names, block && beside(writer, block.range))
    yield qualitySheet(writer)
    yield checksSheet(writer)
    if (!library) {
      yield traceSheet(writer)
      yield requestSheet(writer)
    }
    if (functions) yield functionsSheet(writer, names)
    if (block) yield block.sheet
    // what the others asked for
    if (lists.sheet.rows.length > 0) yield lists.sheet
  }
  const title = writer.say(writer.loaded.definition.title)
  return { title, sheets: { [Symbol.iterator]: sheets }, names, ...(addin ? { keeps: true } : {}) }
}
