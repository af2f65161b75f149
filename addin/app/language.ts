/** The language of the page: Chinese first, remembered where the browser lets us. */
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Text } from '#core'

export type Language = keyof Text
const key = 'tanbiao.language'

/** Storage throws inside a frame of another site; the page lives without it. */
export const savedLanguage = (): Language => {
  try {
    return localStorage.getItem(key) === 'en' ? 'en' : 'zh'
  } catch {
    return 'zh'
  }
}

export const saveLanguage = (language: Language) => {
  try {
    localStorage.setItem(key, language)
  } catch {
    // the choice then holds until the page is closed
  }
}

export const Spoken = createContext<Language>('zh')
export const useLanguage = (): Language => useContext(Spoken)
/** The text in the language of the page. */
export const useSay = () => {
  const language = useLanguage()
  return (text: Text): string => text[language]
}
