/** The sheet of checks: is everything filled in, does every rule of the method hold, may there be a result? */
import { applies } from '../condition.ts'
import { placeCode } from '../factors/index.ts'
import { derived, type Entry, type LoadedCheck } from '../graph.ts'
import { needed } from '../inputs.ts'
import { lookedUpBy } from '../looked-up.ts'
import type { When } from '../method.ts'
import { type Severity, type Text, withSymbols } from '../problem.ts'
import { dayChecks } from './days.ts'
import { badOverrides } from './factors-sheet.ts'
import { cellAt, put, rangeAt, type Sheet } from './model.ts'
import { type Here, quoted } from './print.ts'
import { askedAt, goodFormula, mayBeBlank, readyAt, stateAt } from './used.ts'
import { entryOf, givenAt, groupOf, onRoute, text, titled, type Writer, words } from './writer.ts'

const firstRow = 3
const firstHelper = 8
const severities: Record<Severity, ReturnType<typeof text>> = {
  error: text('错误：不出结果', 'Error: no result'),
  warn: text('警告', 'Warning'),
  info: text('提示', 'Information'),
}
const found = {
  ok: text('通过', 'OK'),
  check: text('请核对', 'Check'),
  // information is no fault
  note: text('提示', 'Note'),
  later: text('— 未判断', '— not yet checked'),
  never: text('— 不适用', '— not applicable'),
}
/** What is said where a rule does not hold. */
const amiss = (severity: Severity) => (severity === 'info' ? found.note : found.check)
const bad = {
  cell: text('未填、不是数值、超出范围或不在选项中', 'Not filled in, no number, out of range, or none of the options'),
  unfound: text('，或按地区和年份查不到因子', ', or no factor is found by the place and the year'),
  place: text(
    '不是已知的地区，按它查不到因子：请从下拉框中选，或写成广东省、CN-GD、440000 这样；城市请写所在的省级地区',
    'No place that is known, so no factor is found by it: choose from the list, or write it like Guangdong, CN-GD or 440000; of a city, its province',
  ),
  whole: text('，或与其组成部分同时填写', ', or given beside what it is worked out from'),
  day: text('不是形如 2025-12-31 或 2025年12月31日的日期', 'No date such as 2025-12-31 or 2025/12/31'),
  order: text('，或早于期间起', ', or before the period begins'),
  route: text('；未选此项却填有值', '; or given although it is not asked for'),
  rows: text('没有填写，或有未填完整的行', 'No row is filled in, or a row is incomplete'),
  row: text('有未填完整的行', 'A row is incomplete'),
  table: text(
    '有空格或超出范围的数，或在未填的行列中填有值',
    'A cell is blank or out of range, or has a value where its row or column is not filled in',
  ),
  source: text('自行采用的因子没有写明来源，或不是数', 'An override of a factor names no source, or is no number'),
  fault: text(
    '有除数为零，或有数超出可计算的范围：请检查为零的填报值',
    'A divisor is zero, or a number is beyond what can be computed: check the values that are zero',
  ),
}

/** Of a line the number of places where it does not hold; blank where nobody can tell, or where nobody asks. */
type Line = {
  code: string
  severity?: Severity
  formula: string
  value: number | ''
  meaning: string
  clause?: string | undefined
  when?: When | undefined
  /** How the number is shown where it counts nothing. */
  told?: string
}

