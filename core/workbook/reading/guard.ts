/** Looks through an uploaded workbook before any library reads it, and hands on only what is read of it. */
import { limits } from './limits.ts'
import { pack } from './pack.ts'
import { partNames, relationshipsVisitor, typesVisitor, unfit, workbookVisitor } from './package.ts'
import { broken, isRefused, type Refused, tooLarge, unwanted } from './refusals.ts'
import { sheetVisitor, type Totals } from './sheet.ts'
import { unpack } from './unpack.ts'
import { type Count, localName, scanXml, type Visitor } from './xml.ts'
import { type Entry, readDirectory } from './zip.ts'

/** An archive of the parts that are read, and which of the workbook's sheets hold cells. */
export type Guarded = { archive: Uint8Array; sheets: number[] }

type Found = {
  parts: Map<string, Uint8Array>
  worksheets: Set<string>
  targets: Map<string, string>
  ids: string[]
  count: Count
  tree: number
  totals: Totals
}

/** Rules for a part by its root element, which alone tells what it is. */
function byRoot(bytes: Uint8Array, totals: Totals) {
  const seen = { root: '', piece: () => bytes }
  let rules: Visitor = {}
  const visitor: Visitor = {
    open(tag) {
      if (tag.depth > 1) return rules.open?.(tag)
      seen.root = localName(bytes, tag)
      if (seen.root === 'macrosheet') return unwanted.macros
      if (seen.root !== 'worksheet') return undefined
      const sheet = sheetVisitor(bytes, totals)
      seen.piece = sheet.piece
      rules = sheet.visitor
      return rules.open?.(tag)
    },
    close: (depth, end) => rules.close?.(depth, end),
  }
  return { visitor, seen }
}

/** Parts that hucre holds as a tree while it reads them: they must be smaller than what it hears in passing. */
function keepTree(name: string, bytes: Uint8Array, nodes: number, found: Found): Refused | undefined {
  found.parts.set(name, bytes)
  found.tree += nodes
  return found.tree > limits.tree ? tooLarge.nodes(name) : undefined
}

function scanPart(name: string, bytes: Uint8Array, found: Found): Refused | undefined {
  const { count, totals } = found
  const before = count.nodes
  const nodes = () => count.nodes - before
  if (name === partNames.types) return scanXml(name, bytes, count, typesVisitor(bytes))
  if (name === partNames.workbook) {
    return scanXml(name, bytes, count, workbookVisitor(bytes, found.ids)) ?? keepTree(name, bytes, nodes(), found)
  }
  if (name.endsWith('.rels')) {
    const refused = scanXml(name, bytes, count, relationshipsVisitor(name, bytes, found.targets))
    return refused ?? (name === partNames.links ? keepTree(name, bytes, nodes(), found) : undefined)
  }
  const { visitor, seen } = byRoot(bytes, totals)
  const refused = scanXml(name, bytes, count, visitor)
  if (refused) return refused
  if (seen.root === 'sst') return keepTree(name, bytes, nodes(), found)
  if (seen.root !== 'worksheet') return undefined
  found.worksheets.add(name)
  found.parts.set(name, seen.piece())
  return undefined
}

/** What other programs keep in a workbook (customXml/) may be in UTF-16, and nobody here reads it. */
const isXml = (name: string) => /\.(xml|rels|vml)$/i.test(name) && !/^customXml\/item[^/]*\.xml$/i.test(name)

async function readPart(entry: Entry, found: Found): Promise<Refused | undefined> {
  const bytes = await unpack(entry)
  if (!bytes) return broken.data(entry.name)
  return isXml(entry.name) ? scanPart(entry.name, bytes, found) : undefined
}

export async function guard(bytes: Uint8Array): Promise<Guarded | Refused> {
  const entries = readDirectory(bytes)
  if (isRefused(entries)) return entries
  const refused = unfit(entries.map(({ name }) => name))
  if (refused) return refused
  const found: Found = {
    parts: new Map(),
    worksheets: new Set(),
    targets: new Map(),
    ids: [],
    count: { nodes: 0 },
    tree: 0,
    totals: { cells: 0, area: 0 },
  }
  for (const entry of entries) {
    const refused = await readPart(entry, found)
    if (refused) return refused
  }
  const sheets = found.ids.flatMap((id, i) => (found.worksheets.has(found.targets.get(id) ?? '') ? [i] : []))
  return sheets.length > 0 ? { archive: pack(found.parts), sheets } : broken.sheets
}
