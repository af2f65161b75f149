/** What the sheet functions cost beside what any function costs in the custom functions runtime, in headless Chromium. */
import { runnerImport } from 'vite'
import { program } from '../../scripts/find.mjs'
import { at } from '../../scripts/root.mjs'
import { spread, times } from './rows.mjs'

const rounds = 7

/** @returns {Promise<import('./rows.mjs').Row[]>} */
export async function sheet() {
  if (!program('chromium')) return [{ what: 'Sheet functions in a browser', found: 'Chromium is not here' }]
  const { module } = await runnerImport(at('test/bench/sheet.ts'))
  const { measured, calls, rows } = /** @type {typeof import('./sheet.ts')} */ (module)
  const found = await measured(rounds)
  const row = (/** @type {'calls' | 'table'} */ key, /** @type {string} */ what) => {
    const { ours, nothing } = found[key]
    // the least of the rounds: whatever else the computer does can only add
    const [least, floor] = [Math.min(...ours), Math.min(...nothing)]
    const ms = (/** @type {number} */ one) => `${Math.round(one)} ms`
    return {
      what: `${what}, through the runtime of office.js, against a function that does nothing`,
      found: `${times(least / floor)}, ${spread(ours, ms)} against ${spread(nothing, ms)}`,
      goal: '<= 2 x',
      met: least <= 2 * floor,
    }
  }
  return [
    row('calls', `${calls.toLocaleString('en')} cells of =MEETING_ER(BE, PE, R)`),
    row('table', `=MEETING_ER(table) of ${rows.toLocaleString('en')} meetings with two trips each`),
  ]
}
