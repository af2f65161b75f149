/** The texts of the files that are generated from the methods: code, function metadata, API document, pages of documentation. */
import { type Definition, definitions, type Method, prepare } from '#core'
import { sheetFunctions } from '#core/sheet/index'
import { functionsJson } from '../addin/metadata.ts'
import { emit } from '../core/emit.ts'
import * as functions from '../core/language/functions.ts'
import * as matrices from '../core/language/matrices.ts'
import { openapi } from '../worker/openapi.ts'
import { docsPages } from './docs.ts'

const name = (id: string) => id.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`

function code(methods: readonly Method[]): string {
  const bodies = methods.map(({ loaded }) => emit(loaded)).join('\n\n')
  const imports = Object.entries({ functions, matrices }).flatMap(([file, names]) => {
    const used = Object.keys(names).filter((each) => new RegExp(`\\b${each}\\b`).test(bodies))
    return used.length > 0 ? [`import { ${used.sort().join(', ')} } from '../language/${file}.ts'\n`] : []
  })
  return `/** Written by \`npm run generate\`: every method as straight-line code. */
import type { Execution } from '../evaluate.ts'
${imports.join('')}
const failed = (fault: number): Execution => ({ outputs: {}, fired: 0, fault })

${bodies}

export const generated = { ${methods.map(({ definition: { id } }) => (name(id) === id ? id : `'${id}': ${name(id)}`)).join(', ')} }
`
}

/** Every method by its title, its definition in a file of its own that is fetched when it is asked for. */
const catalogue = (
  methods: readonly Method[],
): string => `/** Written by \`npm run generate\`: every method by its title, with what fetches its definition. */
import type { Definition, Text } from '#core'

export type Listed = { id: string; edition: string; title: Text; load: () => Promise<Definition> }

export const catalogue: readonly [Listed, ...Listed[]] = [
${methods
  .map(
    ({ definition: { id, edition, title } }) =>
      `  { id: '${id}', edition: '${edition}', title: ${JSON.stringify(title)}, load: async () => (await import('#core/methods/${id}')).${name(id)} },`,
  )
  .join('\n')}
]
`

/** Each generated file with its text. */
export function generatedFiles(list: readonly Definition[] = definitions): { path: string; text: string }[] {
  const methods = list.map((definition) => prepare(definition))
  const functions = sheetFunctions(methods)
  return [
    { path: 'core/methods/generated.ts', text: code(methods) },
    { path: 'addin/app/catalogue.ts', text: catalogue(methods) },
    { path: 'addin/public/functions.json', text: json(functionsJson(functions, 'en')) },
    { path: 'addin/public/functions.zh-CN.json', text: json(functionsJson(functions, 'zh')) },
    { path: 'worker/openapi.json', text: json(openapi(methods)) },
    ...docsPages(list),
  ]
}
