/** Templates over HTTP: files that the build made, found by method, language and variant. */
import type { Method } from '#core'
import type { Call, Handler } from './env.ts'
import { assetAt, withHeaders } from './files.ts'
import { answers, workbook } from './headers.ts'
import { httpProblem, refuse } from './problems.ts'
import { type Control, pairsOf, readQuery, unknown } from './query.ts'
import { disposition, fileName, type languages, listPath, type Variant, variants } from './workbook-names.ts'

export const templateControls = ['lang', 'variant'] as const satisfies readonly Control[]

/** The file as it stands, or what the browser holds already. */
async function served(c: Call, path: string, headers: Readonly<Record<string, string>>): Promise<Response> {
  const answer = await assetAt(c, path)
  if (answer.status !== 200 && answer.status !== 304) return refuse(c, 'not-found', [httpProblem('NOT-FOUND')])
  return withHeaders(answer, answer.status, headers)
}

export const listTemplates: Handler = (c) => {
  const keys = pairsOf(c.req.url).pairs.map(([key]) => unknown(key, []))
  return keys.length > 0 ? refuse(c, 'query', keys) : served(c, listPath, answers.json.short)
}

export const getTemplate =
  (method: Method): Handler =>
  (c) => {
    const { controls, rest, problems } = readQuery(c.req.url, method, templateControls)
    const all = [...problems, ...rest.map(([key]) => unknown(key, templateControls))]
    if (all.length > 0) return refuse(c, 'query', all)
    const language = (controls.lang ?? 'zh') as (typeof languages)[number]
    const variant = (controls.variant ?? 'base') as Variant
    const { id, title } = method.definition
    const file = fileName(id, language, variant)
    return served(c, `/templates/${file}`, {
      ...workbook.read,
      'Content-Disposition': disposition(file, title[language], variants[variant][language]),
    })
  }
