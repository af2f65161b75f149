/** Everything around the calculations: definitions, factors, replay, the manifest, static files, and the headers of each. */
import { describe, expect, test } from 'vitest'
import { definitions, factorSet, families, listFactors } from '#core'
import { routes } from '../../worker/routes.ts'
import { call, document, env, post, postJson } from './app.ts'

describe('methods', () => {
  test('the list', async () => {
    const { json, headers } = await call('/v1/methods')
    expect(json.methods.map(({ id }: { id: string }) => id)).toEqual(definitions.map(({ id }) => id))
    expect(json.methods[0].standard.status).toBe('draft')
    expect(headers.get('cache-control')).toBe('public, max-age=300')
  })

  test.each(definitions.map((one) => [one.id, one] as const))('the definition of %s', async (id, definition) => {
    const { json } = await call(`/v1/methods/${id}`)
    expect(Object.keys(json.inputs.properties)).toEqual([...Object.keys(definition.inputs), 'uncertainty', 'pedigree'])
    expect(json.formulas.map(({ key }: { key: string }) => key)).toEqual(Object.keys(definition.formulas))
    expect(json.example).toEqual(definition.example)
    expect((await postJson(`/v1/methods/${id}`, json.example)).status).toBe(200)
  })

  test('units, clauses and codes are in the definition', async () => {
    const { json } = await call('/v1/methods/meeting')
    expect(json.inputs.properties.R).toMatchObject({ minimum: 0, maximum: 1, 'x-unit': '-', 'x-clause': '2.3.6 (3)' })
    expect(json.inputs.properties.trips.items.properties.L).toMatchObject({
      'x-unit': 'pkm',
      'x-default': { is: 'n * d * k' },
    })
    expect(json.inputs.properties.apply).toMatchObject({ default: 'both' })
    expect(json.codes).toContainEqual(
      expect.objectContaining({ code: 'M-NEGATIVE', severity: 'warn', clause: '2.3.6' }),
    )
    expect(json.codes).toContainEqual(expect.objectContaining({ code: 'EF-NONE', severity: 'error' }))
    expect(json.functions.map(({ name }: { name: string }) => name)).toContain('MEETING_PE_SHARE')
  })

  test('a method that does not exist: the answer names those that do', async () => {
    const { status, errors } = await call('/v1/methods/flight')
    expect(status).toBe(404)
    expect(errors).toMatchObject([{ code: 'NO-METHOD', en: expect.stringContaining('meeting') }])
  })
})

describe('factors', () => {
  test('by family, place and year, with the source', async () => {
    const { json } = await call('/v1/factors?family=grid&place=%E5%8C%97%E4%BA%AC')
    expect(json.total).toBe(json.records.length)
    expect(json.total).toBeGreaterThan(0)
    for (const record of json.records)
      expect(record).toMatchObject({ family: 'grid', place: 'CN-BJ', source: { url: expect.stringContaining('http') } })
    const [{ id, year }] = json.records
    const one = await call(`/v1/factors/${id}`)
    expect(one.json).toEqual(json.records[0])
    expect((await call(`/v1/factors/${encodeURIComponent(id)}`)).json).toEqual(one.json)
    expect((await call(`/v1/factors?family=grid&place=110000&year=${year}`)).json.records[0]).toEqual(one.json)
  })

  test('all of them', async () => {
    const { json } = await call('/v1/factors')
    expect(json.factors).toBe(factorSet)
    expect(json.total).toBeGreaterThan(100)
  })

  test.each([
    ['?family=footprint&place=全国&year=2024', 11],
    ['?family=footprint&place=北京', 0],
    ['?family=grid&place=华北&year=2023', 1],
    ['?family=water&place=英国', 4],
    ['?family=material&place=中国&year=2021', 3],
    ['?family=pue&place=北京市', 1],
    ['?family=gwp&place=世界&set=ar6', 22],
    ['?family=waste&year=2024', 0],
  ])('%s: %i records', async (query, total) => {
    const { status, json } = await call(`/v1/factors${encodeURI(query)}`)
    expect([status, json.total, json.records.length]).toEqual([200, total, total])
  })

  test('a family without records is refused like one that does not exist', async () => {
    for (const family of [...families.filter((one) => listFactors({ family: one }).length === 0), 'heat']) {
      const { status, errors } = await call(`/v1/factors?family=${family}`)
      expect([status, errors[0]?.path, errors[0]?.code]).toEqual([400, '/family', 'EF-UNKNOWN'])
      expect(errors[0]?.en).toContain('footprint')
    }
  })

  test.each([
    ['?family=coal', 400, '/family EF-UNKNOWN'],
    ['?place=Atlantis', 400, '/place EF-UNKNOWN'],
    ['?year=latest', 400, '/year TYPE'],
    ['?town=x', 400, '/town UNKNOWN-KEY'],
    ['?year=2022&year=2023', 400, '/year CONFLICT'],
    ['/grid/average/CN/1900', 404, ' EF-UNKNOWN'],
    ['/x', 404, ' EF-UNKNOWN'],
    ['/%E0%A4%A', 404, ' EF-UNKNOWN'],
    ['/grid/average/CN/2023?x=1', 400, '/x UNKNOWN-KEY'],
  ])('%s: %i %s', async (rest, status, first) => {
    const answer = await call(`/v1/factors${rest}`)
    expect(answer.status).toBe(status)
    expect(`${answer.errors[0]?.path} ${answer.errors[0]?.code}`).toBe(first)
  })
})

