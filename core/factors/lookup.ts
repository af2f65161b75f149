/** Finding a factor: by place, mode and year, with the year rule and the warnings that belong to the choice. */
import { nearest } from '../near.ts'
import { type Problem, problem, type Text } from '../problem.ts'
import { factorById, records, series } from './data.ts'
import { keyOf } from './keys.ts'
import { anyMode, type ModeFamily, modeKey, modesOf } from './modes.ts'
import { isCovered, placeCode, placeNames, placeTitle } from './places.ts'
import { type FactorRecord, type Family, families } from './record.ts'

export type FactorQuery = {
  family: string
  /** a key, or its name */
  key?: string | undefined
  /** any spelling of a place */
  place?: string | undefined
  year?: number | undefined
  set?: string | undefined
  /** travel and freight: key or title of a mode */
  mode?: string | undefined
  /** what the sets are called where they are chosen from */
  titles?: Readonly<Record<string, Text>> | undefined
}

/** A set by its title and id. */
const setTitled = ({ titles }: FactorQuery, id: string): Text => {
  const title = titles?.[id]
  return title ? { zh: `“${title.zh}”（${id}）`, en: `"${title.en}" (${id})` } : { zh: ` ${id} `, en: id }
}

export type Found = { record: FactorRecord; warnings: Problem[] } | { problems: Problem[] }

const defaultKeys: Partial<Record<Family, string>> = {
  grid: 'average',
  footprint: 'average',
  pue: 'limit',
  water: 'supply',
}

/** The characterisation set that is used when none is named. */
export const defaultGwpSet = 'ar6'

const list = (items: readonly string[]) => ({ zh: items.join('、'), en: items.join(', ') })
const short = (text: string) => (text.length > 40 ? `${text.slice(0, 40)}…` : text)

/**
 * Modes as a text, in Chinese with their titles, since keys are English; those with radiative forcing are told once, not one by one.
 * A title with a comma is of a variant, which its key tells beside the mode itself.
 */
const modeList = (modes: readonly string[], titles: ModeFamily['modes'] = {}) => {
  const told = modes.filter((mode) => !mode.endsWith('-rf'))
  const titled = told.map((mode) => {
    const title = titles[mode]?.zh
    return title === undefined || title.includes('，') ? mode : `${mode}（${title}）`
  })
  const { zh, en } = { zh: list(titled).zh, en: list(told).en }
  return modes.some((mode) => mode.endsWith('-rf'))
    ? { zh: `${zh}（航空加 -rf 为含辐射强迫）`, en: `${en} (flights also with -rf: radiative forcing included)` }
    : { zh, en }
}

const refuse = (...problems: Problem[]): Found => ({ problems })

/** Nothing goes by that name: what there is instead. */
const unknown = (path: string, zh: string, en: string, known: Text): Found =>
  refuse(
    problem(
      path,
      'EF-UNKNOWN',
      `${zh}；可选：${known.zh}。也可直接给出因子`,
      `${en}; choose one of ${known.en}. Or give the factor`,
    ),
  )

const superseded = (all: readonly FactorRecord[]) => new Set(all.flatMap(({ supersedes }) => supersedes ?? []))

/** The records that may be chosen for somebody: not from memory, not superseded. */
export const defaults = (all: readonly FactorRecord[]): FactorRecord[] => {
  const old = superseded(all)
  return all.filter(({ id, certainty }) => certainty !== 'M' && !old.has(id))
}

/** Do the figures of a family go by place? What the library does not hold is asked for by place too, so that the answer says what there is. */
export const hasPlaces = (family: string): boolean =>
  series.some((one) => one.family === family && one.by === 'place') || !series.some((one) => one.family === family)

let chosenFrom: Map<Family, Map<string, FactorRecord[]>> | undefined

// key -> records that may be chosen, of one family
const choices = (family: Family): Map<string, FactorRecord[]> => {
  if (chosenFrom === undefined) {
    chosenFrom = new Map()
    for (const record of defaults(records())) {
      const keys = chosenFrom.get(record.family) ?? new Map<string, FactorRecord[]>()
      keys.set(record.key, [...(keys.get(record.key) ?? []), record])
      chosenFrom.set(record.family, keys)
    }
  }
  return chosenFrom.get(family) ?? new Map()
}

