/** What an input wants, in words: the same in problems, forms, function help and documentation. */
import { longestText } from './inputs.ts'
import type { Cell, Input, Quantity } from './method.ts'
import type { Text } from './problem.ts'
import { unitName } from './unit-names.ts'

/** `R（潜在替代率）` and `R (Potential substitution rate)`. */
export const named = (key: string | Text, { label }: { label: Text }): Text => {
  const { zh, en } = typeof key === 'string' ? { zh: key, en: key } : key
  return { zh: `${zh}（${label.zh}）`, en: `${en} (${label.en})` }
}

/** A cell of a table, or an item of a list. People count from 1, paths from 0. */
export const counted = (key: string, row: string | undefined, column?: string): Text => {
  const [i, j] = [Number(row) + 1, Number(column) + 1]
  return column === undefined
    ? { zh: `${key} 第 ${i} 项`, en: `${key} item ${i}` }
    : { zh: `${key} 第 ${i} 行第 ${j} 列`, en: `${key} row ${i}, column ${j}` }
}

/** `1e12` reads better than twelve zeros. */
const short = (value: number) => (Math.abs(value) >= 1e6 ? value.toExponential().replace('e+', 'e') : String(value))

/** `kWh, at least 0, at most 1e12`. */
const limits = ({ min, above, max }: Pick<Quantity, 'min' | 'above' | 'max'>, unit: string): Text => {
  const name = unitName(unit)
  const say = (shown: string, least: string, more: string, most: string) => [
    ...(shown === '' ? [] : [shown]),
    ...(min === undefined ? [] : [`${least} ${short(min)}`]),
    ...(above === undefined ? [] : [`${more} ${short(above)}`]),
    ...(max === undefined ? [] : [`${most} ${short(max)}`]),
  ]
  const [zh, en] = [say(name.zh, '不小于', '大于', '不大于'), say(name.en, 'at least', 'above', 'at most')]
  return { zh: zh.length > 0 ? `（${zh.join('，')}）` : '', en: en.length > 0 ? ` (${en.join(', ')})` : '' }
}

/** What to do with a number that has its unit beside it: nothing is converted for somebody. */
export const alone = (unit: string): Text => {
  const { zh, en } = unitName(unit)
  return zh === ''
    ? { zh: '请只写数，不带单位', en: 'write the number alone, without a unit' }
    : { zh: `请只写以${/^[!-~]/.test(zh) ? ` ${zh} ` : zh}计的数，不带单位`, en: `write the number alone, in ${en}` }
}

/** What an input wants, as a noun phrase. */
export function wanted(input: Input): Text {
  if (input.kind === 'rows') return { zh: '至少一行的列表', en: 'a list of at least one row' }
  if (input.kind === 'list')
    return input.value.kind === 'text'
      ? { zh: '至少一个名称的列表', en: 'a list of at least one name' }
      : { zh: '至少一个数的列表', en: 'a list of at least one number' }
  if (input.kind === 'matrix') {
    const range = limits(input, input.unit)
    return { zh: `按行列出的数${range.zh}`, en: `rows of numbers${range.en}` }
  }
  if (input.kind === 'flag') return { zh: 'true 或 false', en: 'true or false' }
  if (input.kind === 'text') {
    if (input.date) return { zh: '形如 2025-12-31 的日期', en: 'a date such as 2025-12-31' }
    return {
      zh: `不超过 ${input.longest ?? longestText} 字的文本`,
      en: `a text of at most ${input.longest ?? longestText} characters`,
    }
  }
  if (input.kind === 'choice') {
    const options = Object.entries(input.options)
    return {
      zh: `以下之一：${options.map(([key, { zh }]) => `${key}（${zh}）`).join('、')}`,
      en: `one of ${options.map(([key, { en }]) => `${key} (${en})`).join(', ')}`,
    }
  }
  const range = limits(input.kind === 'factor' ? { min: 0, ...input } : input, input.unit)
  const whole = input.kind === 'quantity' && input.whole === true
  const number = { zh: `${whole ? '整数' : '数'}${range.zh}`, en: `a ${whole ? 'whole ' : ''}number${range.en}` }
  if (input.kind === 'quantity') return number
  const place = input.by.place || input.per ? { zh: '或地区', en: ' or a place' } : { zh: '', en: '' }
  return { zh: `${number.zh}、因子编号${place.zh}`, en: `${number.en}, a factor id${place.en}` }
}

const byDefault = (zh: string, en: string): Text => ({ zh: `默认：${zh}`, en: `Default: ${en}` })

/** What a blank stands for, where it stands for something. `labelOf` names the inputs that a factor is looked up by. */
export function ifBlank(cell: Cell, key: string, labelOf: (key: string) => Text | undefined): Text[] {
  if (cell.kind === 'factor') {
    if (cell.chosen) return []
    const { mode, place, year } = cell.by
    const by = [mode, place, year].flatMap((each) => (each === undefined ? [] : (labelOf(each) ?? [])))
    const record = cell.key === undefined ? undefined : `${cell.family}/${cell.key}`
    const lookedUp = {
      zh: `留空则按${by.map(({ zh }) => zh).join('、')}查取`,
      en: `If blank: looked up by ${by.map(({ en }) => en.toLowerCase()).join(', ')}`,
    }
    return [...(record === undefined ? [] : [byDefault(record, record)]), ...(by.length === 0 ? [] : [lookedUp])]
  }
  if (!('default' in cell) || cell.default === undefined) return []
  const value = cell.default
  if (typeof value === 'object') {
    const formula = `${key} = ${value.is}`
    return [{ zh: `留空时按 ${formula}`, en: `If blank: ${formula}` }]
  }
  if (typeof value === 'boolean') return [value ? byDefault('是', 'Yes') : byDefault('否', 'No')]
  const title = cell.kind === 'choice' ? cell.options[value] : undefined
  return [byDefault(title?.zh ?? short(Number(value)), title?.en ?? short(Number(value)))]
}
