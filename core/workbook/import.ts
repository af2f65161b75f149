/** A filled template as inputs and a result: found by defined names alone, whatever else somebody did to the workbook. */
import { calculate, type Method, type Result } from '../calculate.ts'
import type { Inputs } from '../method.ts'
import { type Problem, problem } from '../problem.ts'
import { inCell } from './importing/cell.ts'
import { type Gathered, gather } from './importing/inputs.ts'
import { firstCell, nameFindings, textAt, versionFindings } from './importing/names.ts'
import { overridden } from './importing/overrides.ts'
import { compared, overwritten } from './importing/results.ts'
import { type ReadWorkbook, readWorkbook } from './reading/read.ts'

/** `findings` is what is to be said of the file; `problems` says why there is no result, and then what was read is there all the same. */
export type Imported =
  | { ok: true; method: Method; inputs: Inputs; findings: Problem[]; result?: Result; problems: Problem[] }
  | { ok: false; problems: Problem[] }

/** Nobody reads more. */
const most = 100

const ranks = { error: 0, warn: 1, info: 2 }

/** The gravest first. */
const ordered = (findings: readonly Problem[]) =>
  [...findings].sort((a, b) => ranks[a.severity] - ranks[b.severity]).slice(0, most)

export async function importWorkbook(bytes: Uint8Array, methods: readonly Method[]): Promise<Imported> {
  const read = await readWorkbook(bytes)
  if (!read.ok) return read
  const { workbook } = read
  const id = textAt(workbook.names, 'tpl_method')
  const method = methods.find(({ definition }) => definition.id === id)
  return method ? readTemplate(method, workbook) : { ok: false, problems: [noMethod(workbook, id, methods)] }
}

function noMethod({ names }: ReadWorkbook, id: string, methods: readonly Method[]): Problem {
  const cell = firstCell(names.get('tpl_method'))
  if (cell === undefined || id === '')
    return problem(
      '',
      'BODY',
      '工作簿不是本站的模板：没有名称 tpl_method，或其单元格为空；请下载模板填写，不要删除“版本”表',
      'The workbook is no template of ours: it has no name tpl_method, or its cell is blank; fill in a template and keep its sheet Version',
    )
  const known = methods.map(({ definition }) => definition.id)
  const short = id.slice(0, 40)
  return inCell(
    cell,
    problem(
      '',
      'BODY',
      `没有方法 ${short}：可用的有 ${known.join('、')}；请改用本站的模板`,
      `there is no method ${short}: there are ${known.join(', ')}; use a template of ours`,
    ),
  )
}

function readTemplate(method: Method, workbook: ReadWorkbook): Imported {
  const { names } = workbook
  const { definition } = method
  const gathered = overridden(method, workbook, gather(method, workbook))
  const { inputs } = gathered
  const answer = calculate(method, inputs)
  const told = [
    ...nameFindings(definition, names),
    ...versionFindings(definition, names),
    ...gathered.findings,
    ...overwritten(method, names),
  ]
  const errors = told.filter(({ severity }) => severity === 'error')
  if (answer.ok && errors.length === 0) {
    const { result } = answer
    const findings = ordered([...told, ...compared(method, names, gathered, result)])
    return { ok: true, method, inputs, findings, result, problems: [] }
  }
  // what cannot be read is said once, by its cell
  const said = new Set(errors.flatMap(({ path }) => (path === '' ? [] : [path])))
  const others = answer.ok ? [] : answer.problems.filter(({ path }) => !said.has(path))
  const problems = [...errors, ...others.map((each) => located(gathered, each))]
  return { ok: true, method, inputs, findings: ordered(told), problems }
}

/** Where a place has no cell of its own, the row or the table it belongs to has one. */
function located({ cells }: Gathered, found: Problem): Problem {
  for (let { path } = found; path !== ''; path = path.slice(0, path.lastIndexOf('/'))) {
    const cell = cells.get(path)
    if (cell) return inCell(cell, found)
  }
  return found
}
