/** What the report, the declaration and the data of a product footprint tell, by the names of its definition. */
import type { ReportSpec } from '../method.ts'
import type { Text } from '../problem.ts'

const text = (zh: string, en: string): Text => ({ zh, en })
const stages = ['materials', 'production', 'distribution', 'use', 'endOfLife']
const named = ['flows.stage', 'flows.process', 'flows.flow', 'flows.amount', 'flows.unit']

/** @param specs the inputs that name the specifications of the product */
export const footprintReport = (specs: readonly string[]): ReportSpec => {
  const unit = ['unitKind', 'quantity', 'intendedUse', 'lifetime', ...specs]
  return {
    sections: [
      'about',
      {
        key: 'purpose',
        zh: '目的与单位',
        en: 'Purpose and unit',
        notes: [
          text(
            '量化所述产品每一单位的碳足迹，不用于与其他产品比较。数量以一个产品计。',
            'To quantify the carbon footprint of one unit of the product described, not to compare it with others. Results are for one product.',
          ),
        ],
        tells: unit,
        codes: ['P-SPECS'],
      },
      'boundary',
      {
        key: 'impact',
        zh: '碳足迹影响评价',
        en: 'Impact assessment',
        tells: [...stages, 'total'],
        of: 'total',
      },
      'results',
      {
        key: 'origins',
        zh: '单列的排放与清除',
        en: 'Separate lines',
        notes: [text('清除量单列，不隐含在净值之中；碳抵消不予接受。', 'Removals stand by themselves and in no net line; offsets are refused.')],
        tells: ['fossil', 'biogenic', 'landUse', 'aircraft', 'emissions', 'removal', 'total'],
      },
      {
        key: 'inventory',
        zh: '数据清单',
        en: 'Data list',
        rows: [...named, 'flows.EF', 'flows.per', 'flows.primary', 'flows.tier', 'flows.dataYear', 'flows.place', 'flows.source', 'flows.evidence', 'flows.E'],
      },
      {
        key: 'omitted',
        zh: '舍去的数据与取舍准则',
        en: 'Omitted flows and the limits',
        notes: [
          text('单项与单元过程不超过 1%，合计不超过 5%，能源不得舍去。', 'At most 1% for a flow or unit process and 5% for all; energy is never left out.'),
        ],
        tells: ['cutMax', 'cutProcess', 'cutSum', 'cutMet'],
        rows: [...named, 'flows.omitReason', 'flows.cut'],
        where: 'flows.omitted',
        codes: ['P-CUT1', 'P-CUT5', 'P-OMIT-REASON'],
      },
      {
        key: 'allocation',
        zh: '分配',
        en: 'Allocation',
        notes: [text('先避免分配，其次按物理关系，最后按经济价值。', 'Avoided where possible, else by a physical relation, last by economic value.')],
        rows: [...named, 'flows.share', 'flows.allocBasis', 'flows.allocKind', 'flows.allocReason'],
        where: 'flows.allocBasis',
        codes: ['P-ECONOMIC'],
      },
      {
        key: 'energy',
        zh: '电力与其他能源的处理',
        en: 'Treatment of electricity and other energy',
        notes: [
          text(
            '写地区的电力取该地区的电力碳足迹因子（生命周期、全国值）；写数的按所填。本方法不以绿证或合同抵减用电。',
            'Electricity with a place takes the life-cycle footprint factor of electricity, which is national; a typed number stands as it is. The method nets nothing by certificates or contracts.',
          ),
        ],
        rows: [...named, 'flows.EF', 'flows.per', 'flows.place', 'flows.dataYear', 'flows.E'],
        where: 'flows.energy',
      },
      { key: 'gwp', zh: 'GWP 数据集', en: 'GWP set', tells: ['gwp'], rows: [...named, 'flows.gwpSet'], where: 'flows.gwpSet', codes: ['P-GWP-MIX'] },
      {
        key: 'useProfile',
        zh: '使用情景与生命周期末期规则',
        en: 'Use profile and end-of-life rule',
        notes: [
          text(
            '按年计的数据乘以参考使用寿命。末期到处置完毕为止；辅助方法 end-of-life 采用截断法，回收部分的排放与收益归下一使用者。',
            'What is per year is multiplied by the service life. The end of life goes up to treatment; the helper end-of-life takes the cut-off rule, by which what is recycled goes to its next user.',
          ),
        ],
        tells: ['intendedUse', 'lifetime', ...specs, 'use', 'endOfLife'],
        codes: ['P-USE-ODD'],
      },
      'factors',
      {
        key: 'interpretation',
        zh: '结果解释',
        en: 'Interpretation',
        notes: [
          text(
            '重大问题：各阶段占比见影响评价，占比最大的单元过程与地点列于表中。另列完整性与一致性检查。',
            'Significant issues: the shares of the stages are in the impact assessment, the largest processes and places in the tables. The checks of completeness and consistency stand beside them.',
          ),
        ],
        largest: ['byProcess', 'byPlace'],
        codes: ['P-STAGE-EMPTY', 'P-CUT1', 'P-CUT5', 'P-GWP-MIX', 'P-BOUNDARY', 'P-TIER', 'P-DATA-AGE', 'PERIOD', 'P-USE-ODD'],
      },
      {
        key: 'dataQuality',
        zh: '数据质量',
        en: 'Data quality',
        tells: ['primaryShare', 'dqr', 'dqrCoverage', 'reportYear'],
        rows: ['flows.process', 'flows.flow', 'flows.primary', 'flows.tier', 'flows.dq1', 'flows.dq2', 'flows.dq3', 'flows.dq4', 'flows.dq5'],
      },
      'uncertainty',
      {
        key: 'limits',
        zh: '局限',
        en: 'Limits',
        notes: [
          text(
            '碳足迹只涉及气候变化一种影响，结果取决于边界、因子与取舍。生产用的辅助材料可计可不计：清单中有即计入。软件开发不在边界之内。本报告不含第三方的核查意见。',
            'A carbon footprint tells of climate change alone and depends on boundary, factors and limits. Auxiliary materials of production may be in or out: they are in where the data list has them. Software development is outside. This report holds no statement of verification by a third party.',
          ),
        ],
      },
      'warnings',
      'formulas',
      'quality',
    ],
    findings: {
      'P-SPECS': text('单位没有写明全部主要性能指标', 'The unit names not all main specifications'),
      'P-CUT1': text('舍去的单项或单元过程超过 1%', 'A flow or unit process left out is above 1%'),
      'P-CUT5': text('舍去合计超过 5%，或没有总量可比', 'All that is left out is above 5%, or there is no total to compare it with'),
      'P-OMIT-REASON': text('舍去的数据没有理由', 'Data are left out without a reason'),
      'P-ECONOMIC': text('按经济价值分配', 'Allocated by economic value'),
      'P-GWP-MIX': text('因子的 GWP 数据集与所选的不同', 'A factor rests on another GWP set than the one chosen'),
      'P-USE-ODD': text('使用阶段占比在常见的 40%～98% 之外', 'The share of use is outside the usual 40 to 98%'),
      'P-STAGE-EMPTY': text('功能单位的某个阶段没有数据', 'A stage of a functional unit has no data'),
      'P-BOUNDARY': text('一个阶段内用了摇篮到坟墓的因子', 'A factor from cradle to grave within one stage'),
      'P-TIER': text('次级数据没有层级', 'Secondary data without a tier'),
      'P-DATA-AGE': text('数据早于报告年份太多', 'Data are too old for the reporting year'),
    },
    declaration: { ...text('碳足迹声明', 'Carbon footprint declaration'), per: 'total', tells: unit },
    pact: {
      including: 'total',
      excluding: ['fossil', 'landUse', 'aircraft'],
      fossil: 'fossil',
      landUse: 'landUse',
      biogenic: 'biogenic',
      aircraft: 'aircraft',
      removal: 'removal',
      exempted: 'cutSum',
      primary: 'primaryShare',
      quality: 'dqr',
      qualityCoverage: 'dqrCoverage',
      gwp: 'gwp',
      places: 'flows.place',
      describes: unit,
      standards: ['GB/T 24067', 'ISO 14067'],
    },
  }
}
