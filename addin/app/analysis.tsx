/** How far a result may be off: computed when it is asked for, since it takes time, by a part of the page that only then is fetched. */

import { useState } from 'preact/hooks'
import type { Inputs, Method, Result } from '#core'
import { saySpread } from '#core/spread'
import { useSay } from './language.ts'
import { texts } from './texts.ts'

type Views = typeof import('./analysis-views.tsx')
type Kind = 'sensitivity' | 'uncertainty'

export function Analysis({ method, result, inputs }: { method: Method; result: Result; inputs: Inputs }) {
  const say = useSay()
  const [views, setViews] = useState<Views | 'failed'>()
  const [open, setOpen] = useState<readonly Kind[]>([])
  const toggle = (kind: Kind) => {
    setOpen(open.includes(kind) ? open.filter((each) => each !== kind) : [...open, kind])
    import('./analysis-views.tsx').then(setViews, () => setViews('failed'))
  }
  const rows = Object.values(method.definition.inputs)
  const asks = !saySpread(inputs) && rows.some((input) => input.kind === 'rows' && input.spread !== undefined)
  const kinds: Kind[] = ['sensitivity', ...(saySpread(inputs) ? (['uncertainty'] as const) : [])]
  const shown = kinds.filter((kind) => open.includes(kind))
  return (
    <section class="analysis">
      <h3>{say(texts.analysis)}</h3>
      <p>
        {kinds.map((kind) => (
          <button key={kind} type="button" aria-expanded={open.includes(kind)} onClick={() => toggle(kind)}>
            {say(texts[kind])}
          </button>
        ))}
        {asks && <span class="hint">{say(texts.sayUncertainty)}</span>}
      </p>
      {views === 'failed' && shown.length > 0 && <p role="status">{say(texts.noAnalysis)}</p>}
      {typeof views === 'object' &&
        shown.map((kind) =>
          kind === 'sensitivity' ? (
            <views.SensitivityView key={kind} {...{ method, result, inputs }} />
          ) : (
            <views.UncertaintyView key={result.digest} {...{ method, inputs }} />
          ),
        )}
    </section>
  )
}
