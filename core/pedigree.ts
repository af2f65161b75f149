/** The pedigree matrix: scores of data quality as a variance of the logarithm. */

/** Variance for each score of reliability, completeness, temporal, geographical and technological fit (ecoinvent data quality guideline, version 3, 2013). */
export const pedigreeVariances = [
  [0, 0.0006, 0.002, 0.008, 0.04],
  [0, 0.0001, 0.0006, 0.002, 0.008],
  [0, 0.0002, 0.002, 0.008, 0.04],
  [0, 0.000025, 0.0001, 0.0006, 0.002],
  [0, 0.0006, 0.008, 0.04, 0.12],
] as const
/** The variance that even the best data have: that of transport, and of all else. */
export const basicVariance = { transport: 0.12, other: 0.0006 } as const

/** What is measured over a distance is transport. */
const isTransport = (unit: string) => /km\b/.test(unit)

export const pedigreeVariance = (scores: readonly number[], unit: string): number =>
  scores.reduce(
    (sum, score, i) => sum + (pedigreeVariances[i]?.[score - 1] ?? 0),
    isTransport(unit) ? basicVariance.transport : basicVariance.other,
  )
