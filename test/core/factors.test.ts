/** The factor library: its data against the printed tables, its records, the spellings of places, and the choice of a figure. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { expand, series } from '../../core/factors/data.ts'
import {
  citations,
  factorById,
  factorSet,
  families,
  findFactor,
  findFactorById,
  keyOf,
  listFactors,
  meantBy,
  modeKey,
  modesOf,
  parseFactorText,
  placeCode,
  placeCodes,
  placeTitle,
  records,
} from '../../core/factors/index.ts'
import { leftOut } from '../../core/factors/left-out.ts'
import { defaults, pickYear } from '../../core/factors/lookup.ts'
import type { FactorRecord } from '../../core/factors/record.ts'
import { setTitles } from '../../core/factors/set-titles.ts'
import { sources } from '../../core/factors/sources.ts'
import { unitOf } from '../../core/language/units.ts'

const { sets: travelSets, modes: travelModes } = modesOf('travel') ?? expect.fail()
const travelSetTitles = setTitles.travel ?? expect.fail()

const text = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })
const certainty = z.enum(['S1', 'S2', 'C', 'M'])
const day = z.iso.date()
const published = z.union([day, z.string().regex(/^(19|20)\d\d$/), z.literal('not seen')])
const year = z.int().min(1990).max(2026)
const id = z.string().regex(/^[a-z0-9-]+$/)
const figure = {
  family: z.enum(families),
  title: text,
  unit: z.string().refine((unit) => unitOf(unit) !== undefined, 'a unit that the algebra knows'),
  gases: z.enum(['CO2', 'CO2e']).optional(),
  gwp: z.enum(['AR5', 'AR6']).optional(),
  boundary: z
    .enum([
      'generation',
      'operation',
      'lifeCycle',
      'gateToGate',
      'gateToGrave',
      'cradleToGate',
      'cradleToGrave',
      'notStated',
    ])
    .optional(),
  rf: z.literal(true).optional(),
  reviewed: day,
  note: text.optional(),
}
const shared = {
  ...figure,
  notes: z.record(z.string(), text).optional(),
  names: z.record(z.string(), text).optional(),
  columns: z
    .array(
      z.strictObject({
        year,
        source: id,
        certainty,
        set: id.optional(),
        gwp: z.enum(['AR5', 'AR6']).optional(),
        revision: z.int().min(2).optional(),
        supersedes: z.record(z.string(), z.string()).optional(),
      }),
    )
    .min(1),
  rows: z.record(z.string(), z.string().regex(/^(-|\d+(\.\d+)?)( (-|\d+(\.\d+)?))*$/)),
}
const seriesSchema = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('place'), key: id, ...shared }),
  z.strictObject({ by: z.literal('key'), place: z.string(), titles: z.record(z.string(), text).optional(), ...shared }),
])
const sourceSchema = z.strictObject({
  id,
  document: text,
  issuer: text,
  url: z.url(),
  licence: z.string().min(1),
  published,
  docNo: z.string().optional(),
  read: text,
})
const recordSchema = z.strictObject({
  ...figure,
  id: z.string(),
  key: id,
  set: id.optional(),
  place: z.string(),
  value: z.number().positive(),
  year,
  published,
  source: id,
  certainty,
  printed: z.string().optional(),
  supersedes: z.string().optional(),
})
const setTitleSchema = z.strictObject({ title: text, basis: z.enum(['inference', 'standard']), note: text })
const leftOutSchema = z.strictObject({
  family: z.enum([...families, 'other']),
  why: z.enum(['conflict', 'unclear', 'unusable', 'memory', 'not-seen', 'none']),
  what: text,
  reason: text,
})

// The tables as our reference page prints them, row by row, with our keys in the place of its names; `-` is a figure that was left out.
const gridTable = `
National 全国 | 0.5568 | 0.5366 | 0.5306
National excl. market-traded non-fossil 不包括市场化交易的非化石能源电量 | 0.5942 | 0.5856 | 0.6096
National fossil 化石能源电力 | 0.8426 | 0.8325 | 0.8273
华北 North | 0.7120 | 0.6776 | 0.6361
东北 Northeast | 0.6012 | 0.5564 | 0.5122
华东 East | 0.5992 | 0.5617 | 0.5500
华中 Central | 0.5354 | 0.5395 | 0.5271
西北 Northwest | 0.5951 | 0.5857 | 0.5543
南方 South | 0.4326 | 0.3869 | 0.4042
西南 Southwest | 0.2113 | 0.2268 | 0.2472
北京 | 0.5688 | 0.5580 | 0.5554
天津 | 0.7355 | 0.7041 | 0.6796
河北 | 0.7901 | 0.7252 | 0.6516
山西 | 0.7222 | 0.7096 | 0.6634
内蒙古 | 0.7025 | 0.6849 | 0.6479
辽宁 | 0.5876 | 0.5626 | 0.4878
吉林 | 0.5629 | 0.4932 | 0.4671
黑龙江 | 0.6342 | 0.5368 | 0.5229
上海 | 0.5834 | 0.5849 | 0.5737
江苏 | 0.6451 | 0.5978 | 0.5827
浙江 | 0.5422 | 0.5153 | 0.4974
安徽 | 0.7075 | 0.6782 | 0.6553
福建 | 0.4711 | 0.4092 | 0.4211
江西 | 0.5835 | 0.5752 | 0.5836
山东 | 0.6838 | 0.6410 | 0.6191
河南 | 0.6369 | 0.6058 | 0.5897
湖北 | 0.3672 | 0.4364 | 0.4044
湖南 | 0.5138 | 0.4900 | 0.4976
广东 | 0.4715 | 0.4403 | 0.4419
广西 | 0.5154 | 0.4044 | 0.4476
海南 | 0.4524 | 0.4184 | 0.3648
重庆 | 0.4743 | 0.5227 | 0.5581
四川 | 0.1255 | 0.1404 | 0.1564
贵州 | 0.5182 | 0.4989 | 0.5683
云南 | 0.1235 | 0.1073 | 0.1333
陕西 | 0.6336 | 0.6558 | 0.6335
甘肃 | 0.4955 | 0.4772 | 0.4471
青海 | 0.1326 | 0.1567 | 0.1796
宁夏 | 0.6546 | 0.6423 | 0.6187
新疆 | 0.6577 | 0.6231 | 0.6021`
const airTable = `
domestic | 0.27258 | 0.16099 | 0.16098 | 0.22928 | 0.13552
short | 0.18592 | 0.10974 | 0.10974 | 0.12786 | 0.07559
short-economy, short-business | 0.18287 / 0.27430 | 0.10794 / 0.16191 | 0.10794 / 0.16191 | 0.12576 / 0.18863 | 0.07435 / 0.11152
long | 0.26128 | 0.15423 | 0.15423 | 0.15282 | 0.09043
long-economy | 0.20011 | 0.11812 | 0.11812 | 0.11704 | 0.06926
long-premium | 0.32016 | 0.18898 | 0.18897 | 0.18726 | 0.11081
long-business | 0.58029 | 0.34253 | 0.34252 | 0.33940 | 0.20083
long-first | 0.80040 | 0.47246 | 0.47246 | 0.46814 | 0.27701
international, international-economy | 0.17580 / 0.13464 | 0.10377 / 0.07947 | 0.10377 / 0.07948 | 0.14253 / 0.10916 | 0.08420 / 0.06449
international-premium, international-business, international-first | 0.21542 / 0.39044 / 0.53854 | 0.12716 / 0.23047 / 0.31789 | same | 0.17465 / 0.31656 / 0.43663 | 0.10318 / 0.18701 / 0.25794`
const landTable = `
rail | 0.03546 | 0.03546 | 0.03546
rail-international | 0.00446 | 0.00446 | 0.00446
light-rail, metro | 0.02860 / 0.02780 | 0.0286 / 0.0278 | 0.02860 / 0.02780
coach | 0.02718 | 0.02717 | 0.02776
bus-local, bus-london, bus | 0.11836 / 0.07832 / 0.10215 | 0.12999 / 0.07447 / 0.10846 | 0.12525 / 0.06875 / 0.10385
taxi, taxi-km | 0.14861 / 0.20806 | 0.14861 / 0.20805 | 0.14861 / 0.20806
black-cab, black-cab-km | 0.20402 / 0.30604 | 0.20402 / 0.30603 | 0.20402 / 0.30604
ferry, ferry-car, ferry-average | 0.01871 / 0.12933 / 0.11270 | same | same
car-small-petrol, car-small-diesel, - | 0.14080 / 0.13931 / 0.04823 | 0.14370 / 0.13994 / 0.04284 | 0.14308 / 0.14340 / 0.03688
car-medium-petrol, car-medium-diesel, - | 0.17819 / 0.16716 / 0.05267 | 0.17726 / 0.16807 / 0.04625 | 0.17474 / 0.17174 / 0.03882
car-large-petrol, car-large-diesel, - | 0.27224 / 0.20859 / 0.05797 | 0.26885 / 0.20729 / 0.04925 | 0.26828 / 0.21007 / 0.04205
car-petrol, car-diesel, car-hybrid, -, -, car | 0.16391 / 0.16983 / 0.11898 / 0.09392 / 0.05480 / 0.16664 | 0.16450 / 0.16984 / 0.12607 / 0.10853 / 0.04745 / 0.16691 | 0.16272 / 0.17304 / 0.12825 / 0.10461 / 0.04047 / 0.16725`

const some = records()[0] ?? expect.fail('no record')

const cells = (table: string) =>
  table
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))

const printedValue = (record: string) => factorById(record)?.printed ?? String(factorById(record)?.value)

describe('the data', () => {
  it('has the shape of its schema', () => {
    expect(z.array(seriesSchema).safeParse(series).error).toBeUndefined()
    expect(z.array(sourceSchema).safeParse(sources).error).toBeUndefined()
    expect(z.array(leftOutSchema).safeParse(leftOut).error).toBeUndefined()
    expect(z.array(recordSchema).safeParse(records()).error).toBeUndefined()
    expect(factorSet).toMatch(/^\d{4}-\d{2}$/)
  })

  it('has a value for each column of each row, notes only of rows that exist, and known places', () => {
    for (const one of series) {
      for (const line of Object.values(one.rows)) expect(line.split(' ')).toHaveLength(one.columns.length)
      for (const row of Object.keys({ ...one.notes, ...one.names })) expect(Object.keys(one.rows)).toContain(row)
      for (const column of one.columns)
        for (const row of Object.keys(column.supersedes ?? {})) expect(Object.keys(one.rows)).toContain(row)
    }
    for (const record of records()) expect(placeCodes()).toContain(record.place)
  })

  it('has no row without a figure, no year twice and no year out of order', () => {
    for (const one of series) {
      for (const [row, line] of Object.entries(one.rows)) expect([row, /\d/.test(line)]).toEqual([row, true])
      const years = one.columns.map((column) => column.year + (column.revision ?? 1) / 100)
      expect(years).toEqual([...new Set(years)].sort())
    }
    const cell = ({ family, key, place, set, year: data, id: own }: FactorRecord) =>
      [family, key, place, set, data, /r\d+$/.exec(own)?.[0]].join(' ')
    expect(new Set(records().map(cell)).size).toBe(records().length)
  })

  it('names an existing source in every record and uses every source', () => {
    const used = new Set(records().map(({ source }) => source))
    expect(sources).toHaveLength(citations.length)
    expect([...used].sort()).toEqual(sources.map((source) => source.id).sort())
    expect(new Set(sources.map((source) => source.id)).size).toBe(sources.length)
  })

  it('gives every record an id of its own, built from what it is', () => {
    expect(new Set(records().map((record) => record.id)).size).toBe(records().length)
    for (const { id: own, family, key, set, place, year: data } of records())
      expect(own.replace(/r\d+$/, '')).toBe(`${family}/${key}/${set ?? place}/${data}`)
  })

  it('agrees with itself on gases, unit and radiative forcing', () => {
    for (const { id: own, unit, gases, gwp, set, rf, key } of records()) {
      // a figure of no gas has a unit without one
      expect(/^kg(CO2e?)(\/|$)/.exec(unit)?.[1], own).toBe(gases)
      expect(rf === true).toBe(key.endsWith('-rf'))
      if (own.startsWith('gwp/')) expect(gwp?.toLowerCase(), own).toBe(set)
    }
  })

  it('has no figure that its family cannot have', () => {
    const most: Partial<Record<string, number>> = {
      grid: 1.2,
      footprint: 1.2,
      travel: 1,
      pue: 3,
      material: 50,
      water: 2,
    }
    for (const { id: own, family, value } of records())
      if (most[family] !== undefined) expect([own, value <= most[family]]).toEqual([own, true])
    for (const { value } of listFactors({ family: 'pue' })) expect(value).toBeGreaterThanOrEqual(1)
    for (const { value } of listFactors({ family: 'gwp' })) expect(value).toBeGreaterThanOrEqual(1)
  })

  it('names every key in both languages, no two keys of a family alike, and finds each by key and by name', () => {
    for (const { family, key, place, title } of records()) {
      for (const language of ['zh', 'en'] as const)
        expect(title[language].startsWith(key), `${family}/${key}`).toBe(false)
      for (const one of series) {
        if (one.family !== family || modesOf(family) || one.by !== 'key' || one.place !== place) continue
        const name = one.names?.[key]
        if (!Object.hasOwn(one.rows, key)) continue
        for (const spelling of [key, key.toUpperCase(), name?.zh, name?.en, ` ${name?.en} `])
          expect([spelling, keyOf(family, spelling ?? '')]).toEqual([spelling, key])
      }
    }
  })

  it('keeps the printed digits and no other number', () => {
    for (const { value, printed } of records()) if (printed !== undefined) expect(Number(printed)).toBe(value)
    expect(factorById('travel/light-rail/uk-2023/2023')?.printed).toBe('0.02860')
  })

  it('has only supersessions that resolve, each in its own family, key and place', () => {
    for (const { supersedes, family, key, place } of records())
      if (supersedes !== undefined) expect(factorById(supersedes)).toMatchObject({ family, key, place })
  })
})

describe('grid', () => {
  const keys: Record<string, string> = { 'excl. market-traded non-fossil': 'non-traded', fossil: 'fossil' }
  const rows = cells(gridTable).map(([name = '', ...values]) => ({ name, values }))

  it('equals the printed table, every place in every year and nothing more', () => {
    const expected = rows.flatMap(({ name, values }) => {
      const key = Object.entries(keys).find(([part]) => name.includes(part))?.[1] ?? 'average'
      const place = key !== 'average' || name.startsWith('National') ? 'CN' : placeCode(name.split(' ')[0] ?? '')
      return values.map((value, index) => [`grid/${key}/${place}/${2021 + index}`, value] as const)
    })
    expect(expected).toHaveLength(40 * 3)
    for (const [record, value] of expected)
      expect([record, Number(printedValue(record))]).toEqual([record, Number(value)])
    const others = listFactors({ family: 'grid' }).filter((record) => !expected.some(([own]) => own === record.id))
    expect(others.map((record) => [record.id, record.value])).toEqual([['grid/reporting-notice/CN/2022', 0.5703]])
  })

  it('has 30 provinces and 7 regions each year', () => {
    for (const data of [2021, 2022, 2023]) {
      const places = listFactors({ family: 'grid', key: 'average', year: data }).map(({ place }) => place)
      expect(places.filter((place) => /^CN-[A-Z]{2}$/.test(place))).toHaveLength(30)
      expect(places.filter((place) => /^CN-[A-Z][a-z]/.test(place))).toHaveLength(7)
      expect(places).toHaveLength(38)
    }
  })
})

describe('travel', () => {
  it('equals the printed table of flights', () => {
    const columns = ['-rf/uk-2023/2023', '/uk-2023/2023', '/uk-2024/2024', '-rf/uk-2025/2025', '/uk-2025/2025']
    const seen = cells(airTable).flatMap(([names = '', ...groups]) => {
      const modes = names.split(',').map((name) => `air-${name.trim()}`)
      return groups.flatMap((group, column) => {
        const values = (group === 'same' ? groups[column - 1] : group)?.split('/').map((value) => value.trim())
        return modes.map((mode, index) => [`travel/${mode}${columns[column]}`, values?.[index]] as const)
      })
    })
    expect(seen).toHaveLength(70)
    for (const [record, value] of seen) expect([record, Number(printedValue(record))]).toEqual([record, Number(value)])
  })

  it('equals the printed table of land and sea', () => {
    const seen = cells(landTable).flatMap(([names = '', ...groups]) => {
      const modes = names.split(',').map((name) => name.trim())
      return groups.flatMap((group, column) => {
        const values = (group === 'same' ? groups[0] : group)?.split('/').map((value) => value.trim())
        return modes
          .map((mode, index) => [mode, values?.[index]] as const)
          .filter(([mode]) => mode !== '-')
          .map(([mode, value]) => [`travel/${mode}/uk-${2023 + column}/${2023 + column}`, value] as const)
      })
    })
    expect(seen).toHaveLength(75)
    for (const [record, value] of seen) expect([record, Number(printedValue(record))]).toEqual([record, Number(value)])
    expect(listFactors({ family: 'travel', place: 'GB' })).toHaveLength(70 + 75)
  })

  it('equals the lines of China', () => {
    const lines = listFactors({ family: 'travel' })
      .filter(({ place }) => place !== 'GB')
      .map((record) => `${record.id} ${record.value} ${record.unit}`)
    expect(lines.sort()).toEqual(
      [
        'travel/air-aircraft-large/CN/2021 0.0952 kgCO2e/pkm',
        'travel/air-aircraft-medium/CN/2021 0.08167 kgCO2e/pkm',
        'travel/air-aircraft-small/CN/2021 0.11243 kgCO2e/pkm',
        'travel/air-domestic/cn-2024/2024 0.0829 kgCO2e/pkm',
        'travel/bicycle/CN/2023 0.0072 kgCO2e/pkm',
        'travel/bus/CN-BJ/2024 0.052 kgCO2/pkm',
        'travel/bus/CN/2023 0.053 kgCO2e/pkm',
        'travel/coach/CN/2019 0.04536 kgCO2e/pkm',
        'travel/e-bike/CN/2023 0.012 kgCO2e/pkm',
        'travel/metro/CN-BJ/2024 0.032 kgCO2/pkm',
        'travel/rail-highspeed-life/CN/2014 0.048 kgCO2e/pkm',
        'travel/rail-highspeed-life/CN/2021 0.038 kgCO2e/pkm',
        'travel/rail-highspeed/cn-2024/2024 0.0204 kgCO2e/pkm',
        'travel/rail-transit/CN/2023 0.032 kgCO2e/pkm',
        'travel/rail/CN/2018 0.027 kgCO2e/pkm',
        'travel/taxi-electric/CN/2024 0.0911 kgCO2e/pkm',
        'travel/taxi-petrol/CN/2024 0.1667 kgCO2e/pkm',
        'travel/taxi/cn-2024/2024 0.1001 kgCO2e/pkm',
      ].sort(),
    )
  })

  it('takes 0.7 of the CO2 part as radiative forcing: with it every flight is 1.65 to 1.70 times what it is without', () => {
    for (const record of listFactors({ family: 'travel' }).filter(({ rf }) => rf)) {
      const without = factorById(record.id.replace('-rf/', '/'))?.value ?? Number.NaN
      expect(record.value / without).toBeGreaterThan(1.65)
      expect(record.value / without).toBeLessThan(1.7)
    }
  })

  it.each(['travel', 'freight'])('has sets whose every mode resolves to a %s record of that mode', (family) => {
    const { sets } = modesOf(family) ?? expect.fail()
    expect(z.record(z.string(), setTitleSchema).safeParse(setTitles[family]).error).toBeUndefined()
    expect(Object.keys(setTitles[family] ?? {})).toEqual(Object.keys(sets))
    for (const [set, { modes }] of Object.entries(sets)) {
      expect(Object.keys(modes).length, set).toBeGreaterThan(0)
      for (const [mode, record] of Object.entries(modes))
        expect(factorById(record), record).toMatchObject({ family, key: mode })
    }
    for (const record of listFactors({ family }))
      if (record.set !== undefined) expect(sets[record.set]?.modes[record.key]).toBe(record.id)
  })

  it('has the sets of the methods page', () => {
    const values = (set: string) =>
      Object.fromEntries(
        Object.entries(travelSets[set]?.modes ?? {}).map(([mode, record]) => [mode, factorById(record)?.value]),
      )
    expect(values('seed-annex')).toEqual({
      'air-domestic': 0.16099,
      'air-short': 0.10974,
      'air-long': 0.15423,
      rail: 0.03546,
      coach: 0.02718,
      taxi: 0.14861,
      ferry: 0.01871,
      bus: 0.052,
      metro: 0.032,
    })
    expect(travelSetTitles['seed-annex']?.basis).toBe('inference')
    expect(values('cn-2024')).toEqual({ 'air-domestic': 0.0829, 'rail-highspeed': 0.0204, taxi: 0.1001 })
    expect(Object.keys(travelSets)).toEqual(['seed-annex', 'cn-2024', 'uk-2023', 'uk-2024', 'uk-2025'])
    expect(['uk-2023', 'uk-2024', 'uk-2025'].map((set) => Object.keys(values(set)).length)).toEqual([53, 39, 53])
  })

  it.each(['travel', 'freight'])(
    'names every mode of %s in both languages, no two alike, and finds each by key and by name',
    (family) => {
      for (const [mode, title] of Object.entries(modesOf(family)?.modes ?? {})) {
        expect(title.zh, mode).not.toBe(mode)
        for (const spelling of [mode, mode.toUpperCase(), title.zh, title.en, ` ${title.en} `])
          expect(modeKey(family, spelling), spelling).toBe(mode)
        expect(placeCode(title.zh) ?? placeCode(mode), mode).toBeUndefined()
      }
      for (const [word, mode] of Object.entries(modesOf(family)?.spoken ?? {})) {
        expect(Object.keys(modesOf(family)?.modes ?? {}), word).toContain(mode)
        expect(modeKey(family, word), word).toBe(mode)
      }
      expect(modeKey('travel', '高铁')).toBe('rail-highspeed')
      expect(['火车', '动车', '飞机', ' Train'].map((text) => modeKey('travel', text))).toEqual([
        'rail',
        'rail-highspeed',
        undefined,
        'rail',
      ])
      expect(['铁路', '公路', '水路', '航空', 'Rail'].map((text) => modeKey('freight', text))).toEqual([
        'rail',
        'truck',
        'water',
        'air',
        'rail',
      ])
      expect(modeKey('travel', 'teleport')).toBeUndefined()
    },
  )
})

describe('freight', () => {
  it('equals the printed lines', () => {
    const lines = listFactors({ family: 'freight' }).map(({ id: own, printed, value }) => `${own} ${printed ?? value}`)
    const uk = Object.entries({
      truck: '0.09696 0.09752 0.10163',
      'truck-artic-33t': '0.07421 - 0.07703',
      'truck-rigid-17t': '0.15375 - 0.17146',
      'truck-rigid-small': '0.51228 - 0.52761',
      rail: '0.02779 - 0.02779',
      'sea-container': '0.01612 - 0.01612',
      'air-long-rf': '1.09903 - 0.89939',
      'air-long': '0.64874 - 0.53130',
      'air-short': '0.98469 - 0.75539',
      'air-domestic': '2.76015 - 2.71931',
    }).flatMap(([mode, line]) =>
      line
        .split(' ')
        .flatMap((value, i) => (value === '-' ? [] : [`freight/${mode}/uk-${2023 + i}/${2023 + i} ${value}`])),
    )
    const cn = Object.entries({
      'truck-heavy': 0.0978,
      'truck-heavy-25-31t': 0.0936,
      'truck-heavy-20-25t': 0.0972,
      'truck-heavy-16-20t': 0.1025,
      'truck-medium': 0.1502,
      'truck-light': 0.2611,
      'truck-diesel': 0.2157,
      'truck-petrol': 0.2252,
      'truck-gas': 0.2478,
      'truck-heavy-gas': 0.1088,
      'truck-electric': 0.1278,
      'truck-heavy-electric': 0.1073,
      rail: 0.006502,
      sea: 0.006088,
      'sea-container': 0.008122,
      'inland-container': 0.004505,
      air: 0.921,
    }).map(([mode, value]) => `freight/${mode}/cn-2024/2024 ${value}`)
    const other = ['truck/CN/2025 0.076', 'rail/CN/2025 0.003', 'water/CN/2025 0.020', 'air/CN/2025 1.404']
    expect(lines.sort()).toEqual([...uk, ...cn, ...other.map((line) => `freight/${line}`)].sort())
  })
})

describe('figures of networks, clouds and parts', () => {
  it('equals the printed lines', () => {
    const of = (family: string) =>
      listFactors({ family }).map(({ key, printed, value, unit }) => `${key} ${printed ?? value} ${unit}`)
    expect(['network', 'storage-power', 'vcpu-power', 'memory-power'].flatMap(of)).toEqual([
      'low 0.001 kWh/GB',
      'central 0.015 kWh/GB',
      'high 0.059 kWh/GB',
      'hdd 0.65 W/TB',
      'ssd 1.2 W/TB',
      'min 0.74 W',
      'max 3.5 W',
      'dram 0.000392 kWh/GB*h',
    ])
    expect(of('part')).toEqual([
      'cpu-base 9.14 kgCO2e',
      'dram-base 5.22 kgCO2e',
      'ssd-base 6.34 kgCO2e',
      'hdd 31.11 kgCO2e',
      'mainboard 66.10 kgCO2e',
      'case-rack 150 kgCO2e',
      'case-blade 30.90 kgCO2e',
      'chassis-blade 880 kgCO2e',
      'assembly 6.68 kgCO2e',
      'cpu-area 0.0197 kgCO2e/mm2',
      'dram-area 2.20 kgCO2e/cm2',
      'ssd-area 2.20 kgCO2e/cm2',
      'dram-density 1.79 GB/cm2',
      'ssd-density 50.6 GB/cm2',
      'psu 24.30 kgCO2e/kg',
      'psu-mass 2.99 kg',
      'server-base 1000 kgCO2e',
      'server-cpu 100 kgCO2e',
      'server-hdd 50 kgCO2e',
      'server-ssd 100 kgCO2e',
      'server-gpu 150 kgCO2e',
      'dram-ddr3-50nm 0.600 kgCO2e/GB',
      'dram-ddr3-30nm 0.230 kgCO2e/GB',
      'dram-ddr4-10nm 0.065 kgCO2e/GB',
      'dram-lpddr4 0.048 kgCO2e/GB',
      'nand-30nm 0.031 kgCO2e/GB',
      'nand-10nm 0.010 kgCO2e/GB',
      'hdd-exos-x12 0.00114 kgCO2e/GB',
      'hdd-exos-x16 0.00133 kgCO2e/GB',
      'hdd-exos-2x14 0.00165 kgCO2e/GB',
      'hdd-exos-5e8 0.00386 kgCO2e/GB',
      'hdd-exos-10e2400 0.0103 kgCO2e/GB',
    ])
  })

  it('names every figure in both languages', () => {
    for (const record of records()) expect(record.title.zh, record.id).not.toContain(`${record.key}（`)
  })
})

/** What stands in our reference page, looked up by hand: key, then each value with the end of its id; `-` is a gap. */
const others: Record<string, string> = {
  footprint: `
average | CN/2023 0.6205 | CN/2024 0.5777
coal | CN/2023 0.9440 | CN/2024 0.9240
gas | CN/2023 0.4792 | CN/2024 0.4503
hydro | CN/2023 0.0143 | CN/2024 0.0141
nuclear | CN/2023 0.0065 | CN/2024 0.0065
wind | CN/2023 0.0336 | CN/2024 0.0324
pv | CN/2023 0.0545 | CN/2024 0.0520
csp | CN/2023 0.0313 | CN/2024 0.0312
biomass | CN/2023 0.0457 | CN/2024 0.0404
td | CN/2023 0.0036 | CN/2024 0.0046
td-losses | CN/2024 0.0327`,
  pue: `
limit | CN-BJ/2026 1.35
green | CN/2025 1.30`,
  // the reference page rounds corrugated paper to 1.64
  material: `
ps-foam | CN/2010 8.43
corrugated-box | CN/2011 1.605
aluminium-profile | CN/2012 15.8
corrugated-paper | CN/2019 1.641555
pp | CN/2021 3.1
hdpe | CN/2021 3.27
ldpe | CN/2021 2.6
plastics-average | CN/2023 3.10
board-primary | GB/2024 1.194 | GB/2025 1.200
board-closed-loop | GB/2024 1.092 | GB/2025 1.098
paper-primary | GB/2024 1.339 | GB/2025 1.345
paper-closed-loop | GB/2024 1.044 | GB/2025 1.050
ps-forming | GB/2025 4.377
metals-primary | GB/2025 3.824
metals-closed-loop | GB/2025 1.639
electrical-it | GB/2024 24.865 | GB/2025 24.865`,
  water: `
supply | CN/2019 0.168 | GB/2024 0.153 | GB/2025 0.191
sewage | CN/2022 0.432 | GB/2024 0.186 | GB/2025 0.171`,
  waste: `
weee-recycling | GB/2025 4.69
weee-combustion | GB/2025 4.69
weee-landfill | GB/2025 8.98`,
  gwp: `
co2 | ar5/2013 1 | ar6/2021 1
ch4 | ar5/2013 28 | ar6/2021 27.9
ch4-fossil | ar5/2013 30 | ar6/2021 29.8
ch4-biogenic | ar5/2013 28 | ar6/2021 27.0
n2o | ar5/2013 265 | ar6/2021 273
sf6 | ar5/2013 23500 | ar6/2021 24300
nf3 | ar5/2013 16100 | ar6/2021 17400
cf4 | ar5/2013 6630 | ar6/2021 7380
c2f6 | ar5/2013 11100 | ar6/2021 12400
c3f8 | ar5/2013 8900 | ar6/2021 9290
c-c4f8 | ar5/2013 9540 | ar6/2021 10200
hfc-23 | ar5/2013 12400 | ar6/2021 14600
hfc-32 | ar5/2013 677 | ar6/2021 771
hfc-125 | ar5/2013 3170 | ar6/2021 3740
hfc-134a | ar5/2013 1300 | ar6/2021 1530
hfc-143a | ar5/2013 4800 | ar6/2021 5810
hfc-152a | ar5/2013 138 | ar6/2021 164
hfc-227ea | ar5/2013 3350 | ar6/2021 3600
hfc-245fa | ar5/2013 858 | ar6/2021 962
r-410a | ar5/2013 1924 | ar6/2021 2256
r-404a | ar5/2013 3943 | ar6/2021 4728
r-407c | ar5/2013 1624 | ar6/2021 1908`,
}

