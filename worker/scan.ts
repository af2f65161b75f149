/** One pass over a JSON text before it is parsed: its grammar, our limits, and what JSON.parse would hide. */
import { type Problem, problem } from '#core'
import { limits } from './limits.ts'

/** `fault` is where the text stops being JSON; `infinite` lists numbers too large for a double. */
export type Scan = { fault?: number; problems: Problem[]; infinite: Problem[] }

const QUOTE = 34
const BACKSLASH = 92
const isDigit = (code: number) => code >= 48 && code <= 57
const isSpace = (code: number) => code === 32 || code === 10 || code === 13 || code === 9
const words = ['true', 'false', 'null']

export function scan(text: string): Scan {
  const problems: Problem[] = []
  const infinite: Problem[] = []
  const path: (string | number)[] = []
  let at = 0
  let depth = 0
  let full = false

  const pointer = () => path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
  const limit = (zh: string, en: string) => {
    const where = pointer()
    problems.push(problem(where, 'LIMIT', `${where || '输入'}${zh}`, `${where || 'The input'} ${en}`))
    full ||= problems.length >= limits.problems
  }
  const space = () => {
    while (isSpace(text.charCodeAt(at))) at++
  }
  /** Passes a character, with the spaces after it. */
  const pass = (character: string) => {
    if (text[at] !== character) return false
    at++
    space()
    return true
  }

  function string(): boolean {
    for (at++; at < text.length; at++) {
      const code = text.charCodeAt(at)
      if (code === QUOTE) {
        at++
        return true
      }
      if (code < 32) return false
      if (code !== BACKSLASH) continue
      at++
      if (text[at] === 'u') {
        if (!/^[\da-f]{4}$/i.test(text.slice(at + 1, at + 5))) return false
        at += 4
      } else if (at >= text.length || !'"\\/bfnrt'.includes(text[at] as string)) return false
    }
    return false
  }

  const digits = () => {
    const start = at
    while (isDigit(text.charCodeAt(at))) at++
    return at > start
  }
  function number(): boolean {
    const start = at
    if (text[at] === '-') at++
    if (text[at] === '0') at++
    else if (!digits()) return false
    if (text[at] === '.') {
      at++
      if (!digits()) return false
    }
    const exponent = text[at] === 'e' || text[at] === 'E'
    if (exponent) {
      at++
      if (text[at] === '+' || text[at] === '-') at++
      if (!digits()) return false
    }
    if (
      (exponent || at - start > 308) &&
      infinite.length < limits.problems &&
      !Number.isFinite(Number(text.slice(start, at)))
    ) {
      const where = pointer()
      infinite.push(
        problem(
          where,
          'NOT-FINITE',
          `${where || '输入'} 超出数的范围`,
          `${where || 'The input'} is beyond the range of numbers`,
        ),
      )
    }
    return true
  }

  function key(seen: Set<string>): boolean {
    const start = at
    if (text.charCodeAt(at) !== QUOTE || !string()) return false
    const raw = text.slice(start + 1, at - 1)
    const name = raw.includes('\\') ? String(JSON.parse(`"${raw}"`)) : raw
    if (name.length > limits.keyLength)
      limit(`中有一个键超过 ${limits.keyLength} 个字符`, `has a key of more than ${limits.keyLength} characters`)
    path.push(name)
    if (seen.has(name)) {
      const where = pointer().slice(0, 2 * limits.keyLength)
      problems.push(
        problem(where, 'CONFLICT', `键 ${where} 出现了两次：请只保留一个`, `The key ${where} stands twice: keep one`),
      )
      full ||= problems.length >= limits.problems
    } else if (seen.size <= limits.keys) {
      seen.add(name)
    }
    return true
  }

  function object(): boolean {
    const seen = new Set<string>()
    let told = false
    at++
    space()
    if (pass('}')) return true
    do {
      if (!key(seen)) return false
      space()
      if (!pass(':') || !value()) return false
      path.pop()
      if (seen.size > limits.keys && !told) {
        told = true
        limit(`的键超过 ${limits.keys} 个`, `has more than ${limits.keys} keys`)
      }
      if (full) return false
    } while (pass(','))
    return pass('}')
  }

  function array(): boolean {
    at++
    space()
    if (pass(']')) return true
    let count = 0
    do {
      path.push(count++)
      if (!value()) return false
      path.pop()
      if (count === limits.rows + 1) limit(`超过 ${limits.rows} 行`, `has more than ${limits.rows} rows`)
      if (full) return false
    } while (pass(','))
    return pass(']')
  }

  function nested(inner: () => boolean): boolean {
    if (depth === limits.depth) {
      limit(`嵌套超过 ${limits.depth} 层`, `is nested more than ${limits.depth} deep`)
      full = true
      return false
    }
    depth++
    const fine = inner()
    depth--
    return fine
  }

  function value(): boolean {
    const first = text[at]
    let fine: boolean
    if (first === '{') fine = nested(object)
    else if (first === '[') fine = nested(array)
    else if (first === '"') fine = string()
    else {
      const word = words.find((one) => text.startsWith(one, at))
      at += word?.length ?? 0
      fine = word !== undefined || number()
    }
    if (fine) space()
    return fine
  }

  space()
  const fine = value() && at === text.length
  return { problems, infinite, ...(fine || full ? {} : { fault: Math.min(at, text.length) }) }
}
