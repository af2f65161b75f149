/** The sheet functions of the factor library: GHG_FACTOR gives a value, GHG_FACTOR_INFO where it comes from. */
import {
  citations,
  type FactorRecord,
  factorSet,
  families,
  findFactor,
  findFactorById,
  hasPlaces,
  modesOf,
} from '../factors/index.ts'
import { problem, type Text } from '../problem.ts'
import { isBlank, plainText, readCell } from '../tables/readings.ts'
import type { SheetAnswer, SheetCell, SheetFunction } from './function.ts'
import { failed } from './method-functions.ts'
import { cellOf, parameter } from './parameters.ts'

export function factorFunctions(): SheetFunction[] {
  const family = parameter(
    'family',
    'choice',
    true,
    '因子类别（必填），或因子编号',
    'Family (required), or a factor id',
    Object.fromEntries(families.map((name) => [name, { zh: name, en: name }])),
  )
  const what = parameter(
    'place_or_mode',
    'value',
    false,
    '地区、运输方式、键或因子编号',
    'Place, mode of transport, key or factor id',
  )
  const year = parameter('year', 'value', false, '年份，默认最新数据年', 'Year, the newest data year by default')

  return [
    {
      name: 'GHG_FACTOR',
      help: { zh: '因子库中的一个因子的数值', en: 'The value of a factor of the library' },
      parameters: [family, what, year],
      spills: false,
      example: '=GHG_FACTOR("grid", "北京", 2023)',
      run: (args) => withFactor(args, ({ value }) => [[value]]),
    },
    {
      name: 'GHG_FACTOR_INFO',
      help: { zh: '一个因子的编号、单位、年份、来源与许可', en: 'Id, unit, year, source and licence of a factor' },
      parameters: [family, what, year],
      spills: true,
      example: '=GHG_FACTOR_INFO("travel", "rail")',
      run: (args) => withFactor(args, factorTable),
    },
  ]
}

/** A factor by id, or by family with a place or a mode. */
function withFactor(args: readonly unknown[], use: (record: FactorRecord) => SheetAnswer): SheetAnswer {
  const [family = '', what = ''] = [args[0], args[1]].map((raw) => plainText(cellOf(raw)))
  const yearInput = { kind: 'quantity', unit: '-', label: { zh: '年份', en: 'Year' }, min: 1900, max: 2100 } as const
  const reading = readCell(yearInput, cellOf(args[2]), '/year')
  if (!reading.ok) return failed([reading.problem])
  if (isBlank(family))
    return failed([
      problem(
        '/family',
        'MISSING',
        `请填写因子类别，例如 grid、travel，或因子编号`,
        'Give a family such as grid or travel, or a factor id',
      ),
    ])
  const id = [family, what].find((text) => text.includes('/'))
  const query = {
    family,
    year: reading.value as number | undefined,
    ...(what === '' ? {} : modesOf(family) ? { mode: what } : hasPlaces(family) ? { place: what } : { key: what }),
  }
  const found = id ? findFactorById(id, '/family') : findFactor(query, '/place_or_mode')
  return 'problems' in found ? failed(found.problems) : use(found.record)
}

function factorTable(record: FactorRecord): SheetAnswer {
  const source = citations.find(({ id }) => id === record.source)
  const both = ({ zh, en }: Text) => `${zh} / ${en}`
  const lines: [string, SheetCell | undefined][] = [
    ['id', record.id],
    ['title', both(record.title)],
    ['value', record.value],
    ['unit', record.unit],
    ['gases', record.gases],
    ['gwp', record.gwp],
    ['boundary', record.boundary],
    ['place', record.place],
    ['year', record.year],
    ['document', source && both(source.document)],
    ['issuer', source && both(source.issuer)],
    ['url', source?.url],
    ['licence', source?.licence],
    ['published', record.published],
    ['certainty', record.certainty],
    ['factors', factorSet],
    ['note', record.note && both(record.note)],
  ]
  return lines.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))
}
