/** GHG_UNCERTAINTY and GHG_SENSITIVITY spill what the core finds; blocks say how uncertain the inputs are; the tornado shows the bars. */
import { describe, expect, test } from 'vitest'
import { definitions, prepare } from '#core'
import { tornadoOf } from '#core/charts'
import { sensitivity } from '#core/sensitivity'
import { type SheetCell, sheetFunctions } from '#core/sheet/index'
import { uncertainty } from '#core/uncertainty'
import { definitions as all } from '../../core/methods/index.ts'

const methods = definitions.map((definition) => prepare(definition))
const meeting = prepare(all[0])
const functions = sheetFunctions(methods)
const run = (name: string, ...args: unknown[]): SheetCell[][] =>
  (functions.find((one) => one.name === name) ?? expect.fail(name)).run(args).map((row) => [...row])
const problems = (rows: SheetCell[][]) => {
  const cell = rows[0]?.[0]
  return typeof cell === 'object' ? cell.problems.map(({ path, code }) => `${path} ${code}`) : []
}

const lines = [
  ['peRoute', '实测电量'],
  ['EG', 1.3],
  ['R', '95%'],
]
const trips = [[''], ['[trips]'], ['mode', 'L', 'u'], ['rail', 4800, 10], ['taxi', 30, '5%']]
const block = [...lines, ['uncertainty', 'R:10;trips.EF_t:20'], ...trips]
const inputs = {
  peRoute: 'measured',
  EG: 1.3,
  R: 0.95,
  uncertainty: { R: 10, 'trips.EF_t': 20 },
  trips: [
    { mode: 'rail', L: 4800, u: 10 },
    { mode: 'taxi', L: 30, u: 5 },
  ],
}
const spread = uncertainty(meeting, inputs)
const moved = sensitivity(meeting, inputs)
if (!spread.ok || !moved.ok) throw new Error('the inputs are refused')

describe('GHG_UNCERTAINTY', () => {
  test('gives a row for each output', () => {
    const [header, ...rows] = run('GHG_UNCERTAINTY', 'meeting', block)
    expect(header?.slice(3)).toEqual([
      ...['value', 'unit', '±95 %', '± %', 'P2.5', 'P50', 'P97.5', 'mean', 'sd', 'P(>0)', 'draws', 'failed', 'seed'],
    ])
    expect(rows.map(([key]) => key)).toEqual(['BE', 'EG_p', 'PE', 'ratio', 'ER'])
    const { value, propagated, simulated } = spread.uncertainty.outputs.ER ?? expect.fail()
    expect(rows.at(-1)).toEqual([
      ...['ER', '减排量', 'Emission reduction', value, 'kgCO2e', propagated.half, propagated.percent],
      ...[simulated?.low, simulated?.median, simulated?.high, simulated?.mean, simulated?.sd, 1, 10_000, '', 1],
    ])
  })

  test('with an output lists what contributes to it, the largest first', () => {
    const rows = run('GHG_UNCERTAINTY', 'meeting', block, 'ER')
    expect(new Set(rows.map((row) => row.length)).size).toBe(1)
    expect(rows.map(([key]) => key)).toEqual([
      ...[
        'output',
        'ER',
        'source',
        'travel/rail/uk-2023/2023',
        'R',
        'trips/0/L',
        'travel/taxi/uk-2023/2023',
        'trips/1/L',
      ],
    ])
    expect(rows[5]?.slice(3, 7)).toEqual([4800, 'pkm', expect.closeTo(0.95 * 17.0208, 8), 10])
  })

  test('reads uncertainties and scores as compact text and as sections, under their names in either language', () => {
    const found = run('GHG_UNCERTAINTY', 'meeting', block)
    const section = (name: string, head: unknown[][]) => [
      ...lines,
      ...trips,
      [''],
      [name],
      ...head,
      ['R', 10],
      ['trips.EF_t', '20%'],
    ]
    expect(run('GHG_UNCERTAINTY', 'meeting', section('[uncertainty]', [['key', 'percent']]))).toEqual(found)
    expect(run('GHG_UNCERTAINTY', 'meeting', section('[输入的不确定度]', []))).toEqual(found)
    const scored = [
      ...lines,
      ['[pedigree]'],
      ['key', 'dq1', 'dq2', 'dq3', 'dq4', 'dq5'],
      ['R', 1, 2, 3, 4, 5],
      ...trips,
    ]
    const text = [...lines, ['pedigree', 'R:1:2:3:4:5'], ...trips]
    expect(run('GHG_UNCERTAINTY', 'meeting', scored)).toEqual(run('GHG_UNCERTAINTY', 'meeting', text))
    expect(problems(run('GHG_UNCERTAINTY', 'meeting', scored))).toEqual([])
  })

  test.each<[unknown[][], string[]]>([
    [[...lines, ['[trips]'], ['mode', 'L'], ['rail', 1]], ['/uncertainty MISSING']],
    [[...lines, ['uncertainty', 'R'], ...trips], ['/uncertainty/R TYPE']],
    [
      [...lines, ['uncertainty', 'R:x'], ...trips],
      ['/uncertainty/R TYPE', '/uncertainty/R TYPE'],
    ],
    [[...lines, ['uncertainty', 'R:5;R:6'], ...trips], ['/uncertainty/R CONFLICT']],
    [[...lines, ['uncertainty', 'R:5:6'], ...trips], ['/uncertainty/R TYPE']],
    [[...lines, ['uncertainty', 'R:5'], ['uncertainty', 'R:5'], ...trips], ['/uncertainty CONFLICT']],
    [[...lines, ['uncertainty', 'x:5'], ...trips], ['/uncertainty/x UNKNOWN-KEY']],
    [[...lines, ['[pedigree]'], ['R', 1, 2, 3, 4, 9], ...trips], ['/pedigree/R TYPE']],
  ])('%j is refused', (cells, expected) => {
    expect(problems(run('GHG_UNCERTAINTY', 'meeting', cells))).toEqual(expected)
  })

  test('an output that is not there', () => {
    expect(problems(run('GHG_UNCERTAINTY', 'meeting', block, 'X'))).toEqual(['/output CHOICE'])
  })

  test('a table of cases may carry it too, and the results do not change', () => {
    const header = ['trips', 'peRoute', 'EG', 'R']
    const one = ['rail:4800;taxi:30', 'measured', 1.3, 0.95]
    const plain = run('GHG_RUN', 'meeting', [header, one])
    expect(
      run('GHG_RUN', 'meeting', [
        [...header, 'uncertainty'],
        [...one, 'R:10'],
      ]),
    ).toEqual(plain)
  })
})

