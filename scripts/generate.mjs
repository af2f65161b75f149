/** `npm run generate`: writes the files that are derived from the methods. They are committed, so that a change of a method shows all that it changes. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { runnerImport } from 'vite'
import { at } from './root.mjs'

process.chdir(at())

/** Generated code is formatted like all other, so that it reads well in a review. */
const formatted = (/** @type {string} */ path, /** @type {string} */ text) => {
  if (!path.endsWith('.ts')) return text
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      at('node_modules/@biomejs/biome/bin/biome'),
      'format',
      '--stdin-file-path',
      path.replace('generated', 'formatted'),
    ],
    { cwd: at(), input: text, encoding: 'utf8' },
  )
  if (status !== 0) throw new Error(stderr)
  return stdout
}

const { module } = await runnerImport(at('scripts/generate.ts'))
for (const { path, text } of module.generatedFiles()) {
  const next = formatted(path, text)
  let before = ''
  try {
    before = readFileSync(at(path), 'utf8')
  } catch {
    mkdirSync(dirname(at(path)), { recursive: true })
  }
  if (before === next) continue
  writeFileSync(at(path), next)
  console.log(`generated ${path}`)
}
