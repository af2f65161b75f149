/** How uncertain a result is: propagation to first order and a Monte Carlo simulation, for any method, from its definition and its executors. */
import { compute, type Method } from './calculate.ts'
import { cellsOf } from './cells.ts'
import { type Executor, executorOf, refusalOf } from './executor.ts'
import { shown } from './explain.ts'
import { flatOutputs, outputNamed, withColumns } from './outputs.ts'
import { type Problem, problem, type Text } from './problem.ts'
import { type Propagated, propagate } from './propagate.ts'
import { type Simulated, simulate } from './simulate.ts'
import { type Source, type Spread, sourcesOf } from './sources.ts'

export const defaultSeed = 1
export const defaultDraws = 10_000
export const mostDraws = 100_000
export const mostSeed = 4_294_967_295
/** How many cells all runs together may read: some seconds of computing. */
export const mostWork = 200_000_000
/** How many drawn outputs are kept at a time: 32 MB. */
export const mostKept = 4_000_000

/** An uncertain input as it went in. `percent` and `shape` say how it was drawn; inputs of one `source` are drawn together; `clipped` draws fell outside its range and were put on its end. */
export type UncertainInput = {
  key: string
  label: Text
  value: number
  unit: string
  percent: number
  shape: Spread['shape']
  by: Spread['by']
  source: string
  clipped: number
}
export type Uncertainty = {
  seed: number
  draws: number
  inputs: UncertainInput[]
  /** Keys of `uncertainty` and `pedigree` that name nothing of this calculation. */
  idle: string[]
  /** By their keys; values of a column as `customer/0`. */
  outputs: Record<string, { label: Text; value: number; unit: string; propagated: Propagated; simulated?: Simulated }>
  /** Draws without a result, by the code of what refused them. They are in no statistic. */
  failed: Record<string, number>
}
export type UncertaintyAnswer = { ok: true; uncertainty: Uncertainty } | { ok: false; problems: Problem[] }

/** `executor` is for tests and measurements: the answer is the same with each. */
export type UncertaintyOptions = { seed?: unknown; draws?: unknown; executor?: Executor }

/** The same inputs, seed and number of draws give the same answer. */
export function uncertainty(
  method: Method,
  inputs: unknown,
  { seed = defaultSeed, draws = defaultDraws, executor = executorOf(method) }: UncertaintyOptions = {},
): UncertaintyAnswer {
  const asked = [...whole('seed', seed, 0, mostSeed), ...whole('draws', draws, 1, mostDraws)]
  const computed = compute(method, inputs)
  if (!computed.ok) return { ok: false, problems: [...asked, ...computed.problems] }
  // choices by their keys, as the executors want them
  const given = computed.inputs
  const cells = cellsOf(method, given)
  const { sources, idle } = sourcesOf(method, given, cells)
  const problems = [...asked, ...(sources.length === 0 ? [nothingSaid(method)] : [])]
  const options = { seed: seed as number, draws: draws as number }
  const found = flatOutputs(computed.outputs, computed.columns)
  const keys = Object.keys(found)
  problems.push(...(problems.length === 0 ? tooMuch(options.draws, sources, cells.places.length, keys.length) : []))
  if (problems.length > 0) return { ok: false, problems }

  const values = present(found)
  const run = withColumns(method, executor)
  const propagated = propagate(run, cells.inputs, sources, values)
  const simulated = simulate(run, cells.inputs, sources, values, refusalOf(method), keys, options)
  const { outputs, failed, clipped } = simulated
  const answer: Uncertainty = {
    ...options,
    inputs: sources.flatMap((source) => inputsOf(source, clipped)),
    idle,
    outputs: Object.fromEntries(
      Object.entries(values).map(([key, value]) => [
        key,
        {
          value,
          ...outputNamed(method, given, key),
          propagated: propagated[key] as Propagated,
          ...(outputs[key] ? { simulated: outputs[key] } : {}),
        },
      ]),
    ),
    failed,
  }
  return allFinite(answer) ? { ok: true, uncertainty: answer } : { ok: false, problems: [tooLarge] }
}

const present = (outputs: Readonly<Record<string, number | undefined>>): Record<string, number> =>
  Object.fromEntries(Object.entries(outputs).filter((entry): entry is [string, number] => entry[1] !== undefined))

const inputsOf = ({ id, parts }: Source, clipped: Readonly<Record<string, number>>): UncertainInput[] =>
  parts.map(({ place: { key, uncertain, value }, spread: { percent, shape, by } }) => {
    const { label, unit } = uncertain.entry
    return { key, label, value, unit, percent, shape, by, source: id, clipped: clipped[key] ?? 0 }
  })

function whole(key: string, value: unknown, least: number, most: number): Problem[] {
  if (Number.isInteger(value) && (value as number) >= least && (value as number) <= most) return []
  const zh = `${key} 不能是 ${shown(value)}：请填写 ${least} 到 ${most} 的整数`
  return [
    problem(`/${key}`, 'RANGE', zh, `${key} cannot be ${shown(value)}: give a whole number from ${least} to ${most}`),
  ]
}

const nothingSaid = ({ definition }: Method): Problem => {
  const rows = Object.entries(definition.inputs).filter(
    ([, input]) => input.kind === 'rows' && input.spread !== undefined,
  )
  const columns = rows.map(([key]) => `${key}.u`)
  const zh = columns.length > 0 ? `，或 ${columns.join('、')} 列` : ''
  const en = columns.length > 0 ? `, or the column ${columns.join(', ')}` : ''
  return problem(
    '/uncertainty',
    'MISSING',
    `没有说明任何输入的不确定度：请填写 uncertainty 或 pedigree${zh}`,
    `Nothing says how uncertain the inputs are: give uncertainty or pedigree${en}`,
  )
}

/** Each draw reads every cell, and so do the two runs for each source that the slopes need; each draw of each output is kept. */
function tooMuch(draws: number, sources: readonly Source[], cells: number, outputs: number): Problem[] {
  const runs = draws + 2 * sources.length
  if (runs * cells <= mostWork && draws * outputs <= mostKept) return []
  const most = Math.min(Math.max(0, Math.floor(mostWork / cells) - 2 * sources.length), Math.floor(mostKept / outputs))
  return [
    problem(
      '/draws',
      'LIMIT',
      `${cells} 个数值、${draws} 次抽样超出一次计算的限度：最多 ${most} 次`,
      `${draws} draws of ${cells} numbers are more than one calculation may take: at most ${most}`,
    ),
  ]
}

const allFinite = (value: unknown): boolean =>
  typeof value === 'number'
    ? Number.isFinite(value)
    : typeof value !== 'object' || value === null || Object.values(value).every(allFinite)

const tooLarge = problem(
  '',
  'NOT-FINITE',
  '不确定度超出可计算的范围：请检查输入的数量级',
  'The uncertainty is beyond what can be computed: check the size of the inputs',
)
