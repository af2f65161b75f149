/** The proof that a formula means something: every operand of the right kind, every unit what it is declared to be. */
import type { Bound, Entry, Over } from '../graph.ts'
import { functions } from './functions.ts'
import { fault } from './parse.ts'
import { byNumber, difference, isPlain, meet, plain, root, times, type Unit, unitOf } from './units.ts'

/** What kind of value an expression gives. A number may be a plain literal, which counts as a conversion in products and takes the other side's unit in comparisons; `blank` says that one branch of an IF leaves it out. */
type Type =
  | { is: 'number'; unit: Unit; literal?: number; blank?: true }
  | { is: 'choice'; options: readonly string[] }
  | { is: 'flag' }
  | { is: 'text'; value?: string }
  | { is: 'blank' }
type NumberType = Type & { is: 'number' }

/** @param expected what the formula stands for, or 'flag' for a condition. @throws DefinitionError at the spot where the kind or the unit is wrong. */
export function check(
  node: Bound,
  expected: Entry | 'flag',
  place: string,
  text: string,
  { group, over }: { group?: string; over?: Over } = {},
): void {
  const wrong = (at: number, message: string) => fault(place, text, at, message)
  const entryType = ({ type, unit }: Entry): Type =>
    type.is === 'number'
      ? { is: 'number', unit: unitOf(unit) ?? wrong(0, `expected a known unit, found ${unit}`) }
      : type
  const number = (each: Bound): NumberType => {
    const type = typeOf(each)
    if (type.is !== 'number') return wrong(each.at, `expected a number, found ${type.is}`)
    return type.blank
      ? wrong(each.at, 'expected a number that exists: BLANK() may only be the result of a whole formula')
      : type
  }
  const flag = (each: Bound) => {
    const type = typeOf(each)
    if (type.is !== 'flag') wrong(each.at, `expected a condition, found ${type.is}`)
  }
  /** The common unit of two values that are added, compared or chosen between; zero and blanks fit everything. */
  const common = (a: NumberType, b: NumberType, at: number): NumberType => {
    if (a.literal === 0) return b
    if (b.literal === 0) return a
    const unit = meet(a.unit, b.unit)
    return unit ? { is: 'number', unit } : wrong(at, `expected one unit on both sides: ${difference(b.unit, a.unit)}`)
  }

  function operation({ op, a, b, at }: Bound & { k: 'op' }): Type {
    if (op === '=' || op === '<>') {
      const [x, y] = [typeOf(a), typeOf(b)]
      if (x.is === 'choice' || y.is === 'choice') {
        if (x.is !== 'choice' || y.is !== 'text' || y.value === undefined)
          return wrong(at, 'expected a choice compared with a text in quotes')
        if (!x.options.includes(y.value)) wrong(b.at, `expected one of ${x.options.join(', ')}`)
        return { is: 'flag' }
      }
    }
    const [x, y] = [number(a), number(b)]
    switch (op) {
      case '+':
      case '-':
        return common(x, y, at)
      case '*':
        if (y.literal !== undefined) return { is: 'number', unit: byNumber(x.unit, y.literal) }
        return { is: 'number', unit: x.literal === undefined ? times(x.unit, y.unit) : byNumber(y.unit, x.literal) }
      case '/':
        if (y.literal !== undefined) return { is: 'number', unit: byNumber(x.unit, 1 / y.literal) }
        return {
          is: 'number',
          unit: x.literal === undefined ? times(x.unit, y.unit, -1) : byNumber(times(plain, y.unit, -1), x.literal),
        }
      case '^':
        if (y.literal === undefined && !(isPlain(x.unit) && isPlain(y.unit)))
          return wrong(at, 'expected a number as the power')
        return { is: 'number', unit: y.literal === undefined ? plain : times(plain, x.unit, y.literal) }
      default:
        if (x.literal === undefined && y.literal === undefined) common(x, y, at)
        return { is: 'flag' }
    }
  }

  const column = (arg: Bound, fn: string): Entry =>
    arg.k === 'name' && arg.whole && !arg.entry.over
      ? arg.entry
      : wrong(arg.at, `expected a whole column, such as trips.E, in ${fn}`)
  /** The rows over which a column runs, or a table where one of its sides is this row. */
  const runs = (arg: Bound, fn: string): string | undefined => {
    if (arg.k !== 'name' || !arg.entry.over) return column(arg, fn).group
    const [rows, columns] = arg.entry.over
    if (group === rows) return columns
    return group === columns ? rows : wrong(arg.at, `expected ${fn} of a table in a formula of its rows or columns`)
  }
  const numbers = (entry: Entry): Unit => {
    const type = entryType(entry)
    return type.is === 'number' ? type.unit : wrong(0, `expected a column of numbers, found ${entry.name}`)
  }
  /** The option that a filter asks for is one of the column's. */
  const option = ({ type }: Entry, first: Bound, second: Bound) => {
    if (type.is !== 'choice') wrong(first.at, 'expected a column of choices')
    else if (second.k !== 'text' || !type.options.includes(second.value))
      wrong(second.at, `expected one of ${type.options.join(', ')}`)
  }

  function call(each: Bound & { k: 'call' }): Type {
    const { fn, args, at } = each
    const rule = functions[fn]
    const [first, second] = args as [Bound, Bound]
    if (rule.over === 'flags') {
      args.forEach(flag)
      return { is: 'flag' }
    }
    if (rule.over === 'columns') {
      const picked = rule.filter ? args.slice(2) : args
      const inTable = picked.some((arg) => arg.k === 'name' && arg.entry.over !== undefined)
      if (inTable && fn !== 'SUM' && fn !== 'SUMPRODUCT') wrong(at, 'expected SUM or SUMPRODUCT of a table')
      const all = [...(rule.filter ? [column(first, fn).group] : []), ...picked.map((arg) => runs(arg, fn))]
      if (!inTable && (group !== undefined || over !== undefined))
        wrong(at, `${fn} is the same for every row: give it its own formula and name`)
      if (new Set(all).size > 1) wrong(at, 'expected columns of the same rows')
      if (rule.filter) option(column(first, fn), first, second)
      const [x = plain, y = plain] = picked.map((arg) => numbers((arg as Bound & { k: 'name' }).entry))
      const unit = { same: x, count: plain, square: times(x, x), product: times(x, y) }[rule.unit]
      return { is: 'number', unit }
    }
    if (rule.over === 'values') {
      const types = args.map(number)
      const [x] = types as [NumberType]
      if (rule.unit === 'same') return types.reduce((a, b) => common(a, b, at))
      const plainFrom = rule.unit === 'none' ? 0 : 1
      const odd = types.findIndex((type, i) => i >= plainFrom && !isPlain(type.unit))
      if (odd >= 0) wrong((args[odd] as Bound).at, 'expected a plain number')
      return { is: 'number', unit: rule.unit === 'root' ? root(x.unit) : rule.unit === 'none' ? plain : x.unit }
    }
    if (fn === 'BLANK') return { is: 'blank' }
    if (fn === 'LATER') return over ? { is: 'flag' } : wrong(at, 'expected LATER in a formula of a table')
    if (fn === 'RECIPROCAL') {
      const own = column(first, fn)
      const table = second.k === 'name' ? second.entry : undefined
      if (each !== node || own.group !== group || table?.over?.some((side) => side !== group) !== false)
        return wrong(at, 'expected RECIPROCAL(a column of these rows, a table of them by themselves), and nothing else')
      if (!isPlain(numbers(table))) wrong(second.at, 'expected a table of plain numbers')
      return { is: 'number', unit: numbers(own) }
    }
    if (fn === 'SUMSAME') {
      const [key, values] = [column(first, fn), column(second, fn)]
      if (group === undefined || key.group !== group || values.group !== group)
        wrong(at, 'expected two columns of these rows in SUMSAME')
      if (key.type.is !== 'text') wrong(first.at, 'expected a column of texts')
      return { is: 'number', unit: numbers(values) }
    }
    if (fn === 'ISBLANK') {
      if (first.k !== 'name' || first.whole || !(first.entry.optional || first.entry.when)) {
        wrong(first.at, 'expected a name that may be blank in ISBLANK')
      }
      return { is: 'flag' }
    }
    flag(first)
    const [yes, no] = [typeOf(second), typeOf(args[2] as Bound)]
    const blank = { blank: true } as const
    if (yes.is === 'blank' || no.is === 'blank') {
      const other = yes.is === 'blank' ? no : yes
      return other.is === 'number' ? { ...other, ...blank } : wrong(at, 'expected a number in the other branch')
    }
    if (yes.is === 'number' && no.is === 'number')
      return { ...common(yes, no, at), ...(yes.blank || no.blank ? blank : {}) }
    if (yes.is === 'flag' && no.is === 'flag') return yes
    return wrong(at, `expected numbers or conditions from both branches, found ${yes.is} and ${no.is}`)
  }

  function typeOf(each: Bound): Type {
    switch (each.k) {
      case 'number':
        return { is: 'number', unit: plain, literal: each.value }
      case 'text':
        return { is: 'text', value: each.value }
      case 'name':
        if (each.whole) wrong(each.at, `expected ${each.name} inside SUM or another function of whole columns`)
        return entryType(each.entry)
      case 'minus': {
        const { unit, literal } = number(each.x)
        return { is: 'number', unit, ...(literal === undefined ? {} : { literal: -literal }) }
      }
      case 'op':
        return operation(each)
      case 'call':
        return call(each)
    }
  }

  const found = typeOf(node)
  const declared: Type = expected === 'flag' ? { is: 'flag' } : entryType(expected)
  if (found.is !== declared.is) wrong(0, `expected ${declared.is}, found ${found.is}`)
  if (found.is !== 'number' || declared.is !== 'number' || found.literal === 0) return
  if (!meet(found.unit, declared.unit)) wrong(0, `declared another unit: ${difference(found.unit, declared.unit)}`)
}
