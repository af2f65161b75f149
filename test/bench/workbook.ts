/** Runs in a process of its own. `time`: an audit workbook of many flows against the same cells written without looks, in milliseconds by turns; `memory`: makes and writes one, which ends well or runs out of heap. */
import { writeXlsx } from 'hucre/xlsx'
import { prepare } from '../../core/calculate.ts'
import type { Inputs } from '../../core/method.ts'
import { server } from '../../core/methods/server.ts'
import { auditWorkbook, renderWorkbook, type WorkbookModel } from '../../core/workbook/index.ts'
import { servers } from './flows.ts'

const flows = 1_000
const rounds = 9

const method = prepare(server)
const many = servers(Math.ceil(flows / 30)).flatMap((one) => one.flows)
const inputs: Inputs = { ...(servers(1)[0] as Inputs), flows: many.slice(0, flows) }

function built(): WorkbookModel {
  const answer = auditWorkbook(method, inputs)
  if (!answer.ok) throw new Error(answer.problems[0]?.en)
  return answer.workbook
}

/** The same values and formulas, and nothing else. */
const plain = ({ sheets }: WorkbookModel) =>
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

async function timed(work: () => Promise<Uint8Array>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

async function time() {
  const model = built()
  const bytes = await renderWorkbook(model)
  const ratios: number[] = []
  // the first rounds are still being made into code
  for (let round = 0; round < rounds + 3; round++) {
    const ours = await timed(() => renderWorkbook(model))
    const ratio = ours / (await timed(() => plain(model)))
    if (round >= 3) ratios.push(ratio)
  }
  const cells = model.sheets.reduce(
    (sum, { rows }) => sum + rows.reduce((all, row) => all + row.filter(Boolean).length, 0),
    0,
  )
  console.log(JSON.stringify({ cells, bytes: bytes.length, ratios }))
}

await (process.argv[2] === 'memory' ? renderWorkbook(built()) : time())
