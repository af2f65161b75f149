/** Inputs of several rows, and plain lists of numbers. */

import { useState } from 'preact/hooks'
import type { Cell, Definition, Problem, Rows as RowsInput, Text } from '#core'
import {
  type Draft,
  listItems,
  pasteOrder,
  rowsAt,
  shownColumns,
  textAt,
  withBlock,
  withCell,
  withoutRow,
  withRow,
  withText,
} from './draft.ts'
import { Field, fieldId, goTo, joined, Label, Problems, Taken, useForm } from './field.tsx'
import { useSay } from './language.ts'
import { Named } from './named.tsx'
import { atRow } from './problems.tsx'
import { isSuggested } from './suggested.ts'
import { phrases, texts } from './texts.ts'

/** The columns that stand in line: those of the method's compact form, else those that must be given; a few more do no harm. */
function inLine(input: RowsInput, columns: [string, Cell][]): Set<string> {
  if (input.order) return new Set(input.order.flat())
  const needed = columns.filter(([, cell]) => columns.length <= 5 || !cell.optional)
  return new Set(needed.map(([key]) => key))
}

/** On a narrow screen two stand side by side; a choice has a whole line, and so has what would stand alone. */
function aloneIn(columns: [string, Cell][]): Set<string> {
  const alone = new Set<string>()
  let before: string | undefined
  for (const [key, { kind }] of columns) {
    if (kind !== 'choice') before = before === undefined ? key : undefined
    else {
      alone.add(before ?? key).add(key)
      before = undefined
    }
  }
  return before === undefined ? alone : alone.add(before)
}

/** Does a problem name this key? In the Chinese text a word in Latin letters is a key, where in English it may be a word. */
const namesKey = ({ zh }: Problem, key: string) => zh.match(/[A-Za-z_]\w*/g)?.some((word) => word === key) ?? false

export const labelsIn =
  ({ inputs }: Definition, input?: RowsInput) =>
  (key: string): Text | undefined =>
    (input?.columns[key] ?? inputs[key])?.label

type RowProps = {
  name: string
  input: RowsInput
  i: number
  columns: [string, Cell][]
  first: Set<string>
  labelled: boolean
  open: boolean
  onOpen: (open: boolean) => void
  onPasted: (unknown: readonly string[]) => void
}

function RowOf({ name, input, i, columns, first, labelled, open, onOpen, onPasted }: RowProps) {
  const say = useSay()
  const { definition, draft, change, replace, problems } = useForm()
  const row = rowsAt(draft, name)[i] ?? {}
  const path = `/${name}/${i}`
  const beside = columns.map(([, cell]) => cell)
  const paste = (column: string) => (event: ClipboardEvent) => {
    const block = event.clipboardData?.getData('text') ?? ''
    if (!/[\t\n]/.test(block.replace(/\r?\n$/, ''))) return
    event.preventDefault()
    const pasted = withBlock(draft, name, input, i, column, block)
    replace(pasted.draft)
    onPasted(pasted.unknown)
  }
  const alone = aloneIn(columns.filter(([key]) => first.has(key)))
  const fields = (wanted: boolean) =>
    columns
      .filter(([key]) => first.has(key) === wanted)
      .map(([key, cell]) => (
        <Field
          key={key}
          cell={cell}
          name={key}
          path={`${path}/${key}`}
          text={row[key] ?? ''}
          onText={(text) => change(withCell(draft, name, i, key, text))}
          labelOf={labelsIn(definition, input)}
          list={isSuggested(key, cell, beside) ? `list-${name}-${key}` : undefined}
          onPaste={paste(key)}
          alone={wanted && alone.has(key)}
        />
      ))
  const remove = () => {
    replace(withoutRow(draft, name, i))
    goTo(`/${name}`)
  }
  const others = columns.filter(([key]) => !first.has(key))
  const filled = others.flatMap(([key, { label }]) => ((row[key] ?? '') === '' ? [] : [label]))
  const told = [...problems].flatMap(([at, found]) => (at.startsWith(`${path}/`) || at === path ? found : []))
  const wrong = others.some(([key]) => problems.has(`${path}/${key}`) || told.some((each) => namesKey(each, key)))
  return (
    // biome-ignore lint/a11y/useSemanticElements: Chromium 80 does not draw a fieldset as a grid.
    <div
      class={`row${labelled ? ' labelled' : ''}${first.size > 5 ? ' named' : ''}`}
      role="group"
      aria-label={say(phrases.row(i + 1))}
      id={fieldId(path)}
      tabIndex={-1}
    >
      <span class="number" aria-hidden="true">
        {i + 1}
      </span>
      <div class={`cells in-${Math.min(first.size, 6)}`}>{fields(true)}</div>
      <button
        type="button"
        class="icon remove"
        onClick={remove}
        aria-label={say(phrases.removeRow(i + 1, input.label))}
        title={say(phrases.removeRow(i + 1, input.label))}
      >
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d="M4 4l8 8M12 4l-8 8" />
        </svg>
      </button>
      <div class="after">
        {columns.map(([key, cell]) => cell.kind === 'factor' && <Taken key={key} path={`${path}/${key}`} name={key} />)}
        {others.length > 0 && (
          <details class="more" open={open || wrong} onToggle={(event) => onOpen(event.currentTarget.open)}>
            <summary>
              {say(phrases.more(others.length))}
              {filled.length > 0 && ` · ${say(phrases.filled(filled))}`}
            </summary>
            <div class="fields">{fields(false)}</div>
          </details>
        )}
      </div>
      <Problems of={problems.get(path) ?? []} id={`${fieldId(path)}-problems`} />
    </div>
  )
}

