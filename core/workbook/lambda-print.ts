/** Formulas over whole columns and tables at once, as Excel 365 computes them: names stand for parameters and for values worked out before. */
import type { Bound, Entry } from '../graph.ts'
import { functions } from '../language/functions.ts'
import type { Text } from '../problem.ts'
import { type Call, type Name, plainCall, printTree, quoted } from './print.ts'

/** The rows a formula is of, or the table whose cells it gives. */
export type Of = { group?: string | undefined; over?: Entry['over'] | undefined }

/** How names and functions of a LAMBDA are stored in a file. */
export const local = (name: string) => `_xlpm.${name}`
export const later = (fn: string) => `_xlfn.${fn}`
/** 1, 2, 3 downwards. */
const numbered = (count: string) => `${later('SEQUENCE')}(${count})`

/** @param value what a name is called, @param count how many rows a group has, @param cannot is told what has no such form. */
export function arrayPrinter(
  value: (entry: Entry) => string,
  count: (group: string) => string,
  cannot: (reason: Text) => void,
) {
  /** Of the rows of one table, or of its columns, where the formula is of those. */
  const along = ({ entry }: Name, group: string) =>
    entry.over?.[0] === group ? value(entry) : `TRANSPOSE(${value(entry)})`

  function aggregate(fn: string, names: readonly Name[], { group, over }: Of): string {
    const tables = names.filter(({ entry }) => entry.over)
    const [first, second] = names.map(({ entry }) => value(entry)) as [string, string | undefined]
    if (tables.length === 0 || (!group && !over && tables.length === names.length))
      return fn === 'SUMPRODUCT' ? `SUM(${first}*${second})` : `${fn}(${first})`
    const [table] = tables as [Name]
    const column = names.find((each) => each !== table)
    if (group !== undefined && fn === 'SUMPRODUCT' && column && tables.length === 1)
      return `MMULT(${along(table, group)},${value(column.entry)})`
    if (group !== undefined && names.length === 1)
      return `${later('BYROW')}(${along(table, group)},${later('LAMBDA')}(${local('line')},${fn}(${local('line')})))`
    cannot({ zh: '两个表格的乘积没有数组写法', en: 'a product of two tables has no form for arrays' })
    return 'NA()'
  }

  function call(node: Call, at: Of, of: (node: Bound) => string): string {
    const { fn, args } = node
    const plain = plainCall(node, of)
    if (plain !== undefined) return plain
    const [choice, option] = args as [Bound, Bound & { value: string }]
    const names = args.filter((each): each is Name => each.k === 'name')
    const [one, other] = names.map(({ entry }) => value(entry)) as [string, string]
    const index = () => numbered(count(at.group ?? at.over?.[0] ?? ''))
    switch (fn) {
      case 'NOT':
        return `IF(${of(choice)},FALSE,TRUE)`
      case 'LATER':
        return `(TRANSPOSE(${index()})>${index()})`
      case 'COUNT':
        return count(names[0]?.entry.group ?? '')
      case 'LARGEST':
        return aggregate('MAX', names, at)
      case 'COUNTIF':
        return `SUM(IF(${one}=${quoted(option.value)},1,0))`
      case 'SUMIF':
        return `SUM(IF(${one}=${quoted(option.value)},${other},0))`
      case 'SUMSAME':
        return `IF(${one}="",${other},MMULT(IF(EXACT(${one},TRANSPOSE(${one})),1,0),${other}))`
      case 'RECIPROCAL':
        return `MMULT(MINVERSE(IF(${index()}=TRANSPOSE(${index()}),1,0)-TRANSPOSE(${other})),${one})`
      case 'MIN':
      case 'MAX':
        if (at.group !== undefined || at.over)
          cannot({ zh: `${fn} 会把各行合为一个数`, en: `${fn} would make one number of all rows` })
        return `${fn}(${args.map(of).join(',')})`
      default:
        return functions[fn].over === 'columns' ? aggregate(fn, names, at) : `${fn}(${args.map(of).join(',')})`
    }
  }

  function print(node: Bound, at: Of): string {
    const of = (each: Bound): string => print(each, at)
    return printTree(node, {
      name: ({ entry }) => value(entry),
      call: (each) => call(each, at, of),
      option: (_, text) => quoted(text),
    })
  }
  return print
}
