/** What stands in the form, kept by the browser for as long as its tab is open: a reload loses nothing, and nothing is left behind. */
import type { Draft } from './draft.ts'

const key = 'tanbiao.form'

type Unsaved = { id: string; draft: Draft }

/** Browsers may forbid to keep anything. */
export function unsaved(): Unsaved | undefined {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? 'null') ?? undefined
  } catch {
    return undefined
  }
}

export function keepUnsaved(form: Unsaved | undefined) {
  try {
    if (form) sessionStorage.setItem(key, JSON.stringify(form))
    else sessionStorage.removeItem(key)
  } catch {
    // then a reload begins anew
  }
}
