/** Templates as people send them back: filled in, with cells and names changed. */
import { expect } from 'vitest'
import { definitions, type Method, prepare } from '#core'
import { type Imported, importWorkbook } from '#core/workbook/import'
import { type Language, renderWorkbook, type TemplateVariant, template, type WorkbookModel } from '#core/workbook/index'
import { put, type WorkbookCell } from '../../core/workbook/model.ts'
import { toldPath } from '../../core/workbook/places.ts'
import { parseReference } from '../../core/workbook/reading/reference.ts'

export const methods = definitions.map((definition) => prepare(definition))
export const methodOf = (id: string): Method =>
  methods.find(({ definition }) => definition.id === id) ?? expect.fail(`no method ${id}`)

export function filledTemplate(
  method: Method,
  language: Language = 'zh',
  given: unknown = method.definition.example,
  variant?: TemplateVariant,
) {
  const built = template(method, language, given, variant)
  return built.ok ? built.workbook : expect.fail(built.problems[0]?.en)
}

/** Where a name begins on its sheet. */
function placeOf(model: WorkbookModel, name: string) {
  const reference = parseReference(model.names.get(name) ?? '') ?? expect.fail(`no name ${name}`)
  const sheet = model.sheets.find((one) => one.name === reference.sheet) ?? expect.fail(`no sheet of ${name}`)
  return { sheet, row: reference.top - 1, column: reference.left - 1 }
}

/** Writes into a cell by the name that it, or its range, has. */
export function write(
  model: WorkbookModel,
  name: string,
  cell: Partial<WorkbookCell> | WorkbookCell['value'],
  row = 0,
  column = 0,
): WorkbookModel {
  const at = placeOf(model, name)
  const written = typeof cell === 'object' ? cell : { value: cell }
  put(at.sheet, at.row + row, at.column + column, { role: 'input', ...written } as WorkbookCell)
  return model
}

export const read = async (model: WorkbookModel) => importWorkbook(await renderWorkbook(model), methods)

type Opened = Extract<Imported, { ok: true }>
export async function opened(model: WorkbookModel): Promise<Opened> {
  const imported = await read(model)
  return imported.ok ? imported : expect.fail(imported.problems[0]?.en)
}

/** Takes another number in the stead of a record, or of one place of a calculation, on the sheet of factors. */
export function override(
  model: WorkbookModel,
  of: string,
  value: Partial<WorkbookCell> | WorkbookCell['value'],
  source?: string,
): WorkbookModel {
  const { sheet, row, column } = placeOf(model, of.startsWith('/') ? 'factor_path' : 'factor_id')
  const told = of.startsWith('/') ? toldPath(of) : of
  const at = sheet.rows.slice(row).findIndex((line) => line[column]?.value === told)
  if (at < 0) expect.fail(`no factor ${of}`)
  return write(write(model, 'factor_override', value, at), 'factor_source', source, at)
}
