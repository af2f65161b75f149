/** A workbook whose stored values stand when it is opened: hucre asks for all to be computed, which would lose what only an add-in can compute. */
import { partNames } from './reading/package.ts'
import { isRefused } from './reading/refusals.ts'
import { crc32, unpack } from './reading/unpack.ts'
import { lengths, readDirectory, signatures } from './reading/zip.ts'

declare const TextDecoder: new () => { decode(bytes: Uint8Array): string }
declare const TextEncoder: new () => { encode(text: string): Uint8Array }

/** Excel also computes anew what an older engine stored than its own; this is the number that Excel 2019 and all later ones write. */
const calculation = '<calcPr calcId="191029"/>'

/** Writes what both headers of a part say of its data, which is not compressed any more. */
function describe(view: DataView, at: number, data: Uint8Array) {
  view.setUint16(at, 0, true)
  view.setUint32(at + 6, crc32(data), true)
  view.setUint32(at + 10, data.length, true)
  view.setUint32(at + 14, data.length, true)
}

/** @param bytes an archive as hucre writes them. */
export async function keeping(bytes: Uint8Array): Promise<Uint8Array> {
  const entries = readDirectory(bytes)
  const entry = isRefused(entries) ? undefined : entries.find(({ name }) => name === partNames.workbook)
  const before = entry && (await unpack(entry))
  const text = before && new TextDecoder().decode(before)
  const changed = text?.replace(/<calcPr[^>]*\/>/, calculation)
  if (!entry || changed === undefined || changed === text) throw new Error('hucre writes workbooks in another way now')
  const data = new TextEncoder().encode(changed)
  const grown = data.length - entry.packed.length
  const start = entry.to - entry.packed.length
  const archive = new Uint8Array(bytes.length + grown)
  archive.set(bytes.subarray(0, start))
  archive.set(data, start)
  archive.set(bytes.subarray(entry.to), start + data.length)
  const view = new DataView(archive.buffer)
  describe(view, entry.from + 8, data)
  const end = archive.length - lengths.end
  let at = view.getUint32(end + 16, true) + grown
  view.setUint32(end + 16, at, true)
  while (view.getUint32(at, true) === signatures.central) {
    const from = view.getUint32(at + 42, true)
    if (from === entry.from) describe(view, at + 10, data)
    if (from > entry.from) view.setUint32(at + 42, from + grown, true)
    const more = [28, 30, 32].reduce((sum, field) => sum + view.getUint16(at + field, true), 0)
    at += lengths.central + more
  }
  return archive
}
