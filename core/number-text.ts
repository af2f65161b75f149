/** Texts that people write for numbers: full-width digits, thousands separators, per cent, 万 and 亿. */

/** Full-width digits, letters and signs as their plain forms, no spaces around. */
export const plainText = (raw: unknown): string => {
  const text = String(raw ?? '')
  // most cells are plain already, and a file has many
  return /^[!-~]*$/.test(text) ? text : text.normalize('NFKC').trim()
}

/** A number as JavaScript writes it, its thousands separators left out; undefined where the text is none. */
function digitsOf(text: string): string | undefined {
  if (/^[-+]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text)) return text.replaceAll(',', '')
  return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text) ? text : undefined
}

const powers = { '%': -2, 万: 4, 亿: 8 } as const

/** The number that a plain text means, and the sign behind its digits. */
export function numberIn(text: string): { value: number; sign?: keyof typeof powers } | undefined {
  const [, before = text, sign] = /^(.*\S)\s*([%万亿])$/.exec(text) ?? []
  const digits = digitsOf(before)
  if (digits === undefined) return undefined
  if (sign === undefined) return { value: Number(digits) }
  const found = sign as keyof typeof powers
  const power = powers[found]
  // as a decimal text, so that 60% is 0.6 and nothing beside it; a percentage is not written with an exponent
  const value = /e/i.test(digits)
    ? power < 0
      ? Number.NaN
      : Number(digits) * 10 ** power
    : Number(`${digits}e${power}`)
  return Number.isFinite(value) ? { value, sign: found } : undefined
}

/** `4800 km`, `4,800元/年`: a number and what looks like a unit behind it. */
export const hasUnitBehind = (text: string): boolean => {
  const [, digits = ''] = /^([-+]?[\d.,]+)(?:\s+[a-z]|\s*(?:[a-z]{2}|[^!-~万亿\s]))/i.exec(text) ?? []
  return digitsOf(digits) !== undefined
}

/** `1,5` and `4.800,5`, which are not read: the comma may stand for either. */
export const hasDecimalComma = (text: string): boolean => /^[-+]?(\d+,\d{1,2}|\d{1,3}(\.\d{3})+,\d+)\s*%?$/.test(text)
