/** The page that WPS loads when it starts: makes the sheet functions known and answers the ribbon. */
import '../app/older.ts'

import * as z from 'zod/mini'
import { definitions, prepareLater } from '#core'
import { sheetFunctions } from '#core/sheet/index'
import { registerInWps } from '../wps.ts'
import { languageOf } from './language.ts'
import { ribbonOf } from './ribbon.ts'
import type { Wps } from './wps.ts'

// The page's policy forbids code from text, so zod shall not try.
z.config({ jitless: true })

declare const wps: Wps | undefined

if (typeof wps === 'object') {
  const host = wps
  const language = () => languageOf(host)
  const functions = sheetFunctions(definitions.map(prepareLater))
  const space = registerInWps(functions, host, language)
  const names = functions.map(({ name }) => name)
  // WPS calls what ribbon.xml names as globals of this page
  Object.assign(globalThis, ribbonOf(host, { names, space, language }))
}
