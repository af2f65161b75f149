/**
 * Answers the Excel.run batches of the pane from the small workbook: the object paths and actions that it uses, and no others, so that anything new is noticed.
 * It proves which cells, sheets, charts and looks the pane asks for, and that it takes refusals well. It does not prove that Excel would do the same.
 */
import type { FakeBook, FakeRange, FakeSheet } from './fake-book.ts'
import type { BatchAction } from './fake-excel-host.ts'

type Arguments = { Arguments?: unknown[]; ReferencedObjectPathIds?: number[] }
type Path = {
  Id: number
  ObjectPathType: number
  Name?: string
  ParentObjectPathId?: number
  ArgumentInfo?: Arguments
}

/** Runs inside the page: nothing from outside its own body may be used here. */
export const fakeExcelBook = (): void => {
  type Named = { is: string; sheet: string; key?: string }
  type Part = (FakeRange & { is: 'range' }) | Named
  type Whole = { ObjectPaths: Record<string, Path> }
  type Action = BatchAction & { ObjectPathId: number; ArgumentInfo?: Arguments }

  const book = (): FakeBook => window.__book
  const wholeSheet = (sheet: string): FakeRange => ({ sheet, row: 0, column: 0, height: 1_048_576, width: 16_384 })
  const part = (is: string, sheet = '', key = ''): Named => ({ is, sheet, key })
  const range = (found: FakeRange | undefined): Part => (found ? { ...found, is: 'range' } : part('null'))
  const refuse = (code: string, message: string): never => {
    throw Object.assign(new Error(message), { code })
  }
  const isRange = (found: Part): found is FakeRange & { is: 'range' } => found.is === 'range'
  /** Parts of a format belong to the range they were asked of. */
  const keyOf = (found: Part) =>
    isRange(found) ? `${found.row},${found.column},${found.height},${found.width}` : (found.key ?? '')

  const done = new Map<string, Part>()
  const method = (on: Part, name: string, args: unknown[]): Part => {
    const numbers = args as number[]
    const [row = 0, column = 0, height = 1, width = 1] = numbers
    switch (`${on.is}.${name}`) {
      case 'workbook.GetSelectedRange':
        return book().selection.sheet === 'several'
          ? refuse('InvalidSelection', 'Several ranges are selected.')
          : range(book().selection)
      case 'worksheets.Add':
        book().add(String(args[0]))
        return part('sheet', String(args[0]))
      case 'worksheets.GetItem':
        return part('sheet', book().sheet(String(args[0]).replace(/^id:/, '')).name)
      case 'sheet.GetRangeByIndexes':
        return range({ sheet: on.sheet, row, column, height, width })
      case 'sheet.GetUsedRangeOrNullObject':
        return range(book().used(wholeSheet(on.sheet), false))
      case 'borders.GetItem':
        return part('border', on.sheet, on.is === 'borders' ? (on as Named).key : '')
      case 'application.CreateWorkbook':
        return part('created', '', String(args[0]))
      case 'charts.Add': {
        const { is: _, ...source } = args[1] as FakeRange & { is: string }
        const { charts } = book().sheet(on.sheet)
        charts.push({ title: '', type: args[0], source })
        return part('chart', on.sheet, String(charts.length - 1))
      }
    }
    if (isRange(on)) {
      if (name === 'GetCell')
        return range({ ...on, row: on.row + row, column: on.column + column, height: 1, width: 1 })
      if (name === 'GetUsedRangeOrNullObject') return range(book().used(on, args[0] === true))
      if (name === 'GetSpillingToRangeOrNullObject') return range(book().spill(on))
    }
    return refuse('ApiNotFound', `${on.is}.${name} is not answered.`)
  }
  const property = (on: Part, name: string): Part => {
    if (name === 'Worksheets') return part('worksheets')
    if (name === 'Worksheet' && isRange(on)) return part('sheet', on.sheet)
    return part(name[0]?.toLowerCase() + name.slice(1), on.sheet, keyOf(on))
  }
  const refText = (found: Part) => `ref:${JSON.stringify(found)}`

  const evaluate = (batch: Whole, id: number): Part => {
    const known = done.get(String(id))
    if (known) return known
    const path = batch.ObjectPaths[id] as Path
    const parent = () => evaluate(batch, path.ParentObjectPathId ?? 0)
    const { Arguments = [], ReferencedObjectPathIds = [] } = path.ArgumentInfo ?? {}
    const args = Arguments.map((each, i) => {
      const reference = ReferencedObjectPathIds[i]
      return reference ? evaluate(batch, reference) : each
    })
    const found =
      path.ObjectPathType === 1
        ? part('workbook')
        : path.ObjectPathType === 7
          ? part('null')
          : path.ObjectPathType === 6
            ? (JSON.parse((path.Name ?? '').slice('ref:'.length)) as Part)
            : path.ObjectPathType === 4
              ? property(parent(), path.Name ?? '')
              : method(parent(), path.ObjectPathType === 5 ? 'GetItem' : (path.Name ?? ''), args)
    done.set(String(id), found)
    return found
  }

  const sheetFacts = ({ name, protected: isProtected }: FakeSheet) => ({
    Name: name,
    Id: `id:${name}`,
    Protection: { Protected: isProtected },
  })
  const facts = (found: Part): unknown => {
    if (found.is === 'null') return null
    if (found.is === 'worksheets') return { _Items: book().sheets.map(sheetFacts) }
    if (found.is === 'sheet') return sheetFacts(book().sheet(found.sheet))
    if (found.is === 'protection') return { Protected: book().sheet(found.sheet).protected }
    if (!isRange(found)) return {}
    const large = found.height * found.width > 1_000_000
    return {
      RowIndex: found.row,
      ColumnIndex: found.column,
      RowCount: found.height,
      ColumnCount: found.width,
      ...(large ? {} : { Values: book().values(found), Formulas: book().formulas(found) }),
    }
  }

  const set = (on: Part, name: string, value: unknown): void => {
    if (isRange(on) && name === 'Formulas') {
      book().enter(on, value as unknown[][])
      return
    }
    const sheet = book().sheet(on.sheet)
    if (isRange(on) || on.key?.includes(',')) {
      const formats = sheet.formats.get(keyOf(on)) ?? {}
      sheet.formats.set(keyOf(on), { ...formats, [`${on.is}.${name}`]: value })
      if (name === 'ColumnWidth') sheet.widths.set(Number(keyOf(on).split(',')[1]), Number(value))
      return
    }
    const chart = sheet.charts[Number(on.key)]
    if (on.is === 'title' && chart) chart.title = String(value)
    else if (!chart) refuse('ApiNotFound', `${on.is}.${name} is not set.`)
  }
  const call = (on: Part, name: string, args: unknown[]): void => {
    if (name === '_KeepReference' || name === '_RemoveReference' || name === 'SetPosition') return
    if (name === 'Activate') book().active = on.sheet
    else if (name === 'Open') book().opened.push((on as Named).key ?? '')
    else if (name === 'Delete') book().remove(on.sheet)
    else if (name === 'FreezeRows') book().sheet(on.sheet).frozen = Number(args[0])
    else refuse('ApiNotFound', `${on.is}.${name}() is not answered.`)
  }

  let current: unknown
  window.__answer = (each, batch) => {
    // what a path came to holds for its batch alone
    if (current !== batch) {
      done.clear()
      current = batch
    }
    const { ActionType, Name, ObjectPathId, ArgumentInfo } = each as Action
    const whole = batch as unknown as Whole
    const on = evaluate(whole, ObjectPathId)
    const args = ArgumentInfo?.Arguments ?? []
    if (ActionType === 1) return isRange(on) ? { _ReferenceId: refText(on) } : facts(on)
    if (ActionType === 2) return facts(on)
    if (ActionType === 4) set(on, Name, args[0])
    else if (ActionType === 3) call(on, Name, args)
    return null
  }
}
