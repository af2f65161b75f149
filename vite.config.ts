/** Builds the pages of the add-in and the calculator: every HTML file in addin/ is one page of the site. */
import { readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { defineConfig } from 'vite'

const root = join(import.meta.dirname, 'addin')

const pages = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.html') && !path.startsWith('public'))
  .map((path) => join(root, path))

export default defineConfig({
  root,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: '../dist/site',
    emptyOutDir: true,
    // The oldest browser is the one inside WPS.
    target: 'chrome80',
    // The pages' policy allows no inline fonts, and every browser named above knows modulepreload.
    assetsInlineLimit: 0,
    // the notices that the licences of what is bundled ask for
    license: { fileName: 'licenses.md' },
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: [...pages, join(root, 'functions.ts'), join(root, 'wps/publish.ts')],
      // The manifest names /functions.js, the pages that install in WPS /wps/publish.js; everything else is found through a page of ours here and may carry a hash.
      output: {
        entryFileNames: ({ facadeModuleId }) => {
          const path = relative(root, facadeModuleId ?? '')
          return /^(functions|wps.publish)\.ts$/.test(path) ? path.replace(/ts$/, 'js') : 'assets/[name]-[hash].js'
        },
        // else the factors, which every method needs, would stand in one file with a method that few need
        codeSplitting: { groups: [{ name: 'factors', test: /core\/factors\// }] },
      },
    },
  },
})
