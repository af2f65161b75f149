/** The methods, ready to compute. */

import * as z from 'zod/mini'
import { definitions, prepare } from '#core'

// z.compile makes code of a schema, and workerd lets it do so only while the module loads.
export const methods = definitions.map((definition) => prepare(definition, (schema) => z.compile(schema)))
