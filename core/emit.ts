/** Writes a loaded method as straight-line TypeScript: the same meaning as the closures, bit for bit, for the hot paths. */

import {
  type Bound,
  blocksOf,
  derived,
  type Entry,
  type Loaded,
  type LoadedCheck,
  type Over,
  type Step,
} from './graph.ts'
import { columnsOf } from './inputs.ts'
import { functions } from './language/functions.ts'
import { print, walk } from './language/parse.ts'
import type { Cell, When } from './method.ts'

type Name = Bound & { k: 'name' }
type Call = Bound & { k: 'call' }

const identifier = (name: string) => name.replace('.', '_')
const rowOf = (group: string) => `${group}_i`
const storeOf = (entry: Entry) => `${identifier(entry.name)}_all`
const quoted = (text: string) => `'${text.replaceAll("'", "\\'")}'`
/** The calls that need whole columns: those give one number for all rows; SUMSAME gives one for each. */
const callsIn = (node: Bound, wanted: (call: Call) => boolean) => {
  const calls: Call[] = []
  walk(node, (each) => each.k === 'call' && wanted(each as Call) && calls.push(each as Call))
  return calls
}
const inTable = ({ args }: Call) => args.some((arg) => arg.k === 'name' && arg.entry.over !== undefined)
const callsOf = (node: Bound) => callsIn(node, (call) => functions[call.fn].over === 'columns' && !inTable(call))
const tableCallsOf = (node: Bound) => callsIn(node, (call) => functions[call.fn].over === 'columns' && inTable(call))
const samesOf = (node: Bound) => callsIn(node, ({ fn }) => fn === 'SUMSAME' || fn === 'RECIPROCAL')
const groupOf = ({ args }: Call) => (args[0] as Name).entry.group as string
/** The variable that holds an aggregate, the same for the same text. */
const totalOf = (call: Call) => identifier(print(call).replaceAll(/\W+/g, '_').replace(/_$/, ''))
/** The variable that holds which rows have the same key, one for all sums by that key. */
const firstsOf = ({ args }: Call) => `FIRSTS_${identifier((args[0] as Name).entry.name)}`

/** A column as an array: an input that is not worked out is taken from its rows. */
const wholeOf = (entry: Entry) =>
  entry.input && !derived(entry.input) ? `${entry.group}.map((each) => each.${entry.key})` : storeOf(entry)

/** Where an expression stands: in a formula of these rows, or of the cells of this table. */
type Own = { group?: string; over?: Over }
const columnVariable = (group: string) => `${group}_c`

/** A row of a table, a column of it or a whole column: the array, where it starts and how far apart its numbers stand. */
const viewOf = ({ entry }: Name, { group }: Own): string => {
  if (!entry.over) return `${wholeOf(entry)}, 0, 1`
  const [rows, columns] = entry.over
  return rows === group
    ? `${storeOf(entry)}, ${rowOf(rows)} * ${columns}.length, 1`
    : `${storeOf(entry)}, ${rowOf(columns)}, ${columns}.length`
}
const nameText = ({ entry, whole }: Name, { over }: Own): string => {
  if (over && entry.over && !whole)
    return `${storeOf(entry)}[${rowOf(over[0])} * ${over[1]}.length + ${columnVariable(over[1])}]!`
  if (over && entry.group !== undefined) return `${storeOf(entry)}[${rowOf(over[0])}]!`
  return `${identifier(entry.name)}${entry.optional || entry.when ? '!' : ''}`
}

