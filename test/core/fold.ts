/** A second, plain reading of the formula language, to hold against the first. */
import type { Node } from '../../core/language/parse.ts'

export type Value = number | boolean | string | undefined

const arithmetic: Record<string, (a: number, b: number) => Value> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '^': (a, b) => a ** b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
}
const functions: Record<string, (...values: Value[]) => Value> = {
  ISBLANK: (a) => a === undefined,
  BLANK: () => undefined,
  AND: (...all) => all.every((each) => each === true),
  OR: (...all) => all.includes(true),
  NOT: (a) => a !== true,
  SQRT: (a) => Math.sqrt(a as number),
}

/** The value of a tree; a blank is undefined. */
export function fold(node: Node, names: Readonly<Record<string, Value>> = {}): Value {
  const go = (each: Node) => fold(each, names)
  switch (node.k) {
    case 'number':
    case 'text':
      return node.value
    case 'name':
      if (!Object.hasOwn(names, node.name)) throw new Error(`no value for ${node.name}`)
      return names[node.name]
    case 'minus':
      return -(go(node.x) as number)
    case 'op': {
      const [a, b] = [go(node.a), go(node.b)]
      if (node.op === '=') return a === b
      return node.op === '<>' ? a !== b : arithmetic[node.op]?.(a as number, b as number)
    }
    case 'call': {
      const [condition, yes, no] = node.args as [Node, Node, Node]
      if (node.fn === 'IF') return go(go(condition) === true ? yes : no)
      const own = functions[node.fn]
      if (!own) throw new Error(`no meaning for ${node.fn}`)
      return own(...node.args.map(go))
    }
  }
}
