/** The proof of a definition: units, blanks, conditions, texts and functions. Tests and the generator load every method; what ships only binds it. */

import { alike } from './choices.ts'
import { bind, type Loaded, placeOf } from './graph.ts'
import { columnsOf, isGroup } from './inputs.ts'
import { check } from './language/check.ts'
import { facts } from './language/facts.ts'
import { DefinitionError } from './language/parse.ts'
import { provePresent } from './language/presence.ts'
import { type Definition, givenBy } from './method.ts'
import { slice } from './slice.ts'

/** The checks that did not hold are bits of one number. */
const mostChecks = 32

/** @throws DefinitionError with the formula, the place in it and what was expected. */
export function load(definition: Definition): Loaded {
  proveNames(definition)
  const loaded = bind(definition)
  if (loaded.checks.length > mostChecks)
    throw new DefinitionError(
      `${definition.id}: has ${loaded.checks.length} checks, at most ${mostChecks} are told apart`,
    )
  for (const { entry, text, node, kind, clause, when } of loaded.steps) {
    const place = placeOf(definition, entry.name, clause)
    check(node, entry, place, text, entry)
    // the parts of a default are asked for before it is computed, so they are there
    if (kind === 'formula') provePresent(node, facts(when), place, text)
  }
  for (const { id, check: each, node, when } of loaded.checks) {
    const place = placeOf(definition, id, each.clause)
    check(node, 'flag', place, each.holds, each.rows === undefined ? {} : { group: each.rows })
    provePresent(node, facts(when), place, each.holds)
    for (const [, name = ''] of `${each.zh}${each.en}`.matchAll(/\{([^}]+)\}/g)) {
      if (!loaded.entries.has(name))
        throw new DefinitionError(`${place}: the text names {${name}}, which is not defined`)
    }
    const [at = ''] = (each.at ?? '').split('/')
    const inputs =
      each.rows === undefined
        ? definition.inputs
        : Object.fromEntries([...loaded.entries.values()].map(({ key, group }) => [group === each.rows ? key : '', 1]))
    if (at !== '' && !Object.hasOwn(inputs, at) && !Object.hasOwn(definition.formulas, at))
      throw new DefinitionError(`${place}: points at ${at}, which is not defined`)
  }
  for (const key of Object.keys(definition.outputs)) {
    const entry = loaded.entries.get(key)
    if (!entry) throw new DefinitionError(`${placeOf(definition, key)}: the output is not defined`)
    if (entry.group !== undefined)
      throw new DefinitionError(`${placeOf(definition, key)}: the output is a column, expected one value`)
  }
  for (const [key, { of }] of Object.entries(definition.columns)) {
    if (loaded.entries.get(of)?.group === undefined)
      throw new DefinitionError(`${placeOf(definition, key)}: the output is no column`)
    if (Object.hasOwn(definition.outputs, key))
      throw new DefinitionError(`${placeOf(definition, key)}: is an output twice`)
  }
  proveTables(loaded)
  proveConditions(loaded)
  proveChoices(loaded)
  proveFactors(loaded)
  for (const [key, input] of loaded.groups) {
    const main = input.kind === 'rows' ? input.spread : undefined
    if (main !== undefined && loaded.entries.get(`${key}.${main}`)?.input?.kind !== 'quantity')
      throw new DefinitionError(`${definition.id} ${key}: its main quantity ${main} is not among its quantities`)
  }
  proveContributions(loaded)
  for (const [name, spec] of Object.entries(definition.functions)) {
    if (spec.selects !== undefined) {
      const type = loaded.entries.get(spec.selects)?.type
      const options = type?.is === 'choice' ? type.options : []
      const odd = givenBy(spec).find((key) => !options.includes(key))
      if (odd !== undefined)
        throw new DefinitionError(
          `${definition.id} function ${name}: ${spec.selects} has no option ${odd} to select it by`,
        )
    }
    load(slice(definition, name))
  }
  return loaded
}

/** A name is defined once, belongs to rows that exist, and in a formula of rows no two read alike. */
function proveNames({ id, constants, inputs, formulas, refused }: Definition) {
  const columns = Object.entries(inputs).flatMap(([key, input]) =>
    isGroup(input) ? Object.keys(columnsOf(input)).map((column) => `${key}.${column}`) : [],
  )
  const single = Object.keys(inputs).filter((key) => !columns.some((column) => column.startsWith(`${key}.`)))
  const names = new Set<string>()
  for (const name of [
    ...Object.keys(constants),
    ...single,
    ...columns,
    ...Object.keys(formulas),
    ...Object.keys(refused),
  ]) {
    if (names.has(name)) throw new DefinitionError(`${id}: ${name} is defined twice`)
    names.add(name)
  }
  for (const name of names) {
    const [group = '', key] = name.split('.')
    if (key === undefined) continue
    const rows = inputs[group]
    if (!rows || !isGroup(rows)) throw new DefinitionError(`${id}: ${name} belongs to rows that are not declared`)
    if (names.has(key)) throw new DefinitionError(`${id}: ${name} and ${key} read alike in a formula of ${group}`)
  }
}

