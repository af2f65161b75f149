/** The mark of 碳表, a sheet with a leaf over its last cells, and its two sisters; drawn anew for each size of icon, so that every straight edge lies on a pixel. */

/**
 * In pixels of the icon: where the sheet begins, the width of its lines, of its cells and the height of its head and cells.
 * Three columns with four lines and the head with its rows make the same length, so that the sheet is square.
 * @type {Readonly<Record<number, { from: number, line: number, cell: number, head: number, row: number, rows: number }>>}
 */
const measures = {
  16: { from: 0, line: 1, cell: 3, head: 3, row: 4, rows: 2 },
  20: { from: 1, line: 1, cell: 4, head: 4, row: 3, rows: 3 },
  24: { from: 1, line: 1, cell: 5, head: 4, row: 4, rows: 3 },
  32: { from: 1, line: 2, cell: 6, head: 5, row: 5, rows: 3 },
  40: { from: 2, line: 2, cell: 8, head: 8, row: 6, rows: 3 },
  48: { from: 2, line: 3, cell: 9, head: 9, row: 7, rows: 3 },
  64: { from: 3, line: 4, cell: 12, head: 13, row: 9, rows: 3 },
  80: { from: 4, line: 5, cell: 15, head: 17, row: 11, rows: 3 },
  96: { from: 5, line: 6, cell: 18, head: 18, row: 14, rows: 3 },
}

/** Every size that Office asks for, for a display of any scale. */
export const sizes = Object.keys(measures).map(Number)

/** What lies over the last cells is made of curves: its outline and what is drawn on it, once for all sizes on 64 x 64; `pen` is the width of a line that small sizes keep. */
const badges = {
  icon: {
    outline: 'M62 24C43 24 28 34 28 47.5c0 8.5 5.5 14.5 14 14.5 13 0 20-15 20-38Z',
    fill: '#4cba63',
    // the half below the rib, then the rib
    on: (
      /** @type {number} */ pen,
    ) => `<path fill="#379e50" d="M62 24C62 47 55 62 42 62c-3.7 0-6.8-1.1-9.2-3C37 49 46 38 62 24Z"/>
    <path fill="none" stroke="#fff" stroke-width="${Math.max(2.75, pen)}" stroke-linecap="round" d="M32.5 59.5C37 49.5 43.5 41.5 52 35.5"/>`,
  },
  check: {
    outline: 'M45 28a17 17 0 1 1 0 34 17 17 0 1 1 0-34Z',
    fill: '#379e50',
    on: (/** @type {number} */ pen) =>
      `<path fill="none" stroke="#fff" stroke-width="${Math.max(4, 1.4 * pen)}" stroke-linecap="round" stroke-linejoin="round" d="M37 45.5l6 6 10.5-12"/>`,
  },
  help: {
    outline: 'M45 28a17 17 0 1 1 0 34 17 17 0 1 1 0-34Z',
    fill: '#2f7fc1',
    on: (
      /** @type {number} */ pen,
    ) => `<path fill="none" stroke="#fff" stroke-width="${Math.max(3.5, 1.3 * pen)}" stroke-linecap="round" d="M39.5 41a5.5 5.5 0 1 1 8.3 4.7c-2 1.2-2.8 2-2.8 4"/>
    <circle cx="45" cy="55.5" r="${Math.max(2.2, 0.75 * pen)}" fill="#fff"/>`,
  },
}

/** @typedef {keyof typeof badges} Name */
export const names = /** @type {Name[]} */ (Object.keys(badges))

/**
 * A drawing as SVG: the mark itself (`icon`), or the sheet with a tick or a question mark.
 * @type {(size: number, name?: Name) => string}
 */
export const mark = (size, name = 'icon') => {
  const measure = measures[size]
  if (!measure) throw new Error(`There is no drawing of ${size} pixels`)
  const { from, line, cell, head, row, rows } = measure
  const { outline, fill, on } = badges[name]
  const side = 3 * cell + 4 * line
  const corner = Math.max(1, Math.round(side / 9))
  const cells = Array.from({ length: 3 * rows }, (_, i) => {
    const x = from + line + (i % 3) * (cell + line)
    const y = from + head + Math.floor(i / 3) * (row + line)
    return `M${x} ${y}h${cell}v${row}h-${cell}Z`
  }).join('')
  const scale = `scale(${size / 64})`
  // a free edge around it, a pixel wide at the least, so that it stands off from the sheet on any ground
  const edge = Math.max(7, 128 / size)
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}">
  <title>碳表 Tanbiao</title>
  <mask id="clear" maskUnits="userSpaceOnUse" x="0" y="0" width="${size}" height="${size}">
    <path fill="#fff" d="M0 0h${size}v${size}H0z"/>
    <path fill="#000" stroke="#000" stroke-width="${edge}" stroke-linejoin="round" transform="${scale}" d="${outline}"/>
  </mask>
  <g mask="url(#clear)">
    <rect x="${from}" y="${from}" width="${side}" height="${side}" rx="${corner}" fill="#12805c"/>
    <path fill="#fff" d="${cells}"/>
  </g>
  <g transform="${scale}">
    <path fill="${fill}" d="${outline}"/>
    ${on(64 / size)}
  </g>
</svg>
`
}
