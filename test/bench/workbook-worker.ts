/** The Worker that the benchmark of workbooks measures from outside, as no time passes inside while a Worker computes: `whole` makes an audit workbook from inputs, `written` writes one that stands ready, `plain` writes its cells without looks. */
import { renderWorkbook, type WorkbookModel } from '../../core/workbook/index.ts'
import { built, cellsOf, plain, whole } from './audited.ts'

const models = new Map<number, WorkbookModel>()
function modelOf(flows: number): WorkbookModel {
  const model = models.get(flows) ?? built(flows)
  models.set(flows, model)
  return model
}

export default {
  async fetch({ url }: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(url)
    const flows = Number(searchParams.get('flows') ?? 1)
    switch (pathname) {
      case '/whole':
        return new Response(new Uint8Array(await whole(flows)))
      case '/written':
        return new Response(new Uint8Array(await renderWorkbook(modelOf(flows))))
      case '/plain':
        return new Response(new Uint8Array(await plain(modelOf(flows))))
      case '/cells':
        return Response.json(cellsOf(modelOf(flows)))
      default:
        return new Response(null, { status: 404 })
    }
  },
}
