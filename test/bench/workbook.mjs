/** An audit workbook of a thousand flows in bare workerd against the same cells without looks, both by turns; and the memory that two thousand take. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { get } from 'node:http'
import { join } from 'node:path'
import { build } from 'esbuild'
import { at } from '../../scripts/root.mjs'
import { middle, spread, times } from './rows.mjs'
import { startWorkerd } from './workerd.mjs'

const rounds = 9
const flows = { time: 1000, memory: 2000 }
/** Megabytes of heaps to try; the goal leaves a Worker, which has 128 in all, room for the rest. */
const heaps = [32, 48, 64, 96, 128, 192]
const goal = 96

/** @returns {Promise<import('./rows.mjs').Row[]>} */
export async function workbook(/** @type {string} */ folder) {
  const options = /** @type {const} */ ({ bundle: true, format: 'esm', minify: true })
  const inNode = join(folder, 'workbook.mjs')
  const node = /** @type {const} */ ({ platform: 'node', target: 'node20' })
  await build({ entryPoints: [at('test/bench/workbook.ts')], outfile: inNode, ...node, ...options })
  await build({ entryPoints: [at('test/bench/workbook-worker.ts')], outfile: join(folder, 'workbooks.js'), ...options })
  const rows = await speed(folder)
  const nodes = await least(async (heap) => {
    const args = [`--max-old-space-size=${heap}`, inNode, String(flows.memory)]
    const { status, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' })
    return status === 0 ? stdout.trim() : undefined
  })
  const workers = await least((heap) => memory(folder, heap))
  const { digest, before, after } = workers?.found ?? {}
  const row = (/** @type {string} */ where, /** @type {number | undefined} */ heap) => ({
    what: `The heap in which ${where} makes an audit workbook of ${flows.memory} flows`,
    found: heap === undefined ? `more than ${heaps.at(-1)} MB` : `${heap} MB`,
    goal: `<= ${goal} MB`,
    met: heap !== undefined && heap <= goal,
  })
  rows.push(row('workerd', workers?.heap), row('Node', nodes?.heap))
  if (before !== undefined && after !== undefined)
    rows.push({
      what: 'The most memory of that workerd process, heap and all: after a workbook of one flow, and at the end',
      found: `${Math.round(before)} MB, ${Math.round(after)} MB`,
    })
  if (digest === undefined || nodes === undefined) return rows
  return [...rows, { what: 'workerd and Node make the same file', found: digest === nodes.found ? 'yes' : 'no' }]
}

/** The least heap in which something comes out. @template T @param {(heap: number) => Promise<T | undefined>} make */
async function least(make) {
  for (const heap of heaps) {
    const found = await make(heap)
    if (found !== undefined) return { heap, found }
  }
  return undefined
}

/** @template T @param {string} folder @param {number | undefined} heap @param {(ask: (path: string) => Promise<Uint8Array>, mostMemory: () => number | undefined) => Promise<T>} work */
async function served(folder, heap, work) {
  mkdirSync(join(folder, 'files'), { recursive: true })
  const { origins, mostMemory, stop } = await startWorkerd(folder, /** @type {const} */ (['workbooks']), heap)
  // a connection for each: workerd ends one that was idle while it computed for another
  const ask = (/** @type {string} */ path) =>
    new Promise((/** @type {(bytes: Uint8Array) => void} */ resolve, reject) => {
      get(`${origins.workbooks}/${path}`, { agent: false }, (answer) => {
        if (answer.statusCode !== 200) reject(new Error(`${path}: ${answer.statusCode}`))
        answer.toArray().then((chunks) => resolve(Buffer.concat(chunks)), reject)
      }).on('error', reject)
    })
  try {
    return await work(ask, mostMemory)
  } finally {
    stop()
  }
}

/** @returns {Promise<import('./rows.mjs').Row[]>} */
const speed = (/** @type {string} */ folder) =>
  served(folder, undefined, async (ask) => {
    const query = `?flows=${flows.time}`
    const cells = new TextDecoder().decode(await ask(`cells${query}`))
    const kilobytes = Math.round((await ask(`whole${query}`)).length / 1000)
    const timed = async (/** @type {string} */ what) => {
      const start = performance.now()
      await ask(what + query)
      return performance.now() - start
    }
    /** @type {{ whole: number[], written: number[] }} */
    const ratios = { whole: [], written: [] }
    // the first rounds are still being made into code
    for (let round = -2; round < rounds; round++) {
      const whole = await timed('whole')
      const plain = await timed('plain')
      const written = await timed('written')
      if (round < 0) continue
      ratios.whole.push(whole / plain)
      ratios.written.push(written / plain)
    }
    const shown = (/** @type {number[]} */ each) => `${times(middle(each))} (${spread(each, times)})`
    return [
      {
        what: `An audit workbook of ${flows.time} flows on workerd, from inputs to the file (${cells} cells, ${kilobytes} KB), against writing the same values and formulas without looks`,
        found: shown(ratios.whole),
        goal: '<= 3 x',
        met: middle(ratios.whole) <= 3,
      },
      { what: 'The same with its cells made before, as those without looks are', found: shown(ratios.written) },
    ]
  })

/** Nothing where the heap does not suffice. */
const memory = (/** @type {string} */ folder, /** @type {number} */ heap) =>
  served(folder, heap, async (ask, mostMemory) => {
    try {
      await ask('whole?flows=1')
      const before = mostMemory()
      const bytes = await ask(`whole?flows=${flows.memory}`)
      return { digest: createHash('sha256').update(bytes).digest('hex'), before, after: mostMemory() }
    } catch {
      return undefined
    }
  })
