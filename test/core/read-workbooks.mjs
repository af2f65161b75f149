/** Reads files one after the other as a process of its own: `node read-workbooks.mjs <bundle of read.ts> <file>...` prints a line of JSON for each. */
import { readFileSync } from 'node:fs'

const [, , bundle = '', ...files] = process.argv
const { readWorkbook } = await import(bundle)

/** Nothing of one file is held while the next is read. */
async function measure(/** @type {string} */ file) {
  const bytes = new Uint8Array(readFileSync(file))
  const start = performance.now()
  const read = await readWorkbook(bytes)
  const code = read.ok ? 'read' : read.problems[0].code
  return { code, ms: performance.now() - start, peak: process.resourceUsage().maxRSS / 1024 }
}

for (const file of files) console.log(JSON.stringify(await measure(file)))
