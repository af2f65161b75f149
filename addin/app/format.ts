/** How values of any kind are shown. */
import type { Text } from '#core'
import { readable } from '#core/display'
import { texts } from './texts.ts'

/** A value of any kind as a text. */
export const anyValue = (value: number | string | boolean | readonly number[]): Text => {
  if (typeof value === 'object') {
    const text = value.map((each) => readable(each)).join('; ')
    return { zh: text, en: text }
  }
  if (typeof value === 'boolean') return value ? texts.yes : texts.no
  const text = typeof value === 'number' ? readable(value) : value
  return { zh: text, en: text }
}
