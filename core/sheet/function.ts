/** What a sheet function is on every host: its name, its parameters with help, and what it answers. */
import type { Problem, Text } from '../problem.ts'

/** What a cell holds. An error cell carries the problems behind it; each host shows them as its own kind of error. */
export type SheetCell = number | string | boolean | { problems: readonly Problem[] }
/** A range of answers; a single value is a range of one cell. */
export type SheetAnswer = readonly (readonly SheetCell[])[]

export type Parameter = {
  name: string
  /** What it is in the definition of its method. */
  key?: string
  help: Text
  /** `range`: cells in rows and columns, a single cell among them; `value`: one cell; `choice`: one cell with these texts. */
  kind: 'range' | 'value' | 'choice'
  options?: Readonly<Record<string, Text>>
  required: boolean
}

export type SheetFunction = {
  name: string
  help: Text
  parameters: readonly Parameter[]
  /** `spills` where the answer may be more than one cell. */
  spills: boolean
  /** How it is typed, for the help page. */
  example: string
  /** What the block of the example holds beside the example of the method. */
  exampleBeside?: Readonly<Record<string, string>>
  /** The method it belongs to, if any. */
  method?: string
  /** What stands behind the number of a block: its unit, and the methods with their editions. */
  about?: { unit: string; methods: string }
  run(args: readonly unknown[]): SheetAnswer
}

/** Excel shows a reason with two errors only: #N/A where a value does not exist, #VALUE! for all else. */
export const errorCode = (problems: readonly Problem[]): '#N/A' | '#VALUE!' =>
  problems.every(({ code }) => code.startsWith('EF-') || code === 'NO-OUTPUT') ? '#N/A' : '#VALUE!'

/** The reason behind an error cell, in one language, short enough for a tooltip. */
export const errorText = (problems: readonly Problem[], language: keyof Text): string => {
  const texts = problems
    .slice(0, 3)
    .map((problem) => `${problem.code} ${problem[language]}${problem.clause ? ` [${problem.clause}]` : ''}`)
  return [...texts, ...(problems.length > 3 ? [`+${problems.length - 3}`] : [])].join('\n')
}
