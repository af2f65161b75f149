/** What a place among the inputs is called: its name, with its row counted from one, and the unit that its own row gives it. */

import type { Loaded } from './graph.ts'
import { columnsOf } from './inputs.ts'
import type { Inputs } from './method.ts'
import type { Text } from './problem.ts'

/** @param path a JSON pointer, the empty one for the inputs as a whole */
export function placeOf({ definition, entries, groups }: Loaded, path: string): Text {
  const [key = '', row, column] = path.split('/').slice(1)
  const label = definition.inputs[key]?.label ?? entries.get(key)?.label
  if (label === undefined) return path === '' ? { zh: '全部输入', en: 'All inputs' } : { zh: path, en: path }
  if (row === undefined) return label
  const n = Number(row) + 1
  const at = { zh: `${label.zh}第 ${n} 行`, en: `${label.en}, row ${n}` }
  if (column === undefined) return at
  // a table of numbers has columns by number
  const name = groups.has(key)
    ? (entries.get(`${key}.${column}`)?.label ?? { zh: column, en: column })
    : { zh: `第 ${Number(column) + 1} 列`, en: `column ${Number(column) + 1}` }
  return { zh: `${at.zh}：${name.zh}`, en: `${at.en}: ${name.en}` }
}

/** The unit of a place: where its row says what it counts in (`kWh`), that. */
export function unitAt({ groups }: Loaded, inputs: Inputs, path: string, unit: string): string {
  const [key = '', row] = path.split('/').slice(1)
  const group = groups.get(key)
  const per = group && Object.values(columnsOf(group)).flatMap((cell) => (cell.kind === 'factor' && cell.per) || [])[0]
  if (per === undefined) return unit
  const own = (inputs[key] as readonly Inputs[] | undefined)?.[Number(row)]?.[per]
  return typeof own === 'string'
    ? unit
        .split('/')
        .map((part) => (part === 'amount' ? own : part))
        .join('/')
    : unit
}
