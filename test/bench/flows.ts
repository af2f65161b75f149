/** Random valid inputs of the server method, the same for the same seed; every factor is a number and every choice a key, as after settling. */
import type { ServerInputs } from '../../core/methods/generated.ts'
import { randomOf } from './inputs.ts'

const stages = ['materials', 'production', 'distribution', 'use', 'endOfLife']

/** As the inputs arrive: objects that JSON.parse made. */
const parsed = (inputs: object): ServerInputs => JSON.parse(JSON.stringify(inputs))

/** Servers of thirty flows as people write them: all stages, some processes of several flows, some scores, one flow left out. */
export function servers(count: number, seed = 1): ServerInputs[] {
  const random = randomOf(seed)
  const flow = (i: number) => ({
    stage: stages[Math.floor((i * 5) / 30)],
    process: `P${Math.floor(i / 2)}`,
    flow: `F${i}`,
    amount: random() * 100,
    unit: 'kg',
    EF: random() * 5,
    ...(i % 3 === 0 ? { primary: true, dataYear: 2023 } : { tier: 2, source: 's', dataYear: 2021 }),
    ...(i >= 18 && i < 24 ? { per: 'year', energy: true } : {}),
    ...(i % 7 === 0 ? { share: 0.5, allocBasis: 'physical', allocReason: 'r' } : {}),
    ...(i === 5 ? { omitted: true, omitReason: 'r' } : {}),
    ...(i % 4 === 0 ? { dq1: 1, dq2: 2, dq3: 3, dq4: 2, dq5: 1 } : {}),
    place: 'CN',
  })
  return Array.from({ length: count }, () =>
    parsed({
      unitKind: 'functional',
      intendedUse: 'u',
      lifetime: 4,
      form: 'f',
      size: 's',
      averageLoad: 'a',
      year: 2023,
      flows: Array.from({ length: 30 }, (_, i) => flow(i)),
    }),
  )
}

/** Servers of any shape, with every mistake that is only told: keys left out at random, few rows and many, the ends of ranges. */
export function anyServers(count: number, seed: number): ServerInputs[] {
  const random = randomOf(seed)
  const pick = <T>(...options: T[]) => options[Math.floor(random() * options.length)] as T
  const maybe = <T extends object>(chance: number, part: () => T) => (random() < chance ? part() : {})
  const amount = () => pick(random() * 100, random() * 1e4, -random() * 100, 0, random() < 0.01 ? 1e308 : 1)
  const flow = (wild: number) => ({
    stage: pick(...stages),
    ...maybe(0.7, () => ({ process: pick('A', 'B', 'C', 'D') })),
    amount: amount(),
    unit: 'kg',
    EF: pick(random(), random() * 100, -random()),
    ...maybe(wild, () => ({ per: pick('unit', 'year') })),
    ...maybe(wild, () => ({ share: random() })),
    ...maybe(wild, () => ({ allocBasis: pick('avoided', 'physical', 'economic', 'other') })),
    ...maybe(wild, () => ({ allocReason: 'r' })),
    ...maybe(wild, () => ({ allocKind: pick('line', 'utility', 'waste') })),
    ...maybe(wild, () => ({ energy: pick(true, false) })),
    ...maybe(0.2, () => ({ omitted: true, ...maybe(0.5, () => ({ omitReason: 'r' })) })),
    ...maybe(wild, () => ({ origin: pick('fossil', 'biogenic', 'landUse', 'aircraft', 'removal', 'offset') })),
    ...maybe(0.4, () => ({ primary: pick(true, false) })),
    ...maybe(0.5, () => ({ tier: pick(1, 2, 3, 4) })),
    ...maybe(0.3, () => ({ dataYear: pick(2015, 2020, 2023, 2025) })),
    ...maybe(wild, () => ({ boundary: pick('cradleToGate', 'cradleToGrave') })),
    ...maybe(wild, () => ({ gwpSet: pick('AR5', 'AR6') })),
    ...maybe(0.3, () => ({ dq1: 1 + random() * 4 })),
    ...maybe(0.3, () => ({ dq2: 1 + random() * 4 })),
    ...maybe(0.2, () => ({ dq3: 1 + random() * 4 })),
    ...maybe(0.2, () => ({ dq4: 1 + random() * 4 })),
    ...maybe(0.2, () => ({ dq5: 1 + random() * 4 })),
  })
  return Array.from({ length: count }, () => {
    const wild = random() * 0.5
    return parsed({
      unitKind: pick('functional', 'declared'),
      ...maybe(0.5, () => ({ quantity: 0.5 + random() * 10 })),
      ...maybe(0.7, () => ({ intendedUse: 'u' })),
      ...maybe(0.7, () => ({ lifetime: pick(0, random() * 50) })),
      ...maybe(0.7, () => ({ form: 'f' })),
      ...maybe(0.7, () => ({ size: 's' })),
      ...maybe(0.7, () => ({ averageLoad: 'a' })),
      ...maybe(0.3, () => ({ gwp: pick('AR5', 'AR6') })),
      ...maybe(0.3, () => ({ year: pick(2020, 2023, 2026) })),
      flows: Array.from({ length: 1 + Math.floor(random() * pick(3, 30)) }, () => flow(wild)),
    })
  })
}
