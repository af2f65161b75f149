/** The form of a method: its inputs in the order of the definition, those whose conditions hold. */
import type { Cell, Input } from '#core'
import { shownInputs, textAt, withText } from './draft.ts'
import { Field, useForm } from './field.tsx'
import { useSay } from './language.ts'
import { List, labelsIn, Rows } from './rows.tsx'
import { isSuggested } from './suggested.ts'
import { texts } from './texts.ts'

const isCell = (input: Input): input is Cell => input.kind !== 'rows' && input.kind !== 'list'
const isAbout = (input: Input) => input.kind === 'text' && input.about === true

function Single({ name, cell, beside }: { name: string; cell: Cell; beside: readonly Cell[] }) {
  const { definition, draft, change, suggestions: Suggestions } = useForm()
  const list = isSuggested(name, cell, beside) ? `list-${name}` : undefined
  return (
    <>
      <Field
        cell={cell}
        name={name}
        path={`/${name}`}
        text={textAt(draft, name)}
        onText={(text) => change(withText(draft, name, text))}
        labelOf={labelsIn(definition)}
        list={list}
      />
      {list && Suggestions && (
        <Suggestions id={list} name={name} cell={cell} beside={beside} definition={definition} draft={draft} />
      )}
    </>
  )
}

export function Inputs() {
  const say = useSay()
  const { definition, draft } = useForm()
  const shown = shownInputs(definition, draft)
  const beside = shown.flatMap(([, input]) => (isCell(input) ? [input] : []))
  const about = shown.flatMap(([key, input]) => (isCell(input) && isAbout(input) ? [[key, input] as const] : []))
  return (
    <>
      <div class="fields">
        {shown
          .filter(([, input]) => !isAbout(input))
          .map(([key, input]) => {
            if (input.kind === 'rows') return <Rows key={key} name={key} input={input} />
            if (input.kind === 'list' || input.kind === 'matrix') return <List key={key} name={key} input={input} />
            return <Single key={key} name={key} cell={input} beside={beside} />
          })}
      </div>
      {about.length > 0 && (
        <details class="about">
          <summary>{say(texts.about)}</summary>
          <div class="fields">
            {about.map(([key, cell]) => (
              <Single key={key} name={key} cell={cell} beside={[]} />
            ))}
          </div>
        </details>
      )}
    </>
  )
}
