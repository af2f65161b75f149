/** The program around the page, with its workbook where it has one. */
import type { Host } from './host.ts'
import { officeHost } from './office.ts'
import type { WpsApp } from './wps-workbook.ts'

type Storage = { getItem(key: string): string | null }
type InWps = {
  wps?: { EtApplication?: () => WpsApp; Application?: WpsApp; PluginStorage?: Storage }
  Application?: WpsApp
}

/** Older versions hand the application over by a function, newer ones have it as an object. */
const wpsApp = ({ wps, Application }: InWps): WpsApp | undefined =>
  wps ? (wps.EtApplication?.() ?? wps.Application ?? Application) : undefined

/** Under this key the page that registers our functions in WPS keeps the namespace they are in, where WPS did not take their bare names. */
export const namespaceKey = 'tanbiao.namespace'

/** What stands before their names. */
const wpsPrefix = ({ wps }: InWps): string => {
  const namespace = wps?.PluginStorage?.getItem(namespaceKey)
  return namespace ? `${namespace}.` : ''
}

export async function findHost(): Promise<Host> {
  const around = globalThis as InWps
  const app = wpsApp(around)
  if (app) return { name: 'wps', workbook: (await import('./wps-workbook.ts')).wpsWorkbook(app, wpsPrefix(around)) }
  if ((await officeHost()) !== 'Excel') return { name: 'browser' }
  return { name: 'excel', workbook: (await import('./excel-workbook.ts')).excelWorkbook }
}
