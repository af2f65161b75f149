/** `npm test`: installs and builds what is missing, runs all tests and ends with the plain line `N passed, N failed, N skipped`. */
import { missingPrograms } from './find.mjs'
import { ensureInstalled } from './install.mjs'
import { at } from './root.mjs'

const filters = process.argv.slice(2)
if (filters[0] === '--full') {
  filters.shift()
  process.env.TANBIAO_FULL = '1'
}
process.env.NODE_ENV = 'test'
process.chdir(at())

ensureInstalled()
const { ensureBuilt } = await import('./build.mjs')
await ensureBuilt()

const { startVitest } = await import('vitest/node')
const vitest = await startVitest('test', filters, { watch: false })
const files = vitest.state.getTestModules()
const states = files.flatMap((file) => [...file.children.allTests()].map((test) => test.result().state))
const count = (/** @type {string} */ state) => states.filter((one) => one === state).length

// A file that cannot be loaded and an error outside all tests count as failures too.
const broken = files.filter((file) => file.errors().length > 0).length + vitest.state.getUnhandledErrors().length
const failed = count('failed') + count('pending') + broken
const skipped = count('skipped')
await vitest.close()

if (skipped > 0) {
  for (const { name, install } of missingPrograms()) {
    console.log(
      `未找到 ${name}，需要它的测试会被跳过。安装方法：\n${name} not found; tests that need it are skipped. To install:\n  ${install}`,
    )
  }
  if (!process.env.TANBIAO_FULL) {
    console.log('较慢的测试只在完整运行时执行：\nSlow tests only run in the full run:\n  npm run test:full')
  }
}
console.log(`${count('passed')} passed, ${failed} failed, ${skipped} skipped`)
process.exit(failed > 0 || states.length === 0 || process.exitCode ? 1 : 0)
