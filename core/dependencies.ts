/** What the schema of single inputs cannot say: routes not chosen, values given twice, values wanted because of others. Worked out once from the definition. */
import { conditionOf } from './condition.ts'
import { explain, isRecord } from './explain.ts'
import { derived, type Entry, type Loaded, needs } from './graph.ts'
import { columnsOf, isGroup, needed } from './inputs.ts'
import type { Cell, Definition, Input, Inputs, Matrix } from './method.ts'
import { isDay } from './period.ts'
import { type Problem, problem, type Text } from './problem.ts'
import { spreadCheck } from './spread.ts'
import { named } from './wanted.ts'

/** One rule: looks at the inputs, and at one row where it is a rule of rows, and adds what is wrong. */
type Rule = (problems: Problem[], inputs: Inputs, row: Inputs, path: string) => void

/** Makes the check; it must bear inputs of any shape, since all problems are told at once. */
export function dependenciesOf(loaded: Loaded): (inputs: Inputs) => Problem[] {
  const rules = Object.entries(loaded.definition.inputs).flatMap(([key, input]) => inputRules(loaded, key, input))
  const spreads = spreadCheck(loaded)
  return (inputs) => {
    const problems: Problem[] = []
    for (const rule of rules) rule(problems, inputs, inputs, '')
    if (inputs.uncertainty !== undefined || inputs.pedigree !== undefined) problems.push(...spreads(inputs))
    return problems
  }
}

function inputRules(loaded: Loaded, key: string, input: Input): Rule[] {
  const { definition, clauses } = loaded
  const condition = conditionOf(input.when, definition)
  const own =
    input.kind === 'matrix'
      ? [tableRule(loaded, key, input)]
      : isGroup(input)
        ? rowRules(loaded, key, input)
        : cellRules(loaded, key, key, input)
  if (!input.when) return key === 'periodTo' ? [...own, periodOrder] : own
  const route: Rule = (problems, inputs) => {
    const on = condition(inputs)
    const given = inputs[key] !== undefined
    if (on === false && given) problems.push(notOnRoute(key, input, clauses.get(key)))
    if (on === true && !given && needed(input))
      problems.push(explain(`/${key}`, key, input, undefined, clauses.get(key)))
  }
  return [
    route,
    ...own.map(
      (rule): Rule =>
        (problems, inputs, row, path) =>
          condition(inputs) !== false && rule(problems, inputs, row, path),
    ),
  ]
}

/** A table stands where its rows are given, and has as many rows and columns as there are rows. */
function tableRule({ definition, clauses }: Loaded, key: string, input: Matrix): Rule {
  const lengthOf = (inputs: Inputs, group: string) => {
    const given = inputs[group]
    return Array.isArray(given) ? given.length : undefined
  }
  return (problems, inputs) => {
    const height = lengthOf(inputs, input.rows) ?? 0
    const given = inputs[key]
    if (given === undefined) {
      if (height > 0) problems.push(explain(`/${key}`, key, input, undefined, clauses.get(key)))
      return
    }
    if (!Array.isArray(given)) return
    const sides = input.columns.map((group) => lengthOf(inputs, group))
    const first: unknown = given[0]
    const width = sides.every((side) => side !== undefined)
      ? sides.reduce((sum, side) => sum + side, 0)
      : Array.isArray(first)
        ? first.length
        : 0
    const odd = given.findIndex((row: unknown) => !Array.isArray(row) || row.length !== width)
    if (given.length === height && odd < 0) return
    const name = named(key, input)
    const row: unknown = given[odd]
    const found =
      given.length !== height || !Array.isArray(row)
        ? { zh: `现有 ${given.length} 行`, en: `it has ${given.length} rows` }
        : { zh: `第 ${odd + 1} 行有 ${row.length} 个`, en: `row ${odd + 1} has ${row.length}` }
    const [zh, en] = [rowTitles(definition, input, 'zh'), rowTitles(definition, input, 'en')]
    problems.push(
      problem(
        odd < 0 || given.length !== height ? `/${key}` : `/${key}/${odd}`,
        'TYPE',
        `${name.zh}应有 ${height} 行（每项${zh.rows}一行），每行 ${width} 个数（${zh.columns}）；${found.zh}`,
        `${name.en} must have ${height} rows (one for each of ${en.rows}) of ${width} numbers (${en.columns}); ${found.en}`,
        clauses.get(key),
      ),
    )
  }
}

const rowTitles = ({ inputs }: Definition, { rows, columns }: Matrix, language: keyof Text) => ({
  rows: inputs[rows]?.label[language] ?? rows,
  columns: columns.map((group) => inputs[group]?.label[language] ?? group).join(language === 'zh' ? '、' : ', '),
})

