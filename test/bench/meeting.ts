/** The meeting method as a good engineer would write it by hand: the same rules, outputs, checks and faults as core/methods/meeting.ts, to measure our executors against. */
import type { Execution } from '../../core/evaluate.ts'
import type { MeetingInputs } from '../../core/methods/generated.ts'

const GWP_CO2 = 1

/** The places of the checks and of the steps in the definition. */
const checks = {
  feeAboveRevenue: 1,
  baselineNotAllowed: 2,
  notEligible: 4,
  negative: 8,
  noBaseline: 16,
  years: 32,
  screened: 64,
} as const
const steps = { L: 0, E: 3, BE: 4, kWh: 5, EG_p: 6, PE: 7, ratio: 8, ER: 10 } as const

const failed = (fault: number): Execution => ({ outputs: {}, fired: 0, fault })

export function meeting(x: MeetingInputs): Execution {
  let BE = 0
  let dropped = 0
  let screened = 0
  for (const { EF_t, L, n, d, k = 2, participants, minutes } of x.trips) {
    const volume = L ?? (n as number) * (d as number) * k
    if (!Number.isFinite(volume)) return failed(steps.L)
    const counted = (participants === undefined || participants >= 2) && (minutes === undefined || minutes > 30)
    const E = counted ? EF_t * volume : 0
    if (!Number.isFinite(E)) return failed(steps.E)
    BE += E
    if (!counted) dropped++
    if (participants !== undefined || minutes !== undefined) screened++
  }
  if (!Number.isFinite(BE)) return failed(steps.BE)

  let EG_p: number | undefined
  let PE: number
  if (x.peRoute === 'financial') {
    PE = ((x.E_prov as number) * (x.fee as number)) / (x.revenue as number)
  } else {
    if (x.peRoute === 'measured') EG_p = x.EG as number
    else {
      let kWh = 0
      for (const { N, P, h, u = 1 } of x.servers ?? []) {
        const own = ((N * P) / 1000) * u * h
        if (!Number.isFinite(own)) return failed(steps.kWh)
        kWh += own
      }
      EG_p = (x.PUE as number) * kWh
    }
    if (!Number.isFinite(EG_p)) return failed(steps.EG_p)
    PE = EG_p * (x.EF_e as number) * GWP_CO2
  }
  if (!Number.isFinite(PE)) return failed(steps.PE)

  const ratio = BE === 0 ? undefined : PE / BE
  if (ratio !== undefined && !Number.isFinite(ratio)) return failed(steps.ratio)
  // Strictly below 1 %, safe against rounding.
  const adjust = PE < BE * 0.01 * (1 - 1e-9)
  const { R, apply = 'both' } = x
  const ER = apply === 'baseline' || (apply === 'auto' && adjust) ? BE * R - PE : (BE - PE) * R
  if (!Number.isFinite(ER)) return failed(steps.ER)

  let fired = 0
  if (x.peRoute === 'financial') {
    if ((x.fee as number) > (x.revenue as number)) fired |= checks.feeAboveRevenue
    if (x.feeYear !== undefined && x.revenueYear !== undefined && x.feeYear !== x.revenueYear) fired |= checks.years
  }
  if (apply === 'baseline' && !adjust) fired |= checks.baselineNotAllowed
  if (dropped > 0) fired |= checks.notEligible
  if (ER < 0) fired |= checks.negative
  if (BE === 0) fired |= checks.noBaseline
  if (screened > 0) fired |= checks.screened
  return { outputs: { BE, EG_p, PE, ratio, ER }, fired, fault: -1 }
}
