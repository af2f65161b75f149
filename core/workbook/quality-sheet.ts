/** The sheet of data quality: where each value comes from, with room for evidence and a grade. */
import { cellAt, general, put, type Sheet } from './model.ts'
import { quoted } from './print.ts'
import { entryOf, givenAt, onRoute, text, titled, type Writer, words } from './writer.ts'

const kinds = [text('实测', 'Measured'), text('票据', 'Invoice'), text('统计', 'Statistics'), text('估算', 'Estimate')]

export function qualitySheet(writer: Writer): Sheet {
  const { places, say, lists, loaded } = writer
  const heads = [
    text('数据', 'Data'),
    text('符号', 'Symbol'),
    text('由来', 'Comes from'),
    text('数据来源', 'Source of the data'),
    text('佐证编号', 'Evidence'),
    text('等级（1 最好，5 最差）', 'Grade (1 best, 5 worst)'),
    text('备注', 'Note'),
    text('缺少佐证', 'Evidence missing'),
  ]
  const sheet = titled(writer, 'quality', [34, 18, 16, 16, 22, 14, 40, 12], heads)
  const [given, library, preset, none] = [
    text('填报', 'given'),
    text('因子库', 'factor library'),
    text('默认', 'default'),
    text('不适用', 'not applicable'),
  ].map(say) as [string, string, string, string]
  const here = { sheet: sheet.name }
  const missing = say(text('缺佐证', 'missing'))
  const named = [...places.givenScalars.keys()].filter((key) => loaded.entries.get(key)?.type.is === 'number')
  named.forEach((key, i) => {
    const row = 3 + i
    const entry = entryOf(writer, key)
    const { input } = entry
    const otherwise = input?.kind === 'factor' ? library : input && 'default' in input ? preset : none
    const route = onRoute(writer, entry.when, here)
    const origin = `IF(${givenAt(writer, entry, here)}="",${quoted(otherwise)},${quoted(given)})`
    const isOn = !route || writer.filled?.value(entry) !== undefined
    const isGiven = writer.filled?.inputs[key] !== undefined
    put(sheet, row, 0, words('label', say(entry.label)), words('unit', key), {
      role: 'formula',
      formula: route === undefined ? origin : `IF(${route},${origin},${quoted(none)})`,
      value: isOn ? (isGiven ? given : otherwise) : none,
    })
    put(sheet, row, 3, { role: 'inputText' }, { role: 'inputText' }, { role: 'input' }, { role: 'inputText' })
    const bare = `$C${row + 1}=${quoted(given)}`
    put(sheet, row, 7, {
      role: 'check',
      formula: `IF(${bare},IF(E${row + 1}="",${quoted(missing)},""),"")`,
      value: isOn && isGiven ? missing : '',
    })
  })
  const at = (column: number) => cellAt({ sheet: sheet.name, row: 3, column }, sheet.name)
  const end = 3 + named.length
  if (named.length > 0) {
    sheet.validations.push({ range: `${at(3)}:D${end}`, list: lists.of('kinds', () => kinds.map(say)) })
    sheet.validations.push({ range: `${at(5)}:F${end}`, least: 1, most: 5, whole: true })
  }
  if (named.length > 0)
    for (const column of ['E', 'H'])
      sheet.highlights.push({ range: `${column}4:${column}${end}`, where: `$H4<>""`, as: 'odd' })
  const count = (origin: string) => `COUNTIF($C$4:$C$${Math.max(4, end)},${quoted(origin)})`
  ;[given, library, preset].forEach((origin, i) => {
    const value = sheet.rows.slice(3, end).filter((line) => line[2]?.value === origin).length
    put(sheet, end + 1 + i, 0, words('label', `${say(text('项数：', 'Number of data: '))}${origin}`), undefined, {
      role: 'formula',
      formula: count(origin),
      format: general,
      value,
    })
  })
  const bare = sheet.rows.slice(3, end).filter((line) => line[7]?.value === missing).length
  put(sheet, end + 4, 0, words('label', say(text('缺少佐证的填报项数', 'Data given without evidence'))), undefined, {
    role: 'formula',
    formula: `COUNTIF($H$4:$H$${Math.max(4, end)},${quoted(missing)})`,
    format: general,
    value: bare,
  })
  return sheet
}
