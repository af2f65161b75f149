/** The factor library: dated figures with their sources, found by id, place, mode and year. */
export { citations, factorById, factorSet, records } from './data.ts'
export { keyOf } from './keys.ts'
export {
  defaultGwpSet,
  type FactorQuery,
  type FactorText,
  type Found,
  findFactor,
  findFactorById,
  hasPlaces,
  listFactors,
  meantBy,
  parseFactorText,
} from './lookup.ts'
export { type ModeFamily, type ModeSet, modeKey, modeSpellings, modesOf } from './modes.ts'
export { placeCode, placeCodes, placeSpellings, placeTitle } from './places.ts'
export {
  type Certainty,
  type Citation,
  type FactorRecord,
  type Family,
  families,
  type LeftOut,
  type Source,
} from './record.ts'
