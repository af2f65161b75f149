/** Electricity and emissions of storage equipment in use: active and idle power by their shares of time. */
import { eq, inference, method, quantity, share } from '../method.ts'
import { useStage } from './common.ts'

export const storageUse = method({
  id: 'storage-use',
  prefix: 'PCF',
  edition: '2024-08',
  standard: 'cesa-storage',
  title: { zh: '存储设备使用阶段', en: 'Use stage of storage equipment' },
  boundary: {
    zh: '产品使用阶段的用电，按活动与空闲两种状态（结构同 SNIA Emerald）。机房设施不在产品边界之内，只在给出 PUE 时另列一行。',
    en: 'Electricity in use, in the two states active and idle (the structure of SNIA Emerald). The building is outside the product: a line of its own, only where a PUE is given.',
  },

  inputs: {
    P_active: quantity('W', '活动功率', 'Active power', { min: 0, max: 1e6 }),
    P_idle: quantity('W', '空闲功率', 'Idle power', { min: 0, max: 1e6 }),
    a: share('活动占比', 'Share of time active'),
    capacity: quantity('TB', '容量', 'Capacity', { above: 0 }),
    ...useStage,
  },

  formulas: {
    TEC: eq('8.76 * (a * P_active + (1 - a) * P_idle)', 'kWh/year', inference(), '典型年用电量', 'Typical energy consumption of a year'),
    perTB: eq('TEC / capacity', 'kWh/TB*year', inference(), '每 TB 年用电量', 'Electricity per TB and year'),
    use: eq('TEC * lifetime * EF', 'kgCO2e', inference(), '使用阶段排放', 'Emissions of the use stage'),
    overhead: eq('IF(ISBLANK(PUE), BLANK(), TEC * lifetime * (PUE - 1) * EF)', 'kgCO2e', inference(), '机房设施排放', 'Emissions of the data-centre overhead'),
  },

  outputs: { TEC: '#,##0.00', perTB: '#,##0.0000', use: '#,##0.0000', overhead: '#,##0.0000' },
  functions: {
    USE_STORAGE: { gives: 'use', takes: ['P_active', 'P_idle', 'a', 'lifetime', 'EF?', 'year?'] },
  },
  example: { P_active: 400, P_idle: 280, a: 0.25, capacity: 200, lifetime: 5, EF: 'footprint/average/CN/2024' },
})
