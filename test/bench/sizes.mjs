/** How large the bundles are that travel over the network, compressed. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'
import { at } from '../../scripts/root.mjs'

const zipped = (/** @type {Uint8Array} */ bytes) => gzipSync(bytes, { level: 9 }).length
const ofFile = (/** @type {string} */ path) => zipped(readFileSync(at('dist/site', path)))
const kilobytes = (/** @type {number} */ bytes) => `${(bytes / 1000).toFixed(1)} KB`

/** The core in one file, by the bundler that makes the add-in, without zod. */
const core = async () => {
  const [built] = /** @type {import('vite').Rolldown.RolldownOutput[]} */ (
    await build({
      configFile: false,
      logLevel: 'warn',
      build: {
        lib: { entry: at('core/index.ts'), formats: ['es'] },
        rolldownOptions: { external: ['zod/mini'], output: { minify: true } },
        write: false,
      },
    })
  )
  const [chunk] = built?.output ?? []
  if (chunk === undefined) throw new Error('The core gave no file')
  return zipped(Buffer.from(chunk.code))
}

/** A file of the site with the scripts and styles that it loads at once, and those that these load. */
const loaded = (/** @type {string} */ path, seen = new Set([path])) => {
  const text = readFileSync(at('dist/site', path), 'utf8')
  const named = path.endsWith('.html')
    ? /(?:src|href)="(\/?[\w./-]+\.(?:js|css))"/g
    : /(?:from|import)\s*["'](\.{1,2}\/[\w./-]+\.js)["']/g
  for (const [, name = ''] of text.matchAll(named)) {
    const file = name.startsWith('/') ? name.slice(1) : join(dirname(path), name)
    if (seen.has(file) || !existsSync(at('dist/site', file))) continue
    seen.add(file)
    if (file.endsWith('.js')) loaded(file, seen)
  }
  return seen
}
const ofAll = (/** @type {string} */ path) => [...loaded(path)].reduce((sum, file) => sum + ofFile(file), 0)

/** @returns {Promise<import('./rows.mjs').Row[]>} */
export async function sizes() {
  const size = await core()
  const pages = readdirSync(at('dist/site')).filter((name) => name.endsWith('.html') && name !== '404.html')
  return [
    {
      what: 'Core in one file with all methods and factors, minified, without zod, gzip',
      found: kilobytes(size),
      goal: '<= 30 KB',
      met: size <= 30_000,
    },
    {
      what: 'The Worker in one file with what writes workbooks, gzip',
      found: kilobytes(zipped(readFileSync(at('dist/worker/index.js')))),
    },
    ...(existsSync(at('dist/site/functions.js'))
      ? [{ what: 'functions.js of the add-in with what it imports, gzip', found: kilobytes(ofAll('functions.js')) }]
      : []),
    ...(existsSync(at('dist/site/wps/index.html'))
      ? [{ what: 'The page that WPS loads, with its scripts, gzip', found: kilobytes(ofAll('wps/index.html')) }]
      : []),
    ...pages.map((name) => ({ what: `${name} with its scripts and styles, gzip`, found: kilobytes(ofAll(name)) })),
  ]
}
