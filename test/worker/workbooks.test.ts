/** Workbooks made in workerd itself: the same bytes as in Node, and templates served as the build made them. */
import { SELF } from 'cloudflare:test'
import { expect, test } from 'vitest'
import { definitions, prepare } from '#core'
import { renderWorkbook, template } from '#core/workbook/index'
import { readWorkbook } from '../../core/workbook/reading/read.ts'

const origin = 'https://tanbiao.example'
const meeting = definitions[0] as (typeof definitions)[number]

type List = { templates: { url: string; bytes: number }[] }

test('every template of the list is there, as large as it says', async () => {
  const { templates } = (await (await SELF.fetch(`${origin}/v1/templates`)).json()) as List
  expect(templates.length).toBeGreaterThanOrEqual(definitions.length * 8)
  for (const { url, bytes } of templates) {
    const answer = await SELF.fetch(origin + url)
    expect([answer.status, (await answer.arrayBuffer()).byteLength]).toEqual([200, bytes])
  }
})

test.each(['base', 'lambda', 'addin'] as const)(
  'a template (%s) comes out as the build made it in Node',
  async (variant) => {
    const built = template(prepare(meeting), 'zh', undefined, variant)
    if (!built.ok) expect.fail(built.problems[0]?.en)
    const here = await renderWorkbook(built.workbook)
    const served = await SELF.fetch(`${origin}/v1/templates/meeting.xlsx?variant=${variant}`)
    expect(new Uint8Array(await served.arrayBuffer())).toEqual(here)
  },
)

test('a template that the browser holds is not sent again', async () => {
  const path = `${origin}/v1/templates/meeting.xlsx`
  const tag = (await SELF.fetch(path)).headers.get('etag') ?? ''
  expect(tag).not.toBe('')
  const again = await SELF.fetch(path, { headers: { 'If-None-Match': tag } })
  expect([again.status, await again.text()]).toEqual([304, ''])
})

test('a calculation as a workbook', async () => {
  const answer = await SELF.fetch(`${origin}/v1/methods/meeting/workbook?lang=en`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(meeting.example),
  })
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, expect.stringContaining('spreadsheetml')])
  const read = await readWorkbook(new Uint8Array(await answer.arrayBuffer()))
  expect(read.ok && read.workbook.names.get('out_ER')?.[0]?.[0]).toMatchObject({ sheet: 'Results' })
})