/** The expression of a node; blanks are undefined, choices their texts, flags booleans. */
function expression(node: Bound, own: Own = {}): string {
  switch (node.k) {
    case 'number':
      return String(node.value)
    case 'text':
      return quoted(node.value)
    case 'name':
      return nameText(node, own)
    case 'minus':
      return `-${inner(node.x, own)}`
    case 'op': {
      const sign = node.op === '=' ? '===' : node.op === '<>' ? '!==' : node.op === '^' ? '**' : node.op
      return `${inner(node.a, own)} ${sign} ${inner(node.b, own)}`
    }
    case 'call': {
      const rule = functions[node.fn]
      if (rule.over === 'columns' && inTable(node)) {
        const [rows, columns] = (node.args.find((arg) => (arg as Name).entry.over) as Name).entry.over as Over
        const views = node.args.map((arg) => viewOf(arg as Name, own))
        return `${views.length > 1 ? 'productOf' : 'sumOf'}(${views.join(', ')}, ${rows === own.group ? columns : rows}.length)`
      }
      if (rule.over === 'columns') return totalOf(node)
      if (node.fn === 'LATER') return `${columnVariable((own.over as Over)[1])} > ${rowOf((own.over as Over)[0])}`
      if (node.fn === 'SUMSAME' || node.fn === 'RECIPROCAL') {
        const [first, second] = (node.args as Name[]).map(({ entry }) => (entry.over ? storeOf(entry) : wholeOf(entry)))
        const made =
          node.fn === 'SUMSAME'
            ? `sumsOfSame(${firstsOf(node)} ??= firstsOfSame(${first}), ${second})`
            : `reciprocal(${first}, ${second})`
        return `(${totalOf(node)} ??= ${made})[${rowOf(groupOf(node))}]!`
      }
      if (node.fn === 'BLANK') return 'undefined'
      if (node.fn === 'ISBLANK') return `${identifier((node.args[0] as Name).entry.name)} === undefined`
      const [a, b, c] = node.args.map((arg) => inner(arg, own)) as [string, string, string]
      if (node.fn === 'IF') return `${a} ? ${b} : ${c}`
      if (node.fn === 'NOT') return `!${a}`
      if (rule.over === 'flags')
        return node.args.map((arg) => inner(arg, own)).join(node.fn === 'AND' ? ' && ' : ' || ')
      return `functions.${node.fn}.one(${node.args.map((arg) => expression(arg, own)).join(', ')})`
    }
  }
}
const inner = (node: Bound, own: Own = {}) => {
  const simple = node.k === 'number' || node.k === 'name' || node.k === 'text'
  return simple ? expression(node, own) : `(${expression(node, own)})`
}

/** The names that are read in the row of the moment, or folded with it. */
const readByRow = (node: Bound): string[] => {
  if (node.k === 'name') return [node.entry.name]
  if (node.k === 'minus') return readByRow(node.x)
  if (node.k === 'op') return [...readByRow(node.a), ...readByRow(node.b)]
  return node.k === 'call' && node.fn !== 'SUMSAME' && !inTable(node) ? node.args.flatMap(readByRow) : []
}

/** Can the result leave the finite numbers? A choice between literals or columns cannot, so it needs no test. */
const mayOverflow = (node: Bound): boolean => {
  if (node.k === 'minus') return mayOverflow(node.x)
  if (node.k === 'op') return '+-*/^'.includes(node.op)
  if (node.k !== 'call') return false
  if (node.fn === 'IF') return node.args.slice(1).some(mayOverflow)
  return (
    node.fn === 'SUMSAME' ||
    node.fn === 'RECIPROCAL' ||
    functions[node.fn].over === 'values' ||
    functions[node.fn].over === 'columns'
  )
}

const condition = (when: When): string =>
  Object.entries(when)
    .map(([key, wanted]) =>
      [wanted]
        .flat()
        .map((option) => `${identifier(key)} === ${quoted(option)}`)
        .join(' || '),
    )
    .map((part, _, all) => (all.length > 1 ? `(${part})` : part))
    .join(' && ')

const typeText = (input: Cell): string => {
  if (input.kind === 'choice') return Object.keys(input.options).map(quoted).join(' | ')
  if (input.kind === 'flag') return 'boolean'
  return input.kind === 'text' ? 'string' : 'number'
}
const mayBeAbsent = (input: Cell) => input.optional === true || input.when !== undefined || 'default' in input

/** The simplest folds as a reader would write them, which is also the fastest. */
const plainly = (name: string, fn: Call['fn'], [x]: readonly string[]): string | undefined => {
  if (fn === 'COUNT' || fn === 'COUNTIF') return `${name}++`
  return fn === 'SUM' || fn === 'SUMIF' ? `${name} += ${x}` : undefined
}

/** The statement that reads an input; a constant default is filled in here. */
const reading = (name: string, from: string, input: Cell): string => {
  const fallback =
    'default' in input && !derived(input)
      ? ` ?? ${typeof input.default === 'string' ? quoted(input.default) : input.default}`
      : ''
  return `const ${identifier(name)} = ${from}${fallback}`
}

/**
 * How many rounds of loops must be over before something can be computed. Steps, totals and checks over the same rows and of one round share a loop;
 * additions stay in row order, hence the same bits as the closures.
 */
