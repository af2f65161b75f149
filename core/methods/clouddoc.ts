/** Emission reduction of cloud documents (draft of 2026-06-11), section 4 (2): the mailing of files that did not happen, less the network and the data centre behind the cloud. */
import { choice, eq, factor, from, inference, inform, method, quantity, refusal, seed, share, textInput, unset, warn } from '../method.ts'
import { GWP_CO2, placeHint, year } from './common.ts'

const measured = { dcRoute: 'measured' } as const
const bottomUp = { dcRoute: 'bottomUp' } as const
const allocated = { dcRoute: 'allocated' } as const
const electric = { dcRoute: ['measured', 'bottomUp'] } as const

const project = '4 (2) 1)'
const baseline = '4 (2) 2)'
const sourceOnly = {
  remark: { zh: '排放源见编制说明，公式为本工具推定', en: 'The note names the source; the formula is our inference' },
}
const paper = (zh: string, en: string) =>
  refusal(
    'D-PAPER',
    inference(baseline),
    { zh, en },
    `${zh}不在本方法的边界之内：基准线是电子文档而不是纸质文档，也不含出行。请删去此项；如确有其事，请用相应的方法另行量化`,
    `${en} is outside the boundary of this method: the baseline is electronic documents, neither paper nor travel. Remove it; where it applies, quantify it by a method of its own`,
  )

