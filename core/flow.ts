/** Where a result comes from and where it goes: flows between what stands in layers, read from the formulas that the definition names. */
import type { Method, Result } from './calculate.ts'
import { amount, listed, percent } from './chart-words.ts'
import type { Bound, Entry, Step } from './graph.ts'
import { formatOfSteps } from './outputs.ts'
import type { Text } from './problem.ts'
import { rowLabel, summedAs } from './rows-named.ts'

/** `from` and `to` count nodes; what flows into a node that is neither first nor last also flows out of it. */
export type FlowNode = { label: Text; layer: number; value: number }
export type FlowLink = { from: number; to: number; value: number }
export type Flow = {
  title: Text
  note?: Text
  unit: string
  format: string
  nodes: FlowNode[]
  links: FlowLink[]
  told: Text
}

/** So many nodes of a layer are told apart; the least become one. */
export const mostNodes = 9
/** Less than this part of the whole is rounding. */
const nothing = 1e-9

type Place = { id: string; label: Text; row: boolean }
type Part = { from: Place; to: Place; value: number }
type Call = Bound & { k: 'call' }
type Name = Bound & { k: 'name' }

/** A flow has no negative width: where something takes away, there is none. The result must carry its trace. */
export function flowOf(method: Method, result: Result): Flow | undefined {
  const { flow } = method.definition
  if (!flow) return undefined
  const parts = partsOf(method, result, flow.into)
  const ends = new Set(parts.map(({ to }) => to.id))
  const whole = sum(parts.filter(({ from }) => !ends.has(from.id)))
  const wide = parts.filter(({ value }) => Math.abs(value) > nothing * whole)
  if (wide.length < 3 || wide.some(({ value }) => value < 0)) return undefined
  const { nodes, links } = drawn(wide)
  const { zh, en, note } = flow
  const unit = method.loaded.entries.get(flow.into[0] ?? '')?.unit ?? ''
  const format = formatOfSteps(method.definition, flow.into)
  const told = toldOf(nodes, links, amount(whole, unit, format), whole)
  return { title: { zh, en }, ...(note ? { note } : {}), unit, format, nodes, links, told }
}

const sum = (all: readonly { value: number }[]) => all.reduce((total, { value }) => total + value, 0)

/** What flows, row by row, as the formulas add it up. */
function partsOf({ definition, loaded }: Method, { inputs, trace = [] }: Result, into: readonly string[]): Part[] {
  const values = new Map(trace.map(({ path, value }) => [path, value]))
  const count = (group: string) => ((inputs[group] ?? []) as readonly unknown[]).length
  const at = ({ group, key, name }: Entry, row: number) => values.get(group ? `/${group}/${row}/${key}` : `/${name}`)
  const rowsOf = ({ entry: { group, name } }: Name) => Array.from({ length: count(group ?? name) }, (_, i) => i)

  const single = ({ name, label }: Entry): Place => ({ id: name, label, row: false })
  /** Rows that a table of contributions sums under one name are one. */
  const rowPlace = (group: string, row: number): Place => {
    const name = summedAs(definition, inputs, group, row)
    const label = name === '' ? { zh: '未写名称', en: 'Not named' } : rowLabel(definition, inputs, group, row)
    return { id: `${group}/${name ?? row}`, label, row: true }
  }
  /** What rows have of their own. */
  const own = (entry: Entry): Place => {
    const rows = definition.inputs[entry.group ?? '']?.label ?? { zh: '', en: '' }
    const label = { zh: `${rows.zh}${entry.label.zh}`, en: `${rows.en}: ${entry.label.en}` }
    return { ...single(entry), label }
  }
  /** A table's row, or the part of it that is this block. */
  const cell = ({ key, over = ['', ''] }: Entry, row: number, column: number) => {
    const input = definition.inputs[key]
    const blocks = input?.kind === 'matrix' ? input.columns : []
    const before = blocks.slice(0, blocks.indexOf(over[1])).reduce((total, each) => total + count(each), 0)
    return (inputs[key] as readonly (readonly number[])[] | undefined)?.[row]?.[before + column] ?? 0
  }

  const sources = (term: Bound, row: number): Omit<Part, 'to'>[] => {
    const part = (from: Place, value: unknown) => ({ from, value: Number(value ?? 0) })
    const column = (name: Name, from: readonly number[] = rowsOf(name)) =>
      from.map((i) => part(rowPlace(name.entry.group ?? '', i), at(name.entry, i)))
    if (term.k === 'name')
      return [part(term.entry.group === undefined ? single(term.entry) : own(term.entry), at(term.entry, row))]
    const { fn, args } = term as Call
    const names = args.filter((arg): arg is Name => arg.k === 'name')
    const [first, last] = [names[0], names.at(-1)]
    if (!first || !last) throw new Error(`${definition.id}: ${fn} is no flow`)
    if (fn === 'SUM') return column(first)
    if (fn === 'SUMIF') {
      const wanted = args.find((arg) => arg.k === 'text')?.value
      return column(
        last,
        rowsOf(first).filter((i) => at(first.entry, i) === wanted),
      )
    }
    if (fn !== 'SUMPRODUCT') throw new Error(`${definition.id}: ${fn} is no flow`)
    const [table, each] = first.entry.over ? [first, last] : [last, first]
    return column(each).map(({ from, value }, i) => part(from, value * cell(table.entry, i, row)))
  }

  return into.flatMap((name) => {
    const { entry, node } = loaded.steps.find((step) => step.entry.name === name) as Step
    const rows = trace.filter(({ key }) => key === name).map((_, i) => i)
    return rows.flatMap((row) => {
      const to = entry.group === undefined ? single(entry) : rowPlace(entry.group, row)
      return termsOf(node).flatMap((term) => sources(term, row).map((part) => ({ ...part, to })))
    })
  })
}

