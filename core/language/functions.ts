/** The closed list of functions of the formula language: how many arguments, over what, and what each gives. */

/**
 * `over`: `values` are single numbers; `columns` are whole columns of rows, the only place where a whole column may stand;
 * `flags` are conditions; `own` forms are treated by name, because they choose what is evaluated (IF), ask whether something was given (ISBLANK) or give nothing (BLANK).
 * `unit`: what the result is measured in. `same`: all arguments and the result share one unit; `count`: a plain number; `root`, `square`, `product`: by that algebra; `none`: arguments and result are plain numbers.
 * `one` is what a value function gives for numbers; columns fold from `from` with `add`.
 */
const value = (
  least: number,
  most: number,
  unit: 'same' | 'root' | 'none' | 'first',
  one: (...xs: number[]) => number,
) => ({ over: 'values', least, most, unit, one }) as const
const column = (
  arity: number,
  unit: 'same' | 'count' | 'square' | 'product',
  from: number,
  add: (total: number, ...xs: number[]) => number,
) => ({ over: 'columns', least: arity, most: arity, unit, from, add }) as const

export const functions = {
  IF: { over: 'own', least: 3, most: 3 },
  ISBLANK: { over: 'own', least: 1, most: 1 },
  BLANK: { over: 'own', least: 0, most: 0 },
  AND: { over: 'flags', least: 2, most: 8 },
  OR: { over: 'flags', least: 2, most: 8 },
  NOT: { over: 'flags', least: 1, most: 1 },
  ABS: value(1, 1, 'same', Math.abs),
  MIN: value(2, 8, 'same', Math.min),
  MAX: value(2, 8, 'same', Math.max),
  ROUND: value(2, 2, 'first', round),
  SQRT: value(1, 1, 'root', Math.sqrt),
  EXP: value(1, 1, 'none', Math.exp),
  LN: value(1, 1, 'none', Math.log),
  SUM: column(1, 'same', 0, (total, x) => total + x),
  SUMSQ: column(1, 'square', 0, (total, x) => total + x * x),
  SUMPRODUCT: column(2, 'product', 0, (total, x, y) => total + x * y),
  COUNT: column(1, 'count', 0, (total) => total + 1),
} as const

export type FunctionName = keyof typeof functions

/** Rounds half away from zero at the printed decimal digit, as spreadsheets do: ROUND(2.5, 0) is 3, ROUND(-2.5, 0) is -3, ROUND(1.005, 2) is 1.01. */
export function round(x: number, digits: number): number {
  if (!Number.isFinite(x)) return x
  // by the shortest decimal text of x and in whole digits, so that 1.005 counts as 1.005 and not as the binary number just below it
  const [mantissa = '0', exponent = '0'] = Math.abs(x).toExponential().split('e')
  const [whole = '0', fraction = ''] = mantissa.split('.')
  const to = Math.trunc(digits)
  const surplus = fraction.length - Number(exponent) - to
  if (surplus <= 0) return x + 0
  const unit = 10n ** BigInt(surplus)
  const rounded = (BigInt(whole + fraction) + unit / 2n) / unit
  return Math.sign(x) * Number(`${rounded}e${-to}`) + 0
}