export function checksSheet(writer: Writer): Sheet {
  const { loaded, say, library, filled } = writer
  const heads = [
    text('代码', 'Code'),
    text('级别', 'Severity'),
    text('不符合的处数', 'Places where it does not hold'),
    text('结论', 'Finding'),
    text('不通过时的含义', 'What it means where it does not hold'),
    text('条款', 'Clause'),
  ]
  const sheet = titled(writer, 'checks', [24, 16, 18, 18, 70, 14, 2], heads)
  // what behind tells of each row stands in the sums already; LibreOffice fails on a page that ends with the clauses
  sheet.printed = heads.length + 1
  const here = { sheet: sheet.name }
  let row = firstRow
  const at = (column: number, spot = firstRow) => `$${cellAt({ sheet: sheet.name, row: spot, column }, sheet.name)}`
  const errors: number[] = []
  const noError = () => `SUM(${errors.map((each) => at(2, each)).join(',')})=0`
  const line = ({ code, severity = 'error', formula, value, meaning, clause = '', when, told }: Line) => {
    const isOff = value === '' && isOffRoute(writer, when)
    const finding = value === '' ? (isOff ? found.never : found.later) : value === 0 ? found.ok : amiss(severity)
    put(
      sheet,
      row,
      0,
      words('label', code),
      words('unit', say(severities[severity])),
      { role: 'check', formula, value, ...(told ? { format: told } : {}) },
      { role: 'check', formula: findingFormula(writer, at(2, row), amiss(severity), when, here), value: say(finding) },
      words('text', withSymbols(meaning)),
      words('unit', clause),
    )
    row++
  }
  const refusal = (one: Line) => {
    errors.push(row)
    line(one)
  }

  if (library) for (const one of fillingLines(writer, sheet)) line(one)
  const last = row
  if (library) for (const one of placeLines(writer, here)) line(one)
  const overrides = badOverrides(writer, sheet.name)
  if (overrides !== undefined) refusal({ code: 'MISSING', formula: overrides, value: 0, meaning: say(bad.source) })
  loaded.checks.forEach((one, k) => {
    const { check, code, when } = one
    const { severity, clause } = check
    const formula = check.rows === undefined ? scalarCheck(writer, one, here) : rowsCheck(writer, sheet, one, k)
    const value = filled && !isOffRoute(writer, when) ? filled.failures(one) : ''
    const add = severity === 'error' ? refusal : line
    // what is said of the whole is said in no places
    const isNote = severity === 'info' && check.rows === undefined
    add({ code, severity, formula, value, meaning: say(check), clause, when, ...(isNote ? { told: '"–"' } : {}) })
  })
  // as core does: what cannot be computed is told where nothing is refused
  for (const { code, meaning, clause, ranges } of faults(writer, sheet.name)) {
    const failed = `IF(ISERROR(SUM(${ranges.join(',')})),1,0)`
    const computed = errors.length === 0 ? failed : `IF(${noError()},${failed},"")`
    const formula = library ? `IF(${readyAt(writer, here)},${computed},"")` : computed
    refusal({ code, formula, value: filled ? 0 : '', meaning, clause })
  }

  const shown = (range: string, as: 'good' | 'odd' | 'bad', where: string) =>
    sheet.highlights.push({ range, where, as })
  const findings = `${at(2)}:${at(3, row - 1)}`
  const isError = `${at(1)}=${quoted(say(severities.error))}`
  shown(findings, 'good', `AND(ISNUMBER(${at(2)}),${at(2)}=0)`)
  shown(findings, 'bad', `AND(N(${at(2)})>0,${isError})`)
  shown(findings, 'odd', `AND(N(${at(2)})>0,NOT(${isError}))`)
  const flag = (column: number, label: ReturnType<typeof text>, formula: string) => {
    const value = filled !== undefined
    // the second label keeps off the first value
    put(sheet, 1, column, words(column === 0 ? 'label' : 'text', say(label)), {
      role: 'check',
      formula,
      value,
      // LibreOffice prints some booleans as 1
      format: '"TRUE";"TRUE";"FALSE"',
    })
    shown(at(column + 1, 1), 'good', at(column + 1, 1))
    shown(at(column + 1, 1), 'bad', `NOT(${at(column + 1, 1)})`)
  }
  const given = `SUM(${rangeAt({ sheet: sheet.name, row: firstRow, column: 2 }, last - firstRow, 1, sheet.name)})=0`
  if (library) flag(0, text('已填写完整', 'Filled in'), given)
  const result = text('可以出结果', 'There is a result')
  flag(library ? 2 : 0, result, library ? `IF(${readyAt(writer, here)},${noError()},FALSE)` : noError())
  return sheet
}

/** Has a choice been made that leaves this out? */
const isOffRoute = ({ filled, loaded }: Writer, when: When = {}) =>
  Object.entries(when).some(
    ([key, wanted]) => applies({ [key]: wanted }, loaded.definition, filled?.inputs ?? {}) === false,
  )
function offRoute(writer: Writer, when: When = {}, here: Here): string {
  const off = Object.entries(when).map(([key, wanted]) => {
    const at = cellAt(writer.places.scalar(key), here.sheet, true)
    return `IF(${at}="",FALSE,NOT(${onRoute(writer, { [key]: wanted }, here)}))`
  })
  return off.length === 0 ? 'FALSE' : off.reduceRight((rest, each) => `IF(${each},TRUE,${rest})`)
}

function findingFormula(writer: Writer, count: string, odd: Text, when: When | undefined, here: Here): string {
  const [ok, check, later, never] = [found.ok, odd, found.later, found.never].map((each) => quoted(writer.say(each)))
  const off = offRoute(writer, when, here)
  const none = off === 'FALSE' ? later : `IF(${off},${never},${later})`
  return `IF(${count}="",${none},IF(${count}=0,${ok},${check}))`
}

