/** Monte Carlo simulation of a method: many draws of its uncertain inputs, each computed by the executor itself. */
import { type Place, restore } from './cells.ts'
import { exp, stream } from './draws.ts'
import type { Execution } from './evaluate.ts'
import type { Executor } from './executor.ts'
import type { Inputs } from './method.ts'
import type { Source, Spread } from './sources.ts'
import { type Statistics, statistics } from './statistics.ts'

/** `low`, `median` and `high` are the 2.5, 50 and 97.5 percentiles, `positive` is the share of draws above zero. `draws` counts those in which the output exists. */
export type Simulated = Statistics & { draws: number }
export type Simulation = {
  /** Absent for an output that exists in no draw. */
  outputs: Record<string, Simulated>
  /** Draws without a result, by the code of what refused them. */
  failed: Record<string, number>
  /** How many draws of a place fell outside its range and were put on its end, by its key. */
  clipped: Record<string, number>
}

/** So many draws are made of each source at a time: few enough to stay in the cache. */
const block = 256

/** One place with its values of the moment. */
export type Column = Pick<Place, 'holder' | 'at'> & {
  place: Place
  spread: Spread
  values: Float64Array
  clips: number
}

export const columnOf = ({ place, spread }: Source['parts'][number]): Column => {
  const { holder, at } = place
  return { holder, at, place, spread, values: new Float64Array(block), clips: 0 }
}

/** Turns standard normal draws into values of a place. */
function transform(column: Column, normal: Float64Array, count: number) {
  const { place, spread, values } = column
  const { value, min, max } = place
  const { sigma } = spread
  if (spread.shape === 'lognormal')
    for (let i = 0; i < count; i++) values[i] = value * exp(sigma * (normal[i] as number))
  else for (let i = 0; i < count; i++) values[i] = value + value * sigma * (normal[i] as number)
  for (let i = 0; i < count; i++) {
    const x = values[i] as number
    if (x >= min && x <= max) continue
    values[i] = x < min ? min : max
    column.clips++
  }
}

/** The values of an output in the draws so far. */
export type Sample = { key: string; values: Float64Array; count: number }

// Small functions: an engine makes better code of them than of one large loop.
function put(columns: readonly Column[], i: number) {
  for (let k = 0; k < columns.length; k++) {
    const column = columns[k] as Column
    column.holder[column.at] = column.values[i]
  }
}

/** Executors give all outputs of a definition, in its order, and so stand the samples. */
function keep(samples: readonly Sample[], outputs: Execution['outputs']) {
  let k = 0
  for (const key in outputs) {
    const value = outputs[key]
    const sample = samples[k++] as Sample
    if (value !== undefined) sample.values[sample.count++] = value
  }
}

/** The hot loop: no input is built anew and nothing is checked twice, only numbers are put in their places. */
export function computeDraws(
  run: Executor,
  inputs: Inputs,
  columns: readonly Column[],
  samples: readonly Sample[],
  refusal: (run: Execution) => string | undefined,
  failed: Record<string, number>,
  count: number,
) {
  for (let i = 0; i < count; i++) {
    put(columns, i)
    const execution = run(inputs)
    const code = refusal(execution)
    if (code === undefined) keep(samples, execution.outputs)
    else failed[code] = (failed[code] ?? 0) + 1
  }
}

/** @param values the outputs without any draw; `keys` are those of the definition, in its order. */
export function simulate(
  run: Executor,
  inputs: Inputs,
  sources: readonly Source[],
  values: Readonly<Record<string, number>>,
  refusal: (run: Execution) => string | undefined,
  keys: readonly string[],
  { seed, draws }: { seed: number; draws: number },
): Simulation {
  const streams = sources.map(({ id, parts }) => ({
    stream: stream(seed, id),
    columns: parts.map(columnOf),
  }))
  const columns = streams.flatMap((each) => each.columns)
  const outputs = keys.map((key): Sample => ({ key, values: new Float64Array(draws), count: 0 }))
  const failed: Record<string, number> = {}
  const normal = new Float64Array(block)

  for (let done = 0; done < draws; done += block) {
    const count = Math.min(block, draws - done)
    for (const each of streams) {
      each.stream.fill(normal, count)
      for (const column of each.columns) transform(column, normal, count)
    }
    computeDraws(run, inputs, columns, outputs, refusal, failed, count)
  }
  restore(columns.map(({ place }) => place))
  return {
    outputs: Object.fromEntries(
      outputs.flatMap(({ key, values: sample, count }) =>
        count === 0 || values[key] === undefined
          ? []
          : [[key, { draws: count, ...statistics(sample.subarray(0, count), values[key]) }] as const],
      ),
    ),
    failed,
    clipped: Object.fromEntries(
      columns.flatMap(({ place, clips }) => (clips > 0 ? [[place.key, clips] as const] : [])),
    ),
  }
}
