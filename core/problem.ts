/** The one shape of everything we have to say about an input or a result, in Chinese and English, and the codes common to all methods. */

/** A text in both languages. */
export type Text = { zh: string; en: string }

/** `error`: there is no number. `warn`: there is a number, look at it. `info`: good to know. */
export type Severity = 'error' | 'warn' | 'info'

/** `path` is a JSON pointer into the inputs (`/trips/0/L`, the empty string is the whole); `clause` is the clause of the standard that asks for it. */
export type Problem = { path: string; code: string; severity: Severity; clause?: string } & Text

/** The codes that every method shares: what each means. A method's own codes stand in its definition. */
export const commonCodes = {
  MISSING: { severity: 'error', zh: '缺少必填项', en: 'A required input is missing' },
  TYPE: { severity: 'error', zh: '类型不对', en: 'The value has the wrong type' },
  RANGE: { severity: 'error', zh: '超出允许范围', en: 'The value is outside its range' },
  CHOICE: { severity: 'error', zh: '不在可选项之中', en: 'The value is none of the choices' },
  'UNKNOWN-KEY': { severity: 'error', zh: '未知的键', en: 'The key is not known' },
  CONFLICT: { severity: 'error', zh: '与其他输入冲突', en: 'The input contradicts another' },
  'NOT-FINITE': { severity: 'error', zh: '数值不是有限数', en: 'The number is not finite' },
  'DIV-ZERO': { severity: 'error', zh: '除数为零', en: 'Division by zero' },
  UNIT: { severity: 'error', zh: '单位不符', en: 'The unit does not fit' },
  'EF-NONE': { severity: 'error', zh: '该地区没有因子', en: 'No factor exists for this place' },
  'EF-UNKNOWN': { severity: 'error', zh: '因子集中没有该因子', en: 'The factor is not in the set' },
  BODY: { severity: 'error', zh: '请求体无法读取', en: 'The body cannot be read' },
  LIMIT: { severity: 'error', zh: '超出限制', en: 'A limit is exceeded' },
  'EF-FAMILY': { severity: 'warn', zh: '因子类别不同', en: 'The factor is of another family' },
  'EF-YEAR': { severity: 'warn', zh: '因子年份不匹配', en: 'The year of the factor does not match' },
  'EF-NATIONAL': { severity: 'warn', zh: '使用了全国因子', en: 'A national factor was used' },
  'M-CO2-ONLY': { severity: 'info', zh: '因子只含二氧化碳', en: 'The factor covers CO2 only' },
  PERIOD: { severity: 'warn', zh: '数据期间不是十二个月', en: 'The data period is not twelve months' },
  'OWN-FACTOR': { severity: 'info', zh: '使用了自有因子', en: 'An own factor was used' },
} as const satisfies Record<string, { severity: Severity } & Text>

export type CommonCode = keyof typeof commonCodes

/** A problem with one of the common codes; the texts say what happened here and what to do. */
export const problem = (path: string, code: CommonCode, zh: string, en: string, clause?: string): Problem => ({
  path,
  code,
  severity: commonCodes[code].severity,
  ...(clause === undefined ? {} : { clause }),
  zh,
  en,
})
