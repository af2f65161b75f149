/**
 * A stand-in for the objects of WPS over the same small workbook: synchronous, counting from 1, with one cell as a bare value.
 * It proves what the pane asks of such objects. How WPS itself answers was not seen here: names and shapes are those of its published interface.
 */
import type { FakeBook, FakeRange } from './fake-book.ts'

/** Runs inside the page: nothing from outside its own body may be used here. */
export const fakeWps = (): void => {
  const book = (): FakeBook => window.__book
  const bare = (cells: unknown[][]) =>
    cells.length === 1 && cells[0]?.length === 1 ? (cells[0][0] === '' ? null : cells[0][0]) : cells
  const many = (cells: unknown, { height, width }: FakeRange) =>
    Array.isArray(cells) ? (cells as unknown[][]) : Array.from({ length: height }, () => Array(width).fill(cells))
  const look = (range: FakeRange, part: string) =>
    new Proxy(
      {},
      {
        set: (_, name, value) => {
          const { formats } = book().sheet(range.sheet)
          const key = `${range.row},${range.column},${range.height},${range.width}`
          formats.set(key, { ...formats.get(key), [`${part}.${String(name)}`]: value })
          return true
        },
      },
    )
  const rangeOf = (range: FakeRange): object => {
    const own = {
      fake: range,
      Row: range.row + 1,
      Column: range.column + 1,
      Rows: { Count: range.height },
      Columns: { Count: range.width },
      Areas: { Count: range.sheet === 'several' ? 2 : 1 },
      Left: 0,
      Top: 0,
      Font: look(range, 'font'),
      Interior: look(range, 'fill'),
      Borders: look(range, 'border'),
      get Worksheet() {
        return sheetOf(range.sheet)
      },
      get Value2() {
        const values = book().values(range)
        // errors are numbers here
        return bare(
          values.map((row) => row.map((cell) => (cell === '#NAME?' ? -2146826259 : cell === '' ? null : cell))),
        )
      },
      get Formula() {
        return bare(book().formulas(range))
      },
      set Formula(cells: unknown) {
        book().enter(range, many(cells, range))
      },
      set FormulaArray(formula: string) {
        book().sheet(range.sheet).arrays.push(range)
        book().enter({ ...range, height: 1, width: 1 }, [[formula]])
      },
      get HasSpill() {
        return book().spill(range) !== undefined
      },
      get SpillingToRange() {
        return rangeOf(book().spill(range) ?? range)
      },
      Resize: (height: number, width: number) => rangeOf({ ...range, height, width }),
    }
    return new Proxy(own, {
      set: (target, name, value) => {
        if (name in target) return Reflect.set(target, name, value)
        if (name === 'ColumnWidth') book().sheet(range.sheet).widths.set(range.column, value)
        else Reflect.set(look(range, 'range'), name, value)
        return true
      },
    })
  }
  const whole = (sheet: string): FakeRange => ({ sheet, row: 0, column: 0, height: 1_048_576, width: 16_384 })
  const sheetOf = (name: string): object => {
    let current = name
    return {
      get Name() {
        return current
      },
      set Name(wanted: string) {
        const names = book().sheets.map((each) => each.name.toLowerCase())
        if (names.includes(wanted.toLowerCase())) throw new Error(`${wanted} is taken`)
        book().sheet(current).name = wanted
        current = wanted
      },
      get ProtectContents() {
        return book().sheet(current).protected
      },
      get UsedRange() {
        return rangeOf(book().used(whole(current), false) ?? { ...whole(current), height: 1, width: 1 })
      },
      Cells: {
        Item: (row: number, column: number) =>
          rangeOf({ sheet: current, row: row - 1, column: column - 1, height: 1, width: 1 }),
      },
      Shapes: {
        AddChart2: (_style: number, type: number) => {
          const chart = { title: '', type: type as unknown, source: whole(current) }
          book().sheet(current).charts.push(chart)
          return {
            Chart: {
              HasTitle: false,
              HasLegend: true,
              SetSourceData: (range: { fake: FakeRange }) => {
                chart.source = range.fake
              },
              ChartTitle: {
                set Text(text: string) {
                  chart.title = text
                },
              },
              Axes: () => ({ ReversePlotOrder: false }),
            },
          }
        },
      },
      Activate: () => {
        book().active = current
      },
      Delete: () => book().remove(current),
    }
  }
  const properties = new Map<string, { Value: unknown }>()
  const app = {
    DisplayAlerts: true,
    ActiveWindow: {
      set SplitRow(rows: number) {
        book().sheet(book().active).frozen = rows
      },
      FreezePanes: false,
    },
    get Selection() {
      return rangeOf(book().selection)
    },
    Workbooks: { Open: (url: string) => book().opened.push(url) },
    Intersect: ({ fake: one }: { fake: FakeRange }) => {
      const used = book().used(one, true)
      return used ? rangeOf(used) : null
    },
    ActiveWorkbook: {
      CustomDocumentProperties: {
        Item: (name: string) => {
          const found = properties.get(name)
          // what is not there is an exception in COM
          if (!found) throw new Error(`There is no property ${name}`)
          return found
        },
        Add: (name: string, _linked: boolean, _kind: number, value: string) => {
          if (book().readOnly) throw new Error('The document is read-only.')
          properties.set(name, { Value: value })
        },
      },
      Worksheets: {
        get Count() {
          return book().sheets.length
        },
        Item: (which: number | string) =>
          sheetOf(typeof which === 'string' ? book().sheet(which).name : (book().sheets[which - 1]?.name ?? '')),
        Add: () => sheetOf(book().add(`Sheet${book().sheets.length + 1}`).name),
      },
    },
  }
  Object.assign(window, { wps: { ...(window as { wps?: object }).wps, EtApplication: () => app } })
}
