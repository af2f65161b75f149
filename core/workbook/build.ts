/** The workbook of a method: an audit workbook of one calculation, or a template to fill in. */
import { sometimesRequired } from '../asked.ts'
import type { Method } from '../calculate.ts'
import type { Loaded } from '../graph.ts'
import type { Problem } from '../problem.ts'
import { aboutSheet, versionSheet } from './about-sheets.ts'
import { requestSheet, traceSheet } from './audit-sheets.ts'
import { checksSheet } from './checks-sheet.ts'
import { factorsSheet } from './factors-sheet.ts'
import { type Filled, filled } from './filled.ts'
import { givenSheet } from './given-sheet.ts'
import type { Language } from './language.ts'
import { type Library, libraryOf } from './library.ts'
import { listsOn } from './lists.ts'
import type { WorkbookModel } from './model.ts'
import { namesOf, placesOf } from './places.ts'
import { printer } from './print.ts'
import { qualitySheet } from './quality-sheet.ts'
import { rowsSheet } from './rows-sheet.ts'
import { resultsSheet, stepsSheet } from './steps-sheet.ts'
import type { Writer } from './writer.ts'

export type Built = { ok: true; workbook: WorkbookModel } | { ok: false; problems: Problem[] }

/** @param given inputs of a calculation that has a result. `prefix` stands before the names of its sheets, where they join those of another workbook. */
export function auditWorkbook(method: Method, given: unknown, language: Language = 'zh', prefix = ''): Built {
  const answer = filled(method, given)
  if (!answer.ok) return answer
  return { ok: true, workbook: built(method, language, answer.filled, undefined, answer.filled.count, 'base', prefix) }
}

/** @param given what is filled in already; nothing in a blank template. */
export function template(method: Method, language: Language = 'zh', given?: unknown): Built {
  const answer = given === undefined ? undefined : filled(method, given)
  if (answer && !answer.ok) return answer
  return {
    ok: true,
    workbook: built(method, language, answer?.filled, libraryOf(method.definition), roomOf(method.loaded)),
  }
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

function built(
  method: Method,
  language: Language,
  filling: Filled | undefined,
  library: Library | undefined,
  room: (group: string) => number,
  variant = 'base',
  prefix = '',
): WorkbookModel {
  const { loaded, definition } = method
  const places = placesOf(loaded, language, room, library !== undefined, prefix)
  const lists = listsOn(places.sheet('lists'))
  const writer: Writer = {
    method,
    loaded,
    language,
    places,
    filled: filling,
    library,
    lists,
    sometimes: sometimesRequired(definition),
    factorRows: new Map([...(filling?.used.keys() ?? [])].map((path, i) => [path, i])),
    print: printer(places, language),
    say: (text) => text[language],
  }
  const names = namesOf(places)
  const sheets = [
    aboutSheet(writer),
    versionSheet(writer, library ? variant : 'audit', names),
    givenSheet(writer),
    factorsSheet(writer),
    rowsSheet(writer),
    stepsSheet(writer),
    resultsSheet(writer, names),
    qualitySheet(writer),
    checksSheet(writer),
    ...(library ? [] : [traceSheet(writer), requestSheet(writer)]),
  ]
  return {
    title: definition.title[language],
    sheets: lists.sheet.rows.length > 0 ? [...sheets, lists.sheet] : sheets,
    names,
  }
}
