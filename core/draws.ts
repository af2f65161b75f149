/** Random draws that are the same bits on every machine: integer arithmetic, and of floating point only + - * / and square root, which IEEE 754 fixes to the last bit. */

const twoTo32 = 4_294_967_296

/** Scrambles a 32-bit number (the finalizer of MurmurHash3). */
const mixed = (x: number): number => {
  let h = x | 0
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
}

/** e to the power x, to within a few units of the last place; Math.exp may differ between engines in the last bit. */
export function exp(x: number): number {
  if (x > 700 || x < -700) return x > 0 ? Number.POSITIVE_INFINITY : 0
  const k = Math.floor(x / Math.LN2 + 0.5)
  const r = x - k * Math.LN2
  // Taylor's series to the twelfth power; the fractions are folded when the code is compiled
  const low = 1 + r * (1 + r * (1 / 2 + r * (1 / 6 + r * (1 / 24 + r * (1 / 120 + r * rest(r))))))
  let power = 1
  for (let i = Math.abs(k); i > 0; i--) power *= 2
  return k < 0 ? low / power : low * power
}
const rest = (r: number) =>
  1 / 720 + r * (1 / 5040 + r * (1 / 40320 + r * (1 / 362880 + r * (1 / 3628800 + r * (1 / 39916800 + r / 479001600)))))

/** The natural logarithm of a positive number, likewise; by the series of the inverse hyperbolic tangent. */
export function ln(x: number): number {
  let m = x
  let k = 0
  while (m > Math.SQRT2) {
    m /= 2
    k++
  }
  while (m < Math.SQRT1_2) {
    m *= 2
    k--
  }
  const t = (m - 1) / (m + 1)
  const q = t * t
  const high = 1 / 11 + q * (1 / 13 + q * (1 / 15 + q * (1 / 17 + q * (1 / 19 + q / 21))))
  return k * Math.LN2 + 2 * t * (1 + q * (1 / 3 + q * (1 / 5 + q * (1 / 7 + q * (1 / 9 + q * high)))))
}

/** Layers of equal area under the normal curve, and where its tail begins (Doornik's tables for the method of Marsaglia and Tsang). */
const layers = 128
const tail = 3.442619855899
const area = 9.91256303526217e-3

/** The right ends of the layers, from the base, which holds the tail, to the tip; behind them the part of each layer that lies wholly under the curve. */
const [ends, inner] = (() => {
  const curve = (x: number) => exp(-0.5 * x * x)
  const x = new Float64Array(layers + 1)
  x[0] = area / curve(tail)
  x[1] = tail
  for (let i = 2; i < layers; i++) {
    const before = x[i - 1] as number
    x[i] = Math.sqrt(-2 * ln(area / before + curve(before)))
  }
  return [x, Float64Array.from({ length: layers }, (_, i) => (x[i + 1] as number) / (x[i] as number))]
})()

/** A stream of standard normal draws. */
export type Stream = { fill(into: Float64Array, count: number): void }

/** The next 32 bits of xoshiro128**. */
function word(state: Int32Array): number {
  const [s0, s1, s2, s3] = state as unknown as [number, number, number, number]
  const times = Math.imul(s1, 5)
  state[2] = s2 ^ s0 ^ (s1 << 9)
  state[3] = s3 ^ s1
  state[1] = s1 ^ s2 ^ s0
  state[0] = s0 ^ s3 ^ s1
  state[3] = ((state[3] as number) << 11) | ((state[3] as number) >>> 21)
  return Math.imul((times << 7) | (times >>> 25), 9)
}

/**
 * Each source of uncertainty has a stream of its own, made of the seed and its name: the same factor is drawn alike in every calculation with this seed,
 * whatever else is uncertain there. xoshiro128** (Blackman and Vigna) gives the bits, the ziggurat (Marsaglia and Tsang) the normal draws.
 */
export function stream(seed: number, name: string): Stream {
  let h = mixed(seed ^ 0x9e3779b9)
  for (let i = 0; i < name.length; i++) h = mixed(h ^ name.charCodeAt(i)) + 0x9e3779b9
  const state = Int32Array.from([1, 2, 3, 4], (i) => mixed(h + Math.imul(i, 0x9e3779b9)))
  // the one state that the generator never leaves
  if (state.every((each) => each === 0)) state[3] = 1

  /** Between 0 and 1, never either. */
  const share = () => ((word(state) >>> 0) + 0.5) / twoTo32

  /** What lies in a layer but not wholly under the curve; undefined where the draw fell above it. */
  function outside(layer: number, x: number): number | undefined {
    if (layer === 0) {
      let beyond = 0
      do beyond = -ln(share()) / tail
      while (-2 * ln(share()) < beyond * beyond)
      return x < 0 ? -tail - beyond : tail + beyond
    }
    const [low, high] = [ends[layer], ends[layer + 1]] as unknown as [number, number]
    const bottom = exp(-0.5 * (low * low - x * x))
    const top = exp(-0.5 * (high * high - x * x))
    return top + share() * (bottom - top) < 1 ? x : undefined
  }

  return {
    fill(into, count) {
      // the generator stands here once more, on plain variables: nothing else is done so often
      let [s0, s1, s2, s3] = state as unknown as [number, number, number, number]
      let next = 0
      while (next < count) {
        const times = Math.imul(s1, 5)
        const bits = Math.imul((times << 7) | (times >>> 25), 9)
        const t = s1 << 9
        s2 ^= s0
        s3 ^= s1
        s1 ^= s2
        s0 ^= s3
        s2 ^= t
        s3 = (s3 << 11) | (s3 >>> 21)
        const layer = bits & (layers - 1)
        // the other 25 bits, from -1 to 1
        const u = ((bits >> 7) + 0.5) / 16_777_216
        const x = u * (ends[layer] as number)
        if (Math.abs(u) < (inner[layer] as number)) {
          into[next++] = x
          continue
        }
        state[0] = s0
        state[1] = s1
        state[2] = s2
        state[3] = s3
        const found = outside(layer, x)
        if (found !== undefined) into[next++] = found
        s0 = state[0]
        s1 = state[1]
        s2 = state[2]
        s3 = state[3]
      }
      state[0] = s0
      state[1] = s1
      state[2] = s2
      state[3] = s3
    },
  }
}
