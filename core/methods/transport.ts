/** Emissions of transport: gross mass times distance times the factor of the mode, leg by leg. */
import { choice, eq, factor, inference, method, onFactor, quantity, rows, textInput } from '../method.ts'

export const transport = method({
  id: 'transport',
  prefix: 'PCF',
  edition: '2024-08',
  standard: 'cesa-server',
  title: { zh: '运输', en: 'Transport' },
  boundary: {
    zh: '来料运输与产品运输（交付），毛重含包装，可分多段；仓储用电另计。',
    en: 'Transport of materials and of the product, gross mass with packaging, in one or several legs; electricity of warehouses is counted elsewhere.',
  },

  inputs: {
    legs: rows(
      '运输段',
      'Legs',
      {
        mass: quantity('kg', '质量', 'Mass', { min: 0, max: 1e9 }),
        packaging: quantity('kg', '包装质量', 'Mass of packaging', { min: 0, max: 1e9, default: 0 }),
        km: quantity('km', '距离', 'Distance', { min: 0, max: 50_000 }),
        mode: textInput('运输方式', 'Mode of transport', {
          optional: true,
          hint: { zh: '未填因子时按它查因子', en: 'The factor is looked up by it where none is given' },
        }),
        EF: factor('freight', 'kgCO2e/tkm', '运输排放因子', 'Transport emission factor', { mode: 'mode', set: 'freightSet', year: 'year' }, { max: 10 }),
      },
      { min: 1, order: ['mass', 'km', ['mode', 'EF'], 'packaging'], spread: 'mass' },
    ),
    freightSet: choice(
      '货运因子集',
      'Set of freight factors',
      {
        'cn-2024': { zh: '中国 2024', en: 'China 2024' },
        'uk-2023': { zh: '英国 2023', en: 'UK 2023' },
        'uk-2024': { zh: '英国 2024', en: 'UK 2024' },
        'uk-2025': { zh: '英国 2025', en: 'UK 2025' },
      },
      { default: 'cn-2024' },
    ),
    year: quantity('-', '年份', 'Year', {
      min: 2000,
      max: 2100,
      whole: true,
      optional: true,
      hint: { zh: '报告年份，用来提示因子是否过旧', en: 'The reporting year; it tells whether a factor is old' },
    }),
  },

  formulas: {
    'legs.E_leg': eq('(mass + packaging) / 1000 * km * EF', 'kgCO2e', inference(), '单段运输排放', 'Emissions of one leg'),
    E: eq('SUM(legs.E_leg)', 'kgCO2e', inference(), '运输排放', 'Emissions of transport'),
  },

  factorChecks: {
    'P-FREIGHT-RF': onFactor(
      'legs.EF',
      { rf: true },
      'warn',
      inference(),
      '{id} 含辐射强迫：产品碳足迹中航空的额外影响应另行列出，请改用不含的因子',
      '{id} includes radiative forcing: in a product footprint the additional effect of aircraft stands apart, take the factor without it',
    ),
  },

  outputs: { E: '#,##0.0000' },
  functions: { TRANSPORT: { gives: 'E', takes: ['legs', 'freightSet?', 'year?'] } },
  example: {
    legs: [
      { mass: 28, packaging: 4, km: 1_200, mode: 'truck-heavy' },
      { mass: 28, packaging: 4, km: 80, mode: 'truck-light' },
    ],
  },
})
