/** The engine of the product carbon footprints (GB/T 24067, ISO 14067, and the drafting notes of CESA, 2024-08): one definition, made for a product from its profile. */
import { yesOrNo } from '../display.ts'
import { newestYear } from '../factors/data.ts'
import {
  type Check,
  choice,
  constant,
  contributions,
  type Definition,
  eq,
  factor,
  flag,
  type Inputs,
  inference,
  method,
  onFactor,
  quantity,
  refuse,
  rows,
  seed,
  share,
  standard,
  textInput,
  warn,
} from '../method.ts'
import type { Text } from '../problem.ts'
import type { StandardId } from '../standards.ts'
import { footprintReport } from './footprint-report.ts'

/** What differs between products: the text it follows, the specifications its unit must name, and whether the note asks secondary data to be transparent. */
export type Profile = {
  id: string
  standard: StandardId
  product: Text
  specs: Readonly<Record<string, Text>>
  transparency: boolean
  example: Inputs
  exampleWords: Readonly<Record<string, string>>
}

/** The clauses of the notes: both number them alike. */
const scope = seed('2 (3)')
const data = seed('2 (4) 1)')
const cutOff = seed('2 (4) 2)')
const allocation = seed('2 (4) 3)')
const lifeCycle = standard('GB/T 24067, ISO 14067')

const stages = {
  materials: { zh: '原料获取', en: 'Raw material acquisition', also: ['原材料获取'] },
  production: { zh: '产品生产', en: 'Production', also: ['生产'] },
  distribution: { zh: '产品运输（交付）', en: 'Distribution', also: ['运输', '运输（交付）', '产品运输'] },
  use: { zh: '产品使用', en: 'Use', also: ['使用'] },
  endOfLife: { zh: '产品生命周期末期', en: 'End of life', also: ['生命周期末期', '生命末期'] },
} as const
const sets = { AR5: { zh: 'IPCC 第五次评估报告', en: 'IPCC AR5' }, AR6: { zh: 'IPCC 第六次评估报告', en: 'IPCC AR6' } } as const
const score = (zh: string, en: string) => quantity('-', zh, en, { min: 1, max: 5, optional: true, hint: { zh: '1 最好，5 最差', en: '1 is best, 5 worst' } })

/** The sheet functions; both products share them, since their rows have the same columns. */
const takes = ['flows', 'quantity?', 'lifetime?'] as const
const functions = {
  STAGE: { gives: ['materials', 'production', 'distribution', 'use', 'endOfLife'], selects: 'flows.stage', takes },
  TOTAL: { gives: 'total', takes },
  CUTOFF: { gives: ['cutMax', 'cutProcess', 'cutSum', 'cutMet'], takes },
  PRIMARY: { gives: 'primaryShare', takes },
  QUALITY: { gives: 'dqr', takes },
} as const

/** What the flows of both examples are called in English. */
export const flowWords = {
  供应商产品碳足迹报告: 'Product carbon footprint report of the supplier',
  国内平均公开数据: 'Published national average data',
  质量不足千分之一: 'Less than 0.1% of the mass',
  机箱: 'Chassis',
  包装: 'Packaging',
  组装: 'Assembly',
  电力: 'Electricity',
  公路: 'Road',
  货运: 'Freight',
  运行: 'Operation',
  拆解: 'Dismantling',
  处理: 'Treatment',
}

