/** Computes a stored result again and says where the first difference is. */
import { analyse } from './analysis.ts'
import type { Answer, Method, Result } from './calculate.ts'
import { shown } from './explain.ts'
import { factorSet } from './factors/index.ts'
import { type Problem, problem } from './problem.ts'
import type { Sensitivity } from './sensitivity.ts'
import type { Uncertainty } from './uncertainty.ts'

export type Replay =
  | { equal: true; result: Result }
  | { equal: false; path: string; stored: unknown; computed: unknown; result: Result }

/** @param stored a result as `calculate` gave it; its method, edition and factor set must be ones we have. */
export function replay(
  methods: readonly Method[],
  stored: unknown,
): { ok: true; replay: Replay } | { ok: false; problems: Problem[] } {
  const told = (typeof stored === 'object' && stored !== null ? plain(stored) : {}) as Partial<Result>
  const method = methods.find(({ definition }) => definition.id === told.method)
  const pins = [
    pin(
      '/method',
      told.method,
      methods.map(({ definition }) => definition.id),
    ),
    pin('/edition', told.edition, method ? [method.definition.edition] : undefined),
    pin('/factors', told.factors, [factorSet]),
  ].flat()
  if (!method || pins.length > 0) return { ok: false, problems: pins }
  const { seed, draws } = (told.uncertainty ?? {}) as Partial<Uncertainty>
  const { output } = (told.sensitivity ?? {}) as Partial<Sensitivity>
  const answer: Answer = analyse(method, told.inputs, {
    trace: told.trace !== undefined,
    report: told.report !== undefined,
    ...(told.uncertainty === undefined ? {} : { uncertainty: { seed, draws } }),
    ...(told.sensitivity === undefined ? {} : { sensitivity: { output } }),
  })
  if (!answer.ok) return { ok: false, problems: answer.problems.map((each) => ({ ...each, path: placeOf(each.path) })) }
  const different = firstDifference(told, plain(answer.result), '')
  return {
    ok: true,
    replay: different ? { equal: false, ...different, result: answer.result } : { equal: true, result: answer.result },
  }
}

/** What was asked beside the inputs stands in the answers it led to. */
const asked: Readonly<Record<string, string>> = {
  '/seed': '/uncertainty/seed',
  '/draws': '/uncertainty/draws',
  '/output': '/sensitivity/output',
}
const placeOf = (path: string) => asked[path] ?? `/inputs${path}`

/** As it would be read back after being stored. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

const pin = (path: string, found: unknown, known: readonly string[] | undefined): Problem[] => {
  if (known === undefined || (typeof found === 'string' && known.includes(found))) return []
  const list = known.join(', ')
  return found === undefined
    ? [
        problem(
          path,
          'MISSING',
          `结果缺少 ${path.slice(1)}：应为 ${list}`,
          `The result has no ${path.slice(1)}: it should be ${list}`,
        ),
      ]
    : [
        problem(
          path,
          'CHOICE',
          `这里没有 ${shown(found)}：可用 ${list}`,
          `${shown(found)} is not known here: there is ${list}`,
        ),
      ]
}

/** The first place, in order, where two JSON values differ. */
function firstDifference(
  stored: unknown,
  computed: unknown,
  path: string,
): { path: string; stored: unknown; computed: unknown } | undefined {
  if (Object.is(stored, computed)) return undefined
  const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
  if (!isObject(stored) || !isObject(computed) || Array.isArray(stored) !== Array.isArray(computed))
    return { path, stored, computed }
  for (const key of new Set([...Object.keys(computed), ...Object.keys(stored)])) {
    const found = firstDifference(
      stored[key],
      computed[key],
      `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`,
    )
    if (found) return found
  }
  return undefined
}
