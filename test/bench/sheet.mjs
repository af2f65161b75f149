/** What the sheet functions cost beside what any function costs in the custom functions runtime, in headless Chromium. */
import { runnerImport } from 'vite'
import { program } from '../../scripts/find.mjs'
import { at } from '../../scripts/root.mjs'
import { times } from './rows.mjs'

const rounds = 7

/** @returns {Promise<import('./rows.mjs').Row[]>} */
export async function sheet() {
  if (!program('chromium')) return [{ what: 'Sheet functions in a browser', found: 'Chromium is not here' }]
  const { module } = await runnerImport(at('test/bench/sheet.ts'))
  const { measured, calls, rows } = /** @type {typeof import('./sheet.ts')} */ (module)
  const found = await measured(rounds)
  const row = (/** @type {'cells' | 'table'} */ kind, /** @type {string} */ what) => {
    const { ours, nothing } = found[kind]
    // the least of the rounds: whatever else the computer does can only add
    const least = (/** @type {typeof ours} */ all) => {
      const of = (/** @type {'clock' | 'processor'} */ key) => Math.min(...all.map((one) => one[key]))
      return { clock: of('clock'), processor: of('processor') }
    }
    const [mine, floor] = [least(ours), least(nothing)]
    const ms = (/** @type {number} */ one) => `${Math.round(one)} ms`
    const ratio = mine.clock / floor.clock
    return {
      what: `${what}, through the runtime of office.js, against a function that does nothing`,
      found: `${times(ratio)}, ${ms(mine.clock)} against ${ms(floor.clock)}; of the processor ${ms(mine.processor)} against ${ms(floor.processor)}`,
      goal: '<= 2 x',
      met: ratio <= 2,
    }
  }
  return [
    row('cells', `${calls.toLocaleString('en')} cells of =MEETING_ER(BE, PE, R)`),
    row('table', `=MEETING_ER(table) of ${rows.toLocaleString('en')} meetings with two trips each`),
  ]
}
