/** Written by `npm run generate`: every method as straight-line code. */
import type { Execution } from '../evaluate.ts'
import { functions, sumsOfSame } from '../language/functions.ts'

const failed = (fault: number): Execution => ({ outputs: {}, fired: 0, fault })

export type MeetingInputs = {
  readonly trips: readonly {
    readonly mode?: string
    readonly EF_t: number
    readonly L?: number
    readonly n?: number
    readonly d?: number
    readonly k?: number
    readonly occupancy?: number
    readonly participants?: number
    readonly minutes?: number
  }[]
  readonly travelSet?: 'seed-annex' | 'cn-2024' | 'uk-2023' | 'uk-2025'
  readonly peRoute: 'measured' | 'simulated' | 'financial'
  readonly EG?: number
  readonly servers?: readonly { readonly N: number; readonly P: number; readonly h: number; readonly u?: number }[]
  readonly PUE?: number
  readonly E_prov?: number
  readonly fee?: number
  readonly revenue?: number
  readonly feeYear?: number
  readonly revenueYear?: number
  readonly EF_e?: number
  readonly region?: string
  readonly year?: number
  readonly R: number
  readonly rBasis?: 'participants' | 'meetings' | 'unstated'
  readonly apply?: 'both' | 'baseline' | 'auto'
  readonly entity?: string
  readonly project?: string
  readonly product?: string
  readonly periodFrom?: string
  readonly periodTo?: string
  readonly preparer?: string
  readonly note?: string
}
function meeting(x: MeetingInputs): Execution {
  const GWP_CO2 = 1
  const peRoute = x.peRoute
  const R = x.R
  const apply = x.apply ?? 'both'
  const EG = peRoute === 'measured' ? x.EG : undefined
  const PUE = peRoute === 'simulated' ? x.PUE : undefined
  const E_prov = peRoute === 'financial' ? x.E_prov : undefined
  const fee = peRoute === 'financial' ? x.fee : undefined
  const revenue = peRoute === 'financial' ? x.revenue : undefined
  const feeYear = peRoute === 'financial' ? x.feeYear : undefined
  const revenueYear = peRoute === 'financial' ? x.revenueYear : undefined
  const EF_e = peRoute === 'measured' || peRoute === 'simulated' ? x.EF_e : undefined
  const trips = x.trips ?? []
  const servers = (peRoute === 'simulated' ? x.servers : undefined) ?? []
  let fired = 0
  if (peRoute === 'financial' && !(fee! <= revenue!)) fired |= 1
  if (peRoute === 'financial' && !(feeYear === undefined || revenueYear === undefined || feeYear! === revenueYear!)) fired |= 32
  let SUM_trips_E = 0
  let COUNT_trips_counted = 0
  let SUM_trips_counted = 0
  let SUM_trips_screened = 0
  for (let trips_i = 0; trips_i < trips.length; trips_i++) {
    const trips_row = trips[trips_i]!
    const trips_EF_t = trips_row.EF_t
    let trips_L = trips_row.L
    const trips_n = trips_row.n
    const trips_d = trips_row.d
    const trips_k = trips_row.k ?? 2
    const trips_participants = trips_row.participants
    const trips_minutes = trips_row.minutes
    trips_L ??= trips_n! * trips_d! * trips_k
    if (trips_L - trips_L !== 0) return failed(0)
    const trips_counted = (trips_participants === undefined || trips_participants! >= 2) && (trips_minutes === undefined || trips_minutes! > 30) ? 1 : 0
    const trips_screened = trips_participants === undefined && trips_minutes === undefined ? 0 : 1
    const trips_E = trips_EF_t * trips_L * trips_counted
    if (trips_E - trips_E !== 0) return failed(3)
    SUM_trips_E = functions.SUM.add(SUM_trips_E, trips_E)
    COUNT_trips_counted = functions.COUNT.add(COUNT_trips_counted, trips_counted)
    SUM_trips_counted = functions.SUM.add(SUM_trips_counted, trips_counted)
    SUM_trips_screened = functions.SUM.add(SUM_trips_screened, trips_screened)
  }
  let SUM_servers_kWh = 0
  for (let servers_i = 0; servers_i < servers.length; servers_i++) {
    const servers_row = servers[servers_i]!
    const servers_N = servers_row.N
    const servers_P = servers_row.P
    const servers_h = servers_row.h
    const servers_u = servers_row.u ?? 1
    const servers_kWh = ((servers_N! * servers_P!) / 1000) * servers_u! * servers_h!
    if (servers_kWh - servers_kWh !== 0) return failed(5)
    SUM_servers_kWh = functions.SUM.add(SUM_servers_kWh, servers_kWh!)
  }
  const BE = SUM_trips_E
  if (BE - BE !== 0) return failed(4)
  const EG_p = peRoute === 'measured' || peRoute === 'simulated' ? (peRoute === 'measured' ? EG! : PUE! * SUM_servers_kWh) : undefined
  if (EG_p !== undefined && EG_p - EG_p !== 0) return failed(6)
  const PE = peRoute === 'financial' ? (E_prov! * fee!) / revenue! : EG_p! * EF_e! * GWP_CO2
  if (PE - PE !== 0) return failed(7)
  const ratio = BE === 0 ? undefined : PE / BE
  if (ratio !== undefined && ratio - ratio !== 0) return failed(8)
  const adjust = PE < BE * 0.01 * (1 - 1e-9)
  const ER = apply === 'baseline' || (apply === 'auto' && adjust) ? BE * R - PE : (BE - PE) * R
  if (ER - ER !== 0) return failed(10)
  const rowsDropped = COUNT_trips_counted - SUM_trips_counted
  if (rowsDropped - rowsDropped !== 0) return failed(11)
  const rowsScreened = SUM_trips_screened
  if (rowsScreened - rowsScreened !== 0) return failed(12)
  if (!(apply !== 'baseline' || adjust)) fired |= 2
  if (!(rowsDropped === 0)) fired |= 4
  if (!(ER >= 0)) fired |= 8
  if (!(BE > 0)) fired |= 16
  if (!(rowsScreened === 0)) fired |= 64
  return { outputs: { BE, EG_p, PE, ratio, ER }, fired, fault: -1 }
}

