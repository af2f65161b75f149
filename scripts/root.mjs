/** Where the project is, and how the scripts speak: in Chinese first, English below. */
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** The absolute path of something in the project. */
export const at = (/** @type {string[]} */ ...parts) => join(root, ...parts)

/** Says one thing in both languages. */
export const say = (/** @type {string} */ zh, /** @type {string} */ en) => console.log(`${zh}\n${en}`)

/**
 * Says in both languages what is wrong and what to do about it, then ends the process.
 * @type {(zh: string, en: string) => never}
 */
export const refuse = (zh, en) => {
  console.error(`${zh}\n${en}`)
  process.exit(1)
}