describe('replay', () => {
  const stored = async () => (await postJson('/v1/methods/meeting?trace=1', definitions[0].example)).json

  test('an untouched result is equal', async () => {
    const { status, json } = await postJson('/v1/replay', await stored())
    expect([status, json.equal]).toEqual([200, true])
  })

  test('the first difference is named', async () => {
    const result = await stored()
    result.outputs.BE.value += 1
    const { json } = await postJson('/v1/replay', result)
    expect(json).toMatchObject({ equal: false, path: '/outputs/BE/value' })
  })

  test.each<[string, unknown, string]>([
    ['no method', {}, '/method MISSING'],
    ['another edition', { method: 'meeting', edition: '1999', factors: factorSet }, '/edition CHOICE'],
    ['no object', 7, '/method MISSING'],
    ['a method that is no text', { method: { toString: 1 } }, '/method CHOICE'],
    ['a long name', { method: 'x'.repeat(100_000) }, '/method CHOICE'],
  ])('%s', async (_name, value, first) => {
    const { status, errors, text } = await postJson('/v1/replay', value)
    expect(status).toBe(422)
    expect(`${errors[0]?.path} ${errors[0]?.code}`).toBe(first)
    expect(text.length).toBeLessThan(16_384)
  })

  test('a number beyond doubles is not taken for another', async () => {
    const text = JSON.stringify(await stored()).replace(/"value":[\d.]+/, '"value":1e999')
    const { status, errors } = await post('/v1/replay', text)
    expect([status, errors[0]?.code]).toEqual([422, 'NOT-FINITE'])
    expect((await postJson('/v1/replay?trace=1', {})).status).toBe(400)
  })
})

describe('the manifest', () => {
  test('names the origin of the request', async () => {
    const { text, type } = await call('https://carbon.example/manifest.xml')
    expect(type).toBe('application/xml')
    expect(text).toContain('href="https://carbon.example/x"')
  })

  test('or the one that is set', async () => {
    const { text } = await call('https://inside.example/manifest.xml', {}, { PUBLIC_ORIGIN: 'https://outside.example' })
    expect(text).toContain('href="https://outside.example/x"')
  })
})

