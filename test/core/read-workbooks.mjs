/** Reads files one after the other as a process of its own: `node read-workbooks.mjs <bundle of read.ts> <file>...` prints a line of JSON for each, with the processor time and the megabytes the process has had at most. */
import { readFileSync } from 'node:fs'

const [, , bundle = '', ...files] = process.argv
const { readWorkbook } = await import(bundle)

/** Nothing of one file is held while the next is read. */
async function measure(/** @type {string} */ file) {
  const bytes = new Uint8Array(readFileSync(file))
  const start = process.cpuUsage()
  const read = await readWorkbook(bytes)
  const code = read.ok ? 'read' : read.problems[0].code
  const { user, system } = process.cpuUsage(start)
  return { file, code, ms: (user + system) / 1000, peak: process.resourceUsage().maxRSS / 1024 }
}

for (const file of files) console.log(JSON.stringify(await measure(file)))
