/** Runs in a process of its own: proves the hand-written meeting, the generated code and the closures equal (`prove`), or measures them against each other in short rounds that take turns. */
import { prepare } from '../../core/calculate.ts'
import type { Execution } from '../../core/evaluate.ts'
import { generated, type MeetingInputs } from '../../core/methods/generated.ts'
import { meeting as definition } from '../../core/methods/meeting.ts'
import { manyShapes, oneShape } from './inputs.ts'
import { meeting } from './meeting.ts'

type Run = (inputs: MeetingInputs) => Execution

const method = prepare(definition)
const runs = { hand: meeting, generated: generated.meeting, closures: method.evaluate.run } satisfies Record<
  string,
  Run
>
type Name = keyof typeof runs
const names = Object.keys(runs) as Name[]

const mustBeValid = (inputs: MeetingInputs) => {
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
  return [...values, ...(fault < 0 ? [`fired ${fired}`] : []), `fault ${fault}`].join('\n')
}

function prove(count: number) {
  const seen = { faults: 0, fired: 0, cases: 0 }
  for (const inputs of [...manyShapes(count, 7, true), ...manyShapes(count, 8), ...oneShape(256)]) {
    mustBeValid(inputs)
    const [wanted, ...others] = names.map((name) => spelled(runs[name](inputs)))
    others.forEach((one, i) => {
      if (one !== wanted) throw new Error(`hand\n${wanted}\n${names[i + 1]}\n${one}\n${JSON.stringify(inputs)}`)
    })
    const { fired, fault } = meeting(inputs)
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
function turn(run: Run, inputs: readonly MeetingInputs[], times: number): number {
  const start = performance.now()
  for (let time = 0; time < times; time++) {
    for (let i = 0; i < inputs.length; i++) kept[i] = run(inputs[i] as MeetingInputs)
  }
  return ((performance.now() - start) * 1e6) / (times * inputs.length)
}

const warmUp = 300
const turnTime = 2
const rounds = 200

function measure(inputs: readonly MeetingInputs[], backwards: boolean) {
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

const [task, direction] = process.argv.slice(2)
if (task === 'prove') console.log(JSON.stringify(prove(10_000)))
else {
  const inputs = task === 'one' ? oneShape(256) : manyShapes(256, 3)
  inputs.forEach(mustBeValid)
  console.log(JSON.stringify(measure(inputs, direction === 'backwards')))
}