function ranks(loaded: Loaded) {
  const rank = new Map<string, number>()
  const ofTotal = (call: Call): number =>
    Math.max(...call.args.map((arg) => (arg.k === 'name' ? (rank.get(arg.entry.name) ?? 0) : 0)))
  /** A table is complete when its round begins, a column when its round is over. */
  const ofWhole = ({ entry }: Name) => (rank.get(entry.name) ?? 0) + (entry.over ? 0 : 1)
  const ofNode = (node: Bound, when: When, over?: Over): number => {
    let most = 0
    for (const key of Object.keys(when)) most = Math.max(most, rank.get(key) ?? 0)
    walk(node, (each) => {
      const name = each as Name
      if (each.k !== 'name' || name.whole) return
      const late = over !== undefined && name.entry.group !== undefined
      most = Math.max(most, late ? ofWhole(name) : (rank.get(name.entry.name) ?? 0))
    })
    for (const call of callsOf(node)) most = Math.max(most, ofTotal(call) + 1)
    for (const { args } of [...samesOf(node), ...tableCallsOf(node)])
      for (const arg of args as Name[]) most = Math.max(most, ofWhole(arg))
    return most
  }
  for (const { entry, node, when } of loaded.steps) rank.set(entry.name, ofNode(node, when, entry.over))
  return {
    ofStep: (step: Step) => rank.get(step.entry.name) as number,
    ofNode,
    ofTotal,
  }
}

