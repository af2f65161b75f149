/** The sheet functions that work for all methods: GHG_RUN, GHG_TRACE, GHG_WARNINGS, GHG_VERSION, and those of analysis and of the factor library. */
import { calculate, type Method, type Result } from '../calculate.ts'
import { contributionsOf } from '../contributions.ts'
import { factorSet } from '../factors/index.ts'
import { type Loaded, needs } from '../graph.ts'
import { plainText } from '../number-text.ts'
import { type Problem, problem } from '../problem.ts'
import { formOf, readBlock, readTable } from '../tables/block.ts'
import type { ReadInputs } from '../tables/params.ts'
import type { Matrix } from '../tables/rows.ts'
import { version } from '../version.ts'
import { analysisFunctions } from './analysis-functions.ts'
import { answerOf, asMatrix, codesOf, failed, outputCell } from './answers.ts'
import { factorFunctions } from './factor-functions.ts'
import type { SheetAnswer, SheetCell, SheetFunction } from './function.ts'
import { cellOf, parameter } from './parameters.ts'

export function commonFunctions(methods: readonly Method[]): SheetFunction[] {
  const titles = Object.fromEntries(methods.map(({ definition }) => [definition.id, definition.title]))
  const method = parameter('method', 'choice', true, '方法（必填）', 'Method (required)', titles)
  const block = parameter(
    'block',
    'range',
    true,
    '整块输入（必填）：两列“名称、值”，行输入以 [名称] 起头',
    'Block of inputs (required): names and values; rows start with [name]',
  )
  const output = parameter('output', 'value', false, '只看与此结果有关的步骤', 'Only what leads to this output')

  /** Finds the method and reads the range as one of the forms it may have. */
  function withMethod(
    args: readonly unknown[],
    use: (method: Method, matrix: Matrix, form: 'block' | 'table') => SheetAnswer,
  ): SheetAnswer {
    const name = plainText(cellOf(args[0]))
    const found = methods.find(({ definition: { id, title } }) =>
      [id, title.zh, title.en].some((each) => each.toLowerCase() === name.toLowerCase()),
    )
    const known = methods.map(({ definition }) => definition.id).join(', ')
    if (!found)
      return failed([
        problem(
          '/method',
          'CHOICE',
          `没有方法“${name}”：可用 ${known}`,
          `There is no method "${name}": there is ${known}`,
        ),
      ])
    const matrix = asMatrix(args[1])
    const form = formOf(found, matrix)
    const keys = Object.keys(found.definition.inputs).slice(0, 4).join(', ')
    return form
      ? use(found, matrix, form)
      : failed([
          problem(
            '/block',
            'TYPE',
            `认不出这个区域：第一列（整块）或首行（表）应是 ${found.definition.id} 的名称，例如 ${keys}`,
            `The range is not recognised: its first column (a block) or first row (a table) must hold names of ${found.definition.id}, such as ${keys}`,
          ),
        ])
  }
  const oneCase = (args: readonly unknown[], use: (method: Method, read: ReadInputs) => SheetAnswer) =>
    withMethod(args, (found, matrix, form) =>
      form === 'block'
        ? use(found, readBlock(found, matrix))
        : failed([problem('/block', 'TYPE', '这里需要整块输入，不是表', 'A block is wanted here, not a table')]),
    )

  return [
    {
      name: 'GHG_RUN',
      help: {
        zh: '按一个方法计算全部结果：整块输入给出“名称、值、单位”，有贡献表的方法另给各项与占比；表给出每行一个算例',
        en: 'All outputs of a method: a block gives key, value and unit, and tables of contributions with shares where the method has any; a table one row for each case',
      },
      parameters: [method, { ...block, name: 'block_or_table' }],
      spills: true,
      example: '=GHG_RUN("meeting", A1:B12)',
      run: (args) =>
        withMethod(args, (found, matrix, form) =>
          form === 'block' ? runBlock(found, readBlock(found, matrix)) : runTable(found, matrix),
        ),
    },
    {
      name: 'GHG_TRACE',
      help: {
        zh: '逐步追溯：每个输入的来历，每个公式代入的数、条款与依据',
        en: 'Every step: where each input comes from, each formula with the numbers put in, its clause and basis',
      },
      parameters: [method, block, output],
      spills: true,
      example: '=GHG_TRACE("meeting", A1:B12, "ER")',
      run: (args) =>
        oneCase(args, (found, read) => {
          const answer = read.ok ? calculate(found, read.inputs, { trace: true }) : read
          return answer.ok ? traceTable(found, answer.result, plainText(cellOf(args[2]))) : failed(answer.problems)
        }),
    },
    {
      name: 'GHG_WARNINGS',
      help: {
        zh: '错误与提示：代码、级别、位置、条款、中英文说明',
        en: 'Errors and warnings: code, severity, place, clause, text in both languages',
      },
      parameters: [method, block],
      spills: true,
      example: '=GHG_WARNINGS("meeting", A1:B12)',
      run: (args) =>
        oneCase(args, (found, read) => {
          const answer = answerOf(found, read)
          return warningTable(answer.ok ? answer.warnings : answer.problems)
        }),
    },
    ...analysisFunctions(method, block, oneCase),
    ...factorFunctions(),
    {
      name: 'GHG_VERSION',
      help: { zh: '版本、因子集与各方法的版次', en: 'Version, factor set and the editions of the methods' },
      parameters: [],
      spills: false,
      example: '=GHG_VERSION()',
      run: () => [
        [
          [
            `Tanbiao ${version}`,
            `factors ${factorSet}`,
            ...methods.map(({ definition }) => `${definition.id}@${definition.edition}`),
          ].join('; '),
        ],
      ],
    },
  ]
}

