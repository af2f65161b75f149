/** The digest of a calculation against the platform's own SHA-256: every length around the blocks, every kind of character. */
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonical, digest } from '../../core/digest.ts'

const expected = (value: unknown) => `sha256:${createHash('sha256').update(canonical(value), 'utf8').digest('hex')}`

test('is SHA-256 of the canonical text, whatever was digested before', () => {
  for (let length = 0; length <= 300; length++) {
    const value = 'x'.repeat(length)
    expect(digest(value)).toBe(expected(value))
  }
  for (const value of ['碳'.repeat(5_000), '', '😀é\ud800', 'a'.repeat(50_000), { b: 1, a: [true, null] }])
    expect(digest(value)).toBe(expected(value))
})

test('holds every key, one named __proto__ too', () => {
  const value: unknown = JSON.parse('{"b":1,"__proto__":{"a":2}}')
  expect(canonical(value)).toBe('{"__proto__":{"a":2},"b":1}')
})

test('is SHA-256 of any JSON', () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => digest(value) === expected(value)))
})
