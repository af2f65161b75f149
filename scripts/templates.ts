/** The templates as files of the site: each method in each language and variant, and the list of all. */
import { definitions, type Method, prepare } from '#core'
import { exampleIn } from '#core/example'
import { type Language, renderWorkbook, template, type WorkbookModel } from '#core/workbook/index'
import {
  fileName,
  type Listed,
  languages,
  listPath,
  templateUrl,
  type Variant,
  variants,
} from '../worker/workbook-names.ts'

export type Template = Listed & { path: string; workbook: WorkbookModel; content: Uint8Array }

function modelOf(method: Method, language: Language, variant: Variant): WorkbookModel {
  const { definition } = method
  const built =
    variant === 'sample'
      ? template(method, language, exampleIn(definition, language))
      : template(method, language, undefined, variant)
  if (!built.ok) throw new Error(`No template of ${definition.id}: ${built.problems[0]?.en}`)
  return built.workbook
}

async function templateOf(method: Method, language: Language, variant: Variant): Promise<Template> {
  const { id, title } = method.definition
  const workbook = modelOf(method, language, variant)
  const content = await renderWorkbook(workbook)
  return {
    method: id,
    title,
    language,
    variant,
    url: templateUrl(id, language, variant),
    bytes: content.length,
    path: `templates/${fileName(id, language, variant)}`,
    workbook,
    content,
  }
}

/** Every template, packed side by side; the models stay, for the pictures of them. */
export const templates = (): Promise<Template[]> =>
  Promise.all(
    definitions.flatMap((definition) => {
      const method = prepare(definition)
      return languages.flatMap((language) =>
        (Object.keys(variants) as Variant[]).map((variant) => templateOf(method, language, variant)),
      )
    }),
  )

/** What GET /v1/templates answers. */
export const templateList = (all: readonly Template[]) => ({
  path: listPath.slice(1),
  content: JSON.stringify({
    templates: all.map(
      ({ method, title, language, variant, url, bytes }): Listed => ({ method, title, language, variant, url, bytes }),
    ),
  }),
})
