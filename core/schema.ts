/** The zod schema of a method, derived from its inputs: shapes, ranges and choices. */
import * as z from 'zod'
import type { Cell, Definition, Input, Quantity } from './method.ts'

export const longestText = 200

function cellSchema(input: Cell): z.ZodType {
  switch (input.kind) {
    case 'quantity':
      return limited(input)
    case 'factor':
      return z.union([limited({ min: 0, ...input }), z.string().min(1).max(longestText)])
    case 'choice':
      return z.enum(Object.keys(input.options) as [string, ...string[]])
    case 'flag':
      return z.boolean()
    case 'text':
      return input.date ? z.iso.date() : z.string().max(input.longest ?? longestText)
  }
}

function limited({ min, above, max, whole }: Pick<Quantity, 'min' | 'above' | 'max' | 'whole'>): z.ZodNumber {
  let schema = whole ? z.int() : z.number()
  if (min !== undefined) schema = schema.min(min)
  if (above !== undefined) schema = schema.gt(above)
  return max === undefined ? schema : schema.max(max)
}

/** Must this be given, where its condition holds? */
export const needed = (input: Input) =>
  !(input.optional || 'default' in input || (input.kind === 'factor' && !input.chosen))
const described = <S extends z.ZodType>(schema: S, { label, hint }: Input): S =>
  schema.describe([`${label.zh} / ${label.en}`, ...(hint ? [`${hint.zh} / ${hint.en}`] : [])].join('. '))
const objectOf = (inputs: Readonly<Record<string, Input>>): z.ZodObject =>
  z.strictObject(
    Object.fromEntries(
      Object.entries(inputs).map(([key, input]) => {
        const schema = described(inputSchema(input), input)
        return [key, needed(input) && !input.when ? schema : z.optional(schema)]
      }),
    ),
  )

function inputSchema(input: Input): z.ZodType {
  if (input.kind === 'rows') return z.array(objectOf(input.columns)).min(input.min ?? 0)
  return input.kind === 'list' ? z.array(limited(input.value)).min(1) : cellSchema(input)
}

/** What depends on other inputs is not in here: `problemsOf` says it. */
export const schemaOf = (definition: Definition): z.ZodObject => objectOf(definition.inputs)
