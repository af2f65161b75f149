/** A chart that is drawn once it comes near the view, its text, and its table. Where it cannot be drawn, the table stands open. */

import type { ComponentChildren } from 'preact'
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { Text } from '#core'
import { unitShown } from '#core/unit-names'
import type { Picture } from './charts.ts'
import type { Drawing } from './drawing.ts'
import { useLanguage, useSay } from './language.ts'
import { download } from './report.tsx'
import { texts } from './texts.ts'

type Props = {
  drawing: Drawing
  title: Text
  unit: string
  told: Text
  note?: Text | undefined
  legend?: ComponentChildren
  children: ComponentChildren
}

/** A canvas does not follow the colours that a reader forces on a page. */
function useForced(): boolean {
  const query = useMemo(() => matchMedia('(forced-colors: active)'), [])
  const [forced, setForced] = useState(query.matches)
  useLayoutEffect(() => {
    const heard = () => setForced(query.matches)
    query.addEventListener('change', heard)
    return () => query.removeEventListener('change', heard)
  }, [])
  return forced
}

/** The picture in this element: undefined until it comes near the view, null where it cannot be drawn. */
function usePicture(drawing: Drawing, forced: boolean) {
  const element = useRef<HTMLDivElement>(null)
  const [picture, setPicture] = useState<Picture | null>()
  const say = useSay()
  useEffect(() => {
    const place = element.current
    if (!place) return
    if (forced) return setPicture(null)
    let drawn: Picture | undefined
    let gone = false
    const seen = new IntersectionObserver(
      async (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return
        seen.disconnect()
        const charts = await import('./charts.ts').catch(() => undefined)
        if (gone) return
        drawn = charts?.draw(place)
        setPicture(drawn ?? null)
      },
      { rootMargin: '300px' },
    )
    seen.observe(place)
    return () => {
      gone = true
      seen.disconnect()
      drawn?.end()
    }
  }, [])
  const language = useLanguage()
  useEffect(() => picture?.show(drawing, say), [picture, drawing, language])
  return { element, picture }
}

/** Begins anew when the reader begins or ends to force colours. */
export function Figure(props: Props) {
  const forced = useForced()
  return <Drawn key={String(forced)} {...props} forced={forced} />
}

function Drawn({ drawing, title, unit, told, note, legend, children, forced }: Props & { forced: boolean }) {
  const say = useSay()
  const language = useLanguage()
  const { element, picture } = usePicture(drawing, forced)
  const name = say(title)
  const save = async () => {
    const file = await picture?.image(`${name} ${say(unitShown(unit))}`.trim())
    if (file) download(file, `${name}.png`)
  }
  return (
    <figure>
      <figcaption>
        {name} <span class="unit">{say(unitShown(unit))}</span>
      </figcaption>
      {picture && legend}
      {picture !== null && <div class="canvas" ref={element} aria-hidden="true" />}
      <p class="told">
        {say(told)}
        {note && (language === 'zh' ? '' : ' ')}
        {note && say(note)}
      </p>
      <details open={picture === null}>
        <summary>{say(texts.valuesTable)}</summary>
        {children}
      </details>
      {picture && (
        <button type="button" class="link save" onClick={save} aria-label={`${say(texts.savePicture)} ${name}`}>
          {say(texts.savePicture)}
        </button>
      )}
    </figure>
  )
}
