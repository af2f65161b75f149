/** One input with its label, unit, hint and problems, all from its definition. */

import { type ComponentType, createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Cell, Definition, Factor, Problem, Text, UsedFactor } from '#core'
import { readable } from '#core/display'
import { unitShown, withUnitsShown } from '#core/unit-names'
import { ifBlank, wanted } from '#core/wanted'
import type { Draft } from './draft.ts'
import { useSay } from './language.ts'
import { Named } from './named.tsx'
import type { SuggestionsProps } from './suggestions.tsx'
import { phrases, texts } from './texts.ts'
import type { PickProps } from './workbook/pick.tsx'

/** What every part of the form needs to know. */
export type FormState = {
  definition: Definition
  draft: Draft
  change: (draft: Draft) => void
  /** Where more goes than is typed; it can be undone. */
  replace: (draft: Draft) => void
  /** The problems to be shown, by path. */
  problems: ReadonlyMap<string, readonly Problem[]>
  /** The factors that the result took from the library, by path. */
  used: ReadonlyMap<string, UsedFactor>
  /** The optional inputs that a check may ask for, by key or `rows.column`. */
  sometimes: ReadonlySet<string>
  /** The lists of what may be typed, once they are here. */
  suggestions: ComponentType<SuggestionsProps> | undefined
  /** Opens the library to choose a factor from, once it is here. */
  search: ((factor: Factor, choose: (id: string) => void) => void) | undefined
  /** What takes rows from a sheet, where there is one. */
  picking: ({ Pick: ComponentType<PickProps> } & Omit<PickProps, 'name' | 'input'>) | undefined
}
export const Form = createContext<FormState | undefined>(undefined)
export const useForm = (): FormState => {
  const form = useContext(Form)
  if (!form) throw new Error('A field stands outside the form')
  return form
}

