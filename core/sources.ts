/** The uncertain inputs of one calculation: how each is distributed, and which are drawn together. */
import type { Method } from './calculate.ts'
import { type Cells, isDerived, type Place } from './cells.ts'
import { exp, ln } from './draws.ts'
import type { Factor, Inputs, Quantity } from './method.ts'
import { pedigreeVariance } from './pedigree.ts'
import { type Said, saidOf } from './spread.ts'

/** `normal`: the value is the mean, `sigma` relative to it. `lognormal`: the value is the median, `sigma` is of the logarithm. `percent` is half of the 95 % interval, of the upper half where the two differ. */
export type Spread = { percent: number; shape: 'normal' | 'lognormal'; sigma: number; by: 'percent' | 'pedigree' }
/** What is drawn together: a factor of the library wherever it was used, any other input by itself. */
export type Source = { id: string; parts: readonly { place: Place; spread: Spread }[] }

/** 95 % of a normal distribution lie within so many standard deviations. */
export const quantile95 = 1.959964
/** Beyond ±60 % the coefficient of variation is above 0.3, and a normal distribution would often fall below zero. */
export const widest = 60

function spreadOf({ uncertain, value }: Place, said: Said): Spread {
  if ('scores' in said) {
    const sigma = Math.sqrt(pedigreeVariance(said.scores, uncertain.entry.unit))
    return { percent: (exp(2 * sigma) - 1) * 100, shape: 'lognormal', sigma, by: 'pedigree' }
  }
  const { percent } = said
  return value > 0 && isLognormal(uncertain.entry.input as Quantity | Factor, percent)
    ? { percent, shape: 'lognormal', sigma: ln(1 + percent / 100) / quantile95, by: 'percent' }
    : { percent, shape: 'normal', sigma: percent / 100 / quantile95, by: 'percent' }
}

/** Factors, what must be above zero, and what may not be below zero where its spread is wide; shares have both ends and stay normal. */
function isLognormal(input: Quantity | Factor, percent: number): boolean {
  if (input.kind === 'factor') return true
  const { min = -1, above = -1, share } = input
  return above >= 0 || (min >= 0 && percent > widest && !share)
}

/** The sources that the inputs name, and the keys that name nothing of this calculation. */
export function sourcesOf(
  { definition, loaded: { partOf } }: Method,
  inputs: Inputs,
  { places }: Cells,
): { sources: Source[]; idle: string[] } {
  const wholes = new Set<string>()
  const used = new Set<string>()
  const byId = new Map<string, { place: Place; spread: Spread }[]>()
  for (const place of [...places].sort((a, b) => Number(isPart(a, partOf)) - Number(isPart(b, partOf)))) {
    const { uncertain, row, key } = place
    const { name, group = '', key: column } = uncertain.entry
    const rows = definition.inputs[group]
    const said = saidOf(inputs, uncertain, row, rows?.kind === 'rows' && rows.spread === column)
    // of a value that is uncertain as a whole, the uncertainty of its parts says nothing more
    if (!said || wholes.has(`${partOf.get(name)} ${row}`)) continue
    used.add(key).add(uncertain.key)
    if (isDerived(place)) {
      wholes.add(`${name} ${row}`)
      place.holder[place.at] = place.value
    }
    const id = place.factor ?? key
    const parts = byId.get(id) ?? []
    parts.push({ place, spread: spreadOf(place, said) })
    byId.set(id, parts)
  }
  const keys = Object.keys({ ...(inputs.uncertainty as object), ...(inputs.pedigree as object) })
  return { sources: [...byId].map(([id, parts]) => ({ id, parts })), idle: keys.filter((key) => !used.has(key)) }
}

const isPart = ({ uncertain }: Place, partOf: ReadonlyMap<string, string>) => partOf.has(uncertain.entry.name)
