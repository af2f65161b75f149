/** The Worker: the routes of the API, and for every other path the static files. */
import { Hono } from 'hono'
import type { Call, Env } from './env.ts'
import { file } from './files.ts'
import { limits } from './limits.ts'
import { methods } from './methods.ts'
import { httpProblem, refuse, urlTooLong } from './problems.ts'
import { allowed, routes } from './routes.ts'

const app = new Hono<{ Bindings: Env }>()

for (const { method, path, answer } of routes) {
  app.on(method, path.replace(/\{(\w+)\}/, ':$1{.+}'), (c) =>
    c.req.url.length > limits.url ? urlTooLong(c) : answer(c),
  )
}

const isRead = ({ req }: Call) => req.method === 'GET' || req.method === 'HEAD'

const otherMethod = (c: Call, methods: readonly string[]) => {
  const allow = methods.join(', ')
  return refuse(c, 'method', [httpProblem('METHOD', ` ${allow}`)], { Allow: allow })
}

app.notFound((c) => {
  const { path } = c.req
  const known = allowed(path)
  if (known.length > 0) return otherMethod(c, known)
  if (/^\/v1\/(methods|templates)\/./.test(path)) {
    const ids = methods.map(({ definition }) => definition.id).join(', ')
    return refuse(c, 'not-found', [httpProblem('NO-METHOD', ` ${ids}`)])
  }
  if (path === '/v1' || path.startsWith('/v1/')) return refuse(c, 'not-found', [httpProblem('NOT-FOUND')])
  if (!isRead(c)) return otherMethod(c, ['GET', 'HEAD'])
  return c.req.url.length > limits.url ? urlTooLong(c) : file(c)
})

app.onError((error, c) => {
  // For whoever runs the service; the answer says nothing of it.
  console.error(error)
  return refuse(c, 'fault', [httpProblem('FAULT')])
})

export default app