export const clouddoc = method({
  id: 'clouddoc',
  prefix: 'CLOUDDOC',
  edition: '2026-06-11',
  standard: 'dzjn-cloud-document',
  title: { zh: '云文档办公减排量', en: 'Emission reduction of cloud documents' },
  boundary: {
    zh: '项目：访问云文档的网络传输、增删改查的数据中心耗能；基准线：以电子邮件、协作通信工具收发电子文档的网络传输。终端耗能按差异法两边都不计；纸张、打印与出行不在边界之内（四（二））。',
    en: 'Project: network transfer for access to cloud documents, and the data centre behind creating, reading, changing and deleting them. Baseline: network transfer of electronic documents by mail and collaboration tools. Terminals are left out on both sides by the rule of differences; paper, printing and travel are outside (section 4 (2)).',
  },
  constants: {
    GWP_CO2,
  },

  inputs: {
    N_d: quantity('-', '文档数', 'Documents', { min: 0, max: 1e12 }),
    S: quantity('MB', '平均文档大小', 'Mean size of a document', { min: 0, max: 10_000 }),
    V: quantity('-', '往返版本数', 'Versions sent to and fro', { min: 0, max: 1_000 }),
    r: quantity('-', '收件人数', 'Recipients', { min: 0, max: 10_000, hint: { zh: '不含发件人', en: 'Without the sender' } }),
    p_B: share('基准线适用比例', 'Share the baseline applies to', { default: 1 }),
    O: quantity('-', '每文档打开次数', 'Opens of a document', { min: 0, max: 1e6 }),
    b_o: quantity('MB', '每次下载量', 'Download of one open', { min: 0, max: 10_000, default: from('S', inference(project)) }),
    Q: quantity('-', '每文档编辑次数', 'Edits of a document', { min: 0, max: 1e6 }),
    b_q: quantity('kB', '每次同步量', 'Synchronised by one edit', { min: 0, max: 1e6 }),
    f: quantity('-', '其他协同人数', 'Others at work on it', { min: 0, max: 10_000, hint: { zh: '不含编辑者', en: 'Without the editor' } }),
    I_net: factor(
      'network',
      'kWh/GB',
      '网络传输能耗强度',
      'Energy intensity of network transfer',
      {},
      {
        chosen: true,
        max: 1,
        hint: { zh: '如 0.015，或 network/low、network/central、network/high', en: 'Such as 0.015, or network/low, network/central, network/high' },
        unset: unset(
          'D-INET-UNSET',
          inference(baseline),
          '请选择网络传输能耗强度 I_net：填写数（kWh/GB），或 network/low（0.001）、network/central（0.015）、network/high（0.059）之一。结果的正负取决于它，所以没有默认值',
          'Choose the network intensity I_net: a number (kWh/GB), or one of network/low (0.001), network/central (0.015), network/high (0.059). The sign of the result depends on it, so it has no default',
        ),
      },
    ),
    I_low: factor('network', 'kWh/GB', '低强度', 'Low intensity', {}, { key: 'low', max: 1 }),
    I_high: factor('network', 'kWh/GB', '高强度', 'High intensity', {}, { key: 'high', max: 1 }),
    dcRoute: choice('数据中心路径', 'Route of the data centre', {
      measured: { zh: '实测电量', en: 'Measured electricity' },
      bottomUp: { zh: '自下而上', en: 'Bottom-up' },
      allocated: { zh: '云服务分摊', en: 'Allocated by the cloud method' },
    }),
    E_dc: quantity('kWh', '数据中心用电', 'Electricity of the data centre', { min: 0, max: 1e12, when: measured, hint: { zh: '含 PUE', en: 'PUE included' } }),
    TB: quantity('TB', '存储量', 'Data stored', { min: 0, max: 1e9, when: bottomUp, default: from('N_d * S / 1e6', inference(project)) }),
    rho: quantity('-', '副本数', 'Replicas', { min: 1, max: 10, when: bottomUp, default: 3 }),
    w: factor(
      'storage-power',
      'W/TB',
      '存储功耗',
      'Power of storage',
      {},
      {
        chosen: true,
        max: 20,
        when: bottomUp,
        hint: { zh: '如 1.2，或 storage-power/hdd、storage-power/ssd', en: 'Such as 1.2, or storage-power/hdd, storage-power/ssd' },
      },
    ),
    days: quantity('d', '天数', 'Days', { min: 0, max: 366, when: bottomUp, default: 365 }),
    e_q: quantity('kWh', '单次操作能耗', 'Energy of one operation', {
      min: 0,
      max: 1,
      when: bottomUp,
      unset: unset(
        'D-EQ-UNSET',
        inference(project),
        '自下而上路径需要单次操作能耗 e_q（kWh）：请填写云服务商的实测值。公开数值相差几个数量级，所以没有默认值；没有实测值时请改用 measured 或 allocated',
        'The bottom-up route needs the energy of one operation, e_q (kWh): give the provider’s measurement. Published figures lie orders of magnitude apart, so it has no default; without a measurement choose measured or allocated',
      ),
    }),
    PUE: quantity('-', 'PUE', 'PUE', { min: 1, max: 3, when: bottomUp }),
    PE_alloc: quantity('kgCO2e', '云服务方法分摊的排放', 'Emissions allocated by the cloud method', { min: 0, when: allocated }),
    EF_n: factor('grid', 'kgCO2/kWh', '网络电力因子', 'Grid factor of the network', { place: 'region', year: 'year' }, { max: 2 }),
    EF_dc: factor('grid', 'kgCO2/kWh', '数据中心电力因子', 'Grid factor of the data centre', { place: 'regionDc', year: 'year' }, { max: 2, when: electric }),
    region: textInput('网络所在地区', 'Region of the network', { optional: true, hint: placeHint }),
    regionDc: textInput('数据中心所在地区', 'Region of the data centre', { optional: true, hint: placeHint }),
    year,
    LE: quantity('kgCO2e', '泄漏', 'Leakage', { min: 0, default: 0 }),
    E_terminal: quantity('kWh', '终端用电', 'Electricity of terminals', {
      min: 0,
      optional: true,
      hint: { zh: '按差异法不计', en: 'Left out by the rule of differences' },
    }),
    claimedIn: textInput('已在其他方法申报', 'Claimed under another method', { optional: true }),
  },

  formulas: {
    G_B: eq('N_d * V * S / 1000 * (1 + r)', 'GB', inference(baseline), '基准线传输量', 'Traffic of the baseline', {
      remark: { zh: '一次上传，r 次下载', en: 'One upload, r downloads' },
    }),
    BE: eq('p_B * G_B * I_net * EF_n * GWP_CO2', 'kgCO2e', inference(baseline), '基准线排放量', 'Baseline emissions', sourceOnly),
    G_P: eq('N_d * (O * b_o / 1000 + Q * (1 + f) * b_q / 1e6)', 'GB', inference(project), '项目传输量', 'Traffic of the project'),
    PE_net: eq('G_P * I_net * EF_n * GWP_CO2', 'kgCO2e', inference(project), '网络传输排放', 'Emissions of network transfer', sourceOnly),
    operations: eq('N_d * (O + Q)', '-', inference(project), '操作次数', 'Operations'),
    E_up: eq(
      'PUE * (TB * rho * w * 24 * days / 1000 + operations * e_q)',
      'kWh',
      inference(project),
      '数据中心用电（自下而上）',
      'Electricity of the data centre, bottom-up',
      {
        when: bottomUp,
        remark: { zh: '存储功耗的算法取自 Cloud Carbon Footprint', en: 'Power of storage after Cloud Carbon Footprint' },
      },
    ),
    PE_dc: eq(
      'IF(dcRoute = "allocated", PE_alloc, IF(dcRoute = "measured", E_dc, E_up) * EF_dc * GWP_CO2)',
      'kgCO2e',
      inference(project),
      '数据中心排放',
      'Emissions of the data centre',
      sourceOnly,
    ),
    PE: eq('PE_net + PE_dc', 'kgCO2e', seed(project), '项目排放量', 'Project emissions'),
    ER: eq('BE - PE - LE', 'kgCO2e', inference(), '减排量', 'Emission reduction', {
      remark: { zh: '参照 GB/T 33760（正文未见）', en: 'After GB/T 33760 (its text has not been seen)' },
    }),
    I_star: eq(
      'IF(AND(p_B * G_B > G_P, EF_n > 0), (PE_dc + LE) / ((p_B * G_B - G_P) * EF_n * GWP_CO2), BLANK())',
      'kWh/GB',
      inference(),
      '盈亏平衡强度',
      'Break-even intensity',
      {
        remark: { zh: '减排量为零时的网络传输能耗强度', en: 'The network intensity at which the reduction is zero' },
      },
    ),
    ER_low: eq('(p_B * G_B - G_P) * I_low * EF_n * GWP_CO2 - PE_dc - LE', 'kgCO2e', inference(), '低强度下的减排量', 'Reduction at the low intensity', {
      remark: { zh: '低强度下的取值，不是下限', en: 'The value at the low intensity, not a bound' },
    }),
    ER_high: eq('(p_B * G_B - G_P) * I_high * EF_n * GWP_CO2 - PE_dc - LE', 'kgCO2e', inference(), '高强度下的减排量', 'Reduction at the high intensity', {
      remark: { zh: '高强度下的取值，不是上限', en: 'The value at the high intensity, not a bound' },
    }),
  },

  checks: {
    'D-SIGN': warn(
      'OR(AND(ER_low >= 0, ER_high >= 0), AND(ER_low <= 0, ER_high <= 0))',
      inference(),
      '减排量的正负随网络传输能耗强度而变：低强度下为 {ER_low} kgCO2e，高强度下为 {ER_high} kgCO2e。请一并报告，并说明所选强度的理由',
      'The sign of the reduction depends on the network intensity: {ER_low} kgCO2e at the low, {ER_high} kgCO2e at the high. Report both, and why this intensity was chosen',
    ),
    'D-BAND': warn(
      'AND(I_low <= I_net, I_net <= I_high)',
      inference(),
      '网络传输能耗强度 {I_net} kWh/GB 不在低强度 {I_low} 与高强度 {I_high} 之间：低、高两个减排量没有把减排量夹在中间，请核对这三个强度',
      'The network intensity of {I_net} kWh/GB is not between the low {I_low} and the high {I_high}: the reductions at the low and the high do not enclose the reduction, check the three intensities',
      { at: 'I_net' },
    ),
    'D-NEGATIVE': warn(
      'ER >= 0',
      inference(),
      '减排量为负（{ER} kgCO2e）：云文档的排放多于基准线',
      'The reduction is negative ({ER} kgCO2e): the cloud documents emit more than the baseline',
    ),
    'D-NO-BREAKEVEN': inform(
      'NOT(ISBLANK(I_star))',
      inference(),
      '没有盈亏平衡强度：项目传输量 {G_P} GB 不少于适用的基准线传输量（{G_B} GB 乘以 p_B），或网络电力因子为零',
      'There is no break-even intensity: the project moves {G_P} GB, no less than the applicable part (p_B) of the baseline’s {G_B} GB, or the grid factor of the network is zero',
    ),
    'D-TERMINAL': inform(
      'ISBLANK(E_terminal)',
      seed('4 (2)'),
      '终端用电 {E_terminal} kWh 未计入：按差异法，终端耗能两边都不计',
      'The {E_terminal} kWh of terminals are not counted: by the rule of differences terminals are left out on both sides',
      { at: 'E_terminal' },
    ),
    'D-DOUBLE': warn(
      'ISBLANK(claimedIn)',
      inference(),
      '同一活动已在其他方法申报（见 claimedIn）：同一减排量只能申报一次，请核对',
      'The same activity is claimed under another method (see claimedIn): one reduction may be claimed once only, check it',
      { at: 'claimedIn' },
    ),
  },
  refused: { paper: paper('纸张', 'Paper'), printing: paper('打印', 'Printing'), travel: paper('出行', 'Travel') },

  outputs: {
    G_B: '#,##0.0000',
    G_P: '#,##0.0000',
    BE: '#,##0.0000',
    PE_net: '#,##0.0000',
    PE_dc: '#,##0.0000',
    PE: '#,##0.0000',
    I_star: '0.000000',
    ER_low: '#,##0.0000',
    ER_high: '#,##0.0000',
    // the last is the result proper
    ER: '#,##0.0000',
  },
  functions: {
    TRAFFIC_BASE: { gives: 'G_B', takes: ['N_d', 'S', 'V', 'r'] },
    TRAFFIC: { gives: 'G_P', takes: ['N_d', 'O', 'b_o', 'Q', 'b_q', 'f'] },
    BE: { gives: 'BE', takes: ['N_d', 'S', 'V', 'r', 'I_net', 'EF_n?', 'p_B?', 'year?'] },
    PE_NET: { gives: 'PE_net', takes: ['N_d', 'O', 'b_o', 'Q', 'b_q', 'f', 'I_net', 'EF_n?', 'year?'] },
    PE_DC: { gives: 'PE_dc', with: { dcRoute: 'measured' }, takes: ['E_dc', 'EF_dc?', 'year?'] },
    PE_STORAGE: {
      gives: 'PE_dc',
      with: { dcRoute: 'bottomUp' },
      takes: ['TB', 'w', 'operations', 'e_q', 'PUE', 'EF_dc?', 'rho?', 'days?', 'year?'],
    },
    PE: { gives: 'PE', takes: ['PE_net', 'PE_dc'] },
    ER: { gives: 'ER', takes: ['BE', 'PE', 'LE?'] },
    BREAKEVEN: { gives: 'I_star', takes: ['G_B', 'G_P', 'PE_dc', 'EF_n?', 'p_B?', 'LE?', 'year?'] },
    BAND: { gives: ['ER_low', 'ER_high'], takes: ['G_B', 'G_P', 'PE_dc', 'EF_n?', 'p_B?', 'LE?', 'year?'] },
  },
  charts: [
    { zh: '基准线、项目与减排量', en: 'Baseline, project and reduction', bars: ['BE', 'PE', 'ER'] },
    { zh: '项目排放量的构成', en: 'Parts of the project emissions', bars: ['PE_net', 'PE_dc'], of: 'PE' },
    {
      zh: '不同网络强度下的减排量',
      en: 'Reduction by network intensity',
      bars: ['ER_low', 'ER', 'ER_high'],
      over: { of: 'I_net', at: ['I_low', 'I_net', 'I_high'], zero: 'I_star' },
    },
  ],
  report: {
    sections: [
      'about',
      {
        key: 'baseline',
        zh: '基准线及其理由',
        en: 'Baseline and why',
        notes: [
          {
            zh: '基准线是没有云文档时，以电子邮件与协作通信工具收发同样文档的网络传输（4 (2) 2)）。公式为本工具推定。',
            en: 'The baseline is the network transfer of the same documents by mail and collaboration tools, had there been no cloud documents (4 (2) 2)). The formula is our inference.',
          },
        ],
        tells: ['N_d', 'S', 'V', 'r', 'p_B', 'G_B', 'BE'],
      },
      'boundary',
      'data',
      {
        key: 'project',
        zh: '项目排放路径',
        en: 'Route of project emissions',
        tells: ['dcRoute', 'G_P', 'PE_net', 'operations', 'E_dc', 'E_up', 'PE_alloc', 'PE_dc', 'PE'],
      },
      {
        key: 'intensity',
        zh: '网络传输能耗强度的选择',
        en: 'Choice of the network intensity',
        notes: [
          {
            zh: '结果的正负取决于所选强度，低强度与高强度下的结果须一并报告。',
            en: 'The sign of the result depends on the intensity chosen: the results at the low and the high intensity are reported with it.',
          },
        ],
        tells: ['I_net', 'I_low', 'I_high', 'I_star', 'ER_low', 'ER', 'ER_high'],
        codes: ['D-SIGN', 'D-BAND', 'D-NO-BREAKEVEN'],
      },
      'factors',
      { key: 'leakage', zh: '泄漏与重复申报', en: 'Leakage and double claims', tells: ['LE', 'claimedIn'], codes: ['D-DOUBLE', 'D-TERMINAL'] },
      'results',
      'warnings',
      'uncertainty',
      'formulas',
      'quality',
    ],
    findings: {
      'D-SIGN': { zh: '减排量的正负随网络强度而变', en: 'The sign of the reduction depends on the network intensity' },
      'D-BAND': { zh: '所选强度不在低、高强度之间', en: 'The intensity is not between the low and the high' },
      'D-NO-BREAKEVEN': { zh: '没有盈亏平衡强度', en: 'There is no break-even intensity' },
      'D-DOUBLE': { zh: '同一活动已在其他方法申报', en: 'The same activity is claimed under another method' },
      'D-TERMINAL': { zh: '填写了不计入的终端用电', en: 'Electricity of terminals was given, which is not counted' },
    },
  },
  example: {
    N_d: 1_000,
    S: 2,
    V: 5,
    r: 4,
    O: 5,
    b_o: 2,
    Q: 200,
    b_q: 20,
    f: 4,
    I_net: 'network/central/GLO/2019',
    dcRoute: 'bottomUp',
    TB: 0.002,
    rho: 3,
    w: 'storage-power/ssd/GLO/2020',
    days: 365,
    e_q: 1e-6,
    PUE: 1.3,
    EF_n: 'grid/average/CN/2023',
    EF_dc: 'grid/average/CN/2023',
  },
})
