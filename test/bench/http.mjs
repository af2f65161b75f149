/** How much of the throughput of an empty POST route the product's POST route keeps, both on bare workerd, by turns. */
import { copyFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { at } from '../../scripts/root.mjs'
import { load } from './load.mjs'
import { middle, percent, spread } from './rows.mjs'
import { startWorkerd } from './workerd.mjs'

const rounds = 10

/**
 * The requests: the 3-trip meeting that the executors are measured with (the goal is for it), and the example of the method, whose factors
 * are looked up and whose answer names their sources.
 * @param {{ trips: { L: number }[] }} example
 */
const bodiesOf = (example) => ({
  'a 3-trip meeting with its factors given': {
    body: {
      ...example,
      EF_e: 0.5703,
      trips: [0.03546, 0.16099, 0.032].map((EF_t, i) => ({ EF_t, L: example.trips[i]?.L })),
    },
    goal: 0.6,
  },
  'the example, five factors looked up': { body: example, goal: undefined },
})

/** @returns {Promise<import('./rows.mjs').Row[]>} */
export async function http(/** @type {string} */ folder, /** @type {{ trips: { L: number }[] }} */ example) {
  mkdirSync(join(folder, 'files'), { recursive: true })
  copyFileSync(at('dist/worker/index.js'), join(folder, 'product.js'))
  const empty = join(folder, 'empty.js')
  await build({ entryPoints: [at('test/bench/empty.ts')], bundle: true, format: 'esm', outfile: empty })
  const server = await startWorkerd(folder, /** @type {const} */ (['empty', 'product']))
  try {
    const rows = []
    for (const [what, { body, goal }] of Object.entries(bodiesOf(example))) {
      rows.push(...(await compare(folder, server, what, JSON.stringify(body), goal)))
    }
    return rows
  } finally {
    server.stop()
  }
}

/** One request against both workers, by turns. */
async function compare(
  /** @type {string} */ folder,
  /** @type {Awaited<ReturnType<typeof startWorkerd<'empty' | 'product'>>>} */ server,
  /** @type {string} */ what,
  /** @type {string} */ body,
  /** @type {number | undefined} */ goal,
) {
  const sums = { product: { count: 0, time: 0 }, empty: { count: 0, time: 0 } }
  let by = ''
  const urlOf = (/** @type {'product' | 'empty'} */ name) => `${server.origins[name]}/v1/methods/meeting`
  const turn = async (/** @type {'product' | 'empty'} */ name, seconds = 1) => {
    const before = server.processorTime() ?? 0
    const answered = await load({ url: urlOf(name), body, seconds, folder })
    sums[name].count += answered.count
    sums[name].time += (server.processorTime() ?? 0) - before
    by = answered.by
    return answered.count
  }
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(urlOf('product'), { method: 'POST', body, headers })
  const { outputs } = /** @type {{ outputs?: { ER?: { value: number } } }} */ (await answer.json())
  if (!outputs?.ER) throw new Error(`There is no result: ${answer.status}`)
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
    what: `POST of ${what} on workerd, throughput against an empty route (by ${by})`,
    found: `${percent(middle(ratios))} (${spread(ratios, percent)})`,
    ...(goal === undefined ? {} : { goal: `>= ${percent(goal)}`, met: middle(ratios) >= goal }),
  }
  if (sums.product.time === 0) return [row]
  const ratio = perAnswer(sums.empty) / perAnswer(sums.product)
  return [
    row,
    { what: 'The same by processor time, which other work on the machine disturbs less', found: percent(ratio) },
  ]
}
