/** One cell that somebody filled in: the input it holds, and what is to be said of how it was read. */
import { shown } from '../../explain.ts'
import type { Cell } from '../../method.ts'
import { plainText } from '../../number-text.ts'
import { type CommonCode, type Problem, problem } from '../../problem.ts'
import { isBlank, readCell } from '../../tables/readings.ts'
import type { ReadCell, ReadWorkbook } from '../reading/read.ts'
import { emptyText } from '../writer.ts'

/** `value` is what stands there where it cannot be read, so that nothing is lost on the way back. */
export type Given = { value?: unknown; findings: Problem[] }

export const addressOf = ({ sheet, at }: ReadCell) => `${sheet}!${at}`

/** A problem that says first which cell it is about. */
export const inCell = (cell: ReadCell, found: Problem): Problem => ({
  ...found,
  zh: `${addressOf(cell)}：${found.zh}`,
  en: `${addressOf(cell)}: ${found.en}`,
})

/** A formula that gives an empty text shows nothing, as a blank cell does; one that was never computed may stand for anything. */
export const isEmpty = ({ value, error, formula }: ReadCell) =>
  error === undefined && isBlank(value) && (formula === undefined || value !== undefined)

const isEmptyText = (value: unknown) => Object.values(emptyText).some((text) => plainText(text) === plainText(value))

/** Days from the start of 1900 to the start of 1904, where some files begin to count. */
const later = 1462

/** The day as counted from 1900, for cells that hold a date. */
const dayOf = (cell: Cell, value: ReadCell['value'], dates: ReadWorkbook['dates']) =>
  cell.kind === 'text' && cell.date && typeof value === 'number' && dates === '1904' ? value + later : value

export function readGiven(cell: Cell, from: ReadCell, path: string, dates: ReadWorkbook['dates']): Given {
  const { value, error, formula } = from
  if (isEmpty(from)) return { findings: [] }
  const say = (code: CommonCode, zh: string, en: string) => inCell(from, problem(path, code, zh, en))
  if (error !== undefined)
    return {
      value: error,
      findings: [say('TYPE', `单元格是错误值 ${error}：请先改正`, `the cell holds the error ${error}: mend it first`)],
    }
  if (value === undefined)
    return {
      findings: [
        say(
          'TYPE',
          '公式还没有结果：请在 Excel、WPS 或 LibreOffice 中重算并保存，或直接填写数值',
          'the formula has no result yet: recalculate and save in Excel, WPS or LibreOffice, or write the value itself',
        ),
      ],
    }
  if (cell.kind === 'text' && isEmptyText(value)) return { value: '', findings: [] }
  const reading = readCell(cell, dayOf(cell, value, dates), path)
  if (!reading.ok) return { value, findings: [inCell(from, reading.problem)] }
  const findings: Problem[] = []
  if (formula !== undefined)
    findings.push(
      say(
        'W-FORMULA',
        `填的是公式，按其结果 ${shown(value)} 读取：请确认`,
        `holds a formula, read as its result ${shown(value)}: make sure that it is right`,
      ),
    )
  if (typeof value === 'string' && typeof reading.value === 'number')
    findings.push(
      say(
        'W-TEXT',
        `文本 ${shown(value)} 按数 ${reading.value} 读取：请改为数值`,
        `the text ${shown(value)} was read as the number ${reading.value}: write it as a number`,
      ),
    )
  if (cell.kind === 'quantity' && cell.unit === '%' && typeof value === 'number' && value > 0 && value < 1)
    findings.push(
      say(
        'W-PERCENT',
        `按 ${value}% 读取；如果填的是 ${percentOf(value)}%，请写数 ${percentOf(value)}`,
        `was read as ${value}%; if ${percentOf(value)}% was meant, write the number ${percentOf(value)}`,
      ),
    )
  return { value: reading.value, findings }
}

/** What a cell that sheets show as a percentage says. */
const percentOf = (value: number) => Number((value * 100).toPrecision(12))
