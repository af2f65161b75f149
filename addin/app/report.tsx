/** The report of a calculation. The API makes it and it is handed over as a file: shown from here it would stand under the policy of this page, without its style. */
import { useState } from 'preact/hooks'
import type { Inputs } from '#core'
import { type Language, useLanguage, useSay } from './language.ts'
import { phrases, texts } from './texts.ts'

const reportOf = async (id: string, inputs: Inputs, language: Language): Promise<Blob | undefined> => {
  try {
    const answer = await fetch(`/v1/methods/${id}?report=html&lang=${language}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(inputs),
    })
    return answer.ok ? await answer.blob() : undefined
  } catch {
    return undefined
  }
}

export const download = (file: Blob, name: string) => {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  // the browser reads it after the click
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}

export function Report({ id, inputs }: { id: string; inputs: Inputs }) {
  const say = useSay()
  const language = useLanguage()
  const [said, setSaid] = useState(texts.reportHint)
  const get = async () => {
    setSaid(texts.reportComes)
    const file = await reportOf(id, inputs, language)
    if (file) download(file, say(phrases.reportFile(id)))
    setSaid(file ? texts.reportHere : texts.reportFailed)
  }
  return (
    <>
      <button type="button" class="plain" onClick={get}>
        {say(texts.report)}
      </button>
      <span role="status" class="said">
        {say(said)}
      </span>
    </>
  )
}
