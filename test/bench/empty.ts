/** The floor that POST is measured against: a Hono app with one route that reads its body and does nothing. */
import { Hono } from 'hono'

const app = new Hono()
app.post('/v1/methods/meeting', async (c) => {
  await c.req.text()
  return c.body(null)
})

export default app
