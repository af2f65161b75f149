/** Packs checked parts into an archive without compression, so that hucre reads the very bytes that were looked through. */
import { partNames } from './package.ts'
import { crc32 } from './unpack.ts'
import { lengths, signatures } from './zip.ts'

declare const TextEncoder: new () => { encode(text: string): Uint8Array }
const encoder = new TextEncoder()

/** What hucre asks for and we have checked already: that there are content types, and where the workbook is. */
const frame = [
  [partNames.types, '<Types/>'],
  [
    partNames.root,
    `<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="${partNames.workbook}"/></Relationships>`,
  ],
] as const

/** The fields from the flags to the length of the name are the same in both headers. */
function header(view: DataView, at: number, bytes: Uint8Array, name: Uint8Array) {
  view.setUint16(at, 20, true)
  view.setUint32(at + 10, crc32(bytes), true)
  view.setUint32(at + 14, bytes.length, true)
  view.setUint32(at + 18, bytes.length, true)
  view.setUint16(at + 22, name.length, true)
}

export function pack(parts: Map<string, Uint8Array>): Uint8Array {
  const all = [...frame.map(([name, text]) => [name, encoder.encode(text)] as const), ...parts]
  const entries = all.map(([name, bytes]) => ({ name: encoder.encode(name), bytes }))
  const overhead = ({ name }: { name: Uint8Array }) => lengths.local + lengths.central + 2 * name.length
  const size = entries.reduce((sum, entry) => sum + overhead(entry) + entry.bytes.length, lengths.end)
  const archive = new Uint8Array(size)
  const view = new DataView(archive.buffer)
  const places: number[] = []
  let at = 0
  for (const { name, bytes } of entries) {
    places.push(at)
    view.setUint32(at, signatures.local, true)
    header(view, at + 4, bytes, name)
    archive.set(name, at + lengths.local)
    archive.set(bytes, at + lengths.local + name.length)
    at += lengths.local + name.length + bytes.length
  }
  const directory = at
  for (const [i, { name, bytes }] of entries.entries()) {
    view.setUint32(at, signatures.central, true)
    header(view, at + 6, bytes, name)
    view.setUint32(at + 42, places[i] as number, true)
    archive.set(name, at + lengths.central)
    at += lengths.central + name.length
  }
  view.setUint32(at, signatures.end, true)
  view.setUint16(at + 8, entries.length, true)
  view.setUint16(at + 10, entries.length, true)
  view.setUint32(at + 12, at - directory, true)
  view.setUint32(at + 16, directory, true)
  return archive
}
