/** The period that the data of a calculation are of. */
import type { Definition, Inputs } from './method.ts'
import { type Problem, problem } from './problem.ts'

/** The day that follows twelve months after `from`, as 2025-12-31. */
const yearAfter = (from: string) => `${Number(from.slice(0, 4)) + 1}${from.slice(4)}`
const dayAfter = (to: string) => new Date(Date.parse(to) + 86_400_000).toISOString().slice(0, 10)
/** A year from 29 February ends on 28 February, so the next one begins on 1 March. */
const existing = (day: string) => new Date(Date.parse(day)).toISOString().slice(0, 10)

/** Whether a text is a day of the calendar, written as 2025-12-31. */
export const isDay = (text: string) => {
  const [, year, month, day] = (/^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? []).map(Number)
  const time = year === undefined || month === undefined ? Number.NaN : Date.UTC(year, month - 1, day)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}

/** The year stands first: nobody can tell a day before it from a month. */
const dayLike = /^(\d{4})(?:[-/.]|\s*年\s*)(\d\d?)(?:[-/.]|\s*月\s*)(\d\d?)\s*日?$/
/** Is this written as a day, whether there is such a one or not? */
export const isDayLike = (text: string) => dayLike.test(text)

/** The day that people write as 2025/1/1, 2025.1.1 or 2025年1月1日, as 2025-01-01; undefined where there is none. */
export const dayIn = (text: string): string | undefined => {
  const [, year, month = '', day = ''] = dayLike.exec(text) ?? []
  const found = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDay(found) ? found : undefined
}

/** What is to be said where data of one year are wanted and the period stated is another. */
export function periodRemarks({ wantsYear }: Definition, { periodFrom, periodTo }: Inputs): Problem[] {
  if (!wantsYear || typeof periodFrom !== 'string' || typeof periodTo !== 'string') return []
  if (existing(yearAfter(periodFrom)) === dayAfter(periodTo)) return []
  return [
    problem(
      '/periodTo',
      'PERIOD',
      `数据期间 ${periodFrom} 至 ${periodTo} 不是十二个月：初级数据宜取一个财务年`,
      `The data are of ${periodFrom} to ${periodTo}, not of twelve months: primary data should be of one financial year`,
      wantsYear,
    ),
  ]
}
