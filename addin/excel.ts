/** Excel as the host of the sheet functions: how arguments arrive, how answers and errors leave. */
import type { Text } from '#core'
import { errorCode, errorText, type SheetCell, type SheetFunction } from '#core/sheet/index'

/** The part of the CustomFunctions object that we use; office.js brings it. */
type Runtime = Pick<typeof CustomFunctions, 'associate' | 'Error' | 'ErrorCode'>

/**
 * Makes each function callable from cells. Excel hands over null for an argument left out, rows of cells for a range, and an invocation object last.
 * `CustomFunctions.Error` exists only once Excel has loaded, so it is touched when a cell calls, not before.
 */
export function registerInExcel(
  functions: readonly SheetFunction[],
  runtime: Runtime,
  language: () => keyof Text,
): void {
  const errorOf = (problems: Parameters<typeof errorCode>[0]) => {
    const code = errorCode(problems) === '#N/A' ? runtime.ErrorCode.notAvailable : runtime.ErrorCode.invalidValue
    return new runtime.Error(code, errorText(problems, language()))
  }
  const cell = (value: SheetCell) => (typeof value === 'object' ? errorOf(value.problems) : value)
  for (const { name, spills, run } of functions) {
    runtime.associate(name, (...args: unknown[]) => {
      const answer = run(args.slice(0, -1))
      const [[only]] = answer as [[SheetCell]]
      if (answer.length === 1 && answer[0]?.length === 1 && typeof only === 'object') throw errorOf(only.problems)
      return spills ? answer.map((row) => row.map(cell)) : cell(only)
    })
  }
}
