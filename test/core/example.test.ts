/** Examples in English are those in Chinese with other words. */
import { expect, test } from 'vitest'
import { calculate, definitions, prepare } from '#core'
import { exampleIn } from '#core/example'

test.each(definitions.map((definition) => [definition.id, definition] as const))(
  'the example of %s in English has no Chinese word and the same results',
  (_, definition) => {
    const { example, exampleWords = {}, functions } = definition
    const own = Object.values(functions).flatMap((fn) => (fn.example ? [fn.example] : []))
    const inEnglish = JSON.stringify([example, ...own].map((each) => exampleIn(definition, 'en', each)))
    expect(inEnglish).not.toMatch(/[^ -~]/)
    expect(exampleIn(definition, 'zh')).toBe(example)
    for (const [zh, en] of Object.entries(exampleWords)) {
      expect(JSON.stringify([example, ...own])).toContain(zh)
      expect(inEnglish).toContain(en)
    }
    const method = prepare(definition)
    const [chinese, english] = [example, exampleIn(definition, 'en')].map((each) => calculate(method, each))
    if (!chinese?.ok || !english?.ok) expect.fail('refused')
    expect(english.result.outputs).toEqual(chinese.result.outputs)
    expect(english.result.warnings).toEqual(chinese.result.warnings)
  },
)
