/** How the library is told what to draw: names beside what they name, nothing but what is needed to read it. */
import type { EChartsCoreOption } from 'echarts/core'
import type { Text } from '#core'
import { brief } from '#core/chart-words'
import type { Chart, Flow, Over, Tornado } from '#core/charts'
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

/** Below this width there is room for few numbers along an axis. */
const narrow = 480

function flowOption({ nodes, links, unit }: Flow, say: Say, look: Look): Drawn {
  const layers = Math.max(...nodes.map(({ layer }) => layer)) + 1
  const most = Math.max(...nodes.map(({ layer }) => nodes.filter((other) => other.layer === layer).length))
  const nodeWidth = 10
  const room = (look.width - layers * nodeWidth) / layers - 8
  /** Room for a name above its value beside the thinnest node. */
  const gap = 30
  const of = (value: number) => `${brief(value)} ${say(unitShown(unit))}`
  const name = (i: number) => say(nodes[i]?.label ?? { zh: '', en: '' })
  const colors = [look.blue, look.green, look.orange]
  return {
    height: gap * most + 140,
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
        left: 0,
        top: 10,
        bottom: 16,
        right: room + 6,
        nodeWidth,
        nodeGap: gap,
        draggable: false,
        emphasis: { focus: 'adjacency' },
        lineStyle: { color: 'source', opacity: 0.35, curveness: 0.5 },
        label: {
          color: look.ink,
          fontFamily: look.font,
          fontSize: 12,
          lineHeight: 14,
          width: room,
          overflow: 'truncate',
          textBorderColor: look.card,
          textBorderWidth: 2,
          formatter: ({ name: i }: { name: string }) => `${name(Number(i))}\n${brief(nodes[Number(i)]?.value ?? 0)}`,
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
  lineHeight: 15,
  textBorderColor: card,
  textBorderWidth: 3,
})

/** Points nearer to the chosen one than this part of the axis leave their name to the table. */
const near = 0.12
/** The mark of the crossing is led to so far above the highest value, where its name is clear of the names of points. */
const above = 0.12

function lineOption({ bars, unit }: Chart, over: Over, say: Say, look: Look): Drawn {
  const points = over.places
    .map(({ label, at }, i) => ({ label: say(label), at, value: bars[i]?.value ?? 0 }))
    .sort((a, b) => a.at - b.at)
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last) return { height: 0, option: {} }
  const rises = last.value >= first.value
  const [lowest, highest] = [Math.min(0, first.value, last.value), Math.max(0, first.value, last.value)]
  const zero = over.zero && over.zero.at > 0 && over.zero.at <= last.at ? over.zero : undefined
  const units = say(unitShown(over.unit))
  /** The line leaves free what is above it on one side and below it on the other. */
  const labelAt = (i: number) => {
    const left = i === points.length - 1
    const next = points[i + 1]
    return {
      ...labelLook(look),
      show: left || !next || next.at - (points[i]?.at ?? 0) > near * last.at,
      position: left ? 'left' : 'right',
      // where there is little room the first stands further off: the chosen one is often close to it
      offset: [0, (left === rises ? -12 : 14) * (i === 0 && look.width < narrow ? 2 : 1)],
      align: left ? 'right' : 'left',
    }
  }
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
        align: zero.at > last.at / 2 ? 'right' : 'left',
        offset: [zero.at > last.at / 2 ? -12 : -8, -26],
        formatter: `${say(zero.label)} ${brief(zero.at)}`,
      },
    },
    {
      type: 'line',
      color: look.orange,
      symbol: 'diamond',
      symbolSize: 13,
      data: [{ name: say(zero.label), value: [zero.at, 0] }],
    },
  ]
  return {
    height: 264,
    option: {
      grid: { left: 44, right: 16, top: 44, bottom: 44, outerBoundsMode: 'none' },
      tooltip: {
        ...common(look).tooltip,
        formatter: ({ name, value: [at, value] }: { name: string; value: readonly [number, number] }) =>
          `${name}\n${brief(value)} ${say(unitShown(unit))}\n${brief(at)} ${units}`,
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
            value: [point.at, point.value],
            label: { ...labelAt(i), formatter: `${point.label}${point === last ? ' ' : '\n'}${brief(point.value)}` },
          })),
        },
        ...(crossing ?? []),
      ],
    },
  }
}

/** A name in at most two lines of this width; Chinese characters are as wide as they are high. */
function cut(name: string, width: number): string {
  let room = (2 * width) / 12 - 4
  for (let i = 0; i < name.length; i++) {
    room -= name.charCodeAt(i) > 0x2e7f ? 1 : 0.55
    if (room < 0) return `${name.slice(0, i)}…`
  }
  return name
}

function tornadoOption({ bars, value, unit, ends }: Tornado, say: Say, look: Look): Drawn {
  const left = Math.min(220, 0.42 * look.width)
  const side = (end: 'low' | 'high', color: string) => ({
    type: 'bar',
    name: say(ends[end]),
    color,
    barWidth: 16,
    barGap: '-100%',
    // what has no value has no bar
    data: bars.map((bar) => bar[end] ?? '-'),
  })
  return {
    height: 34 * bars.length + 44,
    option: {
      grid: { left, right: 20, top: 4, bottom: 28, outerBoundsMode: 'none' },
      tooltip: {
        ...common(look).tooltip,
        formatter: ({ name, seriesName, value: to }: { name: string; seriesName: string; value: number }) =>
          `${name}\n${seriesName}\n${brief(to)} ${say(unitShown(unit))}`,
      },
      xAxis: { ...valueAxis(look), startValue: value },
      yAxis: {
        type: 'category',
        inverse: true,
        data: bars.map(({ label }) => say(label)),
        ...axisLook(look),
        axisLabel: {
          ...axisLook(look).axisLabel,
          formatter: (name: string) => cut(name, left - 12),
          hideOverlap: false,
          interval: 0,
          color: look.ink,
          width: left - 12,
          overflow: 'break',
          lineHeight: 14,
        },
      },
      series: [side('low', look.blue), side('high', look.orange)],
    },
  }
}
