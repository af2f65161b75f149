/** Runs the built Worker with its static files in workerd, on one local origin and without any network beyond it. */
import { Miniflare, Response } from 'miniflare'
import { unstable_getMiniflareWorkerOptions } from 'wrangler'
import { at } from './root.mjs'

// Otherwise its lines would become variables of the Worker.
process.loadEnvFile(at('.env'))

/**
 * Serves what `npm run build` made, as wrangler.toml says. Port 0 takes any free port.
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>} The origin, once it answers, and how to end it.
 */
export const serve = async (/** @type {number} */ port) => {
  const { workerOptions } = unstable_getMiniflareWorkerOptions(at('wrangler.toml'))
  const server = new Miniflare({
    host: '127.0.0.1',
    port,
    cf: false,
    workers: [
      {
        ...workerOptions,
        name: 'tanbiao',
        modules: [{ type: 'ESModule', path: at('dist/worker/index.js') }],
        outboundService: () => new Response('No outgoing requests', { status: 502 }),
      },
    ],
  })
  const url = await server.ready
  return { url: url.origin, stop: () => server.dispose() }
}
