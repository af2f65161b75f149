/** Units in which people write down amounts, and how a factor per one of them becomes a factor per another of the same kind. */
import { plain } from '../plain.ts'

/** Each kind: unit, its size in the smallest of them (a whole number, so that conversions stay exact), and how else it is written. */
const kinds: readonly (readonly [unit: string, size: number, ...also: string[]])[][] = [
  // energy, in hundreds of joules
  [
    ['kJ', 10],
    ['Wh', 36, '瓦时'],
    ['MJ', 1e4, '兆焦'],
    ['kWh', 36e3, '千瓦时', '度'],
    ['GJ', 1e7, '吉焦'],
    ['MWh', 36e6, '兆瓦时'],
    ['TJ', 1e10, '太焦'],
    ['GWh', 36e9, '吉瓦时'],
  ],
  [
    ['g', 1, '克'],
    ['kg', 1e3, '千克', '公斤'],
    ['t', 1e6, '吨', 'tonne'],
  ],
  [
    ['mm', 1, '毫米'],
    ['cm', 10, '厘米'],
    ['m', 1e3, '米'],
    ['km', 1e6, '公里', '千米'],
  ],
  [
    ['mm2', 1, 'mm²', '平方毫米'],
    ['cm2', 100, 'cm²', '平方厘米'],
    ['m2', 1e6, 'm²', '平方米'],
  ],
  [
    ['mL', 1, '毫升'],
    ['L', 1e3, '升'],
    ['m3', 1e6, 'm³', '立方米', '方'],
  ],
  [
    ['kg*km', 1, '千克公里', '公斤公里'],
    ['tkm', 1e3, '吨公里', '吨千米'],
  ],
  [
    [
      'pcs',
      1,
      'pc',
      'piece',
      'pieces',
      'unit',
      'units',
      '个',
      '件',
      '台',
      '块',
      '片',
      '颗',
      '条',
      '只',
      '套',
      '根',
      '张',
    ],
  ],
  [
    ['min', 1, '分钟'],
    ['h', 60, '小时'],
  ],
  [
    ['kB', 1],
    ['MB', 1e3],
    ['GB', 1e6],
    ['TB', 1e9],
  ],
  [['pkm', 1, 'person*km', '人公里']],
  [['vkm', 1, 'vehicle*km', '车公里']],
]

/** Signs of multiplication say nothing: `t·km`, `t*km` and `tkm` are one unit. */
const spelled = (text: string) => plain(text).replace(/[*.×⋅•∙]/g, '')

type Known = { kind: number; size: number; unit: string }
let units: Map<string, Known> | undefined

/** What a text says as a unit of an amount. */
export const amountUnit = (text: string): Known | undefined => {
  units ??= new Map(
    kinds.flatMap((kind, i) =>
      kind.flatMap(([unit, size, ...also]) =>
        [unit, ...also].map((spelling) => [spelled(spelling), { kind: i, size, unit }] as const),
      ),
    ),
  )
  return units.get(spelled(text))
}

/** What a record is per: `kWh` of `kgCO2e/kWh`; a record that is per nothing is per piece. */
export const perOf = (unit: string) => unit.split('/')[1] ?? 'pcs'

/** A factor's value per `unit`, from a record of `value` per what its own unit says; undefined where one cannot become the other. */
export function perAmount(value: number, recordUnit: string, unit: string): number | undefined {
  const own = perOf(recordUnit)
  if (spelled(own) === spelled(unit)) return value
  const [from, to] = [amountUnit(own), amountUnit(unit)]
  if (!from || !to || from.kind !== to.kind) return undefined
  return from.size === to.size ? value : (value * to.size) / from.size
}

/** Every spelling of every unit, with what it measures. */
export const amountUnits = (): { name: string; kind: number; size: number }[] =>
  kinds.flatMap((units, kind) =>
    units.flatMap(([unit, size, ...also]) => [unit, ...also].map((name) => ({ name, kind, size }))),
  )
