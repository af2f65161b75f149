/** Written by `npm run generate`: every method as straight-line code. */
import type { Execution } from '../evaluate.ts'
import { functions } from '../language/functions.ts'

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

export const generated = { meeting, 'meeting-rate': meetingRate, clouddoc }
