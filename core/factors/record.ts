/** The shapes of the factor library: one record per figure, the source it comes from, and what was left out and why. */
import type { Text } from '../problem.ts'

/** All families of factors that the methods know; the library need not hold figures of each. */
export const families = [
  'grid',
  'footprint',
  'travel',
  'freight',
  'network',
  'pue',
  'storage-power',
  'vcpu-power',
  'memory-power',
  'part',
  'material',
  'water',
  'waste',
  'gwp',
] as const

export type Family = (typeof families)[number]

/** `S1` read first-hand, `S2` from a copy, `C` computed from those, `M` from memory: never a default. */
export type Certainty = 'S1' | 'S2' | 'C' | 'M'

/** One dated figure. Never edited: a correction is a new record that supersedes it. */
export type FactorRecord = {
  /** `family/key/set-or-place/year`, and `r2` and on for corrections */
  id: string
  family: Family
  key: string
  set?: string
  place: string
  title: Text
  value: number
  unit: string
  /** absent where the figure is no emission (kWh/GB, W) */
  gases?: 'CO2' | 'CO2e'
  gwp?: 'AR5' | 'AR6'
  /** What of the life cycle is inside: `generation`, `operation`, `gateToGate`, `gateToGrave`, `cradleToGate`, `cradleToGrave`, `notStated`. */
  boundary: string
  /** Radiative forcing is included. */
  rf?: true
  /** The year the data describe. */
  year: number
  /** ISO date or year of publication, or `not seen`. */
  published: string
  source: string
  certainty: Certainty
  /** The value as the source prints it, where it has digits that a number loses. */
  printed?: string
  reviewed: string
  supersedes?: string
  note?: Text
}

/** A document that figures come from, as results cite it. `licence` is `not seen` unless somebody saw it. */
export type Citation = {
  id: string
  document: Text
  issuer: Text
  url: string
  licence: string
  published: string
}

export type Source = Citation & {
  docNo?: string
  /** How we read it: first-hand, or which copy. */
  read: Text
}

/** A figure that exists somewhere and is not in the library. */
export type LeftOut = {
  family: Family
  why: 'conflict' | 'unclear' | 'unusable' | 'memory' | 'not-seen' | 'none'
  what: Text
  reason: Text
}

/** One year of a series: where its figures come from, and the set they belong to. */
export type Column = {
  year: number
  source: string
  certainty: Certainty
  set?: string
  /** A correction of figures of the same year: 2 gives ids that end in `r2`. */
  revision?: number
  /** row -> id of the record that this one takes the place of */
  supersedes?: Record<string, string>
}

/**
 * A table of figures that share everything but place (or key) and year. A row holds the values as printed, in the order of
 * the columns, parted by spaces; `-` is a gap.
 */
export type Series = {
  family: Family
  title: Text
  unit: string
  gases?: 'CO2' | 'CO2e'
  gwp?: 'AR5' | 'AR6'
  boundary: string
  rf?: true
  reviewed: string
  note?: Text
  notes?: Record<string, Text>
  columns: Column[]
  rows: Record<string, string>
} & ({ by: 'place'; key: string } | { by: 'key'; place: string; titles?: Record<string, Text> })
