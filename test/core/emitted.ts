/** The generated code of a definition of a test, run as it is. */
import { transformSync } from 'esbuild'
import { emit } from '../../core/emit.ts'
import type { Execution } from '../../core/evaluate.ts'
import type { Loaded } from '../../core/graph.ts'
import * as language from '../../core/language/functions.ts'

export const emitted = (loaded: Loaded): ((inputs: unknown) => Execution) => {
  const { code } = transformSync(emit(loaded), { loader: 'ts' })
  const failed = (fault: number): Execution => ({ outputs: {}, fired: 0, fault })
  const names = Object.keys(language)
  const make = new Function(
    'failed',
    ...names,
    `${code.replaceAll(/^export .*$/gm, '')}; return ${loaded.definition.id}`,
  )
  return make(failed, ...Object.values(language))
}
