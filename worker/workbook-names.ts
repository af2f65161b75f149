/** What workbooks are called: the variants of templates, their files on the site, and the names under which people save them. */
import type { Text } from '#core'
import { type Language, variantNames } from '#core/workbook/language'

export const languages = ['zh', 'en'] as const satisfies readonly Language[]

/** The first is the template itself, and its files carry no name of it; `sample` is the same filled in. */
export const { audit, ...variants } = variantNames
export type Variant = keyof typeof variants

/** The file of a template, below /templates/ on the site. */
export const fileName = (id: string, language: Language, variant: Variant) =>
  `${id}.${language}${variant === 'base' ? '' : `.${variant}`}.xlsx`

/** The list of all templates with their sizes, which the build alone knows. */
export const listPath = '/templates/index.json'
export type Listed = { method: string; title: Text; language: Language; variant: Variant; url: string; bytes: number }

export const templateUrl = (id: string, language: Language, variant: Variant) =>
  `/v1/templates/${id}.xlsx?lang=${language}&variant=${variant}`

/** RFC 8187 takes fewer characters as they are than addresses do. */
const encoded = (text: string) =>
  encodeURIComponent(text).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)

/** The name to save under in the language of the workbook, and a plain one for programs that read no other. */
export function disposition(file: string, title: string, what: string): string {
  // no system of files takes these in a name
  const name = `${title} ${what}.xlsx`.replaceAll(/\s*[\\/:*?"<>|]\s*/g, ' - ')
  return `attachment; filename="${file}"; filename*=UTF-8''${encoded(name)}`
}
