/** Reads a JSON body: no more of it than the limit, no encoding but UTF-8, and every refusal says where. */
import { type Problem, problem } from '#core'
import { limits } from './limits.ts'
import type { Kind } from './problems.ts'
import { scan } from './scan.ts'

export type Body = { ok: true; value: unknown; infinite: Problem[] } | { ok: false; kind: Kind; problems: Problem[] }

const refuse = (kind: Kind, ...problems: Problem[]): Body => ({ ok: false, kind, problems })
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

function mediaProblem({ headers }: Request): Problem | undefined {
  const type = headers.get('content-type')
  const encoding = headers.get('content-encoding')
  if (encoding !== null && !/^(identity)?$/i.test(encoding.trim())) {
    return problem(
      '',
      'BODY',
      '不接受压缩的请求体：请去掉 Content-Encoding',
      'Compressed bodies are not taken: leave Content-Encoding out',
    )
  }
  if (type === null || isJson(type)) return undefined
  return problem(
    '',
    'BODY',
    '请求体应为 UTF-8 的 JSON：请设置 Content-Type: application/json',
    'The body must be JSON in UTF-8: set Content-Type: application/json',
  )
}

/**
 * The bytes of a body, or undefined where they exceed the limit. A declared length is what HTTP lets through, so such a body is
 * taken in one piece (twice as fast); one of unknown length is read piece by piece and left at the limit.
 */
async function readBytes(request: Request): Promise<Uint8Array | undefined> {
  const declared = request.headers.get('content-length')
  if (Number(declared) > limits.body) return undefined
  if (declared === null && request.body) return readPieces(request.body.getReader())
  const bytes = new Uint8Array(await request.arrayBuffer())
  return bytes.byteLength > limits.body ? undefined : bytes
}

async function readPieces(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<Uint8Array | undefined> {
  const pieces: Uint8Array[] = []
  let size = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    size += value.byteLength
    if (size > limits.body) {
      await reader.cancel()
      return undefined
    }
    pieces.push(value)
  }
  const whole = new Uint8Array(size)
  let offset = 0
  for (const piece of pieces) {
    whole.set(piece, offset)
    offset += piece.byteLength
  }
  return whole
}

const strict = new TextDecoder('utf-8', { fatal: true })

/** UTF-8 as text, a byte order mark left out; undefined where it is not UTF-8. */
function decode(bytes: Uint8Array): string | undefined {
  try {
    return strict.decode(bytes)
  } catch {
    return undefined
  }
}

/** How many bytes at the beginning are UTF-8: a decoder that waits for more, and is then told that nothing comes, knows where it broke. */
function validBytes(bytes: Uint8Array): number {
  let low = 0
  let high = bytes.byteLength
  const holds = (end: number) => {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, end), { stream: true })
      return true
    } catch {
      return false
    }
  }
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (holds(middle)) low = middle
    else high = middle - 1
  }
  return low
}

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

export async function readJson(request: Request): Promise<Body> {
  const media = mediaProblem(request)
  if (media) return refuse('media-type', media)
  const bytes = await readBytes(request)
  if (!bytes) return tooLarge()
  const text = decode(bytes)
  if (text === undefined) {
    const offset = validBytes(bytes)
    return unreadable(
      `请求体不是 UTF-8（第 ${offset + 1} 个字节起）：可能是 GBK，请转为 UTF-8 再发送`,
      `The body is not UTF-8 from byte ${offset + 1} on: it may be GBK; send it as UTF-8`,
    )
  }
  const { fault, problems, infinite } = scan(text)
  if (fault !== undefined) return syntaxProblem(text, fault)
  if (problems.length > 0) return refuse('inputs', ...problems)
  return { ok: true, value: JSON.parse(text), infinite }
}
