/**
 * A small workbook for the stand-ins of Excel and WPS: sheets of cells that hold what was entered and show something for it. It calculates nothing:
 * a call of GHG_RUN under its bare name spills two rows, any other formula shows 1, and a call of a function that is not known as it is written shows #NAME?.
 */

export type FakeRange = { sheet: string; row: number; column: number; height: number; width: number }
export type FakeSheet = {
  name: string
  cells: Map<string, string | number | boolean>
  formats: Map<string, Record<string, unknown>>
  widths: Map<number, number>
  charts: { title: string; type: unknown; source: FakeRange }[]
  arrays: FakeRange[]
  frozen: number
  protected: boolean
}
export type FakeBook = {
  sheets: FakeSheet[]
  active: string
  selection: FakeRange
  /** Then it keeps no settings. */
  readOnly: boolean
  /** Addresses of files, or their first bytes, that were opened as workbooks. */
  opened: string[]
  sheet(name: string): FakeSheet
  add(name: string): FakeSheet
  remove(name: string): void
  enter(range: FakeRange, cells: unknown[][]): void
  formulas(range: FakeRange): (string | number | boolean)[][]
  values(range: FakeRange): (string | number | boolean)[][]
  used(range: FakeRange, valuesOnly: boolean): FakeRange | undefined
  spill(range: FakeRange): FakeRange | undefined
}

declare global {
  interface Window {
    __book: FakeBook
  }
}

/** Runs inside the page: nothing from outside its own body may be used here. */
export const fakeBook = (): void => {
  type Cell = string | number | boolean
  const key = (row: number, column: number) => `${row},${column}`
  const newSheet = (name: string): FakeSheet => ({
    name,
    cells: new Map(),
    formats: new Map(),
    widths: new Map(),
    charts: [],
    arrays: [],
    frozen: 0,
    protected: false,
  })
  const sheets = [newSheet('Sheet1')]
  const sheet = (name: string) => {
    const found = sheets.find((each) => each.name === name)
    if (!found) throw Object.assign(new Error(`There is no sheet ${name}.`), { code: 'ItemNotFound' })
    return found
  }
  const map = <T>({ row, column, height, width }: FakeRange, of: (row: number, column: number) => T) =>
    Array.from({ length: height }, (_, y) => Array.from({ length: width }, (_, x) => of(row + y, column + x)))
  const answer = [
    ['key', 'value'],
    ['ER', 570.31],
  ]
  const size = (formula: Cell | undefined) => (typeof formula === 'string' && /^=GHG_RUN\(/.test(formula) ? 2 : 1)
  const shown = (formula: string): Cell => {
    if (/^=(GHG_RUN)\(/.test(formula)) return answer[0]?.[0] ?? ''
    return /_xldudf_|TANBIAO\.|\[\d\]!|xlam/.test(formula) ? '#NAME?' : 1
  }
  const value = (own: FakeSheet, row: number, column: number): Cell => {
    const entered = own.cells.get(key(row, column))
    if (typeof entered === 'string' && entered.startsWith('=')) return shown(entered)
    if (entered !== undefined) return entered
    // what a formula above or beside spills
    for (const [y, x] of [
      [0, 1],
      [1, 0],
      [1, 1],
    ] as const)
      if (size(own.cells.get(key(row - y, column - x))) > 1) return answer[y]?.[x] ?? ''
    return ''
  }
  /** What a program makes of what is typed. */
  const typed = (cell: unknown): Cell | undefined => {
    if (cell === '' || cell === null || cell === undefined) return undefined
    if (typeof cell !== 'string') return cell as Cell
    if (cell.startsWith("'")) return cell.slice(1)
    if (/^[-+]?[\d.]+%?$/.test(cell) || /^\d+[-/]\d+/.test(cell)) return Number.NaN
    return cell
  }
  const book: FakeBook = {
    sheets,
    active: 'Sheet1',
    readOnly: false,
    selection: { sheet: 'Sheet1', row: 0, column: 0, height: 1, width: 1 },
    opened: [],
    sheet,
    add: (name) => {
      if (sheets.some((each) => each.name.toLowerCase() === name.toLowerCase()) || name.length > 31)
        throw Object.assign(new Error(`${name} cannot be the name of a sheet.`), { code: 'InvalidArgument' })
      const added = newSheet(name)
      sheets.push(added)
      return added
    },
    remove: (name) => {
      sheets.splice(sheets.indexOf(sheet(name)), 1)
    },
    enter: (range, cells) => {
      const own = sheet(range.sheet)
      if (own.protected) throw Object.assign(new Error('The sheet is protected.'), { code: 'AccessDenied' })
      if (cells.length !== range.height || cells.some((row) => row.length !== range.width))
        throw Object.assign(new Error('The shapes differ.'), { code: 'InvalidArgument' })
      for (const [y, row] of cells.entries())
        for (const [x, cell] of row.entries()) {
          const entered = typed(cell)
          const at = key(range.row + y, range.column + x)
          if (entered === undefined) own.cells.delete(at)
          else own.cells.set(at, entered)
        }
    },
    formulas: (range) => map(range, (row, column) => sheet(range.sheet).cells.get(key(row, column)) ?? ''),
    values: (range) => map(range, (row, column) => value(sheet(range.sheet), row, column)),
    used: (range, valuesOnly) => {
      const { cells } = sheet(range.sheet)
      const spots = [...cells.keys()]
        .map((at) => at.split(',').map(Number) as [number, number])
        .filter(([row, column]) => {
          const inside = row >= range.row && row < range.row + range.height
          return inside && column >= range.column && column < range.column + range.width
        })
      if (spots.length === 0) return valuesOnly ? undefined : undefined
      const [rows, columns] = [spots.map(([row]) => row), spots.map(([, column]) => column)]
      const [row, column] = [Math.min(...rows), Math.min(...columns)]
      return {
        sheet: range.sheet,
        row,
        column,
        height: Math.max(...rows) - row + 1,
        width: Math.max(...columns) - column + 1,
      }
    },
    spill: (range) => {
      const formula = sheet(range.sheet).cells.get(key(range.row, range.column))
      return size(formula) > 1 ? { ...range, height: 2, width: 2 } : undefined
    },
  }
  window.__book = book
}
