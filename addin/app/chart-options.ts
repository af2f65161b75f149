/** How the library is told what to draw: names beside what they name, nothing but what is needed to read it. */
import type { EChartsCoreOption } from 'echarts/core'
import type { Text } from '#core'
import { brief } from '#core/chart-words'
import type { Chart, Flow, Over, Tornado } from '#core/charts'
import { asResult } from '#core/display'
import { unitShown } from '#core/unit-names'
import type { Drawing } from './drawing.ts'
import type { Look } from './look.ts'

type Say = (text: Text) => string
type Drawn = { height: number; option: EChartsCoreOption }

export function optionOf(drawing: Drawing, say: Say, look: Look): Drawn {
  const { height, option } =
    drawing.kind === 'flow'
      ? flowOption(drawing.flow, say, look)
      : drawing.kind === 'line'
        ? lineOption(drawing.chart, drawing.over, say, look)
        : tornadoOption(drawing.tornado, say, look)
  return { height, option: { ...common(look), ...option } }
}

const common = ({ font, ink, card, line, still }: Look) => ({
  animation: !still,
  animationDuration: 300,
  animationDurationUpdate: 200,
  textStyle: { fontFamily: font, fontSize: 12, color: ink },
  // a tooltip made of elements would bring styles that the policy of the page forbids
  tooltip: {
    renderMode: 'richText',
    confine: true,
    backgroundColor: card,
    borderColor: line,
    textStyle: { color: ink, fontFamily: font, fontSize: 12 },
  },
})

const lineHeight = 14
const pen = document.createElement('canvas').getContext('2d')
const widthOf = (text: string, { font }: Look): number => {
  if (!pen) return 0
  pen.font = `12px ${font}`
  return pen.measureText(text.trimEnd()).width
}

/** Words, and Chinese characters with the marks that follow them: a line ends between any two. */
const pieces = /\n|[\u2e80-\uffef][，。、；：）”》]*|[^\s\u2e80-\uffef]+ ?| +/g

/** A text in lines that are at most so wide; no part of a name is left out. */
function wrapped(text: string, width: number, look: Look): { text: string; width: number; height: number } {
  const lines = ['']
  const add = (piece: string) => {
    const longer = lines[lines.length - 1] + piece
    if (piece === '\n') lines.push('')
    else if (longer === piece || widthOf(longer, look) <= width) lines[lines.length - 1] = longer
    else lines.push(piece)
  }
  for (const piece of text.match(pieces) ?? []) {
    if (widthOf(piece, look) <= width) add(piece)
    else [...piece].forEach(add)
  }
  return {
    text: lines.map((line) => line.trimEnd()).join('\n'),
    width: Math.max(...lines.map((line) => widthOf(line, look))),
    height: lineHeight * lines.length,
  }
}

/** Below this width there is room for few numbers along an axis. */
const narrow = 480

function flowOption({ nodes, links, unit, format }: Flow, say: Say, look: Look): Drawn {
  const layers = Math.max(...nodes.map(({ layer }) => layer)) + 1
  const inLayer = (layer: number) => nodes.filter((other) => other.layer === layer).length
  const most = Math.max(...nodes.map(({ layer }) => inLayer(layer)))
  const nodeWidth = 10
  const room = (look.width - layers * nodeWidth) / layers - 8
  const of = (value: number) => `${asResult(value, format)} ${say(unitShown(unit))}`
  const name = (i: number) => say(nodes[i]?.label ?? { zh: '', en: '' })
  const labels = nodes.map(({ value }, i) => wrapped(`${name(i)}\n${asResult(value, format)}`, room, look))
  /** Room for a name above its value beside the thinnest node, and for the longest beside one that has a neighbour. */
  const gap =
    2 + Math.max(2 * lineHeight, ...labels.map(({ height }, i) => (inLayer(nodes[i]?.layer ?? 0) > 1 ? height : 0)))
  const last = labels.filter((_, i) => nodes[i]?.layer === layers - 1).map(({ width }) => width)
  const colors = [look.blue, look.green, look.orange]
  return {
    height: gap * (most + 1) + 114,
    option: {
      tooltip: {
        ...common(look).tooltip,
        formatter: ({ data }: { data: { name?: string; source?: string; target?: string; value: number } }) =>
          data.source === undefined
            ? `${name(Number(data.name))}\n${of(data.value)}`
            : `${name(Number(data.source))} → ${name(Number(data.target))}\n${of(data.value)}`,
      },
      series: {
        type: 'sankey',
        // drawn anew before its entrance ends, it would keep its last names hidden
        animation: false,
        left: 0,
        top: gap / 2,
        bottom: gap / 2,
        right: Math.max(...last) + 6,
        nodeWidth,
        nodeGap: gap,
        draggable: false,
        emphasis: { focus: 'adjacency' },
        lineStyle: { color: 'source', opacity: 0.35, curveness: 0.5 },
        label: {
          color: look.ink,
          fontFamily: look.font,
          fontSize: 12,
          lineHeight,
          textBorderColor: look.card,
          textBorderWidth: 2,
          formatter: ({ name: i }: { name: string }) => labels[Number(i)]?.text,
        },
        data: nodes.map(({ layer, value }, i) => ({
          name: String(i),
          depth: layer,
          value,
          itemStyle: { color: colors[layer % colors.length] },
        })),
        links: links.map(({ from, to, value }) => ({ source: String(from), target: String(to), value })),
      },
    },
  }
}

