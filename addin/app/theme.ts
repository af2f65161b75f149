/** Light or dark as the browser says; inside Office, as Office says. */
import { officeHost } from '../office.ts'

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

export const followOfficeTheme = async () => {
  const color = (await officeHost()) === undefined ? undefined : background()
  const dark = color === undefined ? undefined : isDark(color)
  if (dark !== undefined) document.documentElement.dataset.theme = dark ? 'dark' : 'light'
}
