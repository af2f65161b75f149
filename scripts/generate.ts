/** The texts of the files that are generated from the methods: code, function metadata, API document, pages of documentation. */
import { definitions, prepare } from '#core'
import { sheetFunctions } from '#core/sheet/index'
import { functionsJson } from '../addin/metadata.ts'
import { emit } from '../core/emit.ts'
import { openapi } from '../worker/openapi.ts'
import { docsPages } from './docs.ts'

const name = (id: string) => id.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`

function code(): string {
  const methods = definitions.map((definition) => prepare(definition))
  const bodies = methods.map(({ loaded }) => emit(loaded)).join('\n\n')
  const runtime = ['functions', 'sumsOfSame'].filter((each) => new RegExp(`\\b${each}\\b`).test(bodies))
  return `/** Written by \`npm run generate\`: every method as straight-line code. */
import type { Execution } from '../evaluate.ts'
import { ${runtime.join(', ')} } from '../language/functions.ts'

const failed = (fault: number): Execution => ({ outputs: {}, fired: 0, fault })

${bodies}

export const generated = { ${methods.map(({ definition: { id } }) => (name(id) === id ? id : `'${id}': ${name(id)}`)).join(', ')} }
`
}

/** Each generated file with its text. */
export function generatedFiles(): { path: string; text: string }[] {
  const functions = sheetFunctions(definitions.map((definition) => prepare(definition)))
  return [
    { path: 'core/methods/generated.ts', text: code() },
    { path: 'addin/public/functions.json', text: json(functionsJson(functions, 'en')) },
    { path: 'addin/public/functions.zh-CN.json', text: json(functionsJson(functions, 'zh')) },
    { path: 'worker/openapi.json', text: json(openapi()) },
    ...docsPages(),
  ]
}