describe('the other families', () => {
  it.each(Object.keys(others))('%s equals its table and has nothing more', (family) => {
    const expected = cells(others[family] ?? '').flatMap(([key, ...values]) =>
      values.map((value) => {
        const [end, figure] = value.split(' ')
        return [`${family}/${key}/${end}`, figure]
      }),
    )
    const found = listFactors({ family }).map((record) => [record.id, printedValue(record.id)])
    expect(found.toSorted()).toEqual(expected.toSorted())
  })

  it('is in the units of its table', () => {
    const units = (family: string) => [...new Set(listFactors({ family }).map(({ unit, place }) => `${place} ${unit}`))]
    expect(units('footprint')).toEqual(['CN kgCO2e/kWh'])
    expect(units('material')).toEqual(['CN kgCO2e/kg', 'GB kgCO2e/kg'])
    expect(units('water')).toEqual(['CN kgCO2e/t', 'GB kgCO2e/m3'])
    expect(units('waste')).toEqual(['GB kgCO2e/t'])
    expect(units('gwp')).toEqual(['GLO kgCO2e/kg'])
    expect(units('pue')).toEqual(['CN-BJ -', 'CN -'])
  })

  it('is under the Open Government Licence where it is of the United Kingdom; no other licence was seen', () => {
    for (const { place, source } of Object.keys(others).flatMap((family) => listFactors({ family })))
      expect(citations.find(({ id: own }) => own === source)?.licence).toBe(place === 'GB' ? 'OGL-UK-3.0' : 'not seen')
  })

  it('computes the blends of AR6 from their parts', () => {
    const parts: Record<string, Record<string, number>> = {
      'r-410a': { 'hfc-32': 0.5, 'hfc-125': 0.5 },
      'r-404a': { 'hfc-125': 0.44, 'hfc-143a': 0.52, 'hfc-134a': 0.04 },
      'r-407c': { 'hfc-32': 0.23, 'hfc-125': 0.25, 'hfc-134a': 0.52 },
    }
    const value = (key: string, end: string) => factorById(`gwp/${key}/${end}`)?.value ?? Number.NaN
    for (const end of ['ar5/2013', 'ar6/2021'])
      for (const [blend, shares] of Object.entries(parts)) {
        const sum = Object.entries(shares).reduce((total, [key, share]) => total + share * value(key, end), 0)
        expect([blend, Math.round(sum)]).toEqual([blend, value(blend, end)])
      }
    const computed = listFactors({ family: 'gwp' }).filter(({ certainty: how }) => how === 'C')
    expect(computed.map(({ id: own }) => own)).toEqual(Object.keys(parts).map((blend) => `gwp/${blend}/ar6/2021`))
  })

  it('tells of the conflict about SF6', () => {
    expect(factorById('gwp/sf6/ar6/2021')?.note?.en).toContain('25200')
  })
})

