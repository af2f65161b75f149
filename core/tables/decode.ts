/** The text of a file that comes in pieces: UTF-8, with or without a byte order mark, or GB18030 (and so GBK), which spreadsheets in China write. */

export type Encoding = 'utf-8' | 'gb18030'

type Decoder = { decode(bytes?: Uint8Array, options?: { stream: boolean }): string }
/** Every browser, Worker and Node has it. */
declare const TextDecoder: new (encoding: Encoding, options?: { fatal?: boolean; ignoreBOM?: boolean }) => Decoder

/** So many bytes from the first that is not ASCII on tell the encoding. The number is fixed, so that it never depends on how a file was cut. */
const sampleSize = 65_536

/** U+FFFD, which stands for bytes that are no text, unless the file itself says it with these bytes. */
const damage = '\ufffd'
const written: Readonly<Record<Encoding, readonly number[]>> = {
  'utf-8': [0xef, 0xbf, 0xbd],
  gb18030: [0x84, 0x31, 0xa4, 0x37],
}

/** `damaged`: after this text come bytes that are none. */
export type Decoded = { text: string; damaged?: true }

/** Takes the pieces one by one, the last with `end`; afterwards nothing may follow. */
export function decoderOf(given?: Encoding): (bytes: Uint8Array, end: boolean) => Decoded {
  let decode = given && decodeAs(given)
  let waiting: Uint8Array[] = []
  let count = 0
  let begun = false

  /** ASCII is the same in both, so that nothing waits until the first byte that is none. */
  function undecided(bytes: Uint8Array, end: boolean): Decoded {
    const ascii = count > 0 ? 0 : asciiIn(bytes)
    const text = asText(bytes.subarray(0, ascii))
    if (ascii < bytes.length) {
      // a copy, because a reader may fill the same buffer again
      waiting.push(bytes.slice(ascii))
      count += bytes.length - ascii
    }
    if (count === 0 || (count < sampleSize && !end)) return { text }
    const all = joined(waiting, count)
    waiting = []
    decode = decodeAs(isUtf8(all, end) ? 'utf-8' : 'gb18030')
    const rest = decode(all, end)
    return { ...rest, text: text + rest.text }
  }

  return (bytes, end) => {
    const decoded = decode ? decode(bytes, end) : undecided(bytes, end)
    const marked = !begun && decoded.text.startsWith('\ufeff')
    begun ||= decoded.text !== ''
    return marked ? { ...decoded, text: decoded.text.slice(1) } : decoded
  }
}

function asciiIn(bytes: Uint8Array): number {
  let at = 0
  while (at < bytes.length && (bytes[at] as number) < 128) at++
  return at
}
const asText = (ascii: Uint8Array) => (ascii.length === 0 ? '' : new TextDecoder('utf-8').decode(ascii))

function joined(pieces: readonly Uint8Array[], size: number): Uint8Array {
  const all = new Uint8Array(size)
  let at = 0
  for (const piece of pieces) {
    all.set(piece, at)
    at += piece.length
  }
  return all
}

function isUtf8(bytes: Uint8Array, end: boolean): boolean {
  const cut = bytes.length > sampleSize || !end
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, sampleSize), { stream: cut })
    return true
  } catch {
    return false
  }
}

/**
 * A decoder that says where text ends and damage begins. A strict one would say that there is some and lose what came before it,
 * so the marks of a lenient one are counted, and the file may have said as many itself.
 */
function decodeAs(encoding: Encoding): (bytes: Uint8Array, end: boolean) => Decoded {
  const decoder = new TextDecoder(encoding, { ignoreBOM: true })
  const mark = written[encoding]
  let before = new Uint8Array(0)
  return (bytes, end) => {
    const text = decoder.decode(bytes, { stream: !end })
    const found = text.indexOf(damage)
    if (
      found >= 0 &&
      text.split(damage).length - 1 > marksIn(joined([before, bytes], before.length + bytes.length), mark)
    )
      return { text: text.slice(0, found), damaged: true }
    before = endOf(before, bytes, mark.length - 1)
    return { text }
  }
}

/** The last bytes of all so far: a mark may begin in them. */
const endOf = (before: Uint8Array, bytes: Uint8Array, size: number) =>
  bytes.length >= size
    ? bytes.slice(bytes.length - size)
    : joined([before, bytes], before.length + bytes.length).slice(-size)

function marksIn(bytes: Uint8Array, mark: readonly number[]): number {
  let count = 0
  for (let at = bytes.indexOf(mark[0] as number); at >= 0; at = bytes.indexOf(mark[0] as number, at + 1))
    if (mark.every((byte, i) => bytes[at + i] === byte)) count++
  return count
}
