/** Sends one POST again and again over a few kept connections of this computer, for a while: with wrk where it is installed, else from here. */
import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { join } from 'node:path'
import { promisify } from 'node:util'

const connections = 16
const run = promisify(execFile)

/** @typedef {{ url: string, body: string, seconds: number, folder: string }} Load */

/** @returns {Promise<number | undefined>} How many answers came; undefined without wrk. */
const withWrk = async (/** @type {Load} */ { url, body, seconds, folder }) => {
  const script = join(folder, 'post.lua')
  const lines = ["wrk.method = 'POST'", "wrk.headers['content-type'] = 'application/json'", `wrk.body = [[${body}]]`]
  writeFileSync(script, lines.join('\n'))
  try {
    const { stdout } = await run('wrk', ['-t1', `-c${connections}`, `-d${seconds}s`, '-s', script, url])
    if (stdout.includes('Non-2xx')) throw new Error(stdout)
    return Number(/(\d+) requests in/.exec(stdout)?.[1])
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT') return undefined
    throw error
  }
}

const withNode = async (/** @type {Load} */ { url, body, seconds }) => {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
  const once = () =>
    new Promise((resolve, reject) => {
      const sent = request(url, { method: 'POST', agent, headers }, (answer) => {
        if (answer.statusCode !== 200) reject(new Error(`${url} answers ${answer.statusCode}`))
        answer.resume().on('end', resolve)
      })
      sent.on('error', reject).end(body)
    })
  const until = performance.now() + seconds * 1000
  let count = 0
  const keepOn = async () => {
    for (; performance.now() < until; count++) await once()
  }
  await Promise.all(Array.from({ length: connections }, keepOn))
  agent.destroy()
  return count
}

/** How many answers came in a time, and by which program they were asked for. */
export async function load(/** @type {Load} */ one) {
  const count = await withWrk(one)
  return count === undefined ? { by: 'node', count: await withNode(one) } : { by: 'wrk', count }
}
