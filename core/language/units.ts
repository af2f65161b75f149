/** Units of measure: their texts, their algebra, and the proof that a formula has the unit it declares. */

/**
 * What a value is measured in: powers of base dimensions, and the sizes (in base units) that one step of the number may stand for.
 * A plain number multiplied in may be a conversion (`S / 1000` from MB to GB), so each adds a further possible size:
 * nothing is converted behind the text's back, and a conversion that is missing or wrong leaves no size that fits.
 */
export type Unit = { dims: Readonly<Record<string, number>>; sizes: readonly number[] }

const base = (dims: Record<string, number>, size = 1) => ({ dims, size })
const atoms = {
  '-': base({}),
  '%': base({}, 0.01),
  kgCO2e: base({ kgCO2e: 1 }),
  kgCO2: base({ kgCO2: 1 }),
  W: base({ W: 1 }),
  h: base({ h: 1 }),
  min: base({ h: 1 }, 1 / 60),
  d: base({ h: 1 }, 24),
  year: base({ h: 1 }, 8760),
  kWh: base({ W: 1, h: 1 }, 1000),
  GB: base({ B: 1 }, 1e9),
  MB: base({ B: 1 }, 1e6),
  kB: base({ B: 1 }, 1e3),
  TB: base({ B: 1 }, 1e12),
  GBh: base({ B: 1, h: 1 }, 1e9),
  TBh: base({ B: 1, h: 1 }, 1e12),
  kg: base({ kg: 1 }),
  t: base({ kg: 1 }, 1000),
  m3: base({ m3: 1 }),
  km: base({ km: 1 }),
  mm2: base({ km: 2 }, 1e-12),
  cm2: base({ km: 2 }, 1e-10),
  tkm: base({ kg: 1, km: 1 }, 1000),
  person: base({ person: 1 }),
  pkm: base({ person: 1, km: 1 }),
  vkm: base({ vehicle: 1, km: 1 }),
  currency: base({ currency: 1 }),
  driver: base({ driver: 1 }),
  // each row in the unit that it names
  amount: base({ amount: 1 }),
} as const

export type Atom = keyof typeof atoms
/** A unit as a definition writes it: one atom, a quotient, or a quotient by a product (`kWh/GB*h`). */
export type UnitText = Atom | `${Atom}/${Atom}` | `${Atom}/${Atom}*${Atom}`

export const plain: Unit = { dims: {}, sizes: [1] }

const close = (a: number, b: number) => Math.abs(a - b) <= 1e-12 * Math.abs(b)
const distinct = (sizes: number[]) => sizes.filter((size, i) => sizes.findIndex((other) => close(other, size)) === i)

/** Multiplies `a` by `b` to the power `power` (-1 divides). */
export function times(a: Unit, b: Unit, power = 1): Unit {
  const dims: Record<string, number> = { ...a.dims }
  for (const [dim, exponent] of Object.entries(b.dims)) {
    dims[dim] = (dims[dim] ?? 0) + exponent * power
    if (dims[dim] === 0) delete dims[dim]
  }
  return { dims, sizes: distinct(a.sizes.flatMap((x) => b.sizes.map((y) => x * y ** power))) }
}

/** A plain number multiplied in: it may be a mere number, or turn one size of unit into another. */
export const byNumber = (a: Unit, number: number): Unit =>
  number === 0 ? a : { dims: a.dims, sizes: distinct([...a.sizes, ...a.sizes.map((size) => size / number)]) }

export const root = (a: Unit): Unit => ({
  dims: Object.fromEntries(Object.entries(a.dims).map(([dim, exponent]) => [dim, exponent / 2])),
  sizes: a.sizes.map(Math.sqrt),
})

export const isPlain = (a: Unit) => Object.keys(a.dims).length === 0

const sameDims = (a: Unit, b: Unit) => isPlain(times({ ...a, sizes: [1] }, { ...b, sizes: [1] }, -1))

/** The unit both can stand for, or undefined: kgCO2 is not kgCO2e, and kWh is not Wh unless a number in the text says so. */
export function meet(a: Unit, b: Unit): Unit | undefined {
  if (!sameDims(a, b)) return undefined
  const sizes = a.sizes.filter((x) => b.sizes.some((y) => close(x, y)))
  return sizes.length === 0 ? undefined : { dims: a.dims, sizes }
}

/** Why `found` is not `declared`, in words that say what to change. */
export function difference(found: Unit, declared: Unit): string {
  if (!sameDims(found, declared)) return `found ${dimsText(found)}`
  return `same dimension, but off by a factor: multiply by ${Number(((found.sizes[0] as number) / (declared.sizes[0] as number)).toPrecision(12))}`
}

const dimsText = ({ dims }: Unit) =>
  Object.entries(dims)
    .map(([dim, exponent]) => (exponent === 1 ? dim : `${dim}^${exponent}`))
    .join('*') || 'a plain number'

/** Reads a unit text; undefined where an atom is unknown. */
export function unitOf(text: string): Unit | undefined {
  const [above = '', below, more] = text.split('/')
  if (more !== undefined) return undefined
  const parts = [[above, 1] as const, ...(below?.split('*') ?? []).map((name) => [name, -1] as const)]
  let unit = plain
  for (const [name, power] of parts) {
    if (!Object.hasOwn(atoms, name)) return undefined
    const { dims, size } = atoms[name as Atom]
    unit = times(unit, { dims, sizes: [size] }, power)
  }
  return unit
}
