/** What is wrong with a value, in words: the same on every surface. */

import { isGroup } from './inputs.ts'
import type { Definition, Input, Inputs, Saying } from './method.ts'
import { nearest } from './near.ts'
import { hasDecimalComma, hasUnitBehind, numberIn, plainText } from './number-text.ts'
import { dayIn, isDayLike } from './period.ts'
import { type Problem, problem, type Text } from './problem.ts'
import { alone, named, wanted } from './wanted.ts'

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
export function explain(
  path: string,
  key: string | Text,
  input: Input,
  value: unknown,
  clause: string | undefined,
): Problem {
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
    const percent = input.kind === 'quantity' && input.share && value >= 2 && value <= 100
    const hint = code
      ? {
          zh: '；若是地区代码，请写成文本，如 "110000"',
          en: '; if it is a place code, write it as a text such as "110000"',
        }
      : percent
        ? {
            zh: `；若是百分之 ${value}，请写 ${Number(`${value}e-2`)}`,
            en: `; for ${value}% write ${Number(`${value}e-2`)}`,
          }
        : { zh: '', en: '' }
    return say(
      'RANGE',
      `为 ${value}，超出范围：请填写${want.zh}${hint.zh}`,
      `is ${value}, out of range: give ${want.en}${hint.en}`,
    )
  }
  if (input.kind === 'text' && typeof value === 'string') {
    const day = input.date && dayIn(plainText(value))
    if (day) return say('RANGE', `请写成 ${day}`, `must be written ${day}`)
    if (input.date && isDayLike(plainText(value)))
      return say('RANGE', `没有 ${value} 这一天：请核对`, 'is no day of the calendar: check it')
    return say('RANGE', `不合要求：请填写${want.zh}`, `does not fit: give ${want.en}`)
  }
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
  // an input in per cent holds 5 for 5%; a number with another unit is no percentage
  const found = numberIn(unit === '%' ? text.replace(/\s*%$/, '') : text)
  if (hasDecimalComma(text))
    return { zh: '小数点请用“.”（数不加引号）', en: 'write the decimal point as "." (numbers stand without quotes)' }
  if (found === undefined && hasUnitBehind(text)) return alone(unit)
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
