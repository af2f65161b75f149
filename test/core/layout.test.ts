/** The rules of the house: which part may import what, and which folder names say nothing. */
import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')

const entries = (folder: string) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true }).map((entry) => ({
    path: relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'),
    isFile: entry.isFile(),
  }))

/** What a source file imports or exports from; relative paths are given from the root. */
const imports = (path: string) =>
  [...readFileSync(join(root, path), 'utf8').matchAll(/(?:\bfrom|\bimport\(?)\s*(['"])([\w@#:./-]+)\1/g)].map(
    ([, , name = '']) => (name.startsWith('.') ? join(dirname(path), name).replaceAll('\\', '/') : name),
  )

/** Every import of a part, as `file -> name`. */
const importsOf = (part: string) =>
  entries(part)
    .filter(({ path, isFile }) => isFile && /\.(ts|tsx|js|mjs)$/.test(path))
    .flatMap(({ path }) => imports(path).map((name) => ({ path, name })))

const show = (found: { path: string; name: string }[]) => found.map(({ path, name }) => `${path} -> ${name}`)

describe('imports', () => {
  const inside = (part: string, name: string) => name.startsWith(`${part}/`)
  const fromPackage = (pkg: string, name: string) => name === pkg || name.startsWith(`${pkg}/`)

  test('core imports itself and zod, and hucre only in core/workbook', () => {
    const allowed = ({ path, name }: { path: string; name: string }) =>
      inside('core', name) || fromPackage('zod', name) || (fromPackage('hucre', name) && inside('core/workbook', path))
    expect(show(importsOf('core').filter((one) => !allowed(one)))).toEqual([])
  })

  test('nothing but core/workbook and its tests imports hucre', () => {
    const parts = ['worker', 'addin', 'scripts']
    expect(show(parts.flatMap(importsOf).filter(({ name }) => fromPackage('hucre', name)))).toEqual([])
  })

  test('the calculator takes nothing but types from #core, with which every method would come', () => {
    const files = entries('addin/app').filter(({ path, isFile }) => isFile && /\.tsx?$/.test(path))
    const taking = files.filter(({ path }) =>
      /^(import|export) (?!type\b)[^;'"]*? from '#core'$/m.test(readFileSync(join(root, path), 'utf8')),
    )
    expect(taking.map(({ path }) => path)).toEqual([])
  })

  test('worker and addin never import each other', () => {
    expect(show(importsOf('worker').filter(({ name }) => inside('addin', name)))).toEqual([])
    expect(show(importsOf('addin').filter(({ name }) => inside('worker', name)))).toEqual([])
  })
})

test('no folder is named utils, helpers or common', () => {
  const folders = ['core', 'worker', 'addin', 'test', 'scripts'].flatMap(entries).filter(({ isFile }) => !isFile)
  expect(folders.map(({ path }) => path).filter((path) => /^(utils?|helpers?|common)$/.test(basename(path)))).toEqual(
    [],
  )
})
