/** The two executors against methods written by hand: first that all three give the same bits, then how long they take, each time in fresh processes. */
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

  const subjects = /** @type {const} */ ({
    meeting: {
      name: 'a meeting of 3 trips',
      shapes: { one: 'one shape of input', many: '256 random shapes' },
      most: { generated: 2, closures: 30 },
    },
    server: {
      name: 'a server',
      shapes: { one: '30 flows', many: '256 random shapes of 1 to 30 flows' },
      most: { generated: 3, closures: 30 },
    },
  })
  return Object.entries(subjects).flatMap(([subject, { name, shapes, most }]) => {
    const { cases, faults } = ask(subject, 'prove')
    const rows = Object.entries(shapes).flatMap(([shape, what]) => {
      const found = Array.from({ length: processes }, (_, i) =>
        ask(subject, shape, i % 2 === 0 ? 'forwards' : 'backwards'),
      )
      const row = (/** @type {'generated' | 'closures'} */ key, /** @type {string} */ who) => {
        const ratios = found.map((each) => Number(each[key]))
        return {
          what: `${who} against hand-written, ${name}, ${what}`,
          found: `${times(middle(ratios))} (${spread(ratios, times)})`,
          goal: `<= ${most[key]} x`,
          met: middle(ratios) <= most[key],
        }
      }
      return [row('generated', 'Generated code'), row('closures', 'Closures')]
    })
    const proof = `${cases} random calculations, ${faults} of them with no finite number`
    return [{ what: `Hand-written, generated code and closures give the same bits, ${subject}`, found: proof }, ...rows]
  })
}
