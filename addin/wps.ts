/** WPS as the host of the sheet functions: how arguments arrive, how answers and errors leave, how the functions are made known. */
import type { Text } from '#core'
import { errorCode, errorText, type SheetCell, type SheetFunction } from '#core/sheet/index'
import { wpsMetadata } from './metadata.ts'

/** The part of WPS's own object that the functions use; WPS brings it. */
export type FunctionHost = {
  AddCustomFunction(
    namespace: string,
    name: string,
    fn: (...args: unknown[]) => unknown,
    metadata: ReturnType<typeof wpsMetadata>,
  ): void
}

/** Functions are typed by their bare names; where WPS wants a namespace, by this one. */
export const namespace = 'TANBIAO'

/** What WPS hands over in the place of a number that was left out. */
const missing = -2_147_352_572

/** A range comes as rows of cells, as its only cell, or as an object that holds them; what was left out in one of several ways. */
function argument(raw: unknown): unknown {
  const held = typeof raw === 'object' && raw !== null && 'Value2' in raw ? raw.Value2 : raw
  return held === missing ? undefined : held
}

/** WPS knows no errors with a reason: an error is a text that begins like Excel's. */
const shown = (cell: SheetCell, language: keyof Text) =>
  typeof cell === 'object' ? `${errorCode(cell.problems)} ${errorText(cell.problems, language)}` : cell

const callable =
  ({ run }: SheetFunction, language: () => keyof Text) =>
  (...args: unknown[]) => {
    try {
      const rows = run(args.map(argument)).map((row) => row.map((cell) => shown(cell, language())))
      return rows.length === 1 && rows[0]?.length === 1 ? rows[0][0] : rows
    } catch (error) {
      // what WPS does with an exception is not known
      console.error(error)
      return '#VALUE!'
    }
  }

/** Makes each function callable from cells and answers the namespace they are in: none, unless WPS refuses that. */
export function registerInWps(
  functions: readonly SheetFunction[],
  host: FunctionHost,
  language: () => keyof Text,
): string {
  let space = ''
  for (const each of functions) {
    const add = () => host.AddCustomFunction(space, each.name, callable(each, language), wpsMetadata(each, language()))
    try {
      add()
    } catch (error) {
      if (space !== '') throw error
      space = namespace
      add()
    }
  }
  return space
}
