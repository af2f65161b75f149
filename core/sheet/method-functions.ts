/** The sheet functions of a method: slices of its graph, each also for a block or a table of the whole method's inputs. */
import { type Computed, type Method, prepare } from '../calculate.ts'
import { yesOrNo } from '../display.ts'
import { explain } from '../explain.ts'

import { isGroup, needed } from '../inputs.ts'
import { type Choice, type Definition, type FunctionSpec, givenBy, type Input } from '../method.ts'
import { type Problem, problem, type Text } from '../problem.ts'
import { isOptional, parameterKey, slice } from '../slice.ts'
import { formOf, readBlock, readTable } from '../tables/block.ts'
import type { ReadInputs } from '../tables/params.ts'
import { isBlank, readCell } from '../tables/readings.ts'
import { isHeader, type Matrix, orderOf } from '../tables/rows.ts'
import { wanted } from '../wanted.ts'
import { answerOf, asMatrix, codesOf, failed, outputCell } from './answers.ts'
import { type Argument, argumentInput, argumentsOf, readArguments } from './arguments.ts'
import type { Parameter, SheetAnswer, SheetFunction } from './function.ts'

function helpOf(input: Input, needs: boolean): Text {
  const want = wanted(input)
  const order = isGroup(input) ? orderOf(input) : []
  const columns = order.map((each) =>
    typeof each === 'string' ? { zh: each, en: each } : { zh: each.join(' 或 '), en: each.join(' or ') },
  )
  const say = (language: keyof Text) => {
    const zh = language === 'zh'
    const columnText = columns.map((each) => each[language]).join(', ')
    const want1 =
      input.kind === 'rows'
        ? zh
          ? `首行为列名的区域，无表头时依次为 ${columnText}`
          : `a range with column names in its first row; without them, in order ${columnText}`
        : input.kind === 'list'
          ? zh
            ? '一列数'
            : 'a column of numbers'
          : want[language]
    const hint = input.hint ? `${zh ? '。' : '. '}${input.hint[language]}` : ''
    const required = needs ? (zh ? '（必填）' : ' (required)') : ''
    return `${input.label[language]}${required}${zh ? '：' : ': '}${want1}${hint}`
  }
  return { zh: say('zh'), en: say('en') }
}

const parameterOf = (definition: Definition, take: string, spec: FunctionSpec, first: boolean): Parameter => {
  const key = parameterKey(take)
  const input = argumentInput(definition, key, spec)
  // hosts allow no dot in the name of a parameter
  const name = columnOutput(definition, key).replaceAll('.', '_')
  const required = !isOptional(take) && (needed(input) || input.kind === 'matrix')
  const help = helpOf(input, required)
  if (first || isGroup(input) || input.kind === 'matrix') return { name, key, help, kind: 'range', required }
  return input.kind === 'choice'
    ? { name, key, help, kind: 'choice', options: input.options, required }
    : { name, key, help, kind: 'value', required }
}

const forms: Text = {
  zh: '也可只给一个区域：两列“名称、值”的整块输入，或首行为名称、每行一个算例的表；此时结果后附一列提示代码。',
  en: 'Or give one range alone: a block of names and values, or a table with names in its first row and one case in each further row; then a column of codes stands beside the results.',
}

type Owners = readonly [Method, ...Method[]]

