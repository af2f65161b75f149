/** The sheets that an audit workbook has beyond a template: 追溯 sets native values beside core's, 请求 holds what was asked. */
import { canonical } from '../digest.ts'
import type { Entry } from '../graph.ts'
import { walk } from '../language/parse.ts'
import { digestOf } from './about-sheets.ts'
import { cellAt, general, put, type Sheet, type Spot } from './model.ts'
import { quoted } from './print.ts'
import { coreValue, entryOf, takesFactors, text, titled, unitText, type Writer, words } from './writer.ts'

/** A native value may differ from core's by this share of it, or of the largest number where sums cancel. */
const close = { own: '1E-9', largest: '1E-12' }
/** A cell holds 32 767 characters. */
const longest = 32_000

export function traceSheet(writer: Writer): Sheet {
  const { loaded, places, say } = writer
  const factors = factorsIn(writer)
  const heads = [
    text('编号', 'Id'),
    text('名称', 'Name'),
    text('原计算的值', 'Value of the calculation'),
    text('公式的值', 'Value of the formula'),
    text('差', 'Difference'),
    text('结论', 'Finding'),
    text('单位', 'Unit'),
    text('条款', 'Clause'),
    ...(factors ? [text('因子', 'Factor')] : []),
  ]
  const sheet = titled(writer, 'trace', [28, 32, 22, 22, 14, 10, 18, 18, 44], heads)
  const [ok, check] = [text('一致', 'OK'), text('不一致', 'CHECK')].map(say) as [string, string]
  let row = 3
  const line = (entry: Entry, id: string, spot: Spot, value: number, i?: number) => {
    const [core, native, difference] = [2, 3, 4].map((column) => cellAt({ sheet: sheet.name, row, column }, sheet.name))
    const step = loaded.steps.find((each) => each.entry === entry)
    put(
      sheet,
      row++,
      0,
      words('unit', id),
      words('label', say(entry.label)),
      words('factor', value),
      { role: 'formula', formula: cellAt(spot, sheet.name), value, format: general },
      { role: 'formula', formula: `${native}-${core}`, value: 0, format: general },
      {
        role: 'check',
        formula: `IF(ABS(${difference})<=MAX(${close.own}*ABS(${core}),${close.largest}*$C$2),${quoted(ok)},${quoted(check)})`,
        value: ok,
      },
      words('unit', unitText(writer, entry.unit)),
      words('unit', step?.clause ?? loaded.clauses.get(entry.name) ?? ''),
      ...(factors ? [words('unit', factors(entry, i).join(', '))] : []),
    )
  }
  const scalars = places.scalars.map(
    (name) => [entryOf(writer, name), coreValue(writer, entryOf(writer, name))] as const,
  )
  const rows = [...places.rowBlocks].flatMap(([, { names, height }]) =>
    // what was given stands on the sheet of inputs already
    names
      .filter((name) => entryOf(writer, name).source === 'formula')
      .flatMap((name) =>
        Array.from(
          { length: height },
          (_, i) => [entryOf(writer, name), coreValue(writer, entryOf(writer, name), i), i] as const,
        ),
      ),
  )
  const numbers = rows.filter(([, value]) => typeof value === 'number')
  const last = 3 + scalars.filter(([, value]) => typeof value === 'number').length + numbers.length
  const findings = { range: `$F$4:$F$${last}`, where: `$F4=${quoted(ok)}` }
  if (last > 3) sheet.highlights.push({ ...findings, as: 'good' }, { ...findings, where: '$F4<>""', as: 'bad' })
  const all = `$C$4:$C$${last}`
  const sizes = [...scalars, ...numbers].map(([, value]) => (typeof value === 'number' ? Math.abs(value) : 0))
  const largest = sizes.reduce((one, other) => Math.max(one, other), 0)
  put(sheet, 1, 0, words('label', say(text('最大的绝对值', 'Largest absolute value'))), undefined, {
    role: 'formula',
    formula: `MAX(MAX(${all}),-MIN(${all}))`,
    value: largest,
  })
  for (const [entry, value] of scalars)
    if (typeof value === 'number') line(entry, entry.name, places.scalar(entry.name), value)
  for (const [entry, value, i] of numbers) {
    const spot = places.column(entry.name)
    line(entry, `${entry.group}/${i + 1}/${entry.key}`, { ...spot, row: spot.row + i }, value as number, i)
  }
  return sheet
}

/** The records that went into a value directly: its own, or those that its formula reads, of its row or of all rows. Undefined where the method takes no factors. */
function factorsIn(writer: Writer): ((entry: Entry, row?: number) => string[]) | undefined {
  const isFactor = ({ input }: Entry) => input?.kind === 'factor'
  if (!takesFactors(writer)) return undefined
  const { loaded, filled } = writer
  const ofColumns = new Map<string, string[]>()
  for (const [path, { record }] of filled?.used ?? []) {
    const [, group = '', key] = /^\/([^/]+)\/\d+\/(.+)$/.exec(path) ?? []
    if (key !== undefined) ofColumns.set(`${group}.${key}`, [...(ofColumns.get(`${group}.${key}`) ?? []), record.id])
  }
  const read = new Map<Entry, Entry[]>()
  for (const { entry, node } of loaded.steps) {
    const names: Entry[] = []
    walk(node, (each) => each.k === 'name' && names.push((each as { entry: Entry } & typeof each).entry))
    read.set(entry, names.filter(isFactor))
  }
  const idsOf = ({ group, key, name }: Entry, of: Entry, row: number | undefined) => {
    const path = group === undefined ? `/${key}` : `/${group}/${row}/${key}`
    if (group !== undefined && group !== of.group) return ofColumns.get(name) ?? []
    return filled?.used.get(path)?.record.id ?? []
  }
  return (entry, row) => {
    const from = isFactor(entry) ? [entry] : (read.get(entry) ?? [])
    return [...new Set(from.flatMap((each) => idsOf(each, entry, row)))]
  }
}

/** The inputs as canonical JSON, in as many cells as it takes. */
export function requestSheet(writer: Writer): Sheet {
  const { filled } = writer
  const sheet = titled(writer, 'request', [24, 120], [text('项目', 'Item'), text('内容', 'Content')])
  const json = canonical(filled?.inputs)
  const parts = Array.from({ length: Math.ceil(json.length / longest) }, (_, i) =>
    json.slice(i * longest, (i + 1) * longest),
  )
  put(sheet, 3, 0, words('label', writer.say(text('计算摘要', 'Digest'))), words('text', digestOf(writer)))
  parts.forEach((part, i) => {
    put(sheet, 4 + i, 0, words('label', `JSON ${i + 1}/${parts.length}`), words('text', part))
  })
  return sheet
}
