/** What draws: the parts of the library that are used, on a canvas, as the page looks at the moment. Fetched by itself, when a chart comes into view. */
import { BarChart, LineChart, SankeyChart } from 'echarts/charts'
import { GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import type { Text } from '#core'
import { optionOf } from './chart-options.ts'
import type { Drawing } from './drawing.ts'
import { type Look, lookOf } from './look.ts'

use([BarChart, LineChart, SankeyChart, GridComponent, MarkLineComponent, TooltipComponent, CanvasRenderer])

export type Picture = {
  show: (drawing: Drawing, say: (text: Text) => string) => void
  /** The picture as a file, under its title. */
  image: (title: string) => Promise<Blob | undefined>
  end: () => void
}

/** Draws in this element, and again when its width or the look of the page changes. */
export function draw(element: HTMLElement): Picture {
  let again = () => {}
  const chart = init(element, null, { renderer: 'canvas' })
  const redraw = () => again()
  const width = new ResizeObserver(redraw)
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const theme = new MutationObserver(redraw)
  width.observe(element)
  dark.addEventListener('change', redraw)
  theme.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
  return {
    show(drawing, say) {
      again = () => {
        if (element.clientWidth === 0) return
        const { height, option } = optionOf(drawing, say, lookOf(element))
        element.style.height = `${height}px`
        chart.resize()
        chart.setOption(option, { notMerge: true })
      }
      again()
    },
    image: (title) => titled(chart.renderToCanvas({ pixelRatio: 2 }), title, lookOf(element)),
    end() {
      width.disconnect()
      theme.disconnect()
      dark.removeEventListener('change', redraw)
      chart.dispose()
    },
  }
}

/** On the background of the page, with room above for the title. */
function titled(picture: HTMLCanvasElement, title: string, { ink, card, font }: Look): Promise<Blob | undefined> {
  const sheet = document.createElement('canvas')
  const [margin, line] = [32, 56]
  sheet.width = picture.width + 2 * margin
  sheet.height = picture.height + line + 2 * margin
  const pen = sheet.getContext('2d')
  if (!pen) return Promise.resolve(undefined)
  pen.fillStyle = card
  pen.fillRect(0, 0, sheet.width, sheet.height)
  pen.fillStyle = ink
  pen.font = `600 28px ${font}`
  pen.textBaseline = 'top'
  pen.fillText(title, margin, margin, picture.width)
  pen.drawImage(picture, margin, margin + line)
  return new Promise((resolve) => sheet.toBlob((blob) => resolve(blob ?? undefined)))
}