function runBlock(method: Method, read: ReadInputs): SheetAnswer {
  const answer = answerOf(method, read)
  if (!answer.ok) return failed(answer.problems)
  const rows = Object.entries(answer.outputs).map(([key, value]) => [
    key,
    outputCell(key, value),
    method.loaded.entries.get(key)?.unit ?? '',
  ])
  const lists = Object.entries(answer.columns ?? {}).flatMap(([key, values]) => {
    const unit = method.loaded.entries.get(method.definition.columns[key]?.of ?? '')?.unit ?? ''
    return values.map((value, i): SheetCell[] => [`${key} ${i + 1}`, value, unit])
  })
  const all = [...rows, ...lists]
  const tables = Object.entries(contributionsOf(method.loaded, method.evaluate, answer.inputs))
  if (tables.length === 0) return [['key', 'value', 'unit'], ...all]
  // each row of a table below the outputs, with its share beside it
  const parts = tables.flatMap(([key, { unit, rows }]) =>
    rows.map(({ name, value, share = '' }): SheetCell[] => [`${key}: ${name}`, value, unit, share]),
  )
  return [['key', 'value', 'unit', 'share'], ...all.map((row) => [...row, '']), ...parts]
}

function runTable(method: Method, matrix: Matrix): SheetAnswer {
  const keys = Object.keys(method.definition.outputs)
  const rows = readTable(method, matrix).map((read): SheetCell[] => {
    if (!read) return [...keys, ''].map(() => '')
    const answer = answerOf(method, read)
    if (!answer.ok) return [...keys.map(() => ({ problems: answer.problems })), codesOf(answer.problems)]
    return [...keys.map((key) => outputCell(key, answer.outputs[key])), codesOf(answer.warnings)]
  })
  return [[...keys, 'codes'], ...rows]
}

/** The names that an output depends on, itself included. */
function ancestors({ steps }: Loaded, output: string): Set<string> {
  const found = new Set([output])
  for (const step of [...steps].reverse())
    if (found.has(step.entry.name)) for (const name of needs(step)) found.add(name)
  return found
}

function traceTable({ loaded, definition }: Method, { trace = [] }: Result, output: string): SheetAnswer {
  if (output !== '' && !Object.hasOwn(definition.outputs, output)) {
    const known = Object.keys(definition.outputs).join(', ')
    return failed([
      problem(
        '/output',
        'CHOICE',
        `没有结果“${output}”：可用 ${known}`,
        `There is no output "${output}": there is ${known}`,
      ),
    ])
  }
  const wantedNames = output === '' ? undefined : ancestors(loaded, output)
  const lines = trace.filter(({ key }) => wantedNames === undefined || wantedNames.has(key))
  const header = ['path', '名称', 'label', 'formula', 'numbers', 'value', 'unit', 'clause', 'basis', 'status', 'factor']
  return [
    header,
    ...lines.map(
      ({ path, label, formula = '', numbers = '', value, unit, clause = '', basis = '', status, factor = '' }) => [
        path,
        label.zh,
        label.en,
        formula,
        numbers,
        typeof value === 'object' ? value.join('; ') : value,
        unit,
        clause,
        basis,
        status,
        factor,
      ],
    ),
  ]
}

const warningTable = (problems: readonly Problem[]): SheetAnswer => [
  ['code', 'severity', 'path', 'clause', '说明', 'text'],
  ...problems.map(({ code, severity, path, clause = '', zh, en }) => [code, severity, path, clause, zh, en]),
]
