/** The calculations: inputs as a JSON body or as the query of a URL, the result as JSON or flat text. */
import { type Answer, calculate, type Method, type Problem, problem, type Result } from '#core'
import { type Asked, analyse } from '#core/analysis'
import { pactOf } from '#core/pact'
import { replay } from '#core/replay'
import { readParams } from '#core/tables/index'
import { readJson } from './body.ts'
import type { Call, Handler } from './env.ts'
import { csv, xml } from './formats.ts'
import { answers, posted, postedPage, readText } from './headers.ts'
import { methods } from './methods.ts'
import { type Kind, refuse } from './problems.ts'
import { type Control, type Pair, pairsOf, type Query, readQuery, unknown } from './query.ts'
import { type Language, reportPage } from './report-page.ts'

export const postControls = [
  'trace',
  'edition',
  'factors',
  'uncertainty',
  'seed',
  'draws',
  'sensitivity',
  'output',
  'report',
  'lang',
] as const satisfies readonly Control[]

/** What the query asks for beside the result. */
function askedOf({ trace, uncertainty, seed, draws, sensitivity, output, report }: Query['controls']): Asked {
  return {
    trace: trace === '1',
    report: report === '1' || report === 'html',
    ...(uncertainty === undefined
      ? {}
      : {
          uncertainty: {
            ...(seed === undefined ? {} : { seed: Number(seed) }),
            ...(draws === undefined ? {} : { draws: Number(draws) }),
          },
        }),
    ...(sensitivity === undefined ? {} : { sensitivity: { output } }),
  }
}

/** POST: a JSON body. */
export const postCalculation =
  (method: Method): Handler =>
  async (c) => {
    const { controls, rest, problems } = readQuery(c.req.url, method, postControls)
    const all = [...problems, ...rest.map(([key]) => unknown(key, postControls))]
    if (all.length > 0) return refuse(c, 'query', all)
    const body = await readJson(c.req.raw)
    if (!body.ok) return refuse(c, body.kind, body.problems)
    const answer = analyse(method, body.value, askedOf(controls))
    if (!answer.ok) return refuse(c, 'inputs', answer.problems)
    const { result } = answer
    const { report, lang } = controls
    if (report === 'pact') return new Response(JSON.stringify(pactOf(method, result)), { headers: posted })
    if (result.report && (report === 'html' || wantsPage(c)))
      return new Response(reportPage(result.report, lang as Language | undefined), { headers: postedPage })
    return new Response(JSON.stringify(result), {
      headers: report === undefined ? posted : { ...posted, Vary: 'Accept' },
    })
  }

/** A browser names text/html, programs do not. */
const wantsPage = (c: Call) => /\btext\/html\b/.test(c.req.header('accept') ?? '')

/** The formats of a GET, each with the keys that steer it. */
export const formats = {
  json: ['err', 'trace', 'edition', 'factors'],
  txt: ['out', 'err', 'edition', 'factors'],
  csv: ['err', 'edition', 'factors'],
  xml: ['err', 'edition', 'factors'],
} as const satisfies Record<string, readonly Control[]>
export type Format = keyof typeof formats

type Refusal = { kind: Kind; problems: Problem[] }

const outMissing = ({ definition }: Method): Problem => {
  const keys = Object.keys(definition.outputs)
  return problem(
    '/out',
    'MISSING',
    `请用 out= 写明要哪一个结果：${keys.join('、')}`,
    `Say with out= which output you want: ${keys.join(', ')}`,
  )
}
const outAbsent = ({ outputs }: Result, out: string): Problem => {
  const keys = Object.keys(outputs)
  return problem(
    '/out',
    'CHOICE',
    `按这些输入没有 ${out}：有 ${keys.join('、')}`,
    `There is no ${out} for these inputs: there is ${keys.join(', ')}`,
  )
}

/** In a URL `uncertainty` is the input; somebody who writes 1 wants the interval, which a body alone gives. */
const intervalAsked = ({ definition: { id } }: Method, rest: readonly Pair[]): Problem[] =>
  rest.some(([key, value]) => key === 'uncertainty' && value === '1')
    ? [
        problem(
          '/uncertainty',
          'TYPE',
          `此地址的 uncertainty 是输入，不能是 1：请写成“键:百分数”，多项用分号隔开；要结果的区间，请以 POST 发到 /v1/methods/${id}?uncertainty=1，并在请求体中写明 uncertainty`,
          `uncertainty is an input at this address and cannot be 1: write key:percent, several parted by semicolons; for the interval of the result POST to /v1/methods/${id}?uncertainty=1 with uncertainty in the body`,
        ),
      ]
    : []

/** The text of an answer in a format, or why there is none. */
function written(method: Method, format: Format, query: Query): string | Refusal {
  const { controls, rest, problems } = query
  if (format === 'txt' && controls.out === undefined) problems.push(outMissing(method))
  problems.push(...intervalAsked(method, rest))
  if (problems.length > 0) return { kind: 'query', problems }
  const read = readParams(method, rest)
  const answer: Answer = read.ok ? calculate(method, read.inputs, { trace: controls.trace === '1' }) : read
  if (!answer.ok) return { kind: 'inputs', problems: answer.problems }
  const { result } = answer
  if (format === 'json') return JSON.stringify(result)
  if (format === 'csv') return csv(result)
  if (format === 'xml') return xml(result)
  const output = result.outputs[controls.out ?? '']
  // What was warned of says why an output does not exist.
  return output
    ? String(output.value)
    : { kind: 'inputs', problems: [outAbsent(result, controls.out ?? ''), ...result.warnings] }
}

/** GET: the inputs as query keys. With edition and factor set pinned in the URL the answer never changes. */
export const getCalculation =
  (method: Method, format: Format): Handler =>
  (c) => {
    const query = readQuery(c.req.url, method, formats[format])
    const text = written(method, format, query)
    if (typeof text !== 'string') {
      if (query.controls.err !== 'text') return refuse(c, text.kind, text.problems)
      return new Response(`ERR:${text.problems[0]?.code}`, { headers: readText })
    }
    const pinned = query.controls.edition !== undefined && query.controls.factors !== undefined
    return new Response(text, { headers: answers[format][pinned ? 'forever' : 'short'] })
  }

/** POST: a stored result, computed again. */
export async function postReplay(c: Call): Promise<Response> {
  const keys = pairsOf(c.req.url).pairs.map(([key]) => unknown(key, []))
  if (keys.length > 0) return refuse(c, 'query', keys)
  const body = await readJson(c.req.raw)
  if (!body.ok) return refuse(c, body.kind, body.problems)
  if (body.infinite.length > 0) return refuse(c, 'inputs', body.infinite)
  const answer = replay(methods, body.value)
  return answer.ok
    ? new Response(JSON.stringify(answer.replay), { headers: posted })
    : refuse(c, 'inputs', answer.problems)
}