/** A table stands on rows that are declared, and a formula over one names it. */
function proveTables({ definition, matrices, groups, entries }: Loaded) {
  for (const [key, { rows, columns }] of matrices)
    for (const group of [rows, ...columns])
      if (!groups.has(group))
        throw new DefinitionError(`${definition.id} ${key}: stands on ${group}, which are no rows`)
  for (const [key, { over }] of Object.entries(definition.formulas))
    if (over !== undefined && !entries.get(over)?.over)
      throw new DefinitionError(`${definition.id} ${key}: ${over} is no table`)
}

/** A condition names a choice and its options, nothing else; so do the fixed choices of a function. */
function proveConditions({ definition, entries }: Loaded) {
  const { id, inputs, formulas, checks, functions } = definition
  const columns = Object.entries(inputs).flatMap(([key, input]) =>
    isGroup(input) ? Object.entries(columnsOf(input)).map(([column, cell]) => [`${key}.${column}`, cell] as const) : [],
  )
  const fixed = Object.entries(functions).map(([name, spec]) => [`function ${name}`, { when: spec.with }] as const)
  for (const [name, { when }] of [
    ...Object.entries(inputs),
    ...columns,
    ...Object.entries(formulas),
    ...Object.entries(checks),
    ...fixed,
  ]) {
    for (const [key, wanted] of Object.entries(when ?? {})) {
      const type = entries.get(key)?.type
      const options = type?.is === 'choice' ? type.options : []
      const missing = [wanted].flat().find((option) => !options.includes(option))
      if (missing !== undefined) throw new DefinitionError(`${id} ${name}: there is no choice ${key} = ${missing}`)
    }
  }
}

/** No spelling stands for two options of a choice. */
function proveChoices({ definition, entries }: Loaded) {
  for (const { name, input } of entries.values()) {
    const spelling = input?.kind === 'choice' ? alike(input) : undefined
    if (spelling !== undefined)
      throw new DefinitionError(`${definition.id} ${name}: "${spelling}" names two of its options`)
  }
}

/** A table sums a column of numbers by a column of the same rows, and its total is among the outputs. */
function proveContributions({ definition, entries }: Loaded) {
  for (const [key, { by, of }] of Object.entries(definition.tables ?? {})) {
    const [names, values] = [entries.get(by), entries.get(of)]
    if (
      names?.input === undefined ||
      names.group === undefined ||
      values?.group !== names.group ||
      values.type.is !== 'number'
    )
      throw new DefinitionError(`${definition.id} ${key}: ${of} by ${by} is no table of one kind of rows`)
  }
}

/** A factor is looked up by inputs that exist, and remarks on factors name a factor input. */
function proveFactors({ definition, entries }: Loaded) {
  const { id, factorChecks } = definition
  for (const { name, group, input } of entries.values()) {
    if (input?.kind !== 'factor') continue
    if (input.chosen && input.key !== undefined)
      throw new DefinitionError(`${id} ${name}: is chosen and has a key, expected one of the two`)
    for (const key of [...Object.values(input.by), ...(input.perVehicle ? [input.perVehicle] : [])]) {
      if (!entries.has(`${group}.${key}`) && !entries.has(key))
        throw new DefinitionError(`${id} ${name}: is looked up by ${key}, which is not defined`)
    }
    const beside = (key: string) => entries.get(group === undefined ? key : `${group}.${key}`)
    if (input.per !== undefined && beside(input.per)?.type.is !== 'text')
      throw new DefinitionError(`${id} ${name}: is per ${input.per}, which is no text beside it`)
    if (input.source !== undefined && beside(input.source)?.type.is !== 'text')
      throw new DefinitionError(`${id} ${name}: is sourced by ${input.source}, which is no text beside it`)
  }
  for (const [code, { input, record }] of Object.entries(factorChecks)) {
    if (entries.get(input)?.input?.kind !== 'factor') throw new DefinitionError(`${id} ${code}: ${input} is no factor`)
    const { gwpOtherThan } = record
    if (gwpOtherThan !== undefined && entries.get(gwpOtherThan)?.type.is !== 'choice')
      throw new DefinitionError(`${id} ${code}: ${gwpOtherThan} is no choice`)
  }
}
