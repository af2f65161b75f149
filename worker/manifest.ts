/** The Excel manifest for the origin it is served from: one committed template, and the rules which origin may stand in it. */

/** The origin written in the template, manifest.xml. */
const placeholder = 'https://tanbiao.example'

/** Scheme, host and port in plain characters: nothing that passes here can end an attribute, so it goes into XML as it is. */
const plain = /^https?:\/\/(?:[a-z0-9-]+(?:\.[a-z0-9-]+)*|\[[0-9a-f:]+\])(?::\d{1,5})?$/

const loopback = /^http:\/\/(?:localhost|(?:[a-z0-9-]+\.)+localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/

const notice = `<!-- 仅供本机开发：此清单使用本机的 http 地址，Excel 只在开发环境接受；正式部署必须使用 https。
     For development on this computer only: this manifest uses plain http on loopback; a deployment needs https. -->`

/**
 * The origin that a manifest may name, or undefined if the text is no origin: a setting may be mistyped and a request's Host header is written by the caller.
 * Office loads add-ins over https only, so http stays only on loopback and becomes https everywhere else (a proxy in front that ends TLS).
 */
export const manifestOrigin = (text: string): string | undefined => {
  // The URL parser forgives too much: it drops tabs and line ends, reads "\\" as "/", and takes paths and user names.
  if (!/^https?:\/\/[^\s\\/?#@]+$/i.test(text) || !URL.canParse(text)) return undefined
  const { origin } = new URL(text)
  if (!plain.test(origin)) return undefined
  return loopback.test(origin) ? origin : origin.replace(/^http:/, 'https:')
}

/** A text of ours that names the placeholder, with an origin that `manifestOrigin` let through. */
export const withOrigin = (template: string, origin: string): string => template.replaceAll(placeholder, origin)

/** The manifest for an origin. Throws on a text that is no origin; ask `manifestOrigin` first when the text comes from outside. */
export const manifestFor = (template: string, origin: string): string => {
  const ours = manifestOrigin(origin)
  if (ours === undefined) throw new TypeError('manifestFor: not an origin of scheme, host and port')
  // The template's own comments speak of the template.
  const manifest = withOrigin(template.replace(/[ \t]*<!--[\s\S]*?-->\r?\n?/g, ''), ours)
  return ours.startsWith('https:') ? manifest : manifest.replace(/^(<\?xml[^>]*\?>\r?\n)?/, `$1${notice}\n`)
}
