/** Generated code and closures mean the same, bit for bit. */

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { definitions, prepare } from '#core'
import { generated } from '#core/methods/generated'
import { validInputs } from './arbitrary.ts'

const runs = process.env.TANBIAO_FULL ? 200_000 : 500

const bits = (value: number | undefined) => (value === undefined ? undefined : new Float64Array([value]).buffer)
const sameBits = (a: number | undefined, b: number | undefined) =>
  Object.is(a, b) ||
  (a !== undefined &&
    b !== undefined &&
    Buffer.from(bits(a) as ArrayBuffer).equals(Buffer.from(bits(b) as ArrayBuffer)))

describe.each(definitions.map((definition) => [definition.id, prepare(definition)] as const))('%s', (id, method) => {
  const run = generated[id as keyof typeof generated] as (inputs: unknown) => ReturnType<typeof method.evaluate.run>

  test(`is bitwise equal on ${runs} random valid inputs`, () => {
    let finite = 0
    fc.assert(
      fc.property(validInputs(method), (inputs) => {
        const settled = method.settle(inputs)
        if (settled.problems.length > 0) return
        const closures = method.evaluate.run(settled.inputs)
        const code = run(settled.inputs)
        expect(code.fault < 0).toBe(closures.fault < 0)
        if (closures.fault >= 0) return
        finite++
        expect(code.fired).toBe(closures.fired)
        expect(Object.keys(code.outputs)).toEqual(Object.keys(closures.outputs))
        expect(Object.keys(code.columns ?? {})).toEqual(Object.keys(closures.columns ?? {}))
        for (const [key, values] of Object.entries(closures.columns ?? {})) {
          const found = code.columns?.[key] ?? []
          if (found.length !== values.length || !values.every((value, i) => sameBits(value, found[i])))
            throw new Error(`${key}: ${values} and ${found}`)
        }
        for (const [key, value] of Object.entries(closures.outputs)) {
          if (!sameBits(value, code.outputs[key])) throw new Error(`${key}: ${value} and ${code.outputs[key]}`)
        }
      }),
      { numRuns: runs },
    )
    expect(finite).toBeGreaterThan(runs / 2)
  })
})
