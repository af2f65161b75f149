/** A button that copies a text and says so. */

import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { Text } from '#core'
import { copyText } from './copy.ts'
import { useSay } from './language.ts'
import { texts } from './texts.ts'

type Props = { text: () => string; label: Text; of?: string; children?: ComponentChildren }

/** Without children it shows the sign for copying only, and the label is its name. */
export function Copy({ text, label, of = '', children }: Props) {
  const say = useSay()
  const [done, setDone] = useState<boolean | undefined>()
  useEffect(() => {
    if (done === undefined) return
    const timer = setTimeout(() => setDone(undefined), 2000)
    return () => clearTimeout(timer)
  }, [done])
  const name = `${say(label)}${of && ` ${of}`}`
  const said = done === undefined ? '' : say(done ? texts.copied : texts.copyFailed)
  return (
    <span class="copy">
      <button
        type="button"
        class={children ? 'plain' : 'icon'}
        {...(children ? {} : { 'aria-label': name })}
        title={name}
        onClick={async () => setDone(await copyText(text()))}
      >
        {children ?? (
          <svg viewBox="0 0 16 16" aria-hidden="true">
            {done ? <path d="M3 8.5l3.2 3.2L13 5" /> : <path d="M5.5 5.5v-3h8v8h-3M2.5 5.5h8v8h-8z" />}
          </svg>
        )}
      </button>
      <span role="status" class={children ? 'said' : 'hidden'}>
        {said}
      </span>
    </span>
  )
}
