/** The page on uncertainty and sensitivity as markdown, in Chinese and English; its tables and its worked example are computed. */
import { type Definition, definitions, prepare } from '#core'
import { basicVariance, pedigreeVariances } from '#core/pedigree'
import { change, mostCells, sensitivity } from '#core/sensitivity'
import { quantile95, widest } from '#core/sources'
import { defaultDraws, defaultSeed, mostDraws, uncertainty } from '#core/uncertainty'
import { code, fileOf, type Language, section, table, type Words, words, written } from './docs.ts'

const shown = (value: number) => String(Number(value.toPrecision(6)))
const percent = (share: number) => `${Number((100 * share).toPrecision(3))} %`

/** The example of the first method, with uncertainties for the occasion. */
const [definition] = definitions
const method = prepare(definition)
const said = { R: 10, EF_e: 5, 'trips.EF_t': 20, 'trips.L': 10 }
const inputs = { ...definition.example, uncertainty: said }

function example() {
  const [spread, moved] = [uncertainty(method, inputs), sensitivity(method, inputs)]
  if (!spread.ok || !moved.ok) throw new Error('The example of the page on uncertainty is refused')
  return { spread: spread.uncertainty, moved: moved.sensitivity }
}

function saying(all: readonly Definition[], { say, list }: Words): string[] {
  const mains = all.flatMap(({ id, inputs }) =>
    Object.entries(inputs).flatMap(([key, input]) =>
      input.kind === 'rows' && input.spread !== undefined ? [`${code(`${id}: ${key}.u`)} → ${code(input.spread)}`] : [],
    ),
  )
  return [
    say(
      '不确定度是 95% 区间半宽的百分数：5 即 ±5%。它写在输入旁边，随结果回显并计入摘要，但从不改变结果本身。',
      'An uncertainty is half of the 95 % interval in per cent: 5 is ±5 %. It stands beside the inputs, is echoed and digested with them, and never changes the result itself.',
    ),
    table(
      [say('写法', 'Written as'), say('含义', 'Meaning')],
      [
        [code('"uncertainty": {"R": 5}'), say('一个输入', 'one input')],
        [code('"uncertainty": {"trips.L": 10}'), say('一整列，各行相互独立', 'a whole column, each row independent')],
        [code('"uncertainty": {"trips/0/L": 10}'), say('一个单元格，行从 0 数起', 'one cell; rows are counted from 0')],
        [code('u'), say('行输入的一列，指该行的主要数量', 'a column of rows: of the main quantity of the row')],
        [
          code('"pedigree": {"R": [1, 2, 1, 1, 3]}'),
          say(
            '谱系矩阵的五个评分；行中可用 `dq1` 至 `dq5` 列（方法有这些列时）',
            'five scores of the pedigree matrix; in rows the columns `dq1` to `dq5`, where the method has them',
          ),
        ],
        [
          code('uncertainty=R:5;trips.L:10'),
          say(
            '网址与单元格中的紧凑写法；`.json` 等网址中它只是输入，随结果回显，区间由 POST 与 `?uncertainty=1` 给出',
            'compact text in URLs and cells; in addresses such as `.json` it is the input alone, echoed with the result, and POST with `?uncertainty=1` gives the interval',
          ),
        ],
        [
          code('[uncertainty]'),
          say('整块输入中的一节：名称与百分数两列', 'a section of a block: keys and percentages in two columns'),
        ],
      ],
    ),
    say(`各方法的主要数量：${list(mains)}。`, `The main quantities: ${list(mains)}.`),
    say(
      '以最近的为准：单元格的键、本行的 `u` 或评分、整列的键。只有公式读取的数值才有不确定度；只用来查因子的输入（如年份）没有，写了会被拒绝。由别的输入算出的量（如 `L = n * d * k`）若自身写了不确定度，其组成部分便不再另计。单元格中的百分格式 5% 到达时是 0.05，请写 5 或文本 "5%"。',
      'The nearest word counts: the key of the cell, then `u` or the scores of the row, then the key of the column. Only numbers that a formula reads can be uncertain; an input that only looks up a factor (a year) is refused. Where a value that is worked out (`L = n * d * k`) is said to be uncertain itself, its parts add nothing. A cell formatted as 5% arrives as 0.05: write 5, or the text "5%".',
    ),
  ]
}

function scores({ say }: Words): string[] {
  const names = [
    say('可靠性', 'Reliability'),
    say('完整性', 'Completeness'),
    say('时间', 'Temporal'),
    say('地理', 'Geographical'),
    say('技术', 'Technological'),
  ]
  return [
    say(
      `评分 1 到 5 各有一个对数方差（ecoinvent 数据质量指南第 3 版），加上基本方差：单位含距离（km）的为 ${basicVariance.transport}（运输），其余为 ${basicVariance.other}。方差之和的平方根取指数为 GSD，95% 区间为 x / GSD² 至 x · GSD²。`,
      `Each score from 1 to 5 has a variance of the logarithm (ecoinvent data quality guideline, version 3), added to a basic variance: ${basicVariance.transport} where the unit has a distance (km), which is transport, and ${basicVariance.other} for all else. The exponential of the root of the sum is the GSD; the 95 % interval reaches from x / GSD² to x · GSD².`,
    ),
    table(
      [say('评分', 'Score'), '1', '2', '3', '4', '5'],
      pedigreeVariances.map((row, i) => [names[i] ?? '', ...row.map(String)]),
    ),
  ]
}

