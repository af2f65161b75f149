/** What the parts of a workbook say of one another: what kind of file it is, what is linked to it, and which parts are its sheets. */
import { limits } from './limits.ts'
import { broken, noWorkbook, type Refused, tooLarge, unwanted } from './refusals.ts'
import { attributesOf, codes, isNamed, type Visitor } from './xml.ts'

export const partNames = {
  types: '[Content_Types].xml',
  root: '_rels/.rels',
  workbook: 'xl/workbook.xml',
  links: 'xl/_rels/workbook.xml.rels',
} as const

/** What the file is, by the parts it holds; undefined where it is a workbook without macros and links. */
export function unfit(parts: string[]): Refused | undefined {
  const holds = (pattern: RegExp) => parts.some((name) => pattern.test(name))
  if (!parts.includes(partNames.workbook) || !parts.includes(partNames.types)) {
    if (holds(/^word\//)) return noWorkbook.word
    if (holds(/^ppt\//)) return noWorkbook.slides
    if (holds(/^xl\/workbook\.bin$/)) return noWorkbook.binary
    return holds(/^mimetype$/) && holds(/^content\.xml$/) ? noWorkbook.openDocument : noWorkbook.other
  }
  if (holds(/(^|\/)vbaProject[^/]*\.bin$|^xl\/macrosheets\//i)) return unwanted.macros
  return holds(/^xl\/externalLinks\//i) ? unwanted.links : undefined
}

const names = { relationship: codes('Relationship'), sheet: codes('sheet') }

/** Content types: macros are also told by them. */
export const typesVisitor = (bytes: Uint8Array): Visitor => ({
  open: (tag) =>
    /macroEnabled|vbaProject/i.test(attributesOf(bytes, tag).get('ContentType') ?? '') ? unwanted.macros : undefined,
})

/** Where a target points to, as hucre resolves it. */
function resolve(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const path = folder.split('/').filter((step) => step !== '')
  for (const step of target.split('/')) {
    if (step === '..') path.pop()
    else if (step !== '' && step !== '.') path.push(step)
  }
  return path.join('/')
}

/**
 * Relationships of one part. Hyperlinks may point outside, as nobody follows them; nothing else may. The root must point to the workbook
 * we look at, and the workbook to each part once: `targets` are its parts by the id of the relationship.
 */
export function relationshipsVisitor(name: string, bytes: Uint8Array, targets: Map<string, string>): Visitor {
  return {
    open(tag) {
      if (!isNamed(bytes, tag, names.relationship)) return undefined
      const attributes = attributesOf(bytes, tag)
      const [id = '', type = '', target = ''] = ['Id', 'Type', 'Target'].map((key) => attributes.get(key))
      if ((attributes.get('TargetMode') ?? 'Internal') !== 'Internal') {
        return type.endsWith('/hyperlink') ? undefined : unwanted.links
      }
      if (name === partNames.root && /officeDocument$/.test(type) && resolve('', target) !== partNames.workbook) {
        return broken.sheets
      }
      if (name !== partNames.links) return undefined
      const part = resolve('xl', target)
      const isPlain = !`${id}${type}${target}`.includes('&')
      if (!isPlain || targets.has(id) || [...targets.values()].includes(part)) return broken.sheets
      if (targets.size === limits.parts) return tooLarge.parts
      targets.set(id, part)
      return undefined
    },
  }
}

/** The list of sheets in the workbook, each with the id of its relationship and no two with the same. */
export const workbookVisitor = (bytes: Uint8Array, ids: string[]): Visitor => ({
  open(tag) {
    if (tag.depth !== 3 || !isNamed(bytes, tag, names.sheet)) return undefined
    const attributes = attributesOf(bytes, tag)
    const [id = '', ...more] = [...attributes].filter(([key]) => key.endsWith(':id')).map(([, value]) => value)
    if (id === '' || id.includes('&') || ids.includes(id) || more.length > 0 || !attributes.get('name'))
      return broken.sheets
    ids.push(id)
    return ids.length > limits.sheets ? tooLarge.sheets : undefined
  },
})