/** The functions of the methods. A name exists once: methods that declare the same function share it, and a block or table goes to the one whose names it holds. */
export function methodFunctions(methods: readonly Method[]): SheetFunction[] {
  const byName = new Map<string, { key: string; spec: FunctionSpec; owners: [Method, ...Method[]] }>()
  for (const method of methods) {
    for (const [key, spec] of Object.entries(method.definition.functions)) {
      const name = `${method.definition.prefix}_${key}`
      const known = byName.get(name)
      if (!known) byName.set(name, { key, spec, owners: [method] })
      else if (JSON.stringify(known.spec) === JSON.stringify(spec)) known.owners.push(method)
      else throw new Error(`${name} is two functions: of ${known.owners[0].definition.id} and ${method.definition.id}`)
    }
  }
  return [...byName].map(([name, { key, spec, owners }]) => {
    const [{ definition }] = owners
    const title = spec.help ?? functionTitle(owners, spec)
    const [first, ...more] = spec.takes.map((take, i) => parameterOf(definition, take, spec, i === 0))
    const selector = selectorOf(definition, spec)
    const parameters = [...(first ? [first] : []), ...(selector ? [selectorParameter(selector)] : []), ...more]
    let plan: Plan | undefined
    const own = (): Plan => {
      plan ??= { owners, part: prepare(slice(definition, key)), list: argumentsOf(definition, spec) }
      return plan
    }
    return {
      name,
      help: { zh: `${title.zh}。${forms.zh}`, en: `${title.en}. ${forms.en}` },
      parameters,
      spills: true,
      example: `=${name}(${parameters
        .filter(({ required }) => required)
        .map((each) => each.name)
        .join(', ')})`,
      method: definition.id,
      about: {
        unit: givenBy(spec).map((key) => definition.formulas[key]?.unit ?? '')[0] ?? '',
        methods: owners.map(({ definition: { id, edition } }) => `${id}@${edition}`).join(', '),
      },
      run: (args) => {
        const chosen = selected(selector, spec, args)
        return 'problems' in chosen ? failed(chosen.problems) : run(own(), chosen.spec, chosen.args)
      },
    }
  })
}

/** The choice whose option says which output a function gives. */
type Selector = { key: string; choice: Choice }
function selectorOf({ inputs }: Definition, { selects }: FunctionSpec): Selector | undefined {
  const [group = '', key = ''] = (selects ?? '').split('.')
  const input = inputs[group]
  const choice = input?.kind === 'rows' ? input.columns[key] : undefined
  return choice?.kind === 'choice' ? { key, choice } : undefined
}
const selectorParameter = ({ key, choice }: Selector): Parameter => ({
  name: key,
  help: helpOf(choice, true),
  kind: 'choice',
  options: choice.options,
  required: true,
})

/** The function as it is after the selector was read: it gives one output, and the selector is no argument any more. */
function selected(
  selector: Selector | undefined,
  spec: FunctionSpec,
  args: readonly unknown[],
): { spec: FunctionSpec; args: readonly unknown[] } | { problems: Problem[] } {
  if (!selector) return { spec, args }
  const { key, choice } = selector
  const [first, raw, ...rest] = args
  const reading = readCell(choice, asMatrix(raw)[0]?.[0], `/${key}`)
  if (!reading.ok) return { problems: [reading.problem] }
  const option = reading.value
  return typeof option === 'string' && givenBy(spec).includes(option)
    ? { spec: { ...spec, gives: option }, args: [first, ...rest] }
    : { problems: [explain(`/${key}`, key, choice, option, undefined)] }
}

const functionTitle = (owners: readonly Method[], spec: FunctionSpec): Text => {
  // a cell holds the number
  const asked = { zh: '（1 是，0 否）', en: ' (1 yes, 0 no)' }
  const labels = givenBy(spec).flatMap((key) => {
    const { formulas, outputs } = owners[0]?.definition ?? {}
    const label = formulas?.[key]?.label
    if (!label) return []
    return outputs?.[key] === yesOrNo ? { zh: label.zh + asked.zh, en: label.en + asked.en } : label
  })
  const titles = owners.map(({ definition }) => definition.title)
  const [zh, en] = [titles.map((title) => title.zh).join('、'), titles.map((title) => title.en).join('; ')]
  return {
    zh: `${labels.map((label) => label.zh).join('、')}（${zh}）`,
    en: `${labels.map((label) => label.en).join(', ')} (${en})`,
  }
}

type Form = 'block' | 'table'
type Owner = { method: Method; form: Form; reads: (ReadInputs | undefined)[] }

/** Which method a range holds the inputs of: the first in which every name is known, else the first that knows its form. */
function ownerOf(owners: Owners, matrix: Matrix): Owner | undefined {
  let first: Owner | undefined
  for (const method of owners) {
    const form = formOf(method, matrix)
    if (!form) continue
    const owner = { method, form, reads: form === 'block' ? [readBlock(method, matrix)] : readTable(method, matrix) }
    if (!owner.reads.some(isStrange)) return owner
    first ??= owner
  }
  return first
}
const isStrange = (read: ReadInputs | undefined) =>
  read !== undefined && !read.ok && read.problems.some(({ code }) => code === 'UNKNOWN-KEY')

