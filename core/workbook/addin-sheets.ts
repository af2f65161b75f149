/** What a template for the add-in has beyond its sheets: its inputs as one block, and beside each result what the add-in makes of that block. */
import type { Entry } from '../graph.ts'
import type { Text } from '../problem.ts'
import { cellAt, newSheet, put, rangeAt, type Sheet, type Spot, type Value, type WorkbookCell } from './model.ts'
import { quoted } from './print.ts'
import type { ResultLine } from './steps-sheet.ts'
import { stateAt } from './used.ts'
import { text, type Writer, words } from './writer.ts'

/** How a function of an add-in is stored in a file. */
const ofAddin = (name: string) => `_xldudf_${name}`
/** What `#NAME?` is to ERROR.TYPE: no such function. */
const noName = 5
const close = '1E-9'

/** Left of the block: which rows are begun, and the first, second, third of them; above it, the same of the columns of tables. */
const columns = { begun: 0, nth: 1, block: 2 }
const firstHelper = 3

/** @param inputs the sheet where they are filled in. */
export function blockSheet(writer: Writer, inputs: Sheet): { sheet: Sheet; range: string } {
  const { places, loaded, say, filled } = writer
  const name = places.sheet('block')
  const sheet = newSheet(name, [6, 6, 22, 22, ...Array<number>(24).fill(12)])
  const own = (row: number, column: number, fixed = true) => cellAt({ sheet: name, row, column }, name, fixed)
  const valueAt = ({ row, column }: Spot): Value => inputs.rows[row]?.[column]?.value ?? ''
  const formula = (formula: string, value: Value): WorkbookCell => ({ role: 'formula', formula, value })
  const unlessBlank = (at: string) => `IF(${at}="","",${at})`
  const tables = [...places.givenTables]
  const first = firstHelper + tables.length + 1
  put(sheet, 0, 0, words('title', `${say(loaded.definition.title)} · ${name}`))
  // for the add-in, not for readers
  sheet.printedRows = 2
  // room for what is said of it
  sheet.printed = 10
  put(sheet, 1, 0, words('heading', say(explanation)))

  let row = first
  for (const [key, spot] of places.givenScalars)
    put(sheet, row++, columns.block, words('unit', key), formula(unlessBlank(cellAt(spot, name, true)), valueAt(spot)))
  row++

  /** The cells with the numbers of the rows that are begun. */
  const nths = new Map<string, { row: number; range: string; count: number }>()
  const section = (key: string, group: string, heads: readonly string[]) => {
    const { range = '', count = 0 } = nths.get(group) ?? {}
    const heading = (title: string) => formula(`IF(COUNT(${range})=0,"",${quoted(title)})`, count === 0 ? '' : title)
    put(sheet, row++, columns.block, heading(`[${key}]`))
    if (heads.length > 0) put(sheet, row++, columns.block, ...heads.map(heading))
  }
  for (const [group, { at, height, names }] of places.givenBlocks) {
    const from = row + 2
    const numbers = (column: number) => rangeAt({ sheet: name, row: from, column }, height, 1, name)
    const count = filled?.count(group) ?? 0
    nths.set(group, { row: from, range: numbers(columns.nth), count })
    section(group, group, names)
    for (let i = 0; i < height; i++, row++) {
      const state = stateAt(writer, group, i, { sheet: name })
      const number = i < count ? i + 1 : ''
      const nth = own(row, columns.nth)
      put(
        sheet,
        row,
        columns.begun,
        formula(`IF(${state}="","",${i + 1})`, number),
        formula(`IFERROR(SMALL(${numbers(columns.begun)},${i + 1}),"")`, number),
        ...names.map((_, j) => {
          const column = { ...at, column: at.column + j }
          const found = `INDEX(${rangeAt(column, height, 1, name)},${nth})`
          return formula(`IF(${nth}="","",${unlessBlank(found)})`, valueAt({ ...column, row: at.row + i }))
        }),
      )
    }
    row++
  }

  tables.forEach(([key, { at, height, width }], k) => {
    const matrix = loaded.matrices.get(key)
    const groups = matrix?.columns ?? []
    /** Of the columns of all groups side by side the one that stands in this place of the block. */
    const place = (j: number) => {
      let before = 0
      const parts = groups.map((group) => {
        const { range = '', count = 0 } = nths.get(group) ?? {}
        const part = { range, count, before }
        before += places.count(group)
        return part
      })
      const counts = parts.map(({ range }) => `COUNT(${range})`)
      const text = parts.reduceRight((rest, { range, before }, i) => {
        const nth = [`${j + 1}`, ...counts.slice(0, i)].join('-')
        return `IF(${nth}<=${counts[i]},${before === 0 ? '' : `${before}+`}INDEX(${range},${nth}),${rest})`
      }, '""')
      let left = j
      for (const { count, before } of parts) {
        if (left < count) return formula(text, before + left + 1)
        left -= count
      }
      return formula(text, '')
    }
    const across = Array.from({ length: width }, (_, j) => place(j))
    put(sheet, firstHelper + k, columns.block, ...across)
    const rows = nths.get(matrix?.rows ?? '')
    section(key, matrix?.rows ?? '', [])
    for (let i = 0; i < height; i++, row++) {
      const down = own((rows?.row ?? 0) + i, columns.nth)
      const cells = across.map(({ value }, j) => {
        const over = own(firstHelper + k, columns.block + j)
        const found = `INDEX(${rangeAt(at, height, width, name)},${down},${over})`
        const stands = typeof value === 'number' && i < (rows?.count ?? 0)
        return formula(
          `IF(${down}="","",IF(${over}="","",${unlessBlank(found)}))`,
          stands ? valueAt({ ...at, row: at.row + i, column: at.column + value - 1 }) : '',
        )
      })
      put(sheet, row, columns.block, ...cells)
    }
    row++
  })
  const wide = Math.max(...sheet.rows.slice(first).map((line) => line.length)) - columns.block
  return { sheet, range: rangeAt({ sheet: name, row: first, column: columns.block }, row - first, wide) }
}

