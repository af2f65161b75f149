/** The factor library to search in: what fits an input, with value, place, year and source; the one that is chosen goes into the form by its id. */

import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { Factor, FactorRecord } from '#core'
import { readable } from '#core/display'
import { citations, placeTitle } from '#core/factors/index'
import { searched, suited } from '#core/factors/suited'
import { unitShown } from '#core/unit-names'
import { useSay } from './language.ts'
import { phrases, texts } from './texts.ts'

/** More than these nobody reads through: another word parts them. */
const most = 40

type Choose = (id: string) => void

/** The name of what was measured, which ends the titles of a series in brackets. */
const series = / ?[（(][^（(]+[）)]$/

function Found({ record, alike, choose }: { record: FactorRecord; alike: string; choose: Choose }) {
  const say = useSay()
  const { id, title, value, unit, place, year, source } = record
  const document = citations.find((each) => each.id === source)?.document
  return (
    <li>
      <button type="button" onClick={() => choose(id)}>
        <span class="pair">
          <span>{say(title).replace(alike, '')}</span>{' '}
          <span class="nowrap">
            <b>{readable(value)}</b> <span class="unit">{say(unitShown(unit))}</span>
          </span>
        </span>
        <span class="small">
          {say(placeTitle(place))} · {year}
          {document && ` · ${say(document)}`}
        </span>
        <code class="id">{id}</code>
      </button>
    </li>
  )
}

export function FactorSearch({ factor, choose, close }: { factor: Factor; choose: Choose; close: () => void }) {
  const say = useSay()
  const dialog = useRef<HTMLDialogElement>(null)
  const words = useRef<HTMLInputElement>(null)
  const [asked, setAsked] = useState('')
  const records = useMemo(() => suited(factor), [factor])
  const found = useMemo(() => searched(records, asked), [records, asked])
  const [all = '', ...others] = new Set(records.map(({ title }) => series.exec(say(title))?.[0] ?? ''))
  // before the next key, which is meant for it
  useLayoutEffect(() => {
    const before = document.activeElement
    const shown = dialog.current
    shown?.showModal()
    words.current?.focus()
    return () => {
      // an open dialog lets nothing else have the keyboard
      shown?.close()
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  const take = (id: string) => {
    choose(id)
    close()
  }
  return (
    <dialog ref={dialog} class="search" aria-labelledby="search-title" onClose={close}>
      <div class="title">
        <h2 id="search-title">{say(phrases.searchFor(factor.label))}</h2>
        <button type="button" class="plain" onClick={close}>
          {say(texts.close)}
        </button>
      </div>
      <label class="label" for="search-words">
        {say(texts.searchWords)}
      </label>
      <input
        ref={words}
        id="search-words"
        type="text"
        autocomplete="off"
        spellcheck={false}
        value={asked}
        onInput={(event) => setAsked(event.currentTarget.value)}
      />
      <p class="hint" role="status">
        {say(phrases.foundFactors(found.length, Math.min(found.length, most)))}
      </p>
      <ul>
        {found.slice(0, most).map((record) => (
          <Found key={record.id} record={record} alike={others.length > 0 ? '' : all} choose={take} />
        ))}
      </ul>
    </dialog>
  )
}
