/** Excel as the host of the sheet functions: how arguments arrive, how answers, errors and cards leave. */
import { factorSet, type Text } from '#core'
import { errorCode, errorText, type SheetAnswer, type SheetCell, type SheetFunction } from '#core/sheet/index'

/** The part of the CustomFunctions object that we use; office.js brings it. */
type Runtime = Pick<typeof CustomFunctions, 'associate' | 'Error' | 'ErrorCode'>
/** `cards` asks whether Excel shows what stands behind a number. */
type Session = { language: () => keyof Text; cards: () => boolean }

/** A cell that holds more than a number, a text or a flag arrives as an object around it. */
const isRich = (cell: unknown): cell is { basicValue: unknown } =>
  typeof cell === 'object' && cell !== null && 'basicValue' in cell
const plain = (cell: unknown) => (isRich(cell) ? cell.basicValue : cell)

function argument(raw: unknown): unknown {
  if (!Array.isArray(raw)) return plain(raw)
  const rows: unknown[][] = raw
  return rows.some((row) => row.some(isRich)) ? rows.map((row) => row.map(plain)) : rows
}

const text = (basicValue: string) => ({ type: 'String', basicValue }) as const

/** A number that stays one in every sum, and shows on a click what it is made of. */
const card = (basicValue: number, { unit, methods }: NonNullable<SheetFunction['about']>, codes: string) => ({
  type: 'Double',
  basicType: 'Double',
  basicValue,
  properties: { unit: text(unit), method: text(methods), factors: text(factorSet), codes: text(codes) },
  provider: { description: 'Tanbiao 碳表' },
})

/** The answer to a block is a number and its codes; the number gets a card. */
function withCard({ about }: SheetFunction, answer: unknown[][]): unknown[][] {
  const [[value, codes, ...more] = [], ...others] = answer
  return about && typeof value === 'number' && typeof codes === 'string' && more.length + others.length === 0
    ? [[card(value, about, codes), codes]]
    : answer
}

const isOne = (answer: SheetAnswer) => answer.length === 1 && answer[0]?.length === 1

/**
 * Makes each function callable from cells. Excel hands over null for an argument left out, rows of cells for a range, and an invocation object last.
 * `CustomFunctions.Error` exists only once Excel has loaded, so it is touched when a cell calls, not before.
 */
export function registerInExcel(functions: readonly SheetFunction[], runtime: Runtime, session: Session): void {
  const errorOf = (problems: Parameters<typeof errorCode>[0]) => {
    const code = errorCode(problems) === '#N/A' ? runtime.ErrorCode.notAvailable : runtime.ErrorCode.invalidValue
    return new runtime.Error(code, errorText(problems, session.language()))
  }
  const cell = (value: SheetCell) => (typeof value === 'object' ? errorOf(value.problems) : value)
  for (const each of functions) {
    runtime.associate(each.name, (...args: unknown[]) => {
      const answer = each.run(args.slice(0, -1).map(argument))
      const [[only]] = answer as [[SheetCell]]
      if (isOne(answer) && typeof only === 'object') throw errorOf(only.problems)
      if (!each.spills) return cell(only)
      const cells = answer.map((row) => row.map(cell))
      return answer[0]?.length === 2 && session.cards() ? withCard(each, cells) : cells
    })
  }
}