const rules = ({ say }: Words): string[] => [
  say(
    `一次计算默认抽样 ${defaultDraws} 次（最多 ${mostDraws} 次），每次用方法自身的公式重算。`,
    `One calculation makes ${defaultDraws} draws by default (at most ${mostDraws}); each is computed by the formulas of the method themselves.`,
  ),
  [
    say(
      `- 对数正态：因子、评分的输入、必须大于零的量，以及不得为负且不确定度超过 ±${widest}% 的量。数值为中位数，95% 区间为 x / (1 + U) 至 x · (1 + U)。`,
      `- Lognormal: factors, scored inputs, what must be above zero, and what may not be negative and has more than ±${widest} %. The value is the median; the 95 % interval reaches from x / (1 + U) to x · (1 + U).`,
    ),
    say(
      `- 正态：其余输入，数值为均值，标准差为半宽除以 ${quantile95}。`,
      `- Normal: all other inputs. The value is the mean; the standard deviation is half of the interval divided by ${quantile95}.`,
    ),
    say(
      '- 抽到范围之外的，取范围的端点（份额因此总在 0 与 1 之间），次数记在 `clipped`。',
      '- A draw outside the range of its input is put on its end, so that shares stay between 0 and 1; `clipped` counts how often.',
    ),
    say(
      '- 因子库中的同一个因子无论用在几处，只抽一次；其余各输入相互独立，包括手填的相同数值。',
      '- One factor of the library is drawn once, wherever it is used. All other inputs are independent, given numbers that are equal among them.',
    ),
    say(
      '- 被检查拒绝或得不出数的抽样不进入统计，按代码计在 `failed`。结果不存在的抽样不计入该结果的 `draws`。',
      '- Draws that a check refuses, or that give no number, are in no statistic and counted in `failed` by their code. `draws` of an output counts those in which it exists.',
    ),
    say(
      '- 分位数按 PERCENTILE.INC；`positive` 为结果大于零的比例。',
      '- Percentiles are those of PERCENTILE.INC; `positive` is the share of draws above zero.',
    ),
  ].join('\n'),
  say(
    `种子默认 ${defaultSeed}，写在结果中。随机数与正态抽样由我们自己的代码产生，只用整数运算与加减乘除、平方根，在任何机器上逐位相同；每个来源按种子与名称有自己的数列，所以两次计算用同一种子时，同一个因子的抽样也相同，可以比较两个情景。公式若含 EXP、LN 或乘方，则与结果本身一样取决于引擎的实现。保存的结果可连同不确定度重算（\`/v1/replay\`）。`,
    `The seed is ${defaultSeed} by default and stands in the answer. The draws come from code of our own, of integers, the four operations and the square root alone, and are the same bits on every machine. Each source has its own sequence, made of the seed and its name: with one seed the same factor is drawn alike in two calculations, so that scenarios can be compared. A formula with EXP, LN or a power rests on the engine's own functions, as does the result itself. A stored result replays with its uncertainty (\`/v1/replay\`).`,
  ),
]

function worked(w: Words): string[] {
  const { say, read } = w
  const { spread, moved } = example()
  const contributions = spread.outputs[moved.output]?.propagated.contributions ?? []
  const labelOf = (source: string) => spread.inputs.find((each) => each.source === source)?.label ?? { zh: '', en: '' }
  return [
    say(
      `方法 ${code(definition.id)} 的算例，加上 ${code(JSON.stringify({ uncertainty: said }))}：`,
      `The example of ${code(definition.id)} with ${code(JSON.stringify({ uncertainty: said }))}:`,
    ),
    table(
      [
        say('结果', 'Output'),
        say('值', 'Value'),
        say('误差传播 ±', 'Propagated ±'),
        '± %',
        'P2.5',
        'P50',
        'P97.5',
        say('均值', 'Mean'),
        say('标准差', 'SD'),
        'P(> 0)',
      ],
      Object.entries(spread.outputs).flatMap(([key, { value, unit, propagated, simulated }]) =>
        simulated
          ? [
              [
                code(key),
                `${shown(value)}${unit === '-' ? '' : ` ${unit}`}`,
                shown(propagated.half),
                shown(propagated.percent ?? 0),
                ...[simulated.low, simulated.median, simulated.high, simulated.mean, simulated.sd].map(shown),
                percent(simulated.positive),
              ],
            ]
          : [],
      ),
    ),
    say(
      `各来源对 ${code(moved.output)} 方差的贡献：`,
      `What each source contributes to the variance of ${code(moved.output)}:`,
    ),
    table(
      [say('来源', 'Source'), say('名称', 'Name'), '±', say('方差占比', 'Share of the variance')],
      contributions.map(({ source, half, share }) => [
        code(source),
        read(labelOf(source)),
        shown(half),
        percent(share),
      ]),
    ),
    say(
      `${code(moved.output)} = ${shown(moved.value)} ${moved.unit}，各输入增减 ${change}% 时：`,
      `${code(moved.output)} = ${shown(moved.value)} ${moved.unit}; with ${change} % less and more of each input:`,
    ),
    table(
      [
        say('输入', 'Input'),
        say('名称', 'Name'),
        say('值', 'Value'),
        `-${change} %`,
        `+${change} %`,
        say('说明', 'Note'),
      ],
      moved.bars.map(({ key, label, value, low, high }) => [
        code(key),
        read(label),
        value === undefined ? '' : shown(value),
        low ? shown(low.output) : '',
        high ? shown(high.output) : '',
        low?.clipped || high?.clipped ? say('取到范围的端点', 'put on the end of its range') : '',
      ]),
    ),
  ]
}

