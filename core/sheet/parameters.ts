/** Arguments of the functions that belong to no method: how they are declared and read. */

import { asMatrix } from './answers.ts'
import type { Parameter } from './function.ts'

/** The one cell that an argument holds. */
export const cellOf = (raw: unknown): unknown => asMatrix(raw)[0]?.[0]
export const parameter = (
  name: string,
  kind: Parameter['kind'],
  required: boolean,
  zh: string,
  en: string,
  options?: Parameter['options'],
): Parameter => ({
  name,
  kind,
  required,
  help: { zh, en },
  ...(options ? { options } : {}),
})
