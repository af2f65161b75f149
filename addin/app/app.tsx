/** The calculator: choose a method, fill in its form, read the result. The same page stands on the web and in the task pane. */

import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { Definition, Factor, Inputs as Given, Problem, Text } from '#core'
import { sometimesRequired } from '#core/asked'
import { exampleIn } from '#core/example'
import { useAround } from './around.ts'
import { catalogue } from './catalogue.ts'
import { type Draft, draftOf, isTyped } from './draft.ts'
import { Form, type FormState } from './field.tsx'
import { Inputs } from './form.tsx'
import { type Forms, type Opened, replaced, useForms } from './forms.ts'
import { Foot, Top } from './frame.tsx'
import { useSettings } from './kept-settings.ts'
import { askedLanguage, firstLanguage, type Language, Spoken, saveLanguage } from './language.ts'
import { readLink } from './link.ts'
import { MethodChoice } from './method.tsx'
import { Summary } from './problems.tsx'
import { inBrowser } from './settings.ts'
import { phrases, texts } from './texts.ts'
import { keepUnsaved, unsaved } from './unsaved.ts'

type Engine = typeof import('./engine.ts')

const byPath = (problems: readonly Problem[]) => {
  const all = new Map<string, Problem[]>()
  for (const each of problems) all.set(each.path, [...(all.get(each.path) ?? []), each])
  return all
}

/** A calculation in the address of the page; other places on it, such as the result, are none. */
function linked() {
  const link = readLink(location.hash)
  return catalogue.some(({ id }) => id === link?.id) ? link : undefined
}

/** The method and inputs that the address of the page asks for, with all that was filled in before; after a reload what stood there then. */
export async function opened(): Promise<Opened> {
  const link = linked()
  const kept = unsaved()
  const { id: asked, inputs } = (kept?.hash === location.hash ? undefined : link) ?? { id: kept?.id ?? link?.id }
  const { id, load } = catalogue.find((each) => each.id === asked) ?? catalogue[0]
  const definition = await load()
  const forms: Forms = { filled: kept?.filled ?? {}, before: {} }
  return { definition, forms: inputs ? replaced(forms, id, draftOf(definition, inputs)) : forms }
}

/** What computes comes after the form; undefined until it is here. */
function useEngine(): { engine?: Engine; failed: boolean } {
  const [found, setFound] = useState<{ engine?: Engine; failed: boolean }>({ failed: false })
  useEffect(() => {
    import('./engine.ts').then(
      (engine) => setFound({ engine, failed: false }),
      () => setFound({ failed: true }),
    )
  }, [])
  return found
}

