/** Whether a parsed JSON value may be taken as it is: within our limits, every number finite, no key given twice. The quick answer before the slow scan, which says what is wrong and where. */
import { limits } from './limits.ts'

/** How many members all objects in a value have; NaN where a limit is exceeded or a number is not finite. */
function members(value: unknown, depth: number): number {
  if (typeof value === 'number') return value - value
  if (typeof value !== 'object' || value === null) return 0
  if (depth > limits.depth) return Number.NaN
  let count = 0
  if (Array.isArray(value)) {
    if (value.length > limits.rows) return Number.NaN
    for (const each of value) count += members(each, depth + 1)
    return count
  }
  let keys = 0
  for (const key in value) {
    keys++
    if (key.length > limits.keyLength) return Number.NaN
    count += 1 + members((value as Record<string, unknown>)[key], depth + 1)
  }
  return keys > limits.keys ? Number.NaN : count
}

const quote = 34
const backslash = 92
const colon = 58

/** How many members a valid JSON text writes: its colons outside of strings. A key given twice is written twice and parsed once. */
function written(text: string): number {
  let count = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === colon) count++
    if (code !== quote) continue
    for (at++; text.charCodeAt(at) !== quote; at++) if (text.charCodeAt(at) === backslash) at++
  }
  return count
}

/** @param value what JSON.parse made of `text` */
export const isPlain = (text: string, value: unknown): boolean => members(value, 1) === written(text)
