/** The server method as a good engineer would write it by hand: the same rules, outputs, checks and faults as core/methods/footprint.ts, to measure our executors against. */
import type { Execution } from '../../core/evaluate.ts'
import { newestYear } from '../../core/factors/data.ts'
import type { ServerInputs } from '../../core/methods/generated.ts'

const newest = newestYear
const failed: Execution = { outputs: {}, fired: 0, fault: 0 }
/** The places of the checks in the definition. */
const bit = (place: number) => 1 << place
const [life, use, lifeOfRow, declared, yearOfDeclared, size, alloc, byOutput, economic, energyCut, omitReason] =
  Array.from({ length: 11 }, (_, i) => bit(i)) as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ]
const [offset, removals, negatives, tiers, cut1, cut5, cutNothing, gwpMix, boundaries, useOdd, age] = Array.from(
  { length: 11 },
  (_, i) => bit(i + 11),
) as [number, number, number, number, number, number, number, number, number, number, number]
const noStage = 22
const noSpec = 27

export function server(x: ServerInputs): Execution {
  const { flows, lifetime, quantity = 1, gwp = 'AR6', year: reportYear = newest } = x
  const isDeclared = x.unitKind === 'declared'
  let fired = 0
  if (!isDeclared && lifetime === undefined) fired |= life
  if (!isDeclared && x.intendedUse === undefined) fired |= use
  if (x.form === undefined) fired |= bit(noSpec)
  if (x.size === undefined) fired |= bit(noSpec + 1)
  if (x.averageLoad === undefined) fired |= bit(noSpec + 2)

  const sums = { materials: 0, production: 0, distribution: 0, use: 0, endOfLife: 0 }
  const rows = { materials: 0, production: 0, distribution: 0, use: 0, endOfLife: 0 }
  const origins = { fossil: 0, biogenic: 0, landUse: 0, aircraft: 0, removal: 0 }
  /** What is left out, by process: few rows are; one without a process has a place of its own. */
  let cutOf: Map<unknown, number> | undefined
  let [cutTotal, cutLargest, weights, primaryWeights, scored, scoreWeights] = [0, 0, 0, 0, 0, 0]

  for (const row of flows) {
    const { stage, per = 'unit', share = 1, origin = 'fossil', omitted = false, primary = false, process = row } = row
    const { allocBasis, allocKind, dq1, dq2, dq3, dq4, dq5 } = row
    const years = per === 'unit' || lifetime === undefined ? 1 : lifetime
    const E = (row.amount * row.EF * share * years) / quantity
    if (!Number.isFinite(E)) return failed
    const kept = omitted ? 0 : E
    const cut = omitted ? Math.abs(E) : 0
    if (omitted) {
      cutOf ??= new Map()
      cutOf.set(process, (cutOf.get(process) ?? 0) + cut)
    }
    const weight = Math.abs(kept)
    // texts that were just read are compared faster than they are looked up
    if (stage === 'materials') {
      sums.materials += kept
      rows.materials++
    } else if (stage === 'production') {
      sums.production += kept
      rows.production++
    } else if (stage === 'distribution') {
      sums.distribution += kept
      rows.distribution++
    } else if (stage === 'use') {
      sums.use += kept
      rows.use++
    } else {
      sums.endOfLife += kept
      rows.endOfLife++
    }
    if (origin === 'fossil') origins.fossil += kept
    else if (origin === 'biogenic') origins.biogenic += kept
    else if (origin === 'landUse') origins.landUse += kept
    else if (origin === 'aircraft') origins.aircraft += kept
    else if (origin === 'removal') origins.removal += kept
    cutTotal += cut
    if (cut > cutLargest) cutLargest = cut
    weights += weight
    if (primary) primaryWeights += weight
    const scores =
      (dq1 === undefined ? 0 : 1) +
      (dq2 === undefined ? 0 : 1) +
      (dq3 === undefined ? 0 : 1) +
      (dq4 === undefined ? 0 : 1) +
      (dq5 === undefined ? 0 : 1)
    if (scores > 0) {
      const mean = ((dq1 ?? 0) + (dq2 ?? 0) + (dq3 ?? 0) + (dq4 ?? 0) + (dq5 ?? 0)) / scores
      scored += weight
      scoreWeights += weight * mean
    }

    if (per === 'year' && lifetime === undefined) fired |= lifeOfRow
    if (isDeclared && (stage === 'use' || stage === 'endOfLife')) fired |= declared
    if (isDeclared && per === 'year') fired |= yearOfDeclared
    if (!(Math.abs(row.amount) <= 1e15)) fired |= size
    if (share !== 1 && (allocBasis === undefined || row.allocReason === undefined)) fired |= alloc
    if (allocBasis === 'economic') {
      fired |= economic
      if (allocKind !== undefined && allocKind !== 'line') fired |= byOutput
    }
    if (omitted) {
      if (row.energy) fired |= energyCut
      if (row.omitReason === undefined) fired |= omitReason
    }
    if (origin === 'offset') fired |= offset
    if (origin === 'removal' && E > 0) fired |= removals
    if (E < 0 && origin !== 'removal' && stage !== 'endOfLife') fired |= negatives
    if (!primary && row.tier === undefined) fired |= tiers
    if (row.gwpSet !== undefined && row.gwpSet !== gwp) fired |= gwpMix
    if (row.boundary === 'cradleToGrave') fired |= boundaries
    if (row.dataYear !== undefined && reportYear - row.dataYear >= (primary ? 2 : 6)) fired |= age
  }

  const total = sums.materials + sums.production + sums.distribution + sums.use + sums.endOfLife
  const emissions = origins.fossil + origins.biogenic + origins.landUse + origins.aircraft
  const cutBase = total + cutTotal
  let cutProcess: number | undefined = 0
  if (cutOf) {
    // a process of which something counts is not left out
    for (const { omitted, process, amount, EF, share = 1, per } of flows) {
      const counts = !omitted && amount * EF * share * (per === 'year' ? (lifetime ?? 1) : 1) !== 0
      if (counts && process !== undefined) cutOf.delete(process)
    }
    for (const cut of cutOf.values()) if (cut > cutProcess) cutProcess = cut
  }
  let cutMax: number | undefined
  let cutSum: number | undefined
  if (cutTotal === 0) [cutMax, cutProcess, cutSum] = [0, 0, 0]
  else if (cutBase > 0) [cutMax, cutProcess, cutSum] = [cutLargest / cutBase, cutProcess / cutBase, cutTotal / cutBase]
  else cutProcess = undefined
  const one = 0.01 * (1 + 1e-9)
  const five = 0.05 * (1 + 1e-9)
  const singlesMet = (cutMax ?? 0) <= one && (cutProcess ?? 0) <= one
  const sumMet = (cutSum ?? 0) <= five
  if (!singlesMet) fired |= cut1
  if (!sumMet) fired |= cut5
  if (cutTotal !== 0 && !(cutBase > 0)) fired |= cutNothing
  if (!isDeclared) {
    if (!(sums.use >= total * 0.4 && sums.use <= total * 0.98)) fired |= useOdd
    if (rows.materials === 0) fired |= bit(noStage)
    if (rows.production === 0) fired |= bit(noStage + 1)
    if (rows.distribution === 0) fired |= bit(noStage + 2)
    if (rows.use === 0) fired |= bit(noStage + 3)
    if (rows.endOfLife === 0) fired |= bit(noStage + 4)
  }
  const all = [total, emissions, cutBase, weights, scored, scoreWeights, origins.removal]
  for (const sum of all) if (!Number.isFinite(sum)) return failed
  return {
    outputs: {
      ...sums,
      cutMax,
      cutSum,
      cutProcess,
      cutMet: cutMax !== undefined && singlesMet && sumMet ? 1 : 0,
      primaryShare: weights === 0 ? undefined : primaryWeights / weights,
      dqr: scored === 0 ? undefined : scoreWeights / scored,
      dqrCoverage: weights === 0 ? undefined : scored / weights,
      fossil: origins.fossil,
      biogenic: origins.biogenic,
      landUse: origins.landUse,
      aircraft: origins.aircraft,
      removal: origins.removal,
      emissions,
      total,
    },
    fired,
    fault: -1,
  }
}
