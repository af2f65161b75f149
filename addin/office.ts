/** Office around the page, if there is any. */

/** The program that opened the page; undefined in a browser. office.js comes before DOMContentLoaded, or not at all. */
export async function officeHost(): Promise<string | undefined> {
  if (document.readyState === 'loading')
    await new Promise((resolve) => addEventListener('DOMContentLoaded', resolve, { once: true }))
  if (typeof Office !== 'object' || typeof Office.onReady !== 'function') return undefined
  const { host } = await Office.onReady()
  return host ? String(host) : undefined
}

/** What the ribbon asks of the pane. The names stand in the manifest. */
export function followRibbon(asked: { check: () => void }): void {
  const { actions, addin } = Office
  actions?.associate('checkFormulas', async (event: Office.AddinCommands.Event) => {
    await addin?.showAsTaskpane()
    asked.check()
    event.completed()
  })
  actions?.associate('openHelp', (event: Office.AddinCommands.Event) => {
    const help = new URL('/help/', location.href).href
    if (Office.context.ui.openBrowserWindow) Office.context.ui.openBrowserWindow(help)
    else open(help, '_blank', 'noopener')
    event.completed()
  })
}
