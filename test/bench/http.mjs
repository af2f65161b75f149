/** How much of the throughput of an empty POST route the product's POST route keeps, both on bare workerd, by turns. */
import { copyFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { at } from '../../scripts/root.mjs'
import { load } from './load.mjs'
import { middle, percent, spread } from './rows.mjs'
import { startWorkerd } from './workerd.mjs'

const rounds = 10

/** @returns {Promise<import('./rows.mjs').Row[]>} */
export async function http(/** @type {string} */ folder, /** @type {unknown} */ example) {
  mkdirSync(join(folder, 'files'))
  copyFileSync(at('dist/worker/index.js'), join(folder, 'product.js'))
  const empty = join(folder, 'empty.js')
  await build({ entryPoints: [at('test/bench/empty.ts')], bundle: true, format: 'esm', outfile: empty })

  const body = JSON.stringify(example)
  const server = await startWorkerd(folder)
  const sums = { product: { count: 0, time: 0 }, empty: { count: 0, time: 0 } }
  let by = ''
  const turn = async (/** @type {'product' | 'empty'} */ name, seconds = 1) => {
    const before = server.processorTime() ?? 0
    const answered = await load({ url: server[name], body, seconds, folder })
    sums[name].count += answered.count
    sums[name].time += (server.processorTime() ?? 0) - before
    by = answered.by
    return answered.count
  }
  try {
    const answer = await fetch(server.product, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json' },
    })
    const { outputs } = /** @type {{ outputs?: { ER?: { value: number } } }} */ (await answer.json())
    if (!outputs?.ER) throw new Error(`The worked example gives no result: ${answer.status}`)
    await turn('product', 2)
    await turn('empty', 2)
    for (const sum of Object.values(sums)) Object.assign(sum, { count: 0, time: 0 })
    const ratios = []
    for (let round = 0; round < rounds; round++) {
      const first = round % 2 === 0 ? await turn('product') : 0
      const other = await turn('empty')
      ratios.push((first || (await turn('product'))) / other)
    }
    const perAnswer = (/** @type {{ count: number, time: number }} */ { count, time }) => time / count
    const row = {
      what: `POST of the worked example on workerd, throughput against an empty route (by ${by})`,
      found: `${percent(middle(ratios))} (${spread(ratios, percent)})`,
      goal: '>= 60 %',
      met: middle(ratios) >= 0.6,
    }
    if (sums.product.time === 0) return [row]
    const ratio = perAnswer(sums.empty) / perAnswer(sums.product)
    return [
      row,
      { what: 'The same by processor time, which other work on the machine disturbs less', found: percent(ratio) },
    ]
  } finally {
    server.stop()
  }
}
