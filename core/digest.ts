/** The digest of a calculation: SHA-256 over canonical JSON, so that anyone can check it with any tool. */
import { sha256 } from './sha256.ts'

const sorted = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(sorted)
  // Through entries: a key named __proto__ would be lost if it were set.
  const keys = Object.keys(value).sort()
  return Object.fromEntries(keys.map((key) => [key, sorted((value as Record<string, unknown>)[key])]))
}

/** JSON with sorted keys and no spaces: the same inputs, however written, give the same text. */
export const canonical = (value: unknown): string => JSON.stringify(sorted(value))

/** `sha256:` and 64 hexadecimal digits. */
export const digest = (value: unknown): string => `sha256:${sha256(canonical(value))}`
