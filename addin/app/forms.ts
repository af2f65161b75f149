/** The forms of all methods: which of them is shown and what was filled in. */
import { useEffect, useMemo, useState } from 'preact/hooks'
import type { Definition, Inputs } from '#core'
import { type Draft, draftOf, isBlankDraft } from './draft.ts'
import { preset, type Settings } from './settings.ts'

export type Opened = { definition: Definition; given?: Inputs | undefined; draft?: Draft | undefined }

/** `words` says how the form calls what a draft holds; it may come or change later. */
export function useForms(first: Opened, settings: Settings, words: (definition: Definition, draft: Draft) => Draft) {
  const [definition, show] = useState(first.definition)
  const [filled, setFilled] = useState<Readonly<Record<string, Draft | undefined>>>(() => ({
    [definition.id]: (first.given || first.draft) && { ...draftOf(definition, first.given), ...first.draft },
  }))
  // the settings may come after the form, so that what nobody has filled in yet is no state of its own
  const fresh = useMemo(() => draftOf(definition, preset(definition, settings)), [definition, settings])
  const own = filled[definition.id]
  useEffect(() => {
    setFilled((all) => {
      const now = all[definition.id]
      const said = now && words(definition, now)
      return said === now ? all : { ...all, [definition.id]: said }
    })
  }, [definition, words])
  return {
    definition,
    draft: own ?? fresh,
    isUntouched: own === undefined || isBlankDraft(own),
    show,
    /** Without a draft it is a new form. */
    fill: (of: Definition, draft?: Draft) => setFilled((all) => ({ ...all, [of.id]: draft })),
  }
}
