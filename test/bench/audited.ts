/** An audit workbook of so many flows of a server, and the same cells without looks: what the benchmark of workbooks writes. */
import { writeXlsx } from 'hucre/xlsx'
import { prepare } from '../../core/calculate.ts'
import type { Inputs } from '../../core/method.ts'
import { server } from '../../core/methods/server.ts'
import { auditSheets, auditWorkbook, renderWorkbook, type WorkbookModel } from '../../core/workbook/index.ts'
import { servers } from './flows.ts'

const method = prepare(server)

function inputs(flows: number): Inputs {
  const many = servers(Math.ceil(flows / 30)).flatMap((one) => one.flows)
  return { ...(servers(1)[0] as Inputs), flows: many.slice(0, flows) }
}

/** From inputs to a file, as it is done over HTTP. */
export async function whole(flows: number): Promise<Uint8Array> {
  const answer = auditSheets(method, inputs(flows))
  if (!answer.ok) throw new Error(answer.problems[0]?.en)
  return renderWorkbook(answer.workbook)
}

export function built(flows: number): WorkbookModel {
  const answer = auditWorkbook(method, inputs(flows))
  if (!answer.ok) throw new Error(answer.problems[0]?.en)
  return answer.workbook
}

export const cellsOf = ({ sheets }: WorkbookModel) =>
  sheets.reduce((sum, { rows }) => sum + rows.reduce((all, row) => all + row.filter(Boolean).length, 0), 0)

/** The same values and formulas by the library that writes the format, and nothing else. */
export const plain = ({ sheets }: WorkbookModel): Promise<Uint8Array> =>
  writeXlsx({
    sheets: sheets.map(({ name, rows }) => ({
      name,
      rows: rows.map((row) => Array.from(row, (cell) => (cell?.formula === undefined ? (cell?.value ?? null) : null))),
      cells: new Map(
        rows.flatMap((row, i) =>
          row.flatMap((cell, j) =>
            cell?.formula === undefined
              ? []
              : [
                  [
                    `${i},${j}`,
                    { value: cell.value ?? null, formula: cell.formula, formulaResult: cell.value ?? null },
                  ],
                ],
          ),
        ),
      ),
    })),
  })
