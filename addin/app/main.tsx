/** Starts the calculator. */
import './older.ts'
import { render } from 'preact'
import * as z from 'zod/mini'
import { App } from './app.tsx'
import { followOfficeTheme } from './theme.ts'

// The page's policy forbids code made from texts; without this zod would try, and the browser would report it.
z.config({ jitless: true })

followOfficeTheme()

/** In the task pane this script waits for nothing, so that it may come before the rest of the page. */
const start = () => {
  const place = document.getElementById('app')
  if (place) render(<App />, place)
  else setTimeout(start)
}
start()
