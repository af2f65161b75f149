/** Workbooks of a method: the templates people fill in and the audit workbooks of calculations, as models and as files. */
export { auditSheets, auditWorkbook, type Built, type TemplateVariant, template } from './build.ts'
export type { Language } from './language.ts'
export type { Workbook, WorkbookModel } from './model.ts'
export { renderWorkbook } from './xlsx.ts'
