/** Written by `npm run generate`: every method as straight-line code. */
import type { Execution } from '../evaluate.ts'
import { firstsOfSame, functions, sumsOfSame } from '../language/functions.ts'
import { block, productOf, reciprocal, sumOf, unnamed } from '../language/matrices.ts'

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
    readonly u?: number
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
    SUM_trips_E += trips_E
    COUNT_trips_counted++
    SUM_trips_counted += trips_counted
    SUM_trips_screened += trips_screened
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
    SUM_servers_kWh += servers_kWh!
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
    SUM_minutes_long += minutes_long!
    SUM_minutes_valid += minutes_valid!
  }
  let SUM_km_far = 0
  let COUNT_km_far = 0
  for (let km_i = 0; km_i < km.length; km_i++) {
    const km_row = km[km_i]!
    const km_value = km_row
    const km_far = km_value! / one_km >= threshold! ? 1 : 0
    SUM_km_far += km_far!
    COUNT_km_far++
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
  if (!(I_low <= I_net && I_net <= I_high)) fired |= 2
  if (!(ER >= 0)) fired |= 4
  if (!!(I_star === undefined)) fired |= 8
  if (!(E_terminal === undefined)) fired |= 16
  if (!(claimedIn === undefined)) fired |= 32
  return { outputs: { G_B, G_P, BE, PE_net, PE_dc, PE, I_star, ER_low, ER_high, ER }, fired, fault: -1 }
}

