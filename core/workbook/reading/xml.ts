/** One walk over the bytes of an XML part: it must be well-formed, in UTF-8, without a document type and not too deep or too full. */
import { limits } from './limits.ts'
import { broken, type Refused, tooLarge } from './refusals.ts'

declare const TextDecoder: new (
  label: 'utf-8',
  options: { fatal: boolean },
) => { decode(bytes?: Uint8Array, options?: { stream: boolean }): string }

/** A start tag: its name without prefix at `name` to `nameEnd`, its attributes up to `end`; `from` is its `<`, and the root has depth 1. */
export type Tag = { from: number; name: number; nameEnd: number; end: number; depth: number }

/** What hears of the elements; `open` may refuse the part. The same tag object is given each time. */
export type Visitor = { open?(tag: Tag): Refused | undefined; close?(depth: number, end: number): void }

/** Elements and attributes that were seen so far, in all parts. */
export type Count = { nodes: number }

const code = (character: string) => character.charCodeAt(0)
const [lt, gt, slash, equals, quote, apostrophe, ampersand, semicolon, colon] = [...'<>/=\'"&;:'].map(code)
export const codes = (text: string) => [...text].map(code)
const opening = {
  comment: codes('<!--'),
  cdata: codes('<![CDATA['),
  instruction: codes('<?'),
  declaration: codes('<!'),
}
const closing = { comment: codes('-->'), cdata: codes(']]>'), instruction: codes('?>') }
const entities = ['amp;', 'lt;', 'gt;', 'quot;', 'apos;'].map(codes)
const [hash, x] = [...'#x'].map(code)

const isSpace = (byte: number | undefined) => byte === 32 || byte === 10 || byte === 13 || byte === 9

function has(bytes: Uint8Array, at: number, text: number[]) {
  for (let i = 0; i < text.length; i++) if (bytes[at + i] !== text[i]) return false
  return true
}

/** Where the text ends that is looked for, or -1. */
function after(bytes: Uint8Array, from: number, text: number[]) {
  const first = text[0] as number
  for (let at = bytes.indexOf(first, from); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (has(bytes, at, text)) return at + text.length
  }
  return -1
}

const isDigit = (byte: number, hex: boolean) =>
  (byte >= 48 && byte <= 57) || (hex && (byte | 32) >= 97 && (byte | 32) <= 102)

/** `&amp;` and its like, and characters by number: there are no others without a document type. */
function isEntity(bytes: Uint8Array, at: number) {
  if (bytes[at + 1] !== hash) return entities.some((entity) => has(bytes, at + 1, entity))
  const hex = bytes[at + 2] === x
  const first = at + (hex ? 3 : 2)
  let end = first
  while (end < first + 7 && isDigit(bytes[end] ?? 0, hex)) end++
  return end > first && bytes[end] === semicolon
}

/** Whether a byte may stand in text or in an attribute. */
const isText = (bytes: Uint8Array, at: number) => {
  const byte = bytes[at] as number
  if (byte < 32) return isSpace(byte)
  return byte !== ampersand || isEntity(bytes, at)
}

