/** The standards behind the methods: who drafts them, which text we hold, and how far it has come. */
import type { Text } from './problem.ts'

export type Standard = { title: Text; issuer: Text; plan: string; status: 'draft'; held: Text }

export const standards = {
  'acef-online-meeting': {
    title: {
      zh: '公民绿色低碳行为温室气体减排量化指南 办公 在线会议',
      en: 'Guideline for quantifying greenhouse gas reductions of citizens’ green and low-carbon behaviour: office, online meetings',
    },
    issuer: { zh: '中华环保联合会', en: 'All-China Environment Federation' },
    plan: '中环联字[2023]156号',
    status: 'draft',
    held: {
      zh: '编制说明（征求意见稿，2023-10-08）；标准正文未公开获得',
      en: 'Drafting note (draft for comment, 2023-10-08); the text of the standard itself has not been seen',
    },
  },
  'dzjn-cloud-document': {
    title: {
      zh: '温室气体 云文档办公场景减排量评估规范',
      en: 'Greenhouse gases: specification for assessing the emission reduction of working with cloud documents',
    },
    issuer: { zh: '中国电子节能技术协会', en: 'China Electronics Energy Saving Technology Association' },
    plan: 'JH/T/DZJN 76-2025',
    status: 'draft',
    held: {
      zh: '编制说明（征求意见稿，2026-06-11）；标准正文未公开获得',
      en: 'Drafting note (draft for comment, 2026-06-11); the text of the standard itself has not been seen',
    },
  },
  'cesa-cloud-customer': {
    title: {
      zh: '信息技术 云计算 云服务客户碳排放核算框架',
      en: 'Information technology, cloud computing: framework for accounting the carbon emissions of cloud service customers',
    },
    issuer: { zh: '中国电子工业标准化技术协会', en: 'China Electronics Standardization Association' },
    plan: 'CESA-2023-059',
    status: 'draft',
    held: {
      zh: '编制说明（征求意见稿，2024-06-07）；标准正文未公开获得',
      en: 'Drafting note (draft for comment, 2024-06-07); the text of the standard itself has not been seen',
    },
  },
  'cesa-storage': {
    title: {
      zh: '温室气体 产品碳足迹量化方法与要求 存储设备',
      en: 'Greenhouse gases: method and requirements for quantifying the carbon footprint of products, storage equipment',
    },
    issuer: { zh: '中国电子工业标准化技术协会', en: 'China Electronics Standardization Association' },
    plan: 'CESA-2024-055',
    status: 'draft',
    held: {
      zh: '编制说明（征求意见稿，2024-08）；标准正文未公开获得',
      en: 'Drafting note (draft for comment, 2024-08); the text of the standard itself has not been seen',
    },
  },
  'cesa-server': {
    title: {
      zh: '温室气体 产品碳足迹量化方法与要求 服务器',
      en: 'Greenhouse gases: method and requirements for quantifying the carbon footprint of products, servers',
    },
    issuer: { zh: '中国电子工业标准化技术协会', en: 'China Electronics Standardization Association' },
    plan: 'CESA-2024-061',
    status: 'draft',
    held: {
      zh: '编制说明（征求意见稿，2024-08）；标准正文未公开获得',
      en: 'Drafting note (draft for comment, 2024-08); the text of the standard itself has not been seen',
    },
  },
} as const satisfies Record<string, Standard>

export type StandardId = keyof typeof standards
