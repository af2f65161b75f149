/** What an input wants and what is wrong with a value, in words: the same in problems, forms, function help and documentation. */
import { isGroup } from './graph.ts'
import type { Definition, Input, Inputs, Quantity, Saying } from './method.ts'
import { nearest } from './near.ts'
import { hasDecimalComma, numberIn, plainText } from './number-text.ts'
import { type Problem, problem, type Text } from './problem.ts'
import { longestText } from './schema.ts'
import { unitName } from './unit-names.ts'

/** `R（潜在替代率）` and `R (Potential substitution rate)`. */
export const named = (key: string, { label }: { label: Text }): Text => ({
  zh: `${key}（${label.zh}）`,
  en: `${key} (${label.en})`,
})

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

export const shown = (value: unknown): string => {
  const text =
    typeof value === 'object'
      ? Array.isArray(value)
        ? '[…]'
        : value === null
          ? 'null'
          : '{…}'
      : typeof value === 'string'
        ? JSON.stringify(value)
        : String(value)
  return text.length > 40 ? `${text.slice(0, 40)}…` : text
}
/** What is wrong with the value at one place; zod says where, the definition says what. */
export function explain(path: string, key: string, input: Input, value: unknown, clause: string | undefined): Problem {
  if (value === undefined && input.unset) return said(path, input.unset)
  const want = wanted(input)
  const name = named(key, input)
  const say = (code: Parameters<typeof problem>[1], zh: string, en: string) =>
    problem(path, code, `${name.zh}${zh}`, `${name.en} ${en}`, clause)
  if (value === undefined) return say('MISSING', `缺失：请填写${want.zh}`, `is missing: give ${want.en}`)
  if (typeof value === 'number' && !Number.isFinite(value))
    return say('NOT-FINITE', `不是有限数：请填写${want.zh}`, `is not a finite number: give ${want.en}`)
  if (input.kind === 'rows' && Array.isArray(value) && value.length > 0)
    return say(
      'LIMIT',
      `有 ${value.length} 行：请不超过 ${input.max} 行`,
      `has ${value.length} rows: give at most ${input.max}`,
    )
  if (isGroup(input) && Array.isArray(value))
    return say('MISSING', `是空的：请至少填写一行`, `is empty: give at least one row`)
  if (input.kind === 'choice' && typeof value === 'string') {
    return say(
      'CHOICE',
      `没有 ${shown(value)} 这个选项：请填写${want.zh}`,
      `has no choice ${shown(value)}: give ${want.en}`,
    )
  }
  const isNumber = input.kind === 'quantity' || input.kind === 'factor' || input.kind === 'list'
  if (isNumber && typeof value === 'number') {
    const code = input.kind === 'factor' && value > 100
    const percent = input.kind === 'quantity' && input.share && value > 1 && value <= 100
    const hint = code
      ? {
          zh: '；若是地区代码，请写成文本，如 "110000"',
          en: '; if it is a place code, write it as a text such as "110000"',
        }
      : percent
        ? {
            zh: `；若是百分之 ${value}，请写 ${Number(`${value}e-2`)}`,
            en: `; for ${value} % write ${Number(`${value}e-2`)}`,
          }
        : { zh: '', en: '' }
    return say(
      'RANGE',
      `为 ${value}，超出范围：请填写${want.zh}${hint.zh}`,
      `is ${value}, out of range: give ${want.en}${hint.en}`,
    )
  }
  if (input.kind === 'text' && typeof value === 'string')
    return say('RANGE', `不合要求：请填写${want.zh}`, `does not fit: give ${want.en}`)
  const advice = isNumber && typeof value === 'string' ? unquoted(input, value, want) : undefined
  return say(
    'TYPE',
    `不能是 ${shown(value)}：${advice?.zh ?? `请填写${want.zh}`}`,
    `cannot be ${shown(value)}: ${advice?.en ?? `give ${want.en}`}`,
  )
}

/** What to do with a text where a number is wanted: the number it means, as a cell would be read, where that is clear. */
function unquoted(input: Input, value: string, want: Text): Text {
  const text = plainText(value)
  const unit = 'unit' in input ? input.unit : '-'
  // an input in per cent holds 5 for 5 %; a number with another unit is no percentage
  const found = numberIn(unit === '%' ? text.replace(/\s*%$/, '') : text)
  if (hasDecimalComma(text))
    return { zh: '小数点请用“.”（数不加引号）', en: 'write the decimal point as "." (numbers stand without quotes)' }
  if (found === undefined || !Number.isFinite(found.value) || (found.sign === '%' && unit !== '-'))
    return { zh: `请填写${want.zh}（数不加引号）`, en: `give ${want.en} (numbers stand without quotes)` }
  return found.sign === undefined || found.sign === '%'
    ? {
        zh: `请写成数 ${found.value}（数不加引号）`,
        en: `write the number ${found.value} (numbers stand without quotes)`,
      }
    : {
        zh: `请写成完整的数 ${found.value}（数不加引号）`,
        en: `write the number in full: ${found.value} (numbers stand without quotes)`,
      }
}

/** What the definition says of an input, under its own code. */
const said = (path: string, { code, clause, zh, en }: Saying): Problem => ({
  path,
  code,
  severity: 'error',
  ...(clause === undefined ? {} : { clause }),
  zh,
  en,
})

/** A key that is not known among `inputs`, or one that the method keeps out on purpose. */
export function strange(
  path: string,
  name: string,
  inputs: Readonly<Record<string, unknown>>,
  refused: Definition['refused'] = {},
): Problem {
  const refusal = Object.hasOwn(refused, name) ? refused[name] : undefined
  if (refusal) return said(path, refusal)
  const keys = Object.keys(inputs)
  const meant = nearest(name, keys)
  const [zh, en] =
    meant.length > 0 ? [`是否指 ${meant.join('、')}？`, `did you mean ${meant.join(' or ')}? The`] : ['', 'the']
  return problem(
    path,
    'UNKNOWN-KEY',
    `未知的键 ${shown(name)}：${zh}可用的键有 ${keys.join('、')}`,
    `The key ${shown(name)} is not known: ${en} keys are ${keys.join(', ')}`,
  )
}

export const isRecord = (value: unknown): value is Inputs =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The JSON pointer of a place. */
export const pointer = (path: readonly PropertyKey[]) =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
