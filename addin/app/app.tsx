/** The calculator: choose a method, fill in its form, read the result. The same page stands on the web and in the task pane. */

import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { definitions, type Inputs as Given, type Problem, prepare } from '#core'
import { sometimesRequired } from '#core/asked'
import { compute, type Draft, draftOf, isBlankDraft, isTyped } from './draft.ts'
import { Factors } from './factors.tsx'
import { Form, type FormState } from './field.tsx'
import { Inputs } from './form.tsx'
import { Foot, Top } from './frame.tsx'
import { firstLanguage, type Language, Spoken, saveLanguage } from './language.ts'
import { readLink } from './link.ts'
import { MethodChoice } from './method.tsx'
import { Summary } from './problems.tsx'
import { Report } from './report.tsx'
import { mainOutput, ResultView, shownLists } from './result.tsx'
import { phrases, texts } from './texts.ts'
import { Trace } from './trace.tsx'

const definitionOf = (id: string | undefined) => definitions.find((each) => each.id === id)

const byPath = (problems: readonly Problem[]) => {
  const all = new Map<string, Problem[]>()
  for (const each of problems) all.set(each.path, [...(all.get(each.path) ?? []), each])
  return all
}

/** The page starts with what its address asks for, and follows it. */
const opened = () => {
  const link = readLink(location.hash)
  const definition = definitionOf(link?.id)
  return definition && { definition, given: link?.inputs }
}

export function App() {
  const [language, setLanguage] = useState<Language>(firstLanguage)
  const [definition, setDefinition] = useState(() => opened()?.definition ?? definitions[0])
  const [draft, setDraft] = useState<Draft>(() => draftOf(definition, opened()?.given))
  const [before, setBefore] = useState<Draft | undefined>()
  const [asked, setAsked] = useState(false)
  const focus = useRef<string | undefined>(undefined)
  const method = useMemo(() => prepare(definition), [definition])
  const sometimes = useMemo(() => sometimesRequired(definition), [definition])
  const { answer, inputs } = useMemo(() => compute(method, draft), [method, draft])
  const say = (text: { zh: string; en: string }) => text[language]

  const start = (next: typeof definition, given?: Given) => {
    setDefinition(next)
    setDraft(draftOf(next, given))
    setBefore(undefined)
    setAsked(false)
  }
  const replace = (next: Draft) => {
    setBefore(isBlankDraft(draft) ? undefined : draft)
    setDraft(next)
    setAsked(false)
  }
  const change = (next: Draft) => {
    setDraft(next)
    setBefore(undefined)
  }
  const ask = (event: Event) => {
    event.preventDefault()
    setAsked(true)
    focus.current = answer.ok ? 'result' : 'problems'
  }

  useEffect(() => {
    const follow = () => {
      const link = opened()
      if (link) start(link.definition, link.given)
    }
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [])
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
    document.title = `${say(definition.title)} · ${say(texts.name)}`
  }, [language, definition])
  useEffect(() => {
    const element = focus.current === undefined ? null : document.getElementById(focus.current)
    focus.current = undefined
    element?.scrollIntoView({ block: 'nearest' })
    element?.focus()
  })

  const result = answer.ok ? answer.result : undefined
  const main = result && mainOutput(method, result)
  const list = result && shownLists(method, result)[0]
  const typed = (all: readonly Problem[]) => all.filter(({ code, path }) => code !== 'MISSING' && isTyped(draft, path))
  const problems = answer.ok ? [] : asked ? answer.problems : typed(answer.problems)
  const state: FormState = {
    definition,
    draft,
    change,
    problems: byPath(problems),
    sometimes,
    used: new Map(result?.used.flatMap((each) => each.paths.map((path) => [path, each] as const))),
  }
  const remarks = result && result.warnings.length > 0 ? [say(phrases.remarks(result.warnings.length))] : []
  const news = main
    ? `${say(main.label)} ${main.shown} ${say(main.unit)}`
    : list && `${say(list.label)} ${say(phrases.inputs(list.values.length))}`
  const told = news ? [news, ...remarks].join('; ') : problems.length > 0 ? say(phrases.toMend(problems.length)) : ''

  return (
    <Spoken.Provider value={language}>
      <Top
        language={language}
        speak={(other) => {
          setLanguage(other)
          saveLanguage(other)
        }}
      />
      <main>
        <form class="card" onSubmit={ask} noValidate autocomplete="off" aria-labelledby="inputs">
          <MethodChoice definition={definition} choose={(id) => start(definitionOf(id) ?? definition)} />
          <div class="title">
            <h2 id="inputs">{say(texts.inputs)}</h2>
            <div class="buttons">
              {before && (
                <button type="button" class="plain" onClick={() => change(before)}>
                  {say(texts.undo)}
                </button>
              )}
              <button type="button" class="plain" onClick={() => replace(draftOf(definition))}>
                {say(texts.clear)}
              </button>
              <button type="button" onClick={() => replace(draftOf(definition, definition.example))}>
                {say(texts.sample)}
              </button>
            </div>
          </div>
          <Form.Provider value={state}>
            <Inputs key={definition.id} />
          </Form.Provider>
          <div class="actions">
            <button type="submit" class="primary">
              {say(texts.compute)}
            </button>
            {main && (
              <button type="submit" class="link glance" title={say(main.label)}>
                {main.key} <b>{main.shown}</b> {say(main.unit)}
              </button>
            )}
          </div>
        </form>
        <div class="side">
          <section class="card outcome" id="result" tabIndex={-1} aria-labelledby="result-title">
            <h2 id="result-title">{say(texts.result)}</h2>
            {result && <ResultView method={method} result={result} inputs={inputs} />}
            {result && <Report key={result.digest} id={definition.id} inputs={inputs} />}
            {problems.length > 0 && <Summary definition={definition} problems={problems} />}
            {!result && problems.length === 0 && (
              <p class="empty">{say(isBlankDraft(draft) ? texts.start : texts.almost)}</p>
            )}
          </section>
        </div>
        {result && (
          <section class="card wide" aria-labelledby="steps-title">
            <h2 id="steps-title">{say(texts.steps)}</h2>
            <Trace method={method} trace={result.trace ?? []} />
          </section>
        )}
        {result && result.used.length > 0 && (
          <section class="card wide" aria-labelledby="factors-title">
            <h2 id="factors-title">{say(texts.factors)}</h2>
            <Factors used={result.used} />
          </section>
        )}
      </main>
      <Foot />
      <Announcer text={told} />
    </Spoken.Provider>
  )
}

/** Says the result to those who do not see it, once the typing pauses. */
function Announcer({ text }: { text: string }) {
  const [said, setSaid] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setSaid(text), 700)
    return () => clearTimeout(timer)
  }, [text])
  return (
    <p class="hidden" role="status">
      {said}
    </p>
  )
}
