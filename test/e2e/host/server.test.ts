/** The server of the end-to-end tests: it answers on this computer and is gone after stop. */
import { expect, test } from 'vitest'
import { startServer } from './server.ts'

test('the built product answers on 127.0.0.1 until it is stopped', async () => {
  const { url, stop } = await startServer()
  expect(new URL(url).hostname).toBe('127.0.0.1')
  const page = await fetch(`${url}/`)
  expect([page.status, page.headers.get('content-type')]).toEqual([200, expect.stringContaining('text/html')])
  await stop()
  await expect(fetch(url)).rejects.toThrow()
})
