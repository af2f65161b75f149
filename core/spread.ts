/** How a calculation says which inputs are uncertain and by how much, and the check of it. No result depends on these inputs, only its uncertainty. */
import { isRecord, pointer, shown } from './explain.ts'
import { type Entry, type Loaded, needs } from './graph.ts'
import { type Inputs, spreadColumn } from './method.ts'
import { type Problem, problem } from './problem.ts'
import { type SpreadInput, scoreColumns, spreadInputs } from './spread-inputs.ts'

/** An input that may be uncertain, by the key that names it: `R`, `trips.L`, or the name of a list. */
export type Uncertain = { key: string; entry: Entry }

/** The numbers among the inputs that a formula reads: what only looks up a factor or is only checked has no uncertainty of its own. */
export function uncertainInputs({ entries, steps, groups }: Loaded): Uncertain[] {
  const read = new Set(steps.flatMap(needs))
  return [...entries.values()].flatMap((entry) => {
    const { name, group, input } = entry
    if (!read.has(name) || (input?.kind !== 'quantity' && input?.kind !== 'factor')) return []
    return [{ key: group !== undefined && groups.get(group)?.kind === 'list' ? group : name, entry }]
  })
}

/** The key of one cell: `trips/0/L`, or `minutes/0` of a list. */
export const cellKey = ({ key, entry }: Uncertain, row: number): string =>
  entry.group === undefined ? key : key === entry.group ? `${key}/${row}` : `${entry.group}/${row}/${entry.key}`

/** Makes the check of both inputs: every key is a number that a formula reads, every value is in its range. */
export function spreadCheck(loaded: Loaded): (inputs: Inputs) => Problem[] {
  const known = uncertainInputs(loaded)
  const columns = new Set(known.map(({ key }) => key))
  const byCell = new Map(known.flatMap((one) => (one.entry.group === undefined ? [] : [[cellKey(one, 0), one]])))

  const unknownKey = (at: string, key: string, inputs: Inputs): Problem | undefined => {
    if (columns.has(key)) return undefined
    const row = /^([^/]+)\/(0|[1-9]\d*)(?=\/|$)/.exec(key)
    const cell = row && byCell.get(key.replace(`/${row[2]}`, '/0'))
    const rows = inputs[cell?.entry.group ?? '']
    if (cell && Array.isArray(rows)) {
      if (Number(row[2]) < rows.length) return undefined
      return problem(
        at,
        'UNKNOWN-KEY',
        `没有 ${shown(key)}：${row[1]} 有 ${rows.length} 行，从 0 数起`,
        `There is no ${shown(key)}: ${row[1]} has ${rows.length} rows, counted from 0`,
      )
    }
    const keys = [...columns]
    const example = [...byCell.keys()][0]
    const zh = example === undefined ? '' : `；某一行写作 ${example}`
    const en = example === undefined ? '' : `; a single row is written ${example}`
    return problem(
      at,
      'UNKNOWN-KEY',
      `${shown(key)} 不是参与计算的数值输入：可用的键有 ${keys.join('、')}${zh}`,
      `${shown(key)} is no number that a formula reads: the keys are ${keys.join(', ')}${en}`,
    )
  }

  const wrong = (name: SpreadInput, key: string, value: unknown, at: string): Problem[] => {
    const { label, wants } = spreadInputs[name]
    const inRange = (each: unknown, least: number, most: number) =>
      typeof each === 'number' && each >= least && each <= most
    const fits =
      name === 'uncertainty'
        ? inRange(value, 0, spreadColumn.max)
        : Array.isArray(value) &&
          value.length === scoreColumns.length &&
          value.every((each) => inRange(each, 1, 5) && Number.isInteger(each))
    if (fits) return []
    const code = typeof value === 'number' && name === 'uncertainty' ? 'RANGE' : 'TYPE'
    const zh = `${label.zh}中 ${key} 不能是 ${shown(value)}：请填写${wants.zh}`
    const en = `${label.en}, ${key}: it cannot be ${shown(value)}, give ${wants.en}`
    return [problem(at, code, zh, en)]
  }

  return (inputs) => {
    const problems: Problem[] = []
    for (const name of Object.keys(spreadInputs) as SpreadInput[]) {
      const given = inputs[name]
      if (given === undefined) continue
      const { label, example } = spreadInputs[name]
      if (!isRecord(given)) {
        const zh = `${name}（${label.zh}）应是一个对象，例如 ${example}`
        const en = `${name} (${label.en}) must be an object such as ${example}`
        problems.push(problem(`/${name}`, 'TYPE', zh, en))
        continue
      }
      for (const key of Object.keys(given)) {
        const at = pointer([name, key.slice(0, 200)])
        const stray = unknownKey(at, key, inputs)
        problems.push(...(stray ? [stray] : wrong(name, key, given[key], at)))
        if (name !== 'pedigree' || !isRecord(inputs.uncertainty) || !Object.hasOwn(inputs.uncertainty, key)) continue
        const zh = `${key} 的不确定度与质量评分只能填一种`
        problems.push(problem(at, 'CONFLICT', zh, `${key}: give its uncertainty or its scores, not both`))
      }
    }
    return problems
  }
}

/** What a key says of an input, and in which way. */
export type Said = { percent: number } | { scores: readonly number[] }

/** The nearest word on a cell counts: its own key, then `u` or the scores of its row, then the key of its column. */
export function saidOf(inputs: Inputs, { key, entry }: Uncertain, row: number, main: boolean): Said | undefined {
  const { uncertainty = {}, pedigree = {} } = inputs as {
    uncertainty?: Readonly<Record<string, number>>
    pedigree?: Readonly<Record<string, readonly number[]>>
  }
  const by = (name: string): Said | undefined => {
    const [percent, scores] = [uncertainty[name], pedigree[name]]
    return percent !== undefined ? { percent } : scores && { scores }
  }
  if (entry.group === undefined) return by(key)
  const own = (inputs[entry.group] as readonly Inputs[])[row]
  return by(cellKey({ key, entry }, row)) ?? (main && isRecord(own) ? ofRow(own) : undefined) ?? by(key)
}

/** Whether inputs say of any number how uncertain it is. */
export const saySpread = (inputs: Inputs): boolean =>
  Object.keys(spreadInputs).some((key) => Object.keys(inputs[key] ?? {}).length > 0) ||
  Object.values(inputs).some((rows) => Array.isArray(rows) && rows.some((row) => isRecord(row) && ofRow(row)))

function ofRow(row: Inputs): Said | undefined {
  if (typeof row.u === 'number') return { percent: row.u }
  const scores = scoreColumns.map((column) => row[column])
  return scores.every((each) => typeof each === 'number') ? { scores: scores as number[] } : undefined
}
