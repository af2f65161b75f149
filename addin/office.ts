/** Office around the page, if there is any. */

/** The program that opened the page; undefined in a browser. office.js is deferred: it runs while the page is interactive, so that only a page that is complete has it or has it not. */
export async function officeHost(): Promise<string | undefined> {
  if (document.readyState !== 'complete')
    await new Promise((resolve) => addEventListener('load', resolve, { once: true }))
  if (typeof Office !== 'object' || typeof Office.onReady !== 'function') return undefined
  const { host } = await Office.onReady()
  return host ? String(host) : undefined
}

/** What the ribbon asks of the pane. The names stand in the manifest. */
export function followRibbon(asked: { check: () => void }): void {
  const { actions, addin } = Office
  actions?.associate('checkFormulas', (event: Office.AddinCommands.Event) => {
    // where the pane cannot be shown the check is made all the same
    addin?.showAsTaskpane().catch(() => {})
    asked.check()
    event.completed()
  })
  actions?.associate('openHelp', (event: Office.AddinCommands.Event) => {
    const path = document.documentElement.lang === 'en' ? '/help/index.en.html' : '/help/'
    const help = new URL(path, location.href).href
    if (Office.context.ui.openBrowserWindow) Office.context.ui.openBrowserWindow(help)
    else open(help, '_blank', 'noopener')
    event.completed()
  })
}
