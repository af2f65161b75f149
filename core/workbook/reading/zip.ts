/** The directory of a zip archive, taken only where it is unmistakable: every reader must see the same parts in it. */
import { limits } from './limits.ts'
import { broken, isRefused, noWorkbook, type Refused, tooLarge } from './refusals.ts'

export type Entry = {
  name: string
  deflated: boolean
  crc: number
  packed: Uint8Array
  size: number
  from: number
  to: number
}

/** Records of APPNOTE.TXT by their signature. */
export const signatures = { local: 0x04034b50, central: 0x02014b50, end: 0x06054b50 }
export const lengths = { local: 30, central: 46, end: 22 }
const longestComment = 0xffff
/** What stands in a field whose true value is in a zip64 record. */
const in64 = { short: 0xffff, long: 0xffffffff }
/** Bits of the flags: encrypted, strongly encrypted, and with a masked directory; sizes after the data; names in UTF-8. */
const encryptedBits = 0x2041
const streamedBit = 0x0008
const stored = 0
const deflated = 8

declare const TextDecoder: new () => { decode(bytes: Uint8Array): string }

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

function endRecord(view: DataView): number | undefined {
  const last = view.byteLength - lengths.end
  for (let at = last; at >= Math.max(0, last - longestComment); at--) {
    // Only a record whose comment ends with the file: whatever else looks like one stands in a comment or in data.
    if (
      view.getUint32(at, true) === signatures.end &&
      at + lengths.end + view.getUint16(at + 20, true) === view.byteLength
    ) {
      return at
    }
  }
  return undefined
}

const startsLike = (bytes: Uint8Array, ...first: number[]) => first.every((byte, i) => bytes[i] === byte)

/** Where the directory begins and how many entries it has; it must end exactly where the end record begins. */
function place(bytes: Uint8Array, view: DataView): { at: number; end: number; count: number } | Refused {
  const isZip = startsLike(bytes, 0x50, 0x4b, 3, 4)
  const end = endRecord(view)
  if (end === undefined) return isZip ? broken.end : noWorkbook.zip
  const count = view.getUint16(end + 10, true)
  const size = view.getUint32(end + 12, true)
  const at = view.getUint32(end + 16, true)
  if (count === in64.short || size === in64.long || at === in64.long) return broken.zip64
  if (count > limits.parts) return tooLarge.parts
  const oneDisk = view.getUint32(end + 4, true) === 0 && view.getUint16(end + 8, true) === count
  return oneDisk && at + size === end ? { at, end, count } : broken.directory
}

/** Part names are plain paths inside the archive. */
function isPath(name: string) {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (/[\\:\0-\x1f\x7f\ufffd]/.test(name)) return false
  return name
    .replace(/\/$/, '')
    .split('/')
    .every((part) => part !== '' && part !== '.' && part !== '..')
}

const decoder = new TextDecoder()

type Central = { entry: Entry; next: number }

function readEntry(bytes: Uint8Array, view: DataView, at: number, end: number): Central | Refused {
  if (at + lengths.central > end || view.getUint32(at, true) !== signatures.central) return broken.directory
  const flags = view.getUint16(at + 8, true)
  const method = view.getUint16(at + 10, true)
  const crc = view.getUint32(at + 16, true)
  const packedSize = view.getUint32(at + 20, true)
  const size = view.getUint32(at + 24, true)
  const nameLength = view.getUint16(at + 28, true)
  const next = at + lengths.central + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  const from = view.getUint32(at + 42, true)
  if (next > end || view.getUint16(at + 34, true) !== 0) return broken.directory
  const nameBytes = bytes.subarray(at + lengths.central, at + lengths.central + nameLength)
  const name = decoder.decode(nameBytes)
  if (!isPath(name)) return broken.name(name)
  if (packedSize === in64.long || size === in64.long || from === in64.long) return broken.zip64
  if (flags & encryptedBits) return broken.encrypted
  if (method !== stored && method !== deflated) return broken.method(name)
  if (size > limits.part) return tooLarge.part(name)
  if (size > limits.small && size > limits.ratio * packedSize) return tooLarge.ratio(name)
  if (method === stored && packedSize !== size) return broken.data(name)

  // The same once more, in front of the data.
  if (from + lengths.local > view.byteLength || view.getUint32(from, true) !== signatures.local)
    return broken.header(name)
  const localFlags = view.getUint16(from + 6, true)
  const data = from + lengths.local + nameLength + view.getUint16(from + 28, true)
  const to = data + packedSize
  if (localFlags & encryptedBits) return broken.encrypted
  const localName = bytes.subarray(from + lengths.local, from + lengths.local + nameLength)
  const agrees =
    view.getUint16(from + 26, true) === nameLength &&
    nameBytes.every((byte, i) => byte === localName[i]) &&
    view.getUint16(from + 8, true) === method &&
    [crc, packedSize, size].every((value, i) => {
      const local = view.getUint32(from + 14 + 4 * i, true)
      return local === value || (local === 0 && (flags & localFlags & streamedBit) !== 0)
    })
  if (!agrees || to > view.byteLength) return broken.header(name)
  return { entry: { name, deflated: method === deflated, crc, packed: bytes.subarray(data, to), size, from, to }, next }
}

/** No two entries may use the same bytes, nor those of the directory. */
function overlapping(entries: Entry[], directory: number): Entry | undefined {
  const inOrder = entries.toSorted((a, b) => a.from - b.from)
  return inOrder.find(({ to }, i) => to > (inOrder[i + 1]?.from ?? directory))
}

function faults(entries: Entry[], directory: number): Refused | undefined {
  const names = new Set<string>()
  for (const { name } of entries) {
    if (names.has(name.toLowerCase())) return broken.twice(name)
    names.add(name.toLowerCase())
  }
  const overlap = overlapping(entries, directory)
  if (overlap) return broken.overlap(overlap.name)
  return entries.reduce((sum, { size }) => sum + size, 0) > limits.unpacked ? tooLarge.unpacked : undefined
}

/** The files in an archive, none of them unpacked yet. */
export function readDirectory(bytes: Uint8Array): Entry[] | Refused {
  if (bytes.length === 0) return noWorkbook.empty
  if (bytes.length > limits.file) return tooLarge.file
  if (startsLike(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return noWorkbook.old
  const view = viewOf(bytes)
  const directory = place(bytes, view)
  if (isRefused(directory)) return directory
  const entries: Entry[] = []
  let at = directory.at
  for (let i = 0; i < directory.count; i++) {
    const read = readEntry(bytes, view, at, directory.end)
    if (isRefused(read)) return read
    entries.push(read.entry)
    at = read.next
  }
  if (at !== directory.end) return broken.directory
  return faults(entries, directory.at) ?? entries.filter(({ name, size }) => !(name.endsWith('/') && size === 0))
}
