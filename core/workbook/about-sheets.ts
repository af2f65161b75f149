/** The sheets that say what a workbook is: 说明 and 版本. */

import { basisNames } from '../basis-names.ts'
import { certaintyNames } from '../certainty-names.ts'
import { canonical, digest } from '../digest.ts'
import { exampleIn } from '../example.ts'
import { factorSet } from '../factors/index.ts'
import type { Text } from '../problem.ts'
import { standards } from '../standards.ts'
import { version } from '../version.ts'
import { languageNames, variantNames } from './language.ts'
import { cellAt, type Highlight, put, type Role, rangeAt, type Sheet, type WorkbookCell } from './model.ts'
import { looksUp, takesFactors, text, titled, type Writer, words } from './writer.ts'

const legend: readonly [Role, Text][] = [
  ['input', text('填报：可以填写', 'Given: to be filled in')],
  ['formula', text('公式：由表格自行计算，请勿修改', 'Formula: computed by the sheet, not to be changed')],
  ['factor', text('因子与常数', 'Factors and constants')],
  ['result', text('结果', 'Result')],
]
const found: readonly [Highlight['as'], Text][] = [
  ['good', text('核对：通过', 'Check: holds')],
  ['odd', text('核对：请看一看', 'Check: to be looked at')],
  ['bad', text('核对：不能出结果', 'Check: keeps results back')],
]

/** @param more what is particular to the variant of a template. */
export function aboutSheet(writer: Writer, more: readonly [Text, Text][] = []): Sheet {
  const { loaded, places, say, library } = writer
  const withFactors = takesFactors(writer)
  const { title, boundary, standard } = loaded.definition
  const { title: of, issuer, plan, held } = standards[standard]
  const sheet = titled(writer, 'about', [24, 90], [])
  sheet.single = true
  const name = (key: Parameters<typeof places.sheet>[0]) => `“${places.sheet(key)}”`
  const lines: [Text, Text][] = [
    ...(isSample(writer) ? [sample] : []),
    [text('方法', 'Method'), title],
    [text('标准', 'Standard'), of],
    [text('编制单位', 'Issuer'), { zh: `${issuer.zh}（${plan}）`, en: `${issuer.en} (${plan})` }],
    [text('依据的文本', 'Text held'), held],
    [text('状态', 'Status'), text('征求意见稿，不是正式标准', 'Draft for comment, not a standard in force')],
    [text('边界', 'Boundary'), boundary],
    ...(library ? filling(name, withFactors, looksUp(writer)) : audit(name, withFactors)),
    ...(withFactors ? [certainty(name)] : []),
    ...more,
    [
      text('局限', 'Limits'),
      text(
        `结果是对所填数据的计算，不是核查，也不是证书；标为“${basisNames.inference.zh}”的公式为本工具所拟。`,
        `A result is arithmetic on what was entered, no verification and no certificate; formulas marked “${basisNames.inference.en}” are by this tool.`,
      ),
    ],
  ]
  let row = 2
  for (const [label, told] of lines) put(sheet, row++, 0, words('label', say(label)), words('text', say(told)))
  row++
  put(sheet, row++, 0, words('heading', say(text('单元格颜色', 'Colours of cells'))))
  for (const [role, told] of legend) put(sheet, row++, 0, { role }, words('label', say(told)))
  for (const [as, told] of found) {
    const at = { sheet: sheet.name, row, column: 0 }
    sheet.highlights.push({ range: rangeAt(at, 1, 1, sheet.name), where: `${cellAt(at, sheet.name)}=""`, as })
    put(sheet, row++, 0, { role: 'check' }, words('label', say(told)))
  }
  return sheet
}

/** Is it filled with the example of the method, in whichever language? */
const isSample = ({ filled, loaded: { definition } }: Writer) =>
  filled !== undefined &&
  (['zh', 'en'] as const).some((language) => canonical(filled.inputs) === canonical(exampleIn(definition, language)))
const sample: [Text, Text] = [
  text('算例', 'Sample'),
  text(
    '这是一个算例：填报值由本工具虚构，不是任何组织的数据；用于自己的计算时请全部换掉。',
    'This is a sample: the values given are made up by this tool and are nobody’s data; replace all of them for a calculation of your own.',
  ),
]

