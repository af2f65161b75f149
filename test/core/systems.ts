/** Random clouds: up to five services, five products and five customers; each service gives at least a little to some product. */
import fc from 'fast-check'

const amount = fc.oneof(fc.constant(0), fc.double({ min: 1e-6, max: 1e9, noNaN: true }))
const shares = (count: number) =>
  fc
    .array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: count, maxLength: count })
    .filter((row) => row.some((x) => x > 0.01))
    .map((row) => {
      const sum = row.reduce((total, x) => total + x, 0)
      return row.map((x) => x / sum)
    })

export const systems = fc
  .record({ s: fc.integer({ min: 0, max: 5 }), p: fc.integer({ min: 1, max: 5 }), c: fc.integer({ min: 1, max: 5 }) })
  .chain(({ s, p, c }) =>
    fc.record({
      services: fc.array(fc.record({ direct: amount }), { minLength: s, maxLength: s }),
      products: fc.array(fc.record({ direct: amount }), { minLength: p, maxLength: p }),
      use: fc.array(
        fc
          .tuple(shares(s + p), shares(p))
          .map(([all, some]) => all.map((x, j) => 0.9 * x + 0.1 * (j < s ? 0 : (some[j - s] as number)))),
        { minLength: s, maxLength: s },
      ),
      usage: fc.array(fc.array(amount, { minLength: c, maxLength: c }), { minLength: p, maxLength: p }),
      spare: fc.double({ min: 1, max: 3, noNaN: true }),
      allocation: fc.constantFrom('reciprocal', 'stepDown', 'direct'),
    }),
  )
