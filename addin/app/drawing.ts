/** What a figure may be of. */
import type { Chart, Flow, Over, Tornado } from '#core/charts'

export type Drawing =
  | { kind: 'flow'; flow: Flow }
  | { kind: 'line'; chart: Chart; over: Over }
  | { kind: 'tornado'; tornado: Tornado }
