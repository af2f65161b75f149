/** Spreadsheets compute what core computes: LibreOffice from files with poisoned values, IronCalc from the formulas, for templates and for audit workbooks of random calculations. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { definitions, type Inputs, type Method, prepare } from '#core'
import { auditWorkbook, type Built, template } from '../../core/workbook/build.ts'
import type { Sheet, WorkbookCell, WorkbookModel } from '../../core/workbook/model.ts'
import { validInputs } from '../core/arbitrary.ts'
import { everyday, plain, systemInputs } from './everyday.ts'
import { byIronCalc, byLibreOffice, type Recalculated, soffice } from './oracles.ts'
import { scalesOf } from './scale.ts'

const runs = process.env.TANBIAO_FULL ? 100 : 5
const methods = definitions.map((definition) => [definition.id, prepare(definition)] as const)
const modelOf = (built: Built): WorkbookModel => {
  if (!built.ok) throw new Error(built.problems[0]?.en)
  return built.workbook
}

/** A workbook with the largest addend of each output, and the share of it that LibreOffice may be off: `cloud` solves equations, all others only add up. */
type Case = { name: string; model: WorkbookModel; scale: (output: string) => number; share: number }
/** IronCalc shows fifteen digits of what it has. */
const ofIronCalc = 1e-9

function caseOf(name: string, method: Method, built: Built): Case {
  const model = modelOf(built)
  const scale = scalesOf(method)
  const { columns } = method.definition
  // the scale is of the calculation that was made last
  const known = new Map(
    [...model.names.keys()].flatMap((key) => {
      const output = key.startsWith('out_') ? key.slice(4) : undefined
      return output === undefined ? [] : [[output, scale(columns[output]?.of ?? output)] as const]
    }),
  )
  const share = method.definition.id === 'cloud' ? 1e-9 : 1e-12
  return { name, model, scale: (output) => known.get(output) ?? 0, share }
}

/** Systems of clouds, which valid inputs hardly ever are; any valid inputs of the others that have a result. */
function calculations(method: Method, count: number, as: (inputs: unknown) => unknown): Case[] {
  const { id, example } = method.definition
  const drawn: fc.Arbitrary<Inputs> = id === 'cloud' ? systemInputs : validInputs(method, { factors: 'named' })
  const cases: Case[] = []
  for (const inputs of [example, ...fc.sample(drawn.map(as), { numRuns: 40 * count, ...seeded })]) {
    if (cases.length >= count) break
    const built = auditWorkbook(method, inputs, cases.length % 2 === 0 ? 'zh' : 'en')
    if (built.ok) cases.push(caseOf(`${id} ${cases.length}`, method, built))
  }
  return cases
}
const seeded = process.env.CI ? { seed: 1 } : {}

/** Both languages only where there is time: what they say differs, not what they compute. */
const languages = process.env.TANBIAO_FULL ? (['zh', 'en'] as const) : (['zh'] as const)
const templates = methods.flatMap(([id, method]) =>
  languages.flatMap((language) => [
    caseOf(`${id} blank ${language}`, method, template(method, language)),
    caseOf(`${id} sample ${language}`, method, template(method, language, method.definition.example)),
  ]),
)
const audits = methods.flatMap(([, method]) => calculations(method, runs, plain))
const everydayAudits = methods.flatMap(([, method]) => calculations(method, runs, everyday))

const formulasOf = ({ rows }: Sheet) =>
  rows.flatMap((line, row) =>
    line.flatMap((cell, column) =>
      cell?.formula === undefined && cell?.array === undefined ? [] : [{ cell, row, column }],
    ),
  )
/** The cells of a name such as `'结果'!$C$4`, or of a range. */
function cellsOf({ sheets }: WorkbookModel, range: string) {
  const [, name, column = '', from, to = from] = /^'(.+)'!\$([A-Z]+)\$(\d+)(?::\$[A-Z]+\$(\d+))?$/.exec(range) ?? []
  const at = [...column].reduce((sum, letter) => 26 * sum + letter.charCodeAt(0) - 64, 0) - 1
  const sheet = sheets.find((each) => each.name === name)
  return Array.from({ length: Number(to) - Number(from) + 1 }, (_, i) => {
    const row = Number(from) - 1 + i
    return { sheet: name as string, row, column: at, cell: sheet?.rows[row]?.[at] as WorkbookCell }
  })
}

