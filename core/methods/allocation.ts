/** The share of a product in something common: its quantity over the total. */
import { choice, eq, inference, method, quantity, refuse, warn } from '../method.ts'

export const allocation = method({
  id: 'allocation',
  prefix: 'PCF',
  edition: '2024-08',
  standard: 'cesa-server',
  title: { zh: '分配系数', en: 'Allocation' },
  boundary: {
    zh: '分配的次序：先避免分配（拆分单元过程、扩展系统），再按物理关系（数量、质量、工时），最后才按经济关系；都要写明依据与理由。',
    en: 'In this order: avoid allocation (divide the process, expand the system), then physical relations (count, mass, hours), economic ones last; each with its basis and reason in writing.',
  },

  inputs: {
    quantity: quantity('-', '本产品的量', 'Quantity of the product', { min: 0, max: 1e15 }),
    total: quantity('-', '总量', 'Total', { above: 0, max: 1e15, hint: { zh: '与本产品的量同一单位', en: 'In the unit of the quantity' } }),
    allocBasis: choice(
      '分配依据',
      'Basis of allocation',
      {
        physical: { zh: '物理关系', en: 'Physical' },
        economic: { zh: '经济关系', en: 'Economic' },
      },
      { default: 'physical' },
    ),
  },

  formulas: {
    share: eq('quantity / total', '-', inference(), '分配系数', 'Allocation factor'),
  },

  checks: {
    'quantity-within-total': refuse(
      'quantity <= total',
      inference(),
      '本产品的量 quantity（{quantity}）大于总量 total（{total}）：请核对两者的单位与范围',
      'The quantity of {quantity} exceeds the total of {total}: check the units and what the two count',
      { at: 'quantity', code: 'RANGE' },
    ),
    'P-ECONOMIC': warn(
      'allocBasis <> "economic"',
      inference(),
      '按经济关系分配：只有在无法避免分配、也没有物理关系可用时才采用，请写明理由',
      'Allocation by economic value: only where allocation cannot be avoided and no physical relation serves, give the reason',
      { at: 'allocBasis' },
    ),
  },

  outputs: { share: '0.0000%' },
  functions: { ALLOCATE: { gives: 'share', takes: ['quantity', 'total'] } },
  example: { quantity: 1_200, total: 48_000 },
})