export function Rows({ name, input }: { name: string; input: RowsInput }) {
  const say = useSay()
  const { definition, draft, change, problems, suggestions: Suggestions, picking } = useForm()
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set())
  const [unknown, setUnknown] = useState<readonly string[]>([])
  const rows = rowsAt(draft, name)
  const columns = shownColumns(definition, draft, input)
  const first = inLine(input, columns)
  const beside = columns.map(([, cell]) => cell)
  const wrong = problems.get(`/${name}`) ?? []
  const note = (i: number) => (isOpen: boolean) =>
    setOpen((before) => new Set(isOpen ? [...before, i] : [...before].filter((each) => each !== i)))
  return (
    <fieldset
      class="rows"
      id={fieldId(`/${name}`)}
      tabIndex={-1}
      aria-describedby={wrong.length > 0 ? `${fieldId(`/${name}`)}-problems` : undefined}
    >
      <legend>
        <Named label={input.label} name={name} />
        {input.optional && <span class="unit"> {say(texts.optional)}</span>}
      </legend>
      <p class="hint">{say(joined([...(input.hint ? [input.hint] : []), phrases.pasted(pasteOrder(input))]))}</p>
      <Problems of={wrong} id={`${fieldId(`/${name}`)}-problems`} />
      {rows.length === 0 && <p class="hint">{say(texts.empty)}</p>}
      {rows.map((_, i) => (
        <RowOf
          key={i}
          name={name}
          input={input}
          i={i}
          columns={columns}
          first={first}
          labelled={i === 0 || open.has(i - 1)}
          open={open.has(i)}
          onOpen={note(i)}
          onPasted={setUnknown}
        />
      ))}
      <p role="status" class="hint">
        {unknown.length > 0 && say(phrases.unknownHeads(unknown))}
      </p>
      <button type="button" class="add" onClick={() => change(withRow(draft, name))}>
        <span aria-hidden="true">＋ </span>
        {say(texts.addRow)}
      </button>
      {picking && <picking.Pick {...picking} name={name} input={input} />}
      {Suggestions &&
        columns
          .filter(([key, cell]) => isSuggested(key, cell, beside))
          .map(([key, cell]) => (
            <Suggestions
              key={key}
              id={`list-${name}-${key}`}
              name={key}
              cell={cell}
              beside={beside}
              definition={definition}
              draft={draft}
            />
          ))}
    </fieldset>
  )
}

type ListInput = Extract<Definition['inputs'][string], { kind: 'list' | 'matrix' }>
const unitOf = (input: ListInput) =>
  input.kind === 'matrix' ? input.unit : input.value.kind === 'quantity' ? input.value.unit : '-'

/** What the rows or the items of an input are called, in their order: rows by their first text, else by their number. */
function namesIn({ inputs }: Definition, draft: Draft, key: string): string[] {
  const input = inputs[key]
  if (input?.kind !== 'rows') return listItems(textAt(draft, key))
  const [name = ''] = Object.entries(input.columns).find(([, { kind }]) => kind === 'text') ?? []
  return rowsAt(draft, key).map((row, i) => row[name] || String(i + 1))
}

export function List({ name, input }: { name: string; input: ListInput }) {
  const say = useSay()
  const { definition, draft, change, problems, picking } = useForm()
  const text = textAt(draft, name)
  const namesOf = (keys: readonly string[]) => keys.flatMap((key) => namesIn(definition, draft, key))
  const [rows, columns] = input.kind === 'matrix' ? [namesOf([input.rows]), namesOf(input.columns)] : [[], []]
  const id = fieldId(`/${name}`)
  const wrong = [...problems].flatMap(([path, found]) =>
    path === `/${name}` || path.startsWith(`/${name}/`) ? found.map((each) => ({ ...each, ...atRow(each) })) : [],
  )
  const update = (text: string): Draft => withText(draft, name, text)
  // a table of rows that are not there holds nothing
  const isOptional = input.optional || (input.kind === 'matrix' && rows.length === 0)
  const kindHint =
    input.kind === 'matrix' ? texts.tableHint : input.value.kind === 'text' ? texts.namesHint : texts.listHint
  return (
    <div class={`field list${wrong.length > 0 ? ' wrong' : ''}`}>
      <Label
        cell={{ label: input.label, unit: unitOf(input), ...(isOptional ? { optional: true } : {}) }}
        name={name}
        path={`/${name}`}
      />
      <textarea
        id={id}
        name={`/${name}`}
        rows={Math.min(12, Math.max(3, text.split('\n').length))}
        wrap="off"
        spellcheck={false}
        aria-invalid={wrong.length > 0}
        aria-describedby={`${id}-hint${wrong.length > 0 ? ` ${id}-problems` : ''}`}
        value={text}
        onInput={(event) => change(update(event.currentTarget.value))}
      />
      <p class="hint" id={`${id}-hint`}>
        {rows.length > 0 && (
          <>
            {say(phrases.tableOrder(rows, columns))}
            <br />
          </>
        )}
        {say(joined([...(input.hint ? [input.hint] : []), kindHint]))}
      </p>
      {picking && <picking.Pick {...picking} name={name} input={input} />}
      <Problems of={wrong} id={`${id}-problems`} />
    </div>
  )
}
