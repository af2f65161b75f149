/** A chart that is drawn once it comes near the view, its text, and its table. Where it cannot be drawn, the table stands open. */

import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
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
const isForced = () => matchMedia('(forced-colors: active)').matches

/** The picture in this element: undefined until it comes near the view, null where it cannot be drawn. */
function usePicture(drawing: Drawing) {
  const element = useRef<HTMLDivElement>(null)
  const [picture, setPicture] = useState<Picture | null>()
  const say = useSay()
  useEffect(() => {
    const place = element.current
    if (!place) return
    if (isForced()) return setPicture(null)
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

export function Figure({ drawing, title, unit, told, note, legend, children }: Props) {
  const say = useSay()
  const { element, picture } = usePicture(drawing)
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
        {say(told)} {note && say(note)}
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
