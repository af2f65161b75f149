/** The fastest way to compute a method again and again: the generated code where there is some, else its closures. Both give the same bits. */
import type { Method } from './calculate.ts'
import type { Execution } from './evaluate.ts'
import type { Inputs } from './method.ts'
import { generated } from './methods/generated.ts'
import { definitions } from './methods/index.ts'

export type Executor = (inputs: Inputs) => Execution

const codes: Readonly<Record<string, unknown>> = generated

/** The generated code knows its methods by id alone, so a definition of somebody else under the same id is not taken for one of ours. */
export const executorOf = ({ definition, evaluate }: Method): Executor =>
  definitions.some((ours) => ours === definition) ? (codes[definition.id] as Executor) : evaluate.run

/** The code of the refusal of a run, `NOT-FINITE` where a step gave no number; undefined where there is a result. Both executors answer alike. */
export function refusalOf({ loaded }: Method): (run: Execution) => string | undefined {
  let mask = 0
  loaded.checks.forEach(({ check }, k) => {
    if (check.severity === 'error') mask |= 1 << k
  })
  return ({ fired, fault }) => {
    if (fault >= 0) return 'NOT-FINITE'
    const refused = fired & mask
    return refused === 0 ? undefined : loaded.checks[31 - Math.clz32(refused & -refused)]?.code
  }
}