type NameOf = (key: Parameters<Writer['places']['sheet']>[0]) => string
const filling = (name: NameOf, withFactors: boolean, withLookUps: boolean): [Text, Text][] => [
  [
    text('填写', 'To fill in'),
    text(
      `在${name('inputs')}填写黄色单元格；带下拉框的从中选择。留空的选填项取默认值${withLookUps ? `，因子留空时按地区、年份或方式从${name('factors')}查取` : ''}。`,
      `Fill in the yellow cells of ${name('inputs')}; choose from the list where there is one. A blank takes the default${withLookUps ? `, a blank factor is looked up in ${name('factors')} by place, year or mode` : ''}.`,
    ),
  ],
  ...(withFactors
    ? [
        [
          text('自行采用因子', 'Other factors'),
          text(
            `在${name('factors')}的“自行采用值”一栏填写，并写明来源。`,
            `Give it in the column for overrides of ${name('factors')}, with its source.`,
          ),
        ] satisfies [Text, Text],
      ]
    : []),
  [
    text('结果', 'Result'),
    text(
      `${name('checks')}全部填写完整且没有错误时，${name('results')}才出数。`,
      `${name('results')} has numbers once ${name('checks')} finds all filled in and no error.`,
    ),
  ],
]
/** What stands behind each source. */
const certainty = (name: NameOf): [Text, Text] => {
  const all = (language: keyof Text) =>
    Object.entries(certaintyNames).map(([key, words]) => `${key} ${words[language]}`)
  return [
    text('因子的可信度', 'Certainty of factors'),
    text(
      `${name('factors')}的来源之后写明数值是怎样读到的：${all('zh').join('；')}。“许可未见”指本工具没有见到来源的使用许可。`,
      `${name('factors')} says behind each source how the figure was read: ${all('en').join('; ')}. “Licence not seen” means that this tool has not seen the terms under which the source may be used.`,
    ),
  ]
}
const audit = (name: NameOf, withFactors: boolean): [Text, Text][] => [
  [
    text('核查', 'To verify'),
    text(
      `每个数都是原生公式，可用“追踪引用单元格”逐步追到${name('inputs')}${withFactors ? `与${name('factors')}` : ''}；${name('trace')}把公式的值与原计算的值并列比较，${name('request')}是原计算的全部输入。工作表的保护没有密码。`,
      `Every number is a native formula: trace its precedents to ${name('inputs')}${withFactors ? ` and ${name('factors')}` : ''}. ${name('trace')} sets the values of the formulas beside those of the calculation, ${name('request')} holds all its inputs. The protection of the sheets has no password.`,
    ),
  ],
]

/** What the file was made by; imports look at these names first. */
export function versionSheet(writer: Writer, variant: keyof typeof variantNames, names: Map<string, string>): Sheet {
  const { loaded, say, language, filled } = writer
  const { id, edition } = loaded.definition
  const sheet = titled(
    writer,
    'version',
    [30, 52, 24, 20],
    [text('项目', 'Item'), text('内容', 'Content'), text('含义', 'Meaning')],
  )
  // a template is a sample where it is filled with the example
  const own = variant === 'base' && isSample(writer) ? 'sample' : variant
  const lines: [string, Text, string, Text?][] = [
    ['tpl_method', text('方法', 'Method'), id, loaded.definition.title],
    ['tpl_edition', text('版次', 'Edition'), edition],
    ['tpl_factors', text('因子集', 'Factor set'), factorSet],
    ['tpl_language', text('语言', 'Language'), language, languageNames[language]],
    ['tpl_variant', text('样式', 'Variant'), own, variantNames[own]],
    ['tpl_version', text('碳表版本', 'Version of Tanbiao'), version],
    ...(variant === 'audit' && filled
      ? [['tpl_digest', text('计算摘要', 'Digest of the calculation'), digestOf(writer)] as [string, Text, string]]
      : []),
  ]
  lines.forEach(([name, label, value, title], i) => {
    put(sheet, 3 + i, 0, words('label', say(label)), words('text', value))
    if (title) put(sheet, 3 + i, 2, words('label', say(title)))
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
