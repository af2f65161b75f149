/** Draws the PNG files that the manifest names, and the icon of the pages. Run by hand after a change of scripts/mark.mjs; the results are committed. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { chromium } from 'playwright-core'
import { program } from './find.mjs'
import { mark, names, sizes } from './mark.mjs'
import { at, refuse } from './root.mjs'

const executablePath =
  program('chromium') ??
  refuse('绘制图标需要 Chromium，请先安装。', 'Drawing the icons needs Chromium; install it first.')

mkdirSync(at('addin/public/icons'), { recursive: true })
const browser = await chromium.launch({ executablePath, args: ['--disable-gpu', '--force-color-profile=srgb'] })
const page = await browser.newPage({ deviceScaleFactor: 1 })
for (const size of sizes) {
  const style = `body { margin: 0 } svg { display: block; width: ${size}px; height: ${size}px }`
  await page.setViewportSize({ width: size, height: size })
  for (const name of names) {
    await page.setContent(`<style>${style}</style>${mark(size, name)}`)
    await page.screenshot({ path: at('addin/public/icons', `${name}-${size}.png`), omitBackground: true })
  }
}
await browser.close()
writeFileSync(at('addin/public/favicon.svg'), mark(32))
