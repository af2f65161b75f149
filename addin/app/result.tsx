/** The result: outputs with their full values at hand, breakdown, warnings, and how to have the same again. */

import { useEffect, useMemo, useState } from 'preact/hooks'
import type { Inputs, Method, Result } from '#core'
import { chartsOf } from '#core/chart'
import { asResult, formatIn, withoutResidue } from '#core/display'
import { contributionName } from '#core/rows-named'
import { unitShown } from '#core/unit-names'
import { Analysis } from './analysis.tsx'
import { Chart } from './chart.tsx'
import { Copy } from './copy-button.tsx'
import { type Language, useLanguage, useSay } from './language.ts'
import { curlOf, docsOf, linkTo, templateOf } from './link.ts'
import { Named } from './named.tsx'
import { Remarks } from './problems.tsx'
import { Report } from './report.tsx'
import { texts } from './texts.ts'

/** The outputs of a result as they are shown. */
export const shownOutputs = ({ definition, loaded }: Method, { outputs, trace }: Result, language: Language) =>
  Object.entries(definition.outputs).flatMap(([key, format]) => {
    const output = outputs[key]
    if (!output) return []
    const label = loaded.entries.get(key)?.label ?? { zh: key, en: key }
    return [
      {
        key,
        label,
        shown: asResult(withoutResidue(output.value, output.unit, trace), formatIn(format, language)),
        full: String(output.value),
        unit: unitShown(output.unit),
        below: output.value < 0,
      },
    ]
  })

/** The one number that a result comes to, its last output; there is none where the result proper is a list. */
export const mainOutput = (method: Method, result: Result, language: Language) =>
  result.columns ? undefined : shownOutputs(method, result, language).at(-1)

/** Outputs that are columns, each with the names of its rows. The last is the result proper and stands first. */
export const shownLists = ({ definition, loaded }: Method, { columns = {} }: Result) =>
  Object.entries(columns)
    .map(([key, column]) => {
      const { of = '', format = '' } = definition.columns[key] ?? {}
      return { key, ...column, format, label: loaded.entries.get(of)?.label ?? { zh: key, en: key } }
    })
    .reverse()

