/** Builds zip archives byte by byte, with any lie in any field. */
import { crc32, deflateRawSync } from 'node:zlib'

/** Fields of both headers; what is left out is told as it is. */
type Fields = { flags: number; method: number; crc: number; packedSize: number; size: number; name: string }
type Lies = Partial<Fields>

/** `central` and `local` are what the two headers say against the truth; `from` is where the directory says the part begins. */
export type Part = {
  name: string
  data: string | Uint8Array
  stored?: boolean
  central?: Lies
  local?: Lies
  from?: number
  /** Bytes between this part and the next, such as a data descriptor. */
  after?: Uint8Array
}

const bytesOf = (data: string | Uint8Array) => (typeof data === 'string' ? Buffer.from(data) : data)

function header(signature: number, fields: Fields, name: Buffer, central: boolean) {
  const at = central ? 2 : 0
  const bytes = Buffer.alloc(central ? 46 : 30)
  bytes.writeUInt32LE(signature, 0)
  bytes.writeUInt16LE(20, 4)
  bytes.writeUInt16LE(fields.flags, 6 + at)
  bytes.writeUInt16LE(fields.method, 8 + at)
  bytes.writeUInt32LE(fields.crc, 14 + at)
  bytes.writeUInt32LE(fields.packedSize, 18 + at)
  bytes.writeUInt32LE(fields.size, 22 + at)
  bytes.writeUInt16LE(name.length, 26 + at)
  return bytes
}

export function zip(parts: Part[], end: { count?: number; comment?: string } = {}): Uint8Array<ArrayBuffer> {
  const pieces: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let at = 0
  const add = (...added: Uint8Array[]) => {
    pieces.push(...added)
    at += added.reduce((size, { length }) => size + length, 0)
  }
  for (const { name, data, stored = false, central, local, from = at, after } of parts) {
    const bytes = bytesOf(data)
    const packed = stored ? bytes : deflateRawSync(bytes)
    const truth = {
      flags: 0,
      method: stored ? 0 : 8,
      crc: crc32(bytes),
      packedSize: packed.length,
      size: bytes.length,
      name,
    }
    const here = { ...truth, ...local }
    const there = { ...truth, ...central }
    const names = [here, there].map((fields) => Buffer.from(fields.name)) as [Buffer, Buffer]
    const entry = header(0x02014b50, there, names[1], true)
    entry.writeUInt32LE(from, 42)
    directory.push(entry, names[1])
    add(header(0x04034b50, here, names[0], false), names[0], packed, ...(after ? [after] : []))
  }
  const from = at
  add(...directory)
  const record = Buffer.alloc(22)
  record.writeUInt32LE(0x06054b50, 0)
  record.writeUInt16LE(end.count ?? parts.length, 8)
  record.writeUInt16LE(end.count ?? parts.length, 10)
  record.writeUInt32LE(at - from, 12)
  record.writeUInt32LE(from, 16)
  const comment = Buffer.from(end.comment ?? '')
  record.writeUInt16LE(comment.length, 20)
  return new Uint8Array(Buffer.concat([...pieces, record, comment]))
}
