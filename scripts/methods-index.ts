/** The list of all methods, a page of documentation. */
import { type Definition, prepare, standards } from '#core'
import { sheetFunctions } from '#core/sheet/index'
import { code, fileOf, type Language, plain, syntaxOf, table, words, written } from './docs.ts'

function indexPage(list: readonly Definition[], language: Language): string {
  const w = words(language)
  const { say, other, read } = w
  const rows = list.map((definition) => {
    const { id, title, standard, prefix, functions } = definition
    const own = Object.keys(functions).map((key) => `${prefix}_${key}`)
    const syntax = sheetFunctions([prepare(definition)])
      .filter(({ name }) => own.includes(name))
      .map((one) => code(syntaxOf(one)))
    return [
      `[\`${id}\`](${fileOf(id, language)})`,
      read(title),
      plain(standards[standard].title.zh),
      syntax.join('<br>'),
    ]
  })
  return [
    `# ${say('方法', 'Methods')}`,
    `[${say('English', '中文')}](${fileOf('README', other)})`,
    table([say('方法', 'Method'), say('名称', 'Title'), say('标准', 'Standard'), say('函数', 'Functions')], rows),
    written(w),
  ].join('\n\n')
}

export const indexPages = (list: readonly Definition[]) =>
  (['zh', 'en'] as const).map((language) => ({
    path: `docs/methods/${fileOf('README', language)}`,
    text: `${indexPage(list, language)}\n`,
  }))