describe('other methods and paths', () => {
  test.each([...new Set(routes.map(({ path }) => path))])('%s allows what the table says', async (path) => {
    const at = path.replace('{id}', 'grid/average/CN/2023')
    const known = routes
      .filter((route) => route.path === path)
      .flatMap(({ method }) => (method === 'GET' ? ['GET', 'HEAD'] : [method]))
    for (const method of ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'].filter((one) => !known.includes(one))) {
      const answer = await call(at, { method })
      expect([method, answer.status, answer.headers.get('allow')]).toEqual([method, 405, known.join(', ')])
      expect(answer.errors).toMatchObject([{ code: 'METHOD' }])
    }
  })

  test('HEAD is GET without the body', async () => {
    const head = await call('/v1/methods', { method: 'HEAD' })
    expect([head.status, head.text, head.type]).toEqual([200, '', 'application/json'])
    expect((await call('/', { method: 'HEAD' })).status).toBe(200)
  })

  test.each([
    '/v1',
    '/v1/',
    '/v1/nothing',
    '/v1/factors/',
    '/v1/methods/',
    '/v1/methods/meeting/',
    '/v1/methods/__proto__',
  ])('%s is no page', async (path) => {
    const { status, type } = await call(path)
    expect([status, type]).toEqual([404, 'application/problem+json'])
  })

  test('an unknown path is a page that says so', async () => {
    const { status, type, headers } = await call('/nothing')
    expect([status, type]).toEqual([404, 'text/html'])
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    for (const path of ['/en/nothing', '/help/NOTHING.en.html']) {
      const english = await call(path)
      expect([english.status, english.text]).toEqual([404, 'nothing here in English'])
      expect(english.headers.get('content-security-policy')).toBe(headers.get('content-security-policy'))
    }
    const without = { ...env, ASSETS: { fetch: async () => new Response(null, { status: 404 }) } }
    expect((await call('/nothing', {}, without)).type).toBe('application/problem+json')
    expect((await call('/nothing', { method: 'POST' })).status).toBe(405)
  })

  test('a fault of ours says nothing about itself', async () => {
    const broken = { ASSETS: { fetch: () => Promise.reject(new Error('secret at place.ts:7')) } }
    const said = console.error
    console.error = () => {}
    const { status, text } = await call('/', {}, broken)
    console.error = said
    expect(status).toBe(500)
    expect(text).not.toMatch(/secret|place/)
  })
})

describe('static files', () => {
  test.each([
    ['/', 'the calculator'],
    ['/taskpane.html', 'the pane'],
    ['/docs/', 'the docs'],
    ['/wps/', 'the page of WPS'],
    ['/docs/methods/meeting', 'the method'],
    ['/help/MEETING_ER', 'the function'],
    ['/help/MEETING_ER.html', 'the function'],
  ])('%s', async (path, text) => {
    const answer = await call(path)
    expect([answer.status, answer.text]).toEqual([200, text])
  })

  test.each(['/en', '/en/'])('%s is the calculator in English', async (path) => {
    const { status, headers } = await call(`${path}?x=1`)
    expect([status, headers.get('location')]).toEqual([308, '/?lang=en&x=1'])
    expect((await call(path)).headers.get('location')).toBe('/?lang=en')
  })

  test.each([
    ['/en/help', '/help/index.en.html'],
    ['/en/docs/', '/docs/index.en.html'],
    ['/en/docs/methods/', '/docs/methods/index.en.html'],
    ['/en/help/MEETING_ER', '/help/MEETING_ER.en.html'],
    ['/en/docs/factors.html', '/docs/factors.en.html'],
  ])('%s is the English page', async (path, page) => {
    const { status, headers } = await call(`${path}?x=1`)
    expect([status, headers.get('location')]).toEqual([308, `${page}?x=1`])
  })

  test.each(['/docs', '/docs/methods', '/help', '/wps'])('%s gets its slash', async (path) => {
    const { status, headers } = await call(`${path}?x=1`)
    expect([status, headers.get('location')]).toEqual([308, `${path}/?x=1`])
  })
})

