/** How the figure of a record was read, in words. */
import type { Certainty } from './factors/record.ts'
import type { Text } from './problem.ts'

export const certaintyNames: Readonly<Record<Certainty, Text>> = {
  S1: { zh: '一手读到', en: 'read first-hand' },
  S2: { zh: '转抄自副本', en: 'from a copy' },
  C: { zh: '由其他数值计算', en: 'computed from others' },
  M: { zh: '凭记忆，不作默认值', en: 'from memory, never a default' },
}
