/** The forms of all methods: which of them is shown, what was filled in, and what stood there before it was replaced. */
import { useLayoutEffect, useMemo, useState } from 'preact/hooks'
import type { Definition } from '#core'
import { type Draft, draftOf, isBlankDraft } from './draft.ts'
import { preset, type Settings } from './settings.ts'

/** By the id of the method. */
export type Drafts = Readonly<Record<string, Draft | undefined>>
export type Forms = { filled: Drafts; before: Drafts }
export type Opened = { definition: Definition; forms: Forms }

const isFilled = (draft: Draft | undefined): draft is Draft => draft !== undefined && !isBlankDraft(draft)

/** Puts a whole form in the place of another, which is kept; without a draft it is a new form. */
export const replaced = ({ filled, before }: Forms, id: string, draft: Draft | undefined): Forms => ({
  filled: { ...filled, [id]: draft },
  before: { ...before, [id]: isFilled(filled[id]) ? filled[id] : before[id] },
})

/** `words` says how the form calls what a draft holds; it may come or change later. */
export function useForms(first: Opened, settings: Settings, words: (definition: Definition, draft: Draft) => Draft) {
  const [definition, show] = useState(first.definition)
  const [forms, setForms] = useState(first.forms)
  const { id } = definition
  // the settings may come after the form, so that what nobody has filled in yet is no state of its own
  const fresh = useMemo(() => draftOf(definition, preset(definition, settings)), [definition, settings])
  const own = forms.filled[id]
  useLayoutEffect(() => {
    setForms((all) => {
      const now = all.filled[id]
      const said = now && words(definition, now)
      return said === now ? all : { ...all, filled: { ...all.filled, [id]: said } }
    })
  }, [definition, words])
  const replace = (of: Definition, draft?: Draft) => setForms((all) => replaced(all, of.id, draft))
  const last = forms.before[id]
  return {
    definition,
    draft: own ?? fresh,
    filled: forms.filled,
    isUntouched: !isFilled(own),
    show,
    change: (draft: Draft) => setForms((all) => ({ ...all, filled: { ...all.filled, [id]: draft } })),
    replace,
    /** What stood there before; absent where nothing was replaced. What stands there now can be had back the same way. */
    undo: last && (() => replace(definition, words(definition, last))),
  }
}