/** The source of one exported function, named after the method. */
export function emit(loaded: Loaded): string {
  const type = `${loaded.definition.id.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase())}Inputs`
  const typeName = type[0]?.toUpperCase() + type.slice(1)
  const { definition, entries, groups, steps, checks } = loaded
  const { ofStep, ofNode, ofTotal } = ranks(loaded)
  const lines: string[] = []
  const nodes = [...steps.map((step) => step.node), ...checks.map((check) => check.node)]
  const read = new Set<string>()
  for (const node of nodes) walk(node, (each) => each.k === 'name' && read.add((each as Name).entry.name))
  // a column that is only taken whole from its rows is not read row by row
  const sames = new Map(nodes.flatMap(samesOf).map((call) => [totalOf(call), call]))
  const byRow = new Set(nodes.flatMap((node) => readByRow(node)))
  for (const { args } of [...sames.values(), ...nodes.flatMap(tableCallsOf)])
    for (const { entry } of args as Name[])
      if (entry.input && !derived(entry.input) && !byRow.has(entry.name)) read.delete(entry.name)
  /** Columns that something needs as a whole. */
  const wholes = new Set(Object.values(definition.columns).map(({ of }) => of))
  for (const { args } of [...sames.values(), ...nodes.flatMap(tableCallsOf)])
    for (const { entry } of args as Name[]) wholes.add(entry.name)
  for (const { entry, node } of steps) if (entry.over) for (const name of readByRow(node)) wholes.add(name)
  for (const { when } of [...steps, ...checks]) for (const key of Object.keys(when)) read.add(key)
  const totals = new Map(nodes.flatMap(callsOf).map((call) => [totalOf(call), call]))
  const given = Object.values(definition.columns).map(({ of }) => of)
  const isRead = ({ name }: Entry) => read.has(name) || name in definition.outputs || given.includes(name)
  const needed = steps.filter(({ entry }) => isRead(entry))
  const last = Math.max(0, ...needed.map(ofStep), ...checks.map(({ node, when }) => ofNode(node, when)))
  const outputs = Object.keys(definition.outputs)
  /** What one loop over rows computes in a round: steps, totals and tests. */
  const loopOf = (group: string, round: number) => ({
    own: needed.filter((step) => step.entry.group === group && ofStep(step) === round),
    sums: [...totals].filter(([, call]) => groupOf(call) === group && ofTotal(call) === round),
    tests: checks.flatMap((check, k) =>
      check.check.rows === group && ofNode(check.node, check.when) === round ? [{ check, k }] : [],
    ),
  })
  /** The columns that a loop reads in the row of the moment. */
  const readIn = ({ own, sums, tests }: ReturnType<typeof loopOf>) =>
    new Set(
      [
        ...own.map(({ node }) => node),
        ...sums.flatMap(([, { args }]) => args),
        ...tests.map(({ check }) => check.node),
      ].flatMap(readByRow),
    )
  /** A column that a later loop reads, or that is taken whole, is kept. */
  const isKept = (step: Step) => {
    const { name, group } = step.entry
    if (group === undefined) return false
    const later = Array.from({ length: last - ofStep(step) }, (_, i) => loopOf(group, ofStep(step) + 1 + i))
    const whole = [...sames.values()].some(({ args }) => args.some((arg) => (arg as Name).entry.name === name))
    return whole || wholes.has(name) || later.some((loop) => readIn(loop).has(name))
  }

  const statement = (step: Step): string[] => {
    const { entry, kind, node, when } = step
    const name = identifier(entry.name)
    const value = expression(node, entry)
    const active = condition(entry.group === undefined ? when : (entry.formula?.when ?? {}))
    const text =
      kind === 'default'
        ? `${active ? `if (${active}) ` : ''}${name} ??= ${value}`
        : active
          ? `const ${name} = ${active} ? ${inner(node, entry)} : undefined`
          : `const ${name} = ${value}`
    if (!mayOverflow(node)) return [text]
    const exists = active || (kind === 'formula' && entry.optional) ? `${name} !== undefined && ` : ''
    return [text, `if (${exists}${name} - ${name} !== 0) return failed(${steps.indexOf(step)})`]
  }
  /** The cells of a table, row after row. */
  const cells = (step: Step, over: Over): string[] => {
    const [row, column] = [rowOf(over[0]), columnVariable(over[1])]
    return [
      `for (let ${row} = 0; ${row} < ${over[0]}.length; ${row}++) for (let ${column} = 0; ${column} < ${over[1]}.length; ${column}++) {`,
      ...statement(step),
      `${storeOf(step.entry)}.push(${identifier(step.entry.name)})`,
      '}',
    ]
  }
  const testOf = ({ node, when, check: { rows } }: LoadedCheck, k: number): string => {
    const active = condition(when)
    const failed = `!(${expression(node, rows === undefined ? {} : { group: rows })})`
    return `if (${active ? `(${active}) && ` : ''}${failed}) fired |= ${1 << k}`
  }

  const shape = Object.entries(definition.inputs).map(([key, input]) => {
    if (input.kind === 'list') return `readonly ${key}?: readonly ${typeText(input.value)}[]`
    if (input.kind === 'matrix') return `readonly ${key}?: readonly (readonly number[])[]`
    if (input.kind !== 'rows') return `readonly ${key}${mayBeAbsent(input) ? '?' : ''}: ${typeText(input)}`
    const cells = Object.entries(input.columns).map(
      ([name, cell]) => `readonly ${name}${mayBeAbsent(cell) ? '?' : ''}: ${typeText(cell)}`,
    )
    return `readonly ${key}${(input.when ?? input.optional) ? '?' : ''}: readonly { ${cells.join('; ')} }[]`
  })
  /** An input of a route is read only on that route: asking for keys that are not there is what costs. */
  const guarded = (from: string, when: When = {}) => {
    const active = condition(when)
    return active ? `(${active} ? ${from} : undefined)` : from
  }
  const conditionsLast = [...entries.values()].sort(
    (a, b) => Number(a.when !== undefined) - Number(b.when !== undefined),
  )
  for (const { name, source, value, group, input, when } of conditionsLast) {
    if (source === 'constant' && read.has(name)) lines.push(`const ${identifier(name)} = ${value}`)
    if (input && group === undefined && read.has(name)) {
      const at = guarded(`x.${name}`, when)
      lines.push(derived(input) ? `let ${identifier(name)} = ${at}` : reading(name, at, input))
    }
  }
  for (const [group, { when }] of groups) {
    const table = [...loaded.matrices].find(([, { rows, columns }]) => columns.includes(group) && rows !== group)
    const at = guarded(`x.${group}`, when)
    if (!table) lines.push(`const ${group} = ${at} ?? []`)
    else {
      const others = table[1].columns.filter((each) => each !== group).map((each) => `${each}.length`)
      const empty = groups.get(group)?.kind === 'list' ? 'undefined' : '{}'
      const known = others.join(' + ') || '0'
      lines.push(
        `const ${group}: NonNullable<${typeName}['${group}']> = ${at} ?? unnamed(x.${table[0]}, ${known}, ${empty} as never)`,
      )
    }
  }
  for (const [key, input] of loaded.matrices) {
    const blocks = blocksOf(key, input)
    blocks.forEach(([name, [, columns]], i) => {
      const before = blocks.slice(0, i).map(([, [, each]]) => `${each}.length`)
      lines.push(
        `const ${storeOf(entries.get(name) as Entry)} = block(x.${key} ?? [], ${before.join(' + ') || '0'}, ${columns}.length)`,
      )
    })
  }
  for (const step of needed) {
    const { entry } = step
    if (entry.over || isKept(step)) lines.push(`const ${storeOf(entry)}: number[] = []`)
  }
  const firsts = [...sames.values()].filter(({ fn }) => fn === 'SUMSAME').map(firstsOf)
  for (const name of new Set([...firsts, ...sames.keys()])) lines.push(`let ${name}: number[] | undefined`)
  if (checks.length > 0) lines.push('let fired = 0')

  for (let round = 0; round <= last; round++) {
    const now = needed.filter((step) => ofStep(step) === round)
    for (const step of now) {
      const { group, over } = step.entry
      if (over) lines.push(...cells(step, over))
      else if (group === undefined) lines.push(...statement(step))
    }
    checks.forEach((check, k) => {
      if (check.check.rows === undefined && ofNode(check.node, check.when) === round) lines.push(testOf(check, k))
    })
    for (const [group, input] of groups) {
      const loop = loopOf(group, round)
      const { own, sums } = loop
      if (own.length + sums.length + loop.tests.length === 0) continue
      const here = readIn(loop)
      for (const [name, call] of sums) lines.push(`let ${name} = ${(functions[call.fn] as { from: number }).from}`)
      const item = `${group}_row`
      lines.push(`for (let ${rowOf(group)} = 0; ${rowOf(group)} < ${group}.length; ${rowOf(group)}++) {`)
      const inputLines: string[] = []
      for (const [key, cell] of Object.entries(columnsOf(input))) {
        const name = `${group}.${key}`
        // an input with a derived default is read where that is worked out, and is a kept column from then on
        const isFilled = own.some((step) => step.entry.name === name)
        if (derived(cell) ? !isFilled : !here.has(name)) continue
        const at = input.kind === 'list' ? item : `${item}.${key}`
        inputLines.push(derived(cell) ? `let ${identifier(name)} = ${at}` : reading(name, at, cell))
      }
      if (inputLines.length > 0) lines.push(`const ${item} = ${group}[${rowOf(group)}]!`, ...inputLines)
      const before = needed.filter((step) => step.entry.group === group && ofStep(step) < round)
      for (const { entry } of before)
        if (here.has(entry.name)) lines.push(`const ${identifier(entry.name)} = ${storeOf(entry)}[${rowOf(group)}]!`)
      for (const step of own) {
        lines.push(...statement(step))
        if (isKept(step)) lines.push(`${storeOf(step.entry)}.push(${identifier(step.entry.name)})`)
      }
      for (const [name, { fn, args }] of sums) {
        const { filter } = functions[fn] as { filter: boolean }
        const folded = args.slice(filter ? 2 : 0).map((arg) => expression(arg))
        const added = plainly(name, fn, folded) ?? `${name} = functions.${fn}.add(${[name, ...folded].join(', ')})`
        const [choice, option] = args.map((arg) => expression(arg))
        lines.push(filter ? `if (${choice} === ${option}) ${added}` : added)
      }
      lines.push(...loop.tests.map(({ check, k }) => testOf(check, k)), '}')
    }
  }
  const results = outputs.map((key) => (identifier(key) === key ? key : `${key}: ${identifier(key)}`))
  const lists = Object.entries(definition.columns).map(
    ([key, { of }]) => `${key}: ${storeOf(entries.get(of) as Entry)}`,
  )
  const columns = lists.length > 0 ? `columns: { ${lists.join(', ')} }, ` : ''
  lines.push(
    `return { outputs: { ${results.join(', ')} }, ${columns}fired${checks.length > 0 ? '' : ': 0'}, fault: -1 }`,
  )
  return [
    `export type ${typeName} = {`,
    ...shape.map((line) => `  ${line}`),
    '}',
    `function ${type.slice(0, -'Inputs'.length)}(x: ${typeName}): Execution {`,
    ...lines.map((line) => `  ${line}`),
    '}',
  ].join('\n')
}
