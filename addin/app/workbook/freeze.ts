/** Puts the values of our formulas in their place, and a sheet that keeps what they were. */
import type { Definition } from '#core'
import { factorSet } from '#core/factors/index'
import { rangeText } from '../../cells.ts'
import type { Cells, Content, FormulaCell, NewSheet, Step, Value, Workbook } from '../../host.ts'
import { catalogue } from '../catalogue.ts'
import type { Language } from '../language.ts'
import { findOurs, type Ours, toTheEnd } from './ours.ts'
import { freeName, type Outcome, type Said } from './outcome.ts'
import { phrases, texts } from './texts.ts'

const isError = (value: Value | undefined) => typeof value === 'string' && /^#[A-Z_/0]+[!?]?$/.test(value)
const asValues = (values: Cells<Value>): Content[][] =>
  values.map((row) => row.map((value) => (isError(value) ? { typed: String(value) } : value)))

export async function freeze(workbook: Workbook, language: Language, step: Step): Promise<Outcome> {
  const { ours, cells } = await findOurs(workbook, step)
  if (cells.length === 0) return { said: texts.noFormulas }
  // what shows an error has no value to keep
  const good = cells.filter(({ locked, values }) => !locked && !isError(values[0]?.[0]))
  const locked = [...new Set(cells.flatMap((cell) => (cell.locked ? [cell.sheet] : [])))]
  const wrong = cells.filter((cell) => !cell.locked && isError(cell.values[0]?.[0])).length
  if (good.length === 0) return { said: phrases.nothingToFreeze(wrong, locked) }
  return {
    ask: phrases.freezes(good.length, wrong, locked),
    yes: texts.freezeNow,
    go: (next) => freezeNow(workbook, language, ours, good, next),
  }
}

async function freezeNow(
  workbook: Workbook,
  language: Language,
  ours: Ours,
  cells: readonly FormulaCell[],
  step: Step,
): Promise<Said> {
  const editionOf = editions(await Promise.all(catalogue.map(({ load }) => load())))
  const names = new Set((await workbook.sheetNames()).map((name) => name.toLowerCase()))
  const name = freeName(texts.frozenSheet[language], (one) => names.has(one.toLowerCase()))
  const time = new Date().toISOString()
  const lines = cells.map((cell) => [
    cell.sheet,
    rangeText(cell, cell.values.length, cell.values[0]?.length ?? 1),
    cell.formula,
    cell.values[0]?.[0] ?? '',
    editionOf(ours.called(cell.formula)),
    factorSet,
    time,
  ])
  await workbook.addSheets([traceSheet(name, language, lines)], step)
  await workbook.enter(
    cells.map((at) => ({ at, cells: asValues(at.values) })),
    toTheEnd(step),
  )
  return { said: phrases.frozen(cells.length, name) }
}

/** The editions that a call computes by. A name may be of several methods, and of one that works for all the first argument says which. */
const editions = (definitions: readonly Definition[]) => {
  const edition = ({ id, edition }: Definition) => `${id}@${edition}`
  return ({ name, first = '' }: ReturnType<Ours['called']>) =>
    definitions
      .filter(({ id, title, prefix, functions }) =>
        name.startsWith('GHG_')
          ? [id, title.zh, title.en].includes(first)
          : Object.keys(functions).some((key) => `${prefix}_${key}` === name),
      )
      .map(edition)
      .join(', ')
}

const traceSheet = (name: string, language: Language, lines: readonly (readonly Value[])[]): NewSheet => {
  const heads = [texts.sheet, texts.cell, texts.formula, texts.value, texts.edition, texts.factorSet, texts.time]
  return {
    name,
    cells: [heads.map((head) => head[language]), ...lines],
    widths: [18, 14, 60, 20, 24, 12, 26],
    looks: [{ row: 0, column: 0, height: 1, width: heads.length, look: { bold: true, fill: '#E8F3F0' } }],
    arrays: [],
    frozen: 1,
  }
}
