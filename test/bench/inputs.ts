/** Random valid inputs of the meeting method, the same for the same seed; every factor is a number, as after settling. */
import type { MeetingInputs } from '../../core/methods/generated.ts'

/** Numbers in [0, 1): mulberry32. */
export function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** As the inputs arrive: objects that JSON.parse made. */
const parsed = (inputs: object): MeetingInputs => JSON.parse(JSON.stringify(inputs))

/** Meetings of three trips that all have the same keys. */
export function oneShape(count: number): MeetingInputs[] {
  const random = randomOf(1)
  const trip = () => ({ EF_t: random() * 0.2, n: 1 + random() * 50, d: random() * 2000, participants: 2, minutes: 60 })
  return Array.from({ length: count }, () =>
    parsed({
      trips: [trip(), trip(), trip()],
      peRoute: 'simulated',
      servers: [{ N: 2, P: 300 + random() * 500, h: random() * 8 }],
      PUE: 1 + random(),
      EF_e: random(),
      R: random(),
      apply: 'auto',
    }),
  )
}

/** Meetings whose optional keys are left out at random; `edges` also takes the ends of the ranges and other numbers of trips. */
export function manyShapes(count: number, seed: number, edges = false): MeetingInputs[] {
  const random = randomOf(seed)
  const pick = <T>(...options: T[]) => options[Math.floor(random() * options.length)] as T
  const number = (most: number, ...special: number[]) =>
    edges && random() < 0.2 ? pick(0, most, ...special) : random() * most
  const maybe = <T extends object>(part: () => T): T | Record<string, never> => (random() < 0.5 ? part() : {})
  const several = <T>(most: number, one: () => T) => Array.from({ length: 1 + Math.floor(random() * most) }, one)

  const volume = () =>
    random() < 0.5
      ? { L: number(1e4, 1e12, 1e-9) }
      : { n: number(1e3, 1e9), d: number(2e4), ...maybe(() => ({ k: 1 + random() * 3 })) }
  const trip = () => ({
    ...maybe(() => ({ mode: 'rail' })),
    EF_t: number(2, 1e-300),
    ...volume(),
    ...maybe(() => ({ participants: Math.floor(random() * 8) })),
    ...maybe(() => ({ minutes: Math.floor(random() * 90) })),
  })
  const server = () => ({ N: number(1e3), P: number(2e4), h: number(8784), ...maybe(() => ({ u: random() })) })
  const year = () => 2000 + Math.floor(random() * 3)

  const route = () => {
    const EF_e = number(2)
    const electric = { EF_e, ...maybe(() => ({ region: 'CN-BJ' })), ...maybe(() => ({ year: year() })) }
    const peRoute = pick('measured', 'simulated', 'financial')
    if (peRoute === 'measured') return { peRoute, EG: number(1e6, 1e12), ...electric }
    if (peRoute === 'simulated') {
      return { peRoute, servers: edges ? several(4, server) : [server()], PUE: 1 + random() * 2, ...electric }
    }
    const revenue = edges ? pick(1e9, 1, 1e308, 1e-300) : 1e9
    return {
      peRoute,
      E_prov: edges ? pick(1e6, 1e308) : 1 + random() * 1e9,
      fee: revenue * (random() < 0.9 ? 1 - random() : 1.5),
      revenue,
      ...maybe(() => ({ feeYear: year() })),
      ...maybe(() => ({ revenueYear: year() })),
    }
  }
  return Array.from({ length: count }, () =>
    parsed({
      trips: edges ? several(6, trip) : [trip(), trip(), trip()],
      ...maybe(() => ({ travelSet: pick('seed-annex', 'cn-2024') })),
      ...route(),
      R: number(1),
      ...maybe(() => ({ rBasis: pick('participants', 'meetings') })),
      ...maybe(() => ({ apply: pick('both', 'baseline', 'auto') })),
      ...maybe(() => ({ entity: 'one' })),
      ...maybe(() => ({ note: 'two' })),
    }),
  )
}