export type MeetingRateInputs = {
  readonly route: 'survey' | 'hybrid' | 'duration' | 'distance'
  readonly k?: number
  readonly n?: number
  readonly conservative?: boolean
  readonly offline?: number
  readonly online?: number
  readonly minutes?: readonly number[]
  readonly km?: readonly number[]
  readonly threshold?: number
  readonly entity?: string
  readonly project?: string
  readonly product?: string
  readonly periodFrom?: string
  readonly periodTo?: string
  readonly preparer?: string
  readonly note?: string
}
function meetingRate(x: MeetingRateInputs): Execution {
  const z = 1.959964
  const eligible = 30
  const one_min = 1
  const one_km = 1
  const route = x.route
  const k = route === 'survey' ? x.k : undefined
  const n = route === 'survey' ? x.n : undefined
  const conservative = (route === 'survey' ? x.conservative : undefined) ?? false
  const offline = route === 'hybrid' ? x.offline : undefined
  const online = route === 'hybrid' ? x.online : undefined
  const threshold = route === 'duration' || route === 'distance' ? x.threshold : undefined
  const minutes = (route === 'duration' ? x.minutes : undefined) ?? []
  const km = (route === 'distance' ? x.km : undefined) ?? []
  let fired = 0
  const p = route === 'survey' ? k! / n! : undefined
  if (p !== undefined && p - p !== 0) return failed(0)
  const wilson =
    route === 'survey' ? (p! + z ** 2 / (2 * n!) - z * functions.SQRT.one((p! * (1 - p!)) / n! + z ** 2 / (4 * n! ** 2))) / (1 + z ** 2 / n!) : undefined
  if (wilson !== undefined && wilson - wilson !== 0) return failed(1)
  if (route === 'survey' && !(k! <= n!)) fired |= 1
  let SUM_minutes_long = 0
  let SUM_minutes_valid = 0
  for (let minutes_i = 0; minutes_i < minutes.length; minutes_i++) {
    const minutes_row = minutes[minutes_i]!
    const minutes_value = minutes_row
    const minutes_valid = minutes_value! > eligible ? 1 : 0
    const minutes_long = minutes_value! > eligible && minutes_value! / one_min > threshold! ? 1 : 0
    SUM_minutes_long = functions.SUM.add(SUM_minutes_long, minutes_long!)
    SUM_minutes_valid = functions.SUM.add(SUM_minutes_valid, minutes_valid!)
  }
  let SUM_km_far = 0
  let COUNT_km_far = 0
  for (let km_i = 0; km_i < km.length; km_i++) {
    const km_row = km[km_i]!
    const km_value = km_row
    const km_far = km_value! / one_km >= threshold! ? 1 : 0
    SUM_km_far = functions.SUM.add(SUM_km_far, km_far!)
    COUNT_km_far = functions.COUNT.add(COUNT_km_far, km_far!)
  }
  const R =
    route === 'survey'
      ? conservative!
        ? wilson!
        : p!
      : route === 'hybrid'
        ? offline! / (offline! + online!)
        : route === 'duration'
          ? SUM_minutes_long / SUM_minutes_valid
          : SUM_km_far / COUNT_km_far
  if (R - R !== 0) return failed(5)
  return { outputs: { R }, fired, fault: -1 }
}

export type ClouddocInputs = {
  readonly N_d: number
  readonly S: number
  readonly V: number
  readonly r: number
  readonly p_B?: number
  readonly O: number
  readonly b_o?: number
  readonly Q: number
  readonly b_q: number
  readonly f: number
  readonly I_net: number
  readonly I_low: number
  readonly I_high: number
  readonly dcRoute: 'measured' | 'bottomUp' | 'allocated'
  readonly E_dc?: number
  readonly TB?: number
  readonly rho?: number
  readonly w?: number
  readonly days?: number
  readonly e_q?: number
  readonly PUE?: number
  readonly PE_alloc?: number
  readonly EF_n: number
  readonly EF_dc?: number
  readonly region?: string
  readonly regionDc?: string
  readonly year?: number
  readonly LE?: number
  readonly E_terminal?: number
  readonly claimedIn?: string
  readonly entity?: string
  readonly project?: string
  readonly product?: string
  readonly periodFrom?: string
  readonly periodTo?: string
  readonly preparer?: string
  readonly note?: string
}
function clouddoc(x: ClouddocInputs): Execution {
  const GWP_CO2 = 1
  const N_d = x.N_d
  const S = x.S
  const V = x.V
  const r = x.r
  const p_B = x.p_B ?? 1
  const O = x.O
  let b_o = x.b_o
  const Q = x.Q
  const b_q = x.b_q
  const f = x.f
  const I_net = x.I_net
  const I_low = x.I_low
  const I_high = x.I_high
  const dcRoute = x.dcRoute
  const EF_n = x.EF_n
  const LE = x.LE ?? 0
  const E_terminal = x.E_terminal
  const claimedIn = x.claimedIn
  const E_dc = dcRoute === 'measured' ? x.E_dc : undefined
  let TB = dcRoute === 'bottomUp' ? x.TB : undefined
  const rho = (dcRoute === 'bottomUp' ? x.rho : undefined) ?? 3
  const w = dcRoute === 'bottomUp' ? x.w : undefined
  const days = (dcRoute === 'bottomUp' ? x.days : undefined) ?? 365
  const e_q = dcRoute === 'bottomUp' ? x.e_q : undefined
  const PUE = dcRoute === 'bottomUp' ? x.PUE : undefined
  const PE_alloc = dcRoute === 'allocated' ? x.PE_alloc : undefined
  const EF_dc = dcRoute === 'measured' || dcRoute === 'bottomUp' ? x.EF_dc : undefined
  let fired = 0
  b_o ??= S
  if (dcRoute === 'bottomUp') TB ??= (N_d * S) / 1000000
  if (TB !== undefined && TB - TB !== 0) return failed(1)
  const G_B = ((N_d * V * S) / 1000) * (1 + r)
  if (G_B - G_B !== 0) return failed(2)
  const BE = p_B * G_B * I_net * EF_n * GWP_CO2
  if (BE - BE !== 0) return failed(3)
  const G_P = N_d * ((O * b_o) / 1000 + (Q * (1 + f) * b_q) / 1000000)
  if (G_P - G_P !== 0) return failed(4)
  const PE_net = G_P * I_net * EF_n * GWP_CO2
  if (PE_net - PE_net !== 0) return failed(5)
  const operations = N_d * (O + Q)
  if (operations - operations !== 0) return failed(6)
  const E_up = dcRoute === 'bottomUp' ? PUE! * ((TB! * rho! * w! * 24 * days!) / 1000 + operations * e_q!) : undefined
  if (E_up !== undefined && E_up - E_up !== 0) return failed(7)
  const PE_dc = dcRoute === 'allocated' ? PE_alloc! : (dcRoute === 'measured' ? E_dc! : E_up!) * EF_dc! * GWP_CO2
  if (PE_dc - PE_dc !== 0) return failed(8)
  const PE = PE_net + PE_dc
  if (PE - PE !== 0) return failed(9)
  const ER = BE - PE - LE
  if (ER - ER !== 0) return failed(10)
  const I_star = p_B * G_B > G_P && EF_n > 0 ? (PE_dc + LE) / ((p_B * G_B - G_P) * EF_n * GWP_CO2) : undefined
  if (I_star !== undefined && I_star - I_star !== 0) return failed(11)
  const ER_low = (p_B * G_B - G_P) * I_low * EF_n * GWP_CO2 - PE_dc - LE
  if (ER_low - ER_low !== 0) return failed(12)
  const ER_high = (p_B * G_B - G_P) * I_high * EF_n * GWP_CO2 - PE_dc - LE
  if (ER_high - ER_high !== 0) return failed(13)
  if (!((ER_low >= 0 && ER_high >= 0) || (ER_low <= 0 && ER_high <= 0))) fired |= 1
  if (!(ER >= 0)) fired |= 2
  if (!!(I_star === undefined)) fired |= 4
  if (!(E_terminal === undefined)) fired |= 8
  if (!(claimedIn === undefined)) fired |= 16
  return { outputs: { G_B, G_P, BE, PE_net, PE_dc, PE, ER, I_star, ER_low, ER_high }, fired, fault: -1 }
}

