/** Everything that a result's charts show, for programs. */
export { type Chart, chartsOf, type Over, type Spot } from './chart.ts'
export { type Flow, type FlowLink, type FlowNode, flowOf } from './flow.ts'
export { type Interval, intervalsOf } from './interval.ts'
export { type Tornado, tornadoOf } from './tornado.ts'
