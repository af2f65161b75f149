/** Unpacks one part of an archive: exactly as many bytes as it declares, with the right checksum, or nothing. */
import type { Entry } from './zip.ts'

/** The platform's inflate; every browser, Worker and Node has it. */
declare const DecompressionStream: new (
  format: 'deflate-raw',
) => {
  readable: { getReader(): { read(): Promise<{ done: boolean; value?: Uint8Array }>; cancel(): Promise<void> } }
  writable: { getWriter(): { write(bytes: Uint8Array): Promise<void>; close(): Promise<void> } }
}

/** A runtime may unpack all it is given before it is read, up to 1032 times as much: so it gets little at a time. */
const step = 8 * 1024

async function inflate(packed: Uint8Array, size: number): Promise<Uint8Array | undefined> {
  const { readable, writable } = new DecompressionStream('deflate-raw')
  const writer = writable.getWriter()
  const reader = readable.getReader()
  const feed = async () => {
    for (let at = 0; at < packed.length; at += step) await writer.write(packed.subarray(at, at + step))
    await writer.close()
  }
  // What goes wrong here is heard by the reader.
  const fed = feed().catch(() => undefined)
  const bytes = new Uint8Array(size)
  let at = 0
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done || !value) break
      if (at + value.length > size) {
        await reader.cancel()
        return undefined
      }
      bytes.set(value, at)
      at += value.length
    }
  } catch {
    return undefined
  }
  await fed
  return at === size ? bytes : undefined
}

const table = Int32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte
  for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1
  return sum
})

/** CRC-32 as zip has it. @param before that of the bytes in front of these. */
export function crc32(bytes: Uint8Array, before = 0): number {
  let sum = ~before
  for (let i = 0; i < bytes.length; i++) sum = (table[(sum ^ (bytes[i] as number)) & 255] as number) ^ (sum >>> 8)
  return ~sum >>> 0
}

export async function unpack({ packed, deflated, size, crc }: Entry): Promise<Uint8Array | undefined> {
  const bytes = deflated ? await inflate(packed, size) : packed
  return bytes && crc32(bytes) === crc ? bytes : undefined
}
