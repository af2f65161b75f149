/** Light or dark as the browser says; inside Office, as Office says. */

const isDark = (color: string) => {
  const [, r = '', g = '', b = ''] = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/i.exec(color) ?? []
  if (b === '') return undefined
  return Math.max(...[r, g, b].map((part) => Number.parseInt(part, 16))) < 128
}

/** The colour behind Office's own panes. Asking for it throws where the program has no themes. */
const background = (): string | undefined => {
  try {
    return Office.context.officeTheme?.bodyBackgroundColor
  } catch {
    return undefined
  }
}

const follow = async () => {
  if (typeof Office !== 'object' || typeof Office.onReady !== 'function') return
  const { host } = await Office.onReady()
  const color = host ? background() : undefined
  const dark = color === undefined ? undefined : isDark(color)
  if (dark !== undefined) document.documentElement.dataset.theme = dark ? 'dark' : 'light'
}

/** office.js comes before DOMContentLoaded, or not at all. */
export const followOfficeTheme = () => {
  if (document.readyState === 'loading') addEventListener('DOMContentLoaded', follow)
  else follow()
}
