/** The digest of a calculation: SHA-256 over canonical JSON, so that anyone can check it with any tool. */
import { sha256 } from '@noble/hashes/sha2.js'

const sorted = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(sorted)
  // Through entries: a key named __proto__ would be lost if it were set.
  const keys = Object.keys(value).sort()
  return Object.fromEntries(keys.map((key) => [key, sorted((value as Record<string, unknown>)[key])]))
}

/** JSON with sorted keys and no spaces: the same inputs, however written, give the same text. */
export const canonical = (value: unknown): string => JSON.stringify(sorted(value))

// Buffers are dear to make in a Worker and a digest stands in every answer, so these are made once; a digest leaves nothing in them.
const fresh = sha256.create()
const hasher = sha256.create()
const result = new Uint8Array(fresh.outputLen)
let bytes = new Uint8Array(4096)

/** Writes a text as UTF-8 and gives how many bytes it has; half a surrogate pair becomes U+FFFD, as everywhere. */
function encode(text: string): number {
  if (bytes.length < 3 * text.length) bytes = new Uint8Array(6 * text.length)
  let length = 0
  for (let i = 0; i < text.length; i++) {
    let code = text.charCodeAt(i)
    if (code < 0x80) {
      bytes[length++] = code
      continue
    }
    if (code >= 0xd800 && code < 0xe000) {
      const next = text.charCodeAt(i + 1)
      const pair = code < 0xdc00 && next >= 0xdc00 && next < 0xe000
      code = pair ? 0x10000 + ((code - 0xd800) << 10) + (next - 0xdc00) : 0xfffd
      if (pair) i++
    }
    if (code < 0x800) bytes[length++] = 0xc0 | (code >> 6)
    else {
      if (code < 0x10000) bytes[length++] = 0xe0 | (code >> 12)
      else {
        bytes[length++] = 0xf0 | (code >> 18)
        bytes[length++] = 0x80 | ((code >> 12) & 0x3f)
      }
      bytes[length++] = 0x80 | ((code >> 6) & 0x3f)
    }
    bytes[length++] = 0x80 | (code & 0x3f)
  }
  return length
}

const prefix = 'sha256:'
const digits = '0123456789abcdef'
const codes = Array.from(prefix.padEnd(prefix.length + 2 * result.length), (character) => character.charCodeAt(0))

/** `sha256:` and 64 hexadecimal digits. */
export function digest(value: unknown): string {
  const length = encode(canonical(value))
  fresh._cloneInto(hasher).update(bytes.subarray(0, length)).digestInto(result)
  for (let i = 0; i < result.length; i++) {
    const byte = result[i] as number
    codes[prefix.length + 2 * i] = digits.charCodeAt(byte >> 4)
    codes[prefix.length + 2 * i + 1] = digits.charCodeAt(byte & 15)
  }
  // in one piece: a text grown digit by digit is dear to write into JSON
  return String.fromCharCode(...codes)
}
