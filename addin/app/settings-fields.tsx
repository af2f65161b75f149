/** What somebody sets once, as fields; they come when the settings are opened. */
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { Text } from '#core'
import { factorSet, placeCode, placeCodes, placeTitle } from '#core/factors/index'
import { year as yearInput } from '#core/methods/common'
import { useSay } from './language.ts'
import type { Change, Props } from './settings.tsx'
import { phrases, texts } from './texts.ts'

type Key = 'place' | 'year'
const { min: earliest = 0, max: latest = 0 } = yearInput
/** Why a setting cannot be used; nothing at all always can. */
const faults: Readonly<Record<Key, (text: string) => Text | undefined>> = {
  place: (text) => (text === '' || placeCode(text) ? undefined : phrases.noPlace(text)),
  year: (text) =>
    text === '' || (/^\d{4}$/.test(text) && earliest <= Number(text) && Number(text) <= latest)
      ? undefined
      : phrases.noYear(text, earliest, latest),
}

type SettingProps = {
  of: Key
  label: Text
  kept: string
  change: Change
  list?: string
  inputMode?: 'numeric'
  children?: ComponentChildren
}

/** Taken up once it is typed to its end, and only where it can be used: half a place is none. */
function Setting({ of, label, kept, change, children, ...rest }: SettingProps) {
  const say = useSay()
  const [typed, setTyped] = useState<string | undefined>()
  const [fault, setFault] = useState<Text | undefined>()
  const id = `setting-${of}`
  return (
    <div class={`field${fault ? ' wrong' : ''}`}>
      <label class="label" for={id}>
        {say(label)}
      </label>
      <div class="entry">
        <input
          {...rest}
          id={id}
          type="text"
          autocomplete="off"
          value={typed ?? kept}
          aria-invalid={fault !== undefined}
          aria-describedby={`${id}-fault`}
          onInput={(event) => setTyped(event.currentTarget.value)}
          onChange={(event) => {
            const text = event.currentTarget.value.trim()
            const found = faults[of](text)
            setFault(found)
            if (found) return
            change({ [of]: text })
            setTyped(undefined)
          }}
        />
        {children}
        <p class="problems" role="status" id={`${id}-fault`}>
          {fault && say(fault)}
        </p>
      </div>
    </div>
  )
}

export function SettingsFields({ settings: { place = '', year = '' }, change, inWorkbook }: Props) {
  const say = useSay()
  return (
    <>
      <div class="fields">
        <Setting of="place" label={texts.settingPlace} kept={place} change={change} list="setting-places">
          <datalist id="setting-places">
            {placeCodes().map((place) => (
              <option key={place} value={place} label={say(placeTitle(place))} />
            ))}
          </datalist>
        </Setting>
        <Setting of="year" label={texts.settingYear} kept={year} change={change} inputMode="numeric" />
      </div>
      <p class="hint">{say(inWorkbook ? texts.settingsInWorkbook : texts.settingsInBrowser)}</p>
      <p class="hint">
        {say(texts.factorSet)} {factorSet}
      </p>
    </>
  )
}
