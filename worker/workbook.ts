/** POST of inputs, answered with the calculation as a workbook: every number with the formula that gives it. */
import { type Method, problem } from '#core'
import { auditSheets, renderWorkbook } from '#core/workbook/index'
import type { Language } from '#core/workbook/language'
import { readJson } from './body.ts'
import type { Handler } from './env.ts'
import { workbook } from './headers.ts'
import { limits } from './limits.ts'
import { refuse } from './problems.ts'
import { type Control, readQuery, unknown } from './query.ts'
import { audit, disposition } from './workbook-names.ts'

export const workbookControls = ['lang', 'edition', 'factors'] as const satisfies readonly Control[]

/** Memory goes by cells: a row of a footprint has many times those of a trip. */
const tooLarge = (cells: number) =>
  problem(
    '',
    'LIMIT',
    `这个工作簿约有 ${cells} 个单元格，超过 ${limits.workbookCells} 个：请减少行数，分成几个工作簿`,
    `This workbook would have about ${cells} cells, more than ${limits.workbookCells}: give fewer rows and make several workbooks`,
  )

export const postWorkbook =
  (method: Method): Handler =>
  async (c) => {
    const { controls, rest, problems } = readQuery(c.req.url, method, workbookControls)
    const all = [...problems, ...rest.map(([key]) => unknown(key, workbookControls))]
    if (all.length > 0) return refuse(c, 'query', all)
    const body = await readJson(c.req.raw)
    if (!body.ok) return refuse(c, body.kind, body.problems)
    const language = (controls.lang ?? 'zh') as Language
    const built = auditSheets(method, body.value, language)
    if (!built.ok) return refuse(c, 'inputs', built.problems)
    if (built.cells > limits.workbookCells) return refuse(c, 'inputs', [tooLarge(built.cells)])
    const { id, title } = method.definition
    const bytes = (await renderWorkbook(built.workbook)) as Uint8Array<ArrayBuffer>
    return new Response(bytes, {
      headers: {
        ...workbook.posted,
        'Content-Disposition': disposition(`${id}.audit.${language}.xlsx`, title[language], audit[language]),
      },
    })
  }
