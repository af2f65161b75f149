/** Emission reduction of online meetings (T/ACEF, draft of 2023-10-08), clauses 2.3.2 to 2.3.6: the travel that did not happen, less the electricity behind the platform. */
import { choice, eq, factor, from, inference, inform, method, onFactor, quantity, refuse, rows, seed, share, textInput, warn } from '../method.ts'
import { GWP_CO2, region, year } from './common.ts'

const measured = { peRoute: 'measured' } as const
const simulated = { peRoute: 'simulated' } as const
const financial = { peRoute: 'financial' } as const
const electric = { peRoute: ['measured', 'simulated'] } as const

export const meeting = method({
  id: 'meeting',
  prefix: 'MEETING',
  edition: '2023-10-08',
  standard: 'acef-online-meeting',
  title: { zh: '在线会议减排量', en: 'Emission reduction of online meetings' },
  boundary: {
    zh: '项目：在线会议平台、数据中心机房、云服务器的运行排放；基准线：参会人员为线下会议出行的排放。住宿、会场与办公场所的能耗两边都不计（2.3.2、2.3.3）。',
    en: 'Project: running the meeting platform, the data-centre room and the cloud servers. Baseline: the participants’ travel to a meeting in person. Lodging, venues and offices are outside on both sides (2.3.2, 2.3.3).',
  },
  constants: {
    GWP_CO2,
  },

  inputs: {
    trips: rows(
      '基准线出行',
      'Baseline trips',
      {
        mode: textInput('出行工具', 'Means of transport', {
          optional: true,
          hint: { zh: '未填因子时按它查因子', en: 'The factor is looked up by it where none is given' },
        }),
        EF_t: factor('travel', 'kgCO2e/pkm', '出行排放因子', 'Travel emission factor', { mode: 'mode', set: 'travelSet' }, { max: 2, perVehicle: 'occupancy' }),
        L: quantity('pkm', '出行量', 'Travel volume', { min: 0, max: 1e12, default: from('n * d * k', inference()) }),
        n: quantity('person', '出行人数', 'Travellers', { min: 0, max: 1e9, optional: true }),
        d: quantity('km', '单程距离', 'Distance one way', { min: 0, max: 20_000, optional: true }),
        k: quantity('-', '程数', 'Legs', { min: 1, max: 4, default: 2, hint: { zh: '往返为 2', en: '2 there and back' } }),
        occupancy: quantity('-', '载客人数', 'Occupancy', {
          min: 1,
          max: 100,
          optional: true,
          hint: { zh: '按车公里的因子（私家车）需要', en: 'Needed by factors per vehicle-km (private cars)' },
        }),
        participants: quantity('person', '参会人数', 'Participants', {
          min: 0,
          max: 1e9,
          optional: true,
          hint: { zh: '空白：不检查，视为已符合', en: 'Blank: not tested, taken as meeting the rule' },
        }),
        minutes: quantity('min', '会议时长', 'Duration of the meeting', {
          min: 0,
          max: 1e6,
          optional: true,
          hint: { zh: '空白：不检查，视为已符合', en: 'Blank: not tested, taken as meeting the rule' },
        }),
      },
      { min: 1, order: [['mode', 'EF_t'], 'L'], spread: 'L' },
    ),
    travelSet: choice(
      '出行因子集',
      'Set of travel factors',
      {
        'seed-annex': { zh: '附录 A（推测）', en: 'Annex A (our reading)' },
        'cn-2024': { zh: '中国 2024', en: 'China 2024' },
        'uk-2023': { zh: '英国 2023', en: 'UK 2023' },
        'uk-2025': { zh: '英国 2025', en: 'UK 2025' },
      },
      { default: 'seed-annex' },
    ),
    peRoute: choice('项目排放路径', 'Route of project emissions', {
      measured: { zh: '实测电量', en: 'Measured electricity' },
      simulated: { zh: '模拟实体服务器', en: 'Equivalent servers' },
      financial: { zh: '财务分摊', en: 'Financial share' },
    }),
    EG: quantity('kWh', '电力消耗量', 'Electricity consumed', { min: 0, max: 1e12, when: measured }),
    servers: rows(
      '等效实体服务器',
      'Equivalent physical servers',
      {
        N: quantity('-', '台数', 'Number', { min: 0, max: 1e6 }),
        P: quantity('W', '额定功率', 'Rated power', { min: 0, max: 20_000 }),
        h: quantity('h', '运行时长', 'Hours powered', { min: 0, max: 8_784 }),
        u: share('负载率', 'Load', { default: 1, hint: { zh: '默认按额定功率，偏保守', en: 'Rated power by default: conservative' } }),
      },
      { min: 1, when: simulated },
    ),
    PUE: quantity('-', '当地 PUE 限额', 'PUE limit of the place', { min: 1, max: 3, when: simulated }),
    E_prov: quantity('kgCO2e', '云厂商年度总排放量', 'Annual emissions of the provider', { above: 0, when: financial }),
    fee: quantity('currency', '支付费用', 'Fee paid', { above: 0, when: financial }),
    revenue: quantity('currency', '云厂商年度收入', 'Annual revenue of the provider', { above: 0, when: financial }),
    feeYear: quantity('-', '费用年度', 'Year of the fee', { min: 2000, max: 2100, whole: true, optional: true, when: financial }),
    revenueYear: quantity('-', '收入年度', 'Year of the revenue', { min: 2000, max: 2100, whole: true, optional: true, when: financial }),
    EF_e: factor('grid', 'kgCO2/kWh', '电力排放因子', 'Grid emission factor', { place: 'region', year: 'year' }, { max: 2, when: electric }),
    region,
    year,
    R: share('潜在替代率', 'Potential substitution rate', { hint: { zh: '即保守因子 BAF，没有默认值', en: 'The conservative factor BAF; it has no default' } }),
    rBasis: choice(
      'R 的口径',
      'What R counts',
      {
        participants: { zh: '参会人数', en: 'Participants' },
        meetings: { zh: '会议次数', en: 'Meetings' },
        unstated: { zh: '未说明', en: 'Not stated' },
      },
      { default: 'unstated' },
    ),
    apply: choice(
      'R 的作用方式',
      'What R is applied to',
      {
        both: { zh: '基准线与项目', en: 'Baseline and project' },
        baseline: { zh: '仅基准线', en: 'Baseline only' },
        auto: { zh: '自动', en: 'Automatic' },
      },
      { default: 'both' },
    ),
  },

  formulas: {
    'trips.counted': eq(
      'IF(AND(OR(ISBLANK(participants), participants >= 2), OR(ISBLANK(minutes), minutes > 30)), 1, 0)',
      '-',
      seed('2.2.2'),
      '是否计入',
      'Counted',
    ),
    'trips.screened': eq(
      'IF(AND(ISBLANK(participants), ISBLANK(minutes)), 0, 1)',
      '-',
      inference('2.2.2'),
      '是否按人数或时长筛选',
      'Screened by participants or minutes',
    ),
    'trips.E': eq('EF_t * L * counted', 'kgCO2e', seed('2.3.4 (1)'), '单项出行排放量', 'Emissions of one trip'),
    BE: eq('SUM(trips.E)', 'kgCO2e', seed('2.3.4 (1)'), '基准线排放量', 'Baseline emissions'),
    'servers.kWh': eq('N * P / 1000 * u * h', 'kWh', seed('2.3.5'), '服务器用电量', 'Electricity of the servers', {
      remark: { zh: '原文以文字说明；负载率 u 为本工具推定', en: 'In words in the note; the load u is our inference' },
    }),
    EG_p: eq('IF(peRoute = "measured", EG, PUE * SUM(servers.kWh))', 'kWh', seed('2.3.5'), '项目用电量', 'Project electricity', {
      when: electric,
      remark: { zh: '原文以文字说明', en: 'In words in the note' },
    }),
    PE: eq('IF(peRoute = "financial", E_prov * fee / revenue, EG_p * EF_e * GWP_CO2)', 'kgCO2e', seed('2.3.5 (2)'), '项目排放量', 'Project emissions'),
    ratio: eq('IF(BE = 0, BLANK(), PE / BE)', '-', seed('2.3.6'), '项目与基准线排放之比', 'Project to baseline'),
    adjust: eq('PE < BE * 1% * (1 - 1e-9)', 'flag', seed('2.3.6'), '低于 1%，可仅调整基准线', 'Below 1%: R may adjust the baseline alone', {
      remark: {
        zh: '系数 1 - 1e-9 为本工具推定，使恰为 1% 的比值不因二进制舍入而算作低于 1%',
        en: 'The factor 1 - 1e-9 is our inference: it keeps a ratio of exactly 1% from counting as below it by binary rounding',
      },
    }),
    ER: eq('IF(OR(apply = "baseline", AND(apply = "auto", adjust)), BE * R - PE, (BE - PE) * R)', 'kgCO2e', seed('2.3.6 (3)'), '减排量', 'Emission reduction'),
    rowsDropped: eq('COUNT(trips.counted) - SUM(trips.counted)', '-', inference('2.2.2'), '未计入的行数', 'Rows not counted'),
    rowsScreened: eq('SUM(trips.screened)', '-', inference('2.2.2'), '筛选的行数', 'Rows screened'),
  },

  checks: {
    'fee-within-revenue': refuse(
      'fee <= revenue',
      inference('2.3.5'),
      '支付费用 fee（{fee}）大于云厂商年度收入 revenue（{revenue}）：请核对两者是否同一币种、同一年度',
      'The fee of {fee} exceeds the provider’s annual revenue of {revenue}: check that both are in one currency and of one year',
      { when: financial, at: 'fee', code: 'RANGE' },
    ),
    'M-BASELINE-NOT-ALLOWED': refuse(
      'OR(apply <> "baseline", adjust)',
      seed('2.3.6'),
      '项目排放量 {PE} kgCO2e 不低于基准线排放量 {BE} kgCO2e 的 1%，R 不能仅用于基准线：请把 apply 改为 both 或 auto',
      'Project emissions of {PE} kgCO2e are not below 1% of the baseline’s {BE} kgCO2e, so R may not adjust the baseline alone: set apply to both or auto',
      { at: 'apply' },
    ),
    'M-ELIGIBLE': warn(
      'rowsDropped = 0',
      seed('2.2.2'),
      '{rowsDropped} 行不满足两人以上且超过 30 分钟，未计入基准线',
      '{rowsDropped} rows are not meetings of two or more persons lasting over 30 minutes and do not count',
      { at: 'trips' },
    ),
    'M-NEGATIVE': warn(
      'ER >= 0',
      seed('2.3.6'),
      '减排量为负（{ER} kgCO2e）。注意：按式 (3) 计算时，增加的排放也乘以 R，被缩小了',
      'The reduction is negative ({ER} kgCO2e). Note that equation (3) scales the loss by R too, which makes it smaller',
    ),
    'M-BE-ZERO': warn(
      'BE > 0',
      inference('2.3.6'),
      '基准线排放量为零：没有比值，auto 按 both 计算',
      'Baseline emissions are zero: there is no ratio, and auto acts as both',
      { at: 'trips' },
    ),
    'M-FIN-YEAR': warn(
      'OR(ISBLANK(feeYear), ISBLANK(revenueYear), feeYear = revenueYear)',
      inference('2.3.5'),
      '费用年度 {feeYear} 与收入年度 {revenueYear} 不同',
      'The fee is of {feeYear}, the revenue of {revenueYear}',
      { when: financial, at: 'feeYear' },
    ),
    'M-SCREENED': inform(
      'rowsScreened = 0',
      inference('2.3.6'),
      '{rowsScreened} 行已按人数或时长筛选：请确认 R 不是在同一筛选之上取得的',
      '{rowsScreened} rows are screened by participants or minutes: make sure that R was not taken over the same screening',
      { at: 'R' },
    ),
  },
  factorChecks: {
    'M-FACTOR-FOREIGN': onFactor(
      'trips.EF_t',
      { outside: 'CN' },
      'warn',
      inference('2.3.4'),
      '{id} 是国外因子：用于中国境内出行时，请在备注（note）中说明理由，或在该行写国内因子（EF_t），例如 travel/rail/cn',
      '{id} is a foreign factor: where the travel is in China, give the reason in the note, or give a Chinese factor in the row (EF_t), such as travel/rail/cn',
      { travelSet: 'seed-annex' },
    ),
    'M-RF': onFactor(
      'trips.EF_t',
      { rf: true },
      'warn',
      inference('2.3.4'),
      '{id} 含辐射强迫，会抬高基准线：保守的做法是不含',
      '{id} includes radiative forcing, which raises the baseline: without it is conservative',
    ),
  },

  outputs: { BE: '#,##0.0000', EG_p: '#,##0.0000', PE: '#,##0.0000', ratio: '0.0000%', ER: '#,##0.0000' },
  functions: {
    BE: { gives: 'BE', takes: ['trips', 'travelSet?'] },
    PE: { gives: 'PE', with: { peRoute: 'measured' }, takes: ['EG', 'EF_e?', 'year?'] },
    PE_SERVERS: { gives: 'PE', with: { peRoute: 'simulated' }, takes: ['servers', 'PUE', 'EF_e?', 'year?'] },
    PE_SHARE: { gives: 'PE', with: { peRoute: 'financial' }, takes: ['E_prov', 'fee', 'revenue'] },
    ER: { gives: 'ER', takes: ['BE', 'PE', 'R', 'apply?'] },
  },
  report: {
    sections: [
      'about',
      {
        key: 'baseline',
        zh: '基准线及其理由',
        en: 'Baseline and why',
        notes: [
          {
            zh: '基准线是没有在线会议时，参会人员为同一会议线下出行的排放（2.3.3）。两人以上且超过 30 分钟的会议才计入（2.2.2）。',
            en: 'The baseline is the travel of the participants to the same meeting in person, had there been no online meeting (2.3.3). Only meetings of two or more persons lasting over 30 minutes count (2.2.2).',
          },
        ],
        tells: ['travelSet', 'BE', 'rowsDropped', 'rowsScreened'],
        rows: ['trips.mode', 'trips.L', 'trips.EF_t', 'trips.counted', 'trips.E'],
      },
      'boundary',
      'data',
      {
        key: 'rate',
        zh: '潜在替代率的路径与依据',
        en: 'Route and basis of the substitution rate',
        notes: [
          {
            zh: 'R 即保守因子，没有默认值。其取得方法（调查、时长、等级或其他）与样本由编制人另附；辅助方法 meeting-rate 可算出 R（2.3.6）。',
            en: 'R is the conservative factor and has no default. How it was found (survey, duration, grades or otherwise) and the sample are attached by whoever prepared the report; the helper meeting-rate computes R (2.3.6).',
          },
        ],
        tells: ['R', 'rBasis', 'apply', 'ratio', 'adjust', 'ER'],
        codes: ['M-SCREENED'],
      },
      {
        key: 'project',
        zh: '项目排放路径',
        en: 'Route of project emissions',
        tells: ['peRoute', 'EG', 'PUE', 'E_prov', 'fee', 'revenue', 'feeYear', 'revenueYear', 'EG_p', 'EF_e', 'PE'],
        rows: ['servers.N', 'servers.P', 'servers.h', 'servers.u', 'servers.kWh'],
      },
      'factors',
      {
        key: 'leakage',
        zh: '泄漏',
        en: 'Leakage',
        notes: [
          {
            zh: '本方法没有泄漏项：住宿、会场与办公场所两边都不计（2.3.2、2.3.3）。如有泄漏，由编制人说明。',
            en: 'The method has no term for leakage: lodging, venues and offices are outside on both sides (2.3.2, 2.3.3). Where there is leakage, whoever prepared the report tells of it.',
          },
        ],
      },
      'results',
      'warnings',
      'uncertainty',
      'formulas',
      'quality',
    ],
    findings: {
      'M-SCREENED': { zh: '有的行按人数或时长筛选', en: 'Rows are screened by participants or minutes' },
    },
  },
  example: {
    trips: [
      { mode: 'rail', L: 4_800 },
      { mode: 'air-domestic', L: 4_800 },
      { mode: 'metro', L: 120 },
      { mode: 'taxi', L: 30 },
    ],
    peRoute: 'simulated',
    servers: [{ N: 2, P: 500, h: 1 }],
    PUE: 1.3,
    EF_e: 'grid/reporting-notice/CN/2022',
    R: 0.6,
  },
})
