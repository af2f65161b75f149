/** The formula language: text to tree and back. A closed subset of the syntax that Excel, WPS and LibreOffice share. */
import { type FunctionName, functions } from './functions.ts'

export type Comparison = '=' | '<>' | '<' | '<=' | '>' | '>='
export type Operator = '+' | '-' | '*' | '/' | '^' | Comparison

/** `at` is the offset in the formula text; `text` keeps how a number was written, so that `1%` stays `1%`. */
export type Node =
  | { k: 'number'; at: number; value: number; text: string }
  | { k: 'text'; at: number; value: string }
  | { k: 'name'; at: number; name: string }
  | { k: 'minus'; at: number; x: Node }
  | { k: 'op'; at: number; op: Operator; a: Node; b: Node }
  | { k: 'call'; at: number; fn: FunctionName; args: Node[] }

/** A mistake in a method's definition, found when it is loaded: never a user's fault. */
export class DefinitionError extends Error {
  override name = 'DefinitionError'
}

/** Throws with the place, the formula and a caret under the spot: what was expected goes into `message`. */
export function fault(place: string, formula: string, at: number, message: string): never {
  throw new DefinitionError(`${place}: ${message}\n  ${formula}\n  ${' '.repeat(at)}^`)
}

/** Longer formulas would outgrow the compile-time check of names, and no reader follows them. */
export const longestFormula = 800

const token =
  /\s*(?:(?<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?%?)|(?<name>[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)?)|"(?<text>[^"]*)"|(?<sign><=|>=|<>|[-+*/^=<>(),]))/y

type Token = { kind: 'number' | 'name' | 'text' | 'sign' | 'end'; text: string; at: number }

function tokens(place: string, formula: string): Token[] {
  const found: Token[] = []
  token.lastIndex = 0
  for (let end = 0; formula.slice(end).trim() !== ''; end = token.lastIndex) {
    const match = token.exec(formula)
    const spot = end + formula.slice(end).search(/\S/)
    if (!match?.groups) return fault(place, formula, spot, 'expected a number, a name, a text in quotes or an operator')
    const [kind, text] = Object.entries(match.groups).find(([, part]) => part !== undefined) as [Token['kind'], string]
    found.push({ kind, text, at: spot })
  }
  return [...found, { kind: 'end', text: '', at: formula.length }]
}

/** `1%` is the number that `0.01` is, to the bit. */
function numberIn(text: string): number {
  if (!text.endsWith('%')) return Number(text)
  const digits = text.slice(0, -1)
  return /e/i.test(digits) ? Number(digits) / 100 : Number(`${digits}e-2`)
}

/** @throws DefinitionError that shows the formula and the spot. */
export function parse(formula: string, place = 'formula'): Node {
  if (formula.length > longestFormula) fault(place, formula, 0, `expected at most ${longestFormula} characters`)
  const list = tokens(place, formula)
  let next = 0
  const peek = () => list[next] as Token
  const isSign = (...signs: string[]) => peek().kind === 'sign' && signs.includes(peek().text)
  const take = () => list[next++] as Token
  const expect = (sign: string) => {
    if (!isSign(sign)) fault(place, formula, peek().at, `expected ${sign}`)
    return take()
  }

  /** A chain such as `a - b - c`; `once` refuses a second sign, because readers and programs disagree on what `a < b < c` means. */
  function chain(signs: readonly string[], operand: () => Node, once?: string): Node {
    let a = operand()
    for (let count = 0; isSign(...signs); count++) {
      if (once && count > 0) fault(place, formula, peek().at, once)
      const { text, at } = take()
      a = { k: 'op', at, op: text as Operator, a, b: operand() }
    }
    return a
  }
  const comparison = (): Node =>
    chain(['=', '<>', '<', '<=', '>', '>='], sum, 'expected one comparison only: join two with AND')
  const sum = (): Node => chain(['+', '-'], product)
  const product = (): Node => chain(['*', '/'], signed)
  function signed(): Node {
    if (!isSign('-')) return power()
    const { at } = take()
    const x = primary()
    if (isSign('^')) fault(place, formula, at, 'expected parentheses: sheets read -a^b as (-a)^b')
    return { k: 'minus', at, x }
  }
  const power = (): Node => chain(['^'], primary, 'expected parentheses around the first power')

  function primary(): Node {
    const { kind, text, at } = take()
    if (kind === 'number') {
      const value = numberIn(text)
      if (!Number.isFinite(value)) fault(place, formula, at, 'expected a number that a computer can hold')
      return { k: 'number', at, value, text }
    }
    if (kind === 'text') return { k: 'text', at, value: text }
    if (kind === 'sign' && text === '(') {
      const inside = comparison()
      expect(')')
      return inside
    }
    if (kind !== 'name') return fault(place, formula, at, 'expected a number, a name or a function')
    if (!isSign('(')) return { k: 'name', at, name: text }
    if (!Object.hasOwn(functions, text))
      fault(place, formula, at, `expected one of the functions ${Object.keys(functions).join(' ')}`)
    take()
    const args: Node[] = []
    if (!isSign(')')) {
      args.push(comparison())
      while (isSign(',')) {
        take()
        args.push(comparison())
      }
    }
    expect(')')
    const fn = text as FunctionName
    const { least, most } = functions[fn]
    if (args.length < least || args.length > most) {
      fault(place, formula, at, `expected ${least === most ? least : `${least} to ${most}`} arguments of ${fn}`)
    }
    return { k: 'call', at, fn, args }
  }

  const tree = comparison()
  if (peek().kind !== 'end') fault(place, formula, peek().at, 'expected an operator or the end')
  return tree
}

const rank = (node: Node): number => {
  if (node.k === 'minus') return 2.5
  if (node.k !== 'op') return 5
  if (node.op === '^') return 4
  if (node.op === '*' || node.op === '/') return 2
  return node.op === '+' || node.op === '-' ? 1 : 0
}

type Name = Node & { k: 'name' }

/** Prints a tree with no more parentheses than it needs; `spell` says how a name is written (its value in the trace). */
export function print(node: Node, spell: (name: Name) => string = ({ name }) => name): string {
  const inner = (child: Node, atLeast: number): string => {
    const text = print(child, spell)
    return rank(child) >= atLeast ? text : `(${text})`
  }
  switch (node.k) {
    case 'number':
      return node.text
    case 'text':
      return `"${node.value}"`
    case 'name':
      return spell(node)
    case 'minus':
      return `-${inner(node.x, 5)}`
    case 'call':
      return `${node.fn}(${node.args.map((x) => print(x, spell)).join(', ')})`
    case 'op': {
      const own = rank(node)
      const [left, right] = own === 0 ? [1, 1] : own === 4 ? [5, 5] : [own, own + 0.1]
      // a minus in front binds looser than a product's right side may be read
      const b = node.b.k === 'minus' ? `(${print(node.b, spell)})` : inner(node.b, right)
      return node.op === '^' ? `${inner(node.a, left)}^${b}` : `${inner(node.a, left)} ${node.op} ${b}`
    }
  }
}

/** Calls `visit` on every node, parents first. */
export function walk(node: Node, visit: (node: Node) => void): void {
  visit(node)
  if (node.k === 'minus') walk(node.x, visit)
  else if (node.k === 'op') {
    walk(node.a, visit)
    walk(node.b, visit)
  } else if (node.k === 'call') for (const arg of node.args) walk(arg, visit)
}

/** Every name a tree reads, once each, in order. */
export function namesOf(node: Node): string[] {
  const names = new Set<string>()
  walk(node, (each) => each.k === 'name' && names.add(each.name))
  return [...names]
}