const shared = (profile: Profile) =>
  method({
    id: profile.id,
    prefix: 'PCF',
    edition: '2024-08',
    standard: profile.standard,
    title: { zh: `产品碳足迹：${profile.product.zh}`, en: `Product carbon footprint: ${profile.product.en}` },
    boundary: {
      zh: '五个阶段，一行数据只属于一个阶段。量化全部阶段用功能单位；只量化部分用声明单位，声明单位不含使用与末期两个阶段（2 (3)）。\n原料获取（materials）：原材料、零部件、包装材料的生产与运输，能源和水的供给；生产用的辅助材料不强制纳入。\n产品生产（production）：组装、检查、包装与三废处理；系统与软件的开发不计。\n产品运输，即交付（distribution）：从离开工厂到消费者得到产品，包括物流中心与零售地点的存储，可有多段。\n产品使用（use）：消费者使用产品的过程。\n产品生命周期末期（endOfLife）：废弃后到处理设施的运输与处理。',
      en: 'Five stages; a row belongs to one of them. All stages are quantified by a functional unit, a part of them by a declared unit, which has neither use nor end of life (2 (3)).\nRaw material acquisition (materials): making and moving raw materials, parts and packaging, supply of energy and water; auxiliary materials of production are optional.\nProduction (production): assembly, inspection, packing, treatment of waste gas, water and solids; development of systems and software is outside.\nDistribution (distribution): from the factory gate until the customer has the product, storage in logistics and retail included, in one leg or several.\nUse (use): what the customer does with the product.\nEnd of life (endOfLife): transport of the discarded product to treatment, and treatment.',
    },
    constants: {
      one_year: constant(1, 'year', '一年', 'One year'),
      most_amount: constant(1e15, 'amount', '活动数据的上限', 'Largest amount'),
      newest: constant(newestYear, '-', '因子集中最新的数据年', 'Newest data year of the factor set'),
    },

    inputs: {
      unitKind: choice('单位类别', 'Kind of unit', {
        functional: { zh: '功能单位', en: 'Functional unit', also: ['功能'] },
        declared: { zh: '声明单位', en: 'Declared unit', also: ['声明'] },
      }),
      quantity: quantity('-', '产品数量', 'Quantity of products', {
        above: 0,
        default: 1,
        reference: true,
        hint: { zh: '清单对应的产品数量，结果按一个产品给出', en: 'How many products the flows are of; results are for one' },
      }),
      intendedUse: textInput('预期用途', 'Intended use', { optional: true, hint: { zh: '功能单位必填', en: 'A functional unit needs it' } }),
      lifetime: quantity('year', '参考使用寿命', 'Reference service life', {
        min: 0,
        max: 50,
        optional: true,
        hint: { zh: '功能单位必填；声明单位不用', en: 'A functional unit needs it; a declared unit does not use it' },
      }),
      gwp: choice('GWP 数据集', 'GWP set', sets, { default: 'AR6' }),
      year: quantity('-', '年份', 'Year', {
        min: 2000,
        max: 2100,
        whole: true,
        optional: true,
        hint: { zh: '报告年份，默认取因子集中最新数据年', en: 'Reporting year, the newest data year of the factor set by default' },
      }),
      region: textInput('地区', 'Region', {
        optional: true,
        hint: {
          zh: '产品的主要使用地，只作说明；因子的地区写在 EF 中',
          en: 'Where the product is mainly used, for information; the place of a factor is written in EF',
        },
      }),
      flows: rows(
        '清单',
        'Inventory flows',
        {
          stage: choice('阶段', 'Stage', stages),
          process: textInput('单元过程', 'Unit process', {
            optional: true,
            hint: { zh: '名称相同的行属于同一过程', en: 'Rows of one name are of one process' },
          }),
          flow: textInput('物质/能量流', 'Material or energy flow', { optional: true }),
          amount: quantity('amount', '活动数据', 'Amount'),
          unit: textInput('单位', 'Unit', { hint: { zh: '如 kWh、kg、t、m3、tkm、km、pcs', en: 'Such as kWh, kg, t, m3, tkm, km, pcs' } }),
          EF: factor(
            'footprint',
            'kgCO2e/amount',
            '排放因子',
            'Emission factor',
            { year: 'year' },
            {
              min: -100_000,
              max: 100_000,
              chosen: true,
              per: 'unit',
              source: 'source',
              hint: {
                zh: '每一单位（本行的单位）的 kgCO2e；写因子编号时自动换算，写地区时取电力碳足迹因子',
                en: 'kgCO2e per unit of this row; an id is converted to it, a place gives the footprint factor of electricity',
              },
            },
          ),
          per: choice(
            '计量口径',
            'Counted per',
            { unit: { zh: '每个产品', en: 'Product', also: ['产品'] }, year: { zh: '每年', en: 'Year', also: ['年'] } },
            { default: 'unit', hint: { zh: '按年计的乘以参考使用寿命', en: 'What is per year is multiplied by the reference service life' } },
          ),
          share: share('分配系数', 'Allocated share', { default: 1 }),
          allocBasis: choice(
            '分配依据',
            'Basis of allocation',
            {
              avoided: { zh: '避免分配', en: 'Avoided' },
              physical: { zh: '物理关系', en: 'Physical relation', also: ['物理'] },
              economic: { zh: '经济价值', en: 'Economic value', also: ['经济'] },
              other: { zh: '其他关系', en: 'Other relation', also: ['其他'] },
            },
            { optional: true },
          ),
          allocReason: textInput('分配说明', 'Reason of allocation', { optional: true }),
          allocKind: choice(
            '分配对象',
            'What is allocated',
            {
              line: { zh: '同一产线', en: 'Common line', also: ['产线'] },
              utility: { zh: '公共设施', en: 'Utility' },
              waste: { zh: '废水与废弃物处理', en: 'Waste treatment', also: ['废弃物'] },
            },
            { optional: true },
          ),
          energy: flag('是否能源', 'Is energy', { hint: { zh: '包括含能废弃物', en: 'Waste that holds energy among it' } }),
          omitted: flag('是否舍去', 'Is left out', {
            hint: { zh: '填写估计的活动数据与因子，用于检验取舍限值', en: 'Give estimates of amount and factor: the limits are tested with them' },
          }),
          omitReason: textInput('舍去理由', 'Why it is left out', { optional: true }),
          origin: choice(
            '来源类别',
            'Origin',
            {
              fossil: { zh: '化石', en: 'Fossil' },
              biogenic: { zh: '生物源', en: 'Biogenic' },
              landUse: { zh: '土地利用变化', en: 'Land use change' },
              aircraft: { zh: '航空器', en: 'Aircraft' },
              removal: { zh: '清除', en: 'Removal' },
              offset: { zh: '抵消（不予接受）', en: 'Offset (refused)', also: ['抵消', '碳抵消'] },
            },
            { default: 'fossil' },
          ),
          primary: flag('初级数据', 'Primary data'),
          tier: quantity('-', '次级数据层级', 'Tier of secondary data', {
            min: 1,
            max: 4,
            whole: true,
            optional: true,
            hint: {
              zh: '1 供应商经第三方验证，2 国内平均，3 国外同类技术，4 不明',
              en: '1 supplier, verified by a third party; 2 average of China; 3 the same technology abroad; 4 unknown',
            },
          }),
          dataYear: quantity('-', '数据年份', 'Year of the data', { min: 1990, max: 2100, whole: true, optional: true }),
          place: textInput('地点', 'Place', { optional: true }),
          source: textInput('来源', 'Source', { optional: true }),
          evidence: textInput('佐证', 'Evidence', { optional: true }),
          boundary: choice(
            '因子边界',
            'Boundary of the factor',
            {
              cradleToGate: { zh: '摇篮到大门', en: 'Cradle to gate' },
              gateToGate: { zh: '大门到大门', en: 'Gate to gate' },
              gateToGrave: { zh: '大门到坟墓', en: 'Gate to grave' },
              cradleToGrave: { zh: '摇篮到坟墓', en: 'Cradle to grave' },
              notStated: { zh: '未说明', en: 'Not stated' },
            },
            { optional: true },
          ),
          gwpSet: choice('因子 GWP', 'GWP set of the factor', sets, { optional: true }),
          dq1: score('质量评分 1：可靠性', 'Quality score 1: reliability'),
          dq2: score('质量评分 2：完整性', 'Quality score 2: completeness'),
          dq3: score('质量评分 3：时间', 'Quality score 3: time'),
          dq4: score('质量评分 4：地理', 'Quality score 4: geography'),
          dq5: score('质量评分 5：技术', 'Quality score 5: technology'),
        },
        { min: 1, order: ['stage', 'process', 'flow', 'amount', 'unit', 'EF', 'per', 'share'], spread: 'amount' },
      ),
    },

    formulas: {
      'flows.E': eq(
        'amount * EF * share * IF(OR(per = "unit", ISBLANK(lifetime)), 1, lifetime / one_year) / quantity',
        'kgCO2e',
        lifeCycle,
        '单项排放量',
        'Emissions of one flow',
        {
          remark: { zh: '按年计的行没有使用寿命时被拒绝（P-LIFE）', en: 'A row per year without a service life is refused (P-LIFE)' },
        },
      ),
      'flows.kept': eq('IF(omitted, 0, E)', 'kgCO2e', cutOff, '计入的排放量', 'Emissions that count'),
      'flows.cut': eq('IF(omitted, ABS(E), 0)', 'kgCO2e', cutOff, '舍去的排放量', 'Emissions left out'),
      materials: eq('SUMIF(flows.stage, "materials", flows.kept)', 'kgCO2e', scope, '原料获取阶段', 'Raw material acquisition'),
      production: eq('SUMIF(flows.stage, "production", flows.kept)', 'kgCO2e', scope, '产品生产阶段', 'Production'),
      distribution: eq('SUMIF(flows.stage, "distribution", flows.kept)', 'kgCO2e', scope, '产品运输（交付）阶段', 'Distribution'),
      use: eq('SUMIF(flows.stage, "use", flows.kept)', 'kgCO2e', scope, '产品使用阶段', 'Use'),
      endOfLife: eq('SUMIF(flows.stage, "endOfLife", flows.kept)', 'kgCO2e', scope, '产品生命周期末期阶段', 'End of life'),
      total: eq('materials + production + distribution + use + endOfLife', 'kgCO2e', scope, '产品碳足迹', 'Product carbon footprint', {
        remark: { zh: '排放量与清除量之和', en: 'Emissions and removals together' },
      }),

      fossil: eq('SUMIF(flows.origin, "fossil", flows.kept)', 'kgCO2e', lifeCycle, '化石排放量', 'Fossil emissions'),
      biogenic: eq('SUMIF(flows.origin, "biogenic", flows.kept)', 'kgCO2e', lifeCycle, '生物源排放量', 'Biogenic emissions'),
      landUse: eq('SUMIF(flows.origin, "landUse", flows.kept)', 'kgCO2e', lifeCycle, '土地利用变化排放量', 'Emissions of land use change'),
      aircraft: eq('SUMIF(flows.origin, "aircraft", flows.kept)', 'kgCO2e', lifeCycle, '航空器排放量', 'Emissions of aircraft'),
      removal: eq('SUMIF(flows.origin, "removal", flows.kept)', 'kgCO2e', lifeCycle, '清除量', 'Removals', {
        remark: { zh: '为负数', en: 'A negative number' },
      }),
      emissions: eq('fossil + biogenic + landUse + aircraft', 'kgCO2e', scope, '排放量', 'Emissions', {
        remark: { zh: '不含清除量', en: 'Without removals' },
      }),

      'flows.weight': eq('ABS(kept)', 'kgCO2e', inference('2 (4) 1)'), '贡献的大小', 'Size of the contribution'),
      'flows.processCut': eq(
        'IF(SUMSAME(flows.process, flows.weight) = 0, SUMSAME(flows.process, flows.cut), 0)',
        'kgCO2e',
        cutOff,
        '所属单元过程整个舍去的排放量',
        'Emissions of its unit process, where all of that is left out',
        {
          remark: {
            zh: '过程中没有计入的排放量时为整个舍去；没有过程名的行单独算一个过程',
            en: 'A process is left out where none of its emissions count; a row without a process is a process of its own',
          },
        },
      ),
      cutTotal: eq('SUM(flows.cut)', 'kgCO2e', cutOff, '舍去的排放量合计', 'Emissions left out, all together'),
      cutBase: eq('total + cutTotal', 'kgCO2e', inference('2 (4) 2)'), '取舍比例的分母', 'Base of the cut-off shares'),
      cutMax: eq(
        'IF(cutTotal = 0, 0, IF(cutBase > 0, LARGEST(flows.cut) / cutBase, BLANK()))',
        '-',
        cutOff,
        '最大的单项舍去比例',
        'Share of the largest single flow left out',
        {
          remark: { zh: '分母为本工具推定', en: 'What it is a share of is our inference' },
        },
      ),
      cutProcess: eq(
        'IF(cutTotal = 0, 0, IF(cutBase > 0, LARGEST(flows.processCut) / cutBase, BLANK()))',
        '-',
        cutOff,
        '最大的整个舍去的单元过程比例',
        'Share of the largest unit process left out',
        {
          remark: { zh: '分母为本工具推定', en: 'What it is a share of is our inference' },
        },
      ),
      cutSum: eq('IF(cutTotal = 0, 0, IF(cutBase > 0, cutTotal / cutBase, BLANK()))', '-', cutOff, '舍去合计比例', 'Share of all that is left out', {
        remark: { zh: '分母为本工具推定', en: 'What it is a share of is our inference' },
      }),
      cutMet: eq(
        'IF(OR(ISBLANK(cutMax), ISBLANK(cutProcess), ISBLANK(cutSum)), 0, IF(AND(cutMax <= 1% * (1 + 1e-9), cutProcess <= 1% * (1 + 1e-9), cutSum <= 5% * (1 + 1e-9)), 1, 0))',
        '-',
        cutOff,
        '是否满足取舍准则',
        'Cut-off limits met',
        {
          remark: {
            zh: '1 为是，0 为否；系数 1 + 1e-9 为本工具推定，使恰为限值的比例不因二进制舍入而算作超过',
            en: '1 is yes, 0 is no; the factor 1 + 1e-9 is our inference: it keeps a share of exactly the limit from counting as above it by binary rounding',
          },
        },
      ),

      'flows.primaryWeight': eq('IF(primary, weight, 0)', 'kgCO2e', inference('2 (4) 1)'), '初级数据的贡献', 'Contribution of primary data'),
      weights: eq('SUM(flows.weight)', 'kgCO2e', inference('2 (4) 1)'), '贡献合计', 'Contributions, all together'),
      primaryShare: eq('IF(weights = 0, BLANK(), SUM(flows.primaryWeight) / weights)', '-', inference('2 (4) 1)'), '初级数据占比', 'Share of primary data', {
        remark: {
          zh: '按活动数据是否为初级数据计，所用因子仍可为次级数据',
          en: 'By whether the activity data are primary; the factor beside them may be secondary all the same',
        },
      }),
      'flows.scores': eq(
        'IF(ISBLANK(dq1), 0, 1) + IF(ISBLANK(dq2), 0, 1) + IF(ISBLANK(dq3), 0, 1) + IF(ISBLANK(dq4), 0, 1) + IF(ISBLANK(dq5), 0, 1)',
        '-',
        inference('2 (4) 1)'),
        '评分个数',
        'How many scores',
      ),
      'flows.scoreSum': eq(
        'IF(ISBLANK(dq1), 0, dq1) + IF(ISBLANK(dq2), 0, dq2) + IF(ISBLANK(dq3), 0, dq3) + IF(ISBLANK(dq4), 0, dq4) + IF(ISBLANK(dq5), 0, dq5)',
        '-',
        inference('2 (4) 1)'),
        '评分之和',
        'Sum of the scores',
      ),
      'flows.scoredWeight': eq('IF(scores >= 1, weight, 0)', 'kgCO2e', inference('2 (4) 1)'), '有评分的贡献', 'Contribution with scores'),
      'flows.scoreWeight': eq(
        'IF(scores >= 1, weight * (scoreSum / scores), 0)',
        'kgCO2e',
        inference('2 (4) 1)'),
        '贡献乘以平均评分',
        'Contribution by mean score',
      ),
      scored: eq('SUM(flows.scoredWeight)', 'kgCO2e', inference('2 (4) 1)'), '有评分的贡献合计', 'Contributions with scores, all together'),
      dqr: eq('IF(scored = 0, BLANK(), SUM(flows.scoreWeight) / scored)', '-', inference('2 (4) 1)'), '数据质量评分', 'Data quality rating', {
        remark: { zh: '按贡献加权，1 最好，5 最差', en: 'Weighted by contribution; 1 is best, 5 worst' },
      }),
      dqrCoverage: eq('IF(weights = 0, BLANK(), scored / weights)', '-', inference('2 (4) 1)'), '有评分的贡献占比', 'Share of contributions with scores'),
      reportYear: eq('IF(ISBLANK(year), newest, year)', '-', inference('2 (4) 1)'), '报告年份', 'Reporting year'),
      'flows.age': eq('reportYear - IF(ISBLANK(dataYear), reportYear, dataYear)', '-', inference('2 (4) 1)'), '数据年龄', 'Age of the data', {
        remark: {
          zh: '没有写数据年份的行按报告年份计，不检查其年龄',
          en: 'Rows without a year of the data count as of the reporting year: their age is not checked',
        },
      }),
    },

    checks: {
      'P-LIFE': refuse(
        'OR(unitKind = "declared", NOT(ISBLANK(lifetime)))',
        scope,
        '功能单位必须给出参考使用寿命：请填写 lifetime（年），或改用声明单位',
        'A functional unit needs a reference service life: give lifetime in years, or take a declared unit',
        { at: 'lifetime' },
      ),
      'intended-use': refuse(
        'OR(unitKind = "declared", NOT(ISBLANK(intendedUse)))',
        scope,
        '功能单位必须写明预期用途：请填写 intendedUse，或改用声明单位',
        'A functional unit needs an intended use: give intendedUse, or take a declared unit',
        { at: 'intendedUse', code: 'P-LIFE' },
      ),
      'life-of-row': refuse(
        'OR(per = "unit", NOT(ISBLANK(lifetime)))',
        inference('2 (3)'),
        '按年计的行要乘以参考使用寿命：请填写 lifetime，或把 per 改为 unit',
        'A row per year is multiplied by the service life: give lifetime, or set per to unit',
        { rows: 'flows', at: 'per', code: 'P-LIFE' },
      ),
      'P-DECLARED-USE': refuse(
        'OR(unitKind = "functional", AND(stage <> "use", stage <> "endOfLife"))',
        inference('2 (3)'),
        '声明单位只含部分阶段，不能有使用或生命周期末期的数据：请删去本行，改正 stage，或把 unitKind 改为 functional',
        'A declared unit is of a part of the life cycle, without use or end of life: remove this row, correct stage, or set unitKind to functional',
        { rows: 'flows', at: 'stage' },
      ),
      'year-of-declared': refuse(
        'OR(unitKind = "functional", per = "unit")',
        inference('2 (3)'),
        '声明单位不用参考使用寿命，不能有按年计的数据：请把 per 改为 unit，或改用功能单位',
        'A declared unit has no service life, so nothing in it is per year: set per to unit, or take a functional unit',
        { rows: 'flows', at: 'per', code: 'P-DECLARED-USE' },
      ),
      'amount-size': refuse(
        'ABS(amount) <= most_amount',
        inference(),
        '活动数据 {flows.amount} 超出任何产品的数量级，不给出结果：请核对数值与单位',
        'An amount of {flows.amount} is beyond the size of any product, so no result is given: check the number and its unit',
        { rows: 'flows', at: 'amount', code: 'NOT-FINITE' },
      ),
      'P-ALLOC': refuse(
        'OR(share = 1, AND(NOT(ISBLANK(allocBasis)), NOT(ISBLANK(allocReason))))',
        allocation,
        'share（分配系数）小于 1 时必须写明分配依据与计算说明：请填写 allocBasis 与 allocReason',
        'A share below 1 needs its basis and its reason: give allocBasis and allocReason',
        { rows: 'flows', at: 'share' },
      ),
      'shared-by-output': refuse(
        'OR(ISBLANK(allocBasis), ISBLANK(allocKind), allocBasis <> "economic", allocKind = "line")',
        allocation,
        '公共设施能耗与废水、废弃物处理按产量分配，不能按经济价值：请把 allocBasis 改为 physical',
        'Utilities and waste treatment are shared by output, not by value: set allocBasis to physical',
        { rows: 'flows', at: 'allocBasis', code: 'P-ALLOC' },
      ),
      'P-ECONOMIC': warn(
        'OR(ISBLANK(allocBasis), allocBasis <> "economic")',
        allocation,
        '按经济价值分配：只在无法建立物理关系时使用，请在 allocReason 说明理由，或把 allocBasis 改为 physical',
        'Allocated by value: only where no physical relation can be found; say why in allocReason, or set allocBasis to physical',
        { rows: 'flows', at: 'allocBasis' },
      ),
      'P-CUT-ENERGY': refuse(
        'NOT(AND(energy, omitted))',
        cutOff,
        '所有能源输入均需列出，不能舍去：请把 omitted 改为否',
        'Every input of energy must be listed and none left out: set omitted to false',
        { rows: 'flows', at: 'omitted' },
      ),
      'P-OMIT-REASON': warn(
        'OR(NOT(omitted), NOT(ISBLANK(omitReason)))',
        cutOff,
        '舍去的数据应在报告中说明：请填写 omitReason',
        'What is left out must be explained in the report: give omitReason',
        { rows: 'flows', at: 'omitReason' },
      ),
      'P-OFFSET': refuse(
        'origin <> "offset"',
        lifeCycle,
        '来源类别为抵消（origin = offset）的行不能计入产品碳足迹：请删去本行，另行说明',
        'A row of origin offset is no part of a product carbon footprint: remove it and tell of it elsewhere',
        { rows: 'flows', at: 'origin' },
      ),
      'P-REMOVAL': refuse(
        'OR(origin <> "removal", E <= 0)',
        lifeCycle,
        '清除量应为负数或零，本行为 {flows.E} kgCO2e：请把活动数据或因子写成负数，或改正 origin（来源类别）',
        'A removal is negative or zero, this row is {flows.E} kgCO2e: give its amount or factor as a negative number, or correct origin',
        { rows: 'flows', at: 'origin' },
      ),
      // what recycling saves is usually credited at the end of life
      'negative-emission': warn(
        'OR(E >= 0, origin = "removal", stage = "endOfLife")',
        inference(),
        '本行为 {flows.E} kgCO2e，是负数，而 origin（来源类别）不是清除：清除量请把 origin 改为 removal；碳抵消不能计入产品碳足迹，请删去本行',
        'This row is {flows.E} kgCO2e, a negative number, and its origin is no removal: set origin to removal if it is one; an offset is no part of a product carbon footprint, remove the row',
        { rows: 'flows', at: 'origin', code: 'P-REMOVAL' },
      ),
      'P-TIER': warn(
        'OR(primary, NOT(ISBLANK(tier)))',
        inference('2 (4) 1)'),
        '次级数据没有层级，按第 4 级（来源不明）对待：请填写 tier',
        'Secondary data without a tier are taken as tier 4, of unknown origin: give tier',
        { rows: 'flows', at: 'tier' },
      ),
      'P-CUT1': warn(
        'AND(OR(ISBLANK(cutMax), cutMax <= 1% * (1 + 1e-9)), OR(ISBLANK(cutProcess), cutProcess <= 1% * (1 + 1e-9)))',
        cutOff,
        '舍去的单项或单元过程超过 1%：单项最大为 {cutMax}，单元过程最大为 {cutProcess}（以 1 为全部）：请把较大的行改为不舍去（omitted = false）',
        'A flow or unit process left out is above 1%: the largest flow is {cutMax}, the largest process {cutProcess} (1 is the whole): set omitted to false in the larger rows',
        { at: 'flows' },
      ),
      'P-CUT5': warn(
        'OR(ISBLANK(cutSum), cutSum <= 5% * (1 + 1e-9))',
        cutOff,
        '舍去的合计为 {cutSum}（以 1 为全部），超过 5%：请把较大的行改为不舍去（omitted = false）',
        'All that is left out is {cutSum} (1 is the whole), above 5%: set omitted to false in the larger rows',
        {
          at: 'flows',
        },
      ),
      'cut-of-nothing': warn(
        'OR(cutTotal = 0, cutBase > 0)',
        inference('2 (4) 2)'),
        '计入与舍去合计为 {cutBase} kgCO2e，没有舍去比例，不能说明满足 5% 的限值',
        'What counts and what is left out come to {cutBase} kgCO2e: there are no shares, and the limit of 5% cannot be shown to be kept',
        { at: 'flows', code: 'P-CUT5' },
      ),
      'P-GWP-MIX': warn(
        'OR(ISBLANK(gwpSet), AND(gwpSet = "AR5", gwp = "AR5"), AND(gwpSet = "AR6", gwp = "AR6"))',
        lifeCycle,
        '本行因子的 GWP 数据集（gwpSet）与 gwp 不同：请换用同一数据集的因子，或在报告中说明',
        'The factor of this row rests on another GWP set (gwpSet) than gwp: take a factor of the same set, or say so in the report',
        { rows: 'flows', at: 'gwpSet' },
      ),
      'P-BOUNDARY': warn(
        'OR(ISBLANK(boundary), boundary <> "cradleToGrave")',
        inference('2 (3)'),
        '摇篮到坟墓的因子（boundary）用在一个阶段内，会与其他阶段重复：请换用摇篮到大门的因子',
        'A factor from cradle to grave (boundary) within one stage counts other stages twice: take one from cradle to gate',
        { rows: 'flows', at: 'boundary' },
      ),
      'P-USE-ODD': warn(
        'OR(unitKind = "declared", AND(use >= total * 40%, use <= total * 98%))',
        inference('2 (3)'),
        '使用阶段为 {use} kgCO2e，总量为 {total} kgCO2e：其占比不在常见的 40%～98% 之内，请核对用电量、寿命与因子',
        'Use is {use} kgCO2e of {total} kgCO2e, outside the usual 40 to 98%: check electricity, service life and factor',
        { at: 'flows' },
      ),
      'P-DATA-AGE': warn(
        'IF(primary, age < 2, age < 6)',
        inference('2 (4) 1)'),
        '数据为 {flows.dataYear} 年，报告年份为 {reportYear}：与报告年份相距，初级数据不宜超过一年，次级数据不宜超过五年',
        'The data are of {flows.dataYear}, the reporting year is {reportYear}: primary data should be at most one year old, secondary data at most five',
        { rows: 'flows', at: 'dataYear' },
      ),
      'P-STAGE-EMPTY': warn(
        'OR(unitKind = "declared", COUNTIF(flows.stage, "materials") >= 1)',
        scope,
        '功能单位应覆盖五个阶段，原料获取没有数据',
        'A functional unit covers five stages: raw material acquisition has no row',
        {
          at: 'flows',
        },
      ),
      'no-production': warn(
        'OR(unitKind = "declared", COUNTIF(flows.stage, "production") >= 1)',
        scope,
        '功能单位应覆盖五个阶段，产品生产没有数据',
        'A functional unit covers five stages: production has no row',
        {
          at: 'flows',
          code: 'P-STAGE-EMPTY',
        },
      ),
      'no-distribution': warn(
        'OR(unitKind = "declared", COUNTIF(flows.stage, "distribution") >= 1)',
        scope,
        '功能单位应覆盖五个阶段，产品运输（交付）没有数据',
        'A functional unit covers five stages: distribution has no row',
        {
          at: 'flows',
          code: 'P-STAGE-EMPTY',
        },
      ),
      'no-use': warn(
        'OR(unitKind = "declared", COUNTIF(flows.stage, "use") >= 1)',
        scope,
        '功能单位应覆盖五个阶段，产品使用没有数据',
        'A functional unit covers five stages: use has no row',
        {
          at: 'flows',
          code: 'P-STAGE-EMPTY',
        },
      ),
      'no-end-of-life': warn(
        'OR(unitKind = "declared", COUNTIF(flows.stage, "endOfLife") >= 1)',
        scope,
        '功能单位应覆盖五个阶段，产品生命周期末期没有数据',
        'A functional unit covers five stages: end of life has no row',
        {
          at: 'flows',
          code: 'P-STAGE-EMPTY',
        },
      ),
    },
    factorChecks: {
      'P-GWP-MIX': onFactor(
        'flows.EF',
        { gwpOtherThan: 'gwp' },
        'warn',
        lifeCycle,
        '{id} 的 GWP 数据集与 gwp 不同：请换用同一数据集的因子，或在报告中说明',
        '{id} rests on another GWP set than gwp: take a factor of the same set, or say so in the report',
      ),
      'P-BOUNDARY': onFactor(
        'flows.EF',
        { boundary: 'cradleToGrave' },
        'warn',
        inference('2 (3)'),
        '{id} 的边界为摇篮到坟墓，用在一个阶段内会与其他阶段重复：请换用摇篮到大门的因子',
        '{id} goes from cradle to grave: within one stage it counts other stages twice; take one from cradle to gate',
      ),
    },

    outputs: {
      materials: '#,##0.0000',
      production: '#,##0.0000',
      distribution: '#,##0.0000',
      use: '#,##0.0000',
      endOfLife: '#,##0.0000',
      cutMax: '0.000%',
      cutSum: '0.000%',
      cutProcess: '0.000%',
      cutMet: yesOrNo,
      primaryShare: '0.0%',
      dqr: '0.00',
      dqrCoverage: '0.0%',
      fossil: '#,##0.0000',
      biogenic: '#,##0.0000',
      landUse: '#,##0.0000',
      aircraft: '#,##0.0000',
      removal: '#,##0.0000',
      emissions: '#,##0.0000',
      total: '#,##0.0000',
    },
    tables: {
      byProcess: contributions('flows.kept', 'flows.process', scope, '按单元过程', 'By unit process'),
      byPlace: contributions('flows.kept', 'flows.place', scope, '按地点', 'By place', { places: true }),
    },
    wantsYear: '2 (4) 1)',
    functions,
    charts: [
      { zh: '按阶段', en: 'By stage', bars: ['materials', 'production', 'distribution', 'use', 'endOfLife'], of: 'total' },
      { zh: '按来源类别', en: 'By origin', bars: ['fossil', 'biogenic', 'landUse', 'aircraft', 'removal'], of: 'total' },
    ],
    flow: {
      zh: '从单元过程到产品',
      en: 'From unit processes to the product',
      into: ['materials', 'production', 'distribution', 'use', 'endOfLife', 'total'],
    },
    example: { unitKind: 'declared', flows: [{ stage: 'materials', amount: 1, unit: 'kg', EF: 1 }] },
  })

