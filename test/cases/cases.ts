/** The case tables: read from YAML, and compared on whatever surface ran them. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { parse } from 'yaml'
import * as z from 'zod'
import { type Answer, definitions, type Inputs, type Method, prepare, type Text } from '#core'

const table = z.strictObject({
  method: z.union([z.string(), z.array(z.string())]),
  /** See contract.ts. */
  contract: z.looseObject({}).optional(),
  cases: z.array(
    z
      .strictObject({
        says: z.string(),
        inputs: z.record(z.string(), z.unknown()),
        outputs: z.record(z.string(), z.number()).optional(),
        absent: z.array(z.string()).optional(),
        codes: z.array(z.string()).optional(),
        texts: z.array(z.string()).optional(),
        problems: z.array(z.strictObject({ path: z.string(), code: z.string() })).optional(),
      })
      .refine((one) => (one.problems === undefined) === (one.outputs !== undefined && one.codes !== undefined)),
  ),
})

export type Case = z.infer<typeof table>['cases'][number]
export type Seen = {
  outputs?: Record<string, number>
  codes?: readonly string[]
  texts?: readonly string[]
  problems?: readonly { path: string; code: string }[]
}

/** What a file of cases says. */
export const tableOf = (text: string) => table.parse(parse(text, { merge: true }))

const tables = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.yaml'))
  .flatMap((file) => {
    const { method, cases } = tableOf(readFileSync(join(import.meta.dirname, file), 'utf8'))
    return [method].flat().map((id) => {
      if (!definitions.some((definition) => definition.id === id)) throw new Error(`${file}: there is no method ${id}`)
      return { id, cases }
    })
  })

/** Every method with its cases; a table may be of several methods. */
export const caseTables: readonly { method: Method; cases: readonly Case[] }[] = definitions.flatMap((definition) => {
  const cases = tables.flatMap(({ id, cases }) => (id === definition.id ? cases : []))
  return cases.length > 0 ? [{ method: prepare(definition), cases }] : []
})

const sorted = (texts: readonly string[]) => [...new Set(texts)].sort()
const placed = (problems: readonly { path: string; code: string }[]) =>
  problems.map(({ path, code }) => `${path} ${code}`).sort()

/** Numbers agree to 1e-12 of their size: the table is decimal, the machine binary. */
export function expectNumber(found: unknown, expected: number, key: string): void {
  expect(typeof found, key).toBe('number')
  expect(Math.abs((found as number) - expected), `${key} is ${found}, expected ${expected}`).toBeLessThanOrEqual(
    1e-12 * Math.abs(expected),
  )
}

/** What a surface cannot show it leaves out of `seen`; what it shows must be right. */
export function expectCase({ outputs, absent = [], codes, texts = [], problems }: Case, seen: Seen): void {
  for (const text of seen.texts ? texts : [])
    expect(
      seen.texts?.some((told) => ` ${told}`.includes(` ${text}`)),
      text,
    ).toBe(true)
  if (problems) {
    expect(seen.outputs).toBeUndefined()
    if (seen.problems) expect(placed(seen.problems)).toEqual(placed(problems))
    else expect(sorted(seen.codes ?? [])).toEqual(sorted(problems.map(({ code }) => code)))
    return
  }
  for (const [key, expected] of Object.entries(outputs ?? {})) expectNumber(seen.outputs?.[key], expected, key)
  for (const key of absent) expect(seen.outputs).not.toHaveProperty(key)
  if (seen.codes) expect(sorted(seen.codes)).toEqual(sorted(codes ?? []))
}

/** Columns as a case names them: `product 1` is the first value of `product`. */
export const spread = (columns: Readonly<Record<string, readonly number[]>> = {}) =>
  Object.fromEntries(
    Object.entries(columns).flatMap(([key, values]) => values.map((value, i) => [`${key} ${i + 1}`, value] as const)),
  )

/** What the core itself answers to a case. */
export function seenOf(answer: Answer): Seen {
  if (!answer.ok) return { problems: answer.problems, texts: textsOf(answer.problems) }
  const { outputs, columns = {}, warnings } = answer.result
  return {
    outputs: {
      ...Object.fromEntries(Object.entries(outputs).map(([key, { value }]) => [key, value])),
      ...spread(Object.fromEntries(Object.entries(columns).map(([key, { values }]) => [key, values]))),
    },
    codes: warnings.map(({ code }) => code),
    texts: textsOf(warnings),
  }
}

/** Inputs as a block of cells, as a person would type them. */
export function blockOf(inputs: Inputs): unknown[][] {
  const lines = Object.entries(inputs).filter(([, value]) => !Array.isArray(value))
  const groups = Object.entries(inputs).filter((entry): entry is [string, unknown[]] => Array.isArray(entry[1]))
  const sections = groups.flatMap(([key, items]) => {
    if (Array.isArray(items[0])) return [[''], [`[${key}]`], ...(items as unknown[][])]
    const rows = items.filter((item): item is Record<string, unknown> => typeof item === 'object')
    if (rows.length === 0) return [[''], [`[${key}]`], ...items.map((item) => [item])]
    const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
    return [[''], [`[${key}]`], columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))]
  })
  const all = [...lines.map(([key, value]) => [key, value]), ...sections]
  const wide = Math.max(2, ...all.map((row) => row.length))
  return all.map((row) => [...row, ...Array<string>(wide - row.length).fill('')])
}

/** All texts of warnings and problems, in both languages. */
export const textsOf = (told: readonly Text[]): string[] => told.flatMap(({ zh, en }) => [zh, en])
