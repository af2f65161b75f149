/** The flows of a result, from what emits to what bears it. */

import { useMemo } from 'preact/hooks'
import type { Method, Result } from '#core'
import { asResult } from '#core/display'
import { flowOf } from '#core/flow'
import { Figure } from './figure.tsx'
import { useSay } from './language.ts'
import { texts } from './texts.ts'

export function Flow({ method, result }: { method: Method; result: Result }) {
  const say = useSay()
  const flow = useMemo(() => flowOf(method, result), [method, result])
  if (!flow) return null
  const { title, unit, format, told, note, nodes, links } = flow
  const nameOf = (i: number) => {
    const node = nodes[i]
    return node ? say(node.label) : ''
  }
  return (
    <Figure drawing={{ kind: 'flow', flow }} {...{ title, unit, told, note }}>
      <table class="outputs">
        <thead>
          <tr>
            <th scope="col">{say(texts.flowFrom)}</th>
            <th scope="col">{say(texts.flowTo)}</th>
            <th scope="col">{say(texts.value)}</th>
          </tr>
        </thead>
        <tbody>
          {links.map(({ from, to, value }) => (
            <tr key={`${from} ${to}`}>
              <th scope="row">{nameOf(from)}</th>
              <td>{nameOf(to)}</td>
              <td class="number" title={String(value)}>
                {asResult(value, format)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Figure>
  )
}
