/** A method's inputs as a block of cells: what `readBlock` reads, in the words of one language. */
import type { Method } from '../calculate.ts'
import { optionNamed } from '../choices.ts'
import { columnsOf, isGroup } from '../inputs.ts'
import type { Cell, Input, Inputs, List, Rows } from '../method.ts'
import type { Text } from '../problem.ts'
import { isSpread, type SpreadInput, spreadInputs } from '../spread-inputs.ts'
import { unitShown } from '../unit-names.ts'
import { keyNamed } from './names.ts'
import { columnNamed } from './rows.ts'
import { spreadNamed } from './spreads.ts'

export type BlockCell = string | number | boolean
type Line = BlockCell[]
type Language = keyof Text

const isSection = (cell: BlockCell | undefined) => typeof cell === 'string' && /^\s*[[［].*[\]］]\s*$/s.test(cell)

/** A choice by its title, where the title is read as that choice. */
function shown(cell: Cell | undefined, value: unknown, language: Language): BlockCell {
  if (cell?.kind !== 'choice') return (value ?? '') as BlockCell
  const title = cell.options[value as string]?.[language]
  return title !== undefined && optionNamed(cell, title) === value ? title : (value as string)
}

/** Single values first, as name, value and unit; then a section for each input of several rows, each closed by a blank row. */
export function blockOf({ definition }: Method, inputs: Inputs, language: Language): BlockCell[][] {
  const nameOf = (key: string, input: Input) => {
    const title = input.label[language]
    const isClear = keyNamed(definition.inputs, title) === key && spreadNamed(title) === undefined
    return isClear && !isSection(title) ? title : key
  }
  const singles: Line[] = []
  const sections: Line[][] = []
  for (const [key, value] of Object.entries(inputs)) {
    const input = definition.inputs[key]
    if (isSpread(key)) sections.push(spreadSection(key, value as Inputs))
    else if (!input || value === undefined) continue
    else if (input.kind === 'matrix') sections.push([[`[${nameOf(key, input)}]`], ...(value as Line[])])
    else if (isGroup(input)) {
      const body = rowLines(input, key, value as readonly unknown[], language)
      // a text in the first column that looks like the name of a section would begin one
      const held = body.some(([first]) => isSection(first)) ? body.map((line) => ['', ...line]) : body
      sections.push([[`[${nameOf(key, input)}]`], ...held])
    } else {
      const unit = 'unit' in input && input.unit !== '-' ? unitShown(input.unit)[language] : ''
      singles.push([nameOf(key, input), shown(input, value, language), unit])
    }
  }
  const lines = [...singles, ...sections.flatMap((section, i) => [...(i + singles.length > 0 ? [[]] : []), ...section])]
  const wide = Math.max(2, ...lines.map((line) => line.length))
  return lines.map((line) => [...line, ...Array<string>(wide - line.length).fill('')])
}

/** The columns that some row fills, under their names. */
function rowLines(input: Rows | List, key: string, rows: readonly unknown[], language: Language): Line[] {
  const columns = columnsOf(input)
  if (input.kind === 'list') return [[key], ...rows.map((item) => [item as BlockCell])]
  const given = rows as readonly Inputs[]
  const filled = Object.keys(columns).filter((name) => given.some((row) => row[name] !== undefined))
  const names = filled.length > 0 ? filled : Object.keys(columns).slice(0, 1)
  const header = names.map((name) => {
    const title = columns[name]?.label[language] ?? name
    return columnNamed(input, key, title) === name ? title : name
  })
  return [header, ...given.map((row) => names.map((name) => shown(columns[name], row[name], language)))]
}

const spreadSection = (name: SpreadInput, spreads: Inputs): Line[] => [
  [`[${name}]`],
  ['key', ...Object.keys(spreadInputs[name].columns)],
  ...Object.entries(spreads).map(([key, value]) => [key, ...[value as BlockCell | BlockCell[]].flat()]),
]
