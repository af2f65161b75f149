/** What stands around the calculator: the name, the language, what is promised, where to read on. */
import type { Language } from './language.ts'
import { useLanguage, useSay } from './language.ts'
import { texts } from './texts.ts'

export function Top({ language, speak }: { language: Language; speak: (language: Language) => void }) {
  const say = useSay()
  const other = language === 'zh' ? 'en' : 'zh'
  return (
    <>
      <a class="skip" href="#result">
        {say(texts.skip)}
      </a>
      <header class="top">
        <img src="/favicon.svg" alt="" width="28" height="28" />
        <h1>
          <span lang="zh-CN">碳表</span> <span lang="en">Tanbiao</span> <small>{say(texts.what)}</small>
        </h1>
        <button type="button" class="plain" lang={other === 'zh' ? 'zh-CN' : 'en'} onClick={() => speak(other)}>
          {other === 'zh' ? '中文' : 'English'}
        </button>
      </header>
    </>
  )
}

export function Foot() {
  const say = useSay()
  const isChinese = useLanguage() === 'zh'
  return (
    <footer class="foot">
      <p>{say(texts.local)}</p>
      <p>
        <a href={isChinese ? '/docs/methods/' : '/docs/methods/index.en.html'} target="_blank" rel="noopener">
          {say(texts.methodDocs)}
        </a>{' '}
        <a href={isChinese ? '/help/' : '/help/index.en.html'} target="_blank" rel="noopener">
          {say(texts.functionHelp)}
        </a>{' '}
        <a href={isChinese ? '/help/recipes' : '/help/recipes.en.html'} target="_blank" rel="noopener">
          {say(texts.recipes)}
        </a>{' '}
        <a href={isChinese ? '/docs/factors.html' : '/docs/factors.en.html'} target="_blank" rel="noopener">
          {say(texts.factorDocs)}
        </a>{' '}
        <a href={isChinese ? '/templates/' : '/en/templates/'} target="_blank" rel="noopener">
          {say(texts.templates)}
        </a>{' '}
        <a href={isChinese ? '/docs/' : '/docs/index.en.html'} target="_blank" rel="noopener">
          {say(texts.apiDocs)}
        </a>
      </p>
    </footer>
  )
}
