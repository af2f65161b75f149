/** What an action asks before it does anything, and what any action says. */
import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Text } from '#core'
import { useSay } from '../language.ts'
import type { Question, Table } from './outcome.ts'
import { phrases, texts } from './texts.ts'
import type { Work } from './use-work.ts'

/** What is asked stands where the keyboard goes on; Escape takes it back. */
export function Box(props: { of: unknown; label: Text; no: () => void; children: ComponentChildren }) {
  const say = useSay()
  const box = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    box.current?.focus()
    box.current?.scrollIntoView({ block: 'nearest' })
  }, [props.of])
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be given the focus in every browser
    <div
      class="question"
      role="group"
      aria-label={say(props.label)}
      tabIndex={-1}
      ref={box}
      onKeyDown={(event) => event.key === 'Escape' && props.no()}
    >
      <p>{say(props.label)}</p>
      {props.children}
    </div>
  )
}

export function Asked({ question, yes, no }: { question: Question; yes: (option: string) => void; no: () => void }) {
  const say = useSay()
  const { ask, code = [], options = [] } = question
  const [option, setOption] = useState(options[0] ?? '')
  return (
    <Box of={question} label={ask} no={no}>
      {code.map((line) => (
        <pre key={line}>{line}</pre>
      ))}
      {options.length > 0 && (
        <select aria-label={say(texts.which)} value={option} onChange={(event) => setOption(event.currentTarget.value)}>
          {options.map((each) => (
            <option key={each} value={each}>
              {each}
            </option>
          ))}
        </select>
      )}
      <div class="buttons">
        <button type="button" class="primary" onClick={() => yes(option)}>
          {say(question.yes)}
        </button>
        <button type="button" onClick={no}>
          {say(texts.cancel)}
        </button>
      </div>
    </Box>
  )
}

/** How far long work is, with a way to end it; then what was done. */
export function Told({ work: { busy, share, outcome, wrong }, stop }: { work: Work; stop: () => void }) {
  const say = useSay()
  const said = outcome && 'said' in outcome ? outcome : undefined
  return (
    <>
      {busy && (
        <p class="working">
          <progress aria-label={say(texts.working)} {...(share === undefined ? {} : { value: share })} />
          <button type="button" onClick={stop}>
            {say(texts.stop)}
          </button>
        </p>
      )}
      <p role="status" class={wrong ? 'told wrong' : 'told'}>
        {busy ? say(texts.working) : say(wrong ?? said?.said ?? { zh: '', en: '' })}
        {busy && share !== undefined && ` ${phrases.percent(share)}`}
      </p>
      {said?.table && <Shown table={said.table} />}
    </>
  )
}

const Shown = ({ table: { heads, rows } }: { table: Table }) => {
  const say = useSay()
  return (
    <table class="found">
      <thead>
        <tr>
          {heads.map((head, i) => (
            <th key={head.en} scope="col" class={i > 0 ? 'number' : ''}>
              {say(head)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([first = '', ...rest]) => (
          <tr key={first}>
            <th scope="row">{first}</th>
            {rest.map((cell, i) => (
              <td key={heads[i + 1]?.en} class="number">
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
