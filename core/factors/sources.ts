/** Every document that figures come from, with its number and how we read it; a file of its own, so that bundles without docs drop it. */
import { citations } from './data.ts'
import type { Source } from './record.ts'
import readings from './sources.json' with { type: 'json' }

const read = new Map<string, Pick<Source, 'docNo' | 'read'>>(Object.entries(readings))

export const sources: readonly Source[] = citations.flatMap((citation) => {
  const reading = read.get(citation.id)
  return reading === undefined ? [] : [{ ...citation, ...reading }]
})