const termsOf = (node: Bound): Bound[] =>
  node.k === 'op' && node.op === '+' ? [...termsOf(node.a), ...termsOf(node.b)] : [node]

/** Nodes in their layers, the least of a crowded layer as one, and one link for each two of them. */
function drawn(parts: readonly Part[]): Pick<Flow, 'nodes' | 'links'> {
  const places = new Map(parts.flatMap(({ from, to }) => [from, to]).map((place) => [place.id, place]))
  const layers = new Map<string, number>()
  const layerOf = (id: string): number => {
    const known = layers.get(id)
    if (known !== undefined) return known
    const before = new Set(parts.flatMap(({ from, to }) => (to.id === id ? [from.id] : [])))
    const layer = Math.max(-1, ...[...before].map(layerOf)) + 1
    layers.set(id, layer)
    return layer
  }
  const widthOf = (id: string) => {
    const incoming = parts.filter(({ to }) => to.id === id)
    return sum(incoming.length > 0 ? incoming : parts.filter(({ from }) => from.id === id))
  }
  const all = [...places.values()].map((place) => ({ ...place, layer: layerOf(place.id), value: widthOf(place.id) }))
  const nodes: FlowNode[] = []
  const numberOf = new Map<string, number>()
  for (const layer of new Set(all.map((each) => each.layer))) {
    const here = all.filter((each) => each.layer === layer)
    const rows = here.filter(({ row }) => row).sort((a, b) => b.value - a.value)
    const least = here.length > mostNodes ? rows.slice(mostNodes - 1 - (here.length - rows.length)) : []
    for (const { id, label, value } of here.filter((each) => !least.some(({ id }) => id === each.id)))
      numberOf.set(id, nodes.push({ label, layer, value }) - 1)
    if (least.length === 0) continue
    const label = { zh: `其余 ${least.length} 项`, en: `${least.length} others` }
    const rest = nodes.push({ label, layer, value: sum(least) }) - 1
    for (const { id } of least) numberOf.set(id, rest)
  }
  const links = new Map<string, FlowLink>()
  for (const { from, to, value } of parts) {
    const ends = { from: numberOf.get(from.id) as number, to: numberOf.get(to.id) as number }
    const key = `${ends.from} ${ends.to}`
    links.set(key, { ...ends, value: (links.get(key)?.value ?? 0) + value })
  }
  return { nodes, links: [...links.values()] }
}

/** So many ends are named. */
const mostTold = 3

function toldOf(nodes: readonly FlowNode[], links: readonly FlowLink[], total: Text, whole: number): Text {
  const of = ({ label, value }: { label: Text; value: number }): Text => ({
    zh: `${label.zh} ${percent(value / whole)}`,
    en: `${label.en} ${percent(value / whole)}`,
  })
  const starts = nodes.filter((_, i) => !links.some(({ to }) => to === i))
  const ends = nodes.filter((_, i) => !links.some(({ from }) => from === i))
  const largest = (some: readonly FlowNode[]) =>
    listed(
      [...some]
        .sort((a, b) => b.value - a.value)
        .slice(0, mostTold)
        .map(of),
    )
  const [into, out] = [largest(starts), largest(ends)]
  const [zh, en] = ends.length > 1 ? [`；去向：${out.zh}`, `; to ${out.en}`] : ['', '']
  return { zh: `合计 ${total.zh}。来源：${into.zh}${zh}。`, en: `${total.en} in all. From ${into.en}${en}.` }
}
