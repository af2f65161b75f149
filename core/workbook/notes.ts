/** Notes on the cells that people get wrong: what the definition hints at, what numbers are taken, and what would be refused. */

import type { Input } from '../method.ts'
import { type Text, withSymbols } from '../problem.ts'
import { wanted } from '../wanted.ts'
import { put, type Sheet, type Spot } from './model.ts'
import type { Writer } from './writer.ts'

/** Shorter hints, in Chinese characters, say what a look at the cell says. */
const longHint = 12

/** A note where a hint is long, where a check refuses a value, or where a value that is not given is refused in words of its own. */
export function noteOf(writer: Writer, input: Input, key: string, group?: string): string | undefined {
  const { definition } = writer.loaded
  const { hint, unset, kind } = input
  const refusals: Text[] = Object.values(definition.checks).filter(
    ({ severity, rows, at }) => severity === 'error' && at === key && rows === group,
  )
  const faults = Object.values(definition.formulas).flatMap(({ fault }) => (fault?.at === key && !group ? [fault] : []))
  const isLong = hint !== undefined && hint.zh.length > longHint
  const told = [...(unset ? [unset] : []), ...refusals, ...faults]
  if (!isLong && told.length === 0) return undefined
  const numbers = kind === 'quantity' || kind === 'factor' || kind === 'matrix' ? [wanted(input)] : []
  const lines = [...(hint ? [hint] : []), ...numbers, ...told].map((each) => withSymbols(writer.say(each)))
  return [...new Set(lines)].join('\n')
}

/** Puts a note on a cell that is there already. */
export function annotate(sheet: Sheet, { row, column }: Pick<Spot, 'row' | 'column'>, note: string | undefined) {
  const cell = sheet.rows[row]?.[column]
  if (cell && note !== undefined) put(sheet, row, column, { ...cell, note })
}