function Lists({ method, result }: { method: Method; result: Result }) {
  const say = useSay()
  return shownLists(method, result).map(({ key, label, format, values, names, unit }) => (
    <table key={key} class="outputs">
      <caption>
        <h3>
          <Named label={label} name={key} />
        </h3>
      </caption>
      <tbody>
        {values.map((value, i) => (
          <tr key={i}>
            <th scope="row">{names[i]}</th>
            <td class="number" title={String(value)}>
              {asResult(value, format)}
            </td>
            <td class="unit">{say(unitShown(unit))}</td>
            <td>
              <Copy text={() => String(value)} label={texts.copyValue} of={`${key} ${names[i]}`} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  ))
}

/** Tables of contributions, the largest first, each line with its share. */
function Tables({ method: { definition }, result: { tables = {} } }: { method: Method; result: Result }) {
  const say = useSay()
  const format = Object.values(definition.outputs).at(-1) ?? ''
  return Object.entries(tables).map(([key, { unit, rows }]) => (
    <table key={key} class="outputs">
      <caption>
        <h3>
          {say(definition.tables?.[key]?.label ?? { zh: key, en: key })} <code>{key}</code>
        </h3>
      </caption>
      <tbody>
        {rows.map(({ name, value, share }) => (
          <tr key={name}>
            <th scope="row">{say(name === '' ? texts.notStated : contributionName(definition, key, name))}</th>
            <td class="number" title={String(value)}>
              {asResult(value, format)}
            </td>
            <td class="unit">{say(unitShown(unit))}</td>
            <td class="number">
              {share !== undefined && (
                <>
                  <span class="hidden">{say(texts.shareOf)} </span>
                  {asResult(share, '0.0%')}
                </>
              )}
            </td>
            <td>
              <Copy text={() => String(value)} label={texts.copyValue} of={`${key} ${name}`} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  ))
}

function Main({ method, result }: { method: Method; result: Result }) {
  const say = useSay()
  const main = mainOutput(method, result, useLanguage())
  if (!main) return null
  return (
    <div class={`main${main.below ? ' below' : ''}`}>
      <p class="label">
        <Named label={main.label} name={main.key} />
      </p>
      <p class="big">
        <output title={main.full}>{main.shown}</output> <span class="unit">{say(main.unit)}</span>
        <Copy text={() => main.full} label={texts.copyValue} of={main.key} />
      </p>
    </div>
  )
}

/** The outputs beside the main one. */
function Outputs({ method, result }: { method: Method; result: Result }) {
  const say = useSay()
  const language = useLanguage()
  const all = shownOutputs(method, result, language)
  const rest = mainOutput(method, result, language) ? all.slice(0, -1) : all
  if (rest.length === 0) return null
  return (
    <table class="outputs">
      <caption class="hidden">{say(texts.outputs)}</caption>
      <tbody>
        {rest.map(({ key, label, shown, full, unit }) => (
          <tr key={key}>
            <th scope="row">
              <Named label={label} name={key} />
            </th>
            <td class="number" title={full}>
              {shown}
            </td>
            <td class="unit">{say(unit)}</td>
            <td>
              <Copy text={() => full} label={texts.copyValue} of={key} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Leads to the card of the workbook, the keyboard too. */
const toWorkbook = () => {
  document.getElementById('workbook')?.scrollIntoView({ block: 'start' })
  document.getElementById('workbook-title')?.focus({ preventScroll: true })
}

/** What is mostly done once there is a result. */
function Next({ id, digest, inputs, inWorkbook }: { id: string; digest: string; inputs: Inputs; inWorkbook: boolean }) {
  const say = useSay()
  const language = useLanguage()
  return (
    <section class="next">
      <h3>{say(texts.next)}</h3>
      {inWorkbook && (
        <button type="button" onClick={toWorkbook}>
          {say(texts.toWorkbook)}
        </button>
      )}
      <Copy text={() => linkTo(id, inputs, language)} label={texts.linkHint}>
        {say(texts.copyLink)}
      </Copy>
      {!inWorkbook && (
        <a href={templateOf(id, language)} download>
          {say(texts.template)}
        </a>
      )}
      <Report key={digest} id={id} inputs={inputs} />
    </section>
  )
}

/** Few methods have flows: what shows them comes with the first result that has some. */
function Flows({ method, result }: { method: Method; result: Result }) {
  const say = useSay()
  const [view, setView] = useState<typeof import('./flow.tsx') | 'failed'>()
  const has = method.definition.flow !== undefined
  useEffect(() => {
    if (has) import('./flow.tsx').then(setView, () => setView('failed'))
  }, [has])
  if (!has || view === undefined) return null
  return view === 'failed' ? <p role="status">{say(texts.noAnalysis)}</p> : <view.Flow {...{ method, result }} />
}

type Props = { method: Method; result: Result; inputs: Inputs; inWorkbook: boolean }

export function ResultView({ method, result, inputs, inWorkbook }: Props) {
  const say = useSay()
  const { definition } = method
  const charts = useMemo(() => chartsOf(method, result), [method, result])
  const curl = () => curlOf(definition.id, inputs)
  return (
    <>
      <Lists method={method} result={result} />
      <Main method={method} result={result} />
      <Outputs method={method} result={result} />
      <Tables method={method} result={result} />
      <Next id={definition.id} digest={result.digest} inputs={inputs} inWorkbook={inWorkbook} />
      <p class="facts">
        <span class="badge">{say(texts.draft)}</span>{' '}
        <span>
          {say(texts.edition)}{' '}
          <a
            href={docsOf(definition.id, useLanguage())}
            target="_blank"
            rel="noopener"
          >{`${result.method}@${result.edition}`}</a>
        </span>{' '}
        <span>
          {say(texts.factorSet)} {result.factors}
        </span>
      </p>
      {result.warnings.length > 0 && (
        <section>
          <h3>{say(texts.remarks)}</h3>
          <Remarks definition={definition} remarks={result.warnings} />
        </section>
      )}
      {charts.length > 0 && (
        <section>
          <h3>{say(texts.chart)}</h3>
          {charts.map((chart) => (
            <Chart key={chart.title.en} chart={chart} />
          ))}
          <Flows method={method} result={result} />
        </section>
      )}
      <Analysis key={definition.id} method={method} result={result} inputs={inputs} />
      <section>
        <details class="again">
          <summary>{say(texts.curl)}</summary>
          <pre>{curl()}</pre>
          <Copy text={curl} label={texts.copyCurl}>
            {say(texts.copyCurl)}
          </Copy>
          <p class="digest">
            {say(texts.digest)} <code>{result.digest}</code>
          </p>
        </details>
      </section>
    </>
  )
}
