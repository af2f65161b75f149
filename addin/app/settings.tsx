/** The settings as a form, and what is said where a workbook was made with another factor set or edition. */
import { useState } from 'preact/hooks'
import { factorSet, placeCode, placeCodes, placeTitle } from '#core/factors/index'
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

type Change = (changed: Settings) => void
type Props = { settings: Settings; change: Change; inWorkbook: boolean }

/** Clear of the bar that stays at the foot. */
const intoView = (element: Element) => element.scrollIntoView({ block: 'nearest' })

type SettingProps = { of: 'place' | 'year'; kept: string; change: Change; list?: string; inputMode?: 'numeric' }

/** Taken up once it is typed to its end: half a place is none. */
function Setting({ of, kept, change, ...rest }: SettingProps) {
  const [typed, setTyped] = useState<string | undefined>()
  return (
    <input
      {...rest}
      id={`setting-${of}`}
      type="text"
      autocomplete="off"
      value={typed ?? kept}
      onInput={(event) => setTyped(event.currentTarget.value)}
      onChange={(event) => {
        change({ [of]: event.currentTarget.value })
        setTyped(undefined)
      }}
    />
  )
}

export function SettingsForm({ settings, change, inWorkbook }: Props) {
  const say = useSay()
  const { place = '', year = '' } = settings
  const wrong = [
    ...(place === '' || placeCode(place) ? [] : [phrases.noPlace(place)]),
    ...(/^(\d{4})?$/.test(year) ? [] : [phrases.noYear(year)]),
  ]
  return (
    <details class="settings" onToggle={(event) => event.currentTarget.open && intoView(event.currentTarget)}>
      <summary>{say(texts.settings)}</summary>
      <div class="fields">
        <div class="field">
          <label class="label" for="setting-place">
            {say(texts.settingPlace)}
          </label>
          <Setting of="place" kept={place} change={change} list="setting-places" />
          <datalist id="setting-places">
            {placeCodes().map((place) => (
              <option key={place} value={place} label={say(placeTitle(place))} />
            ))}
          </datalist>
        </div>
        <div class="field">
          <label class="label" for="setting-year">
            {say(texts.settingYear)}
          </label>
          <Setting of="year" kept={year} change={change} inputMode="numeric" />
        </div>
      </div>
      {wrong.length > 0 && (
        <ul class="problems" role="status">
          {wrong.map((each) => (
            <li key={each.en}>{say(each)}</li>
          ))}
        </ul>
      )}
      <p class="hint">{say(inWorkbook ? texts.settingsInWorkbook : texts.settingsInBrowser)}</p>
      <p class="hint">
        {say(texts.factorSet)} {factorSet}
      </p>
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
