/** Formulas of ours that came from another program, or were typed before the add-in was there, are written anew so that WPS finds the functions. */
import type { Text } from '#core'
import { namespace } from '../wps.ts'
import type { Sheet, Workbook } from './wps.ts'

/** `found` formulas of ours, of which so many could not be written, because a sheet is protected or a range is one formula. */
export type Repaired = { found: number; failed: number }

/** Rewrites the calls of these functions, in whatever form a file holds them; undefined where there is none. Texts and names of sheets in quotes are left alone. */
export function ownForm(formula: string, names: readonly string[], space: string): string | undefined {
  const call = new RegExp(
    `"[^"]*"|'[^']*'|(?<![\\w.])(?:_xldudf_(?:[A-Z0-9]+_)?|${namespace}\\.)?(${names.join('|')})\\(`,
    'gi',
  )
  let isOurs = false
  const written = formula.replace(call, (whole, name?: string) => {
    if (name === undefined) return whole
    isOurs = true
    return `${space === '' ? '' : `${space}.`}${name.toUpperCase()}(`
  })
  return isOurs ? written : undefined
}

export function repair(book: Workbook | null | undefined, names: readonly string[], space: string): Repaired {
  const all: Repaired = { found: 0, failed: 0 }
  for (let i = 1; i <= (book?.Worksheets.Count ?? 0); i++) {
    const sheet = book?.Worksheets.Item(i)
    if (!sheet) continue
    const { found, failed } = repairSheet(sheet, names, space)
    all.found += found
    all.failed += failed
  }
  return all
}

function repairSheet({ UsedRange: used, Cells: cells }: Sheet, names: readonly string[], space: string): Repaired {
  const { Formula: formula, Row: row, Column: column } = used
  const rows: unknown[][] = Array.isArray(formula) ? formula : [[formula]]
  let found = 0
  let failed = 0
  for (const [i, line] of rows.entries()) {
    for (const [j, text] of line.entries()) {
      if (typeof text !== 'string' || !text.startsWith('=')) continue
      const own = ownForm(text, names, space)
      if (own === undefined) continue
      found++
      try {
        cells.Item(row + i, column + j).Formula = own
      } catch {
        failed++
      }
    }
  }
  return { found, failed }
}

/** What the button says afterwards. */
export const counted = ({ found, failed }: Repaired, language: keyof Text): string => {
  if (found === 0)
    return language === 'zh' ? '这个工作簿里没有碳表函数。' : 'There is no function of Tanbiao in this workbook.'
  if (failed === 0) return language === 'zh' ? `已重新写入 ${found} 个公式。` : `${found} formulas were written anew.`
  return language === 'zh'
    ? `找到 ${found} 个公式，其中 ${failed} 个无法写入：请先取消工作表保护，或重新输入数组公式。`
    : `Of ${found} formulas ${failed} could not be written: unprotect the sheet, or enter array formulas again.`
}
