/** The look of the page where a chart stands: a canvas knows nothing of style sheets. */

export type Look = {
  width: number
  font: string
  ink: string
  soft: string
  card: string
  line: string
  blue: string
  green: string
  orange: string
  still: boolean
}

export function lookOf(element: HTMLElement): Look {
  const styles = getComputedStyle(element)
  const token = (name: string) => styles.getPropertyValue(`--${name}`).trim()
  return {
    width: element.clientWidth,
    font: styles.fontFamily,
    ink: token('colorNeutralForeground1'),
    soft: token('colorNeutralForeground3'),
    card: token('colorNeutralBackground1'),
    line: token('colorNeutralStrokeAccessible'),
    blue: token('colorDataBlue'),
    green: token('colorDataPlus'),
    orange: token('colorDataOrange'),
    still: matchMedia('(prefers-reduced-motion: reduce)').matches,
  }
}
