/** The zod schema of a method, derived from its inputs: shapes, ranges and choices. */
import * as z from 'zod/mini'
import { longestText, needed } from './inputs.ts'
import type { Cell, Definition, Input, Quantity } from './method.ts'
import { spreadInputs, spreadSchemas } from './spread-inputs.ts'

function cellSchema(input: Cell): z.ZodMiniType {
  switch (input.kind) {
    case 'quantity':
      return limited(input)
    case 'factor':
      return z.union([limited({ min: 0, ...input }), z.string().check(z.minLength(1), z.maxLength(longestText))])
    case 'choice':
      return z.enum(Object.keys(input.options) as [string, ...string[]])
    case 'flag':
      return z.boolean()
    case 'text':
      return input.date ? z.iso.date() : z.string().check(z.maxLength(input.longest ?? longestText))
  }
}

function limited({ min, above, max, whole }: Pick<Quantity, 'min' | 'above' | 'max' | 'whole'>): z.ZodMiniType {
  const checks = [
    ...(min === undefined ? [] : [z.gte(min)]),
    ...(above === undefined ? [] : [z.gt(above)]),
    ...(max === undefined ? [] : [z.lte(max)]),
  ]
  return (whole ? z.int() : z.number()).check(...checks)
}

const described = (schema: z.ZodMiniType, { label, hint }: Input) =>
  schema.check(z.describe([`${label.zh} / ${label.en}`, ...(hint ? [`${hint.zh} / ${hint.en}`] : [])].join('. ')))
const fieldsOf = (inputs: Readonly<Record<string, Input>>) =>
  Object.fromEntries(
    Object.entries(inputs).map(([key, input]) => {
      const schema = described(inputSchema(input), input)
      return [key, needed(input) && !input.when ? schema : z.optional(schema)]
    }),
  )
const objectOf = (inputs: Readonly<Record<string, Input>>): z.ZodMiniObject => z.strictObject(fieldsOf(inputs))

function inputSchema(input: Input): z.ZodMiniType {
  if (input.kind === 'rows') {
    const most = input.max === undefined ? [] : [z.maxLength(input.max)]
    return z.array(objectOf(input.columns)).check(z.minLength(input.min ?? 0), ...most)
  }
  if (input.kind === 'matrix') return z.array(z.array(limited(input)))
  return input.kind === 'list' ? z.array(cellSchema(input.value)).check(z.minLength(1)) : cellSchema(input)
}

/** What depends on other inputs is not in here: `problemsOf` says it. */
export const schemaOf = (definition: Definition): z.ZodMiniObject =>
  z.strictObject({ ...fieldsOf(definition.inputs), ...spreadFields() })

/** Their keys are names of other inputs, which is for the check of dependencies to say. */
const spreadFields = () =>
  Object.fromEntries(
    Object.entries(spreadInputs).map(([key, { label }]) => {
      const told = { type: 'object', ...spreadSchemas[key as keyof typeof spreadSchemas] } as const
      return [key, z.optional(z.unknown().check(z.meta({ description: `${label.zh} / ${label.en}`, ...told })))]
    }),
  )
