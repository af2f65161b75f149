/** The sheet functions of the factor library: GHG_FACTOR gives a value, GHG_FACTOR_INFO where it comes from, GHG_GWP what a gas weighs. */
import {
  citations,
  defaultGwpSet,
  type FactorRecord,
  factorSet,
  families,
  findFactor,
  findFactorById,
  listFactors,
  meantBy,
} from '../factors/index.ts'
import { plainText } from '../number-text.ts'
import { problem, type Text } from '../problem.ts'
import { isBlank, readCell } from '../tables/readings.ts'
import { failed } from './answers.ts'
import type { SheetAnswer, SheetCell, SheetFunction } from './function.ts'
import { cellOf, parameter } from './parameters.ts'

export function factorFunctions(): SheetFunction[] {
  const family = parameter(
    'family',
    'choice',
    true,
    '因子类别（必填），也可写 类别/项目，或因子编号',
    'Family (required); also family/key, or a factor id',
    Object.fromEntries(families.map((name) => [name, { zh: name, en: name }])),
  )
  const what = parameter(
    'place_or_mode',
    'value',
    false,
    '地区、运输方式、项目或因子编号',
    'Place, mode of transport, key or factor id',
  )
  const year = parameter('year', 'value', false, '年份，默认最新数据年', 'Year, the newest data year by default')
  const gas = parameter(
    'gas',
    'value',
    true,
    '气体（必填）：化学式、代号或名称，如 CH4、NF3、HFC-134a、甲烷',
    'Gas (required): formula, code or name, such as CH4, NF3, HFC-134a, methane',
  )
  const set = parameter(
    'set',
    'choice',
    false,
    'GWP 数据集，默认 AR6',
    'GWP set, AR6 by default',
    Object.fromEntries(gwpSets().map((name) => [name, { zh: name, en: name }])),
  )

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
    {
      name: 'GHG_GWP',
      help: {
        zh: '一种气体的 100 年全球增温潜势（kgCO2e/kg）；CH4 不分来源，另有 ch4-fossil 与 ch4-biogenic',
        en: '100-year global warming potential of a gas (kgCO2e/kg); CH4 is of any origin, beside it ch4-fossil and ch4-biogenic',
      },
      parameters: [gas, set],
      spills: false,
      example: '=GHG_GWP("CH4", "AR6")',
      run: gwpOf,
    },
  ]
}

/** The sets of GWP as they are written: AR5, AR6. */
const gwpSets = () => [...new Set(listFactors({ family: 'gwp' }).flatMap(({ set }) => set?.toUpperCase() ?? []))]

function gwpOf(args: readonly unknown[]): SheetAnswer {
  const [gas = '', given = ''] = [args[0], args[1]].map((raw) => plainText(cellOf(raw)))
  if (isBlank(gas))
    return failed([problem('/gas', 'MISSING', '请填写气体，例如 CH4、HFC-134a', 'Give a gas such as CH4 or HFC-134a')])
  const set = (isBlank(given) ? defaultGwpSet : given).toUpperCase()
  const known = gwpSets()
  if (!known.includes(set)) {
    const there = known.join(', ')
    return failed([
      problem('/set', 'CHOICE', `没有数据集“${given}”：可用 ${there}`, `There is no set "${given}": there is ${there}`),
    ])
  }
  const found = findFactor({ family: 'gwp', key: gas, set }, '/gas')
  return 'problems' in found ? failed(found.problems) : [[found.record.value]]
}

/** A factor by id, or by family with a place, a mode or another key; `family/key` leaves room for a place. */
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
  const id = [family, what].find((text) => text.split('/').length > 2)
  const [name = '', key] = family.split('/')
  const query = {
    family: name,
    year: reading.value as number | undefined,
    ...(key === undefined
      ? what === ''
        ? {}
        : meantBy(name, what)
      : { key, ...(what === '' ? {} : { place: what }) }),
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
