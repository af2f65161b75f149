/** The keys of a family and the ways to write one: the key, its name in either language, the usual spellings of a gas. */

import { plain } from '../plain.ts'
import { series } from './data.ts'
import { modeKey, modesOf } from './modes.ts'
import type { Family } from './record.ts'

/** Formulas, codes and everyday names of gases beside their names in the data. `R-134a` is read as `HFC-134a` without being listed. */
const gases = `
co2|CO2
ch4|甲烷|methane
ch4-fossil|化石源甲烷|CH4 fossil
ch4-biogenic|生物源甲烷|非化石甲烷|non-fossil methane|CH4 non-fossil|CH4 biogenic
n2o|一氧化二氮|笑气
sf6|sulphur hexafluoride
cf4|四氟甲烷|tetrafluoromethane|PFC-14|R-14
c2f6|PFC-116|R-116
c3f8|PFC-218|R-218
c-c4f8|PFC-318|PFC-C-318|RC-318
hfc-23|CHF3|fluoroform
hfc-32|CH2F2
hfc-125|C2HF5|CHF2CF3
hfc-134a|四氟乙烷|CH2FCF3
hfc-143a|三氟乙烷|CH3CF3
hfc-152a|二氟乙烷|CH3CHF2
hfc-227ea|1,1,1,2,3,3,3-七氟丙烷|CF3CHFCF3
hfc-245fa|五氟丙烷|CHF2CH2CF3`

/** A spelling of a gas without what does not matter: indices, case, dashes, brackets. */
const bare = (text: string) => plain(text).replace(/[^\p{L}\p{N}]/gu, '')

const spellingsOf = (family: Family): Map<string, string> => {
  const reduced = family === 'gwp' ? bare : plain
  const found = new Map<string, string>()
  for (const one of series) {
    if (one.family !== family) continue
    for (const key of one.by === 'place' ? [one.key] : Object.keys(one.rows)) {
      const { zh, en } = (one.by === 'place' ? one.title : one.names?.[key]) ?? { zh: key, en: key }
      for (const text of [key, zh, en]) found.set(reduced(text), key)
    }
  }
  if (family !== 'gwp') return found
  for (const line of gases.trim().split('\n')) {
    const [key = '', ...texts] = line.split('|')
    for (const text of [...texts, key.replace('hfc-', 'r-')]) found.set(bare(text), key)
  }
  return found
}

const cache = new Map<Family, Map<string, string>>()

/** The key that a text names in a family. */
export const keyOf = (family: Family, text: string): string | undefined => {
  if (modesOf(family)) return modeKey(family, text)
  const spellings = cache.get(family) ?? spellingsOf(family)
  cache.set(family, spellings)
  return spellings.get((family === 'gwp' ? bare : plain)(text))
}
