/** What a customer can estimate whose cloud provider publishes nothing: power by the hour times what was used, after the Cloud Carbon Footprint method. */
import { constant, eq, factor, inference, method, quantity, refuse, share, standard, unset, warn } from '../method.ts'
import { GWP_CO2, region, year } from './common.ts'

const ccf = standard('Cloud Carbon Footprint')

export const cloudEstimate = method({
  id: 'cloud-estimate',
  prefix: 'CLOUD',
  edition: '2024-06-07',
  standard: 'cesa-cloud-customer',
  title: { zh: '云服务客户排放估算', en: 'Estimate for a cloud customer' },
  boundary: {
    zh: '供云服务商不公布数据的客户使用：计算、存储、内存与网络传输的用电；不含硬件隐含排放。算法取自 Cloud Carbon Footprint，不是编制说明的内容。',
    en: 'For customers whose provider publishes nothing: electricity of computing, storage, memory and network transfer, without the emissions embodied in hardware. The method is that of Cloud Carbon Footprint; the drafting note does not print it.',
  },
  constants: {
    GWP_CO2,
    u_default: constant(0.5, '-', '未知时的利用率', 'Utilisation where it is not known'),
  },

  inputs: {
    vCPUh: quantity('h', 'vCPU 小时', 'vCPU hours', { min: 0, max: 1e12 }),
    u: share('利用率', 'Utilisation', { optional: true, hint: { zh: '空白按 50%', en: 'Blank: 50%' } }),
    TBh: quantity('TBh', '存储 TB 小时', 'TB hours of storage', { min: 0, max: 1e12, default: 0 }),
    w: factor('storage-power', 'W/TB', '存储功耗', 'Power of storage', {}, { key: 'ssd', max: 20 }),
    rho: quantity('-', '副本数', 'Replicas', { min: 1, max: 10, default: 3 }),
    GBh: quantity('GBh', '内存 GB 小时', 'GB hours of memory', { min: 0, max: 1e12, default: 0 }),
    GB: quantity('GB', '网络传输量', 'Network transfer', { min: 0, max: 1e12, default: 0 }),
    I_net: factor(
      'network',
      'kWh/GB',
      '网络传输能耗强度',
      'Energy intensity of network transfer',
      {},
      {
        chosen: true,
        optional: true,
        max: 1,
        hint: { zh: '有网络传输量时必填，如 0.015 或 network/central', en: 'Required with network transfer, such as 0.015 or network/central' },
      },
    ),
    PUE: quantity('-', 'PUE', 'PUE', {
      min: 1,
      max: 3,
      unset: unset(
        'C-PUE',
        ccf,
        '请填写数据中心的 PUE：云服务商通常公布它；没有默认值',
        'Give the PUE of the data centre: providers usually publish it; it has no default',
      ),
    }),
    P_min: factor('vcpu-power', 'W', '每 vCPU 空闲功耗', 'Power of an idle vCPU', {}, { key: 'min', max: 100 }),
    P_max: factor('vcpu-power', 'W', '每 vCPU 满载功耗', 'Power of a vCPU at full load', {}, { key: 'max', max: 100 }),
    memory: factor('memory-power', 'kWh/GB*h', '每 GB 内存每小时用电', 'Electricity per GB and hour of memory', {}, { key: 'dram', max: 1 }),
    EF: factor('grid', 'kgCO2/kWh', '电力排放因子', 'Grid emission factor', { place: 'region', year: 'year' }, { max: 2 }),
    region,
    year,
  },

  formulas: {
    u_used: eq('IF(ISBLANK(u), u_default, u)', '-', ccf, '采用的利用率', 'Utilisation used'),
    P_vCPU: eq('P_min + u_used * (P_max - P_min)', 'W', ccf, '每 vCPU 功耗', 'Power of a vCPU'),
    E_net: eq('IF(ISBLANK(I_net), 0, GB * I_net)', 'kWh', ccf, '网络传输用电', 'Electricity of network transfer'),
    kWh: eq('PUE * (P_vCPU * vCPUh / 1000 + TBh * rho * w / 1000 + GBh * memory) + E_net', 'kWh', ccf, '用电量', 'Electricity'),
    E: eq('kWh * EF * GWP_CO2', 'kgCO2e', ccf, '排放量', 'Emissions'),
  },

  checks: {
    'net-needs-intensity': refuse(
      'OR(GB = 0, NOT(ISBLANK(I_net)))',
      inference(),
      '有网络传输量 GB（{GB}）就需要网络传输能耗强度 I_net：请填写数（kWh/GB），或 network/low、network/central、network/high 之一',
      'With {GB} GB of network transfer its intensity I_net is needed: give a number (kWh/GB), or one of network/low, network/central, network/high',
      { at: 'I_net', code: 'MISSING' },
    ),
    'C-UTIL50': warn(
      'NOT(ISBLANK(u))',
      ccf,
      '未填写利用率 u，按 50% 计算：如有监控数据请填写',
      'The utilisation u is not given, 50% was taken: give it where you have monitoring data',
      { at: 'u' },
    ),
  },

  outputs: { kWh: '#,##0.0000', E: '#,##0.0000' },
  functions: {
    ESTIMATE: { gives: 'E', takes: ['vCPUh', 'u?', 'TBh?', 'GBh?', 'GB?', 'I_net?', 'PUE?', 'EF?', 'year?'] },
  },
  example: { vCPUh: 100_000, u: 0.3, TBh: 20_000, GBh: 400_000, GB: 5_000, I_net: 'network/central/GLO/2019', PUE: 1.3 },
})
