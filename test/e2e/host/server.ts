/** The built product for the end-to-end tests: what `npm run build` made, in workerd, on a free port of this computer. */
import { existsSync } from 'node:fs'
import { at } from '../../../scripts/root.mjs'
import { serve } from '../../../scripts/serve.mjs'

export type Server = { url: string; stop: () => Promise<void> }

/** Starts the product; `stop` resolves when workerd has ended. The Worker has no network, and nothing looks for updates or reports anything. */
export const startServer = (): Promise<Server> => {
  for (const part of ['dist/worker/index.js', 'dist/site/index.html']) {
    if (!existsSync(at(part))) throw new Error(`${part} is missing; run npm run build first.`)
  }
  return serve(0)
}
