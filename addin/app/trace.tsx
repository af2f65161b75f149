/** The calculation step by step: formula, numbers put in, value, clause and basis. */

import type { Definition, Inputs as Given, Method, Text, TraceStep } from '#core'
import { basisNames } from '#core/basis-names'
import { asResult, readableNumbers, withoutResidue, yesOrNo } from '#core/display'
import { lookedUpBy, titleOf } from '#core/looked-up'
import { unitAt } from '#core/place'
import { unitShown } from '#core/unit-names'
import { anyValue } from './format.ts'
import { type Language, useLanguage, useSay } from './language.ts'
import { Named } from './named.tsx'
import { Clause } from './problems.tsx'
import { origins, phrases, texts } from './texts.ts'

/** Rows beyond these are counted only; the full trace comes from the HTTP interface. */
const longest = 20

const rowOf = (step: TraceStep): number | undefined =>
  step.key.includes('.') || typeof step.value === 'object' ? Number(step.path.split('/')[2]) : undefined

/** What a value is called: a choice, a place and a mode of transport by its title, an output that is 1 or 0 by yes or no, a share as it is among the outputs. */
function wordsOf(definition: Definition, { key, unit, value }: TraceStep, trace: readonly TraceStep[]): Text {
  const [group = '', column] = key.split('.')
  const input = definition.inputs[group]
  const cell = column !== undefined && input?.kind === 'rows' ? input.columns[column] : input
  if (typeof value === 'number') {
    const format = definition.outputs[key] ?? ''
    if (format.endsWith('%')) return anyValue(asResult(value, format))
    return anyValue(format === yesOrNo ? value > 0 : withoutResidue(value, unit, trace))
  }
  if (typeof value !== 'string') return anyValue(value)
  const asking = column === undefined ? lookedUpBy(definition, key) : lookedUpBy(definition, column, group)
  return (cell?.kind === 'choice' && cell.options[value]) || (asking ? titleOf(asking, value) : anyValue(value))
}

/** A formula or its numbers; none of these ends a line at a hyphen, which would read as minus. */
const Code = ({ children }: { children: string }) => (
  <code>{children.split(/(\S+-\S+)/).map((part, i) => (i % 2 ? <span class="nowrap">{part}</span> : part))}</code>
)

type Told = { method: Method; trace: readonly TraceStep[]; inputs: Given }

function ShownValue({ method: { definition, loaded }, trace, inputs, step }: Told & { step: TraceStep }) {
  const say = useSay()
  return (
    <span class="value" title={String(step.value)}>
      <b>{say(wordsOf(definition, step, trace))}</b>
      {'\u00a0'}
      <span class="unit">{say(unitShown(unitAt(loaded, inputs, step.path, step.unit)))}</span>
    </span>
  )
}

/** Rows one after the other that computed the same way to the same value are told once. */
function alike(lines: readonly TraceStep[]) {
  const groups: { from: number; to: number; line: TraceStep }[] = []
  lines.forEach((line, i) => {
    const last = groups[groups.length - 1]
    if (last && last.line.numbers === line.numbers && String(last.line.value) === String(line.value)) last.to = i
    else groups.push({ from: i, to: i, line })
  })
  return groups
}

/** Long lists of numbers end with their count, which the trace says in English. */
const counted = (numbers: string, language: Language) =>
  language === 'zh' ? numbers.replace(/… (\d+) values/g, '… 共 $1 个') : numbers

function Step({ lines, ...told }: Told & { lines: readonly TraceStep[] }) {
  const say = useSay()
  const language = useLanguage()
  const [head] = lines
  if (!head) return null
  // a step of a matrix has no row in its name, but a line for each row
  const row = lines.length > 1 ? 0 : rowOf(head)
  const groups = alike(lines)
  return (
    <li class="step">
      <div class="head">
        <h3>
          <Named label={head.label} name={head.key} />
        </h3>
        {row === undefined && <ShownValue {...told} step={head} />}
      </div>
      <p class="formula">
        <span class="hidden">{say(texts.formula)}</span>
        <Code>{`${head.key} = ${head.formula}`}</Code>
      </p>
      {row === undefined ? (
        head.numbers !== undefined && (
          <p class="numbers">
            <span class="hidden">{say(texts.numbers)}</span>
            <Code>{`= ${counted(readableNumbers(head.numbers), language)}`}</Code>
          </p>
        )
      ) : (
        <ul class="numbers">
          {groups.slice(0, longest).map(({ from, to, line }) => (
            <li key={from}>
              <span class="at">{say(phrases.rows(from + 1, to + 1))}</span>{' '}
              {line.numbers !== undefined && <Code>{`= ${counted(readableNumbers(line.numbers), language)}`}</Code>}{' '}
              <ShownValue {...told} step={line} />
            </li>
          ))}
          {groups.length > longest && (
            <li class="hint">{say(phrases.moreRows(lines.length - (groups[longest]?.from ?? 0)))}</li>
          )}
        </ul>
      )}
      <p class="tags">
        {head.basis && <span class={`badge ${head.basis}`}>{say(basisNames[head.basis])}</span>}{' '}
        <Clause id={told.method.definition.id} clause={head.clause} />
        {head.remark && <span class="remark">{say(head.remark)}</span>}
      </p>
    </li>
  )
}

function InputValues({ lines, ...told }: Told & { lines: readonly TraceStep[] }) {
  const say = useSay()
  return (
    <table class="values">
      <thead>
        <tr>
          <th scope="col">{say(texts.item)}</th>
          <th scope="col">{say(texts.value)}</th>
          <th scope="col">{say(texts.origin)}</th>
        </tr>
      </thead>
      <tbody>
        {lines.slice(0, 10 * longest).map((line) => {
          const row = rowOf(line)
          return (
            <tr key={line.path}>
              <th scope="row">
                <Named label={line.label} name={line.key} />{' '}
                {row !== undefined && <span class="at">{say(phrases.row(row + 1))}</span>}
              </th>
              <td>
                <ShownValue {...told} step={line} />
              </td>
              <td>
                {say(origins[line.status])} {line.factor && <code>{line.factor}</code>}{' '}
                {line.numbers && <code>= {readableNumbers(line.numbers)}</code>}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

export function Trace(told: Told) {
  const say = useSay()
  const { trace } = told
  const derived = trace.filter(({ status }) => status === 'derived')
  const given = trace.filter(({ status }) => status !== 'derived')
  const keys = [...new Set(derived.map(({ key }) => key))]
  return (
    <>
      <p class="hint">{say(texts.stepsNote)}</p>
      <details class="given">
        <summary>
          {say(texts.inputValues)} <span class="hint">{say(phrases.inputs(given.length))}</span>
        </summary>
        <InputValues {...told} lines={given} />
      </details>
      <ol class="steps">
        {keys.map((key) => (
          <Step key={key} {...told} lines={derived.filter((line) => line.key === key)} />
        ))}
      </ol>
    </>
  )
}
