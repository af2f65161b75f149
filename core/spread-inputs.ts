/** The two inputs that every method takes to say how uncertain its other inputs are. */
import { quantity, spreadColumn } from './method.ts'

/** The scores of the pedigree matrix as columns of rows. */
export const scoreColumns = ['dq1', 'dq2', 'dq3', 'dq4', 'dq5'] as const
const score = quantity('-', '质量评分', 'Quality score', { min: 1, max: 5, whole: true })

/** A value, or five, for each key of an uncertain input. */
export const spreadInputs = {
  uncertainty: {
    label: { zh: '输入的不确定度', en: 'Uncertainty of inputs' },
    columns: { percent: spreadColumn },
    wants: {
      zh: `0 到 ${spreadColumn.max} 的数，即 95% 区间半宽的百分数`,
      en: `a number from 0 to ${spreadColumn.max}, half of the 95 % interval in per cent`,
    },
    example: '{"R": 5, "trips.EF_t": 10}',
  },
  pedigree: {
    label: { zh: '数据质量评分（谱系矩阵）', en: 'Scores of the pedigree matrix' },
    columns: Object.fromEntries(scoreColumns.map((key) => [key, score])),
    wants: {
      zh: '五个 1 到 5 的整数：可靠性、完整性、时间、地理、技术代表性',
      en: 'five whole numbers from 1 to 5: reliability, completeness, temporal, geographical, technological fit',
    },
    example: '{"R": [1, 2, 1, 1, 3]}',
  },
} as const
export type SpreadInput = keyof typeof spreadInputs
export const isSpread = (key: unknown): key is SpreadInput =>
  typeof key === 'string' && Object.hasOwn(spreadInputs, key)

/** What each holds, as JSON Schema tells it. */
export const spreadSchemas = {
  uncertainty: { additionalProperties: { type: 'number', minimum: 0, maximum: spreadColumn.max } },
  pedigree: {
    additionalProperties: {
      type: 'array',
      items: { type: 'integer', minimum: 1, maximum: 5 },
      minItems: scoreColumns.length,
      maxItems: scoreColumns.length,
    },
  },
} as const
