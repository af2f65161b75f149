/** SHA-256 (FIPS 180-4) of a text in UTF-8: synchronous, so that one call gives a whole result in browser, Worker and Node. Why it is no library: docs/decisions/0008. */

/** The standard's constants are the first 32 bits of the fractions of the square and cube roots of the first primes. */
const primes: number[] = []
for (let n = 2; primes.length < 64; n++) if (primes.every((prime) => n % prime !== 0)) primes.push(n)
const fraction = (x: number) => ((x % 1) * 2 ** 32) | 0
const initial = Int32Array.from(primes.slice(0, 8), (prime) => fraction(Math.sqrt(prime)))
const constants = Int32Array.from(primes, (prime) => fraction(Math.cbrt(prime)))

/** Of its platform the core takes this and TextDecoder (tables/decode.ts); every browser, Worker and Node has them. */
declare const TextEncoder: new () => { encodeInto(text: string, into: Uint8Array): { written: number } }

// Buffers are dear to make in a Worker and a digest stands in every answer, so these are made once; each digest overwrites all that it reads.
const encoder = new TextEncoder()
let bytes = new Uint8Array(4096)
let view = new DataView(bytes.buffer)
const words = new Int32Array(64)
const state = new Int32Array(8)
const codes = new Array<number>(64).fill(0)

const turn = (x: number, by: number) => (x >>> by) | (x << (32 - by))

/** The 64 bytes at `at` go into the state. */
function compress(at: number) {
  for (let t = 0; t < 16; t++) words[t] = view.getInt32(at + 4 * t)
  for (let t = 16; t < 64; t++) {
    const x = words[t - 15] as number
    const y = words[t - 2] as number
    const s0 = turn(x, 7) ^ turn(x, 18) ^ (x >>> 3)
    const s1 = turn(y, 17) ^ turn(y, 19) ^ (y >>> 10)
    words[t] = (words[t - 16] as number) + s0 + (words[t - 7] as number) + s1
  }
  let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number]
  for (let t = 0; t < 64; t++) {
    const choice = (e & f) ^ (~e & g)
    const majority = (a & b) ^ (a & c) ^ (b & c)
    const t1 = h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + choice + (constants[t] as number) + (words[t] as number)
    const t2 = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + majority
    h = g
    g = f
    f = e
    e = (d + t1) | 0
    d = c
    c = b
    b = a
    a = (t1 + t2) | 0
  }
  const sums = [a, b, c, d, e, f, g, h]
  for (let i = 0; i < 8; i++) state[i] = (state[i] as number) + (sums[i] as number)
}

/** 64 hexadecimal digits. */
export function sha256(text: string): string {
  const room = 3 * text.length + 72
  if (bytes.length < room) {
    bytes = new Uint8Array(2 * room)
    view = new DataView(bytes.buffer)
  }
  const { written } = encoder.encodeInto(text, bytes)
  // One bit, zeros, and how many bits there were, up to a whole block.
  const end = ((written + 72) >> 6) << 6
  bytes.fill(0, written, end)
  bytes[written] = 0x80
  view.setUint32(end - 8, written / 2 ** 29)
  view.setUint32(end - 4, written << 3)
  state.set(initial)
  for (let at = 0; at < end; at += 64) compress(at)
  // In one piece: a text grown digit by digit is dear to write into JSON.
  for (let i = 0; i < 64; i++) {
    const digit = ((state[i >> 3] as number) >>> (28 - 4 * (i & 7))) & 15
    codes[i] = digit + (digit < 10 ? 48 : 87)
  }
  return String.fromCharCode(...codes)
}
