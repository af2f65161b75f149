/** Starts bare workerd with the product's Worker and the empty one, each on a port of its own, and no way out to the network. */
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
  /** @type {number} */ productPort,
  /** @type {number} */ emptyPort,
) => `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "files", disk = (path = "files")),
    (name = "nowhere", disk = (path = "files")),
    (name = "product", worker = .product),
    (name = "empty", worker = .empty),
  ],
  sockets = [
    (name = "product", address = "127.0.0.1:${productPort}", http = (), service = "product"),
    (name = "empty", address = "127.0.0.1:${emptyPort}", http = (), service = "empty"),
  ],
);
const product :Workerd.Worker = ${worker('product.js')};
const empty :Workerd.Worker = ${worker('empty.js')};
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

/** `folder` holds product.js, empty.js and an empty folder `files`. */
export async function startWorkerd(/** @type {string} */ folder) {
  const product = await freePort()
  const empty = await freePort()
  writeFileSync(join(folder, 'config.capnp'), config(product, empty))
  const server = spawn(program, ['serve', 'config.capnp'], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] })
  const urls = {
    product: `http://127.0.0.1:${product}/v1/methods/meeting`,
    empty: `http://127.0.0.1:${empty}/v1/methods/meeting`,
  }
  process.once('exit', () => server.kill())
  for (let i = 0; i < 100 && !(await answers(urls.empty)); i++) await sleep(50)
  return { ...urls, processorTime: () => processorTime(server.pid), stop: () => server.kill() }
}
