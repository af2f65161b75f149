/** Runs in a process of its own: proves a method written by hand, its generated code and its closures equal (`prove`), or measures them against each other in short rounds that take turns. */
import { prepare } from '../../core/calculate.ts'
import type { Execution } from '../../core/evaluate.ts'
import type { Definition, Inputs } from '../../core/method.ts'
import { generated } from '../../core/methods/generated.ts'
import { meeting as meetingDefinition } from '../../core/methods/meeting.ts'
import { server as serverDefinition } from '../../core/methods/server.ts'
import { anyServers, servers } from './flows.ts'
import { manyShapes, oneShape } from './inputs.ts'
import { meeting } from './meeting.ts'
import { server } from './server.ts'

type Run = (inputs: Inputs) => Execution
/** What is measured, on which inputs, and on which it is proven. */
type Subject = {
  definition: Definition
  hand: Run
  generated: Run
  shapes: Record<string, () => readonly Inputs[]>
  proof: () => readonly Inputs[]
  /** Where several steps fail, by hand the same one is named. */
  sameFault: boolean
}

const subjects: Record<string, Subject> = {
  meeting: {
    definition: meetingDefinition,
    hand: meeting as Run,
    generated: generated.meeting as Run,
    shapes: { one: () => oneShape(256), many: () => manyShapes(256, 3) },
    proof: () => [...manyShapes(10_000, 7, true), ...manyShapes(10_000, 8), ...oneShape(256)],
    sameFault: true,
  },
  server: {
    definition: serverDefinition,
    hand: server as Run,
    generated: generated.server as Run,
    shapes: { one: () => servers(64), many: () => anyServers(256, 3) },
    proof: () => [...anyServers(10_000, 7), ...servers(256)],
    sameFault: false,
  },
}

const [subject = 'meeting', task = 'prove', direction] = process.argv.slice(2)
const chosen = subjects[subject]
if (!chosen) throw new Error(`There is no ${subject}`)
const method = prepare(chosen.definition)
const runs = { hand: chosen.hand, generated: chosen.generated, closures: method.evaluate.run } satisfies Record<
  string,
  Run
>
type Name = keyof typeof runs
const names = Object.keys(runs) as Name[]

const mustBeValid = (inputs: Inputs) => {
  const [first] = method.check(inputs)
  if (first) throw new Error(`${first.en}\n${JSON.stringify(inputs)}`)
}

/** All bits of a result as one text; after a fault only the fault counts, since there is no result. */
const spelled = ({ outputs, fired, fault }: Execution) => {
  const values = Object.keys(outputs)
    .sort()
    .map((key) => {
      const value = outputs[key]
      return `${key} ${value === undefined ? 'blank' : [...new BigUint64Array(new Float64Array([value]).buffer)].join()}`
    })
  return [...values, ...(fault < 0 ? [`fired ${fired}`] : []), `fault ${chosen?.sameFault ? fault : fault < 0}`].join(
    '\n',
  )
}

function prove({ proof, hand }: Subject) {
  const seen = { faults: 0, fired: 0, cases: 0 }
  for (const inputs of proof()) {
    mustBeValid(inputs)
    const [wanted, ...others] = names.map((name) => spelled(runs[name](inputs)))
    others.forEach((one, i) => {
      if (one !== wanted) throw new Error(`hand\n${wanted}\n${names[i + 1]}\n${one}\n${JSON.stringify(inputs)}`)
    })
    const { fired, fault } = hand(inputs)
    seen.cases++
    seen.fired |= fired
    if (fault >= 0) seen.faults++
  }
  const all = (1 << method.loaded.checks.length) - 1
  if (seen.fired !== all || seen.faults === 0) throw new Error(`Not every check and fault was met: ${seen.fired}`)
  return seen
}

/** Results are kept for a while, so that none of the work can be left out. */
const kept: Execution[] = new Array(256)

/** Nanoseconds per call of one turn. */
function turn(run: Run, inputs: readonly Inputs[], times: number): number {
  const start = performance.now()
  for (let time = 0; time < times; time++) {
    for (let i = 0; i < inputs.length; i++) kept[i] = run(inputs[i] as Inputs)
  }
  return ((performance.now() - start) * 1e6) / (times * inputs.length)
}

const warmUp = 300
const turnTime = 2
const rounds = 200

function measure(inputs: readonly Inputs[], backwards: boolean) {
  const order = backwards ? names.toReversed() : names
  const times: Record<string, number> = {}
  for (const name of order) {
    const until = performance.now() + warmUp
    let last = 0
    while (performance.now() < until) last = turn(runs[name], inputs, 4)
    times[name] = Math.max(1, Math.round((turnTime * 1e6) / (last * inputs.length)))
  }
  const found = Array.from({ length: rounds }, (_, round) => {
    const first = round % order.length
    const turns = [...order.slice(first), ...order.slice(0, first)]
    return Object.fromEntries(turns.map((name) => [name, turn(runs[name], inputs, times[name] as number)]))
  })
  const middle = (xs: number[]) => xs.sort((a, b) => a - b)[xs.length >> 1]
  return {
    hand: middle(found.map(({ hand }) => hand as number)),
    generated: middle(found.map((each) => (each.generated as number) / (each.hand as number))),
    closures: middle(found.map((each) => (each.closures as number) / (each.hand as number))),
  }
}

if (task === 'prove') console.log(JSON.stringify(prove(chosen)))
else {
  const inputs = chosen.shapes[task]?.() ?? []
  inputs.forEach(mustBeValid)
  console.log(JSON.stringify(measure(inputs, direction === 'backwards')))
}
