/** What a workbook says beside the words of the definition, in its one language. */
import type { Text } from '../problem.ts'

export type Language = keyof Text

export const sheetNames = {
  about: { zh: '说明', en: 'About' },
  version: { zh: '版本', en: 'Version' },
  inputs: { zh: '输入', en: 'Inputs' },
  factors: { zh: '因子', en: 'Factors' },
  rows: { zh: '逐行', en: 'Rows' },
  steps: { zh: '计算', en: 'Steps' },
  results: { zh: '结果', en: 'Results' },
  quality: { zh: '质量', en: 'Quality' },
  checks: { zh: '核对', en: 'Checks' },
  trace: { zh: '追溯', en: 'Trace' },
  functions: { zh: '函数', en: 'Functions' },
  block: { zh: '整块', en: 'Block' },
  request: { zh: '请求', en: 'Request' },
  lists: { zh: '选项', en: 'Lists' },
} as const
export type SheetKey = keyof typeof sheetNames

/** What workbooks are called: templates, blank, filled with the example of the method, with functions or beside the add-in, and the workbook of a calculation. */
export const variantNames = {
  base: { zh: '空白模板', en: 'Blank template' },
  sample: { zh: '算例', en: 'Sample' },
  lambda: { zh: '带函数的模板（Excel 365）', en: 'Template with functions (Excel 365)' },
  addin: { zh: '与加载项核对的模板', en: 'Template checked by the add-in' },
  audit: { zh: '核算表', en: 'Audit workbook' },
} as const
export const languageNames: Readonly<Record<Language, Text>> = {
  zh: { zh: '中文', en: 'Chinese' },
  en: { zh: '英文', en: 'English' },
}

export const yesNo = { true: { zh: '是', en: 'Yes' }, false: { zh: '否', en: 'No' } }
