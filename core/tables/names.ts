/** Names as people type them: a key, or a title in either language. */

import { plainText } from '../number-text.ts'
import type { Text } from '../problem.ts'

type Titled = Readonly<Record<string, { label: Text }>>

/** Titles are brought to one form once for each record of inputs: a table asks for them in every cell of compact text. */
const titles = new WeakMap<Titled, ReadonlyMap<string, string>>()
function titlesOf(inputs: Titled): ReadonlyMap<string, string> {
  const known = titles.get(inputs)
  if (known) return known
  const plain = (title: string) => title.normalize('NFKC').toLowerCase()
  const pairs = Object.entries(inputs).flatMap(
    ([
      key,
      {
        label: { zh, en },
      },
    ]) => [[plain(zh), key] as const, [plain(en), key] as const],
  )
  // of two inputs with the same title the first is meant
  const found = new Map(pairs.reverse())
  titles.set(inputs, found)
  return found
}

/** The key that a typed name means: keys as they are spelled (`k` is not `K`), titles in any case. */
export function keyNamed(inputs: Titled, raw: unknown): string | undefined {
  const text = plainText(raw)
  return Object.hasOwn(inputs, text) ? text : titlesOf(inputs).get(text.toLowerCase())
}
