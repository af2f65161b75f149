/** Computes a loaded method by closures: one small function for each node of each formula, over arrays that are used again. One file, because all of them share one memory and one row of the moment. */

import { type Bound, blocksOf, type Entry, type Loaded, type Over, type Step } from './graph.ts'
import { columnsOf } from './inputs.ts'
import { type FunctionName, firstsOfSame, functions, sumsOfSame } from './language/functions.ts'
import { block, productOf, reciprocal, sumOf, unnamed } from './language/matrices.ts'
import { walk } from './language/parse.ts'
import type { Cell, Inputs, When } from './method.ts'

/** What one run gave. `fired` has a bit for each check that did not hold; `fault` is the first step that was no finite number, or -1: then only checks of what came before it are made. A blank output is undefined. */
export type Execution = {
  outputs: Record<string, number | undefined>
  /** Outputs that are columns, where the method has some. */
  columns?: Record<string, readonly number[]>
  fired: number
  fault: number
}

export type Evaluator = {
  /** Inputs must have passed the schema, with every factor a number. */
  run(inputs: Inputs): Execution
  /** After a run: the value of a name, of one row where it is a column, of one cell where it is a table; undefined where it does not exist. */
  value(entry: Entry, row?: number, column?: number): number | undefined
  /** After a run: how many rows a group has. */
  count(group: string): number
  /** After a run: what a part of a formula comes to, in one row (of `group`); a condition is 1 or 0. */
  part(node: Bound, row?: number, column?: number, group?: string): number
  /** The row in which the faulty step failed. */
  faultRow(): number
}

type Value = () => number
type Test = () => boolean
type Name = Bound & { k: 'name' }
type Table = readonly (readonly number[])[]
type ColumnRule = Extract<(typeof functions)[FunctionName], { over: 'columns' }>

/** The place of an option among the options of a choice. */
const optionOf = ({ type }: Entry, text: Bound) =>
  type.is === 'choice' && text.k === 'text' ? type.options.indexOf(text.value) : undefined

/** The names a formula reads. */
const namesIn = (node: Bound): string[] => {
  const names: string[] = []
  walk(node, (each) => each.k === 'name' && names.push((each as Bound & { k: 'name' }).entry.name))
  return names
}

const isCondition = (node: Bound): boolean => {
  if (node.k === 'name') return node.entry.type.is === 'flag'
  if (node.k === 'op') return '<=<>='.includes(node.op)
  if (node.k !== 'call') return false
  if (node.fn === 'IF') return isCondition(node.args[1] as Bound)
  return functions[node.fn].over === 'flags' || node.fn === 'ISBLANK' || node.fn === 'LATER'
}

