/** What the build writes into the site from the definitions. */
export { gallery } from './gallery.ts'
export { pages } from './pages.ts'
export { templateList, templates } from './templates.ts'
