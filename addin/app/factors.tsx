/** The factors that a result took from the library, each with what is needed to find it in its source. */

import { Fragment } from 'preact'
import type { Method, Text, UsedFactor } from '#core'
import { certaintyNames } from '#core/certainty-names'
import { readable } from '#core/display'
import { placeTitle } from '#core/factors/index'
import { placeOf } from '#core/place'
import { unitShown } from '#core/unit-names'
import { useSay } from './language.ts'
import { boundaries, phrases, texts } from './texts.ts'

/** As many inputs are named; the rest is counted. */
const longest = 6

export function Factors({ method, used }: { method: Method; used: readonly UsedFactor[] }) {
  const say = useSay()
  const told = (label: Text, value: string) => `${say(label)}${say(texts.colon)}${value}`
  return (
    <table class="factors">
      <thead>
        <tr>
          <th scope="col">{say(texts.factor)}</th>
          <th scope="col">{say(texts.value)}</th>
          <th scope="col">{say(texts.scope)}</th>
          <th scope="col">{say(texts.source)}</th>
        </tr>
      </thead>
      <tbody>
        {used.map(({ id, title, value, unit, year, place, boundary, certainty, source, note, paths }) => {
          const words = (of: Readonly<Record<string, { zh: string; en: string }>>, key: string) =>
            say(of[key] ?? { zh: key, en: key })
          const seen = (text: string) => (text === 'not seen' ? say(texts.notSeen) : text)
          return (
            <tr key={id}>
              <th scope="row">
                {say(title)}
                <code class="id">{id}</code>
                <span class="small">
                  {say(texts.usedAt)}
                  {paths.slice(0, longest).map((path, i) => (
                    <Fragment key={path}>
                      {i > 0 && say(texts.and)}
                      {say(placeOf(method.loaded, path))} <code>{path.split('/').pop()}</code>
                    </Fragment>
                  ))}
                  {paths.length > longest && ` … ${say(phrases.inAll(paths.length))}`}
                </span>
              </th>
              <td class="nowrap">
                <b>{readable(value)}</b> <span class="unit">{say(unitShown(unit))}</span>
              </td>
              <td>
                <span class="pair">{told(texts.year, String(year))}</span>
                <span class="pair">{told(texts.place, say(placeTitle(place)))}</span>
                {boundary && <span class="pair">{told(texts.boundary, words(boundaries, boundary))}</span>}
              </td>
              <td>
                <a href={source.url} target="_blank" rel="noopener noreferrer">
                  {say(source.document)}
                </a>
                <span class="small">{say(source.issuer)}</span>
                <span class="small">
                  {told(texts.published, seen(source.published))} · {told(texts.licence, seen(source.licence))} ·{' '}
                  {told(texts.certainty, words(certaintyNames, certainty))}
                </span>
                {note && <span class="small">{say(note)}</span>}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
