/** An audit workbook of a thousand flows against the same cells without looks, both by the library that writes the format; and the memory that it takes. */
import { execFileSync, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { build } from 'esbuild'
import { at } from '../../scripts/root.mjs'
import { middle, spread, times } from './rows.mjs'

const processes = 3
/** Megabytes of heaps to try; the first leaves a Worker, which has 128 in all, room for the rest. */
const heaps = [96, 128, 160, 192, 256]

/** @returns {Promise<import('./rows.mjs').Row[]>} */
export async function workbook(/** @type {string} */ folder) {
  const outfile = join(folder, 'workbook.mjs')
  const options = /** @type {const} */ ({ bundle: true, platform: 'node', format: 'esm', target: 'node20' })
  await build({ entryPoints: [at('test/bench/workbook.ts')], outfile, ...options })
  const ask = (/** @type {string[]} */ ...args) =>
    JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' }))
  const found = Array.from({ length: processes }, () => ask(outfile, 'time'))
  const ratios = found.map(({ ratios }) => middle(ratios))
  const { cells, bytes } = found[0]
  const suffices = (/** @type {number} */ heap) =>
    spawnSync(process.execPath, [`--max-old-space-size=${heap}`, outfile, 'memory'], { stdio: 'ignore' }).status === 0
  const least = heaps.find(suffices)
  return [
    {
      what: `Writing an audit workbook of 1 000 flows (${cells} cells, ${Math.round(bytes / 1000)} KB) against the same values and formulas without looks`,
      found: `${times(middle(ratios))} (${spread(ratios, times)})`,
      goal: '<= 3 x',
      met: middle(ratios) <= 3,
    },
    {
      what: 'The heap in which it is made and written',
      found: least === undefined ? `more than ${heaps.at(-1)} MB` : `${least} MB`,
      goal: `<= ${heaps[0]} MB`,
      met: least === heaps[0],
    },
  ]
}