export type StorageInputs = {
  readonly unitKind: 'functional' | 'declared'
  readonly quantity?: number
  readonly intendedUse?: string
  readonly lifetime?: number
  readonly type?: string
  readonly capacity?: string
  readonly speed?: string
  readonly gwp?: 'AR5' | 'AR6'
  readonly year?: number
  readonly region?: string
  readonly flows: readonly {
    readonly stage: 'materials' | 'production' | 'distribution' | 'use' | 'endOfLife'
    readonly process?: string
    readonly flow?: string
    readonly amount: number
    readonly unit: string
    readonly EF: number
    readonly per?: 'unit' | 'year'
    readonly share?: number
    readonly allocBasis?: 'avoided' | 'physical' | 'economic' | 'other'
    readonly allocReason?: string
    readonly allocKind?: 'line' | 'utility' | 'waste'
    readonly energy?: boolean
    readonly omitted?: boolean
    readonly omitReason?: string
    readonly origin?: 'fossil' | 'biogenic' | 'landUse' | 'aircraft' | 'removal' | 'offset'
    readonly primary?: boolean
    readonly tier?: number
    readonly dataYear?: number
    readonly place?: string
    readonly source?: string
    readonly evidence?: string
    readonly boundary?: 'cradleToGate' | 'gateToGate' | 'gateToGrave' | 'cradleToGrave' | 'notStated'
    readonly gwpSet?: 'AR5' | 'AR6'
    readonly dq1?: number
    readonly dq2?: number
    readonly dq3?: number
    readonly dq4?: number
    readonly dq5?: number
  }[]
  readonly entity?: string
  readonly project?: string
  readonly product?: string
  readonly periodFrom?: string
  readonly periodTo?: string
  readonly preparer?: string
  readonly note?: string
}
function storage(x: StorageInputs): Execution {
  const one_year = 1
  const newest = 2025
  const unitKind = x.unitKind
  const quantity = x.quantity ?? 1
  const intendedUse = x.intendedUse
  const lifetime = x.lifetime
  const type = x.type
  const capacity = x.capacity
  const speed = x.speed
  const gwp = x.gwp ?? 'AR6'
  const year = x.year
  const flows = x.flows ?? []
  const flows_cut_all: number[] = []
  const flows_weight_all: number[] = []
  let SUMSAME_flows_process_flows_weight: number[] | undefined
  let SUMSAME_flows_process_flows_cut: number[] | undefined
  let fired = 0
  const reportYear = year === undefined ? newest : year!
  if (!(unitKind === 'declared' || !(lifetime === undefined))) fired |= 1
  if (!(unitKind === 'declared' || !(intendedUse === undefined))) fired |= 2
  if (!!(type === undefined)) fired |= 33554432
  if (!!(capacity === undefined)) fired |= 67108864
  if (!!(speed === undefined)) fired |= 134217728
  let SUMIF_flows_stage_materials_flows_kept = 0
  let SUMIF_flows_stage_production_flows_kept = 0
  let SUMIF_flows_stage_distribution_flows_kept = 0
  let SUMIF_flows_stage_use_flows_kept = 0
  let SUMIF_flows_stage_endOfLife_flows_kept = 0
  let SUMIF_flows_origin_fossil_flows_kept = 0
  let SUMIF_flows_origin_biogenic_flows_kept = 0
  let SUMIF_flows_origin_landUse_flows_kept = 0
  let SUMIF_flows_origin_aircraft_flows_kept = 0
  let SUMIF_flows_origin_removal_flows_kept = 0
  let SUM_flows_cut = 0
  let LARGEST_flows_cut = NaN
  let SUM_flows_weight = 0
  let SUM_flows_primaryWeight = 0
  let SUM_flows_scoredWeight = 0
  let SUM_flows_scoreWeight = 0
  let COUNTIF_flows_stage_materials = 0
  let COUNTIF_flows_stage_production = 0
  let COUNTIF_flows_stage_distribution = 0
  let COUNTIF_flows_stage_use = 0
  let COUNTIF_flows_stage_endOfLife = 0
  for (let flows_i = 0; flows_i < flows.length; flows_i++) {
    const flows_row = flows[flows_i]!
    const flows_stage = flows_row.stage
    const flows_amount = flows_row.amount
    const flows_EF = flows_row.EF
    const flows_per = flows_row.per ?? 'unit'
    const flows_share = flows_row.share ?? 1
    const flows_allocBasis = flows_row.allocBasis
    const flows_allocReason = flows_row.allocReason
    const flows_allocKind = flows_row.allocKind
    const flows_energy = flows_row.energy ?? false
    const flows_omitted = flows_row.omitted ?? false
    const flows_omitReason = flows_row.omitReason
    const flows_origin = flows_row.origin ?? 'fossil'
    const flows_primary = flows_row.primary ?? false
    const flows_tier = flows_row.tier
    const flows_dataYear = flows_row.dataYear
    const flows_source = flows_row.source
    const flows_boundary = flows_row.boundary
    const flows_gwpSet = flows_row.gwpSet
    const flows_dq1 = flows_row.dq1
    const flows_dq2 = flows_row.dq2
    const flows_dq3 = flows_row.dq3
    const flows_dq4 = flows_row.dq4
    const flows_dq5 = flows_row.dq5
    const flows_E = (flows_amount * flows_EF * flows_share * (flows_per === 'unit' || lifetime === undefined ? 1 : lifetime! / one_year)) / quantity
    if (flows_E - flows_E !== 0) return failed(0)
    const flows_kept = flows_omitted ? 0 : flows_E
    const flows_cut = flows_omitted ? functions.ABS.one(flows_E) : 0
    if (flows_cut - flows_cut !== 0) return failed(2)
    flows_cut_all.push(flows_cut)
    const flows_weight = functions.ABS.one(flows_kept)
    if (flows_weight - flows_weight !== 0) return failed(15)
    flows_weight_all.push(flows_weight)
    const flows_primaryWeight = flows_primary ? flows_weight : 0
    const flows_scores =
      (flows_dq1 === undefined ? 0 : 1) +
      (flows_dq2 === undefined ? 0 : 1) +
      (flows_dq3 === undefined ? 0 : 1) +
      (flows_dq4 === undefined ? 0 : 1) +
      (flows_dq5 === undefined ? 0 : 1)
    if (flows_scores - flows_scores !== 0) return failed(26)
    const flows_scoreSum =
      (flows_dq1 === undefined ? 0 : flows_dq1!) +
      (flows_dq2 === undefined ? 0 : flows_dq2!) +
      (flows_dq3 === undefined ? 0 : flows_dq3!) +
      (flows_dq4 === undefined ? 0 : flows_dq4!) +
      (flows_dq5 === undefined ? 0 : flows_dq5!)
    if (flows_scoreSum - flows_scoreSum !== 0) return failed(27)
    const flows_scoredWeight = flows_scores >= 1 ? flows_weight : 0
    const flows_scoreWeight = flows_scores >= 1 ? flows_weight * (flows_scoreSum / flows_scores) : 0
    if (flows_scoreWeight - flows_scoreWeight !== 0) return failed(29)
    const flows_age = reportYear - (flows_dataYear === undefined ? reportYear : flows_dataYear!)
    if (flows_age - flows_age !== 0) return failed(34)
    if (flows_stage === 'materials') SUMIF_flows_stage_materials_flows_kept = functions.SUMIF.add(SUMIF_flows_stage_materials_flows_kept, flows_kept)
    if (flows_stage === 'production') SUMIF_flows_stage_production_flows_kept = functions.SUMIF.add(SUMIF_flows_stage_production_flows_kept, flows_kept)
    if (flows_stage === 'distribution') SUMIF_flows_stage_distribution_flows_kept = functions.SUMIF.add(SUMIF_flows_stage_distribution_flows_kept, flows_kept)
    if (flows_stage === 'use') SUMIF_flows_stage_use_flows_kept = functions.SUMIF.add(SUMIF_flows_stage_use_flows_kept, flows_kept)
    if (flows_stage === 'endOfLife') SUMIF_flows_stage_endOfLife_flows_kept = functions.SUMIF.add(SUMIF_flows_stage_endOfLife_flows_kept, flows_kept)
    if (flows_origin === 'fossil') SUMIF_flows_origin_fossil_flows_kept = functions.SUMIF.add(SUMIF_flows_origin_fossil_flows_kept, flows_kept)
    if (flows_origin === 'biogenic') SUMIF_flows_origin_biogenic_flows_kept = functions.SUMIF.add(SUMIF_flows_origin_biogenic_flows_kept, flows_kept)
    if (flows_origin === 'landUse') SUMIF_flows_origin_landUse_flows_kept = functions.SUMIF.add(SUMIF_flows_origin_landUse_flows_kept, flows_kept)
    if (flows_origin === 'aircraft') SUMIF_flows_origin_aircraft_flows_kept = functions.SUMIF.add(SUMIF_flows_origin_aircraft_flows_kept, flows_kept)
    if (flows_origin === 'removal') SUMIF_flows_origin_removal_flows_kept = functions.SUMIF.add(SUMIF_flows_origin_removal_flows_kept, flows_kept)
    SUM_flows_cut = functions.SUM.add(SUM_flows_cut, flows_cut)
    LARGEST_flows_cut = functions.LARGEST.add(LARGEST_flows_cut, flows_cut)
    SUM_flows_weight = functions.SUM.add(SUM_flows_weight, flows_weight)
    SUM_flows_primaryWeight = functions.SUM.add(SUM_flows_primaryWeight, flows_primaryWeight)
    SUM_flows_scoredWeight = functions.SUM.add(SUM_flows_scoredWeight, flows_scoredWeight)
    SUM_flows_scoreWeight = functions.SUM.add(SUM_flows_scoreWeight, flows_scoreWeight)
    if (flows_stage === 'materials') COUNTIF_flows_stage_materials = functions.COUNTIF.add(COUNTIF_flows_stage_materials)
    if (flows_stage === 'production') COUNTIF_flows_stage_production = functions.COUNTIF.add(COUNTIF_flows_stage_production)
    if (flows_stage === 'distribution') COUNTIF_flows_stage_distribution = functions.COUNTIF.add(COUNTIF_flows_stage_distribution)
    if (flows_stage === 'use') COUNTIF_flows_stage_use = functions.COUNTIF.add(COUNTIF_flows_stage_use)
    if (flows_stage === 'endOfLife') COUNTIF_flows_stage_endOfLife = functions.COUNTIF.add(COUNTIF_flows_stage_endOfLife)
    if (!(flows_per === 'unit' || !(lifetime === undefined))) fired |= 4
    if (!(unitKind === 'functional' || (flows_stage !== 'use' && flows_stage !== 'endOfLife'))) fired |= 8
    if (!(unitKind === 'functional' || flows_per === 'unit')) fired |= 16
    if (!(flows_share === 1 || (!(flows_allocBasis === undefined) && !(flows_allocReason === undefined)))) fired |= 32
    if (!(flows_allocBasis === undefined || flows_allocKind === undefined || flows_allocBasis! !== 'economic' || flows_allocKind! === 'line')) fired |= 64
    if (!(flows_allocBasis === undefined || flows_allocBasis! !== 'economic')) fired |= 128
    if (!!(flows_energy && flows_omitted)) fired |= 256
    if (!(!flows_omitted || !(flows_omitReason === undefined))) fired |= 512
    if (!(flows_origin !== 'offset')) fired |= 1024
    if (!(flows_origin !== 'removal' || flows_E <= 0)) fired |= 2048
    if (!(flows_primary || !(flows_tier === undefined))) fired |= 4096
    if (!(flows_gwpSet === undefined || (flows_gwpSet! === 'AR5' && gwp === 'AR5') || (flows_gwpSet! === 'AR6' && gwp === 'AR6'))) fired |= 65536
    if (!(flows_boundary === undefined || flows_boundary! !== 'cradleToGrave')) fired |= 131072
    if (!(flows_primary ? flows_age < 2 : flows_age < 6)) fired |= 524288
    if (!(flows_primary || !(flows_source === undefined))) fired |= 268435456
  }
  const materials = SUMIF_flows_stage_materials_flows_kept
  if (materials - materials !== 0) return failed(3)
  const production = SUMIF_flows_stage_production_flows_kept
  if (production - production !== 0) return failed(4)
  const distribution = SUMIF_flows_stage_distribution_flows_kept
  if (distribution - distribution !== 0) return failed(5)
  const use = SUMIF_flows_stage_use_flows_kept
  if (use - use !== 0) return failed(6)
  const endOfLife = SUMIF_flows_stage_endOfLife_flows_kept
  if (endOfLife - endOfLife !== 0) return failed(7)
  const total = materials + production + distribution + use + endOfLife
  if (total - total !== 0) return failed(8)
  const fossil = SUMIF_flows_origin_fossil_flows_kept
  if (fossil - fossil !== 0) return failed(9)
  const biogenic = SUMIF_flows_origin_biogenic_flows_kept
  if (biogenic - biogenic !== 0) return failed(10)
  const landUse = SUMIF_flows_origin_landUse_flows_kept
  if (landUse - landUse !== 0) return failed(11)
  const aircraft = SUMIF_flows_origin_aircraft_flows_kept
  if (aircraft - aircraft !== 0) return failed(12)
  const removal = SUMIF_flows_origin_removal_flows_kept
  if (removal - removal !== 0) return failed(13)
  const emissions = fossil + biogenic + landUse + aircraft
  if (emissions - emissions !== 0) return failed(14)
  const cutTotal = SUM_flows_cut
  if (cutTotal - cutTotal !== 0) return failed(17)
  const cutBase = total + cutTotal
  if (cutBase - cutBase !== 0) return failed(18)
  const cutMax = cutTotal === 0 ? 0 : cutBase > 0 ? LARGEST_flows_cut / cutBase : undefined
  if (cutMax !== undefined && cutMax - cutMax !== 0) return failed(19)
  const cutSum = cutTotal === 0 ? 0 : cutBase > 0 ? cutTotal / cutBase : undefined
  if (cutSum !== undefined && cutSum - cutSum !== 0) return failed(21)
  const weights = SUM_flows_weight
  if (weights - weights !== 0) return failed(24)
  const primaryShare = weights === 0 ? undefined : SUM_flows_primaryWeight / weights
  if (primaryShare !== undefined && primaryShare - primaryShare !== 0) return failed(25)
  const scored = SUM_flows_scoredWeight
  if (scored - scored !== 0) return failed(30)
  const dqr = scored === 0 ? undefined : SUM_flows_scoreWeight / scored
  if (dqr !== undefined && dqr - dqr !== 0) return failed(31)
  const dqrCoverage = weights === 0 ? undefined : scored / weights
  if (dqrCoverage !== undefined && dqrCoverage - dqrCoverage !== 0) return failed(32)
  if (!(cutSum === undefined || cutSum! <= 0.05 * (1 + 1e-9))) fired |= 16384
  if (!(cutTotal === 0 || cutBase > 0)) fired |= 32768
  if (!(unitKind === 'declared' || (use >= total * 0.4 && use <= total * 0.98))) fired |= 262144
  if (!(unitKind === 'declared' || COUNTIF_flows_stage_materials >= 1)) fired |= 1048576
  if (!(unitKind === 'declared' || COUNTIF_flows_stage_production >= 1)) fired |= 2097152
  if (!(unitKind === 'declared' || COUNTIF_flows_stage_distribution >= 1)) fired |= 4194304
  if (!(unitKind === 'declared' || COUNTIF_flows_stage_use >= 1)) fired |= 8388608
  if (!(unitKind === 'declared' || COUNTIF_flows_stage_endOfLife >= 1)) fired |= 16777216
  let LARGEST_flows_processCut = NaN
  for (let flows_i = 0; flows_i < flows.length; flows_i++) {
    const flows_processCut =
      (SUMSAME_flows_process_flows_weight ??= sumsOfSame(
        flows.map((each) => each.process),
        flows_weight_all,
      ))[flows_i]! === 0
        ? (SUMSAME_flows_process_flows_cut ??= sumsOfSame(
            flows.map((each) => each.process),
            flows_cut_all,
          ))[flows_i]!
        : 0
    if (flows_processCut - flows_processCut !== 0) return failed(16)
    LARGEST_flows_processCut = functions.LARGEST.add(LARGEST_flows_processCut, flows_processCut)
  }
  const cutProcess = cutTotal === 0 ? 0 : cutBase > 0 ? LARGEST_flows_processCut / cutBase : undefined
  if (cutProcess !== undefined && cutProcess - cutProcess !== 0) return failed(20)
  const cutMet =
    cutMax === undefined || cutProcess === undefined || cutSum === undefined
      ? 0
      : cutMax! <= 0.01 * (1 + 1e-9) && cutProcess! <= 0.01 * (1 + 1e-9) && cutSum! <= 0.05 * (1 + 1e-9)
        ? 1
        : 0
  if (!((cutMax === undefined || cutMax! <= 0.01 * (1 + 1e-9)) && (cutProcess === undefined || cutProcess! <= 0.01 * (1 + 1e-9)))) fired |= 8192
  return {
    outputs: {
      materials,
      production,
      distribution,
      use,
      endOfLife,
      cutMax,
      cutSum,
      cutProcess,
      cutMet,
      primaryShare,
      dqr,
      dqrCoverage,
      fossil,
      biogenic,
      landUse,
      aircraft,
      removal,
      emissions,
      total,
    },
    fired,
    fault: -1,
  }
}

