/**
 * `npm run bench`: measures what we promise about speed and size, always as ratios of one run, each with its goal.
 * `npm run bench -- code simulation http workbook sheet sizes` takes parts of it; `--built` takes dist/ as it is; `--write` puts the figures into docs/performance.md.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { runnerImport } from 'vite'
import { executors } from '../test/bench/executors.mjs'
import { http } from '../test/bench/http.mjs'
import { line, table } from '../test/bench/rows.mjs'
import { sheet } from '../test/bench/sheet.mjs'
import { simulation } from '../test/bench/simulation.mjs'
import { sizes } from '../test/bench/sizes.mjs'
import { workbook } from '../test/bench/workbook.mjs'
import { build } from './build.mjs'
import { at, refuse } from './root.mjs'

process.chdir(at())
const { values, positionals } = parseArgs({
  options: { write: { type: 'boolean' }, built: { type: 'boolean' } },
  allowPositionals: true,
})

const folder = mkdtempSync(join(tmpdir(), 'tanbiao-bench-'))
const parts = {
  code: () => executors(folder),
  simulation: () => simulation(folder),
  http: async () => {
    const { module } = await runnerImport(at('core/methods/meeting.ts'))
    return http(folder, module.meeting.example)
  },
  workbook: () => workbook(folder),
  sheet,
  sizes,
}
const known = Object.keys(parts)
const odd = positionals.find((name) => !known.includes(name))
if (odd) refuse(`没有“${odd}”这一项，可选：${known.join('、')}`, `There is no part "${odd}", only ${known.join(', ')}`)

if (values.write && positionals.length > 0)
  refuse('--write 需要全部项目，请不要再选择。', 'With --write all parts are measured: name none.')

if (!values.built) await build()
const rows = []
try {
  for (const [name, part] of Object.entries(parts)) {
    if (positionals.length > 0 && !positionals.includes(name)) continue
    for (const row of await part()) {
      rows.push(row)
      console.log(line(row))
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}

if (values.write) {
  const page = at('docs/performance.md')
  const machine = `${availableParallelism()} cores, Node ${process.versions.node}.`
  const figures = `<!-- figures -->\n${machine}\n\n${table(rows)}\n<!-- end -->`
  writeFileSync(
    page,
    readFileSync(page, 'utf8').replace(/<!-- figures -->[\s\S]*<!-- end -->/, () => figures),
  )
}
