/** The floor that POST is measured against: a Hono app with one route that reads its body, does nothing and answers an empty JSON object. */
import { Hono } from 'hono'

const app = new Hono()
app.post('/v1/methods/meeting', async (c) => {
  await c.req.text()
  return c.json({})
})

export default app
