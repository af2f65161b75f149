/** Zip archives of parts that are packed while they are written; equal parts give equal bytes. */
import { crc32 } from './reading/unpack.ts'
import { type Entry, lengths, signatures } from './reading/zip.ts'

declare const TextEncoder: new () => { encode(text: string): Uint8Array }
/** The platform's deflate; every browser, Worker and Node has it. */
declare const CompressionStream: new (
  format: 'deflate-raw',
) => {
  readable: { getReader(): { read(): Promise<{ done: boolean; value?: Uint8Array }> } }
  writable: { getWriter(): { write(bytes: Uint8Array): Promise<void>; close(): Promise<void> } }
}

export type Part = Pick<Entry, 'name' | 'deflated' | 'crc' | 'size' | 'packed'>

const encoder = new TextEncoder()

export function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((size, { length }) => size + length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}

/** One part from its text, a piece at a time. */
export async function packed(name: string, pieces: Iterable<string>): Promise<Part> {
  const { readable, writable } = new CompressionStream('deflate-raw')
  const reader = readable.getReader()
  const read = async () => {
    const found: Uint8Array[] = []
    for (;;) {
      const { done, value } = await reader.read()
      if (done || !value) return joined(found)
      found.push(value)
    }
  }
  const result = read()
  const writer = writable.getWriter()
  let crc = 0
  let size = 0
  for (const piece of pieces) {
    const bytes = encoder.encode(piece)
    crc = crc32(bytes, crc)
    size += bytes.length
    await writer.write(bytes)
  }
  await writer.close()
  return { name, deflated: true, crc, size, packed: await result }
}

/** 1 January 1980, the first day there is. */
const day = 33

/** The fields from the flags to the length of the name are the same in both headers. */
function header(view: DataView, at: number, { deflated, crc, packed, size }: Part, nameLength: number) {
  view.setUint16(at, 20, true)
  view.setUint16(at + 4, deflated ? 8 : 0, true)
  view.setUint16(at + 8, day, true)
  view.setUint32(at + 10, crc, true)
  view.setUint32(at + 14, packed.length, true)
  view.setUint32(at + 18, size, true)
  view.setUint16(at + 22, nameLength, true)
}

export function archived(parts: readonly Part[]): Uint8Array {
  const names = parts.map(({ name }) => encoder.encode(name))
  const places: number[] = []
  let at = 0
  const locals = parts.flatMap((part, i) => {
    const name = names[i] as Uint8Array
    const head = new Uint8Array(lengths.local)
    const view = new DataView(head.buffer)
    view.setUint32(0, signatures.local, true)
    header(view, 4, part, name.length)
    places.push(at)
    at += lengths.local + name.length + part.packed.length
    return [head, name, part.packed]
  })
  const directory = at
  const centrals = parts.flatMap((part, i) => {
    const name = names[i] as Uint8Array
    const head = new Uint8Array(lengths.central)
    const view = new DataView(head.buffer)
    view.setUint32(0, signatures.central, true)
    view.setUint16(4, 20, true)
    header(view, 6, part, name.length)
    view.setUint32(42, places[i] as number, true)
    at += lengths.central + name.length
    return [head, name]
  })
  const end = new Uint8Array(lengths.end)
  const view = new DataView(end.buffer)
  view.setUint32(0, signatures.end, true)
  view.setUint16(8, parts.length, true)
  view.setUint16(10, parts.length, true)
  view.setUint32(12, at - directory, true)
  view.setUint32(16, directory, true)
  return joined([...locals, ...centrals, end])
}
