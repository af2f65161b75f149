/** A block or a table that is selected becomes what stands in the form. */
import type { Inputs, Method } from '#core'
import { formOf, readBlock, readTable } from '#core/tables/block'
import type { Workbook } from '../../host.ts'
import type { Language } from '../language.ts'
import type { Outcome } from './outcome.ts'
import { phrases, texts } from './texts.ts'

const mostTold = 5

type Read = ReturnType<typeof readBlock>

export async function fillForm(
  workbook: Workbook,
  method: Method,
  language: Language,
  take: (inputs: Inputs) => void,
): Promise<Outcome> {
  const { address, values } = await workbook.selected()
  if (values.length === 0) return { said: texts.emptySelection }
  const form = formOf(method, values)
  if (!form) return { said: texts.noForm }
  const filled = (read: Read | undefined): Outcome => {
    if (!read?.ok) return { said: told(read) }
    take(read.inputs)
    return { said: phrases.filled(address) }
  }
  if (form === 'block') {
    const read = readBlock(method, values)
    if (!read.ok) return { said: told(read) }
    const { length } = Object.keys(read.inputs)
    return { ask: phrases.takes(address, length), yes: texts.take, go: async () => filled(read) }
  }
  const cases = readTable(method, values).filter((read) => read !== undefined)
  const options = cases.map((_, i) => phrases.caseNo(i + 1)[language])
  return {
    ask: phrases.takesCase(address, cases.length),
    options,
    yes: texts.take,
    go: async (_, option) => filled(cases[options.indexOf(option)]),
  }
}

/** The first problems of a range that cannot be read. */
function told(read: Read | undefined) {
  const problems = read && !read.ok ? read.problems.slice(0, mostTold) : []
  return { zh: problems.map(({ zh }) => zh).join('；'), en: problems.map(({ en }) => en).join('; ') }
}
