/** What cells are answered: ranges as hosts hand them over, numbers, refusals, codes. */
import { compute, type Method } from '../calculate.ts'
import type { Problem } from '../problem.ts'
import type { ReadInputs } from '../tables/params.ts'
import type { Matrix } from '../tables/rows.ts'
import type { SheetAnswer, SheetCell } from './function.ts'

/** A range as it comes from a host: cells in rows, or a single value. */
export const asMatrix = (raw: unknown): Matrix => (Array.isArray(raw) ? (raw as Matrix) : [[raw]])
export const failed = (problems: readonly Problem[]): SheetAnswer => [[{ problems }]]

/** One computed output as a cell; one that does not exist is #N/A with the reason. */
export const outputCell = (key: string, value: number | undefined): SheetCell =>
  value ?? {
    problems: [
      {
        path: '',
        code: 'NO-OUTPUT',
        severity: 'error',
        zh: `${key} 在此情形下不存在`,
        en: `${key} does not exist in this case`,
      },
    ],
  }

export const codesOf = (problems: readonly Problem[]): string =>
  problems.length === 0 ? '' : [...new Set(problems.map(({ code }) => code))].join(', ')

/** What the numbers of one case are, or its problems. */
export const answerOf = (method: Method, read: ReadInputs) => (read.ok ? compute(method, read.inputs) : read)
