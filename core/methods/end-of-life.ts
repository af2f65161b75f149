/** Emissions at the end of life by the cut-off rule: transport, sorting and disposal; what is recycled goes to its next user with burden and benefit. */
import { eq, factor, inform, method, never, quantity, share, standard } from '../method.ts'

const cutOff = standard('ISO 14044 4.3.4.3')

export const endOfLife = method({
  id: 'end-of-life',
  prefix: 'PCF',
  edition: '2024-08',
  standard: 'cesa-server',
  title: { zh: '产品生命周期末期', en: 'End of life' },
  boundary: {
    zh: '从运往处置地点起到处置完毕，截断规则：回收部分的排放与收益归下一使用者。',
    en: 'From transport to the place of treatment on, by the cut-off rule: burden and benefit of what is recycled go to its next user.',
  },

  inputs: {
    mass: quantity('kg', '质量', 'Mass', { min: 0, max: 1e9 }),
    R2: share('回收比例', 'Share recycled'),
    Ed: factor('waste', 'kgCO2e/kg', '处置排放因子', 'Factor of disposal', {}, { chosen: true, max: 1_000 }),
    Et: quantity('kgCO2e/kg', '运输与分拣排放', 'Transport and sorting', { min: 0, max: 1_000, default: 0 }),
  },

  formulas: {
    E: eq('mass * ((1 - R2) * Ed + Et)', 'kgCO2e', cutOff, '生命周期末期排放', 'Emissions at the end of life'),
  },

  checks: {
    'P-RULE': inform(
      never,
      cutOff,
      '规则：截断法。回收部分的排放与收益归下一使用者',
      'Rule: cut-off. Burden and benefit of what is recycled go to its next user',
    ),
  },

  outputs: { E: '#,##0.0000' },
  functions: { EOL: { gives: 'E', takes: ['mass', 'R2', 'Ed', 'Et?'] } },
  example: { mass: 12, R2: 0.9, Ed: 0.02 },
})