describe('certainty', () => {
  it('keeps figures from memory out of sets and defaults', () => {
    for (const { modes } of ['travel', 'freight'].flatMap((family) => Object.values(modesOf(family)?.sets ?? {})))
      for (const record of Object.values(modes)) expect(factorById(record)?.certainty).not.toBe('M')
    for (const record of defaults(records())) expect(record.certainty).not.toBe('M')
    const memory: FactorRecord = {
      ...(records()[0] as FactorRecord),
      id: 'grid/average/CN/2030',
      year: 2030,
      certainty: 'M',
    }
    expect(defaults([...records(), memory])).not.toContain(memory)
  })

  it('prefers what supersedes', () => {
    const old = series.find(({ rows }) => 'CN' in rows) ?? expect.fail()
    const columns = old.columns
      .slice(0, 1)
      .map((column) => ({ ...column, revision: 2, supersedes: { CN: 'grid/average/CN/2021' } }))
    const newer = expand({ ...old, columns, rows: { CN: '0.5' } })
    expect(newer).toMatchObject([{ id: 'grid/average/CN/2021r2', supersedes: 'grid/average/CN/2021', year: 2021 }])
    const ids = defaults([...records(), ...newer]).map((record) => record.id)
    expect(ids).toContain('grid/average/CN/2021r2')
    expect(ids).not.toContain('grid/average/CN/2021')
  })

  it('says what was left out', () => {
    // something of every line that our reference page has and the library does not
    const parts = `
0.00881 | 上海 | 广东 | 深圳 | 天津 | 0.041 | 纯电动 | 西藏
0.5810 | 0.6101 | 0.8843 | 0.5271 | 0.935 | 557.5 | 0.626 | 0.11 tCO2/GJ | 75.1
25200 | 27.2 | 1430 | 0.076 | 1.404 | 0.004 | 0.14 | 0.055 | 0.00375 | 0.080 | 0.81 kWh | 0.042 | 0.29 | 0.142 | 260
19 克 | 50 克 | 1000 gCO2/h | 0.25～0.5 | 1.20 | 1.50 | 1.25 | 1.135 | 1.185 | 8.25 | 1.39 | 0.160 | 0.0169 | 0.01321
R740 | 3.25 / 0.470 | 1000 | 0.7235 | 1.02 | 2019/424 | 2.57 | 2.89 | 1.89 | 15.1 | 20.3 | 0.72 | 26.7 | ABS | 1.23 | 4.64
裸印制板 | 装配后 | 0.651 | 74.1 | 2.16 | 0.608 | 0.577 | 0.189 | 废弃电器电子处理 | 各省电力碳足迹 | 含线损`
    for (const part of cells(parts).flat())
      expect(
        leftOut.some(({ what }) => what.zh.includes(part)),
        part,
      ).toBe(true)
    expect(new Set(leftOut.map(({ what }) => what.zh)).size).toBe(leftOut.length)
  })
})