export const fieldId = (path: string) => `at${path.split('/').join('-')}`
/** `flows.amount` for `/flows/0/amount`. */
const keyAt = (path: string) => path.replace(/^\//, '').replace(/\/\d+\//, '.')

/** Moves the focus to what a path points to, or to what holds it. */
export function goTo(path: string) {
  const parts = path.split('/')
  for (let n = parts.length; n > 1; n -= 1) {
    const element = document.getElementById(fieldId(parts.slice(0, n).join('/')))
    if (!element) continue
    for (let around = element.closest('details'); around; around = around.parentElement?.closest('details') ?? null)
      around.open = true
    element.scrollIntoView({ block: 'center' })
    element.focus({ preventScroll: true })
    return
  }
}

/** What is good to know before typing. `labelOf` names the inputs a factor is looked up by; one that must be chosen is never looked up by itself. */
export function hints(cell: Cell, key: string, labelOf: (key: string) => Text | undefined): Text[] {
  const hint = cell.hint ? [cell.hint] : []
  if (cell.kind === 'factor') return [...hint, ...ifBlank(cell, key, labelOf)]
  if (cell.kind !== 'quantity') return hint
  const { min, max, share } = cell
  const range =
    share || min === undefined || max === undefined || max > 100_000
      ? []
      : [phrases.between(readable(min), readable(max))]
  return [...hint, ...(share ? [texts.shareHint] : []), ...range, ...ifBlank(cell, key, labelOf)]
}

/** The keys for digits of a telephone have no minus. */
const hasNoMinus = (cell: Cell) => cell.kind === 'quantity' && (cell.min ?? cell.above ?? -1) >= 0

/** In one line; in English what follows a semicolon begins small. */
export const joined = (all: readonly Text[]): Text =>
  withUnitsShown({
    zh: all.map(({ zh }) => zh).join('；'),
    en: all.map(({ en }, i) => (i === 0 ? en : `${en.charAt(0).toLowerCase()}${en.slice(1)}`)).join('; '),
  })

export function Problems({ of, id }: { of: readonly Problem[]; id: string }) {
  const say = useSay()
  if (of.length === 0) return null
  return (
    <ul class="problems" id={id}>
      {of.map((each, i) => (
        <li key={i}>
          <span class="hidden">{say(texts.problem)}</span>
          {say(withUnitsShown(each))}
        </li>
      ))}
    </ul>
  )
}

export function Label({
  cell,
  name,
  path,
}: {
  cell: Pick<Cell, 'label' | 'optional'> & { unit?: string }
  name: string
  path: string
}) {
  const say = useSay()
  const { sometimes } = useForm()
  const unit = say(unitShown(cell.unit ?? '-'))
  const tag = sometimes.has(keyAt(path)) ? texts.sometimes : texts.optional
  return (
    <label class="label" for={fieldId(path)}>
      <span>
        <Named label={cell.label} name={name} />
      </span>{' '}
      <span class="unit">
        {unit}
        {cell.optional && (
          <i>
            {unit && ' · '}
            {say(tag)}
          </i>
        )}
      </span>
    </label>
  )
}

/** The factor that went in where none was typed, or an id or a place. */
export function Taken({ path, name }: { path: string; name?: string }) {
  const say = useSay()
  const factor = useForm().used.get(path)
  if (!factor) return null
  return (
    <p class="taken" id={`${fieldId(path)}-taken`}>
      {name !== undefined && <code>{name} </code>}
      {readable(factor.value)} <span class="unit">{say(unitShown(factor.unit))}</span> · {say(factor.title)} ·{' '}
      {factor.year}
    </p>
  )
}

type Props = {
  cell: Cell
  name: string
  path: string
  text: string
  onText: (text: string) => void
  labelOf: (key: string) => Text | undefined
  list?: string | undefined
  onPaste?: ((event: ClipboardEvent) => void) | undefined
  alone?: boolean
}

export function Field({ cell, name, path, text, onText, labelOf, list, onPaste, alone }: Props) {
  const say = useSay()
  const { problems, used, search } = useForm()
  const id = fieldId(path)
  const wrong = problems.get(path) ?? []
  const hint = say(joined(hints(cell, name, labelOf)))
  const describedBy = [hint && `${id}-hint`, used.has(path) && `${id}-taken`, wrong.length > 0 && `${id}-problems`]
    .filter(Boolean)
    .join(' ')
  const common = {
    id,
    name: path,
    'aria-invalid': wrong.length > 0,
    title: say(wanted(cell)),
    ...(describedBy ? { 'aria-describedby': describedBy } : {}),
  }
  const typed = (event: { currentTarget: { value: string } }) => onText(event.currentTarget.value)
  return (
    <div class={`field ${cell.kind}${alone ? ' alone' : ''}${wrong.length > 0 ? ' wrong' : ''}`}>
      {cell.kind !== 'flag' && <Label cell={cell} name={name} path={path} />}
      <div class="entry">
        {cell.kind === 'flag' && (
          <label class="check">
            <input
              {...common}
              type="checkbox"
              checked={text === '' ? cell.default : text === 'true'}
              onChange={(event) => onText(String(event.currentTarget.checked))}
            />
            <span>
              <Named label={cell.label} name={name} />
            </span>
          </label>
        )}
        {cell.kind === 'choice' && (
          <select {...common} value={text === '' ? (cell.default ?? '') : text} onChange={typed}>
            {cell.default === undefined && <option value="">{say(texts.choose)}</option>}
            {Object.entries(cell.options).map(([key, label]) => (
              <option key={key} value={key}>
                {say(label)}
                {key === cell.default && ` · ${say(texts.isDefault)}`}
              </option>
            ))}
            {text !== '' && !Object.hasOwn(cell.options, text) && <option value={text}>{text}</option>}
          </select>
        )}
        {cell.kind === 'text' && (cell.longest ?? 0) > 200 && (
          <textarea {...common} rows={3} value={text} onInput={typed} />
        )}
        {((cell.kind === 'text' && (cell.longest ?? 0) <= 200) ||
          cell.kind === 'quantity' ||
          cell.kind === 'factor') && (
          <input
            {...common}
            type="text"
            autocomplete="off"
            spellcheck={false}
            {...(hasNoMinus(cell) ? { inputMode: 'decimal' as const } : {})}
            {...(list ? { list } : {})}
            value={text}
            onInput={typed}
            {...(onPaste ? { onPaste } : {})}
          />
        )}
        {cell.kind === 'factor' && search && (
          <button
            type="button"
            class="icon find"
            title={say(texts.search)}
            aria-label={say(phrases.searchFor(cell.label))}
            onClick={() => search(cell, onText)}
          >
            <svg viewBox="0 0 16 16" aria-hidden="true">
              <path d="M10.5 10.5L14 14M11.5 7a4.5 4.5 0 1 1-9 0 4.5 4.5 0 0 1 9 0z" />
            </svg>
          </button>
        )}
        {hint && (
          <p class="hint" id={`${id}-hint`}>
            {hint}
          </p>
        )}
        {!path.includes('/', 1) && <Taken path={path} />}
        <Problems of={wrong} id={`${id}-problems`} />
      </div>
    </div>
  )
}
