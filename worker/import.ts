/** Workbooks that come back: a filled template as a body, what was read and computed as JSON. */
import { factorSet, type Problem, problem } from '#core'
import { importWorkbook } from '#core/workbook/import'
import { eachPiece, packedProblem } from './body.ts'
import type { Call } from './env.ts'
import { posted, postedProblem } from './headers.ts'
import { limits } from './limits.ts'
import { methods } from './methods.ts'
import { kinds, problemText, refuse } from './problems.ts'
import { pairsOf, unknown } from './query.ts'

/** What a workbook may be called; a missing type is taken for one. */
export const workbookTypes = [
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/octet-stream',
] as const

function mediaProblem(request: Request): Problem | undefined {
  const type = request.headers.get('content-type')?.replace(/;.*/s, '').trim().toLowerCase()
  if (type === undefined || workbookTypes.some((one) => one === type)) return packedProblem(request)
  return problem(
    '',
    'BODY',
    `请求体应为 .xlsx 工作簿：请设置 Content-Type: ${workbookTypes[0]}`,
    `The body must be an .xlsx workbook: set Content-Type: ${workbookTypes[0]}`,
  )
}

/** The bytes of a body, or undefined where there are more than the limit: then the rest is left unread. */
async function readBytes({ headers, body }: Request): Promise<Uint8Array | undefined> {
  if (Number(headers.get('content-length')) > limits.workbook) return undefined
  const pieces: Uint8Array[] = []
  const whole = body ? await eachPiece(body.getReader(), (piece) => pieces.push(piece), limits.workbook) : true
  if (!whole) return undefined
  const bytes = new Uint8Array(pieces.reduce((size, piece) => size + piece.byteLength, 0))
  let at = 0
  for (const piece of pieces) {
    bytes.set(piece, at)
    at += piece.byteLength
  }
  return bytes
}

const tooLarge = problem(
  '',
  'LIMIT',
  `工作簿超过 ${limits.workbook} 字节：请删去图片和无关的工作表`,
  `The workbook is larger than ${limits.workbook} bytes: remove pictures and sheets that are not needed`,
)

/** POST: a workbook. Without a result the refusal has what was read, so that nothing is lost. */
export async function postImport(c: Call): Promise<Response> {
  const keys = pairsOf(c.req.url).pairs.map(([key]) => unknown(key, []))
  if (keys.length > 0) return refuse(c, 'query', keys)
  const media = mediaProblem(c.req.raw)
  if (media) return refuse(c, 'media-type', [media])
  const bytes = await readBytes(c.req.raw)
  if (bytes === undefined) return refuse(c, 'size', [tooLarge])
  const imported = await importWorkbook(bytes, methods)
  if (!imported.ok) {
    const { problems } = imported
    return refuse(c, problems.some(({ code }) => code === 'LIMIT') ? 'size' : 'body', problems)
  }
  const { method, inputs, findings, result, problems } = imported
  const { id, edition } = method.definition
  const told = { method: id, edition, factors: factorSet, findings, inputs }
  if (result) return new Response(JSON.stringify({ ...told, result }), { headers: posted })
  const text = `${problemText('inputs', problems).slice(0, -1)},${JSON.stringify(told).slice(1)}`
  return new Response(text, { status: kinds.inputs.status, headers: postedProblem })
}
