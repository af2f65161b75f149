/** The headers of each kind of answer, made once. */
import type { Env } from './env.ts'
import { reportStyleHash } from './report-style.ts'

type HeaderSet = Readonly<Record<string, string>>

const everywhere = {
  'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
  'X-Content-Type-Options': 'nosniff',
} satisfies HeaderSet

export const caching = {
  never: 'no-store',
  check: 'no-cache',
  short: 'public, max-age=300',
  forever: 'public, max-age=31536000, immutable',
} as const

/** Data that is no page: nothing may run in it, nobody may frame it. */
const data = {
  ...everywhere,
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
  'Cross-Origin-Resource-Policy': 'same-origin',
} satisfies HeaderSet

const readable = { 'Access-Control-Allow-Origin': '*' } satisfies HeaderSet

const typed = (type: string, cache: keyof typeof caching, ...more: HeaderSet[]): HeaderSet =>
  Object.assign({ ...data, 'Content-Type': type, 'Cache-Control': caching[cache] }, ...more)

export const types = {
  html: 'text/html; charset=utf-8',
  json: 'application/json; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  csv: 'text/csv; charset=utf-8; header=present',
  xml: 'application/xml; charset=utf-8',
  problem: 'application/problem+json; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

/** Answers to POST. */
export const posted = typed(types.json, 'never')
/** A page made for one request: nothing in it loads or runs, and only its own style sheet counts. */
export const postedPage: HeaderSet = {
  ...everywhere,
  'Content-Security-Policy': `default-src 'none'; style-src '${reportStyleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox`,
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'Content-Type': types.html,
  'Cache-Control': caching.never,
  Vary: 'Accept',
}
export const postedProblem = typed(types.problem, 'never')
/** Answers to GET, which pages of other origins may read. */
export const readProblem = typed(types.problem, 'never', readable)
export const readText = typed(types.txt, 'never', readable)
export const manifest = typed(types.xml, 'check')
/** Workbooks: the files of templates, and those made for one request. */
export const workbook = { read: typed(types.xlsx, 'short', readable), posted: typed(types.xlsx, 'never') }

const read = (type: string) => ({
  short: typed(type, 'short', readable),
  forever: typed(type, 'forever', readable),
})
/** By format, and by whether the URL pins everything that an answer depends on. */
export const answers = {
  json: read(types.json),
  txt: read(types.txt),
  csv: read(types.csv),
  xml: read(types.xml),
}

const policy = (script: string, ancestors: string, connect = "'self'") =>
  [
    "default-src 'none'",
    `script-src ${script}`,
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src ${connect}`,
    "base-uri 'none'",
    "object-src 'none'",
    "form-action 'none'",
    `frame-ancestors ${ancestors}`,
  ].join('; ')

const page = {
  ...everywhere,
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
  'Cache-Control': caching.check,
} satisfies HeaderSet

const officeJs = 'https://appsforoffice.microsoft.com'
/** No official list of hosts that frame add-ins exists; this is what they have been seen to be. */
const hosts = [
  'officeapps.live.com',
  'sharepoint.com',
  'office.com',
  'office365.com',
  'microsoft365.com',
  'cloud.microsoft',
]
const ancestors = [...hosts.map((host) => `https://*.${host}`), 'https://onedrive.live.com']

/** The sources of a setting; what is none is left out, so that a slip cannot end the policy early. */
const sources = (setting: string | undefined, standard: readonly string[]) =>
  (setting?.split(/\s+/) ?? standard).filter((one) => /^'none'$|^'self'$|^https?:\/\/[\w*.:[\]-]+$/.test(one))

/** Pages that spreadsheet programs show in a frame. */
const framed = ({ OFFICE_JS_ORIGIN, FRAME_ANCESTORS }: Env): HeaderSet => {
  const script = ["'self'", ...sources(OFFICE_JS_ORIGIN, [officeJs])].join(' ')
  const parents = ["'self'", ...sources(FRAME_ANCESTORS, ancestors)].join(' ')
  return { ...page, 'Content-Security-Policy': policy(script, parents) }
}

/** Pages to read. */
const docs: HeaderSet = {
  ...page,
  'Content-Security-Policy': policy("'self'", "'none'"),
  'Cross-Origin-Opener-Policy': 'same-origin',
}

/** The service that WPS runs on a computer; the page that installs the add-in may ask it, when somebody clicks. */
const wpsService = 'http://127.0.0.1:58890'
/** Pages that WPS opens by itself, and loads no foreign script into. */
const inWps: HeaderSet = { ...page, 'Content-Security-Policy': policy("'self'", "'self'") }
const wpsInstall: HeaderSet = {
  ...docs,
  'Content-Security-Policy': policy("'self'", "'none'", `'self' ${wpsService}`),
}

const asset: HeaderSet = {
  ...everywhere,
  'Cache-Control': caching.check,
  'Cross-Origin-Resource-Policy': 'cross-origin',
}
const hashed: HeaderSet = { ...asset, 'Cache-Control': caching.forever }
const openData: HeaderSet = { ...asset, ...readable }
const download: HeaderSet = { ...data, 'Cache-Control': caching.check }

/** The headers of a static file, by its path. */
export function fileHeaders(path: string, env: Env): HeaderSet {
  if (path.startsWith('/assets/')) return hashed
  if (/^\/wps\/publish(\.en)?\.html$/.test(path)) return wpsInstall
  if (path.startsWith('/wps/') && path.endsWith('.html')) return inWps
  if (path.endsWith('.html'))
    return /^\/(docs|help|templates|en)\/|^\/404(\.en)?\.html$/.test(path) ? docs : framed(env)
  if (/^\/functions[\w.-]*\.json$|^\/openapi\.json$/.test(path)) return openData
  const name = /[^/]+\.xlsx$/.exec(path)?.[0]
  if (name === undefined) return asset
  return { ...download, 'Content-Disposition': `attachment; filename*=UTF-8''${name}` }
}
