/** Propagation of uncertainty, IPCC approach 1: to first order, by what a small change of each source changes. For sums and products this is the rule of the guidelines (square root of the sum of squares). */
import { type Place, restore } from './cells.ts'
import type { Execution } from './evaluate.ts'
import type { Executor } from './executor.ts'
import type { Inputs } from './method.ts'
import type { Source } from './sources.ts'

/** `half` is half of the 95 % interval, in the unit of the output; `percent` is relative to its value, absent where that is zero. */
export type Propagated = {
  half: number
  percent?: number
  /** The largest first; `share` is of the variance. */
  contributions: Contribution[]
  /** How many more there are. */
  omitted?: number
  /** Sources across which the output jumps or bends: their part is the change over the whole interval, no slope. */
  bends?: string[]
}
export type Contribution = { source: string; half: number; share: number }

/** Of a value's size: small enough for a slope, large enough not to drown in rounding (near the cube root of 2^-53). */
const step = 2 ** -17
/** A smooth formula bends by less than this within two steps. */
const smooth = 0.01
/** More contributions than this nobody reads. */
export const longestList = 100

/** The outputs after each uncertain value was moved by so much of its interval. */
function moved(run: Executor, inputs: Inputs, { parts }: Source, by: (place: Place, percent: number) => number) {
  for (const { place, spread } of parts) place.holder[place.at] = place.value + by(place, spread.percent)
  const execution = run(inputs)
  restore(parts.map(({ place }) => place))
  return execution.fault >= 0 ? undefined : execution.outputs
}

/** What one output moves by when a source moves to the end of its interval. */
function effect(value: number, up: number, down: number, times: number): { half: number; bends: boolean } {
  const slope = Math.abs(up - down) / 2
  const bend = Math.abs(up - value - (value - down)) / 2
  // what is only rounding is no bend
  const rounding = 1e-12 * Math.abs(value)
  return { half: slope * times, bends: bend > smooth * slope + rounding }
}

export function propagate(
  run: Executor,
  inputs: Inputs,
  sources: readonly Source[],
  values: Readonly<Record<string, number>>,
): Record<string, Propagated> {
  const keys = Object.keys(values)
  const found = new Map(keys.map((key) => [key, { contributions: [] as Contribution[], bends: [] as string[] }]))
  for (const source of sources) {
    const most = Math.max(...source.parts.map(({ spread }) => spread.percent)) / 100
    if (most === 0) continue
    const at = (size: number): { up: Execution['outputs'] | undefined; down: Execution['outputs'] | undefined } => ({
      up: moved(run, inputs, source, ({ value }, percent) => (value * size * percent) / 100),
      down: moved(run, inputs, source, ({ value }, percent) => (-value * size * percent) / 100),
    })
    const near = at(step / most)
    let far: ReturnType<typeof at> | undefined
    for (const key of keys) {
      const value = values[key] as number
      // a side without a number counts as no change
      const slope = effect(value, near.up?.[key] ?? value, near.down?.[key] ?? value, most / step)
      let { half } = slope
      const { contributions, bends } = found.get(key) as { contributions: Contribution[]; bends: string[] }
      if (slope.bends) {
        far ??= at(1)
        half = effect(value, far.up?.[key] ?? value, far.down?.[key] ?? value, 1).half
        bends.push(source.id)
      }
      if (half > 0) contributions.push({ source: source.id, half, share: 0 })
    }
  }
  return Object.fromEntries(
    [...found].map(([key, { contributions, bends }]) => [key, total(values[key] as number, contributions, bends)]),
  )
}

function total(value: number, contributions: Contribution[], bends: string[]): Propagated {
  contributions.sort((a, b) => b.half - a.half)
  // sizes relative to the largest, so that squares neither overflow nor vanish
  const largest = contributions[0]?.half ?? 0
  const squares = contributions.map(({ half }) => (half / largest) ** 2)
  const sum = squares.reduce((all, each) => all + each, 0)
  const half = largest * Math.sqrt(sum)
  const shown = contributions.slice(0, longestList)
  return {
    half,
    ...(value === 0 ? {} : { percent: (100 * half) / Math.abs(value) }),
    contributions: shown.map((each, i) => ({ ...each, share: (squares[i] as number) / sum })),
    ...(contributions.length > shown.length ? { omitted: contributions.length - shown.length } : {}),
    ...(bends.length > 0 ? { bends } : {}),
  }
}
