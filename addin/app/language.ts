/** The language of the page: the one that its address asks for, the one chosen before, else that of who sent the link, else the reader's first that we have; remembered where the browser lets us. */
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Text } from '#core'

export type Language = keyof Text
const key = 'tanbiao.language'

/** What a link that was copied from the page says (`#meeting.en:…`), else what the browser does; English for readers of neither. */
const preferred = (): Language => {
  const [, sent] = /^#[a-z-]+\.(zh|en)\b/.exec(location.hash) ?? []
  if (sent === 'zh' || sent === 'en') return sent
  return navigator.languages
    .find((tag) => /^(zh|en)\b/i.test(tag))
    ?.toLowerCase()
    .startsWith('zh')
    ? 'zh'
    : 'en'
}

/** What the address of the page asks for, as `/en/` does. */
export const askedLanguage = (): Language | undefined => {
  const asked = new URLSearchParams(location.search).get('lang')
  return asked === 'zh' || asked === 'en' ? asked : undefined
}

/** Storage throws inside a frame of another site; the page lives without it. */
export const firstLanguage = (): Language => {
  const asked = askedLanguage()
  if (asked) return asked
  try {
    const saved = localStorage.getItem(key)
    return saved === 'zh' || saved === 'en' ? saved : preferred()
  } catch {
    return preferred()
  }
}

export const saveLanguage = (language: Language) => {
  if (askedLanguage()) {
    const address = new URL(location.href)
    address.searchParams.delete('lang')
    history.replaceState(null, '', address)
  }
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
