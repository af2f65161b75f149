/** The metadata of the sheet functions in one language, as Excel reads it (functions.json) and as WPS takes it. */
import type { Text } from '#core'
import type { Parameter, SheetFunction } from '#core/sheet/index'

type Language = keyof Text

/** Excel's limit for a description. */
const longestHelp = 512
const short = (text: string) => (text.length > longestHelp ? `${text.slice(0, longestHelp - 1)}…` : text)

/**
 * The first parameter of a method's function is a range, because it may hold a block or a table; then all others must be optional,
 * so what is required in argument form is said in the help and checked by us.
 */
const isOptional = ({ required }: Parameter, at: number) => !(at === 0 && required)

function parameter(one: Parameter, language: Language, at: number, enumId: string | undefined) {
  const { name, help, kind } = one
  return {
    name,
    description: short(help[language]),
    type: enumId ? 'string' : 'any',
    dimensionality: kind === 'range' ? 'matrix' : 'scalar',
    optional: isOptional(one, at),
    ...(enumId ? { customEnumId: enumId } : {}),
  }
}

const enumName = (fn: string, name: string) => `${fn}_${name}`.toUpperCase()
const hasChoices = ({ kind }: Parameter) => kind === 'choice'

export function functionsJson(functions: readonly SheetFunction[], language: Language) {
  return {
    allowCustomDataForDataTypeAny: true,
    allowErrorForDataTypeAny: true,
    functions: functions.map(({ name, help, parameters, spills }) => ({
      id: name,
      name,
      description: short(help[language]),
      helpUrl: `https://tanbiao.example/help/${name}${language === 'zh' ? '' : '.en.html'}`,
      parameters: parameters.map((each, i) =>
        parameter(each, language, i, hasChoices(each) ? enumName(name, each.name) : undefined),
      ),
      result: { type: 'any', dimensionality: spills ? 'matrix' : 'scalar' },
    })),
    enums: functions.flatMap(({ name, parameters }) =>
      parameters.filter(hasChoices).map((each) => ({
        id: enumName(name, each.name),
        type: 'string',
        values: Object.entries(each.options ?? {}).map(([stringValue, title]) => ({
          name: title[language],
          stringValue,
          tooltip: `${stringValue}: ${title[language]}`,
        })),
      })),
    ),
  }
}

/** What WPS takes beside each function. Its types are words: `any[][]` is a range, and what ends in `?` may be left out. */
export const wpsMetadata = ({ help, parameters, spills }: SheetFunction, language: Language) => ({
  description: short(help[language]),
  result: { type: spills ? 'any[][]' : 'any' },
  parameters: parameters.map((each, i) => ({
    name: each.name,
    type: `${each.kind === 'range' ? 'any[][]' : 'any'}${isOptional(each, i) ? '?' : ''}`,
    description: short(each.help[language]),
  })),
})
