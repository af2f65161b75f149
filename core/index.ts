/** The core: methods, their calculation and the factors. Replay, reports, charts, the sheet functions, the readings of tables, the meaning of codes, how sources were read and what was left out have entries of their own. */
export {
  type Answer,
  calculate,
  type Method,
  prepare,
  prepareLater,
  type Result,
  type UsedFactor,
} from './calculate.ts'
export { applies } from './condition.ts'
export { canonical } from './digest.ts'
export * from './factors/index.ts'
export type { Cell, Choice, Definition, Factor, Input, Inputs, Quantity, Rows } from './method.ts'
export { definitions } from './methods/index.ts'
export { type Problem, problem, type Severity, type Text } from './problem.ts'
export { type Standard, standards } from './standards.ts'
export type { TraceStep } from './trace.ts'
export { version } from './version.ts'
export { wanted } from './wanted.ts'