describe('places', () => {
  it.each([
    ['CN', ['CN', 'cn', '全国', '中国', 'China', ' 全 国 ', 'ＣＮ']],
    ['CN-BJ', ['CN-BJ', 'cn-bj', 'CN_BJ', '110000', '１１００００', '北京', '北京市', 'Beijing', 'BEIJING']],
    ['CN-NM', ['内蒙古', '内蒙古自治区', '150000', 'Inner Mongolia', 'inner mongolia']],
    ['CN-GX', ['广西', '广西壮族自治区', '450000', 'Guangxi']],
    ['CN-SX', ['山西', '山西省', 'Shanxi', '140000']],
    ['CN-SN', ['陕西', '陕西省', 'Shaanxi', '610000']],
    ['CN-North', ['CN-North', 'cn-north', '华北', '华北电网', 'North China']],
    ['CN-South', ['CN-South', '南方', '南方区域电网', 'South China']],
    ['CN-XZ', ['西藏', 'Tibet', 'Xizang', '540000']],
    ['CN-HK', ['香港', 'Hong Kong', '810000']],
    ['CN-MO', ['澳门', 'Macao', 'Macau']],
    ['CN-TW', ['台湾', '臺灣', 'Taiwan', '710000']],
    ['GB', ['GB', 'UK', '英国', 'United Kingdom']],
    ['GLO', ['GLO', 'glo', '全球', '世界', 'World', 'global']],
  ])('reads %s', (code, spellings) => {
    for (const spelling of spellings) expect(placeCode(spelling), spelling).toBe(code)
  })

  it('reads its own codes and titles back, and nothing else', () => {
    for (const code of placeCodes()) {
      const { zh, en } = placeTitle(code)
      for (const spelling of [code, zh, en]) expect(placeCode(spelling)).toBe(code)
    }
    expect(placeCodes()).toHaveLength(3 + 7 + 34)
    for (const other of ['', '北', '华南', '0.5', '110001', '11', 'Springfield', 'constructor', '__proto__'])
      expect(placeCode(other), other).toBeUndefined()
  })
})

