/** Which method, and what stands behind it. */
import type { Definition } from '#core'
import { standards } from '#core/standards'
import { catalogue } from './catalogue.ts'
import { useLanguage, useSay } from './language.ts'
import { docsOf, templateOf } from './link.ts'
import { texts } from './texts.ts'

export function MethodChoice({ definition, choose }: { definition: Definition; choose: (id: string) => void }) {
  const say = useSay()
  const language = useLanguage()
  const { id, edition, boundary } = definition
  const standard = standards[definition.standard]
  return (
    <div class="method">
      <label class="label" for="method">
        {say(texts.method)}
      </label>
      <select id="method" value={id} onChange={(event) => choose(event.currentTarget.value)}>
        {catalogue.map((each) => (
          <option key={each.id} value={each.id}>
            {say(each.title)}
          </option>
        ))}
      </select>
      <details>
        <summary>
          <span class="badge">{say(texts.draft)}</span> {say(standard.issuer)}{' '}
          <span lang="zh-CN" class="nowrap">
            {standard.plan}
          </span>
        </summary>
        <dl>
          <dt>{say(texts.standard)}</dt>
          <dd>{say(standard.title)}</dd>
          <dt>{say(texts.held)}</dt>
          <dd>{say(standard.held)}</dd>
          <dt>{say(texts.boundary)}</dt>
          <dd>{say(boundary)}</dd>
          <dt>{say(texts.edition)}</dt>
          <dd>
            <a href={docsOf(id, language)} target="_blank" rel="noopener">{`${id}@${edition}`}</a>
          </dd>
          <dt>{say(texts.template)}</dt>
          <dd>
            <a href={templateOf(id, language)} download>{`${id}.xlsx`}</a>
          </dd>
        </dl>
      </details>
    </div>
  )
}
