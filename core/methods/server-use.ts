/** Electricity and emissions of a server in use: typical energy consumption from loads or from idle and full power, and the overhead of the data centre as a line of its own. */
import { eq, inference, method, quantity, refuse, rows, share, standard } from '../method.ts'
import { useStage } from './common.ts'

const tec = standard('Boavizta')

export const serverUse = method({
  id: 'server-use',
  prefix: 'PCF',
  edition: '2024-08',
  standard: 'cesa-server',
  title: { zh: '服务器使用阶段', en: 'Use stage of a server' },
  boundary: {
    zh: '产品使用阶段的用电。机房设施（PUE 超出 1 的部分）不在产品边界之内，只在给出 PUE 时另列一行，不并入使用阶段。',
    en: 'Electricity in use. The building (PUE above 1) is outside the product: it is a line of its own, only where a PUE is given, and never part of the use stage.',
  },

  inputs: {
    loads: rows(
      '负载',
      'Loads',
      {
        P: quantity('W', '功率', 'Power', { min: 0, max: 100_000 }),
        share: share('时间占比', 'Share of time'),
      },
      {
        min: 1,
        optional: true,
        spread: 'P',
        hint: { zh: '占比之和为 1；或改填空闲功率、最大功率与利用率', en: 'Shares sum to 1; or give idle, max and utilisation instead' },
      },
    ),
    idle: quantity('W', '空闲功率', 'Idle power', { min: 0, max: 100_000, optional: true }),
    max: quantity('W', '最大功率', 'Full power', { min: 0, max: 100_000, optional: true }),
    utilisation: share('利用率', 'Utilisation', { optional: true }),
    ...useStage,
  },

  formulas: {
    'loads.W': eq('P * share', 'W', tec, '加权功率', 'Weighted power'),
    P_mean: eq(
      'IF(OR(ISBLANK(idle), ISBLANK(max), ISBLANK(utilisation)), SUM(loads.W), idle + utilisation * (max - idle))',
      'W',
      tec,
      '平均功率',
      'Mean power',
    ),
    TEC: eq('8.76 * P_mean', 'kWh/year', tec, '典型年用电量', 'Typical energy consumption of a year'),
    use: eq('TEC * lifetime * EF', 'kgCO2e', inference(), '使用阶段排放', 'Emissions of the use stage'),
    overhead: eq('IF(ISBLANK(PUE), BLANK(), TEC * lifetime * (PUE - 1) * EF)', 'kgCO2e', inference(), '机房设施排放', 'Emissions of the data-centre overhead'),
  },

  checks: {
    'power-given': refuse(
      'OR(COUNT(loads.P) >= 1, AND(NOT(ISBLANK(idle)), NOT(ISBLANK(max)), NOT(ISBLANK(utilisation))))',
      inference(),
      '请填写负载 loads，或空闲功率 idle、最大功率 max 与利用率 utilisation 三项',
      'Give the loads, or all of idle, max and utilisation',
      { at: 'loads', code: 'MISSING' },
    ),
    'power-once': refuse(
      'OR(COUNT(loads.P) = 0, AND(ISBLANK(idle), ISBLANK(max), ISBLANK(utilisation)))',
      inference(),
      '负载 loads 与 idle、max、utilisation 只能填一种：请删去其一',
      'loads and the three of idle, max, utilisation cannot both be given: remove one of the two',
      { at: 'loads', code: 'CONFLICT' },
    ),
    'max-above-idle': refuse(
      'OR(ISBLANK(idle), ISBLANK(max), max >= idle)',
      inference(),
      '最大功率 max（{max} W）小于空闲功率 idle（{idle} W）：请核对',
      'The full power of {max} W is below the idle power of {idle} W: check both',
      { at: 'max', code: 'RANGE' },
    ),
    'shares-sum-to-1': refuse(
      'OR(COUNT(loads.P) = 0, ROUND(SUM(loads.share), 9) = 1)',
      inference(),
      'loads（负载）的 share（时间占比）之和不为 1：请补全或改正各行的 share',
      'share (share of time) of all loads does not add up to 1: complete or correct share in each row of loads',
      { at: 'loads', code: 'P-SHARES' },
    ),
  },

  outputs: { TEC: '#,##0.00', use: '#,##0.0000', overhead: '#,##0.0000' },
  functions: {
    TEC: { gives: 'TEC', takes: ['loads'] },
    USE_SERVER: { gives: 'use', takes: ['loads', 'lifetime', 'EF?', 'year?'] },
    OVERHEAD: { gives: 'overhead', takes: ['TEC', 'lifetime', 'PUE', 'EF?', 'year?'] },
  },
  example: {
    loads: [
      { P: 120, share: 0.3 },
      { P: 260, share: 0.5 },
      { P: 450, share: 0.2 },
    ],
    lifetime: 5,
    PUE: 1.3,
    EF: 'footprint/average/CN/2024',
  },
})