function page(all: readonly Definition[], language: Language): string {
  const w = words(language)
  const { say, other } = w
  return [
    `# ${say('不确定度与敏感性', 'Uncertainty and sensitivity')}`,
    `[${say('English', '中文')}](${fileOf('uncertainty', other)})`,
    say(
      '每个方法都有，由定义与执行代码得出，没有一行专为某个方法而写。',
      'Every method has both. They follow from its definition and its executors; no line is written for a method.',
    ),
    section('inputs', say('说明输入的不确定度', 'How uncertain the inputs are'), ...saying(all, w)),
    section(
      'propagation',
      say('误差传播（IPCC 方法一）', 'Propagation (IPCC approach 1)'),
      say(
        '把每个来源稍作增减，由方法自身算出结果的斜率，乘以半宽即为该来源的部分；各部分平方和的平方根为结果的半宽。对和与积，这正是 IPCC 的公式。同一因子的各处一同变化。结果在该点跳变或转折时，以整个区间上的变化代替斜率，并在 `bends` 中写明来源。',
        'Each source is moved a little, and the method itself tells the slope of the output; the slope times half of the interval is the part of that source, and the root of the sum of the squares is half of the interval of the output. For sums and products these are the equations of the IPCC. A factor moves in all its places at once. Where the output jumps or bends at its value, the change over the whole interval takes the place of the slope, and `bends` names the source.',
      ),
    ),
    section('pedigree', say('谱系矩阵', 'The pedigree matrix'), ...scores(w)),
    section('simulation', say('蒙特卡罗模拟', 'Monte Carlo simulation'), ...rules(w)),
    section(
      'sensitivity',
      say('敏感性', 'Sensitivity'),
      say(
        `每个数值输入（含默认值与因子）单独增减 ${change}%，看一个结果变为多少；默认看最后一个结果。超出范围的取端点并写明（\`clipped\`）。同一因子的各处一同变化。数值超过 ${mostCells} 个时，整列一同变化。为零的输入、增减都被检查拒绝的输入（如合计须为 1 的份额）没有条形，列在 \`left\` 并写明原因。`,
        `Each number among the inputs (defaults and factors included) is moved by ${change} % down and up, one at a time, and an output is looked at: the last one by default. An end outside the range is put on the end of the range, and it is told (\`clipped\`). A factor moves in all its places at once; with more than ${mostCells} numbers whole columns move. Inputs that are zero, and those of which a check refuses both ends (shares that must sum to one), have no bar; \`left\` says why.`,
      ),
    ),
    section(
      'asking',
      say('怎样得到', 'How to ask'),
      table(
        [say('地方', 'Where'), say('写法', 'Written as')],
        [
          ['HTTP', code(`POST /v1/methods/${definition.id}?uncertainty=1&seed=${defaultSeed}&draws=${defaultDraws}`)],
          ['HTTP', code(`POST /v1/methods/${definition.id}?sensitivity=1&output=ER`)],
          [
            say('单元格', 'Cell'),
            `${code('GHG_UNCERTAINTY')} ${code(`=GHG_UNCERTAINTY("${definition.id}", A1:B12, "ER")`)}`,
          ],
          [
            say('单元格', 'Cell'),
            `${code('GHG_SENSITIVITY')} ${code(`=GHG_SENSITIVITY("${definition.id}", A1:B12, "ER")`)}`,
          ],
        ],
      ),
    ),
    section('example', say('算例', 'Worked example'), ...worked(w)),
    written(w),
  ].join('\n\n')
}

export const uncertaintyPages = (all: readonly Definition[]) =>
  (['zh', 'en'] as const).map((language) => ({
    path: `docs/${fileOf('uncertainty', language)}`,
    text: `${page(all, language)}\n`,
  }))
