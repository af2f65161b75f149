/** What a formula rests on, in words. */
import type { Basis } from './method.ts'
import type { Text } from './problem.ts'

export const basisNames: Readonly<Record<Basis['basis'], Text>> = {
  seed: { zh: '编制说明', en: 'Drafting note' },
  standard: { zh: '其他公开文本', en: 'Other published text' },
  inference: { zh: '本工具推定', en: 'Our inference' },
}
