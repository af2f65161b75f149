/** The sheet of checks: is everything filled in, does every rule of the method hold, may there be a result? */
import type { LoadedCheck } from '../graph.ts'
import type { Severity } from '../problem.ts'
import { badOverrides } from './factors-sheet.ts'
import { cellAt, put, rangeAt, type Sheet } from './model.ts'
import { type Here, quoted } from './print.ts'
import { mayBeBlank, readyAt, stateAt, validFormula } from './used.ts'
import { entryOf, groupOf, onRoute, text, titled, type Writer, words } from './writer.ts'

const firstRow = 3
const firstHelper = 8
const severities: Record<Severity, ReturnType<typeof text>> = {
  error: text('错误：不出结果', 'Error: no result'),
  warn: text('警告', 'Warning'),
  info: text('提示', 'Information'),
}
const noSource = text(
  '自行采用的因子没有写明来源，或不是数',
  'An override of a factor names no source, or is no number',
)

export function checksSheet(writer: Writer): Sheet {
  const { loaded, places, say, library, filled } = writer
  const heads = [
    text('代码', 'Code'),
    text('级别', 'Severity'),
    text('不符合的处数', 'Places where it does not hold'),
    text('结论', 'Finding'),
    text('说明', 'Meaning'),
    text('条款', 'Clause'),
  ]
  const sheet = titled(writer, 'checks', [24, 16, 14, 14, 70, 14, 2], heads)
  // what behind tells of each row stands in the sums already; LibreOffice fails on a page that ends with the clauses
  sheet.printed = heads.length + 1
  const here = { sheet: sheet.name }
  let row = firstRow
  const count = (spot: number) => cellAt({ sheet: sheet.name, row: spot, column: 2 }, sheet.name)
  const line = (code: string, severity: string, formula: string, value: number | '', meaning: string, clause = '') => {
    const finding = `IF(${count(row)}=0,${quoted(say(text('通过', 'OK')))},${quoted(say(text('请核对', 'Check')))})`
    const found = say(value === 0 || value === '' ? text('通过', 'OK') : text('请核对', 'Check'))
    put(sheet, row, 0, words('label', code), words('unit', severity), { role: 'check', formula, value })
    put(sheet, row, 3, { role: 'check', formula: finding, value: found }, words('text', meaning), words('unit', clause))
    row++
  }

  if (library) fillingLines(writer, here, line)
  const last = row
  const errors: number[] = []
  const overrides = badOverrides(writer, sheet.name)
  if (overrides !== undefined) {
    errors.push(row)
    line('MISSING', say(severities.error), overrides, 0, say(noSource))
  }
  loaded.checks.forEach((one, k) => {
    const { check, code } = one
    if (check.severity === 'error') errors.push(row)
    const formula = check.rows === undefined ? scalarCheck(writer, one, here) : rowsCheck(writer, sheet, one, k)
    const told = filled?.failures(one) ?? 0
    line(code, say(severities[check.severity]), formula, told, named(writer, say(check)), check.clause ?? '')
  })
  const range = (from: number, to: number) =>
    rangeAt({ sheet: sheet.name, row: from, column: 2 }, Math.max(1, to - from), 1, sheet.name)
  const ready = library && last > firstRow ? `SUM(${range(firstRow, last)})=0` : 'TRUE'
  const noError = errors.length === 0 ? 'TRUE' : `${errors.map(count).join('+')}=0`
  const shown = (at: string, as: 'good' | 'odd' | 'bad', where: string) =>
    sheet.highlights.push({ range: at, where, as })
  const at = (column: number, spot = firstRow) => `$${cellAt({ sheet: sheet.name, row: spot, column }, sheet.name)}`
  const found = `${at(2)}:${at(3, row - 1)}`
  if (row > firstRow) {
    shown(found, 'good', `${at(2)}=0`)
    shown(found, 'bad', `OR(${at(1)}="",${at(1)}=${quoted(say(severities.error))})`)
    shown(found, 'odd', `${at(2)}>0`)
  }
  for (const flag of [at(2, 1), at(4, 1)]) {
    shown(flag, 'good', flag)
    shown(flag, 'bad', `NOT(${flag})`)
  }
  put(sheet, 1, 0, words('label', say(text('已填写完整', 'Filled in'))), undefined, {
    role: 'check',
    formula: ready,
    value: filled !== undefined,
  })
  put(sheet, 1, 3, words('label', say(text('可以出结果', 'There is a result'))), {
    role: 'check',
    formula: `IF(${readyAt(writer, here)},${noError},FALSE)`,
    value: filled !== undefined,
  })
  return sheet

  function fillingLines(writer: Writer, here: Here, add: typeof line) {
    const missing = say(
      text('未填、不是数值、超出范围或不在选项中', 'Not filled in, no number, out of range, or none of the options'),
    )
    const colon = say(text('：', ': '))
    for (const [key] of places.givenScalars) {
      const entry = entryOf(writer, key)
      add(
        key,
        '',
        `IF(${validFormula(writer, entry, here)},0,1)`,
        filled || entry.when || mayBeBlank(writer, entry) ? 0 : 1,
        `${say(entry.label)}${colon}${missing}`,
      )
    }
    for (const [group, { height }] of places.givenBlocks) {
      const states = rangeAt(places.state(group), height, 1, sheet.name)
      const input = groupOf(writer, group)
      const least = input.kind === 'rows' && !input.optional ? (input.min ?? 0) : 0
      const route = onRoute(writer, input.when, here)
      const few = least === 0 ? '0' : `IF(COUNTIF(${states},1)<${least},1,0)`
      add(
        group,
        '',
        `COUNTIF(${states},0)+${route === undefined ? few : `IF(${route},${few},0)`}`,
        filled || input.when || least === 0 ? 0 : 1,
        `${say(input.label)}${colon}${missing}`,
      )
    }
  }
}

/** Placeholders become what they stand for. */
const named = (writer: Writer, sentence: string) =>
  sentence.replaceAll(/\{([^}]+)\}/g, (whole, name: string) => {
    const entry = writer.loaded.entries.get(name)
    return entry ? writer.say(entry.label) : whole
  })

function scalarCheck(writer: Writer, { node, when }: LoadedCheck, here: Here): string {
  const holds = writer.print(node, here)
  const route = onRoute(writer, when, here)
  const failed = `IF(${holds},0,1)`
  const routed = route === undefined ? failed : `IF(${route},${failed},0)`
  return writer.library ? `IF(${readyAt(writer, here)},${routed},0)` : routed
}

/** One column beside: of each row whether it does not hold. */
function rowsCheck(writer: Writer, sheet: Sheet, one: LoadedCheck, k: number): string {
  const { places, library, filled } = writer
  const { node, when, code, check } = one
  const group = check.rows as string
  const height = places.count(group)
  if (height === 0) return '0'
  const at = { sheet: sheet.name, row: firstRow, column: firstHelper + k }
  put(sheet, 2, at.column, words('head', code))
  for (let row = 0; row < height; row++) {
    const here = { sheet: sheet.name, group, row }
    const failed = `IF(${writer.print(node, here)},0,1)`
    const route = onRoute(writer, when, here)
    const routed = route === undefined ? failed : `IF(${route},${failed},0)`
    const whole = library
      ? `IF(${readyAt(writer, here)},IF(${stateAt(writer, group, row, here)}=1,${routed},0),0)`
      : routed
    const value = filled && row < filled.count(group) ? filled.failures(one, row) : 0
    put(sheet, firstRow + row, at.column, { role: 'formula', formula: whole, value })
  }
  return `SUM(${rangeAt(at, height, 1, sheet.name)})`
}
