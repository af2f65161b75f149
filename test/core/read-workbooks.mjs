/** Reads files one after the other as a process of its own: `node read-workbooks.mjs <bundle of read.ts> <file>...` prints a line of JSON for each, with the processor time and the megabytes the process has had at most. */
import { readFileSync } from 'node:fs'

const [, , bundle = '', ...files] = process.argv
const { readWorkbook } = await import(bundle)

/** Linux counts into maxRSS what the process that started this one held then; its own peak stands in /proc. */
const peak = () => {
  try {
    const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? []
    if (kilobytes !== undefined) return Number(kilobytes) / 1024
  } catch {
    // another system
  }
  return process.resourceUsage().maxRSS / 1024
}

/** Nothing of one file is held while the next is read. */
async function measure(/** @type {string} */ file) {
  const bytes = new Uint8Array(readFileSync(file))
  const start = process.cpuUsage()
  const read = await readWorkbook(bytes)
  const code = read.ok ? 'read' : read.problems[0].code
  const { user, system } = process.cpuUsage(start)
  return { file, code, ms: (user + system) / 1000, peak: peak() }
}

for (const file of files) console.log(JSON.stringify(await measure(file)))
