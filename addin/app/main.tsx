/** Starts the calculator. */
import './older.ts'
import { render } from 'preact'
import { App, opened } from './app.tsx'
import { followOfficeTheme } from './theme.ts'

followOfficeTheme()

/** In the task pane this script waits for nothing, so that it may come before the rest of the page. */
const place = (): Promise<HTMLElement> =>
  new Promise((resolve) => {
    const look = () => {
      const found = document.getElementById('app')
      if (found) resolve(found)
      else setTimeout(look)
    }
    look()
  })

const start = async () => {
  const [first, into] = await Promise.all([opened(), place()])
  render(<App first={first} />, into)
}
start()
