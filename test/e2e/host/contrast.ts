/** Does what a reader sees stand out where colours are forced on a page? */

/** The elements of a selector that are seen and have no border, outline, fill or line that stands out by 3 to 1 from the page behind; runs inside the page. */
export const faint = (selector: string): string[] => {
  const light = (color: string) => {
    const [red = 0, green = 0, blue = 0, alpha = 1] = color.match(/[\d.]+/g)?.map(Number) ?? []
    const linear = [red, green, blue].map((part) =>
      part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4,
    )
    const [r = 0, g = 0, b = 0] = linear
    return alpha === 0 ? undefined : 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const behind =
    light(getComputedStyle(document.documentElement).backgroundColor) ??
    light(getComputedStyle(document.body).backgroundColor) ??
    1
  const standsOut = (color: string) => {
    const own = light(color)
    if (own === undefined) return false
    return (Math.max(own, behind) + 0.05) / (Math.min(own, behind) + 0.05) >= 3
  }
  return [...document.querySelectorAll(selector)].flatMap((element) => {
    const box = element.getBoundingClientRect()
    if (box.width === 0 && box.height === 0) return []
    const style = getComputedStyle(element)
    const colors = [
      ...(element instanceof SVGElement ? [style.fill, style.stroke] : []),
      ...(style.outlineStyle === 'none' ? [] : [style.outlineColor]),
      ...(['Top', 'Left'] as const).flatMap((side) =>
        Number.parseFloat(style[`border${side}Width`]) > 0 ? [style[`border${side}Color`]] : [],
      ),
      ...(style.textDecorationLine === 'none' ? [] : [style.color]),
    ]
    return colors.some(standsOut) ? [] : [element.outerHTML.slice(0, 120)]
  })
}