/** What is to be filled in; what can hold anything has no line. */
function fillingLines(writer: Writer, sheet: Sheet): Line[] {
  const { places, say, filled, loaded } = writer
  const here = { sheet: sheet.name }
  const colon = say(text('：', ': '))
  const told = (label: Entry['label'], what: string, when: When | undefined) =>
    `${say(label)}${colon}${what}${when ? say(bad.route) : ''}`
  /** What is not asked for is not given. */
  const asked = (when: When | undefined, on: string, given: string) => {
    const route = onRoute(writer, when, here)
    return route === undefined ? on : `IF(${route},${on},IF(${given}=0,"",${given}))`
  }
  const firstValue = (when: When | undefined, missing: boolean) =>
    applies(when, loaded.definition, filled?.inputs ?? {}) !== true ? '' : filled || !missing ? 0 : 1

  const days = dayChecks(writer, sheet, {
    row: firstRow,
    column: firstHelper + loaded.checks.length + places.givenTables.size,
  })
  const scalars = [...places.givenScalars.keys()].flatMap((key): Line[] => {
    const entry = entryOf(writer, key)
    const { input, when, label } = entry
    const isDay = days.has(key)
    if (input?.kind === 'text' && !isDay && !when && mayBeBlank(writer, entry)) return []
    const isWhole = [...loaded.partOf.values()].includes(key)
    const isFound = input?.kind === 'factor' && input.by.place !== undefined
    const what = isDay
      ? `${say(bad.day)}${key === 'periodTo' ? say(bad.order) : ''}`
      : `${say(bad.cell)}${isWhole ? say(bad.whole) : ''}${isFound ? say(bad.unfound) : ''}`
    const good = days.get(key) ?? `IF(${goodFormula(writer, entry, here)},0,1)`
    return [
      {
        code: key,
        formula: asked(when, good, `IF(${givenAt(writer, entry, here)}="",0,1)`),
        // what is worked out from others is missing as long as they are
        value: firstValue(when, !mayBeBlank(writer, entry) || (input !== undefined && derived(input) !== undefined)),
        meaning: told(label, what, when),
        when,
      },
    ]
  })
  const groups = [...places.givenBlocks].map(([group, { height }]): Line => {
    const states = rangeAt(places.state(group), height, 1, sheet.name)
    const input = groupOf(writer, group)
    const { when, label } = input
    const least = needed(input) ? Math.max(1, input.kind === 'rows' ? (input.min ?? 1) : 1) : 0
    const few = least === 0 ? '' : `+IF(COUNTIF(${states},1)<${least},1,0)`
    return {
      code: group,
      formula: asked(when, `COUNTIF(${states},0)${few}`, `(COUNTIF(${states},0)+COUNTIF(${states},1))`),
      value: firstValue(when, least > 0),
      meaning: told(label, say(least > 0 ? bad.rows : bad.row), when),
      when,
    }
  })
  const tables = [...places.givenTables.keys()].map((key, k): Line => {
    const { label } = loaded.matrices.get(key) as NonNullable<ReturnType<typeof loaded.matrices.get>>
    return {
      code: key,
      formula: tableCheck(writer, sheet, key, firstHelper + loaded.checks.length + k),
      value: 0,
      meaning: told(label, say(bad.table), undefined),
    }
  })
  return [...scalars, ...groups, ...tables]
}

/** Places that are not known; a remark, since nobody asks for the place of a factor that is given. */
const placeLines = (writer: Writer, here: Here): Line[] =>
  [...writer.places.givenScalars.keys()].flatMap((key) => {
    const { loaded, filled, say } = writer
    const asking = lookedUpBy(loaded.definition, key)
    if (asking?.is !== 'place') return []
    const entry = entryOf(writer, key)
    const at = givenAt(writer, entry, here)
    const given = filled?.inputs[key]
    return [
      {
        code: key,
        severity: 'warn',
        formula: `IF(${at}="",0,IF(ISERROR(${askedAt(writer, asking, at)}),1,0))`,
        value: given === undefined || placeCode(given as string) !== undefined ? 0 : 1,
        meaning: `${say(entry.label)}${say(text('：', ': '))}${say(bad.place)}`,
      },
    ]
  })