export type ServerInputs = {
  readonly unitKind: 'functional' | 'declared'
  readonly quantity?: number
  readonly intendedUse?: string
  readonly lifetime?: number
  readonly form?: string
  readonly size?: string
  readonly averageLoad?: string
  readonly gwp?: 'AR5' | 'AR6'
  readonly year?: number
  readonly region?: string
  readonly flows: readonly {
    readonly stage: 'materials' | 'production' | 'distribution' | 'use' | 'endOfLife'
    readonly process?: string
    readonly flow?: string
    readonly amount: number
    readonly unit: string
    readonly EF: number
    readonly per?: 'unit' | 'year'
    readonly share?: number
    readonly allocBasis?: 'avoided' | 'physical' | 'economic' | 'other'
    readonly allocReason?: string
    readonly allocKind?: 'line' | 'utility' | 'waste'
    readonly energy?: boolean
    readonly omitted?: boolean
    readonly omitReason?: string
    readonly origin?: 'fossil' | 'biogenic' | 'landUse' | 'aircraft' | 'removal' | 'offset'
    readonly primary?: boolean
    readonly tier?: number
    readonly dataYear?: number
    readonly place?: string
    readonly source?: string
    readonly evidence?: string
    readonly boundary?: 'cradleToGate' | 'gateToGate' | 'gateToGrave' | 'cradleToGrave' | 'notStated'
    readonly gwpSet?: 'AR5' | 'AR6'
    readonly dq1?: number
    readonly dq2?: number
    readonly dq3?: number
    readonly dq4?: number
    readonly dq5?: number
  }[]
  readonly entity?: string
  readonly project?: string
  readonly product?: string
  readonly periodFrom?: string
  readonly periodTo?: string
  readonly preparer?: string
  readonly note?: string
}
function server(x: ServerInputs): Execution {
  const one_year = 1
  const newest = 2025
  const unitKind = x.unitKind
  const quantity = x.quantity ?? 1
  const intendedUse = x.intendedUse
  const lifetime = x.lifetime
  const form = x.form
  const size = x.size
  const averageLoad = x.averageLoad
  const gwp = x.gwp ?? 'AR6'
  const year = x.year
  const flows = x.flows ?? []
  const flows_cut_all: number[] = []
  const flows_weight_all: number[] = []
  let SUMSAME_flows_process_flows_weight: number[] | undefined
  let SUMSAME_flows_process_flows_cut: number[] | undefined
  let fired = 0
  const reportYear = year === undefined ? newest : year!
  if (!(unitKind === 'declared' || !(lifetime === undefined))) fired |= 1
  if (!(unitKind === 'declared' || !(intendedUse === undefined))) fired |= 2
  if (!!(form === undefined)) fired |= 33554432
  if (!!(size === undefined)) fired |= 67108864
  if (!!(averageLoad === undefined)) fired |= 134217728
  let SUMIF_flows_stage_materials_flows_kept = 0
  let SUMIF_flows_stage_production_flows_kept = 0
  let SUMIF_flows_stage_distribution_flows_kept = 0
  let SUMIF_flows_stage_use_flows_kept = 0
  let SUMIF_flows_stage_endOfLife_flows_kept = 0
  let SUMIF_flows_origin_fossil_flows_kept = 0
  let SUMIF_flows_origin_biogenic_flows_kept = 0
  let SUMIF_flows_origin_landUse_flows_kept = 0
  let SUMIF_flows_origin_aircraft_flows_kept = 0
  let SUMIF_flows_origin_removal_flows_kept = 0
  let SUM_flows_cut = 0
  let LARGEST_flows_cut = NaN
  let SUM_flows_weight = 0
  let SUM_flows_primaryWeight = 0
  let SUM_flows_scoredWeight = 0
  let SUM_flows_scoreWeight = 0
  let COUNTIF_flows_stage_materials = 0
  let COUNTIF_flows_stage_production = 0
  let COUNTIF_flows_stage_distribution = 0
  let COUNTIF_flows_stage_use = 0
  let COUNTIF_flows_stage_endOfLife = 0
  for (let flows_i = 0; flows_i < flows.length; flows_i++) {
    const flows_row = flows[flows_i]!
    const flows_stage = flows_row.stage
    const flows_amount = flows_row.amount
    const flows_EF = flows_row.EF
    const flows_per = flows_row.per ?? 'unit'
    const flows_share = flows_row.share ?? 1
    const flows_allocBasis = flows_row.allocBasis
    const flows_allocReason = flows_row.allocReason
    const flows_allocKind = flows_row.allocKind
    const flows_energy = flows_row.energy ?? false
    const flows_omitted = flows_row.omitted ?? false
    const flows_omitReason = flows_row.omitReason
    const flows_origin = flows_row.origin ?? 'fossil'
    const flows_primary = flows_row.primary ?? false
    const flows_tier = flows_row.tier
    const flows_dataYear = flows_row.dataYear
    const flows_boundary = flows_row.boundary
    const flows_gwpSet = flows_row.gwpSet
    const flows_dq1 = flows_row.dq1
    const flows_dq2 = flows_row.dq2
    const flows_dq3 = flows_row.dq3
    const flows_dq4 = flows_row.dq4
    const flows_dq5 = flows_row.dq5
    const flows_E = (flows_amount * flows_EF * flows_share * (flows_per === 'unit' || lifetime === undefined ? 1 : lifetime! / one_year)) / quantity
    if (flows_E - flows_E !== 0) return failed(0)
    const flows_kept = flows_omitted ? 0 : flows_E
    const flows_cut = flows_omitted ? functions.ABS.one(flows_E) : 0
    if (flows_cut - flows_cut !== 0) return failed(2)
    flows_cut_all.push(flows_cut)
    const flows_weight = functions.ABS.one(flows_kept)
    if (flows_weight - flows_weight !== 0) return failed(15)
    flows_weight_all.push(flows_weight)
    const flows_primaryWeight = flows_primary ? flows_weight : 0
    const flows_scores =
      (flows_dq1 === undefined ? 0 : 1) +
      (flows_dq2 === undefined ? 0 : 1) +
      (flows_dq3 === undefined ? 0 : 1) +
      (flows_dq4 === undefined ? 0 : 1) +
      (flows_dq5 === undefined ? 0 : 1)
    if (flows_scores - flows_scores !== 0) return failed(26)
    const flows_scoreSum =
      (flows_dq1 === undefined ? 0 : flows_dq1!) +
      (flows_dq2 === undefined ? 0 : flows_dq2!) +
      (flows_dq3 === undefined ? 0 : flows_dq3!) +
      (flows_dq4 === undefined ? 0 : flows_dq4!) +
      (flows_dq5 === undefined ? 0 : flows_dq5!)
    if (flows_scoreSum - flows_scoreSum !== 0) return failed(27)
    const flows_scoredWeight = flows_scores >= 1 ? flows_weight : 0
    const flows_scoreWeight = flows_scores >= 1 ? flows_weight * (flows_scoreSum / flows_scores) : 0
    if (flows_scoreWeight - flows_scoreWeight !== 0) return failed(29)
    const flows_age = reportYear - (flows_dataYear === undefined ? reportYear : flows_dataYear!)
    if (flows_age - flows_age !== 0) return failed(34)
    if (flows_stage === 'materials') SUMIF_flows_stage_materials_flows_kept = functions.SUMIF.add(SUMIF_flows_stage_materials_flows_kept, flows_kept)
    if (flows_stage === 'production') SUMIF_flows_stage_production_flows_kept = functions.SUMIF.add(SUMIF_flows_stage_production_flows_kept, flows_kept)
    if (flows_stage === 'distribution') SUMIF_flows_stage_distribution_flows_kept = functions.SUMIF.add(SUMIF_flows_stage_distribution_flows_kept, flows_kept)
    if (flows_stage === 'use') SUMIF_flows_stage_use_flows_kept = functions.SUMIF.add(SUMIF_flows_stage_use_flows_kept, flows_kept)
    if (flows_stage === 'endOfLife') SUMIF_flows_stage_endOfLife_flows_kept = functions.SUMIF.add(SUMIF_flows_stage_endOfLife_flows_kept, flows_kept)
    if (flows_origin === 'fossil') SUMIF_flows_origin_fossil_flows_kept = functions.SUMIF.add(SUMIF_flows_origin_fossil_flows_kept, flows_kept)
    if (flows_origin === 'biogenic') SUMIF_flows_origin_biogenic_flows_kept = functions.SUMIF.add(SUMIF_flows_origin_biogenic_flows_kept, flows_kept)
    if (flows_origin === 'landUse') SUMIF_flows_origin_landUse_flows_kept = functions.SUMIF.add(SUMIF_flows_origin_landUse_flows_kept, flows_kept)
    if (flows_origin === 'aircraft') SUMIF_flows_origin_aircraft_flows_kept = functions.SUMIF.add(SUMIF_flows_origin_aircraft_flows_kept, flows_kept)
    if (flows_origin === 'removal') SUMIF_flows_origin_removal_flows_kept = functions.SUMIF.add(SUMIF_flows_origin_removal_flows_kept, flows_kept)
    SUM_flows_cut = functions.SUM.add(SUM_flows_cut, flows_cut)
    LARGEST_flows_cut = functions.LARGEST.add(LARGEST_flows_cut, flows_cut)
    SUM_flows_weight = functions.SUM.add(SUM_flows_weight, flows_weight)
    SUM_flows_primaryWeight = functions.SUM.add(SUM_flows_primaryWeight, flows_primaryWeight)
    SUM_flows_scoredWeight = functions.SUM.add(SUM_flows_scoredWeight, flows_scoredWeight)
    SUM_flows_scoreWeight = functions.SUM.add(SUM_flows_scoreWeight, flows_scoreWeight)
    if (flows_stage === 'materials') COUNTIF_flows_stage_materials = functions.COUNTIF.add(COUNTIF_flows_stage_materials)
    if (flows_stage === 'production') COUNTIF_flows_stage_production = functions.COUNTIF.add(COUNTIF_flows_stage_production)
    if (flows_stage === 'distribution') COUNTIF_flows_stage_distribution = functions.COUNTIF.add(COUNTIF_flows_stage_distribution)
    if (flows_stage === 'use') COUNTIF_flows_stage_use = functions.COUNTIF.add(COUNTIF_flows_stage_use)
    if (flows_stage === 'endOfLife') COUNTIF_flows_stage_endOfLife = functions.COUNTIF.add(COUNTIF_flows_stage_endOfLife)
    if (!(flows_per === 'unit' || !(lifetime === undefined))) fired |= 4
    if (!(unitKind === 'functional' || (flows_stage !== 'use' && flows_stage !== 'endOfLife'))) fired |= 8
    if (!(unitKind === 'functional' || flows_per === 'unit')) fired |= 16
    if (!(flows_share === 1 || (!(flows_allocBasis === undefined) && !(flows_allocReason === undefined)))) fired |= 32
    if (!(flows_allocBasis === undefined || flows_allocKind === undefined || flows_allocBasis! !== 'economic' || flows_allocKind! === 'line')) fired |= 64
    if (!(flows_allocBasis === undefined || flows_allocBasis! !== 'economic')) fired |= 128
    if (!!(flows_energy && flows_omitted)) fired |= 256
    if (!(!flows_omitted || !(flows_omitReason === undefined))) fired |= 512
    if (!(flows_origin !== 'offset')) fired |= 1024
    if (!(flows_origin !== 'removal' || flows_E <= 0)) fired |= 2048
    if (!(flows_primary || !(flows_tier === undefined))) fired |= 4096
    if (!(flows_gwpSet === undefined || (flows_gwpSet! === 'AR5' && gwp === 'AR5') || (flows_gwpSet! === 'AR6' && gwp === 'AR6'))) fired |= 65536
    if (!(flows_boundary === undefined || flows_boundary! !== 'cradleToGrave')) fired |= 131072
    if (!(flows_primary ? flows_age < 2 : flows_age < 6)) fired |= 524288
  }
  const materials = SUMIF_flows_stage_materials_flows_kept
  if (materials - materials !== 0) return failed(3)
  const production = SUMIF_flows_stage_production_flows_kept
  if (production - production !== 0) return failed(4)
  const distribution = SUMIF_flows_stage_distribution_flows_kept
  if (distribution - distribution !== 0) return failed(5)
  const use = SUMIF_flows_stage_use_flows_kept
  if (use - use !== 0) return failed(6)
  const endOfLife = SUMIF_flows_stage_endOfLife_flows_kept
  if (endOfLife - endOfLife !== 0) return failed(7)
  const total = materials + production + distribution + use + endOfLife
  if (total - total !== 0) return failed(8)
  const fossil = SUMIF_flows_origin_fossil_flows_kept
  if (fossil - fossil !== 0) return failed(9)
  const biogenic = SUMIF_flows_origin_biogenic_flows_kept
  if (biogenic - biogenic !== 0) return failed(10)
  const landUse = SUMIF_flows_origin_landUse_flows_kept
  if (landUse - landUse !== 0) return failed(11)
  const aircraft = SUMIF_flows_origin_aircraft_flows_kept
  if (aircraft - aircraft !== 0) return failed(12)
  const removal = SUMIF_flows_origin_removal_flows_kept
  if (removal - removal !== 0) return failed(13)
  const emissions = fossil + biogenic + landUse + aircraft
  if (emissions - emissions !== 0) return failed(14)
  const cutTotal = SUM_flows_cut
  if (cutTotal - cutTotal !== 0) return failed(17)
  const cutBase = total + cutTotal
  if (cutBase - cutBase !== 0) return failed(18)
  const cutMax = cutTotal === 0 ? 0 : cutBase > 0 ? LARGEST_flows_cut / cutBase : undefined
  if (cutMax !== undefined && cutMax - cutMax !== 0) return failed(19)
  const cutSum = cutTotal === 0 ? 0 : cutBase > 0 ? cutTotal / cutBase : undefined
  if (cutSum !== undefined && cutSum - cutSum !== 0) return failed(21)
  const weights = SUM_flows_weight
  if (weights - weights !== 0) return failed(24)
  const primaryShare = weights === 0 ? undefined : SUM_flows_primaryWeight / weights
  if (primaryShare !== undefined && primaryShare - primaryShare !== 0) return failed(25)
  const scored = SUM_flows_scoredWeight
  if (scored - scored !== 0) return failed(30)
  const dqr = scored === 0 ? undefined : SUM_flows_scoreWeight / scored
  if (dqr !== undefined && dqr - dqr !== 0) return failed(31)
  const dqrCoverage = weights === 0 ? undefined : scored / weights
  if (dqrCoverage !== undefined && dqrCoverage - dqrCoverage !== 0) return failed(32)
  if (!(cutSum === undefined || cutSum! <= 0.05 * (1 + 1e-9))) fired |= 16384
  if (!(cutTotal === 0 || cutBase > 0)) fired |= 32768
  if (!(unitKind === 'declared' || (use >= total * 0.4 && use <= total * 0.98))) fired |= 262144
  if (!(unitKind === 'declared' || COUNTIF_flows_stage_materials >= 1)) fired |= 1048576
  if (!(unitKind === 'declared' || COUNTIF_flows_stage_production >= 1)) fired |= 2097152
  if (!(unitKind === 'declared' || COUNTIF_flows_stage_distribution >= 1)) fired |= 4194304
  if (!(unitKind === 'declared' || COUNTIF_flows_stage_use >= 1)) fired |= 8388608
  if (!(unitKind === 'declared' || COUNTIF_flows_stage_endOfLife >= 1)) fired |= 16777216
  let LARGEST_flows_processCut = NaN
  for (let flows_i = 0; flows_i < flows.length; flows_i++) {
    const flows_processCut =
      (SUMSAME_flows_process_flows_weight ??= sumsOfSame(
        flows.map((each) => each.process),
        flows_weight_all,
      ))[flows_i]! === 0
        ? (SUMSAME_flows_process_flows_cut ??= sumsOfSame(
            flows.map((each) => each.process),
            flows_cut_all,
          ))[flows_i]!
        : 0
    if (flows_processCut - flows_processCut !== 0) return failed(16)
    LARGEST_flows_processCut = functions.LARGEST.add(LARGEST_flows_processCut, flows_processCut)
  }
  const cutProcess = cutTotal === 0 ? 0 : cutBase > 0 ? LARGEST_flows_processCut / cutBase : undefined
  if (cutProcess !== undefined && cutProcess - cutProcess !== 0) return failed(20)
  const cutMet =
    cutMax === undefined || cutProcess === undefined || cutSum === undefined
      ? 0
      : cutMax! <= 0.01 * (1 + 1e-9) && cutProcess! <= 0.01 * (1 + 1e-9) && cutSum! <= 0.05 * (1 + 1e-9)
        ? 1
        : 0
  if (!((cutMax === undefined || cutMax! <= 0.01 * (1 + 1e-9)) && (cutProcess === undefined || cutProcess! <= 0.01 * (1 + 1e-9)))) fired |= 8192
  return {
    outputs: {
      materials,
      production,
      distribution,
      use,
      endOfLife,
      cutMax,
      cutSum,
      cutProcess,
      cutMet,
      primaryShare,
      dqr,
      dqrCoverage,
      fossil,
      biogenic,
      landUse,
      aircraft,
      removal,
      emissions,
      total,
    },
    fired,
    fault: -1,
  }
}

export const generated = { meeting, 'meeting-rate': meetingRate, clouddoc, storage, server }
