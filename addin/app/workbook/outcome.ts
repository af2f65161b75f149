/** What an action of the workbook comes to: something said, or something asked first. */
import type { Inputs, Method, Result, Text } from '#core'
import type { Step, Workbook } from '../../host.ts'
import type { Language } from '../language.ts'

export type Table = { heads: readonly Text[]; rows: readonly (readonly (string | number)[])[] }
/** `wrote`: formulas of ours stand in the workbook now. */
export type Said = { said: Text; table?: Table; wrote?: true }
/** `code` shows what would be written; of `options` one is chosen. `go` does it. */
export type Question = {
  ask: Text
  code?: readonly string[]
  options?: readonly string[]
  yes: Text
  go: (step: Step, option: string) => Promise<Outcome>
}
export type Outcome = Said | Question

/** A calculation as it stands in the form, with the language it is written in. */
export type Calculation = { workbook: Workbook; method: Method; inputs: Inputs; result: Result; language: Language }

/** `meeting`, or `meeting 2` where sheets of that name stand already. */
export function freeName(wanted: string, isTaken: (name: string) => boolean): string {
  for (let n = 1; ; n += 1) {
    const name = n === 1 ? wanted : `${wanted} ${n}`
    if (!isTaken(name)) return name
  }
}
