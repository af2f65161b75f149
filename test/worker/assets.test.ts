/** The static files, served through the Worker in workerd. */
import { SELF } from 'cloudflare:test'
import { expect, test } from 'vitest'

const get = (path: string) => SELF.fetch(`https://tanbiao.example${path}`)

test.for(['/', '/docs/'])('%s is a page', async (path) => {
  const answer = await get(path)
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toMatch('text/html')
  expect(await answer.text()).toMatch('<!doctype html>')
})

test('an unknown path is not found', async () => {
  expect((await get('/nothing-here')).status).toBe(404)
})
