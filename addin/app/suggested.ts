/** Which inputs have a list of what may be typed: factors, and what factors are looked up by. */
import type { Cell, Factor } from '#core'

/** The factor that a cell is, or leads to. `beside` are the cells around it. */
export const factorOf = (key: string, cell: Cell, beside: readonly Cell[]): Factor | undefined =>
  cell.kind === 'factor'
    ? cell
    : beside.find(
        (other): other is Factor => other.kind === 'factor' && (other.by.mode === key || other.by.place === key),
      )

export const isSuggested = (key: string, cell: Cell, beside: readonly Cell[]) =>
  (cell.kind === 'factor' || cell.kind === 'text') && factorOf(key, cell, beside) !== undefined
