/** Lists that cells choose from and tables that formulas look up, each a column of one hidden sheet. */
import { newSheet, put, rangeAt, type Sheet, type Value } from './model.ts'

export type Lists = {
  sheet: Sheet
  /** The range of a list; its values are asked for once, when it is written. */
  of: (name: string, values: () => readonly Value[]) => string
}

export function listsOn(name: string): Lists {
  const sheet = newSheet(name, [])
  const known = new Map<string, { column: number; height: number }>()
  const written = (list: string, values: readonly Value[]) => {
    const found = { column: known.size, height: Math.max(1, values.length) }
    known.set(list, found)
    put(sheet, 0, found.column, { role: 'head', value: list })
    values.forEach((value, i) => {
      put(sheet, 1 + i, found.column, { role: typeof value === 'string' ? 'text' : 'factor', value })
    })
    return found
  }
  return {
    sheet: Object.assign(sheet, { hidden: true as const }),
    of: (list, values) => {
      const found = known.get(list) ?? written(list, values())
      return rangeAt({ sheet: name, row: 1, column: found.column }, found.height, 1)
    },
  }
}