/** The records of a key by their place: asked for with every factor, so that it is worked out once. */
const places = new WeakMap<readonly FactorRecord[], ReadonlyMap<string, FactorRecord[]>>()
const byPlace = (all: readonly FactorRecord[]): ReadonlyMap<string, FactorRecord[]> => {
  const known = places.get(all)
  if (known) return known
  const found = new Map<string, FactorRecord[]>()
  for (const record of all) found.set(record.place, [...(found.get(record.place) ?? []), record])
  places.set(all, found)
  return found
}

/** The records that fit; a place in any spelling, one that is not known fits none. */
export const listFactors = (query: {
  family?: string | undefined
  place?: string | undefined
  year?: number | undefined
  key?: string | undefined
  set?: string | undefined
}): FactorRecord[] => {
  const place = query.place === undefined ? undefined : (placeCode(query.place) ?? '')
  return records().filter(
    (record) =>
      (query.family === undefined || record.family === query.family) &&
      (place === undefined || record.place === place) &&
      (query.year === undefined || record.year === query.year) &&
      (query.key === undefined || record.key === query.key) &&
      (query.set === undefined || record.set === query.set),
  )
}

const yearWarnings = ({ id, year: found }: FactorRecord, year: number | undefined, path: string): Problem[] => {
  const told = (zh: string, en: string) => problem(path, 'EF-YEAR', zh, en)
  if (year === undefined || (found <= year && year - found <= 2)) return []
  if (found > year)
    return [
      told(
        `没有 ${year} 年或更早的数据，使用了 ${found} 年的 ${id}；请核对，或直接给出因子`,
        `No figure for ${year} or earlier: that of ${found} was used (${id}); check it, or give the factor`,
      ),
    ]
  const late = told(
    `报告年份 ${year} 使用了 ${found} 年的数据（${id}）；如有更新的因子，请直接给出`,
    `The reporting year ${year} uses data of ${found} (${id}); if you have a newer factor, give it`,
  )
  return [{ ...late, severity: 'info' }]
}

/** The newest data year that is not after `year`, or the oldest there is; without a year the newest. */
export const pickYear = (found: readonly FactorRecord[], year: number | undefined): FactorRecord | undefined => {
  const byYear = [...found].sort((a, b) => b.year - a.year)
  return byYear.find((record) => year === undefined || record.year <= year) ?? byYear.at(-1)
}

const unknownPlace = (text: string, path: string) => {
  const meant = nearest(text, placeNames()).map((name) => placeTitle(placeCode(name) ?? name))
  const [zh, en] = [meant.map((title) => title.zh), meant.map((title) => title.en)]
  const ask =
    meant.length > 0
      ? { zh: `是否指${zh.join('、')}？`, en: `did you mean ${en.join(' or ')}? W` }
      : { zh: '', en: 'w' }
  return problem(
    path,
    'EF-UNKNOWN',
    `“${short(text)}”不是已知的地区；${ask.zh}城市请写所在的省级地区；请写 CN、CN-BJ（ISO 3166-2）、110000（GB/T 2260）、CN-North、华北或北京这样的写法，或直接给出因子的数值或编号`,
    `"${short(text)}" is not a known place; ${ask.en}rite the province of a city; write it like CN, CN-BJ (ISO 3166-2), 110000 (GB/T 2260), CN-North, 华北, 北京 or Beijing, or give the factor as a number or an id`,
  )
}

const noFigure = (what: string, place: string, path: string) => {
  const title = placeTitle(place)
  return problem(
    path,
    'EF-NONE',
    `${title.zh}（${place}）没有 ${what} 因子；请直接给出因子`,
    `No ${what} factor exists for ${title.en} (${place}); give the factor`,
  )
}

const setsWith = ({ sets }: ModeFamily, mode: string) =>
  Object.entries(sets)
    .filter(([, { modes }]) => Object.hasOwn(modes, mode))
    .map(([id]) => id)

