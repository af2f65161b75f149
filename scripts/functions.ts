/** The methods with their sheet functions, as the pages about them find them. */
import { type Definition, definitions, type Method, prepare, type Text } from '#core'
import { type SheetFunction, sheetFunctions } from '#core/sheet/index'

export const methods = definitions.map((definition) => prepare(definition))
export const functions = sheetFunctions(methods)

export const methodOf = (id: string | undefined): Method | undefined =>
  methods.find(({ definition }) => definition.id === id)

/** All methods that share a function. */
export const ownersOf = ({ name }: SheetFunction): Method[] =>
  methods.filter(({ definition: { prefix, functions } }) =>
    Object.keys(functions).some((key) => `${prefix}_${key}` === name),
  )

/** What the definition calls a function. */
export const keyOf = ({ prefix }: Definition, { name }: SheetFunction) => name.slice(prefix.length + 1)
export const specOf = (definition: Definition, fn: SheetFunction) => definition.functions[keyOf(definition, fn)]

export const firstSentence = ({ zh, en }: Text): Text => ({
  zh: zh.split('。')[0] ?? zh,
  en: en.split('. ')[0] ?? en,
})