/** One column beside: of each column of a table in how many cells it is not as it should be. */
function tableCheck({ places, loaded }: Writer, sheet: Sheet, key: string, column: number): string {
  const { at, height } = places.givenTables.get(key) as NonNullable<ReturnType<typeof places.givenTables.get>>
  const { rows, columns, min, max } = loaded.matrices.get(key) as NonNullable<ReturnType<typeof loaded.matrices.get>>
  const used = `${rangeAt(places.state(rows), height, 1, sheet.name)},1`
  const states = columns.flatMap((group) =>
    Array.from({ length: places.count(group) }, (_, i) => {
      const first = places.state(group)
      return cellAt({ ...first, row: first.row + i }, sheet.name)
    }),
  )
  put(sheet, 2, column, words('head', key))
  states.forEach((state, j) => {
    const own = rangeAt({ ...at, column: at.column + j }, height, 1, sheet.name)
    const limits = [...(min === undefined ? [] : [`">=${min}"`]), ...(max === undefined ? [] : [`"<=${max}"`])]
    const good = `COUNTIFS(${[used, ...limits.map((each) => `${own},${each}`)].join(',')})`
    const numbers = `COUNTIF(${own},">0")+COUNTIF(${own},"<0")`
    const within = `(COUNTIFS(${used},${own},">0")+COUNTIFS(${used},${own},"<0"))`
    const formula = `IF(${state}=1,COUNTIF(${used})-${good}+${numbers}-${within},${numbers})`
    put(sheet, firstRow + j, column, { role: 'formula', formula, value: 0 })
  })
  return `SUM(${rangeAt({ sheet: sheet.name, row: firstRow, column }, states.length, 1, sheet.name)})`
}

function scalarCheck(writer: Writer, { node, when }: LoadedCheck, here: Here): string {
  const route = onRoute(writer, when, here)
  const failed = failedFormula(writer, node, here)
  const routed = route === undefined ? failed : `IF(${route},${failed},"")`
  return writer.library ? `IF(${readyAt(writer, here)},${routed},"")` : routed
}
/** Of what cannot be computed nobody can tell. */
const failedFormula = (writer: Writer, node: LoadedCheck['node'], here: Here) =>
  `IFERROR(IF(${writer.print(node, here)},0,1),"")`

/** One column beside: of each row whether it does not hold. */
function rowsCheck(writer: Writer, sheet: Sheet, one: LoadedCheck, k: number): string {
  const { places, library, filled } = writer
  const { node, when, code, check } = one
  const group = check.rows as string
  const height = places.count(group)
  const at = { sheet: sheet.name, row: firstRow, column: firstHelper + k }
  const route = onRoute(writer, when, at)
  if (height === 0) return route === undefined ? '0' : `IF(${route},0,"")`
  put(sheet, 2, at.column, words('head', code))
  for (let row = 0; row < height; row++) {
    const here = { sheet: sheet.name, group, row }
    const failed = failedFormula(writer, node, here)
    const routed = route === undefined ? failed : `IF(${route},${failed},"")`
    const whole = library
      ? `IF(${readyAt(writer, here)},IF(${stateAt(writer, group, row, here)}=1,${routed},""),"")`
      : routed
    const isMade = filled && row < filled.count(group) && !isOffRoute(writer, when)
    const value = isMade ? filled.failures(one, row) : ''
    put(sheet, firstRow + row, at.column, { role: 'formula', formula: whole, value })
  }
  const range = rangeAt(at, height, 1, sheet.name)
  const sum = `IF(SUM(${range})=0,IF(COUNT(${range})<${places.counted(group, sheet.name)},"",0),SUM(${range}))`
  const routed = route === undefined ? sum : `IF(${route},${sum},"")`
  return library ? `IF(${readyAt(writer, at)},${routed},"")` : routed
}

/** Formulas that may come to an error: those that say so in words of their own, then all. */
function faults({ loaded, places, say }: Writer, on: string) {
  const named = loaded.steps.flatMap(({ entry: { name, group, formula }, clause }) => {
    const height = group === undefined ? 1 : places.count(group)
    if (!formula?.fault || height === 0) return []
    const spot = group === undefined ? places.scalar(name) : places.column(name)
    return [{ ...formula.fault, meaning: say(formula.fault), clause, ranges: [rangeAt(spot, height, 1, on)] }]
  })
  const [first] = places.scalars
  const blocks = [...places.rowBlocks.values()].map(({ at, height, names }) => rangeAt(at, height, names.length, on))
  const tables = places.tables.map((name) => {
    const [height = '', width = ''] = loaded.entries.get(name)?.over ?? []
    return rangeAt(places.table(name), places.count(height), places.count(width), on)
  })
  const scalars = first === undefined ? [] : [rangeAt(places.scalar(first), places.scalars.length, 1, on)]
  const ranges = [...scalars, ...blocks, ...tables]
  return [...named, { code: 'DIV-ZERO', meaning: say(bad.fault), clause: undefined, ranges }]
}
