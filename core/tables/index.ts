/** Inputs read from text and cells: blocks, tables, named values and single cells. */

export { readBlock, readTable } from './block.ts'
export { type ReadInputs, readParams } from './params.ts'
export { type Reading, readCell } from './readings.ts'
export { readTableCells } from './rows.ts'
