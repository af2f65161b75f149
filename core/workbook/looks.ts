/** How a cell looks, by its role and by what is found of it. */
import type { CellStyle } from 'hucre/xlsx'
import type { Highlight, Role } from './model.ts'

const thin = { style: 'thin', color: { rgb: 'D0D0D0' } } as const
const framed = { top: thin, bottom: thin, left: thin, right: thin }
const fill = (rgb: string) => ({ type: 'pattern', pattern: 'solid', fgColor: { rgb } }) as const
const wrap = { vertical: 'top', wrapText: true } as const
/** Texts keep off the numbers that often stand left of them. */
const indented = { ...wrap, horizontal: 'left', indent: 1 } as const

export const face = { name: 'Microsoft YaHei', size: 10 }
const top = { vertical: 'top' } as const
const plain = { font: face, alignment: wrap }
const grey = { ...face, color: { rgb: '5F5F5F' } }
const blue = { ...face, color: { rgb: '1F3FA6' } }
const headline = (size: number) => ({ font: { ...face, bold: true, size, color: { rgb: '0B6A5B' } } })

export const styles: Readonly<Record<Role, CellStyle>> = {
  title: headline(14),
  heading: headline(12),
  // centred, so that heads side by side keep apart
  head: {
    font: { ...face, bold: true },
    fill: fill('E8F3F0'),
    border: framed,
    alignment: { vertical: 'center', horizontal: 'center', wrapText: true },
  },
  label: plain,
  text: { ...plain, alignment: indented, numFmt: '@' },
  unit: { font: grey, alignment: indented },
  count: { font: grey, alignment: { vertical: 'top', horizontal: 'right', indent: 1 } },
  input: { font: blue, fill: fill('FFFBE0'), border: framed, alignment: top, protection: { locked: false } },
  inputText: {
    font: blue,
    fill: fill('FFFBE0'),
    border: framed,
    numFmt: '@',
    alignment: indented,
    protection: { locked: false },
  },
  // texts of users may be longer than the cells that take them over, which do not wrap
  formula: {
    font: face,
    alignment: { ...top, shrinkToFit: true, horizontal: 'left', indent: 1 },
    fill: fill('F4F4F4'),
    border: framed,
  },
  factor: { font: face, alignment: top, fill: fill('E9F5E1'), border: framed },
  result: { font: { ...face, bold: true }, alignment: top, fill: fill('D9EFE8'), border: framed },
  check: { font: face, alignment: { ...top, horizontal: 'center' }, fill: fill('F4F4F4'), border: framed },
}

/** Programs take the one colour or the other for the fill of such a look. */
const look = (back: string, text: string): CellStyle => ({
  font: { color: { rgb: text } },
  fill: { ...fill(back), bgColor: { rgb: back } },
})
export const highlighted: Readonly<Record<Highlight['as'], CellStyle>> = {
  good: look('C6EFCE', '0B5A1E'),
  odd: look('FFEB9C', '7A4B00'),
  bad: look('FFC7CE', '9C0006'),
}
