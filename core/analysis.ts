/** A result with what was asked for beside it: the trace, its uncertainty, its sensitivity, its report. */
import { type Answer, calculate, type Method } from './calculate.ts'
import type { Problem } from './problem.ts'
import { reportOf } from './report.ts'
import { sensitivity } from './sensitivity.ts'
import { uncertainty } from './uncertainty.ts'

/** `seed`, `draws` and `output` have defaults; anything else than they may be is a problem. */
export type Asked = {
  trace?: boolean
  report?: boolean
  uncertainty?: { seed?: unknown; draws?: unknown }
  sensitivity?: { output?: unknown }
}

export function analyse(method: Method, inputs: unknown, asked: Asked = {}): Answer {
  const answer = calculate(method, inputs, { trace: asked.trace === true || asked.report === true })
  if (!answer.ok) return answer
  const spread = asked.uncertainty && uncertainty(method, inputs, asked.uncertainty)
  const moved = asked.sensitivity && sensitivity(method, inputs, asked.sensitivity)
  const problems: Problem[] = [spread, moved].flatMap((each) => (each && !each.ok ? each.problems : []))
  if (problems.length > 0) return { ok: false, problems }
  const whole = {
    ...answer.result,
    ...(spread?.ok ? { uncertainty: spread.uncertainty } : {}),
    ...(moved?.ok ? { sensitivity: moved.sensitivity } : {}),
  }
  if (!asked.report) return { ok: true, result: whole }
  const { trace, ...plain } = whole
  const kept = asked.trace && trace ? { ...plain, trace } : plain
  return { ok: true, result: { ...kept, report: reportOf(method, whole) } }
}
