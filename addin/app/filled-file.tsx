/** A filled template that comes back: the API reads it, and its inputs go into the form. */
import { useRef, useState } from 'preact/hooks'
import type { Inputs, Problem } from '#core'
import { useSay } from './language.ts'
import { Alike } from './problems.tsx'
import { phrases, texts } from './texts.ts'

/** What POST /v1/import answers, also where the inputs it read have no result. */
type Imported = { method?: string; inputs?: Inputs; findings?: Problem[]; errors?: Problem[] }

async function imported(file: File): Promise<Imported | undefined> {
  try {
    const answer = await fetch('/v1/import', {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: file,
    })
    return (await answer.json()) as Imported
  } catch {
    return undefined
  }
}

export function FilledFile({ take }: { take: (method: string, inputs: Inputs) => Promise<void> }) {
  const say = useSay()
  const chosen = useRef<HTMLInputElement>(null)
  const [said, setSaid] = useState(texts.filledHint)
  const [findings, setFindings] = useState<readonly Problem[]>([])
  const read = async (input: HTMLInputElement) => {
    const [file] = input.files ?? []
    if (!file) return
    setFindings([])
    setSaid(texts.filledComes)
    const { method, inputs, findings = [], errors = [] } = (await imported(file)) ?? {}
    // the same file may be chosen again once it was mended
    input.value = ''
    const isRead = method !== undefined && inputs !== undefined
    if (isRead) await take(method, inputs)
    // problems of inputs that were read stand beside their fields
    setFindings(isRead ? findings : errors)
    setSaid(
      isRead
        ? phrases.filledRead(file.name, findings.length)
        : errors.length > 0
          ? texts.filledRefused
          : texts.filledFailed,
    )
  }
  return (
    <div class="filled">
      <button type="button" class="plain" onClick={() => chosen.current?.click()}>
        {say(texts.filled)}
      </button>
      <input ref={chosen} type="file" accept=".xlsx" hidden onChange={(event) => read(event.currentTarget)} />
      <span role="status" class="said">
        {say(said)}
      </span>
      {findings.length > 0 && (
        <ul>
          {[...new Set(findings.map(({ code }) => code))].map((code) => (
            <li key={code}>
              <Alike
                all={findings.filter((each) => each.code === code)}
                show={(each) => (
                  <p key={each.path + each.en}>
                    {say(each)} <code>{code}</code>
                  </p>
                )}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
