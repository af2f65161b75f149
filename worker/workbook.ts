/** POST of inputs, answered with the calculation as a workbook: every number with the formula that gives it. */
import { type Method, type Problem, problem } from '#core'
import { auditWorkbook, renderWorkbook } from '#core/workbook/index'
import type { Language } from '#core/workbook/language'
import { readJson } from './body.ts'
import type { Handler } from './env.ts'
import { workbook } from './headers.ts'
import { limits } from './limits.ts'
import { refuse } from './problems.ts'
import { type Control, readQuery, unknown } from './query.ts'
import { audit, disposition } from './workbook-names.ts'

export const workbookControls = ['lang', 'edition', 'factors'] as const satisfies readonly Control[]

/** A workbook takes more time and memory for a row than a result does. */
function excess({ loaded }: Method, inputs: unknown): Problem[] {
  const rowsOf = (group: string): unknown => (inputs as Record<string, unknown> | null)?.[group]
  const rows = [...loaded.groups.keys()].reduce((sum, group) => {
    const given = rowsOf(group)
    return sum + (Array.isArray(given) ? given.length : 0)
  }, 0)
  if (rows <= limits.workbookRows) return []
  return [
    problem(
      '',
      'LIMIT',
      `共 ${rows} 行，超过工作簿的 ${limits.workbookRows} 行：请分成几个工作簿`,
      `There are ${rows} rows, more than the ${limits.workbookRows} of a workbook: make several workbooks`,
    ),
  ]
}

export const postWorkbook =
  (method: Method): Handler =>
  async (c) => {
    const { controls, rest, problems } = readQuery(c.req.url, method, workbookControls)
    const all = [...problems, ...rest.map(([key]) => unknown(key, workbookControls))]
    if (all.length > 0) return refuse(c, 'query', all)
    const body = await readJson(c.req.raw)
    if (!body.ok) return refuse(c, body.kind, body.problems)
    const tooMany = excess(method, body.value)
    if (tooMany.length > 0) return refuse(c, 'inputs', tooMany)
    const language = (controls.lang ?? 'zh') as Language
    const built = auditWorkbook(method, body.value, language)
    if (!built.ok) return refuse(c, 'inputs', built.problems)
    const { id, title } = method.definition
    const bytes = (await renderWorkbook(built.workbook)) as Uint8Array<ArrayBuffer>
    return new Response(bytes, {
      headers: {
        ...workbook.posted,
        'Content-Disposition': disposition(`${id}.audit.${language}.xlsx`, title[language], audit[language]),
      },
    })
  }
