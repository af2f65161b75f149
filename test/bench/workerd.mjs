/** Starts bare workerd with some Workers, each on a port of its own, and no way out to the network. */
import { spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { at } from '../../scripts/root.mjs'

/** The program itself: what stands in node_modules/.bin would leave it running. @type {string} */
const program = createRequire(import.meta.url)('workerd').default

/** @returns {Promise<number>} */
const freePort = () =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (probe.address())
      probe.close(() => resolve(port))
    })
  })

const date = /compatibility_date = "(.+)"/.exec(readFileSync(at('wrangler.toml'), 'utf8'))?.[1]

const worker = (/** @type {string} */ file) => `(
    modules = [(name = "worker", esModule = embed "${file}")],
    compatibilityDate = "${date}",
    bindings = [(name = "ASSETS", service = "files")],
    globalOutbound = "nowhere",
  )`

/** Nothing is served from the disk here; both bindings lead into an empty folder. */
const config = (
  /** @type {readonly (readonly [string, number])[]} */ workers,
  /** @type {number | undefined} */ heap,
) => `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  v8Flags = [${heap === undefined ? '' : `"--max-old-space-size=${heap}"`}],
  services = [
    (name = "files", disk = (path = "files")),
    (name = "nowhere", disk = (path = "files")),
    ${workers.map(([name]) => `(name = "${name}", worker = .${name}),`).join('\n    ')}
  ],
  sockets = [
    ${workers.map(([name, port]) => `(name = "${name}", address = "127.0.0.1:${port}", http = (), service = "${name}"),`).join('\n    ')}
  ],
);
${workers.map(([name]) => `const ${name} :Workerd.Worker = ${worker(`${name}.js`)};`).join('\n')}
`

const answers = (/** @type {string} */ url) =>
  fetch(url, { method: 'POST', body: '{}' }).then(
    () => true,
    () => false,
  )

/** The processor time that a process has used, in milliseconds, where the system tells it. */
const processorTime = (/** @type {number | undefined} */ pid) => {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
    return (Number(fields[11]) + Number(fields[12])) * 10
  } catch {
    return undefined
  }
}

/** The most memory that a process has held at once, in megabytes, where the system tells it. */
const mostMemory = (/** @type {number | undefined} */ pid) => {
  try {
    const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
    return Number(kilobytes) / 1000
  } catch {
    return undefined
  }
}

/**
 * `folder` holds a .js of each name and an empty folder `files`. Where there is a limit of the heap, in megabytes, workerd ends when it is reached, and says so at length.
 * @template {string} Name
 * @param {string} folder
 * @param {readonly Name[]} names
 * @param {number} [heap]
 */
export async function startWorkerd(folder, names, heap) {
  const workers = await Promise.all(names.map(async (name) => /** @type {const} */ ([name, await freePort()])))
  writeFileSync(join(folder, 'config.capnp'), config(workers, heap))
  const server = spawn(program, ['serve', 'config.capnp'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', heap === undefined ? 'inherit' : 'ignore'],
  })
  const origins = /** @type {Record<Name, string>} */ (
    Object.fromEntries(workers.map(([name, port]) => [name, `http://127.0.0.1:${port}`]))
  )
  process.once('exit', () => server.kill())
  const [first = ''] = /** @type {string[]} */ (Object.values(origins))
  for (let i = 0; i < 100 && !(await answers(first)); i++) await sleep(50)
  return {
    origins,
    processorTime: () => processorTime(server.pid),
    mostMemory: () => mostMemory(server.pid),
    stop: () => server.kill(),
  }
}
