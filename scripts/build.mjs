/** `npm run build`: makes dist/ from the sources, one step after the other. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { runnerImport } from 'vite'
import { at, refuse } from './root.mjs'

const site = (/** @type {string[]} */ ...parts) => at('dist/site', ...parts)

/** Runs a tool of ours; it is heard only when it fails. */
const run = (/** @type {string} */ tool, /** @type {string[]} */ ...args) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [at('node_modules', tool), ...args], {
    cwd: at(),
    encoding: 'utf8',
    // reading our own modules below sets it to development, and the pages would carry the checks of their libraries
    env: { ...process.env, NODE_ENV: 'production' },
  })
  if (status !== 0) {
    process.stderr.write(stdout + stderr)
    refuse(`构建失败：${tool} ${args.join(' ')}`, `The build failed: ${tool} ${args.join(' ')}`)
  }
}

/** The pages of the add-in and the calculator; empties dist/site first. */
const pages = () => run('vite/bin/vite.js', 'build')

const { module: made } = await runnerImport(at('scripts/site.ts'), { configFile: false, root: at() })

/** Beside the licences of what is bundled, the notices that come with Apache's. */
const notices = () => {
  const texts = ['echarts', 'swagger-ui-dist'].map((name) => readFileSync(at('node_modules', name, 'NOTICE'), 'utf8'))
  appendFileSync(site('licenses.md'), `\n# Notices\n\n${texts.join('\n\n')}\n`)
}

/** A stylesheet of pages to read, below the tokens and the frame that it uses. */
const styled = (/** @type {string} */ path) =>
  ['addin/app/tokens.css', 'scripts/frame.css', path].map((each) => readFileSync(at(each), 'utf8')).join('\n')

/** Writes a file of the site, with its folder. */
const write = (/** @type {string} */ path, /** @type {string | Uint8Array} */ content) => {
  mkdirSync(dirname(site(path)), { recursive: true })
  writeFileSync(site(path), content)
}

/** The documentation and help pages, and their stylesheet. */
const textPages = () => {
  for (const { path, html } of made.pages()) write(path, html)
  writeFileSync(site('pages.css'), styled('addin/public/pages.css'))
}

/** The workbooks to fill in, their list and the pages that show them. */
const templates = async () => {
  const all = await made.templates()
  for (const { path, content } of [...all, made.templateList(all)]) write(path, content)
  for (const { path, html } of made.gallery(all)) write(path, html)
}

/** The page that shows /openapi.json, with the three files it needs of Swagger UI. */
const apiDocs = () => {
  mkdirSync(site('docs'), { recursive: true })
  cpSync(at('worker/docs'), site('docs'), { recursive: true })
  writeFileSync(site('docs/page.css'), styled('worker/docs/page.css'))
  for (const file of ['swagger-ui.css', 'swagger-ui-bundle.js', 'favicon-32x32.png']) {
    cpSync(at('node_modules/swagger-ui-dist', file), site('docs', file))
  }
}

/** The descriptions that programs read: the HTTP interface, and the template of the manifest, which the Worker fills with its origin. */
const descriptions = () => {
  cpSync(at('worker/openapi.json'), site('openapi.json'))
  cpSync(at('manifest.xml'), site('manifest.xml'))
}

/** The published package: core as JavaScript with its declarations. */
const library = () => run('typescript/bin/tsc', '-p', 'tsconfig.package.json')

/** The Worker in one file, exactly as it would be deployed. */
const worker = () => run('wrangler/bin/wrangler.js', 'deploy', '--dry-run', '--outdir', 'dist/worker')

const steps = { pages, notices, textPages, templates, apiDocs, descriptions, worker, library }

/** Written last: digests of what dist/ was made from and of what was made. */
const record = at('dist/digests')

/** @typedef {import('node:crypto').Hash} Hash */
const addFile = (/** @type {Hash} */ hash, /** @type {string} */ path) =>
  hash.update(`\n${path}\n`).update(readFileSync(at(path)))
const addFolder = (/** @type {Hash} */ hash, /** @type {string} */ folder, deep = true) => {
  const entries = readdirSync(at(folder), { withFileTypes: true })
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name)
    if (entry.isFile() && at(path) !== record) addFile(hash, path)
    if (entry.isDirectory() && deep) addFolder(hash, path)
  }
}

/** Of the sources, of what is installed and of Node. */
const digestOfSources = () => {
  const hash = createHash('sha256').update(process.version)
  addFile(hash, 'node_modules/.package-lock.json')
  addFolder(hash, '.', false)
  for (const folder of ['addin', 'core', 'docs', 'scripts', 'worker']) addFolder(hash, folder)
  return hash.digest('hex')
}
const digestOfMade = () => {
  const hash = createHash('sha256')
  addFolder(hash, 'dist')
  return hash.digest('hex')
}

/** Builds unless dist/ holds what these sources make. */
export const ensureBuilt = async () => {
  if (existsSync(record) && readFileSync(record, 'utf8') === `${digestOfSources()} ${digestOfMade()}`) return
  await build()
}

export const build = async () => {
  rmSync(record, { force: true })
  // before the first step: what changes meanwhile is built the next time
  const sources = digestOfSources()
  for (const [name, step] of Object.entries(steps)) {
    const start = performance.now()
    await step()
    console.log(`build: ${name} ${Math.round(performance.now() - start)} ms`)
  }
  writeFileSync(record, `${sources} ${digestOfMade()}`)
}

if (realpathSync(process.argv[1] ?? '') === import.meta.filename) await build()