describe('finding a factor', () => {
  const find = (query: Parameters<typeof findFactor>[0]) => {
    const found = findFactor(query, '/at')
    const told = 'problems' in found ? found.problems : found.warnings
    for (const { path, zh, en } of told) expect([path, zh !== '', en !== '']).toEqual(['/at', true, true])
    return {
      id: 'record' in found ? found.record.id : undefined,
      codes: told.map(({ code, severity }) => `${code} ${severity}`),
      texts: told,
    }
  }
  const pick = (query: Parameters<typeof findFactor>[0]) => {
    const { id: own, codes } = find(query)
    return [own, ...codes]
  }

  it.each([
    [{ family: 'grid' }, ['grid/average/CN/2023']],
    [{ family: 'grid', place: '北京' }, ['grid/average/CN-BJ/2023']],
    [{ family: 'grid', place: '110000', year: 2022 }, ['grid/average/CN-BJ/2022']],
    [{ family: 'grid', place: '华北', year: 2025 }, ['grid/average/CN-North/2023']],
    [{ family: 'grid', year: 2026 }, ['grid/average/CN/2023', 'EF-YEAR info']],
    [{ family: 'grid', year: 2019 }, ['grid/average/CN/2021', 'EF-YEAR warn']],
    [{ family: 'grid', key: 'non-traded' }, ['grid/non-traded/CN/2023']],
    [{ family: 'grid', key: 'fossil', place: '四川', year: 2022 }, ['grid/fossil/CN/2022', 'EF-NATIONAL warn']],
    [{ family: 'grid', key: 'non-traded', place: 'CN-North' }, ['grid/non-traded/CN/2023', 'EF-NATIONAL warn']],
    [
      { family: 'grid', key: 'non-traded', place: '广东', year: 2030 },
      ['grid/non-traded/CN/2023', 'EF-NATIONAL warn', 'EF-YEAR info'],
    ],
    [{ family: 'grid', key: 'reporting-notice' }, ['grid/reporting-notice/CN/2022']],
    [{ family: 'grid', place: '西藏' }, [undefined, 'EF-NONE error']],
    [{ family: 'grid', place: 'CN-HK', key: 'fossil' }, [undefined, 'EF-NONE error']],
    [{ family: 'grid', place: '澳门' }, [undefined, 'EF-NONE error']],
    [{ family: 'grid', place: 'Taiwan' }, [undefined, 'EF-NONE error']],
    [{ family: 'grid', place: 'UK' }, [undefined, 'EF-NONE error']],
    [{ family: 'grid', place: 'Atlantis' }, [undefined, 'EF-UNKNOWN error']],
    [{ family: 'grid', key: 'median' }, [undefined, 'EF-UNKNOWN error']],
    [{ family: 'grid', set: 'uk-2023' }, [undefined, 'EF-UNKNOWN error']],
    [{ family: 'network', key: 'low' }, ['network/low/GLO/2020']],
    [{ family: 'network', key: 'none' }, [undefined, 'EF-UNKNOWN error']],
    [{ family: 'network' }, [undefined, 'EF-UNKNOWN error']],
    [{ family: 'footprint' }, ['footprint/average/CN/2024']],
    [{ family: 'footprint', year: 2023 }, ['footprint/average/CN/2023']],
    [{ family: 'footprint', place: '北京' }, ['footprint/average/CN/2024', 'EF-NATIONAL warn']],
    [{ family: 'footprint', place: '西藏' }, [undefined, 'EF-NONE error']],
    [{ family: 'freight', mode: '铁路货运' }, ['freight/rail/cn-2024/2024']],
    [{ family: 'freight', mode: 'rail', set: 'uk-2025' }, ['freight/rail/uk-2025/2025']],
    [{ family: 'freight', mode: 'rail', set: 'uk-2024' }, [undefined, 'EF-UNKNOWN error']],
    [{ family: 'freight', mode: 'rail', set: 'cn-2024', year: 2023 }, ['freight/rail/cn-2024/2024', 'EF-YEAR warn']],
    [{ family: 'travel', mode: 'rail' }, ['travel/rail/uk-2023/2023']],
    [{ family: 'travel', key: 'metro' }, ['travel/metro/CN-BJ/2024']],
    [{ family: 'travel', mode: '高铁', set: 'cn-2024' }, ['travel/rail-highspeed/cn-2024/2024']],
    [{ family: 'travel', mode: 'air-domestic-rf', set: 'uk-2025' }, ['travel/air-domestic-rf/uk-2025/2025']],
    [{ family: 'travel', mode: 'taxi', year: 2026 }, ['travel/taxi/uk-2023/2023', 'EF-YEAR info']],
    [{ family: 'travel', mode: 'taxi', year: 2025 }, ['travel/taxi/uk-2023/2023']],
    [{ family: 'travel', mode: 'taxi', year: 2022 }, ['travel/taxi/uk-2023/2023', 'EF-YEAR warn']],
    [{ family: 'travel', mode: 'rail-highspeed' }, [undefined, 'EF-UNKNOWN error']],
    [{ family: 'travel', mode: 'metro', set: 'cn-2024' }, [undefined, 'EF-UNKNOWN error']],
    [{ family: 'travel', mode: 'constructor' }, [undefined, 'EF-UNKNOWN error']],
    [{ family: 'travel', mode: 'rail', set: 'constructor' }, [undefined, 'EF-UNKNOWN error']],
    [{ family: 'travel' }, [undefined, 'EF-UNKNOWN error']],
    [{ family: 'travel', mode: 'rail', place: 'GB', year: 2024 }, ['travel/rail/uk-2024/2024']],
    [{ family: 'travel', mode: '公交', place: '北京' }, ['travel/bus/CN-BJ/2024']],
    [{ family: 'travel', mode: 'bus', place: '上海' }, ['travel/bus/CN/2023', 'EF-NATIONAL warn']],
    [{ family: 'travel', mode: 'metro', place: '上海' }, [undefined, 'EF-NONE error']],
    [{ family: 'travel', mode: 'bus', place: '西藏' }, [undefined, 'EF-NONE error']],
    [{ family: 'travel', mode: 'metro', place: '全国' }, [undefined, 'EF-NONE error']],
    [{ family: 'travel', place: '北京' }, [undefined, 'EF-UNKNOWN error']],
    [{ family: 'footprint' }, ['footprint/average/CN/2024']],
    [{ family: 'footprint', place: '全国', year: 2023 }, ['footprint/average/CN/2023']],
    [{ family: 'footprint', place: '北京' }, ['footprint/average/CN/2024', 'EF-NATIONAL warn']],
    [
      { family: 'footprint', place: '华东', year: 2021 },
      ['footprint/average/CN/2023', 'EF-NATIONAL warn', 'EF-YEAR warn'],
    ],
    [
      { family: 'footprint', place: 'CN-SC', key: 'hydro', year: 2027 },
      ['footprint/hydro/CN/2024', 'EF-NATIONAL warn', 'EF-YEAR info'],
    ],
    [{ family: 'footprint', key: '风力发电', year: 2023 }, ['footprint/wind/CN/2023']],
    [{ family: 'footprint', key: 'td-losses', year: 2023 }, ['footprint/td-losses/CN/2024', 'EF-YEAR warn']],
    [{ family: 'footprint', place: '西藏' }, [undefined, 'EF-NONE error']],
    [{ family: 'footprint', place: 'GB' }, [undefined, 'EF-NONE error']],
    [{ family: 'footprint', key: 'oil' }, [undefined, 'EF-UNKNOWN error']],
    [{ family: 'pue', place: '北京', year: 2026 }, ['pue/limit/CN-BJ/2026']],
    [{ family: 'pue', place: '北京', year: 2025 }, ['pue/limit/CN-BJ/2026', 'EF-YEAR warn']],
    [{ family: 'pue', place: '上海' }, [undefined, 'EF-NONE error']],
    [{ family: 'pue', place: 'CN' }, [undefined, 'EF-NONE error']],
    [{ family: 'pue' }, [undefined, 'EF-NONE error']],
    [{ family: 'pue', key: 'green' }, ['pue/green/CN/2025']],
    [{ family: 'pue', key: 'green', place: '上海' }, ['pue/green/CN/2025', 'EF-NATIONAL warn']],
    [{ family: 'material', key: 'pp', place: 'CN', year: 2023 }, ['material/pp/CN/2021']],
    [
      { family: 'material', key: 'PP', place: '广东', year: 2025 },
      ['material/pp/CN/2021', 'EF-NATIONAL warn', 'EF-YEAR info'],
    ],
    [{ family: 'material', key: 'board-primary', place: '英国', year: 2024 }, ['material/board-primary/GB/2024']],
    [{ family: 'material', key: 'board-primary' }, ['material/board-primary/GB/2025']],
    [{ family: 'material', key: 'board-primary', place: 'CN' }, [undefined, 'EF-NONE error']],
    [{ family: 'material', key: 'steel' }, [undefined, 'EF-UNKNOWN error']],
    [{ family: 'material' }, [undefined, 'EF-UNKNOWN error']],
    [{ family: 'water' }, ['water/supply/CN/2019']],
    [{ family: 'water', key: 'sewage', place: 'GB', year: 2024 }, ['water/sewage/GB/2024']],
    [{ family: 'waste', key: 'weee-landfill' }, ['waste/weee-landfill/GB/2025']],
    [{ family: 'waste', key: 'weee-landfill', place: 'CN' }, [undefined, 'EF-NONE error']],
    [{ family: 'gwp', key: 'SF6' }, ['gwp/sf6/ar6/2021']],
    [{ family: 'gwp', key: 'ch4-fossil', set: 'AR5' }, ['gwp/ch4-fossil/ar5/2013']],
    [{ family: 'gwp', key: 'nf3', place: '北京', year: 2015 }, ['gwp/nf3/ar6/2021']],
    [{ family: 'gwp', key: 'nf3', set: 'ar4' }, [undefined, 'EF-UNKNOWN error']],
    [{ family: 'gwp' }, [undefined, 'EF-UNKNOWN error']],
    [{ family: 'nonsense' }, [undefined, 'EF-UNKNOWN error']],
  ])('%j', (query, expected) => {
    expect(pick(query)).toEqual(expected)
  })

  it('names what is accepted', () => {
    const [told] = find({ family: 'travel', mode: 'rail-highspeed' }).texts
    for (const mode of Object.keys(travelSets['seed-annex']?.modes ?? {})) expect(told?.en).toContain(mode)
    expect(told?.en).toContain('cn-2024')
    expect(find({ family: 'grid', place: '西藏' }).texts[0]).toMatchObject({
      zh: expect.stringContaining('给出因子'),
      en: expect.stringContaining('give the factor'),
    })
    expect(find({ family: 'grid', place: 'Atlantis' }).texts[0]?.en).toContain('CN-BJ')
    expect(find({ family: 'grid', place: 'Guangdang' }).texts[0]).toMatchObject({
      zh: expect.stringContaining('是否指广东？'),
      en: expect.stringContaining('did you mean Guangdong?'),
    })
    expect(find({ family: 'grid', place: 'Guandong' }).texts[0]?.zh).toContain('是否指广东？')
    expect(find({ family: 'grid', place: '深圳' }).texts[0]).toMatchObject({
      zh: expect.stringMatching(/“深圳”不是已知的地区；城市请写所在的省级地区/),
      en: expect.stringContaining('write the province of a city'),
    })
    expect(find({ family: 'grid', key: 'x' }).texts[0]?.en).toContain('average, non-traded, fossil')
    expect(find({ family: 'freight', mode: '马车' }).texts[0]?.zh).toMatch(/、truck-heavy-25-31t、.*、rail（铁路货运）/)
    for (const family of ['travel', 'freight'])
      for (const set of Object.keys(modesOf(family)?.sets ?? {}))
        expect(find({ family, set, mode: 'x' }).texts[0]?.zh.length).toBeLessThan(900)
    expect(find({ family: 'network', key: 'x' }).texts[0]?.en).toContain('choose one of low, central, high')
    expect(find({ family: 'freight', mode: 'rail', set: 'uk-2024' }).texts[0]).toMatchObject({
      en: expect.stringMatching(/^The set uk-2024 has no mode "rail" \(it is in cn-2024, .*choose one of truck\./),
      zh: expect.stringContaining('没有运输方式“rail”'),
    })
    expect(find({ family: 'travel' }).texts[0]?.en).toContain(
      'Name the mode of the set seed-annex; choose one of air-domestic',
    )
    expect(find({ family: 'travel', mode: 'x', set: 'uk-2023' }).texts[0]?.en).toMatch(/car-large-diesel.* -rf/)
    expect(find({ family: 'travel', place: '北京' }).texts[0]?.en).toMatch(/^Name which travel factor.*metro/)
    expect(find({ family: 'travel', mode: 'x'.repeat(99) }).texts[0]?.en.length).toBeLessThan(300)
    expect(find({ family: 'travel', mode: 'rail', set: 'mars' }).texts[0]?.en).toContain('seed-annex, cn-2024')
  })

  it('chooses the newest data year not after the year asked, else the oldest', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1990, max: 2100 }), fc.constantFrom(...placeCodes()), (asked, place) => {
        const found = findFactor({ family: 'grid', place, year: asked }, '')
        const years = listFactors({ family: 'grid', key: 'average', place }).map((record) => record.year)
        if ('problems' in found) {
          expect(years).toEqual([])
          return
        }
        const past = years.filter((one) => one <= asked)
        expect(found.record.year).toBe(past.length > 0 ? Math.max(...past) : Math.min(...years))
        const severity = past.length === 0 ? 'warn' : asked - found.record.year > 2 ? 'info' : undefined
        expect(found.warnings.map((warning) => warning.severity)).toEqual(severity === undefined ? [] : [severity])
      }),
    )
  })

  it('never goes back in data years when the year asked goes on, whatever years there are', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 2000, max: 2040 }), { minLength: 1 }),
        fc.integer({ min: 1995, max: 2045 }),
        fc.nat(10),
        (years, asked, later) => {
          const all = years.map((data) => ({ ...some, year: data }))
          const chosen = (when?: number) => pickYear(all, when)?.year ?? Number.NaN
          expect(chosen(asked)).toBeLessThanOrEqual(chosen(asked + later))
          expect(chosen()).toBe(Math.max(...years))
          expect(years).toContain(chosen(asked))
        },
      ),
    )
  })

  it('answers any text without throwing, with a record or with problems', () => {
    fc.assert(
      fc.property(
        fc.record(
          {
            family: fc.oneof(fc.constantFrom(...families), fc.string()),
            key: fc.string(),
            place: fc.oneof(fc.constantFrom(...placeCodes()), fc.string()),
            year: fc.integer(),
            set: fc.string(),
            mode: fc.oneof(fc.constantFrom(...Object.keys(travelModes)), fc.string()),
          },
          { requiredKeys: ['family'] },
        ),
        (query) => {
          const found = findFactor(query, '')
          if ('problems' in found) expect(found.problems.every(({ severity }) => severity === 'error')).toBe(true)
          else expect(found.warnings.every(({ severity }) => severity !== 'error')).toBe(true)
        },
      ),
    )
  })

  it('finds by id, and shows what an id looks like', () => {
    expect(findFactorById(' grid/average/CN-BJ/2023 ', '')).toMatchObject({ record: { value: 0.5554 }, warnings: [] })
    expect(findFactorById('grid/average/CN-BJ/1999', '/x')).toMatchObject({
      problems: [{ path: '/x', code: 'EF-UNKNOWN', en: expect.stringContaining('grid/average/CN-BJ/2021, ') }],
    })
    expect(findFactorById('network/central', '')).toMatchObject({ record: { value: 0.015 } })
    expect(findFactorById('network/middle', '')).toMatchObject({ problems: [{ code: 'EF-UNKNOWN' }] })
    expect(findFactorById('a/b', '')).toMatchObject({ problems: [{ code: 'EF-UNKNOWN' }] })
  })

  it('without its year is the figure that family, key and place give', () => {
    expect(findFactorById('grid/average/CN-BJ', '')).toMatchObject({ record: { value: 0.5554 }, warnings: [] })
    expect(findFactorById('grid/average/北京', '', 2022)).toMatchObject({ record: { id: 'grid/average/CN-BJ/2022' } })
    expect(findFactorById('footprint/average/CN-GD', '/x')).toMatchObject({
      record: { id: 'footprint/average/CN/2024' },
      warnings: [{ path: '/x', code: 'EF-NATIONAL', en: expect.stringContaining('no figure for Guangdong') }],
    })
    expect(findFactorById('grid/average/CN-HK', '')).toMatchObject({ problems: [{ code: 'EF-NONE' }] })
  })

  it('that is not known says first what the family that is wanted has', () => {
    const said = (id: string, wanted?: string) => {
      const found = findFactorById(id, '', undefined, wanted)
      return 'problems' in found ? found.problems[0]?.en.split('for example ')[1] : expect.fail(id)
    }
    expect(said('grid/average/CN/1999', 'footprint')).toMatch(/^footprint\/average\/CN\/\d+, .*grid\/average\/CN\//)
    expect(said('material/pp/CN/1999', 'footprint')).toMatch(/^material\/pp\//)
    expect(said('coal/CN/2024/x', 'footprint')).toMatch(/^footprint\//)
    expect(said('coal/CN/2024/x')).toBeUndefined()
  })
})

describe('the spellings of gases', () => {
  it.each([
    ['co2', ['CO2', 'co₂', '二氧化碳', 'Carbon dioxide', ' C O 2 ']],
    ['ch4', ['CH4', 'CH₄', 'ＣＨ４', '甲烷', 'methane', 'Methane']],
    ['ch4-fossil', ['ch4-fossil', 'CH4 (fossil)', '化石甲烷', '化石源甲烷', 'fossil methane']],
    ['ch4-biogenic', ['CH4-biogenic', '生物甲烷', 'biogenic methane', 'CH4 (non-fossil)']],
    ['n2o', ['N2O', 'N₂O', '氧化亚氮', '一氧化二氮', '笑气']],
    ['sf6', ['SF6', '六氟化硫', 'sulphur hexafluoride', 'Sulfur hexafluoride']],
    ['nf3', ['NF3', '三氟化氮']],
    ['cf4', ['CF4', 'PFC-14', '四氟化碳', 'R14']],
    ['c-c4f8', ['c-C4F8', 'PFC-318', '八氟环丁烷']],
    ['hfc-134a', ['HFC-134a', 'hfc134A', 'HFC 134a', 'R-134a', 'R134a', '1,1,1,2-四氟乙烷']],
    ['hfc-227ea', ['HFC-227ea', '七氟丙烷', 'R227ea']],
    ['r-410a', ['R-410A', 'R410a', '制冷剂 R-410A']],
  ])('%s', (key, spellings) => {
    for (const spelling of spellings) expect([spelling, keyOf('gwp', spelling)]).toEqual([spelling, key])
  })

  it('is nothing else', () => {
    for (const other of ['', 'CO', 'O3', 'HFC', '134a', 'R-22', 'constructor', 'carbon'])
      expect(keyOf('gwp', other), other).toBeUndefined()
  })
})

describe('what a text beside a family means', () => {
  it.each([
    ['grid', '北京', { place: '北京' }],
    ['grid', 'fossil', { key: 'fossil' }],
    ['grid', 'Atlantis', { place: 'Atlantis' }],
    ['footprint', '燃煤发电', { key: 'coal' }],
    ['material', '聚丙烯', { key: 'pp' }],
    ['material', 'unobtanium', { key: 'unobtanium' }],
    ['water', 'GB', { place: 'GB' }],
    ['travel', '高铁', { key: 'rail-highspeed' }],
    ['travel', 'hovercraft', { key: 'hovercraft' }],
    ['nonsense', 'x', {}],
  ])('%s, %s', (family, given, expected) => {
    expect(meantBy(family, given)).toEqual(expected)
  })
})

describe('a text in a factor cell', () => {
  it.each([
    ['grid/average/CN-BJ/2023', { kind: 'id', id: 'grid/average/CN-BJ/2023' }],
    [' own/x ', { kind: 'id', id: 'own/x' }],
    ['北京市', { kind: 'place', place: 'CN-BJ' }],
    ['110000', { kind: 'place', place: 'CN-BJ' }],
    ['高铁', { kind: 'mode', mode: 'rail-highspeed' }],
    ['air-long-first-rf', { kind: 'mode', mode: 'air-long-first-rf' }],
    ['0.5', { kind: 'unknown', text: '0.5' }],
    ['', { kind: 'unknown', text: '' }],
  ])('%s', (given, expected) => {
    expect(parseFactorText(given)).toEqual(expected)
  })
})
