/** The inputs of a POST: a JSON body, or the rows of one input as CSV with the others as parameters of the URL. */
import { type Method, type Problem, problem } from '#core'
import { atLines, readParams } from '#core/tables/index'
import { isCsv, type Refused, readCsv, readJson } from './body.ts'
import { type Control, type Query, readQuery, rowsOf, twice, unknown } from './query.ts'

const postControls = [
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
/** Rows as CSV can be given to methods that have any. */
export const postControlsOf = (method: Method): readonly Control[] =>
  rowsOf(method).length > 0 ? [...postControls, 'rows'] : postControls

/** The inputs of a POST; `told` says of problems found later where in the body they are. */
type Inputs = { ok: true; inputs: unknown; told: (problems: readonly Problem[]) => readonly Problem[] } | Refused

export async function readPosted(request: Request, method: Method): Promise<Inputs & { controls: Query['controls'] }> {
  const known = postControlsOf(method)
  const query = readQuery(request.url, method, known)
  const { controls } = query
  const isRows = known.includes('rows') && isCsv(request)
  const posted = isRows ? await postedRows(request, method, query) : await postedJson(request, known, query)
  return { ...posted, controls }
}

async function postedJson(request: Request, known: readonly Control[], query: Query): Promise<Inputs> {
  const { controls, rest, problems } = query
  const all = [
    ...problems,
    ...rest.map(([key]) => unknown(key, known)),
    ...(controls.rows === undefined ? [] : [rowsWithoutCsv]),
  ]
  if (all.length > 0) return { ok: false, kind: 'query', problems: all }
  const body = await readJson(request)
  return body.ok ? { ok: true, inputs: body.value, told: (found) => found } : body
}

const rowsWithoutCsv = problem(
  '/rows',
  'CONFLICT',
  '参数 rows 只与 Content-Type: text/csv 同用：请设置它，或删去 rows',
  'The parameter rows goes with Content-Type: text/csv only: set that, or remove rows',
)

const rowsMissing = (keys: readonly string[]): Problem =>
  problem(
    '/rows',
    'MISSING',
    `请用 rows= 写明 CSV 是哪一个输入的各行：${keys.join('、')}`,
    `Say with rows= which input the rows of the CSV are: ${keys.join(', ')}`,
  )

/** The rows of one input as CSV, the other inputs as parameters. */
async function postedRows(request: Request, method: Method, query: Query): Promise<Inputs> {
  const { controls, rest, problems } = query
  const { rows: key } = controls
  if (key === undefined) problems.push(rowsMissing(rowsOf(method)))
  if (key === undefined || problems.length > 0) return { ok: false, kind: 'query', problems }
  const body = await readCsv(request, method, key)
  if (!body.ok && body.kind !== 'inputs') return body
  const params = readParams(method, rest)
  const others = params.ok ? params.inputs : {}
  const found = [
    ...(params.ok ? [] : params.problems),
    ...(Object.hasOwn(others, key) ? [twice(key)] : []),
    ...(body.ok ? [] : body.problems),
  ]
  if (!body.ok || found.length > 0) return { ok: false, kind: 'inputs', problems: found }
  return { ok: true, inputs: { ...others, [key]: body.value }, told: (later) => atLines(later, key, body.lines) }
}