const fromSet = (query: FactorQuery, family: ModeFamily, path: string): Found => {
  const { sets, called } = family
  const id = query.set ?? family.defaultSet
  const set = Object.hasOwn(sets, id) ? sets[id] : undefined
  if (set === undefined) {
    const known = list(Object.keys(sets))
    return unknown(path, `没有${called.set.zh}“${short(id)}”`, `There is no ${called.set.en} "${short(id)}"`, known)
  }
  const known = () => modeList(Object.keys(set.modes), family.modes)
  const titled = setTitled(query, id)
  const text = query.mode ?? query.key
  if (text === undefined)
    return unknown(
      path,
      `请写明因子集${titled.zh}的${called.mode.zh}`,
      `Name the ${called.mode.en} of the set ${titled.en}`,
      known(),
    )
  const mode = modeKey(query.family, text)
  const record = mode !== undefined && Object.hasOwn(set.modes, mode) ? factorById(set.modes[mode] ?? '') : undefined
  if (record === undefined) {
    const others = (mode === undefined ? [] : setsWith(family, mode)).map((each) => setTitled(query, each))
    const elsewhere =
      others.length === 0
        ? { zh: '', en: '' }
        : {
            zh: `（${others
              .map(({ zh }) => zh)
              .join('、')
              .trim()}中有它）`,
            en: ` (it is in ${others.map(({ en }) => en).join(', ')})`,
          }
    return unknown(
      path,
      `因子集${titled.zh}没有${called.mode.zh}“${short(text)}”${elsewhere.zh}`,
      `The set ${titled.en} has no ${called.mode.en} "${short(text)}"${elsewhere.en}`,
      known(),
    )
  }
  return { record, warnings: yearWarnings(record, query.year, path) }
}

const fromSeries = (query: FactorQuery, family: Family, place: string | undefined, path: string): Found => {
  const usable = choices(family)
  const asked = query.key ?? query.mode
  const key =
    (asked === undefined ? undefined : keyOf(family, asked)) ??
    asked ??
    defaultKeys[family] ??
    usable.keys().next().value ??
    ''
  const every = usable.get(key) ?? []
  const ofKey = query.set === undefined ? every : every.filter(({ set }) => set === query.set)
  if (ofKey.length === 0 || (asked === undefined && defaultKeys[family] === undefined && usable.size > 1)) {
    const keys = [...usable.keys()]
    const near = keys.filter((one) =>
      usable.get(one)?.some((record) => place === undefined || record.place === place || record.place === 'CN'),
    )
    const known = modeList(near.length > 0 ? near : keys)
    const named = short([asked, query.set].filter((name) => name !== undefined).join(' / '))
    return named === ''
      ? unknown(path, `请写明要哪一项 ${family} 因子`, `Name which ${family} factor you want`, known)
      : unknown(path, `${family} 类中没有“${named}”`, `The family ${family} has no "${named}"`, known)
  }
  const placed = byPlace(ofKey)
  const national = placed.get('CN') ?? []
  // nobody means a province without naming it
  const broad = () => (national.length > 0 ? national : ofKey.filter((record) => !record.place.startsWith('CN-')))
  const here = place === undefined ? broad() : (placed.get(place) ?? [])
  const stands = here.length === 0 && place !== undefined && isCovered(place)
  const record = pickYear(stands ? national : here, query.year)
  if (record === undefined) return refuse(noFigure(`${family}/${key}`, place ?? 'CN', path))
  const warnings = yearWarnings(record, query.year, path)
  if (!stands || place === undefined) return { record, warnings }
  const title = placeTitle(place)
  return {
    record,
    warnings: [
      problem(
        path,
        'EF-NATIONAL',
        `${family}/${key} 没有${title.zh}的数值，使用了全国的 ${record.id}；如有当地因子，请直接给出`,
        `${family}/${key} has no figure for ${title.en}: the national ${record.id} was used; if you have a local factor, give it`,
      ),
      ...warnings,
    ],
  }
}

