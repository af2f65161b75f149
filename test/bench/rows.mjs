/** What the benchmark says: one row for each figure, with its goal where it has one. */

/** @typedef {{ what: string, found: string, goal?: string, met?: boolean }} Row */

export const middle = (/** @type {number[]} */ xs) => {
  const sorted = [...xs].sort((a, b) => a - b)
  return /** @type {number} */ (sorted[sorted.length >> 1])
}

export const times = (/** @type {number} */ x) => `${x.toPrecision(3)} x`
export const percent = (/** @type {number} */ x) => `${Math.round(x * 100)} %`

/** From the least to the most. */
export const spread = (/** @type {number[]} */ xs, /** @type {(x: number) => string} */ text) =>
  `${text(Math.min(...xs))} to ${text(Math.max(...xs))}`

const verdict = (/** @type {Row} */ { met }) => (met === undefined ? '' : met ? 'yes' : 'no')

export const line = (/** @type {Row} */ row) =>
  `${row.what}: ${row.found}${row.goal === undefined ? '' : `; goal ${row.goal}: ${verdict(row)}`}`

export const table = (/** @type {readonly Row[]} */ rows) =>
  [
    '| | measured | goal | met |',
    '|---|---|---|---|',
    ...rows.map((row) => `| ${row.what} | ${row.found} | ${row.goal ?? ''} | ${verdict(row)} |`),
  ].join('\n')