/** What calls of one function share: the part of the graph that it computes, and how its arguments are read. */
type Plan = { owners: Owners; part: Method; list: readonly Argument[] }

function run({ owners, part, list }: Plan, spec: FunctionSpec, args: readonly unknown[]): SheetAnswer {
  const [range, ...rest] = args
  const matrix = asMatrix(range)
  const first = list[0] as Argument
  const single = matrix.length === 1 && matrix[0]?.length === 1
  const isArgument = isGroup(first.input) ? isHeader(first.input, first.key, matrix[0] ?? []) : single
  const owner = isArgument ? undefined : ownerOf(owners, matrix)
  if (!owner) {
    if (!isGroup(first.input) && !single) return failed([notOneCell(first.key, owners[0])])
    const answer = answerOf(part, readArguments(list, args))
    return answer.ok ? given(spec, answer, (name) => name) : failed(answer.problems)
  }
  if (rest.some((arg) => !isBlank(arg))) {
    return failed([
      problem(
        '',
        'CONFLICT',
        '整块或表形式已含全部输入：请删去其余参数',
        'A block or table holds all inputs: remove the other arguments',
      ),
    ])
  }
  const gives = givenBy(spec)
  const { method, form } = owner
  const nameOf = (name: string) => columnOutput(method.definition, name)
  return owner.reads.flatMap((read): SheetAnswer => {
    if (!read) return [[...gives, ''].map(() => '')]
    const answer = answerOf(method, withFixed(spec, read))
    if (!answer.ok) return [[...gives.map(() => ({ problems: answer.problems })), codesOf(answer.problems)]]
    const [first = [], ...more] = given(spec, answer, nameOf)
    return form === 'block' || more.length === 0
      ? [[...first, codesOf(answer.warnings)], ...more]
      : [[...first, ...more.flat(), codesOf(answer.warnings)]]
  })
}

/** The output that a column is given as. */
const columnOutput = ({ columns }: Definition, name: string) =>
  Object.entries(columns).find(([, { of }]) => of === name)?.[0] ?? name

/** What a function answers: its outputs side by side, or a column of cells, downwards or from left to right. */
function given(
  spec: FunctionSpec,
  { outputs, columns }: Pick<Computed, 'outputs' | 'columns'>,
  nameOf: (name: string) => string,
): SheetAnswer {
  const [first = '', ...more] = givenBy(spec)
  const values = columns?.[nameOf(first)]
  if (!values) return [[first, ...more].map((key) => outputCell(key, outputs[key]))]
  return spec.across ? [[...values]] : values.map((value) => [value])
}

/** A function stands for its fixed choices: a block need not repeat them and may not contradict them. */
function withFixed({ with: fixed }: FunctionSpec, read: ReadInputs): ReadInputs {
  if (!read.ok || !fixed) return read
  const against = Object.entries(fixed).filter(([key, option]) => (read.inputs[key] ?? option) !== option)
  if (against.length === 0) return { ok: true, inputs: { ...read.inputs, ...fixed } }
  const problems = against.map(([key, option]) =>
    problem(
      `/${key}`,
      'CONFLICT',
      `本函数用于 ${key} = ${option}：请改用其他函数，或改正 ${key}`,
      `This function is for ${key} = ${option}: use another function, or correct ${key}`,
    ),
  )
  return { ok: false, problems }
}

const notOneCell = (key: string, { definition }: Method) =>
  problem(
    `/${key}`,
    'TYPE',
    `${key} 应为一个单元格；整块输入的第一列、表的首行应是 ${definition.id} 的名称，例如 ${Object.keys(definition.inputs).slice(0, 4).join('、')}`,
    `${key} takes one cell; the first column of a block, or the first row of a table, must hold names of ${definition.id} such as ${Object.keys(definition.inputs).slice(0, 4).join(', ')}`,
  )
