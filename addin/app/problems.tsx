/** What stands in the way of a result, and what is to be said beside one; each leads to the field it speaks of and to its clause. */
import type { ComponentChildren } from 'preact'
import type { Definition, Problem, Severity, Text } from '#core'
import { withUnitsShown } from '#core/unit-names'
import { goTo } from './field.tsx'
import { useLanguage, useSay } from './language.ts'
import { docsOf } from './link.ts'
import { phrases, severities, texts } from './texts.ts'

export function Clause({ id, clause }: { id: string; clause: string | undefined }) {
  const say = useSay()
  const language = useLanguage()
  if (clause === undefined) return null
  return (
    <a class="clause" href={docsOf(id, language, clause)} target="_blank" rel="noopener">
      {/* where a whole text is the source, it is no clause */}
      {/^\d/.test(clause) && `${say(texts.clause)} `}
      {clause}
    </a>
  )
}

const isInput = ({ inputs }: Definition, path: string) => Object.hasOwn(inputs, path.split('/')[1] ?? '')

function GoTo({ path, children }: { path: string; children: string }) {
  return (
    <button type="button" class="link" onClick={() => goTo(path)}>
      {children}
    </button>
  )
}

/** `第 2 行：` before what is said of a row; each text names its input already, and not its row. */
export const atRow = ({ path, zh, en }: Problem): Text => {
  const [, , row, column] = path.split('/')
  // of a table the text names row and column itself
  if (row === undefined || !/^\d+$/.test(row) || /^\d+$/.test(column ?? '')) return withUnitsShown({ zh, en })
  const where = phrases.row(Number(row) + 1)
  return withUnitsShown({ zh: `${where.zh}：${zh}`, en: `${where.en}: ${en}` })
}

/** Stands where the result would: every problem, each a link to its field. */
export function Summary({ definition, problems }: { definition: Definition; problems: readonly Problem[] }) {
  const say = useSay()
  return (
    <div class="summary" id="problems" tabIndex={-1}>
      <h3>{say(texts.problems)}</h3>
      <ul>
        {problems.map((each) => (
          <li key={`${each.path}${each.code}${each.en}`}>
            {isInput(definition, each.path) ? <GoTo path={each.path}>{say(atRow(each))}</GoTo> : say(atRow(each))}{' '}
            <span class="tags">
              <code>{each.code}</code> <Clause id={definition.id} clause={each.clause} />
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** What is said again and again is read once, with how often; the others unfold. */
export function Alike({ all, show }: { all: readonly Problem[]; show: (each: Problem) => ComponentChildren }) {
  const say = useSay()
  if (all.length < 3) return all.map(show)
  return (
    <>
      {all.slice(0, 1).map(show)}
      <details>
        <summary>{say(phrases.alike(all.length - 1))}</summary>
        {all.slice(1).map(show)}
      </details>
    </>
  )
}

const order: readonly Severity[] = ['error', 'warn', 'info']

/** Warnings by severity, those of one code together. */
export function Remarks({ definition, remarks }: { definition: Definition; remarks: readonly Problem[] }) {
  const say = useSay()
  const groups = order.flatMap((severity) => {
    const found = remarks.filter((each) => each.severity === severity)
    const kinds = [...new Set(found.map(({ code, clause }) => `${code}|${clause ?? ''}`))]
    return kinds.map((kind) => ({
      kind,
      severity,
      all: found.filter(({ code, clause }) => `${code}|${clause ?? ''}` === kind),
    }))
  })
  return (
    <ul class="remarks">
      {groups.map(({ kind, severity, all }) => (
        <li key={kind + severity} class={severity}>
          <p class="tags">
            <b>{say(severities[severity])}</b> <code>{all[0]?.code}</code>{' '}
            <Clause id={definition.id} clause={all[0]?.clause} />
          </p>
          <Alike
            all={all}
            show={(each) => (
              <p key={each.path + each.en}>
                {say(atRow(each))} {isInput(definition, each.path) && <GoTo path={each.path}>{say(texts.goTo)}</GoTo>}
              </p>
            )}
          />
        </li>
      ))}
    </ul>
  )
}