const axisLook = ({ soft, line, font }: Look) => ({
  axisLabel: { color: soft, fontFamily: font, fontSize: 12, hideOverlap: true, formatter: brief },
  axisLine: { show: true, lineStyle: { color: line } },
  axisTick: { show: false },
  splitLine: { show: false },
})

/** A value axis that begins where the values do. */
const valueAxis = (look: Look) => ({
  type: 'value',
  scale: true,
  splitNumber: look.width < narrow ? 3 : 5,
  ...axisLook(look),
})
const labelLook = ({ ink, card, font }: Look) => ({
  show: true,
  color: ink,
  fontFamily: font,
  fontSize: 12,
  lineHeight,
  textBorderColor: card,
  textBorderWidth: 3,
})

/** Left and right of what is drawn. */
const margins = [44, 16] as const
/** Points nearer to the chosen one than this part of the axis leave their name to the table. */
const near = 0.12
/** The mark of the crossing is led to so far above the highest value, where its name is clear of the names of points. */
const above = 0.12

function lineOption({ bars, unit, format }: Chart, over: Over, say: Say, look: Look): Drawn {
  const points = over.places
    .map((place, i) => ({ ...place, label: say(place.label), value: bars[i]?.value ?? 0 }))
    .sort((a, b) => a.at - b.at)
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last) return { height: 0, option: {} }
  const rises = last.value >= first.value
  const [lowest, highest] = [Math.min(0, first.value, last.value), Math.max(0, first.value, last.value)]
  const zero = over.zero && over.zero.at > 0 && over.zero.at <= last.at ? over.zero : undefined
  const units = say(unitShown(over.unit))
  /** The line leaves free what is above it on one side and below it on the other; a name stands on the side away from the crossing, where that has room. */
  const labelAt = (i: number) => {
    const { at = 0, label = '', value = 0 } = points[i] ?? {}
    const next = points[i + 1]
    const room = (at / last.at) * (look.width - margins[0] - margins[1]) - 16
    const shown = `${asResult(value, format)} ${say(unitShown(unit))}`
    const hasRoom = [...label.split(' '), shown].every((word) => widthOf(word, look) <= room)
    const left = !next || (zero !== undefined && at < zero.at && hasRoom)
    const { text, height } = wrapped(`${label}${next ? '\n' : ' '}${shown}`, left ? room : look.width, look)
    // in the middle a name keeps clear of the mark of the crossing; where there is little room the first keeps clear of that name
    const away = height / 2 + (next && i > 0 ? 10 : i === 0 && look.width < narrow ? 18 : 5)
    return {
      ...labelLook(look),
      show: !next || left || next.at - at > near * last.at,
      formatter: text,
      position: left ? 'left' : 'right',
      offset: [i > 0 && !left ? -10 : 0, left === rises ? -away : away],
      align: left ? 'right' : 'left',
    }
  }
  const crossed = zero ? `${say(zero.label)} ${asResult(zero.at, zero.format)} ${units}` : ''
  /** From the mark to where its name still ends within the picture. */
  const free = ((last.at - (zero?.at ?? 0)) / last.at) * (look.width - margins[0] - margins[1]) - widthOf(crossed, look)
  const quiet = { type: 'line', silent: true, symbol: 'none', tooltip: { show: false } }
  const crossing = zero && [
    {
      ...quiet,
      color: look.orange,
      lineStyle: { width: 1, type: 'dashed' },
      data: [
        [zero.at, 0],
        [zero.at, highest + above * (highest - lowest)],
      ],
      endLabel: {
        ...labelLook(look),
        align: 'left',
        offset: [Math.min(-8, free), -26],
        formatter: crossed,
      },
    },
    {
      type: 'line',
      color: look.orange,
      symbol: 'diamond',
      symbolSize: 13,
      data: [{ name: say(zero.label), value: [zero.at, 0, zero.format] }],
    },
  ]
  return {
    height: 264,
    option: {
      grid: { left: margins[0], right: margins[1], top: 44, bottom: 44, outerBoundsMode: 'none' },
      tooltip: {
        ...common(look).tooltip,
        formatter: ({ name, value: [at, value, placed] }: { name: string; value: readonly [number, number, string] }) =>
          `${name}\n${asResult(value, format)} ${say(unitShown(unit))}\n${asResult(at, placed)} ${units}`,
      },
      xAxis: {
        ...valueAxis(look),
        scale: false,
        max: last.at,
        name: `${say(over.label)} ${units}`,
        nameLocation: 'middle',
        nameGap: 26,
        nameTextStyle: { color: look.soft, fontFamily: look.font, fontSize: 12 },
        axisLine: { ...axisLook(look).axisLine, onZero: false },
        // it ends at the last point, mostly no round number
        axisLabel: { ...axisLook(look).axisLabel, showMaxLabel: false },
      },
      // room for the names of the points below
      yAxis: {
        ...valueAxis(look),
        boundaryGap: ['20%', `${100 * above}%`],
        axisLine: { ...axisLook(look).axisLine, onZero: false },
      },
      series: [
        {
          ...quiet,
          data: [
            [0, 0],
            [last.at, 0],
          ],
          lineStyle: { color: look.line, width: 1, type: 'dashed' },
        },
        {
          type: 'line',
          color: look.green,
          lineStyle: { width: 2 },
          symbol: 'circle',
          symbolSize: 9,
          data: points.map((point, i) => ({
            name: point.label,
            value: [point.at, point.value, point.format],
            label: labelAt(i),
          })),
        },
        ...(crossing ?? []),
      ],
    },
  }
}

