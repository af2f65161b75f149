/** The language that WPS speaks: its own setting where it tells it, else that of its browser. */
import type { Text } from '#core'
import type { Wps } from './wps.ts'

/** msoLanguageIDUI: the language of menus. */
const ofMenus = 2
/** The lower ten bits of a Windows language number are the language, the rest the country. */
const chinese = 4

export function languageOf({ LanguageSettings: settings }: Wps): keyof Text {
  try {
    const id = settings?.LanguageID(ofMenus)
    if (typeof id === 'number' && id > 0) return (id & 0x3ff) === chinese ? 'zh' : 'en'
  } catch {
    // not every edition has it
  }
  return /^zh/i.test(navigator.language) ? 'zh' : 'en'
}
