/** Properties of the cloud method: nothing is lost or doubled, whatever the system and the way of allocation. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { calculate, prepare } from '#core'
import { cloud } from '../../core/methods/cloud.ts'
import { systems } from './systems.ts'

const method = prepare(cloud)
const runs = process.env.TANBIAO_FULL ? 100_000 : 3_000

const sum = (xs: readonly number[] = []) => xs.reduce((total, x) => total + x, 0)

test(`what came in is with the customers or not allocated, to 1e-9, in ${runs} random systems`, () => {
  let computed = 0
  fc.assert(
    fc.property(systems, ({ services, products, use, usage, spare, allocation }) => {
      const capacity = usage.map((row) => spare * sum(row))
      const own = products.map((product, i) => ({ ...product, capacity: capacity[i] }))
      const answer = calculate(method, {
        services,
        products: own,
        ...(use.length > 0 ? { use } : {}),
        usage,
        allocation,
      })
      if (!answer.ok) {
        // direct and step-down refuse a service of which nothing is left
        expect(answer.problems.map(({ code }) => code)).toEqual(answer.problems.map(() => 'C-ROWS'))
        return
      }
      computed++
      const { columns = {}, outputs } = answer.result
      const total = sum([...services, ...products].map(({ direct }) => direct))
      const out = sum(columns.customer?.values) + (outputs.unallocated?.value ?? 0)
      expect(Math.abs(out - total)).toBeLessThanOrEqual(1e-9 * total)
      expect(Math.abs(sum(columns.product?.values) - total)).toBeLessThanOrEqual(1e-9 * total)
    }),
    { numRuns: runs },
  )
  expect(computed).toBeGreaterThan(0.9 * runs)
})

test('twice the emissions are twice the results, and the order of customers does not matter', () => {
  fc.assert(
    fc.property(systems, ({ services, products, use, usage, allocation }) => {
      const twice = (rows: readonly { direct: number }[]) => rows.map(({ direct }) => ({ direct: 2 * direct }))
      const tables = { ...(use.length > 0 ? { use } : {}), allocation }
      const one = calculate(method, { services, products, usage, ...tables })
      const two = calculate(method, {
        services: twice(services),
        products: twice(products),
        usage: usage.map((row) => row.toReversed()),
        ...tables,
      })
      fc.pre(one.ok && two.ok)
      const customers = one.ok ? (one.result.columns?.customer?.values ?? []) : []
      const other = two.ok ? (two.result.columns?.customer?.values ?? []) : []
      // the sum of a row of usage depends on its order in the last bits, and next to zero numbers have few of them
      other.toReversed().forEach((x, i) => {
        expect(Math.abs(x / 2 - (customers[i] as number))).toBeLessThanOrEqual(1e-12 * x + 1e-300)
      })
    }),
  )
})
