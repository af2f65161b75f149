/** Emissions of a cloud service customer, drafting note of 2024-06-07: public services, then cloud products, then customers. The note names the three layers; every formula is ours, and that nothing is lost on the way is its test. */
import { choice, eq, factor, from, inference, inform, list, matrix, method, quantity, refuse, rows, seed, share, standard, textInput, warn } from '../method.ts'
import { GWP_CO2, region, year } from './common.ts'

const market = { view: 'market' } as const
/** How published cloud methods hand on what shared services emit. */
const reallocation = standard()
/** Shares and totals may differ by this much, which is rounding. */
const close = '1e-9'

export const cloud = method({
  id: 'cloud',
  prefix: 'CLOUD',
  edition: '2024-06-07',
  standard: 'cesa-cloud-customer',
  title: { zh: '云服务客户碳排放', en: 'Emissions of cloud service customers' },
  boundary: {
    zh: '三层：公共服务、云产品、云服务客户（二、2）。资源池的用电（含 PUE）、直接排放与设备隐含排放由公共服务和云产品承担，再按用量分到客户。云产品之和、客户与未分配之和都等于投入合计；公共服务相互使用，其排放量不可相加。',
    en: 'Three layers: public services, cloud products, cloud service customers (2.2). The electricity of the pools with PUE, their direct emissions and those embodied in hardware are borne by services and products and shared out to customers by use. Products, and customers with what is not allocated, each add up to what came in; public services use each other, so theirs do not.',
  },
  constants: { GWP_CO2 },

  inputs: {
    pools: rows(
      '资源池',
      'Resource pools',
      {
        name: textInput('名称', 'Name', { optional: true }),
        region,
        E_IT: quantity('kWh', 'IT 用电量', 'Electricity of the IT equipment', { min: 0, max: 1e12 }),
        PUE: quantity('-', 'PUE', 'PUE', { min: 1, max: 3 }),
        EF: factor('grid', 'kgCO2/kWh', '电力排放因子', 'Grid emission factor', { place: 'region', year: 'year' }, { max: 2 }),
        scope1: quantity('kgCO2e', '直接排放', 'Direct emissions (scope 1)', { min: 0, max: 1e15, default: 0 }),
        embodied: quantity('kgCO2e', '设备隐含排放', 'Emissions embodied in hardware', { min: 0, max: 1e15, default: 0 }),
        covered: quantity('kWh', '合同覆盖电量', 'Electricity under contract', {
          min: 0,
          max: 1e12,
          default: 0,
          hint: { zh: '口径为 market 时使用', en: 'Counts in the market view' },
        }),
        EF_c: quantity('kgCO2/kWh', '合同因子', 'Contract factor', { min: 0, max: 2, default: 0 }),
        EF_r: factor('grid', 'kgCO2/kWh', '剩余因子', 'Residual factor', { year: 'year' }, { max: 2, key: 'non-traded', when: market }),
        evidence: textInput('佐证', 'Evidence', { optional: true, hint: { zh: '绿证或合同编号', en: 'Certificate or contract' } }),
      },
      { optional: true, min: 1, max: 1_000, order: ['E_IT', 'PUE', 'EF', 'region'], spread: 'E_IT' },
    ),
    services: rows(
      '公共服务',
      'Public services',
      {
        name: textInput('名称', 'Name', { optional: true }),
        direct: quantity('kgCO2e', '自身排放', 'Own emissions', { min: 0, max: 1e15, default: from('share * poolSum', inference('2.2')) }),
        share: share('占资源池份额', 'Share of the pools', { optional: true }),
      },
      { optional: true, max: 200, order: ['name', 'direct'], spread: 'direct' },
    ),
    products: rows(
      '云产品',
      'Cloud products',
      {
        name: textInput('名称', 'Name', { optional: true }),
        direct: quantity('kgCO2e', '自身排放', 'Own emissions', { min: 0, max: 1e15, default: from('share * poolSum', inference('2.2')) }),
        share: share('占资源池份额', 'Share of the pools', { optional: true }),
        driver: choice(
          '分摊依据',
          'Driver',
          { physical: { zh: '物理量', en: 'Physical' }, economic: { zh: '经济量', en: 'Economic' } },
          { default: 'physical' },
        ),
        driverReason: textInput('经济量分摊的理由', 'Reason for an economic driver', { optional: true }),
        capacity: quantity('driver', '总量', 'Capacity', {
          min: 0,
          max: 1e15,
          default: from('SUM(usage)', inference('2.2')),
          hint: { zh: '空白时为各客户用量之和', en: 'Blank: what all customers use' },
        }),
      },
      { min: 1, max: 500, order: ['name', 'direct', 'capacity'], spread: 'direct' },
    ),
    customers: list('客户', 'Customers', textInput('名称', 'Name'), {
      optional: true,
      hint: { zh: '空白时按用量表的列编号', en: 'Blank: numbered by the columns of usage' },
    }),
    use: matrix('-', '公共服务使用份额', 'Shares of use of public services', 'services', ['services', 'products'], {
      min: 0,
      max: 1,
      hint: {
        zh: '每行为一项公共服务，先列各公共服务、后列各云产品，每行之和为 1',
        en: 'One row for each public service: first the services, then the products; every row adds up to 1',
      },
    }),
    usage: matrix('driver', '用量', 'Usage', 'products', ['customers'], {
      min: 0,
      max: 1e15,
      hint: { zh: '每行为一种云产品，每列为一个客户', en: 'One row for each product, one column for each customer' },
    }),
    allocation: choice(
      '公共服务分摊方式',
      'Allocation of public services',
      { reciprocal: { zh: '交互分摊', en: 'Reciprocal' }, stepDown: { zh: '逐级分摊', en: 'Step-down' }, direct: { zh: '直接分摊', en: 'Direct' } },
      { default: 'reciprocal' },
    ),
    deployment: choice(
      '部署形态',
      'Deployment',
      { public: { zh: '公有云', en: 'Public' }, private: { zh: '私有云', en: 'Private' }, hybrid: { zh: '混合云', en: 'Hybrid' } },
      { default: 'public' },
    ),
    view: choice(
      '口径',
      'View',
      { location: { zh: '基于位置', en: 'Location-based' }, market: { zh: '基于市场', en: 'Market-based' } },
      { default: 'location' },
    ),
    year,
  },

  formulas: {
    'pools.location': eq(
      'E_IT * PUE * EF * GWP_CO2 + scope1 + embodied',
      'kgCO2e',
      inference('2.2'),
      '资源池排放量（基于位置）',
      'Emissions of the pool, location-based',
    ),
    'pools.market': eq(
      '(covered * EF_c + (E_IT * PUE - covered) * EF_r) * GWP_CO2 + scope1 + embodied',
      'kgCO2e',
      inference('2.2'),
      '资源池排放量（基于市场）',
      'Emissions of the pool, market-based',
      { when: market },
    ),
    poolCount: eq('COUNT(pools.location)', '-', inference('2.2'), '资源池数', 'Number of pools'),
    poolSum: eq('IF(view = "market", SUM(pools.market), SUM(pools.location))', 'kgCO2e', inference('2.2'), '资源池合计', 'All pools'),
    pool: eq('IF(poolCount = 0, BLANK(), poolSum)', 'kgCO2e', inference('2.2'), '资源池排放量', 'Emissions of the pools'),

    'services.byShare': eq('IF(ISBLANK(share), 0, 1)', '-', inference('2.2'), '按份额给出', 'Given by its share'),
    'products.byShare': eq('IF(ISBLANK(share), 0, 1)', '-', inference('2.2'), '按份额给出', 'Given by its share'),
    'services.part': eq('IF(ISBLANK(share), 0, share)', '-', inference('2.2'), '份额', 'Share'),
    'products.part': eq('IF(ISBLANK(share), 0, share)', '-', inference('2.2'), '份额', 'Share'),
    shared: eq('SUM(services.byShare) + SUM(products.byShare)', '-', inference('2.2'), '按份额给出的项数', 'How many are given by shares'),
    items: eq('COUNT(services.byShare) + COUNT(products.byShare)', '-', inference('2.2'), '公共服务与云产品项数', 'Services and products'),
    shareSum: eq('SUM(services.part) + SUM(products.part)', '-', inference('2.2'), '份额之和', 'Sum of the shares'),

    // One solve serves all three ways: the choice only decides which shares between services count.
    'services.full': eq('SUM(use.services) + SUM(use.products)', '-', reallocation, '使用份额之和', 'Sum of the shares of use'),
    kept: eq(
      'IF(OR(allocation = "reciprocal", AND(allocation = "stepDown", LATER())), use.services, 0)',
      '-',
      reallocation,
      '计入的公共服务间份额',
      'Shares between services that count',
      { over: 'use.services' },
    ),
    'services.rest': eq('SUM(kept) + SUM(use.products)', '-', reallocation, '计入的份额之和', 'Sum of the shares that count'),
    passed: eq('kept / rest', '-', inference('2.2'), '归一化的公共服务间份额', 'Shares between services, renormalised', { over: 'use.services' }),
    'services.public': eq('RECIPROCAL(services.direct, passed)', 'kgCO2e', reallocation, '公共服务排放量', 'Emissions of the public service', {
      remark: {
        zh: '已公布的云碳核算方法都再分摊公共服务的排放；公式 x = d + A’x 为本工具推定',
        en: 'Published methods of cloud accounting reallocate what shared services emit; the formula x = d + A’x is our inference',
      },
      fault: {
        code: 'C-SINGULAR',
        at: 'use',
        zh: '有公共服务只在彼此之间使用，最终不供任何云产品：请检查 use',
        en: 'Some public services serve only each other and in the end no product: check use',
      },
    }),
    'services.each': eq('public / rest', 'kgCO2e', inference('2.2'), '每单位份额的排放量', 'Emissions per unit of share'),
    'products.E': eq('direct + SUMPRODUCT(use.products, services.each)', 'kgCO2e', inference('2.2'), '云产品排放量', 'Emissions of the cloud product'),

    'products.used': eq('SUM(usage)', 'driver', inference('2.2'), '用量合计', 'Used by all customers'),
    'products.rate': eq('IF(capacity = 0, 0, E / capacity)', 'kgCO2e/driver', inference('2.2'), '单位用量排放量', 'Emissions per unit of use'),
    'products.idle': eq('IF(capacity = 0, E, E * (1 - used / capacity))', 'kgCO2e', inference('2.2'), '未分配排放量', 'Not allocated of the product'),
    'customers.E': eq('SUMPRODUCT(products.rate, usage)', 'kgCO2e', inference('2.2'), '客户排放量', 'Emissions of the customer', {
      remark: { zh: '客户一层见于编制说明，公式为本工具推定', en: 'The layer of customers is in the note, the formula is our inference' },
    }),
    unallocated: eq('SUM(products.idle)', 'kgCO2e', inference('2.2'), '未分配排放量', 'Not allocated'),
    total: eq('SUM(services.direct) + SUM(products.direct)', 'kgCO2e', inference('2.3'), '投入合计', 'All that came in'),
    residual: eq('total - SUM(customers.E) - unallocated', 'kgCO2e', seed('2.3'), '残差', 'Residual', {
      remark: { zh: '“如何算得准”：各层之和应不变', en: '“How to count right”: the sum stays the same through the layers' },
    }),
  },

  checks: {
    'one-form': refuse(
      'OR(shared = 0, shared = items)',
      inference('2.2'),
      'services 与 products 共 {items} 项，其中 {shared} 项按份额 share、其余按排放量 direct 给出：请统一为一种',
      '{shared} of the {items} services and products are given by share, the others by direct: use one of the two throughout',
      { at: 'products', code: 'CONFLICT' },
    ),
    'pools-needed': refuse(
      'OR(shared = 0, poolCount > 0)',
      inference('2.2'),
      'pools（资源池）缺失：按份额给出时需要资源池',
      'pools (Resource pools) is missing: shares are of the pools',
      { at: 'pools', code: 'MISSING' },
    ),
    'pools-unused': refuse(
      'OR(shared > 0, poolCount = 0)',
      inference('2.2'),
      'pools（资源池）与按排放量给出的 direct 不能同时填写：请删去其一，或改填 share',
      'pools (Resource pools) and emissions given as direct cannot both be given: remove one, or give shares',
      { at: 'pools', code: 'CONFLICT' },
    ),
    'C-SHARES': refuse(
      `OR(shared = 0, ABS(shareSum - 1) <= ${close})`,
      inference('2.2'),
      'services 与 products 的 share（占资源池份额）之和为 {shareSum}，应为 1：请补全或改正各行的 share',
      'share (Share of the pools) of all services and products adds up to {shareSum}, not to 1: complete or correct the shares',
      { at: 'products' },
    ),
    'C-ROWS': refuse(
      `AND(ABS(full - 1) <= ${close}, rest > 0)`,
      inference('2.2'),
      'use（公共服务使用份额）中该公共服务的一行之和为 {services.full}：应为 1，且至少有一部分供计入的公共服务或云产品使用，请改正这一行',
      'The row of this service in use (Shares of use of public services) adds up to {services.full}: it must add up to 1 and leave something for services and products that count; correct that row',
      { rows: 'services' },
    ),
    'C-OVERUSE': refuse(
      `used <= capacity * (1 + ${close})`,
      inference('2.2'),
      'usage 中各客户用量之和 {products.used} 超过 capacity（总量）{products.capacity}：请改正其一；capacity 可留空，留空时取用量之和',
      'usage of all customers is {products.used}, more than capacity, which is {products.capacity}: correct one of the two; capacity may be left blank, it is then what all customers use',
      { rows: 'products', at: 'capacity' },
    ),
    'C-COVERED': refuse(
      `covered <= E_IT * PUE * (1 + ${close})`,
      inference('2.2'),
      'covered（合同覆盖电量）{pools.covered} kWh 大于用电量（E_IT × PUE）：请改正 covered',
      'covered (Electricity under contract) is {pools.covered} kWh, more than is used (E_IT x PUE): correct covered',
      { rows: 'pools', at: 'covered', when: market },
    ),
    'C-CONSERVE': refuse(
      `ABS(residual) <= ${close} * ABS(total)`,
      seed('2.3'),
      '分摊前后不相等：残差 {residual} kgCO2e',
      'Emissions were lost or doubled on the way: the residual is {residual} kgCO2e',
    ),
    reason: refuse(
      'OR(driver <> "economic", NOT(ISBLANK(driverReason)))',
      inference('2.2'),
      'driverReason（经济量分摊的理由）缺失：按经济量分摊须说明理由',
      'driverReason is missing: an economic driver needs a reason',
      { rows: 'products', at: 'driverReason', code: 'MISSING' },
    ),
    'C-ECONOMIC': warn(
      'driver <> "economic"',
      inference('2.2'),
      '该云产品按经济量分摊：有物理量时应优先采用，请把 driver 改为 physical',
      'This product is shared out by an economic driver: where there is a physical one, set driver to physical',
      { rows: 'products', at: 'driver' },
    ),
    'C-MARKET-EVIDENCE': warn(
      'OR(covered = 0, NOT(ISBLANK(evidence)))',
      inference('2.2'),
      '合同覆盖电量没有佐证：请在 evidence 填写绿证或合同编号',
      'Electricity under contract without evidence: name the certificate or contract in evidence',
      { rows: 'pools', at: 'evidence', when: market },
    ),
    'C-NO-EMBODIED': inform(
      'OR(poolCount = 0, SUM(pools.embodied) > 0)',
      inference('2.2'),
      '资源池未计设备隐含排放：有数据时请填写 embodied',
      'The pools count no emissions embodied in hardware: give embodied where you have it',
      { at: 'pools' },
    ),
  },

  // the result proper is the column of customers
  outputs: { pool: '#,##0.0000', residual: '0.0E+00', unallocated: '#,##0.0000' },
  columns: {
    public: { of: 'services.public', format: '#,##0.0000' },
    product: { of: 'products.E', format: '#,##0.0000' },
    customer: { of: 'customers.E', format: '#,##0.0000' },
  },
  functions: {
    POOL: {
      gives: 'pool',
      takes: ['pools', 'year?'],
      example: {
        pools: [{ name: '华北机房', region: 'CN-North', E_IT: 1_000_000, PUE: 1.3, EF: 0.6361, embodied: 60_000 }],
        products: [{ name: '云服务器', share: 1, capacity: 100 }],
        usage: [[60]],
      },
    },
    PUBLIC: { gives: 'services.public', takes: ['services.direct', 'use', 'allocation?'] },
    PRODUCT: { gives: 'products.E', takes: ['services.direct', 'use', 'products.direct', 'allocation?'] },
    CUSTOMER: { gives: 'customers.E', takes: ['products.E', 'usage', 'products.capacity?'], across: true },
    UNALLOCATED: { gives: 'unallocated', takes: ['products.E', 'usage', 'products.capacity?'] },
  },
  charts: [
    { zh: '客户与未分配', en: 'Customers and what is not allocated', bars: ['customers.E', 'unallocated'], of: 'total' },
    { zh: '云产品', en: 'Cloud products', bars: ['products.E'], of: 'total' },
  ],
  flow: {
    zh: '从公共服务到客户',
    en: 'From public services to customers',
    into: ['products.E', 'customers.E', 'unallocated'],
    note: {
      zh: '公共服务之间的往来已结清：每项公共服务所示为交给云产品的部分。',
      en: 'What public services hand to each other is settled: each is shown with what it hands to products.',
    },
  },
  report: {
    sections: [
      'about',
      'boundary',
      {
        key: 'deployment',
        zh: '部署形态与口径',
        en: 'Deployment and view',
        notes: [
          {
            zh: '结果按所选的一种口径给出；另一种口径须另算一次，两者一并报告。',
            en: 'The result is in the one view chosen; the other is computed by itself and reported with it.',
          },
        ],
        tells: ['deployment', 'view', 'year'],
      },
      {
        key: 'pools',
        zh: '资源池',
        en: 'Resource pools',
        tells: ['pool'],
        rows: [
          'pools.name',
          'pools.region',
          'pools.E_IT',
          'pools.PUE',
          'pools.EF',
          'pools.scope1',
          'pools.embodied',
          'pools.location',
          'pools.market',
          'pools.evidence',
        ],
        codes: ['C-MARKET-EVIDENCE', 'C-NO-EMBODIED'],
      },
      {
        key: 'services',
        zh: '第一层：公共服务',
        en: 'First layer: public services',
        rows: ['services.name', 'services.share', 'services.direct', 'services.public'],
      },
      {
        key: 'products',
        zh: '第二层：云产品',
        en: 'Second layer: cloud products',
        rows: ['products.name', 'products.share', 'products.direct', 'products.E', 'products.capacity', 'products.used', 'products.rate', 'products.idle'],
      },
      { key: 'customers', zh: '第三层：云服务客户', en: 'Third layer: customers', rows: ['customers.value', 'customers.E'] },
      {
        key: 'allocation',
        zh: '分摊',
        en: 'Allocation',
        notes: [
          {
            zh: '公共服务按所选方式分到云产品，云产品按用量分到客户；有物理量时优先采用物理量。',
            en: 'Public services are handed on to products in the way chosen, products to customers by use; a physical driver comes first where there is one.',
          },
        ],
        tells: ['allocation'],
        rows: ['products.name', 'products.driver', 'products.driverReason'],
        codes: ['C-ECONOMIC'],
      },
      {
        key: 'conservation',
        zh: '守恒检验',
        en: 'Conservation',
        notes: [
          {
            zh: '投入合计等于客户排放量与未分配排放量之和；残差应为零（2.3）。残差超过投入的十亿分之一时不给出结果。',
            en: 'All that came in equals what customers emit and what is not allocated; the residual should be zero (2.3). Above one in a thousand million of what came in there is no result.',
          },
        ],
        tells: ['total', 'unallocated', 'residual'],
      },
      'results',
      'data',
      'factors',
      'warnings',
      'uncertainty',
      'formulas',
      'quality',
    ],
    findings: {
      'C-MARKET-EVIDENCE': { zh: '合同覆盖电量没有佐证', en: 'Electricity under contract without evidence' },
      'C-NO-EMBODIED': { zh: '资源池未计设备隐含排放', en: 'The pools count no emissions embodied in hardware' },
      'C-ECONOMIC': { zh: '云产品按经济量分摊', en: 'A product is shared out by an economic driver' },
    },
  },
  example: {
    services: [
      { name: '网络', direct: 100 },
      { name: '身份认证', direct: 60 },
    ],
    products: [
      { name: '云服务器', direct: 400, capacity: 100 },
      { name: '云硬盘', direct: 250, capacity: 100 },
      { name: '云数据库', direct: 90, capacity: 10 },
    ],
    customers: ['甲公司', '乙公司'],
    use: [
      [0, 0.2, 0.5, 0.2, 0.1],
      [0.1, 0, 0.3, 0.3, 0.3],
    ],
    usage: [
      [10, 50],
      [5, 95],
      [0, 4],
    ],
  },
  exampleWords: {
    华北机房: 'North data centre',
    网络: 'Network',
    身份认证: 'Identity',
    云服务器: 'Cloud server',
    云硬盘: 'Cloud disk',
    云数据库: 'Cloud database',
    甲公司: 'Company A',
    乙公司: 'Company B',
  },
})
