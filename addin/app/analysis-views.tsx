/** What a result is sensitive to, and how uncertain it is. */

import { useEffect, useState } from 'preact/hooks'
import type { Inputs, Method, Problem, Result } from '#core'
import { brief } from '#core/chart-words'
import { asResult, byFormat } from '#core/display'
import { type Interval, intervalsOf } from '#core/interval'
import { headline, outputsNamed } from '#core/outputs'
import { sensitivity } from '#core/sensitivity'
import { tornadoOf } from '#core/tornado'
import { uncertainty } from '#core/uncertainty'
import { unitShown } from '#core/unit-names'
import { Figure } from './figure.tsx'
import { useSay } from './language.ts'
import { phrases, texts } from './texts.ts'

/** Computes once the page has shown that it does, and again when typing pauses; meanwhile what was found before stands. */
function useLater<T>(compute: () => T, by: readonly unknown[]): T | undefined {
  const [found, setFound] = useState<T>()
  useEffect(() => {
    const timer = setTimeout(() => setFound(compute), found === undefined ? 30 : 300)
    return () => clearTimeout(timer)
  }, by)
  return found
}

function Waiting({ problems }: { problems?: readonly Problem[] | undefined }) {
  const say = useSay()
  return <p role="status">{problems ? problems.map((each) => say(each)).join(' ') : say(texts.computing)}</p>
}

export function SensitivityView({ method, result, inputs }: { method: Method; result: Result; inputs: Inputs }) {
  const say = useSay()
  const outputs = outputsNamed(method, result)
  const [chosen, setChosen] = useState<string>()
  const first = headline(method, Object.fromEntries(outputs.map(({ key }) => [key, 0])))
  const output = outputs.some(({ key }) => key === chosen) ? chosen : first
  const answer = useLater(() => sensitivity(method, inputs, { output }), [output, result.digest])
  const tornado = answer?.ok ? tornadoOf(method, answer.sensitivity, inputs) : undefined
  return (
    <>
      <p class="of">
        <label class="label" for="sensitivity-of">
          {say(texts.sensitivityOf)}
        </label>
        <select id="sensitivity-of" value={output} onChange={(event) => setChosen(event.currentTarget.value)}>
          {outputs.map(({ key, label }) => (
            <option key={key} value={key}>
              {say(label)}
            </option>
          ))}
        </select>
      </p>
      {!tornado && <Waiting problems={answer?.ok === false ? answer.problems : undefined} />}
      {tornado && (
        <Figure
          drawing={{ kind: 'tornado', tornado }}
          {...tornado}
          legend={
            <p class="legend">
              <span class="low">{say(tornado.ends.low)}</span> <span class="high">{say(tornado.ends.high)}</span>
            </p>
          }
        >
          <table class="outputs">
            <thead>
              <tr>
                <th scope="col">{say(texts.item)}</th>
                <th scope="col">{say(tornado.ends.low)}</th>
                <th scope="col">{say(tornado.ends.high)}</th>
              </tr>
            </thead>
            <tbody>
              {tornado.bars.map(({ label, low, high }, i) => (
                <tr key={i}>
                  <th scope="row">{say(label)}</th>
                  {[low, high].map((value, side) => (
                    <td key={side} class="number" title={value === undefined ? say(texts.notTaken) : String(value)}>
                      {value === undefined ? '–' : asResult(value, tornado.format)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </Figure>
      )}
    </>
  )
}

/** The value as a bar from zero, the range as a line on it. */
function Range({ interval: { low, high, value } }: { interval: Interval }) {
  const [from, to] = [Math.min(0, low), Math.max(0, high)]
  const along = (at: number) => (100 * (at - from)) / (to - from)
  const [start, end] = [along(Math.min(0, value)), along(Math.max(0, value))]
  return (
    <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <rect class="plus" x={start} y="0" width={end - start} height="10" />
      <line x1={along(low)} x2={along(high)} y1="5" y2="5" />
    </svg>
  )
}

export function UncertaintyView({ method, inputs }: { method: Method; inputs: Inputs }) {
  const say = useSay()
  const answer = useLater(() => uncertainty(method, inputs), [])
  if (!answer?.ok) return <Waiting problems={answer?.problems} />
  const { draws, seed } = answer.uncertainty
  const intervals = intervalsOf(method, answer.uncertainty)
  return (
    <>
      <p class="told">
        <b>{intervals[0] && say(intervals[0].label)}</b> {intervals[0] && say(intervals[0].told)}{' '}
        {say(phrases.draws(byFormat(draws, '#,##0'), seed))}
      </p>
      <table class="chart ranges">
        <caption>{say(texts.intervals)}</caption>
        <tbody>
          {intervals.map((interval) => (
            <tr key={interval.key}>
              <th scope="row">
                {say(interval.label)} <span class="unit">{say(unitShown(interval.unit))}</span>
              </th>
              <td class="bar">
                <Range interval={interval} />
              </td>
              <td class="number" title={`${interval.low} … ${interval.high}`}>
                {brief(interval.low)} … {brief(interval.high)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