/** Declared as anything but UTF-8, or not valid as such. */
function isForeign(bytes: Uint8Array) {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const step = 64 * 1024
  try {
    const head = decoder.decode(bytes.subarray(0, 200), { stream: true })
    const declared = /^\ufeff?<\?xml\s[^>]*?encoding\s*=\s*["']([^"']*)/.exec(head)?.[1]
    if (declared !== undefined && !/^utf-?8$/i.test(declared)) return true
    for (let at = 200; at < bytes.length; at += step) decoder.decode(bytes.subarray(at, at + step), { stream: true })
    decoder.decode()
    return false
  } catch {
    return true
  }
}

/** The name of the tag and where it ends, one after its `>`; how many attributes it has, or -1 where it is none. */
function readTag(bytes: Uint8Array, tag: Tag): number {
  let at = tag.from + 1
  tag.name = at
  for (;;) {
    const byte = bytes[at]
    if (byte === undefined || isSpace(byte) || byte === gt || byte === slash) break
    if (byte === lt || byte === equals || byte === quote || byte === apostrophe || byte < 32) return -1
    at++
    if (byte === colon) tag.name = at
  }
  tag.nameEnd = at
  if (tag.name === at) return -1
  for (let attributes = 0; ; attributes++) {
    const spaced = isSpace(bytes[at])
    while (isSpace(bytes[at])) at++
    if (bytes[at] === slash) at++
    if (bytes[at] === gt) {
      tag.end = at + 1
      return at - tag.from > limits.tag ? limits.nodes : attributes
    }
    if (!spaced || bytes[at - 1] === slash) return -1
    at = attributeEnd(bytes, at)
    if (at < 0) return -1
  }
}

function attributeEnd(bytes: Uint8Array, from: number): number {
  let at = from
  for (; bytes[at] !== equals && !isSpace(bytes[at]); at++) {
    const byte = bytes[at]
    if (byte === undefined || byte < 32 || byte === lt || byte === gt || byte === slash || byte === quote) return -1
  }
  if (at === from) return -1
  while (isSpace(bytes[at])) at++
  if (bytes[at] !== equals) return -1
  at++
  while (isSpace(bytes[at])) at++
  const mark = bytes[at]
  if (mark !== quote && mark !== apostrophe) return -1
  for (at++; bytes[at] !== mark; at++) if (at >= bytes.length || bytes[at] === lt || !isText(bytes, at)) return -1
  return at + 1
}

/** The end tag must name the element that is open. */
function closes(bytes: Uint8Array, at: number, start: number) {
  let i = 0
  for (; ; i++) {
    const byte = bytes[start + 1 + i]
    if (byte === undefined || isSpace(byte) || byte === gt || byte === slash) break
    if (bytes[at + 2 + i] !== byte) return -1
  }
  let end = at + 2 + i
  while (isSpace(bytes[end])) end++
  return bytes[end] === gt ? end + 1 : -1
}

/** Comments and their like, which hold nothing for us: where they end, or -1. */
function skipped(bytes: Uint8Array, at: number): number | undefined {
  if (has(bytes, at, opening.comment)) return after(bytes, at + 4, closing.comment)
  if (has(bytes, at, opening.cdata)) return after(bytes, at + 9, closing.cdata)
  if (has(bytes, at, opening.instruction)) return after(bytes, at + 2, closing.instruction)
  return undefined
}

/** Where the next tag begins, or -1; outside the root there is nothing but space. */
function textEnd(bytes: Uint8Array, from: number, inside: boolean) {
  let at = from
  for (; at < bytes.length && bytes[at] !== lt; at++) if (inside ? !isText(bytes, at) : !isSpace(bytes[at])) return -1
  return at
}

/** Walks over the part called `name`; undefined where there is nothing against it. */
export function scanXml(name: string, bytes: Uint8Array, count: Count, visitor: Visitor = {}): Refused | undefined {
  if (isForeign(bytes)) return broken.encoding(name)
  const open = new Int32Array(limits.depth + 1)
  const tag: Tag = { from: 0, name: 0, nameEnd: 0, end: 0, depth: 0 }
  let depth = 0
  let roots = 0
  let at = has(bytes, 0, [0xef, 0xbb, 0xbf]) ? 3 : 0
  while (at < bytes.length) {
    if (bytes[at] !== lt) {
      const end = textEnd(bytes, at, depth > 0)
      if (end < 0) return broken.syntax(name)
      if (end - at > limits.text) return tooLarge.nodes(name)
      at = end
      continue
    }
    if (bytes[at + 1] === slash) {
      at = depth === 0 ? -1 : closes(bytes, at, open[depth] as number)
      if (at < 0) return broken.syntax(name)
      visitor.close?.(depth, at)
      depth--
      continue
    }
    const beyond = skipped(bytes, at)
    if (beyond !== undefined) {
      if (beyond < 0) return broken.syntax(name)
      // They split the text around them; a marked section is text itself.
      if (beyond - at > limits.text) return tooLarge.nodes(name)
      count.nodes++
      at = beyond
      continue
    }
    if (has(bytes, at, opening.declaration)) return broken.doctype(name)
    tag.from = at
    const attributes = readTag(bytes, tag)
    if (attributes < 0 || (depth === 0 && roots > 0)) return broken.syntax(name)
    count.nodes += 1 + attributes
    if (count.nodes > limits.nodes) return tooLarge.nodes(name)
    depth++
    roots++
    if (depth > limits.depth) return broken.depth(name)
    open[depth] = at
    tag.depth = depth
    const refused = visitor.open?.(tag)
    if (refused) return refused
    at = tag.end
    if (bytes[at - 2] === slash) {
      visitor.close?.(depth, at)
      depth--
    }
  }
  return depth === 0 && roots > 0 ? undefined : broken.syntax(name)
}

const decoder = new TextDecoder('utf-8', { fatal: false })

/** Whether a tag has this name, whatever its prefix. */
export const isNamed = (bytes: Uint8Array, { name, nameEnd }: Tag, wanted: number[]) =>
  nameEnd - name === wanted.length && has(bytes, name, wanted)

/** The name of a tag without its prefix. */
export const localName = (bytes: Uint8Array, { name, nameEnd }: Tag) => decoder.decode(bytes.subarray(name, nameEnd))

/** The attributes of a tag with references such as `&amp;` left in them; of two with one name the last counts, as it does for hucre. */
export function attributesOf(bytes: Uint8Array, { nameEnd, end }: Tag): Map<string, string> {
  const attributes = new Map<string, string>()
  const text = decoder.decode(bytes.subarray(nameEnd, end))
  for (const [, name = '', double, single] of text.matchAll(/([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    attributes.set(name, double ?? single ?? '')
  }
  return attributes
}
