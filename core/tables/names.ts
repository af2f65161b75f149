/** Names as people type them: a key, or a title in either language. */

import { plainText } from '../number-text.ts'
import type { Text } from '../problem.ts'

/** The key that a typed name means: keys as they are spelled (`k` is not `K`), titles in any case. */
export function keyNamed(inputs: Readonly<Record<string, { label: Text }>>, raw: unknown): string | undefined {
  const text = plainText(raw)
  if (Object.hasOwn(inputs, text)) return text
  const same = (title: string) => title.normalize('NFKC').toLowerCase() === text.toLowerCase()
  return Object.entries(inputs).find(([, { label }]) => same(label.zh) || same(label.en))?.[0]
}
