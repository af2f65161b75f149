/** The four routes of clause 2.3.6 to the potential substitution rate R of online meetings. The note names the routes; the formulas are ours. */
import { choice, constant, eq, flag, inference, list, method, quantity, refuse, seed } from '../method.ts'

const survey = { route: 'survey' } as const
const hybrid = { route: 'hybrid' } as const
const duration = { route: 'duration' } as const
const distance = { route: 'distance' } as const

export const meetingRate = method({
  id: 'meeting-rate',
  prefix: 'MEETING',
  edition: '2023-10-08',
  standard: 'acef-online-meeting',
  title: { zh: '在线会议潜在替代率', en: 'Potential substitution rate of online meetings' },
  boundary: {
    zh: '确定 R 的四种方式：用户问卷、线上线下同步会议、有效会议时长分布、对应线下会议的出行距离（2.3.6）。',
    en: 'Four ways to R: a survey of participants, meetings held online and in person at once, the distribution of durations, the distances of the meeting in person (2.3.6).',
  },
  constants: {
    z: constant(1.959964, '-', '95% 置信水平的标准正态分位数', 'Standard normal quantile of 95% confidence'),
    eligible: constant(30, 'min', '有效会议须超过的时长', 'Duration an eligible meeting exceeds'),
    one_min: constant(1, 'min', '一分钟', 'One minute'),
    one_km: constant(1, 'km', '一公里', 'One kilometre'),
  },

  inputs: {
    route: choice('R 的确定方式', 'Way to R', {
      survey: { zh: '用户问卷', en: 'Survey' },
      hybrid: { zh: '线上线下同步会议', en: 'Hybrid meetings' },
      duration: { zh: '时长分布', en: 'Distribution of durations' },
      distance: { zh: '出行距离', en: 'Distances' },
    }),
    k: quantity('-', '真实替代人数', 'Answers that a meeting in person was replaced', { min: 0, max: 1e9, when: survey }),
    n: quantity('-', '有效问卷数', 'Valid answers', { min: 1, max: 1e9, when: survey }),
    conservative: flag('取保守下限', 'Use the conservative lower bound', { when: survey, hint: { zh: 'Wilson 95% 置信下限', en: 'Wilson 95% lower bound' } }),
    offline: quantity('person', '线下参会人数', 'Participants in person', { min: 0, max: 1e9, when: hybrid }),
    online: quantity('person', '线上参会人数', 'Participants online', { min: 0, max: 1e9, when: hybrid }),
    minutes: list('会议时长', 'Durations of the meetings', quantity('min', '时长', 'Duration', { min: 0, max: 1e6 }), { when: duration }),
    km: list('出行距离', 'Distances to the meeting in person', quantity('km', '距离', 'Distance', { min: 0, max: 20_000 }), { when: distance }),
    threshold: quantity('-', '阈值', 'Threshold', {
      min: 0,
      max: 1e6,
      when: { route: ['duration', 'distance'] },
      hint: { zh: '时长为分钟，距离为公里', en: 'Minutes for durations, kilometres for distances' },
    }),
  },

  formulas: {
    p: eq('k / n', '-', inference('2.3.6'), '替代比例', 'Share replaced', { when: survey }),
    wilson: eq(
      '(p + z^2 / (2 * n) - z * SQRT(p * (1 - p) / n + z^2 / (4 * n^2))) / (1 + z^2 / n)',
      '-',
      inference('2.3.6'),
      'Wilson 置信下限',
      'Wilson lower bound',
      { when: survey },
    ),
    'minutes.valid': eq('IF(value > eligible, 1, 0)', '-', seed('2.2.2'), '有效会议', 'Eligible meeting'),
    'minutes.long': eq('IF(AND(value > eligible, value / one_min > threshold), 1, 0)', '-', inference('2.3.6'), '超过阈值', 'Longer than the threshold'),
    'km.far': eq('IF(value / one_km >= threshold, 1, 0)', '-', inference('2.3.6'), '达到阈值', 'At least the threshold'),
    R: eq(
      'IF(route = "survey", IF(conservative, wilson, p), IF(route = "hybrid", offline / (offline + online), IF(route = "duration", SUM(minutes.long) / SUM(minutes.valid), SUM(km.far) / COUNT(km.far))))',
      '-',
      inference('2.3.6'),
      '潜在替代率',
      'Potential substitution rate',
    ),
  },

  checks: {
    'k-within-n': refuse(
      'k <= n',
      inference('2.3.6'),
      '真实替代人数 k（{k}）大于有效问卷数 n（{n}）：请核对两数',
      'k is {k}, more than the {n} valid answers of n: check both',
      {
        when: survey,
        at: 'k',
        code: 'RANGE',
      },
    ),
  },

  outputs: { R: '0.00%' },
  functions: {
    R_SURVEY: { gives: 'R', with: { route: 'survey' }, takes: ['k', 'n', 'conservative?'] },
    R_HYBRID: { gives: 'R', with: { route: 'hybrid' }, takes: ['offline', 'online'] },
    R_DURATION: { gives: 'R', with: { route: 'duration' }, takes: ['minutes', 'threshold'] },
    R_DISTANCE: { gives: 'R', with: { route: 'distance' }, takes: ['km', 'threshold'] },
  },
  example: { route: 'survey', k: 30, n: 50, conservative: true },
})
