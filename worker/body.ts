/** Reads a body, JSON or the rows of an input as CSV: no more of it than the limit, and every refusal says where. */
import { type Method, type Problem, problem } from '#core'
import { type Encoding, type RowsRead, rowsReader } from '#core/tables/index'
import { limits } from './limits.ts'
import { isPlain } from './measure.ts'
import type { Kind } from './problems.ts'
import { scan } from './scan.ts'

export type Body = { ok: true; value: unknown; infinite: Problem[] } | { ok: false; kind: Kind; problems: Problem[] }

export type Refused = Extract<Body, { ok: false }>
const refuse = (kind: Kind, ...problems: Problem[]): Refused => ({ ok: false, kind, problems })
const unreadable = (zh: string, en: string) => refuse('body', problem('', 'BODY', zh, en))
const tooLarge = () =>
  refuse(
    'size',
    problem(
      '',
      'LIMIT',
      `请求体超过 ${limits.body} 字节：请分开提交`,
      `The body is larger than ${limits.body} bytes: send it in parts`,
    ),
  )

/** JSON by any name (`application/json`, `application/problem+json`), in UTF-8; a missing type is taken for JSON. */
const isJson = (type: string) =>
  /^\s*(application|text)\/([\w.-]+\+)?json\s*(;\s*charset\s*=\s*"?utf-?8"?\s*)?;?\s*$/i.test(type)

export function packedProblem({ headers }: Request): Problem | undefined {
  const encoding = headers.get('content-encoding')
  if (encoding === null || /^(identity)?$/i.test(encoding.trim())) return undefined
  return problem(
    '',
    'BODY',
    '不接受压缩的请求体：请去掉 Content-Encoding',
    'Compressed bodies are not taken: leave Content-Encoding out',
  )
}

function mediaProblem(request: Request): Problem | undefined {
  const packed = packedProblem(request)
  if (packed) return packed
  const type = request.headers.get('content-type')
  if (type === null || type === 'application/json' || isJson(type)) return undefined
  return problem(
    '',
    'BODY',
    '请求体应为 UTF-8 的 JSON：请设置 Content-Type: application/json',
    'The body must be JSON in UTF-8: set Content-Type: application/json',
  )
}

/**
 * The text of a body, or undefined where it is longer than the limit. A declared length is what HTTP lets through, so such a body is
 * taken in one piece; one of unknown length is read piece by piece and left at the limit.
 */
async function readText(request: Request): Promise<string | undefined> {
  const declared = request.headers.get('content-length')
  if (Number(declared) > limits.body) return undefined
  if (declared === null && request.body) return readPieces(request.body.getReader())
  const text = await request.text()
  return text.length > limits.body ? undefined : text
}

async function readPieces(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<string | undefined> {
  const decoder = new TextDecoder()
  let text = ''
  const whole = await eachPiece(reader, (bytes) => {
    text += decoder.decode(bytes, { stream: true })
  })
  return whole ? text + decoder.decode() : undefined
}

/** Was that all? Else there is more than the limit. */
export async function eachPiece(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  take: (bytes: Uint8Array) => void,
  limit: number = limits.body,
): Promise<boolean> {
  let size = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return true
    size += value.byteLength
    if (size > limit) {
      await reader.cancel()
      return false
    }
    take(value)
  }
}

/** Bytes that are not UTF-8 were read as this. Whoever sends it on purpose sends a text that was damaged before. */
const damage = '\ufffd'

function syntaxProblem(text: string, fault: number): Body {
  if (text.trim() === '')
    return unreadable('请求体是空的：请发送一个 JSON 对象', 'The body is empty: send a JSON object')
  const before = text.slice(0, fault).split('\n')
  const line = before.length
  const column = (before.at(-1) ?? '').length + 1
  return unreadable(
    `请求体不是 JSON：第 ${line} 行第 ${column} 列有误`,
    `The body is not JSON: look at line ${line}, column ${column}`,
  )
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export async function readJson(request: Request): Promise<Body> {
  const media = mediaProblem(request)
  if (media) return refuse('media-type', media)
  const text = await readText(request)
  if (text === undefined) return tooLarge()
  const damaged = text.indexOf(damage)
  if (damaged >= 0) {
    const byte = new TextEncoder().encode(text.slice(0, damaged)).byteLength + 1
    return unreadable(
      `请求体不是 UTF-8（第 ${byte} 个字节起）：可能是 GBK，请转为 UTF-8 再发送`,
      `The body is not UTF-8 from byte ${byte} on: it may be GBK; send it as UTF-8`,
    )
  }
  const value = parsed(text)
  if (value !== undefined && isPlain(text, value)) return { ok: true, value, infinite: [] }
  const { fault, problems, infinite } = scan(text)
  if (fault !== undefined) return syntaxProblem(text, fault)
  if (problems.length > 0) return refuse('inputs', ...problems)
  return { ok: true, value, infinite }
}

export const isCsv = ({ headers }: Request) => /^\s*text\/csv\s*(;|$)/i.test(headers.get('content-type') ?? '')

/** By the names that programs send; what is not said is found out. */
const charsets: Readonly<Record<string, Encoding | undefined>> = {
  '': undefined,
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'us-ascii': 'utf-8',
  gbk: 'gb18030',
  gb2312: 'gb18030',
  gb18030: 'gb18030',
}

const charsetOf = ({ headers }: Request) =>
  /;\s*charset\s*=\s*"?([^\s";]*)/i.exec(headers.get('content-type') ?? '')?.[1]?.toLowerCase() ?? ''

const charsetProblem = (charset: string): Problem | undefined =>
  Object.hasOwn(charsets, charset)
    ? undefined
    : problem(
        '',
        'BODY',
        'CSV 应为 UTF-8 或 GB18030：请转换后再发送，charset 可以不写',
        'CSV must be in UTF-8 or GB18030: convert it, and leave charset out where in doubt',
      )

type CsvBody = Extract<RowsRead, { ok: true }> | Refused

/** The rows or the list of a method called `key`. */
export async function readCsv(request: Request, { definition }: Method, key: string): Promise<CsvBody> {
  const charset = charsetOf(request)
  const media = packedProblem(request) ?? charsetProblem(charset)
  if (media) return refuse('media-type', media)
  const input = definition.inputs[key]
  if (input?.kind !== 'rows' && input?.kind !== 'list') throw new Error(`${key} of ${definition.id} has no rows`)
  const reader = rowsReader(input, key, { encoding: charsets[charset], most: limits.rows })
  if (Number(request.headers.get('content-length')) > limits.body) return tooLarge()
  const pieces = request.body?.getReader()
  if (pieces && !(await eachPiece(pieces, reader.push))) return tooLarge()
  const rows = reader.end()
  return rows.ok ? rows : refuse(rows.fault ? 'body' : 'inputs', ...rows.problems)
}
