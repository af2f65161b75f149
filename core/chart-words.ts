/** What a chart shows, in a sentence or two: for those who do not see it, and for those who want to be told. */
import { asResult, readable } from './display.ts'
import type { Text } from './problem.ts'
import { unitShown } from './unit-names.ts'

/** Digits enough to compare; the full values stand in the tables. */
export const brief = (value: number) => readable(Number(value.toPrecision(4)), '')
export const percent = (share: number) => `${readable(Number((100 * share).toPrecision(3)), '')}%`

/** A text in each language from parts in each language. */
export const inBoth = (write: (say: (text: Text) => string, language: keyof Text) => string): Text => ({
  zh: write(({ zh }) => zh, 'zh'),
  en: write(({ en }) => en, 'en'),
})

/** A value with its unit, shown as it is among the outputs. */
export const amount = (value: number, unit: string, format: string): Text => withUnit(asResult(value, format), unit)

export const withUnit = (shown: string, unit: string): Text => {
  const { zh, en } = unitShown(unit)
  // a number never parts from its unit
  return { zh: `${shown}\u00a0${zh}`.trim(), en: `${shown}\u00a0${en}`.trim() }
}

export const listed = (parts: readonly Text[]): Text => ({
  zh: parts.map(({ zh }) => zh).join('、'),
  en: parts.map(({ en }) => en).join(', '),
})
