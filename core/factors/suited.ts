/** Which records may go into factor inputs, and how people find the one they mean. */
import type { Factor } from '../method.ts'
import { plain } from '../plain.ts'
import { citations } from './data.ts'
import { defaults, listFactors } from './lookup.ts'
import { placeTitle } from './places.ts'
import type { FactorRecord } from './record.ts'

const ofGas = ({ unit, family }: FactorRecord) => unit.startsWith('kgCO2e') && family !== 'travel' && family !== 'gwp'

/** Those of their families; where a factor may be per any unit, all that are of a life cycle. */
export function suited(...inputs: readonly Pick<Factor, 'family' | 'per'>[]): FactorRecord[] {
  const wanted = new Set(inputs.map(({ family }) => family))
  const any = inputs.some(({ per }) => per !== undefined)
  return defaults(listFactors({})).filter((record) => wanted.has(record.family) || (any && ofGas(record)))
}

/** What a record is found by: its id, its titles, its place, its year, its source. */
const spelled = ({ id, title, place, year, source }: FactorRecord): string => {
  const { document, issuer } = citations.find((each) => each.id === source) ?? {}
  const texts = [title, placeTitle(place), document, issuer].flatMap((each) => (each ? [each.zh, each.en] : []))
  return plain([id, year, ...texts].join(' '))
}

/** What people call things, and the words that our titles have for them. */
const everyday: readonly (readonly [called: readonly string[], titled: readonly string[]])[] = [
  [
    ['飞机', '航班', '民航', 'plane', 'aeroplane', 'airplane'],
    ['航空', 'flight'],
  ],
  [
    ['高铁', '动车', '火车', 'train', 'railway'],
    ['铁路', 'rail'],
  ],
  [
    ['轨道交通', 'subway', 'underground', 'tube'],
    ['地铁', 'metro'],
  ],
  [
    ['打车', '的士', '网约车', 'cab'],
    ['出租', 'taxi'],
  ],
  [
    ['轮船', '船', 'ship', 'boat'],
    ['水运', '水路', '轮渡', 'ferry', 'water'],
  ],
  [
    ['卡车', '汽车货运', 'lorry'],
    ['货车', '公路', 'truck'],
  ],
  [
    ['用电', '电网'],
    ['电力', 'electricity'],
  ],
]
const meant = new Map(
  everyday.flatMap(([called, titled]) =>
    called.map(plain).map((word) => [word, [word, ...titled.map(plain)]] as const),
  ),
)

/** The records that every word is found in, or another word for the same, in the order they came. */
export function searched(records: readonly FactorRecord[], asked: string): FactorRecord[] {
  const words = asked
    .split(/[\s,，、]+/)
    .map(plain)
    .filter((word) => word !== '')
  return words.length === 0
    ? [...records]
    : records.filter((record) => {
        const text = spelled(record)
        return words.every((word) => (meant.get(word) ?? [word]).some((each) => text.includes(each)))
      })
}
