/** The factor library over HTTP: records with the source of each. */
import {
  type FactorRecord,
  factorById,
  factorSet,
  findFactor,
  findFactorById,
  listFactors,
  type Problem,
  placeCode,
  problem,
} from '#core'
import { sources } from '#core/factors/sources'
import type { Handler } from './env.ts'
import { answers } from './headers.ts'
import { refuse } from './problems.ts'
import { pairsOf, twice, unknown } from './query.ts'

export const filters = {
  family: { zh: '类别，如 grid', en: 'Family, such as grid' },
  place: { zh: '地区，如 CN-BJ、110000、北京', en: 'Place, such as CN-BJ, 110000, 北京' },
  year: { zh: '数据年份', en: 'Year of the data' },
  key: { zh: '项目，如 rail-highspeed', en: 'Key, such as rail-highspeed' },
  set: { zh: '因子集，如 cn-2024', en: 'Set, such as cn-2024' },
}
type Filter = keyof typeof filters
const names = Object.keys(filters)
const isFilter = (name: string): name is Filter => Object.hasOwn(filters, name)

const shown = (record: FactorRecord) => ({ ...record, source: sources.find(({ id }) => id === record.source) })

/** Core says what a family or a place could have been. */
function problemsOf({ family, place, year }: Partial<Record<Filter, string>>): Problem[] {
  const noFamily = family !== undefined && listFactors({ family }).length === 0
  const noPlace = place !== undefined && placeCode(place) === undefined
  const found = [
    ...(noFamily ? [findFactor({ family }, '/family')] : []),
    ...(noPlace ? [findFactor({ family: 'grid', place }, '/place')] : []),
  ].flatMap((each) => ('problems' in each ? each.problems : []))
  if (year === undefined || /^\d{4}$/.test(year)) return found
  return [
    ...found,
    problem('/year', 'TYPE', 'year 应是四位年份，如 2023', 'year must be a year of four digits, such as 2023'),
  ]
}

export const listRecords: Handler = (c) => {
  const { pairs, problems } = pairsOf(c.req.url)
  const asked: Partial<Record<Filter, string>> = {}
  for (const [key, value] of pairs) {
    if (!isFilter(key)) problems.push(unknown(key, names))
    else if (asked[key] !== undefined) problems.push(twice(key))
    else asked[key] = value
  }
  problems.push(...problemsOf(asked))
  if (problems.length > 0) return refuse(c, 'query', problems)
  const { year, ...rest } = asked
  const records = listFactors({ ...rest, year: year === undefined ? undefined : Number(year) }).map(shown)
  return new Response(JSON.stringify({ factors: factorSet, total: records.length, records }), {
    headers: answers.json.short,
  })
}

export const getRecord: Handler = (c) => {
  const id = c.req.param('id') ?? ''
  const keys = pairsOf(c.req.url).pairs.map(([key]) => unknown(key, []))
  if (keys.length > 0) return refuse(c, 'query', keys)
  const record = factorById(id)
  if (record) return new Response(JSON.stringify(shown(record)), { headers: answers.json.short })
  const found = findFactorById(id, '')
  return refuse(c, 'not-found', 'problems' in found ? found.problems : [])
}
