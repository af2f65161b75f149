/** The settings as a form, and what is said where a workbook was made with another factor set or edition. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { factorSet } from '#core/factors/index'
import { catalogue } from './catalogue.ts'
import { useSay } from './language.ts'
import { outdated, type Pins, pinned, type Settings } from './settings.ts'
import { phrases, texts } from './texts.ts'

export const today: Pins = {
  factors: factorSet,
  editions: Object.fromEntries(catalogue.map(({ id, edition }) => [id, edition])),
}

/** With what versions a workbook is made; what its settings say already stays. */
export const pinnedOnce = (settings: Settings): Settings => (settings.factors === undefined ? pinned(today) : {})

export type Change = (changed: Settings) => void
export type Props = { settings: Settings; change: Change; inWorkbook: boolean }

/** Opened, it fetches its fields. */
export function SettingsForm(props: Props) {
  const say = useSay()
  const [fields, setFields] = useState<typeof import('./settings-fields.tsx')>()
  const fold = useRef<HTMLDetailsElement>(null)
  // clear of the bar that stays at the foot
  const intoView = () => fold.current?.open && fold.current.scrollIntoView({ block: 'nearest' })
  useLayoutEffect(() => {
    intoView()
  }, [fields])
  const toggled = () => {
    intoView()
    // what does not come is asked for again
    if (fold.current?.open) import('./settings-fields.tsx').then(setFields, () => {})
  }
  return (
    <details class="settings" ref={fold} onToggle={toggled}>
      <summary>{say(texts.settings)}</summary>
      {fields && <fields.SettingsFields {...props} />}
    </details>
  )
}

/** Both are offered: to go on with today's, or to leave what was pinned. */
export function Pinned({ settings, change, keep }: Omit<Props, 'inWorkbook'> & { keep: () => void }) {
  const say = useSay()
  const older = outdated(settings, today)
  if (older.length === 0) return null
  const names = new Map(catalogue.map(({ id, title }) => [id, title]))
  return (
    <section class="card wide pinned" aria-labelledby="pinned-title">
      <h2 id="pinned-title">{say(texts.pinned)}</h2>
      <ul>
        {older.map(({ what, was, now }) => (
          <li key={what}>{say(phrases.pinnedTo(names.get(what) ?? texts.factorSet, was, now))}</li>
        ))}
      </ul>
      <p>{say(texts.pinnedHint)}</p>
      <div class="buttons">
        <button type="button" onClick={() => change(pinned(today))}>
          {say(texts.pinToday)}
        </button>
        <button type="button" class="plain" onClick={keep}>
          {say(texts.keepPinned)}
        </button>
      </div>
    </section>
  )
}
