/** The tests by what they run in: `core` in Node, `worker` in workerd, `e2e` in a browser against the built site. */
import { cloudflareTest } from '@cloudflare/vitest-pool-workers'
import { configDefaults, defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

// The pool reads .env as bindings of the Worker unless told not to, and hears that only from the environment.
process.loadEnvFile('.env')

/** Files of a browser take longest: they go first, the short ones last, so that no processor is left without work at the end. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]) {
    const order = ['e2e', 'core', 'worker']
    const sorted = await super.sort(files)
    return sorted.sort((a, b) => order.indexOf(a.project.name) - order.indexOf(b.project.name))
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    // one worker fewer would leave one of two processors idle
    maxWorkers: '100%',
    projects: [
      {
        oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
        test: {
          name: 'core',
          isolate: false,
          include: ['test/**/*.test.{ts,tsx}'],
          setupFiles: ['test/setup.ts'],
          exclude: [...configDefaults.exclude, 'test/worker/**', 'test/e2e/**'],
          // properties and mutants take their time on a busy machine; no test measures it
          testTimeout: 600_000,
        },
      },
      {
        plugins: [cloudflareTest({ wrangler: { configPath: 'wrangler.toml' } })],
        test: { name: 'worker', include: ['test/worker/**/*.test.ts'], isolate: false },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          // one server for all, one browser for each process, which the files share
          globalSetup: ['test/e2e/host/setup.ts'],
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // a second, the default, is short for a page on a busy machine
          expect: { poll: { timeout: 20_000 } },
        },
      },
    ],
  },
})
