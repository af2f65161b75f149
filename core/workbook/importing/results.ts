/** The results that a workbook holds against those of core, and whether their formulas are still there. */
import type { Method, Result } from '../../calculate.ts'
import { shown } from '../../explain.ts'
import type { Definition } from '../../method.ts'
import { type Problem, problem } from '../../problem.ts'
import type { ReadCell, ReadWorkbook } from '../reading/read.ts'
import { inCell, isEmpty } from './cell.ts'
import type { Gathered } from './inputs.ts'

type Names = ReadWorkbook['names']

/** Sheets compute with the same numbers in another order. */
const tolerance = 1e-9

const keysOf = ({ outputs, columns }: Definition) => [...Object.keys(outputs), ...Object.keys(columns)]
const cellsOf = (names: Names, key: string) => (names.get(`out_${key}`) ?? []).flatMap(([first]) => first ?? [])

/** How many more cells the same is to be said of. */
const others = (count: number) =>
  count > 1 ? { zh: `（共 ${count} 处）`, en: ` (${count} cells in all)` } : { zh: '', en: '' }

export function overwritten({ definition }: Method, names: Names): Problem[] {
  return keysOf(definition).flatMap((key) => {
    const [first, ...more] = cellsOf(names, key).filter(({ formula }) => formula === undefined)
    if (first === undefined) return []
    const { zh, en } = others(1 + more.length)
    return [
      inCell(
        first,
        problem(
          '',
          'W-OVERWRITTEN',
          `结果 ${key} 的公式被改写或删除${zh}：这里的数没有采用，请恢复公式或改用新模板`,
          `the formula of the result ${key} was overwritten or deleted${en}: what stands here is not used; restore it, or use a new template`,
        ),
      ),
    ]
  })
}

/** What core has for each cell of a result. */
function valuesOf({ definition }: Method, { outputs, columns }: Result, { rows }: Gathered, key: string) {
  const column = definition.columns[key]
  if (column === undefined) return { unit: outputs[key]?.unit, at: () => outputs[key]?.value }
  const filled = rows.get(column.of.split('.')[0] ?? '')?.filled ?? []
  const { unit, values } = columns?.[key] ?? {}
  const byRow = new Map(filled.map((row, i) => [row, values?.[i]]))
  return { unit, at: (row: number) => byRow.get(row) }
}

/** The largest result of each unit: what comes of subtracting such numbers is off by as much as they are. */
function largestOf({ outputs, columns = {} }: Result): Map<string, number> {
  const largest = new Map<string, number>()
  const all = [
    ...Object.values(outputs),
    ...Object.values(columns).flatMap(({ values, unit }) => values.map((value) => ({ value, unit }))),
  ]
  for (const { value, unit } of all) largest.set(unit, Math.max(largest.get(unit) ?? 0, Math.abs(value)))
  return largest
}

export function compared(method: Method, names: Names, gathered: Gathered, result: Result): Problem[] {
  const largest = largestOf(result)
  return keysOf(method.definition).flatMap((key) => {
    const { unit = '', at } = valuesOf(method, result, gathered, key)
    const cells = cellsOf(names, key).map((cell, row) => ({ cell, core: at(row) }))
    const blank = cells.filter(({ cell, core }) => isBlank(cell) && core !== undefined)
    const wrong = cells.filter(({ cell, core }) => !isBlank(cell) && !isSame(cell.value, core, largest.get(unit) ?? 0))
    return [...blankResult(key, blank), ...wrongResult(key, wrong)]
  })
}

/** A formula that was never computed shows nothing either. */
const isBlank = (cell: ReadCell) => isEmpty(cell) || (cell.value === undefined && cell.error === undefined)

const isSame = (stored: ReadCell['value'], core: number | undefined, largest: number) =>
  typeof stored === 'number' &&
  core !== undefined &&
  Math.abs(stored - core) <= tolerance * Math.max(largest, Math.abs(stored))

type Compared = { cell: ReadCell; core: number | undefined }

function blankResult(key: string, [first, ...more]: readonly Compared[]): Problem[] {
  if (first === undefined) return []
  const { zh, en } = others(1 + more.length)
  return [
    inCell(
      first.cell,
      problem(
        '',
        'W-BLANK',
        `结果 ${key} 为空${zh}，而计算得到 ${first.core}：文件没有重算或仍有未填项，请打开重算并看“核对”表`,
        `the result ${key} is blank${en}, while ${first.core} was computed: the file was not recalculated or something is not filled in; recalculate it and look at its checks`,
      ),
    ),
  ]
}

function wrongResult(key: string, [first, ...more]: readonly Compared[]): Problem[] {
  if (first === undefined) return []
  const { cell, core } = first
  const stored = cell.error ?? shown(cell.value)
  const { zh, en } = others(1 + more.length)
  return [
    inCell(
      cell,
      problem(
        '',
        'W-DIFFERS',
        `结果 ${key} 在文件中为 ${stored}${zh}，按读到的输入计算${core === undefined ? '没有这个值' : `为 ${core}`}：采用计算的结果，请重算文件并核对公式`,
        `the result ${key} is ${stored} in the file${en}, ${core === undefined ? 'and none comes out' : `and ${core} comes out`} of the inputs that were read: the computed result holds; recalculate the file and check its formulas`,
      ),
    ),
  ]
}
