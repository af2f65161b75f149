/** CSV (RFC 4180) as rows of texts and back, piece by piece: nothing is held but the row that is being read. */
import { type Problem, problem } from '../problem.ts'
import { decoderOf, type Encoding } from './decode.ts'

/** A cell holds as much as in Excel. */
export const longestCell = 32_767
export const widestRow = 1_000
/** Which sign parts cells is told by the first line that is not blank, or by so much of it. */
const longestSample = 65_536

const [tab, lf, cr, quote, apostrophe, comma, semicolon] = [9, 10, 13, 34, 39, 44, 59]

/** Takes the cells of a row, and the line of the file that it begins in. */
export type TakeRow = (cells: string[], line: number) => void
/** Each answers why the file cannot be read any further, once it cannot; `end` comes after the last piece. */
export type CsvReader = { push(bytes: Uint8Array): Problem | undefined; end(): Problem | undefined }

/** Reads the bytes of a file, cut anywhere. Without an encoding it is found out; blank lines are rows of one empty cell. */
export function csvReader(row: TakeRow, encoding?: Encoding): CsvReader {
  const decode = decoderOf(encoding)
  const separatorIn = separatorFinder()
  let parser: Parser | undefined
  let waiting = ''
  let fault: Problem | undefined

  /** Until the sign is known, texts wait. */
  function take(text: string, end: boolean): Problem | undefined {
    if (parser) return parser.text(text)
    waiting += text
    const separator = separatorIn(text, end)
    if (separator === undefined) return undefined
    parser = parserOf(separator, row)
    return parser.text(waiting)
  }

  function read(bytes: Uint8Array, end: boolean): Problem | undefined {
    const { text, damaged } = decode(bytes, end)
    const last = end || damaged === true
    const found = take(text, last) ?? (damaged ? parser?.damaged() : undefined)
    return found ?? (end ? parser?.end() : undefined)
  }

  return {
    push: (bytes) => {
      fault ??= read(bytes, false)
      return fault
    },
    end: () => {
      fault ??= read(new Uint8Array(0), true)
      return fault
    },
  }
}

/** The sign that parts the cells of the header: the one that stands most often outside of quotes, a comma where several do. */
function separatorFinder(): (text: string, end: boolean) => number | undefined {
  const counts = new Map([comma, tab, semicolon].map((sign) => [sign, 0]))
  let seen = 0
  let quoted = false
  let last = comma
  let blank = true
  const most = () => [...counts].reduce((best, each) => (each[1] > best[1] ? each : best))[0]
  return (text, end) => {
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at)
      const count = counts.get(code)
      const newline = code === lf || code === cr
      if ((newline && !quoted && !blank) || seen++ === longestSample) return most()
      // a quote opens at the beginning of a cell, or again behind one that closed; any other is a character like all
      const literal = code === quote && !(quoted || blank || last === quote || counts.has(last))
      if (code === quote && !literal) quoted = !quoted
      else if (count !== undefined && !quoted) counts.set(code, count + 1)
      blank &&= newline
      last = literal ? 0 : code
    }
    return end ? most() : undefined
  }
}

type Parser = {
  text(piece: string): Problem | undefined
  /** Here the file stops being text. */
  damaged(): Problem
  end(): Problem | undefined
}

