/** What core refuses a template does not compute: calculations with cells emptied, set to zero, out of range or off the route. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Method } from '#core'
import { calculate } from '../../core/calculate.ts'
import type { WorkbookCell, WorkbookModel } from '../../core/workbook/model.ts'
import { parseReference } from '../../core/workbook/reading/reference.ts'
import { validInputs } from '../core/arbitrary.ts'
import { filledTemplate, methodOf, methods, opened, write } from '../core/filled-templates.ts'
import { everyday, systemInputs } from './everyday.ts'
import { byIronCalc } from './oracles.ts'

const runs = process.env.TANBIAO_FULL ? 40 : 5
const seeded = process.env.CI ? { seed: 1 } : {}

const rangeOf = ({ names, sheets }: WorkbookModel, name: string) => {
  const reference = parseReference(names.get(name) ?? '') ?? expect.fail(`no name ${name}`)
  const rows = sheets.find((one) => one.name === reference.sheet)?.rows ?? expect.fail(`no sheet of ${name}`)
  return { ...reference, rows }
}
/** What somebody writes into a cell; nothing where it is emptied. */
type Change = number | 'emptied' | 'a million times'
const changes = fc.constantFrom<Change>('emptied', 'a million times', 0, 0.5, -1, 1e30)
const written = (cell: WorkbookCell | undefined, change: Change) => {
  if (change !== 'a million times') return change === 'emptied' ? undefined : change
  return typeof cell?.value === 'number' ? cell.value * 1e6 : undefined
}

/** Changes the first cell of a name, or all that are filled in. */
function change(model: WorkbookModel, name: string, as: Change, whole: boolean) {
  const { rows, top, left, bottom, right } = rangeOf(model, name)
  for (let row = top; row <= (whole ? bottom : top); row++)
    for (let column = left; column <= (whole ? right : left); column++) {
      const line = rows[row - 1] as (WorkbookCell | undefined)[]
      const cell = line[column - 1]
      if (whole && cell?.value === undefined) continue
      const value = written(cell, as)
      line[column - 1] = { role: 'input', ...(value === undefined ? {} : { value }) }
    }
}

/** What stands under the names of outputs and is not blank. */
function outputsOf(model: WorkbookModel) {
  const found = byIronCalc(model)
  return [...model.names.keys()].flatMap((name) => {
    if (!name.startsWith('out_')) return []
    const { sheet, top, left, bottom } = rangeOf(model, name)
    const values = Array.from({ length: bottom - top + 1 }, (_, i) => found(sheet, top - 1 + i, left - 1))
    return values.filter((value) => value !== '').map((value) => `${name} ${value}`)
  })
}

const drawn = (method: Method): fc.Arbitrary<unknown> => {
  const { id, example } = method.definition
  const some = id === 'cloud' ? systemInputs : validInputs(method, { factors: 'named' })
  return fc.oneof(fc.constant(example), some.map(everyday))
}

test.each(methods.map((method) => [method.definition.id, method] as const))('%s', async (_, method) => {
  const names = [...filledTemplate(method).names.keys()].filter((name) => name.startsWith('in_'))
  const oneChange = fc.tuple(fc.constantFrom(...names), changes, fc.boolean())
  const cases = fc.tuple(drawn(method), fc.array(oneChange, { minLength: 1, maxLength: 2 }))
  let refused = 0
  for (const [inputs, changed] of fc.sample(cases, { numRuns: 40 * runs, ...seeded })) {
    if (refused >= runs) break
    if (!calculate(method, inputs).ok) continue
    const model = filledTemplate(method, 'zh', inputs)
    for (const [name, as, whole] of changed) change(model, name, as, whole)
    const { result, problems } = await opened(model)
    if (result) continue
    refused++
    const why = problems.map(({ code, path }) => `${code} ${path}`).join(', ')
    expect(outputsOf(model), `${why}: ${JSON.stringify([changed, inputs])}`).toEqual([])
  }
  expect(refused).toBe(runs)
})

test.each([
  ['no durations', { route: 'duration', minutes: [45], threshold: 60 }, 'in_minutes_value', undefined],
  ['no duration above 30 minutes', { route: 'duration', minutes: [45], threshold: 60 }, 'in_minutes_value', 20],
  ['no distances', { route: 'distance', km: [45], threshold: 60 }, 'in_km_value', undefined],
  ['nobody at a hybrid meeting', { route: 'hybrid', offline: 0, online: 3 }, 'in_online', 0],
  ['a duration where a survey is made', { route: 'survey', k: 1, n: 3 }, 'in_minutes_value', 45],
  ['a day that there is not', { route: 'survey', k: 1, n: 3 }, 'in_periodFrom', '2025-02-29'],
  ['half a day', { route: 'survey', k: 1, n: 3 }, 'in_periodTo', '2025-02'],
  [
    'a period that ends before it begins',
    { route: 'survey', k: 1, n: 3, periodFrom: '2025-12-31' },
    'in_periodTo',
    '2025-01-01',
  ],
])('meeting-rate: %s', async (_, inputs, name, value) => {
  const model = filledTemplate(methodOf('meeting-rate'), 'zh', inputs)
  expect(outputsOf(model)).toHaveLength(1)
  write(model, name, value)
  expect((await opened(model)).result).toBeUndefined()
  expect(outputsOf(model)).toEqual([])
})

test.each([
  ['2025-01-01', '2025-12-31'],
  ['2024-02-29', undefined],
  [45_658, '2025-12-31'],
])('a period of %s to %s', async (from, to) => {
  const model = filledTemplate(methodOf('meeting-rate'))
  write(write(model, 'in_periodFrom', from), 'in_periodTo', to)
  expect((await opened(model)).result).toBeDefined()
  expect(outputsOf(model)).toHaveLength(1)
})