describe('headers', () => {
  const hsts = 'max-age=31536000; includeSubDomains'
  const paths = [
    '/',
    '/docs/',
    '/nothing',
    '/v1/methods',
    '/v1/nothing',
    '/assets/main-1a2b3c.js',
    '/manifest.xml',
    '/docs',
    '/templates/meeting.xlsx',
    '/functions.json',
    '/v1/methods/meeting.txt',
  ]
  test.each(paths)('%s: what all have', async (path) => {
    const { headers } = await call(path)
    expect(headers.get('strict-transport-security')).toBe(hsts)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    for (const never of [
      'x-frame-options',
      'set-cookie',
      'server',
      'x-powered-by',
      'access-control-allow-credentials',
    ]) {
      expect(headers.get(never)).toBeNull()
    }
  })

  const security = async (path: string, settings = {}) =>
    (await call(path, {}, settings)).headers.get('content-security-policy')

  test('framed pages name office.js and the hosts that frame them', async () => {
    const policy = await security('/taskpane.html')
    expect(policy).toBe(
      "default-src 'none'; script-src 'self' https://appsforoffice.microsoft.com; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; object-src 'none'; form-action 'none'; frame-ancestors 'self' https://*.officeapps.live.com https://*.sharepoint.com https://*.office.com https://*.office365.com https://*.microsoft365.com https://*.cloud.microsoft https://onedrive.live.com",
    )
    const { headers } = await call('/')
    expect(headers.get('content-security-policy')).toBe(policy)
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('permissions-policy')).toBe('camera=(), microphone=(), geolocation=(), payment=(), usb=()')
    expect(headers.get('cross-origin-opener-policy')).toBeNull()
    expect(headers.get('cache-control')).toBe('no-cache')
  })

  test('both are settings, and a slip in them cannot end the policy', async () => {
    const settings = {
      OFFICE_JS_ORIGIN: 'https://office.example',
      FRAME_ANCESTORS: "https://*.host.example; script-src * 'none'",
    }
    const policy = await security('/', settings)
    expect(policy).toContain("script-src 'self' https://office.example;")
    expect(policy).not.toContain('script-src *')
    expect(await security('/', { FRAME_ANCESTORS: 'https://*.host.example' })).toMatch(
      /frame-ancestors 'self' https:\/\/\*\.host\.example$/,
    )
  })

  test('pages to read', async () => {
    const { headers } = await call('/help/MEETING_ER')
    expect(headers.get('content-security-policy')).toMatch(/script-src 'self';.*frame-ancestors 'none'$/)
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
  })

  test('pages of WPS load no foreign script, and only the one that installs may ask the service of WPS', async () => {
    expect(await security('/wps/index.html')).toMatch(
      /script-src 'self';.*connect-src 'self';.*frame-ancestors 'self'$/,
    )
    expect(await security('/wps/publish.html')).toMatch(
      /script-src 'self';.*connect-src 'self' http:\/\/127\.0\.0\.1:58890;.*frame-ancestors 'none'$/,
    )
    for (const path of ['/', '/taskpane.html', '/wps/', '/help/MEETING_ER'])
      expect(await security(path)).not.toContain('58890')
    const { text } = await call('https://inside.example/wps/jsplugins.xml')
    expect(text).toBe('<jspluginonline url="https://inside.example/wps/"/>')
  })

  test.each([
    ['/wps/ribbon.xml', 'no-cache', null],
    ['/assets/main-1a2b3c.js', 'public, max-age=31536000, immutable', null],
    ['/functions.json', 'no-cache', '*'],
    ['/icons/icon-16.png', 'no-cache', null],
  ])('%s', async (path, cache, origin) => {
    const { headers } = await call(path)
    expect(headers.get('cache-control')).toBe(cache)
    expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin')
    expect(headers.get('access-control-allow-origin')).toBe(origin)
  })

  test.each(['/v1/methods', '/v1/nothing', '/templates/meeting.xlsx'])('%s is sealed', async (path) => {
    const { headers } = await call(path)
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'; sandbox")
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
  })

  test('downloads have a name', async () => {
    const { headers } = await call('/templates/meeting.xlsx')
    expect(headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''meeting.xlsx")
  })
})

describe('the OpenAPI document', () => {
  test('has an operation for every route', () => {
    const operations = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
    )
    expect(operations.sort()).toEqual(routes.map(({ method, path }) => `${method} ${path}`).sort())
    const ids = Object.values(document.paths).flatMap((item) =>
      Object.values(item).map((one) => (one as { operationId?: string }).operationId),
    )
    expect(new Set(ids).size).toBe(routes.length)
  })

  test('refers to nothing that is not there', () => {
    const names = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name)
    expect(names.filter((name) => !Object.hasOwn(document.components.schemas, name ?? ''))).toEqual([])
  })
})
