/** The sheet of functions: each LAMBDA of the workbook with its parameters and a call to try it by. */
import { basisNames } from '../basis-names.ts'
import { formatIn } from '../display.ts'
import type { Cell } from '../method.ts'
import type { Text } from '../problem.ts'
import { wanted } from '../wanted.ts'
import { type Lambda, type LambdaParameter, lambdasOf } from './lambda.ts'
import { tryoutOf } from './lambda-tryout.ts'
import { cellAt, general, type Part, put, rangeAt, type Sheet } from './model.ts'
import { text, titled, unitText, type Writer, words } from './writer.ts'

const firstRow = 3
/** After symbol, meaning, unit, what it takes and clause. */
const tryoutColumn = 5

const notes: readonly Text[] = [
  text(
    '这些函数是工作簿中的名称（LAMBDA），由本方法的同一组公式生成，只能在 Excel 365、Excel 2024 与网页版 Excel 中使用；其余工作表不依赖它们，在其他软件中照常可用。',
    'These functions are names of the workbook (LAMBDA), made from the same formulas of the method. They work in Excel 365, Excel 2024 and Excel for the web only; the other sheets do not depend on them and work everywhere.',
  ),
  text(
    '请不要用 LibreOffice 保存本文件：它会损坏这些名称。要留副本时请复制文件。',
    'Do not save this file with LibreOffice: it damages these names. To keep a copy, copy the file.',
  ),
  text(
    '每个参数都要写出；选填的参数可给空白单元格或 ""。行数据的每一列是一个参数，各列行数相同、至少一行、中间不留空行。因子没有默认值，必须给数；可引用“因子”表的采用值，先换算为这里所写的单位。',
    'Write every parameter; an optional one may be a blank cell or "". Each column of rows is a parameter: all of one height, at least one row, none blank. A factor has no default and must be a number, such as a value used on the sheet of factors, turned into the unit that is stated here.',
  ),
  text(
    '选项可写代号、中文或英文名称。超出范围、缺少或被规则拒绝的输入得到 #N/A；只提示而不拒绝的规则，函数不说。',
    'An option is written by its key or its title in either language. What is missing, out of range or refused by a rule gives #N/A; rules that only warn are not told by a function.',
  ),
]

export function functionsSheet(writer: Writer, names: Map<string, string>): Sheet {
  const { method, say } = writer
  const heads = [
    text('参数', 'Parameter'),
    text('含义', 'Meaning'),
    text('单位', 'Unit'),
    text('可填', 'Takes'),
    text('条款与依据', 'Clause and basis'),
    text('试算', 'Tryout'),
  ]
  const sheet = titled(writer, 'functions', [22, 64, 16, 40, 22, 22], heads)
  const parts: Part[] = []
  let row = firstRow
  for (const note of notes) put(sheet, row++, 0, words('label', ''), words('label', say(note)))
  for (const lambda of lambdasOf(method.definition)) {
    const from = row + 1
    row = functionBlock(writer, sheet, lambda, from, names)
    parts.push({ row: from, heads: 0, height: row - from })
  }
  sheet.parts = parts
  return sheet
}

/** @returns the row below. */
function functionBlock(writer: Writer, sheet: Sheet, lambda: Lambda, from: number, names: Map<string, string>): number {
  const { say, method } = writer
  const { name, formula, parameters, gives, spec, unmade, obstacle } = lambda
  let row = from
  let below = from
  put(sheet, row++, 0, words('heading', `${name}(${parameters.map(({ symbol }) => symbol).join(', ')})`))
  const [first] = gives
  const sources = gives.map(({ name, formula }) => {
    const step = method.loaded.steps.find(({ entry }) => entry.name === name)
    const { basis = 'inference', clause = '' } = step ?? formula ?? {}
    return [clause, say(basisNames[basis])].filter(Boolean).join(' ')
  })
  put(
    sheet,
    row,
    0,
    words('label', say(text('结果', 'Result'))),
    words('label', say(spec.help ?? listed(gives.map(({ label }) => label)))),
    words('unit', unitText(writer, first?.unit ?? '')),
    words('unit', ''),
    words('unit', [...new Set(sources)].join('; ')),
  )
  if (obstacle)
    put(sheet, row, tryoutColumn, words('text', say(listed([text('不能写成 LAMBDA', 'No LAMBDA'), obstacle]))))
  else {
    names.set(name, formula)
    const { call, values } = tryoutOf(method, lambda)
    const [head = []] = values
    const { outputs } = writer.loaded.definition
    const formats = gives.map((entry) => formatIn(outputs[entry.name] ?? '#,##0.0000', writer.language))
    const at = { sheet: sheet.name, row, column: tryoutColumn }
    const isOne = values.length * head.length === 1
    const array = isOne ? cellAt(at, sheet.name) : rangeAt(at, values.length, head.length, sheet.name)
    values.forEach((line, i) => {
      const cells = line.map((value, j) => {
        const cell = { role: 'result', value, format: formats[j] ?? formats[0] ?? general } as const
        return i + j === 0 ? ({ ...cell, formula: call, array, dynamic: true } as const) : cell
      })
      put(sheet, row + i, tryoutColumn, ...cells)
    })
    below = row + values.length
    // what is tried, to be read on paper too
    put(sheet, row, tryoutColumn - 2, words('unit', call))
  }
  for (const parameter of parameters) put(sheet, ++row, 0, ...parameterCells(writer, parameter))
  row++
  if (unmade.length > 0) {
    const told = text(
      `本函数不作 ${unmade.join('、')} 的检查：需要更多输入，见“核对”表`,
      `This function does not check ${unmade.join(', ')}: that takes more inputs, see the sheet Checks`,
    )
    put(sheet, row++, 0, words('unit', ''), words('unit', say(told)))
  }
  // what spills down has its rows free below it
  return Math.max(row, below)
}

const listed = (all: readonly Text[]): Text => ({
  zh: all.map(({ zh }) => zh).join('、'),
  en: all.map(({ en }) => en).join(', '),
})

function parameterCells(writer: Writer, { symbol, label, needed, entry, options }: LambdaParameter) {
  const { say } = writer
  const cell = entry?.input
  const take = options ? options.join(', ') : cell ? say(wanted(asNumber(cell))) : ''
  const isAsked = needed && entry?.when !== undefined
  const need = isAsked
    ? text('视情况必填', 'sometimes required')
    : needed
      ? text('必填', 'required')
      : text('选填', 'optional')
  const shape = entry?.over
    ? text('表格', 'a table')
    : entry?.group === undefined
      ? undefined
      : text('一列', 'a column')
  const told = [say(need), ...(shape ? [say(shape)] : []), take].filter(Boolean).join(say(text('；', '; ')))
  return [
    words('unit', symbol),
    words('label', say(label)),
    words('unit', unitText(writer, entry?.unit ?? '')),
    words('unit', told),
    words('unit', writer.loaded.clauses.get(entry?.name ?? '') ?? ''),
  ]
}

/** Nothing is looked up, so a factor is a number like others. */
function asNumber(cell: Cell): Cell {
  if (cell.kind !== 'factor') return cell
  const { label, unit, min = 0, max } = cell
  return { kind: 'quantity', label, unit, min, ...(max === undefined ? {} : { max }) }
}

export const aboutFunctions = ({ places }: Writer): [Text, Text][] => {
  const [first, second] = notes as [Text, Text]
  return [
    [
      text('函数', 'Functions'),
      text(`见“${places.sheet('functions')}”。${first.zh}`, `See the sheet ${places.sheet('functions')}. ${first.en}`),
    ],
    [text('保存', 'Saving'), second],
  ]
}
