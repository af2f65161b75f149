/** The defined names of a template: which there must be, and what is said of those that are missing or strange. */
import { factorSet } from '../../factors/index.ts'
import { columnsOf, isGroup } from '../../inputs.ts'
import type { Definition } from '../../method.ts'
import { nearest } from '../../near.ts'
import { plainText } from '../../number-text.ts'
import { type Problem, problem } from '../../problem.ts'
import { factorNames } from '../places.ts'
import type { Range, ReadCell, ReadWorkbook } from '../reading/read.ts'
import { inCell, isEmpty } from './cell.ts'

type Names = ReadWorkbook['names']

/** What the sheet of the version tells. */
export const versionNames = ['tpl_method', 'tpl_edition', 'tpl_factors', 'tpl_language', 'tpl_variant'] as const

export const firstCell = (range: Range | undefined): ReadCell | undefined => range?.[0]?.[0]

/** The text in the one cell of a name. */
export const textAt = (names: Names, name: string): string => plainText(firstCell(names.get(name))?.value)

/** `path` is the place that a name stands for, `ofRows` whether it is one of rows. */
type Wanted = { path: string; ofRows: boolean }

/** Every name that a template of the method has, or the workbook of a calculation. */
export function namesOf({ inputs, outputs, columns }: Definition, isAudit: boolean): Map<string, Wanted> {
  const cells = Object.values(inputs).flatMap((input) => (isGroup(input) ? Object.values(columnsOf(input)) : [input]))
  const { path: _, ...ofTemplate } = factorNames
  const factors = cells.some(({ kind }) => kind === 'factor') ? (isAudit ? factorNames : ofTemplate) : {}
  const given = Object.entries(inputs).flatMap(([key, input]): [string, Wanted][] => {
    const path = `/${key}`
    return isGroup(input)
      ? Object.keys(columnsOf(input)).map((column) => [`in_${key}_${column}`, { path, ofRows: true }])
      : [[`in_${key}`, { path, ofRows: input.kind === 'matrix' }]]
  })
  const others = (names: readonly string[], ofRows: boolean) =>
    names.map((name): [string, Wanted] => [name, { path: '', ofRows }])
  const results = (of: object) => Object.keys(of).map((key) => `out_${key}`)
  return new Map([
    ...others(versionNames, false),
    ...given,
    ...others(Object.values(factors), true),
    ...others(results(outputs), false),
    ...others(results(columns), true),
  ])
}

/** A file may hold any number of names; nobody renames as many. */
const mostCompared = 200

export function nameFindings(definition: Definition, names: Names): Problem[] {
  const isAudit = textAt(names, 'tpl_variant') === 'audit'
  const wanted = namesOf(definition, isAudit)
  const strange = [...names.keys()].filter((name) => /^(in|out|tpl|factor)_/.test(name) && !wanted.has(name))
  const likely = strange.slice(0, mostCompared)
  // the workbook of a calculation has no place for rows that were not given, nor for factors that were given as numbers
  const missing = [...wanted].flatMap(([name, { path, ofRows }]) =>
    names.has(name) || (isAudit && ofRows) ? [] : [missingName(name, path, likely)],
  )
  const unread = strange.flatMap((name) => unreadName(name, names.get(name) ?? []))
  return [...missing, ...unread]
}

function missingName(name: string, path: string, strange: readonly string[]): Problem {
  const [meant] = nearest(name, strange)
  const [zh, en] = meant === undefined ? ['', ''] : [`；是否已改名为 ${meant}？`, `; was it renamed to ${meant}?`]
  return problem(
    path,
    'W-NAME',
    `工作簿中没有名称 ${name}，或它不再指向单元格：请在名称管理器中恢复，或重新下载模板填写${zh}`,
    `The workbook has no name ${name}, or it stands for no cell: restore it in the name manager, or fill in a new template${en}`,
  )
}

/** Somebody wrote there, and it went nowhere. */
function unreadName(name: string, range: Range): Problem[] {
  const filled = range.flat().find((cell) => !isEmpty(cell))
  if (!name.startsWith('in_') || filled === undefined) return []
  const short = name.length > 60 ? `${name.slice(0, 60)}…` : name
  return [
    inCell(
      filled,
      problem(
        '',
        'W-NAME',
        `名称 ${short} 不属于该方法，其中的内容没有读取：请填到模板的单元格中`,
        `the name ${short} is none of this method, and what stands there was not read: write it into the cells of the template`,
      ),
    ),
  ]
}

/** A template of another time is read as one of today. */
export function versionFindings({ edition, id }: Definition, names: Names): Problem[] {
  const today = [
    { name: 'tpl_edition', now: edition, zh: `方法 ${id} 的版本`, en: `edition of ${id}` },
    { name: 'tpl_factors', now: factorSet, zh: '因子集', en: 'factor set' },
  ]
  return today.flatMap(({ name, now, zh, en }) => {
    const cell = firstCell(names.get(name))
    const was = textAt(names, name).slice(0, 40)
    if (cell === undefined || was === now) return []
    const [wasZh, wasEn] = was === '' ? ['未写明', 'not named'] : [was, was]
    return [
      inCell(
        cell,
        problem(
          '',
          'W-VERSION',
          `模板的${zh}为 ${wasZh}，现为 ${now}：已按 ${now} 计算，请核对或改用新模板`,
          `the ${en} in the template is ${wasEn}, today it is ${now}: computed by ${now}; check it, or use a new template`,
        ),
      ),
    ]
  })
}
