/** Emissions of a material with recycled content, by the cut-off rule: recycled input carries the burden of recycling only. */
import { eq, factor, inform, method, never, quantity, share, standard } from '../method.ts'

const cutOff = standard('ISO 14044 4.3.4.3')

export const material = method({
  id: 'material',
  prefix: 'PCF',
  edition: '2024-08',
  standard: 'cesa-server',
  title: { zh: '原材料', en: 'Material' },
  boundary: {
    zh: '原材料获取，截断规则：再生料只承担再生过程的排放，原生料的排放由上一产品承担。',
    en: 'Acquisition of materials by the cut-off rule: recycled input carries the burden of recycling, the product before it carries that of the primary material.',
  },

  inputs: {
    mass: quantity('kg', '质量', 'Mass', { min: 0, max: 1e9 }),
    Ev: factor('material', 'kgCO2e/kg', '原生料排放因子', 'Factor of primary material', {}, { chosen: true, max: 1_000 }),
    Erec: factor('material', 'kgCO2e/kg', '再生料排放因子', 'Factor of recycled material', {}, { chosen: true, max: 1_000 }),
    R1: share('再生料比例', 'Recycled content'),
  },

  formulas: {
    E: eq('mass * ((1 - R1) * Ev + R1 * Erec)', 'kgCO2e', cutOff, '原材料排放', 'Emissions of the material'),
  },

  checks: {
    'P-RULE': inform(never, cutOff, '规则：截断法。再生料只承担再生过程的排放', 'Rule: cut-off. Recycled input carries the burden of recycling only'),
  },

  outputs: { E: '#,##0.0000' },
  functions: { MATERIAL: { gives: 'E', takes: ['mass', 'Ev', 'Erec', 'R1'] } },
  example: { mass: 12, Ev: 2.6, Erec: 0.8, R1: 0.2 },
})
