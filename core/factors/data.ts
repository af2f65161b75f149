/** The data of the library: the series as files hold them, and the records they expand to. */
import type { Text } from '../problem.ts'
import cloudPower from './data/cloud-power.json' with { type: 'json' }
import footprint from './data/footprint.json' with { type: 'json' }
import freightCn from './data/freight-cn.json' with { type: 'json' }
import freightUk from './data/freight-uk.json' with { type: 'json' }
import grid from './data/grid.json' with { type: 'json' }
import gwp from './data/gwp.json' with { type: 'json' }
import material from './data/material.json' with { type: 'json' }
import modeTitles from './data/modes.json' with { type: 'json' }
import network from './data/network.json' with { type: 'json' }
import part from './data/part.json' with { type: 'json' }
import pue from './data/pue.json' with { type: 'json' }
import citationList from './data/sources.json' with { type: 'json' }
import travelCn from './data/travel-cn.json' with { type: 'json' }
import travelUk from './data/travel-uk.json' with { type: 'json' }
import waste from './data/waste.json' with { type: 'json' }
import water from './data/water.json' with { type: 'json' }
import { placeTitle } from './places.ts'
import type { Citation, FactorRecord, Series } from './record.ts'

/** The version of the whole set; a result names it, and the same version never changes a figure. */
export const factorSet = '2026-11'

/** What the series of a file share, and the series, which may say otherwise. */
type File = { shared: object; series: readonly object[] }

// TypeScript reads a JSON string as any string; that the files hold these shapes is what the schema test asserts.
const files: readonly File[] = [
  grid,
  footprint,
  travelCn,
  travelUk,
  freightCn,
  freightUk,
  network,
  cloudPower,
  part,
  pue,
  material,
  water,
  waste,
  gwp,
]
export const series = files.flatMap(({ shared, series }: File) =>
  series.map((one) => ({ ...shared, ...one }) as Series),
)

/** The newest year that figures of the set are of. */
export const newestYear = Math.max(...series.flatMap(({ columns }) => columns.map(({ year }) => year)))

/** Every document a figure comes from, as results cite it. */
export const citations: readonly Citation[] = citationList

const published = new Map(citations.map(({ id, published }) => [id, published]))

/** The families whose figures go by mode. */
export type Moded = keyof typeof modeTitles

const texts = (of: 'modes' | 'variants') =>
  new Map(Object.entries(modeTitles).map(([family, each]) => [family, new Map<string, Text>(Object.entries(each[of]))]))
const titles = texts('modes')
const variants = texts('variants')

/** What a mode is called in talk, beside its title: word -> key. */
export const spokenModes = (family: Moded): Readonly<Record<string, string>> => modeTitles[family].spoken

/** The name of a mode: of the key itself, or of what is left when its last part is a variant of it. */
export const modeTitle = (family: string, key: string): Text | undefined => {
  const own = titles.get(family)?.get(key)
  if (own !== undefined) return own
  const cut = key.lastIndexOf('-')
  const base = cut < 0 ? undefined : modeTitle(family, key.slice(0, cut))
  const variant = variants.get(family)?.get(key.slice(cut + 1))
  return base && variant && { zh: `${base.zh}，${variant.zh}`, en: `${base.en}, ${variant.en}` }
}

const titleOf = (one: Series, row: string): Text => {
  if (one.by === 'place') {
    const place = placeTitle(row)
    return { zh: `${place.zh}${one.title.zh}`, en: `${place.en}, ${one.title.en}` }
  }
  const key = one.names?.[row] ?? modeTitle(one.family, row) ?? { zh: row, en: row }
  return { zh: `${key.zh}（${one.title.zh}）`, en: `${key.en} (${one.title.en})` }
}

/** The records of a series, row by row, each row in the order of its years. */
export const expand = (one: Series): FactorRecord[] =>
  Object.entries(one.rows).flatMap(([row, line]) => {
    const values = line.split(' ')
    return one.columns.flatMap((column, index): FactorRecord[] => {
      const { year, source, certainty, set, revision, supersedes, gwp = one.gwp } = column
      const text = values[index]
      if (text === undefined || text === '-') return []
      const key = one.by === 'place' ? one.key : row
      const place = one.by === 'place' ? row : one.place
      const value = Number(text)
      const note = one.notes?.[row] ?? one.note
      const older = supersedes?.[row]
      return [
        {
          id: `${one.family}/${key}/${set ?? place}/${year}${revision === undefined ? '' : `r${revision}`}`,
          family: one.family,
          key,
          ...(set === undefined ? {} : { set }),
          place,
          title: titleOf(one, row),
          value,
          unit: one.unit,
          ...(one.gases === undefined ? {} : { gases: one.gases }),
          ...(gwp === undefined ? {} : { gwp }),
          ...(one.boundary === undefined ? {} : { boundary: one.boundary }),
          ...(one.rf === undefined ? {} : { rf: one.rf }),
          year,
          published: published.get(source) ?? 'not seen',
          source,
          certainty,
          ...(String(value) === text ? {} : { printed: text }),
          reviewed: one.reviewed,
          ...(older === undefined ? {} : { supersedes: older }),
          ...(note === undefined ? {} : { note }),
        },
      ]
    })
  })

let library: { list: readonly FactorRecord[]; byId: Map<string, FactorRecord> } | undefined

const built = () => {
  if (library === undefined) {
    const list = series.flatMap(expand)
    library = { list, byId: new Map(list.map((record) => [record.id, record])) }
  }
  return library
}

/** Every record of the library. */
export const records = (): readonly FactorRecord[] => built().list

/** The record of an id. */
export const factorById = (id: string): FactorRecord | undefined => built().byId.get(id)
