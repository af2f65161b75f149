/** The sheet functions that tell how far a result may be off: GHG_UNCERTAINTY and GHG_SENSITIVITY. */
import type { Method } from '../calculate.ts'
import { plainText } from '../number-text.ts'
import { type Bar, change, type End, type LeftOut, type Sensitivity, sensitivity } from '../sensitivity.ts'
import type { ReadInputs } from '../tables/params.ts'
import { type Uncertainty, uncertainty } from '../uncertainty.ts'
import { failed } from './answers.ts'
import type { Parameter, SheetAnswer, SheetCell, SheetFunction } from './function.ts'
import { cellOf, parameter } from './parameters.ts'

/** Finds the method of a call and reads its block. */
type OneCase = (args: readonly unknown[], use: (method: Method, read: ReadInputs) => SheetAnswer) => SheetAnswer

export function analysisFunctions(method: Parameter, block: Parameter, oneCase: OneCase): SheetFunction[] {
  return [
    {
      name: 'GHG_UNCERTAINTY',
      help: {
        zh: '结果的不确定度：误差传播与一万次抽样的 95% 区间；给出结果名时列出各输入的贡献',
        en: 'Uncertainty of the outputs: 95 % intervals by propagation and by ten thousand draws; with an output, what each input contributes',
      },
      parameters: [
        method,
        {
          ...block,
          help: {
            zh: `${block.help.zh}；不确定度写在 uncertainty、pedigree 或 u 列`,
            en: `${block.help.en}; how uncertain they are stands in uncertainty, pedigree or the columns u`,
          },
        },
        parameter('output', 'value', false, '只看此结果，并列出贡献', 'This output alone, with what contributes to it'),
      ],
      spills: true,
      example: '=GHG_UNCERTAINTY("meeting", A1:B12, "ER")',
      exampleBeside: { uncertainty: 'R:5;trips.EF_t:20;trips.L:10' },
      run: (args) =>
        oneCase(args, (found, read) => {
          const answer = read.ok ? uncertainty(found, read.inputs) : read
          if (!answer.ok) return failed(answer.problems)
          const output = plainText(cellOf(args[2]))
          if (output === '') return spreadTable(answer.uncertainty, Object.keys(answer.uncertainty.outputs))
          // it says which outputs there are
          const known = sensitivity(found, (read as { inputs: unknown }).inputs, { output })
          return known.ok ? contributionTable(answer.uncertainty, output) : failed(known.problems)
        }),
    },
    {
      name: 'GHG_SENSITIVITY',
      help: {
        zh: `敏感性：每个输入增减 ${change}% 时结果的变化，影响大的在前`,
        en: `Sensitivity: what the output becomes with ${change} % more and less of each input, the largest effect first`,
      },
      parameters: [
        method,
        block,
        parameter(
          'output',
          'value',
          false,
          '哪一个结果，默认最后一个；列中的值写作 customer/0',
          'Which output, the last by default; a value of a column as customer/0',
        ),
      ],
      spills: true,
      example: '=GHG_SENSITIVITY("meeting", A1:B12, "ER")',
      run: (args) =>
        oneCase(args, (found, read) => {
          const output = plainText(cellOf(args[2]))
          const answer = read.ok ? sensitivity(found, read.inputs, output === '' ? {} : { output }) : read
          return answer.ok ? tornadoTable(answer.sensitivity) : failed(answer.problems)
        }),
    },
  ]
}

const spreadHeader = ['output', '名称', 'label', 'value', 'unit', '±95 %', '± %']
const drawnHeader = ['P2.5', 'P50', 'P97.5', 'mean', 'sd', 'P(>0)', 'draws', 'failed', 'seed']

function spreadTable({ outputs, seed, failed: lost }: Uncertainty, keys: readonly string[]): SheetAnswer {
  const failedText = Object.entries(lost)
    .map(([code, count]) => `${count} ${code}`)
    .join(', ')
  const rows = keys.flatMap((key): SheetCell[][] => {
    const one = outputs[key]
    if (!one) return []
    const { label, value, unit, propagated, simulated } = one
    const drawn = simulated
      ? [
          simulated.low,
          simulated.median,
          simulated.high,
          simulated.mean,
          simulated.sd,
          simulated.positive,
          simulated.draws,
        ]
      : ['', '', '', '', '', '', 0]
    return [
      [key, label.zh, label.en, value, unit, propagated.half, propagated.percent ?? '', ...drawn, failedText, seed],
    ]
  })
  return [[...spreadHeader, ...drawnHeader], ...rows]
}

/** Below the output itself: each source with its inputs, its part of the interval and of the variance. */
function contributionTable(found: Uncertainty, output: string): SheetAnswer {
  const [header = [], ...rows] = spreadTable(found, [output])
  const wide = (cells: readonly SheetCell[]) => [...cells, ...Array<SheetCell>(header.length - cells.length).fill('')]
  const contributions = found.outputs[output]?.propagated.contributions ?? []
  const lines = contributions.map(({ source, half, share }) => {
    const parts = found.inputs.filter((each) => each.source === source)
    const [first] = parts
    const { zh = source, en = source } = first?.label ?? {}
    const same = parts.every(({ value }) => value === first?.value)
    return wide([
      source,
      zh,
      en,
      same ? (first?.value ?? '') : '',
      first?.unit ?? '',
      half,
      first?.percent ?? '',
      share,
    ])
  })
  return [header, ...rows, wide(['source', '名称', 'label', 'value', 'unit', '±95 %', '± %', 'share']), ...lines]
}

const why: Readonly<Record<LeftOut['why'], string>> = { zero: '0', refused: 'refused' }

function tornadoTable({ output, value, unit, bars, left }: Sensitivity): SheetAnswer {
  const header = [
    'input',
    '名称',
    'label',
    'value',
    'unit',
    `-${change} %`,
    `+${change} %`,
    output,
    `${output} -`,
    `${output} +`,
    'note',
  ]
  const ends = (low: End | undefined, high: End | undefined, of: 'input' | 'output') => [
    low?.[of] ?? '',
    high?.[of] ?? '',
  ]
  const note = ({ low, high, refused = [] }: Bar) =>
    [...(low?.clipped || high?.clipped ? ['clipped'] : []), ...refused].join(', ')
  return [
    header,
    ...bars.map((bar): SheetCell[] => {
      const { key, label, low, high } = bar
      const inputs = ends(low, high, 'input')
      const outputs = ends(low, high, 'output')
      return [key, label.zh, label.en, bar.value ?? '', bar.unit, ...inputs, value, ...outputs, note(bar)]
    }),
    ...left.map(({ key, label, why: reason, codes = [] }): SheetCell[] => {
      const cells = ['', '', '', '', value, '', '']
      return [key, label.zh, label.en, ...cells, [why[reason], ...codes].join(', ')]
    }),
  ].map((row, i) => (i === 0 ? [...row, 'unit of output'] : [...row, unit]))
}
