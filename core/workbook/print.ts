/** Formulas as spreadsheets compute them: the text of the definition with the places of its names put in. Only functions that Excel 2016, WPS and LibreOffice share. */
import type { Bound, Entry } from '../graph.ts'
import { functions } from '../language/functions.ts'
import type { Language } from './language.ts'
import { cellAt, rangeAt } from './model.ts'
import type { Places } from './places.ts'

export type Name = Bound & { k: 'name' }
export type Call = Bound & { k: 'call' }

/** Where a formula stands: on which sheet, in which row of its rows, in which column of its table. */
export type Here = { sheet: string; group?: string | undefined; row?: number; over?: Entry['over']; across?: number }

const strength: Readonly<Record<string, number>> = { '*': 3, '/': 3, '+': 2, '-': 2, '^': 4 }
const strengthOf = (op: string) => strength[op] ?? 1
export const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`

/** What differs from one place to another: how names, calls and the options of a choice print. */
export type Forms = {
  name: (node: Name) => string
  call: (node: Call) => string
  option: (choice: Bound, option: string) => string
}

/** A formula, by the forms of the place where it will stand. */
export function printTree(node: Bound, forms: Forms): string {
  const print = (each: Bound): string => printTree(each, forms)
  const side = (each: Bound, least: number) => {
    const text = print(each)
    const weak = (each.k === 'op' && strengthOf(each.op) < least) || (each.k === 'call' && each.fn === 'ISBLANK')
    return weak ? `(${text})` : text
  }
  switch (node.k) {
    case 'number':
      return node.text.toUpperCase()
    case 'text':
      return quoted(node.value)
    case 'name':
      return forms.name(node)
    // Excel takes -x^2 for (-x)^2
    case 'minus':
      return `(-${side(node.x, 4)})`
    case 'op': {
      if (node.b.k === 'text') return `${print(node.a)}${node.op}${forms.option(node.a, node.b.value)}`
      const own = strengthOf(node.op)
      return `${side(node.a, own)}${node.op}${side(node.b, own + 1)}`
    }
    case 'call':
      return forms.call(node)
  }
}

/** Calls that print alike everywhere. */
export function plainCall({ fn, args }: Call, of: (node: Bound) => string): string | undefined {
  switch (fn) {
    case 'BLANK':
      return '""'
    case 'ISBLANK':
      return `${of(args[0] as Bound)}=""`
    // both sides of AND and OR are worked out by spreadsheets, of IF only the one that is chosen
    case 'AND':
      return args.map(of).reduceRight((rest, each) => `IF(${each},${rest},FALSE)`)
    case 'OR':
      return args.map(of).reduceRight((rest, each) => `IF(${each},TRUE,${rest})`)
    default:
      return undefined
  }
}

/** @returns the formula without its equals sign. */
export function printer(places: Places, language: Language) {
  const optionOf = (node: Bound, text: string) => {
    const input = node.k === 'name' ? node.entry.input : undefined
    return quoted(input?.kind === 'choice' ? (input.options[text]?.[language] ?? text) : text)
  }

  /** One value: of this row, of this cell, or of all. */
  function one({ entry }: Name, here: Here): string {
    const { sheet, row = 0, across = 0 } = here
    if (entry.over) {
      const spot = places.table(entry.name)
      return cellAt({ ...spot, row: spot.row + row, column: spot.column + across }, sheet)
    }
    if (entry.group === undefined) return cellAt(places.scalar(entry.name), sheet, true)
    const spot = places.column(entry.name)
    return cellAt({ ...spot, row: spot.row + row }, sheet)
  }

  /** A whole column, or in a table the row or the column that goes with this row. */
  function whole({ entry }: Name, { sheet, group, row = 0 }: Here): string {
    if (!entry.over) return rangeAt(places.column(entry.name), places.count(entry.group as string), 1, sheet)
    const [rows, columns] = entry.over
    const spot = places.table(entry.name)
    return rows === group
      ? rangeAt({ ...spot, row: spot.row + row }, 1, places.count(columns), sheet)
      : rangeAt({ ...spot, column: spot.column + row }, places.count(rows), 1, sheet)
  }

  function call(node: Call, here: Here): string {
    const { fn, args } = node
    const of = (each: Bound) => print(each, here)
    const overColumns = functions[fn].over === 'columns'
    const group = args[0]?.k === 'name' ? (args[0].entry.group ?? '') : ''
    const empty = overColumns && args.some(isEmpty)
    const columns = args.filter((each): each is Name => each.k === 'name' && (overColumns || fn === 'SUMSAME'))
    const ranges = empty ? [] : columns.map((each) => whole(each, here))
    const plain = plainCall(node, of)
    if (plain !== undefined) return plain
    switch (fn) {
      case 'LATER':
        return (here.across ?? 0) > (here.row ?? 0) ? 'TRUE' : 'FALSE'
      case 'COUNT':
        return places.counted(group, here.sheet)
      case 'LARGEST':
        return `MAX(${ranges[0]})`
      case 'COUNTIF':
        return empty ? '0' : `COUNTIF(${ranges[0]},${optionOf(args[0] as Bound, (args[1] as { value: string }).value)})`
      case 'SUMIF': {
        const [choice, column] = ranges
        return empty
          ? '0'
          : `SUMIF(${choice},${optionOf(args[0] as Bound, (args[1] as { value: string }).value)},${column})`
      }
      case 'SUMSAME': {
        const [key, value] = (args as Name[]).map((each) => one(each, here))
        return `IF(${key}="",${value},SUMPRODUCT(EXACT(${ranges[0]},${key})*1,${ranges[1]}))`
      }
      default:
        if (empty) return '0'
        return `${fn}(${(overColumns ? ranges : args.map(of)).join(',')})`
    }
  }

  /** Sums over no rows have no range to stand for them. */
  const isEmpty = (node: Bound): boolean =>
    node.k === 'name' &&
    (node.entry.over
      ? node.entry.over.some((each) => places.count(each) === 0)
      : places.count(node.entry.group ?? '') === 0)

  const print = (node: Bound, here: Here): string =>
    printTree(node, { name: (each) => one(each, here), call: (each) => call(each, here), option: optionOf })
  return print
}
