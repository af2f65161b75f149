/** The card of what the pane does with the workbook. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Definition, Inputs, Method, Result, Text } from '#core'
import type { Step, Workbook } from '../../host.ts'
import type { Draft } from '../draft.ts'
import { useLanguage, useSay } from '../language.ts'
import { templateOf } from '../link.ts'
import { Asked, Told } from './asked.tsx'
import type { Calculation, Outcome } from './outcome.ts'
import { type Picks, standing } from './pick.tsx'
import { texts } from './texts.ts'
import { useWork } from './use-work.ts'

/** Each comes when it is first asked for. */
const actions = {
  insert: () => import('./insert.ts'),
  audit: () => import('./audit.ts'),
  fill: () => import('./fill.ts'),
  check: () => import('./check.ts'),
  freeze: () => import('./freeze.ts'),
}

type Props = {
  workbook: Workbook
  definition: Definition
  /** What computes, once it is here. */
  method: Method | undefined
  result: Result | undefined
  inputs: Inputs | undefined
  draft: Draft
  picks: Picks
  take: (inputs: Inputs) => void
  checks: number
  /** Notes with what versions the workbook was made. */
  pin: () => void
}

export function WorkbookCard({ workbook, definition, method, result, inputs, draft, picks, take, checks, pin }: Props) {
  const say = useSay()
  const language = useLanguage()
  const { work, start, stop, say: told } = useWork()
  const card = useRef<HTMLElement>(null)
  /** The button that asks, and where the keyboard goes back to. */
  const [asker, setAsker] = useState<Text>()
  const asked = useRef<HTMLElement | null>(null)
  const calculation: Calculation | undefined =
    method && result && inputs ? { workbook, method, inputs, result, language } : undefined
  const ranges = standing(picks, draft)

  const check = async (step: Step) => (await actions.check()).checkFormulas(workbook, step)
  useLayoutEffect(() => {
    if (checks === 0) return
    card.current?.scrollIntoView({ block: 'nearest' })
    start(check)
  }, [checks])

  // before the pane may be closed: who reads that it wrote may do so at once
  useLayoutEffect(() => {
    if (work.outcome && 'said' in work.outcome && work.outcome.wrote) pin()
  }, [work.outcome])

  const question = work.outcome && 'ask' in work.outcome ? work.outcome : undefined
  const button = (label: Text, action: (step: Step) => Promise<Outcome>) => (
    <>
      <button
        type="button"
        aria-disabled={work.busy}
        onClick={(event) => {
          asked.current = event.currentTarget
          setAsker(label)
          start(action)
        }}
      >
        {say(label)}
      </button>
      {question && asker === label && (
        <Asked
          question={question}
          yes={(option) => {
            asked.current?.focus()
            start((step) => question.go(step, option))
          }}
          no={() => {
            asked.current?.focus()
            told(texts.cancelled)
          }}
        />
      )}
    </>
  )
  const withResult = (label: Text, action: (of: Calculation, step: Step) => Promise<Outcome>) =>
    calculation && button(label, (step) => action(calculation, step))

  return (
    <section class="card wide workbook" id="workbook" ref={card} aria-labelledby="workbook-title">
      <h2 id="workbook-title" tabIndex={-1}>
        {say(texts.title)}
      </h2>
      <h3>{say(texts.selection)}</h3>
      {!calculation && <p class="hint">{say(texts.needsResult)}</p>}
      <div class="choices">
        {withResult(texts.block, async (of) => (await actions.insert()).insertBlock(of))}
        {Object.keys(ranges).length > 0 &&
          withResult(texts.call, async (of) => (await actions.insert()).insertCall(of, ranges))}
        {withResult(texts.chart, async (of) => (await actions.insert()).insertChart(of))}
        {method &&
          button(texts.fromBlock, async () => (await actions.fill()).fillForm(workbook, method, language, take))}
      </div>
      <h3>{say(texts.whole)}</h3>
      <div class="choices">
        {withResult(texts.audit, async (of, step) => (await actions.audit()).insertAudit(of, step))}
        {button(texts.check, check)}
        {button(texts.freeze, async (step) => (await actions.freeze()).freeze(workbook, language, step))}
        {button(texts.template, async () => {
          await workbook.open(templateOf(definition.id, language))
          return { said: texts.opened }
        })}
      </div>
      <Told work={work} stop={stop} />
    </section>
  )
}