export type CloudInputs = {
  readonly pools?: readonly {
    readonly name?: string
    readonly region?: string
    readonly E_IT: number
    readonly PUE: number
    readonly EF: number
    readonly scope1?: number
    readonly embodied?: number
    readonly covered?: number
    readonly EF_c?: number
    readonly EF_r?: number
    readonly evidence?: string
    readonly u?: number
  }[]
  readonly services?: readonly { readonly name?: string; readonly direct?: number; readonly share?: number; readonly u?: number }[]
  readonly products: readonly {
    readonly name?: string
    readonly direct?: number
    readonly share?: number
    readonly driver?: 'physical' | 'economic'
    readonly driverReason?: string
    readonly capacity?: number
    readonly u?: number
  }[]
  readonly customers?: readonly string[]
  readonly use?: readonly (readonly number[])[]
  readonly usage?: readonly (readonly number[])[]
  readonly allocation?: 'reciprocal' | 'stepDown' | 'direct'
  readonly deployment?: 'public' | 'private' | 'hybrid'
  readonly view?: 'location' | 'market'
  readonly year?: number
  readonly entity?: string
  readonly project?: string
  readonly product?: string
  readonly periodFrom?: string
  readonly periodTo?: string
  readonly preparer?: string
  readonly note?: string
}
function cloud(x: CloudInputs): Execution {
  const GWP_CO2 = 1
  const allocation = x.allocation ?? 'reciprocal'
  const view = x.view ?? 'location'
  const pools = x.pools ?? []
  const services = x.services ?? []
  const products: NonNullable<CloudInputs['products']> = x.products ?? unnamed(x.use, services.length, {} as never)
  const customers: NonNullable<CloudInputs['customers']> = x.customers ?? unnamed(x.usage, 0, undefined as never)
  const use_services_all = block(x.use ?? [], 0, services.length)
  const use_products_all = block(x.use ?? [], services.length, products.length)
  const usage_all = block(x.usage ?? [], 0, customers.length)
  const services_direct_all: number[] = []
  const products_direct_all: number[] = []
  const products_capacity_all: number[] = []
  const kept_all: number[] = []
  const services_rest_all: number[] = []
  const passed_all: number[] = []
  const services_public_all: number[] = []
  const services_each_all: number[] = []
  const products_E_all: number[] = []
  const products_used_all: number[] = []
  const products_rate_all: number[] = []
  const customers_E_all: number[] = []
  let RECIPROCAL_services_direct_passed: number[] | undefined
  let fired = 0
  for (let services_i = 0; services_i < services.length; services_i++)
    for (let services_c = 0; services_c < services.length; services_c++) {
      const kept =
        allocation === 'reciprocal' || (allocation === 'stepDown' && services_c > services_i) ? use_services_all[services_i * services.length + services_c]! : 0
      kept_all.push(kept)
    }
  let SUM_pools_market = 0
  let SUM_pools_location = 0
  let COUNT_pools_location = 0
  let SUM_pools_embodied = 0
  for (let pools_i = 0; pools_i < pools.length; pools_i++) {
    const pools_row = pools[pools_i]!
    const pools_E_IT = pools_row.E_IT
    const pools_PUE = pools_row.PUE
    const pools_EF = pools_row.EF
    const pools_scope1 = pools_row.scope1 ?? 0
    const pools_embodied = pools_row.embodied ?? 0
    const pools_covered = pools_row.covered ?? 0
    const pools_EF_c = pools_row.EF_c ?? 0
    const pools_EF_r = pools_row.EF_r
    const pools_evidence = pools_row.evidence
    const pools_market =
      view === 'market'
        ? (pools_covered * pools_EF_c + (pools_E_IT * pools_PUE - pools_covered) * pools_EF_r!) * GWP_CO2 + pools_scope1 + pools_embodied
        : undefined
    if (pools_market !== undefined && pools_market - pools_market !== 0) return failed(0)
    const pools_location = pools_E_IT * pools_PUE * pools_EF * GWP_CO2 + pools_scope1 + pools_embodied
    if (pools_location - pools_location !== 0) return failed(1)
    SUM_pools_market += pools_market!
    SUM_pools_location += pools_location
    COUNT_pools_location++
    SUM_pools_embodied += pools_embodied
    if (view === 'market' && !(pools_covered <= pools_E_IT * pools_PUE * (1 + 1e-9))) fired |= 64
    if (view === 'market' && !(pools_covered === 0 || !(pools_evidence === undefined))) fired |= 1024
  }
  let SUM_services_byShare = 0
  let COUNT_services_byShare = 0
  let SUM_services_part = 0
  for (let services_i = 0; services_i < services.length; services_i++) {
    const services_row = services[services_i]!
    const services_share = services_row.share
    const services_byShare = services_share === undefined ? 0 : 1
    const services_part = services_share === undefined ? 0 : services_share!
    const services_full =
      sumOf(use_services_all, services_i * services.length, 1, services.length) + sumOf(use_products_all, services_i * products.length, 1, products.length)
    if (services_full - services_full !== 0) return failed(15)
    const services_rest =
      sumOf(kept_all, services_i * services.length, 1, services.length) + sumOf(use_products_all, services_i * products.length, 1, products.length)
    if (services_rest - services_rest !== 0) return failed(17)
    services_rest_all.push(services_rest)
    SUM_services_byShare += services_byShare
    COUNT_services_byShare++
    SUM_services_part += services_part
    if (!(functions.ABS.one(services_full - 1) <= 1e-9 && services_rest > 0)) fired |= 16
  }
  let SUM_products_byShare = 0
  let COUNT_products_byShare = 0
  let SUM_products_part = 0
  for (let products_i = 0; products_i < products.length; products_i++) {
    const products_row = products[products_i]!
    const products_share = products_row.share
    const products_driver = products_row.driver ?? 'physical'
    const products_driverReason = products_row.driverReason
    let products_capacity = products_row.capacity
    products_capacity ??= sumOf(usage_all, products_i * customers.length, 1, customers.length)
    if (products_capacity - products_capacity !== 0) return failed(5)
    products_capacity_all.push(products_capacity)
    const products_byShare = products_share === undefined ? 0 : 1
    const products_part = products_share === undefined ? 0 : products_share!
    const products_used = sumOf(usage_all, products_i * customers.length, 1, customers.length)
    if (products_used - products_used !== 0) return failed(22)
    products_used_all.push(products_used)
    SUM_products_byShare += products_byShare
    COUNT_products_byShare++
    SUM_products_part += products_part
    if (!(products_used <= products_capacity * (1 + 1e-9))) fired |= 32
    if (!(products_driver !== 'economic' || !(products_driverReason === undefined))) fired |= 256
    if (!(products_driver !== 'economic')) fired |= 512
  }
  const poolSum = view === 'market' ? SUM_pools_market : SUM_pools_location
  if (poolSum - poolSum !== 0) return failed(2)
  const poolCount = COUNT_pools_location
  if (poolCount - poolCount !== 0) return failed(6)
  const pool = poolCount === 0 ? undefined : poolSum
  const shared = SUM_services_byShare + SUM_products_byShare
  if (shared - shared !== 0) return failed(12)
  const items = COUNT_services_byShare + COUNT_products_byShare
  if (items - items !== 0) return failed(13)
  const shareSum = SUM_services_part + SUM_products_part
  if (shareSum - shareSum !== 0) return failed(14)
  for (let services_i = 0; services_i < services.length; services_i++)
    for (let services_c = 0; services_c < services.length; services_c++) {
      const passed = kept_all[services_i * services.length + services_c]! / services_rest_all[services_i]!
      if (passed - passed !== 0) return failed(18)
      passed_all.push(passed)
    }
  if (!(shared === 0 || shared === items)) fired |= 1
  if (!(shared === 0 || poolCount > 0)) fired |= 2
  if (!(shared > 0 || poolCount === 0)) fired |= 4
  if (!(shared === 0 || functions.ABS.one(shareSum - 1) <= 1e-9)) fired |= 8
  if (!(poolCount === 0 || SUM_pools_embodied > 0)) fired |= 2048
  let SUM_services_direct = 0
  for (let services_i = 0; services_i < services.length; services_i++) {
    const services_row = services[services_i]!
    let services_direct = services_row.direct
    const services_share = services_row.share
    services_direct ??= services_share! * poolSum
    if (services_direct - services_direct !== 0) return failed(3)
    services_direct_all.push(services_direct)
    SUM_services_direct += services_direct
  }
  let SUM_products_direct = 0
  for (let products_i = 0; products_i < products.length; products_i++) {
    const products_row = products[products_i]!
    let products_direct = products_row.direct
    const products_share = products_row.share
    products_direct ??= products_share! * poolSum
    if (products_direct - products_direct !== 0) return failed(4)
    products_direct_all.push(products_direct)
    SUM_products_direct += products_direct
  }
  const total = SUM_services_direct + SUM_products_direct
  if (total - total !== 0) return failed(27)
  for (let services_i = 0; services_i < services.length; services_i++) {
    const services_rest = services_rest_all[services_i]!
    const services_public = (RECIPROCAL_services_direct_passed ??= reciprocal(services_direct_all, passed_all))[services_i]!
    if (services_public - services_public !== 0) return failed(19)
    services_public_all.push(services_public)
    const services_each = services_public / services_rest
    if (services_each - services_each !== 0) return failed(20)
    services_each_all.push(services_each)
  }
  let SUM_products_idle = 0
  for (let products_i = 0; products_i < products.length; products_i++) {
    const products_direct = products_direct_all[products_i]!
    const products_capacity = products_capacity_all[products_i]!
    const products_used = products_used_all[products_i]!
    const products_E = products_direct + productOf(use_products_all, products_i, products.length, services_each_all, 0, 1, services.length)
    if (products_E - products_E !== 0) return failed(21)
    products_E_all.push(products_E)
    const products_rate = products_capacity === 0 ? 0 : products_E / products_capacity
    if (products_rate - products_rate !== 0) return failed(23)
    products_rate_all.push(products_rate)
    const products_idle = products_capacity === 0 ? products_E : products_E * (1 - products_used / products_capacity)
    if (products_idle - products_idle !== 0) return failed(24)
    SUM_products_idle += products_idle
  }
  const unallocated = SUM_products_idle
  if (unallocated - unallocated !== 0) return failed(26)
  let SUM_customers_E = 0
  for (let customers_i = 0; customers_i < customers.length; customers_i++) {
    const customers_E = productOf(products_rate_all, 0, 1, usage_all, customers_i, customers.length, products.length)
    if (customers_E - customers_E !== 0) return failed(25)
    customers_E_all.push(customers_E)
    SUM_customers_E += customers_E
  }
  const residual = total - SUM_customers_E - unallocated
  if (residual - residual !== 0) return failed(28)
  if (!(functions.ABS.one(residual) <= 1e-9 * functions.ABS.one(total))) fired |= 128
  return {
    outputs: { pool, residual, unallocated },
    columns: { public: services_public_all, product: products_E_all, customer: customers_E_all },
    fired,
    fault: -1,
  }
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
    readonly u?: number
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
  const most_amount = 1000000000000000
  const newest = 2026
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
  let FIRSTS_flows_process: number[] | undefined
  let SUMSAME_flows_process_flows_weight: number[] | undefined
  let SUMSAME_flows_process_flows_cut: number[] | undefined
  let fired = 0
  const reportYear = year === undefined ? newest : year!
  if (!(unitKind === 'declared' || !(lifetime === undefined))) fired |= 1
  if (!(unitKind === 'declared' || !(intendedUse === undefined))) fired |= 2
  if (!!(type === undefined)) fired |= 134217728
  if (!!(capacity === undefined)) fired |= 268435456
  if (!!(speed === undefined)) fired |= 536870912
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
    if (flows_stage === 'materials') SUMIF_flows_stage_materials_flows_kept += flows_kept
    if (flows_stage === 'production') SUMIF_flows_stage_production_flows_kept += flows_kept
    if (flows_stage === 'distribution') SUMIF_flows_stage_distribution_flows_kept += flows_kept
    if (flows_stage === 'use') SUMIF_flows_stage_use_flows_kept += flows_kept
    if (flows_stage === 'endOfLife') SUMIF_flows_stage_endOfLife_flows_kept += flows_kept
    if (flows_origin === 'fossil') SUMIF_flows_origin_fossil_flows_kept += flows_kept
    if (flows_origin === 'biogenic') SUMIF_flows_origin_biogenic_flows_kept += flows_kept
    if (flows_origin === 'landUse') SUMIF_flows_origin_landUse_flows_kept += flows_kept
    if (flows_origin === 'aircraft') SUMIF_flows_origin_aircraft_flows_kept += flows_kept
    if (flows_origin === 'removal') SUMIF_flows_origin_removal_flows_kept += flows_kept
    SUM_flows_cut += flows_cut
    LARGEST_flows_cut = functions.LARGEST.add(LARGEST_flows_cut, flows_cut)
    SUM_flows_weight += flows_weight
    SUM_flows_primaryWeight += flows_primaryWeight
    SUM_flows_scoredWeight += flows_scoredWeight
    SUM_flows_scoreWeight += flows_scoreWeight
    if (flows_stage === 'materials') COUNTIF_flows_stage_materials++
    if (flows_stage === 'production') COUNTIF_flows_stage_production++
    if (flows_stage === 'distribution') COUNTIF_flows_stage_distribution++
    if (flows_stage === 'use') COUNTIF_flows_stage_use++
    if (flows_stage === 'endOfLife') COUNTIF_flows_stage_endOfLife++
    if (!(flows_per === 'unit' || !(lifetime === undefined))) fired |= 4
    if (!(unitKind === 'functional' || (flows_stage !== 'use' && flows_stage !== 'endOfLife'))) fired |= 8
    if (!(unitKind === 'functional' || flows_per === 'unit')) fired |= 16
    if (!(functions.ABS.one(flows_amount) <= most_amount)) fired |= 32
    if (!(flows_share === 1 || (!(flows_allocBasis === undefined) && !(flows_allocReason === undefined)))) fired |= 64
    if (!(flows_allocBasis === undefined || flows_allocKind === undefined || flows_allocBasis! !== 'economic' || flows_allocKind! === 'line')) fired |= 128
    if (!(flows_allocBasis === undefined || flows_allocBasis! !== 'economic')) fired |= 256
    if (!!(flows_energy && flows_omitted)) fired |= 512
    if (!(!flows_omitted || !(flows_omitReason === undefined))) fired |= 1024
    if (!(flows_origin !== 'offset')) fired |= 2048
    if (!(flows_origin !== 'removal' || flows_E <= 0)) fired |= 4096
    if (!(flows_E >= 0 || flows_origin === 'removal' || flows_stage === 'endOfLife')) fired |= 8192
    if (!(flows_primary || !(flows_tier === undefined))) fired |= 16384
    if (!(flows_gwpSet === undefined || (flows_gwpSet! === 'AR5' && gwp === 'AR5') || (flows_gwpSet! === 'AR6' && gwp === 'AR6'))) fired |= 262144
    if (!(flows_boundary === undefined || flows_boundary! !== 'cradleToGrave')) fired |= 524288
    if (!(flows_primary ? flows_age < 2 : flows_age < 6)) fired |= 2097152
    if (!(flows_primary || !(flows_source === undefined))) fired |= 1073741824
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
  if (!(cutSum === undefined || cutSum! <= 0.05 * (1 + 1e-9))) fired |= 65536
  if (!(cutTotal === 0 || cutBase > 0)) fired |= 131072
  if (!(unitKind === 'declared' || (use >= total * 0.4 && use <= total * 0.98))) fired |= 1048576
  if (!(unitKind === 'declared' || COUNTIF_flows_stage_materials >= 1)) fired |= 4194304
  if (!(unitKind === 'declared' || COUNTIF_flows_stage_production >= 1)) fired |= 8388608
  if (!(unitKind === 'declared' || COUNTIF_flows_stage_distribution >= 1)) fired |= 16777216
  if (!(unitKind === 'declared' || COUNTIF_flows_stage_use >= 1)) fired |= 33554432
  if (!(unitKind === 'declared' || COUNTIF_flows_stage_endOfLife >= 1)) fired |= 67108864
  let LARGEST_flows_processCut = NaN
  for (let flows_i = 0; flows_i < flows.length; flows_i++) {
    const flows_processCut =
      (SUMSAME_flows_process_flows_weight ??= sumsOfSame((FIRSTS_flows_process ??= firstsOfSame(flows.map((each) => each.process))), flows_weight_all))[
        flows_i
      ]! === 0
        ? (SUMSAME_flows_process_flows_cut ??= sumsOfSame((FIRSTS_flows_process ??= firstsOfSame(flows.map((each) => each.process))), flows_cut_all))[flows_i]!
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
  if (!((cutMax === undefined || cutMax! <= 0.01 * (1 + 1e-9)) && (cutProcess === undefined || cutProcess! <= 0.01 * (1 + 1e-9)))) fired |= 32768
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
    readonly u?: number
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
  const most_amount = 1000000000000000
  const newest = 2026
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
  let FIRSTS_flows_process: number[] | undefined
  let SUMSAME_flows_process_flows_weight: number[] | undefined
  let SUMSAME_flows_process_flows_cut: number[] | undefined
  let fired = 0
  const reportYear = year === undefined ? newest : year!
  if (!(unitKind === 'declared' || !(lifetime === undefined))) fired |= 1
  if (!(unitKind === 'declared' || !(intendedUse === undefined))) fired |= 2
  if (!!(form === undefined)) fired |= 134217728
  if (!!(size === undefined)) fired |= 268435456
  if (!!(averageLoad === undefined)) fired |= 536870912
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
    if (flows_stage === 'materials') SUMIF_flows_stage_materials_flows_kept += flows_kept
    if (flows_stage === 'production') SUMIF_flows_stage_production_flows_kept += flows_kept
    if (flows_stage === 'distribution') SUMIF_flows_stage_distribution_flows_kept += flows_kept
    if (flows_stage === 'use') SUMIF_flows_stage_use_flows_kept += flows_kept
    if (flows_stage === 'endOfLife') SUMIF_flows_stage_endOfLife_flows_kept += flows_kept
    if (flows_origin === 'fossil') SUMIF_flows_origin_fossil_flows_kept += flows_kept
    if (flows_origin === 'biogenic') SUMIF_flows_origin_biogenic_flows_kept += flows_kept
    if (flows_origin === 'landUse') SUMIF_flows_origin_landUse_flows_kept += flows_kept
    if (flows_origin === 'aircraft') SUMIF_flows_origin_aircraft_flows_kept += flows_kept
    if (flows_origin === 'removal') SUMIF_flows_origin_removal_flows_kept += flows_kept
    SUM_flows_cut += flows_cut
    LARGEST_flows_cut = functions.LARGEST.add(LARGEST_flows_cut, flows_cut)
    SUM_flows_weight += flows_weight
    SUM_flows_primaryWeight += flows_primaryWeight
    SUM_flows_scoredWeight += flows_scoredWeight
    SUM_flows_scoreWeight += flows_scoreWeight
    if (flows_stage === 'materials') COUNTIF_flows_stage_materials++
    if (flows_stage === 'production') COUNTIF_flows_stage_production++
    if (flows_stage === 'distribution') COUNTIF_flows_stage_distribution++
    if (flows_stage === 'use') COUNTIF_flows_stage_use++
    if (flows_stage === 'endOfLife') COUNTIF_flows_stage_endOfLife++
    if (!(flows_per === 'unit' || !(lifetime === undefined))) fired |= 4
    if (!(unitKind === 'functional' || (flows_stage !== 'use' && flows_stage !== 'endOfLife'))) fired |= 8
    if (!(unitKind === 'functional' || flows_per === 'unit')) fired |= 16
    if (!(functions.ABS.one(flows_amount) <= most_amount)) fired |= 32
    if (!(flows_share === 1 || (!(flows_allocBasis === undefined) && !(flows_allocReason === undefined)))) fired |= 64
    if (!(flows_allocBasis === undefined || flows_allocKind === undefined || flows_allocBasis! !== 'economic' || flows_allocKind! === 'line')) fired |= 128
    if (!(flows_allocBasis === undefined || flows_allocBasis! !== 'economic')) fired |= 256
    if (!!(flows_energy && flows_omitted)) fired |= 512
    if (!(!flows_omitted || !(flows_omitReason === undefined))) fired |= 1024
    if (!(flows_origin !== 'offset')) fired |= 2048
    if (!(flows_origin !== 'removal' || flows_E <= 0)) fired |= 4096
    if (!(flows_E >= 0 || flows_origin === 'removal' || flows_stage === 'endOfLife')) fired |= 8192
    if (!(flows_primary || !(flows_tier === undefined))) fired |= 16384
    if (!(flows_gwpSet === undefined || (flows_gwpSet! === 'AR5' && gwp === 'AR5') || (flows_gwpSet! === 'AR6' && gwp === 'AR6'))) fired |= 262144
    if (!(flows_boundary === undefined || flows_boundary! !== 'cradleToGrave')) fired |= 524288
    if (!(flows_primary ? flows_age < 2 : flows_age < 6)) fired |= 2097152
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
  if (!(cutSum === undefined || cutSum! <= 0.05 * (1 + 1e-9))) fired |= 65536
  if (!(cutTotal === 0 || cutBase > 0)) fired |= 131072
  if (!(unitKind === 'declared' || (use >= total * 0.4 && use <= total * 0.98))) fired |= 1048576
  if (!(unitKind === 'declared' || COUNTIF_flows_stage_materials >= 1)) fired |= 4194304
  if (!(unitKind === 'declared' || COUNTIF_flows_stage_production >= 1)) fired |= 8388608
  if (!(unitKind === 'declared' || COUNTIF_flows_stage_distribution >= 1)) fired |= 16777216
  if (!(unitKind === 'declared' || COUNTIF_flows_stage_use >= 1)) fired |= 33554432
  if (!(unitKind === 'declared' || COUNTIF_flows_stage_endOfLife >= 1)) fired |= 67108864
  let LARGEST_flows_processCut = NaN
  for (let flows_i = 0; flows_i < flows.length; flows_i++) {
    const flows_processCut =
      (SUMSAME_flows_process_flows_weight ??= sumsOfSame((FIRSTS_flows_process ??= firstsOfSame(flows.map((each) => each.process))), flows_weight_all))[
        flows_i
      ]! === 0
        ? (SUMSAME_flows_process_flows_cut ??= sumsOfSame((FIRSTS_flows_process ??= firstsOfSame(flows.map((each) => each.process))), flows_cut_all))[flows_i]!
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
  if (!((cutMax === undefined || cutMax! <= 0.01 * (1 + 1e-9)) && (cutProcess === undefined || cutProcess! <= 0.01 * (1 + 1e-9)))) fired |= 32768
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

export type CloudEstimateInputs = {
  readonly vCPUh: number
  readonly u?: number
  readonly TBh?: number
  readonly w: number
  readonly rho?: number
  readonly GBh?: number
  readonly GB?: number
  readonly I_net?: number
  readonly PUE: number
  readonly P_min: number
  readonly P_max: number
  readonly memory: number
  readonly EF: number
  readonly region?: string
  readonly year?: number
  readonly entity?: string
  readonly project?: string
  readonly product?: string
  readonly periodFrom?: string
  readonly periodTo?: string
  readonly preparer?: string
  readonly note?: string
}
function cloudEstimate(x: CloudEstimateInputs): Execution {
  const GWP_CO2 = 1
  const u_default = 0.5
  const vCPUh = x.vCPUh
  const u = x.u
  const TBh = x.TBh ?? 0
  const w = x.w
  const rho = x.rho ?? 3
  const GBh = x.GBh ?? 0
  const GB = x.GB ?? 0
  const I_net = x.I_net
  const PUE = x.PUE
  const P_min = x.P_min
  const P_max = x.P_max
  const memory = x.memory
  const EF = x.EF
  let fired = 0
  const u_used = u === undefined ? u_default : u!
  const P_vCPU = P_min + u_used * (P_max - P_min)
  if (P_vCPU - P_vCPU !== 0) return failed(1)
  const E_net = I_net === undefined ? 0 : GB * I_net!
  if (E_net - E_net !== 0) return failed(2)
  const kWh = PUE * ((P_vCPU * vCPUh) / 1000 + (TBh * rho * w) / 1000 + GBh * memory) + E_net
  if (kWh - kWh !== 0) return failed(3)
  const E = kWh * EF * GWP_CO2
  if (E - E !== 0) return failed(4)
  if (!(GB === 0 || !(I_net === undefined))) fired |= 1
  if (!!(u === undefined)) fired |= 2
  return { outputs: { kWh, E }, fired, fault: -1 }
}

export type ServerUseInputs = {
  readonly loads?: readonly { readonly P: number; readonly share: number; readonly u?: number }[]
  readonly idle?: number
  readonly max?: number
  readonly utilisation?: number
  readonly lifetime: number
  readonly PUE?: number
  readonly EF: number
  readonly region?: string
  readonly year?: number
  readonly entity?: string
  readonly project?: string
  readonly product?: string
  readonly periodFrom?: string
  readonly periodTo?: string
  readonly preparer?: string
  readonly note?: string
}
function serverUse(x: ServerUseInputs): Execution {
  const idle = x.idle
  const max = x.max
  const utilisation = x.utilisation
  const lifetime = x.lifetime
  const PUE = x.PUE
  const EF = x.EF
  const loads = x.loads ?? []
  let fired = 0
  if (!(idle === undefined || max === undefined || max! >= idle!)) fired |= 4
  let SUM_loads_W = 0
  let COUNT_loads_P = 0
  let SUM_loads_share = 0
  for (let loads_i = 0; loads_i < loads.length; loads_i++) {
    const loads_row = loads[loads_i]!
    const loads_P = loads_row.P
    const loads_share = loads_row.share
    const loads_W = loads_P * loads_share
    if (loads_W - loads_W !== 0) return failed(0)
    SUM_loads_W += loads_W
    COUNT_loads_P++
    SUM_loads_share += loads_share
  }
  const P_mean = idle === undefined || max === undefined || utilisation === undefined ? SUM_loads_W : idle! + utilisation! * (max! - idle!)
  if (P_mean - P_mean !== 0) return failed(1)
  const TEC = 8.76 * P_mean
  if (TEC - TEC !== 0) return failed(2)
  const use = TEC * lifetime * EF
  if (use - use !== 0) return failed(3)
  const overhead = PUE === undefined ? undefined : TEC * lifetime * (PUE! - 1) * EF
  if (overhead !== undefined && overhead - overhead !== 0) return failed(4)
  if (!(COUNT_loads_P >= 1 || (!(idle === undefined) && !(max === undefined) && !(utilisation === undefined)))) fired |= 1
  if (!(COUNT_loads_P === 0 || (idle === undefined && max === undefined && utilisation === undefined))) fired |= 2
  if (!(COUNT_loads_P === 0 || functions.ROUND.one(SUM_loads_share, 9) === 1)) fired |= 8
  return { outputs: { TEC, use, overhead }, fired, fault: -1 }
}

export type StorageUseInputs = {
  readonly P_active: number
  readonly P_idle: number
  readonly a: number
  readonly capacity: number
  readonly lifetime: number
  readonly PUE?: number
  readonly EF: number
  readonly region?: string
  readonly year?: number
  readonly entity?: string
  readonly project?: string
  readonly product?: string
  readonly periodFrom?: string
  readonly periodTo?: string
  readonly preparer?: string
  readonly note?: string
}
function storageUse(x: StorageUseInputs): Execution {
  const P_active = x.P_active
  const P_idle = x.P_idle
  const a = x.a
  const capacity = x.capacity
  const lifetime = x.lifetime
  const PUE = x.PUE
  const EF = x.EF
  const TEC = 8.76 * (a * P_active + (1 - a) * P_idle)
  if (TEC - TEC !== 0) return failed(0)
  const perTB = TEC / capacity
  if (perTB - perTB !== 0) return failed(1)
  const use = TEC * lifetime * EF
  if (use - use !== 0) return failed(2)
  const overhead = PUE === undefined ? undefined : TEC * lifetime * (PUE! - 1) * EF
  if (overhead !== undefined && overhead - overhead !== 0) return failed(3)
  return { outputs: { TEC, perTB, use, overhead }, fired: 0, fault: -1 }
}

export type TransportInputs = {
  readonly legs: readonly {
    readonly mass: number
    readonly packaging?: number
    readonly km: number
    readonly mode?: string
    readonly EF: number
    readonly u?: number
  }[]
  readonly freightSet?: 'cn-2024' | 'uk-2023' | 'uk-2024' | 'uk-2025'
  readonly year?: number
  readonly entity?: string
  readonly project?: string
  readonly product?: string
  readonly periodFrom?: string
  readonly periodTo?: string
  readonly preparer?: string
  readonly note?: string
}
function transport(x: TransportInputs): Execution {
  const legs = x.legs ?? []
  let SUM_legs_E_leg = 0
  for (let legs_i = 0; legs_i < legs.length; legs_i++) {
    const legs_row = legs[legs_i]!
    const legs_mass = legs_row.mass
    const legs_packaging = legs_row.packaging ?? 0
    const legs_km = legs_row.km
    const legs_EF = legs_row.EF
    const legs_E_leg = ((legs_mass + legs_packaging) / 1000) * legs_km * legs_EF
    if (legs_E_leg - legs_E_leg !== 0) return failed(0)
    SUM_legs_E_leg += legs_E_leg
  }
  const E = SUM_legs_E_leg
  if (E - E !== 0) return failed(1)
  return { outputs: { E }, fired: 0, fault: -1 }
}

export type AllocationInputs = {
  readonly quantity: number
  readonly total: number
  readonly allocBasis?: 'physical' | 'economic'
  readonly entity?: string
  readonly project?: string
  readonly product?: string
  readonly periodFrom?: string
  readonly periodTo?: string
  readonly preparer?: string
  readonly note?: string
}
function allocation(x: AllocationInputs): Execution {
  const quantity = x.quantity
  const total = x.total
  const allocBasis = x.allocBasis ?? 'physical'
  let fired = 0
  const share = quantity / total
  if (share - share !== 0) return failed(0)
  if (!(quantity <= total)) fired |= 1
  if (!(allocBasis !== 'economic')) fired |= 2
  return { outputs: { share }, fired, fault: -1 }
}

export type MaterialInputs = {
  readonly mass: number
  readonly Ev: number
  readonly Erec: number
  readonly R1: number
  readonly entity?: string
  readonly project?: string
  readonly product?: string
  readonly periodFrom?: string
  readonly periodTo?: string
  readonly preparer?: string
  readonly note?: string
}
function material(x: MaterialInputs): Execution {
  const mass = x.mass
  const Ev = x.Ev
  const Erec = x.Erec
  const R1 = x.R1
  let fired = 0
  const E = mass * ((1 - R1) * Ev + R1 * Erec)
  if (E - E !== 0) return failed(0)
  if (!(0 > 1)) fired |= 1
  return { outputs: { E }, fired, fault: -1 }
}

export type EndOfLifeInputs = {
  readonly mass: number
  readonly R2: number
  readonly Ed: number
  readonly Et?: number
  readonly entity?: string
  readonly project?: string
  readonly product?: string
  readonly periodFrom?: string
  readonly periodTo?: string
  readonly preparer?: string
  readonly note?: string
}
function endOfLife(x: EndOfLifeInputs): Execution {
  const mass = x.mass
  const R2 = x.R2
  const Ed = x.Ed
  const Et = x.Et ?? 0
  let fired = 0
  const E = mass * ((1 - R2) * Ed + Et)
  if (E - E !== 0) return failed(0)
  if (!(0 > 1)) fired |= 1
  return { outputs: { E }, fired, fault: -1 }
}

export type ComponentInputs = {
  readonly type: 'cpu' | 'dram' | 'ssd' | 'hdd' | 'mainboard' | 'psu' | 'case' | 'assembly'
  readonly count?: number
  readonly size?: number
  readonly density?: number
  readonly cpuBase?: number
  readonly cpuArea?: number
  readonly dramBase?: number
  readonly dramArea?: number
  readonly dramDensity?: number
  readonly ssdBase?: number
  readonly ssdArea?: number
  readonly ssdDensity?: number
  readonly hdd?: number
  readonly mainboard?: number
  readonly psu?: number
  readonly psuMass?: number
  readonly caseRack?: number
  readonly assembly?: number
  readonly entity?: string
  readonly project?: string
  readonly product?: string
  readonly periodFrom?: string
  readonly periodTo?: string
  readonly preparer?: string
  readonly note?: string
}
function component(x: ComponentInputs): Execution {
  const one_mm2 = 1
  const one_GB = 1
  const one_kg = 1
  const type = x.type
  const count = x.count ?? 1
  const size = type === 'cpu' || type === 'dram' || type === 'ssd' || type === 'psu' ? x.size : undefined
  const density = type === 'dram' || type === 'ssd' ? x.density : undefined
  const cpuBase = type === 'cpu' ? x.cpuBase : undefined
  const cpuArea = type === 'cpu' ? x.cpuArea : undefined
  const dramBase = type === 'dram' ? x.dramBase : undefined
  const dramArea = type === 'dram' ? x.dramArea : undefined
  const dramDensity = type === 'dram' ? x.dramDensity : undefined
  const ssdBase = type === 'ssd' ? x.ssdBase : undefined
  const ssdArea = type === 'ssd' ? x.ssdArea : undefined
  const ssdDensity = type === 'ssd' ? x.ssdDensity : undefined
  const hdd = type === 'hdd' ? x.hdd : undefined
  const mainboard = type === 'mainboard' ? x.mainboard : undefined
  const psu = type === 'psu' ? x.psu : undefined
  const psuMass = type === 'psu' ? x.psuMass : undefined
  const caseRack = type === 'case' ? x.caseRack : undefined
  const assembly = type === 'assembly' ? x.assembly : undefined
  let fired = 0
  const E_each =
    type === 'hdd'
      ? hdd!
      : type === 'mainboard'
        ? mainboard!
        : type === 'case'
          ? caseRack!
          : type === 'assembly'
            ? assembly!
            : type === 'psu'
              ? psu! * (size === undefined ? psuMass! : size! * one_kg)
              : size === undefined
                ? undefined
                : type === 'cpu'
                  ? cpuBase! + cpuArea! * (size! * one_mm2)
                  : type === 'dram'
                    ? dramBase! + dramArea! * ((size! * one_GB) / (density === undefined ? dramDensity! : density!))
                    : ssdBase! + ssdArea! * ((size! * one_GB) / (density === undefined ? ssdDensity! : density!))
  if (E_each !== undefined && E_each - E_each !== 0) return failed(0)
  const E = E_each === undefined ? undefined : count * E_each!
  if (E !== undefined && E - E !== 0) return failed(1)
  if (!(type === 'hdd' || type === 'mainboard' || type === 'psu' || type === 'case' || type === 'assembly' || !(size === undefined))) fired |= 1
  if (!(type === 'ssd')) fired |= 2
  if (!(type !== 'ssd')) fired |= 4
  return { outputs: { E }, fired, fault: -1 }
}

export const generated = {
  meeting,
  'meeting-rate': meetingRate,
  clouddoc,
  cloud,
  storage,
  server,
  'cloud-estimate': cloudEstimate,
  'server-use': serverUse,
  'storage-use': storageUse,
  transport,
  allocation,
  material,
  'end-of-life': endOfLife,
  component,
}
