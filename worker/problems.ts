/** Answers that refuse: application/problem+json (RFC 9457), every problem at once and in both languages, and never a large answer. */
import { type Problem, problem, type Text } from '#core'
import type { Call } from './env.ts'
import { postedProblem, readProblem } from './headers.ts'
import { limits } from './limits.ts'

/** The kinds of refusal. A kind is the stable `type` of its answers: /docs/problems#inputs. */
export const kinds = {
  body: { status: 400, zh: '请求体无法读取', en: 'The body cannot be read' },
  query: { status: 400, zh: '网址参数有误', en: 'The query has problems' },
  inputs: { status: 422, zh: '输入有误', en: 'The inputs have problems' },
  size: { status: 413, zh: '请求体过大', en: 'The body is too large' },
  url: { status: 414, zh: '网址过长', en: 'The URL is too long' },
  'media-type': { status: 415, zh: '请求体的类型不受支持', en: 'The type of the body is not supported' },
  'not-found': { status: 404, zh: '没有这个地址', en: 'Not found' },
  method: { status: 405, zh: '此地址不支持该方法', en: 'The method is not allowed here' },
  fault: { status: 500, zh: '服务出错', en: 'The service failed' },
} as const satisfies Record<string, { status: number } & Text>

export type Kind = keyof typeof kinds

/** Codes of refusals that concern the request as such and no input. */
export const httpCodes = {
  'NOT-FOUND': {
    zh: '没有这个地址：接口见 /openapi.json',
    en: 'There is nothing here: the interface is in /openapi.json',
  },
  'NO-METHOD': { zh: '没有这个方法：有', en: 'There is no such method: there are' },
  METHOD: { zh: '此地址只接受', en: 'This address takes only' },
  FAULT: {
    zh: '服务出错，与输入无关：请稍后再试',
    en: 'The service failed, through no fault of the input: try again later',
  },
} as const satisfies Record<string, Text>

/** A problem with one of these codes; `more` follows both texts. */
export const httpProblem = (code: keyof typeof httpCodes, more = ''): Problem => {
  const { zh, en } = httpCodes[code]
  return { path: '', code, severity: 'error', zh: zh + more, en: en + more }
}

/** Cuts a text. The lengths below are such that one entry always fits, even with every character escaped in JSON. */
const cut = (text: string, longest: number) => (text.length > longest ? `${text.slice(0, longest)}…` : text)
const longestText = 900
const longestPath = 400

const encoder = new TextEncoder()
const bytesOf = (text: string) => encoder.encode(text).byteLength

/** The text of a refusal: at most 100 entries and 16 KB, `total` says how many there are. */
export function problemText(kind: Kind, problems: readonly Problem[]): string {
  const { status, zh, en } = kinds[kind]
  const [first] = problems
  const detail = first ? `${cut(first.zh, 150)} / ${cut(first.en, 150)}` : `${zh} / ${en}`
  const head = { type: `/docs/problems#${kind}`, title: `${zh} / ${en}`, status, detail, total: problems.length }
  const entries: string[] = []
  let bytes = bytesOf(JSON.stringify({ ...head, errors: [] }))
  for (const each of problems.slice(0, limits.problems)) {
    const entry = JSON.stringify({
      ...each,
      path: cut(each.path, longestPath),
      zh: cut(each.zh, longestText),
      en: cut(each.en, longestText),
    })
    bytes += bytesOf(entry) + 1
    if (bytes > limits.problemBytes) break
    entries.push(entry)
  }
  return `${JSON.stringify(head).slice(0, -1)},"errors":[${entries.join(',')}]}`
}

export function refuse(c: Call, kind: Kind, problems: readonly Problem[], more: Record<string, string> = {}): Response {
  const isRead = c.req.method === 'GET' || c.req.method === 'HEAD'
  const headers = { ...(isRead ? readProblem : postedProblem), ...more }
  return new Response(problemText(kind, problems), { status: kinds[kind].status, headers })
}

export const urlTooLong = (c: Call) =>
  refuse(c, 'url', [
    problem(
      '',
      'LIMIT',
      `网址超过 ${limits.url} 个字符：请改用 POST`,
      `The URL is longer than ${limits.url} characters: use POST`,
    ),
  ])
