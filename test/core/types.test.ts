/** Asks the compiler about types.ts, where each wrong line is expected to be an error. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { load } from '../../core/prove.ts'
import { right } from './types.ts'

const root = join(import.meta.dirname, '../..')
const cache = join(root, 'node_modules/.cache/types-test')

/** What the compiler says about one file. */
function compile(file: string): string {
  mkdirSync(cache, { recursive: true })
  const project = join(cache, 'tsconfig.json')
  writeFileSync(
    project,
    JSON.stringify({ extends: join(root, 'tsconfig.test.json'), include: [file], compilerOptions: { rootDir: root } }),
  )
  try {
    return execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', project, '--noEmit'], {
      encoding: 'utf8',
    })
  } catch (error) {
    return String((error as { stdout?: unknown }).stdout)
  }
}

describe('the compiler', { timeout: 60_000 }, () => {
  test('refuses each marked line of types.ts, and no other', () => {
    expect(compile(join(root, 'test/core/types.ts'))).toBe('')
  })

  test('names what is not defined, and the formula it stands in', () => {
    const file = join(cache, 'wrong.ts')
    mkdirSync(cache, { recursive: true })
    const core = JSON.stringify(join(root, 'core/method.ts'))
    writeFileSync(
      file,
      `import { eq, inference, method, quantity } from ${core}
export const wrong = method({
  id: 'toy', prefix: 'TOY', edition: '2020', standard: 'acef-online-meeting',
  title: { zh: '甲', en: 'A' }, boundary: { zh: '甲', en: 'A' },
  inputs: { EF: quantity('-', '甲', 'A') },
  formulas: {
    x: eq('EFx * 2', '-', inference(), '甲', 'A'),
  },
  outputs: {}, functions: {}, example: { EF: 1 },
})`,
    )
    expect(compile(file)).toMatch(/wrong\.ts\(7,5\): error TS\d+[\s\S]*'notDefined' is missing[\s\S]*notDefined: "EFx"/)
  })
})

test('what the compiler accepts can be bound', () => {
  expect(right.map((definition) => load({ ...definition, functions: {} }).definition.id)).toEqual(['toy', 'toy'])
})
