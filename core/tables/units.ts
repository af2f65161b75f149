/** Units as people write them beside a name or a value: they are checked, nothing is converted. */
import { amountUnit } from '../factors/amounts.ts'
import { plainText } from '../number-text.ts'
import { type Problem, problem } from '../problem.ts'
import { unitName } from '../unit-names.ts'

/** Does this text say no other unit than that? `度` is kWh, and what has no unit may say so. */
function isUnit(unit: string, text: string): boolean {
  const { zh, en } = unitName(unit)
  return ['', unit, zh, en, ...(unit === '-' ? ['1'] : [])].includes(text) || amountUnit(text)?.unit === unit
}

export function wrongUnit(path: string, key: string, unit: string, found: unknown): Problem[] {
  const text = plainText(found)
  if (isUnit(unit, text)) return []
  const [zh, en] = unit === '' || unit === '-' ? ['无', 'no unit'] : [unit, unit]
  return [
    problem(
      path,
      'UNIT',
      `${key} 的单位是 ${zh}，而表中写的是 ${text}：请换算`,
      `${key} is measured in ${en}, the sheet says ${text}: convert it`,
    ),
  ]
}
