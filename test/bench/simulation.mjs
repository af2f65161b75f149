/** Monte Carlo on generated code against closures, each in fresh processes that take turns; both must give the same bits. */
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { build } from 'esbuild'
import { at } from '../../scripts/root.mjs'
import { middle, spread, times } from './rows.mjs'

const processes = 6

/** @returns {Promise<import('./rows.mjs').Row[]>} */
export async function simulation(/** @type {string} */ folder) {
  const outfile = join(folder, 'simulation.mjs')
  const options = /** @type {const} */ ({ bundle: true, platform: 'node', format: 'esm', target: 'node20' })
  await build({ entryPoints: [at('test/bench/simulation.ts')], outfile, ...options })
  const ask = (/** @type {string} */ executor) =>
    JSON.parse(execFileSync(process.execPath, [outfile, executor], { encoding: 'utf8' }))
  const found = Array.from({ length: processes }, () => {
    const [generated, closures] = [ask('generated'), ask('closures')]
    if (JSON.stringify(generated.answer) !== JSON.stringify(closures.answer))
      throw new Error('Generated code and closures give different statistics')
    return { inputs: generated.inputs, loop: closures.loop / generated.loop, whole: closures.whole / generated.whole }
  })
  const row = (/** @type {'loop' | 'whole'} */ key, /** @type {string} */ what) => ({
    what: `${what}, closures against generated code`,
    found: `${times(middle(found.map((each) => each[key])))} (${spread(
      found.map((each) => each[key]),
      times,
    )})`,
  })
  const loop = row('loop', 'The draws computed')
  return [
    row(
      'whole',
      `Monte Carlo of a meeting with ${found[0]?.inputs} uncertain inputs, 10 000 draws, with propagation and statistics`,
    ),
    { ...loop, goal: '>= 5 x', met: middle(found.map((each) => each.loop)) >= 5 },
  ]
}