/** How an output differs from core's, in words. */
function differences({ name, model, scale, share }: Case, recalculated: Recalculated, allowed = share) {
  return [...model.names].flatMap(([key, range]) => {
    if (!key.startsWith('out_')) return []
    return cellsOf(model, range).flatMap(({ sheet, row, column, cell: { value = '' } }) => {
      const found = recalculated(sheet, row, column)
      const near =
        typeof value === 'number' &&
        typeof found === 'number' &&
        Math.abs(found - value) <= allowed * scale(key.slice(4))
      return near || found === value ? [] : [`${name} ${key}: ${found}, not ${value}`]
    })
  })
}
/** A cell of any sheet that is an error, or still what it was before. */
const stale = ({ name, model }: Case, recalculated: Recalculated) =>
  model.sheets.flatMap((sheet) =>
    formulasOf(sheet).flatMap(({ cell, row, column }) => {
      const found = recalculated(sheet.name, row, column)
      const isStale =
        found === 123_456.789 ||
        (typeof found === 'string' && /^(#(VALUE!|N\/A|NAME\?|REF!|DIV\/0!|NUM!|NULL!|N\/IMPL!)|Err:)/.test(found))
      return isStale ? [`${name} ${sheet.name} ${row + 1} ${column + 1}: ${found} of ${cell.formula}`] : []
    }),
  )

const all = [...templates, ...audits]
test('there are enough calculations of each method', () => {
  for (const some of [audits, everydayAudits])
    for (const [id] of methods) expect(some.filter(({ name }) => name.startsWith(`${id} `)).length, id).toBe(runs)
})

describe('IronCalc', () => {
  test.each([...templates, ...everydayAudits].map((one) => [one.name, one] as const))('%s', (_, one) => {
    expect(differences(one, byIronCalc(one.model), ofIronCalc)).toEqual([])
  })
})

/** One formula of the steps with its first operator changed, or a constant added. */
const sabotaged = (model: WorkbookModel): WorkbookModel => ({
  ...model,
  sheets: model.sheets.map((sheet) =>
    sheet.name !== '结果' && sheet.name !== 'Results'
      ? sheet
      : {
          ...sheet,
          rows: sheet.rows.map((line) =>
            line.map((cell) =>
              cell?.formula && typeof cell.value === 'number' ? { ...cell, formula: `${cell.formula}+1` } : cell,
            ),
          ),
        },
  ),
})

const [untouched] = audits as [Case]
const tampered = sabotaged(untouched.model)

describe.skipIf(!soffice)('LibreOffice', () => {
  // each start takes a while, and a test must come to an end
  const atOnce = 200
  const parts = Array.from({ length: Math.ceil(all.length / atOnce) }, (_, i) =>
    all.slice(i * atOnce, (i + 1) * atOnce),
  )
  test.each(parts.map((part) => [part[0]?.name, part.at(-1)?.name, part] as const))(
    'from %s to %s every output is core’s, no cell is an error or was left as it was, and a formula that was tampered with is found',
    async (_, __, part) => {
      const found = await byLibreOffice([...part.map(({ model }) => model), tampered])
      expect(differences(untouched, found.pop() as Recalculated).length).toBeGreaterThan(0)
      expect(part.flatMap((one, i) => differences(one, found[i] as Recalculated))).toEqual([])
      // a blank template has nothing to compute with
      const full = part.flatMap((one, i) => (one.name.includes(' blank ') ? [] : stale(one, found[i] as Recalculated)))
      expect(full).toEqual([])
    },
  )
})

test('IronCalc finds a formula that was tampered with', () => {
  expect(differences(untouched, byIronCalc(tampered), ofIronCalc).length).toBeGreaterThan(0)
})

describe('files keep the limits of spreadsheets', () => {
  const nested = (formula: string) => {
    let [depth, most] = [0, 0]
    for (const sign of formula.replaceAll(/"[^"]*"/g, '')) {
      if (sign === '(') most = Math.max(most, ++depth)
      if (sign === ')') depth--
    }
    return most
  }

  test.each(all.map((one) => [one.name, one.model] as const))('%s', (_, { sheets, names }) => {
    for (const sheet of sheets) {
      expect(sheet.name).toMatch(/^[^[\]:*?/\\]{1,31}$/)
      for (const { cell } of formulasOf(sheet)) {
        expect(cell.formula?.length ?? 0).toBeLessThanOrEqual(8192)
        expect(nested(cell.formula ?? '')).toBeLessThanOrEqual(64)
      }
      for (const { prompt = '' } of sheet.validations) expect(prompt.length).toBeLessThanOrEqual(255)
    }
    // what looks like a cell cannot be a name
    for (const name of names.keys()) expect(name).toMatch(/^(in|out|tpl|factor)_[A-Za-z_]\w*$/)
  })
})
