/** Bars of a result, and the table they stand in, which is their text. */

import type { Chart as ChartData, Over, Spot } from '#core/chart'
import { asResult } from '#core/display'
import { unitShown } from '#core/unit-names'
import { Figure } from './figure.tsx'
import { useSay } from './language.ts'

/** Bars in a table need no library. Values along a line are drawn, and stand in a table without bars. */
export function Chart({ chart }: { chart: ChartData }) {
  const { over, title, unit, told } = chart
  if (!over) return <Bars chart={chart} />
  return (
    <Figure drawing={{ kind: 'line', chart, over }} {...{ title, unit, told }}>
      <Points chart={chart} over={over} />
    </Figure>
  )
}

function Points({ chart: { bars, format, unit }, over }: { chart: ChartData; over: Over }) {
  const say = useSay()
  const placed = ({ at, format }: Spot) => (
    <th scope="row">
      {asResult(at, format)} <span class="unit">{say(unitShown(over.unit))}</span>
    </th>
  )
  return (
    <table class="outputs">
      <thead>
        <tr>
          <th scope="col">{say(over.label)}</th>
          <th scope="col" colSpan={2}>
            {say(unitShown(unit))}
          </th>
        </tr>
      </thead>
      <tbody>
        {bars.map(({ label, value }, i) => (
          <tr key={i}>
            {over.places[i] && placed(over.places[i])}
            <td>{say(label)}</td>
            <td class="number" title={String(value)}>
              {asResult(value, format)}
            </td>
          </tr>
        ))}
        {over.zero && (
          <tr>
            {placed(over.zero)}
            <td>{say(over.zero.label)}</td>
            <td class="number">0</td>
          </tr>
        )}
      </tbody>
    </table>
  )
}

function Bars({ chart }: { chart: ChartData }) {
  const say = useSay()
  const values = chart.bars.map(({ value }) => value)
  const low = Math.min(0, ...values)
  const span = Math.max(0, ...values) - low || 1
  const along = (value: number) => (100 * (value - low)) / span
  return (
    <table class="chart">
      <caption>
        {say(chart.title)} <span class="unit">{say(unitShown(chart.unit))}</span>
      </caption>
      <tbody>
        {chart.bars.map(({ label, value }, i) => (
          <tr key={`${i}`}>
            <th scope="row">{say(label)}</th>
            <td class="bar">
              <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                <rect
                  class={value < 0 ? 'minus' : 'plus'}
                  x={along(Math.min(0, value))}
                  y="0"
                  width={along(Math.abs(value) + low)}
                  height="10"
                />
                <line x1={along(0)} x2={along(0)} y1="-99" y2="99" />
              </svg>
            </td>
            <td class="number" title={String(value)}>
              {asResult(value, chart.format)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
