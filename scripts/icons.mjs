/** Draws addin/icons/*.svg into the PNG files the manifest names. Run by hand after a change of the drawings; the results are committed. */
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs'
import { chromium } from 'playwright-core'
import { program } from './find.mjs'
import { at, refuse } from './root.mjs'

/** The small sizes have simpler drawings of their own: the big one scaled down blurs. */
const drawings = { 16: 'icon-16', 32: 'icon-32', 64: 'icon', 80: 'icon' }

const executablePath =
  program('chromium') ??
  refuse('绘制图标需要 Chromium，请先安装。', 'Drawing the icons needs Chromium; install it first.')

mkdirSync(at('addin/public/icons'), { recursive: true })
const browser = await chromium.launch({ executablePath, args: ['--disable-gpu', '--force-color-profile=srgb'] })
const page = await browser.newPage({ deviceScaleFactor: 1 })
for (const [size, drawing] of Object.entries(drawings)) {
  const svg = readFileSync(at('addin/icons', `${drawing}.svg`), 'utf8')
  const style = `body { margin: 0 } svg { display: block; width: ${size}px; height: ${size}px }`
  await page.setViewportSize({ width: Number(size), height: Number(size) })
  await page.setContent(`<style>${style}</style>${svg}`)
  await page.screenshot({ path: at('addin/public/icons', `icon-${size}.png`), omitBackground: true })
}
await browser.close()
copyFileSync(at('addin/icons/icon-32.svg'), at('addin/public/favicon.svg'))
