/** The arguments of a LAMBDA as its formulas use them, and what is wrong with one. */
import { derived, type Entry } from '../graph.ts'
import type { Cell, Choice, Flag, Matrix, Quantity } from '../method.ts'
import { yesNo } from './language.ts'
import { quoted } from './print.ts'

/** Is it one of these texts? Spreadsheets do not tell capitals from small letters. */
const isOneOf = (at: string, texts: readonly string[]) => {
  const apart = new Map(texts.map((text) => [text.toLowerCase(), text]))
  return [...apart.values()].map((text) => `(${at}=${quoted(text)})`).join('+')
}

const spellings = ({ zh, en, also = [] }: Choice['options'][string]) => [zh, en, ...also]
const yes = Object.values(yesNo.true)
const no = Object.values(yesNo.false)

/** A choice is known by its key, its titles and its other spellings; what is none of them is no value. */
function choiceOf({ options, default: preset, optional }: Choice, at: string): string {
  const known = Object.entries(options).reduceRight(
    (rest, [key, option]) => `IF(${isOneOf(at, [key, ...spellings(option)])},${quoted(key)},${rest})`,
    'NA()',
  )
  return preset === undefined && !optional ? known : `IF(${at}="",${quoted(preset ?? '')},${known})`
}

function flagOf({ default: preset }: Flag, at: string): string {
  const given = `(${at}=TRUE)+${isOneOf(at, yes)}>0`
  return preset ? `IF(${at}="",TRUE,${given})` : given
}

const presetOf = (cell: Cell) =>
  cell.kind === 'quantity' && typeof cell.default === 'number' ? String(cell.default).toUpperCase() : undefined

/** Must it be given? A factor must, as there is no library to look it up in. */
export function isNeeded({ input }: Entry): boolean {
  if (!input) return true
  if (input.kind === 'factor') return !input.optional
  if (input.optional || input.kind === 'flag') return false
  return !('default' in input) || input.default === undefined || derived(input) !== undefined
}

/** What is used in the place of an argument, where that is not the argument itself. @param otherwise a default that is worked out. */
export function usedOf(entry: Pick<Entry, 'input' | 'group'>, at: string, otherwise?: string): string | undefined {
  const cell = entry.input
  if (!cell) return undefined
  if (cell.kind === 'choice') return choiceOf(cell, at)
  if (cell.kind === 'flag') return flagOf(cell, at)
  const preset = otherwise ?? presetOf(cell)
  if (preset !== undefined) return `IF(${at}="",${preset},${at})`
  // a blank cell of a range counts as 0 once it is part of an array
  return cell.optional && entry.group !== undefined ? `IF(${at}="","",${at})` : undefined
}

/** 1 where the schema would not take an argument, else 0; undefined where it takes anything. */
export function badOf(
  { input: cell }: Entry,
  table: Matrix | undefined,
  { raw, used }: { raw: string; used: string },
  needed: boolean,
): string | undefined {
  if (cell?.kind === 'choice') return `IF(ISTEXT(${used}),0,1)`
  if (cell?.kind === 'flag') return `IF((${raw}="")+(${raw}=TRUE)+(${raw}=FALSE)+${isOneOf(raw, [...yes, ...no])},0,1)`
  if (cell?.kind === 'text') return needed ? `IF(${raw}="",1,0)` : undefined
  // a factor is not negative where nothing else is said, as the schema has it
  const limits: Limits = cell?.kind === 'factor' ? { min: 0, ...cell } : (cell ?? table ?? {})
  const { min, above, max, whole } = limits
  const rules = [
    ...(above === undefined ? (min === undefined ? [] : [`(${raw}>=${min})`]) : [`(${raw}>${above})`]),
    ...(max === undefined ? [] : [`(${raw}<=${max})`]),
    ...(whole ? [`(${raw}=INT(${raw}))`] : []),
  ]
  const inside = rules.length === 0 ? '0' : `IF(${rules.join('*')},0,1)`
  const number = `IF(ISNUMBER(${raw}),${inside},1)`
  return needed ? number : `IF(${raw}="",0,${number})`
}

type Limits = Pick<Quantity, 'min' | 'above' | 'max' | 'whole'>
