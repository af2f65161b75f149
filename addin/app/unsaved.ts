/** What stands in the forms, kept by the browser for as long as its tab is open: a reload loses nothing, and nothing is left behind. */
import type { Drafts } from './forms.ts'

const key = 'tanbiao.forms'

/** The method that is shown, the address that was open, and what was filled in for any method. */
type Unsaved = { id: string; hash: string; filled: Drafts }

/** Browsers may forbid to keep anything. */
export function unsaved(): Unsaved | undefined {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? 'null') ?? undefined
  } catch {
    return undefined
  }
}

export function keepUnsaved(forms: Unsaved) {
  try {
    sessionStorage.setItem(key, JSON.stringify(forms))
  } catch {
    // then a reload begins anew
  }
}
