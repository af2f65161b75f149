/** The metadata of the custom functions as Excel reads it (functions.json), in one language. */
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
function parameter(
  { name, help, kind, required }: Parameter,
  language: Language,
  first: boolean,
  enumId: string | undefined,
) {
  return {
    name,
    description: short(help[language]),
    type: enumId ? 'string' : 'any',
    dimensionality: kind === 'range' ? 'matrix' : 'scalar',
    optional: !(first && required),
    ...(enumId ? { customEnumId: enumId } : {}),
  }
}

const enumName = (fn: string, name: string) => `${fn}_${name}`.toUpperCase()
const hasChoices = ({ kind }: Parameter) => kind === 'choice'

export function functionsJson(functions: readonly SheetFunction[], language: Language) {
  return {
    allowErrorForDataTypeAny: true,
    functions: functions.map(({ name, help, parameters, spills }) => ({
      id: name,
      name,
      description: short(help[language]),
      helpUrl: `https://tanbiao.example/help/${name}${language === 'zh' ? '' : '.en.html'}`,
      parameters: parameters.map((each, i) =>
        parameter(each, language, i === 0, hasChoices(each) ? enumName(name, each.name) : undefined),
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
