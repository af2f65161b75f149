/** The closed list of functions of the formula language: how many arguments, over what, and what each gives. */

/**
 * `over`: `values` are single numbers; `columns` are whole columns of rows, the only place where a whole column may stand;
 * `flags` are conditions; `own` forms are treated by name, because they choose what is evaluated (IF), ask whether something was given (ISBLANK) or give nothing (BLANK).
 * `unit`: what the result is measured in. `same`: all arguments and the result share one unit; `count`: a plain number; `root`, `square`, `product`: by that algebra; `none`: arguments and result are plain numbers.
 * `one` is what a value function gives for numbers; columns fold from `from` with `add`. Where a function has a `filter`, its first two arguments are a column of choices and an option, and only rows with that option are folded.
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
) => ({ over: 'columns', least: arity, most: arity, unit, from, add, filter: false }) as const
const filtered = (of: ReturnType<typeof column>) =>
  ({ ...of, least: of.least + 2, most: of.most + 2, filter: true }) as const

const add = (total: number, x: number) => total + x
const sum = column(1, 'same', 0, add)
/** The rows that a filter picks are counted, whatever stands in them. */
const count = column(1, 'count', 0, (total) => total + 1)

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
  SUM: sum,
  SUMSQ: column(1, 'square', 0, (total, x) => total + x * x),
  SUMPRODUCT: column(2, 'product', 0, (total, x, y) => total + x * y),
  COUNT: count,
  /** Of no rows it is no number. */
  LARGEST: column(1, 'same', Number.NaN, (total, x) => (total >= x ? total : x)),
  SUMIF: filtered(sum),
  COUNTIF: filtered({ ...count, least: 0, most: 0 }),
  /** SUMSAME(flows.process, flows.cut), in a formula of rows: the sum over the rows that have the same text as this row; a row without a text stands alone. */
  SUMSAME: { over: 'own', least: 2, most: 2 },
  /** LATER(), in a formula of a table: is this cell right of the diagonal? */
  LATER: { over: 'own', least: 0, most: 0 },
  /** RECIPROCAL(services.direct, passed), the whole of a formula of rows: what each has when all hand on to each other at once, x = d + A'x. */
  RECIPROCAL: { over: 'own', least: 2, most: 2 },
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

/** For each row the first row with the same key; a row without a key (undefined or NaN) is alone. */
export function firstsOfSame(keys: readonly unknown[]): number[] {
  const firsts = new Map<unknown, number>()
  return keys.map((key, i) => {
    if (key === undefined || Number.isNaN(key)) return i
    const first = firsts.get(key)
    if (first === undefined) firsts.set(key, i)
    return first ?? i
  })
}

/** For each row the sum of the values of all rows with the same first row. */
export function sumsOfSame(firsts: readonly number[], values: readonly number[]): number[] {
  const sums = values.map(() => 0)
  firsts.forEach((first, i) => {
    sums[first] = (sums[first] as number) + (values[i] as number)
  })
  return firsts.map((first) => sums[first] as number)
}
