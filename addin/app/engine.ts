/** What computes and what shows the answer: fetched once the form stands. From core it takes modules by their names: the whole of core would bring every method. */
import * as z from 'zod/mini'

// the policy of the page forbids code made from texts; without this zod would try, and the browser would report it
z.config({ jitless: true })

export { prepare } from '#core/calculate'
export { compute } from './compute.ts'
export { FactorSearch } from './factor-search.tsx'
export { Factors } from './factors.tsx'
export { FilledFile } from './filled-file.tsx'
export { mainOutput, ResultView, shownLists } from './result.tsx'
export { Pinned, pinnedOnce, SettingsForm } from './settings.tsx'
export { Suggestions } from './suggestions.tsx'
export { Trace } from './trace.tsx'
export { inWords } from './words.ts'
