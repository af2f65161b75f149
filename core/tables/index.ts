/** Inputs read from text and cells: blocks, tables, named values, single cells, and rows from CSV files and back. */

export { readBlock, readTable } from './block.ts'
export { type CsvCell, type CsvReader, csvReader, csvText, longestCell, quotedCell, widestRow } from './csv.ts'
export { atLines, type RowsRead, type RowsReader, rowsCsv, rowsReader } from './csv-rows.ts'
export type { Encoding } from './decode.ts'
export { type ReadInputs, readParams } from './params.ts'
export { type Reading, readCell } from './readings.ts'
export { readTableCells } from './rows.ts'
