/** What the drafting notes leave open: what is not known, what is assumed until it is, and the names under which it shows. */
import type { Text } from '#core'

export type OpenQuestion = {
  title: Text
  unknown: Text
  assumed: Text
  /** By method: inputs, formulas and codes. */
  shows: Readonly<Record<string, readonly string[]>>
  also?: Text
}

const footprints = (names: readonly string[]) => ({ storage: names, server: names })

export const openQuestions: readonly OpenQuestion[] = [
  {
    title: { zh: '标准正文', en: 'The texts of the standards' },
    unknown: {
      zh: '五份标准的正文，包括在线会议标准的出行因子附录。',
      en: 'The texts of all five, the annex of travel factors of the meeting standard included.',
    },
    assumed: {
      zh: '版次以编制说明的日期命名，状态为征求意见稿；正文公布后另立新版次，旧版次保留。缺少的附录以英国 2023 年因子（不含辐射强迫）加北京的公交和地铁代替，其他国家的因子有警告或提示。',
      en: 'Editions bear the dates of the drafting notes and are drafts; a text that appears becomes a new edition beside the old. In place of the missing annex stand the UK factors of 2023 without radiative forcing and the bus and metro of Beijing; foreign factors are pointed out.',
    },
    shows: { meeting: ['travelSet', 'trips.EF_t', 'M-FACTOR-FOREIGN', 'M-RF'] },
  },
  {
    title: { zh: '电力碳足迹因子', en: 'The electricity of product footprints' },
    unknown: {
      zh: '全国因子是否含输配电损失；正文用全国、省级还是供电方的因子。',
      en: 'Whether the national figure includes the losses of transmission and distribution; whether the texts want the figure of the nation, the province or the supplier.',
    },
    assumed: {
      zh: '按公布的数值使用，不另加输配电损失；只有全国数值，查询省份会有警告。供电方的因子可作为数值直接填写。',
      en: 'The published figure as it is, with nothing added for losses. There is a national figure only, and asking for a province is warned of. A figure of the supplier can be given as a number.',
    },
    shows: {
      ...footprints(['flows.EF', 'EF-FAMILY', 'EF-NATIONAL']),
      'server-use': ['EF', 'EF-NATIONAL'],
      'storage-use': ['EF', 'EF-NATIONAL'],
    },
  },
  {
    title: { zh: '在线会议的项目排放', en: 'The project emissions of a meeting' },
    unknown: {
      zh: '是否含网络传输；额定功率按哪些小时计；用哪一份 PUE 限额。',
      en: 'Whether networks belong to them; which hours go with the rated power; which table of PUE limits is meant.',
    },
    assumed: {
      zh: '不含网络；小时数由填写者给出，负载率默认 1，即通电期间一直按额定功率计，偏保守；PUE 必须填写，不设默认值。',
      en: 'Networks are outside. The hours are given by whoever reports, and the load is 1 by default, that is the rated power while the servers are on, which is conservative. PUE has no default.',
    },
    shows: { meeting: ['servers.h', 'servers.u', 'PUE', 'EG_p', 'PE'] },
  },
  {
    title: { zh: '云文档的能耗强度', en: 'The intensities of cloud documents' },
    unknown: {
      zh: '网络传输能耗强度与单次操作能耗的取值；邮件服务器的存储是否属于基准线。',
      en: 'Which energy intensity of networks and which energy of one operation to take; whether the storage of mail servers belongs to the baseline.',
    },
    assumed: {
      zh: '两者都没有默认值，必须选定；结果旁总有低强度与高强度下的取值和盈亏平衡强度，符号改变时警告。邮件服务器的存储不计入基准线，偏保守。',
      en: 'Neither has a default; both must be chosen. Beside the result always stand its values at a low and a high intensity and the intensity at which it is zero, and a change of sign is warned of. The storage of mail servers is left out of the baseline, which is conservative.',
    },
    shows: {
      clouddoc: ['I_net', 'e_q', 'D-INET-UNSET', 'D-EQ-UNSET', 'ER_low', 'ER_high', 'I_star', 'D-SIGN', 'BE'],
    },
  },
  {
    title: { zh: '云服务的闲置、隐含排放与口径', en: 'Idle capacity, embodied emissions and views of a cloud' },
    unknown: {
      zh: '闲置容量由谁承担；是否计入设备的隐含排放；是否用基于市场的口径；是否覆盖私有云与混合云。',
      en: 'Who bears idle capacity; whether embodied emissions of equipment count; whether the market view is wanted; whether private and hybrid clouds are covered.',
    },
    assumed: {
      zh: '给出总量时，未用部分单列，不摊给客户；隐含排放可填，未填按 0 计并提示；两种口径都可计算，默认按位置；部署形态只作说明，不改变计算。',
      en: 'Where a capacity is given, its unused part stands apart and is not put on the customers. Embodied emissions may be given; without them they are 0, and that is told. Both views can be computed, the location view by default. The deployment is told and changes nothing.',
    },
    shows: {
      cloud: [
        'products.capacity',
        'unallocated',
        'pools.embodied',
        'C-NO-EMBODIED',
        'view',
        'C-MARKET-EVIDENCE',
        'deployment',
      ],
    },
  },
  {
    title: { zh: '服务器与存储设备的使用和末期', en: 'Use and end of life of servers and storage' },
    unknown: {
      zh: '机房能耗（PUE）算不算产品；参考使用寿命；负载曲线用基准测试结果还是空闲与最大功率；人工智能服务器是否适用；末期的分配规则。',
      en: 'Whether the energy of the room (PUE) belongs to the product; the reference service life; whether the load comes from a benchmark or from idle and maximum power; whether AI servers are covered; the rule at the end of life.',
    },
    assumed: {
      zh: '机房能耗在产品边界外，给出 PUE 时单列；使用寿命必须填写；负载可按工况分段给出，也可由空闲与最大功率插值；不区分人工智能服务器；末期与再生料按截断法，规则随结果写明。最接近的已发布文件是 T/CCSA 459-2023，我们没有见到正文；据转述它不含人工智能服务器与整机柜。',
      en: 'The energy of the room is outside the product and a line of its own where PUE is given. The service life must be given. The load is given in parts, or lies between idle and maximum power. AI servers are not told apart. Recycled content and the end of life follow the cut-off rule, which is told with each result. The nearest published text is T/CCSA 459-2023, which we have not seen; by report it leaves out AI servers and whole racks.',
    },
    shows: {
      'server-use': ['PUE', 'overhead', 'loads', 'idle', 'max', 'utilisation'],
      'storage-use': ['PUE', 'overhead', 'a'],
      server: ['lifetime', 'P-LIFE'],
      storage: ['lifetime', 'P-LIFE'],
      material: ['R1', 'P-RULE'],
      'end-of-life': ['R2', 'P-RULE'],
    },
  },
  {
    title: { zh: '因子的许可', en: 'Licences of the figures' },
    unknown: {
      zh: '除英国因子（开放政府许可 3.0）以外，多数来源的许可条款。',
      en: 'The terms of most sources other than the UK factors, which are under the Open Government Licence v3.0.',
    },
    assumed: {
      zh: '逐个数值写明来源，许可未见的写“未见”；只引用数值，不引用他人的代码。',
      en: 'Each figure names its source, and terms that we have not seen read “not seen”. Figures are cited; no code of others is used.',
    },
    shows: {},
    also: {
      zh: '体现在：因子库页的来源与许可，结果中每个因子的来源。',
      en: 'Where it shows: the sources and licences of the factor library, and the source beside each factor of a result.',
    },
  },
]