export function evaluator(loaded: Loaded): Evaluator {
  const groups = [...loaded.groups.keys()]
  const counts = groups.map(() => 0)
  /** A blank is NaN in here; only BLANK() may make one in a formula, and says so. */
  let blank = false
  let row = 0
  let across = 0
  let failedRow = 0
  /** How many runs there were: what was worked out for all rows at once is of one run. */
  let runs = 0
  /** Texts are told apart by numbers, those of one run. */
  const texts = new Map<unknown, number>()
  const codeOfText = (text: unknown) => {
    const code = texts.get(text) ?? texts.size
    texts.set(text, code)
    return code
  }

  const scalars: number[] = []
  const slots = new Map<string, number>()
  const columns = new Map<string, number[]>()
  const tables = new Map<string, number[]>()
  for (const { name, group, over, value } of loaded.entries.values()) {
    if (over) tables.set(name, [])
    // NaN in it from the start: an array that first holds whole numbers is slower for ever.
    else if (group !== undefined) columns.set(name, [Number.NaN])
    else slots.set(name, scalars.push(value ?? Number.NaN) - 1)
  }
  const slotOf = (entry: Entry) => slots.get(entry.name) as number
  const columnOf = (entry: Entry) => columns.get(entry.name) as number[]
  const countOf = (group: string) => groups.indexOf(group)

  /** Where a name's value stands: a scalar at its place, a column at the row of the moment (`at` is -1). */
  type Leaf = { data: number[]; at: number }
  const leafOf = (node: Bound): Leaf | undefined => {
    if (node.k !== 'name' || node.entry.over) return undefined
    const { entry } = node
    return entry.group === undefined ? { data: scalars, at: slotOf(entry) } : { data: columnOf(entry), at: -1 }
  }

  /** A table's numbers, row after row, and the rows that its columns stand for. */
  const tableOf = ({ name, over }: Entry) => ({
    cells: tables.get(name) as number[],
    width: countOf((over as Over)[1]),
  })

  function reference(node: Name): Value {
    if (node.entry.over) {
      const { cells, width } = tableOf(node.entry)
      return () => cells[row * (counts[width] as number) + across] as number
    }
    const { data, at } = leafOf(node) as Leaf
    return at < 0 ? () => data[row] as number : () => data[at] as number
  }

  /** Every number that passes from one function to another costs, so operands that only stand somewhere are read in place. */
  function arithmetic({ op, a, b }: Bound & { k: 'op' }, group?: string): Value {
    const number = (each: Bound) => numberOf(each, group)
    const [left, right] = [leafOf(a), leafOf(b)]
    if (right && op === '*') {
      const { data: y, at: j } = right
      if (!left) {
        const x = number(a)
        return () => x() * (y[j < 0 ? row : j] as number)
      }
      const { data: x, at: i } = left
      return () => (x[i < 0 ? row : i] as number) * (y[j < 0 ? row : j] as number)
    }
    const x = number(a)
    if (b.k === 'number') {
      const c = b.value
      if (op === '+') return () => x() + c
      if (op === '-') return () => x() - c
      if (op === '*') return () => x() * c
      return op === '/' ? () => x() / c : () => x() ** c
    }
    const y = number(b)
    if (op === '+') return () => x() + y()
    if (op === '-') return () => x() - y()
    if (op === '*') return () => x() * y()
    return op === '/' ? () => x() / y() : () => x() ** y()
  }

  /** A sum along this row of a table, or along this column where the rows are its columns. */
  function acrossTable(args: readonly Name[], group: string | undefined): Value {
    const inTable = args.find(({ entry }) => entry.over) as Name
    const [rows, columns] = inTable.entry.over as Over
    const free = countOf(rows === group ? columns : rows)
    const views = args.map(({ entry }) => {
      if (!entry.over) return { x: columnOf(entry), at: () => 0, step: () => 1 }
      const { cells, width } = tableOf(entry)
      const along = entry.over[0] === group
      return {
        x: cells,
        at: () => (along ? row * (counts[width] as number) : row),
        step: () => (along ? 1 : (counts[width] as number)),
      }
    })
    const [a, b] = views as [(typeof views)[number], (typeof views)[number]?]
    if (!b) return () => sumOf(a.x, a.at(), a.step(), counts[free] as number)
    return () => productOf(a.x, a.at(), a.step(), b.x, b.at(), b.step(), counts[free] as number)
  }

  function fold(fn: FunctionName, { from, add, filter }: ColumnRule, args: readonly Bound[], own?: string): Value {
    const picked = filter ? args.slice(2) : args
    if (picked.some((arg) => (arg as Name).entry.over)) return acrossTable(picked as Name[], own)
    const group = countOf((args[0] as Name).entry.group as string)
    const [first = [], second = first] = picked.map((arg) => columnOf((arg as Name).entry))
    if (fn === 'COUNT') return () => counts[group] as number
    if (fn === 'SUM') {
      return () => {
        let total = 0
        const count = counts[group] as number
        for (let i = 0; i < count; i++) total += first[i] as number
        return total
      }
    }
    const { entry } = args[0] as Name
    const chosen = columnOf(entry)
    const option = filter ? optionOf(entry, args[1] as Bound) : undefined
    return () => {
      let total: number = from
      const count = counts[group] as number
      for (let i = 0; i < count; i++)
        if (option === undefined || chosen[i] === option) total = add(total, first[i] as number, second[i] as number)
      return total
    }
  }

  /** `group`: the rows that the formula is one of. */
  function numberOf(node: Bound, group?: string): Value {
    const number = (each: Bound) => numberOf(each, group)
    const test = (each: Bound) => testOf(each, group)
    if (node.k === 'number') return () => node.value
    if (node.k === 'name') return reference(node)
    if (node.k === 'op') return arithmetic(node, group)
    if (node.k === 'minus') {
      const x = number(node.x)
      return () => -x()
    }
    const { fn, args } = node as Bound & { k: 'call' }
    const rule = functions[fn]
    if (rule.over === 'columns') return fold(fn, rule, args, group)
    if (fn === 'RECIPROCAL') {
      const [own, shares] = args as [Name, Name]
      const direct = columnOf(own.entry)
      const { cells, width } = tableOf(shares.entry)
      let solved: number[] = []
      let of = -1
      return () => {
        if (of !== runs) solved = reciprocal(direct.slice(0, counts[width]), cells)
        of = runs
        return solved[row] as number
      }
    }
    if (fn === 'SUMSAME') {
      const [keys, values] = args.map((arg) => columnOf((arg as Name).entry)) as [number[], number[]]
      const group = countOf((args[0] as Name).entry.group as string)
      let sums: number[] = []
      let of = -1
      return () => {
        if (of !== runs) sums = sumsOfSame(firstsOfSame(keys.slice(0, counts[group])), values.slice(0, counts[group]))
        of = runs
        return sums[row] as number
      }
    }
    if (fn === 'BLANK') {
      return () => {
        blank = true
        return Number.NaN
      }
    }
    if (fn === 'IF') {
      const [condition, yes, no] = args as [Bound, Bound, Bound]
      const holds = test(condition)
      if (yes.k === 'number' && no.k === 'number') return () => (holds() ? yes.value : no.value)
      const [one, other] = [number(yes), number(no)]
      return () => (holds() ? one() : other())
    }
    const { one } = rule as typeof rule & { one: (...xs: number[]) => number }
    const values = args.map(number)
    return () => one(...values.map((value) => value()))
  }

  function testOf(node: Bound, group?: string): Test {
    const test = (each: Bound) => testOf(each, group)
    if (node.k === 'name') {
      const value = reference(node)
      return () => value() === 1
    }
    if (node.k === 'op') return comparison(node, group)
    const { fn, args } = node as Bound & { k: 'call' }
    if (fn === 'ISBLANK') {
      const { data, at } = leafOf(args[0] as Bound) as Leaf
      return () => Number.isNaN(data[at < 0 ? row : at])
    }
    if (fn === 'LATER') return () => across > row
    const tests = args.map(test)
    const [first, second, third] = tests as [Test, Test, Test]
    if (fn === 'IF') return () => (first() ? second() : third())
    if (fn === 'NOT') return () => !first()
    if (fn === 'AND') return tests.length === 2 ? () => first() && second() : () => tests.every((each) => each())
    return tests.length === 2 ? () => first() || second() : () => tests.some((each) => each())
  }

  function comparison({ op, a, b }: Bound & { k: 'op' }, group?: string): Test {
    const number = (each: Bound) => numberOf(each, group)
    const constant = (a.k === 'name' ? optionOf(a.entry, b) : undefined) ?? (b.k === 'number' ? b.value : undefined)
    const leaf = leafOf(a)
    if (leaf && constant !== undefined) {
      const { data, at } = leaf
      if (op === '=') return () => data[at < 0 ? row : at] === constant
      if (op === '<>') return () => data[at < 0 ? row : at] !== constant
      if (op === '>') return () => (data[at < 0 ? row : at] as number) > constant
      if (op === '>=') return () => (data[at < 0 ? row : at] as number) >= constant
    }
    const x = number(a)
    const y = constant === undefined ? number(b) : () => constant
    if (op === '=') return () => x() === y()
    if (op === '<>') return () => x() !== y()
    if (op === '<') return () => x() < y()
    if (op === '<=') return () => x() <= y()
    return op === '>' ? () => x() > y() : () => x() >= y()
  }

  const active = (when: When): Test => {
    const tests = Object.entries(when).map(([key, wanted]) => {
      const entry = loaded.entries.get(key) as Entry
      const { options } = entry.type as { options: readonly string[] }
      const slot = slotOf(entry)
      const places = [wanted].flat().map((option) => options.indexOf(option))
      const [first, second = first, ...more] = places
      if (more.length > 0) return () => places.includes(scalars[slot] as number)
      return () => scalars[slot] === first || scalars[slot] === second
    })
    const [only] = tests
    return tests.length === 1 && only ? only : () => tests.every((each) => each())
  }

  /** How one input becomes a number: what stands for nothing given, and for what is no number (an option's place, a flag's 1 or 0, the place of a text among those of this run) its code. */
  type Reader = { key: string; missing: number; code?: ReadonlyMap<unknown, number> | ((text: unknown) => number) }
  function reader(key: string, input: Cell): Reader {
    if (input.kind === 'text') return { key, missing: Number.NaN, code: codeOfText }
    const fallback = 'default' in input ? input.default : undefined
    if (input.kind === 'quantity' || input.kind === 'factor')
      return { key, missing: typeof fallback === 'number' ? fallback : Number.NaN }
    const options: readonly unknown[] = input.kind === 'choice' ? Object.keys(input.options) : [false, true]
    const code = new Map(options.map((option, i) => [option, i]))
    return { key, missing: code.get(fallback) ?? Number.NaN, code }
  }
  const codeOf = (code: NonNullable<Reader['code']>, given: unknown) =>
    typeof code === 'function' ? code(given) : (code.get(given) as number)
  const read = (given: unknown, missing: number, code: Reader['code']): number =>
    given === undefined ? missing : code === undefined ? (given as number) : codeOf(code, given)

  // What no formula, condition or text of a check names is never asked for: reading keys is the dearest part of a run.
  const named = new Set(loaded.steps.map(({ entry }) => entry.name))
  for (const { node, when } of [...loaded.steps, ...loaded.checks])
    for (const name of [...namesIn(node), ...Object.keys(when)]) named.add(name)
  for (const { check } of loaded.checks)
    for (const [, name = ''] of `${check.zh}${check.en}`.matchAll(/\{([^}]+)\}/g)) named.add(name)

  // Asking for keys that are not there costs most: an input of a route is read on that route only, the parts of a value (n, d, k) only where the value (L) is not given.
  const always: ScalarReader[] = []
  const routes = new Map<string, { isActive: Test; readers: ScalarReader[] }>()
  type ScalarReader = Reader & { slot: number }
  for (const { name, key, group, input, when } of loaded.entries.values()) {
    if (!input || group !== undefined) continue
    const one = { ...reader(key, input), slot: slots.get(name) as number }
    scalars[one.slot] = one.missing
    if (!named.has(name)) continue
    if (!when) {
      always.push(one)
      continue
    }
    const route = routes.get(JSON.stringify(when)) ?? { isActive: active(when), readers: [] }
    route.readers.push(one)
    routes.set(JSON.stringify(when), route)
  }
  const byRoute = [...routes.values()]

  /** Rows that only name the columns of a table need not be given: it tells how many there are. */
  const sideOf = (group: string, isList: boolean) => {
    const [found] = [...loaded.matrices].filter(([, { rows, columns }]) => columns.includes(group) && rows !== group)
    if (!found) return undefined
    const [key, { columns }] = found
    const others = columns.filter((each) => each !== group).map(countOf)
    return (inputs: Inputs) =>
      unnamed(
        inputs[key] as Table | undefined,
        others.reduce((sum, other) => sum + (counts[other] as number), 0),
        isList ? undefined : {},
      )
  }
  const blocks = [...loaded.matrices].flatMap(([key, input]) => {
    const all = blocksOf(key, input).map(([name, over]) => ({
      cells: tables.get(name) as number[],
      width: countOf(over[1]),
    }))
    return all.map(({ cells, width }, i) => ({ key, cells, width, before: all.slice(0, i).map((each) => each.width) }))
  })

  const groupReaders = [...loaded.groups].map(([group, input]) => {
    const cells = Object.entries(columnsOf(input)).flatMap(([key, cell]) => {
      const name = `${group}.${key}`
      const whole = loaded.partOf.get(name)
      return named.has(name) || 'default' in cell
        ? [
            {
              ...reader(key, cell),
              column: columns.get(name) as number[],
              whole: whole === undefined ? undefined : columns.get(whole),
            },
          ]
        : []
    })
    const isPart = ({ whole }: (typeof cells)[number]) => whole !== undefined
    return {
      group,
      side: sideOf(group, input.kind === 'list'),
      isList: input.kind === 'list',
      cells: [...cells.filter((cell) => !isPart(cell)), ...cells.filter(isPart)],
    }
  })

  const readScalar = (one: ScalarReader, inputs: Inputs) => {
    scalars[one.slot] = read(inputs[one.key], one.missing, one.code)
  }

  function readInputs(inputs: Inputs) {
    for (let k = 0; k < always.length; k++) readScalar(always[k] as ScalarReader, inputs)
    for (let r = 0; r < byRoute.length; r++) {
      const { isActive, readers } = byRoute[r] as (typeof byRoute)[number]
      const on = isActive()
      for (let k = 0; k < readers.length; k++) {
        const one = readers[k] as ScalarReader
        if (on) readScalar(one, inputs)
        else scalars[one.slot] = Number.NaN
      }
    }
    for (let g = 0; g < groupReaders.length; g++) {
      const { group, isList, cells, side } = groupReaders[g] as (typeof groupReaders)[number]
      const given = (inputs[group] ?? side?.(inputs) ?? []) as readonly Inputs[]
      const count = given.length
      counts[g] = count
      // One key after the other, not one row after the other: the same key of many rows is found faster.
      for (let c = 0; c < cells.length; c++) {
        const { key, column, whole, missing, code } = cells[c] as (typeof cells)[number]
        for (let i = 0; i < count; i++) {
          if (whole !== undefined && !Number.isNaN(whole[i])) {
            column[i] = Number.NaN
            continue
          }
          const item = given[i] as Inputs
          column[i] = read(isList ? item : item[key], missing, code)
        }
      }
    }
  }

  function readTables(inputs: Inputs) {
    for (const { key, cells, width, before } of blocks) {
      const from = before.reduce((sum, each) => sum + (counts[each] as number), 0)
      const read = block((inputs[key] ?? []) as Table, from, counts[width] as number)
      cells.length = 0
      for (const x of read) cells.push(x)
    }
  }

  /** One step: true where it gave a finite number or a meant blank. */
  function stepOf({ entry, kind, node, when }: Step): Test {
    const rows = entry.group ?? entry.over?.[0]
    const value = entry.type.is === 'flag' ? flagOf(testOf(node, rows)) : numberOf(node, rows)
    const { optional } = entry
    if (entry.over) {
      const { cells, width } = tableOf(entry)
      const height = countOf(entry.over[0])
      return () => {
        cells.length = 0
        for (row = 0; row < (counts[height] as number); row++)
          for (across = 0; across < (counts[width] as number); across++) {
            const x = value()
            cells.push(x)
            if (x - x !== 0) return false
          }
        return true
      }
    }
    if (entry.group === undefined) {
      const slot = slotOf(entry)
      const finite = () => {
        const x = value()
        scalars[slot] = x
        return x - x === 0
      }
      const finiteOrBlank = () => {
        blank = false
        return finite() || blank
      }
      const compute = optional ? finiteOrBlank : finite
      const isActive = active(when)
      if (kind === 'default') return () => !Number.isNaN(scalars[slot]) || !isActive() || compute()
      if (Object.keys(when).length === 0) return compute
      return () => {
        if (isActive()) return compute()
        scalars[slot] = Number.NaN
        return true
      }
    }
    const column = columnOf(entry)
    const group = countOf(entry.group)
    const always = kind === 'formula'
    const isActive = Object.keys(when).length === 0 ? undefined : active(when)
    return () => {
      const count = counts[group] as number
      if (isActive && !isActive()) return true
      for (row = 0; row < count; row++) {
        if (!always && !Number.isNaN(column[row])) continue
        if (optional) blank = false
        const x = value()
        column[row] = x
        if (x - x !== 0 && !(optional && blank)) return false
      }
      return true
    }
  }
  const flagOf =
    (condition: Test): Value =>
    () =>
      condition() ? 1 : 0

  const steps = loaded.steps.map(stepOf)
  const checks = loaded.checks.map(({ check, node, when }) => {
    const holds = testOf(node, check.rows)
    const isActive = active(when)
    const group = check.rows === undefined ? -1 : countOf(check.rows)
    const all = () => {
      for (row = 0; row < (counts[group] as number); row++) if (!holds()) return false
      return true
    }
    const after = Math.max(
      -1,
      ...namesIn(node).map((name) => loaded.steps.findIndex((step) => step.entry.name === name)),
    )
    const held = group < 0 ? holds : all
    return { after, held, isActive: Object.keys(when).length === 0 ? undefined : isActive }
  })
  const outputs = Object.keys(loaded.definition.outputs).map((key) => ({ key, slot: slots.get(key) as number }))
  const lists = Object.entries(loaded.definition.columns).map(([key, { of }]) => {
    const entry = loaded.entries.get(of) as Entry
    return { key, column: columnOf(entry), group: countOf(entry.group as string) }
  })
  const noOutputs: Execution['outputs'] = Object.fromEntries(outputs.map(({ key }) => [key, undefined]))

  return {
    run(inputs) {
      runs++
      if (texts.size > 0) texts.clear()
      readInputs(inputs)
      if (blocks.length > 0) readTables(inputs)
      let fired = 0
      let fault = -1
      for (let k = 0; k < steps.length && fault < 0; k++) if (!(steps[k] as Test)()) fault = k
      failedRow = row
      for (let k = 0; k < checks.length; k++) {
        const { after, held, isActive } = checks[k] as (typeof checks)[number]
        if (fault >= 0 && after >= fault) continue
        if ((isActive === undefined || isActive()) && !held()) fired |= 1 << k
      }
      if (fault >= 0) return { outputs: {}, fired, fault }
      const values: Execution['outputs'] = { ...noOutputs }
      for (const { key, slot } of outputs) {
        const x = scalars[slot] as number
        if (!Number.isNaN(x)) values[key] = x
      }
      if (lists.length === 0) return { outputs: values, fired, fault }
      const columns = Object.fromEntries(lists.map(({ key, column, group }) => [key, column.slice(0, counts[group])]))
      return { outputs: values, columns, fired, fault }
    },
    value(entry, at = 0, cell = 0) {
      const x = entry.over
        ? tableOf(entry).cells[at * (counts[countOf(entry.over[1])] as number) + cell]
        : entry.group === undefined
          ? scalars[slotOf(entry)]
          : columnOf(entry)[at]
      return x === undefined || Number.isNaN(x) ? undefined : x
    },
    count: (group) => counts[countOf(group)] ?? 0,
    part(node, at = 0, cell = 0, group = undefined) {
      row = at
      across = cell
      return isCondition(node) ? Number(testOf(node, group)()) : numberOf(node, group)()
    },
    faultRow: () => failedRow,
  }
}
