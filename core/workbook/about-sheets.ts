/** The sheets that say what a workbook is: 说明 and 版本. */
import { digest } from '../digest.ts'
import { factorSet } from '../factors/index.ts'
import type { Text } from '../problem.ts'
import { standards } from '../standards.ts'
import { version } from '../version.ts'
import { cellAt, put, type Role, type Sheet, type WorkbookCell } from './model.ts'
import { text, titled, type Writer, words } from './writer.ts'

const legend: readonly [Role, Text][] = [
  ['input', text('填报：可以填写', 'Given: to be filled in')],
  ['formula', text('公式：由表格自行计算，请勿修改', 'Formula: computed by the sheet, not to be changed')],
  ['factor', text('因子与常数', 'Factors and constants')],
  ['result', text('结果', 'Result')],
  [
    'check',
    text(
      '核对：绿色为通过，黄色为须核对，红色为不能出结果',
      'Check: green holds, yellow is to be looked at, red keeps results back',
    ),
  ],
]

/** @param more what is particular to the variant of a template. */
export function aboutSheet(writer: Writer, more: readonly [Text, Text][] = []): Sheet {
  const { loaded, places, say, library } = writer
  const { title, boundary, standard } = loaded.definition
  const { title: of, issuer, plan, held } = standards[standard]
  const sheet = titled(writer, 'about', [24, 90], [])
  sheet.single = true
  const name = (key: Parameters<typeof places.sheet>[0]) => `“${places.sheet(key)}”`
  const lines: [Text, Text][] = [
    [text('方法', 'Method'), title],
    [text('标准', 'Standard'), of],
    [text('编制单位', 'Issuer'), { zh: `${issuer.zh}（${plan}）`, en: `${issuer.en} (${plan})` }],
    [text('依据的文本', 'Text held'), held],
    [text('状态', 'Status'), text('征求意见稿，不是正式标准', 'Draft for comment, not a standard in force')],
    [text('边界', 'Boundary'), boundary],
    ...(library ? filling(name) : audit(name)),
    ...more,
    [
      text('局限', 'Limits'),
      text(
        '结果是对所填数据的计算，不是核查，也不是证书；标为“推断”的公式为本工具所拟。',
        'A result is arithmetic on what was entered, no verification and no certificate; formulas marked as inference are ours.',
      ),
    ],
  ]
  let row = 2
  for (const [label, told] of lines) put(sheet, row++, 0, words('label', say(label)), words('text', say(told)))
  row++
  put(sheet, row++, 0, words('heading', say(text('单元格颜色', 'Colours of cells'))))
  for (const [role, told] of legend) put(sheet, row++, 0, { role }, words('label', say(told)))
  return sheet
}

type NameOf = (key: Parameters<Writer['places']['sheet']>[0]) => string
const filling = (name: NameOf): [Text, Text][] => [
  [
    text('填写', 'To fill in'),
    text(
      `在${name('inputs')}填写黄色单元格；带下拉框的从中选择。留空的选填项取默认值，因子留空时按地区、年份或方式从${name('factors')}查取。`,
      `Fill in the yellow cells of ${name('inputs')}; choose from the list where there is one. A blank takes the default, a blank factor is looked up in ${name('factors')} by place, year or mode.`,
    ),
  ],
  [
    text('自行采用因子', 'Other factors'),
    text(
      `在${name('factors')}的“自行采用值”一栏填写，并写明来源。`,
      `Give it in the column for overrides of ${name('factors')}, with its source.`,
    ),
  ],
  [
    text('结果', 'Result'),
    text(
      `${name('checks')}全部填写完整且没有错误时，${name('results')}才出数。`,
      `${name('results')} has numbers once ${name('checks')} finds all filled in and no error.`,
    ),
  ],
]
const audit = (name: NameOf): [Text, Text][] => [
  [
    text('核查', 'To verify'),
    text(
      `每个数都是原生公式，可用“追踪引用单元格”逐步追到${name('inputs')}与${name('factors')}；${name('trace')}把公式的值与原计算的值并列比较，${name('request')}是原计算的全部输入。工作表的保护没有密码。`,
      `Every number is a native formula: trace its precedents to ${name('inputs')} and ${name('factors')}. ${name('trace')} sets the values of the formulas beside those of the calculation, ${name('request')} holds all its inputs. The protection of the sheets has no password.`,
    ),
  ],
]

/** What the file was made by; imports look at these names first. */
export function versionSheet(writer: Writer, variant: string, names: Map<string, string>): Sheet {
  const { loaded, say, language, filled } = writer
  const { id, edition } = loaded.definition
  const sheet = titled(writer, 'version', [30, 60, 16, 20], [text('项目', 'Item'), text('内容', 'Content')])
  const lines: [string, Text, string][] = [
    ['tpl_method', text('方法', 'Method'), id],
    ['tpl_edition', text('版次', 'Edition'), edition],
    ['tpl_factors', text('因子集', 'Factor set'), factorSet],
    ['tpl_language', text('语言', 'Language'), language],
    ['tpl_variant', text('样式', 'Variant'), variant],
    ['tpl_version', text('碳表版本', 'Version of Tanbiao'), version],
    ...(variant === 'audit' && filled
      ? [['tpl_digest', text('计算摘要', 'Digest of the calculation'), digestOf(writer)] as [string, Text, string]]
      : []),
  ]
  lines.forEach(([name, label, value], i) => {
    put(sheet, 3 + i, 0, words('label', say(label)), words('text', value))
    names.set(name, cellAt({ sheet: sheet.name, row: 3 + i, column: 1 }, '', true))
  })
  changeLog(writer, sheet, 4 + lines.length)
  return sheet
}

/** Room for the changes that a company makes to its own copy. */
function changeLog({ say }: Writer, sheet: Sheet, row: number) {
  const heads = [text('版本', 'Version'), text('修改内容', 'What'), text('日期', 'Date'), text('修改人', 'Who')]
  put(sheet, row, 0, words('heading', say(text('修改记录（由填报单位填写）', 'Changes (kept by the company)'))))
  put(sheet, row + 1, 0, ...heads.map((head) => words('head', say(head))))
  for (let i = 0; i < 8; i++) put(sheet, row + 2 + i, 0, ...heads.map((): WorkbookCell => ({ role: 'inputText' })))
}

/** The digest that the result of the same calculation carries. */
export const digestOf = ({ loaded, filled }: Writer) => {
  const { id, edition } = loaded.definition
  return digest({ method: id, edition, factors: factorSet, inputs: filled?.inputs })
}
