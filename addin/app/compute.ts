/** How the texts of the form become the inputs of a method, and what comes of them. Reading a text is core's business. */
import type { Answer, Cell, Definition, Inputs, Method, Problem } from '#core'
import { calculate } from '#core/calculate'
import { problem } from '#core/problem'
import { readCell, readTableCells } from '#core/tables/index'
import { type Draft, listItems, rowsAt, shownColumns, shownInputs, textAt } from './draft.ts'
import { asKey } from './words.ts'

const tableCells = (text: string) =>
  text
    .split(/[\n;；]+/)
    .filter((line) => line.trim() !== '')
    .map((line) => line.trim().split(/[\t ]+/))
/** A comma may part numbers or thousands; between tabs, as a sheet gives them, it is known which. */
const commas = (key: string, text: string): Problem[] =>
  text
    .split(/[\n;；]+/)
    .flatMap((line, i) =>
      /[,，、]/.test(line) && !line.includes('\t')
        ? [
            problem(
              `/${key}/${i}`,
              'TYPE',
              `${key} 第 ${i + 1} 行有逗号：各数之间请用空格或制表符，数中不写千位逗号`,
              `${key} row ${i + 1} has a comma: part the numbers with spaces or tabs, and write thousands without one`,
            ),
          ]
        : [],
    )

function inputsOf(definition: Definition, draft: Draft): { inputs: Inputs; problems: Problem[] } {
  const problems: Problem[] = []
  const read = (cell: Cell, text: string, path: string): unknown => {
    const reading = readCell(cell, text, path)
    if (reading.ok) return reading.value
    problems.push(reading.problem)
    return undefined
  }
  const given = (entries: [string, unknown][]): Inputs =>
    Object.fromEntries(entries.filter(([, value]) => value !== undefined))
  const entries = shownInputs(definition, draft).map(([key, input]): [string, unknown] => {
    if (input.kind === 'list') {
      const items = listItems(textAt(draft, key))
      return [key, items.length === 0 ? undefined : items.map((item, i) => read(input.value, item, `/${key}/${i}`))]
    }
    if (input.kind === 'matrix') {
      const text = textAt(draft, key)
      const unclear = commas(key, text)
      if (unclear.length > 0) {
        problems.push(...unclear)
        return [key, undefined]
      }
      const found = readTableCells(input, key, tableCells(text))
      problems.push(...found.problems)
      return [key, found.value.length === 0 ? undefined : found.value]
    }
    if (input.kind !== 'rows') return [key, read(input, textAt(draft, key), `/${key}`)]
    const rows = rowsAt(draft, key)
    const columns = shownColumns(definition, draft, input)
    const values = rows.map((row, i) =>
      given(
        columns.map(([column, cell]) => {
          const value = read(cell, row[column] ?? '', `/${key}/${i}/${column}`)
          return [column, asKey(definition, value, column, key)]
        }),
      ),
    )
    return [key, values.length === 0 && input.optional ? undefined : values]
  })
  return { inputs: given(entries), problems }
}

/** What the form computes to. A text that cannot be read is said once, not again as missing; problems stand in the order of the form. */
export function compute(method: Method, draft: Draft): { inputs: Inputs; answer: Answer } {
  const { inputs, problems } = inputsOf(method.definition, draft)
  const answer = calculate(method, inputs, { trace: true })
  if (answer.ok && problems.length === 0) return { inputs, answer }
  const said = new Set(problems.map(({ path }) => path))
  const others = answer.ok ? [] : answer.problems.filter(({ path }) => !said.has(path))
  const keys = Object.keys(method.definition.inputs)
  const place = ({ path }: Problem) => keys.indexOf(path.split('/')[1] ?? '')
  return { inputs, answer: { ok: false, problems: [...problems, ...others].sort((a, b) => place(a) - place(b)) } }
}
