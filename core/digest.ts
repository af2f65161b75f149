/** The digest of a calculation: SHA-256 over canonical JSON, so that anyone can check it with any tool. */
import { sha256 } from './sha256.ts'

const sorted = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(sorted)
  const copy: Record<string, unknown> = {}
  for (const key of Object.keys(value).sort()) {
    const member = sorted((value as Record<string, unknown>)[key])
    // Set like any other it would become the prototype and be lost.
    if (key === '__proto__') Object.defineProperty(copy, key, { value: member, enumerable: true })
    else copy[key] = member
  }
  return copy
}

/** JSON with sorted keys and no spaces: the same inputs, however written, give the same text. */
export const canonical = (value: unknown): string => JSON.stringify(sorted(value))

/** `sha256:` and 64 hexadecimal digits. */
export const digest = (value: unknown): string => `sha256:${sha256(canonical(value))}`
