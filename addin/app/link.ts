/** A calculation as an address (`/#meeting.en:{inputs}`, never sent to a server) and as a command line. */
import type { Inputs, Text } from '#core'

/** It tells the language of who sends it, for readers who have chosen none. */
export const linkTo = (id: string, inputs: Inputs, language: keyof Text): string =>
  `${location.origin}/#${id}.${language}:${encodeURIComponent(JSON.stringify(inputs))}`

/** What the address of the page asks for; an address that cannot be read asks for nothing. */
export function readLink(hash: string): { id: string; inputs?: Inputs } | undefined {
  const [, id, rest] = /^#([a-z-]+)(?:\.\w+)?(?::(.+))?$/s.exec(hash) ?? []
  if (id === undefined) return undefined
  if (rest === undefined) return { id }
  try {
    const inputs: unknown = JSON.parse(decodeURIComponent(rest))
    return typeof inputs === 'object' && inputs !== null ? { id, inputs: inputs as Inputs } : { id }
  } catch {
    return { id }
  }
}

export const curlOf = (id: string, inputs: Inputs): string =>
  `curl ${location.origin}/v1/methods/${id} \\\n  -H 'content-type: application/json' \\\n  -d '${JSON.stringify(inputs).split("'").join("'\\''")}'`

/** The page of a method in a language, at a clause. */
export const docsOf = (id: string, language: keyof Text, clause?: string): string => {
  const page = `/docs/methods/${id}${language === 'zh' ? '' : '.en.html'}`
  return clause === undefined ? page : `${page}#clause-${clause.replace(/[^0-9A-Za-z]+/g, '-').replace(/^-|-$/g, '')}`
}

/** The blank template of a method. */
export const templateOf = (id: string, language: keyof Text): string => `/v1/templates/${id}.xlsx?lang=${language}`
