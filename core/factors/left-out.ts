/** Figures that exist and were left out of the library, with the reason; a file of its own, so that bundles without docs drop it. */
import entries from './left-out.json' with { type: 'json' }
import type { LeftOut } from './record.ts'

// That the file holds this shape is what the schema test asserts.
export const leftOut = entries as readonly LeftOut[]
