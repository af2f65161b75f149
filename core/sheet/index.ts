/** All sheet functions, generated from the methods. */
import type { Method } from '../calculate.ts'
import { commonFunctions } from './common-functions.ts'
import type { SheetFunction } from './function.ts'
import { methodFunctions } from './method-functions.ts'

export {
  errorCode,
  errorText,
  type Parameter,
  type SheetAnswer,
  type SheetCell,
  type SheetFunction,
} from './function.ts'

export const sheetFunctions = (methods: readonly Method[]): SheetFunction[] => [
  ...methodFunctions(methods),
  ...commonFunctions(methods),
]
