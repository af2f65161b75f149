/** A result with what was asked for beside it: the trace, its uncertainty, its sensitivity. */
import { type Answer, calculate, type Method } from './calculate.ts'
import type { Problem } from './problem.ts'
import { sensitivity } from './sensitivity.ts'
import { uncertainty } from './uncertainty.ts'

/** `seed`, `draws` and `output` have defaults; anything else than they may be is a problem. */
export type Asked = {
  trace?: boolean
  uncertainty?: { seed?: unknown; draws?: unknown }
  sensitivity?: { output?: unknown }
}

export function analyse(method: Method, inputs: unknown, asked: Asked = {}): Answer {
  const answer = calculate(method, inputs, { trace: asked.trace === true })
  if (!answer.ok) return answer
  const spread = asked.uncertainty && uncertainty(method, inputs, asked.uncertainty)
  const moved = asked.sensitivity && sensitivity(method, inputs, asked.sensitivity)
  const problems: Problem[] = [spread, moved].flatMap((each) => (each && !each.ok ? each.problems : []))
  if (problems.length > 0) return { ok: false, problems }
  return {
    ok: true,
    result: {
      ...answer.result,
      ...(spread?.ok ? { uncertainty: spread.uncertainty } : {}),
      ...(moved?.ok ? { sensitivity: moved.sensitivity } : {}),
    },
  }
}
