/** The style sheet of printed reports, and its hash, by which the policy of the page lets it in. */
import { sha256 } from '#core/sha256'

export const reportStyle = `
@page { size: A4; margin: 16mm 14mm; }
* { box-sizing: border-box; }
body { max-width: 190mm; margin: 0 auto; padding: 8mm 4mm; color: #1b1b1b; background: #fff; font: 10pt/1.5 "Noto Sans SC", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", system-ui, sans-serif; overflow-wrap: break-word; }
h1 { margin: 0 0 2mm; font-size: 18pt; line-height: 1.3; }
h2 { margin: 8mm 0 2mm; padding-top: 2mm; border-top: 0.4mm solid #0b6a5b; font-size: 13pt; line-height: 1.35; break-inside: avoid; break-after: avoid; }
h3, caption { margin: 4mm 0 1mm; font-size: 10.5pt; font-weight: 600; text-align: left; break-after: avoid; }
p { margin: 1.5mm 0; orphans: 3; widows: 3; }
.pair { break-inside: avoid; }
[lang=en] { color: #444; }
h1 [lang=en], h2 [lang=en] { display: block; font-size: 0.72em; font-weight: 400; }
.draft { padding: 2mm 3mm; border: 0.3mm solid #a65c00; }
table { width: 100%; margin: 2mm 0 3mm; border-collapse: collapse; font-size: 8pt; line-height: 1.35; }
th, td { padding: 0.8mm 1.2mm; border-bottom: 0.2mm solid #c8c8c8; text-align: left; vertical-align: top; }
thead { display: table-header-group; }
th, td { min-width: 7mm; }
thead th { border-bottom-color: #666; vertical-align: bottom; }
thead [lang=en], thead small { display: block; font-weight: 400; }
.long { min-width: 24mm; overflow-wrap: anywhere; }
.wide { font-size: 6.2pt; }
.wide th, .wide td { padding: 0.7mm; }
.wide .long { min-width: 15mm; }
tr { break-inside: avoid; }
.scrolls { overflow-x: auto; }
.lines th { width: 36%; font-weight: 400; }
.lines td { width: 40%; overflow-wrap: anywhere; }
.lines td:nth-child(3) { width: 24%; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
td.number { white-space: nowrap; }
.bar { width: 45%; }
.bar svg { display: block; width: 100%; height: 3.5mm; overflow: visible; }
.plus { fill: #0b6a5b; }
.minus { fill: #a65c00; }
@media (forced-colors: active) { .plus, .minus { fill: CanvasText; } }
.bar line { stroke: #666; stroke-width: 1; vector-effect: non-scaling-stroke; }
small { color: #555; }
@media print { body { max-width: none; padding: 0; } .scrolls { overflow: visible; } }
`

/** The hexadecimal digits of a hash as base64. */
const base64 = (hex: string) =>
  btoa(String.fromCharCode(...(hex.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16))))
export const reportStyleHash = `sha256-${base64(sha256(reportStyle))}`
