/** Workbooks of the built product: the same bytes from build to build, and from the Worker as from Node. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, inject, test } from 'vitest'
import { definitions, prepare } from '#core'
import { auditWorkbook, renderWorkbook } from '#core/workbook/index'
import { at } from '../../scripts/root.mjs'
import { templateList, templates } from '../../scripts/templates.ts'

const digest = (content: Uint8Array | string) => createHash('sha256').update(content).digest('hex')

test('templates made again are those of the build', async () => {
  const again = await templates()
  const files = [...again, templateList(again)]
  const digests = (read: (file: (typeof files)[number]) => Uint8Array | string) =>
    files.map((file) => `${file.path} ${digest(read(file))}`)
  expect(digests(({ content }) => content)).toEqual(digests(({ path }) => readFileSync(at('dist/site', path))))
})

test.each(definitions.map((definition) => [definition.id, definition] as const))(
  'the workbook of %s from the Worker is that of Node',
  async (id, definition) => {
    const answer = await fetch(`${inject('origin')}/v1/methods/${id}/workbook`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(definition.example),
    })
    const built = auditWorkbook(prepare(definition), definition.example)
    if (!built.ok) expect.fail(built.problems[0]?.en)
    expect(digest(new Uint8Array(await answer.arrayBuffer()))).toBe(digest(await renderWorkbook(built.workbook)))
  },
)
