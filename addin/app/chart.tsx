/** Bars of a result; the table they stand in is their text. */

import type { Chart as ChartData } from '#core/chart'
import { unitShown } from '#core/unit-names'
import { byFormat } from './format.ts'
import { useSay } from './language.ts'

export function Chart({ chart }: { chart: ChartData }) {
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
                {low < 0 && <line x1={along(0)} x2={along(0)} y1="-5" y2="15" />}
              </svg>
            </td>
            <td class="number" title={String(value)}>
              {byFormat(value, chart.format)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
