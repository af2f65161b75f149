/** Monte Carlo on generated code against closures, each in fresh processes that take turns; both must give the same bits. */
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { build } from 'esbuild'
import { at } from '../../scripts/root.mjs'
import { middle, spread, times } from './rows.mjs'

const processes = 4

/** @returns {Promise<import('./rows.mjs').Row[]>} */
export async function simulation(/** @type {string} */ folder) {
  const outfile = join(folder, 'simulation.mjs')
  const options = /** @type {const} */ ({ bundle: true, platform: 'node', format: 'esm', target: 'node20' })
  await build({ entryPoints: [at('test/bench/simulation.ts')], outfile, ...options })
  const rows = []
  for (const [subject, name] of Object.entries({ meeting: 'a meeting', server: 'a server of 30 flows' })) {
    const ask = (/** @type {string} */ executor) =>
      JSON.parse(execFileSync(process.execPath, [outfile, executor, subject], { encoding: 'utf8' }))
    const found = Array.from({ length: processes }, () => {
      const [generated, closures] = [ask('generated'), ask('closures')]
      if (JSON.stringify(generated.answer) !== JSON.stringify(closures.answer))
        throw new Error('Generated code and closures give different statistics')
      return { inputs: generated.inputs, loop: closures.loop / generated.loop, whole: closures.whole / generated.whole }
    })
    const of = (/** @type {'loop' | 'whole'} */ key) => found.map((each) => each[key])
    const text = (/** @type {number[]} */ all) => `${times(middle(all))} (${spread(all, times)})`
    rows.push(
      {
        what: `Monte Carlo of ${name} with ${found[0]?.inputs} uncertain inputs, 10 000 draws, with propagation and statistics, closures against generated code`,
        found: text(of('whole')),
      },
      {
        what: `The draws computed of ${name}, closures against generated code`,
        found: text(of('loop')),
        goal: '>= 5 x',
        met: middle(of('loop')) >= 5,
      },
    )
  }
  return rows
}
