/** Random inputs as other programs can hold them. */
import type fc from 'fast-check'
import type { Inputs } from '#core'
import { systems } from '../core/systems.ts'

/** Systems of clouds as inputs. */
export const systemInputs: fc.Arbitrary<Inputs> = systems.map(({ use, spare: _, ...rest }) => ({
  ...rest,
  ...(use.length > 0 ? { use } : {}),
}))

/** Each value within inputs, with the key it stands under. */
const each = (value: unknown, change: (value: unknown, key: string) => unknown, key = ''): unknown => {
  if (Array.isArray(value)) return value.map((one) => each(one, change, key))
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, each(one, change, name)]))
    : change(value, key)
}
/** Rare characters of texts may be altered when a file is saved; texts have a test of their own. Sheets take numbers for equal that differ in the sixteenth digit. */
export const plain = (inputs: unknown) =>
  each(inputs, (value) => {
    if (typeof value === 'number') return Number(value.toPrecision(14))
    return typeof value === 'string' ? value.replaceAll(/[^ -~\u4e00-\u9fff]/g, '字') : value
  })
/** IronCalc reads what is close to nothing, as products of small numbers are, as a text or as nothing, and does not tell A from a. */
export const everyday = (inputs: unknown) =>
  each(plain(inputs), (value, key) => {
    if (typeof value === 'number') {
      // what is shared among very many products comes close to nothing too
      const most = key === 'quantity' ? 1e6 : value
      return value !== 0 && Math.abs(value) < 0.01 ? 0.01 : Math.min(value, most)
    }
    return key === 'process' ? String(value).toLowerCase() : value
  })