/** The definition of a product's footprint. The specifications of its unit follow the service life. */
export function footprint(profile: Profile): Definition {
  const definition = shared(profile)
  const specs = Object.entries(profile.specs).map(([key, { zh, en }]) => [key, textInput(zh, en, { optional: true })] as const)
  const inputs = Object.entries(definition.inputs).flatMap((entry) => (entry[0] === 'lifetime' ? [entry, ...specs] : [entry]))
  const named = Object.entries(profile.specs).map(([key, { zh, en }]): [string, Check] => [
    `spec-${key}`,
    warn(
      `NOT(ISBLANK(${key}))`,
      scope,
      `单位应写明主要性能指标，缺${zh}：请填写 ${key}`,
      `The unit should name the main specifications, ${en.toLowerCase()} is missing: give ${key}`,
      {
        at: key,
        code: 'P-SPECS',
      },
    ),
  ])
  const open: [string, Check][] = profile.transparency
    ? [
        [
          'P-TRANSPARENCY',
          warn(
            'OR(primary, NOT(ISBLANK(source)))',
            data,
            '次级数据应透明，本行没有来源：请填写 source',
            'Secondary data should be transparent, this row has no source: give source',
            {
              rows: 'flows',
              at: 'source',
            },
          ),
        ],
      ]
    : []
  return {
    ...definition,
    inputs: Object.fromEntries(inputs),
    checks: { ...definition.checks, ...Object.fromEntries([...named, ...open]) },
    report: footprintReport(Object.keys(profile.specs)),
    example: profile.example,
    exampleWords: profile.exampleWords,
  }
}
