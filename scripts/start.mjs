/** `npm start`: installs and builds what is missing, then serves the API, the add-in and the calculator on this computer. */
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { parseArgs } from 'node:util'
import { ensureInstalled } from './install.mjs'
import { refuse, say } from './root.mjs'

const example = {
  trips: [
    { mode: 'rail', L: 4800 },
    { mode: 'air-domestic', L: 4800 },
  ],
  peRoute: 'measured',
  EG: 1.3,
  R: 0.6,
}

const usage = 'npm start -- --port 9000'

/** The port asked for on the command line. */
const portAsked = () => {
  try {
    const { port } = parseArgs({ options: { port: { type: 'string', default: '8080' } } }).values
    if (/^\d{1,5}$/.test(port) && Number(port) >= 1 && Number(port) <= 65535) return Number(port)
    refuse(
      `端口必须是 1 到 65535 的整数，而不是“${port}”。用法：${usage}`,
      `A port is a whole number from 1 to 65535, not "${port}". Usage: ${usage}`,
    )
  } catch {
    const given = process.argv.slice(2).join(' ')
    refuse(`无法理解参数“${given}”。用法：${usage}`, `The arguments "${given}" are not understood. Usage: ${usage}`)
  }
}

/** Listens for a moment, to learn whether the port can be had. */
const checkPort = (/** @type {number} */ port) =>
  new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', (/** @type {NodeJS.ErrnoException} */ { code }) =>
      code === 'EADDRINUSE'
        ? refuse(
            `端口 ${port} 已被占用。请换一个：${usage}`,
            `Port ${port} is already in use. Choose another: ${usage}`,
          )
        : refuse(
            `无法使用端口 ${port}（${code}）。请换一个：${usage}`,
            `Port ${port} cannot be used (${code}). Choose another: ${usage}`,
          ),
    )
    probe.listen(port, '127.0.0.1', () => probe.close(resolve))
  })

/** The process that started this one; below npm also npm itself, because on Linux a shell stands between that outlives it. */
const startedBy = () => {
  const shell = process.env.npm_lifecycle_event && process.platform === 'linux'
  try {
    return `${process.ppid} ${shell && /^PPid:.*/m.exec(readFileSync(`/proc/${process.ppid}/status`, 'utf8'))}`
  } catch {
    return `${process.ppid}`
  }
}

/** Resolves when somebody asks the server to end, or when the process that started it is gone. */
const ended = () =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, resolve)
    setInterval(() => startedBy() !== starter && resolve(undefined), 500).unref()
  })

const starter = startedBy()
const port = portAsked()
await checkPort(port)
ensureInstalled()
const { ensureBuilt } = await import('./build.mjs')
await ensureBuilt()
const { serve } = await import('./serve.mjs')
const end = ended()
const { url, stop } = await serve(port)

say('\n碳表已启动，按 Ctrl+C 结束。', 'Tanbiao is running; press Ctrl+C to end it.')
console.log(`
  网页计算器 Calculator    ${url}/
  表格模板   Templates     ${url}/templates/
  接口文档   API docs      ${url}/docs/
  加载项清单 Manifest      ${url}/manifest.xml

  curl ${url}/v1/methods/meeting -H 'content-type: application/json' -d '${JSON.stringify(example)}'
`)

await end
await stop()
process.exit(0)
