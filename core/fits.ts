/** A quick yes to inputs of the right shape: where this says no, the schema is asked, and it alone says what is wrong. Pages need it, since they may not make code from the schema. */
import { isRecord } from './explain.ts'
import { longestText, needed } from './inputs.ts'
import type { Cell, Definition, Input, Quantity } from './method.ts'
import { isSpread } from './spread-inputs.ts'

type Fits = (value: unknown) => boolean

/** Unlike `every`, this sees places that were never filled. */
const all = (value: unknown, fits: Fits): boolean => {
  if (!Array.isArray(value)) return false
  for (let i = 0; i < value.length; i++) if (!fits(value[i])) return false
  return true
}

function limited({ min, above, max, whole }: Pick<Quantity, 'min' | 'above' | 'max' | 'whole'>): Fits {
  const least = min ?? Number.NEGATIVE_INFINITY
  const over = above ?? Number.NEGATIVE_INFINITY
  const most = max ?? Number.POSITIVE_INFINITY
  return (value) =>
    typeof value === 'number' &&
    value - value === 0 &&
    value >= least &&
    value > over &&
    value <= most &&
    (!whole || Number.isSafeInteger(value))
}

function cellFits(cell: Cell): Fits {
  switch (cell.kind) {
    case 'quantity':
      return limited(cell)
    case 'factor': {
      const isNumber = limited({ min: 0, ...cell })
      return (value) => (typeof value === 'string' ? value.length > 0 && value.length <= longestText : isNumber(value))
    }
    case 'choice':
      return (value) => typeof value === 'string' && Object.hasOwn(cell.options, value)
    case 'flag':
      return (value) => typeof value === 'boolean'
    case 'text': {
      const longest = cell.longest ?? longestText
      // what a date is the schema knows
      return cell.date ? () => false : (value) => typeof value === 'string' && value.length <= longest
    }
  }
}

function inputFits(input: Input): Fits {
  if (input.kind === 'rows') {
    const { min = 0, max = Number.POSITIVE_INFINITY } = input
    const row = recordFits(input.columns)
    return (value) => all(value, row) && isBetween((value as unknown[]).length, min, max)
  }
  if (input.kind === 'list') {
    const each = cellFits(input.value)
    return (value) => all(value, each) && (value as unknown[]).length > 0
  }
  if (input.kind !== 'matrix') return cellFits(input)
  const each = limited(input)
  return (value) => all(value, (row) => all(row, each))
}

const isBetween = (count: number, least: number, most: number) => count >= least && count <= most

/** Nothing but what is known, and nothing missing. */
function recordFits(inputs: Readonly<Record<string, Input>>, others: (key: string) => boolean = () => false): Fits {
  const known = new Map(Object.entries(inputs).map(([key, input]) => [key, inputFits(input)]))
  const wanted = Object.keys(inputs).filter((key) => needed(inputs[key] as Input) && !inputs[key]?.when)
  return (value) => {
    if (!isRecord(value)) return false
    for (const key in value) {
      const fits = known.get(key)
      if (fits ? value[key] !== undefined && !fits(value[key]) : !others(key)) return false
    }
    return wanted.every((key) => value[key] !== undefined)
  }
}

export const fitter = ({ inputs }: Definition): Fits => recordFits(inputs, isSpread)
