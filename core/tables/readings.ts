/**
 * How a cell of a sheet, a CSV file or a URL is read. JSON is never read this way: there a number is a number.
 *
 * | found | read as |
 * |---|---|
 * | empty, spaces only | not given |
 * | number | the number |
 * | `４８００`, ` 4800 ` | 4800: full-width forms and spaces around are the same text |
 * | `4,800.5` | 4800.5: separators every three digits |
 * | `60%` | 0.6, for shares and plain numbers only; 60 where an input is in per cent |
 * | `1,5`, `4.800,5`, `4.8万` | refused with a suggestion |
 * | a choice | its key, its title in either language or another of its names, in any case |
 * | 是 否, yes no, true false | a flag |
 * | `2025/1/1`, `2025年1月1日`, or the day number of a sheet | the date as 2025-01-01 |
 */

import { optionNamed } from '../choices.ts'
import { shown } from '../explain.ts'
import type { Cell } from '../method.ts'
import { hasDecimalComma, hasUnitBehind, numberIn, plainText } from '../number-text.ts'
import { dayIn } from '../period.ts'
import { type Problem, problem, type Text } from '../problem.ts'
import { alone, counted, named, wanted } from '../wanted.ts'

export type Reading = { ok: true; value: unknown } | { ok: false; problem: Problem }

export const isBlank = (raw: unknown): boolean =>
  raw === null || raw === undefined || raw === '' || (typeof raw === 'string' && plainText(raw) === '')

const value = (found: unknown): Reading => ({ ok: true, value: found })

/** The key of a cell; a cell of a table and an item of a list have none of their own. */
function nameOf(path: string): string | Text {
  const [, key = '', row, column] = path.split('/')
  const last = column ?? row
  return last === undefined ? key : /^\d+$/.test(last) ? counted(key, row, column) : last
}

/** Reads one cell by what the definition expects there; `undefined` where nothing was given. Ranges are the schema's business. */
export function readCell(cell: Cell, raw: unknown, path: string): Reading {
  if (isBlank(raw)) return value(undefined)
  if (typeof raw === 'number' && (cell.kind === 'quantity' || cell.kind === 'factor')) return value(raw)
  const text = plainText(raw)
  const refuse = (zh: string, en: string): Reading => {
    const want = wanted(cell)
    const name = named(nameOf(path), cell)
    return {
      ok: false,
      problem: problem(
        path,
        'TYPE',
        `${name.zh}无法读取 ${shown(text)}：${zh || `请填写${want.zh}`}`,
        `${name.en}: ${shown(text)} cannot be read: ${en || `give ${want.en}`}`,
      ),
    }
  }
  if (
    text.startsWith('#') &&
    /^#(N\/A|VALUE!|REF!|DIV\/0!|NUM!|NAME\?|NULL!|SPILL!|CALC!|BUSY!|GETTING_DATA|FIELD!|BLOCKED!|UNKNOWN!|CONNECT!)$/.test(
      text,
    )
  )
    return refuse('单元格是错误值，请先改正', 'the cell holds an error value, mend it first')
  switch (cell.kind) {
    case 'quantity':
      // an input in per cent holds 5 for 5 %, with or without its sign
      return cell.unit === '%' && text.endsWith('%')
        ? readNumber(cell.unit, raw, text.slice(0, -1).trimEnd(), refuse)
        : readNumber(cell.unit, raw, text, refuse)
    case 'factor': {
      const takesPlace = cell.by.place !== undefined || cell.per !== undefined
      const isPlaceCode = typeof raw === 'string' && takesPlace && /^\d{6}$/.test(text)
      if (!isPlaceCode && /^[-+.\d]/.test(text)) return readNumber(cell.unit, raw, text, refuse)
      return typeof raw === 'string' ? value(text) : refuse('', '')
    }
    case 'choice': {
      // what is none of the choices goes on as it is: the schema names them all
      return value(optionNamed(cell, text) ?? text)
    }
    case 'flag': {
      if (/^(true|yes|是|1)$/i.test(text)) return value(true)
      return /^(false|no|否|0)$/i.test(text) ? value(false) : refuse('请填写是或否', 'give yes or no')
    }
    case 'text':
      if (cell.date) return value(typeof raw === 'number' ? dayOf(raw) : (dayIn(text) ?? text))
      return value(typeof raw === 'string' ? raw.trim() : text)
  }
}

function readNumber(unit: string, raw: unknown, text: string, refuse: (zh: string, en: string) => Reading): Reading {
  if (typeof raw !== 'string') return refuse('', '')
  const found = numberIn(text)
  if (found === undefined) {
    if (hasDecimalComma(text)) return refuse('小数点请用“.”', 'write the decimal point as "."')
    const { zh, en } = hasUnitBehind(text) ? alone(unit) : { zh: '', en: '' }
    return refuse(zh, en)
  }
  if (found.sign === undefined) return value(found.value)
  if (found.sign !== '%') return refuse(`请写成完整的数 ${found.value}`, `write the number in full: ${found.value}`)
  return unit === '-'
    ? value(found.value)
    : refuse('这里的数带单位，不能是百分数', 'a number with a unit cannot be a percentage')
}

/** The date of a sheet's day number (1900 system: day 60 does not exist, so only days from 61 on are dates). */
const dayOf = (day: number): string =>
  day > 60 && day < 2_958_466
    ? new Date(Date.UTC(1899, 11, 30) + Math.floor(day) * 86_400_000).toISOString().slice(0, 10)
    : String(day)
