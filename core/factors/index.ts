/** The factor library: dated figures with their sources, found by id, place, mode and year. */
export { citations, factorById, factorSet, records } from './data.ts'
export {
  type FactorQuery,
  type FactorText,
  type Found,
  findFactor,
  findFactorById,
  hasPlaces,
  listFactors,
  parseFactorText,
} from './lookup.ts'
export { type ModeFamily, type ModeSet, modeKey, modesOf } from './modes.ts'
export { placeCode, placeCodes, placeTitle } from './places.ts'
export {
  type Certainty,
  type Citation,
  type FactorRecord,
  type Family,
  families,
  type LeftOut,
  type Source,
} from './record.ts'
