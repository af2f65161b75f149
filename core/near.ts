/** What somebody may have meant by a name that is not known. */
import { plain } from './plain.ts'

/** How many letters have to be put in, taken out or changed to make one text of the other. */
function steps(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++)
      next.push(
        Math.min((next[j - 1] ?? 0) + 1, (row[j] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)),
      )
    row = next
  }
  return row[b.length] ?? 0
}

/** The names nearest to a text, at most three. They begin alike and a third of the longer one's letters may differ, so that little is compared and nothing far-fetched is told. */
export function nearest(text: string, names: readonly string[]): string[] {
  const given = plain(text)
  const found = names.flatMap((name) => {
    const known = plain(name)
    const most = given.length < 2 ? 0 : Math.floor(Math.max(given.length, known.length) / 3)
    if (known[0] !== given[0] || Math.abs(known.length - given.length) > most) return []
    const far = steps(given, known)
    return far <= most ? [{ name, far }] : []
  })
  const least = Math.min(...found.map(({ far }) => far))
  return found.flatMap(({ name, far }) => (far === least ? [name] : [])).slice(0, 3)
}
