/** The two executors against the hand-written meeting: first that all three give the same bits, then how long they take, each time in fresh processes. */
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { build } from 'esbuild'
import { at } from '../../scripts/root.mjs'
import { middle, spread, times } from './rows.mjs'

const processes = 6

/** @returns {Promise<import('./rows.mjs').Row[]>} */
export async function executors(/** @type {string} */ folder) {
  const outfile = join(folder, 'code.mjs')
  const options = /** @type {const} */ ({ bundle: true, platform: 'node', format: 'esm', target: 'node20' })
  await build({ entryPoints: [at('test/bench/code.ts')], outfile, ...options })
  const ask = (/** @type {string[]} */ ...args) =>
    JSON.parse(execFileSync(process.execPath, [outfile, ...args], { encoding: 'utf8' }))

  const { cases, faults } = ask('prove')
  const shapes = { one: 'one shape of input', many: '256 random shapes' }
  const rows = Object.entries(shapes).flatMap(([shape, name]) => {
    const found = Array.from({ length: processes }, (_, i) => ask(shape, i % 2 === 0 ? 'forwards' : 'backwards'))
    const row = (
      /** @type {'generated' | 'closures'} */ key,
      /** @type {string} */ what,
      /** @type {number} */ most,
    ) => {
      const ratios = found.map((each) => Number(each[key]))
      return {
        what: `${what} against hand-written, a meeting of 3 trips, ${name}`,
        found: `${times(middle(ratios))} (${spread(ratios, times)})`,
        goal: `<= ${most} x`,
        met: middle(ratios) <= most,
      }
    }
    return [row('generated', 'Generated code', 2), row('closures', 'Closures', 30)]
  })
  const proof = `${cases} random calculations, ${faults} of them with no finite number`
  return [{ what: 'Hand-written, generated code and closures give the same bits', found: proof }, ...rows]
}