function parserOf(separator: number, row: TakeRow): Parser {
  /** Where the next character stands; `behind` a quote that closes its cell or is the first of two. */
  let place: 'start' | 'plain' | 'quoted' | 'behind' = 'start'
  let cells: string[] = []
  /** What is known of the cell so far. */
  let held = ''
  let line = 1
  let rowLine = 1
  let cellLine = 1
  /** An LF right behind a CR belongs to it. */
  let afterCr = false
  let fault: Problem | undefined

  const refuse = (code: 'BODY' | 'LIMIT', at: number, zh: string, en: string) => {
    const column = cells.length + 1
    fault = problem('', code, `第 ${at} 行第 ${column} 列：${zh}`, `Line ${at}, column ${column}: ${en}`)
    return fault
  }
  function tooLong() {
    const [zh, en] = place === 'quoted' ? ['：是否缺少结束的引号？', ': is its closing quote missing?'] : ['', '']
    refuse(
      'LIMIT',
      cellLine,
      `单元格超过 ${longestCell} 个字符${zh}`,
      `the cell has more than ${longestCell} characters${en}`,
    )
  }

  /** Puts a part of a cell by, which may be one longer by the apostrophe that `guarded` gave it. */
  function hold(part: string) {
    held = held === '' ? part : held + part
    if (held.length > longestCell + 1) tooLong()
  }

  /** The cell ends at a sign: a separator, or the end of its line and row. */
  function close(code: number) {
    endCell()
    if (code === separator || fault) return
    line++
    afterCr = code === cr
    endRow()
  }
  function endCell() {
    const cell = held.charCodeAt(0) === apostrophe ? bare(held) : held
    if (cell.length > longestCell) tooLong()
    else if (cells.length === widestRow)
      refuse('LIMIT', line, `一行超过 ${widestRow} 格`, `the row has more than ${widestRow} cells`)
    cells.push(cell)
    held = ''
    place = 'start'
  }
  function endRow() {
    row(cells, rowLine)
    cells = []
    rowLine = line
  }

  const closes = (code: number) => code === separator || code === lf || code === cr

  // Each takes what it can of a piece, from `at` on, and answers where it stopped.
  const takes = {
    start(piece: string, at: number): number {
      const code = piece.charCodeAt(at)
      const rest = afterCr && code === lf
      afterCr = false
      if (rest) return at + 1
      cellLine = line
      place = code === quote ? 'quoted' : 'plain'
      return code === quote ? at + 1 : takes.plain(piece, at)
    },
    plain(piece: string, at: number): number {
      let to = at
      // most characters are beyond all the signs
      while (to < piece.length && (piece.charCodeAt(to) > semicolon || !closes(piece.charCodeAt(to)))) to++
      hold(piece.slice(at, to))
      if (to === piece.length || fault) return to
      close(piece.charCodeAt(to))
      return to + 1
    },
    quoted(piece: string, at: number): number {
      let to = at
      for (; to < piece.length && piece.charCodeAt(to) !== quote; to++) {
        const code = piece.charCodeAt(to)
        if (code === cr || (code === lf && !afterCr)) line++
        afterCr = code === cr
      }
      hold(piece.slice(at, to))
      if (to === piece.length || fault) return to
      afterCr = false
      place = 'behind'
      return to + 1
    },
    behind(piece: string, at: number): number {
      const code = piece.charCodeAt(at)
      if (code === quote) {
        held += '"'
        place = 'quoted'
      } else if (closes(code)) close(code)
      else
        refuse(
          'BODY',
          line,
          '结束的引号之后还有文字，单元格内的引号请写成两个',
          'text follows the closing quote; double the quotes inside a cell',
        )
      return at + 1
    },
  }

  return {
    text(piece) {
      for (let at = 0; at < piece.length && !fault; ) at = takes[place](piece, at)
      return fault
    },
    damaged: () =>
      refuse(
        'BODY',
        line,
        '自此不是 UTF-8 或 GBK 的文字，请另存为 UTF-8 的 CSV',
        'from here on it is text neither in UTF-8 nor in GBK; save it as CSV in UTF-8',
      ),
    end() {
      if (place === 'quoted')
        return refuse(
          'BODY',
          cellLine,
          '引号没有结束，请补上；单元格内的引号请写成两个',
          'the quote is not closed; close it, and double the quotes inside a cell',
        )
      if (place === 'start' && cells.length === 0) return undefined
      endCell()
      if (!fault) endRow()
      return fault
    },
  }
}

export type CsvCell = string | number | boolean | undefined

/**
 * What a program would compute if the cell were opened in it: the first character behind spaces and signs that are not seen tells.
 * Full-width forms count, since some programs read them alike. Apostrophes before it may be ours.
 */
const formula = /^'*[\s\p{Cc}\p{Cf}]*[=+\-@\t\r＝＋－＠]/u
const realNumber = /^-(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i

/** With an apostrophe before what could be a formula: it stays the text it is. Real numbers stay numbers. */
const guarded = (text: string) => (formula.test(text) && !realNumber.test(text) ? `'${text}` : text)
/** The text that `guarded` made this of. */
const bare = (text: string) => (formula.test(text) ? text.slice(1) : text)

/** Quoted where a reader would otherwise part the text, whatever sign it parts at, or take its beginning for a byte order mark. */
export const quotedCell = (text: string): string =>
  /[",;\t\r\n]|^\ufeff/.test(text) ? `"${text.replaceAll('"', '""')}"` : text

const plainCell = (cell: Exclude<CsvCell, string>) => (Object.is(cell, -0) ? '-0' : String(cell ?? ''))
const cellText = (cell: CsvCell) => (typeof cell === 'string' ? quotedCell(guarded(cell)) : plainCell(cell))

/** Rows as CSV with CRLF. Excel takes a file for UTF-8 only where it begins with a byte order mark (`bom`). */
export const csvText = (rows: readonly (readonly CsvCell[])[], { bom = false } = {}): string =>
  (bom ? '\ufeff' : '') + rows.map((row) => `${row.map(cellText).join(',')}\r\n`).join('')
