/** What WPS must be told to load the add-in from an address: the entries of its lists, and the order to its local service. */

export const name = 'Tanbiao'
/** The spreadsheet program, among those of WPS. */
const type = 'et'

const attribute = (text: string) => text.split('&').join('&amp;').split('"').join('&quot;').split('<').join('&lt;')
const listed = (url: string, more: string) => `<?xml version="1.0" encoding="UTF-8"?>
<jsplugins>
  <jspluginonline name="${name}" type="${type}" url="${attribute(url)}" ${more}/>
</jsplugins>`

/** The list of one user; WPS itself writes it so. */
export const publishXml = (url: string) => listed(url, 'debug="" enable="enable_dev" install="null" customDomain=""')
/** The list of a company. */
export const jspluginsXml = (url: string) => listed(url, 'enable="true"')
/** The lines that lead an installation to the list of the company. */
export const oemIni = (list: string) => `[Support]
JsApiPlugin=true
[Server]
JSPluginsServer=${list}`

/** The service that WPS runs on a computer, and which takes orders from pages. */
export const service = 'http://127.0.0.1:58890'

export type Order = 'enable' | 'disable'
/** An order as the service takes it: JSON in base64. */
export const orderOf = (cmd: Order, url: string): string =>
  btoa(JSON.stringify({ cmd, name, url, addonType: type, online: 'true', version: '', customDomain: '' }))