/** What a text beside a family stands for: one of its keys, else a place; a text that is neither is a key where the family has none by default. */
export const meantBy = (family: string, text: string): Pick<FactorQuery, 'key' | 'place'> => {
  const known = families.find((name) => name === family)
  if (known === undefined) return {}
  const key = keyOf(known, text)
  if (key !== undefined) return { key }
  return placeCode(text) !== undefined || defaultKeys[known] !== undefined ? { place: text } : { key: text }
}

/** The record a query means, with what is to be told about it; or why there is none. `path` is where the query stands. */
export const findFactor = (query: FactorQuery, path: string): Found => {
  const family = families.find((name) => name === query.family)
  if (family === undefined || choices(family).size === 0) {
    const known = list(families.filter((one) => choices(one).size > 0))
    return unknown(
      path,
      `因子库没有“${short(query.family)}”类`,
      `The library has no family "${short(query.family)}"`,
      known,
    )
  }
  const place = query.place === undefined ? undefined : placeCode(query.place)
  if (query.place !== undefined && place === undefined) return refuse(unknownPlace(query.place, path))
  // A mode without a place is one of a set; with a place it is the figure of that place.
  const moded = modesOf(family)
  if (moded && (query.set !== undefined || place === undefined)) return fromSet(query, moded, path)
  // What a gas does in a hundred years depends on the set alone, not on a place or on the year of a report.
  if (family === 'gwp') {
    const set = query.set?.toLowerCase() ?? defaultGwpSet
    return fromSeries({ ...query, set, year: undefined }, family, undefined, path)
  }
  return fromSeries(query, family, place, path)
}

/** Ids to try in the place of one that is not known: first of the family that is wanted where it has the key, then of the family and key that were written, those of the same place before others. */
const idsLike = ([family = '', key = '', place = '']: readonly string[], wanted: string | undefined): string[] => {
  const here = placeCode(place)
  const ofKey = (family: string, key?: string) =>
    listFactors({ family, key }).sort((a, b) => Number(b.place === here) - Number(a.place === here))
  const meant = wanted === undefined || wanted === family ? [] : ofKey(wanted, key)
  const near = ofKey(family, key)
  const all = near.length > 0 ? near : ofKey(family)
  const ids = [...meant.slice(0, 3), ...(all.length > 0 || wanted === undefined ? all : ofKey(wanted))]
  return ids.slice(0, 5).map(({ id }) => id)
}

/**
 * The record of an id that somebody typed; `family/key` alone is the record that this family and key give by themselves, `family/key/place` the one they give for that place.
 * An id that is not known says which like it are; `wanted` is the family that is usual where it stands.
 */
export const findFactorById = (id: string, path: string, year?: number, wanted?: string): Found => {
  const record = factorById(id.trim())
  if (record !== undefined) return { record, warnings: [] }
  const parts = id.trim().split('/')
  const [family = '', key = '', place, ...more] = parts
  const hasNoYear = place === undefined || placeCode(place) !== undefined
  if (hasNoYear && more.length === 0 && key !== '' && listFactors({ family }).length > 0)
    return findFactor({ family, key, place, year }, path)
  const like = list(idsLike(parts, wanted))
  return refuse(
    problem(
      path,
      'EF-UNKNOWN',
      `没有因子“${short(id)}”；编号写作 类别/键/集或地区/年份${like.zh === '' ? '' : `，例如 ${like.zh}`}`,
      `There is no factor "${short(id)}"; an id is family/key/set-or-place/year${like.en === '' ? '' : `, for example ${like.en}`}`,
    ),
  )
}

export type FactorText =
  | { kind: 'id'; id: string }
  | { kind: 'place'; place: string }
  | { kind: 'mode'; mode: string }
  | { kind: 'unknown'; text: string }

/** What a text in a factor cell is: an id (it has a slash), a place or a mode. */
export const parseFactorText = (text: string): FactorText => {
  const trimmed = text.trim()
  if (trimmed.includes('/')) return { kind: 'id', id: trimmed }
  const place = placeCode(trimmed)
  if (place !== undefined) return { kind: 'place', place }
  const mode = anyMode(trimmed)
  return mode === undefined ? { kind: 'unknown', text: trimmed } : { kind: 'mode', mode }
}
