/** Written by `npm run generate`: every method by its title, with what fetches its definition. */
import type { Definition, Text } from '#core'

export type Listed = { id: string; title: Text; load: () => Promise<Definition> }

export const catalogue: readonly [Listed, ...Listed[]] = [
  { id: 'meeting', title: {"zh":"在线会议减排量","en":"Emission reduction of online meetings"}, load: async () => (await import('#core/methods/meeting')).meeting },
  { id: 'meeting-rate', title: {"zh":"在线会议潜在替代率","en":"Potential substitution rate of online meetings"}, load: async () => (await import('#core/methods/meeting-rate')).meetingRate },
  { id: 'clouddoc', title: {"zh":"云文档办公减排量","en":"Emission reduction of cloud documents"}, load: async () => (await import('#core/methods/clouddoc')).clouddoc },
  { id: 'cloud', title: {"zh":"云服务客户碳排放","en":"Emissions of cloud service customers"}, load: async () => (await import('#core/methods/cloud')).cloud },
  { id: 'storage', title: {"zh":"产品碳足迹：存储设备","en":"Product carbon footprint: Storage equipment"}, load: async () => (await import('#core/methods/storage')).storage },
  { id: 'server', title: {"zh":"产品碳足迹：服务器","en":"Product carbon footprint: Server"}, load: async () => (await import('#core/methods/server')).server },
  { id: 'cloud-estimate', title: {"zh":"云服务客户排放估算","en":"Estimate for a cloud customer"}, load: async () => (await import('#core/methods/cloud-estimate')).cloudEstimate },
  { id: 'server-use', title: {"zh":"服务器使用阶段","en":"Use stage of a server"}, load: async () => (await import('#core/methods/server-use')).serverUse },
  { id: 'storage-use', title: {"zh":"存储设备使用阶段","en":"Use stage of storage equipment"}, load: async () => (await import('#core/methods/storage-use')).storageUse },
  { id: 'transport', title: {"zh":"运输","en":"Transport"}, load: async () => (await import('#core/methods/transport')).transport },
  { id: 'allocation', title: {"zh":"分配系数","en":"Allocation"}, load: async () => (await import('#core/methods/allocation')).allocation },
  { id: 'material', title: {"zh":"原材料","en":"Material"}, load: async () => (await import('#core/methods/material')).material },
  { id: 'end-of-life', title: {"zh":"产品生命周期末期","en":"End of life"}, load: async () => (await import('#core/methods/end-of-life')).endOfLife },
  { id: 'component', title: {"zh":"零部件（后备模型）","en":"Component, fallback model"}, load: async () => (await import('#core/methods/component')).component },
]