export function App({ first }: { first: Opened }) {
  const [language, setLanguage] = useState<Language>(firstLanguage)
  const { workbook, parts, checks } = useAround()
  const [settings, changeSettings] = useSettings(workbook?.settings ?? inBrowser)
  const { engine, failed } = useEngine()
  const words = useCallback(
    (of: Definition, form: Draft) => engine?.inWords(of, form, language) ?? form,
    [engine, language],
  )
  const { definition, draft, filled, isUntouched, show, change, replace, undo } = useForms(first, settings, words)
  const [kept, setKept] = useState(false)
  const [forms, setForms] = useState(0)
  const [asked, setAsked] = useState(false)
  const focus = useRef<string | undefined>(undefined)
  const wanted = useRef(definition.id)
  /** Where rows were taken from. */
  const picks = useRef(new Map())
  const method = useMemo(() => engine?.prepare(definition), [engine, definition])
  const sometimes = useMemo(() => sometimesRequired(definition), [definition])
  const computed = useMemo(() => method && engine?.compute(method, draft), [engine, method, draft])
  const say = (text: Text) => text[language]

  /** With what is given, or as it was left. The last one that was chosen counts, whichever comes first. */
  const choose = async (id: string, given?: Given) => {
    wanted.current = id
    const next = await catalogue.find((each) => each.id === id)?.load()
    if (!next || wanted.current !== id) return false
    show(next)
    if (given) replace(next, words(next, draftOf(next, given)))
    setAsked(false)
    picks.current.clear()
    return true
  }
  /** Another form, of which nothing was said by a file. */
  const anew = (next?: Draft) => {
    replace(definition, next && words(definition, next))
    setAsked(false)
    setForms(forms + 1)
  }
  /** What a file holds, of whichever method it is. Whoever filled in a file wants to know what is wrong with it. */
  const takeFile = async (id: string, given: Given) => setAsked(await choose(id, given))
  const ask = (event: Event) => {
    event.preventDefault()
    setAsked(true)
    focus.current = answer?.ok ? 'result' : 'problems'
  }

  useLayoutEffect(() => {
    const follow = () => {
      const link = linked()
      if (link) choose(link.id, link.inputs)
    }
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  })
  useLayoutEffect(() => {
    if (!askedLanguage() && (settings.language === 'zh' || settings.language === 'en')) setLanguage(settings.language)
  }, [settings])
  // before the next thing may happen: a reload follows a letter sooner than other effects do
  useLayoutEffect(() => {
    keepUnsaved({ id: definition.id, hash: location.hash, filled })
  }, [definition, filled])
  useLayoutEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
    document.title = `${say(definition.title)} · ${say(texts.name)}`
  }, [language, definition])
  useLayoutEffect(() => {
    const element = focus.current === undefined ? null : document.getElementById(focus.current)
    focus.current = undefined
    element?.scrollIntoView({ block: 'nearest' })
    element?.focus()
  })

  const { answer, inputs } = computed ?? {}
  const result = answer?.ok ? answer.result : undefined
  const main = method && result && engine?.mainOutput(method, result, language)
  const list = method && result && engine?.shownLists(method, result)[0]
  const typed = (all: readonly Problem[]) => all.filter(({ code, path }) => code !== 'MISSING' && isTyped(draft, path))
  const found = answer && !answer.ok ? answer.problems : []
  const problems = asked ? found : typed(found)
  const [searching, setSearching] = useState<{ factor: Factor; choose: (id: string) => void } | undefined>()
  const state: FormState = {
    definition,
    draft,
    change,
    replace: (next) => replace(definition, next),
    problems: byPath(problems),
    sometimes,
    used: new Map(result?.used.flatMap((each) => each.paths.map((path) => [path, each] as const))),
    suggestions: engine?.Suggestions,
    search: engine && ((factor, choose) => setSearching({ factor, choose })),
    picking: parts && workbook && { Pick: parts.Pick, workbook, picks: picks.current },
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
          changeSettings({ language: other })
        }}
      />
      <main>
        {engine && !kept && <engine.Pinned settings={settings} change={changeSettings} keep={() => setKept(true)} />}
        <form class="card" onSubmit={ask} noValidate autocomplete="off" aria-labelledby="inputs">
          <MethodChoice definition={definition} choose={choose} />
          <div class="title">
            <h2 id="inputs">{say(texts.inputs)}</h2>
            <div class="buttons">
              <button type="button" class="plain" onClick={() => anew()}>
                {say(texts.clear)}
              </button>
              <button
                type="button"
                class={isUntouched ? 'primary' : ''}
                onClick={() => anew(draftOf(definition, exampleIn(definition, language)))}
              >
                {say(texts.sample)}
              </button>
            </div>
          </div>
          {isUntouched && <p class="first">{say(texts.first)}</p>}
          {engine && <engine.FilledFile key={forms} take={takeFile} />}
          <Form.Provider value={state}>
            <Inputs key={definition.id} />
          </Form.Provider>
          {engine && (
            <engine.SettingsForm settings={settings} change={changeSettings} inWorkbook={workbook !== undefined} />
          )}
          <div class="actions">
            <button type="submit" class={isUntouched ? '' : 'primary'}>
              {say(texts.compute)}
            </button>
            {undo && (
              <button type="button" class="plain undo" onClick={undo}>
                {say(texts.undo)}
              </button>
            )}
            {main ? (
              <button type="submit" class={`link glance${main.below ? ' below' : ''}`}>
                {say(main.label)}{' '}
                <span class="nowrap">
                  <b>{main.shown}</b> {say(main.unit)}
                </span>
              </button>
            ) : (
              problems.length > 0 && (
                <button type="submit" class="link glance wrong">
                  {told}
                </button>
              )
            )}
          </div>
        </form>
        <div class="side">
          <section class="card outcome" id="result" tabIndex={-1} aria-labelledby="result-title">
            <h2 id="result-title">{say(texts.result)}</h2>
            {engine && method && result && inputs && (
              <engine.ResultView
                method={method}
                result={result}
                inputs={inputs}
                inWorkbook={parts !== undefined && workbook !== undefined}
              />
            )}
            {problems.length > 0 && <Summary definition={definition} problems={problems} />}
            {!result && problems.length === 0 && (
              <p class="empty">{say(failed ? texts.noEngine : isUntouched ? texts.start : texts.almost)}</p>
            )}
          </section>
        </div>
        {parts && workbook && (
          <parts.WorkbookCard
            pin={() => engine && changeSettings(engine.pinnedOnce(settings))}
            workbook={workbook}
            definition={definition}
            method={method}
            result={result}
            inputs={inputs}
            draft={draft}
            picks={picks.current}
            take={(given) => anew(draftOf(definition, given))}
            checks={checks}
          />
        )}
        {engine && method && result && (
          <section class="card wide" aria-labelledby="steps-title">
            <h2 id="steps-title">{say(texts.steps)}</h2>
            <engine.Trace method={method} trace={result.trace ?? []} inputs={result.inputs} />
          </section>
        )}
        {engine && method && result && result.used.length > 0 && (
          <section class="card wide" aria-labelledby="factors-title">
            <h2 id="factors-title">{say(texts.factors)}</h2>
            <engine.Factors method={method} used={result.used} />
          </section>
        )}
      </main>
      {engine && searching && <engine.FactorSearch {...searching} close={() => setSearching(undefined)} />}
      <Foot />
      <Announcer text={told} />
    </Spoken.Provider>
  )
}

/** Says the result to those who do not see it, once the typing pauses. */
function Announcer({ text }: { text: string }) {
  const [said, setSaid] = useState('')
  useEffect(() => {
    // what no longer holds is not kept while others type
    const timer = setTimeout(() => setSaid(text), text === '' ? 0 : 700)
    return () => clearTimeout(timer)
  }, [text])
  return (
    <p class="hidden" role="status">
      {said}
    </p>
  )
}
