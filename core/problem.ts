/** The one shape of everything we have to say about an input or a result, in Chinese and English. */

/** A text in both languages. */
export type Text = { zh: string; en: string }

/** Where a sentence has a number and there is none yet, its symbol stands there. */
export const withSymbols = (sentence: string) => sentence.replaceAll(/\{([^}]+)\}/g, '[$1]')

/** `error`: there is no number. `warn`: there is a number, look at it. `info`: good to know. */
export type Severity = 'error' | 'warn' | 'info'

/** `path` is a JSON pointer into the inputs (`/trips/0/L`, the empty string is the whole); `clause` is the clause of the standard that asks for it. */
export type Problem = { path: string; code: string; severity: Severity; clause?: string } & Text

/** How grave each code is that every method shares; `codes.ts` says what they mean. */
export const severities = {
  MISSING: 'error',
  TYPE: 'error',
  RANGE: 'error',
  CHOICE: 'error',
  'UNKNOWN-KEY': 'error',
  CONFLICT: 'error',
  'NOT-FINITE': 'error',
  'DIV-ZERO': 'error',
  UNIT: 'error',
  'EF-NONE': 'error',
  'EF-UNKNOWN': 'error',
  BODY: 'error',
  LIMIT: 'error',
  'EF-FAMILY': 'warn',
  'EF-YEAR': 'warn',
  'EF-NATIONAL': 'warn',
  'M-CO2-ONLY': 'info',
  PERIOD: 'warn',
  'OWN-FACTOR': 'info',
  'W-NAME': 'warn',
  'W-VERSION': 'warn',
  'W-TEXT': 'info',
  'W-PERCENT': 'warn',
  'W-FORMULA': 'info',
  'W-GAP': 'info',
  'W-OVERWRITTEN': 'warn',
  'W-DIFFERS': 'warn',
  'W-BLANK': 'info',
  'W-OVERRIDE': 'info',
  'W-LEFT': 'warn',
} as const satisfies Record<string, Severity>

export type CommonCode = keyof typeof severities

/** A problem with one of the common codes; the texts say what happened here and what to do. */
export const problem = (path: string, code: CommonCode, zh: string, en: string, clause?: string): Problem => ({
  path,
  code,
  severity: severities[code],
  ...(clause === undefined ? {} : { clause }),
  zh,
  en,
})
