/** A sheet function typed with references: which functions of a method take ranges that hold its inputs, and how the formula reads. */
import { type Definition, type FunctionSpec, type Inputs, isOptional, parameterKey } from '../method.ts'

/** A text as formulas write it. */
const quoted = (text: string) => `"${text.split('"').join('""')}"`
const literal = (value: unknown): string | undefined =>
  typeof value === 'number'
    ? String(value)
    : typeof value === 'boolean'
      ? String(value).toUpperCase()
      : typeof value === 'string'
        ? quoted(value)
        : undefined

export const runCall = (id: string, range: string) => `=GHG_RUN(${quoted(id)}, ${range})`

/**
 * The functions whose arguments are at hand: `ranges` are references to inputs that stand in the sheet, what else they take is written out.
 * At least one argument is a reference. What is fixed in a function must be what the inputs say.
 */
export function callsOf({ prefix, functions }: Definition, inputs: Inputs, ranges: Readonly<Record<string, string>>) {
  const call = (name: string, { takes, selects, with: fixed = {} }: FunctionSpec): string[] => {
    const args = takes.map((take) => {
      const key = parameterKey(take)
      return { key, optional: isOptional(take), text: ranges[key] ?? literal(inputs[key]) }
    })
    const fits = Object.entries(fixed).every(([key, option]) => inputs[key] === option)
    const given = args.every(({ text, optional }) => optional || text !== undefined)
    if (selects !== undefined || !fits || !given || !args.some(({ key }) => ranges[key] !== undefined)) return []
    const last = args.findLastIndex(({ text }) => text !== undefined)
    const list = args.slice(0, last + 1).map(({ text = '' }) => text)
    return [`=${prefix}_${name}(${list.join(', ')})`]
  }
  return Object.entries(functions).flatMap(([name, spec]) => call(name, spec))
}