function notOnRoute(key: string, input: Input, clause: string | undefined): Problem {
  const route = Object.entries(input.when ?? {}).map(
    ([choice, options]) => `${choice} = ${[options].flat().join(' / ')}`,
  )
  const name = named(key, input)
  return problem(
    `/${key}`,
    'CONFLICT',
    `${name.zh}只在 ${route.join('，')} 时填写：请删去它，或改变选择`,
    `${name.en} belongs to ${route.join(', ')} only: remove it, or choose that`,
    clause,
  )
}

const periodOrder: Rule = (problems, { periodFrom, periodTo }) => {
  if (typeof periodFrom !== 'string' || typeof periodTo !== 'string' || periodFrom <= periodTo) return
  // what is no day has no order, and is told as such
  if (!isDay(periodFrom) || !isDay(periodTo)) return
  problems.push(
    problem(
      '/periodTo',
      'CONFLICT',
      `periodTo（${periodTo}）早于 periodFrom（${periodFrom}）`,
      `periodTo (${periodTo}) is before periodFrom (${periodFrom})`,
    ),
  )
}

function rowRules(loaded: Loaded, key: string, input: Input & { kind: 'rows' | 'list' }): Rule[] {
  const rules = Object.entries(columnsOf(input)).flatMap(([column, cell]) =>
    cellRules(loaded, column, `${key}.${column}`, cell),
  )
  if (rules.length === 0) return []
  return [
    (problems, inputs) => {
      const rows = inputs[key]
      if (!Array.isArray(rows)) return
      for (let i = 0; i < rows.length; i++) {
        const row: unknown = rows[i]
        if (isRecord(row)) for (const rule of rules) rule(problems, inputs, row, `/${key}/${i}`)
      }
    },
  ]
}

const allNamed = (entries: readonly Entry[]) => {
  const names = entries.map((entry) => named(entry.key, entry))
  return { zh: names.map(({ zh }) => zh), en: names.map(({ en }) => en) }
}

/** A value worked out from its parts, or looked up by a mode: the parts must be there, and not beside the value itself. */
function cellRules(loaded: Loaded, key: string, full: string, input: Cell): Rule[] {
  const clause = loaded.clauses.get(full)
  if (derived(input)) {
    const step = loaded.steps.find(
      ({ entry, kind }) => entry.name === full && kind === 'default',
    ) as Loaded['steps'][number]
    const parts = needs(step).map((part) => loaded.entries.get(part) as Entry)
    const wanted = parts.filter(({ optional }) => optional)
    const beside = parts.filter(({ name }) => loaded.partOf.get(name) === full)
    return [
      (problems, inputs, row, path) => {
        const given = row[key] !== undefined
        if (
          given
            ? !beside.some((part) => row[part.key] !== undefined)
            : wanted.every((part) => (row[part.key] ?? inputs[part.key]) !== undefined)
        )
          return
        const name = named(key, input)
        const sum = `${key} = ${step.text}`
        const found = allNamed(
          given
            ? beside.filter((part) => row[part.key] !== undefined)
            : wanted.filter((part) => (row[part.key] ?? inputs[part.key]) === undefined),
        )
        problems.push(
          given
            ? problem(
                `${path}/${key}`,
                'CONFLICT',
                `${name.zh}与 ${found.zh.join('、')}只能填一种：${sum}`,
                `${name.en} and ${found.en.join(', ')} cannot both be given: ${sum}`,
                clause,
              )
            : problem(
                `${path}/${key}`,
                'MISSING',
                `${name.zh}缺失：请填写 ${key}，或补上 ${found.zh.join('、')}（${sum}）`,
                `${name.en} is missing: give ${key}, or ${found.en.join(' and ')} (${sum})`,
                clause,
              ),
        )
      },
    ]
  }
  const { mode } = input.kind === 'factor' ? input.by : {}
  if (mode === undefined) return []
  const inRow = loaded.entries.get(full.slice(0, -key.length) + mode)
  const asked = named(mode, (inRow ?? loaded.entries.get(mode)) as Entry)
  return [
    (problems, inputs, row, path) => {
      if (row[key] !== undefined || (row[mode] ?? inputs[mode]) !== undefined) return
      const name = named(key, input)
      problems.push(
        problem(
          `${path}/${key}`,
          'MISSING',
          `${name.zh}缺失：请填写它，或填写 ${asked.zh}`,
          `${name.en} is missing: give it, or ${asked.en}`,
          clause,
        ),
      )
    },
  ]
}