/** Names stand beside their bars; where that leaves little for these, above them. */
function tornadoOption({ bars, value, unit, format, ends }: Tornado, say: Say, look: Look): Drawn {
  const above = look.width < narrow
  const left = above ? 1 : 220
  const room = above ? look.width - 24 : left - 12
  const names = bars.map(({ label }) => say(label))
  const bar = 16
  const highest = Math.max(...names.map((name) => wrapped(name, room, look).height))
  // below the value that all bars start from
  const top = lineHeight + 4 + (above ? highest / 2 : 0)
  const row = above ? highest + bar + 14 : Math.max(34, highest + 6)
  const shown = asResult(value, format)
  const moves = ({ low, high }: Tornado['bars'][number]) =>
    [low, high].some((end) => end === undefined || asResult(end, format) !== shown)
  const still = { value, label: { ...labelLook(look), position: 'right', formatter: '±0' } }
  const side = (end: 'low' | 'high', color: string) => ({
    type: 'bar',
    name: say(ends[end]),
    color,
    barWidth: bar,
    barGap: '-100%',
    // what has no value has no bar; what moves nothing says so, once
    data: bars.map((bar) => (end === 'high' || moves(bar) ? (bar[end] ?? '-') : still)),
  })
  const base = {
    silent: true,
    symbol: 'none',
    animation: false,
    // beneath the names
    z: 2,
    data: [{ xAxis: value }],
    lineStyle: { color: look.soft, type: 'solid', width: 1 },
    label: { ...labelLook(look), formatter: shown, position: 'start', distance: above ? 4 + highest / 2 : 4 },
  }
  return {
    height: row * bars.length + top + 28,
    option: {
      grid: { left, right: 20, top, bottom: 28, outerBoundsMode: 'none' },
      tooltip: {
        ...common(look).tooltip,
        formatter: ({ name, seriesName, value: to }: { name: string; seriesName: string; value: number }) =>
          `${name}\n${seriesName}\n${asResult(to, format)} ${say(unitShown(unit))}`,
      },
      xAxis: {
        ...valueAxis(look),
        axisLabel: { ...axisLook(look).axisLabel, ...(above ? { alignMinLabel: 'left' } : {}) },
        startValue: value,
      },
      yAxis: {
        type: 'category',
        inverse: true,
        data: names,
        ...axisLook(look),
        axisLabel: {
          ...axisLook(look).axisLabel,
          formatter: (name: string) => wrapped(name, room, look).text,
          hideOverlap: false,
          interval: 0,
          color: look.ink,
          lineHeight,
          ...(above
            ? {
                inside: true,
                verticalAlign: 'bottom',
                padding: [0, 0, bar / 2 + 4, 0],
                textBorderColor: look.card,
                textBorderWidth: 3,
              }
            : {}),
        },
        z: 3,
      },
      series: [{ ...side('low', look.blue), markLine: base }, side('high', look.orange)],
    },
  }
}