const explanation = text(
  '加载项函数 GHG_RUN 读取的整块输入，全部取自“输入”表；请勿改动',
  'All inputs as one block, which GHG_RUN of the add-in reads; taken from the sheet Inputs, not to be changed',
)

/** Two columns beside the results: the value of the add-in, and whether it is the same. */
export const beside =
  (writer: Writer, block: string) =>
  (sheet: Sheet, lines: readonly ResultLine[]): void => {
    const { say, places, loaded } = writer
    const [missing, broken, equal, different] = [
      text('未安装加载项', 'Add-in not installed'),
      text('加载项出错', 'The add-in has an error'),
      text('一致', 'Equal'),
      text('不同', 'Different'),
    ].map((each) => quoted(say(each)))
    put(
      sheet,
      2,
      4,
      words('head', say(text('加载项的值', 'Value of the add-in'))),
      words('head', say(text('核对', 'Check'))),
    )
    const at = (row: number, column: number) => cellAt({ sheet: sheet.name, row, column }, sheet.name, true)
    /** Sums of numbers of one unit are off by as much as the largest of them. */
    const sizeOf = ({ unit }: Entry) => {
      const all = lines.filter(({ entry }) => entry.unit === unit).map(({ row }) => row)
      const runs = all.flatMap((row) => (all.includes(row - 1) ? [] : [[row, lastOf(all, row)] as const]))
      const cells = runs.map(([from, to]) => (from === to ? at(from, 2) : `${at(from, 2)}:${at(to, 2)}`)).join(',')
      return `MAX(ABS(MAX(${cells})),ABS(MIN(${cells})))`
    }
    for (const { row, key, index, entry, value, format } of lines) {
      const states = index === undefined ? '' : rangeAt(places.state(entry.group ?? ''), index + 1, 1, sheet.name)
      const named = index === undefined ? quoted(key) : `${quoted(`${key} `)}&COUNTIF(${states},1)`
      const run = `${ofAddin('GHG_RUN')}(${quoted(loaded.definition.id)},${block})`
      const [native, other] = [at(row, 2), at(row, 4)]
      const near = `ABS(${other}-${native})<=${close}*${sizeOf(entry)}`
      const error = `IF(ERROR.TYPE(${other})=${noName},${missing},${broken})`
      put(
        sheet,
        row,
        4,
        { role: 'formula', formula: `IF(${native}="","",VLOOKUP(${named},${run},2,FALSE))`, value, format },
        {
          role: 'check',
          formula: `IF(${native}="","",IF(ISERROR(${other}),${error},IF(${near},${equal},${different})))`,
          value: value === '' ? '' : say(text('一致', 'Equal')),
        },
      )
    }
  }

const lastOf = (rows: readonly number[], from: number): number =>
  rows.includes(from + 1) ? lastOf(rows, from + 1) : from

export const aboutAddin = ({ places }: Writer): [Text, Text][] => [
  [
    text('加载项', 'Add-in'),
    text(
      `“${places.sheet('results')}”右侧的“加载项的值”由碳表加载项的 GHG_RUN 按“${places.sheet('block')}”另算一遍，“核对”说明是否一致（相对差不超过十亿分之一）。计算不依赖它：没有安装加载项时只有这一栏显示 #NAME?，核对写“未安装加载项”。`,
      `Right of the ${places.sheet('results')}, GHG_RUN of the Tanbiao add-in computes the sheet ${places.sheet('block')} once more, and Check says whether both agree (within one in a thousand million). Nothing depends on it: without the add-in that column alone shows #NAME?, and Check says so.`,
    ),
  ],
  [
    text('打开时', 'When opened'),
    text(
      '打开时显示文件中存有的值，改动输入后重新计算。请不要用 LibreOffice 保存：它会改写加载项函数的名称。',
      'A file shows the values stored in it until an input is changed. Do not save it with LibreOffice, which rewrites the names of the functions.',
    ),
  ],
  [
    text('加载项与自行采用值', 'Add-in and overrides'),
    text(
      `加载项只读“${places.sheet('inputs')}”：在“${places.sheet('factors')}”填写自行采用值时会显示“不同”；要一致，请把因子填入“${places.sheet('inputs')}”。`,
      `The add-in reads ${places.sheet('inputs')} alone: with an override on the sheet ${places.sheet('factors')} Check says “Different”; to have both agree, give the factor on the sheet ${places.sheet('inputs')}.`,
    ),
  ],
]
