/** The button that takes rows from the sheet: it shows what each column would be taken as before anything is taken. */
import { useRef, useState } from 'preact/hooks'
import { columnsOf } from '#core/inputs'
import type { List, Matrix, Rows } from '#core/method'
import { type MatchedRange, matchColumns, rowsUnder } from '#core/tables/match-columns'
import { isBlank } from '#core/tables/readings'
import type { Cells, Value, Workbook } from '../../host.ts'
import { type Draft, draftOf } from '../draft.ts'
import { useForm } from '../field.tsx'
import { useSay } from '../language.ts'
import { Box, Told } from './asked.tsx'
import type { Outcome } from './outcome.ts'
import { phrases, texts } from './texts.ts'
import { useWork } from './use-work.ts'

/** Where inputs were taken from, and what stood in the form then. */
export type Picks = Map<string, { address: string; taken: Draft[string] | undefined }>
/** The references to inputs that still stand as they were taken. */
export const standing = (picks: Picks, draft: Draft): Record<string, string> =>
  Object.fromEntries([...picks].flatMap(([key, { address, taken }]) => (draft[key] === taken ? [[key, address]] : [])))

const shownRows = 3

type Found = MatchedRange & { address: string; keys: readonly (string | undefined)[] }

/** A table of numbers has no names of columns. */
const plainRange = (values: Cells<Value>): MatchedRange => ({ withHeader: false, columns: [], body: values })

export type PickProps = { name: string; input: Rows | List | Matrix; workbook: Workbook; picks: Picks }

export function Pick({ name, input, workbook, picks }: PickProps) {
  const say = useSay()
  const { definition, draft, change } = useForm()
  const { work, start, stop, say: told } = useWork()
  const [found, setFound] = useState<Found | undefined>()
  const asker = useRef<HTMLButtonElement>(null)

  const leave = () => {
    asker.current?.focus()
    setFound(undefined)
  }
  const look = async (): Promise<Outcome> => {
    const { address, values } = await workbook.selected()
    const range = input.kind === 'matrix' ? plainRange(values) : matchColumns(input, name, values)
    const isEmpty = range.body.length === 0
    setFound(isEmpty ? undefined : { ...range, address, keys: range.columns.map(({ key }) => key) })
    return { said: isEmpty ? (values.length === 0 ? texts.emptySelection : texts.noRows) : { zh: '', en: '' } }
  }
  const take = ({ address, columns, keys, body }: Found) => {
    const rows = input.kind === 'matrix' ? body : rowsUnder(input, keys, body)
    const values = input.kind === 'list' ? rows.flatMap((row) => Object.values(row)) : rows
    const taken = draftOf(definition, { [name]: values })[name]
    // what was settled by hand a function cannot know
    const isPlain = columns.every(({ key }, j) => key !== undefined && key === keys[j])
    if (isPlain) picks.set(name, { address, taken })
    else picks.delete(name)
    change({ ...draft, ...(taken === undefined ? {} : { [name]: taken }) })
    leave()
    told(phrases.taken(body.length, address))
  }

  return (
    <div class="pick">
      <button ref={asker} type="button" class="add" aria-disabled={work.busy} onClick={() => start(look)}>
        {say(texts.pick)}
      </button>
      {found && (
        <Box of={found.address} label={phrases.read(found.address, found.body.length, found.withHeader)} no={leave}>
          {input.kind === 'matrix' ? (
            <pre>
              {found.body
                .slice(0, shownRows)
                .map((row) => row.join('  '))
                .join('\n')}
            </pre>
          ) : (
            <Columns input={input} found={found} settle={(keys) => setFound({ ...found, keys })} />
          )}
          <div class="buttons">
            <button type="button" class="primary" onClick={() => take(found)}>
              {say(texts.take)}
            </button>
            <button type="button" onClick={leave}>
              {say(texts.cancel)}
            </button>
          </div>
        </Box>
      )}
      <Told work={work} stop={stop} />
    </div>
  )
}

/** Each column with its first cells and what it is taken as, which may be settled otherwise. */
function Columns({
  input,
  found,
  settle,
}: {
  input: Rows | List
  found: Found
  settle: (keys: Found['keys']) => void
}) {
  const say = useSay()
  const cells = Object.entries(columnsOf(input))
  return (
    <table class="found">
      <thead>
        <tr>
          <th scope="col">{say(texts.column)}</th>
          <th scope="col">{say(texts.takenAs)}</th>
        </tr>
      </thead>
      <tbody>
        {found.columns.map(({ head, near }, j) => {
          const title = head === '' ? say(phrases.columnNo(j + 1)) : head
          const first = found.body.slice(0, shownRows).flatMap((row) => (isBlank(row[j]) ? [] : [String(row[j])]))
          return (
            <tr key={j}>
              <th scope="row">
                {title}
                <span class="hint"> {first.join(', ')}</span>
              </th>
              <td>
                <select
                  aria-label={title}
                  value={found.keys[j] ?? ''}
                  onChange={(event) => {
                    const key = event.currentTarget.value || undefined
                    // a key is taken from one column
                    settle(found.keys.map((each, i) => (i === j ? key : each === key ? undefined : each)))
                  }}
                >
                  <option value="">{say(texts.leftOut)}</option>
                  {cells.map(([key, { label }]) => (
                    <option key={key} value={key}>
                      {key} · {say(label)}
                    </option>
                  ))}
                </select>
                {found.keys[j] === undefined && near.length > 0 && <p class="hint">{say(phrases.meant(near))}</p>}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
