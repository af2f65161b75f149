/** How high rows are: in how many lines the texts of their cells break. */
import { styles } from './looks.ts'
import type { Role, WorkbookCell } from './model.ts'

/** Height of a line, in points; also of a row that needs no more. */
export const lineHeight = 15
/** Of a text in a column so many characters wide; a Chinese character is as wide as two others. */
const linesOf = (text: string, width: number) =>
  text.length * 2 <= width && !text.includes('\n')
    ? 1
    : text.split('\n').reduce((sum, line) => sum + wrapped(line, width), 0)
/** A line breaks between words, in some programs behind a slash or a hyphen too, and behind any Chinese character. */
function wrapped(line: string, width: number): number {
  let lines = 1
  let filled = 0
  // what stands behind the last space, slash or hyphen of the line
  let run = 0
  for (const [word] of line.matchAll(/[\u2e80-\uffff]|[^\s/\-\u2e80-\uffff]*[/-]\s*|[^\s/\-\u2e80-\uffff]+\s*|\s+/g)) {
    const size = sizeOf(word)
    if (filled + sizeOf(word.trimEnd()) <= width) {
      filled += size
      run += size
    } else {
      // LibreOffice takes the Chinese characters before another word down with it
      const taken = run < filled && word < '\u2e80' ? run : 0
      // a word that no line holds is broken where it must be, not always at the very end
      const more = taken + size <= width ? 1 : Math.ceil(((taken + size) * torn) / width)
      lines += filled === 0 ? more - 1 : more
      filled = Math.max(0, taken + size - (more - 1) * width)
      run = filled
    }
    if (/[\s/-]$/.test(word)) run = 0
  }
  return lines
}
/** How much more room a word takes that is broken in several places. */
const torn = 1.15
/** How wide letters are beside a digit, in DejaVu Sans and Microsoft YaHei alike. */
const sizes = new Map([
  ...[..."ijl.,:;|!'"].map((each) => [each, 0.5] as const),
  ...[...' tfrI()[]-/"'].map((each) => [each, 0.65] as const),
  ...[...'scz'].map((each) => [each, 0.86] as const),
  ...[...'mwMW%@'].map((each) => [each, 1.55] as const),
])
const sizeOf = (text: string) => {
  let size = 0
  for (const each of text) size += sizes.get(each) ?? (each >= '\u2e80' ? 1.9 : each >= 'A' && each <= 'Z' ? 1.2 : 1)
  return size
}
const mostLines = 20
/** Of the width of a column texts leave so much free, and so much where they keep off the edge. */
const [edge, indentation] = [0.4, 1.6]
/** Heads are in bold letters. */
const bold = 1.12
/** Large letters, with some room above. */
const largeRows: Partial<Record<Role, number>> = { title: 24, heading: 26 }
/** How high a row is that needs more than others: not every program works that out when it opens a file. */
export function heightOf(line: readonly (WorkbookCell | undefined)[], widths: readonly number[]): number | undefined {
  const large = largeRows[line[0]?.role ?? 'label']
  if (large !== undefined) return large
  let most = 1
  line.forEach((cell, column) => {
    if (typeof cell?.value !== 'string' || cell.formula !== undefined) return
    const { wrapText, indent } = styles[cell.role].alignment ?? {}
    if (!wrapText) return
    const room = (widths[column] ?? 9) - (indent ? indentation : edge)
    most = Math.max(most, linesOf(cell.value, Math.max(3, cell.role === 'head' ? room / bold : room)))
  })
  return most > 1 ? Math.min(mostLines, most) * lineHeight : undefined
}
