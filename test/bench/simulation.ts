/** Runs in a process of its own: how long a Monte Carlo simulation of a method (`meeting` or `server`) takes on one executor (`generated` or `closures`), in nanoseconds a draw. */
import { prepare } from '../../core/calculate.ts'
import { cellsOf } from '../../core/cells.ts'
import { stream } from '../../core/draws.ts'
import { executorOf, refusalOf } from '../../core/executor.ts'
import type { Definition, Inputs } from '../../core/method.ts'
import { meeting } from '../../core/methods/meeting.ts'
import { server } from '../../core/methods/server.ts'
import { type Column, columnOf, computeDraws, type Sample } from '../../core/simulate.ts'
import { sourcesOf } from '../../core/sources.ts'
import { uncertainty } from '../../core/uncertainty.ts'
import { servers } from './flows.ts'

const draws = 10_000
const rounds = 60

const { trips } = meeting.example as { trips: object[] }
const [thirtyFlows] = servers(1)
const subjects: Record<string, { definition: Definition; inputs: Inputs }> = {
  meeting: {
    definition: meeting,
    inputs: {
      ...meeting.example,
      trips: trips.map((trip) => ({ ...trip, u: 10 })),
      uncertainty: { R: 10, EF_e: 5, PUE: 5, 'servers.P': 15, 'trips.EF_t': 20 },
    },
  },
  server: {
    definition: server,
    inputs: { ...(thirtyFlows as Inputs), uncertainty: { 'flows.amount': 10, 'flows.EF': 20 } },
  },
}

const [, , on, subject = 'meeting'] = process.argv
const { definition, inputs } = subjects[subject] as (typeof subjects)[string]
const method = prepare(definition)
const executor = on === 'closures' ? method.evaluate.run : executorOf(method)

/** The median of many rounds: the first are still being made into code. */
const measured = (work: () => unknown): number => {
  const times = Array.from({ length: rounds }, () => {
    const start = performance.now()
    work()
    return ((performance.now() - start) * 1e6) / draws
  })
  return times.sort((a, b) => a - b)[rounds >> 1] as number
}

/** The draws computed, without making them and without the statistics. */
function loop() {
  const cells = cellsOf(method, inputs)
  const { sources } = sourcesOf(method, inputs, cells)
  const columns = sources.flatMap(({ id, parts }) =>
    parts.map((part): Column => {
      const values = new Float64Array(256)
      stream(1, id).fill(values, values.length)
      return { ...columnOf(part), values: values.map((x) => part.place.value * (1 + part.spread.sigma * x)) }
    }),
  )
  const samples = Object.keys(definition.outputs).map(
    (key): Sample => ({ key, values: new Float64Array(256), count: 0 }),
  )
  const refusal = refusalOf(method)
  const failed: Record<string, number> = {}
  return () => {
    for (let done = 0; done < draws; done += 256) {
      for (const sample of samples) sample.count = 0
      computeDraws(executor, cells.inputs, columns, samples, refusal, failed, 256)
    }
    if (Object.keys(failed).length > 0) throw new Error('A draw failed')
  }
}

const answer = uncertainty(method, inputs, { draws, executor })
if (!answer.ok) throw new Error(answer.problems[0]?.en)
const whole = measured(() => uncertainty(method, inputs, { draws, executor }))
console.log(
  JSON.stringify({
    inputs: answer.uncertainty.inputs.length,
    whole,
    loop: measured(loop()),
    answer: answer.uncertainty,
  }),
)