describe('GHG_SENSITIVITY', () => {
  test('gives the bars, the largest first, and says what was clipped or left out', () => {
    const [header, ...rows] = run('GHG_SENSITIVITY', 'meeting', [...block, ['taxi', 0, '']])
    expect(header).toEqual([
      ...['input', '名称', 'label', 'value', 'unit', '-10 %', '+10 %', 'ER', 'ER -', 'ER +', 'note', 'unit of output'],
    ])
    const [first] = moved.sensitivity.bars
    expect(first).toMatchObject({ key: 'R', high: { clipped: true } })
    expect(rows[1]?.slice(3, 7)).toEqual([0.03546, 'kgCO2e/pkm', 0.03546 * 0.9, expect.closeTo(0.03546 * 1.1, 15)])
    expect(rows.find(([key]) => key === 'R')?.at(-2)).toBe('clipped')
    expect(rows.at(-1)?.slice(0, 2)).toEqual(['trips/2/L', '出行量'])
    expect(rows.at(-1)?.at(-2)).toBe('0')
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([header?.length]))
  })

  test('of another output', () => {
    expect(run('GHG_SENSITIVITY', 'meeting', block, 'BE')[0]?.[7]).toBe('BE')
    expect(problems(run('GHG_SENSITIVITY', 'meeting', block, 'X'))).toEqual(['/output CHOICE'])
    expect(problems(run('GHG_SENSITIVITY', 'meeting', [['R', 1]]))).toContain('/peRoute MISSING')
  })
})

test('the tornado has a bar for each input, rows by what they are called, around the value', () => {
  const { title, unit, value, bars, told } = tornadoOf(meeting, moved.sensitivity, inputs)
  expect([title.en, unit, value]).toEqual(['Emission reduction', 'kgCO2e', moved.sensitivity.value])
  const shown = moved.sensitivity.bars.slice(0, bars.length)
  for (const [i, { label }] of bars.entries()) expect(label.en.endsWith(shown[i]?.label.en ?? '?')).toBe(true)
  for (const [i, { low, high }] of bars.entries()) {
    const bar = moved.sensitivity.bars[i]
    expect([low, high]).toEqual([bar?.low?.output, bar?.high?.output])
  }
  // what is less than a hundredth of the longest is no bar that anybody sees
  const length = ({ low, high }: (typeof moved.sensitivity.bars)[number]) =>
    Math.max(...[low, high].map((end) => Math.abs((end?.output ?? value) - value)))
  const [most = 0, ...all] = moved.sensitivity.bars.map(length)
  expect([most, ...all].filter((each) => each >= most / 100)).toHaveLength(bars.length)
  expect(told.en).toContain(`${moved.sensitivity.bars.length + moved.sensitivity.left.length - bars.length} more are`)
})

test('the tornado says what it does not vary', () => {
  const cloud = prepare(all[3])
  const example = cloud.definition.example
  const found = sensitivity(cloud, example)
  if (!found.ok) return expect.fail()
  const { told } = tornadoOf(cloud, found.sensitivity, example)
  expect(told.en).toContain('A bar with one end: the input may not have the other value.')
  expect(told.en).toMatch(/Tables \(.*, .*\) are not varied\./)
  expect(told.zh).toMatch(/影响最大的是“.+：.+”：输入减 10% 时.+，输入增 10% 时/)
})
